"""What a seat has put forward it stands by: a new proposal is better for somebody else, or it is not made.

    last time      A  B  C     so much to them, as far as one knows
    now            A  B  D     less to all of them: it repeats what it said, and says that it waits
    now            A  E  C     more to one of them: a step, or a trade

A demand that goes up and down with the mood of the day cannot be bargained with, and nobody at a table understands it.
"""

from __future__ import annotations

from communique.model.package import Package
from communique.negotiators.parts.belief_bidding import best_for_others
from communique.negotiators.parts.partners import partners
from communique.negotiators.parts.situation import Situation


def steadfast(situation: Situation, target: int, package: Package) -> Package:
    """`package`, or, where what the seat put forward last is better for the others, a true step on from that.

    The step is what the target buys when no taste of its own shows; where even that is none, it repeats what it said.
    """
    last = situation.memory.last.get(situation.seat)
    if last is None or not _still_open(situation, last) or _is_a_step(situation, last, package):
        return package
    if situation.worth(last) > target:
        plain = best_for_others(situation, target, part=0)
        if _is_a_step(situation, last, plain) and situation.bearable(plain):
            return plain
    return last


def _is_a_step(situation: Situation, last: Package, package: Package) -> bool:
    """True when somebody is believed to gain by `package` over `last`, or when nobody loses and the seat gives."""
    share = situation.memory.beliefs.share
    steps = [share(seat, package) - share(seat, last) for seat in partners(situation)]
    return max(steps) > 0 or (min(steps) == 0 and situation.worth(package) < situation.worth(last))


def _still_open(situation: Situation, terms: Package) -> bool:
    on_the_menu = all(k in options for k, options in zip(terms, situation.menu.options, strict=True))
    return on_the_menu and situation.bearable(terms) and not situation.space.broken(terms)
