"""What people guessed before the talks, against the sheets and against what the moves let one believe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from communique.debrief.belief_accuracy import Belief
from communique.model.scenario import Public, Seat
from communique.session.session import Session
from communique.words import joined, of_hundred, tr


@dataclass(frozen=True, slots=True)
class Guess:
    """The issues that one party thought would matter most to another, and those that do."""

    seat: Seat
    other: Seat
    issues: tuple[int, ...]
    """As guessed, in issue order."""
    actual: tuple[int, ...]
    """As many of the issues that weigh most with the other, in issue order; ties go to whatever was guessed."""
    estimated: tuple[int, ...]
    """As many of those that weigh most by what the seat had heard at the end."""

    @property
    def right(self) -> int:
        """How many of the guessed issues are among those that weigh most."""
        return len(set(self.issues) & set(self.actual))

    def words(self, public: Public) -> str:
        """The guess, the sheet and the moves in a sentence."""
        each = self.issues, self.actual, self.estimated
        named, true, heard = (joined([public.issues[i].short for i in some]) for some in each)
        who, whom = (public.parties[seat].short for seat in (self.seat, self.other))
        return tr(
            "Before the talks {who} guessed {issues} for {whom}; by the sheet it is {actual} ({right} of {count}), by "
            "the moves it looked like {estimated}.",
            who=who, issues=named, whom=whom, actual=true, right=self.right, count=len(self.issues), estimated=heard,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AimAndResult:
    """The points one party aimed at, and those it got."""

    seat: Seat
    target: int
    points: int

    def words(self, public: Public) -> str:
        """The aim and the end in a sentence, in points out of 100."""
        name, points = public.parties[self.seat].short, partial(of_hundred, public)
        return tr(
            "{party} aimed at {target} points and ended with {points}.",
            party=name, target=points(self.target), points=points(self.points),
        )  # fmt: skip


def guesses(session: Session, beliefs: Sequence[Belief]) -> tuple[Guess, ...]:
    """Every guess in the opening notes, in seat order; empty where nobody guessed."""
    found = {(belief.seat, belief.other): belief for belief in beliefs}
    return tuple(
        Guess(seat, other, tuple(sorted(issues)), _top(belief.actual, issues), _top(belief.after, issues))
        for seat, note in sorted(session.notes.items())
        for other, issues in note.guesses
        if issues and (belief := found.get((seat, other)))
    )


def aims(session: Session, points: Sequence[int]) -> tuple[AimAndResult, ...]:
    """Every aim in the opening notes, in seat order. `points` is what each party ended with."""
    noted = sorted(session.notes.items())
    return tuple(AimAndResult(seat, note.target, points[seat]) for seat, note in noted if note.target is not None)


def _top(weights: Sequence[int], guessed: Sequence[int]) -> tuple[int, ...]:
    """As many issues as were guessed, the heaviest first taken, told in issue order.

    >>> _top((30, 20, 30, 20), (0, 3))
    (0, 2)
    >>> _top((30, 20, 30, 20), (0, 2, 3))
    (0, 2, 3)
    """
    order = sorted(range(len(weights)), key=lambda i: (-weights[i], i not in guessed, i))
    return tuple(sorted(order[: len(guessed)]))
