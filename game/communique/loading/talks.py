"""Findings about talks: every issue belongs to one of them, and option 0 of each is no agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.loading.overview import Overview
from communique.loading.sheet_form import SheetForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr


def talk_findings(survey: Overview) -> Iterator[UnplacedFinding]:
    """Issues that are in no talk, or in two; nothing without talks."""
    seen: dict[str, int] = {}
    for k, form in survey.talks.items():
        whose = subject(survey.data, ("talks", k))
        for at, issue in enumerate(form.issues):
            if issue in seen:
                yield UnplacedFinding(
                    ("talks", k, "issues", at),
                    tr('{whose} is about issue "{issue}", and so is one before it', whose=whose, issue=issue),
                )
            seen[issue] = k
    for issue in [issue for issue in survey.issues or () if survey.talks and issue not in seen]:
        yield UnplacedFinding(("talks",), tr('issue "{issue}" is in none of the talks', issue=issue), True)
    yield from _first_options(survey)


def _first_options(survey: Overview) -> Iterator[UnplacedFinding]:
    """Issues of talks whose first option is an option like the others: a talk without agreement would settle them."""
    rows = survey.rows()
    by_id = {} if rows is None else {entry.form.id: entry for entry in rows}
    for k, form in survey.talks.items():
        for at, issue in enumerate(form.issues):
            entry = by_id.get(issue)
            if entry is not None and entry.options and entry.options[0].clause:
                whose = subject(survey.data, ("talks", k))
                yield UnplacedFinding(
                    ("talks", k, "issues", at),
                    tr(
                        '{whose} is about issue "{issue}", whose first option "{option}" has a clause; the first '
                        "option of a talk's issues is no agreement",
                        whose=whose, issue=issue, option=entry.options[0].id,
                    ),
                )  # fmt: skip


def worth_of_none(
    survey: Overview, path: Path, sheet: SheetForm, rows: Sequence[Sequence[int]]
) -> Iterator[UnplacedFinding]:
    """A warning where a party's own points for no agreement in any talk are not what no deal is worth to it."""
    party = path[-1]
    first = {issue: ids[0] for issue, ids in survey.options.items() if ids}
    if all(party not in form.between for form in survey.talks.values()):
        return
    none = sum(row[0] for row in rows) + sum(bundle.numbers()[0] for bundle in sheet.bundles)
    for link in sheet.links:
        if (link.option, link.other_option) == (first[link.issue], first[link.other_issue]):
            none += link.points
    none += sum(box.points for box in sheet.boxes if all(side.option == first[side.issue] for side in box.within))
    if none != sheet.reservation:
        yield UnplacedFinding(
            (*path, "reservation"),
            tr(
                "no agreement in any talk is worth {none} by the points of {whose}, and no deal is worth {no_deal}; "
                "they should be equal, since a talk without agreement leaves its issues at their first options",
                none=none, whose=subject(survey.data, path), no_deal=sheet.reservation,
            ),
            warning=True,
        )  # fmt: skip
