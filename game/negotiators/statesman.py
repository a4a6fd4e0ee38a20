"""Statesman: the flagship. Firm on what it gets, inventive about how, and never without a way to agree in the end.

In alternating offers it is put together from parts that the literature has tested, each recognisable below:

* It learns what the others weigh from how often and how steadily they ask for it (Hindriks & Tykhonov 2008; the
  frequency models compared by Baarslag, Hendrikx, Hindriks & Jonker 2013).
* Its aspiration falls with time, late and not below its share of the estimated Nash package (Faratin, Sierra &
  Jennings 1998, section 4.1); in the last tenth it comes down to what the others have shown they would give.
* Each turn it makes a new offer of no less than its aspiration, the one the others are believed to like best
  (trade-offs along an iso-utility curve, Faratin, Sierra & Jennings 2002). When no new one is left, it goes one
  package further down for each new offer it has received (MiCRO, de Jonge 2022), and otherwise repeats itself.
* With several others, it weighs most the one who is binding: who has been accepting least of late.
* It accepts by AC_combi (Baarslag, Hindriks & Jonker 2013): what is worth its next bid, and near the deadline what
  is at least the best it has been offered in as much time as is left; in the last turn, what beats no deal.

All of it is whole numbers; it draws nothing by chance. In a conference it behaves as a problem-solver does, a
little firmer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from game.model.package import Package, Terms
from game.model.scenario import Seat
from game.negotiators.aspiration import PARTS, given_up
from game.negotiators.beliefs import WHOLE
from game.negotiators.conduct import Player
from game.negotiators.learned import for_all
from game.negotiators.negotiator import Strategy
from game.negotiators.stand import Stand
from game.negotiators.statesman_survey import Survey, survey_of
from game.negotiators.temper import CONSTRUCTIVE, Temper
from game.negotiators.timed import by_time
from game.rules.dice import Dice
from game.rules.kind import Move
from game.rules.moves.accept import Accept
from game.rules.moves.end_turn import Pass
from game.rules.moves.leave import Leave
from game.rules.moves.offer import Offer
from game.rules.state import AlternatingTable
from game.views import Heard, PartyView

if TYPE_CHECKING:
    from game.negotiators.statesman_survey import Ints


@dataclass(frozen=True, slots=True)
class Style:
    """The statesman's numbers; shares in thousandths of its range, times in thousandths of the talks."""

    power: int = 12
    """Exponent of its concession over time: it gives way late."""
    floor: int = 950
    """How much of its share of the estimated Nash package it holds on to until late."""
    lowest: int = 450
    highest: int = 950
    """Within these bounds."""
    late: int = 940
    """When the last part of the talks begins."""
    least: int = 800
    """How much of the floor it holds on to in its own bids to the end."""
    rescue: int = 400
    """The same where no offer has beaten no deal: then an agreement at all is what matters."""
    patience: int = 1
    """In how many turns the others may have brought nothing new before it takes a step towards them."""
    final: int = 3
    """In how many of its last turns it proposes what it was offered itself."""


@dataclass(slots=True)
class Record:
    """What the statesman keeps of alternating offers besides the memory all negotiators share. Holds state."""

    seat: Seat
    standing: Terms = ()
    by: int = -1
    turns: int = 0
    """Own turns so far."""
    offers: list[tuple[Seat, Terms]] = field(default_factory=list)
    """All that the others offered, in order."""
    yes: dict[Seat, list[bool]] = field(default_factory=dict)
    """By party, whether it accepted, each time that an offer of somebody else stood when it moved."""

    def hear(self, heard: Heard) -> Record:
        """This record, after one more move."""
        seat, move = heard.seat, heard.move
        if seat == self.seat:
            self.turns += 1
        elif self.standing and self.by != seat:
            self.yes.setdefault(seat, []).append(isinstance(move, Accept))
        if isinstance(move, Offer):
            self.standing, self.by = move.terms, seat
            if seat != self.seat:
                self.offers.append((seat, move.terms))
        return self

    def weight(self, seat: Seat) -> int:
        """How much the party's consent is missing: 1 for one who lately accepts all, 3 for one who never does."""
        lately = self.yes.get(seat, [])[-_LATELY:]
        return 3 - 2 * sum(lately) // max(1, len(lately)) if lately else 2


_LATELY: Final = 8


@dataclass(frozen=True, slots=True)
class Mind:
    """The statesman's mind: one style for alternating offers, one player for conferences."""

    style: Style
    player: Player

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        if not isinstance(view.table, AlternatingTable):
            return self.player.decide(view, dice)
        stand = Stand(view, self.player.temper)
        if stand.top < stand.bottom:
            return Leave()
        survey = survey_of(stand.space, stand.bottom)
        if not len(survey):
            return Leave()
        seat = view.seat
        record = view.fold("communique.statesman", lambda: Record(seat), Record.hear)
        return _Turn(stand, survey, record, self.style).move(view.table)


