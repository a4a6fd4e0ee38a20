"""Opening notes: what a person guesses and aims at before the talks, for the debrief.

They are kept with the game and outside its log: no view holds them, so no other seat and no computer delegation
can see them, and no rule knows of them. A save has them on lines of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from communique.model.scenario import Public, Seat
from communique.words import tr

MOST: Final = 3
"""How many issues may be named for each other party."""


@dataclass(frozen=True, slots=True)
class OpeningNote:
    """One seat's guesses and aim."""

    seat: Seat
    guesses: tuple[tuple[Seat, tuple[int, ...]], ...] = ()
    """(other party, the issues that may matter most to it), in seat order; at most `MOST` issues each."""
    target: int | None = None
    """The points aimed at."""

    def of(self, other: Seat) -> tuple[int, ...]:
        """The issues guessed for `other`; empty for none."""
        return dict(self.guesses).get(other, ())


def encode_note(note: OpeningNote) -> dict[str, Any]:
    """The note as a JSON object. Inverse of `decode_note`."""
    return {"seat": note.seat, "guesses": [[p, list(issues)] for p, issues in note.guesses], "target": note.target}


def decode_note(data: object) -> OpeningNote:
    """The note in a JSON object. Raises ValueError with a sentence when it is none. Inverse of `encode_note`."""
    if not isinstance(data, dict) or set(data) != {"seat", "guesses", "target"}:
        raise ValueError(tr('An opening note has "seat", "guesses" and "target".'))
    seat, guesses, target = data["seat"], data["guesses"], data["target"]
    pairs = isinstance(guesses, list) and all(
        isinstance(g, list) and len(g) == 2 and type(g[0]) is int and isinstance(g[1], list) for g in guesses
    )
    if type(seat) is not int or not pairs or not (target is None or type(target) is int):
        raise ValueError(tr("An opening note names seats, issues and points as whole numbers."))
    if any(type(issue) is not int for _, issues in guesses for issue in issues):
        raise ValueError(tr("An opening note names seats, issues and points as whole numbers."))
    return OpeningNote(Seat(seat), tuple((Seat(p), tuple(issues)) for p, issues in guesses), target)


def note_problem(public: Public, note: OpeningNote) -> str:
    """Why the note cannot stand in a game of `public`, as a sentence; empty when it can."""
    seats, issues = range(len(public.parties)), range(len(public.issues))
    if note.seat not in seats or any(p not in seats or p == note.seat for p, _ in note.guesses):
        return tr("An opening note is about the other seats of its game.")
    if len(dict(note.guesses)) < len(note.guesses):
        return tr("An opening note names each other party once.")
    if any(len(set(named)) != len(named) or len(named) > MOST for _, named in note.guesses):
        return tr("An opening note names up to {most} issues for each other party, none twice.", most=MOST)
    if any(i not in issues for _, named in note.guesses for i in named):
        return tr("Issues are numbered 0 to {last}.", last=len(issues) - 1)
    return "" if note.target is None or 0 <= note.target <= public.scale else tr("The aim is no number of points.")
