"""What a negotiator says besides offers: answers, reasons for a no, lines on the news and in the press.

What is said depends on the temper's voice. In all voices but one it is true by the seat's own sheet: the clause
named costs it most, the issue named matters more to it; who prefers to keep that to itself declines. The false
voice misstates priorities and names a decoy, as bargainers do who trade on an issue that is nothing to them
(O'Connor & Carnevale 1997; Lewicki & Robinson 1998). The debrief shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import NATURE, Seat
from communique.negotiators.parts.acceptance import good_enough, losses
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit, Voice
from communique.rules.kind import filled
from communique.rules.meters import initialled_by_all
from communique.rules.moves.answer import MOST_CHANGES, Answer, changed, pending
from communique.rules.moves.line import TakeLine
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.rules.standing import text_of
from communique.rules.state import REASONS, Question, QuestionKind

Changes = tuple[tuple[int, int], ...]
"""(issue, option) pairs."""

TRUSTED: Final = 6
"""Trust in the asker from which a guarded negotiator answers."""
_VALUE: Final = REASONS.index("value")
_RECIPROCITY: Final = REASONS.index("reciprocity")
_HOME: Final = REASONS.index("home")
_WORDING: Final = REASONS.index("wording")
_VERIFICATION: Final = REASONS.index("verification")
_SEQUENCE: Final = REASONS.index("sequence")
_PRINCIPLE: Final = REASONS.index("principle")
_FIRM: Final = 2
_WHIM: Final = 4
"""Below this lies what chance adds to a line on the news: even those of one style do not always take the same."""
_LINES: Final = {"open": 0, "neutral": 1, "firm": 2}


def answer(situation: Situation, limit: Callable[[], int]) -> Answer | None:
    """The answer to the question that waits for this seat; None when none does. `limit` gives what it settles for."""
    desk = situation.view.desk
    question = pending(situation.conference, desk, situation.seat)
    if question is None:
        return None
    to = question.by if desk.question is not None else None
    if _keeps_quiet(situation, question.by):
        return Answer("decline", to=to)
    if question.kind is QuestionKind.COMPARE:
        return Answer(_heavier(situation, question), to=to)
    if question.kind is QuestionKind.PREFER:
        return Answer(_better(situation, question), to=to)
    if question.kind is QuestionKind.TAKE:
        return _would_take(situation, question, limit(), to)
    if question.issue not in situation.space.tradable:
        return Answer("decline", to=to)
    issue, option = _price(situation, question)
    return Answer("need", issue, option, to)


def _keeps_quiet(situation: Situation, asker: Seat) -> bool:
    habits = situation.temper.habits
    if Habit.GUARDED in habits and situation.conference.trust[situation.seat][asker] < TRUSTED:
        return True
    return Habit.MIRRORS in habits and situation.memory.press.get(asker) == _FIRM


def _heavier(situation: Situation, question: Question) -> str:
    one, other = (situation.space.spans[filled(i)] for i in (question.issue, question.other_issue))
    if situation.temper.voice is Voice.FALSE:
        return "first" if one < other else "second"
    if 10 * abs(one - other) <= max(one, other):
        return "equal"
    return "first" if one > other else "second"


def _better(situation: Situation, question: Question) -> str:
    """Which of two texts gives the seat more; the false voice says the other."""
    one, other = (_worth_of(situation, target) for target in (question.target, question.other))
    if one == other:
        return "equal"
    return "first" if (one > other) != (situation.temper.voice is Voice.FALSE) else "second"


def _worth_of(situation: Situation, target: str) -> int:
    terms = text_of(situation.conference, situation.view.desk, target)
    return situation.points(terms) if terms is not None else 0


def _would_take(situation: Situation, question: Question, limit: int, to: Seat | None) -> Answer:
    """What has to change for the text to be worth `limit`.

    The false voice names a decoy; who needs more than three changes says which issues cost it most.
    """
    terms = text_of(situation.conference, situation.view.desk, question.target)
    assert terms is not None, "a question is answered before anything else happens"
    if good_enough(situation, terms, limit):
        return Answer("as-is", to=to)
    lost_by = losses(situation, terms)
    if situation.temper.voice is Voice.FALSE:
        lost_by = lost_by[-1:]
    changes = tuple((issue, best) for _, issue, best in lost_by[:MOST_CHANGES])
    for count in range(1, len(changes) + 1):
        said = Answer("terms", to=to, changes=_frugal(situation, terms, changes[:count], limit))
        enough = situation.temper.voice is Voice.FALSE or _would_do(situation, terms, said.changes, limit)
        if enough and situation.view.refusal(said) is None:
            return said
    if not changes:
        return Answer("decline", to=to)
    return Answer("issues", to=to, changes=tuple((issue, OPEN) for issue, _ in changes))


def _would_do(situation: Situation, terms: Terms, changes: Changes, limit: int) -> bool:
    """True when the changed text is good enough, and better than `terms` by the sheet as written too."""
    after = changed(terms, changes)
    return good_enough(situation, after, limit) and situation.points(after) > situation.points(terms)


def _frugal(situation: Situation, terms: Terms, changes: Changes, limit: int) -> Changes:
    """`changes` with the last one asking for no more than is missing, where less than its best would do."""
    *before, (issue, best) = changes
    rising = sorted(situation.menu.options[issue], key=situation.space.rows[issue].__getitem__)
    for option in rising:
        wish = (*before, (issue, option))
        if option != terms[issue] and good_enough(situation, changed(terms, wish), limit):
            return wish
    return (*before, (issue, best))


def _price(situation: Situation, question: Question) -> tuple[int, int]:
    """The clause this seat wants most elsewhere, in return for the one asked about; the false name the least.

    No clause on which people hang is a price, and none has one: who is asked for that declines.
    """
    rows, options = situation.space.rows, situation.menu.options
    elsewhere = [i for i in situation.space.tradable if i != question.issue] or [filled(question.issue)]
    gain = {i: max(rows[i][k] for k in options[i]) - rows[i][0] for i in elsewhere}
    sign = -1 if situation.temper.voice is Voice.FALSE else 1
    issue = max(elsewhere, key=lambda i: (sign * gain[i], -i))
    return issue, max(options[issue], key=lambda k: (rows[issue][k], -k))


def statement(situation: Situation) -> Tell:
    """What matters most to the seat, in the first session, and what matters least, later; the false turn it round.

    Of the issues of which it is so by the sheet as written, the one that is so most as the seat reads it. Nobody says
    of a clause on which people hang that it matters little.
    """
    space, first = situation.space, situation.conference.session == 0
    high = first == (situation.temper.voice is not Voice.FALSE)
    average = sum(space.spans) / len(space.spans)
    sayable = [
        i
        for i, span in enumerate(space.spans)
        if (span >= average if high else span <= average) and (first or i in space.tradable)
    ]
    if not sayable:
        return Tell(space.by_weight[0], "high")
    return Tell((max if high else min)(sayable, key=space.stakes.__getitem__), "high" if first else "low")


def rejection(
    situation: Situation, target: str, terms: Terms, asked: int, package: Package = (), *, doubted: bool = False
) -> Reject | None:
    """A no to `terms` that names up to three clauses, with reasons; None when no clause could be better.

    What would do, if only somebody else stood by it, is `doubted`: then the first reason is that nobody can verify it.

    They are the clauses that truly cost most, the costliest first; only the false voice leads with a decoy. What the
    seat would put forward itself, in `package`, is no ground for a no, if there is any other.
    """
    said, lost_by = situation.settled(terms), losses(situation, terms)
    every = lost_by
    if package:
        lost_by = [point for point in lost_by if package[point[1]] != said[point[1]]] or lost_by
    if not lost_by:
        return None
    if situation.temper.voice is Voice.FALSE and len(every) > 1:
        _, decoy, wish = every[-1]
        points = [(decoy, wish, _HOME)]
        true = [point for point in lost_by if point[1] != decoy][:2]
        wishes = _wishes(situation, said, true, asked)
        return Reject(target, (*points, *_points(situation, said, wishes, opens=False)))
    first, *others = _points(situation, said, _wishes(situation, said, lost_by[:MOST_CHANGES], asked))
    if doubted:
        first = (*first[:2], _VERIFICATION)
    return Reject(target, (first, *others))


def _wishes(situation: Situation, package: Package, lost_by: list[tuple[int, int, int]], asked: int) -> Changes:
    """The fewest changes after which the seat would say yes; without options where so few would not do.

    What it names it keeps to: so it asks for all that is missing, but on the last clause for no more than that.
    """
    changes = tuple((issue, best) for _, issue, best in lost_by)
    for count in range(1, len(changes) + 1):
        if good_enough(situation, changed(package, changes[:count]), asked):
            return _frugal(situation, package, changes[:count], asked)
    return tuple((issue, OPEN) for issue, _ in changes)


def _points(
    situation: Situation, package: Package, wishes: Changes, *, opens: bool = True
) -> Iterator[tuple[int, int, int]]:
    for number, (issue, wish) in enumerate(wishes):
        yield issue, wish, _reason(situation, issue, package, first=opens and not number)


def _reason(situation: Situation, issue: int, package: Package, *, first: bool) -> int:
    voice = situation.temper.voice
    if voice is Voice.LEGAL:
        return _legal_reason(situation, issue, package[issue])
    if _fails_home(situation, issue, package):
        return _HOME
    return _VALUE if first and voice is not Voice.RECIPROCAL else _RECIPROCITY


def _legal_reason(situation: Situation, issue: int, option: int) -> int:
    """What a lawyer finds in a clause: against a stated goal, unverified, out of order, or loosely worded."""
    public = situation.public
    goals = [goal for goal in public.parties[situation.seat].goals if goal.issue == issue]
    if goals and not any(option in goal.options for goal in goals):
        return _PRINCIPLE
    found = public.issues[issue]
    if any(o.guarantee is not None and o.guarantee not in situation.conference.unlocked for o in found.options):
        return _VERIFICATION
    bound = any(issue in (rule.issue, rule.other_issue) for rule in public.feasibility)
    return _SEQUENCE if bound or found.kind == "schedule" else _WORDING


def _fails_home(situation: Situation, issue: int, package: Package) -> bool:
    rows = situation.space.sheet.points
    return situation.careful and any(
        issue in issues and sum(rows[i][package[i]] for i in issues) < threshold
        for issues, threshold in situation.space.audiences
    )


def line(situation: Situation) -> TakeLine:
    """The line on this session's news: calm for the open, capital for the firm, something of both between."""
    table = situation.conference
    tension, trust, capital = {"open": (4, 3, 1), "firm": (0, 0, 1)}.get(situation.temper.press, (2, 1, 1))
    lines = situation.public.news[table.news].lines
    poor = table.capital[situation.seat] < 2
    scores = [
        trust * choice.trust - tension * choice.tension + (capital + 3 * poor) * choice.capital for choice in lines
    ]
    if situation.dice is not None:
        scores = [score + situation.dice.below(_WHIM) for score in scores]
    return TakeLine(table.news, scores.index(max(scores)))


def press(situation: Situation) -> Press:
    """The line in the press: that of the style, as far as the session bears it out."""
    style = situation.temper.press
    if style == "mirror":
        heard = [said for seat, said in situation.memory.press.items() if seat not in (situation.seat, NATURE)]
        style = "open" if not heard or max(heard) == 0 else "firm" if min(heard) == 2 else "neutral"
    if style == "firm" and situation.conference.brink:
        style = "neutral"
    if situation.conference.session and style == ("open", "firm")[_has_progress(situation)]:
        style = "neutral"  # nobody praises a session that brought nothing, or complains of one that did
    return Press(_LINES[style])


def _has_progress(situation: Situation) -> bool:
    """Whether somebody has moved in this session, as the seat sees it, or a further clause is initialled by all."""
    table, public = situation.conference, situation.public
    if table.draft is not None:
        common = sum(initialled_by_all(public, table, i) for i in range(len(public.issues)))
        if common > table.common:
            return True
    return any(situation.relations.accounts[s].moved == table.session for s in situation.others)
