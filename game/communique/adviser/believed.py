"""What a change of clauses is believed to be worth to another delegation: about so much, from so little to so much.

A hundred is the best that the delegation could get, by belief. The estimate comes from what was heard, the range from
how well what its issues weigh is known (`picture`): errors of several issues are taken to be independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from communique.adviser.picture import PartyPicture
from communique.adviser.scene import AdviserScene
from communique.model.package import Terms
from communique.model.scenario import Seat
from communique.words import in_a_row, number, tr


@dataclass(frozen=True, slots=True)
class Believed:
    """A change as one delegation may see it, of a hundred."""

    seat: Seat
    name: str
    about: int
    low: int
    high: int

    @property
    def words(self) -> str:
        """`Azerbaijan about +3 (+2 to +5)`."""
        if self.low == self.high == 0:
            return tr("{party} about the same", party=self.name)
        return tr(
            "{party} about {about} ({low} to {high})",
            party=self.name,
            about=_signed(self.about),
            low=_signed(self.low),
            high=_signed(self.high),
        )


def believed_change(scene: AdviserScene, picture: PartyPicture, before: Terms, after: Terms) -> Believed:
    """What signing `after` in the place of `before` is believed to be worth to the picture's party."""
    table = scene.course.memory.beliefs.table(picture.seat)
    old, new = scene.settled(before), scene.settled(after)
    total, spread = 0, 0
    for i, (one, other) in enumerate(zip(old, new, strict=True)):
        gain = table[i][other] - table[i][one]
        weight = picture.weights[i]
        total += gain
        side = abs(gain) * (weight.high - weight.low) // max(1, 2 * weight.share)
        spread += side * side
    reach = isqrt(spread)
    return Believed(picture.seat, scene.name(picture.seat), _tenth(total), _tenth(total - reach), _tenth(total + reach))


def change_words(mine: str, theirs: Sequence[Believed]) -> str:
    """`you +4, Azerbaijan about +3 (+2 to +5)`: what a change brings the seat, and by belief the others."""
    return in_a_row([tr("you {gain}", gain=mine), *(one.words for one in theirs)])


def _tenth(thousandths: int) -> int:
    """Thousandths as a figure of a hundred, rounded half away from zero.

    >>> _tenth(34), _tenth(-35), _tenth(-4)
    (3, -4, 0)
    """
    return (abs(thousandths) + 5) // 10 * (1 if thousandths >= 0 else -1)


def _signed(value: int) -> str:
    return number(value, signed=True) if value else "±0"
