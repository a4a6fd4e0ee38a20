"""A finished game, looked at afterwards by somebody who may see every sheet.

One frozen structure holds all that the report, the debrief screen and the command print, so that they cannot
tell different stories. It is made from the log alone. Hindsight comes without a verdict: figures say what was
open by the scenario's numbers, which are teaching assumptions, and never who was right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from communique.analysis import Analysis, Effort, Frontier, above, analyse, balance, is_brittle
from communique.debrief import benchmarks, openings
from communique.debrief.belief_accuracy import Belief, beliefs
from communique.debrief.benchmarks import Coalition, Keeping, SolutionPoint, Vector
from communique.debrief.conduct import Conduct, conduct
from communique.debrief.deal import Deal, DealScale, scale
from communique.debrief.decisive import DecisiveMove, decisive_moves
from communique.debrief.end_cost import EndCost, costs
from communique.debrief.guesses import AimAndResult, Guess, aims, guesses
from communique.debrief.mediators_price import MediatorsPrice, price_of_mediation
from communique.debrief.openings import ClauseChange, Left, SecondRoundProposal
from communique.debrief.own_texts import OwnText, reviewed
from communique.debrief.path import Position, better_than, path
from communique.debrief.post_settlement import ANALYSIS, OPENINGS, SecondRound, second_round
from communique.debrief.reference import ReferenceRecord, reference_record
from communique.debrief.revealed import Revealed, revelations
from communique.debrief.said_and_asked import SaidMatters, said_matters
from communique.debrief.steps import Step, steps
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.present.talks_status import call_words
from communique.rules.dice import Dice
from communique.session.communique import Document, communique
from communique.session.log import Event, Header
from communique.session.marks import UNMARKED, Marks
from communique.session.scoring import Outcome
from communique.session.session import Session
from communique.words import N_, say, tr

ASSUMPTION: Final = N_(
    "What an option is worth to a delegation is a teaching assumption of this exercise. "
    "It is no claim about any person or state."
)
TEST_DATA: Final = N_(
    "All points come from the files of a research domain. They are test data and no claim about anybody."
)
OUT_OF_ROLE: Final = N_("Step out of the role. What do you, and not your delegation, think now?")
ENDED: Final = {
    "joint": N_("A joint communiqué was signed."),
    "partial": N_("A communiqué on part of the agenda was signed."),
    "adjourned": N_("The talks were adjourned."),
    "not-ratified": N_("A text was signed, and not ratified at home."),
    "breakdown": N_("The talks ended without an agreement."),
}
TEXTS: Final = {
    "signed": N_("the text that was signed"),
    "draft": N_("the last draft"),
    "offer": N_("the last offer"),
    "nothing": N_("a text without any provision"),
}
"""What `Debrief.base` stands for."""
QUESTIONS: Final = (
    N_("Which clause cost you least and helped another most? When did you find out?"),
    N_("What would you have needed to know, and whom could you have asked?"),
    N_("Who bears the results and was not in the room?"),
)
"""For scenarios without questions of their own."""
BEYOND: Final = {
    "frontier": N_(
        "What could not be bettered for one without costing another is not listed: there is too much of it."
    ),
    "left": N_("What could have helped everybody cannot be said exactly here: there are too many packages."),
    "proposals": N_("Which packages cost no delegation a point cannot be said exactly here, so none is put forward."),
    "changes": N_("Changes of more clauses at once were not tried: there are too many of them."),
    "beliefs": N_("With so many delegations, what each could have believed of each other is not shown."),
    "coalitions": N_("Which groups would rather have signed another text cannot be said exactly here."),
}
"""What stands in place of what is out of reach, by the names in `Debrief.beyond`."""
_COALITIONS: Final = 0.1
"""The share of the effort that may go into groups that could have agreed alone."""
CHANGES: Final = 12
"""How many of the smallest changes are kept."""


@dataclass(frozen=True, slots=True)
class Home:
    """An audience at home, and how it would take the text nearest at hand."""

    seat: Seat
    name: str
    content: bool
    points: int
    """What the text gives its party on the issues it looks at."""
    threshold: int


@dataclass(frozen=True, slots=True)
class MutualGain:
    """How the principals stand to each other, as a mediator would ask."""

    durability: int
    """The smallest gain of a principal over no deal."""
    impartiality: int
    """The difference between the largest and the smallest gain of a principal: 0 is even."""


@dataclass(frozen=True, eq=False)
class Debrief:
    """All there is to say after a game. Points are integers by seat; events are numbered from 1."""

    public: Public
    """At the level played."""
    header: Header
    outcome: Outcome
    document: Document
    signed: tuple[Seat, ...]
    tension: int
    floors: tuple[int, ...]
    steps: tuple[Step, ...]
    packages: int
    feasible: int | None
    """None where rules tie so many issues together that they cannot be counted."""
    acceptable: int | None
    """None where there are too many packages to count them."""
    frontier: tuple[Vector, ...]
    frontier_acceptable: tuple[bool, ...]
    statement: str
    """What the frontier leaves out, in words; empty when nothing."""
    cloud: tuple[Vector, ...]
    base: str
    """What `text` is: `signed`, `draft`, `offer` or `nothing`."""
    text: Deal
    """The text nearest at hand, from which changes are counted."""
    left: Left | None
    balance: Fraction | None
    """The smallest normalised gain; None without an agreement in force."""
    brittle: bool | None
    mediation: MutualGain | None
    changes: tuple[ClauseChange, ...]
    changes_found: int
    points: tuple[SolutionPoint, ...]
    keeping: tuple[Keeping, ...]
    coalitions: tuple[Coalition, ...]
    least_temptation: int | None
    homes: tuple[Home, ...]
    reference: ReferenceRecord | None
    path: tuple[Position, ...]
    better: tuple[int, ...]
    """Events whose text would have cost no delegation a point and brought one of them some, against the end."""
    proposals: tuple[SecondRoundProposal, ...]
    second: SecondRound
    """Whether all who signed would sign one of the proposals instead."""
    conduct: tuple[Conduct, ...]
    beliefs: tuple[Belief, ...]
    question: str
    beyond: tuple[str, ...] = ()
    """What was out of reach, by the names in `BEYOND`."""
    guesses: tuple[Guess, ...] = ()
    """From opening notes; empty where none were made."""
    aims: tuple[AimAndResult, ...] = ()
    marks: Marks = UNMARKED
    """What was taken back, and whether somebody played on with open sheets."""
    matters: tuple[SaidMatters, ...] = ()
    """What was said to matter much, beside what was then asked for."""
    costs: tuple[EndCost, ...] = ()
    """By seat, what the end cost."""
    decisive: tuple[DecisiveMove | None, ...] = ()
    """By seat, the move that decided most; None where none did."""
    price: MediatorsPrice | None = None
    """What the mediator's interests cost the principals; None without a mediator or a text in force."""
    revealed: tuple[Revealed, ...] = ()
    """What public texts told of their author's order of the issues; without those to whom all issues matter alike."""
    own_texts: tuple[OwnText, ...] = ()
    """The texts of each person's seat, by seat and in order; of every seat where only computers played."""

    def instead(self, of: str) -> str:
        """The sentence in place of what is out of reach; empty where it is not."""
        return tr(BEYOND[of]) if of in self.beyond else ""

    @property
    def noted(self) -> list[str]:
        """The opening notes beside what was so, a sentence each; empty where none were made."""
        said = [guess.words(self.public) for guess in self.guesses]
        return said + [aim.words(self.public) for aim in self.aims]

    @property
    def ended(self) -> str:
        """The ending in one sentence."""
        return tr(ENDED[self.outcome.kind])

    @property
    def call(self) -> str:
        """What came of the closing call, in a sentence; empty in talks that did not come to it."""
        called = bool(self.steps) and self.steps[-1].in_call
        return call_words(signed=bool(self.signed)) if called else ""

    @property
    def base_title(self) -> str:
        """What `text` is, in words."""
        return tr(TEXTS[self.base])

    @property
    def against(self) -> str:
        """What openings are measured against, in words."""
        return tr("the end") if self.outcome.agreement else tr("no deal")

    @property
    def share(self) -> float | None:
        """The percentage of feasible packages that could be signed."""
        return None if self.acceptable is None or not self.feasible else 100 * self.acceptable / self.feasible

    def as_dict(self) -> dict[str, Any]:
        """Ids, numbers and words only, ready for JSON."""
        from communique.debrief.json_form import json_form

        return json_form(self)


