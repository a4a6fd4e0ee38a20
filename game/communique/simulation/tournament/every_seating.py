"""Everybody against everybody: line-ups in every seating, on several scenarios, with the games kept as they finish.

A line-up is a choice of negotiators, as many as a scenario has seats; a seating puts each of them on a chair. In a
tournament every line-up is played in every seating, `repetitions` times, and repetition k has the same seed for all
of them, so that they meet the same luck. So games may be played in any order, by any number of workers. Finished
games are lines of a file; a tournament that was interrupted goes on where it stopped, with nothing lost or played
twice. What the games come to is in `standings`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import combinations, combinations_with_replacement, groupby, islice, permutations
from pathlib import Path
from typing import Final, NamedTuple

from communique.model.levels import at_level
from communique.model.sheet import Scenario
from communique.negotiators.registry import known
from communique.rules.dice import dice
from communique.session import Session
from communique.simulation.apart.kept_apart import POSSIBLE, is_apart
from communique.simulation.apart.limits import Limits
from communique.simulation.batch import BatchPlan, GameRow, Progress
from communique.simulation.deadline import Deadline, DeadlineRange, check_protocol, dealt
from communique.simulation.tournament.ledger import Ledger
from communique.simulation.tournament.planned import Pairing, TournamentError, TournamentGame, TournamentPlan
from communique.simulation.tournament.readings import SeatReading
from communique.simulation.workers import WorkersDied, work_through
from communique.simulation.workplace import Workplace, pack
from communique.words import N_, tr

_MOST_AT_ONCE: Final = 16
"""Games handed to a worker together, at most."""


class Manner(NamedTuple):
    """How the games of a tournament are played, whatever the scenario."""

    protocol: str
    level: str
    rounds: Deadline
    """The deadline of alternating offers; None for the scenario's own, and in the conference."""
    limits: Limits | None = None
    """What entrants may use; None where there are none."""
    readings: bool = False


class Bout(NamedTuple):
    """Some games on one scenario, handed to a worker together."""

    scenario: bytes
    """The whole scenario, packed."""
    manner: Manner
    games: tuple[tuple[int, tuple[str, ...], int], ...]
    """Each game's number, line-up by seat and seed."""

    @property
    def name(self) -> str:
        """The games in words for people."""
        return tr("games {first} to {last}", first=self.games[0][0] + 1, last=self.games[-1][0] + 1)


def bout_player() -> Callable[[Bout], tuple[TournamentGame, ...]]:
    """What plays bouts in one worker, with a place of its own."""
    return partial(play_bout, Workplace())


def play_bout(place: Workplace, bout: Bout) -> tuple[TournamentGame, ...]:
    """The games of `bout`, played to their ends. Raises what `communique.simulation.playing.run` raises."""
    protocol, level, rounds, limits, read = bout.manner
    public = place.unpack(bout.scenario).public
    games: list[TournamentGame] = []
    # Repetitions of a seating have numbers in a row, so they stand beside each other and share an engine.
    for lineup, group in groupby(bout.games, lambda game: game[1]):
        plan = BatchPlan(lineup, 0, protocol, level, rounds, limits)
        for row, readings in _rows(place, bout, plan, [(number, seed) for number, _, seed in group], read):
            deadline = (dealt(rounds, row.seed)[0] or public.rounds) if protocol == "alternating" else 0
            games.append(_finished(row, deadline)._replace(readings=readings))
    return tuple(games)


def _rows(
    place: Workplace, bout: Bout, plan: BatchPlan, games: Sequence[tuple[int, int]], read: bool
) -> Iterator[tuple[GameRow, tuple[SeatReading, ...] | None]]:
    """The games of one line-up, each with what was read off it, if that was asked for."""
    if not read:
        yield from ((row, None) for row, _ in place.engine(bout.scenario, plan).played(games))
        return
    reader = place.reader(bout.scenario, plan.level)
    yield from ((row, found) for row, _, found in place.sessions(bout.scenario, plan).read(games, reader.readings))


def _finished(row: GameRow, deadline: int) -> TournamentGame:
    no_deal = tuple(points - over for points, over in zip(row.points, row.surplus, strict=True))
    return TournamentGame(
        row.game, row.kind, row.agreement, row.points, no_deal, row.rounds, deadline, row.package, row.sha256,
        row.failure, stood_in=row.stood_in,
    )  # fmt: skip


