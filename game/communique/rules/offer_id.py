"""An offer's id: who hears of it, and its number there. Nothing else reads or writes one.

On the wire it is the text it is here, `P3` in plenary and `W0-2.1` in the caucus of seats 0 and 2; so an id that comes
in a move may be any text, and says of itself only what it can.
"""

from __future__ import annotations

from typing import Final

from communique.model.message import Message, message
from communique.model.scenario import Seat

_PLENARY: Final = "P"
_MOST: Final = 40
"""Letters that are said of a text that is no id."""
_CAUCUS: Final = "W"


class OfferId(str):
    """The id of a standing offer: numbered by channel, never globally.

    >>> OfferId("W0-2.1").pair, OfferId("W0-2.1").number, OfferId("P3").private
    ((0, 2), 1, False)
    """

    __slots__ = ()

    @classmethod
    def plenary(cls, number: int) -> OfferId:
        """Of the offer with this number to all, counted from 1."""
        return cls(f"{_PLENARY}{number}")

    @classmethod
    def caucus(cls, one: Seat, other: Seat, number: int) -> OfferId:
        """Of the offer with this number between the two, counted from 1."""
        return cls(f"{_CAUCUS}{min(one, other)}-{max(one, other)}.{number}")

    @property
    def private(self) -> bool:
        """True when it was made in a caucus."""
        return self.startswith(_CAUCUS)

    @property
    def channel(self) -> str:
        """What ids of the same channel begin with."""
        return self.partition(".")[0] if self.private else _PLENARY

    @property
    def pair(self) -> tuple[Seat, Seat]:
        """The two seats of a private offer's channel, the lower first. Raises ValueError for another text."""
        one, other = self.channel[1:].split("-")
        return Seat(int(one)), Seat(int(other))

    @property
    def number(self) -> int:
        """Its number in its channel, from 1. Raises ValueError for a text that is no id."""
        return int(self.partition(".")[2] if self.private else self[1:])

    @property
    def hearers(self) -> tuple[Seat, Seat] | None:
        """Who hears what is said of it: the two of its channel, or everyone (None)."""
        return self.pair if self.private else None

    def partner(self, seat: Seat) -> Seat | None:
        """The other seat of a private offer's channel; None for a plenary offer."""
        if not self.private:
            return None
        one, other = self.pair
        return other if one == seat else one


def offer_said(id: str) -> str | Message:
    """An offer as people call it, in a sentence or above its card: `P3`, and of one in private no id, but its number.

    >>> offer_said("P3"), offer_said("W0-2.1")
    ('P3', Message(id='whisper.offer', arguments=(('number', 1),)))
    """
    channel, _, number = id.partition(".")
    pair = channel.removeprefix(_CAUCUS).split("-")
    if channel.startswith(_CAUCUS) and all(one.isdecimal() for one in (*pair, number)):
        return message("whisper.offer", number=int(number))
    return id[:_MOST]
