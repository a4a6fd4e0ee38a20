"""The conference as a place: who sits where, what lies on the table, who is aside, what time it is.

All of it comes from the view of one seat, so a room shows what its seat may know and nothing more. It is drawn by the
window, and read by whoever wants the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Seat
from communique.present.decisions import line_words, news_now
from communique.present.delegation import Delegation, delegations
from communique.present.meter_words import tension_words
from communique.present.offers import DRAFT, Clause, clauses_of, offer_title
from communique.present.package_rows import CURRENT, ClauseMark, standing_offers
from communique.present.talks_status import status
from communique.rules.kind import name_of
from communique.rules.news import card_now
from communique.rules.state import (
    INITIAL,
    NO_MARK,
    SILENT,
    TENSION_MAX,
    ConferenceTable,
    Phase,
    PressLine,
    Standing,
    TextSource,
)
from communique.views import PartyView
from communique.words import joined, tr, tr_n

SIGNING = "signing"
"""The id of what lies for signing, beside those of the draft and of the offers."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One clause of the text in the middle, with what each signatory has said of it."""

    issue: int
    short: str
    says: str
    marks: tuple[ClauseMark, ...]

    @property
    def words(self) -> str:
        """`Port: shared use. Ostrel: initial, Velmar: hold`."""
        said = ", ".join(m.words for m in self.marks if m.mark != NO_MARK)
        clause = tr("{issue}: {option}", issue=self.short, option=self.says)
        return tr("{clause} ({marks})", clause=clause, marks=said) if said else clause


@dataclass(frozen=True, slots=True)
class MiddleSheet:
    """The text in the middle of the table: the draft, or what lies for signing."""

    id: str
    """`draft`, `offer` for the one of alternating offers, or `signing`."""
    title: str
    """`Draft, version 2`, `The offer`, or `The signing table`."""
    author: str
    """Who put it there; empty for what lies for signing."""
    by: Seat
    version: int
    lines: tuple[SheetLine, ...]
    together: bool
    """True where the marks are of the whole text, as signatures are, and not of each clause."""

    @property
    def words(self) -> str:
        """All that it says, for whoever does not see it."""
        head = tr("{title}, by {author}", title=self.title, author=self.author) if self.author else self.title
        return "\n".join([head, *(line.words for line in self.lines)])


@dataclass(frozen=True, slots=True)
class OfferSheet:
    """A standing offer as a sheet of paper before a delegation."""

    id: str
    title: str
    number: str
    """What is written on it where there is room for no more: `3`."""
    by: Seat
    to: Seat
    """Whom it is for; NATURE for all."""
    before: Seat
    """Before whom it lies: its author, or in private the one it was given to."""
    mine: bool
    accepted: tuple[Seat, ...]
    words: str
    """Who, to whom, and which clauses differ from mine."""

    @property
    def private(self) -> bool:
        """True when only two may see it: it lies folded."""
        return self.to != NATURE


@dataclass(frozen=True, slots=True)
class CaucusAside:
    """A private channel of this seat's."""

    partner: Seat
    name: str
    talking: bool
    """True while the two of it are the ones to speak, and sit aside."""

    @property
    def words(self) -> str:
        """Who is in it, and what it is."""
        return tr("In caucus with {party}: the others do not hear it, and see no trace of it.", party=self.name)


@dataclass(frozen=True, slots=True)
class PressStand:
    """The microphone, and the lines taken at it so far in this session."""

    said: tuple[tuple[Seat, str], ...]
    """Who has taken which line, in words."""
    open: bool
    """True while the press is waiting."""
    words: str


