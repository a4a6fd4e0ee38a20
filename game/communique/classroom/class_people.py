"""How people in a role did at the tables of a case: what they asked for, guessed, said, kept and felt.

Of fewer than five nothing is said, for one of them could be told by it: such figures are None here, and whoever shows
them prints the sentence `too_few` instead. Each person's own figures are in the debrief of their phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from communique.classroom.class_tables import CaseTables, Pulse
from communique.classroom.small_groups import FEWEST
from communique.debrief import AnswerVerdict, Conduct, Debrief
from communique.model.scenario import Seat
from communique.words import N_, tr, tr_n

NOBODY: Final = "–"
"""A figure of none."""


def too_few() -> str:
    """Why nothing is said."""
    return tr(
        "What people in a role did, guessed or felt is shown of {n} or more of them. Each phone has its own figures.",
        n=FEWEST,
    )


def told_apart(tables: int) -> str:
    """That so few tables can be told apart by who was there; empty of as many as hide one among them."""
    if tables >= FEWEST:
        return ""
    return tr_n(
        "With {n} table whoever was here knows whose points and text these are. Names are nowhere.",
        "With {n} tables whoever was here can tell them apart: their points and texts are shown. Names are nowhere.",
        tables,
    )


# -- paths --------------------------------------------------------------------------


OwnPath = tuple[tuple[int, int], ...]
"""(session, own points) pairs: what a delegation's last text of a session was worth to itself."""


def paths(case: CaseTables, seat: Seat) -> list[OwnPath]:
    """A path for each table at which the seat put a text forward, in an order that says nothing; none of too few."""
    found = [path for table in case.tables if (path := _path(table, seat))] if case.enough else []
    return sorted(found) if len(found) >= FEWEST else []


def _path(found: Debrief, seat: Seat) -> OwnPath:
    last = {one.session: one.points[seat] for one in found.path if one.seat == seat}
    return tuple(sorted(last.items()))


# -- beliefs ------------------------------------------------------------------------


class GuessedIssue(NamedTuple):
    """An issue of one delegation, how many people thought that it matters most to it, and whether it does."""

    issue: int
    people: int
    true: bool
    """Whether it is among as many of the weightiest issues as a person may name."""


class Guesses(NamedTuple):
    """What people in one role guessed of the others."""

    seat: Seat
    people: int
    named: int
    """How many issues they named, each for a delegation."""
    right: int
    heard: int
    """How many would have been right by what was heard until the end."""
    chance: float
    """How many would be right by drawing lots."""


def guesses(case: CaseTables, seat: Seat) -> Guesses | None:
    """What people in one role guessed; None of fewer than five."""
    people = _guessed(case, seat)
    if people < FEWEST:
        return None
    every = [one for table in case.tables for one in table.guesses if one.seat == seat]
    issues = len(case.public.issues)
    return Guesses(
        seat,
        people,
        named=sum(len(one.issues) for one in every),
        right=sum(one.right for one in every),
        heard=sum(len(set(one.estimated) & set(one.actual)) for one in every),
        chance=sum(len(one.issues) ** 2 / issues for one in every),
    )


def _guessed(case: CaseTables, seat: Seat) -> int:
    """How many people in a role guessed."""
    return sum(any(one.seat == seat for one in table.guesses) for table in case.tables)


def guessed_about(case: CaseTables, other: Seat, most: int) -> tuple[int, list[GuessedIssue]] | None:
    """How many people guessed about a delegation, and what, the weightiest issues first; None of fewer than five.

    `most` is how many issues a person may name: as many count as true.
    """
    every = [one for table in case.tables for one in table.guesses if one.other == other]
    # Not where a role is left out above: what all guessed, less what the others did, is what that one guessed.
    if any(_guessed(case, one.seat) < FEWEST for one in every):
        return None
    truth = next((one.actual for table in case.tables for one in table.beliefs if one.other == other), None)
    if len(every) < FEWEST or truth is None:
        return None
    order = sorted(range(len(truth)), key=lambda i: (-truth[i], i))
    least = truth[order[min(most, len(order)) - 1]]
    return len(every), [GuessedIssue(i, sum(i in one.issues for one in every), truth[i] >= least > 0) for i in order]


# -- words and deeds ----------------------------------------------------------------


