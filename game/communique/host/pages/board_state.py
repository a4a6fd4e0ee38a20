"""What the teacher's pages and the projector show: frozen, public, and without a number that anybody scores by.

No field here holds points, a sheet or a package, so that no page made from it can show one before the debrief; a test
holds the types to that. What a teacher's form does is posted to `PLACE_DO` as the field `action` and the fields that
stand here (`ACTIONS` says the same to the program). `from` comes with every form: the page to go back to without
script. All of them say where to get to, not what to add, so that a form that comes twice does the same once.

| action | fields | what it does |
|---|---|---|
| phase | to | the class goes on, or back, to that phase of `gathering.PHASES`; the debrief is released instead |
| clock | what, minutes, until | the clock `whole`, `phase` or `session` ends in so many minutes, or then, or goes |
| pause | table, on | nothing is moved at the table, or at any (empty), while `on` is 1; again may be when empty |
| lock | on | nobody new may join while `on` is 1; who has joined always comes back |
| announce | text | said to every phone and on the projector; empty takes it down |
| question | table | the closing call comes now: accept, refuse or mark what lies there, nothing new |
| adjourn | table | the table's talks end now; what all have initialled may still be signed |
| back | table, to | the table goes back to its first so many events |
| chair | table, seat | a computer plays the seat from now on, and says so |
| hand-back | table, seat | the seat's people play it again |
| move | person, to | somebody sits there: `3.0` is table 3, seat 0; `3.` observes at table 3; empty is nowhere yet |
| rename | person, alias | somebody is called that from now on |
| remove | person | somebody leaves, and cannot come back with that phone |
| remove-away | | everybody leaves whose phone is not here |
| rejoin | person | letters are made with which somebody goes on with another phone |
| lot | who | seats are drawn: `new` for those who have none, `all` for everybody anew |
| tables | tables, level, papers | what is played: `auto` or a number of tables, a level, a number of papers or none |
| practice | on | a round of practice at every table is laid, or cleared away |
| names | on | names stand on the wall and on phones that wait, or do not |
| stand-in | minutes | computers take a chair by themselves after so many minutes away; empty for never |
| survey | on | the questions before and after are asked, or not |
| research | on | everybody is asked first if their data may be used for research, or nobody |
| release | | the class goes on to the debrief: points are open to all from then on, and talks that go on end |
| forget | letters | the class and its file are deleted, when the letters are those of the class |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from communique.host.html import Markup

ACTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "phase": ("to",),
        "clock": ("what", "minutes", "until"),
        "pause": ("table", "on"),
        "lock": ("on",),
        "announce": ("text",),
        "question": ("table",),
        "adjourn": ("table",),
        "back": ("table", "to"),
        "chair": ("table", "seat"),
        "hand-back": ("table", "seat"),
        "move": ("person", "to"),
        "rename": ("person", "alias"),
        "remove": ("person",),
        "remove-away": (),
        "rejoin": ("person",),
        "lot": ("who",),
        "tables": ("tables", "level", "papers"),
        "practice": ("on",),
        "names": ("on",),
        "stand-in": ("minutes",),
        "survey": ("on",),
        "research": ("on",),
        "release": (),
        "forget": ("letters",),
    }
)
"""What a teacher may do, and with which fields."""

PLACE_BOARD: Final = "/teacher"
PLACE_PEOPLE: Final = "/teacher/people"
PLACE_PERSON: Final = "/teacher/person/"
"""With a person's number."""
PLACE_TABLE: Final = "/teacher/table/"
"""With a table's number; then `/seat/` and a seat's, to look from that seat; or `/question`."""
PLACE_START: Final = "/teacher/start"
PLACE_DOCTOR: Final = "/teacher/doctor"
"""With the room's `depth` in metres and the `edge` of the code on the wall in centimetres, where they are known."""
PLACE_SHEETS: Final = "/teacher/sheets"
"""Role sheets and table signs to print, with the tables' QR."""
PLACE_EXPORT: Final = "/teacher/export"
PLACE_GRADES: Final = f"{PLACE_EXPORT}/grades"
PLACE_DECK: Final = "/teacher/debrief"
PLACE_DECK_FILES: Final = f"{PLACE_DECK}/files"
PLACE_DO: Final = "/teacher/do"
PLACE_STREAM: Final = "/teacher/stream"
PLACE_PEOPLE_STREAM: Final = "/teacher/stream/people"
PLACE_START_STREAM: Final = "/teacher/stream/start"
PLACE_PROJECTOR: Final = "/projector"
PLACE_PROJECTOR_STREAM: Final = "/projector/stream"

CLOCKS: Final = ("whole", "phase", "session")
"""What a clock may be for, in the order shown."""


class Presence(StrEnum):
    """How somebody's phone is."""

    HERE = "here"
    ASLEEP = "asleep"
    """Its stream has ended: the phone sleeps, or is out of reach."""
    NEVER = "never"
    """It has never been seen since the laptop runs."""


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody in the class."""

    id: int
    alias: str
    presence: Presence = Presence.HERE
    since: float | None = None
    """When the phone was last seen, in seconds since 1970; None while it is here."""
    pen: bool = False
    """Whether this person makes the moves of a seat that several share."""
    place: str = ""
    """Where they sit: `""` nowhere, `3.` observing at table 3, `3.0` in its seat 0."""
    sits: str = ""
    """The same in words: `Table 3, Osmark`; empty for nowhere."""
    letters: str = ""
    """Letters with which they may go on with another phone; empty where none were made."""


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat at a table."""

    seat: int
    party: str
    people: tuple[PersonShown, ...] = ()
    computer: str = ""
    """What plays it, in words, when a computer does."""
    turn: bool = False
    """Whether it is to act now."""


