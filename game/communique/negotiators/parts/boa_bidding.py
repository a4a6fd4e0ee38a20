"""Bidding, a part of a negotiator: how much to ask for, turn by turn, and sometimes which package. One entry each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.model.package import Package
from communique.negotiators.boulware import TEMPER as BOULWARE
from communique.negotiators.conceder import TEMPER as CONCEDER
from communique.negotiators.deadline_watcher import TEMPER as DEADLINE
from communique.negotiators.linear import TEMPER as LINEAR
from communique.negotiators.micro import TEMPER as MICRO
from communique.negotiators.micro import by_step
from communique.negotiators.parts.aspiration import asked, given_up
from communique.negotiators.parts.boa_turn import NOBODY, BoaTurn
from communique.negotiators.parts.player import Aim
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.tabular import stepwise
from communique.negotiators.parts.temper import Temper
from communique.negotiators.parts.timed import by_time
from communique.negotiators.tit_for_tat import TEMPER as MIRROR
from communique.negotiators.tit_for_tat import in_kind


@dataclass(frozen=True, slots=True)
class BiddingPart:
    """A way to bid."""

    name: str
    about: str
    """One sentence; marked with `N_`, shown by `tr`."""
    aim: Callable[[BoaTurn], int]
    """In alternating offers, the points to ask for now."""
    temper: Temper
    """How it behaves at a conference, and how what it asks for falls there."""
    conference_aim: Aim = by_time
    chooses: Callable[[BoaTurn], Package] | None = None
    """Where it chooses the package itself, that; else the opponent model does, or chance near the target."""


def _on_curve(temper: Temper) -> Callable[[BoaTurn], int]:
    """Time-dependent (Faratin, Sierra & Jennings 1998, section 4.1)."""

    def aim(turn: BoaTurn) -> int:
        part = given_up(turn.rounds, temper.power, temper.root)[turn.round]
        return max(turn.bottom, asked(turn.bottom, turn.top, temper.start, temper.end, part))

    return aim


def _timed(name: str, about: str, temper: Temper) -> BiddingPart:
    return BiddingPart(name, about, _on_curve(temper), temper)


def _step_down(turn: BoaTurn) -> Package:
    """MiCRO's next package (de Jonge 2022): a step down for every new offer heard, an old one without."""
    made, heard = len(turn.made), len({terms for _, terms in turn.situation.memory.received})
    values = turn.ladder.values
    # No offer is worth anything here: whether to accept is for the acceptance to say.
    rank = stepwise(values, 0, len(values), made, heard, turn.bottom, NOBODY, turn.dice.first)
    return turn.ladder.package(max(rank, 0))


def _any_good(turn: BoaTurn) -> Package:
    first = turn.ladder.rank(turn.bottom)
    return turn.ladder.package(first + turn.dice.below(len(turn.ladder) - first))


def _bottom(situation: Situation) -> int:
    return situation.bottom


BIDDINGS: Final = {
    one.name: one
    for one in (
        _timed("boulware", N_("Asks for nearly everything until late, then gives in fast."), BOULWARE),
        _timed("linear", N_("Gives in by the same step in every round."), LINEAR),
        _timed("conceder", N_("Gives in early."), CONCEDER),
        _timed("deadline", N_("Gives next to nothing until the talks are nearly over."), DEADLINE),
        _timed("hardliner", N_("Asks for its best package to the end."), Temper(start=100, end=100)),
        BiddingPart(
            "tit-for-tat",
            N_("Gives as much as it is given, by its own measure."),
            lambda turn: in_kind(turn.situation),
            MIRROR,
            in_kind,
        ),
        BiddingPart(
            "micro",
            N_("One step down its own list for every new offer it hears (MiCRO)."),
            lambda turn: turn.worth(_step_down(turn)),
            MICRO,
            by_step,
            _step_down,
        ),
        BiddingPart(
            "any",
            N_("Any package that beats no deal, by chance; a baseline."),
            lambda turn: turn.bottom,
            LINEAR,
            _bottom,
            _any_good,
        ),
    )
}
"""Every way to bid by its name."""
