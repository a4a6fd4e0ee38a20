"""The form of a scenario file: which keys there are, what each holds, and to which names it refers.

One class for each mapping that an author writes. The JSON Schema, the findings about structure and the
findings about references all come from here, so a new field needs a line here and a line in
`communique.loading.build`. Nothing here looks from one entry at another; see `communique.loading.consistency`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, create_model

from communique.model.emblems import EMBLEMS
from communique.model.kinds import IssueKind, issue_kinds
from communique.model.scenario import TENSION_STEPS
from communique.words import tr

FORMAT: Final = "communique-scenario 1"


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text that refers to something: a party, issue, option, guarantee, level or fact."""

    sort: str
    of: str = ""
    """For an option: the key beside it that names the issue, or `^` when the issue is the key above it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Marks a text that people read: a translation says it in another language."""


SHOWN: Final = Shown()


def _tag(value: Any) -> str | None:
    """The branch of an either-or that a value takes: by its shape alone."""
    if isinstance(value, dict | BaseModel):
        return "<mapping>"
    if isinstance(value, list | tuple):
        return "<list>"
    return "<text>" if isinstance(value, str) else None


EITHER: Final = Discriminator(_tag)
"""Between forms that differ in shape. In pydantic's locations the branch appears as a step in angle brackets."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
NameLine = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
"""A line that is no words: the name of a negotiator or of a format."""
TextLine = Annotated[NameLine, SHOWN]
ShortTitle = Annotated[str, Field(min_length=1, max_length=24, pattern=r"^[^\n]*$"), SHOWN]
Text = Annotated[str, Field(min_length=1), SHOWN]
Sentence = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^[^\n]*$"), SHOWN]
Fact = Annotated[str, Field(pattern=r"^[A-Z][0-9]+$"), Names("fact")]
Cites = Annotated[list[Fact], Field(description="Facts of the seed, by their mark: [S1, P7].")]
PartyId = Annotated[str, Names("party")]
IssueId = Annotated[str, Names("issue")]
LevelId = Annotated[str, Names("level")]
OptionId = Annotated[str, Names("option", "issue")]
OtherOptionId = Annotated[str, Names("option", "other_issue")]
OptionAbove = Annotated[str, Names("option", "^")]
TensionChange = Annotated[int, Field(ge=-4, le=4)]
TrustChange = Annotated[int, Field(ge=-10, le=10)]
LARGEST: Final = 1_000_000_000
"""The largest scale; `communique.loading.consistency` holds points to the scale of their scenario."""
Points = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]


class StrictForm(BaseModel):
    """A mapping whose keys are all known and whose values are never converted."""

    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True, frozen=True)


class GoalForm(StrictForm):
    """A public position of a party. It cites a fact, or says that it is an assumption."""

    text: Sentence
    issue: IssueId = Field(description="The issue it bears on.")
    options: list[OptionId] = Field(min_length=1, description="The options of that issue that would meet the goal.")
    cites: Cites = []
    assumption: bool = Field(default=False, description="True when no source says so and the goal is ours.")


class PartyForm(StrictForm):
    """A delegation."""

    id: Id
    name: TextLine
    short: ShortTitle
    alias: TextLine = Field(description="A neutral name, for classes that give roles by lot.")
    role: Literal["principal", "mediator"] = Field(description="A mediator is scored too.")
    head: TextLine = Field(description="Who leads the delegation: a fact, or an invented name.")
    office: TextLine
    emblem: Literal[EMBLEMS]  # type: ignore[valid-type]
    goals: list[GoalForm] = []


class IssueForm(StrictForm):
    """What issues of every kind have; each kind adds keys of its own."""

    id: Id
    kind: str
    title: TextLine
    short: ShortTitle = Field(description="A title of at most 24 characters, for narrow columns.")
    about: Text = Field(description="Two or three plain sentences for somebody who has never heard of the matter.")
    assumption: bool = Field(default=False, description="True when no source puts the issue on the table.")
    humanitarian: bool = Field(
        default=False,
        description="True when lives or freedom hang on the answer; the options go from nothing to the fullest.",
    )


def _issue_form(kind: IssueKind[Any]) -> type[IssueForm]:
    added: dict[str, Any] = {"kind": (Literal[kind.name], Field(description=tr("The kind of issue.")))}
    added |= _fields_of(kind.spec)
    return create_model(f"{kind.name.capitalize()}Issue", __base__=IssueForm, __doc__=kind.spec.__doc__, **added)


@cache
def _hints(spec: type) -> Mapping[str, Any]:
    return get_type_hints(spec)


def _fields_of(spec: type) -> dict[str, Any]:
    """The fields of a kind's spec as pydantic takes them: bounds and descriptions come from their metadata."""
    hints = _hints(spec)
    return {f.name: _field_of(hints[f.name], f.metadata, f.default) for f in fields(spec)}


