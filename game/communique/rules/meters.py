"""The four meters: capital, trust, tension, credibility. Small integers; every change carries its cause.

Meters price the moves; they never price the deal. Nothing here touches a point of any option.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.message import Message, message
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.state import (
    CAPITAL_MAX,
    CREDIBILITY_MAX,
    INITIAL,
    TENSION_MAX,
    TRUST_MAX,
    ConferenceTable,
    MeterChange,
    MeterName,
)
from communique.rules.terms import signatories


def _put(row: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return row[:at] + (value,) + row[at + 1 :]


def add_capital(table: ConferenceTable, seat: Seat, by: int, cause: Message) -> ConferenceTable:
    """`table` with the party's capital changed by `by`, kept within 0 to 8."""
    before = table.capital[seat]
    after = min(max(before + by, 0), CAPITAL_MAX)
    if after == before:
        return table
    change = MeterChange(MeterName.CAPITAL, seat, NATURE, before, after, cause)
    return table._replace(capital=_put(table.capital, seat, after), changes=(*table.changes, change))


def add_trust(table: ConferenceTable, who: Seat, whom: Seat, by: int, cause: Message) -> ConferenceTable:
    """`table` with the trust of `who` in `whom` changed by `by`, kept within 0 to 10."""
    before = table.trust[who][whom]
    after = min(max(before + by, 0), TRUST_MAX)
    if after == before or who == whom:
        return table
    trust = table.trust[:who] + (_put(table.trust[who], whom, after),) + table.trust[who + 1 :]
    change = MeterChange(MeterName.TRUST, who, whom, before, after, cause)
    return table._replace(trust=trust, changes=(*table.changes, change))


def trust_of_others(table: ConferenceTable, whom: Seat, by: int, cause: Message) -> ConferenceTable:
    """`table` with everybody else's trust in `whom` changed by `by`."""
    for who in range(len(table.capital)):
        table = add_trust(table, Seat(who), whom, by, cause)
    return table


def add_tension(public: Public, table: ConferenceTable, by: int, cause: Message) -> ConferenceTable:
    """`table` with tension changed by `by`, kept within 0 to 4; unchanged where the level has no tension."""
    after = min(max(table.tension + by, 0), TENSION_MAX)
    if not public.tension_on or after == table.tension:
        return table
    change = MeterChange(MeterName.TENSION, NATURE, NATURE, table.tension, after, cause)
    return table._replace(tension=after, changes=(*table.changes, change))


def add_credibility(table: ConferenceTable, seat: Seat, by: int, cause: Message) -> ConferenceTable:
    """`table` with the party's credibility changed by `by`, kept within 0 to 10."""
    before = table.credibility[seat]
    after = min(max(before + by, 0), CREDIBILITY_MAX)
    if after == before:
        return table
    change = MeterChange(MeterName.CREDIBILITY, seat, NATURE, before, after, cause)
    return table._replace(credibility=_put(table.credibility, seat, after), changes=(*table.changes, change))


def pay_met_goals(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` after every party whose stated goal all signatories have now initialled regains 1 capital, once."""
    draft = table.draft
    if draft is None:
        return table
    for p, party in enumerate(public.parties):
        for g, goal in enumerate(party.goals):
            if (p, g) in table.met or draft.terms[goal.issue] not in goal.options:
                continue
            if initialled_by_all(public, table, goal.issue):
                table = add_capital(table, Seat(p), 1, message("cause.goal", goal=goal.text))
                table = table._replace(met=(*table.met, (p, g)))
    return table


def initialled_by_all(public: Public, table: ConferenceTable, issue: int) -> bool:
    """True when every signatory has initialled the draft's clause on `issue`."""
    marks = table.marks
    for seat in signatories(public):  # noqa: SIM110 - asked of every clause, and a generator takes twice as long
        if marks[seat][issue] != INITIAL:
            return False
    return True


def replaced(row: tuple[int, ...], at: Iterable[int], value: int) -> tuple[int, ...]:
    """`row` with `value` at each index in `at`."""
    out = list(row)
    for i in at:
        out[i] = value
    return tuple(out)
