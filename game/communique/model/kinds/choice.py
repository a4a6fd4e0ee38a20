"""A choice: named options, each with its own clause. The first is "no provision", unless the issue says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from communique.model.kinds import Flaw, IssueKind, Spelling
from communique.model.message import message
from communique.model.scenario import Option

MOST: Final = 10
"""Options an issue may have, "no provision" included."""
MOST_IMPORTED: Final = 5000
"""Options an issue without "no provision" may have: research domains have long lists."""


@dataclass(frozen=True)
class OptionSpec:
    """One option, as an author writes it."""

    id: str = field(metadata={"names": "new", "description": "How the rest of the file refers to this option."})
    label: str = field(metadata={"max_length": 80, "description": "A few words for tables and buttons."})
    clause: str = field(
        default="",
        metadata={
            "max_length": 4000,
            "description": "The sentence that enters the communiqué; none for the first option.",
        },
    )
    cites: tuple[str, ...] = field(
        default=(), metadata={"names": "fact", "description": "Facts of the seed that the clause rests on."}
    )
    guarantee: str | None = field(
        default=None,
        metadata={"names": "guarantee", "description": "The guarantee that must be given before this can be agreed."},
    )


@dataclass(frozen=True)
class ChoiceSpec:
    """A list of options."""

    options: tuple[OptionSpec, ...] = field(
        metadata={"min_length": 1, "max_length": MOST_IMPORTED, "description": "2 to 10; the first is no provision."}
    )
    no_provision: bool = field(
        default=True,
        metadata={"description": "False when the first option has a clause too; there may be 1 to 5000."},
    )


def _flaws(spec: ChoiceSpec) -> Iterator[Flaw]:
    if spec.no_provision:
        yield from _first_flaws(spec)
    for place, option in enumerate(spec.options):
        if not option.clause and (place or not spec.no_provision):
            every = message("flaw.silent", option=option.id)
            further = message("flaw.silent_later", option=option.id)
            yield Flaw(("options", place), further if spec.no_provision else every)


def _first_flaws(spec: ChoiceSpec) -> Iterator[Flaw]:
    first = spec.options[0]
    if not 2 <= len(spec.options) <= MOST:
        yield Flaw(("options",), message("flaw.options", n=len(spec.options), most=MOST))
    if first.clause:
        yield Flaw(("options", 0, "clause"), message("flaw.first_clause", option=first.id))
    if first.guarantee is not None:
        yield Flaw(("options", 0, "guarantee"), message("flaw.first_guarantee", option=first.id))


def _options(spec: ChoiceSpec, guarantees: Mapping[str, int], spelling: Spelling) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=option.id,
            label=option.label,
            clause=option.clause,
            cites=tuple(option.cites),
            guarantee=None if option.guarantee is None else guarantees[option.guarantee],
        )
        for option in spec.options
    )


def _unit(spec: ChoiceSpec) -> str:
    return ""


_NONE: Final = OptionSpec("none", "No provision")
_DAY: Final = OptionSpec("day", "By day", "The gate is open by day.", ("S1",))
_NIGHT: Final = OptionSpec("night", "Day and night", "The gate is open day and night.", (), "watch")

KIND = IssueKind(
    name="choice",
    spec=ChoiceSpec,
    flaws=_flaws,
    options=_options,
    unit=_unit,
    samples=(ChoiceSpec((_NONE, _DAY, _NIGHT)), ChoiceSpec((_DAY, _NIGHT), no_provision=False)),
    flawed=(
        ChoiceSpec((_NONE,)),
        ChoiceSpec((_DAY, _NIGHT)),
        ChoiceSpec((replace(_NONE, guarantee="watch"), _DAY)),
        ChoiceSpec((_NONE, replace(_DAY, clause=""))),
        ChoiceSpec((_NONE, _DAY), no_provision=False),
    ),
)
