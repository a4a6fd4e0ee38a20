"""The single negotiating text: tabling it, mending it by what is said about it, and knowing when to ask yes or no.

After Fisher & Ury (1981, chapter 6) and Raiffa (1982, chapter 14): one text, not the mediator's proposal but
everybody's draft, criticised and mended round by round. The mending changes one to three clauses at a time and
judges whole packages, which Klein, Faratin, Sayama & Bar-Yam (2003) found to be what single texts need where
clauses depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import partial
from operator import getitem
from typing import Final

from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import Role, Seat
from communique.negotiators.parts.belief_bidding import tasted
from communique.negotiators.parts.beliefs import Gains, joint
from communique.negotiators.parts.bidding import menu_of
from communique.negotiators.parts.relations import NOTHING
from communique.negotiators.parts.situation import Situation
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.final import FinalText
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import BLOCK, INITIAL

_STANDPOINT: Final = 250
"""What a party is taken to have without a deal, in thousandths of its best package, when gains are compared."""
_NOBODY_KNOWS: Final = 100
"""How far one drafter's idea of that is from another's, at most: which text is fair depends on it."""
_ROOM: Final = 400
"""How much less than its first demand a party is taken to have gained nothing by, in thousandths of its best."""
_ENOUGH: Final = 150
"""Believed gain over the standpoint that has to do for who says nothing, in thousandths."""
_ANY: Final = 1 << 30
"""More than anybody gains."""
_SHOWN: Final = 25
"""Percent of its own tastes that a drafter lets show: the text is everybody's."""
_PASSES: Final = 6
_EDITS: Final = 3
"""Clauses changed in one mending, as many as an amendment may change."""
_HOPEFUL: Final = 450
"""Believed share from which a party may say yes to a final text."""


def agenda(situation: Situation, target: int) -> Iterator[Move]:
    """What to do with the text now: underwrite, ask for yes or no, table it, or mend it."""
    yield from _guarantees(situation, target)
    table, way = situation.conference, situation.temper.mediation
    draft = table.draft
    if table.session + 1 + way.final >= situation.public.sessions and not table.final_used:
        yield from _final(situation, target)
    if draft is None:
        heard = bool(situation.memory.received) and not way.listens
        if table.session >= way.first or heard or situation.last:
            yield TableDraft(balanced(situation, target))
    elif _keeps(situation, draft.by) and not situation.memory.count(Amend) and not situation.memory.count(TableDraft):
        yield from _mended(situation, draft.terms, target)


def _keeps(situation: Situation, by: Seat) -> bool:
    """True when the text is the seat's to mend: its own, or any for a mediator. One text has one pen."""
    return by == situation.seat or _mediates(situation)


def _mediates(situation: Situation) -> bool:
    return situation.public.parties[situation.seat].role is Role.MEDIATOR


def balanced(situation: Situation, target: int) -> Package:
    """A package that serves every signatory by what is believed of it, and the drafter by its own sheet.

    Of what the signatories asked for, at first and now, mended by a few changes, the one with the largest product of
    gains; who signs itself takes none that does not beat no deal. Where some have not asked for a whole text yet, or
    none can be borne, the drafter makes one of its own.
    """
    # A menu stands for the floors and guarantees of the moment, so the answer to "what with one more?" (`_helps`) is
    # kept apart from that to "what now?".
    key = "balanced", target, situation.menu
    cache = situation.memory.cache
    if key not in cache:
        asked = _bridges(situation)
        heard = (*asked, *_asked_now(situation)) if asked else ()
        texts = [_climbed(situation, text, target, _EDITS) for text in dict.fromkeys(heard)]
        if situation.space.signs:
            texts = [text for text in texts if situation.bearable(text)]
        if not texts or len(asked) < len(situation.others):
            texts.append(_of_its_own(situation, target))
        cache[key] = max(texts, key=lambda text: _product(situation, text))
    package: Package = cache[key]
    return package


