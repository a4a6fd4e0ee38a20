"""Profiles that are variants of one another, told from those of different parties by the names of their files.

Folders of research domains hold a party several times: `a.xml` beside `a_reservation_20.xml`, or `CypressAReserve00`
to `CypressAReserve09`. Two profiles are of one party when one's name goes on from the other's after a sign that is no
letter and no digit or with a number of two digits, or when both differ in a number after a word for a reservation or
a discount alone, or when each of several has the same long series of numbers. Names that otherwise differ in nothing
but a number are taken for parties, since most of those are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from communique.interop.domain import FilePart
from communique.words import in_a_row, tr

_TERM: Final = re.compile(
    r"[ _-]*(?:reserv(?:ation|e|ed)?|rv|discount(?:ed)?|disc|delta)[ _=-]*[0-9]+(?:\.[0-9]+)?$", re.IGNORECASE
)

_LAST: Final = re.compile(r"(.*[^0-9._ -])[ _-]+([0-9]+(?:\.[0-9]+)?)")
_MANY: Final = 10
_NUMBER: Final = re.compile(r"[0-9]{2,}(?:\.[0-9]+)?")


def parties_among(profiles: Sequence[FilePart]) -> tuple[list[FilePart], list[str]]:
    """One profile of each party, in the order given, and a note on what was passed over.

    All of them and no note when the names say nothing of variants, or when only one party would be left.
    """
    stems = [part.stem for part in profiles]
    known = {*stems, *(_TERM.sub("", stem) for stem in stems if _TERM.search(stem)), *_series(stems)}
    homes = [min((one for one in known if _goes_on(stem, one)), key=len, default=stem) for stem in stems]
    # A party's own profile is the one that is named as all its variants have in common, else the first of them.
    kept = [k for k, home in enumerate(homes) if k == (stems.index(home) if home in stems else homes.index(home))]
    if len(kept) == len(profiles) or len(kept) < 2:
        return list(profiles), []
    taken = in_a_row([profiles[k].source.path.name for k in kept])
    others = in_a_row([part.source.path.name for k, part in enumerate(profiles) if k not in kept])
    note = tr(
        "taken as one profile a party: {taken}; passed over as variants of them: {others} (--profiles picks others)",
        taken=taken,
        others=others,
    )
    return [profiles[k] for k in kept], [note]


def _series(stems: Sequence[str]) -> set[str]:
    """What names have in common before a sign and a number, where two parties or more have the same and there are many.

    >>> sorted(_series([f"pie_{who}_0.{share}" for who in "AB" for share in range(6)]))
    ['pie_A', 'pie_B']
    >>> _series(["centre_1", "centre_2", "centre_3", "buyer"])
    set()
    """
    numbers: dict[str, set[str]] = {}
    for stem in stems:
        found = _LAST.fullmatch(stem)
        if found:
            numbers.setdefault(found[1], set()).add(found[2])
    alike = len({frozenset(said) for said in numbers.values()}) == 1 and sum(map(len, numbers.values())) == len(stems)
    return set(numbers) if alike and len(numbers) > 1 and len(stems) > _MANY else set()


def _goes_on(stem: str, base: str) -> bool:
    """Whether a name is a variant of another: the same, or the same with a term, or with a sign and more after it."""
    rest = stem[len(base) :]
    if not base or not stem.startswith(base) or not rest:
        return bool(base) and stem == base
    return not rest[0].isalnum() or bool(_TERM.fullmatch(rest)) or bool(_NUMBER.fullmatch(rest))
