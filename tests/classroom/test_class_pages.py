"""The debrief of a class: on the wall, on paper, for each table. Nobody can be told by it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from builders import SHIPPED
from classroom.class_records import ALAND, BOREA, case_of, class_of, signed
from classroom.test_report import LOADING, Page
from debrief.cases import tiny

from communique.classroom.case_ground import CaseGround, case_ground
from communique.classroom.class_pages import class_page, projector_page, topics, write_class_debrief
from communique.classroom.class_people import too_few
from communique.classroom.class_style import CLASS_STYLE, DECK_STYLE, PHONE_STYLE
from communique.classroom.class_tables import ClassRecord, FinishedTable, Pulse, finished_table
from communique.classroom.class_topics import _row
from communique.classroom.svg_class import ScatterPanel, clipped
from communique.debrief import ClauseChange, debrief
from communique.debrief.plain_words import best_change
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.simulation import play
from communique.words import PSEUDO

VOID: Final = {"br", "link"}
GROUND: Final = CaseGround(
    "d" * 64, "", 2, ((40, 0), (35, 15), (30, 30), (15, 35), (0, 40)), (False, True, True, True, False), "", (15, 15),
    games=1000, seed=9500, agreements=900, points=(((15, 15), 100), ((20, 20), 200), ((30, 30), 700)),
)  # fmt: skip
PULSES: Final = [Pulse(seat, k, 3, 4) for seat in (ALAND, BOREA) for k in (1, 2, 3, 4, 5)]


class Slides(Page):
    """A page whose void tags close themselves."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag in VOID:
            self.open.pop()


def full(tables: int = 5, without: int = 1) -> ClassRecord:
    return replace(class_of(tables, without=without, pulses=PULSES), grounds=(GROUND,))


def titles(record: ClassRecord) -> list[str]:
    return [topic.title for topic in topics(case_of(record), 0)]


# -- what is shown ------------------------------------------------------------------


def test_a_class_looks_at_its_topics_in_this_order() -> None:
    assert titles(full()) == [
        "How the talks ended",
        "Every table, and what was possible",
        "Luck apart from skill",
        "What was signed, clause by clause",
        "What each table left on the table",
        "What was asked for, session by session",
        "Belief and truth",
        "Words and deeds",
        "How it felt, beside the points",
        "To talk over",
    ]


def test_what_really_happened_comes_last_and_has_no_points() -> None:
    scenario = load_scenario("sochi-2021")
    found = debrief(play(scenario, {}, 3, level="guided"))
    record = ClassRecord("", (FinishedTable("Table 1", found),))
    last = topics(case_of(record), 0)[-1]
    assert last.title == "What really happened"
    assert "<svg" not in last.on_paper
    assert "has no points here" in last.slides[0]


def test_a_small_class_is_told_in_one_place_what_it_may_not_see() -> None:
    record = replace(class_of(4, pulses=PULSES[:4]), grounds=(GROUND,))
    assert "What is not shown here" in titles(record)
    (hidden,) = (topic for topic in topics(case_of(record), 0) if topic.id == "c0-hidden")
    assert [part in hidden.slides[0] for part in ("session by session", "Belief and", "Words and", "How it felt")] == [
        True
    ] * 4
    assert "Words and deeds" not in titles(record)


def test_a_panel_shows_tables_by_what_they_reached_and_simulated_ones_behind_them() -> None:
    panel = ScatterPanel(case_of(full()), ALAND, BOREA)
    assert panel.tables == {((20, 20), True): 5, ((15, 15), False): 1}
    assert panel.simulated == {(15, 15): 100, (20, 20): 200, (30, 30): 700}
    assert panel.edge() == [(0, 40), (15, 35), (30, 30), (35, 15), (40, 0)]


