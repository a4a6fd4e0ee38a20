"""A finished game in three plain sentences, for somebody without a course: what was signed, what was left, what next.

Every debrief opens with them: the report, the window, the command and the line of a table in a class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from communique.debrief.sentences import walking_away
from communique.model.package import OPEN, changes
from communique.present import humanitarian
from communique.words import clauses, gain_of_hundred, in_a_row, joined, of_hundred, say, tr, tr_n

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief
    from communique.debrief.openings import ClauseChange, Left


class PlainWords(NamedTuple):
    """The three sentences."""

    signed: str
    left: str
    next: str


def in_plain_words(found: Debrief) -> PlainWords:
    """The three sentences of a finished game."""
    return PlainWords(_signed(found), _left(found), _next(found))


def _signed(found: Debrief) -> str:
    end, public = found.outcome, found.public
    if end.package is None or not end.agreement:
        return _unsigned(found)
    settled = sum(1 for issue, choice in zip(public.issues, end.package, strict=True) if choice or not issue.optional)
    gained = [
        tr("{party} {points}", party=party.short, points=gain_of_hundred(public, gain))
        for party, gain in zip(public.parties, end.surplus, strict=True)
    ]
    return tr(
        "Your table signed a text that settles {settled} of {all} issues; in points over no deal it gives {gains}.",
        settled=settled, all=len(public.issues), gains=in_a_row(gained),
    )  # fmt: skip


def _unsigned(found: Debrief) -> str:
    if found.outcome.package is not None:
        return tr(
            "Your table signed a text that was rejected at home, so every delegation is left with what no deal is "
            "worth to it."
        )
    return tr("Your table signed nothing, so every delegation is left with what no deal is worth to it.")


def _left(found: Debrief) -> str:
    if walking_away(found) or found.instead("left"):
        return walking_away(found) or found.instead("left")
    if found.left is None:
        return tr("No other text would have been at least as good for every delegation.")
    if found.left.efficient:
        return nothing_left(found)
    trade = best_change(found)
    if trade is None or not found.outcome.agreement:
        return _far(found, found.left)
    return tr(
        "Left on the table: {changes}. That gives {gains}, and costs no delegation a point.",
        changes=clauses(trade.clauses), gains=_gains(found, trade.gains),
    )  # fmt: skip


def _far(found: Debrief, left: Left) -> str:
    count = len(changes(found.text.package, left.deal.package))
    if not left.gain:
        return tr_n(
            "Left on the table: a text {n} clause away that gives {gains}, and costs no delegation a point.",
            "Left on the table: a text {n} clauses away that gives {gains}, and costs no delegation a point.",
            count, gains=_gains(found, left.gains),
        )  # fmt: skip
    words = of_hundred(found.public, left.gain)
    if found.outcome.agreement:
        return tr_n(
            "Left on the table: a text {n} clause away that gives every delegation at least {gain} points more.",
            "Left on the table: a text {n} clauses away that gives every delegation at least {gain} points more.",
            count, gain=words,
        )  # fmt: skip
    return tr(
        "Left on the table: a text that gives every delegation at least {gain} points more than no deal.", gain=words
    )


def _gains(found: Debrief, gains: Sequence[int]) -> str:
    public = found.public
    return in_a_row(
        [
            tr("{party} {points}", party=party.short, points=gain_of_hundred(public, gain))
            for party, gain in zip(public.parties, gains, strict=True)
            if gain
        ]
    )


def nothing_left(found: Debrief) -> str:
    """That nobody could have had more without a loss to another."""
    if found.public.humanitarian:
        return tr("No text that does as much for people could have given one delegation more without costing another.")
    return tr("Nothing could have given one delegation more without costing another.")


def best_change(found: Debrief) -> ClauseChange | None:
    """The change to name: of those that help most delegations, the one that gives most; None where there is none."""
    ready = [one for one in found.changes if not one.deal.rejected_by and not one.deal.needs] or list(found.changes)

    def rank(one: ClauseChange) -> tuple[int, int, int]:
        return sum(gain > 0 for gain in one.gains), min(one.gains), sum(one.gains)

    return max(ready, key=rank, default=None)


def _next(found: Debrief) -> str:
    """The first of the things to try that the game gives cause for."""
    return next(said for try_it in _TRIES for said in try_it(found))


def _silence(found: Debrief) -> Iterator[str]:
    silent = [found.public.parties[one.seat].short for one in found.conduct if not one.asked]
    if len(silent) == len(found.conduct):
        yield tr(
            "Next time, ask each of the others once which of two issues matters more to it: nobody at your table asked."
        )


def _no_deal(found: Debrief) -> Iterator[str]:
    """Where no text could be to everybody's good."""
    if walking_away(found) and found.outcome.agreement:
        yield tr("Next time, before you sign, hold the text against what no deal is worth to you.")
    elif walking_away(found):
        yield tr(
            "Next time, find out sooner that no text will do, and part on good terms: ask what each could not give up."
        )