def debrief(session: Session, effort: Effort | None = None) -> Debrief:
    """What there is to say about a finished game; what is out of reach of `effort` is in `Debrief.beyond`.

    About 100 ms for nine issues and three parties; the session is only read. Raises ValueError while it runs,
    Stopped when whoever watches the effort wants no more.
    """
    effort = effort or Effort()
    end, public = session.outcome(), session.scenario.public
    measure = scale(session)
    played = steps(session)
    pictures = beliefs(session, played)
    positions = path(played, measure)
    base, package = openings.nearest_text(measure, end.package, positions)
    known = analyse(
        session.scenario, at=package, floors=measure.floors, tension=measure.tension, effort=effort.part(ANALYSIS)
    )
    ending = session.state.table.ending
    assert ending is not None
    vectors, mask = benchmarks.vectors(known)
    at = known.at
    assert at is not None
    target, beside = openings.reached(measure, end), openings.beside(measure, end)
    over = above(beside, target, openings.held(measure, beside, known.frontier), effort.part(OPENINGS))
    offered = () if over is None else openings.proposals(measure, over, target, package)
    left, left_is_known = _left(measure, known, over, target, end, effort)
    blocks, temptation = benchmarks.coalitions(measure, package, effort.part(_COALITIONS))
    k_of_n = public.signing.rule == "k-of-n" and at.feasible
    beyond = {
        "frontier": not known.reach.frontier,
        "left": not left_is_known,
        "proposals": over is None,
        "beliefs": not pictures,
        "changes": at.clauses < min(3, len(public.issues)),
        "coalitions": k_of_n and temptation is None,
    }
    return Debrief(
        public=public,
        header=session.header,
        outcome=end,
        document=_document(session, end),
        signed=ending.signed,
        tension=measure.tension,
        floors=measure.floors,
        steps=played,
        packages=known.packages,
        feasible=known.feasible,
        acceptable=known.acceptable,
        frontier=vectors,
        frontier_acceptable=mask,
        statement=" ".join(map(say, known.statement)),
        cloud=benchmarks.cloud(measure.problem),
        base=base,
        text=measure.deal(package),
        left=left,
        balance=_balance(known, end),
        brittle=is_brittle(measure.problem.seats, end.points, scale=public.scale) if end.agreement else None,
        mediation=_mediation(session.scenario, end),
        changes=tuple(openings.change(measure, package, swap) for swap in at.swaps[:CHANGES]),
        changes_found=len(at.swaps),
        points=benchmarks.points_of(measure, known),
        keeping=benchmarks.keeping(at.stability, ending.signed) if end.package is not None else (),
        coalitions=blocks,
        least_temptation=temptation,
        homes=_homes(measure, package),
        reference=reference_record(public),
        path=positions,
        better=better_than(positions, measure, beside, end.points),
        proposals=offered,
        second=second_round(session, end, offered),
        conduct=conduct(session.scenario, played, _unkept(session)),
        beliefs=pictures,
        question=_question(session),
        beyond=tuple(name for name, out in beyond.items() if out),
        guesses=guesses(session, pictures),
        aims=aims(session, end.points),
        marks=session.marks,
        matters=said_matters(session.scenario, played, positions),
        costs=costs(measure, end, positions),
        decisive=decisive_moves(measure, end, ending.signed, positions, len(played)),
        price=price_of_mediation(measure, end, known.frontier, effort.part(OPENINGS)),
        revealed=revelations(session.scenario, played, positions),
        own_texts=reviewed(session, played, positions),
    )


