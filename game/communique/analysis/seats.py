"""Who bargains, in numbers: reservations, and whose signatures make an agreement.

A `Seats` is what the analysis needs to know about the parties once their points stand in a table. Outcome
spaces, frontiers and solution points carry one, so each of them can tell an acceptable package from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from communique.model.scenario import Public
from communique.model.sheet import Sheet

IntArray = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
PointsArray = npt.NDArray[Any]
"""points[party, package], an integer array: int32 where every sum fits, int64 otherwise."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The parties in scenario order, with what no deal is worth to each."""

    parties: tuple[str, ...]
    """Party ids."""
    reservations: tuple[int, ...]
    """reservations[party], in points, at the tension asked for."""
    principals: tuple[int, ...]
    signers: tuple[int, ...]
    """The parties whose signature counts."""
    needed: int
    """How many of `signers` must sign."""
    vetoes: tuple[int, ...] = ()
    """The signers without whom there is no agreement, whatever the count."""

    @classmethod
    def of(cls, public: Public, sheets: Sequence[Sheet], *, tension: int = 0) -> Seats:
        """The seats of a scenario at `tension`; `sheets` one for each party, in seat order."""
        signers = tuple(int(seat) for seat in public.signatories)
        partial = public.signing.rule == "k-of-n"
        return cls(
            parties=tuple(party.id for party in public.parties),
            reservations=tuple(sheet.no_deal(public, tension) for sheet in sheets),
            principals=tuple(int(seat) for seat in public.principals),
            signers=signers,
            needed=public.signing.k if partial else len(signers),
            vetoes=tuple(int(seat) for seat in public.signing.vetoes) if partial else (),
        )

    @property
    def count(self) -> int:
        """The number of parties."""
        return len(self.parties)

    def acceptable(self, points: PointsArray) -> Mask:
        """mask[package]: the parties that get at least their reservation satisfy the signing rule.

        `points[party, package]`. Monotone: a package better for everybody than an acceptable one is acceptable.
        """
        must = self.signers if self.needed >= len(self.signers) else self.vetoes
        mask = self.at_least_reservation(points, must)
        if len(must) < len(self.signers):
            willing = np.zeros(points.shape[1], np.int8)
            for seat in self.signers:
                willing += points[seat] >= self.reservations[seat]
            mask &= willing >= self.needed
        return mask

    def acceptable_to_all(self, points: PointsArray) -> Mask:
        """mask[package]: no party, signer or not, gets less than its reservation."""
        return self.at_least_reservation(points, range(self.count))

    def at_least_reservation(self, points: PointsArray, parties: Sequence[int]) -> Mask:
        """mask[package]: each of `parties` gets at least its reservation."""
        mask = np.ones(points.shape[1], np.bool_)
        for party in parties:
            mask &= points[party] >= self.reservations[party]
        return mask

    def smallest_agreements(self) -> tuple[tuple[int, ...], ...]:
        """The smallest sets of signers whose signatures make an agreement; supersets do too."""
        others = [seat for seat in self.signers if seat not in self.vetoes]
        free = max(self.needed - len(self.vetoes), 0)
        return tuple(tuple(sorted((*self.vetoes, *chosen))) for chosen in combinations(others, free))