def _field_of(hint: Any, metadata: Mapping[str, Any], default: Any) -> tuple[Any, Any]:
    extra = dict(metadata)
    sort, items = extra.pop("names", None), dict(extra.pop("items", {}))
    annotation = _annotation(hint, sort, items)
    if _without_none(hint) is str and sort is None:
        extra = {"pattern": r"^[^\n]*$", "max_length": 600} | ({"min_length": 1} if default != "" else {}) | extra
        annotation = Annotated[annotation, SHOWN]
    if default is not MISSING:
        extra["default"] = list(default) if isinstance(default, tuple) else default
    return annotation, Field(**extra)


def _annotation(hint: Any, sort: str | None, items: dict[str, Any]) -> Any:
    hint = _without_none(hint)
    if hint is str:
        return {None: str, "new": Id}.get(sort, Annotated[str, Names(sort or "")])
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return create_model(f"{hint.__name__}Form", __base__=StrictForm, __doc__=hint.__doc__, **_fields_of(hint))
    if get_origin(hint) is tuple:
        inner = Fact if sort == "fact" else _annotation(get_args(hint)[0], sort, items)
        return list[Annotated[inner, Field(**items)]] if items else list[inner]  # type: ignore[valid-type]
    if get_origin(hint) in (Union, types.UnionType):
        branches = [_annotation(branch, sort, items) for branch in get_args(hint)]
        tagged = [Annotated[b, Tag("<list>" if get_origin(b) is list else "<mapping>")] for b in branches]
        return Annotated[reduce(or_, tagged), EITHER]
    return hint


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return reduce(or_, (branch for branch in get_args(hint) if branch is not types.NoneType))


def spec_of(kind: IssueKind[Any], form: IssueForm) -> Any:
    """The kind's own spec out of a checked form."""
    return _filled(kind.spec, form)


def _filled(spec: type, form: BaseModel) -> Any:
    hints = _hints(spec)
    return spec(**{f.name: _value(hints[f.name], getattr(form, f.name)) for f in fields(spec)})


def _value(hint: Any, value: Any) -> Any:
    if isinstance(value, BaseModel):
        hint = _without_none(hint)
        branches = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        return _filled(next(b for b in branches if isinstance(b, type) and is_dataclass(b)), value)
    if isinstance(value, list):
        inner = next((a for a in get_args(hint) if get_origin(a) is tuple), hint)
        return tuple(_value(get_args(inner)[0] if get_args(inner) else None, one) for one in value)
    return value


ISSUE_FORMS: Final = {name: _issue_form(kind) for name, kind in issue_kinds().items()}

if TYPE_CHECKING:
    AnyIssueForm = IssueForm
else:
    AnyIssueForm = Annotated[Union[tuple(ISSUE_FORMS.values())], Field(discriminator="kind")]  # noqa: UP007


class MetersForm(StrictForm):
    """Where the meters start."""

    capital: int = Field(default=4, ge=0, le=8)
    trust: int = Field(default=5, ge=0, le=10)
    tension: int = Field(default=1, ge=0, le=4)
    credibility: int = Field(default=8, ge=0, le=10)


class SigningForm(StrictForm):
    """Who must sign."""

    rule: Literal["principals", "unanimity", "k-of-n"]
    k: int | None = Field(default=None, description="With k-of-n: how many must sign.")
    vetoes: list[PartyId] = Field(default=[], description="With k-of-n: parties without which nothing is signed.")


class FeasibilityForm(StrictForm):
    """A public rule between two options of two issues."""

    kind: Literal["requires", "excludes"]
    issue: IssueId
    option: OptionId
    other_issue: IssueId
    other_option: OtherOptionId
    why: Sentence


