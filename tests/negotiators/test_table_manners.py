"""How delegations behave towards each other: no worse terms without need, no empty threats, meetings or praise.

Aland's points are (0 2 5), (0 6 12), (0 19), (0 8 17 26); Borea's (12 6 0), (19 9 0), (26 0), (5 3 1 0).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import build, three, two
from rooms import Room

from communique.model.scenario import Gesture, Goal, Seat, Signing
from communique.model.sheet import Link
from communique.negotiators.parts import character
from communique.negotiators.parts.partners import partners
from communique.negotiators.parts.remarks import remarks
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.steadfast import steadfast, unasked
from communique.negotiators.parts.temper import Temper
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import BLOCK, HOLD, INITIAL, REASONS, Phase

FIVE_OF_SIX = build(principals=6, signing=Signing("k-of-n", 5, (Seat(0),)), reservation=10)
PLAIN = Temper(start=80, end=20)


def situation(room: Room, seat: int) -> Situation:
    return Situation(room.session.chair(Seat(seat)).view(), PLAIN)


# -- what has been put forward stays ----------------------------------------------------


def after_an_offer() -> Situation:
    """Aland's, after it has offered A2 B1 C1 D3 and Borea has asked for the first option of everything."""
    room = Room(two(), {}).floor(0).submit(Offer((2, 1, 1, 3)), Pass()).floor(1).submit(Offer((0, 0, 0, 0)), Pass())
    return situation(room.floor(0), 0)


def test_what_is_worse_for_the_other_is_not_put_forward_after_what_was_better() -> None:
    assert steadfast(after_an_offer(), 60, (2, 2, 1, 3)) == (2, 1, 1, 3)


def test_what_the_other_asked_for_is_not_taken_back_for_nothing_whatever_is_believed() -> None:
    """Borea has asked for B0; Aland has granted it, and now has B1 again, with nothing new."""
    room = Room(two(), {}).floor(0).submit(Offer((2, 0, 1, 3)), Pass()).floor(1).submit(Offer((0, 0, 0, 0)), Pass())
    assert steadfast(situation(room.floor(0), 0), 60, (2, 1, 1, 3)) == (2, 0, 1, 3)


def test_a_step_towards_the_other_is_put_forward() -> None:
    assert steadfast(after_an_offer(), 40, (2, 0, 1, 3)) == (2, 0, 1, 3)


def test_where_the_target_allows_a_step_one_is_found() -> None:
    """A package that takes back B1 for nothing is replaced by one that gives, since 40 points would do."""
    found = steadfast(after_an_offer(), 40, (2, 2, 1, 3))
    assert found != (2, 1, 1, 3)
    assert sum(k > last for k, last in zip(found, (2, 1, 1, 3), strict=True)) == 0


# -- threats ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["firm", "two-faced", "reciprocator", "legalist"])
def test_nobody_warns_in_the_last_session(name: str) -> None:
    """A draft that is worth nothing to Aland lies on the table from the first session on."""
    for seed in range(1, 7):
        room = Room(three(sessions=3), {0: name}, seed).floor(2).submit(TableDraft((0, 0, 0, 0)))
        late = []
        while not room.session.over:
            session, before = room.table.session, len(room.said)
            room.step()
            late += [move for _, move in room.said[before:] if session == 2 and isinstance(move, Warn)]
        assert late == []


def test_who_has_not_warned_does_not_leave_in_the_last_session() -> None:
    room = Room(two(sessions=1), {0: "firm"}).floor(1).submit(Offer((0, 0, 0, 0)))
    room.until(lambda: room.session.over)
    assert room.moves(Walk, 0) == room.moves(Warn, 0) == []


# -- promises, meetings -----------------------------------------------------------------


def test_what_is_promised_in_a_turn_is_not_missing_from_the_offer_of_that_turn() -> None:
    for seed in range(1, 9):
        room = Room(three(), {0: "reciprocator"}, seed).floor(2).submit(TableDraft((1, 1, 1, 1)), Pass())
        room.phase(Phase.BALLOT, 1).submit(Mark((HOLD, HOLD, INITIAL, HOLD)))
        room.until(lambda room=room: room.session.over)
        turn: list[IfThen] = []
        for _, move in room.said:
            turn = [] if isinstance(move, Pass) else turn
            if isinstance(move, IfThen):
                turn.append(move)
            if isinstance(move, Offer):
                assert all(move.terms[given.issue] == given.option for given in turn)


def test_a_facilitator_meets_nobody_when_it_has_nothing_to_ask() -> None:
    """There is one pair of issues to ask each of the two about, so there are two meetings."""
    room = Room(build(mediators=1, sizes=(2, 2), reservation=3, sessions=6), {2: "facilitator"}, 2)
    room.until(lambda: room.session.over)
    assert room.moves(Caucus, 2) == [Caucus(Seat(0)), Caucus(Seat(1))]
    assert [move.to for move in room.moves(Ask, 2)] == [0, 1]


