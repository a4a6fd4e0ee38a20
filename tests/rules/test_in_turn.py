"""Talks in turn: a centre with three edges, played move by move, by computer delegations, and looked at as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.build import scenario as built

from communique.analysis import Problem, frontier, tabulate_problem
from communique.model.bilateral import Talk
from communique.model.message import Message
from communique.model.package import OPEN
from communique.model.scenario import NATURE, Public, Seat
from communique.model.sheet import Bundle, Scenario
from communique.negotiators.parts.one_talk import talk_public, talk_sheet
from communique.rules.in_turn import InTurn
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.protocol import protocol, protocols
from communique.rules.state import AlternatingTable, IllegalMove, Rounds
from communique.session import Session
from communique.simulation import simulate
from communique.simulation.deadline import DeadlineRange
from communique.simulation.playing import play

RULES = InTurn()
_ = OPEN
CENTRE, MILL, FARM, DAIRY = range(4)


def buyer() -> Scenario:
    """A centre that wants three crates altogether, from three sellers with up to two each.

    Issue k: how many crates seller k gives, 0 to 2. To the centre three crates are worth 100, two or four 60, one 30;
    each seller loses 10 a crate from the 30 that no sale is worth to it, but the mill wants to be rid of them.
    """
    worth = [0, 30, 60, 100, 60, 0, 0]
    table = tuple(worth[a + b + c] for a in range(3) for b in range(3) for c in range(3))
    points = [
        [[0, 0, 0]] * 3,
        [[30, 40, 50], [0, 0, 0], [0, 0, 0]],
        [[0, 0, 0], [30, 30, 20], [0, 0, 0]],
        [[0, 0, 0], [0, 0, 0], [30, 35, 20]],
    ]
    plain = built(points, [0, 30, 30, 30], bundles=[(CENTRE, Bundle((0, 1, 2), (3, 3, 3), table))])
    talks = tuple(Talk((CENTRE, edge), (edge - 1,)) for edge in (MILL, FARM, DAIRY))
    return replace(plain, public=replace(plain.public, talks=talks, rounds=6))


PUBLIC = buyer().public


def after(*moves: Move, public: Public = PUBLIC) -> Rounds:
    """The state once whoever's turn it is has made each of `moves`."""
    state = RULES.opening(public)
    for move in moves:
        state = RULES.apply(public, state, RULES.turn(state), move)
    return state


def refused(state: Rounds, move: Move, seat: int | None = None) -> str:
    at = RULES.turn(state) if seat is None else Seat(seat)
    found = RULES.refusal(PUBLIC, state.table, state.desks[0], at, move)
    assert found is not None
    assert isinstance(found.message, Message)
    return found.message.id


def test_each_talk_ends_by_itself_and_the_next_begins() -> None:
    state = after(Offer((2, _, _)), Accept())
    assert state.table == AlternatingTable(2, Seat(CENTRE), (2, _, _), NATURE, (), None)
    state = after(Offer((2, _, _)), Accept(), Pass(), Offer((2, 1, _)))
    assert state.table == AlternatingTable(3, Seat(CENTRE), (2, 1, _), Seat(FARM), (Seat(FARM),), None)


def test_agreements_in_every_talk_are_joint() -> None:
    ending = after(Offer((1, _, _)), Accept(), Offer((1, 1, _)), Accept(), Offer((1, 1, 1)), Accept()).table.ending
    assert ending is not None
    assert (ending.kind, ending.terms, ending.signed) == ("joint", (1, 1, 1), (0, 1, 2, 3))


def test_a_talk_that_is_left_or_runs_out_leaves_its_issues_at_no_agreement() -> None:
    state = after(Leave(), Offer((0, 2, _)), Pass(), Pass(), Pass())
    assert state.table == AlternatingTable(4, Seat(CENTRE), (0, 0, _), NATURE, (), None)
    ending = after(Leave(), Offer((0, 2, _)), Accept(), Leave()).table.ending
    assert ending is not None
    assert (ending.kind, ending.terms, ending.signed) == ("partial", (0, 2, 0), (0, 2))
    ending = after(Leave(), Leave(), Leave()).table.ending
    assert ending is not None
    assert (ending.kind, ending.terms, ending.signed) == ("adjourned", (), ())


def test_what_does_not_belong_in_the_talk_is_refused() -> None:
    assert refused(after(), Accept()) == "alternating.nothing"
    assert refused(after(), Pass(), MILL) == "rules.turn"
    assert refused(after(), Offer((_, 1, _))) == "in_turn.whole"
    assert refused(after(), Offer((1, 1, _))) == "in_turn.elsewhere"
    assert refused(after(Leave()), Offer((1, 1, _))) == "in_turn.elsewhere"
    assert refused(after(), Offer((3, _, _))) == "terms.option"
    assert refused(after(), Offer((1, _, _), Seat(MILL))) == "alternating.open"
    assert refused(after(Offer((1, _, _)), Pass()), Accept()) == "accept.already"
    assert refused(after(), Consult()) == "alternating.moves"
    with pytest.raises(IllegalMove):
        RULES.apply(PUBLIC, after(), Seat(CENTRE), Accept())


