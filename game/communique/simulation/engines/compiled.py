"""Bulk games of alternating offers: the source of `game_loop`, compiled by numba (extra `fast`).

    TabularLineup --tables_of--> flat arrays --play_many (machine code)--> five numbers a game, and its log in bytes
                                                                     --> rows, each with the SHA-256 of its log

Rows are those of the plain engine to the last digit, the SHA-256 of each game's log included; a property test holds
it. A batch whose tables do not fit into memory is played otherwise.
"""

from __future__ import annotations

import inspect
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from hashlib import blake2b, sha256
from importlib import import_module
from itertools import accumulate
from math import prod
from typing import Any, Final

from communique.model.sheet import Sheet
from communique.negotiators.parts import tabular
from communique.negotiators.parts.tabular import STEPWISE
from communique.rules import dice as chance
from communique.rules import turn
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.simulation.batch import PURPOSE, GameRow
from communique.simulation.engines import game_loop
from communique.simulation.engines.game_loop import LogWording, Scratch, Tables
from communique.simulation.engines.tabular_lineup import MARK, TabularLineup, line

_CHUNK: Final = 256
"""Games that are played in one call, at most."""
_ROOM: Final = 1 << 25
"""Bytes of log that one call may fill. A game that could outgrow this alone is played plainly."""
_HEARD: Final = 1 << 22
"""Most packages times seats for MiCRO, which has to know which it has heard before."""


def available() -> bool:
    """True when numba is installed."""
    try:
        import_module("numba")
    except ImportError:
        return False
    return True


class Bulk:
    """A batch in flat arrays, ready to be played in bulk. Holds tables."""

    def __init__(self, line_up: TabularLineup, seed: int) -> None:
        self._line_up, self._seed, self._purpose = line_up, seed & (1 << 64) - 1, chance.key_of(PURPOSE)
        self.tables = tables_of(line_up)
        self.wording = wording(line_up.parties, line_up.scenario.public.sizes)

    @property
    def most_bytes(self) -> int:
        """What the log of a game may come to, at most."""
        t = self.tables
        longest = max(self.wording.at[k + 1] - self.wording.at[k] for k in range(5 * t.parties))
        return self._line_up.most_moves * (2 * longest + 6 * t.issues)

    def games(self, first: int, stop: int, run: Callable[..., int], room: Room) -> list[GameRow]:
        """Games `first` to `stop` - 1, played by `run`, which is `game_loop.play_many` or the same compiled."""
        seeds = room.seeds[: stop - first]
        begin, line_up = room.begin(stop - first), self._line_up
        run(room.tables, room.scratch, room.wording, self._seed, self._purpose, first, begin, *room.paper, seeds)
        numbers, out, rows, start = iter(room.results.tolist()), room.out, [], 0
        choices, issues = self.tables.choices, self.tables.issues
        five = zip(numbers, numbers, numbers, numbers, numbers, strict=True)
        for game, seed, (moves, round_, ending, standing, end) in zip(range(first, stop), seeds.tolist(), five):  # noqa: B905
            digest = sha256(line_up.heading(seed))
            digest.update(out[start:end])
            start = end
            package = tuple(choices[standing : standing + issues])
            rows.append(line_up.row(game, seed, moves, round_, ending, package, digest.hexdigest()))
        return rows


