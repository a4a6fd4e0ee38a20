"""What really happened, and where it can be read: marks are looked up in the seed file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import build
from debrief.cases import talked

from communique.debrief import debrief, figures
from communique.debrief.reference import reference_record
from communique.loading.fact_sheet import SeedSource, cited, seed_facts, sources_in
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import IssueRecord, Reference
from communique.simulation import play


def test_a_fact_is_a_sentence_with_addresses_and_says_what_rests_on_one_side() -> None:
    known = seed_facts(load_scenario("sochi-2021").public)
    fact = known["P10"]
    assert fact.text.startswith("On 4 December 2021 ten of those detained on 16 November went home")
    assert fact.sources[0].startswith("pledgetimes.com/azerbaijan-transferred-10-military-personnel-to-armenia-")
    assert len(fact.sources) == 2
    assert known["P13"].flags == ("contested",)
    assert "no clause was seen in what we read. (one side) That day Azerbaijan" in known["P9"].text


def test_every_mark_that_a_scenario_cites_for_what_happened_is_found() -> None:
    session = play(load_scenario("sochi-2021"), {}, 3, level="guided")
    record = debrief(session).reference
    assert record is not None
    assert [fact.mark for fact in record.facts] == [
        "P1",
        "P8",
        "P9",
        "P10",
        "P23",
        "L3",
        "L4",
        "P11",
        "P26",
        "L2",
        "S9",
        "S18",
    ]
    assert record.missing == ()
    assert record.later[0].mark == "L14"


def test_the_record_is_told_issue_by_issue_and_says_where_it_is_silent() -> None:
    public = replace(build(sizes=(2, 2)).public, fictional=False)
    told = (IssueRecord(True, "A gate is to be opened.", ("P1",)), IssueRecord(False, "Water was spoken of in May."))
    record = reference_record(replace(public, reference=Reference((1, 0), "They met.", ("P9",), told)))
    assert record is not None
    assert [said.words for said in record.issues] == [
        "A gate is to be opened.", "The text said nothing on this. Water was spoken of in May.",
    ]  # fmt: skip
    assert record.missing == ("P9", "P1")


def test_what_happened_is_nowhere_a_package_or_a_score() -> None:
    found = debrief(play(load_scenario("sochi-2021"), {}, 3, level="guided"))
    assert {"points", "package", "surplus"} & set(found.as_dict()["reference"]) == set()
    assert "real" not in figures.SHAPES
    assert "real" not in figures.LETTERS


def test_an_invented_case_has_no_record_even_if_its_file_has_one() -> None:
    public = build(sizes=(2, 2)).public
    assert reference_record(replace(public, reference=Reference((1, 1), "They met."))) is None


def test_each_address_of_a_seed_has_a_side() -> None:
    said = "7. `north` mill.org/a ; b.org\n8. `outside` river.net (in French) ; `south` c.net\n9. d.org\n"
    assert sources_in(said) == (
        SeedSource(7, "mill.org/a", "north"), SeedSource(7, "b.org", "north"),
        SeedSource(8, "river.net (in French)", "outside"),
        SeedSource(8, "c.net", "south"), SeedSource(9, "d.org", ""),
    )  # fmt: skip


def test_an_invented_case_has_no_record() -> None:
    assert debrief(talked()).reference is None


def test_a_seed_outside_the_folder_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = load_scenario("sochi-2021").public
    (tmp_path / "seeds").mkdir()
    for place in ("seeds/inside.md", "outside.md"):
        (tmp_path / place).write_text("- [S1] A fact. (1)\n\n1. somewhere.org\n", encoding="utf-8")
    monkeypatch.setattr("communique.shipped.seeds", lambda: tmp_path / "seeds")
    assert seed_facts(replace(public, seed="inside.md"))["S1"].sources == ("somewhere.org",)
    for seed in ("../outside.md", str(tmp_path / "outside.md"), "no-such-seed.md", ""):
        assert seed_facts(replace(public, seed=seed)) == {}
    assert cited({}, ["S1", "S1"]) == ((), ("S1",))
