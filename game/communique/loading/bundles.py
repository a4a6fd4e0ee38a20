"""Findings about bundles: what issues are worth taken together, one number for each combination of their options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod

from communique.loading.best import Cube
from communique.loading.overview import Overview
from communique.loading.sheet_form import BundleForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr


def bundle_findings(survey: Overview, path: Path, bundles: Sequence[BundleForm]) -> Iterator[UnplacedFinding]:
    """Bundles whose issues are not in the scenario's order, or whose points are too few or too many."""
    for k, bundle in enumerate(bundles):
        here, places = (*path, "bundles", k), _places(survey, bundle)
        if places is None:
            continue
        whose = subject(survey.data, here)
        if not _ascends(places):
            yield UnplacedFinding(
                (*here, "issues"),
                tr("the issues of {whose} should stand in the scenario's order, each of them once", whose=whose),
            )
            continue
        needed = prod(len(survey.options[issue] or ()) for issue in bundle.issues)
        given = len(bundle.numbers())
        if given != needed:
            yield UnplacedFinding(
                (*here, "points"),
                tr(
                    "{whose} has {given} points; it should be {needed}, one for each combination of options",
                    whose=whose,
                    given=given,
                    needed=needed,
                ),
            )


def cubes_of(bundles: Sequence[BundleForm], rows: Sequence[Sequence[int]], issues: Sequence[str]) -> list[Cube] | None:
    """The bundles as tables over `issues`, whose points are `rows`; None when one of them is not sound."""
    cubes = []
    for bundle in bundles:
        scope = [issues.index(issue) for issue in bundle.issues if issue in issues]
        numbers = bundle.numbers()
        sound = len(scope) == len(bundle.issues) and _ascends(scope)
        if not sound or len(numbers) != prod(len(rows[i]) for i in scope):
            return None
        cubes.append(Cube(tuple(scope), numbers))
    return cubes


def _places(survey: Overview, bundle: BundleForm) -> list[int] | None:
    """Where the issues of a bundle stand; None when one of them or its options cannot be told."""
    issues = list(survey.issues or ())
    if not all(issue in issues and survey.options.get(issue) for issue in bundle.issues):
        return None
    return [issues.index(issue) for issue in bundle.issues]


def _ascends(places: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(places))