SaidText = Annotated[Annotated[Sentence, Tag("<text>")] | Annotated[dict[PartyId, Sentence], Tag("<mapping>")], EITHER]


class LineForm(StrictForm):
    """One public answer to a piece of news."""

    id: Id
    label: TextLine
    text: SaidText = Field(description="What each party is reported to say, by party; or one text for all.")
    tension: TensionChange = 0
    capital: Annotated[int, Field(ge=-8, le=8)] = 0
    trust: TrustChange = 0


class NewsForm(StrictForm):
    """A card of the event deck. It moves meters and prices moves for a session, never the deal."""

    id: Id
    title: TextLine
    text: Text
    cites: Cites = []
    tension: TensionChange = Field(default=0, description="Change of tension when the card is drawn.")
    capital: dict[PartyId, Annotated[int, Field(ge=-8, le=8)]] = Field(
        default={}, description="Change of a party's capital when the card is drawn."
    )
    points: dict[PartyId, Annotated[int, Field(ge=-1, le=1)]] = Field(
        default={}, description="Action points more or less that a party has on the floor of the session."
    )
    no_caucus: bool = Field(default=False, description="True when nobody meets in private in the session.")
    watched: IssueId | None = Field(
        default=None, description="The issue in the eye of the public in the session: initials there weigh more."
    )
    foretold: bool = Field(default=False, description="True when the card is announced a session before it comes.")
    lines: list[LineForm] = Field(min_length=2, max_length=3)


class GestureForm(StrictForm):
    """A one-sided step that a party may take once. It fixes the lowest option left of an issue."""

    id: Id
    party: PartyId
    title: TextLine
    text: Text
    issue: IssueId
    floor: OptionId = Field(description="The lowest option of the issue that is left; not the first.")
    trust: TrustChange = 1
    tension: TensionChange = -1
    cites: Cites = []


class GuaranteeForm(StrictForm):
    """What a mediator may underwrite; options that name it become available."""

    id: Id
    party: PartyId
    title: TextLine
    text: Text
    cost: int = Field(ge=0, le=8, description="Its price in capital.")


class LevelForm(StrictForm):
    """A difficulty level."""

    id: Id
    title: TextLine
    text: Text
    issues: Annotated[
        Annotated[Literal["all"], Tag("<text>")] | Annotated[list[IssueId], Tag("<list>"), Field(min_length=1)], EITHER
    ] = Field(default="all", description="The issues on the table, or all.")
    audiences: bool = True
    links: bool = True
    news: bool = True
    gestures: bool = True
    tension: bool = True
    adviser: Literal["on", "request", "off"] = Field(default="request", description='In quotes: "on", "off".')
    clock: int | None = Field(default=None, ge=10, le=3600, description="Seconds for a floor turn, or null.")
    styles: dict[PartyId, NameLine] = Field(default={}, description="The negotiator that plays each party by default.")


class IssueRecordForm(StrictForm):
    """What the real text said on one issue."""

    settled: bool = Field(description="True when the text had a clause on the issue, false when it had none.")
    text: Text = Field(description="What it said, or what happened instead, in a sentence or two.")
    cites: Cites = []


class ReferenceForm(StrictForm):
    """What really happened, clause by clause. It is told and never scored."""

    package: dict[IssueId, OptionAbove] = Field(
        description="The nearest option where the text had a clause, the first where it had none."
    )
    text: Text
    cites: Cites = []
    by_issue: dict[IssueId, IssueRecordForm] = Field(default={}, description="For every issue what the text said.")


class LawForm(StrictForm):
    """What the law says of the humanitarian issues, in plain words."""

    text: Text
    cites: Cites = []


class StudyForm(StrictForm):
    """Published research in which people sat at tables like this one."""

    id: Id
    title: TextLine = Field(description="The name by which the research is known.")
    text: Text = Field(description="Who was asked to do what.")
    deals: int = Field(ge=1, le=LARGEST, description="The deals that were counted.")
    efficient: int = Field(
        ge=0, le=LARGEST, description="Those that nothing could better for one at no cost to another."
    )
    cites: Cites = Field(min_length=1)


class ReviewForm(StrictForm):
    """What somebody who is named made of the scenario. It counts in no digest."""

    by: NameLine = Field(description="The name of a person, or of a class and its teacher, who agreed to be named.")
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")] = Field(
        description='In quotes: "2027-02-01".'
    )
    party: PartyId | None = Field(
        default=None, description="From whose side it was read; left out where a class has played it."
    )
    text: Annotated[str, Field(min_length=1, max_length=2000, description="What was done, and what was found.")]


