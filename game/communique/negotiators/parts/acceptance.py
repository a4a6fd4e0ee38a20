"""Yes or no: to a standing offer, to a clause of the draft, to a signature."""

from __future__ import annotations

from communique.model.package import OPEN, Terms
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK, Standing
from communique.rules.terms import satisfied


def good_enough(stand: Situation, terms: Terms, target: int) -> bool:
    """True when signing `terms` is worth the target and can be borne."""
    return stand.worth(terms) >= target and stand.bearable(terms)


def best_standing(stand: Situation, target: int) -> Standing | None:
    """The best standing offer of others that the seat has not accepted and that is good enough, or None."""
    best: tuple[int, Standing] | None = None
    desk = stand.view.desk
    for offer in (*stand.conference.offers, *desk.whispers):
        if stand.seat in offer.accepted or not good_enough(stand, offer.terms, target):
            continue
        worth = stand.worth(offer.terms)
        if best is None or worth > best[0]:
            best = worth, offer
    return None if best is None else best[1]


def last_call(stand: Situation) -> Standing | None:
    """In the last session, without a draft to ballot on: the best offer that beats no deal and can still be agreed.

    Whoever opens the session proposes; the others find that this is the last call. The unbending take only what is
    worth their last demand. None in every other case.
    """
    table = stand.conference
    if not stand.last or table.draft is not None or len(table.queue) == len(stand.public.parties):
        return None
    best: tuple[int, Standing] | None = None
    least = _least(stand)
    for offer in table.offers:
        if stand.seat in offer.accepted or not good_enough(stand, offer.terms, least):
            continue
        worth = stand.worth(offer.terms)
        if satisfied(stand.public, {*offer.accepted, *table.queue}) and (best is None or worth > best[0]):
            best = worth, offer
    return None if best is None else best[1]


def _least(stand: Situation) -> int:
    """What a seat takes in the end: anything that beats no deal, or, for the unbending, its last demand."""
    return stand.share(stand.temper.end) if Habit.UNBENDING in stand.temper.habits else stand.bottom


def will_sign(stand: Situation, target: int) -> bool:
    """True when the seat signs what lies on the signing table.

    What it agreed to before, what closes the talks, and a final text it signs when they beat no deal (the
    unbending: when they are worth their last demand); terms that others agreed on without it must be worth
    the target.
    """
    agreed = stand.conference.agreed
    if agreed is None or not stand.bearable(agreed.terms):
        return False
    closing = (agreed.source in ("closing", "final") or stand.last) and stand.worth(agreed.terms) >= _least(stand)
    return closing or stand.seat in agreed.consent or stand.worth(agreed.terms) >= target


def marks_for(stand: Situation, target: int) -> tuple[int, ...]:
    """Marks on the whole draft: initial what suits, hold what has to change, block the worst of it.

    Acceptable drafts are initialled throughout. Otherwise the clauses that cost most are held until changing
    them would make up what is missing; in the last ballot every clause that does not beat silence is held, so
    that what remains can be signed as a partial communiqué. Initials once given are not taken back, except by
    those who reopen: they initial in the first half more than they mean, and hold it later, while capital lasts.
    """
    table = stand.conference
    draft = table.draft
    assert draft is not None
    before = table.marks[stand.seat]
    if good_enough(stand, draft.terms, target):
        return tuple(NO_MARK if k == OPEN else INITIAL for k in draft.terms)
    held = _silence_is_better(stand, draft.terms) if stand.last else _costliest(stand, draft.terms, target)
    worst = held[0] if held and not stand.last else -1
    if Habit.REOPENS in stand.temper.habits:
        if 2 * table.session + 1 < stand.public.sessions:
            held = held[:1]
        if table.capital[stand.seat] > 0:
            before = (NO_MARK,) * len(before)
    if not any(before[i] != INITIAL for i in held):
        held = _anything(stand, draft.terms, before)
    return tuple(
        NO_MARK if k == OPEN or before[i] == INITIAL
        else (BLOCK if i == worst and _is_heavy(stand, i) else HOLD) if i in held
        else INITIAL
        for i, k in enumerate(draft.terms)
    )  # fmt: skip


def losses(stand: Situation, terms: Terms) -> list[tuple[int, int, int]]:
    """(points lost, issue, option wished) for every clause that could be better, the costliest first.

    The loss is against the best option of the issue that is on the menu now.
    """
    out = []
    package = stand.settled(terms)
    for i, choice in enumerate(package):
        row = stand.space.rows[i]
        best = max(stand.menu.options[i], key=row.__getitem__)
        if row[best] > row[choice]:
            out.append((row[best] - row[choice], i, best))
    out.sort(key=lambda loss: (-loss[0], loss[1]))
    return out


def _costliest(stand: Situation, terms: Terms, target: int) -> list[int]:
    """The clauses to hold, costliest first: those whose betterment would reach the target, and unhappy homes."""
    missing = target - stand.worth(terms)
    held: list[int] = []
    for lost, issue, _ in losses(stand, terms):
        if terms[issue] == OPEN:
            continue
        if missing <= 0 and held:
            break
        held.append(issue)
        missing -= lost
    return held + [i for i in _failing_at_home(stand, terms) if i not in held]


def _failing_at_home(stand: Situation, terms: Terms) -> list[int]:
    """By audience that would reject the terms, the clause of its concern that could gain most."""
    if not stand.careful:
        return []
    package, rows = stand.settled(terms), stand.space.rows
    out = []
    for issues, threshold in stand.space.audiences:
        if sum(rows[i][package[i]] for i in issues) < threshold:
            best = [max(rows[i][k] for k in stand.menu.options[i]) - rows[i][package[i]] for i in issues]
            out.append(issues[best.index(max(best))])
    return [i for i in out if terms[i] != OPEN]


def _silence_is_better(stand: Situation, terms: Terms) -> list[int]:
    """The clauses that give the seat less than leaving the issue open would, costliest first."""
    rows, floor = stand.space.rows, stand.conference.floors
    worse = [(rows[i][floor[i]] - rows[i][k], i) for i, k in enumerate(terms) if k != OPEN]
    return [i for gain, i in sorted(worse, key=lambda w: (-w[0], w[1])) if gain > 0]


def _anything(stand: Situation, terms: Terms, before: tuple[int, ...]) -> list[int]:
    """The costliest clause not initialled yet: an unacceptable draft must not complete itself."""
    rows = stand.space.rows
    free = [i for i, k in enumerate(terms) if k != OPEN and before[i] != INITIAL]
    return sorted(free, key=lambda i: (rows[i][terms[i]] - max(rows[i]), i))[:1]


def _is_heavy(stand: Situation, issue: int) -> bool:
    """True for an issue among the weightier half of the seat's own."""
    spans = stand.space.spans
    return 2 * sum(span > spans[issue] for span in spans) < len(spans)
