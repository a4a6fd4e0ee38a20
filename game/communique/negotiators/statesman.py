"""Statesman: the flagship. Firm on what it gets, inventive about how, and never without a way to agree in the end.

In alternating offers it is put together from parts that the literature has tested, each recognisable below:

* It learns what the others weigh in two ways and trusts both: by Bayes' rule over hypotheses about each issue
  (Hindriks & Tykhonov 2008), and by counting what they ask for (the frequency models compared by Baarslag, Hendrikx,
  Hindriks & Jonker 2013).
* It asks for its best package until the last rounds, with several others until the last tenth and then for nine
  tenths of it, since more than one has to say yes. In the end it comes down towards its share of the estimated Nash
  package (time dependence: Faratin, Sierra & Jennings 1998, section 4.1). Each time it makes a new offer of what it
  asks, the one the others are believed to like best (trade-offs along an iso-utility curve, Faratin, Sierra &
  Jennings 2002).
* Where time costs, it sets its share of the Nash package, had now, against what waiting may bring, by then worth
  less. If waiting brings more, it holds on as above; if not, it comes down early. What the others have offered it
  comes down to in both cases, as soon as that is better than waiting.
* With those who make one new offer for each of its own, and none by themselves, it keeps step down its list
  (MiCRO, de Jonge 2022). Now and then it stands still to see whether they still wait for it.
* With several others, it weighs most the one who is binding: who has been accepting least of late.
* It accepts what is worth its target or its next bid (AC_next, Baarslag, Hindriks & Jonker 2013). In its last offer
  that all can still answer it takes what is expected to bring most: a party either yields at the deadline or takes
  about what it asked for when it asked for least; one that has moved much yields less, and so does one to whom the
  package gives little. In a turn after that, it takes what beats no deal.

What it asks one other for; with several others it eases a little before.

    share 1000 ================================.
                                                `.   from `turn` on, towards the floor
          floor . . . . . . . . . . . . . . . . . `.
                                                    |  the last word: whichever is expected to bring more,
          0     time                          turn  end   an offer that all can still answer, or a yes

All of it is whole numbers; it draws nothing by chance. In a conference it behaves as a problem-solver does, a
little firmer. How it came by its numbers is told in `statesman.md` beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from communique.model.message import N_
from communique.model.package import Package, Terms
from communique.model.scenario import Seat
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.aspiration import PARTS
from communique.negotiators.parts.bayes import BayesianBeliefs
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.beliefs import WHOLE, Gains, worth_by
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.survey import Survey, survey_of
from communique.negotiators.parts.temper import CONSTRUCTIVE, Temper
from communique.negotiators.parts.timed import by_time
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.say import OwnWords
from communique.rules.state import AlternatingTable
from communique.views import Fold, Heard, PartyView

if TYPE_CHECKING:
    from communique.negotiators.parts.survey import Ints


@dataclass(frozen=True, slots=True)
class StatesmanNumbers:
    """The statesman's numbers; shares in thousandths of its range, times in thousandths of the talks.

    What each is, and where it was measured, is a table in `statesman.md` beside this file.
    """

    # how much it asks for, and when
    turn: int = 980
    ease: int = 900
    eased: int = 950
    eased_to: int = 900
    settled: int = 1000
    floor: int = 950
    lowest: int = 400
    highest: int = 950
    # what it believes
    trust: int = 750
    trust_many: int = 250
    lately: int = 8
    # where time costs
    hope: int = 900
    late: int = 900
    pace: int = 30
    pace_alone: int = 150
    # how likely others say yes in the end
    yielding: int = 850
    yielding_last: int = 700
    moves: int = 3
    moved: int = 150
    nearly: int = 600
    decent: int = 500
    decent_many: int = 1000
    needy: int = 3
    decent_most: int = 850
    slack: int = 300
    sure: int = 970
    last: int = 3
    # with those who go step by step
    trial: int = 8
    patience: int = 8


@dataclass(slots=True)
class TalksRecord:
    """What the statesman keeps of alternating offers besides the memory all negotiators share.

    Holds state: `hear` changes it in place, and `copy` is made before.
    """

    seat: Seat
    beliefs: BayesianBeliefs
    turns: int = 0
    """Own turns so far."""
    offers: list[tuple[Seat, Terms]] = field(default_factory=list)
    """All that the others offered, in order."""
    yes: dict[Seat, list[bool]] = field(default_factory=dict)
    """By party, whether it accepted, each time that an offer of somebody else stood when it moved."""
    news: set[tuple[Seat, Terms]] = field(default_factory=set)
    """All different offers, with who made them."""
    claims: dict[tuple[Seat, Terms], None] = field(default_factory=dict)
    """What each of the others offered or accepted, in order, repeats left out."""
    steps: int = 0
    """Own new offers."""
    still: int = 0
    """Own turns since the last new offer."""
    answered: bool = False
    """True when the others brought something new right after this seat last did."""
    unasked: int = 0
    """Turns in which the others brought something new though this seat had not."""
    _stir: bool = False

    def copy(self) -> TalksRecord:
        """An equal record that can hear more while this one stays as it is."""
        return replace(
            self,
            beliefs=self.beliefs.copy(),
            offers=self.offers.copy(),
            yes={seat: said.copy() for seat, said in self.yes.items()},
            news=self.news.copy(),
            claims=self.claims.copy(),
        )

    def hear(self, heard: Heard) -> TalksRecord:
        """This record, after one more move."""
        seat, move = heard.seat, heard.move
        if isinstance(move, OwnWords):
            return self
        new = isinstance(move, Offer) and (seat, move.terms) not in self.news
        standing, by = self.beliefs.standing, self.beliefs.by
        if seat == self.seat:
            self._own(new)
        elif standing and by != seat:
            self.yes.setdefault(seat, []).append(isinstance(move, Accept))
            if isinstance(move, Accept):
                self.claims[seat, standing] = None
        if isinstance(move, Offer):
            self.news.add((seat, move.terms))
            if seat != self.seat:
                self.offers.append((seat, move.terms))
                self.claims[seat, move.terms] = None
                self._stir = self._stir or new
        self.beliefs.hear(heard)
        return self

    def _own(self, new: bool) -> None:
        if self.turns:
            self.unasked += self._stir and self.still > 0
            if not self.still:
                self.answered = self._stir
        self._stir = False
        self.turns += 1
        self.steps += new
        self.still = 0 if new else self.still + 1

    def keeps_step(self, patience: int) -> bool:
        """True when the others answered this seat's last step, and have not been moving by themselves.

        One turn in which they moved unasked is forgiven, and one more for every `patience` own steps.
        """
        answered = self.answered if self.still else self._stir
        return answered and self.unasked <= 1 + self.steps // patience

    def weight(self, seat: Seat, lately: int) -> int:
        """How much the party's consent is missing, by its last `lately` answers: from 1, all of them yes, to 3."""
        said = self.yes.get(seat, [])[-lately:]
        return 3 - 2 * sum(said) // max(1, len(said)) if said else 2


