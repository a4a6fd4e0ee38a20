"""Where one delegation of a table stands among the simulated tables of its case: a thousand, by computers alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from communique.classroom.case_ground import CaseGround
from communique.debrief import Debrief
from communique.model.scenario import Public, Seat
from communique.words import number, of_hundred, tr


@dataclass(frozen=True, slots=True)
class PlaceAmong:
    """One delegation's points beside those of the same delegation at the simulated tables."""

    seat: Seat
    points: int
    others: tuple[int, ...]
    """At each simulated table, lowest first."""
    agreements: int
    """How many of the simulated tables have a text in force."""

    @property
    def below(self) -> int:
        """At how many tables it got less."""
        return bisect_left(self.others, self.points)

    @property
    def same(self) -> int:
        """At how many tables it got just as much."""
        return bisect_right(self.others, self.points) - self.below

    def words(self, public: Public) -> str:
        """The place in two sentences, to whoever had the seat."""
        return tr(
            "Your {points} points are more than computers got in your seat at {below} of {games} tables with the same "
            "papers, and as many as at {same} of them; the middle table came to {middle}. At {agreements} of them a "
            "text came into force.",
            points=of_hundred(public, self.points), below=number(self.below), games=number(len(self.others)),
            same=number(self.same), middle=of_hundred(public, self.others[len(self.others) // 2]),
            agreements=number(self.agreements),
        )  # fmt: skip


def place_of(found: Debrief, ground: CaseGround, seat: Seat) -> PlaceAmong | None:
    """The place of `seat`; None where no table was simulated."""
    if not ground.games:
        return None
    return PlaceAmong(seat, found.outcome.points[seat], tuple(ground.of(seat)), ground.agreements)