def deeds(case: CaseTables, seat: Seat) -> list[tuple[str, str]] | None:
    """(what, how often) of one role over all tables; None of fewer than five tables."""
    if not case.enough:
        return None
    every = [table.conduct[seat] for table in case.tables]
    asked = [one for table in case.tables for one in table.matters if one.seat == seat and one.asked_at is not None]
    rows = [(tr(label), said(every)) for label, said in _DEEDS.items()]
    return [*rows, (tr(_ASKED), _of(sum(one.asked for one in asked), len(asked)))]


_ASKED: Final = N_("Said to matter much, and then asked for")


def _of(some: int, all: int) -> str:
    return tr("{some} of {all}", some=some, all=all) if all else NOBODY


def _answers(every: Sequence[Conduct]) -> str:
    given = [said for one in every for said in one.spoken("answer") if said.verdict != AnswerVerdict.REFUSED]
    return _of(sum(said.verdict != AnswerVerdict.FALSE for said in given), len(given))


def _so(kind: str) -> Callable[[Sequence[Conduct]], str]:
    def counted(every: Sequence[Conduct]) -> str:
        judged = [said.true for one in every for said in one.spoken(kind) if said.true is not None]
        return _of(sum(judged), len(judged))

    return counted


def _promises(every: Sequence[Conduct]) -> str:
    kept = [promise.kept_at is not None for one in every for promise in one.promises]
    return _of(sum(kept), len(kept))


def _warnings(every: Sequence[Conduct]) -> str:
    settled = sum(one.warnings_kept + one.warnings_unkept for one in every)
    return _of(sum(one.warnings_kept for one in every), settled)


def _initials(every: Sequence[Conduct]) -> str:
    return str(sum(one.withdrawn for one in every))


def _signatures(every: Sequence[Conduct]) -> str:
    return str(sum(one.withheld for one in every))


def _asking(every: Sequence[Conduct]) -> str:
    return str(sum(one.asked for one in every))


_DEEDS: Final[dict[str, Callable[[Sequence[Conduct]], str]]] = {
    N_("Questions asked"): _asking,
    N_("Answers that were so"): _answers,
    N_("Statements that were so"): _so("statement"),
    N_("Reasons that were so"): _so("reason"),
    N_("Promises kept; the rest were not called on"): _promises,
    N_("Warnings of leaving, kept"): _warnings,
    N_("Initials withdrawn"): _initials,
    N_("Signatures withheld"): _signatures,
}


# -- the pulse ----------------------------------------------------------------------


class PulseMeans(NamedTuple):
    """The means of three taps over some people."""

    people: int
    satisfaction: float
    trust: float
    fairness: float


def pulse_means(pulses: Sequence[Pulse]) -> PulseMeans | None:
    """The means of what some people said; None of fewer than five."""
    people = len(pulses)
    if people < FEWEST:
        return None
    means = (sum(values) / people for values in zip(*(one[1:] for one in map(_taps, pulses)), strict=True))
    return PulseMeans(people, *means)


def _taps(one: Pulse) -> tuple[int, int, int, int]:
    return one.seat, one.satisfaction, one.trust, one.fairness


class PulseRow(NamedTuple):
    """What some people said, and the points that their delegation had, both as means."""

    who: str
    means: PulseMeans | None
    points: float | None
    """Of a hundred, over the tables; None over several delegations."""


def pulse_rows(case: CaseTables) -> Iterator[PulseRow]:
    """A row for each role, and two for all people by whether a text is in force at their table."""
    public, pulses = case.public, case.pulses()
    for seat, party in enumerate(public.parties):
        got = case.group.points(seat)
        points = 100 * sum(got) / len(got) / public.scale
        yield PulseRow(party.short, pulse_means([one for one in pulses if one.seat == seat]), points)
    with_text, without = (pulse_means(case.pulses(signed=signed)) for signed in (True, False))
    # Not beside a role of which nothing is said: what all said, less what the others said, is what that one said.
    hidden = any(0 < sum(one.seat == seat for one in pulses) < FEWEST for seat in range(len(public.parties)))
    if with_text is not None and without is not None and not hidden:
        yield PulseRow(tr("All, with a text in force"), with_text, None)
        yield PulseRow(tr("All, without one"), without, None)
