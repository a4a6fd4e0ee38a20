"""A choice: named options, each with its own clause. The first is "no provision", unless the issue says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from communique.model.kinds import Flaw, IssueKind
from communique.model.scenario import Issue, Option

MOST: Final = 10
"""Options an issue may have, "no provision" included."""
MOST_IMPORTED: Final = 1000
"""Options an issue without "no provision" may have: research domains have long lists."""


@dataclass(frozen=True)
class OptionSpec:
    """One option, as an author writes it."""

    id: str = field(metadata={"names": "new", "description": "How the rest of the file refers to this option."})
    label: str = field(metadata={"max_length": 80, "description": "A few words for tables and buttons."})
    clause: str = field(
        default="", metadata={"description": "The sentence that enters the communiqué; none for the first option."}
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
        metadata={"description": "False when the first option has a clause too; there may be 1 to 1000."},
    )


def _flaws(spec: ChoiceSpec) -> Iterator[Flaw]:
    if spec.no_provision:
        yield from _first_flaws(spec)
    for place, option in enumerate(spec.options):
        if not option.clause and (place or not spec.no_provision):
            but = " but the first" if spec.no_provision else ""
            yield Flaw(
                ("options", place),
                f'option "{option.id}" has no clause; every option{but} puts a sentence into the communiqué',
            )


def _first_flaws(spec: ChoiceSpec) -> Iterator[Flaw]:
    first = spec.options[0]
    if not 2 <= len(spec.options) <= MOST:
        entries = "1 entry" if len(spec.options) == 1 else f"{len(spec.options)} entries"
        yield Flaw(("options",), f'"options" has {entries}; there should be 2 to {MOST}')
    if first.clause:
        yield Flaw(
            ("options", 0, "clause"),
            f'the first option, "{first.id}", is "no provision" and puts nothing into the communiqué; '
            "its clause should be left out",
        )
    if first.guarantee is not None:
        yield Flaw(
            ("options", 0, "guarantee"),
            f'the first option, "{first.id}", is "no provision" and is always open; its guarantee should be left out',
        )


def _options(spec: ChoiceSpec, guarantees: Mapping[str, int]) -> tuple[Option, ...]:
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


def _reads(issue: Issue, option: Option) -> str:
    return option.label


KIND = IssueKind(name="choice", spec=ChoiceSpec, flaws=_flaws, options=_options, unit=_unit, reads=_reads)