def test_a_line_is_cut_where_it_leaves_the_panel() -> None:
    # From (0, 40) to (15, 35) it comes in at x = 6, y = 38.
    assert clipped([(0, 40), (15, 35), (30, 30)], ((6, 20), (0, 50))) == [
        [(6.0, 38.0), (15.0, 35.0), (20.0, pytest.approx(33.333, abs=0.001))]
    ]
    assert clipped([(0, 0), (10, 0)], ((0, 10), (5, 9))) == []


def test_chance_says_how_many_tables_were_simulated_from_which_seed() -> None:
    text = projector_page(full())
    assert "played 1,000 times by the computer delegations of this level (seed 9500)" in text
    assert "A text in force: at 900 of 1,000 simulated tables, at 5 of 6 of yours." in text
    # In the middle of the simulated tables both have 30, over 15; of ours, 20.
    assert "15 points in the middle of the simulated tables, 5 in the middle of yours" in text


def test_without_simulated_tables_nothing_is_said_of_chance() -> None:
    assert "Luck apart from skill" not in titles(class_of(5))
    bare = replace(GROUND, games=0, agreements=0, points=())
    assert "Luck apart from skill" not in titles(replace(class_of(5), grounds=(bare,)))


def test_the_ground_of_another_case_is_left_alone() -> None:
    other = replace(GROUND, digest="e" * 64)
    assert case_of(replace(class_of(2), grounds=(other,))).ground is None


def test_clauses_are_counted_by_tables() -> None:
    (topic,) = (topic for topic in topics(case_of(full()), 0) if topic.id == "c0-signed")
    assert "5 tables have a text in force." in topic.slides[0]
    assert re.findall(r"<span>([AB]\d)</span>.*?<b>(\d+)</b>", topic.slides[0]) == [
        ("A0", "0"), ("A1", "5"), ("A2", "0"), ("B0", "0"), ("B1", "5"), ("B2", "0"),
    ]  # fmt: skip


def test_the_swap_that_tables_left_is_told_with_their_number() -> None:
    (topic,) = (topic for topic in topics(case_of(full()), 0) if topic.id == "c0-swaps")
    assert "At 5 of 6 tables a change of up to three clauses would have cost no delegation a point." in topic.slides[0]
    assert "<b>A and B</b> <i>5 tables</i>" in topic.slides[0]
    assert "Aland +10, Borea +10" in topic.slides[0]
    assert "At 1 table without a text in force some text gave every delegation 15 points" in topic.slides[0]


def left(count: int, before: str, after: str, gain: int) -> list[ClauseChange]:
    """So many tables that left a change of the first clause."""
    change = best_change(signed())
    assert change is not None
    told = (f'A: from "{before}" to "{after}".',)
    return [replace(change, issues=(0,), clauses=told, gains=(gain, gain))] * count


def test_what_one_table_left_is_not_told_as_what_another_left() -> None:
    public = signed().public
    row = _row(public, (0,), [*left(1, "300", "400", 1), *left(2, "200", "300", 2)])
    assert row.startswith("<b>A</b> <i>3 tables</i>")
    assert [re.sub("<[^>]*>", "", part) for part in row.split("<br>")[1:]] == [
        "2 tables: A: from &quot;200&quot; to &quot;300&quot;. · Aland +2, Borea +2",
        "1 table: A: from &quot;300&quot; to &quot;400&quot;. · Aland +1, Borea +1",
    ]


def test_of_many_changes_the_most_frequent_are_told_and_the_rest_is_counted() -> None:
    public = signed().public
    many = [one for k in range(1, 6) for one in left(6 - k, str(k), str(k + 1), k)]
    row = _row(public, (0,), many)
    assert row.count("<br>") == 4
    assert row.endswith("3 more tables left other changes of these.")


@pytest.mark.parametrize(("tables", "said"), [(1, "With 1 table"), (2, "With 2 tables"), (4, "With 4 tables"), (5, "")])
def test_a_class_of_few_tables_is_told_on_the_first_page_that_they_can_be_told_apart(tables: int, said: str) -> None:
    record = class_of(tables)
    for page in (projector_page(record).split('id="c0-endings-1"')[0], class_page(record).split("<main>")[0]):
        assert ("whoever was here" in page) == bool(said)
        assert said in page
        assert ("Names are nowhere." in page) == bool(said)


