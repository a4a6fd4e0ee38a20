"""The epilogue: what was signed looks ahead, or what was not signed leaves behind, page by page.

Told from what all may read, and from the seat's own sheet where it speaks of home. It is made of the clauses, dates and
gestures of this game alone: it claims nothing of what came of a real case, and never changes a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from communique.model.message import N_, companion
from communique.model.package import OPEN, settle
from communique.model.scenario import NATURE, Public, Seat
from communique.present.appraisal import appraise
from communique.rules.kind import name_of
from communique.rules.state import INITIAL, ConferenceTable, EndingKind
from communique.rules.terms import signatories
from communique.views import PartyView
from communique.words import joined, say, tr, tr_n

SCHEDULE: Final = "schedule"
"""The kind of issue whose options say by when."""
_TITLES: Final = {
    EndingKind.JOINT: N_("The communiqué is signed"),
    EndingKind.PARTIAL: N_("A part of the agenda is signed"),
    EndingKind.ADJOURNED: N_("The talks are adjourned"),
    EndingKind.NOT_RATIFIED: N_("Signed, and not ratified"),
    EndingKind.BREAKDOWN: N_("The talks have ended without an agreement"),
}


@dataclass(frozen=True, slots=True)
class EpilogueRow:
    """One thing on a page: what it is about, and what is said of it."""

    head: str
    words: str


@dataclass(frozen=True, slots=True)
class EpiloguePage:
    """One card."""

    id: str
    title: str
    text: tuple[str, ...]
    """Sentences, each a paragraph of its own."""
    rows: tuple[EpilogueRow, ...] = ()


def epilogue(
    view: PartyView, kind: EndingKind, rejected: Sequence[tuple[Seat, str]], *, alone: bool = True
) -> tuple[EpiloguePage, ...]:
    """The pages for the ending `kind`; `rejected` are the audiences at home that turned a signed text down, by seat.

    What the seat's own audiences make of it stands on its sheet, and is told only where it is `alone` to read it.
    """
    if view.table.ending is None:
        return ()
    stands = kind in (EndingKind.JOINT, EndingKind.PARTIAL)
    pages = [_end(view, kind)]
    pages += _ahead(view) if stands else _near(view)
    pages += [
        *_done(view),
        *_open(view, stands=stands),
        *_home(view, rejected, alone=alone),
        *_absent(view.public, stands=stands),
    ]
    return tuple(pages)


def _end(view: PartyView, kind: EndingKind) -> EpiloguePage:
    public, ending = view.public, view.table.ending
    assert ending is not None
    if ending.terms:
        clauses = sum(choice > 0 for choice in ending.terms)
        names = joined([name_of(public, seat) for seat in ending.signed])
        said = [
            tr_n(
                "{parties} have signed a text of {n} clause.",
                "{parties} have signed a text of {n} clauses.",
                clauses,
                parties=names,
            )
        ]
        if kind is EndingKind.NOT_RATIFIED:
            said.append(tr("At home it was turned down. It stands as a statement of intent, and binds nobody."))
        else:
            said.append(tr("The delegations pack their papers. What this one says has to be kept now."))
    else:
        said = [say(companion(ending.cause, "sentence"))]
        if kind is EndingKind.ADJOURNED and public.adjournment:
            said = [public.adjournment]
        said.append(tr("Each delegation goes home to what it had before: that had its worth, too."))
    return EpiloguePage("end", tr(_TITLES[kind]), tuple(said))


def _ahead(view: PartyView) -> Iterator[EpiloguePage]:
    """What the text provides for: what has a date first, the earliest at the top."""
    ending, issues = view.table.ending, view.public.issues
    assert ending is not None
    said = [
        (issues[i], issues[i].options[k])
        for i, k in enumerate(ending.terms)
        if k != OPEN and issues[i].options[k].clause
    ]
    dated = sorted((pair for pair in said if pair[0].kind == SCHEDULE), key=lambda pair: pair[1].value or 0)
    other = [pair for pair in said if pair[0].kind != SCHEDULE]
    if dated:
        yield EpiloguePage(
            "dates",
            tr("What comes first"),
            (tr("From now on the text counts the days."),),
            tuple(EpilogueRow(option.label, option.clause) for _, option in dated),
        )
    if other:
        yield EpiloguePage(
            "duties",
            tr("What is to be done"),
            (),
            tuple(EpilogueRow(issue.short, option.clause) for issue, option in other),
        )


def _near(view: PartyView) -> Iterator[EpiloguePage]:
    """What all had initialled when the talks ended: it binds nobody, and shows how near they were."""
    table, issues = view.table.conference, view.public.issues
    if table is None or table.draft is None:
        return
    rows = tuple(
        EpilogueRow(issues[i].short, issues[i].options[k].clause)
        for i, k in enumerate(table.draft.terms)
        if k > 0 and _initialled(view.public, table, i)
    )
    if rows:
        text = tr("It was on paper, with every signatory's initials. It binds nobody, and it can be taken up again.")
        yield EpiloguePage("near", tr("What all had initialled"), (text,), rows)


def _initialled(public: Public, table: ConferenceTable, issue: int) -> bool:
    return all(table.marks[seat][issue] == INITIAL for seat in signatories(public))


def _done(view: PartyView) -> Iterator[EpiloguePage]:
    """What was given on the way, and stays whatever was signed."""
    table, public = view.table.conference, view.public
    if table is None or not table.gestures:
        return
    made = (public.gestures[number] for number in table.gestures)
    rows = tuple(EpilogueRow(name_of(public, one.seat), one.text) for one in made)
    text = tr("It was done before anybody signed, and does not hang on a signature.")
    yield EpiloguePage("done", tr("What was done on the way"), (text,), rows)


def _open(view: PartyView, *, stands: bool) -> Iterator[EpiloguePage]:
    """What has no clause: on it all is as before."""
    ending, public = view.table.ending, view.public
    assert ending is not None
    terms = ending.terms if stands else (OPEN,) * len(public.issues)
    package = settle(terms, view.table.floors)
    rows = tuple(
        EpilogueRow(public.issues[i].short, public.issues[i].options[package[i]].label)
        for i, choice in enumerate(terms)
        if choice == OPEN or not public.issues[i].options[choice].clause
    )
    if not rows:
        return
    if stands:
        text = tr("The text says nothing of it, so all is as it was. It can be talked about another day.")
        yield EpiloguePage("open", tr("What was left open"), (text,), rows)
    else:
        text = tr("What was on the agenda is there tomorrow as it was yesterday.")
        yield EpiloguePage("open", tr("What stays as it is"), (text,), rows)


def _home(view: PartyView, rejected: Sequence[tuple[Seat, str]], *, alone: bool) -> Iterator[EpiloguePage]:
    """Who at home is content and who is not: of one's own from the sheet, of others what became known."""
    public, ending = view.public, view.table.ending
    assert ending is not None
    if not ending.terms:
        return
    found = appraise(view, ending.terms) if alone and view.seat != NATURE else None
    rows = [] if found is None else [EpilogueRow(one.name, _mood(content=one.content)) for one in found.verdicts]
    told = {row.head for row in rows}
    for seat, name in rejected:
        if seat != view.seat or name not in told:
            rows.append(
                EpilogueRow(tr("{audience}, {party}", audience=name, party=name_of(public, seat)), _mood(content=False))
            )
    if rows:
        text = tr("The delegations have gone home, and there the text is read.")
        yield EpiloguePage("home", tr("At home"), (text,), tuple(rows))


def _mood(*, content: bool) -> str:
    return tr("finds in it what it needs.") if content else tr("misses in it what it needs, and says so.")


def _absent(public: Public, *, stands: bool) -> Iterator[EpiloguePage]:
    if not public.absent:
        return
    text = (
        tr("They did not sign. They live with what was signed.")
        if stands
        else tr("They had no word in it. They go on living with what there is.")
    )
    yield EpiloguePage(
        "absent", tr("Who was not at the table"), (text,), tuple(EpilogueRow("", who) for who in public.absent)
    )
