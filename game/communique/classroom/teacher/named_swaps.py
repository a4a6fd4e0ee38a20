"""The best swaps by name: which two clauses two delegations can exchange, from the middle of everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import Final

from communique.analysis.measures import midpoint
from communique.analysis.problem import Problem
from communique.analysis.swaps import Swap, trades
from communique.classroom.paper import Paper
from communique.model.package import Package
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import gain_of_hundred, in_a_row, tr

EACH: Final = {2: 4, 3: 2}
"""By the number of delegations how many swaps are shown for a pair; one from four on."""
MOST: Final = 10
"""The most swaps that are shown."""
_WIDTHS: Final = (20, 54, 26)


def best_swaps(page: Paper, scenario: Scenario, *, possible: bool = True) -> None:
    """For each pair what they gain by an exchange, seen from the package that meets in the middle on every issue."""
    public, problem = scenario.public, Problem.posed_by(scenario)
    start = midpoint(problem)
    rows = list(islice(named_swaps(scenario, problem, start), MOST))
    if not rows:
        return
    said, table = _explained(public, start, possible=possible), [(tr("Who"), tr("What for what"), tr("Points")), *rows]
    whole = 11 + page.prose_height(said) + page.grid_height(table, _WIDTHS)
    page.heading(tr("The best swaps"), room=whole if whole < page.page_break_trigger - page.t_margin else 75)
    page.prose(said)
    page.grid(table, _WIDTHS)
    if public.humanitarian:
        page.prose(_people(public), size=9, muted=True)


def _explained(public: Public, start: Package, *, possible: bool) -> str:
    """Where the swaps begin, and what they are worth where nothing is good for all."""
    said = tr(
        "Tables that meet in the middle on every issue arrive near this package: {package}. From there each pair of "
        "delegations below gains by giving way on one clause for another. Let the class find them before you show "
        "them.",
        package=in_a_row([_named(public, i, option) for i, option in enumerate(start)]),
    )
    if possible:
        return said
    trap = tr(
        "Each of these trades is real, and none of them is enough: whatever is added to them, some delegation is left "
        "with less than no deal is worth to it. That is the trap of this case."
    )
    return f"{said}\n\n{trap}"


def _people(public: Public) -> str:
    issues = in_a_row([public.issues[i].short for i in public.humanitarian])
    return tr("Swaps that touch {issues} are not listed: help for people is nothing to exchange.", issues=issues)


def named_swaps(scenario: Scenario, problem: Problem, start: Package) -> Iterator[tuple[str, str, str]]:
    """The best swaps from a package: who exchanges, what for what, and what everybody gains or loses by it."""
    public = scenario.public
    for one, other in combinations(range(len(public.parties)), 2):
        who = in_a_row([public.parties[one].short, public.parties[other].short])
        for swap in _found(public, problem, start, one, other)[: EACH.get(len(public.parties), 1)]:
            yield who, _swap(public, start, swap), _gains(public, swap)


def shown_swaps(scenario: Scenario, problem: Problem, start: Package, most: int) -> list[tuple[str, str]]:
    """At most so many swaps of two who sign that cost no third who has to: who exchanges, and what for what.

    The best of each pair first, and each delegation about as often as another: what a class sees on a screen leans to
    none.
    """
    public, signing = scenario.public, scenario.public.signing
    needed = signing.vetoes if signing.rule == "k-of-n" else public.signatories
    by_pair = {
        pair: [swap for swap in _found(public, problem, start, *pair) if all(swap.gains[s] >= 0 for s in needed)]
        for pair in combinations(public.signatories, 2)
    }
    times, rows = Counter[int](), list[tuple[str, str]]()
    while len(rows) < most and any(by_pair.values()):
        pair = min((p for p in by_pair if by_pair[p]), key=lambda p: (times[p[0]] + times[p[1]], p))
        swap = by_pair[pair].pop(0)
        times.update(pair)
        rows.append((in_a_row([public.parties[seat].short for seat in pair]), _swap(public, start, swap)))
    return rows


def _found(public: Public, problem: Problem, start: Package, one: int, other: int) -> list[Swap]:
    """The best swap of two delegations for each pair of issues on which no people hang, best first."""
    found = (swap for swap in trades(problem, start, one, other) if not set(swap.issues) & set(public.humanitarian))
    return _different(found)


def _different(found: Iterable[Swap]) -> list[Swap]:
    """The best swap of each pair of issues, best first."""
    best: dict[tuple[int, ...], Swap] = {}
    for swap in found:
        best.setdefault(swap.issues, swap)
    return list(best.values())


def _swap(public: Public, start: Package, swap: Swap) -> str:
    changes = [
        tr(
            "{issue}: from “{before}” to “{after}”",
            issue=public.issues[i].short,
            before=public.issues[i].options[start[i]].label,
            after=public.issues[i].options[option].label,
        )
        for i, option in zip(swap.issues, swap.options, strict=True)
    ]
    return "\n".join(changes)


def _named(public: Public, issue: int, option: int) -> str:
    return tr("{issue}: {option}", issue=public.issues[issue].short, option=public.issues[issue].options[option].label)


def _gains(public: Public, swap: Swap) -> str:
    return in_a_row(
        [
            tr("{party} {points}", party=party.short, points=gain_of_hundred(public, gain))
            for party, gain in zip(public.parties, swap.gains, strict=True)
            if gain
        ]
    )
