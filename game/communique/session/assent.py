"""An assent: what a party would sign instead, once the talks are over and every sheet is open.

The second round (a post-settlement settlement, Raiffa 1985) changes nothing that was said or signed before, so it
is kept with the game and outside its events: a save has each assent on a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from communique.model.package import OPEN, Package
from communique.model.scenario import Public, Seat
from communique.words import tr

MOST: Final = 16
"""Packages that one assent may name, at most."""


@dataclass(frozen=True, slots=True)
class Assent:
    """The packages to which one seat says yes, the one it names first first; none is a no to all."""

    seat: Seat
    packages: tuple[Package, ...]


def encode_assent(assent: Assent) -> dict[str, Any]:
    """The assent as a JSON object. Inverse of `decode_assent`."""
    return {"seat": assent.seat, "packages": [list(package) for package in assent.packages]}


def decode_assent(data: object) -> Assent:
    """The assent in a JSON object. Raises ValueError with a sentence when it is none. Inverse of `encode_assent`."""
    if not isinstance(data, dict) or set(data) != {"seat", "packages"}:
        raise ValueError(tr('An assent has "seat" and "packages".'))
    seat, packages = data["seat"], data["packages"]
    lists = isinstance(packages, list) and all(isinstance(package, list) for package in packages)
    if type(seat) is not int or not lists or any(type(k) is not int for package in packages for k in package):
        raise ValueError(tr("An assent names a seat, and packages as lists of whole numbers."))
    return Assent(Seat(seat), tuple(tuple(package) for package in packages))


def assent_problem(public: Public, signed: tuple[Seat, ...], assent: Assent) -> str:
    """Why the assent cannot stand after a text that `signed` have signed, as a sentence; empty when it can."""
    if assent.seat not in signed:
        return tr("Only who signed the first text is asked for a second.")
    if len(assent.packages) > MOST or len(set(assent.packages)) < len(assent.packages):
        return tr("An assent names up to {most} packages, none twice.", most=MOST)
    for package in assent.packages:
        whole = len(package) == len(public.issues) and OPEN not in package
        if not whole or not all(0 <= k < size for k, size in zip(package, public.sizes, strict=True)):
            return tr("An assent is to whole packages: one option of each issue.")
    return ""


def common(signed: tuple[Seat, ...], assents: dict[Seat, Assent]) -> Package | None:
    """The package to which all of `signed` say yes; of several, the first that the first of them names. Else None."""
    if not signed or any(seat not in assents for seat in signed):
        return None
    others = [assents[seat].packages for seat in signed]
    return next((one for one in others[0] if all(one in packages for packages in others)), None)
