"""What a seat has put forward it stands by: a new proposal is better for somebody else, or it is not made.

    last time      A  B  C     so much to them, as far as one knows
    now            A  B  D     less to all of them: it repeats what it said, and says that it waits
    now            A  E  C     more to one of them: a step, or a trade

A demand that goes up and down with the mood of the day cannot be bargained with, and nobody at a table understands it.
"""

from __future__ import annotations

from typing import Final

from communique.model.package import OPEN, Package, Terms, changes
from communique.negotiators.parts.belief_bidding import best_for_others
from communique.negotiators.parts.partners import partners
from communique.negotiators.parts.situation import Situation

_CLEARLY: Final = 80
"""Thousandths that another must be believed to gain by what also brings the seat more: beliefs err, and it looks like
greed."""


def steadfast(situation: Situation, target: int, package: Package) -> Package:
    """`package`, or, where what the seat put forward last is better for the others, a true step on from that.

    The step is what the target buys when no taste of its own shows; where even that is none, it repeats what it said.
    What it has put forward for people's sake it does not take back to pay for something else.
    """
    last = situation.memory.last.get(situation.seat)
    if last is None or not _still_open(situation, last):
        return package
    return _with_people(situation, last, _stepped(situation, target, last, package))


def _stepped(situation: Situation, target: int, last: Package, package: Package) -> Package:
    if _is_a_step(situation, last, package):
        return package
    if situation.worth(last) > target:
        plain = best_for_others(situation, target, part=0)
        if _is_a_step(situation, last, plain) and situation.bearable(plain):
            return plain
    return last


def taken_up(situation: Situation, target: int, package: Package) -> Package:
    """`package`, or a text that somebody else has drafted before, where all like that better and it brings the target.

    Who finds a day later that the text it refused was better than what it would now propose says so.
    """
    seats, share = partners(situation), situation.memory.beliefs.share
    liked = min([share(seat, package) for seat in seats])
    for text in situation.memory.drafts:
        if OPEN in text or situation.worth(text) < max(target, situation.worth(package)):
            continue
        here = min([share(seat, text) for seat in seats])
        if here > liked and _still_open(situation, text):
            package, liked = text, here
    return package


def unasked(situation: Situation, package: Package) -> Package:
    """`package` without what nobody has asked for: no clause gives more than the others want by what they last wrote.

    As long as they have written nothing, it says of what it has wished for in public that it wants it. All is measured
    by the sheet as it is written: who cares little for a clause grants what is asked there, and no more.
    """
    asked = [text for text in map(situation.memory.last.get, partners(situation)) if text]
    kept = _no_more_than(situation, package, asked) if asked else _as_in_public(situation, package)
    return kept if kept == package or _still_open(situation, kept) else package


def _no_more_than(situation: Situation, package: Package, asked: list[Terms]) -> Package:
    rows, options = situation.written.rows, situation.menu.options
    kept = list(package)
    for i, k in enumerate(package):
        wanted = [text[i] for text in asked]
        hardest = min(wanted, key=rows[i].__getitem__)
        if hardest in options[i] and OPEN not in wanted and rows[i][hardest] > rows[i][k]:
            kept[i] = hardest
    return tuple(kept)


def _as_in_public(situation: Situation, package: Package) -> Package:
    rows, options = situation.written.rows, situation.menu.options
    kept = list(package)
    for goal in situation.public.parties[situation.seat].goals:
        i, k = goal.issue, kept[goal.issue]
        wished = [option for option in goal.options if option in options[i]]
        if wished and k not in wished:
            nearest = min(wished, key=rows[i].__getitem__)
            if rows[i][nearest] > rows[i][k]:
                kept[i] = nearest
    return tuple(kept)


def _with_people(situation: Situation, last: Package, package: Package) -> Package:
    """`package` with no less for people than `last`, where the seat can still bear that."""
    kept = tuple(
        max(k, before) if issue.humanitarian else k
        for issue, before, k in zip(situation.public.issues, last, package, strict=True)
    )
    return kept if _still_open(situation, kept) else package


def _is_a_step(situation: Situation, last: Package, package: Package) -> bool:
    """True when somebody is believed to gain by `package` over `last`, or when nobody loses and the seat gives.

    Whatever one believes: it is none where nothing changes but that what another has asked for is taken back.
    """
    share, seats = situation.memory.beliefs.share, partners(situation)
    if any(_only_takes_back(last, package, situation.memory.last.get(seat, ())) for seat in seats):
        return False
    steps = [share(seat, package) - share(seat, last) for seat in seats]
    more_for_itself = situation.worth(package) - situation.worth(last)
    return max(steps) > (_CLEARLY if more_for_itself > 0 else 0) or (min(steps) == 0 and more_for_itself < 0)


def _only_takes_back(last: Package, package: Package, theirs: Terms) -> bool:
    changed = changes(last, package)
    return bool(theirs and changed) and all(last[i] == theirs[i] for i in changed)


def _still_open(situation: Situation, terms: Package) -> bool:
    on_the_menu = all(k in options for k, options in zip(terms, situation.menu.options, strict=True))
    return on_the_menu and situation.bearable(terms) and not situation.space.broken(terms)