RECORD: Final = Fold[TalksRecord](
    lambda view: TalksRecord(view.seat, BayesianBeliefs(view.briefing.public, view.seat)),
    TalksRecord.hear,
    TalksRecord.copy,
)


@dataclass(frozen=True, slots=True)
class StatesmanMind:
    """The statesman's mind: one style for alternating offers, one player for conferences."""

    style: StatesmanNumbers
    player: Player

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        table = view.table.alternating
        if table is None:
            return self.player.decide(view, dice)
        situation = Situation(view, self.player.temper)
        if situation.top < situation.bottom:
            return Leave()
        survey = survey_of(situation.space, situation.bottom)
        if not len(survey):
            return Leave()
        return _Turn(situation, survey, view.fold(RECORD), self.style).move(table)

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> list[int]:
        """What it holds packages to be worth to `of`: by both its beliefs, weighed."""
        if view.table.alternating is None:
            return self.player.believed(view, of, packages)
        situation = Situation(view, self.player.temper)
        trust = self.style.trust if len(situation.others) == 1 else self.style.trust_many
        weighed = _weighed(trust, view.fold(RECORD).beliefs.table(of), situation.memory.beliefs.table(of))
        return worth_by(weighed, packages)


def _weighed(trust: int, bayesian: Gains, counted: Gains) -> Gains:
    """Two beliefs in one, the first with `trust` thousandths."""
    return tuple(
        [
            tuple([(trust * a + (WHOLE - trust) * b) // WHOLE for a, b in zip(*rows, strict=True)])
            for rows in zip(bayesian, counted, strict=True)
        ]
    )


class _Turn:
    """One decision in alternating offers."""

    __slots__ = (
        "best", "costs", "esteem", "floor", "hurries", "patience", "record", "seen", "shares", "situation", "style",
        "survey", "tables", "time",
    )  # fmt: skip

    def __init__(self, situation: Situation, survey: Survey, record: TalksRecord, style: StatesmanNumbers) -> None:
        self.situation, self.survey, self.record, self.style = situation, survey, record, style
        self.tables = {seat: self._believed(seat) for seat in situation.others}
        """By other party, what each option is believed to give it."""
        self.shares = [survey.shares(table) for table in self.tables.values()]
        """And each package of the survey."""
        self.esteem: Ints = survey.esteem(self.shares, [record.weight(seat, style.lately) for seat in situation.others])
        self.time = PARTS * situation.step // max(1, situation.steps - 1)
        self.seen = [self._share(terms) for _, terms in record.offers]
        """The seat's shares of the offers it received, in order."""
        self.best = max(self.seen, default=0)
        fair = int(survey.own[survey.fairest(survey.esteem(self.shares, (1,) * len(self.shares)))])
        self.floor = min(style.highest, max(style.lowest, fair * style.floor // WHOLE))
        self.costs = situation.view.sheet.discount != "1"
        """True when time costs."""
        if self.costs:
            self.patience = self._patience()
            self.hurries = self.patience < self.floor
            """True when its floor, had now, is worth more than what waiting may bring."""
            self.floor = min(self.floor, self.patience)

    def _believed(self, seat: Seat) -> Gains:
        """What the options are believed to give a party: two beliefs, weighed.

        Counting makes little of what was offered to please, Bayes' rule takes it for a wish. Among several parties,
        where much is offered to please somebody, counting has the larger part: in the league that did better.
        """
        style, situation = self.style, self.situation
        trust = style.trust if len(situation.others) == 1 else style.trust_many
        return _weighed(trust, self.record.beliefs.table(seat), situation.memory.beliefs.table(seat))

    def _patience(self) -> int:
        """The share that, had now, is worth what may be had by waiting until late."""
        style, situation = self.style, self.situation
        low = situation.bottom - 1
        hoped = low + max(self.floor, style.hope) * (situation.top - low) // WHOLE
        late = max(0, style.late * PARTS // 1000 - self.time)
        worth = int(situation.view.sheet.discounted(hoped, Fraction(late, PARTS), situation.steps))
        return max(0, (worth - low) * WHOLE // max(1, situation.top - low))

    def move(self, table: AlternatingTable) -> Move:
        """Accept, or an offer."""
        situation = self.situation
        standing = table.offer if table.offer and situation.seat not in table.accepted else ()
        share = self._share(standing) if standing else 0
        chances = self._chances()
        if not chances:
            return Accept() if share > 0 else self._offer(self._top())
        if chances == 1:
            return self._last_word(table, share)
        target = self.target()
        package = self._step() if self._keeping_step() else self._bid(target)
        if share > 0 and (share >= target or share >= self._share(package)):
            return Accept()
        return self._offer(package)

    def _offer(self, package: Package) -> Move:
        return Pass() if self.situation.space.broken(package) else Offer(package)

    def _chances(self) -> int:
        """How many offers the seat can still make, this turn's included, that all others can answer in time."""
        situation = self.situation
        parties = len(situation.public.parties)
        moves_left = (situation.steps - situation.step) * parties - 1 - situation.seat
        """Moves of the others and its own after this one."""
        # An offer is answered by the `parties - 1` moves after it; the next own turn comes `parties` moves later.
        return max(0, (moves_left + 1) // parties)

    def _last_word(self, table: AlternatingTable, share: int) -> Move:
        """The last offer that all can answer, or a yes: whichever is expected to bring more."""
        survey, situation = self.survey, self.situation
        odds = [self._odds(seat, shares) for seat, shares in zip(situation.others, self.shares, strict=True)]
        chance = odds[0]
        for more in odds[1:]:
            chance = chance * more // WHOLE
        spare = 0 if situation.last else min(self.seen[-self.style.last :], default=0) // len(odds)
        """What may still be had by saying yes once more."""
        expected = survey.own * chance + spare * (WHOLE - chance)
        k = int(expected.argmax())
        if share > 0:
            claims = sum(by == table.by for by, _ in self.record.claims)
            if situation.last and share * WHOLE >= self.best * self.style.nearly and claims > self.style.moves:
                return Accept()
            value = WHOLE
            for seat, gains in self.tables.items():
                if seat not in table.accepted:
                    value = value * int(self._odds(seat, survey.shares_of(gains, [table.offer]))[0]) // WHOLE
            if share * value + spare * (WHOLE - value) >= int(expected[k]):
                return Accept()
        return self._offer(survey.package(k))

    def _odds(self, seat: Seat, shares: Ints) -> Ints:
        """How likely the party takes what is believed to give it `shares`, in its last turn; in thousandths.

        A party either takes anything decent then, or what gives it about what it asked for when it asked for least.
        One that has moved much has shown where its limit is, and yields less. What no deal is worth to others is
        taken to be the same part of their best package as it is to this seat.
        """
        style, record, situation = self.style, self.record, self.situation
        own = [terms for by, terms in record.claims if by == seat]
        asked = self.survey.shares_of(self.tables[seat], [terms for terms in own if self._beats(terms)])
        demand = int(asked.min(initial=WHOLE))
        yielding, slack = style.yielding_last if situation.last else style.yielding, style.slack
        if len(own) > style.moves:
            yielding, slack = style.moved, style.slack // 5
        near = (shares - (demand - slack)).clip(0, slack)
        part = style.decent if len(situation.others) == 1 else style.decent_many
        no_deal = WHOLE * (situation.bottom - 1) // max(1, situation.top)
        decent = max(demand * part // WHOLE, min(style.needy * no_deal, style.decent_most), 1)
        # To less than half of what is decent nobody yields, not even at the end.
        bare = yielding * shares.clip(0, decent) // decent * (shares * 2 >= decent)
        odds: Ints = bare + (style.sure - bare) * near // slack
        return odds

    def _offered(self) -> int:
        """The least that any of the others has offered at its best."""
        best: dict[Seat, int] = {}
        for (seat, _), share in zip(self.record.offers, self.seen, strict=True):
            best[seat] = max(share, best.get(seat, 0))
        return min([best.get(seat, 0) for seat in self.situation.others], default=0)

    def target(self) -> int:
        """The share it asks for now."""
        style = self.style
        if self.costs:
            offered = self._offered()
            if offered >= self.patience:
                return self._between(WHOLE, offered, 0, style.pace)
            if self.hurries:
                return self._between(WHOLE, self.floor, 0, style.pace_alone)
        several = len(self.situation.others) > 1
        ask = self._between(WHOLE, style.eased_to, style.ease, style.eased) if several else WHOLE
        return self._between(ask, self.floor, style.turn, style.settled)

    def _between(self, ask: int, least: int, start: int, end: int) -> int:
        """The share asked for now on the way from `ask` down to `least`; times in thousandths of the talks."""
        late = max(0, self.time - start * PARTS // 1000)
        part = min(PARTS, late * 1000 // (end - start))
        return ask - max(0, ask - least) * part // PARTS

    def _keeping_step(self) -> bool:
        record = self.record
        if not record.steps:
            return False
        if record.steps == 1:
            return record.still >= 1
        pause = record.steps % self.style.trial == 0 and record.still < 2
        return record.keeps_step(self.style.patience) and not pause

    def _step(self) -> Package:
        """The next package down its list that it has not offered yet, but none below the lowest share it bears."""
        survey, made = self.survey, self.situation.memory.made
        for k in range(len(survey) - 1, survey.from_share(self.style.lowest) - 1, -1):
            package = survey.package(k)
            if package not in made:
                return package
        return self._top()

    def _top(self) -> Package:
        return self.survey.package(len(self.survey) - 1)

    def _bid(self, target: int) -> Package:
        """A package worth the target that the others would like best; a new one if there is one."""
        survey, made = self.survey, self.situation.memory.made
        start = min(survey.from_share(target), len(survey) - 1)
        # Among one more than it has made, one at least is new.
        ranked = survey.ranked(self.esteem, start, len(made) + 1)
        fresh = (package for k in ranked if (package := survey.package(k)) not in made)
        return next(fresh, survey.package(ranked[0]))

    def _beats(self, terms: Terms) -> bool:
        """True when the package can stand and beats no deal."""
        space = self.situation.space
        return not space.broken(terms) and space.value(terms) >= self.situation.bottom

    def _share(self, terms: Terms) -> int:
        situation = self.situation
        low = situation.bottom - 1
        if situation.space.broken(terms):
            return 0
        return max(0, (situation.space.value(terms) - low) * WHOLE // max(1, situation.top - low))


NEGOTIATOR = Strategy(
    name="statesman",
    title=N_("Statesman"),
    description=N_("Holds on to its share, looks for the package you like best at that price, and closes in time."),
    mind=StatesmanMind(
        StatesmanNumbers(),
        Player(
            Temper(
                pride=28,
                unasked=21,
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
