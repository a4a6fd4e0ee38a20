"""Every word of the adviser passes through the catalogue: all triggers and both hints, in a language nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import build, choose, drift, moves_of, rich, terms, three, two
from pseudo import plain_words, pseudo, pseudo_words

from communique.adviser.acceptable import acceptable
from communique.adviser.counsel import Advice, hint, nudges
from communique.adviser.triggers import TRIGGERS
from communique.model.scenario import Seat
from communique.model.sheet import Audience, Scenario
from communique.rules.dice import Dice
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import Phase
from communique.session import Session

HINTS = ("trade", "cheapest")


def _scenarios() -> list[Scenario]:
    goals = {1: ((2, (1,)), (0, (1,)))}
    found = (two(), two(goals=goals, sizes=(5, 5, 5), rounds=8), three(goals=goals), rich(), build(sessions=2))
    return [pseudo_words(scenario) for scenario in found]


def _met_halfway() -> Session:
    session = Session.open(pseudo_words(build(sizes=(5, 5, 5))), 1, protocol="alternating")
    for move in (Offer((4, 4, 4)), Offer((2, 2, 0))):
        assert session.chair(session.turn).submit(move) is None
    return session


def _initialled_too_soon() -> Session:
    home = Audience("port", "The port", (0, 1), 16)
    session = Session.open(pseudo_words(three(audiences={0: (home,)})), 1)
    drift(session, lambda s: s.turn == 2 and s.state.table.phase is Phase.FLOOR)
    said = terms(session.scenario.public, A=1, B=2, C=1, D=1)
    assert session.chair(Seat(2)).submit(TableDraft(said)) is None
    drift(session, lambda s: s.state.table.phase is Phase.BALLOT and s.turn == 0)
    assert session.chair(Seat(0)).submit(Mark((1, 2, 1, 1))) is None
    return session


def _short_of_people() -> Session:
    case = pseudo_words(three())
    issues = tuple(replace(issue, humanitarian=True) for issue in case.public.issues)
    session = Session.open(replace(case, public=replace(case.public, issues=issues)), 1)
    drift(session, lambda s: s.turn == 0 and s.state.table.phase is Phase.FLOOR)
    assert session.chair(Seat(0)).submit(Offer(terms(session.scenario.public, A=1, B=1))) is None
    return session


def _moments() -> Iterator[Session]:
    """Three that seldom come up; games that chance plays, one move after the other, half of them offers alone."""
    yield from (_met_halfway(), _initialled_too_soon(), _short_of_people())
    for scenario in _scenarios():
        for luck in range(4):
            protocol = ("conference", "alternating")[luck % 2]
            session, dice = Session.open(scenario, luck, protocol=protocol), Dice(luck, 0, "words")
            for _ in range(60):
                if session.over:
                    break
                yield session
                chair = session.chair(session.turn)
                moves = moves_of(chair.view())
                plain = [m for m in moves if isinstance(m, Offer)] if luck > 1 else []
                assert chair.submit(choose(plain or moves, dice)) is None


def _advice() -> Iterator[Advice]:
    for session in _moments():
        for seat in range(len(session.scenario.sheets)):
            view = session.chair(Seat(seat)).view()
            yield from nudges(view)
            if (found := hint(view)) is not None:
                yield found


@pytest.fixture(scope="module")
def advice() -> list[Advice]:
    """All that was said, each thing once, in the pseudo-locale."""
    with pseudo():
        return list({(one.trigger, one.text, one.why): one for one in _advice()}.values())


@pytest.mark.parametrize("trigger", [*TRIGGERS, *HINTS])
def test_each_trigger_and_hint_speaks_the_language_spoken(trigger: str, advice: list[Advice]) -> None:
    said = [f"{one.text} {one.why}" for one in advice if one.trigger == trigger]
    assert said, "nothing here sets it off"
    assert {text: words for text in said if (words := plain_words(text))} == {}


def test_nothing_else_speaks(advice: list[Advice]) -> None:
    assert {one.trigger for one in advice} == {*TRIGGERS, *HINTS}


def test_what_would_make_a_text_acceptable_is_said_in_the_language_spoken() -> None:
    said = set()
    with pseudo():
        for number, session in enumerate(_moments()):
            view = session.chair(Seat(0)).view()
            for offer in view.table.offers if number % 9 == 0 else ():
                found = acceptable(view, offer.terms)
                said |= {found.text} if found is not None and offer.terms else set()
    assert len(said) > 10
    assert {text: words for text in said if (words := plain_words(text))} == {}
