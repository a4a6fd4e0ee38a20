"""Profiles that are variants of one another, told from those of different parties by the names of their files.

Folders of research domains hold a party several times: `a.xml` beside `a_reservation_20.xml`, or `CypressAReserve00`
to `CypressAReserve09`. Two profiles are of one party when one's name goes on from the other's after a sign that is no
letter and no digit, or when both differ in a number after a word for a reservation or a discount alone. Names that
end in nothing but a number are taken for parties, since most of those are.
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


def parties_among(profiles: Sequence[FilePart]) -> tuple[list[FilePart], list[str]]:
    """One profile of each party, in the order given, and a note on what was passed over.

    All of them and no note when the names say nothing of variants, or when only one party would be left.
    """
    stems = [part.stem for part in profiles]
    home = [_home(stem, stems) for stem in stems]
    first = {key: home.index(key) for key in reversed(home)}
    kept = [k for k, key in enumerate(home) if _own(key, stems, first) == k]
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


def _home(stem: str, stems: Sequence[str]) -> str:
    """What all variants of a party have in common: the shortest name that this one goes on from."""
    plain = _TERM.sub("", stem)
    bases = [one for one in stems if one != stem and _goes_on(stem, one)]
    return min([*bases, plain], key=len)


def _goes_on(stem: str, base: str) -> bool:
    rest = stem[len(base) :]
    return bool(base) and stem.startswith(base) and rest[:1] != "" and not rest[0].isalnum()


def _own(key: str, stems: Sequence[str], first: dict[str, int]) -> int:
    """The profile that stands for a party: the one that is named as all have in common, else its first."""
    return stems.index(key) if key in stems else first[key]
