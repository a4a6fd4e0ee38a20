"""Findings about ranges for fresh papers: bounds that are empty or leave out what is written, orders that do not hold.

Only what the file says is looked at. Whether cases can be drawn is for `communique check --lint --papers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pydantic import ValidationError

from communique.loading.fresh.keeping import stakes
from communique.loading.overview import Overview
from communique.loading.scale import BEST, given_scale
from communique.loading.sheet_form import BoundsForm, PapersForm, PartyPapersForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr

_WRITTEN: Final = 100
"""What is written, in percent of what is written."""


def ranges(survey: Overview) -> Iterator[UnplacedFinding]:
    """Everything about the section `papers` that does not fit, when its own structure does."""
    raw = survey.data.get("papers") if isinstance(survey.data, dict) else None
    if not isinstance(raw, dict):
        return
    try:
        form = PapersForm.model_validate(raw)
    except ValidationError:
        return
    if given_scale(survey) is not None:
        sentence = tr('a scenario with a "scale" has no fresh papers; "papers" should be taken out')
        yield UnplacedFinding(("papers",), sentence, on_key=True)
        return
    if survey.data.get("expects") == "no_deal":
        sentence = tr('a scenario that expects no deal has no fresh papers; "papers" should be taken out')
        yield UnplacedFinding(("papers",), sentence, on_key=True)
        return
    if any(sheet.bundles for sheet in survey.sheets.values()):
        sentence = tr('a scenario with "bundles" on a sheet has no fresh papers; "papers" should be taken out')
        yield UnplacedFinding(("papers",), sentence, on_key=True)
        return
    for key in ("weights", "links", "no_deal", "acceptable"):
        if key in raw:
            yield from _bounds(survey, ("papers", key), getattr(form, key), percent=key in ("weights", "links"))
    for name, party in form.parties.items():
        yield from _party(survey, ("papers", "parties", name), name, party)


def _bounds(survey: Overview, path: Path, bounds: BoundsForm, *, percent: bool) -> Iterator[UnplacedFinding]:
    what = subject(survey.data, path)
    if bounds.low > bounds.to:
        yield UnplacedFinding(
            (*path, "to"),
            tr("{what} goes from {low} to {high}; it should go upwards", what=what, low=bounds.low, high=bounds.to),
        )
    elif percent and not bounds.low <= _WRITTEN <= bounds.to:
        yield UnplacedFinding(
            path,
            tr(
                "{what} goes from {low} to {high} percent; it should hold 100, what is written",
                what=what,
                low=bounds.low,
                high=bounds.to,
            ),
        )
    elif percent and not bounds.low:
        yield UnplacedFinding(
            (*path, "from"), tr("{what} begins at 0; at least 1 percent should be left of what is written", what=what)
        )
    elif not percent and bounds.to > BEST:
        yield UnplacedFinding(
            (*path, "to"),
            tr("{what} goes up to {high}; it should be at most {best}", what=what, high=bounds.to, best=BEST),
        )


def _party(survey: Overview, path: Path, name: str, party: PartyPapersForm) -> Iterator[UnplacedFinding]:
    for issue, bounds in party.weights.items():
        yield from _bounds(survey, (*path, "weights", issue), bounds, percent=True)
    sizes = _stakes(survey, name)
    for place, chain in enumerate(party.keeps):
        for k, (more, less) in enumerate(pairwise(chain)):
            if more in sizes and less in sizes and sizes[more] < sizes[less]:
                yield UnplacedFinding(
                    (*path, "keeps", place, k + 1),
                    tr(
                        'on the sheet of "{party}" there is more at stake on "{less}" ({high} points) than on '
                        '"{more}" ({low}); what papers keep should hold as written',
                        party=name,
                        less=less,
                        high=sizes[less],
                        more=more,
                        low=sizes[more],
                    ),
                )


def _stakes(survey: Overview, party: str) -> dict[str, int]:
    """By issue, what a party has at stake; rows that do not fit their issue, found elsewhere, are left out."""
    sheet = survey.sheets.get(party)
    rows = (
        {}
        if sheet is None
        else {issue: row for issue, row in sheet.points.items() if len(row) == len(survey.options.get(issue) or ())}
    )
    filled = {issue: list(row.values()) if isinstance(row, dict) else list(row) for issue, row in rows.items()}
    filled = {issue: row for issue, row in filled.items() if row}
    return dict(zip(filled, stakes(list(filled.values())), strict=True))
