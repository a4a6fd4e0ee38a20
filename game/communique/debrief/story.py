"""A finished game told to one person in three sentences: what you got, what it cost, and the move that decided most.

The figures are those of the debrief (`end_cost`, `decisive`); here they become sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.debrief.decisive import DecisiveMove
from communique.debrief.end_cost import EndCost
from communique.debrief.own_texts import text_name
from communique.model.scenario import Seat
from communique.session.log import HUMAN
from communique.words import N_, gain_of_hundred, joined, of_hundred, tr

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief


_MOVED_ON: Final = N_(
    "The move that decided most: with event {event} the talks moved on from the text of event {before}, which all "
    "could have signed. Against it, the end moved your points by {own} and those of all together by {joint}."
)
_ENDED: Final = N_(
    "The move that decided most: with event {event} the talks ended without the text of event {before}, which all "
    "could have signed. Against it, the end moved your points by {own} and those of all together by {joint}."
)


def told_to(found: Debrief) -> tuple[Seat, ...]:
    """Whose story can be told: the seats of people, or every seat where nobody but computers played."""
    people = tuple(Seat(p) for p, name in enumerate(found.header.lineup) if name == HUMAN)
    return people or tuple(Seat(p) for p in range(len(found.header.lineup)))


def told(found: Debrief, seat: Seat) -> tuple[str, str, str]:
    """The three sentences, to whoever had the seat."""
    return _got(found, seat), _cost(found, seat), _decided(found, found.decisive[seat], seat)


def _got(found: Debrief, seat: Seat) -> str:
    end, public = found.outcome, found.public
    points = of_hundred(public, end.points[seat])
    if end.agreement:
        return tr(
            "You got {points} of 100 points, {gain} against no deal.",
            points=points, gain=gain_of_hundred(public, end.surplus[seat]),
        )  # fmt: skip
    if end.package is not None:
        return tr("The text was rejected at home, so you have what no deal is worth to you: {points}.", points=points)
    return tr("Nothing was signed, so you have what no deal is worth to you: {points}.", points=points)


def _cost(found: Debrief, seat: Seat) -> str:
    cost, public = found.costs[seat], found.public
    points = of_hundred(public, abs(cost.points))
    if not found.outcome.agreement:
        return _missed_words(cost, points)
    if cost.against is None:
        return tr(
            "What it cost you: you put no text forward; your best package would have been worth {points} more.",
            points=points,
        )
    if cost.points == 0:
        return tr("What it cost you: nothing against your first text; the end gives you as much.")
    if cost.points < 0:
        return tr("What it cost you: nothing against your first text; the end gives you {points} more.", points=points)
    if not cost.issues:
        return tr("What it cost you: {points} against your first text.", points=points)
    return tr(
        "What it cost you: {points} against your first text, most of it on {issues}.",
        points=points, issues=joined([public.issues[i].short for i in cost.issues]),
    )  # fmt: skip


def _missed_words(cost: EndCost, points: str) -> str:
    if cost.against is None:
        return tr("What it cost you: nothing that can be told, for no text lay there that all could have signed.")
    if cost.points <= 0:
        return tr("What it cost you: nothing, for no text that all could have signed was worth more to you.")
    return tr(
        "What it cost you: the text of event {event}, which all could have signed, was worth {points} more to you.",
        event=cost.against.event, points=points,
    )  # fmt: skip


def _decided(found: Debrief, move: DecisiveMove | None, seat: Seat) -> str:
    public = found.public
    if move is None:
        return tr("No single move decided: none changed what the end gives.")
    said = {
        "event": str(move.event),
        "own": gain_of_hundred(public, move.changes[seat]),
        "joint": gain_of_hundred(public, move.joint),
    }
    if move.lost is not None:
        words = _ENDED if move.text is None else _MOVED_ON
        return tr(words, before=move.lost.event, **said)
    issues = joined([public.issues[i].short for i in move.issues])
    if move.text is None:
        return tr(
            "The move that decided most: the end itself, event {event}, settled {issues} otherwise than the last text. "
            "Against what lay on the table before, that moved your points by {own} and those of all together by "
            "{joint}.",
            issues=issues, **said,
        )  # fmt: skip
    return tr(
        "The move that decided most: event {event}, {text} of {party}, settled {issues} for good. Against what "
        "lay on the table before, that moved your points by {own} and those of all together by {joint}.",
        text=text_name(public, move.text), party=public.parties[move.text.seat].short, issues=issues, **said,
    )  # fmt: skip
