"""What a folder of GeniusWeb profiles that only order says for certain: `communique orders`.

No scenario is made of them, since a sheet gives every package its points. What can be said without points is said by
`communique.analysis.partial_orders`, about the packages that somebody speaks of.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from communique.analysis.partial_orders import (
    MOST_COMPARED,
    Certainties,
    PartialOrder,
    certainties,
    members,
)
from communique.interop.domain import DomainIssue, Refused, Wishes
from communique.interop.formats._fields import mapping
from communique.interop.formats._ordering import PARTIAL, ToldOrder, compared, told_order
from communique.interop.formats.geniusweb import questions_of
from communique.interop.importing import MAX_BYTES, MAX_FILES
from communique.interop.literal import read_json
from communique.model.package import Package
from communique.words import number as written
from communique.words import tr


@dataclass(frozen=True, slots=True)
class Orderings:
    """The orders of the parties, and what is certain whatever they have left open."""

    questions: tuple[DomainIssue, ...]
    names: tuple[str, ...]
    """The parties."""
    spoken_of: tuple[Package, ...]
    """The packages that somebody speaks of, in the domain's order; `orders` and `found` number them so."""
    packages: int
    """How many packages there are altogether."""
    orders: tuple[PartialOrder, ...]
    found: Certainties

    def as_dict(self) -> dict[str, Any]:
        """Names and plain numbers, ready for JSON."""
        places = zip(self.names, self.found.places, strict=True)
        by_party = {name: [list(one) for one in some] for name, some in places}
        sets = {
            "certainly_efficient": self.found.efficient,
            "possibly_efficient": self.found.possibly,
            "certainly_acceptable": self.found.acceptable,
            "possibly_acceptable": self.found.possibly_acceptable,
        }
        return {
            "packages": self.packages,
            "spoken_of": [self.named(package) for package in self.spoken_of],
            "known_pairs": {name: order.known for name, order in zip(self.names, self.orders, strict=True)},
            **{name: members(bits) for name, bits in sets.items()},
            "places": by_party,
        }

    def named(self, package: Package) -> dict[str, str]:
        """The values of a package by issue."""
        return {q.name: q.values[choice] for q, choice in zip(self.questions, package, strict=True)}


def orderings(paths: Sequence[str | os.PathLike[str]]) -> Orderings:
    """What the partial orderings in `paths`, folders or files, say for certain. Raises Refused."""
    domain: tuple[str, dict[str, Any]] | None = None
    profiles: list[tuple[Path, dict[str, Any]]] = []
    for path in _files([Path(path) for path in paths]):
        data = _read(path)
        if not isinstance(data, dict):
            continue
        if PARTIAL in data:
            profiles.append((path, mapping(str(path), data[PARTIAL], f'"{PARTIAL}"')))
        elif "issuesValues" in data and domain is None:
            domain = (str(path), data)
    if not profiles:
        where = str(paths[0]) if paths else "orders"
        raise Refused(where, tr("there is no profile that only orders ({kind}) here", kind=PARTIAL))
    if domain is None:
        first = str(profiles[0][0])
        domain = (first, mapping(first, profiles[0][1].get("domain"), '"domain"'))
    questions = questions_of(*domain, Wishes())
    told = [told_order(str(path), path.stem, fields, questions) for path, fields in profiles]
    return _compared(questions, told, [str(path) for path, _ in profiles])


def _compared(questions: tuple[DomainIssue, ...], told: Sequence[ToldOrder], files: Sequence[str]) -> Orderings:
    said = {package for one in told for pair in one.better for package in pair}
    said |= {one.no_deal for one in told if one.no_deal is not None}
    spoken_of = tuple(sorted(said))
    if len(spoken_of) > MOST_COMPARED:
        raise Refused(
            files[0],
            tr(
                "the profiles speak of {count} packages; up to {most} are compared",
                count=written(len(spoken_of)),
                most=written(MOST_COMPARED),
            ),
        )
    orders = tuple(compared(file, one, spoken_of, questions) for one, file in zip(told, files, strict=True))
    packages = prod(len(question.values) for question in questions)
    names = tuple(one.name for one in told)
    return Orderings(questions, names, spoken_of, packages, orders, certainties(orders, packages))


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise Refused(str(path), tr("there is no such file or folder"))
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    if len(found) > MAX_FILES:
        raise Refused(str(paths[0]), tr("the folder holds {count} files; name those that are meant", count=len(found)))
    return found


def _read(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(str(path), tr("the file cannot be read ({reason})", reason=error.strerror)) from None
    if len(data) > MAX_BYTES:
        raise Refused(str(path), tr("the file is larger than {most} bytes", most=written(MAX_BYTES)))
    return read_json(data, str(path))[0]
