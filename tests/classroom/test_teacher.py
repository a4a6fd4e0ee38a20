"""The teacher's pack: times that follow from the case, words written by hand, results, and what must not stand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from communique.classroom.teacher import teacher_pack
from communique.classroom.teacher.frontier_panels import dots, pairs_of, ticks
from communique.classroom.teacher.timing import reading_minutes, session_minutes, timetables
from communique.classroom.teacher.usual import ENDINGS
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.loading.usual_results import USUAL_FILE, usual_results
from communique.model.levels import at_level
from communique.model.scenario import Lesson, ReadingItem
from communique.model.sheet import Scenario
from communique.rules.state import EndingKind


@cache
def pack(name: str, level: str) -> str:
    return words(at_level(load_scenario(name), level))


def words(scenario: Scenario) -> str:
    reader = PdfReader(BytesIO(bytes(teacher_pack(scenario).output())))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(("name", "minutes"), [("lantern-strait", 3), ("sochi-2021", 6), ("harbour-at-sel", 8)])
def test_a_session_takes_as_long_as_its_delegations_and_issues_need(name: str, minutes: int) -> None:
    assert session_minutes(load_scenario(name).public) == minutes


def test_reading_takes_a_minute_for_a_hundred_and_thirty_words() -> None:
    scenario = load_scenario("lantern-strait")
    public = replace(scenario.public, story="word " * 500, content_note="", issues=())
    sheets = tuple(replace(sheet, brief="word " * long) for sheet, long in zip(scenario.sheets, (20, 21), strict=True))
    assert (
        reading_minutes(replace(scenario, public=public, sheets=sheets)) == 5
    )  # 521 words are one more than four times


@pytest.mark.parametrize("name", list_scenarios())
def test_three_lessons_get_longer_and_talk_for_the_sessions_that_there_are(name: str) -> None:
    scenario = load_scenario(name)
    found = timetables(scenario)
    assert sorted({table.minutes for table in found}) == [table.minutes for table in found]
    talk = {step.minutes for step in found[-2].steps}
    assert scenario.public.sessions * session_minutes(scenario.public) in talk


@pytest.mark.parametrize("name", list_scenarios())
def test_the_minutes_in_a_class_that_a_content_note_names_are_those_of_the_lesson(name: str) -> None:
    """A teacher reads both: the note aloud, the plan alone. Ten minutes more or less are no contradiction."""
    scenario = load_scenario(name)
    told = re.search(r"(?:about|(\d+) to) (\d+) in a class", scenario.public.content_note)
    plans = [timetables(at_level(scenario, level.id))[-2].minutes for level in scenario.public.levels]
    if told is not None:
        least, most = int(told[1] or told[2]), int(told[2])
        assert [plan for plan in plans if not least - 10 <= plan <= most + 10] == []
    assert "Timing for" not in scenario.public.teaching


@pytest.mark.slow
def test_a_fact_of_the_law_that_needs_no_source_is_printed_with_its_words() -> None:
    assert "[P44] (general knowledge) Whether the persons still held" in pack("sochi-2021", "guided")


@pytest.mark.slow
def test_an_invented_case_does_not_tell_what_really_happened() -> None:
    told = pack("lantern-strait", "envoy")
    assert "really happened" not in told
    assert "real text" not in told
    assert "4 sessions of 3 minutes each" in told


@pytest.mark.slow
def test_a_real_case_is_told_and_neither_scored_nor_drawn() -> None:
    told = pack("sochi-2021", "envoy")
    assert "What really happened" in told
    assert "would score" not in told
    assert "nearest package in this exercise" not in told


@pytest.mark.slow
def test_what_to_copy_keeps_the_sheet_that_tells_the_outcome_apart() -> None:
    told = pack("trieste-1954", "envoy")
    assert "How it ended, and what happened later One, for after the talks. Keep it apart until then" in told
    assert "what happened later" not in pack("lantern-strait", "envoy")


def test_swaps_leave_people_out() -> None:
    scenario = at_level(load_scenario("lantern-strait"), "envoy")
    season, *others = scenario.public.issues
    told = words(
        replace(scenario, public=replace(scenario.public, issues=(replace(season, humanitarian=True), *others)))
    )
    assert "Closed season: from" in pack("lantern-strait", "envoy")
    assert "Closed season: from" not in told
    assert "Swaps that touch Closed season are not listed" in told
    assert "Should this have been traded at all?" in told


@pytest.mark.slow
def test_what_a_scenario_says_by_hand_stands_in_the_pack() -> None:
    scenario = at_level(load_scenario("lantern-strait"), "guided")
    lesson = Lesson(
        goals=("Know a goal.",),
        opening="Open like this.",
        watch=("Watch this.",),
        lessons=("Arrive at this.",),
        before=("Ask this?",),
        reading=(ReadingItem("Read this.", "https://example.org/a"),),
    )
    told = words(replace(scenario, public=replace(scenario.public, lesson=lesson)))
    every = ("Know a goal.", "Open like this.", "Watch this.", "Arrive at this.", "Ask this?")
    assert [line for line in (*every, "Read this. https://example.org/a") if line not in told] == []


@pytest.mark.slow
def test_usual_results_are_those_of_the_level_as_the_file_has_them() -> None:
    scenario = load_scenario("lantern-strait")
    found = usual_results("lantern-strait", scenario.digest, scenario.public.rules)["envoy"]
    kept = json.loads(USUAL_FILE.read_text(encoding="utf-8"))["lantern-strait"]["levels"]["envoy"]
    assert (found.games, found.seed, found.endings["joint"]) == (kept["games"], kept["seed"], kept["endings"]["joint"])
    told = pack("lantern-strait", "envoy")
    assert f"tables of the computer delegations of this level (seed {kept['seed']}) ended so: joint communiqué" in told
    assert f"Osmark {' '.join(map(str, kept['points']['osmark']))} Pellin" in told


def test_of_an_edited_scenario_nothing_usual_is_said() -> None:
    assert usual_results("lantern-strait", "0" * 64, 2) == {}
    assert usual_results("lantern-strait", load_scenario("lantern-strait").digest, 1) == {}


@pytest.mark.parametrize("name", list_scenarios())
def test_usual_results_were_measured_with_the_scenarios_of_today(name: str) -> None:
    """Due when this fails: python tests/bench/bench_usual.py --write. A scenario may have none yet."""
    scenario = load_scenario(name)
    if f'"{name}"' in USUAL_FILE.read_text(encoding="utf-8"):
        found = usual_results(name, scenario.digest, scenario.public.rules)
        assert set(found) <= {level.id for level in scenario.public.levels}
        assert found


@pytest.mark.slow
def test_equal_solutions_share_a_line_and_nobody_mediates_where_nobody_does() -> None:
    told = pack("lantern-strait", "envoy")
    assert "principals alone" not in told
    assert "One package for each solution Issue Nash Closed season" in told


def test_ticks_are_round_and_few() -> None:
    assert list(ticks(38, 103)) == [40, 50, 60, 70, 80, 90, 100]
    assert list(ticks(-3, 12)) == [-2, 0, 2, 4, 6, 8, 10, 12]
    assert len(ticks(0, 10_000_000)) <= 11


def test_of_six_delegations_six_pairs_are_shown_and_everybody_is_in_two() -> None:
    pairs = pairs_of(load_scenario("harbour-at-sel").public, 6)
    assert pairs == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5)]
    assert pairs_of(load_scenario("sochi-2021").public, 6) == [(0, 1), (0, 2), (1, 2)]


def test_a_chart_has_each_place_once_and_no_more_dots_than_a_page_holds() -> None:
    import numpy as np

    vectors = np.array([[1, 2, 9], [1, 2, 8], [3, 4, 7]])
    assert dots(vectors, np.array([True, True, False]), (0, 1)) == [(1, 2, True), (3, 4, False)]
    many = np.stack([np.arange(9000), np.arange(9000)], axis=1)
    assert len(dots(many, np.ones(9000, bool), (0, 1))) == 3000


@pytest.mark.slow
def test_a_chart_is_told_in_words_to_who_does_not_see_it() -> None:
    page = teacher_pack(at_level(load_scenario("lantern-strait"), "envoy"))
    root = PdfReader(BytesIO(bytes(page.output()))).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    figures = [one.get_object()["/Alt"] for one in root["/K"] if one.get_object()["/S"] == "/Figure"]
    assert len(figures) == 1
    assert "points of Osmark from" in figures[0]
    assert "No deal is worth 70 and 66." in figures[0]


def test_every_way_to_end_has_words_in_the_usual_results() -> None:
    assert set(ENDINGS) == {"joint", "partial", "adjourned", "not-ratified", "breakdown"} == set(EndingKind)
