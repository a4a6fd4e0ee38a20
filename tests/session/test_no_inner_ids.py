"""Nobody who plays or reads meets a name that only the program knows, such as that of an offer between two seats."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from debrief.cases import make

from communique.classroom.report import report
from communique.debrief import Debrief, debrief, told_to
from communique.debrief.captions import retell
from communique.debrief.story import told
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.present import entries, proposals
from communique.rules.dice import Dice
from communique.session.session import Session
from communique.window.table.notepad import opening_package

INNER = re.compile(r"\bW\d+-\d+(\.\d+)?\b")
"""An offer in a caucus on the wire, or its channel."""
PRIVATE = ("sochi-2021", "minister"), ("harbour-at-sel", "envoy"), ("cape-quern", "envoy")
EAGER = 4
"""Of so many moves that go to one seat alone, all but one are made."""


def whispering(name: str, level: str, seed: int) -> Session:
    """A game in which whatever can be said or put to one seat alone is, so that offers in private are dealt with."""
    session = Session.open(load_scenario(name), seed, level=level, protocol="conference")
    while not session.over:
        seat = session.turn
        view = session.chair(seat).view()
        dice = Dice(seed, view.n, "whispering")
        moves = list(view.candidates())
        private = [move for move in moves if INNER.search(repr(move)) or getattr(move, "to", None) is not None]
        chosen = private if private and dice.below(EAGER) else moves
        make(session, chosen[dice.below(len(chosen))])
    return session


@pytest.fixture(scope="module", params=PRIVATE, ids=lambda table: "-".join(table))
def games(request: pytest.FixtureRequest) -> list[Session]:
    name, level = request.param
    return [whispering(name, level, seed) for seed in (3, 4)]


def test_such_games_deal_with_offers_in_private(games: list[Session]) -> None:
    assert any(INNER.search(repr(event.move)) for session in games for event in session.events)


def test_no_transcript_and_no_offer_shows_one(games: list[Session]) -> None:
    for session in games:
        for seat in map(Seat, range(len(session.scenario.sheets))):
            view = session.chair(seat).view()
            shown = [line.text for line in entries(view)]
            shown += [f"{one.title} {one.parent} {one.private}" for one in proposals(view, opening_package(view))]
            assert [text for text in shown if INNER.search(text)] == []


def test_no_debrief_shows_one(games: list[Session]) -> None:
    for session in games:
        found = debrief(session)
        assert [text for text in words(found) if INNER.search(text)] == []
        assert [text for text in retold(session) if INNER.search(text)] == []
        assert INNER.findall(report(found)) == []


def words(found: Debrief) -> Iterator[str]:
    for one in found.path:
        yield from (one.title, one.sentence)
    for seat in told_to(found):
        yield from told(found, seat)


def retold(session: Session) -> Iterator[str]:
    for caption in retell(session).captions:
        yield from (*caption.meant, *caption.heard, caption.text.title if caption.text else "")
    yield from (step.sentence for step in retell(session).steps)
