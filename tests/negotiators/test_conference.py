"""How negotiators behave in a conference: reasons that are true, marks, signatures, one text.

Aland's points are (0 2 5), (0 6 12), (0 19), (0 8 17 26); Borea's (12 6 0), (19 9 0), (26 0), (5 3 1 0).
"""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from builders import build, rich, three, trio, two
from rooms import Room

from communique.model.scenario import Role, Seat
from communique.model.sheet import Audience
from communique.negotiators.parts import character, single_text
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Temper
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.withhold import Withhold
from communique.rules.state import BLOCK, HOLD, INITIAL, REASONS, Phase

STEADY = sorted(set(NEGOTIATORS) - {"random"})
PLAIN = sorted(set(STEADY) - {"facilitator", "legalist", "reciprocator", "two-faced"})
"""Those who ask for more than a facilitator does, and say plainly that they get too little."""


@pytest.fixture(autouse=True)
def _everybody_reads_the_sheet_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(character, "_CONCERNS", (100,))
    monkeypatch.setattr(character, "_TASTES", (100,))


# -- offers and answers --------------------------------------------------------


@pytest.mark.parametrize("name", STEADY)
def test_an_opening_offer_is_a_package_that_beats_no_deal(name: str) -> None:
    room = Room(two(), {0: name})
    room.until(lambda: bool(room.table.offers or room.table.draft))
    texts = [offer.terms for offer in room.table.offers] or [room.table.draft.terms]  # type: ignore[union-attr]
    assert room.session.scenario.sheets[0].value(texts[0]) > 30


@pytest.mark.parametrize("name", STEADY)
def test_an_offer_good_enough_is_accepted(name: str) -> None:
    room = Room(two(), {}).floor(1).submit(Offer((2, 2, 1, 3)), Pass()).floor(0)
    assert room.next(0, name) == Accept("P1")


@pytest.mark.parametrize("name", PLAIN)
def test_a_poor_offer_is_rejected_for_the_clause_that_costs_most(name: str) -> None:
    room = Room(two(), {}).floor(1).submit(Offer((2, 2, 1, 0)), Pass()).floor(0)
    move = room.next(0, name)
    assert isinstance(move, Reject)
    issue, wish, reason = move.points[0]
    assert (move.target, issue, REASONS[reason]) == ("P1", 3, "value")
    assert wish in wished_for(name)


def wished_for(name: str) -> tuple[int, ...]:
    """What would do instead of D0: D2 or D3, and for those who ask for less than half of their range, D1 too."""
    return (1, 2, 3) if name in ("mediator", "power-broker") else (2, 3)


def test_the_reason_home_is_given_only_where_an_audience_at_home_would_fail() -> None:
    audiences = {0: (Audience("harbour", "The harbour", (1,), 10),)}
    room = Room(two(audiences=audiences), {}).floor(1).submit(Offer((2, 0, 1, 0)), Pass()).floor(0)
    move = room.next(0, "linear")
    assert isinstance(move, Reject)
    assert [(issue, REASONS[reason]) for issue, _, reason in move.points] == [(3, "value"), (1, "home")]


def test_no_text_is_rejected_twice() -> None:
    room = Room(two(sessions=3), {0: "firm"}).floor(1).submit(Offer((0, 0, 0, 0)), Pass())
    room.until(lambda: room.session.over)
    assert [move.target for move in room.moves(Reject, 0)] == ["P2"]


@pytest.mark.parametrize("name", ["boulware", "linear", "conceder", "problem-solver", "firm"])
def test_demands_fall_from_session_to_session(name: str) -> None:
    demands = []
    for seed in range(1, 7):
        room = Room(two(sessions=6), {0: name}, seed)
        sheet = room.session.scenario.sheets[0]
        room.until(lambda room=room: room.session.over)
        demands.append([sheet.value(move.terms) for move in room.moves(Offer, 0)])
    assert all(values == sorted(values, reverse=True) and values[-1] > 30 for values in demands)
    assert sum(values[0] for values in demands) > sum(values[-1] for values in demands)


