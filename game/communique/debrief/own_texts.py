"""A party's own texts, one by one: what each cost it, what came back, and what would have been better by then.

What would have been better is asked of the adviser at that very moment: the seat's view as it was just before it put
the text forward, with what it had heard by then, and never a sheet but its own. So it is no hindsight, but an estimate
that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.adviser.better_text import BetterText, better_text_than
from communique.debrief.path import Position
from communique.debrief.steps import Step
from communique.model.scenario import Public, Seat
from communique.session.log import HUMAN
from communique.session.session import Session
from communique.views import Hearing, observe
from communique.words import clauses, of_hundred, tr


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that a party put forward, looked at from its own chair."""

    text: Position
    step: int | None
    """What it was worth to the party more than its own text before; None for the first."""
    answer: Position | None
    """The first text of another that the party heard after it and before its own next."""
    back: int | None
    """What that is worth to the party more than its author's text before; None where there was none."""
    better: BetterText | None
    """What would have been better by the belief of the moment; None where nothing near it was."""

    @property
    def points(self) -> int:
        """What it was worth to the party."""
        return self.text.points[self.text.seat]

    def words(self, public: Public) -> tuple[str, ...]:
        """Cost, answer and what would have been better, a sentence each, to whoever had the seat."""
        said = (_step(public, self), _answer(public, self), _better(public, self.better))
        return tuple(one for one in said if one)


def text_name(public: Public, text: Position) -> str:
    """A text as people call it: `P3`, `draft 2`, `private text 1 to Russia`."""
    if text.to is None:
        return text.title
    hearer = public.parties[text.to].short
    return tr("{text} to {party}", text=text.title, party=hearer)


def _step(public: Public, own: OwnText) -> str:
    if own.step is None:
        return tr("Your first text, worth {points} to you.", points=of_hundred(public, own.points))
    if own.step < 0:
        return tr("It cost you {points} against your text before.", points=of_hundred(public, -own.step))
    if own.step > 0:
        return tr("It asked for {points} more than your text before.", points=of_hundred(public, own.step))
    return tr("It was worth as much to you as your text before.")


def _answer(public: Public, own: OwnText) -> str:
    if own.answer is None:
        return tr("No text came back.")
    party = public.parties[own.answer.seat].short
    if own.back is None:
        return tr(
            "What came back: the first text of {party}, worth {points} to you.",
            party=party, points=of_hundred(public, own.answer.points[own.text.seat]),
        )  # fmt: skip
    if own.back > 0:
        return tr(
            "It won you {points}: so much more the next text of {party} gave you.",
            points=of_hundred(public, own.back), party=party,
        )  # fmt: skip
    if own.back < 0:
        return tr(
            "What came back: {party} gave you {points} less than before.",
            party=party, points=of_hundred(public, -own.back),
        )  # fmt: skip
    return tr("What came back: {party} gave you as much as before.", party=party)


def _better(public: Public, better: BetterText | None) -> str:
    if better is None:
        return tr("By what you could know then, no small change would have been better.")
    named = [
        tr("{issue}: {option}", issue=public.issues[i].short, option=public.issues[i].options[k].label)
        for i, k in better.changes
    ]
    return tr(
        "By what you could know then, this would have been worth {points} more to you and probably no less to the "
        "others: {changes}.",
        points=of_hundred(public, better.gain), changes=clauses(named),
    )  # fmt: skip


def reviewed(session: Session, steps: Sequence[Step], path: Sequence[Position]) -> tuple[OwnText, ...]:
    """The texts of each person's seat, by seat and in order; of every seat where nobody but computers played.

    Some milliseconds a text.
    """
    people = [Seat(p) for p, name in enumerate(session.header.lineup) if name == HUMAN]
    seats = people or [Seat(p) for p in range(len(session.header.lineup))]
    return tuple(own for seat in seats for own in _of(session, steps, path, seat))


def _of(session: Session, steps: Sequence[Step], path: Sequence[Position], seat: Seat) -> Iterator[OwnText]:
    better = dict(_looked_at(session, steps, path, seat))
    mine = [text for text in path if text.seat == seat]
    for k, text in enumerate(mine):
        until = mine[k + 1].event if k + 1 < len(mine) else len(steps) + 1
        heard = [one for one in path if one.seat != seat and one.to in (None, seat)]
        answer = next((one for one in heard if text.event < one.event < until), None)
        before = [one for one in heard if answer is not None and one.seat == answer.seat and one.event < text.event]
        yield OwnText(
            text,
            text.points[seat] - mine[k - 1].points[seat] if k else None,
            answer,
            answer.points[seat] - before[-1].points[seat] if answer is not None and before else None,
            better.get(text.event),
        )


def _looked_at(
    session: Session, steps: Sequence[Step], path: Sequence[Position], seat: Seat
) -> Iterator[tuple[int, BetterText | None]]:
    """Each own text by its event, beside what the adviser would have changed, from the view of that moment."""
    texts = {text.event: text for text in path if text.seat == seat}
    entries, hearing = iter(session.chair(seat).view().heard), Hearing()
    for step in steps:
        if (text := texts.get(step.number)) is not None:
            table, desks = step.before
            view = observe(session.briefings[seat], session.rules, hearing, table, desks[seat])
            yield step.number, better_text_than(view, text.terms)
        if step.heard_by(seat):
            hearing.add(next(entries))
