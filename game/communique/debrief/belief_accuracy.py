"""Beliefs against truth: what each party could have known about the others' weights from what it heard.

The belief is the one the adviser forms (`weighing`): it starts from the public goals and grows with every offer,
mark, reason, answer and promise. It is worked out anew from the seat's own hearing, so it holds nothing that was said
behind the seat's back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.debrief.statements import stakes
from communique.debrief.steps import Step
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.negotiators.parts.weights import Weighing
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.session.session import Session
from communique.words import tr_n

SIGNALS = (Accept, Amend, Answer, IfThen, Mark, Offer, Reject, Tell)
"""Moves that say something about what the mover wants."""


@dataclass(frozen=True, slots=True)
class Belief:
    """One party's picture of another's weights. Shares are whole percent by issue and add up to 100."""

    seat: Seat
    other: Seat
    before: tuple[int, ...]
    """From the public goals alone."""
    after: tuple[int, ...]
    """From all that the seat had heard by the end."""
    actual: tuple[int, ...]
    """The other's stakes, by its own sheet."""
    signals: int
    """How many telling moves of the other the seat heard: the fewer, the less sure the picture."""

    def words(self, public: Public) -> str:
        """How far the picture was from the truth, in plain words."""
        party, other = public.parties[self.seat].short, public.parties[self.other].short
        return tr_n(
            "{other} made {n} move from which {party} could learn what matters to it. Of every 100 points that are at "
            "stake for {other}, its public goals alone would have put {before} on the wrong issues; by the end it was "
            "{after}.",
            "{other} made {n} moves from which {party} could learn what matters to it. Of every 100 points that are at "
            "stake for {other}, its public goals alone would have put {before} on the wrong issues; by the end it was "
            "{after}.",
            self.signals,
            party=party, other=other, before=self.missed_before, after=self.missed_after,
        )  # fmt: skip

    @property
    def missed_before(self) -> int:
        """The percentage of the weight that the public goals put on the wrong issues."""
        return missed(self.before, self.actual)

    @property
    def missed_after(self) -> int:
        """The percentage of the weight that the belief at the end put on the wrong issues."""
        return missed(self.after, self.actual)


PICTURED = 16
"""The most parties whose pictures of each other are drawn: their number grows with the square."""


def beliefs(session: Session, steps: tuple[Step, ...]) -> tuple[Belief, ...]:
    """Every party about every other, in seat order; none with more than `PICTURED` parties."""
    if len(session.scenario.sheets) > PICTURED:
        return ()
    seats = [Seat(p) for p in range(len(session.scenario.sheets))]
    return tuple(belief for seat in seats for belief in _of(session, steps, seat, seats))


def _of(session: Session, steps: tuple[Step, ...], seat: Seat, seats: Sequence[Seat]) -> list[Belief]:
    scenario: Scenario = session.scenario
    alternating = session.state.table.alternating is not None
    first, last = (Weighing(scenario.public, seat, alternating=alternating) for _ in range(2))
    for heard in session.chair(seat).view().heard:
        last.hear(heard)
    return [
        Belief(
            seat,
            other,
            shares(first.weights(other)),
            shares(last.weights(other)),
            shares(stakes(scenario.sheets[other])),
            sum(step.seat == other and isinstance(step.move, SIGNALS) and step.heard_by(seat) for step in steps),
        )
        for other in seats
        if other != seat
    ]


def shares(weights: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages of the sum that add up to 100; the largest remainders are rounded up.

    >>> shares([1, 1, 1])
    (34, 33, 33)
    """
    total = sum(weights)
    if total <= 0:
        return (0,) * len(weights)
    whole = [100 * weight // total for weight in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(100 * weights[i] % total), i))
    for i in rest[: 100 - sum(whole)]:
        whole[i] += 1
    return tuple(whole)


def missed(belief: Sequence[int], actual: Sequence[int]) -> int:
    """The share that would have to move to turn one picture into the other, in percent.

    >>> missed([50, 50, 0], [30, 50, 20])
    20
    """
    return sum(abs(a - b) for a, b in zip(belief, actual, strict=True)) // 2
