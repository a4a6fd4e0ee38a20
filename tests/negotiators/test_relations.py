"""What a seat remembers of conduct, who it is in a game, and what follows for what it asks. Aland's points, by issue:
(0 2 5), (0 6 12), (0 19), (0 8 17 26); no deal is worth 30 to it.
"""

from __future__ import annotations

from builders import three, two

from communique.model.scenario import Seat
from communique.negotiators.parts.character import drawn
from communique.negotiators.parts.own_packages import Space
from communique.negotiators.parts.relations import Occasion, Relations
from communique.rules.dice import Dice
from communique.rules.state import BLOCK, INITIAL, REASONS

ALAND, BOREA = Seat(0), Seat(1)
FLOORS = (0, 0, 0, 0)
VALUE = REASONS.index("value")


def relations() -> Relations:
    scenario = two()
    return Relations(Space(scenario.public, scenario.sheets[ALAND]))


def test_what_was_given_is_what_the_best_offer_betters_the_first_by() -> None:
    known = relations()
    known.offered(BOREA, (0, 0, 0, 3), FLOORS, 0)
    known.offered(BOREA, (0, 2, 0, 3), FLOORS, 1)
    account = known.accounts[BOREA]
    assert (account.first, account.best, account.last, account.moved) == (26, 38, 38, 1)
    assert account.given(40) == 12
    assert known.occasions == (Occasion("thanks", BOREA, 1, level=1),)


def test_an_offer_taken_back_is_a_slight_and_is_remembered_with_its_session() -> None:
    known = relations()
    known.offered(BOREA, (0, 2, 0, 3), FLOORS, 1)
    known.offered(BOREA, (0, 0, 0, 3), FLOORS, 2)
    assert known.accounts[BOREA].slights == 1
    assert known.occasions == (Occasion("reminds", BOREA, 1, 2, 1),)


def test_who_makes_much_of_what_it_called_little_has_misled_and_pays_three_times_once() -> None:
    known = relations()
    known.told(BOREA, 2, 0, "priority", little=True)
    known.rejects(BOREA, ((2, 0, VALUE),), 1)
    known.rejects(BOREA, ((2, 0, VALUE),), 2)
    assert known.accounts[BOREA].slights == 3
    assert [o.about for o in known.occasions].count("denies") == 1


def test_who_blocks_what_it_did_not_call_little_is_not_caught() -> None:
    known = relations()
    known.told(BOREA, 1, 0, "priority", little=True)
    known.marked(BOREA, 1, (0, 1, 1, 0), (INITIAL, INITIAL, BLOCK, INITIAL), FLOORS, 0)
    assert known.accounts[BOREA].slights == 0


def test_initials_taken_back_are_a_slight() -> None:
    known = relations()
    known.marked(BOREA, 1, (0, 1, 1, 0), (INITIAL, BLOCK, BLOCK, BLOCK), FLOORS, 0)
    known.marked(BOREA, 1, (0, 1, 1, 0), (BLOCK, BLOCK, BLOCK, BLOCK), FLOORS, 1)
    assert known.accounts[BOREA].slights == 1
    assert Occasion("broken", BOREA, 0, 0) in known.occasions


def test_a_refusal_that_names_what_it_wants_is_a_pledge_for_this_session_and_the_next() -> None:
    known = relations()
    known.i_rejected((0, 0, 0, 3), ((1, 2, VALUE),), FLOORS, 2)
    assert [known.pledged(session) for session in (2, 3, 4)] == [[(0, 2, 0, 3)], [(0, 2, 0, 3)], []]
    assert known.rejected == {(1, 0): 2}


def test_a_refusal_that_names_no_option_pledges_nothing() -> None:
    known = relations()
    known.i_rejected((0, 0, 0, 3), ((1, -1, VALUE),), FLOORS, 2)
    assert known.pledged(2) == []


def test_a_clause_that_one_can_live_with_is_no_longer_rejected() -> None:
    known = relations()
    known.i_rejected((0, 0, 0, 3), ((1, 2, VALUE),), FLOORS, 2)
    known.i_can_live_with(1, 0)
    assert known.rejected == {}


def test_a_copy_goes_its_own_way() -> None:
    known = relations()
    known.offered(BOREA, (0, 0, 0, 3), FLOORS, 0)
    other = known.copy()
    other.offered(BOREA, (0, 2, 0, 3), FLOORS, 1)
    assert (known.accounts[BOREA].best, other.accounts[BOREA].best) == (26, 38)


def test_somebody_is_the_same_throughout_a_game_and_another_in_the_next() -> None:
    people = [[drawn(4, 2, Dice(seed, step, "seat 0")) for step in range(5)] for seed in range(40)]
    assert all(len(set(one)) == 1 for one in people)
    assert len({one[0] for one in people}) == 40
    assert drawn(4, 2, Dice(1, 0, "seat 0")) != drawn(4, 2, Dice(1, 0, "seat 1"))


def test_three_parties_are_remembered_apart() -> None:
    scenario = three()
    known = Relations(Space(scenario.public, scenario.sheets[ALAND]))
    known.gestured(BOREA, 0, 1)
    assert [account.gestures for account in known.accounts] == [0, 1, 0]
