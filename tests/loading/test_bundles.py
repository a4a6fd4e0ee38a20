"""Bundles in a scenario file: points for several issues taken together."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.loading.finding import ScenarioError
from communique.loading.scenario_file import read_scenario_text
from communique.model.sheet import Bundle
from communique.present.sums import sum_on
from communique.shipped import scenarios

GARDENS = """
format: communique-scenario 1
id: gardens
title: Two gardens
place: The fence
date: "1 May 1900"
fictional: true
story: Two gardens share a well.
content_note: Nothing in it is sad.
preamble: The gardens have agreed.
adjournment: The gardens will meet again.
scale: 100
signing: {rule: unanimity}
parties:
  - {id: east, name: East, short: East, alias: A, role: principal, head: Ada, office: Gardener, emblem: oak}
  - {id: west, name: West, short: West, alias: B, role: principal, head: Bo, office: Gardener, emblem: wheat}
issues:
ISSUES
levels:
  - {id: whole, title: Whole, text: All of it., issues: all}
sheets:
  east:
    reservation: 10
    points: {well: [0, 20], path: [0, 10], gate: [0, 5]}
    bundles: [{issues: ISSUES_OF, points: POINTS}]
    brief: You speak for East.
  west:
    reservation: 10
    points: {well: [30, 0], path: [20, 0], gate: [10, 0]}
    brief: You speak for West.
"""
ISSUE = """  - id: NAME
    kind: choice
    no_provision: false
    title: NAME
    short: NAME
    about: About it.
    options:
      - {id: less, label: Less of NAME, clause: There is less of it.}
      - {id: more, label: More of NAME, clause: There is more of it.}"""


def written(issues: str = "[well, path, gate]", points: str = '["0 0 0 0", "0 0 -3 9"]') -> str:
    listed = "\n".join(ISSUE.replace("NAME", name) for name in ("well", "path", "gate"))
    return GARDENS.replace("ISSUES_OF", issues).replace("ISSUES", listed).replace("POINTS", points)


def findings(text: str) -> list[str]:
    with pytest.raises(ScenarioError) as error:
        read_scenario_text(text)
    return [str(one) for one in error.value.findings]


def test_it_is_read_as_it_stands() -> None:
    east, west = read_scenario_text(written()).sheets
    assert east.bundles == (Bundle((0, 1, 2), (2, 2, 2), (0, 0, 0, 0, 0, 0, -3, 9)),)
    assert west.bundles == ()
    assert east.value((1, 1, 1)) == 20 + 10 + 5 + 9
    assert east.value((1, 1, 0)) == 20 + 10 - 3
    assert east.value((1, 0, 1)) == 20 + 5


def test_a_sum_names_what_a_bundle_adds() -> None:
    scenario = read_scenario_text(written())
    found = sum_on(scenario.sheets[0], scenario.public, (1, 1, 1), 10)
    assert [(term.words, term.amount) for term in found.terms][-1] == ("well, path, gate together", 9)
    assert found.total.amount == 44


def test_too_few_points_are_said_with_their_place() -> None:
    (found,) = findings(written(points='["0 0 0", "1"]'))
    assert found.endswith(
        'bundle 1 of the sheet of "east" has 4 points; it should be 8, one for each combination of options'
    )
    line = next(k for k, text in enumerate(written(points='["0 0 0", "1"]').splitlines(), 1) if "bundles" in text)
    assert f":{line}:" in found


@pytest.mark.parametrize("issues", ["[path, well, gate]", "[well, well, gate]"])
def test_issues_out_of_order_are_said(issues: str) -> None:
    assert any("should stand in the scenario's order, each of them once" in one for one in findings(written(issues)))


def test_an_issue_that_is_not_there_is_said() -> None:
    assert any('"wall"' in found and "well" in found for found in findings(written("[wall, path, gate]")))


def test_points_that_are_no_numbers_are_said() -> None:
    assert findings(written(points='["0 0 0 0 0 0 0 ten"]'))


def test_points_beyond_the_scale_are_said() -> None:
    assert any("should be at most 100" in found for found in findings(written(points='["0 0 0 0 0 0 0 200"]')))


def test_the_best_package_is_reckoned_with_it() -> None:
    assert any("is worth 130" in found for found in findings(written(points='["0 0 0 0 0 0 0 95"]')))


def test_its_papers_are_not_drawn_anew() -> None:
    drawn = written().replace("scale: 100\n", "").replace("sheets:\n", "papers: {steps: 3}\nsheets:\n")
    assert any('a scenario with "bundles" on a sheet has no fresh papers' in one for one in findings(drawn))


def test_no_shipped_scenario_has_one(tmp_path: Path) -> None:
    assert not any("\n    bundles:" in file.read_text(encoding="utf-8") for file in scenarios().glob("*.yaml"))