class _Turn:
    """One decision in alternating offers."""

    __slots__ = ("best", "esteem", "floor", "record", "seen", "shares", "stand", "style", "survey", "time")

    def __init__(self, stand: Stand, survey: Survey, record: Record, style: Style) -> None:
        self.stand, self.survey, self.record, self.style = stand, survey, record, style
        beliefs = stand.memory.beliefs
        self.shares: list[Ints] = [survey.shares(beliefs.table(seat)) for seat in stand.others]
        self.esteem: Ints = survey.esteem(self.shares, [record.weight(seat) for seat in stand.others])
        self.time = _hurried(PARTS * stand.step // max(1, stand.steps - 1), stand.view.sheet.discount)
        self.seen = [self._share(terms) for _, terms in record.offers]
        """The seat's shares of the offers it received, in order."""
        self.best = max(self.seen, default=0)
        fair = int(survey.own[survey.fairest(survey.esteem(self.shares, (1,) * len(self.shares)))])
        self.floor = min(style.highest, max(style.lowest, fair * style.floor // WHOLE))

    def move(self, table: AlternatingTable) -> Move:
        """Accept, or a new offer."""
        stand = self.stand
        standing = table.offer if table.offer and stand.seat not in table.accepted else ()
        share = self._share(standing) if standing else 0
        if standing and share > 0 and stand.last:
            return Accept()
        target = self.target()
        package = self._bid(target)
        if share > 0 and (share >= target or share >= self._share(package) or self._enough(share)):
            return Accept()
        return Offer(package) if not stand.space.broken(package) else Pass()

    def target(self) -> int:
        """The share it asks for now."""
        style = self.style
        part = given_up(_STEPS, style.power, 1)[self.time * (_STEPS - 1) // PARTS]
        share = WHOLE - (WHOLE - self.floor) * part // PARTS
        late = style.late * PARTS // 1000
        if self.time <= late:
            return share
        pressed = (self.time - late) * 1000 // (PARTS - late)
        low = min(self.floor, max(self.best, self._least()))
        return share if low >= share else share - (share - low) * pressed * pressed // 1_000_000

    def _bid(self, target: int) -> Package:
        """A package it has not offered yet, worth the target, that the others would like best."""
        survey, made, stand = self.survey, self.stand.memory.made, self.stand
        if self._turns_left() <= self.style.final and (self.best >= target or (stand.last and self.best)):
            return self._theirs()
        start = min(survey.from_share(target), len(survey) - 1)
        for k in survey.ranked(self.esteem, start, len(made) + 1):
            package = survey.package(k)
            if package not in made:
                return package
        received = len(stand.memory.received) // len(stand.others)
        if received >= len(made) and self._stuck():
            for k in range(start - 1, survey.from_share(self._least()) - 1, -1):
                package = survey.package(k)
                if package not in made:
                    return package
        return survey.package(survey.ranked(self.esteem, start, 1)[0])

    def _stuck(self) -> bool:
        """True when the others' latest offers repeat earlier ones: they wait for a step of this seat."""
        count = self.style.patience * len(self.stand.others)
        offers = self.record.offers
        return len(set(offers[: len(offers) - count])) == len(set(offers)) if count else True

    def _theirs(self) -> Package:
        """The best offer it has received."""
        return self.record.offers[self.seen.index(self.best)][1]

    def _enough(self, share: int) -> bool:
        """AC_combi: near the end, an offer at least as good as the best in as many offers as are still to come."""
        if self.time < self.style.late * PARTS // 1000:
            return False
        left = self._turns_left() * len(self.stand.others)
        return share >= max(self.seen[-max(1, left) :]) and share >= self._least()

    def _least(self) -> int:
        """What its own bids keep to the end; less when the others have offered nothing that it could live with."""
        style = self.style
        return self.floor * (style.least if self.best else style.rescue) // 1000

    def _turns_left(self) -> int:
        return self.stand.steps - self.stand.step

    def _share(self, terms: Terms) -> int:
        stand = self.stand
        low = stand.bottom - 1
        if stand.space.broken(terms):
            return 0
        return max(0, (stand.space.value(terms) - low) * WHOLE // max(1, stand.top - low))


_STEPS: Final = 1001


@lru_cache(maxsize=64)
def _factor(discount: str) -> Fraction:
    return 1 + 2 * (1 - Fraction(discount))


def _hurried(time: int, discount: str) -> int:
    """The time in parts of the talks; it runs faster when waiting costs."""
    return time if discount == "1" else min(PARTS, int(time * _factor(discount)))


NEGOTIATOR = Strategy(
    name="statesman",
    title="Statesman",
    description="Holds on to its share, looks for the package you like best at that price, and closes in time.",
    mind=Mind(
        Style(),
        Player(
            Temper(
                start=82,
                end=12,
                power=3,
                root=2,
                press="open",
                gesture=2,
                habits=CONSTRUCTIVE,
            ),
            by_time,
            for_all,
            for_all,
        ),
    ),
)
