"""A schedule: by when. Days after signature (options `d30`, `d60`, ...) or dates (options `d2021-12-31`, ...).

An option's value is a number of days: after signature, or, for dates, since the day before 1 January of
year 1, so that the difference between two values is always the number of days between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from communique.model.kinds import Flaw, IssueKind
from communique.model.kinds._steps import (
    NUMBERS,
    Steps,
    filled,
    number_flaws,
    numbers,
    order_flaws,
    shown,
    template_flaws,
)
from communique.model.scenario import Issue, Option

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class ScheduleSpec:
    """Days or dates, and one label and one clause for all of them."""

    label: str = field(metadata={"max_length": 80, "description": "Few words with {days} or {date} in them."})
    clause: str = field(metadata={"description": "The sentence of the communiqué, with {days} or {date} in it."})
    days: Steps | tuple[int, ...] | None = field(
        default=None,
        metadata=NUMBERS | {"description": "Days after signature: from, to and step, or a list in ascending order."},
    )
    dates: tuple[str, ...] | None = field(
        default=None, metadata={"description": 'Dates in ascending order, each in quotes: "2021-12-31".'}
    )
    none: str = field(
        default="No provision", metadata={"max_length": 80, "description": "The label of the first option."}
    )
    cites: tuple[str, ...] = field(
        default=(), metadata={"names": "fact", "description": "Facts of the seed that the clause rests on."}
    )


def _flaws(spec: ScheduleSpec) -> Iterator[Flaw]:
    if (spec.days is None) == (spec.dates is None):
        found = "neither" if spec.days is None else "both"
        yield Flaw((), f'a schedule has either "days" or "dates"; this one has {found}')
    elif spec.days is not None:
        yield from number_flaws("days", spec.days)
        yield from template_flaws("days", label=spec.label, clause=spec.clause)
    else:
        yield from _date_flaws(spec.dates or ())
        yield from template_flaws("date", label=spec.label, clause=spec.clause)


def _date_flaws(dates: tuple[str, ...]) -> Iterator[Flaw]:
    wrong = [place for place, text in enumerate(dates) if _day(text) is None]
    for place in wrong:
        yield Flaw(("dates", place), f'"{dates[place]}" is not a date; it should read like "2021-12-31"')
    if not wrong:
        yield from order_flaws("dates", tuple(dates))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def _options(spec: ScheduleSpec, guarantees: Mapping[str, int]) -> tuple[Option, ...]:
    first = Option(id="none", label=spec.none, clause="")
    if spec.days is not None:
        return (first, *(_option(spec, f"d{days}", "days", shown(days), days) for days in numbers(spec.days)))
    dates = (date.fromisoformat(text) for text in spec.dates or ())
    return (first, *(_option(spec, f"d{day.isoformat()}", "date", _words(day), day.toordinal()) for day in dates))


def _option(spec: ScheduleSpec, name: str, word: str, words: str, value: int) -> Option:
    return Option(
        id=name,
        label=filled(spec.label, word, words),
        clause=filled(spec.clause, word, words),
        cites=tuple(spec.cites),
        value=value,
    )


def _words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _unit(spec: ScheduleSpec) -> str:
    return "days" if spec.dates is None else "date"


def _reads(issue: Issue, option: Option) -> str:
    if option.value is None:
        return option.label
    return _words(date.fromordinal(option.value)) if issue.unit == "date" else f"{shown(option.value)} days"


KIND = IssueKind(name="schedule", spec=ScheduleSpec, flaws=_flaws, options=_options, unit=_unit, reads=_reads)
