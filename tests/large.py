"""The largest scenarios that a file may hold, as text: written ones, and imported ones with a scale.

Points are drawn by a fixed rule, so equal arguments give equal files. `shape` says how wishes relate: `random`,
`opposed` (each party wants another end of every issue), `alike` (all want much the same).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Literal

from communique.loading.scenario_file import load_scenario
from communique.model.emblems import EMBLEMS
from communique.model.sheet import Scenario
from communique.rules.moves.accept import Accept
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.session.session import Session

Shape = Literal["random", "opposed", "alike"]
LISTED = "not listed here: for 8 parties there are about 10^16 packages, and too many of them are efficient."
"""What is said of the frontier of the largest written scenario."""
SMALL = 30_000_000
"""An effort with which tests are quick; what is out of reach of the usual one is out of reach of this."""


def large(folder: Path, **given: Any) -> Scenario:
    """A scenario read from a file in `folder`; arguments are those of `text`."""
    path = folder / "large.yaml"
    path.write_text(text(**given), encoding="utf-8")
    return load_scenario(str(path))


def signed(scenario: Scenario) -> Session:
    """A game in which the first offer, option 1 of everything, is accepted and signed by all."""
    seats = len(scenario.public.parties)
    session = Session.open(scenario, 1, protocol="alternating", lineup=("human",) * seats)
    assert session.chair(session.turn).submit(Offer((1,) * len(scenario.public.issues))) is None
    while not session.over:
        if session.chair(session.turn).submit(Accept()) is not None:
            assert session.chair(session.turn).submit(Sign(True)) is None
    return session


def text(
    *,
    parties: int = 8,
    issues: int = 16,
    options: int = 10,
    shape: Shape = "random",
    scale: int = 100,
    ties: int = 0,
    k: int = 0,
    seed: int = 1,
    id: str = "large",
) -> str:
    """The YAML of a scenario; with a `scale` other than 100 it is an imported one.

    `ties` issues next to each other are linked on every sheet and ruled; `k` signatures are enough, all where it is 0.
    """
    rng = Random(f"{parties} {issues} {options} {shape} {scale} {seed}")
    signing = f"{{rule: k-of-n, k: {k}}}" if k else "{rule: unanimity}"
    lines = [
        "format: communique-scenario 1", f"id: {id}", "title: Large", "place: Here", 'date: "no date given"',
        "fictional: true", "story: A long agenda.", "content_note: Nothing in it is sad.",
        "preamble: The delegations agreed on the following.", "adjournment: The delegations will meet again.",
        *([f"scale: {scale}"] if scale != 100 else []),
        f"signing: {signing}", "parties:", *(_party(p) for p in range(parties)), "issues:",
        *(line for i in range(issues) for line in _issue(i, options)),
        "words:", "  - {term: left open, note: One that a signed text leaves open.}",
        *_rules(ties, options), "sheets:",
    ]  # fmt: skip
    for p in range(parties):
        rows = [_row(rng, i, p, parties, options, shape) for i in range(issues)]
        if ties:
            rows = [[row[0], min(row), *row[2:]] for row in rows]  # what the rules shut out is nobody's best
        whole = _scaled(rows, scale)
        lines += _sheet(p, whole, scale, list(_links(rng, ties, whole)))
    return "\n".join(lines) + "\n"


def _party(p: int) -> str:
    return (
        f"  - {{id: p{p}, name: Delegation {p}, short: P{p}, alias: Delegation {p}, role: principal, head: Head {p}, "
        f"office: Delegate, emblem: {EMBLEMS[p % len(EMBLEMS)]}}}"
    )


def _issue(i: int, options: int) -> list[str]:
    given = ", ".join(f"{{id: o{o}, label: L{o}, clause: Clause {o}.}}" for o in range(1, options))
    return [
        f"  - {{id: i{i}, kind: choice, title: Issue {i}, short: I{i}, about: It is open., assumption: true, "
        f"options: [{{id: o0, label: None}}, {given}]}}"
        if options <= 10
        else f"  - {{id: i{i}, kind: choice, no_provision: false, title: Issue {i}, short: I{i}, about: It is open., "
        f"options: [{{id: o0, label: None, clause: Clause 0.}}, {given}]}}"
    ]


def _row(rng: Random, i: int, p: int, parties: int, options: int, shape: Shape) -> list[float]:
    weight = rng.uniform(1, 4)
    if shape == "random":
        return [weight * rng.random() for _ in range(options)]
    if shape == "opposed":
        peak = (p * (options - 1)) / max(1, parties - 1)
        return [weight * (1 - abs(o - peak) / options) + 0.1 * rng.random() for o in range(options)]
    common = [Random(f"{i} {o}").random() for o in range(options)]
    return [weight * (one + 0.2 * rng.random()) for one in common]


def _scaled(rows: list[list[float]], scale: int) -> list[list[int]]:
    """Whole points from 0, the best of all issues worth `scale` together."""
    lowest = [[value - min(row) for value in row] for row in rows]
    total = sum(max(row) for row in lowest)
    whole = [[int(value * scale / total) for value in row] for row in lowest]
    missing = scale - sum(max(row) for row in whole)
    for row in whole:
        row[row.index(max(row))] += missing // len(whole)
    first = whole[0]
    first[first.index(max(first))] += missing - missing // len(whole) * len(whole)
    return whole


def _rules(ties: int, options: int) -> list[str]:
    if not ties:
        return []
    rule = "kind: excludes, issue: i{}, option: o1, other_issue: i{}, other_option: o{}, why: They clash."
    return ["feasibility:", *(f"  - {{{rule.format(i, i + 1, options - 1)}}}" for i in range(ties))]


def _links(rng: Random, ties: int, rows: list[list[int]]) -> Iterator[str]:
    """Links that cost something and leave every best option alone, so that the best package stays what it is."""
    for i in range(ties):
        for o in range(1, len(rows[i])):
            if rows[i][o] < max(rows[i]):
                one = f"{{issue: i{i}, option: o{o}, other_issue: i{i + 1}, other_option: o{len(rows[i]) - o}"
                yield f"{one}, points: -{rng.randint(1, 3)}, why: They get in each other's way.}}"


def _sheet(p: int, rows: list[list[int]], scale: int, links: list[str]) -> list[str]:
    return [
        f"  p{p}:", f"    reservation: {scale // 5}", "    points:",
        *(f"      i{i}: [{', '.join(map(str, row))}]" for i, row in enumerate(rows)),
        *(["    links:", *(f"      - {link}" for link in links)] if links else []),
        f"    brief: You speak for delegation {p}.",
    ]  # fmt: skip
