"""Everybody against everybody: line-ups in every seating, on several scenarios, with the games kept as they finish.

A line-up is a choice of negotiators, as many as a scenario has seats; a seating puts each of them on a chair. In a
tournament every line-up is played in every seating, `repetitions` times, and repetition k has the same seed for all
of them, so that they meet the same luck. Finished games are lines of a file; a tournament that was interrupted goes
on where it stopped, with nothing lost or played twice. What the games come to is in `tournament_standings`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import combinations, combinations_with_replacement, permutations
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.model.sheet import Scenario
from game.negotiators.registry import negotiator
from game.rules.dice import dice
from game.session import Session
from game.simulate.one import run

FORMAT: Final = "communique-tournament 1"
_SHOWN: Final = 60
"""Longer values are not spelt out in a refusal."""

Progress = Callable[[int, int], None]
"""Called with (games finished, games in all)."""


class TournamentError(ValueError):
    """A plan that cannot be played, or a file of another one: what, where and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is played. Equal plans play equal games."""

    scenarios: tuple[tuple[str, str], ...]
    """(id, digest) of each scenario."""
    negotiators: tuple[str, ...]
    repetitions: int
    seed: int
    protocol: str
    rounds: int | None
    """The deadline of alternating offers; None for each scenario's own."""
    mirror: bool
    """Whether a negotiator also meets itself. Where there are fewer negotiators than seats, it has to."""
    max_line_ups: int | None
    """The most line-ups (with their seatings) on each scenario, drawn by the seed; None for all."""


class Pairing(NamedTuple):
    """One game to be played."""

    scenario: int
    lineup: tuple[str, ...]
    """By seat."""
    repetition: int