def _left(
    measure: DealScale, known: Analysis, over: Frontier | None, target: tuple[int, ...], end: Outcome, effort: Effort
) -> tuple[Left | None, bool]:
    """What the end left on the table, and whether that is known at all."""
    if end.points != target:
        beside = openings.beside(measure, end)
        over = above(beside, end.points, openings.held(measure, beside, known.frontier), effort.part(OPENINGS))
    if over is not None:
        return openings.left(measure, over, end.points), True
    at = known.at
    if at is not None and at.left is not None and at.points == end.points:
        return openings.left_of(measure, at.left), True
    return None, False


def debrief_log(scenario: Scenario, header: Header, events: Iterable[Event]) -> Debrief:
    """The debrief of a log. `scenario` is whole; raises what `Session.resume` and `debrief` raise."""
    return debrief(Session.resume(scenario, header, events))


def _document(session: Session, end: Outcome) -> Document:
    ending = session.state.table.ending
    assert ending is not None
    kind = end.kind if ending.terms else ending.kind
    return communique(session.scenario.public, kind, ending.terms, ending.signed, cause=ending.cause)


def _balance(known: Analysis, end: Outcome) -> Fraction | None:
    if not end.agreement or not known.frontier.acceptable.any():
        return None
    return balance(known.frontier, end.points)


def _mediation(scenario: Scenario, end: Outcome) -> MutualGain | None:
    principals = [end.surplus[seat] for seat in scenario.public.principals]
    if not end.agreement or not scenario.public.mediators or not principals:
        return None
    return MutualGain(min(principals), max(principals) - min(principals))


def _homes(measure: DealScale, package: tuple[int, ...]) -> tuple[Home, ...]:
    if measure.unlocked is None:
        return ()
    found = []
    for sheet in measure.scenario.sheets:
        unhappy = {audience.id for audience in sheet.unhappy(package)}
        for audience in sheet.audiences:
            points = sum(sheet.points[i][package[i]] for i in audience.issues)
            found.append(Home(sheet.seat, audience.name, audience.id not in unhappy, points, audience.threshold))
    return tuple(found)


def _unkept(session: Session) -> tuple[int, ...]:
    conference = session.state.table.conference
    return () if conference is None else conference.unkept


def _question(session: Session) -> str:
    """One question to reflect on: chance by the game's seed and length, so equal logs ask the same."""
    questions = session.scenario.public.questions or tuple(tr(question) for question in QUESTIONS)
    return Dice(session.header.seed, len(session.events), "reflection").pick(questions)
