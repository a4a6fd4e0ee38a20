"""Everybody against everybody: line-ups in every seating, on several scenarios, with the games kept as they finish.

A line-up is a choice of negotiators, as many as a scenario has seats; a seating puts each of them on a chair. In a
tournament every line-up is played in every seating, `repetitions` times, and repetition k has the same seed for all
of them, so that they meet the same luck. So games may be played in any order, by any number of workers. Finished
games are lines of a file; a tournament that was interrupted goes on where it stopped, with nothing lost or played
twice. What the games come to is in `standings`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import combinations, combinations_with_replacement, groupby, islice, permutations
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique.files import Held, LostError, TakenError, unused, write_whole
from communique.loading.guess import shortened
from communique.model.levels import at_level
from communique.model.sheet import Scenario
from communique.negotiators.registry import negotiator
from communique.rules.dice import dice
from communique.simulation.batch import BatchPlan, GameRow, Progress
from communique.simulation.workers import WorkersDied, work_through
from communique.simulation.workplace import Workplace, pack
from communique.words import N_, tr

FORMAT: Final = "communique-tournament 1"
_SHOWN: Final = 60
"""Longer values are not spelt out in a refusal."""
_MOST_AT_ONCE: Final = 16
"""Games handed to a worker together, at most."""

"""Called with (games finished, games in all)."""


class TournamentError(ValueError):
    """A plan that cannot be played, or a file of another one: what, where and why, in one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(shortened(sentence))


@dataclass(frozen=True, slots=True)
class TournamentPlan:
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
    level: str
    """The level at which every scenario is played; empty for the whole of it."""


class Pairing(NamedTuple):
    """One game to be played."""

    scenario: int
    lineup: tuple[str, ...]
    """By seat."""
    repetition: int


class TournamentGame(NamedTuple):
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


class Manner(NamedTuple):
    """How the games of a tournament are played, whatever the scenario."""

    protocol: str
    level: str
    rounds: int | None
    """The deadline of alternating offers; None for the scenario's own, and in the conference."""


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
    protocol, level, rounds = bout.manner
    public = place.unpack(bout.scenario).public
    deadline = (public.rounds if rounds is None else rounds) if protocol == "alternating" else 0
    games: list[TournamentGame] = []
    # Repetitions of a seating have numbers in a row, so they stand beside each other and share an engine.
    for lineup, group in groupby(bout.games, lambda game: game[1]):
        engine = place.engine(bout.scenario, BatchPlan(lineup, 0, protocol, level, rounds))
        games += (_finished(row, deadline) for row, _ in engine.played([(number, seed) for number, _, seed in group]))
    return tuple(games)