@dataclass(frozen=True, slots=True)
class BackShown:
    """A moment that a table may go back to."""

    to: int
    """How many events are kept."""
    words: str
    """What is undone: `Pellin amends P1`."""


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table at a look: nothing of points, and nothing that was said in private."""

    number: int
    seats: tuple[SeatShown, ...]
    observers: tuple[PersonShown, ...] = ()
    practice: bool = False
    session: int = 0
    """The session that runs, from 1; 0 before the talks."""
    sessions: int = 0
    phase: str = ""
    """Where the session stands, in words: `the floor`."""
    moved: float | None = None
    """When somebody last moved, in seconds since 1970."""
    turn_since: float | None = None
    """Since when the seat that is to act has been."""
    initials: int = 0
    """How many initials stand on the draft."""
    needed: int = 0
    """How many it takes for every clause; 0 where there is no draft."""
    offers: int = 0
    """How many offers stand for all to see."""
    signed: int = 0
    """How many have signed what lies on the signing table."""
    signing: int = 0
    """How many have to; 0 where nothing lies there."""
    tension: str = ""
    """In words: `calm`, `tense`."""
    paused: bool = False
    ended: str = ""
    """How the talks ended, in words; empty while they go on."""
    backs: tuple[BackShown, ...] = ()
    """Moments to go back to, the latest first."""


@dataclass(frozen=True, slots=True)
class ClockShown:
    """A clock that runs."""

    what: str
    """One of `CLOCKS`."""
    until: float


@dataclass(frozen=True, slots=True)
class ClassShown:
    """What stands at the top of every page of the teacher."""

    title: str
    """The case, as people call it."""
    code: str
    address: str
    phase: str
    """One of `gathering.PHASES`."""
    now: float
    """Seconds since 1970, from which the screen counts."""
    lang: str = "en"
    survey: bool = True
    """Whether there are questions before and after; without, their phases are passed over."""
    practice: bool = False
    """Whether the tables that the class sits at are for practice."""


@dataclass(frozen=True, slots=True)
class BoardState:
    """The class at a look."""

    top: ClassShown
    tables: tuple[TableShown, ...] = ()
    unseated: tuple[PersonShown, ...] = ()
    """Who has joined and sits nowhere yet."""
    clocks: tuple[ClockShown, ...] = ()
    announcement: str = ""
    locked: bool = False
    paused: bool = False
    names: bool = True
    """Whether names stand on the wall, and on phones that wait."""
    minutes: tuple[tuple[str, int], ...] = ()
    """How long a clock that is started now would run, by what it is for: as the lesson of the case has it."""
    stuck_minutes: int = 6
    """After how long without a move a table needs the teacher."""
    done: int | None = None
    """How many have answered the questions of this phase, or read their brief; None where nobody counts."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """Something to choose: what is posted, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class PeopleState:
    """Everybody in the class."""

    top: ClassShown
    people: tuple[PersonShown, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonState:
    """One of them, and where they could sit."""

    top: ClassShown
    person: PersonShown
    places: tuple[Choosable, ...] = ()
    """Nowhere, every seat and every observer's place, as `move` takes them."""
    partners: tuple[str, ...] = ()
    """Who shares the seat."""
    locked: bool = False
    """Whether nobody new can join."""


@dataclass(frozen=True, slots=True)
class LookState:
    """What stands around a look into one table."""

    top: ClassShown
    table: TableShown
    seat: int | None = None
    """From whose seat one looks; None for the door, where only what all may hear is heard."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A clause of the draft."""

    issue: str
    says: str
    initialled: tuple[str, ...]
    """Who has."""
    missing: tuple[str, ...]
    """The marks of the others, in words: `Pellin: hold`."""


@dataclass(frozen=True, slots=True)
class QuestionState:
    """What calling the question at a table would put, and what it would not."""

    top: ClassShown
    table: TableShown
    draft: tuple[DraftLine, ...] = ()
    refusal: str = ""
    """Why the question cannot be called, in a sentence; empty when it can."""


@dataclass(frozen=True, slots=True)
class StartState:
    """The settings of the class."""

    top: ClassShown
    joined: int = 0
    tables: str = "auto"
    """`auto` or a number."""
    laid: int = 0
    """How many tables there are, or would be."""
    parties: int = 2
    """How many seats a table has for people."""
    level: str = ""
    levels: tuple[Choosable, ...] = ()
    papers: int | None = None
    """Fresh papers from this number; None for those written in the scenario."""
    fresh: bool = True
    """Whether the scenario has ranges from which fresh papers are drawn."""
    settled: str = ""
    """Why tables, level and papers can no longer be changed, in a sentence; empty while they can."""
    practising: bool = False
    research: bool = False
    """Whether everybody is asked if their data may be used for research."""
    stand_in: int | None = None
    """After how many minutes away a computer takes a chair by itself; None for never."""
    file: str = ""
    """The name of the file that keeps the class."""
    talking: int = 0
    """How many tables still talk."""


@dataclass(frozen=True, slots=True)
class TableBar:
    """A table on the projector: how far it is in time, and nothing about how well."""

    number: int
    session: int
    sessions: int
    ended: bool
    practice: bool = False


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """What the whole room reads."""

    top: ClassShown
    qr: Markup
    """The QR of the address to join by, as a drawing."""
    joined: int = 0
    aliases: tuple[str, ...] = ()
    """Who has joined, in that order; empty where names are not wanted on the wall."""
    announcement: str = ""
    locked: bool = False
    paused: bool = False
    clocks: tuple[ClockShown, ...] = ()
    tables: tuple[TableBar, ...] = ()
    done: int | None = None
    """How many have answered the questions of this phase, or read their brief; None where nobody counts."""
