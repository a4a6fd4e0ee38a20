"""Yes or no: to a standing offer, to a clause of the draft, to a signature."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.negotiators.parts.mood import least_of
from communique.negotiators.parts.relations import NOTHING
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.mark import Mark
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK, Standing

_NO_INSULT: Final = 35
"""Percent of what another is believed to gain that the seat wants for itself, each measured by its own best."""
_MISTAKEN: Final = 200
"""Thousandths by which it may well be mistaken in what another gains: what so little would explain is no insult."""
_RECENT: Final = 2
"""Sessions for which it counts that a mediator has taken part."""
_TRUSTING: Final = 20
"""Trust at which nobody would be wary: twice the highest, so that half of it always remains."""


def good_enough(situation: Situation, terms: Terms, target: int) -> bool:
    """True when signing `terms` is worth the target and can be borne."""
    return situation.worth(terms) >= target and situation.bearable(terms)


def wariness(situation: Situation, by: Seat) -> int:
    """By how many points a text of `by` has to be better than the same text in a mediator's hands.

    What an adversary offers is taken to be worth less because it is the adversary who offers it (Ross & Stillinger
    1991; Maoz, Ward, Katz & Ross 2002), and who shall see that it is kept? Trust lessens that, and a mediator that
    takes part ends it. Where no chair is a mediator's, one deals with whom one has.
    """
    public, table = situation.public, situation.conference
    if not public.mediators or {by, situation.seat} & set(public.mediators) or not table.session:
        return 0
    if table.draft is not None or situation.relations.mediated >= table.session - _RECENT:
        return 0
    doubt = max(0, _TRUSTING - table.trust[situation.seat][by])
    return max(0, situation.top - situation.opening) * situation.temper.wary * doubt // (100 * _TRUSTING)


def best_standing(
    situation: Situation, good: Callable[[Standing], bool], refused: Collection[str] = ()
) -> Standing | None:
    """The best standing offer of others that the seat has not accepted and that is `good`, or None.

    What it has `refused` in this very turn it does not take a moment later.
    """
    best: tuple[int, Standing] | None = None
    desk = situation.view.desk
    for offer in (*situation.conference.offers, *desk.whispers):
        if situation.seat in offer.accepted or offer.id in refused or not good(offer):
            continue
        worth = situation.worth(offer.terms)
        if best is None or worth > best[0]:
            best = worth, offer
    return None if best is None else best[1]


def _offer_in_the_end(situation: Situation, offer: Standing) -> bool:
    least = situation.bottom + wariness(situation, offer.by)
    return good_in_the_end(situation, offer.terms) and situation.points(offer.terms) >= least


def good_in_the_end(situation: Situation, terms: Terms) -> bool:
    """True when the seat signs `terms` where nothing comes after.

    They beat no deal; and of who has not moved at all it takes what is worth more than that, or what is no insult.
    """
    return situation.bearable(terms) and (situation.worth(terms) >= least_of(situation) or _no_insult(situation, terms))


def _no_insult(situation: Situation, terms: Terms) -> bool:
    """True when `terms` are no insult: nobody whose conduct counts is believed to gain three times what the seat does.

    What no deal is worth to others it does not know, and takes to be as much as to itself. Pride refuses a quarter of
    what is shared, as people do who are offered it (Guth, Schmittberger & Schwarze 1982), not an even part because the
    other has been hard. Of who has said nothing it cannot tell.
    """
    partners, accounts = situation.space.counterparts, situation.relations.accounts
    if any(accounts[seat].spoke == NOTHING for seat in partners):
        return False
    best = max(1, situation.top)
    no_deal = 1000 * situation.bottom // best
    own = 1000 * situation.points(terms) // best - no_deal
    package, share = situation.settled(terms), situation.memory.beliefs.share
    theirs = max([share(seat, package) - no_deal - _MISTAKEN for seat in partners], default=0)
    return 100 * own >= _NO_INSULT * theirs


def called(situation: Situation) -> Iterator[Move]:
    """In the closing call: yes to the best that is worth signing, an offer or the draft.

    Who waits for better here has nothing to wait for; only of those who have not moved at all it still takes more than
    what beats no deal.
    """
    table = situation.conference
    offer = best_standing(situation, partial(_offer_in_the_end, situation))
    draft = table.draft
    if draft is not None and good_in_the_end(situation, draft.terms):
        worth = situation.worth(draft.terms)
        if offer is None or worth >= situation.worth(offer.terms):
            yield Mark(tuple(NO_MARK if k == OPEN else INITIAL for k in draft.terms))
    if offer is not None:
        yield Accept(offer.id)


def will_sign(situation: Situation, target: int) -> bool:
    """True when the seat signs what lies on the signing table.

    What it agreed to before, what closes the talks, and a final text it signs when they beat no deal; terms that
    others agreed on without it must be worth the target. Where others have not moved at all, it must be worth more.
    """
    agreed = situation.conference.agreed
    if agreed is None or not situation.bearable(agreed.terms):
        return False
    if situation.seat in agreed.consent or situation.worth(agreed.terms) >= target:
        return True
    return (agreed.source in ("closing", "final") or situation.last) and good_in_the_end(situation, agreed.terms)


def marks_for(situation: Situation, target: int) -> tuple[int, ...]:
    """Marks on the whole draft: initial what suits, hold what has to change, block the worst of it.

    Acceptable drafts are initialled throughout. Otherwise the clauses that cost most are held until changing
    them would make up what is missing; in the last ballot every clause that does not beat silence is held, so
    that what remains can be signed as a partial communiqué. Initials once given are not taken back, except by
    those who reopen: they initial in the first half more than they mean, and hold it later, while capital lasts.
    """
    table = situation.conference
    draft = table.draft
    assert draft is not None
    before = table.marks[situation.seat]
    if good_enough(situation, draft.terms, target) or (situation.last and good_in_the_end(situation, draft.terms)):
        return tuple(NO_MARK if k == OPEN else INITIAL for k in draft.terms)
    held = _silence_is_better(situation, draft.terms) if situation.last else _costliest(situation, draft.terms, target)
    worst = -1
    if not situation.last:
        held = _of_others(situation, draft.terms, held)
        worst = held[0] if held and not _own(situation, held[0], draft.terms[held[0]]) else -1
    if Habit.REOPENS in situation.temper.habits:
        if 2 * table.session + 1 < situation.public.sessions:
            held = held[:1]
        if table.capital[situation.seat] > 0:
            before = (NO_MARK,) * len(before)
    if not situation.last:
        held += [i for i, k in enumerate(draft.terms) if i not in held and _just_refused(situation, i, k)]
    if not any(before[i] != INITIAL for i in held):
        held = _anything(situation, draft.terms, before)
    return tuple(
        NO_MARK if k == OPEN or before[i] == INITIAL
        else (BLOCK if i == worst and _is_heavy(situation, i) else HOLD) if i in held
        else INITIAL
        for i, k in enumerate(draft.terms)
    )  # fmt: skip


def _of_others(situation: Situation, terms: Terms, held: list[int]) -> list[int]:
    """Of the clauses to hold those that are not the seat's own; where all are, the costliest that is not, if any."""
    of_others = [i for i in held if not _own(situation, i, terms[i])]
    if of_others or not held:
        return of_others
    worse = [i for _, i, _ in losses(situation, terms) if terms[i] != OPEN and not _own(situation, i, terms[i])]
    return worse[:1] or held


