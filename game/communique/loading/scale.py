"""Findings about size: how many parties and issues there may be, and how far points may go.

A written scenario has eight parties, sixteen issues and points from -100 to 100 at most, so that people can play
it. One that gives a `scale`, as imported research domains do, may have more of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from communique.loading.overview import Overview
from communique.loading.sheet_form import SheetForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import number, tr

BEST: Final = 100
"""What the best package is worth on every sheet of a written scenario."""
FARTHEST: Final = 2_000_000_000
"""The most that the points of a sheet may add up to, either way: tables of packages hold 32 bits."""
MOST: Final = {"parties": 8, "issues": 16}
"""Entries of a written scenario."""


def given_scale(survey: Overview) -> int | None:
    """The scale that the document gives; None for a written scenario."""
    said = survey.data.get("scale") if isinstance(survey.data, dict) else None
    return said if isinstance(said, int) and not isinstance(said, bool) and said > 0 else None


def sizes(survey: Overview) -> Iterator[UnplacedFinding]:
    """Sections that are longer than a written scenario may have them."""
    if given_scale(survey) is not None:
        return
    for section, most in MOST.items():
        entries = survey.data.get(section)
        if isinstance(entries, list) and len(entries) > most:
            yield UnplacedFinding(
                (section,),
                tr(
                    '"{section}" has {entries} entries; there should be at most {most}',
                    section=section,
                    entries=len(entries),
                    most=most,
                ),
            )


def out_of_scale(survey: Overview, path: Path, sheet: SheetForm) -> Iterator[UnplacedFinding]:
    """Points of a sheet that lie beyond the scale, on either side."""
    most = given_scale(survey) or BEST
    for place, value in _numbers(path, sheet):
        if abs(value) > most:
            bound = tr("at most {most}", most=most) if value > 0 else tr("at least {text}", text=-most)
            yield UnplacedFinding(
                place,
                tr(
                    "{what} is {value}; it should be {bound}",
                    what=subject(survey.data, place),
                    value=value,
                    bound=bound,
                ),
            )
    total = sum(max(map(abs, _values(row)), default=0) for row in sheet.points.values())
    total += sum(abs(link.points) for link in sheet.links)
    total += sum(abs(box.points) for box in sheet.boxes)
    total += sum(max(map(abs, bundle.numbers())) for bundle in sheet.bundles)
    if total > FARTHEST:
        whose = subject(survey.data, (*path, "points"))
        yield UnplacedFinding(
            (*path, "points"),
            tr(
                "{whose} add up to {total}; they should stay within {farthest}",
                whose=whose,
                total=number(total),
                farthest=number(FARTHEST),
            ),
        )


def _values(row: dict[str, int] | list[int]) -> Iterable[int]:
    return row.values() if isinstance(row, dict) else row


def _numbers(path: Path, sheet: SheetForm) -> Iterator[tuple[Path, int]]:
    yield (*path, "reservation"), sheet.reservation
    for level, value in sheet.level_reservations.items():
        yield (*path, "level_reservations", level), value
    for issue, row in sheet.points.items():
        for option, value in row.items() if isinstance(row, dict) else enumerate(row):
            yield (*path, "points", issue, option), value
    for k, link in enumerate(sheet.links):
        yield (*path, "links", k, "points"), link.points
    for k, box in enumerate(sheet.boxes):
        yield (*path, "boxes", k, "points"), box.points
    for k, bundle in enumerate(sheet.bundles):
        yield (*path, "bundles", k, "points"), max(bundle.numbers(), key=abs)


def best_is_off(survey: Overview, most: int) -> str | None:
    """What the best package should be worth when it is worth `most`; None when that is right.

    With a scale it may go one per cent beyond: weights in files are rounded and need not add up to 1.
    """
    scale = given_scale(survey)
    if scale is None:
        return None if most == BEST else tr("worth {best}", best=BEST)
    return None if most <= scale + scale // 100 else tr("worth at most {scale}, the scale", scale=scale)