def test_near_texts_are_amended_rather_than_answered_with_another_offer() -> None:
    room = Room(two(), {}).floor(1).submit(Offer((2, 2, 1, 1)), Pass()).floor(0)
    room.submit(Reject("P1", ((3, 3, 0),)))
    move = room.next(0, "boulware")
    assert isinstance(move, Reject | Amend)
    while isinstance(move, Reject):
        room.submit(move)
        move = room.next(0, "boulware")
    assert move == Amend("P1", ((3, 3),))


def test_questions_are_answered_by_the_sheet() -> None:
    said = {}
    for one, other in ((3, 0), (0, 3), (1, 1)):
        if one != other:
            room = Room(three(), {}).floor(1).submit(Ask("compare", one, other_issue=other, of=Seat(0)))
            said[one, other] = room.next(0, "linear")
    assert said == {(3, 0): Answer("first"), (0, 3): Answer("second")}


def test_asked_what_it_needs_it_names_what_it_wants_most_elsewhere() -> None:
    room = Room(three(), {}).floor(1).submit(Ask("need", 3, 0, of=Seat(0)))
    assert room.next(0, "problem-solver") == Answer("need", 2, 1)


def test_the_guarded_decline_until_they_trust() -> None:
    room = Room(three(), {}).floor(1).submit(Ask("compare", 0, other_issue=3, of=Seat(0)))
    assert room.next(0, "firm") == Answer("decline")


def test_press_lines_follow_the_temper() -> None:
    room = Room(three(), {}).phase(Phase.PRESS, 0)
    said = {name: room.next(0, name) for name in ("problem-solver", "boulware", "firm")}
    assert said == {"problem-solver": Press(0), "boulware": Press(1), "firm": Press(2)}


# -- marks and signatures ------------------------------------------------------


def test_a_draft_that_suits_is_initialled_throughout() -> None:
    room = Room(three(), {}).floor(2).submit(TableDraft((2, 2, 1, 3)), Pass()).phase(Phase.BALLOT, 0)
    assert room.next(0, "linear") == Mark((INITIAL,) * 4)


def test_a_draft_that_does_not_is_held_where_it_costs_most() -> None:
    room = Room(three(), {}).floor(2).submit(TableDraft((2, 2, 1, 0)), Pass()).phase(Phase.BALLOT, 0)
    assert room.next(0, "linear") == Mark((INITIAL, INITIAL, INITIAL, BLOCK))


def test_in_the_last_ballot_clauses_that_beat_silence_are_initialled() -> None:
    """Against silence A1, B2 and D3 take points from Borea; C0 is silence itself. No deal is worth 30.

    Aland has not moved: the firm then sign nothing under a quarter of their range, the conceder all that beats no deal.
    """
    room = Room(three(sessions=1), {}).floor(2).submit(TableDraft((1, 2, 0, 3)), Pass()).phase(Phase.BALLOT, 1)
    assert room.session.scenario.sheets[1].value((1, 2, 0, 3)) == 32
    assert room.next(1, "firm") == Mark((HOLD, HOLD, INITIAL, HOLD))
    assert room.next(1, "conceder") == Mark((INITIAL,) * 4)


@pytest.mark.parametrize("name", STEADY)
def test_it_signs_what_beats_no_deal_and_nothing_else(name: str) -> None:
    for terms, wanted in (((2, 2, 1, 3), Sign()), ((2, 2, 0, 0), Withhold())):
        room = Room(three(sessions=1), {}).floor(2).submit(FinalText(terms)).phase(Phase.FINAL, 0)
        assert room.next(0, name) == wanted


def test_a_firm_negotiator_says_no_to_a_final_text_that_others_would_sign() -> None:
    """36 points: six over no deal, under 20 percent of the way to the best, of a party that has not moved at all."""
    room = Room(three(sessions=1), {}).floor(2).submit(FinalText((2, 2, 1, 0))).phase(Phase.FINAL, 0)
    assert room.next(0, "conceder") == Sign()
    assert room.next(0, "firm") == Withhold()


