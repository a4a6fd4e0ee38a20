"""Scenarios for the analysis tests, built straight from the model, and a naive list of what they hold."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.scenario import Feasibility, Issue, Option, Party, Public, Role, Seat, Signing
from communique.model.sheet import Bundle, Link, Scenario, Sheet

Test = Callable[..., None]


def always(*strategies: st.SearchStrategy[Any], examples: int = 100) -> Callable[[Test], Test]:
    """A Hypothesis test of the same `examples` cases on every run, whatever the speed of the machine."""

    def decorate(test: Test) -> Test:
        return settings(deadline=None, max_examples=examples, derandomize=True, database=None)(given(*strategies)(test))

    return decorate


def scenario(
    points: Sequence[Sequence[Sequence[int]]],
    reservations: Sequence[int],
    *,
    links: Sequence[tuple[int, int, int, int, int, int]] = (),
    rules: Sequence[tuple[str, int, int, int, int]] = (),
    signing: Signing | None = None,
    mediators: Sequence[int] = (),
    bundles: Sequence[tuple[int, Bundle]] = (),
    tension_shift: Sequence[Sequence[int]] = (),
) -> Scenario:
    """points[party][issue][option]; links are (party, issue, option, other issue, other option, points).

    Bundles are (party, bundle).
    """
    sizes = [len(row) for row in points[0]]
    parties = tuple(
        Party(
            f"p{i}",
            f"Party {i}",
            f"P{i}",
            Role.MEDIATOR if i in mediators else Role.PRINCIPAL,
            "Head",
            "Office",
            f"Delegation {i}",
            "plain",
            (),
        )
        for i in range(len(points))
    )
    issues = tuple(
        Issue(
            f"i{k}",
            f"Issue {k}",
            f"Issue {k}",
            "About it.",
            "choice",
            tuple(Option(f"o{o}", f"Option {o}", "" if o == 0 else f"Clause {k}.{o}.") for o in range(size)),
        )
        for k, size in enumerate(sizes)
    )
    public = Public(
        "test",
        "Test",
        "Here",
        "Today",
        "A story.",
        "",
        True,
        parties,
        issues,
        signing or Signing("principals"),
        feasibility=tuple(Feasibility(*rule, why="because") for rule in rules),
        tension_shift=tuple(tuple(row) for row in tension_shift),
    )
    sheets = tuple(
        Sheet(
            Seat(i),
            tuple(tuple(row) for row in rows),
            tuple(Link(*link[1:]) for link in links if link[0] == i),
            reservations[i],
            bundles=tuple(bundle for party, bundle in bundles if party == i),
        )
        for i, rows in enumerate(points)
    )
    return Scenario(public, sheets, "0" * 64)


@dataclass(frozen=True)
class Case:
    """A scenario with the floors and the tension it is looked at."""

    scenario: Scenario
    floors: tuple[int, ...]
    tension: int


def random_case(seed: int) -> Case:
    """A small scenario of 2 to 6 parties, with ties, links, bundles, rules, floors and every signing rule."""
    rng = random.Random(seed)
    parties, issues = rng.randint(2, 6), rng.randint(1, 5)
    sizes = [rng.randint(2, 4) for _ in range(issues)]
    top = rng.choice([2, 5, 20, 40_000])
    points = [[[rng.randint(-1, top) for _ in range(size)] for size in sizes] for _ in range(parties)]

    def option() -> tuple[int, int]:
        issue = rng.randrange(issues)
        return issue, rng.randrange(sizes[issue])

    links = [
        (rng.randrange(parties), *option(), *option(), rng.randint(-top, top)) for _ in range(rng.choice([0, 2, 8]))
    ]
    rules = [(rng.choice(["requires", "excludes"]), *option(), *option()) for _ in range(rng.choice([0, 0, 1, 3]))]
    signers = rng.randint(1, parties)
    vetoes = tuple(Seat(i) for i in sorted(rng.sample(range(parties), rng.randint(0, min(2, signers)))))
    signing = rng.choice([Signing("principals"), Signing("unanimity"), Signing("k-of-n", signers, vetoes)])
    mediators = [parties - 1] if parties > 2 and rng.random() < 0.5 else []
    reservations = [rng.randint(0, top * issues // 3) for _ in range(parties)]
    shift = [[-rng.randint(0, top) * t for t in range(5)] for _ in range(parties)] if rng.random() < 0.3 else []
    floors = tuple(rng.randrange(size) if rng.random() < 0.2 else 0 for size in sizes)
    return Case(
        scenario(
            points,
            reservations,
            links=links,
            rules=rules,
            signing=signing,
            mediators=mediators,
            bundles=_bundles(random.Random(seed + 1), parties, sizes, top),
            tension_shift=shift,
        ),
        floors if rng.random() < 0.5 else (),
        rng.randint(0, 4),
    )


def _bundles(rng: random.Random, parties: int, sizes: Sequence[int], top: int) -> list[tuple[int, Bundle]]:
    """Up to three tables over two issues or more, most of their entries 0."""
    found = []
    for _ in range(rng.choice([0, 0, 1, 3]) if len(sizes) > 1 else 0):
        issues = tuple(sorted(rng.sample(range(len(sizes)), rng.randint(2, len(sizes)))))
        some = tuple(sizes[i] for i in issues)
        points = tuple(rng.randint(-top, top) if rng.random() < 0.3 else 0 for _ in range(math.prod(some)))
        found.append((rng.randrange(parties), Bundle(issues, some, points)))
    return found


cases = st.builds(random_case, st.integers(0, 1_000_000))
"""Random scenarios, as a Hypothesis strategy."""


def all_packages(case: Case) -> list[tuple[int, ...]]:
    """Every package, the last issue fastest."""
    return list(itertools.product(*(range(size) for size in case.scenario.public.sizes)))


def is_feasible(case: Case, package: tuple[int, ...]) -> bool:
    """Said rule by rule, without an array."""
    if any(choice < floor for choice, floor in zip(package, case.floors, strict=False)):
        return False
    for rule in case.scenario.public.feasibility:
        here, there = package[rule.issue] == rule.option, package[rule.other_issue] == rule.other_option
        if rule.kind == "requires" and here and not there:
            return False
        if rule.kind == "excludes" and here and there:
            return False
    return True


def points_of(case: Case, package: tuple[int, ...]) -> tuple[int, ...]:
    """By each party's own sheet."""
    return tuple(sheet.value(package) for sheet in case.scenario.sheets)


def reservations_of(case: Case) -> tuple[int, ...]:
    """By each party's own sheet, at the case's tension."""
    return tuple(sheet.no_deal(case.scenario.public, case.tension) for sheet in case.scenario.sheets)


def is_acceptable(case: Case, points: tuple[int, ...]) -> bool:
    """By the signing rule, read literally."""
    public = case.scenario.public
    happy = [u >= r for u, r in zip(points, reservations_of(case), strict=True)]
    if public.signing.rule == "principals":
        return all(happy[i] for i, party in enumerate(public.parties) if party.role is Role.PRINCIPAL)
    if public.signing.rule == "unanimity":
        return all(happy)
    return sum(happy) >= public.signing.k and all(happy[seat] for seat in public.signing.vetoes)


def dominates(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """At least as much for all, more for one."""
    return all(x >= y for x, y in zip(a, b, strict=True)) and a != b


def efficient_points(case: Case) -> dict[tuple[int, ...], list[tuple[int, ...]]]:
    """The efficient points with all packages that attain them, by comparing everything with everything."""
    found: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for package in all_packages(case):
        if is_feasible(case, package):
            found.setdefault(points_of(case, package), []).append(package)
    return {p: found[p] for p in found if not any(dominates(q, p) for q in found)}
