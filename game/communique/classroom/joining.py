"""How phones get to a class: its address, as it stands on papers and in codes. No secret: whoever reads it may join.

An address in capital letters makes a smaller code than one in small letters, and is the same address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from communique.words import tr

LETTERS: Final = "BCDFGHJKMNPQRSTVWXZ"
"""What the code of a class is made of: no I, L or O, which look like figures; no vowel, so that no word comes up."""
LENGTH: Final = 6
"""How many letters the code of a class has."""
TABLES_MOST: Final = 60
"""The most tables that papers are printed for."""
_ADDRESS: Final = re.compile(
    rf"(HTTP://(?:\[[0-9A-F:]+\]|[0-9.]+)(?::\d{{1,5}})?)/J/([{LETTERS}]{{{LENGTH}}})(?:/\d{{1,3}}){{0,2}}"
)


@dataclass(frozen=True, slots=True)
class Joining:
    """Where phones join a class, and at how many tables it sits."""

    address: str
    """`HTTP://10.0.0.5:8000/J/KTQWXZ`, in capital letters."""
    tables: int = 1

    def __post_init__(self) -> None:
        if not is_join_address(self.address):
            said = tr(
                'Phones join at an address such as HTTP://10.0.0.5:8000/J/KTQWXZ; "{address}" is none.',
                address=f"{self.address:.80}",
            )
            raise ValueError(said)
        if not 1 <= self.tables <= TABLES_MOST:
            raise ValueError(tr("A class sits at 1 to {most} tables.", most=TABLES_MOST))

    @property
    def code(self) -> str:
        """The six letters."""
        return _parts(self.address)[1]

    @property
    def door(self) -> str:
        """What is typed where no code can be scanned; the page there asks for the letters.

        >>> Joining("HTTP://10.0.0.5:8000/J/KTQWXZ").door
        'http://10.0.0.5:8000'
        """
        return _parts(self.address)[0].lower()

    def at(self, table: int, seat: int | None = None) -> str:
        """The address that leads to a table, from 1, or there to a seat, from 0, which is written from 1.

        >>> Joining("HTTP://10.0.0.5:8000/J/KTQWXZ").at(3, seat=0)
        'HTTP://10.0.0.5:8000/J/KTQWXZ/3/1'
        """
        root, code = _parts(self.address)
        return "/".join([root, "J", code, str(table), *([] if seat is None else [str(seat + 1)])])


def is_join_address(text: str) -> bool:
    """Whether the text is an address at which phones join, to a class, a table or a seat, and holds nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def _parts(address: str) -> tuple[str, str]:
    found = _ADDRESS.fullmatch(address)
    assert found is not None  # it was when it was made
    return found[1], found[2]