def _of_its_own(situation: Situation, target: int) -> Package:
    """A package from nothing, by weights that fall as a party's gain grows (the gradient of Nash's product)."""
    return _climbed(situation, _start(situation, target), target, len(situation.public.issues))


def _bridges(situation: Situation) -> tuple[Package, ...]:
    """What the signatories asked for at first, as far as it can still be said, for a mediator to go on from.

    Each knows its own wishes better than any drafter, and has not yet given anything up.
    """
    if not _mediates(situation):
        return ()
    cache = situation.memory.cache
    key = "bridges", situation.menu
    if key not in cache:
        cache[key] = _said(situation, map(situation.memory.beliefs.first_text, situation.others))
    bridges: tuple[Package, ...] = cache[key]
    return bridges


def _asked_now(situation: Situation) -> tuple[Package, ...]:
    """What the signatories put forward last, as far as it can still be said."""
    last = situation.memory.last
    return _said(situation, [last.get(seat, ()) for seat in situation.others])


def _said(situation: Situation, texts: Iterable[Terms]) -> tuple[Package, ...]:
    said = [_sayable(situation, text) for text in texts if text]
    return tuple([text for text in said if not situation.space.broken(text)])


def _sayable(situation: Situation, text: Terms) -> Package:
    """The text with options of the menu: the nearest one where its own has been overtaken by a gesture."""
    return tuple(
        [
            k if k in options else min(options, key=lambda option: abs(option - k))
            for k, options in zip(text, situation.menu.options, strict=True)
        ]
    )


def _open_to(situation: Situation) -> tuple[Sequence[int], ...]:
    """By issue, the options that a text may hold: those between what the signatories asked for at first.

    Where all have spoken, what lies beyond all of it is not looked at: a drafter's idea of what each likes is rougher
    than what each puts forward.
    """
    options, texts = situation.menu.options, _bridges(situation)
    if len(texts) < len(situation.others):
        return options
    cache = situation.memory.cache
    key = "open to", situation.menu
    if key not in cache:
        cache[key] = tuple(
            [
                [k for k in row if min(asked) <= k <= max(asked)]
                for row, asked in zip(options, zip(*texts, strict=True), strict=True)
            ]
        )
    open_to: tuple[Sequence[int], ...] = cache[key]
    return open_to


