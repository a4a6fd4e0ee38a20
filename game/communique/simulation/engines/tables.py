"""Bulk games of alternating offers without a compiler: what the session plays, from tables, by the interpreter.

Every decision is the session's own source (`rules/turn.py`, `negotiators/parts/tabular.py`), called
with plain numbers. What comes up again and again is worked out once: where a move leads to, which depends on whose
turn it is and who has accepted, not on the package; what an offer is worth to each seat, and how the log says it.
    GamePlace (round, seat, who offered, who accepted)
        .offered --> the place after an offer        found once, then followed: a game is a walk over these
        .agreed  --> the place after an acceptance
        .worths[rank of the standing offer]          what it is worth to the seat whose turn it is

Rows are those of the session to the last digit, the SHA-256 of each game's log included; a property test holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import Final

import numpy as np

from communique.model.package import Package
from communique.negotiators.parts.tabular import ACCEPT, NOTHING, STEPWISE, stepwise, timed
from communique.rules.dice import first_rolls, roll, word
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.turn import ACCEPTS, GOES_ON, LEAVES, NOBODY, OFFERS, turned
from communique.simulation.batch import GameRow
from communique.simulation.engines.tabular_lineup import MARK, TabularLineup, line
from communique.simulation.playing import MOST_MOVES, too_long

_KEPT: Final = 1 << 18
"""Offers that are remembered, at most; and places."""
_TOGETHER: Final = 64
"""Games whose chance is had together, at most."""
_AHEAD: Final = 1 << 10
"""Moves of a game whose chance is had before it begins, at most: as many as the longest of the games before took."""


class Offers:
    """What is known of one seat's offers, by rank on its ladder: None until it is asked for. Forgets at a bound."""

    __slots__ = ("_count", "_form", "_most", "lines", "package", "worths")

    def __init__(self, line_up: TabularLineup, seat: int) -> None:
        space = line_up.spaces[seat]
        self.package = space.ladder.package
        """The package at a rank."""
        self.lines: list[bytes | None] = [None] * len(space.ladder)
        """How the log says it."""
        self.worths: dict[int, list[int | None]] = {}
        """By another seat, what it is worth to that one."""
        form = line(seat, Offer((MARK,) * len(space.sizes))).replace(b"%", b"%%")
        self._form = form.replace(b"%d" % MARK, b"%d")
        self._count, self._most = 0, max(1, _KEPT // line_up.parties)

    def worth_to(self, seat: int) -> list[int | None]:
        """`worths[seat]`."""
        if seat not in self.worths:
            self.worths[seat] = [None] * len(self.lines)
        return self.worths[seat]

    def find(self, rank: int) -> bytes:
        """The line of the offer at `rank`, to be known from now on."""
        if self._count == self._most:
            self._count = 0
            nothing = [None] * len(self.lines)
            # In place, since the places of the game hold these very lists.
            self.lines[:] = nothing
            for worths in self.worths.values():
                worths[:] = nothing
        self._count += 1
        found = self.lines[rank] = self._form % self.package(rank)
        return found


class GamePlace:
    """Where a game stands, whatever package is on offer: a turn, or the end. Holds what was found to follow."""

    __slots__ = ("accepted", "agreed", "asks", "by", "ending", "lines", "offered", "round", "seat", "worths")

    def __init__(self, round_: int, seat: int, by: int, accepted: int, ending: int) -> None:
        """As `turned` returns them."""
        self.round, self.seat, self.by, self.accepted, self.ending = round_, seat, by, accepted, ending
        self.asks: tuple[Sequence[int], int, int, int, int, int, bool] | None = None
        """What `timed` takes, up to the worth of the offer; None for other negotiators."""
        self.lines: list[bytes | None]
        """Of the seat's own offers, see `Offers`."""
        self.worths: list[int | None] | None = None
        """Of the offers that may stand, to the seat; None when there is none that it has not accepted."""
        self.offered: GamePlace | None = None
        """Where it goes on after an offer, once that is known."""
        self.agreed: GamePlace | None = None
        """And after an acceptance."""


class TablesEngine:
    """A batch, played from tables. Holds them, and what they have come to."""

    def __init__(self, line_up: TabularLineup) -> None:
        self._line_up = line_up
        seats = range(line_up.parties)
        self._values: list[Sequence[int]] = [space.ladder.values for space in line_up.spaces]
        self._offers = [Offers(line_up, p) for p in seats]
        self._accepts = [line(p, Accept()) for p in seats]
        self._leaves = [line(p, Leave()) for p in seats]
        self._stepwise = tuple(p for p in seats if line_up.turns[p].kind == STEPWISE)
        self._places: dict[tuple[int, int, int, int, int], GamePlace] = {}
        self._start = self._place((0, 0, NOBODY, 0, GOES_ON))
        self._keys = np.array(line_up.keys, np.uint64)
        self._longest = 64
        """Moves of the longest of the games before."""

    def played(self, games: Sequence[tuple[int, int]]) -> Iterator[tuple[GameRow, bytes]]:
        """The games of these numbers and seeds, in order: each as a row, and its log.

        Seeds are from 0 to 2**64 - 1. Raises PlayError when a game takes too many moves.
        """
        line_up = self._line_up
        for start in range(0, len(games), _TOGETHER):
            some = games[start : start + _TOGETHER]
            ahead = min(line_up.most_moves, _AHEAD, self._longest)
            # Seats move one after the other, so the number of a move says whose dice it takes.
            steps, keys = np.arange(ahead, dtype=np.uint64), np.resize(self._keys, ahead)
            seeds = np.array([seed for _, seed in some], np.uint64)
            rolls = first_rolls(seeds[:, None], steps, keys).tolist()
            longest = 0
            for (game, seed), had in zip(some, rolls, strict=True):
                place, rank, lines = self._play(seed, chain(had, self._rolls(seed, ahead)))
                package = () if place.by == NOBODY else self._offers[place.by].package(rank)
                log = line_up.heading(seed) + b"".join(lines)
                digest = sha256(log).hexdigest()
                yield line_up.row(game, seed, len(lines), place.round, place.ending, package, digest), log
                longest = max(longest, len(lines))
            self._longest = longest

    def _play(self, seed: int, rolls: Iterable[int]) -> tuple[GamePlace, int, list[bytes]]:
        """One game: where it ended, the rank of the offer that stood, and the lines of its log after the first.

        `rolls` holds the first number of each turn's stream of chance.
        """
        place, rank = self._start, 0
        lines: list[bytes] = []
        add, steps, offers = lines.append, self._stepwise, self._offers
        made: list[set[int]] = [set() for _ in steps and offers]
        """By seat, the ranks that it has offered; kept where there are some who step by them."""
        received: list[set[Package]] = [set() for _ in made]
        """By seat, the packages that the others have offered."""
        # The hot loop: names are local, and what is known is asked with `or` and not by a call.
        for rolled in rolls:
            seat, worths, asks = place.seat, place.worths, place.asks
            worth = NOTHING if worths is None else worths[rank]
            if worth is None:
                worth = self._worth(place, rank)
            if asks is None:
                values, bottom = self._values[seat], self._line_up.turns[seat].bottom
                said = stepwise(values, 0, len(values), len(made[seat]), len(received[seat]), bottom, worth, rolled)
            else:
                values, begin, target, low, width, bottom, last = asks
                said = timed(values, begin, target, low, width, bottom, last, worth, rolled)
            if said >= 0:
                rank = said
                add(place.lines[rank] or offers[seat].find(rank))
                if steps and rank not in made[seat]:
                    made[seat].add(rank)
                    package = offers[seat].package(rank)
                    for other in steps:
                        if other != seat:
                            received[other].add(package)
                place = place.offered or self._after_offer(place)
            elif said == ACCEPT:
                add(self._accepts[seat])
                place = place.agreed or self._after_acceptance(place)
            else:
                add(self._leaves[seat])
                place = self._after(place, LEAVES)
            if place.ending != GOES_ON:
                return place, rank, lines
        raise too_long(seed)

    def _worth(self, place: GamePlace, rank: int) -> int:
        """What the offer that stands is worth to the seat whose turn it is, to be known from now on."""
        offers = self._offers[place.by]
        worth = self._line_up.spaces[place.seat].value(offers.package(rank))
        offers.worth_to(place.seat)[rank] = worth
        return worth

    def _rolls(self, seed: int, first: int) -> Iterator[int]:
        """The first number of the chance of each turn from move `first` on. Seats move one after the other."""
        keys = self._line_up.keys
        for move in range(first, MOST_MOVES):
            yield roll(word(seed, move, keys[move % len(keys)]), 1)

    def _after_offer(self, place: GamePlace) -> GamePlace:
        found = place.offered = self._after(place, OFFERS)
        return found

    def _after_acceptance(self, place: GamePlace) -> GamePlace:
        found = place.agreed = self._after(place, ACCEPTS)
        return found

    def _after(self, place: GamePlace, act: int) -> GamePlace:
        line_up = self._line_up
        return self._place(
            turned(
                act, place.seat, place.round, place.by, place.accepted, line_up.parties, line_up.rounds, line_up.hands,
                line_up.least,
            )
        )  # fmt: skip

    def _place(self, numbers: tuple[int, int, int, int, int]) -> GamePlace:
        """The place that `turned` names so."""
        found = self._places.get(numbers)
        if found is not None:
            return found
        place = GamePlace(*numbers)
        round_, seat = place.round, place.seat
        place.lines = self._offers[seat].lines
        if place.by != NOBODY and not (place.accepted >> seat) & 1:
            place.worths = self._offers[place.by].worth_to(seat)
        if place.ending == GOES_ON and seat not in self._stepwise:
            _, bottom, targets, lows, widths = self._line_up.turns[seat]
            last = round_ + 1 >= self._line_up.rounds
            place.asks = self._values[seat], 0, targets[round_], lows[round_], widths[round_], bottom, last
        if len(self._places) >= _KEPT:
            # The places of the game that is on still lead to each other; from now on they are found anew.
            self._places.clear()
        self._places[numbers] = place
        return place
