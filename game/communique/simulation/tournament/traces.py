"""A row for each text that was put forward in a tournament, with what it was worth to everybody.

Logs are not kept, so games are played again from their seeds. A game that comes out otherwise, as it does with a
negotiator that depends on more than its seed, is refused: its traces would not be those of its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.model.sheet import Sheet
from communique.rules.moves import kind_of
from communique.session import Session
from communique.simulation.tournament.every_seating import Tournament, TournamentError, TournamentGame
from communique.words import tr


class TraceRow(NamedTuple):
    """One move of one game. Written after the end, when all sheets lie open."""

    game: int
    scenario: str
    move: int
    """Its place in the game's log, from 0."""
    session: int
    """Round or session, from 0."""
    time: float
    """The share of the rounds or sessions that had passed."""
    seat: int
    party: str
    negotiator: str
    kind: str
    """Of the move."""
    terms: str
    """The option of each issue, by number, `-` where it is open; empty where the move puts no text forward."""
    own: float | None
    """What its text was worth to whoever put it forward, by its best package; open clauses as no provision."""
    others: float | None
    """The mean of the same for the other parties."""
    utilities: str
    """The same for every party, in the order of seats."""


def traces(tournament: Tournament, games: Sequence[TournamentGame]) -> Iterator[TraceRow]:
    """The moves of all games, in their order. Raises TournamentError when a game comes out otherwise than it did."""
    with closing(tournament):
        for game in games:
            yield from trace(replayed(tournament, game), game.number)


def replayed(tournament: Tournament, game: TournamentGame) -> Session:
    """The session of a game, played again. Raises TournamentError when it comes out otherwise than it did."""
    row, session = tournament.replayed(game.number)
    if row.sha256 != game.sha256:
        raise TournamentError(
            tr(
                "Game {game} came out otherwise when it was played again, so it has no trace: {players}.",
                game=game.number + 1,
                players=", ".join(tournament.pairings[game.number].lineup),
            )
        )
    return session


def trace(session: Session, number: int = 0) -> Iterator[TraceRow]:
    """The moves of one game."""
    public, sheets = session.scenario.public, session.scenario.sheets
    lineup = session.header.lineup
    best = [max(1, _most(sheet)) for sheet in sheets]
    state = session.rules.opening(public)
    for place, event in enumerate(session.events):
        when = state.table.when
        state = session.rules.apply(public, state, event.seat, event.move)
        if event.seat == NATURE:
            continue
        terms = getattr(event.move, "terms", ())
        package = tuple(max(0, choice) for choice in terms)
        worth = [sheet.value(package) / most for sheet, most in zip(sheets, best, strict=True)] if terms else []
        yield TraceRow(
            number, public.id, place, when, when / max(1, public.rounds), event.seat, public.parties[event.seat].id,
            lineup[event.seat] if lineup else "", kind_of(event.move).name,
            " ".join("-" if choice == OPEN else str(choice) for choice in terms),
            worth[event.seat] if worth else None,
            _mean([w for seat, w in enumerate(worth) if seat != event.seat]) if worth else None,
            " ".join(str(round(w, 6)) for w in worth),
        )  # fmt: skip


def _most(sheet: Sheet) -> int:
    """No package is worth more to the party."""
    tied = sum(max(0, link.points) for link in sheet.links) + sum(max(bundle.points) for bundle in sheet.bundles)
    return sum(map(max, sheet.points)) + tied + sum(max(0, box.points) for box in sheet.boxes)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