def test_what_is_shown_of_five_or_more_is_said_of_people_alone() -> None:
    assert too_few().startswith("What people in a role did, guessed or felt is shown of 5 or more of them.")


@pytest.mark.parametrize(("level", "most"), [("guided", 4), ("minister", 5)])
def test_what_really_happened_is_few_slides_and_goes_by_its_dates(level: str, most: int) -> None:
    found = debrief(play(load_scenario("sochi-2021"), {}, 3, level=level))
    last = topics(case_of(ClassRecord("", (FinishedTable("Table 1", found),))), 0)[-1]
    assert len(last.slides) <= most
    told = " ".join(last.slides[-2:])
    dates = ["2 December 2021", "7 December 2021", "14-16 December 2021", "February 2022", "To May 2022",
             "23-24 May 2022", "13 September 2022", "31 October 2022", "12 December 2022", "2 June 2023",
             "19-20 September 2023", "7 December 2023", "19 April to 30 August 2024", "8 August 2025"]  # fmt: skip
    places = [told.index(date) for date in dates]
    assert places == sorted(places)


# -- nobody is told -----------------------------------------------------------------


def test_pages_of_a_class_are_the_same_whoever_sat_where() -> None:
    scenario = load_scenario("lantern-strait")
    tables = [finished_table(f"Table {k}", play(scenario, {}, k, level="guided"), PULSES[k : k + 2]) for k in range(6)]
    one = ClassRecord("Tuesday", tuple(tables))
    other = ClassRecord("Tuesday", tuple(tables[k] for k in (3, 1, 5, 0, 2, 4)))
    assert class_page(one) == class_page(other)
    assert projector_page(one) == projector_page(other)


def test_no_label_of_a_table_stands_on_a_page_of_the_class() -> None:
    record = full()
    named = replace(record, tables=tuple(replace(one, label="Zebulon's corner") for one in record.tables))
    assert "Zebulon" not in class_page(named) + projector_page(named)


def test_a_table_s_own_page_has_its_own_label_alone(tmp_path: Path) -> None:
    written = write_class_debrief(full(2, 1), tmp_path)
    assert [path.name for path in written] == ["class.html", "table-1.html", "table-2.html", "table-3.html"]
    for k, path in enumerate(written[1:], start=1):
        assert set(re.findall(r"Table \d", path.read_text(encoding="utf-8"))) == {f"Table {k}"}


def test_labels_that_make_no_name_of_a_file_or_the_same_one_are_told_apart(tmp_path: Path) -> None:
    labels = ["../../Table 1", "Table 1", "???", "class", "Т1"]
    tables = tuple(FinishedTable(label, signed()) for label in labels)
    written = write_class_debrief(ClassRecord("", tables), tmp_path)
    assert [path.name for path in written] == [
        "class.html", "table-1.html", "table-1-2.html", "table.html", "class-2.html", "1.html",
    ]  # fmt: skip
    assert all(path.parent == tmp_path for path in written)


# -- the pages themselves -----------------------------------------------------------