# -- the press --------------------------------------------------------------------------


def test_an_open_delegation_praises_no_session_in_which_nobody_moved() -> None:
    room = Room(three(), {}).floor(1).submit(Offer((0, 0, 0, 0)), Pass()).phase(Phase.PRESS, 0)
    room.until(lambda: room.table.session == 1).phase(Phase.PRESS, 0)
    assert room.next(0, "problem-solver") == Press(1)


def test_an_open_delegation_praises_a_session_in_which_the_other_moved() -> None:
    room = Room(three(), {}).floor(1).submit(Offer((0, 0, 0, 0)), Pass()).floor(1).submit(Offer((2, 2, 0, 0)), Pass())
    assert room.phase(Phase.PRESS, 0).next(0, "problem-solver") == Press(0)


def test_a_firm_delegation_does_not_complain_of_a_session_in_which_the_other_moved() -> None:
    room = Room(three(), {}).floor(1).submit(Offer((0, 0, 0, 0)), Pass()).floor(1).submit(Offer((2, 2, 0, 0)), Pass())
    assert room.phase(Phase.PRESS, 0).next(0, "firm") == Press(1)


# -- the first day -----------------------------------------------------------------------


def test_on_the_first_day_nobody_asks_for_less_in_the_evening_than_in_the_morning() -> None:
    room = Room(three(), {}).floor(0)
    asked = [situation(room, 0).by_time()]
    room.floor(2).submit(TableDraft((1, 1, 1, 1))).phase(Phase.BALLOT, 0)
    asked.append(situation(room, 0).by_time())
    asked.append(situation(room.floor(0), 0).by_time())
    asked.append(situation(room.phase(Phase.BALLOT, 0), 0).by_time())
    assert asked[0] == asked[1] > asked[2] > asked[3]


# -- many at a table --------------------------------------------------------------------


def test_two_offers_at_most_are_accepted_in_a_turn() -> None:
    room = Room(FIVE_OF_SIX, {5: "conceder"})
    for seat in range(5):
        room.floor(seat).submit(Offer((0, 0, 0, seat % 4)), Pass())
    room.floor(5).until(lambda: room.session.turn != 5)
    assert len(room.moves(Accept, 5)) <= 2


def test_where_all_have_to_sign_a_proposal_is_made_for_all() -> None:
    assert partners(situation(Room(three(), {}).floor(0), 0)) == (1,)
    assert partners(situation(Room(build(principals=4), {}).floor(1), 1)) == (0, 2, 3)


def test_where_some_are_enough_it_is_made_for_who_can_refuse_and_for_those_who_speak() -> None:
    room = Room(FIVE_OF_SIX, {}).floor(4).submit(Offer((1, 1, 1, 1)), Pass())
    room.until(lambda: room.table.session == 1).floor(1)
    assert partners(situation(room, 1)) == (0, 4), "the others have said nothing"


def test_as_the_talks_go_on_more_are_sought_up_to_as_many_as_have_to_sign() -> None:
    scenario = replace(FIVE_OF_SIX, public=replace(FIVE_OF_SIX.public, sessions=9))
    room = Room(scenario, {})
    counts = []
    for session in (0, 3, 6, 8):
        room.until(lambda session=session: room.table.session == session).floor(1)
        counts.append(len(partners(situation(room, 1))))
    assert counts == [2, 3, 4, 4]


# -- people -----------------------------------------------------------------------------


def for_people(points: tuple[int, ...], **sheet: object) -> Room:
    """Aland's points on D, of which people hang on every option."""
    scenario = two()
    public, own = scenario.public, scenario.sheets[0]
    issues = tuple(replace(issue, humanitarian=k == 3) for k, issue in enumerate(public.issues))
    mine = replace(own, points=(*own.points[:3], points), **sheet)  # type: ignore[arg-type]  # each test names fields of its own
    return Room(replace(scenario, public=replace(public, issues=issues), sheets=(mine, scenario.sheets[1])), {})


def test_at_equal_worth_to_itself_a_seat_puts_forward_the_fullest_clause_for_people(plain: None) -> None:
    move = for_people((5, 5, 5, 5)).next(0, "problem-solver")
    assert isinstance(move, Offer)
    assert move.terms[3] == 3


def test_less_for_people_is_never_put_forward_where_it_brings_nothing_in_itself() -> None:
    """D is worth the same to Aland from D1 on, and Borea has asked for D1: Aland says D3 all the same."""
    room = for_people((0, 9, 9, 9)).floor(1).submit(Offer((0, 0, 0, 1)), Pass()).floor(0)
    assert situation(room, 0).menu.options == ((0, 1, 2), (0, 1, 2), (0, 1), (3,))


