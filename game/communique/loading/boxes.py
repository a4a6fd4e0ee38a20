"""Findings about boxes: points of a sheet for ranges of several issues at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.loading.overview import Overview
from communique.loading.sheet_form import BoxForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr


def box_findings(survey: Overview, path: Path, boxes: Sequence[BoxForm]) -> Iterator[UnplacedFinding]:
    """Boxes with one issue twice, and ranges that end before they begin."""
    for k, box in enumerate(boxes):
        here, seen = (*path, "boxes", k), set()
        for at, side in enumerate(box.within):
            place = (*here, "within", at)
            if side.issue in seen:
                yield UnplacedFinding(
                    (*place, "issue"),
                    tr('{whose} has issue "{issue}" twice', whose=subject(survey.data, here), issue=side.issue),
                )
            seen.add(side.issue)
            options = list(survey.options.get(side.issue) or ())
            ends = side.option, side.to
            if set(ends) <= set(options) and options.index(side.option) > options.index(side.to):
                yield UnplacedFinding(
                    (*place, "to"),
                    tr(
                        '{whose} goes from "{first}" to "{last}" on issue "{issue}"; it should go up',
                        whose=subject(survey.data, here),
                        first=side.option,
                        last=side.to,
                        issue=side.issue,
                    ),
                )