def test_all_candidates_are_legal_and_there_always_are_some() -> None:
    for moves in ((), (Offer((2, _, _)),), (Leave(),), (Leave(), Offer((0, 1, _)))):
        state = after(*moves)
        found = list(RULES.candidates(PUBLIC, state.table, state.desks[0], RULES.turn(state)))
        assert found
        for move in found:
            RULES.apply(PUBLIC, state, RULES.turn(state), move)


def test_a_protocol_is_found_by_its_file() -> None:
    assert protocols() == ("alternating", "conference", "in-turn")
    assert isinstance(protocol("in-turn"), InTurn)


def test_a_scenario_without_talks_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match='names no "talks"'):
        Session.open(replace(buyer(), public=replace(PUBLIC, talks=())), 1, protocol="in-turn")
    with pytest.raises(ValueError, match="names no talks of two"):
        simulate(replace(buyer(), public=replace(PUBLIC, talks=())), games=1, protocol="in-turn")


def test_the_sheet_of_a_talk_is_the_own_sheet_once_the_others_are_settled() -> None:
    sheet = buyer().sheets[CENTRE]
    # Two crates so far: none, one or two more make two, three or four.
    assert talk_sheet(sheet, PUBLIC.talks[2], (2, 0, _), PUBLIC.sizes).points == ((60, 100, 60),)
    # One so far, and none expected later.
    known = talk_sheet(sheet, PUBLIC.talks[1], (1, _, _), PUBLIC.sizes)
    assert (known.points, known.reservation) == (((30, 60, 100),), 30)
    own = talk_sheet(buyer().sheets[MILL], PUBLIC.talks[0], (_, _, _), PUBLIC.sizes)
    assert (own.points, own.reservation, own.seat) == (((30, 40, 50),), 30, 1)
    cut = talk_public(PUBLIC, PUBLIC.talks[0])
    assert [party.id for party in cut.parties] == ["p0", "p1"]
    assert (cut.rounds, cut.sizes) == (2, (3,))


@pytest.mark.parametrize("name", ["statesman", "boulware", "tit-for-tat", "micro", "random"])
def test_whoever_plays_alternating_offers_plays_in_turn(name: str) -> None:
    case = replace(buyer(), public=replace(PUBLIC, rounds=60))
    session = play(case, [name] * 4, 3, protocol="in-turn")
    again = play(case, [name] * 4, 3, protocol="in-turn")
    assert session.over
    assert session.log_text() == again.log_text()
    assert Session.resume(case, session.header, session.events).state == session.state


def test_a_centre_that_looks_at_what_it_has_reaches_what_its_tuple_holds() -> None:
    case = replace(buyer(), public=replace(PUBLIC, rounds=60))
    space = tabulate_problem(Problem.posed_by(case))
    known = frontier(space)
    best = known.select(known.acceptable).vectors[:, CENTRE].max()
    # Three crates without a loss to anybody: two of the mill and one of the farm or the dairy, or one of each.
    assert best == 100
    found = [play(case, ["linear"] * 4, seed, protocol="in-turn").outcome() for seed in range(10)]
    assert all(one.points[CENTRE] >= 60 for one in found)
    assert any(one.points[CENTRE] == best for one in found)
    assert all(one.points[edge] >= 30 for one in found for edge in (MILL, FARM, DAIRY))


def test_many_games_are_counted_as_of_any_protocol() -> None:
    results = simulate(buyer(), ["linear"] * 4, 5, 1, protocol="in-turn")
    assert results.summary()["games"] == 5
    assert results.summary()["protocol"] == "in-turn"


def test_talks_share_out_a_deadline_that_is_told() -> None:
    """Three talks in 3 rounds have one each: whoever only passes is done after three rounds, and never hidden ones."""
    for rounds, least in ((3, 3), (DeadlineRange(9, 9), 9), (None, 6)):
        (row,) = simulate(buyer(), ["firm"] * 4, 1, protocol="in-turn", rounds=rounds).rows
        assert row.rounds <= least
    assert play(buyer(), ["firm"] * 4, protocol="in-turn", rounds=9).header.rounds == 9
    with pytest.raises(ValueError, match="none can be hidden"):
        simulate(buyer(), games=1, protocol="in-turn", rounds=DeadlineRange(3, 9, hidden=True))


def test_an_edge_plays_the_same_whatever_the_sheets_of_others_hold() -> None:
    case = buyer()
    other = replace(case.sheets[FARM], points=((0, 0, 0), (30, 90, 0), (0, 0, 0)))
    changed = replace(case, sheets=(case.sheets[0], case.sheets[1], other, case.sheets[3]))
    one, two = (Session.open(each, 5, protocol="in-turn") for each in (case, changed))
    for session in (one, two):
        session.chair(Seat(CENTRE)).submit(Offer((1, _, _)))
    views = [session.chair(Seat(MILL)).view() for session in (one, two)]
    assert views[0].table == views[1].table
    assert views[0].heard == views[1].heard
