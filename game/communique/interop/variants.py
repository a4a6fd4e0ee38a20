"""Profiles that are variants of one another, told from those of different parties.

Folders of research domains hold a party several times: `a.xml` beside `a_reservation_20.xml`, or `CypressAReserve00`
to `CypressAReserve09`. Where the domain file names its profiles, those are its parties. Else profiles that a party
would know for certain stand for those under uncertainty, where there are two of them or more. What is left is told by
the names of the files. Two profiles are of one party when one's name goes on from the other's after a sign that is no
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


def parties_among(profiles: Sequence[FilePart], named: Sequence[str] = ()) -> tuple[list[FilePart], list[str]]:
    """One profile of each party, in the order given, and notes on what was passed over.

    `named` are the files that the domain names. All profiles and no note when nothing tells variants, or when only one
    party would be left.
    """
    own = named_among(profiles, named)
    if len(own) > 1:
        return own, _passed(own, profiles, tr("the domain file does not name them"))
    sure = [part for part in profiles if not part.unsure]
    if 1 < len(sure) < len(profiles):
        kept, notes = _by_names(sure)
        return kept, [*_passed(sure, profiles, tr("their parties would not know them for certain")), *notes]
    return _by_names(profiles)


def named_among(profiles: Sequence[FilePart], named: Sequence[str]) -> list[FilePart]:
    """The profiles whose files are named, in the order given."""
    names = {name.lower() for name in named}
    return [part for part in profiles if part.source.path.name.lower() in names]


def _passed(kept: Sequence[FilePart], profiles: Sequence[FilePart], why: str) -> list[str]:
    others = [part.source.path.name for part in profiles if part not in kept]
    if not others:
        return []
    return [
        tr(
            "taken as one profile a party: {taken}; passed over: {others}, for {why} (--profiles picks others)",
            taken=in_a_row([part.source.path.name for part in kept]),
            others=in_a_row(others),
            why=why,
        )
    ]


def _by_names(profiles: Sequence[FilePart]) -> tuple[list[FilePart], list[str]]:
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