def test_what_the_fullest_clause_costs_elsewhere_may_weigh_against_it() -> None:
    room = for_people((0, 9, 9, 9), links=(Link(3, 3, 1, 0, -8),))
    assert situation(room, 0).menu.options[3] == (2, 3)


def test_what_was_put_forward_for_people_is_not_taken_back_to_pay_for_something_else() -> None:
    """To grant B1 as well, at 8 points beside D3, Aland could go down to D2, and does not."""
    room = for_people((0, 9, 9, 9), links=(Link(3, 3, 1, 1, -8),)).floor(0).submit(Offer((2, 2, 1, 3)), Pass())
    room.floor(1).submit(Offer((0, 1, 0, 0)), Pass())
    assert steadfast(situation(room.floor(0), 0), 30, (2, 1, 1, 2)) == (2, 1, 1, 3)


# -- what nobody has asked for -----------------------------------------------------------


def test_no_clause_gives_more_than_another_has_asked_for() -> None:
    """Borea's last text asks for A1, B2 and D1; Aland's points rise from option to option."""
    room = Room(three(sessions=4), {}).floor(1).submit(Offer((1, 2, 0, 1)), Pass())
    aland = situation(room.until(lambda: room.table.session == 1).floor(0), 0)
    assert unasked(aland, (0, 1, 1, 3)) == (1, 2, 1, 3)
    assert unasked(aland, (2, 2, 0, 1)) == (2, 2, 0, 1)


def test_who_speaks_first_asks_for_what_it_has_wished_for_in_public() -> None:
    """Where its bid gives a wish away, the wish that is worth least to it is asked for; what is better stays."""
    scenario = three(sessions=4)
    goals = (Goal("D2 or D3", 3, (2, 3)), Goal("B1", 1, (1,)))
    parties = (replace(scenario.public.parties[0], goals=goals), *scenario.public.parties[1:])
    room = Room(replace(scenario, public=replace(scenario.public, parties=parties)), {}).floor(0)
    assert unasked(situation(room, 0), (2, 0, 1, 0)) == (2, 1, 1, 2)
    assert unasked(situation(room, 0), (2, 2, 1, 3)) == (2, 2, 1, 3)


# -- marks ------------------------------------------------------------------------------


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody reads the sheet as it is written, and likes to please others on all clauses alike."""
    monkeypatch.setattr(character, "_CONCERNS", (100,))
    monkeypatch.setattr(character, "_TASTES", (100,))


def _first_marks(*said: Move) -> tuple[int, ...]:
    """How Aland marks (0, 1, 0, 1) after it has said this."""
    room = Room(three(sessions=4), {}).floor(2).submit(TableDraft((0, 1, 0, 1)), Pass())
    marks = room.floor(0).submit(*said, Pass()).phase(Phase.BALLOT, 0).next(0, "problem-solver")
    assert isinstance(marks, Mark)
    return marks.marks


def test_what_was_objected_to_in_words_is_not_initialled_the_same_day(plain: None) -> None:
    assert _first_marks() == (INITIAL, HOLD, BLOCK, HOLD)
    assert _first_marks(Reject("draft", ((0, 2, 0),))) == (HOLD, HOLD, BLOCK, HOLD)


def test_a_clause_of_ones_own_last_text_is_not_held_against_others() -> None:
    """Aland's own text holds the last clause of the draft."""
    assert _first_marks(Offer((2, 2, 1, 1))) == (INITIAL, HOLD, BLOCK, INITIAL)


# -- gestures ---------------------------------------------------------------------------


def told_that_nothing_comes_back(*own: Move) -> list[str]:
    """What Aland finds to say after it has come down, Borea has missed movement, and it has itself made `own` moves."""
    gesture = Gesture("maps", Seat(0), "Maps", "Aland hands over maps.", 0, 1)
    room = Room(three(sessions=4, gestures=(gesture,)), {}).floor(0).submit(Offer((2, 2, 1, 3)), Pass())
    room.until(lambda: room.table.session == 1).floor(0).submit(Offer((2, 1, 1, 2)), Pass())
    room.floor(1).submit(Reject("P2", ((3, 0, REASONS.index("reciprocity")),)), Pass())
    room.until(lambda: room.table.session == 2).floor(0).submit(*own)
    return [move.about for move in remarks(situation(room, 0)) if isinstance(move, Remark)]


def test_who_has_moved_says_so_to_who_misses_movement() -> None:
    assert "unreturned" in told_that_nothing_comes_back()


def test_who_has_just_made_a_gesture_does_not_ask_what_comes_back_for_it() -> None:
    assert "unreturned" not in told_that_nothing_comes_back(MakeGesture(0))
