"""Say: words of one's own, to all or to one party. Nothing follows from them but that they are heard.

They are for people and for programs that read; computer delegations take no notice. They cost nothing and take no turn
and no other move's place: the speaker's own desk counts how often it has spoken in a turn, and nothing else in the
state knows. What they give away of a sheet the rules cannot know; `communique.present.leaking` tells the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import IN_BOTH, Move, MoveKind, addressed, name_of
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks

MOST_CHARACTERS: Final = 300
MOST_OFTEN: Final = 8
"""In one turn."""


@dataclass(frozen=True, slots=True)
class OwnWords(Move):
    """`text`, of 0 to 300 characters that print, in one line; with `to` to that party alone.

    In a conference that takes a caucus with it; in alternating offers, nothing.
    """

    text: str
    to: Seat | None = None


def words_refusal(desk: Desk, move: OwnWords) -> Message | None:
    """Why the holder of `desk` cannot say this to anybody now; None when it can."""
    if desk.words >= MOST_OFTEN:
        return message("say.often", most=MOST_OFTEN)
    if len(move.text) > MOST_CHARACTERS:
        return message("say.long", most=MOST_CHARACTERS, count=len(move.text))
    # What does not print could tell a screen to do something.
    return None if move.text.isprintable() else message("say.letters")


def spoken(desks: tuple[Desk, ...], seat: Seat) -> tuple[Desk, ...]:
    """`desks` once the seat has spoken once more in its turn."""
    return desks[:seat] + (desks[seat]._replace(words=desks[seat].words + 1),) + desks[seat + 1 :]


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: OwnWords) -> Message | None:
    return words_refusal(desk, move) or whisper_refusal(public, desk, seat, move.to)


def perform(public: Public, state: Talks, seat: Seat, move: OwnWords) -> Talks:
    return State(state.table, spoken(state.desks, seat))


def told(public: Public, seat: Seat, move: OwnWords) -> Message:
    who = name_of(public, seat)
    if not move.text.strip():
        return message("say.said_nothing", who=who)
    if move.to is None:
        return message("say.said", who=who, text=move.text)
    return message("say.said_private", who=who, whom=name_of(public, move.to), text=move.text)


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[OwnWords]:
    # None is a candidate: what is put forward by itself, at random or in a list, should mean something.
    yield OwnWords("")
    for partner in desk.caucus:
        yield OwnWords("", partner)


KIND = MoveKind(
    name="say",
    type=OwnWords,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=addressed,
    in_call=True,
    protocols=IN_BOTH,
    examples=examples,
)
