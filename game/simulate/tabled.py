"""Bulk games of alternating offers without a compiler: what the session plays, from tables, by the interpreter.

Every decision is the session's own source (`game/rules/turn.py`, `game/negotiators/by_table.py`), called with plain
numbers. What comes up again and again is worked out once: where a move leads to, which depends on whose turn it is
and who has accepted, not on the package; what an offer is worth to each seat, and how the log says it. Rows are those
of the session to the last digit, the SHA-256 of each game's log included; a property test holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Final

import numpy as np

from game.model.package import Package
from game.negotiators.by_table import ACCEPT, NOTHING, STEPWISE, stepwise, timed
from game.rules.dice import first_rolls, roll, word
from game.rules.moves.accept import Accept
from game.rules.moves.leave import Leave
from game.rules.moves.offer import Offer
from game.rules.turn import ACCEPTS, GOES_ON, LEAVES, NOBODY, OFFERS, turned
from game.simulate.batch import Row, uncollected
from game.simulate.driven import MARK, PURPOSE, Driven, line
from game.simulate.one import MOST_MOVES, too_long

_KEPT: Final = 1 << 18
"""Offers that are remembered, at most; and places."""
_AHEAD: Final = 1 << 10
"""Moves of a game whose chance is had before it begins, at most."""

Standing = tuple[list[int | None], bytes, Package]
"""An offer: what it is worth by seat, None until that is asked; its line in the log; the package."""


class Offers:
    """The offers of one seat by rank on its ladder. Holds those that were made, up to a bound."""

    __slots__ = ("_count", "_form", "_most", "_nothing", "_package", "known")

    def __init__(self, driven: Driven, seat: int) -> None:
        space = driven.spaces[seat]
        self.known: list[Standing | None] = [None] * len(space.ladder)
        self._package = space.ladder.package
        form = line(seat, Offer((MARK,) * len(space.sizes))).replace(b"%", b"%%")
        self._form = form.replace(b"%d" % MARK, b"%d")
        self._nothing: list[int | None] = [None] * driven.parties
        self._count, self._most = 0, max(1, _KEPT // driven.parties)

    def find(self, rank: int) -> Standing:
        """The offer of the package at `rank`, to be known from now on."""
        if self._count == self._most:
            self._count, self.known[:] = 0, [None] * len(self.known)
        self._count += 1
        package = self._package(rank)
        found = self.known[rank] = self._nothing.copy(), self._form % package, package
        return found


class Place:
    """Where a game stands, whatever package is on offer: a turn, or the end. Holds what was found to follow."""

    __slots__ = ("accepted", "agreed", "asks", "by", "ending", "hears", "known", "offered", "round", "seat")

    def __init__(self, round_: int, seat: int, by: int, accepted: int, ending: int) -> None:
        """As `turned` returns them."""
        self.round, self.seat, self.by, self.accepted, self.ending = round_, seat, by, accepted, ending
        self.hears = by != NOBODY and not (accepted >> seat) & 1
        """True when there is an offer that the seat has not accepted."""
        self.asks: tuple[list[int], int, int, int, int, int, bool] | None = None
        """What `timed` takes, up to the worth of the offer; None for other negotiators."""
        self.known: list[Standing | None]
        """The offers that the seat is known to make, by rank."""
        self.offered: Place | None = None
        """Where it goes on after an offer, once that is known."""
        self.agreed: Place | None = None
        """And after an acceptance."""


class Tabled:
    """A batch, played from tables. Holds them, and what they have come to."""

    def __init__(self, driven: Driven) -> None:
        self._driven = driven
        seats = range(driven.parties)
        self._worths = [space.value for space in driven.spaces]
        self._values = [space.ladder.values.tolist() for space in driven.spaces]
        self._offers = [Offers(driven, p) for p in seats]
        self._accepts = [line(p, Accept()) for p in seats]
        self._leaves = [line(p, Leave()) for p in seats]
        self._stepwise = tuple(p for p in seats if driven.turns[p].kind == STEPWISE)
        self._places: dict[tuple[int, int, int, int, int], Place] = {}
        self._start = self._place((0, 0, NOBODY, 0, GOES_ON))
        self._keys = np.array(driven.keys, np.uint64)
        self._longest = 0
        """Moves of the longest game of the last call."""

    def games(self, first: int, stop: int) -> list[Row]:
        """Games `first` to `stop` - 1, in order. Raises PlayError when one does not come to an end."""
        driven, rows, longest = self._driven, [], 0
        seeds = [word(driven.batch, game, PURPOSE) for game in range(first, stop)]
        ahead = min(driven.most_moves, _AHEAD, self._longest or 64)
        steps, keys = np.arange(ahead, dtype=np.uint64), np.resize(self._keys, ahead)
        rolls = first_rolls(np.array(seeds, np.uint64)[:, None], steps, keys).tolist()
        with uncollected():
            for game, seed, had in zip(range(first, stop), seeds, rolls, strict=True):
                place, package, lines = self._play(seed, chain(had, self._rolls(seed, ahead)))
                text = sha256(driven.heading(seed) + b"".join(lines)).hexdigest()
                rows.append(driven.row(game, seed, len(lines), place.round, place.ending, package, text))
                longest = max(longest, len(lines))
        self._longest = longest
        return rows

    def _play(self, seed: int, rolls: Iterable[int]) -> tuple[Place, Package, list[bytes]]:
        """One game: where it ended, the package that stood, and the lines of its log after the first.

        `rolls` holds the first number of each turn's stream of chance.
        """
        place = self._start
        worths: list[int | None] = []
        package: Package = ()
        lines: list[bytes] = []
        add, steps = lines.append, self._stepwise
        made: list[set[Package]] = [set() for _ in steps and self._values]
        received: list[set[Package]] = [set() for _ in made]
        """By seat, the packages that it and the others have offered; kept for those who step by them."""
        for rolled in rolls:
            seat = place.seat
            worth = worths[seat] if place.hears else NOTHING
            if worth is None:
                worth = worths[seat] = self._worths[seat](package)
            asks = place.asks
            if asks is None:
                values, bottom = self._values[seat], self._driven.turns[seat].bottom
                said = stepwise(values, 0, len(values), len(made[seat]), len(received[seat]), bottom, worth, rolled)
            else:
                values, begin, target, low, width, bottom, last = asks
                said = timed(values, begin, target, low, width, bottom, last, worth, rolled)
            if said >= 0:
                worths, told, package = place.known[said] or self._offers[seat].find(said)
                add(told)
                for other in steps:
                    (made if other == seat else received)[other].add(package)
                place = place.offered or self._after_offer(place)
            elif said == ACCEPT:
                add(self._accepts[seat])
                place = place.agreed or self._after_acceptance(place)
            else:
                add(self._leaves[seat])
                place = self._after(place, LEAVES)
            if place.ending != GOES_ON:
                return place, package, lines
        raise too_long(seed)

    def _rolls(self, seed: int, first: int) -> Iterator[int]:
        """The first number of the chance of each turn from move `first` on. Seats move one after the other."""
        keys = self._driven.keys
        for move in range(first, MOST_MOVES):
            yield roll(word(seed, move, keys[move % len(keys)]), 1)

    def _after_offer(self, place: Place) -> Place:
        found = place.offered = self._after(place, OFFERS)
        return found

    def _after_acceptance(self, place: Place) -> Place:
        found = place.agreed = self._after(place, ACCEPTS)
        return found

    def _after(self, place: Place, act: int) -> Place:
        driven = self._driven
        return self._place(
            turned(
                act, place.seat, place.round, place.by, place.accepted, driven.parties, driven.rounds, driven.hands,
                driven.least,
            )
        )  # fmt: skip

    def _place(self, numbers: tuple[int, int, int, int, int]) -> Place:
        """The place that `turned` names so."""
        found = self._places.get(numbers)
        if found is not None:
            return found
        place = Place(*numbers)
        round_, seat = place.round, place.seat
        place.known = self._offers[seat].known
        if place.ending == GOES_ON and seat not in self._stepwise:
            _, bottom, targets, lows, widths = self._driven.turns[seat]
            last = round_ + 1 >= self._driven.rounds
            place.asks = self._values[seat], 0, targets[round_], lows[round_], widths[round_], bottom, last
        if len(self._places) >= _KEPT:
            self._places.clear()
        self._places[numbers] = place
        return place