class WordingForm(StrictForm):
    """A word this scenario uses, and why."""

    term: TextLine
    note: Sentence


class ReadingForm(StrictForm):
    """A text to read before or after a lesson."""

    text: Sentence = Field(description="Who wrote it, its title, where and when; and in a few words what for.")
    address: Annotated[str, Field(pattern=r"^https?://[!-~]+$", max_length=300)] | None = Field(
        default=None, description="Where it can be read."
    )


class TeachingForm(StrictForm):
    """Notes for a teacher, and what a lesson plan prints from them. Nothing but the notes counts in a digest."""

    notes: Text = Field(description="What the case teaches, and what to beware of.")
    goals: list[Sentence] = Field(default=[], description="What a class should be able to do afterwards.")
    opening: Text | None = Field(default=None, description="What to say before the sheets are handed out.")
    watch: list[Sentence] = Field(default=[], description="What to look for while they talk.")
    lessons: list[Sentence] = Field(default=[], description="What the debrief should arrive at, in order.")
    before: list[Sentence] = Field(default=[], description="Questions asked before the game, and again after it.")
    reading: list[ReadingForm] = []


TeachingText = Annotated[Annotated[Text, Tag("<text>")] | Annotated[TeachingForm, Tag("<mapping>")], EITHER]


class LinkForm(StrictForm):
    """A bonus or penalty for one party when two options of two issues stand together."""

    issue: IssueId
    option: OptionId
    other_issue: IssueId
    other_option: OtherOptionId
    points: Points
    why: Sentence | None = None


class AudienceForm(StrictForm):
    """Part of the public at home: content when the party's own points on some issues reach a threshold."""

    id: Id
    name: TextLine
    issues: list[IssueId] = Field(min_length=1)
    threshold: int = Field(ge=0, le=100)
    text: Text | None = None


class CardForm(StrictForm):
    """Evidence that a delegation may lay on the table."""

    id: Id
    title: TextLine
    text: Text
    issue: IssueId | None = None
    cites: Cites = []


PointsRow = Annotated[
    Annotated[dict[OptionAbove, Points], Tag("<mapping>")] | Annotated[list[Points], Tag("<list>")], EITHER
]


class SheetForm(StrictForm):
    """What one party privately values. The best package is worth 100, or the scale."""

    reservation: Points = Field(description="What no deal is worth at tension 0.")
    level_reservations: dict[LevelId, Points] = Field(default={}, description="The same at levels with fewer issues.")
    points: dict[IssueId, PointsRow] = Field(description="For each issue the points by option id, or in option order.")
    links: list[LinkForm] = []
    audiences: list[AudienceForm] = []
    cards: list[CardForm] = []
    brief: Text = Field(description="What the delegation wants, in words.")
    discount: Annotated[str, Field(pattern=r"^(1(\.0+)?|0\.[0-9]*[1-9][0-9]*)$", max_length=40)] = Field(
        default="1", description='What is left of a point when all time has passed, above 0, in quotes: "0.8".'
    )


class BoundsForm(StrictForm):
    """From one whole number to another, both included."""

    low: Annotated[int, Field(alias="from", ge=0, le=1000)]
    to: Annotated[int, Field(ge=0, le=1000)]


class PartyPapersForm(StrictForm):
    """What is special about one party's fresh papers."""

    weights: dict[IssueId, BoundsForm] = Field(
        default={}, description="Issues whose weight has bounds of its own, in percent of what is written."
    )
    keeps: list[Annotated[list[IssueId], Field(min_length=2)]] = Field(
        default=[], description="Orders of issues that stay: most at stake on the first of each list."
    )


