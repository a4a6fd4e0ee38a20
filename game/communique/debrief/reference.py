"""The record: what really happened, and where that can be read.

A scenario cites facts by their marks, such as `S12`. Here the marks are looked up in the scenario's seed file:
each fact's sentence, whether it rests on one side or is contested, and the addresses of its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from communique import shipped
from communique.debrief.deal import Deal, DealScale
from communique.model.scenario import Public

_FACT: Final = re.compile(r"^- \[([A-Z]\d+)\] (.+(?:\n  .+)*)", re.MULTILINE)
_SOURCE: Final = re.compile(r"^(\d+)\. (.+(?:\n    .+)*)", re.MULTILINE)
_NUMBERS: Final = re.compile(r"\s*\((\d+(?:, ?\d+)*)\)\.?$")
_FLAG: Final = re.compile(r"`(one side|contested|general knowledge|unverified)`,? ?")
_LATER: Final = "L"
MOST_BYTES: Final = 400_000


@dataclass(frozen=True, slots=True)
class SeedFact:
    """A fact of a seed file."""

    mark: str
    text: str
    """Flags stand in it where the seed sets them, since some rest on part of a fact: `(one side) That day ...`."""
    flags: tuple[str, ...]
    """`one side`, `contested`, `general knowledge` or `unverified`."""
    sources: tuple[str, ...]
    """Addresses, as the seed writes them."""


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """What really happened, as the nearest package and in words."""

    deal: Deal
    text: str
    facts: tuple[SeedFact, ...]
    """Those cited, in the order cited."""
    missing: tuple[str, ...]
    """Marks cited and not found in the seed file."""
    later: tuple[SeedFact, ...]
    """What happened later, dated, without a verdict."""


def reference_record(scale: DealScale) -> ReferenceRecord | None:
    """The record of the scenario's case; None where the case is invented."""
    reference = scale.public.reference
    if reference is None:
        return None
    known = seed_facts(scale.public)
    facts, missing = cited(known, reference.cites)
    later = tuple(fact for mark, fact in known.items() if mark.startswith(_LATER))
    return ReferenceRecord(scale.deal(reference.package), reference.text.strip(), facts, missing, later)


def cited(known: dict[str, SeedFact], marks: Iterable[str]) -> tuple[tuple[SeedFact, ...], tuple[str, ...]]:
    """The facts behind `marks`, and the marks that are not known."""
    wanted = tuple(dict.fromkeys(marks))
    return tuple(known[mark] for mark in wanted if mark in known), tuple(m for m in wanted if m not in known)


def seed_facts(public: Public) -> dict[str, SeedFact]:
    """Every fact of the scenario's seed by its mark, in the file's order; empty when the file cannot be found."""
    text = _seed(public.seed)
    sources = {number: _joined(address) for number, address in _SOURCE.findall(text)}
    return {mark: _fact(mark, _joined(said), sources) for mark, said in _FACT.findall(text)}


def _seed(name: str) -> str:
    """The seed file's text. A name that leads out of the folder of seeds is not followed."""
    if not name:
        return ""
    try:
        folder = shipped.seeds().resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or path.stat().st_size > MOST_BYTES:
            return ""
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _fact(mark: str, said: str, sources: dict[str, str]) -> SeedFact:
    flags = tuple(dict.fromkeys(_FLAG.findall(said)))
    said = _FLAG.sub(r"(\1) ", said)
    numbered = _NUMBERS.search(said)
    numbers = re.findall(r"\d+", numbered.group(1)) if numbered else []
    text = said[: numbered.start()] if numbered else said
    addresses = tuple(part for number in numbers for part in _parts(sources.get(number, "")))
    return SeedFact(mark, text.strip(), flags, addresses)


def _parts(address: str) -> list[str]:
    return [part.strip() for part in address.split(" ; ") if part.strip()]


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
