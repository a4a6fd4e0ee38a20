"""A schedule: by when. Days after signature (options `d30`, `d60`, ...) or dates (options `d2021-12-31`, ...).

An option's value is a number of days: after signature, or, for dates, since the day before 1 January of
year 1, so that the difference between two values is always the number of days between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from communique.model.kinds import Flaw, IssueKind, Spelling
from communique.model.kinds._steps import (
    NUMBERS,
    Steps,
    filled,
    number_flaws,
    numbers,
    order_flaws,
    template_flaws,
)
from communique.model.message import message
from communique.model.scenario import Option

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
        yield Flaw((), message("flaw.neither") if spec.days is None else message("flaw.both"))
    elif spec.days is not None:
        yield from number_flaws("days", spec.days)
        yield from template_flaws("days", label=spec.label, clause=spec.clause)
    else:
        yield from _date_flaws(spec.dates or ())
        yield from template_flaws("date", label=spec.label, clause=spec.clause)


def _date_flaws(dates: tuple[str, ...]) -> Iterator[Flaw]:
    wrong = [place for place, text in enumerate(dates) if _day(text) is None]
    for place in wrong:
        yield Flaw(("dates", place), message("flaw.date", date=dates[place]))
    if not wrong:
        yield from order_flaws("dates", tuple(dates))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def _options(spec: ScheduleSpec, guarantees: Mapping[str, int], spelling: Spelling) -> tuple[Option, ...]:
    first = Option(id="none", label=spec.none, clause="")
    if spec.days is not None:
        return (first, *(_option(spec, f"d{days}", "days", spelling.number(days), days) for days in numbers(spec.days)))
    dates = (date.fromisoformat(text) for text in spec.dates or ())
    return (first, *(_option(spec, f"d{day.isoformat()}", "date", spelling.day(day), day.toordinal()) for day in dates))


def _option(spec: ScheduleSpec, name: str, word: str, words: str, value: int) -> Option:
    return Option(
        id=name,
        label=filled(spec.label, word, words),
        clause=filled(spec.clause, word, words),
        cites=tuple(spec.cites),
        value=value,
    )


def _unit(spec: ScheduleSpec) -> str:
    return "days" if spec.dates is None else "date"


_DAYS: Final = ScheduleSpec("within {days} days", "It opens within {days} days.", days=Steps(30, 90, 30))
_DATES: Final = ScheduleSpec("by {date}", "It opens by {date}.", dates=("1721-12-31", "1722-03-31"))

KIND = IssueKind(
    name="schedule",
    spec=ScheduleSpec,
    flaws=_flaws,
    options=_options,
    unit=_unit,
    samples=(_DAYS, replace(_DATES, none="No day", cites=("S1",))),
    flawed=(
        replace(_DAYS, days=None),
        replace(_DAYS, dates=_DATES.dates),
        replace(_DAYS, days=(60, 30)),
        replace(_DAYS, label="soon"),
        replace(_DATES, dates=("1722-03-31", "1721-12-31")),
        replace(_DATES, dates=("1721-02-30",)),
        replace(_DATES, clause="It opens by {day}."),
    ),
)
