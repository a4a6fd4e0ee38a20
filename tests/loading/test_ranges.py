"""Ranges for fresh papers in a file: what is wrong with them is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.loading.finding import ScenarioError
from communique.loading.fresh import fresh
from communique.loading.scenario_file import read_scenario_text
from communique.model.papers import Bounds, Keep

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
LINES = SAMPLE.splitlines()


def found(old: str, new: str) -> list[str]:
    """What is found when the sample says `new` for `old`, each with the column, and the line from the sample's end."""
    assert SAMPLE.count(old) == 1
    with pytest.raises(ScenarioError) as caught:
        read_scenario_text(SAMPLE.replace(old, new), "sample")
    return [f"{one.line - len(LINES)}:{one.column}: {one.sentence}" for one in caught.value.findings]


def test_a_file_says_its_ranges() -> None:
    ranges = read_scenario_text(SAMPLE).ranges
    assert ranges is not None
    assert ranges.weights[0] == (Bounds(95, 105), Bounds(80, 120), Bounds(80, 120), Bounds(80, 120))
    assert ranges.keeps == ((Keep(0, 1), Keep(2, 3)), (), ())
    assert (ranges.steps, ranges.audiences, ranges.acceptable) == (5, 20, Bounds(2, 60))


def test_ranges_are_no_part_of_the_digest() -> None:
    assert read_scenario_text(SAMPLE.replace("steps: 5", "steps: 6")).digest == read_scenario_text(SAMPLE).digest


def test_a_written_scenario_without_the_section_has_no_ranges() -> None:
    assert read_scenario_text(SAMPLE.split("papers:")[0]).ranges is None


def test_the_sample_has_fresh_papers() -> None:
    assert fresh(read_scenario_text(SAMPLE), 1).papers == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "weights: {from: 80, to: 120}", "weights: {from: 130, to: 90}",
            '-7:28: "weights" of "papers" goes from 130 to 90; it should go upwards',
        ),
        (
            "weights: {from: 80, to: 120}", "weights: {from: 110, to: 120}",
            '-7:12: "weights" of "papers" goes from 110 to 120 percent; it should hold 100, what is written',
        ),
        (
            "links: {from: 90, to: 110}", "links: {from: 0, to: 110}",
            '-5:17: "links" of "papers" begins at 0; at least 1 percent should be left of what is written',
        ),
        (
            "acceptable: {from: 2, to: 60}", "acceptable: {from: 2, to: 101}",
            '-2:29: "acceptable" of "papers" goes up to 101; it should be at most 100',
        ),
        ("steps: 5", "steps: 51", '-6:10: "steps" of "papers" is 51; it should be at most 50'),
        (
            "no_deal: {from: 10, to: 60}", "no_deal: {form: 10, to: 60}",
            '-3:13: "no_deal" of "papers" has no "from" (found "form"; did you mean "from"?)',
        ),
        (
            "gate: {from: 95, to: 105}", "gate: {from: 95, to: 99}",
            '0:29: "gate" of "weights" of "north" of "parties" of "papers" goes from 95 to 99 percent; it should '
            "hold 100, what is written",
        ),
        (
            "[[gate, cargo], [", "[[gate, carg], [",
            '0:66: entry 1 of "keeps" of "north" of "parties" of "papers" refers to issue "carg", which does not '
            'exist; did you mean "cargo"?',
        ),
        (
            "[opening, review]", "[opening, cargo]",
            '0:84: on the sheet of "north" there is more at stake on "cargo" (30 points) than on "opening" (20); what '
            "papers keep should hold as written",
        ),
        (
            "[opening, review]", "[opening]",
            '0:74: entry 2 of "keeps" of "north" of "parties" of "papers" has 1 entry; there should be at least 2',
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_ranges_is_said_with_its_place(old: str, new: str, sentence: str) -> None:
    assert found(old, new) == [sentence]


def test_an_imported_domain_has_no_ranges() -> None:
    assert found("signing:", "scale: 100\nsigning:") == [
        '-7:1: a scenario with a "scale" has no fresh papers; "papers" should be taken out'
    ]


def test_a_scenario_that_expects_no_deal_has_no_fresh_papers() -> None:
    assert found("fictional:", "expects: no_deal\nfictional:")[0].endswith(
        'a scenario that expects no deal has no fresh papers; "papers" should be taken out'
    )
    written = SAMPLE.split("papers:")[0]
    assert read_scenario_text(written.replace("fictional:", "expects: no_deal\nfictional:")).no_deal_expected
    assert not read_scenario_text(written).no_deal_expected
