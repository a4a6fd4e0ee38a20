"""What holds in every game, whatever is played: bounds, no dead ends, an end, and one state from one log."""

import pytest
from builders import build, choose, few, lucks, moves_of, played, rich, scenarios, six, three, trio
from hypothesis import example, given
from hypothesis import strategies as st

from communique.model.package import OPEN, settle
from communique.model.scenario import NATURE, Feasibility, Gesture, Meters, Role, Seat, Signing
from communique.rules.dice import Dice
from communique.rules.flow import POINTS
from communique.rules.moves import kind_of
from communique.rules.protocol import protocol
from communique.rules.replaying import replay
from communique.rules.state import ConferenceTable, Phase
from communique.rules.terms import satisfied, terms_refusal
from communique.session.session import Session
from communique.words import say

LONGEST = 4000
"""More moves than any of these small games can have."""


def check_bounds(public, state):
    table, desks = state
    assert isinstance(table, ConferenceTable)
    assert all(0 <= c <= 8 for c in table.capital)
    assert all(0 <= t <= 10 for row in table.trust for t in row)
    assert all(0 <= c <= 10 for c in table.credibility)
    assert 0 <= table.tension <= 4
    assert public.tension_on or table.tension == 0
    for party, desk in zip(public.parties, desks, strict=True):
        assert 0 <= desk.points <= POINTS[party.role] + 1  # the news may add one
        assert 0 <= desk.free <= 8
    for change in table.changes:
        assert change.before != change.after
        assert say(change.cause)


def check_terms(public, table):
    """Whatever can be accepted, marked or signed can stand under the rules between options."""
    for terms in (
        *([table.draft.terms] if table.draft else []),
        *([table.agreed.terms] if table.agreed else []),
        *(offer.terms for offer in table.offers),
    ):
        assert terms_refusal(public, terms, table.floors, table.unlocked) is None


def check_mover(session):
    """Somebody has to move, knows it, and can."""
    seat = session.turn
    assert seat != NATURE
    assert [p for p in range(len(session.briefings)) if session.chair(Seat(p)).view().my_turn] == [seat]
    assert any(True for _ in session.chair(seat).view().candidates())


def check_ending(public, table):
    ending = table.ending
    assert table.phase is Phase.OVER
    assert ending.kind in ("joint", "partial", "adjourned", "breakdown")
    assert bool(ending.terms) == (ending.kind in ("joint", "partial"))
    assert say(ending.cause)
    if ending.terms:
        assert satisfied(public, ending.signed)
        assert (ending.kind == "partial") == (OPEN in ending.terms)
        package = settle(ending.terms, table.floors)
        assert terms_refusal(public, package, table.floors, table.unlocked) is None


def walked_through(scenario, luck, pick=choose):
    session = Session.open(scenario, seed=luck)
    public = session.scenario.public
    for step in range(LONGEST):
        check_bounds(public, session.state)
        check_terms(public, session.state.table)
        if session.over:
            break
        check_mover(session)
        move = pick(moves_of(session.chair(session.turn).view()), Dice(luck, step, "walk"))
        assert session.chair(session.turn).submit(move) is None
    assert session.over
    check_ending(public, session.state.table)
    return session


BITING = build(
    mediators=1,
    sizes=(3, 3, 2),
    feasibility=(
        Feasibility("excludes", 0, 2, 1, 1, "no."),
        Feasibility("requires", 1, 2, 2, 1, "so."),
        Feasibility("excludes", 2, 1, 0, 0, "no."),
    ),
    gestures=(
        Gesture("a", Seat(0), "A", "A step.", 0, 1),
        Gesture("b", Seat(1), "B", "A step.", 1, 1),
        Gesture("c", Seat(2), "C", "A step.", 2, 1),
        Gesture("d", Seat(0), "D", "A step.", 0, 2),
    ),
    meters=Meters(capital=8),
    sessions=3,
)


@given(scenarios(), lucks)
@example(BITING, 1)
@example(BITING, 2)
@example(BITING, 3)
@example(rich(), 1)
@example(six(sessions=3), 1)
@example(trio(sessions=3), 2)
@few
def test_meters_stay_in_bounds_somebody_can_always_move_and_the_game_ends(scenario, luck):
    walked_through(scenario, luck)


def stalling(moves, dice):
    """A move that does not pass the floor, as long as there is one."""
    busy = [m for m in moves if kind_of(m).name not in ("pass", "walk", "sign", "accept")]
    return choose(busy or moves, dice)


@pytest.mark.slow
@given(scenarios(), lucks)
@few
def test_a_game_ends_even_when_everybody_talks_as_long_as_it_may(scenario, luck):
    walked_through(scenario, luck, stalling)


def leaving(moves, dice):
    """Walks whenever it can."""
    walks = [m for m in moves if kind_of(m).name == "walk"]
    return walks[0] if walks else choose(moves, dice)


@given(scenarios(), lucks)
@example(six(sessions=3), 0)
@example(build(principals=4, signing=Signing("k-of-n", 1), sessions=3), 0)
@few
def test_a_game_ends_even_when_everybody_leaves_whenever_it_may(scenario, luck):
    walked_through(scenario, luck, leaving)


@given(scenarios(), lucks, st.integers(0, 80), st.sampled_from(("conference", "alternating")))
@few
def test_replaying_a_log_gives_the_same_state(scenario, luck, depth, name):
    session = played(scenario, luck, depth, protocol=name)
    assert replay(protocol(name), session.scenario.public, session.events) == session.state


@given(scenarios(), lucks)
@few
def test_alternating_offers_end_by_their_deadline(scenario, luck):
    session = played(scenario, luck, LONGEST, protocol="alternating")
    assert session.over
    assert len(session.events) <= scenario.public.rounds * len(scenario.public.parties)
    ending = session.state.table.ending
    assert (ending.kind == "joint") == bool(ending.terms)
    if ending.terms:
        assert satisfied(session.scenario.public, ending.signed)
        assert terms_refusal(session.scenario.public, ending.terms) is None


@given(scenarios(), lucks, st.integers(0, 80))
@example(rich(), 3, 80)
@few
def test_the_meters_are_what_everybody_heard_them_become(scenario, luck, depth):
    session = played(scenario, luck, depth)
    public, table = session.scenario.public, session.state.table
    n, start = len(public.parties), public.meters
    capital, credibility = [start.capital] * n, [start.credibility] * n
    trust = [[start.trust] * n for _ in range(n)]
    tension = [start.tension if public.tension_on else 0]
    rows = {"capital": capital, "credibility": credibility, "tension": tension}
    for heard in session.chair(Seat(0)).view().heard:
        for change in heard.changes:
            row = trust[change.seat] if change.meter == "trust" else rows[change.meter]
            at = change.other if change.meter == "trust" else max(change.seat, 0)
            assert row[at] == change.before
            row[at] = change.after
    assert (tuple(capital), tuple(credibility), tension[0]) == (table.capital, table.credibility, table.tension)
    assert tuple(map(tuple, trust)) == table.trust


def test_a_mediator_alone_cannot_end_the_talks_without_the_principals():
    session = Session.open(three(), seed=1)
    public = session.scenario.public
    assert [party.role for party in public.parties] == [Role.PRINCIPAL, Role.PRINCIPAL, Role.MEDIATOR]
    assert not satisfied(public, (Seat(2),))
