"""The lines of a save: a header, then events, undos, and what is kept beside them, each with a checksum.

A line is JSON. The last thing in it is a CRC-32 over the line without it and all lines before, so that a flipped
bit, a line that is missing and one that stands twice are found where they are. It guards against damage, not
against a person: whoever wants to write another game may. Saves of version 0.1.0 have no checksums and get none.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, assert_never

from communique.session.about import AboutSave, OwnPage, SaveLabel, Stood, encode_label, encode_page
from communique.session.assent import Assent, encode_assent
from communique.session.log import Event, Header, event_line, header_line
from communique.session.marks import Marks, Undo, encode_marks
from communique.session.notes import OpeningNote, encode_note


@dataclass(frozen=True, slots=True)
class Played:
    """A move and all that followed it by itself: kept together, or not at all."""

    events: tuple[Event, ...]


LogEntry = Played | Undo | OpeningNote | Assent | Marks
"""What a session hands to its recorder."""
SaveEntry = LogEntry | AboutSave
"""What a save has lines for."""
Recording = Callable[[LogEntry], None]
"""Is handed each entry before the change is made; raises when it cannot be kept."""

UNCHECKED: Final = "communique-game 1"
"""The format of a save without checksums, and of a log as text."""
CHECKED: Final = "communique-game 2"
"""The format of a save with checksums."""
_SUM: Final = re.compile(rb',"crc":"([0-9a-f]{8})"\}$')


class ChecksumError(ValueError):
    """A line that is not what was written."""


@dataclass
class Chain:
    """Puts checksums on lines that are written, and takes them off lines that are read. Holds the sum so far."""

    checked: bool = True
    sum: int = 0

    def sealed(self, line: str) -> str:
        """`line` with its checksum, and the line's end."""
        if not self.checked:
            return f"{line}\n"
        self.sum = zlib.crc32(line.encode(), self.sum)
        # Inside the object, so that a line with its checksum is JSON still.
        return f'{line[:-1]},"crc":"{self.sum:08x}"}}\n'

    def opened(self, line: bytes) -> bytes:
        """`line` without its checksum. Raises ChecksumError when it has none, or another."""
        if not self.checked:
            return line
        found = _SUM.search(line)
        if found is None:
            raise ChecksumError
        bare = line[: found.start()] + b"}"
        total = zlib.crc32(bare, self.sum)
        if total != int(found[1], 16):
            raise ChecksumError
        self.sum = total
        return bare


def first_line(header: Header) -> str:
    """The header as a save with checksums has it."""
    return header_line(header).replace(f'"format":"{UNCHECKED}"', f'"format":"{CHECKED}"')


def entry_lines(entry: SaveEntry) -> list[str]:
    """The lines of an entry, without checksum and end."""
    match entry:
        case Played(events):
            return [event_line(event) for event in events]
        case Undo(to, ended):
            return [_line({"undo": to, "ended": True} if ended else {"undo": to})]
        case OpeningNote():
            return [_line({"note": encode_note(entry)})]
        case Assent():
            return [_line({"assent": encode_assent(entry)})]
        case Marks():
            return [_line({"marks": encode_marks(entry)})]
        case SaveLabel():
            return [_line({"label": encode_label(entry)})]
        case Stood(ending):
            return [_line({"stood": ending})]
        case OwnPage():
            return [_line({"page": encode_page(entry)})]
        case _:
            assert_never(entry)


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, separators=(",", ":"))
