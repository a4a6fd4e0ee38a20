"""The meters in words: capital, trust, tension, credibility, and the causes of every change the seat heard of.

A party's own trust is exact, and so is everything public; how far others trust anybody is low, medium or high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from communique.model.message import N_
from communique.model.scenario import NATURE, Public, Seat
from communique.present.measure import measure_of
from communique.rules.kind import name_of
from communique.rules.state import (
    CAPITAL_MAX,
    CREDIBILITY_MAX,
    TENSION_MAX,
    TRUST_MAX,
    ConferenceTable,
    MeterChange,
    MeterName,
)
from communique.views import PartyView
from communique.words import joined, say, tr, tr_n

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
    meter: MeterName
    seat: Seat = NATURE
    """Whose; NATURE for tension."""
    other: Seat = NATURE
    """Of trust, who is trusted; NATURE otherwise."""


def trust_band(value: int) -> str:
    """`low`, `medium` or `high`."""
    return tr("low") if value < LOW else tr("high") if value > HIGH else tr("medium")


def trust_bands() -> tuple[str, ...]:
    """All that `trust_band` may say."""
    return tuple(trust_band(value) for value in (0, LOW, TRUST_MAX))


def effects(public: Public, seat: Seat, changes: Sequence[MeterChange]) -> tuple[str, ...]:
    """What a move did to the meters, one line a cause and meter, as the seat may know it."""
    said: list[str] = []
    for (meter, _, cause), group in groupby(changes, key=lambda c: (c.meter, c.other, c.cause)):
        together = list(group)
        if meter == MeterName.TRUST:
            said += _trust_lines(public, seat, together)
        else:
            said += [
                tr("{change} ({cause})", change=_step(public, seat, change), cause=say(cause)) for change in together
            ]
    return tuple(said)


def tension_words(view: PartyView) -> str:
    """What the tension of now does, in words."""
    table = view.table.conference
    if table is None or not view.public.tension_on:
        return tr("This level is played without tension.")
    said = [tr("Tension {level} of {most}.", level=table.tension, most=TENSION_MAX)]
    if view.seat != NATURE:
        no_deal = measure_of(view.public).words(view.no_deal)
        said.append(tr("No deal is worth {no_deal} to you now.", no_deal=no_deal))
    if view.public.rules > 1:
        said.append(tr("It rises with each session in which no further clause is initialled by all."))
    if table.tension >= TENSION_MAX:
        said.append(tr("At 4 the next session steps back from the brink: no firm line in the press."))
    return " ".join(said)


def readings(view: PartyView) -> tuple[Reading, ...]:
    """All meters with their history: tension, then each party's capital and credibility, then trust."""
    table = view.table.conference
    if table is None:
        return ()
    past = [(h.session, change) for h in view.since(0) for change in h.changes]
    out = []
    if view.public.tension_on:
        causes = _causes(view, past, MeterName.TENSION, NATURE)
        out.append(Reading(tr("Tension"), table.tension, TENSION_MAX, tension_words(view), causes, MeterName.TENSION))
    for p in range(len(view.public.parties)):
        out += _of_party(view, table, past, Seat(p))
    return tuple(out)


def _of_party(view: PartyView, table: ConferenceTable, past: list[tuple[int, MeterChange]], p: Seat) -> list[Reading]:
    name, mine = name_of(view.public, p), p == view.seat
    out = [
        Reading(
            tr("Your capital") if mine else tr("{party}: capital", party=name),
            table.capital[p],
            CAPITAL_MAX,
            tr("Political room at home. Gestures, warnings and guarantees spend it; consulting regains it."),
            _causes(view, past, MeterName.CAPITAL, p),
            MeterName.CAPITAL,
            p,
        ),
        Reading(
            tr("Your credibility") if mine else tr("{party}: credibility", party=name),
            table.credibility[p],
            CREDIBILITY_MAX,
            tr("Unkept warnings and withheld signatures cost it."),
            _causes(view, past, MeterName.CREDIBILITY, p),
            MeterName.CREDIBILITY,
            p,
        ),
    ]
    if not mine and view.seat != NATURE:
        theirs = trust_band(table.trust[p][view.seat])
        out.append(
            Reading(
                tr("Your trust in {party}", party=name),
                table.trust[view.seat][p],
                TRUST_MAX,
                tr("{party}'s trust in you is {band}.", party=name, band=theirs),
                _causes(view, past, MeterName.TRUST, view.seat, p),
                MeterName.TRUST,
                view.seat,
                p,
            )
        )
    return out


