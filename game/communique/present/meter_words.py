"""The meters in words: capital, trust, tension, credibility, and the causes of every change the seat heard of.

A party's own trust is exact, and so is everything public; how far others trust anybody is low, medium or high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.model.scenario import NATURE, Public, Seat
from communique.present.appraisal import join
from communique.present.measure import measure_of
from communique.rules.kind import name_of
from communique.rules.state import (
    CAPITAL_MAX,
    CREDIBILITY_MAX,
    TENSION_MAX,
    TRUST_MAX,
    ConferenceTable,
    MeterChange,
)
from communique.views import PartyView
from communique.words import say

LOW, HIGH = 3, 7
"""Trust below the first is low (no caucus), above the second high (asking is free)."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One change of one meter, in words."""

    session: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A meter and how it came to stand there, the newest cause first."""

    name: str
    value: int
    maximum: int
    means: str
    causes: tuple[Cause, ...]


def trust_band(value: int) -> str:
    """`low`, `medium` or `high`."""
    return "low" if value < LOW else "high" if value > HIGH else "medium"


def effects(public: Public, seat: Seat, changes: Sequence[MeterChange]) -> tuple[str, ...]:
    """What a move did to the meters, one line a cause and meter, as the seat may know it."""
    said: list[str] = []
    for (meter, _, cause), group in groupby(changes, key=lambda c: (c.meter, c.other, c.cause)):
        together = list(group)
        if meter == "trust":
            said += _trust_lines(public, seat, together)
        else:
            said += [f"{_step(public, seat, change)} ({say(cause)})" for change in together]
    return tuple(said)


def tension_words(view: PartyView) -> str:
    """What the tension of now does, in words."""
    table = view.table
    if not isinstance(table, ConferenceTable) or not view.public.tension_on:
        return "This level is played without tension."
    said = f"Tension {table.tension} of {TENSION_MAX}."
    if view.seat >= 0:
        said += f" No deal is worth {measure_of(view.public).words(view.no_deal)} to you now."
    if table.tension >= TENSION_MAX:
        said += " At 4 the next session steps back from the brink: no firm line in the press."
    return said


def readings(view: PartyView) -> tuple[Reading, ...]:
    """All meters with their history: tension, then each party's capital and credibility, then trust."""
    table = view.table
    if not isinstance(table, ConferenceTable):
        return ()
    past = [(h.session, change) for h in view.since(0) for change in h.changes]
    out = []
    if view.public.tension_on:
        causes = _causes(view, past, "tension", NATURE)
        out.append(Reading("Tension", table.tension, TENSION_MAX, tension_words(view), causes))
    for p in range(len(view.public.parties)):
        out += _of_party(view, table, past, Seat(p))
    return tuple(out)


def _of_party(view: PartyView, table: ConferenceTable, past: list[tuple[int, MeterChange]], p: Seat) -> list[Reading]:
    name, mine = name_of(view.public, p), p == view.seat
    whose = "Your" if mine else f"{name}:"
    out = [
        Reading(
            f"{whose} capital",
            table.capital[p],
            CAPITAL_MAX,
            "Political room at home. Gestures, warnings and guarantees spend it; consulting regains it.",
            _causes(view, past, "capital", p),
        ),
        Reading(
            f"{whose} credibility",
            table.credibility[p],
            CREDIBILITY_MAX,
            "Unkept warnings and withheld signatures cost it.",
            _causes(view, past, "credibility", p),
        ),
    ]
    if not mine and view.seat >= 0:
        out.append(
            Reading(
                f"Your trust in {name}",
                table.trust[view.seat][p],
                TRUST_MAX,
                f"{name}'s trust in you is {trust_band(table.trust[p][view.seat])}.",
                _causes(view, past, "trust", view.seat, p),
            )
        )
    return out


def _causes(
    view: PartyView, past: list[tuple[int, MeterChange]], meter: str, seat: Seat, other: Seat = NATURE
) -> tuple[Cause, ...]:
    return tuple(
        Cause(session, f"{c.before} → {c.after}: {say(c.cause)}")
        for session, c in reversed(past)
        if c.meter == meter and c.seat == seat and (meter != "trust" or c.other == other)
    )


def _step(public: Public, seat: Seat, change: MeterChange) -> str:
    arrow = "▲" if change.after > change.before else "▼"
    if change.meter == "tension":
        return f"{arrow} Tension {change.before} → {change.after}"
    whose = "Your" if change.seat == seat else f"{name_of(public, change.seat)}'s"
    return f"{arrow} {whose} {change.meter} {change.before} → {change.after}"


def _trust_lines(public: Public, seat: Seat, changes: list[MeterChange]) -> list[str]:
    """Own trust exactly; that of others as a direction, with its band where it crosses into another."""
    said = []
    whom, cause = changes[0].other, say(changes[0].cause)
    in_whom = "you" if whom == seat else name_of(public, whom)
    for change in changes:
        arrow = "▲" if change.after > change.before else "▼"
        if change.seat == seat:
            said.append(f"{arrow} Your trust in {in_whom} {change.before} → {change.after} ({cause})")
    for rises in (True, False):
        others = [c for c in changes if c.seat != seat and (c.after > c.before) == rises]
        if others:
            names = join(_with_band(public, c) for c in others)
            said.append(
                f"{'▲' if rises else '▼'} {names} {'trust' if len(others) > 1 else 'trusts'} {in_whom} "
                f"{'more' if rises else 'less'} ({cause})"
            )
    return said


def _with_band(public: Public, change: MeterChange) -> str:
    before, after = trust_band(change.before), trust_band(change.after)
    name = name_of(public, change.seat)
    return name if before == after else f"{name} (now {after})"
