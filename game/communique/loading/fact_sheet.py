"""Fact sheets below `seeds/`: the facts behind a scenario by their marks, and the sources they rest on, by side.

A scenario cites facts by their marks, such as `S12`. Here the marks are looked up: each fact's sentence, whether it
rests on one side or is contested, whether it tells how it ended, and the addresses of its sources. Whose a source is
stands before its address, in backticks: the id of a party, or `outside`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from communique import shipped
from communique.model.scenario import Public
from communique.words import N_

OUTSIDE: Final = "outside"
"""The side of a source that is neither a party's nor close to one."""
MOST_BYTES: Final = 400_000
LATER: Final = N_("How it ended, and what happened later")
"""What the sheet is called that holds the facts for afterwards, wherever it is spoken of."""

_FACT: Final = re.compile(r"^- \[([A-Z]\d+)\] (.+(?:\n  .+)*)", re.MULTILINE)
_SECTION: Final = re.compile(r"^##+ (.*)$", re.MULTILINE)
_AFTERWARDS: Final = "`afterwards`"
_EVERYONE: Final = "`for everyone`"
"""At the end of a section's heading: its facts are told when the talks are over, or stand on every fact sheet."""
_SOURCE: Final = re.compile(r"^(\d+)\. (.+(?:\n    .+)*)", re.MULTILINE)
_SIDE: Final = re.compile(r"^`([a-z][a-z0-9_-]*)`\s+")
_NUMBERS: Final = re.compile(r"\s*\((\d+(?:, ?\d+)*)\)\.?$")
_FLAG: Final = re.compile(r"`(one side|contested|general knowledge|unverified)`,? ?")


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
    afterwards: bool = False
    """True of how it ended and of what came later: nobody who is about to play reads it."""
    everyone: bool = False
    """True of what the story rests on: it stands on every fact sheet, cited or not."""


@dataclass(frozen=True, slots=True)
class SeedSource:
    """A page that a seed rests on."""

    number: int
    """Its number in the seed's list."""
    address: str
    """With what the seed notes of it."""
    side: str
    """The id of the party whose page it is, or `outside`; empty where the seed does not say."""


def seed_facts(public: Public) -> dict[str, SeedFact]:
    """Every fact of the scenario's seed by its mark, in the file's order; empty when the file cannot be found."""
    text = seed_text(public.seed)
    by_number: dict[int, list[str]] = {}
    for source in sources_in(text):
        by_number.setdefault(source.number, []).append(source.address)
    return {
        mark: _fact(mark, _joined(said), by_number, heading)
        for heading, section in _sections(text)
        for mark, said in _FACT.findall(section)
    }


def told_afterwards(public: Public) -> tuple[SeedFact, ...]:
    """The facts that are kept until the talks are over, in the file's order."""
    return tuple(fact for fact in seed_facts(public).values() if fact.afterwards)


def seed_sources(public: Public) -> tuple[SeedSource, ...]:
    """Every source of the scenario's seed, in the file's order."""
    return sources_in(seed_text(public.seed))


def sources_in(text: str) -> tuple[SeedSource, ...]:
    """The sources in a seed's text: an address a source, where several stand under a number.

    >>> sources_in("7. `north` mill.org/a ; `outside` river.net/b (in French)")[1]
    SeedSource(number=7, address='river.net/b (in French)', side='outside')
    """
    found = []
    for number, said in _SOURCE.findall(text):
        side = ""
        for part in _joined(said).split(" ; "):
            marked = _SIDE.match(part.strip())
            side = marked.group(1) if marked else side
            address = _SIDE.sub("", part.strip())
            found += [SeedSource(int(number), address, side)] if address else []
    return tuple(found)


def cited(known: dict[str, SeedFact], marks: Iterable[str]) -> tuple[tuple[SeedFact, ...], tuple[str, ...]]:
    """The facts behind `marks`, and the marks that are not known."""
    wanted = tuple(dict.fromkeys(marks))
    return tuple(known[mark] for mark in wanted if mark in known), tuple(m for m in wanted if m not in known)


def seed_text(name: str) -> str:
    """The seed file's text, empty where there is none. A name that leads out of the folder of seeds is not followed."""
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


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each section of a seed below its heading; what stands before the first has none."""
    first, *parts = _SECTION.split(text)
    yield "", first
    for heading, section in zip(parts[::2], parts[1::2], strict=True):
        yield heading.rstrip(), section


def _fact(mark: str, said: str, by_number: dict[int, list[str]], heading: str) -> SeedFact:
    flags = tuple(dict.fromkeys(_FLAG.findall(said)))
    said = _FLAG.sub(r"(\1) ", said)
    numbered = _NUMBERS.search(said)
    numbers = re.findall(r"\d+", numbered.group(1)) if numbered else []
    text = said[: numbered.start()] if numbered else said
    addresses = tuple(part for number in numbers for part in by_number.get(int(number), ()))
    afterwards, everyone = heading.endswith(_AFTERWARDS), heading.endswith(_EVERYONE)
    return SeedFact(mark, text.strip(), flags, addresses, afterwards, everyone)


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