def _own(situation: Situation, issue: int, option: int) -> bool:
    """True for a clause that the seat has put forward itself in its last text: it does not hold that against others."""
    own = situation.memory.last.get(situation.seat)
    return own is not None and own[issue] == option


def _just_refused(situation: Situation, issue: int, option: int) -> bool:
    """True for a clause that the seat has objected to in words in this session: it does not initial it the same day."""
    return situation.relations.rejected.get((issue, option)) == situation.conference.session


def losses(situation: Situation, terms: Terms) -> list[tuple[int, int, int]]:
    """(points lost, issue, option wished) for every clause that could be better, the costliest first.

    The loss is against the best option of the issue that is on the menu now.
    """
    rows, most = situation.space.rows, situation.menu.best
    out = [
        (rows[i][most[i]] - rows[i][choice], i, most[i])
        for i, choice in enumerate(situation.settled(terms))
        if rows[i][most[i]] > rows[i][choice]
    ]
    out.sort(key=lambda loss: (-loss[0], loss[1]))
    return out


def _costliest(situation: Situation, terms: Terms, target: int) -> list[int]:
    """The clauses to hold, costliest first: those whose betterment would reach the target, and unhappy homes."""
    missing = target - situation.worth(terms)
    held: list[int] = []
    for lost, issue, _ in losses(situation, terms):
        if terms[issue] == OPEN:
            continue
        if missing <= 0 and held:
            break
        held.append(issue)
        missing -= lost
    return held + [i for i in _failing_at_home(situation, terms) if i not in held]


def _failing_at_home(situation: Situation, terms: Terms) -> list[int]:
    """By audience that would reject the terms, the clause of its concern that could gain most."""
    if not situation.careful:
        return []
    package, rows = situation.settled(terms), situation.space.sheet.points
    out = []
    for issues, threshold in situation.space.audiences:
        if sum(rows[i][package[i]] for i in issues) < threshold:
            best = [max(rows[i][k] for k in situation.menu.options[i]) - rows[i][package[i]] for i in issues]
            out.append(issues[best.index(max(best))])
    return [i for i in out if terms[i] != OPEN]


def _silence_is_better(situation: Situation, terms: Terms) -> list[int]:
    """The clauses that give the seat less than leaving the issue open would, costliest first."""
    rows, floor = situation.space.rows, situation.conference.floors
    worse = [(rows[i][floor[i]] - rows[i][k], i) for i, k in enumerate(terms) if k != OPEN]
    return [i for gain, i in sorted(worse, key=lambda w: (-w[0], w[1])) if gain > 0]


def _anything(situation: Situation, terms: Terms, before: tuple[int, ...]) -> list[int]:
    """The costliest clause not initialled yet: an unacceptable draft must not complete itself."""
    rows = situation.space.rows
    free = [i for i, k in enumerate(terms) if k != OPEN and before[i] != INITIAL]
    return sorted(free, key=lambda i: (rows[i][terms[i]] - max(rows[i]), i))[:1]


def _is_heavy(situation: Situation, issue: int) -> bool:
    """True for an issue among the weightier half of the seat's own."""
    spans = situation.space.spans
    return 2 * sum(span > spans[issue] for span in spans) < len(spans)