def _start(situation: Situation, target: int) -> Package:
    seats, menu = situation.others, situation.menu
    tables, weights = _tables(situation), [16] * len(seats)
    best, most = None, -1
    for _ in range(_PASSES):
        by = tuple(weights)
        exchange = menu.exchange((tables, by), partial(joint, tables, by))
        package = exchange.trade(target, situation.careful)
        score = _product(situation, package)
        if score > most:
            best, most = package, score
        gains = [max(40, sum(map(getitem, table, package)) - least) for table, least, _ in _counting(situation)]
        # The slope of a gain's logarithm is one over the gain; who gains 400 weighs as at first.
        after = [max(1, 16 * 400 // gain) for gain in gains]
        if after == weights:
            break
        weights = after
    assert best is not None
    return best


def _product(situation: Situation, package: Sequence[int]) -> int:
    """The product of believed gains over the standpoint, and of the drafter's own as far as it looks after itself."""
    score = _own_gain(situation, situation.space.value(package))
    for table, least, cap in _counting(situation):
        score *= max(1, min(sum(map(getitem, table, package)) - least, cap))
    return score


def _counting(situation: Situation) -> tuple[tuple[Gains, int, int], ...]:
    """By signatory, what it is believed to gain by option, from where that is counted, and how much counts at most.

    Kept until something is heard that teaches: each step of a climb asks for it.
    """
    cache = situation.memory.cache
    if "counting" not in cache:
        cache["counting"] = tuple(
            [
                (table, _standpoint(situation, seat), _counted(situation, seat))
                for seat, table in zip(situation.others, _tables(situation), strict=True)
            ]
        )
    counting: tuple[tuple[Gains, int, int], ...] = cache["counting"]
    return counting


def _tables(situation: Situation) -> tuple[Gains, ...]:
    """What the signatories are believed to gain, as the drafter sees it: some clauses are nearer to its heart."""
    cache = situation.memory.cache
    if "tables" not in cache:
        cache["tables"] = tuple(
            [tasted(situation, situation.memory.beliefs.table(seat), _SHOWN) for seat in situation.others]
        )
    tables: tuple[Gains, ...] = cache["tables"]
    return tables


def _counted(situation: Situation, seat: Seat) -> int:
    """The gain of a signatory that counts at most: of who has said nothing so far, no more than it must have."""
    return _ENOUGH if _mute(situation, seat) else _ANY


def _standpoint(situation: Situation, seat: Seat) -> int:
    """Where the gains of a signatory are counted from.

    What it is taken to have without a deal: of who is near to the drafter more, so that it gets more. Of who has asked
    for something, no less than so much under that: both have then about as far to go from where they began.
    """
    near = situation.character.near
    bias = _NOBODY_KNOWS * (near[seat] - 50) // 50 if near else 0
    first = situation.memory.beliefs.first_text(seat)
    if not first or not _mediates(situation):
        return _STANDPOINT + bias
    return max(_STANDPOINT, situation.memory.beliefs.share(seat, first) - _ROOM) + bias


def _mute(situation: Situation, seat: Seat) -> bool:
    """True for who has put forward, asked and told nothing, though there was time: no text is made for its sake."""
    account = situation.relations.accounts[seat]
    return account.spoke == NOTHING and situation.conference.session > 0


def _own_gain(situation: Situation, worth: int) -> int:
    """The drafter's own gain in thousandths of its range, raised to what it cares for it."""
    span = max(1, situation.top - situation.opening)
    gain = max(1, 1000 * (worth - situation.opening) // span)
    return int(min(gain, situation.temper.mediation.content) ** situation.temper.mediation.own)


def _climbed(situation: Situation, package: Package, target: int, most: int) -> Package:
    """`package` after at most so many single changes that each raise the product while its own value holds."""
    least = min(target, situation.space.value(package))
    for _ in range(most):
        change = _best_change(situation, package, least, range(len(package)))
        if change is None:
            break
        package = (*package[: change[0]], change[1], *package[change[0] + 1 :])
    return package


def _best_change(situation: Situation, package: Package, least: int, issues: Iterable[int]) -> tuple[int, int] | None:
    """The (issue, option) among `issues` that raises the product most; the seat's own value stays at `least`."""
    space, tried, open_to = situation.space, list(package), _open_to(situation)
    most, found = _product(situation, package), None
    broken, worth_now = space.broken(package), space.value(package)
    signing = [(sum(map(getitem, table, package)) - least, table, cap) for table, least, cap in _counting(situation)]
    for i in issues:
        at, row, tied = package[i], space.rows[i], space.tied[i]
        gains = [(gain - table[i][at], table[i], cap) for gain, table, cap in signing]
        worth_without = worth_now - space.part(i, tried)
        for k in open_to[i]:
            if k == at:
                continue
            tried[i] = k
            bound = k in tied or at in tied
            worth = worth_without + (space.part(i, tried) if bound else row[k])
            if worth < least:
                continue
            score = _own_gain(situation, worth)
            for rest, theirs, cap in gains:
                gain = rest + theirs[k]
                score *= cap if gain > cap else gain if gain > 1 else 1
            if score > most and not (bound and space.broken(tried) > broken):
                most, found = score, (i, k)
        tried[i] = at
    return found


def _mended(situation: Situation, terms: Terms, target: int) -> Iterator[Move]:
    """The draft with one to three clauses changed, if that makes it better."""
    best = _mend(situation, terms, target)
    edits = tuple((i, k) for i, k in enumerate(best) if k != terms[i])
    if not edits:
        return
    if _mediates(situation) and len(edits) <= _EDITS:
        yield Amend("draft", edits)
    yield TableDraft(best)


def _mend(situation: Situation, terms: Terms, target: int) -> Package:
    """The draft, settled, with at most three clauses changed; what all have initialled stays.

    For an agreement the drafter gives up some points of its own, as its way of mediating allows.
    """
    gives = situation.temper.mediation.gives
    marks, best = situation.conference.marks, situation.settled(terms)
    signing = situation.public.signatories
    loose = [i for i, k in enumerate(terms) if k == OPEN or any(marks[s][i] != INITIAL for s in signing)]
    least = max(situation.bottom, min(target, situation.worth(best) - (situation.share(gives) - situation.bottom)))
    for _ in range(_EDITS):
        change = _best_change(situation, best, least, loose)
        if change is None:
            break
        loose.remove(change[0])
        best = (*best[: change[0]], change[1], *best[change[0] + 1 :])
    return best


def _final(situation: Situation, target: int) -> Iterator[Move]:
    """Yes or no to the best of some texts: one to which everyone may well say yes, or, for who insists, the last."""
    draft = situation.conference.draft
    texts = [balanced(situation, target)]
    if draft is not None:
        texts += [situation.settled(draft.terms), _mend(situation, draft.terms, target)]
    bearable = [t for t in texts if situation.bearable(t)]
    hopeful = [t for t in bearable if all(_may_agree(situation, s, t) for s in situation.others)]
    closes = situation.last and len(situation.conference.queue) == 1
    if not hopeful and closes and situation.temper.mediation.insists:
        hopeful = bearable
    if hopeful:
        yield FinalText(max(hopeful, key=lambda t: _product(situation, t)))


def _may_agree(situation: Situation, seat: Seat, package: Package) -> bool:
    """True when the party is believed to do well enough by the package.

    Whoever initialled a whole draft should not get much less than that; whoever blocks a clause of the package
    will not. A refused final text ends the talks, and with them what could still be signed in part.
    """
    beliefs, draft = situation.memory.beliefs, situation.conference.draft
    share = beliefs.share(seat, package)
    if draft is None:
        return share >= _HOPEFUL
    marks = situation.conference.marks[seat]
    if all(mark == INITIAL for mark, k in zip(marks, draft.terms, strict=True) if k != OPEN):
        return 10 * share >= 9 * beliefs.share(seat, situation.settled(draft.terms))
    blocked = any(m == BLOCK and a == b for m, a, b in zip(marks, draft.terms, package, strict=True))
    return share >= _HOPEFUL and not blocked


def _guarantees(situation: Situation, target: int) -> Iterator[Move]:
    """A guarantee with which a text can be made that serves all better than any without it.

    Where none is better by it and none worse, it is given in time, the sooner the less patience the mediator has: it
    opens what the parties could not ask for. Who underwrites gives it at once: carrots are what a manipulating mediator
    brings along, needed or not.
    """
    table, at_once = situation.conference, situation.temper.mediation.underwrites
    if not at_once and not _bridges(situation):
        return
    for g, guarantee in enumerate(situation.public.guarantees):
        if guarantee.seat != situation.seat or g in table.unlocked or table.capital[situation.seat] <= guarantee.cost:
            continue
        if at_once or _helps(situation, g, target):
            yield GiveGuarantee(g)


def _helps(situation: Situation, guarantee: int, target: int) -> bool:
    given, table = copy(situation), situation.conference
    given.menu = menu_of(situation.space, table.floors, tuple(sorted((*table.unlocked, guarantee))))
    with_it = _product(situation, balanced(given, target))
    without = _product(situation, balanced(situation, target))
    in_time = situation.character.patience <= table.session + 1
    return with_it > without or (with_it == without and in_time)