@dataclass(frozen=True, slots=True)
class NewsSheet:
    """What is in the papers in this session."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """How far the talks are: `now` of `last` sessions or rounds."""

    rounds: bool
    now: int
    last: int
    words: str
    """`Session 4 of 6`."""
    tip: str


@dataclass(frozen=True, slots=True)
class TensionNow:
    """The tension, where the protocol and the level have any."""

    level: int
    most: int
    words: str
    """`Tension 1 of 4`."""
    tip: str


@dataclass(frozen=True, slots=True)
class RoomView:
    """The whole room, as one seat sees it."""

    seats: tuple[Delegation, ...]
    """Around the table: the seat that looks first, then the others in the order of the table, clockwise."""
    floor: Seat
    """Whose turn it is; NATURE for nobody's."""
    issues: tuple[str, ...]
    """The short names of all issues, as a whole text would list them."""
    signatories: int
    """How many must sign."""
    sheet: MiddleSheet | None
    offers: tuple[OfferSheet, ...]
    """The oldest first."""
    caucuses: tuple[CaucusAside, ...]
    press: PressStand | None
    """None where no line has been taken in this session, and none is waited for."""
    news: NewsSheet | None
    course: Course
    tension: TensionNow | None
    line: str
    """Where the talks stand, in a sentence."""

    @property
    def aside(self) -> tuple[Seat, ...]:
        """Who sits aside now, in the order of the seats; empty where nobody does."""
        talking = [c.partner for c in self.caucuses if c.talking]
        return (self.seats[0].seat, *talking) if talking else ()

    @property
    def bare_words(self) -> str:
        """What is said of a table on which no text lies in the middle."""
        return tr("No offer on the table yet") if self.course.rounds else tr("No draft on the table yet")

    @property
    def words(self) -> str:
        """The room, for whoever does not see it."""
        said = [self.line]
        said += [f"{d.short}: {', '.join(d.states)}" for d in self.seats if d.states]
        said += [self.sheet.words] if self.sheet is not None else [self.bare_words]
        said += [offer.words for offer in self.offers]
        said += [caucus.words for caucus in self.caucuses]
        said += [self.news.words] if self.news is not None else []
        return "\n".join(said)


def room_of(view: PartyView, package: Terms = ()) -> RoomView:
    """The room as the seat of `view` sees it; offers are held against `package`, where there is one."""
    table, public = view.table.conference, view.public
    mine = package or (OPEN,) * len(public.issues)
    everybody = delegations(view)
    me = 0 if view.seat == NATURE else int(view.seat)
    floor = next((d.seat for d in everybody if d.speaking), NATURE)
    return RoomView(
        seats=everybody[me:] + everybody[:me],
        floor=floor,
        issues=tuple(issue.short for issue in public.issues),
        signatories=len(public.signatories),
        sheet=_middle(view, mine),
        offers=() if table is None else tuple(_offer(view, offer, mine) for offer in standing_offers(view)),
        caucuses=tuple(_caucus(view, partner) for partner in view.desk.caucus),
        press=_press(view, table) if table is not None else None,
        news=_news(view, table) if table is not None else None,
        course=_course(view),
        tension=_tension(view, table) if table is not None else None,
        line=status(view).line,
    )


def _middle(view: PartyView, package: Terms) -> MiddleSheet | None:
    """What lies for signing, else the draft, else the one offer of alternating offers."""
    table, public = view.table.conference, view.public
    if table is None:
        return next((_current(view, offer, package) for offer in view.table.offers), None)
    if table.agreed is not None:
        title = tr("The final text") if table.agreed.source == TextSource.FINAL else tr("The signing table")
        lines = _together(view, table.agreed.terms, package, table.signed)
        return MiddleSheet(SIGNING, title, "", NATURE, 0, lines, together=True)
    if table.draft is None:
        return None
    draft, marks = table.draft, table.marks
    lines = tuple(
        _sheet_line(c, [ClauseMark(s, name_of(public, s), marks[s][c.issue]) for s in public.signatories])
        for c in clauses_of(view, draft.terms, package)
    )
    title = tr("Draft, version {n}", n=draft.version)
    return MiddleSheet(DRAFT, title, name_of(public, draft.by), draft.by, draft.version, lines, together=False)


def _current(view: PartyView, offer: Standing, package: Terms) -> MiddleSheet:
    lines = _together(view, offer.terms, package, offer.accepted)
    author = name_of(view.public, offer.by)
    return MiddleSheet(CURRENT, tr("The offer"), author, offer.by, view.table.when, lines, together=True)


def _together(view: PartyView, terms: Terms, package: Terms, agree: Sequence[Seat]) -> tuple[SheetLine, ...]:
    """The lines of a text that is accepted or signed as a whole."""
    public = view.public
    marks = [ClauseMark(s, name_of(public, s), INITIAL if s in agree else NO_MARK) for s in public.signatories]
    return tuple(_sheet_line(c, marks) for c in clauses_of(view, terms, package))


