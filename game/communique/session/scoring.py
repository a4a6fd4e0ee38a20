"""The outcome: what the end is worth to everyone, and whether it is ratified at home.

The rules end a game without knowing a point. Here the facilitator, who holds the sheets, adds the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from communique.model.message import Message, companion, message
from communique.model.package import Package, settle
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario, Sheet
from communique.rules.state import EndingKind, State, Table
from communique.words import say, tr

ENDINGS: Final = tuple(EndingKind)
"""The five kinds of ending, best first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a game ended, scored."""

    kind: EndingKind
    package: Package | None
    """What was signed, open issues settled; None when nothing was signed."""
    points: tuple[int, ...]
    """By party. Without a ratified agreement, everyone scores the no-deal value."""
    no_deal: tuple[int, ...]
    """By party, at the tension the talks ended with."""
    rejected_by: tuple[tuple[Seat, str], ...]
    """(party, audience name) pairs that keep a signed text from being ratified."""
    cause: Message
    rounds: int
    """Sessions or rounds begun."""

    @property
    def agreement(self) -> bool:
        """True when something was signed and ratified."""
        return self.kind in (EndingKind.JOINT, EndingKind.PARTIAL)

    @property
    def why(self) -> str:
        """Why the talks ended, as a sentence."""
        return say(companion(self.cause, "sentence"))

    @property
    def surplus(self) -> tuple[int, ...]:
        """By party, points over the no-deal value."""
        return tuple(p - r for p, r in zip(self.points, self.no_deal, strict=True))


def outcome(scenario: Scenario, state: State[Table]) -> Outcome:
    """The outcome of a finished game; `scenario` is cut to the level played. Raises ValueError while it runs."""
    table = state.table
    ending = table.ending
    if ending is None:
        raise ValueError(tr("The talks are not over yet."))
    no_deal = _discounted(scenario, table, (sheet.no_deal(scenario.public, table.tension) for sheet in scenario.sheets))
    rounds = begun(table.when, scenario.public.rounds) if table.alternating else 1 + table.when
    if not ending.terms:
        return Outcome(ending.kind, None, no_deal, no_deal, (), ending.cause, rounds)
    package = settle(ending.terms, table.floors)
    rejected: tuple[tuple[Seat, str], ...] = ()
    if table.conference is not None:
        rejected = tuple(
            (seat, audience.name) for seat in ending.signed for audience in scenario.sheets[seat].unhappy(package)
        )
    if rejected:
        return Outcome(
            EndingKind.NOT_RATIFIED, package, no_deal, no_deal, rejected, message("ending.cause_rejected"), rounds
        )
    points = _discounted(scenario, table, (sheet.value(package) for sheet in scenario.sheets))
    return Outcome(ending.kind, package, points, no_deal, (), ending.cause, rounds)


def own_points(public: Public, sheet: Sheet, table: Table) -> int:
    """What the talks came to for the holder of `sheet`, as far as it can know: whether others' homes ratify is open.

    Raises ValueError while the talks go on.
    """
    ending = table.ending
    if ending is None:
        raise ValueError(tr("The talks are not over yet."))
    worth = sheet.no_deal(public, table.tension)
    if ending.terms:
        package = settle(ending.terms, table.floors)
        at_home = table.conference is not None and sheet.seat in ending.signed
        if not (at_home and sheet.unhappy(package)):
            worth = sheet.value(package)
    return _later(public, sheet, table, worth)


def begun(round_: int, rounds: int) -> int:
    """How many rounds have begun when alternating offers end in `round_`, from 0, of `rounds`."""
    return min(1 + round_, rounds)


def _discounted(scenario: Scenario, table: Table, points: Iterable[int]) -> tuple[int, ...]:
    """By party, what `points` are worth when alternating offers end at `table`: less the later, where sheets say so.

    Time is the share of the deadline's rounds that have passed, as in Genius, or their number; rounded to whole points.
    """
    return tuple(_later(scenario.public, sheet, table, one) for sheet, one in zip(scenario.sheets, points, strict=True))


def _later(public: Public, sheet: Sheet, table: Table, points: int) -> int:
    if table.alternating is None or sheet.discount == "1":
        return points
    return round(sheet.discounted(points, Fraction(min(table.when, public.rounds), public.rounds), public.rounds))