class Room:
    """Memory for one thread to play in, as numba or the interpreter wants it. Holds state."""

    def __init__(self, bulk: Bulk, as_array: Callable[[Any], Any]) -> None:
        """`as_array` makes an array of the kind that `run` takes out of one of the `array` module."""
        t = bulk.tables
        count = max(1, min(_CHUNK, _ROOM // bulk.most_bytes))
        self.games = count
        """How many games fit into one call."""
        arrays = {name: as_array(part) for name, part in t._asdict().items() if isinstance(part, array)}
        self.tables = t._replace(**arrays)
        self.wording = bulk.wording._replace(text=as_array(bulk.wording.text), at=as_array(bulk.wording.at))
        self.scratch = Scratch(
            as_array(array("q", bytes(8 * t.parties))),
            as_array(array("q", bytes(8 * t.parties))),
            as_array(array("q", bytes(8 * max(1, t.parties * t.packages)))),
        )
        acts, log = array("q", bytes(8 * t.rounds * t.parties)), array("B", bytes(count * bulk.most_bytes))
        self.results = array("q", bytes(8 * 5 * count))
        self.out = memoryview(log)
        self.paper = as_array(acts), as_array(log), as_array(self.results)
        self.seeds = as_array(array("Q", bytes(8 * count)))
        self._next = 1

    def begin(self, games: int) -> int:
        """The number of the next game of this room; `games` numbers are taken."""
        # Games are counted on, so that what was heard in earlier ones need not be wiped out between two.
        self._next += games
        return self._next - games


def bulk_of(line_up: TabularLineup, seed: int) -> Bulk | None:
    """The batch with this seed in arrays; None when they would take too much memory, or a sheet has boxes."""
    if any(sheet.boxes for sheet in line_up.scenario.sheets):
        return None
    stepwise = any(one.kind == STEPWISE for one in line_up.turns)
    if stepwise and line_up.parties * prod(line_up.scenario.public.sizes) > _HEARD:
        return None
    bulk = Bulk(line_up, seed)
    return bulk if bulk.most_bytes <= _ROOM else None


def tables_of(line_up: TabularLineup) -> Tables:
    """The batch's tables in flat arrays."""
    public, turns = line_up.scenario.public, line_up.turns
    ladders = [space.ladder for space in line_up.spaces]
    sheets = [space.sheet for space in line_up.spaces]
    links = [sheet.links for sheet in sheets]
    bundles, worths = bundles_of(sheets)
    steps = any(one.kind == STEPWISE for one in turns)
    nothing = (0,) * line_up.rounds
    wide = any(ladder.choices.typecode == "H" for ladder in ladders)
    choices = array("H" if wide else "B")
    for ladder in ladders:
        choices.extend(array(choices.typecode, ladder.choices) if wide else ladder.choices)
    return Tables(
        parties=line_up.parties,
        rounds=line_up.rounds,
        hands=line_up.hands,
        least=line_up.least,
        issues=len(public.issues),
        offsets=array("q", accumulate(public.sizes, initial=0)),
        points=array("q", (k for sheet in sheets for row in sheet.points for k in row)),
        links=array("q", (k for own in links for one in own for k in (
            one.issue, one.option, one.other_issue, one.other_option, one.points
        ))),
        links_at=array("q", accumulate(map(len, links), initial=0)),
        bundles=array("q", (k for own in bundles for k in own)),
        bundles_at=array("q", accumulate(map(len, bundles), initial=0)),
        worths=worths,
        keys=array("Q", line_up.keys),
        kinds=array("q", (one.kind for one in turns)),
        bottoms=array("q", (one.bottom for one in turns)),
        ladder_at=array("q", accumulate(map(len, ladders), initial=0)),
        values=array("q", (k for ladder in ladders for k in ladder.values)),
        choices=choices,
        targets=array("q", (k for one in turns for k in one.targets or nothing)),
        lows=array("q", (k for one in turns for k in one.lows or nothing)),
        widths=array("q", (k for one in turns for k in one.widths or nothing)),
        packages=prod(public.sizes) if steps else 0,
    )  # fmt: skip


def bundles_of(sheets: Sequence[Sheet]) -> tuple[list[list[int]], array[int]]:
    """By seat its bundles as `bundled` takes them, and the points of all."""
    found, worths = [list[int]() for _ in sheets], array("q")
    for own, sheet in zip(found, sheets, strict=True):
        for bundle in sheet.bundles:
            own += [len(bundle.issues), len(worths)]
            own += [k for pair in zip(bundle.issues, bundle.sizes, strict=True) for k in pair]
            worths.extend(bundle.points)
    return found, worths


def wording(parties: int, sizes: Sequence[int]) -> LogWording:
    """The log's lines in bytes, taken from what the log writes of such moves."""
    lines: list[bytes] = []
    for p in range(parties):
        before, after = line(p, Offer((MARK,))).split(b"%d" % MARK)
        lines += [before, after, line(p, Accept()), line(p, Leave()), line(p, Offer((0,) * len(sizes)))]
    return LogWording(array("B", b"".join(lines)), array("q", accumulate(map(len, lines), initial=0)), max(sizes) <= 10)


def play_in_bulk(bulk: Bulk, games: int, workers: int) -> Iterator[list[GameRow]]:
    """Games 0 to `games` - 1 in compiled code, some hundred at a time and in any order. Threads share them.

    Raises ImportError when numba is not installed.
    """
    run, as_array = compiled()
    rooms = [Room(bulk, as_array) for _ in range(max(1, min(workers, games)))]
    size = rooms[0].games
    spans = [(first, min(games, first + size)) for first in range(0, games, size)]
    if len(rooms) == 1:
        for first, stop in spans:
            yield bulk.games(first, stop, run, rooms[0])
        return
    with ThreadPoolExecutor(len(rooms)) as pool:

        def some(room: Room) -> list[GameRow] | None:
            try:
                first, stop = spans.pop()
            except IndexError:
                return None
            return bulk.games(first, stop, run, room)

        # Threads take from the end, which is one step of the interpreter and needs no lock; so the first games lie
        # there.
        spans.reverse()
        waiting = [(room, pool.submit(some, room)) for room in rooms]
        while waiting:
            room, future = waiting.pop(0)
            batch = future.result()
            if batch is not None:
                waiting.append((room, pool.submit(some, room)))
                yield batch


@lru_cache(maxsize=1)
def compiled() -> tuple[Callable[..., int], Callable[[Any], Any]]:
    """`game_loop.play_many` compiled, and what makes the arrays that it takes. Raises ImportError without numba.

    The machine code is kept beside this file where that can be written, else in numba's own folder for it. Its name
    depends on the source of every function that goes into it.
    """
    numba, numpy = import_module("numba"), import_module("numpy")
    extending = import_module("numba.extending")
    u64 = numpy.uint64
    # Dice mix 64-bit words. In Python products grow and are cut; in machine code they wrap: so these bodies, by hand.

    @extending.register_jitable  # type: ignore[untyped-decorator, unused-ignore]
    def mix(x):  # type: ignore[no-untyped-def]
        x = x + u64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> u64(30))) * u64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> u64(27))) * u64(0x94D049BB133111EB)
        return x ^ (x >> u64(31))

    @extending.overload(chance.word)  # type: ignore[untyped-decorator, unused-ignore]
    def _word(seed, step, key):  # type: ignore[no-untyped-def]
        return lambda seed, step, key: mix(mix(mix(u64(seed)) ^ u64(step)) ^ u64(key))

    @extending.overload(chance.roll)  # type: ignore[untyped-decorator, unused-ignore]
    def _roll(root, count):  # type: ignore[no-untyped-def]
        return lambda root, count: mix(root ^ u64(count))

    @extending.overload(chance.below)  # type: ignore[untyped-decorator, unused-ignore]
    def _below(rolled, n):  # type: ignore[no-untyped-def]
        def below(rolled, n):  # type: ignore[no-untyped-def]
            bound = u64(n)
            # The upper half of a product of 128 bits, by halves. n has 32 bits at most, so no sum outgrows its word.
            low = ((rolled & u64(0xFFFFFFFF)) * bound) >> u64(32)
            return numpy.int64(((rolled >> u64(32)) * bound + low) >> u64(32))

        return below

    # Callees first: numba resolves a name when it compiles the caller, and would take the interpreter's function.
    for function in _SOURCE:
        extending.register_jitable(function)
    version = blake2b(_text().encode(), digest_size=7).hexdigest()
    whole = game_loop.play_many

    def run(t, s, w, batch, purpose, number, first, acts, out, results, seeds):  # type: ignore[no-untyped-def]
        return whole(t, s, w, batch, purpose, number, first, acts, out, results, seeds)

    # Numba looks for machine code by this name, and reads what it finds before it asks whether that is of this source:
    # code kept by another version, which knows types that are gone, would end in an error.
    run.__qualname__ = f"run_{version}"

    def as_array(part: array[int]) -> Any:
        return numpy.frombuffer(part, part.typecode)

    try:
        machine = numba.njit(run, nogil=True, cache=True)
    except RuntimeError:  # there is nowhere to keep the machine code
        machine = numba.njit(run, nogil=True)

    def call(
        t: Tables, s: Scratch, w: LogWording, batch: int, purpose: int, number: int, first: int,
        acts: Any, out: Any, results: Any, seeds: Any,
    ) -> int:  # fmt: skip
        end: int = machine(t, s, w, u64(batch), u64(purpose), number, first, acts, out, results, seeds)
        return end

    return call, as_array


_SOURCE: Final = (
    turn.enough, turn.turned, tabular.timed, tabular.stepwise,
    game_loop.worth_of, game_loop.linked, game_loop.bundled, game_loop.number_of,
    game_loop.play, game_loop.put, game_loop.put_number, game_loop.write, game_loop.play_many,
)  # fmt: skip
"""What is compiled, in the order in which one calls another."""


def _text() -> str:
    """All that machine code is made of: sources, and the constants that they name."""
    parts = [inspect.getsource(one) for one in (compiled, Tables, Scratch, LogWording)]
    parts += [f"{one.__module__}.{one.__qualname__}" for one in (Tables, Scratch, LogWording)]
    for function in _SOURCE:
        world = function.__globals__
        constants = [(name, world[name]) for name in function.__code__.co_names if isinstance(world.get(name), int)]
        parts += [inspect.getsource(function), repr(constants)]
    return "".join(parts)
