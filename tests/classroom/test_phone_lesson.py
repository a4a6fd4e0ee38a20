"""A lesson with phones: it takes exactly as long as it says, and its pages hold the same plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from laid_out import read_along

from communique.classroom.teacher import teacher_pack
from communique.classroom.teacher.phone_lesson import LESSONS, host_command, phone_timetable, rows_of
from communique.classroom.teacher.timing import FEWEST, Timetable
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.sheet import Scenario

AUTHORS = (Path(__file__).resolve().parents[2] / "scenarios" / "README.md").read_text(encoding="utf-8")


def every_case() -> list[tuple[str, str]]:
    return [(name, level.id) for name in list_scenarios() for level in load_scenario(name).public.levels]


def cut(name: str, level: str) -> Scenario:
    return at_level(load_scenario(name), level)


def lesson(name: str, level: str, minutes: int) -> Timetable:
    found = phone_timetable(cut(name, level), minutes)
    assert found is not None
    return found


@pytest.mark.parametrize("minutes", LESSONS)
def test_every_shipped_case_fits_every_lesson_to_the_minute(minutes: int) -> None:
    for name, level in every_case():
        plan = lesson(name, level, minutes)
        assert plan.minutes == minutes
        assert min(step.minutes for step in plan.steps) >= 2


def test_lantern_strait_in_forty_five_minutes() -> None:
    """Four to join, five to read, two for a note, four sessions of four, four to close and ask, three to leave."""
    assert [step.minutes for step in lesson("lantern-strait", "guided", 45).steps] == [4, 5, 2, 16, 4, 11, 3]


def test_sochi_at_its_third_level_in_two_hours() -> None:
    plan = lesson("sochi-2021", "envoy", 120)
    assert [step.minutes for step in plan.steps] == [8, 2, 12, 14, 2, 48, 4, 18, 9, 3]
    assert "6 sessions of 8 minutes each" in [step.text for step in plan.steps]


def test_a_short_lesson_on_a_long_case_is_read_for_at_home() -> None:
    told = [step.text for step in lesson("sochi-2021", "envoy", 45).steps]
    assert any("the public sheet was read at home" in text for text in told)
    assert any(text.startswith(f"{FEWEST} sessions of 8 minutes each, instead of 6") for text in told)


def test_the_practice_round_is_on_another_case() -> None:
    practice = "A practice round on Lantern Strait"
    for name in ("lantern-strait", "three-reaches"):
        told = [step.text for step in lesson(name, "guided", 120).steps]
        assert any(text.startswith(practice) for text in told) == (name != "lantern-strait")


def test_what_a_small_case_leaves_of_a_long_lesson_is_said() -> None:
    *_, spare, _ = lesson("lantern-strait", "guided", 120).steps
    assert (spare.minutes, spare.text.startswith("To spare:")) == (39, True)


def test_minutes_are_counted_from_the_beginning() -> None:
    first, second, *_, last = rows_of(lesson("lantern-strait", "guided", 45))
    assert (first[0], second[0], last[0]) == ("0 to 4", "4 to 9", "42 to 45")


def test_the_command_of_the_pack_is_that_of_the_case_as_it_is_played() -> None:
    drawn = at_level(load_scenario("lantern-strait", papers=7), "envoy")
    assert host_command(drawn) == "communique host lantern-strait --level envoy --papers 7"
    assert host_command(load_scenario("lantern-strait")) == "communique host lantern-strait"


def test_the_teachers_pack_holds_the_three_lessons() -> None:
    with read_along() as said:
        teacher_pack(cut("lantern-strait", "guided"))
    told = " ".join(said)
    for minutes in LESSONS:
        assert f"With phones: {minutes} minutes" in told
    assert "communique host lantern-strait --level guided --check --depth 8, if it is 8 metres" in told
    assert "When something goes wrong" in told


@pytest.mark.parametrize(
    ("name", "level", "minutes"),
    [("lantern-strait", "guided", 45), ("sochi-2021", "guided", 75), ("sochi-2021", "envoy", 120)],
)
def test_the_authors_guide_shows_the_plan_that_the_pack_prints(name: str, level: str, minutes: int) -> None:
    section = AUTHORS.split("## A class on phones\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\d+ to \d+) \| (.*) \|$", section, re.MULTILINE)
    plan = list(rows_of(lesson(name, level, minutes)))
    assert any(rows[at : at + len(plan)] == plan for at in range(len(rows)))
