"""The whole analysis: the same answers by table and by merging, and ready for JSON."""

from __future__ import annotations

import json
import sys

import pytest
from analysis.build import Case, all_packages, always, cases, is_acceptable, is_feasible, points_of, scenario

from communique.analysis import analyse
from communique.words import say

module = sys.modules[analyse.__module__]
sizes = sys.modules["communique.analysis.tractability"]


@always(cases)
def test_counts_and_points_of_the_analysis_are_those_of_the_packages(case: Case) -> None:
    found = analyse(case.scenario, floors=case.floors, tension=case.tension)
    feasible = [p for p in all_packages(case) if is_feasible(case, p)]
    assert found.packages == len(all_packages(case))
    assert found.feasible == len(feasible)
    assert found.acceptable == sum(is_acceptable(case, points_of(case, p)) for p in feasible)
    told = found.as_dict(say)
    for name, solution in found.solutions.items():
        if told[name] is None:
            assert len(solution) == 0
            continue
        issues = case.scenario.public.issues
        chosen = tuple(
            [option.id for option in issue.options].index(told[name]["package"][issue.id]) for issue in issues
        )
        assert tuple(told[name]["points"].values()) == points_of(case, chosen)


@always(cases, examples=50)
def test_a_table_and_merging_tell_the_same(case: Case) -> None:
    package = all_packages(case)[0]
    by_table = analyse(case.scenario, at=package, floors=case.floors, tension=case.tension)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sizes, "LIMIT", 0)
        by_merging = analyse(case.scenario, at=package, floors=case.floors, tension=case.tension)
    assert by_merging.acceptable is None
    one, other = by_table.as_dict(say), by_merging.as_dict(say)
    for told in (one, other):
        told.pop("seconds")
        told.pop("acceptable")
        if told["at"]["left_on_table"]:
            told["at"]["left_on_table"].pop("package")  # equal points may have several packages
        for name in by_table.solutions:
            told[name] = told[name] and told[name]["points"]
    assert one == other


def test_the_analysis_of_a_package_reads_as_json() -> None:
    case = scenario([[[0, 40], [60, 0]], [[30, 0], [0, 70]]], [10, 10])
    told = json.loads(json.dumps(analyse(case, at=(0, 0)).as_dict(say)))
    assert told["packages"] == 4
    assert told["frontier"] == {"vectors": 4, "packages": 4, "acceptable_vectors": 2}
    assert told["nash"] == {"points": {"p0": 40, "p1": 70}, "package": {"i0": "o1", "i1": "o1"}, "tied": 1}
    assert told["at"]["left_on_table"]["gain"] == 0
    assert told["at"]["left_on_table"]["efficient"] is True
    assert told["at"]["surpluses"] == {"p0": 50, "p1": 20}
    assert told["at"]["stability"]["p0"]["nash"]["stable"] is True


def test_a_frontier_out_of_reach_is_replaced_by_a_part_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[0, 3**k, 2 * 3**k] for k in range(6)]
    case = scenario([rows, [row[::-1] for row in rows]], [360, 360])
    monkeypatch.setattr(sizes, "LIMIT", 0)
    monkeypatch.setattr(module, "BUDGET", 300)
    found = analyse(case, at=(1,) * 6)
    assert [say(one) for one in found.statement] == ["Only the part that meets the condition asked for is listed."]
    assert found.solutions["nash"].vectors.tolist() == [[364, 364]]
    assert found.at is not None
    assert found.at.left is not None
    assert found.at.left.efficient
    outside = analyse(case, at=(0,) * 6).at
    assert outside is not None
    assert not outside.acceptable
    assert outside.left is not None
    assert outside.left.efficient