def test_the_careful_do_not_sign_what_home_rejects_and_the_eager_do() -> None:
    audiences = {0: (Audience("harbour", "The harbour", (1,), 10),)}
    room = Room(three(audiences=audiences), {}).floor(2).submit(FinalText((2, 0, 1, 3))).phase(Phase.FINAL, 0)
    assert room.next(0, "problem-solver") == Withhold()
    assert room.next(0, "conceder") == Sign()


def test_a_text_that_would_fail_at_home_is_a_reason_to_call_home() -> None:
    audiences = {0: (Audience("harbour", "The harbour", (1,), 10),)}
    room = Room(two(audiences=audiences), {}).floor(1).submit(Offer((2, 1, 1, 3)), Pass()).floor(0)
    room.submit(Reject("P1", ((1, 2, 5),)))
    assert room.next(0, "linear") == Consult()


def test_a_gesture_is_made_only_where_it_costs_little() -> None:
    made = []
    for seat, name in ((0, "problem-solver"), (1, "problem-solver"), (0, "linear")):
        room = Room(rich(sessions=2), {seat: name}).phase(Phase.OVER, 0)
        made.append(room.moves(MakeGesture, seat))
    assert made == [[MakeGesture(0)], [], []]


# -- the single text -----------------------------------------------------------


def test_the_mediator_waits_for_a_first_word_before_it_drafts() -> None:
    room = Room(three(), {2: "mediator"})
    room.until(lambda: room.table.session == 1)
    assert room.moves(TableDraft, 2) == []
    room.until(lambda: room.table.session == 2)
    assert len(room.moves(TableDraft, 2)) == 1


def test_the_mediator_drafts_by_what_was_said() -> None:
    room = Room(three(), {2: "mediator"})
    room.floor(0).submit(Offer((2, 2, 1, 3)), Pass()).floor(1).submit(Offer((0, 0, 0, 3)), Pass())
    room.until(lambda: room.table.draft is not None)
    assert room.table.draft is not None
    assert room.table.draft.terms[3] == 3, "both asked for D3"


def test_the_mediator_writes_no_more_than_must_be_for_who_has_said_nothing() -> None:
    """Of 900 thousandths, 250 are what no deal is taken to be worth; of who is silent, 150 more are all that count.

    Of who has asked for something, no more than 400 less than that count as nothing gained.
    """
    room = Room(three(), {}).floor(0).submit(Offer((2, 2, 1, 3)), Pass()).floor(2)
    at_first = Situation(room.session.chair(Seat(2)).view(), Temper(start=45, end=5))
    room.until(lambda: room.table.session == 1).floor(2)
    later = Situation(room.session.chair(Seat(2)).view(), Temper(start=45, end=5))
    asked = [900 - (s.memory.beliefs.share(Seat(0), (2, 2, 1, 3)) - 400) for s in (at_first, later)]
    assert max(asked) < 650
    counted = [[min(900 - least, cap) for _, least, cap in single_text._counting(s)] for s in (at_first, later)]
    assert counted == [[asked[0], 650], [asked[1], 150]]


def test_the_best_change_of_a_text_is_the_one_that_raises_the_product_of_gains_most() -> None:
    """The slow truth: each change judged as a whole text, with links and rules and without.

    A mediator stays between what the two have asked for.
    """
    room = Room(rich(), {}).floor(0).submit(Offer((2, 2, 0, 1)), Pass()).floor(1).submit(Offer((0, 0, 1, 0)), Pass())
    for seat in range(3):
        situation = Situation(room.floor(seat).session.chair(Seat(seat)).view(), Temper(start=45, end=5))
        space = situation.space
        options = [(0, 1, 2), (0, 1, 2), (0, 1), (0, 1)] if seat == 2 else situation.menu.options
        for package in product(range(3), range(3), range(2), range(3)):
            best = single_text._product(situation, package), None
            for i, k in ((i, k) for i, row in enumerate(options) for k in row):
                tried = (*package[:i], k, *package[i + 1 :])
                score = single_text._product(situation, tried)
                if score > best[0] and space.value(tried) >= 20 and space.broken(tried) <= space.broken(package):
                    best = score, (i, k)  # type: ignore[assignment]
            assert single_text._best_change(situation, package, 20, range(4)) == best[1]


