"""What a save says besides the game: what people call it, how it stood when it was left, each seat's own page.

None of it is an event. No rule, no view and no computer delegation knows of it, and a log as text does not hold it, so
a game is the same whatever it is called. A save has each on a line of its own, and the latest counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from communique.model.scenario import Seat
from communique.rules.state import EndingKind
from communique.words import tr

LONGEST_NAME: Final = 60
"""Letters of a save's name, at most."""
LONGEST_NOTE: Final = 200
"""Letters of the note on a save, and of one note of a seat, at most."""
MOST_NOTES: Final = 40
"""Notes on a seat's own page, at most: with the longest of them the line stays within what a save may have."""
_MOST: Final = 2**53


@dataclass(frozen=True, slots=True)
class SaveLabel:
    """What people call a save."""

    name: str = ""
    note: str = ""
    parent: str = ""
    """The file name of the save that this one branched off; empty for a game of its own."""
    at: int = 0
    """How many of its first events that game had when this one left it."""


UNLABELLED: Final = SaveLabel()
"""Of a save that nobody has named."""


class Stood(NamedTuple):
    """How a game stood when it was left: how it had ended, or None while it goes on."""

    ending: EndingKind | None


class OwnNote(NamedTuple):
    """A note that somebody made while the talks went on."""

    session: int
    """The session, or the round, in which it was written, from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page of one's own of one seat: what whoever plays it has noted, the oldest first."""

    seat: Seat
    notes: tuple[OwnNote, ...] = ()


AboutSave = SaveLabel | Stood | OwnPage
"""What a save says besides the game."""
Noting = Callable[[AboutSave], None]
"""Is handed each of them before it counts; raises when it cannot be kept."""


def encode_label(label: SaveLabel) -> dict[str, Any]:
    """The label as a JSON object. Inverse of `decode_label`."""
    return {"name": label.name, "note": label.note, "parent": label.parent, "at": label.at}


def decode_label(data: object) -> SaveLabel:
    """The label in a JSON object. Raises ValueError with a sentence when it is none. Inverse of `encode_label`."""
    if not isinstance(data, dict) or set(data) != {"name", "note", "parent", "at"}:
        raise ValueError(tr('A label has "name", "note", "parent" and "at".'))
    name, note, parent, at = data["name"], data["note"], data["parent"], data["at"]
    if any(type(text) is not str for text in (name, note, parent)) or type(at) is not int:
        raise ValueError(tr("A label holds texts, and a number of events."))
    if len(name) > LONGEST_NAME or len(note) > LONGEST_NOTE or len(parent) > 255 or not 0 <= at < _MOST:
        raise ValueError(
            tr("A name has up to {name} letters and a note up to {note}.", name=LONGEST_NAME, note=LONGEST_NOTE)
        )
    return SaveLabel(name, note, parent, at)


def decode_stood(data: object) -> Stood:
    """How a game stood, by what its save says: the name of an ending, or null. Raises ValueError with a sentence."""
    if data is None:
        return Stood(None)
    if not isinstance(data, str) or data not in set(EndingKind):
        raise ValueError(tr("There is no ending {name}.", name=f"{data!r:.40}"))
    return Stood(EndingKind(data))


def encode_page(page: OwnPage) -> dict[str, Any]:
    """The page as a JSON object. Inverse of `decode_page`."""
    return {"seat": page.seat, "notes": [list(note) for note in page.notes]}


def decode_page(data: object) -> OwnPage:
    """The page in a JSON object. Raises ValueError with a sentence when it is none. Inverse of `encode_page`."""
    if not isinstance(data, dict) or set(data) != {"seat", "notes"}:
        raise ValueError(tr('A page of one\'s own has "seat" and "notes".'))
    seat, notes = data["seat"], data["notes"]
    pairs = isinstance(notes, list) and all(
        isinstance(one, list) and len(one) == 2 and type(one[0]) is int and type(one[1]) is str for one in notes
    )
    if type(seat) is not int or not pairs:
        raise ValueError(tr("A page of one's own names a seat, and notes with their session."))
    if len(notes) > MOST_NOTES or any(len(text) > LONGEST_NOTE for _, text in notes):
        raise ValueError(
            tr("A page holds up to {most} notes of {letters} letters.", most=MOST_NOTES, letters=LONGEST_NOTE)
        )
    return OwnPage(Seat(seat), tuple(OwnNote(session, text) for session, text in notes))
