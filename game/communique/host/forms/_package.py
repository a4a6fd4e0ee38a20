"""The rows of a package on a phone: every issue, its options with the seat's own points, and what the whole is worth.

Without a script the worth is counted by a button; with one it follows every touch, from the numbers that stand at the
choices. They are those of the seat's own sheet, which the phone may know.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from communique.host.forms._form import Asked, FormFields, Written, bare, button
from communique.host.html import Child, Markup, el
from communique.host.places import PACKAGE
from communique.host.symbols import icon, named_sign, said_icon
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE
from communique.present import Appraisal, Choice, IssueRow, appraise, measure_of, rows
from communique.present.measure import HUNDRED
from communique.views import PartyView
from communique.words import tr

_LEFT_OPEN: Final = "-1"


def package_form(asked: Asked, move: str, *parts: Child, submit: Sequence[Markup], id: str = "") -> Markup:
    """A form whose fields are a whole package, with `parts` before its buttons."""
    view = asked.view
    return bare(
        asked,
        move,
        worth(view, asked.terms),
        [_row(view, row) for row in rows(view, asked.terms)],
        parts,
        el("div", submit, _count(), class_="buttons"),
        id=id,
    )


def simple(asked: Asked, move: str, words: str, submit: str, *, danger: bool = False) -> Markup:
    """A package form of a move that takes nothing but terms."""
    return package_form(asked, move, el("p", words), submit=[button(asked, submit, danger=danger)])


def read_terms(view: PartyView, fields: FormFields) -> Terms:
    """The package that the fields hold; open where they hold none. Inverse of `write_terms`."""
    found = []
    for i, issue in enumerate(view.public.issues):
        option = fields.number(f"c{i}")
        found.append(option if option is not None and OPEN <= option < len(issue.options) else OPEN)
    return tuple(found)


def write_terms(terms: Terms) -> Written:
    """The fields that hold `terms`."""
    return {f"c{i}": [str(choice)] for i, choice in enumerate(terms)}


def worth(view: PartyView, terms: Terms) -> Markup | None:
    """What the package is worth to the seat, and what a script counts it anew from; nothing for an onlooker."""
    found = appraise(view, terms)
    if found is None:
        return None
    good = found.margin >= 0 and not found.against
    return el(
        "div",
        el("p", el("strong", found.measure.figure(found.points), class_="points"), " ", _points_word(found)),
        el("p", _margin(found), class_="margin" if found.empty else f"margin {'good' if good else 'bad'}"),
        el("p", found.home_words if found.shown else "", class_="home"),
        el("p", found.problem, class_="refused") if found.problem else None,
        el("p", el("small", found.open_words)) if found.open_words else None,
        class_="worth",
        aria_live="polite",
        data_count=_numbers(view, found),
    )


def _points_word(found: Appraisal) -> Markup:
    return el("span", tr("points of your package"), class_="quiet")


def _margin(found: Appraisal) -> str:
    if found.empty:
        return tr("all as it is today") if found.today else tr("nothing chosen yet")
    sign = "▲" if found.margin > 0 else "▼" if found.margin < 0 else "="
    return f"{sign} {found.margin_words}"


def _numbers(view: PartyView, found: Appraisal) -> str:
    """What the script needs beside the points that stand at the choices: sheet, words, and how figures are written."""
    sheet, scale = view.sheet, measure_of(view.public).scale
    heard = sheet.audiences if view.table.conference is not None else ()
    return json.dumps(
        {
            "noDeal": found.no_deal,
            "scale": scale,
            "decimals": 0 if scale == HUNDRED else 1,
            "links": [[x.issue, x.option, x.other_issue, x.other_option, x.points] for x in sheet.links],
            "boxes": [[x.bounds, x.points] for x in sheet.boxes],
            "bundles": [[x.issues, x.sizes, x.points] for x in sheet.bundles],
            "audiences": [[a.name, list(a.issues), a.threshold] for a in heard],
            "today": found.today,
            "over": tr("{points} over no deal", points="{n}"),
            "under": tr("{points} under no deal", points="{n}"),
            "equal": tr("equal to no deal"),
            "empty": tr("all as it is today") if found.today else tr("nothing chosen yet"),
            "passes": tr("Would be ratified at home."),
            "fails": tr("Would not be ratified: {audiences}.", audiences="{n}"),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _count() -> Markup:
    """Counts the package, where no script does."""
    return el("button", tr("Count it"), type="submit", formaction=PACKAGE, formnovalidate=True, class_="plain count")


def _row(view: PartyView, row: IssueRow) -> Markup:
    conference = view.table.conference is not None
    return el(
        "fieldset",
        el("legend", el("span", f"{row.issue + 1}", class_="n"), " ", row.title),
        _about(row),
        el("p", icon("lock"), " ", row.floor, class_="fixed") if row.floor else None,
        el(
            "div",
            [_choice(view, row, k, choice) for k, choice in enumerate(row.choices)],
            _left_open(view, row) if conference else None,
            class_="choices",
        ),
        class_="issue",
        id=f"issue{row.issue}",
    )


def _about(row: IssueRow) -> Markup | None:
    if not row.about:
        return None
    return el("details", el("summary", tr("What this is about")), el("p", row.about), class_="about")


def _choice(view: PartyView, row: IssueRow, k: int, choice: Choice) -> Markup:
    parties = view.public.parties
    below = bool(row.floor) and k < view.table.floors[row.issue]
    reason = "" if below else choice.reason  # said above all options of the issue
    signs = [
        said_icon("draft", tr("In the draft on the table.")) if choice.drafted else None,
        [named_sign(p.seat, tr("offered by {party}", party=parties[p.seat].short)) for p in choice.proposed],
        [
            el("span", named_sign(p, tr("{party} called for it in public", party=parties[p].short)), class_="called")
            for p in choice.callers
            if all(p != one.seat for one in choice.proposed)
        ],
    ]
    return el(
        "label",
        el(
            "input",
            type="radio",
            name=f"c{row.issue}",
            value=k,
            checked=row.chosen == k,
            disabled=bool(choice.reason),
            data_points=choice.points,
        ),
        el("span", choice.label, el("small", reason) if reason else None, class_="label"),
        el("span", signs, class_="signs"),
        el("span", choice.worth, class_="figure") if choice.worth else None,
        class_="choice shut" if choice.reason else "choice",
        title=choice.clause or None,
    )


def _left_open(view: PartyView, row: IssueRow) -> Markup:
    floor = view.table.floors[row.issue] if view.table.floors else 0
    return el(
        "label",
        el(
            "input",
            type="radio",
            name=f"c{row.issue}",
            value=_LEFT_OPEN,
            checked=row.chosen == OPEN,
            data_points=view.sheet.points[row.issue][floor] if view.seat != NATURE else None,
            data_open=True,
        ),
        el("span", tr("leave open"), class_="label"),
        class_="choice open",
    )
