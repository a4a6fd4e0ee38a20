"""News on the river: what happens, what a party may do about it, and how each says so."""

from __future__ import annotations

from typing import Final, NamedTuple


class StockLine(NamedTuple):
    """A line that any party may take. `moves` are tension, capital and trust."""

    id: str
    label: str
    does: str
    moves: tuple[int, int, int]


class StockNews(NamedTuple):
    """A card."""

    id: str
    title: str
    text: str
    tension: int
    lines: tuple[StockLine, StockLine]


VOICES: Final = (
    "and puts it in writing", "and says it twice", "and sends word home", "and shakes hands on it",
    "and has it read aloud", "and leaves no doubt", "and asks for tea", "and says no more",
)  # fmt: skip
"""Ways to end a sentence, one for each seat, so that no two parties say the same."""

_CALM: Final = (-1, -1, 1)
_KIND: Final = (-1, 0, 1)
_PLAIN: Final = (0, 0, 0)
_HARD: Final = (1, 1, -1)

NEWS: Final = tuple(
    StockNews(id, title, text, tension, (StockLine("first", *one), StockLine("second", *other)))
    for id, title, text, tension, one, other in (
        (
            "flood", "High water", "The river has risen in the night. The ferry stays at its rope.", 1,
            ("Offer help", "offers people and sandbags to every bank", _CALM),
            ("Look after one's own bank", "keeps its people and sandbags on its own bank", _PLAIN),
        ),
        (
            "barge", "A barge with salt", "The first barge of the year has come, with salt for all towns.", -1,
            ("Share it evenly", "proposes that each town takes the same", _KIND),
            ("Buy early", "buys what it needs before noon", (0, 1, -1)),
        ),
        (
            "boatmen", "A letter from the boatmen", "The boatmen write that they hear of the talks from passengers.", 0,
            ("Answer it", "writes back what is on the slate", _KIND),
            ("Answer later", "will write when there is a result", _PLAIN),
        ),
        (
            "rumour", "A rumour", "It is said that one delegation is about to leave. Nobody says which.", 1,
            ("Say that one stays", "declares that it stays to the end", _KIND),
            ("Say nothing", "does not comment on rumours", (0, 1, 0)),
        ),
        (
            "fair", "A fair on the green", "Tents stand on the green, and music comes through the windows.", -1,
            ("Go there together", "invites the others to the fair", _KIND),
            ("Work on", "stays at the table and works on", _PLAIN),
        ),
        (
            "rope", "The ferry rope breaks", "The rope of the ferry has torn. Half of the delegations are late.", 1,
            ("Wait for all", "asks that nothing is decided without the late", _CALM),
            ("Begin", "asks that the talks begin on time", _HARD),
        ),
        (
            "surveyor", "The surveyor's map", "The surveyor has sent a map with the depths of the river.", 0,
            ("Lay it on the table", "spreads the map where all can read it", _KIND),
            ("Have it checked", "has the map checked at home first", _PLAIN),
        ),
        (
            "frost", "A late frost", "Frost has taken the blossom on both banks.", 1,
            ("Speak of the orchards", "asks how the orchards of the others fare", _KIND),
            ("Count one's own loss", "counts what its own orchards have lost", (0, 1, 0)),
        ),
        (
            "children", "Children at the door", "A class has walked here and would like to see how one negotiates.", -1,
            ("Let them in", "asks the class in for an hour", _KIND),
            ("After the talks", "asks the class to come back on Friday", _PLAIN),
        ),
        (
            "election", "A vote at home", "Notices of an election hang in two of the towns.", 1,
            ("Keep it out of the room", "keeps the election out of the room", _CALM),
            ("Speak to the voters", "speaks to its voters from the steps", _HARD),
        ),
        (
            "stranger", "A buyer from downstream", "A merchant from downstream asks who sells timber and fish.", 0,
            ("Refer him to all", "sends the merchant on to every town", _KIND),
            ("Deal with him", "makes the merchant an offer of its own", (0, 1, -1)),
        ),
        (
            "bell", "The bell of the ferry house", "The bell has been mended and rings for the first time.", -1,
            ("Thank the smith", "thanks the smith in the name of all", _KIND),
            ("Go on", "notes the hour and goes on", _PLAIN),
        ),
    )
)  # fmt: skip
