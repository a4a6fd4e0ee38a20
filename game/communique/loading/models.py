"""The form of a scenario file: which keys there are, what each holds, and to which names it refers.

One class for each mapping that an author writes. The JSON Schema, the findings about structure and the
findings about references all come from here, so a new field needs a line here and a line in
`communique.loading.build`. Issues are in `issue_forms`, sheets in `sheet_form`, and what fields are made of in
`vocabulary`. Nothing here looks from one entry at another; see `communique.loading.consistency`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, Tag

from communique.loading.issue_forms import AnyIssueForm
from communique.loading.sheet_form import PapersForm, SheetForm
from communique.loading.vocabulary import (
    EITHER,
    LARGEST,
    Cites,
    Id,
    IssueId,
    NameLine,
    OptionAbove,
    OptionId,
    OtherOptionId,
    PartyId,
    Sentence,
    ShortTitle,
    StrictForm,
    TensionChange,
    Text,
    TextLine,
    TrustChange,
)
from communique.model.emblems import EMBLEMS
from communique.model.scenario import TENSION_STEPS

FORMAT: Final = "communique-scenario 1"


class GoalForm(StrictForm):
    """A public position of a party. It cites a fact, or says that it is an assumption."""

    text: Sentence
    issue: IssueId = Field(description="The issue it bears on.")
    options: list[OptionId] = Field(min_length=1, description="The options of that issue that would meet the goal.")
    cites: Cites = Field(default=[])
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
    emblem: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)] = Field(
        description=f"One of {', '.join(EMBLEMS)}; or <emblem>.emblem.json beside this file."
    )
    goals: list[GoalForm] = Field(default=[])


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
    cites: Cites = Field(default=[])
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
    cites: Cites = Field(default=[])


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
    cites: Cites = Field(default=[])


class ReferenceForm(StrictForm):
    """What really happened, clause by clause. It is told and never scored."""

    package: dict[IssueId, OptionAbove] = Field(
        description="The nearest option where the text had a clause, the first where it had none."
    )
    text: Text
    cites: Cites = Field(default=[])
    by_issue: dict[IssueId, IssueRecordForm] = Field(default={}, description="For every issue what the text said.")


class LawForm(StrictForm):
    """What the law says of the humanitarian issues, in plain words."""

    text: Text
    cites: Cites = Field(default=[])


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
    reading: list[ReadingForm] = Field(default=[])


TeachingText = Annotated[Annotated[Text, Tag("<text>")] | Annotated[TeachingForm, Tag("<mapping>")], EITHER]


class OriginForm(StrictForm):
    """Where an imported scenario comes from, and what its points mean there."""

    format: NameLine
    source: Text = Field(description="The files, and what is known of their author and licence.")
    utilities: Sentence = Field(description="How the format computes a utility, in words.")
    points_per_unit: Annotated[str, Field(pattern=r"^[1-9][0-9]*(/[1-9][0-9]*)?$", max_length=60)] = Field(
        description='Points that make one unit of the files\' own measure, in quotes: "1000000" or "1/10".'
    )
    own_points_per_unit: dict[PartyId, Annotated[str, Field(pattern=r"^[1-9][0-9]*$", max_length=60)]] = Field(
        default={}, description="The same for parties whose ties only a number of their own keeps."
    )


Shift = Annotated[
    list[Annotated[int, Field(ge=-100, le=100)]], Field(min_length=TENSION_STEPS, max_length=TENSION_STEPS)
]


class TalkForm(StrictForm):
    """Two parties that settle some of the issues between themselves, where talks are held one after another."""

    between: Annotated[list[PartyId], Field(min_length=2, max_length=2)] = Field(description="The first one opens.")
    issues: list[IssueId] = Field(min_length=1)


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
    feasibility: list[FeasibilityForm] = Field(default=[])
    talks: list[TalkForm] = Field(default=[], description="Talks of two, in their order, for the protocol in-turn.")
    news: list[NewsForm] = Field(default=[])
    gestures: list[GestureForm] = Field(default=[])
    guarantees: list[GuaranteeForm] = Field(default=[])
    levels: list[LevelForm] = Field(default=[])
    reference: ReferenceForm | None = None
    law: LawForm | None = Field(
        default=None, description="What the law says of the humanitarian issues, with the facts that it rests on."
    )
    studies: list[StudyForm] = Field(default=[], description="How people did at tables like this one, in research.")
    reviews: list[ReviewForm] = Field(default=[], description="What people who are named made of it.")
    absent: list[Sentence] = Field(default=[], description="Who is not at the table and bears the result.")
    words: list[WordingForm] = Field(default=[])
    teaching: TeachingText | None = Field(default=None, description="Notes for a teacher, as a text or with a lesson.")
    questions: list[Sentence] = Field(default=[], description="Questions to reflect on after the game.")
    expects: Literal["deal", "no_deal"] = Field(
        default="deal", description="no_deal where, as written, walking away is the good result for everybody."
    )
    sheets: dict[PartyId, SheetForm] = Field(description="One confidential sheet for each party.")
    papers: PapersForm | None = Field(
        default=None, description="Within which ranges fresh papers may be drawn; without it there are none."
    )
