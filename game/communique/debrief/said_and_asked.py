"""What a party said mattered, held against what it then asked for: its next text, on that issue.

A deed is no proof: who gives way on what matters most may have been paid for it elsewhere. So it is counted, and not
judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from communique.debrief.path import Position
from communique.debrief.steps import Step
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.moves.tell import Tell


class SaidMatters(NamedTuple):
    """An issue of which a party said that it matters much to it."""

    event: int
    seat: Seat
    issue: int
    asked_at: int | None
    """The event of its next text; None when it put none forward after saying so."""
    asked: bool
    """Whether that text held at least half of what the party could have had on the issue, by its sheet."""


def said_matters(scenario: Scenario, steps: Sequence[Step], path: Sequence[Position]) -> tuple[SaidMatters, ...]:
    """Every statement that an issue matters much, in order, with what its speaker put forward next."""
    return tuple(_each(scenario, steps, path))


def _each(scenario: Scenario, steps: Sequence[Step], path: Sequence[Position]) -> Iterator[SaidMatters]:
    for step in steps:
        move = step.move
        if not isinstance(move, Tell) or move.weight != "high" or move.issue is None:
            continue
        row = scenario.sheets[step.seat].points[move.issue]
        text = next((one for one in path if one.seat == step.seat and one.event > step.number), None)
        held = text is not None and 2 * row[text.package[move.issue]] >= max(row) + min(row)
        yield SaidMatters(step.number, step.seat, move.issue, None if text is None else text.event, held)