def _causes(
    view: PartyView, past: list[tuple[int, MeterChange]], meter: MeterName, seat: Seat, other: Seat = NATURE
) -> tuple[Cause, ...]:
    return tuple(
        Cause(session, tr("{before} → {after}: {cause}", before=c.before, after=c.after, cause=say(c.cause)))
        for session, c in reversed(past)
        if c.meter == meter and c.seat == seat and (meter != MeterName.TRUST or c.other == other)
    )


def _step(public: Public, seat: Seat, change: MeterChange) -> str:
    arrow, before, after = _arrow(change), change.before, change.after
    if change.meter == MeterName.TENSION:
        return tr("{arrow} Tension {before} → {after}", arrow=arrow, before=before, after=after)
    if change.seat == seat:
        return tr(_OWN[change.meter], arrow=arrow, before=before, after=after)
    party = name_of(public, change.seat)
    return tr(_THEIRS[change.meter], arrow=arrow, party=party, before=before, after=after)


_OWN: Final = {
    MeterName.CAPITAL: N_("{arrow} Your capital {before} → {after}"),
    MeterName.CREDIBILITY: N_("{arrow} Your credibility {before} → {after}"),
}
_THEIRS: Final = {
    MeterName.CAPITAL: N_("{arrow} {party}'s capital {before} → {after}"),
    MeterName.CREDIBILITY: N_("{arrow} {party}'s credibility {before} → {after}"),
}


def _arrow(change: MeterChange) -> str:
    return "▲" if change.after > change.before else "▼"


def _trust_lines(public: Public, seat: Seat, changes: list[MeterChange]) -> list[str]:
    """Own trust exactly; that of others as a direction, with its band where it crosses into another."""
    whom, cause = changes[0].other, say(changes[0].cause)
    said = [_own_trust(name_of(public, whom), change, cause) for change in changes if change.seat == seat]
    for rises in (True, False):
        others = [c for c in changes if c.seat != seat and (c.after > c.before) == rises]
        if others:
            names = joined([_with_band(public, c) for c in others])
            whom_words = "" if whom == seat else name_of(public, whom)
            said.append(_others_trust(names, len(others), whom_words, cause, rises=rises))
    return said


def _own_trust(whom: str, change: MeterChange, cause: str) -> str:
    return tr(
        "{arrow} Your trust in {party} {before} → {after} ({cause})",
        arrow=_arrow(change),
        party=whom,
        before=change.before,
        after=change.after,
        cause=cause,
    )


def _others_trust(names: str, count: int, whom: str, cause: str, *, rises: bool) -> str:
    """How others' trust moved: in `whom`, or in the reader where it is empty."""
    if not whom and rises:
        return tr_n(
            "▲ {names} trusts you more ({cause})", "▲ {names} trust you more ({cause})", count, names=names, cause=cause
        )
    if not whom:
        return tr_n(
            "▼ {names} trusts you less ({cause})", "▼ {names} trust you less ({cause})", count, names=names, cause=cause
        )
    if rises:
        return tr_n(
            "▲ {names} trusts {party} more ({cause})",
            "▲ {names} trust {party} more ({cause})",
            count,
            names=names,
            party=whom,
            cause=cause,
        )
    return tr_n(
        "▼ {names} trusts {party} less ({cause})",
        "▼ {names} trust {party} less ({cause})",
        count,
        names=names,
        party=whom,
        cause=cause,
    )


def _with_band(public: Public, change: MeterChange) -> str:
    before, after = trust_band(change.before), trust_band(change.after)
    name = name_of(public, change.seat)
    return name if before == after else tr("{party} (now {band})", party=name, band=after)