class PapersForm(StrictForm):
    """Within which ranges fresh papers draw the sheets anew."""

    weights: BoundsForm = Field(
        default=BoundsForm(**{"from": 70, "to": 130}),
        description="What a party has at stake on an issue, in percent of what is written.",
    )
    steps: int = Field(
        default=15,
        ge=0,
        le=50,
        description="How far options between the best and the worst may move, in percent of what is at stake.",
    )
    links: BoundsForm = Field(
        default=BoundsForm(**{"from": 50, "to": 150}),
        description="Bonuses and penalties of linked clauses, in percent of what is written.",
    )
    audiences: int = Field(
        default=10,
        ge=0,
        le=50,
        description="How many more or fewer settlements may please an audience, in percent of those there are.",
    )
    no_deal: BoundsForm = Field(
        default=BoundsForm(**{"from": 20, "to": 80}), description="What no deal may be worth, in points."
    )
    acceptable: BoundsForm = Field(
        default=BoundsForm(**{"from": 4, "to": 12}), description="Percent of the packages that are acceptable to all."
    )
    parties: dict[PartyId, PartyPapersForm] = Field(
        default={}, description="What is special about a party: bounds of its own, and what its brief says."
    )


class OriginForm(StrictForm):
    """Where an imported scenario comes from, and what its points mean there."""

    format: NameLine
    source: Text = Field(description="The files, and what is known of their author and licence.")
    utilities: Sentence = Field(description="How the format computes a utility, in words.")
    points_per_unit: Annotated[str, Field(pattern=r"^[1-9][0-9]*(/[1-9][0-9]*)?$", max_length=60)] = Field(
        description='Points that make one unit of the files\' own measure, in quotes: "1000000" or "1/10".'
    )


Shift = Annotated[
    list[Annotated[int, Field(ge=-100, le=100)]], Field(min_length=TENSION_STEPS, max_length=TENSION_STEPS)
]


class ScenarioForm(StrictForm):
    """A scenario of Communiqué."""

    format: Literal["communique-scenario 1"]
    id: Id = Field(description="The same as the file's name without its ending.")
    title: TextLine
    place: TextLine
    date: TextLine = Field(description='In words and in quotes: "26 November 2021".')
    fictional: bool
    story: Text
    content_note: Text | None = None
    seed: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*\.md$", max_length=80)] | None = Field(
        default=None, description="The fact sheet below seeds/ that cites refer to."
    )
    map: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)] | None = Field(
        default=None, description="A drawing of the region: <map>.map.json beside this file, or caucasus."
    )
    preamble: Sentence | None = Field(default=None, description="The opening sentence of the communiqué.")
    adjournment: Sentence | None = Field(default=None, description="The sentence of record when talks are adjourned.")
    sessions: int = Field(default=6, ge=1, le=20)
    rounds: int = Field(default=20, ge=1, le=1000, description="Deadline of the alternating protocol.")
    meters: MetersForm = MetersForm()
    tension_shift: dict[PartyId, Shift] = Field(
        default={}, description="For each party, what tension 0 to 4 adds to its no-deal value."
    )
    signing: SigningForm
    scale: int | None = Field(
        default=None, ge=1, le=LARGEST, description="In imported scenarios: what the best conceivable package is worth."
    )
    origin: OriginForm | None = None
    parties: list[PartyForm] = Field(min_length=2, max_length=64, description="At most 8 without a scale.")
    issues: list[AnyIssueForm] = Field(min_length=1, max_length=64, description="At most 16 without a scale.")
    feasibility: list[FeasibilityForm] = []
    news: list[NewsForm] = []
    gestures: list[GestureForm] = []
    guarantees: list[GuaranteeForm] = []
    levels: list[LevelForm] = []
    reference: ReferenceForm | None = None
    law: LawForm | None = Field(
        default=None, description="What the law says of the humanitarian issues, with the facts that it rests on."
    )
    studies: list[StudyForm] = Field(default=[], description="How people did at tables like this one, in research.")
    reviews: list[ReviewForm] = Field(default=[], description="What people who are named made of it.")
    absent: list[Sentence] = Field(default=[], description="Who is not at the table and bears the result.")
    words: list[WordingForm] = []
    teaching: TeachingText | None = Field(default=None, description="Notes for a teacher, as a text or with a lesson.")
    questions: list[Sentence] = Field(default=[], description="Questions to reflect on after the game.")
    expects: Literal["deal", "no_deal"] = Field(
        default="deal", description="no_deal where, as written, walking away is the good result for everybody."
    )
    sheets: dict[PartyId, SheetForm] = Field(description="One confidential sheet for each party.")
    papers: PapersForm | None = Field(
        default=None, description="Within which ranges fresh papers may be drawn; without it there are none."
    )
