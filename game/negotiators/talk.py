"""What a negotiator says besides offers: answers, reasons for a no, lines on the news and in the press.

Everything said here is true by the seat's own sheet: the clause named costs it most, the issue named matters
more to it. Who prefers to keep it to itself declines.
"""

from __future__ import annotations

from typing import Final

from game.model.package import Terms
from game.model.scenario import NATURE
from game.negotiators.acceptance import losses
from game.negotiators.stand import Stand
from game.negotiators.temper import Habit
from game.rules.moves.answer import Answer, pending
from game.rules.moves.line import TakeLine
from game.rules.moves.press import Press
from game.rules.moves.reject import Reject
from game.rules.state import REASONS, Question

TRUSTED: Final = 6
"""Trust in the asker from which a guarded negotiator answers."""
_VALUE: Final = REASONS.index("value")
_RECIPROCITY: Final = REASONS.index("reciprocity")
_HOME: Final = REASONS.index("home")
_LINES: Final = {"open": 0, "neutral": 1, "firm": 2}


def answer(stand: Stand) -> Answer | None:
    """The answer to the question that waits for this seat; None when none does."""
    desk = stand.view.desk
    question = pending(stand.conference, desk, stand.seat)
    if question is None:
        return None
    to = question.by if desk.question is not None else None
    guarded = Habit.GUARDED in stand.temper.habits
    if guarded and stand.conference.trust[stand.seat][question.by] < TRUSTED:
        return Answer("decline", to=to)
    if question.kind == "compare":
        return Answer(_heavier(stand, question), to=to)
    issue, option = _price(stand, question)
    return Answer("need", issue, option, to)


def _heavier(stand: Stand, question: Question) -> str:
    one, other = stand.space.spans[question.issue], stand.space.spans[question.other_issue]
    if 10 * abs(one - other) <= max(one, other):
        return "equal"
    return "first" if one > other else "second"


def _price(stand: Stand, question: Question) -> tuple[int, int]:
    """The clause this seat wants most elsewhere, in return for the one asked about."""
    rows, options = stand.space.rows, stand.menu.options
    elsewhere = [i for i in range(len(rows)) if i != question.issue] or [question.issue]
    issue = max(elsewhere, key=lambda i: (max(rows[i][k] for k in options[i]) - rows[i][0], -i))
    return issue, max(options[issue], key=lambda k: (rows[issue][k], -k))


def rejection(stand: Stand, target: str, terms: Terms, asked: int) -> Reject | None:
    """A no to `terms` that names up to three clauses which truly cost most; None when no clause could be better."""
    missing = asked - stand.worth(terms)
    points: list[tuple[int, int, int]] = []
    package = stand.settled(terms)
    for lost, issue, best in losses(stand, terms)[:3]:
        if points and missing <= 0:
            break
        reason = _HOME if _fails_home(stand, issue, package) else _VALUE if not points else _RECIPROCITY
        points.append((issue, _wish(stand, issue, package[issue], best), reason))
        missing -= lost
    return Reject(target, tuple(points)) if points else None


def _fails_home(stand: Stand, issue: int, package: Terms) -> bool:
    rows = stand.space.rows
    return stand.careful and any(
        issue in issues and sum(rows[i][package[i]] for i in issues) < threshold
        for issues, threshold in stand.space.audiences
    )


def _wish(stand: Stand, issue: int, said: int, best: int) -> int:
    """The option to wish for: of those that make up half the loss or more, the one the others like best."""
    row = stand.space.rows[issue]
    enough = [k for k in stand.menu.options[issue] if 2 * (row[k] - row[said]) >= row[best] - row[said]]
    tables = [stand.memory.beliefs.table(seat)[issue] for seat in stand.others]
    return max(enough, key=lambda k: (sum(table[k] for table in tables), row[k], -k)) if enough else best


def line(stand: Stand) -> TakeLine:
    """The line on this session's news: calm for the open, capital for the firm, something of both between."""
    table = stand.conference
    tension, trust, capital = {"open": (4, 3, 1), "firm": (0, 0, 1)}.get(stand.temper.press, (2, 1, 1))
    lines = stand.public.news[table.news].lines
    poor = table.capital[stand.seat] < 2
    scores = [
        trust * choice.trust - tension * choice.tension + (capital + 3 * poor) * choice.capital for choice in lines
    ]
    return TakeLine(table.news, scores.index(max(scores)))


def press(stand: Stand) -> Press:
    """The line in the press."""
    style = stand.temper.press
    if style == "mirror":
        heard = [said for seat, said in stand.memory.press.items() if seat not in (stand.seat, NATURE)]
        style = "open" if not heard or max(heard) == 0 else "firm" if min(heard) == 2 else "neutral"
    if style == "firm" and stand.conference.brink:
        style = "neutral"
    return Press(_LINES[style])