def _standing(found: Debrief) -> Iterator[str]:
    if found.better and not found.outcome.agreement:
        yield tr(
            "Next time, before the talks end, hold every text that lies there against no deal: the one of event "
            "{event} would have been at least as good for every delegation.",
            event=found.better[-1],
        )


def _people(found: Debrief) -> Iterator[str]:
    short = [found.public.issues[i].short for i in short_of_people(found)]
    if short:
        yield tr(
            "Next time, try to settle {issues} first and apart from all else, so that people are no part of a trade.",
            issues=joined(short),
        )


def _trade(found: Debrief) -> Iterator[str]:
    trade = best_change(found)
    if trade is None:
        return
    first, *others = [found.public.issues[i].short for i in trade.issues]
    if others:
        yield tr(
            "Next time, look at {issues} together: what costs one delegation little there may help another much.",
            issues=joined([first, *others]),
        )
    else:
        yield tr(
            "Next time, read the text once more before you sign, {issue} above all: a better clause was free.",
            issue=first,
        )


def _words_kept(found: Debrief) -> Iterator[str]:
    if any(one.withdrawn or one.warnings_unkept for one in found.conduct):
        yield tr("Next time, warn and initial only where you mean it: what is taken back costs trust.")


def _apart(found: Debrief) -> Iterator[str]:
    if found.brittle:
        yield tr("Next time, ask before you sign whether whoever gains least could explain this text at home.")


def _guess(found: Debrief) -> Iterator[str]:
    yield tr("Next time, write down before the talks what each of the others needs most, and compare it afterwards.")


_TRIES: Final[tuple[Callable[[Debrief], Iterator[str]], ...]] = (
    _no_deal, _silence, _standing, _people, _trade, _words_kept, _apart, _guess,
)  # fmt: skip


# -- people ----------------------------------------------------------------------


def short_of_people(found: Debrief) -> tuple[int, ...]:
    """The humanitarian issues on which the end does less than the fullest help; all of them where nothing is signed."""
    end, public = found.outcome, found.public
    if end.package is None or not end.agreement:
        return public.humanitarian
    return tuple(i for i in public.humanitarian if end.package[i] < public.issues[i].fullest)


def traded(found: Debrief) -> tuple[int, ...]:
    """The humanitarian issues that were left under the fullest help, or that some text on the table put lower."""
    public, short = found.public, set(short_of_people(found))
    # Named by the text, and less than the fullest.
    lower = {i for i in public.humanitarian for one in found.path if OPEN != one.terms[i] < public.issues[i].fullest}
    return tuple(i for i in public.humanitarian if i in short | lower)


def about_people(found: Debrief) -> list[str]:
    """Whether people should have been traded, and what the end does for them; empty where they were not."""
    asked = humanitarian.question(found.public)
    if asked is None or not traded(found):
        return []
    package = found.outcome.package
    if package is None or not found.outcome.agreement:
        return [say(asked), tr("Nothing is in force, so nothing is provided for them.")]
    short = list(map(say, humanitarian.shortfalls(found.public, package)))
    return [say(asked), *(short or [tr("In the end the text does for them all that was possible.")])]