class Tournament:
    """A plan with its scenarios. Raises TournamentError when they cannot be played."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        negotiators: Sequence[str],
        *,
        repetitions: int = 1,
        seed: int = 1,
        protocol: str = "alternating",
        rounds: Deadline = None,
        mirror: bool = False,
        max_line_ups: int | None = None,
        level: str = "",
        limits: Limits | None = None,
        readings: bool = False,
    ) -> None:
        """`limits` are what entrants may use, negotiators that are not ours; None for the usual ones.

        An entrant is not imported here: one that cannot be fails in its games.
        """
        self.scenarios = tuple(scenarios)
        ids = [scenario.public.id for scenario in scenarios]
        _no_repeats(_NO_SCENARIO, _SCENARIO_TWICE, ids)
        _no_repeats(_NO_NEGOTIATOR, _NEGOTIATOR_TWICE, negotiators)
        for needed, number in ((_REPETITIONS, repetitions), (_LINE_UPS, max_line_ups), (_ROUNDS, rounds)):
            if isinstance(number, DeadlineRange):
                continue
            if number is not None and number < 1:
                raise TournamentError(tr(needed, number=number))
        for scenario in scenarios:
            levels = [one.id for one in scenario.public.levels]
            if level and level not in levels:
                raise TournamentError(_no_level(scenario.public.id, level, levels))
        for name in negotiators:
            known(name)  # raises KeyError with a sentence where there is none
        if limits is not None and not POSSIBLE:
            raise TournamentError(tr("On this system entrants play without limits: they cannot be kept apart here."))
        try:
            check_protocol(rounds, protocol)
        except ValueError as error:
            raise TournamentError(str(error)) from None
        used = (limits or Limits()) if any(map(is_apart, negotiators)) else None
        self._bytes: dict[int, bytes] = {}
        self._here = Workplace()
        self._manner = Manner(protocol, level, rounds if protocol == "alternating" else None, used, readings)
        self.plan = TournamentPlan(
            tuple((scenario.public.id, scenario.digest) for scenario in scenarios), tuple(negotiators), repetitions,
            seed, protocol, rounds, mirror, max_line_ups, level, used, readings,
        )  # fmt: skip
        self.line_ups = tuple(self._drawn(scenario) for scenario in scenarios)
        """By scenario: the line-ups that are played, and how many there could be."""
        self.pairings = tuple(self._pairings())

    def _drawn(self, scenario: Scenario) -> tuple[tuple[tuple[str, ...], ...], int]:
        seats, names = len(scenario.sheets), self.plan.negotiators
        repeats = self.plan.mirror or len(names) < seats
        all_of_them = tuple((combinations_with_replacement if repeats else combinations)(names, seats))
        most = self.plan.max_line_ups
        if most is None or most >= len(all_of_them):
            return all_of_them, len(all_of_them)
        purpose = f"line-ups {scenario.public.id}"
        drawn = sorted(range(len(all_of_them)), key=lambda k: dice(self.plan.seed, k, purpose))[:most]
        return tuple(all_of_them[k] for k in sorted(drawn)), len(all_of_them)

    def _pairings(self) -> Iterator[Pairing]:
        for place, (line_ups, _) in enumerate(self.line_ups):
            for line_up in line_ups:
                # Each once: where a negotiator sits on two chairs, to exchange them is no other seating.
                for seating in dict.fromkeys(permutations(line_up)):
                    for repetition in range(self.plan.repetitions):
                        yield Pairing(place, seating, repetition)

    @property
    def played(self) -> tuple[Scenario, ...]:
        """The scenarios as they are played: at the plan's level."""
        level = self.plan.level
        return tuple(at_level(scenario, level) if level else scenario for scenario in self.scenarios)

    def play(self, number: int) -> TournamentGame:
        """Game `number`, played to its end. Raises what `communique.simulation.playing.run` raises."""
        place, lineup, repetition = self.pairings[number]
        bout = Bout(self._packed(place), self._manner, ((number, lineup, self._seed(repetition)),))
        (game,) = play_bout(self._here, bout)
        return game

    def _packed(self, place: int) -> bytes:
        """The scenario at `place`, packed once."""
        if place not in self._bytes:
            self._bytes[place] = pack(self.scenarios[place])
        return self._bytes[place]

    def _seed(self, repetition: int) -> int:
        return dice(self.plan.seed, repetition, "game")

    def run(
        self, out: Path | None = None, progress: Progress | None = None, *, workers: int = 1
    ) -> tuple[TournamentGame, ...]:
        """All games in order of their numbers. With `out`, those that it holds already are not played again.

        Each game is a line of `out` as soon as it is heard of. When all are there the lines stand in order, so that
        the file, too, is the same with any number of `workers`. Raises TournamentError when `out` holds another
        plan's games, or is damaged anywhere but in its last line, and when games keep killing their worker.
        """
        if workers < 1:
            raise TournamentError(tr("A tournament needs 1 or more workers, not {workers}.", workers=workers))
        tell = progress or (lambda done, total: None)
        count = len(self.pairings)
        with ExitStack() as opened:
            opened.callback(self.close)
            ledger = None if out is None else opened.enter_context(closing(Ledger(out, self.plan, self.pairings)))
            games = {} if ledger is None else dict(ledger.games)
            tell(len(games), count)
            missing = [number for number in range(count) if number not in games]
            for game in opened.enter_context(closing(self._played(missing, workers))):
                games[game.number] = game
                if ledger is not None:
                    ledger.add(game)
                tell(len(games), count)
            in_order = tuple(games[number] for number in range(count))
            if ledger is not None:
                ledger.put_in_order()
        return in_order

    def replayed(self, number: int) -> tuple[GameRow, Session]:
        """Game `number`, played again, with the session at its end. Raises as `play` does."""
        place, lineup, _ = self.pairings[number]
        protocol, level, rounds, limits, _ = self._manner
        engine = self._here.sessions(self._packed(place), BatchPlan(lineup, 0, protocol, level, rounds, limits))
        ((row, _, session),) = engine.read(
            [(number, self._seed(self.pairings[number].repetition))], lambda session, players: session
        )
        return row, session

    def close(self) -> None:
        """End what was started for `play` and `replayed`: the processes of entrants."""
        self._here.house.close()

    def again(
        self, numbers: Sequence[int], progress: Progress | None = None, *, workers: int = 1
    ) -> Iterator[TournamentGame]:
        """The games of these numbers, as they are finished; nothing is kept. Raises as `run` does."""
        with ExitStack() as opened:
            opened.callback(self.close)
            played = opened.enter_context(closing(self._played(numbers, workers)))
            for done, game in enumerate(played, start=1):
                yield game
                if progress is not None:
                    progress(done, len(numbers))

    def _played(self, numbers: Sequence[int], workers: int) -> Generator[TournamentGame, None, None]:
        """The games of these numbers: one after the other, or as workers finish them."""
        if workers == 1 or len(numbers) < 2:
            yield from map(self.play, numbers)
            return
        size = max(1, min(_MOST_AT_ONCE, len(numbers) // (4 * workers)))
        try:
            for heard in work_through(self._bouts(numbers, size), bout_player, workers):
                for games in heard:
                    yield from games
        except WorkersDied as error:
            raise TournamentError(
                tr(
                    "{deaths} workers died at {job} (the last with exit code {code}); what was finished is kept where "
                    "--out names a file.",
                    deaths=error.deaths,
                    job=error.job,
                    code=error.code,
                )
            ) from None

    def _bouts(self, numbers: Iterable[int], size: int) -> Iterator[Bout]:
        for place, group in groupby(numbers, lambda number: self.pairings[number].scenario):
            packed = self._packed(place)
            while some := tuple(islice(group, size)):
                pairings = ((number, *self.pairings[number][1:]) for number in some)
                games = tuple((number, lineup, self._seed(repetition)) for number, lineup, repetition in pairings)
                yield Bout(packed, self._manner, games)


def _no_repeats(none: str, twice: str, names: Sequence[str]) -> None:
    """Raises TournamentError: `none` when there are no names, `twice` when one is there twice."""
    if not names:
        raise TournamentError(tr(none))
    for name in names:
        if names.count(name) > 1:
            raise TournamentError(tr(twice, name=name))


def _no_level(id: str, level: str, levels: Sequence[str]) -> str:
    if not levels:
        return tr('Scenario "{id}" has no level "{level}"; it has none.', id=id, level=level)
    listed = ", ".join(levels)
    return tr('Scenario "{id}" has no level "{level}"; it has {levels}.', id=id, level=level, levels=listed)


_REPETITIONS: Final = N_("A tournament needs 1 or more repetitions, not {number}.")
_LINE_UPS: Final = N_("A tournament needs 1 or more line-ups, not {number}.")
_ROUNDS: Final = N_("A tournament needs 1 or more rounds, not {number}.")
_NO_SCENARIO: Final = N_("A tournament needs at least one scenario.")
_NO_NEGOTIATOR: Final = N_("A tournament needs at least one negotiator.")
_SCENARIO_TWICE: Final = N_('The scenario "{name}" is named twice.')
_NEGOTIATOR_TWICE: Final = N_('The negotiator "{name}" is named twice.')


__all__ = [
    "Bout",
    "Manner",
    "Pairing",
    "Tournament",
    "TournamentError",
    "TournamentGame",
    "TournamentPlan",
    "bout_player",
    "play_bout",
]
