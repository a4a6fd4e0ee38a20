"""The form on which the result is written down, signed, scored, and put into a code that the program reads."""

from __future__ import annotations

from functools import partial

from communique.classroom.outcome_code import CIPHERS, labelled
from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import beside, closely
from communique.classroom.papers._words import called, keeps_tension, order
from communique.model.scenario import Public, Role
from communique.words import N_, number, tr

PLACE = 2
"""The order of delegations on this paper begins with the third."""
MOST = 16
"""The most issues that a code is written for by hand."""


def outcome_form(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """The form on which the result is written down and signed."""
    page = Paper(
        tr("{scenario}: outcome", scenario=named(public)),
        tr("Outcome form · {scenario}", scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(tr("Outcome"), named(public), _level(public))
    page.grid([(tr("Table"), tr("Date"), tr("Begun at"), tr("Ended at")), (" \n ",) * 4], (25, 25, 25, 25))
    page.prose(_marking(public), size=9)
    rows = [("", tr("Issue"), tr("Options"), tr("Agreed"))]
    for place, issue in enumerate(public.issues, start=1):
        options = " · ".join(f"{labelled(k)}\xa0{option.label}" for k, option in enumerate(issue.options))
        rows.append((number(place), issue.short, options, "____"))
    page.grid(rows, (4, 17, 69, 10))
    page.heading(tr("How the talks ended"), room=36)
    ends = _ends()
    beside(page, [partial(page.points, ends[:2], mark="☐"), partial(page.points, ends[2:], mark="☐")])
    _code(page, public)
    head = (tr("Delegation"), tr("Names"), tr("Points"), tr("No deal"), tr("Signature"))
    people = [_row(public, seat, printing) for seat in order(public, PLACE)]
    page.titled_grid(tr("Who took part"), [head, *people], (20, 30, 10, 10, 30))
    return page


def _level(public: Public) -> str:
    """Which level this is, so that the code is read with it."""
    if not public.level:
        return tr("The whole scenario")
    return tr("Level {level}", level=public.level)


def _marking(public: Public) -> str:
    """What to write; in some domains every option of every issue is an answer."""
    if all(issue.options[0].clause for issue in public.issues):
        return tr("Write the digit of the option agreed beside each issue.")
    if not public.gestures:
        return tr("Write the digit of the option agreed beside each issue. 0 leaves the matter as it is today.")
    return tr(
        "Write the digit of the option agreed beside each issue. 0 leaves the matter as it is today, unless a gesture "
        "has settled more: then write that."
    )


def _ends() -> tuple[str, ...]:
    return (
        tr("J: joint communiqué, all issues settled"),
        tr("P: partial communiqué, some left open"),
        tr("A: adjourned, nothing signed"),
        tr("B: broken off, nothing signed"),
    )


def _code(page: Paper, public: Public) -> None:
    """Boxes for the code, and how its last digit is worked out by hand."""
    count = len(public.issues)
    if count > MOST or any(len(issue.options) > len(CIPHERS) for issue in public.issues):
        return
    page.heading(tr("Code for the class"), room=44)
    kept = keeps_tension(public)
    columns = [number(place + 1) for place in range(count)]
    columns += [tr("End"), tr("Tension") if kept else tr("Fixed"), tr("Check")]
    times = [tr("× 1"), tr("× 3")]
    counts = [times[place % 2] for place in range(count)] + ["", times[count % 2] if kept else "", ""]
    boxes = [*("__",) * (count + 1), "__" if kept else "0", "__"]
    page.grid([columns, boxes, counts], (*(64 / count,) * count, 12, 12, 12), align=("CENTER",) * len(columns))
    page.prose(_checking(kept=kept), size=9)


def _checking(*, kept: bool) -> str:
    """How the last digit of the code is worked out."""
    if kept:
        return tr(
            "Copy the digits, the letter of the end and the tension. Multiply as the last line says and add up; the "
            "check digit is what is missing to the next full ten. If nothing was signed, leave the issues empty and "
            "count the tension once."
        )
    return tr(
        "Copy the digits and the letter of the end. Multiply as the last line says and add up; the check digit is what "
        "is missing to the next full ten, and 0 where nothing is. If nothing was signed, leave the issues empty; the "
        "check digit is then 0."
    )


def _row(public: Public, seat: int, printing: Printing) -> tuple[str, ...]:
    party = public.parties[seat]
    name = called(party, printing)
    witness = party.role is Role.MEDIATOR and seat not in public.signatories
    said = tr("{name} (mediator, as witness)", name=name) if witness else name
    return said, " \n ", "", "", ""


PAPER = PaperKind("outcome", 60, N_("The form for the result, with a code."), one_file("outcome", outcome_form))