def test_the_same_class_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_class_debrief(full(), tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def _well_made(text: str) -> Slides:
    page = Slides(text)
    assert (page.open, page.wrong) == ([], [])
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert not {"style", "srcset"} & {key for _, attrs in page.tags for key in attrs}
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on")]
    drawings = [attrs for attrs in page.all("svg") if attrs.get("aria-hidden") != "true"]
    assert all(attrs["role"] == "img" for attrs in drawings)
    assert len(page.all("desc")) == len(drawings)
    assert len(page.all("table")) == len(page.all("caption"))
    return page


def test_the_page_of_a_class_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    for path in write_class_debrief(full(), tmp_path):
        page = _well_made(path.read_text(encoding="utf-8"))
        assert not LOADING & {tag for tag, _ in page.tags}
        assert not {"src", "xlink:href"} & {key for _, attrs in page.tags for key in attrs}


def test_the_slides_load_a_style_sheet_and_a_script_of_this_host_and_nothing_else() -> None:
    page = _well_made(projector_page(full()))
    assert [attrs["href"] for attrs in page.all("link")] == ["/static/deck.css"]
    assert page.all("script") == [{"src": "/static/deck.js", "defer": None}]
    assert LOADING & {tag for tag, _ in page.tags} == {"link", "script"}
    assert "style" not in {tag for tag, _ in page.tags}
    assert len(page.all("section")) == len(page.words["h2"])
    assert page.words["h1"] == ["Debrief: Tuesday"]


def test_style_sheets_load_nothing_but_our_own_letters() -> None:
    assert "url(" not in CLASS_STYLE + PHONE_STYLE
    assert set(re.findall(r"url\(([^)]*)\)", DECK_STYLE)) == {
        "fonts/AccordSans-Regular.ttf", "fonts/AccordSans-SemiBold.ttf", "fonts/AccordSans-Bold.ttf",
        "fonts/AccordSerif-Bold.ttf",
    }  # fmt: skip
    assert not re.search(r"@import|https?:", CLASS_STYLE + DECK_STYLE + PHONE_STYLE)


def test_what_a_class_is_called_is_escaped() -> None:
    record = replace(full(), title="<script>alert(1)</script>")
    assert "<script>alert" not in class_page(record) + projector_page(record)
    assert "&lt;script&gt;alert(1)" in projector_page(record)


def test_a_class_without_a_finished_table_has_pages_too() -> None:
    _well_made(projector_page(ClassRecord("Tuesday", ())))
    _well_made(class_page(ClassRecord("Tuesday", ())))


def test_two_cases_of_a_class_stand_apart() -> None:
    other = replace(signed(), header=replace(signed().header, digest="e" * 64))
    record = class_of(2)
    both = replace(record, tables=(*record.tables, FinishedTable("Table 3", other)))
    page = _well_made(class_page(both))
    assert [f"c{k}-endings" in text for k, text in ((0, class_page(both)), (1, class_page(both)))] == [True, True]
    assert page.words["h1"] == ["Debrief: Tuesday"]


def test_pages_speak_the_language_of_the_class() -> None:
    text = projector_page(replace(full(), language=PSEUDO))
    assert "How the talks ended" not in text
    assert 'lang="pseudo"' in text


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_a_class_of_any_case_has_sound_pages(name: str, tmp_path: Path) -> None:
    """Five tables and a game nobody spoke in, at the first level and the last, with their ground."""
    scenario = load_scenario(name)
    for level in (scenario.public.levels[0].id, scenario.public.levels[-1].id):
        seats = range(len(scenario.sheets))
        lineups = [None, None, ["firm"] * len(seats), ["random"] * len(seats), ["random"] * len(seats)]
        sessions = [play(scenario, lineup, k, level=level) for k, lineup in enumerate(lineups)]
        pulses = [Pulse(Seat(seat), 1 + seat % 5, 3, 5) for seat in seats]
        tables = tuple(finished_table(f"Table {k}", one, pulses) for k, one in enumerate(sessions))
        record = ClassRecord("Any", tables, (case_ground(scenario, level, games=8),))
        _well_made(projector_page(record))
        for path in write_class_debrief(record, tmp_path / level):
            _well_made(path.read_text(encoding="utf-8"))


def test_a_table_is_worked_out_from_its_session_with_its_opening_notes() -> None:
    session = play(tiny(), {}, 1)
    table = finished_table("Table 1", session, PULSES[:2])
    assert table.found.header == session.header
    assert (table.label, table.pulses) == ("Table 1", (Pulse(ALAND, 1, 3, 4), Pulse(ALAND, 2, 3, 4)))