def _sheet_line(clause: Clause, marks: Sequence[ClauseMark]) -> SheetLine:
    return SheetLine(clause.issue, clause.short, clause.says, tuple(marks))


def _offer(view: PartyView, offer: Standing, package: Terms) -> OfferSheet:
    public, pair = view.public, offer.id.hearers
    to = NATURE if pair is None else next(s for s in pair if s != offer.by)
    return OfferSheet(
        id=offer.id,
        title=offer_title(public, offer.id, view.seat),
        number=str(offer.id.number),
        by=offer.by,
        to=to,
        before=offer.by if to == NATURE else to,
        mine=offer.by == view.seat,
        accepted=offer.accepted,
        words=_offer_words(view, offer, to, package),
    )


def _offer_words(view: PartyView, offer: Standing, to: Seat, package: Terms) -> str:
    public = view.public
    title, author = offer_title(public, offer.id, view.seat), name_of(public, offer.by)
    if to == NATURE:
        said = [tr("{offer}: {author} to all", offer=title, author=author)]
    else:
        said = [tr("{offer}: {author} to {party} alone", offer=title, author=author, party=name_of(public, to))]
    clauses = clauses_of(view, offer.terms, package)
    if view.seat == NATURE or not any(c.mine for c in clauses):
        said += [tr("{issue}: {option}", issue=c.short, option=c.says) for c in clauses]
    else:
        other = [c.short for c in clauses if not c.same]
        n = len(other)
        said.append(
            tr_n(
                "{n} clause is not as yours: {issues}",
                "{n} clauses are not as yours: {issues}",
                n,
                issues=joined(tuple(other)),
            )
            if n
            else tr("Every clause of it is as yours.")
        )
    if offer.accepted:
        parties = joined(tuple(name_of(public, s) for s in offer.accepted))
        said.append(tr("Accepted by {parties}.", parties=parties))
    return "\n".join(said)


def _caucus(view: PartyView, partner: Seat) -> CaucusAside:
    return CaucusAside(partner, name_of(view.public, partner), talking=_talking(view, partner))


def _talking(view: PartyView, partner: Seat) -> bool:
    """Whether the two sit aside now. While somebody else has the floor, all sit at the table and hear it."""
    if view.table.phase is not Phase.FLOOR:
        return False
    asked = view.desk.question is not None and view.desk.question.by == partner
    return asked or view.desk.waiting == partner or view.table.holder == view.seat


def _press(view: PartyView, table: ConferenceTable) -> PressStand | None:
    everybody = delegations(view)
    said = tuple((Seat(p), line_words(PressLine(line))) for p, line in enumerate(table.press) if line != SILENT)
    waiting = table.phase is Phase.PRESS
    if not said and not waiting:
        return None
    words = [tr("The press is waiting.") if waiting else tr("The press has been told:")]
    words += [tr("{party}: {line}", party=everybody[seat].short, line=line) for seat, line in said]
    return PressStand(said, waiting, "\n".join(words))


def _news(view: PartyView, table: ConferenceTable) -> NewsSheet | None:
    card = card_now(view.public, table)
    if card is None:
        return None
    return NewsSheet(card.title, "\n".join([card.title, card.text, *news_now(view)]))


def _course(view: PartyView) -> Course:
    table, public = view.table, view.public
    now = table.when + 1
    left = status(view).left
    if table.conference is None:
        now = min(now, public.rounds)
        return Course(
            rounds=True,
            now=now,
            last=public.rounds,
            words=tr("Round {n} of {last}", n=now, last=public.rounds),
            tip=left,
        )
    words = tr("Session {n} of {last}", n=now, last=public.sessions)
    return Course(
        rounds=False, now=now, last=public.sessions, words=words, tip="\n".join([words, left, *news_now(view)])
    )


def _tension(view: PartyView, table: ConferenceTable) -> TensionNow | None:
    if not view.public.tension_on:
        return None
    words = tr("Tension {level} of {most}", level=table.tension, most=TENSION_MAX)
    return TensionNow(table.tension, TENSION_MAX, words, tension_words(view))