class Game(NamedTuple):
    """A finished game."""

    number: int
    """Its place among the tournament's games."""
    kind: str
    agreement: bool
    points: tuple[int, ...]
    """By party, at the end."""
    no_deal: tuple[int, ...]
    """By party."""
    rounds: int
    """Rounds or sessions begun."""
    deadline: int
    """Rounds of alternating offers there were; 0 in a conference."""
    package: tuple[int, ...] | None
    sha256: str
    """Of the game's log text."""


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
        rounds: int | None = None,
        mirror: bool = False,
        max_line_ups: int | None = None,
    ) -> None:
        self.scenarios = tuple(scenarios)
        ids = [scenario.public.id for scenario in scenarios]
        _no_repeats("scenario", ids)
        _no_repeats("negotiator", negotiators)
        for what, number in (("repetitions", repetitions), ("line-ups", max_line_ups), ("rounds", rounds)):
            if number is not None and number < 1:
                raise TournamentError(f"A tournament needs 1 or more {what}, not {number}.")
        self.players = {name: negotiator(name) for name in negotiators}
        self.plan = Plan(
            tuple((scenario.public.id, scenario.digest) for scenario in scenarios), tuple(negotiators), repetitions,
            seed, protocol, rounds, mirror, max_line_ups,
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
                for seating in dict.fromkeys(permutations(line_up)):
                    for repetition in range(self.plan.repetitions):
                        yield Pairing(place, seating, repetition)

    def play(self, number: int) -> Game:
        """Game `number`, played to its end. Raises what `game.simulate.one.run` raises."""
        scenario, lineup, repetition = self.scenarios[self.pairings[number].scenario], *self.pairings[number][1:]
        alternating = self.plan.protocol == "alternating"
        session = Session.open(
            scenario, dice(self.plan.seed, repetition, "game"), protocol=self.plan.protocol, lineup=lineup,
            rounds=self.plan.rounds if alternating else None,
        )  # fmt: skip
        run(session, [self.players[name] for name in lineup])
        end = session.outcome()
        return Game(
            number, end.kind, end.agreement, end.points, end.no_deal, end.rounds,
            session.header.rounds if alternating else 0, end.package,
            sha256(session.log_text().encode()).hexdigest(),
        )  # fmt: skip

    def run(self, out: Path | None = None, progress: Progress | None = None) -> tuple[Game, ...]:
        """All games in order of their numbers. With `out`, those that it holds already are not played again.

        Each game is a line of `out` as soon as it has finished. Raises TournamentError when `out` holds another
        plan's games, or is damaged anywhere but in its last line.
        """
        ledger = None if out is None else Ledger(out, self.plan, len(self.pairings))
        games = {} if ledger is None else dict(ledger.games)
        try:
            for number in range(len(self.pairings)):
                if progress is not None:
                    progress(len(games), len(self.pairings))
                if number not in games:
                    games[number] = self.play(number)
                    if ledger is not None:
                        ledger.add(games[number], self.pairings[number])
        finally:
            if ledger is not None:
                ledger.close()
        if progress is not None:
            progress(len(games), len(self.pairings))
        return tuple(games[number] for number in range(len(self.pairings)))


def _no_repeats(what: str, names: Sequence[str]) -> None:
    if not names:
        raise TournamentError(f"A tournament needs at least one {what}.")
    for name in names:
        if names.count(name) > 1:
            raise TournamentError(f'The {what} "{name}" is named twice.')


class Ledger:
    """The file of finished games: the plan, then one game a line, only ever appended to. Holds the open file."""

    def __init__(self, path: Path, plan: Plan, count: int) -> None:
        self._path, self._count = path, count
        self.games: dict[int, Game] = {}
        """What the file held when it was opened."""
        header = {"format": FORMAT, **json.loads(json.dumps(asdict(plan)))}
        whole = self._read(header)
        self._file = path.open("ab")
        if self._file.tell() > whole:
            self._file.truncate(whole)
        if not whole:
            self._write(header)

    def add(self, game: Game, pairing: Pairing) -> None:
        """Append a finished game; it is with the operating system when this returns."""
        self._write({**game._asdict(), "lineup": pairing.lineup, "repetition": pairing.repetition})

    def close(self) -> None:
        """Close the file, its content safely on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        self._file.flush()

    def _read(self, header: dict[str, Any]) -> int:
        """Read what is there; returns how many bytes are whole lines. A torn last line is left out."""
        if not self._path.exists():
            return 0
        data = self._path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if not whole and data and not _line(header).startswith(data):
            raise TournamentError(f"{self._path}: this is no file of a tournament; choose another name.")
        for number, line in enumerate(data[:whole].split(b"\n")[:-1], start=1):
            try:
                fields = json.loads(line)
                if number == 1:
                    self._compare(fields, header)
                else:
                    self._game(fields)
            except (ValueError, TypeError, KeyError) as error:
                if isinstance(error, TournamentError):
                    raise
                raise TournamentError(f"{self._path}:{number}: this line is damaged; remove it to go on.") from None
        return whole

    def _compare(self, found: Any, header: dict[str, Any]) -> None:
        if not isinstance(found, dict) or not str(found.get("format", "")).startswith("communique-tournament"):
            raise TournamentError(f"{self._path}: this is no file of a tournament; choose another name.")
        for key, value in header.items():
            if found.get(key) != value:
                values = json.dumps(found.get(key)), json.dumps(value)
                said = "differ" if max(map(len, values)) > _SHOWN else f"are {values[0]}, not {values[1]}"
                what = f'"{key.replace("_", " ")}"'
                raise TournamentError(
                    f"{self._path}: this file holds another tournament, whose {what} {said}; choose another name."
                )

    def _game(self, fields: dict[str, Any]) -> None:
        game = Game(**{name: fields[name] for name in Game._fields})
        package = None if game.package is None else tuple(game.package)
        game = game._replace(points=tuple(game.points), no_deal=tuple(game.no_deal), package=package)
        if game.number in self.games or not 0 <= game.number < self._count:
            raise ValueError
        self.games[game.number] = game


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
