"""The single negotiating text: tabling it, mending it by what is said about it, and knowing when to ask yes or no.

After Fisher & Ury (1981, chapter 6) and Raiffa (1982, chapter 14): one text, not the mediator's proposal but
everybody's draft, criticised and mended round by round. The mending changes one to three clauses at a time and
judges whole packages, which Klein, Faratin, Sayama & Bar-Yam (2003) found to be what single texts need where
clauses depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from game.model.package import OPEN, Package
from game.model.scenario import Role, Seat
from game.negotiators.bidding import Exchange
from game.negotiators.stand import Stand
from game.rules.dice import Dice
from game.rules.kind import Move
from game.rules.moves.amend import Amend
from game.rules.moves.final import FinalText
from game.rules.moves.guarantee import GiveGuarantee
from game.rules.moves.table_draft import TableDraft
from game.rules.state import BLOCK, INITIAL

_STANDPOINT: Final = 250
"""What a party is taken to have without a deal, in thousandths of its best package, when gains are compared."""
_PASSES: Final = 6
_HOPEFUL: Final = 450
"""Believed share from which a party may say yes to a final text."""


def agenda(stand: Stand, target: int, dice: Dice) -> Iterator[Move]:
    """What to do with the text now: underwrite, ask for yes or no, table it, or mend it."""
    yield from _guarantees(stand)
    table = stand.conference
    draft = table.draft
    if stand.last and not table.final_used:
        yield from _final(stand, balanced(stand, target))
    if draft is None:
        if table.session > 0 or stand.memory.received or stand.last:
            yield TableDraft(balanced(stand, target))
    elif not stand.memory.count(Amend) and not stand.memory.count(TableDraft):
        yield from _mended(stand, draft.terms, target)


def balanced(stand: Stand, target: int) -> Package:
    """A package that serves every signatory by what is believed of it, and the drafter by its own sheet.

    The product of gains is climbed by weights that fall as a party's gain grows (the gradient of Nash's
    product), then by single changes.
    """
    key = "balanced", target, stand.menu
    cache = stand.memory.cache
    if key not in cache:
        cache[key] = _climbed(stand, _start(stand, target), target)
    package: Package = cache[key]
    return package


def _start(stand: Stand, target: int) -> Package:
    beliefs, seats = stand.memory.beliefs, stand.others
    weights = [16] * len(seats)
    best, most = None, -1
    for _ in range(_PASSES):
        package = Exchange(stand.menu, beliefs.joint(seats, weights)).trade(target, stand.careful)
        score = _product(stand, package)
        if score > most:
            best, most = package, score
        gains = [max(40, beliefs.share(seat, package) - _STANDPOINT) for seat in seats]
        after = [max(1, 16 * 400 // gain) for gain in gains]
        if after == weights:
            break
        weights = after
    assert best is not None
    return best


def _product(stand: Stand, package: Sequence[int]) -> int:
    """The product of believed gains over the standpoint, for all signatories but the drafter."""
    beliefs, score = stand.memory.beliefs, 1
    for seat in stand.others:
        score *= max(1, beliefs.share(seat, package) - _STANDPOINT)
    return score


def _climbed(stand: Stand, package: Package, target: int) -> Package:
    """`package` after single changes that each raise the product while its own value holds."""
    least = min(target, stand.space.value(package))
    for _ in package:
        change = _best_change(stand, package, least, range(len(package)))
        if change is None:
            break
        package = (*package[: change[0]], change[1], *package[change[0] + 1 :])
    return package


def _best_change(stand: Stand, package: Package, least: int, issues: Iterable[int]) -> tuple[int, int] | None:
    """The (issue, option) among `issues` that raises the product most; the seat's own value stays at `least`."""
    space, beliefs = stand.space, stand.memory.beliefs
    tables = [beliefs.table(seat) for seat in stand.others]
    gains = [beliefs.share(seat, package) - _STANDPOINT for seat in stand.others]
    most, found = _product(stand, package), None
    broken = space.broken(package)
    for i in issues:
        at = package[i]
        for k in stand.menu.options[i]:
            score = 1
            for table, gain in zip(tables, gains, strict=True):
                score *= max(1, gain + table[i][k] - table[i][at])
            if score <= most or k == at:
                continue
            tried = (*package[:i], k, *package[i + 1 :])
            if space.value(tried) >= least and space.broken(tried) <= broken:
                most, found = score, (i, k)
    return found


def _mended(stand: Stand, terms: Sequence[int], target: int) -> Iterator[Move]:
    """The draft with one to three clauses changed, those that are held, blocked or criticised first."""
    table = stand.conference
    settled = stand.settled(tuple(terms))
    loose = [
        i
        for i in range(len(settled))
        if any(table.marks[s][i] != INITIAL for s in stand.public.signatories) or terms[i] == OPEN
    ]
    best = settled
    for _ in range(3):
        change = _best_change(stand, best, min(target, stand.space.value(best)), loose)
        if change is None:
            break
        loose.remove(change[0])
        best = (*best[: change[0]], change[1], *best[change[0] + 1 :])
    if best == tuple(terms):
        return
    if stand.public.parties[stand.seat].role is Role.MEDIATOR:
        edits = tuple((i, best[i]) for i in range(len(best)) if best[i] != terms[i])
        if 1 <= len(edits) <= 3:
            yield Amend("draft", edits)
    yield TableDraft(best)


def _final(stand: Stand, wanted: Package) -> Iterator[Move]:
    """In the last session: yes or no to the draft, or to the balanced text, when everyone may well say yes."""
    table = stand.conference
    texts = [wanted] if table.draft is None else [stand.settled(table.draft.terms), wanted]
    hopeful = [t for t in texts if stand.bearable(t) and all(_may_agree(stand, s, t) for s in stand.others)]
    if hopeful:
        yield FinalText(max(hopeful, key=lambda t: _product(stand, t)))


def _may_agree(stand: Stand, seat: Seat, package: Package) -> bool:
    """True when the party is believed to do well enough and blocks no clause of the package.

    A refused final text ends the talks, and with them what could still be signed in part.
    """
    table = stand.conference
    if table.draft is not None:
        marks = zip(table.draft.terms, package, table.marks[seat], strict=True)
        if any(said == k and mark == BLOCK for said, k, mark in marks):
            return False
    return stand.memory.beliefs.share(seat, package) >= _HOPEFUL


def _guarantees(stand: Stand) -> Iterator[Move]:
    """A guarantee that opens an option which others ask for, or which is worth much to the seat itself."""
    table = stand.conference
    for g, guarantee in enumerate(stand.public.guarantees):
        if guarantee.seat != stand.seat or g in table.unlocked or table.capital[stand.seat] <= guarantee.cost:
            continue
        if any(_asked_for(stand, i, k) for i, k in _opened(stand, g)):
            yield GiveGuarantee(g)


def _opened(stand: Stand, guarantee: int) -> list[tuple[int, int]]:
    return [
        (i, k)
        for i, issue in enumerate(stand.public.issues)
        for k, option in enumerate(issue.options)
        if option.guarantee == guarantee
    ]


def _asked_for(stand: Stand, issue: int, option: int) -> bool:
    """True when the option is on top of some signatory's believed wishes, or the seat's own."""
    row = stand.space.rows[issue]
    if row[option] == max(row) and row[option] > row[0]:
        return True
    tables = [stand.memory.beliefs.table(s)[issue] for s in stand.others]
    return any(table[option] == max(table) > 0 for table in tables)