def test_the_mediator_mends_what_is_blocked_and_leaves_what_is_initialled() -> None:
    """Some characters mend another clause first; none touches what all have initialled."""
    mended = [_mended(seed) for seed in range(1, 9)]
    assert sum(changes.get(2) == 0 for changes in mended) >= 4
    assert not any({0, 1} & set(changes) for changes in mended)


def _mended(seed: int) -> dict[int, int]:
    room = Room(three(), {2: "mediator"}, seed)
    room.floor(2).submit(TableDraft((2, 1, 1, 2)), Pass())
    room.phase(Phase.BALLOT, 0).submit(Mark((INITIAL, INITIAL, INITIAL, HOLD)))
    room.phase(Phase.BALLOT, 1).submit(Mark((INITIAL, INITIAL, BLOCK, INITIAL)))
    room.floor(1).submit(Reject("draft", ((2, 0, 0),)), Pass())
    room.until(lambda: bool(room.moves(Amend, 2)))
    return dict(room.moves(Amend, 2)[0].changes)


def test_the_mediator_puts_the_final_text_in_the_last_session_when_yes_is_likely() -> None:
    """Half of the characters or more; the text is the draft with what was asked for."""
    put = [final for seed in range(1, 9) for final in _final_texts(seed)]
    assert set(put) == {FinalText((2, 1, 0, 3))}
    assert len(put) >= 4


def _final_texts(seed: int) -> list[FinalText]:
    room = Room(three(sessions=2), {2: "mediator"}, seed)
    room.floor(2).submit(TableDraft((2, 1, 1, 3)), Pass())
    room.phase(Phase.BALLOT, 0).submit(Mark((INITIAL,) * 4))
    room.phase(Phase.BALLOT, 1).submit(Mark((INITIAL, INITIAL, HOLD, INITIAL)))
    room.floor(1).submit(Reject("draft", ((2, 0, 0),)), Pass())
    room.until(lambda: room.session.over or bool(room.moves(FinalText, 2)))
    return room.moves(FinalText, 2)


def test_a_guarantee_is_given_when_somebody_wants_what_it_opens() -> None:
    room = Room(rich(sessions=3), {2: "mediator"}).floor(0)
    room.submit(Reject("draft", ((3, 3, 0),))) if room.table.draft else room.submit(Ask("need", 0, 1, of=Seat(1)))
    room.until(lambda: room.table.session == 2)
    assert len(room.moves(GiveGuarantee, 2)) <= 1


def test_where_there_is_no_mediator_a_principal_may_table_the_text() -> None:
    room = Room(trio(), {0: "mediator", 1: "linear", 2: "linear"})
    room.until(lambda: room.session.over)
    assert room.moves(TableDraft, 0)


def test_on_a_principals_chair_the_mediator_bargains_like_one() -> None:
    room = Room(three(), {0: "mediator"})
    room.until(lambda: room.session.over)
    assert room.session.scenario.public.parties[0].role is Role.PRINCIPAL
    assert room.moves(Offer, 0) + room.moves(Amend, 0)
    assert not room.moves(TableDraft, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", STEADY)
def test_a_floor_turn_is_over_after_a_dozen_moves(name: str) -> None:
    room = Room(build(principals=6, mediators=2, sizes=(4,) * 8), dict.fromkeys(range(8), name))
    turns: Counter[tuple[int, Seat, bool]] = Counter()
    while not room.session.over:
        turn = room.table.session, room.session.turn, room.table.call
        on_the_floor = room.table.phase is Phase.FLOOR
        room.step()
        turns[turn] += on_the_floor and not isinstance(room.said[-1][1], Answer)
    assert max(turns.values()) <= 12