def _finished(row: GameRow, deadline: int) -> TournamentGame:
    no_deal = tuple(points - over for points, over in zip(row.points, row.surplus, strict=True))
    return TournamentGame(
        row.game, row.kind, row.agreement, row.points, no_deal, row.rounds, deadline, row.package, row.sha256
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
        rounds: int | None = None,
        mirror: bool = False,
        max_line_ups: int | None = None,
        level: str = "",
    ) -> None:
        self.scenarios = tuple(scenarios)
        ids = [scenario.public.id for scenario in scenarios]
        _no_repeats(_NO_SCENARIO, _SCENARIO_TWICE, ids)
        _no_repeats(_NO_NEGOTIATOR, _NEGOTIATOR_TWICE, negotiators)
        for needed, number in ((_REPETITIONS, repetitions), (_LINE_UPS, max_line_ups), (_ROUNDS, rounds)):
            if number is not None and number < 1:
                raise TournamentError(tr(needed, number=number))
        for scenario in scenarios:
            levels = [one.id for one in scenario.public.levels]
            if level and level not in levels:
                raise TournamentError(_no_level(scenario.public.id, level, levels))
        for name in negotiators:
            negotiator(name)  # raises KeyError with a sentence where there is none
        self._bytes: dict[int, bytes] = {}
        self._here = Workplace()
        self._manner = Manner(protocol, level, rounds if protocol == "alternating" else None)
        self.plan = TournamentPlan(
            tuple((scenario.public.id, scenario.digest) for scenario in scenarios), tuple(negotiators), repetitions,
            seed, protocol, rounds, mirror, max_line_ups, level,
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


class Ledger:
    """The file of finished games: the plan, then one game a line, only ever appended to. Holds the open file."""

    def __init__(self, path: Path, plan: TournamentPlan, pairings: Sequence[Pairing]) -> None:
        """Open or begin the file at `path`.

        Raises TournamentError when another tournament writes it, it holds another plan's games, or it is damaged
        anywhere but in its last line.
        """
        self._path, self._pairings = path, pairings
        self.games: dict[int, TournamentGame] = {}
        """What the file holds, in its order."""
        self._header = {"format": FORMAT, **json.loads(json.dumps(asdict(plan)))}
        self._held = self._open(path)
        try:
            self._begin()
        except BaseException:
            self._held.close()
            raise

    def _open(self, path: Path) -> Held:
        try:
            return Held.at(path)
        except TakenError:
            raise TournamentError(tr("{path}: another tournament is writing this file.", path=path)) from None

    def _begin(self) -> None:
        whole = self._read(self._held.read(self._held.length))
        if self._held.length > whole:
            self._held.cut(whole)
        if not whole:
            self._write(_line(self._header))

    def add(self, game: TournamentGame) -> None:
        """Append a finished game; it is with the operating system when this returns.

        Raises TournamentError when the file is no longer under its name; all games are in another then.
        """
        self.games[game.number] = game
        self._write(_game_line(game, self._pairings[game.number]))

    def put_in_order(self) -> None:
        """Give the file its games in order of their numbers, whole or not at all, unless they stand so.

        Raises TournamentError as `add` does.
        """
        self._write(b"")
        if list(self.games) != sorted(self.games):
            if os.name == "nt":  # where nothing takes the place of an open file
                self.close()
            write_whole(self._path.resolve(), self._whole(sorted(self.games)))

    def _whole(self, numbers: Iterable[int]) -> bytes:
        """A file with these games, in this order."""
        lines = (_game_line(self.games[number], self._pairings[number]) for number in numbers)
        return b"".join([_line(self._header), *lines])

    def close(self) -> None:
        """Close the file, its content safely on disk."""
        if self._held.open:
            self._held.sync()
            self._held.close()

    def _write(self, line: bytes) -> None:
        try:
            self._held.append(line, sync=False)
        except LostError as error:
            kept = self._saved()
            raise TournamentError(
                tr("{problem} The games that were finished are in {kept}.", problem=error, kept=kept)
            ) from None

    def _saved(self) -> Path:
        """All games, in a new file: what has become of the old one, nobody can say."""
        kept = unused(self._path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, self._whole(self.games))
        return kept

    def _read(self, data: bytes) -> int:
        """Read what is there; returns how many bytes are whole lines. A torn last line is left out."""
        whole = data.rfind(b"\n") + 1
        if not whole and data and not _line(self._header).startswith(data):
            raise TournamentError(tr("{path}: this is no file of a tournament; choose another name.", path=self._path))
        for number, line in enumerate(data[:whole].split(b"\n")[:-1], start=1):
            try:
                fields = json.loads(line)
                if number == 1:
                    self._compare(fields, self._header)
                else:
                    self._game(fields)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                if isinstance(error, TournamentError):
                    raise
                raise TournamentError(
                    tr("{path}:{number}: this line is damaged; remove it to go on.", path=self._path, number=number)
                ) from None
        return whole

    def _compare(self, found: Any, header: dict[str, Any]) -> None:
        if not isinstance(found, dict) or not str(found.get("format", "")).startswith("communique-tournament"):
            raise TournamentError(tr("{path}: this is no file of a tournament; choose another name.", path=self._path))
        for key, value in header.items():
            if found.get(key) != value:
                raise TournamentError(
                    self._differs(key.replace("_", " "), json.dumps(found.get(key)), json.dumps(value))
                )

    def _differs(self, key: str, theirs: str, ours: str) -> str:
        """Why a file that holds another tournament is refused; long values are left out."""
        if max(len(theirs), len(ours)) > _SHOWN:
            return tr(
                '{path}: this file holds another tournament, whose "{key}" differ; choose another name.',
                path=self._path,
                key=key,
            )
        return tr(
            '{path}: this file holds another tournament, whose "{key}" are {theirs}, not {ours}; choose another name.',
            path=self._path,
            key=key,
            theirs=theirs,
            ours=ours,
        )

    def _game(self, fields: dict[str, Any]) -> None:
        game = TournamentGame(**{name: fields[name] for name in TournamentGame._fields})
        package = None if game.package is None else tuple(game.package)
        game = game._replace(points=tuple(game.points), no_deal=tuple(game.no_deal), package=package)
        if game.number in self.games or not 0 <= game.number < len(self._pairings):
            raise ValueError
        self.games[game.number] = game


def _game_line(game: TournamentGame, pairing: Pairing) -> bytes:
    return _line({**game._asdict(), "lineup": pairing.lineup, "repetition": pairing.repetition})


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
