"""The debrief on the screen: it opens for every ending, fits, can be reached by keyboard, and exports."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pygame
import pytest
from behind import played_in
from debrief.cases import adjourned, talked
from window.people import Person

from communique.classroom.case_ground import CaseGround, ground_at_hand, kept_ground
from communique.debrief import debrief
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.session.log import Event, Header
from communique.session.session import Session
from communique.simulation import play
from communique.window import theme
from communique.window.charts import Chart
from communique.window.kit import UI
from communique.window.screens import _debrief_keep, _debrief_place
from communique.window.screens.debrief import FRONTIER, PAGES, PATH, TEXTS, DebriefScreen
from communique.window.screens.replay import Replay

SIZES = ((1280, 720), (1024, 640), (1280, 800), (1920, 1080), (3840, 2160))
PERCENT = (100, 125, 150)


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def computed(name: str, level: str, seed: int, protocol: str = "conference") -> Callable[[], Session]:
    return lambda: play(load_scenario(name), {}, seed, level=level, protocol=protocol)


GAMES: dict[str, Callable[[], Session]] = {
    "by hand": talked,
    "nothing said": adjourned,
    "sochi": computed("sochi-2021", "minister", 1),
    "signed": computed("sochi-2021", "envoy", 2),
    "six parties": computed("harbour-at-sel", "envoy", 2),
    "offers": computed("lantern-strait", "", 1, "alternating"),
}


@cache
def game(name: str) -> Session:
    return GAMES[name]()


def opened(name: str, size: tuple[int, int] = (1280, 720)) -> tuple[Person, DebriefScreen]:
    person = Person(size)
    played_in(person.app, game(name))
    screen = person.app.go("debrief")
    assert isinstance(screen, DebriefScreen)
    person.look()
    return person, screen


@pytest.mark.slow
@pytest.mark.parametrize("name", GAMES)
def test_every_page_fits_at_every_size(name: str) -> None:
    person, screen = opened(name)
    for page in range(len(PAGES)):
        screen._turn(page)
        for size in SIZES:
            for text in PERCENT:
                person.ui.style.rescale(person.ui.style.scale, text / 100)
                person.ui.resize(size)
                assert person.ui.overflowing() == [], (PAGES[page], size, text)


@pytest.mark.slow
@pytest.mark.parametrize("name", GAMES)
def test_every_control_can_be_reached_by_keyboard(name: str) -> None:
    person, screen = opened(name)
    for page in range(len(PAGES)):
        screen._turn(page)
        person.look()
        assert person.unreachable() == [], PAGES[page]


@pytest.mark.slow
@pytest.mark.parametrize("page", range(len(PAGES)))
def test_painting_what_changed_gives_the_same_picture_as_painting_all(page: int) -> None:
    person, screen = opened("sochi")
    screen._turn(page)
    person.look()
    person.key("tab", "tab", "right", "right")
    person.send(pygame.MOUSEMOTION, pos=(400, 400), rel=(0, 0), buttons=(0, 0, 0))
    person.wait(1000)
    before = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == before


def test_pages_are_turned_with_the_arrow_keys() -> None:
    person, screen = opened("by hand")
    assert person.focus == "pages"
    assert "You got 20 of 100 points" in person.ui.dump()
    person.key(*["right"] * 5)
    assert screen.page == 5
    assert "A and B together" in person.ui.dump()


def test_a_dot_says_its_event_to_the_keyboard() -> None:
    person, screen = opened("by hand")
    screen._turn(FRONTIER)
    person.tab_to("chart")
    person.key("home")
    assert "Event 1: P1 of Aland. Aland 5, Borea 25." in person.ui.find("chart").text()
    assert "A: A0; B: B1." in person.ui.find("spot").text()  # in the words that Aland has for an offer
    person.key("right")
    assert "Event 8: P2 of Borea. Aland 20, Borea 20." in person.ui.find("chart").text()
    person.key("end")
    assert "The deal. Aland 20, Borea 20." in person.ui.find("chart").text()
    person.key("right")
    assert "The deal." in person.ui.find("chart").text()


def test_a_dot_says_its_event_to_the_pointer() -> None:
    person, screen = opened("by hand")
    screen._turn(PATH)
    person.look()
    chart = person.ui.find("curves", Chart)
    spot = chart.spots[0]
    pos = (chart.rect.x + round(spot.x) + 2, chart.rect.y + round(spot.y) - 2)
    before = person.pixels()
    person.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    assert "Event 1" in chart.text()
    assert "Event 1" in person.ui.find("spot").text()
    assert person.pixels() != before
    person.tab_to("curves")
    person.key("end")
    assert "Event 8" in chart.text()
    person.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    person.send(pygame.MOUSEMOTION, pos=(chart.rect.right - 3, chart.rect.y + 3), rel=(0, 0), buttons=(0, 0, 0))
    assert "Event 8" in chart.text()


def test_another_pair_can_be_looked_at_and_a_choice_is_kept() -> None:
    person, screen = opened("sochi")
    screen._turn(FRONTIER)
    person.tab_to("pair")
    person.key("right")
    assert "Armenia and Russia" in person.ui.find("chart").text()
    person.key("4")
    assert "Shares" in person.ui.find("chart").text()
    screen._turn(PAGES.index("Beliefs"))
    screen._turn(FRONTIER)
    assert "Shares" in person.ui.find("chart").text()


def test_with_many_parties_each_axis_is_chosen() -> None:
    person, screen = opened("six parties")
    screen._turn(FRONTIER)
    person.tab_to("across")
    person.key("right")
    assert "Union and Company" in person.ui.find("chart").text()


def test_whose_story_is_told_can_be_chosen_where_several_people_played() -> None:
    person, _ = opened("by hand")
    assert "that moved your points by +15" in person.ui.find("decided").text()
    person.tab_to("told")
    person.key("right")
    assert "that moved your points by −5" in person.ui.find("decided").text()


def test_a_text_of_one_s_own_leads_to_its_place_on_the_path() -> None:
    person, screen = opened("sochi")
    screen.choose("told", 1)
    screen._turn(TEXTS)
    person.look()
    assert screen.found is not None
    event = next(own.text.event for own in screen.found.own_texts if own.text.seat == 1)
    person.tab_to(f"jump{event}")
    person.key("enter")
    assert (screen.page, person.focus) == (PATH, "curves")
    assert person.ui.find("curves").text().split(": ")[1].startswith(f"Event {event}")


def test_a_text_of_one_s_own_leads_to_its_event_in_the_replay() -> None:
    person, screen = opened("sochi")
    screen._turn(TEXTS)
    person.look()
    assert screen.found is not None
    event = next(own.text.event for own in screen.found.own_texts if own.text.seat == 0)
    person.tab_to(f"replay{event}")
    person.key("enter")
    assert person.at == "replay"
    replay = person.app.screen
    assert isinstance(replay, Replay)
    assert replay.at == event


def test_what_texts_revealed_and_the_price_are_read_out() -> None:
    person, _ = opened("signed")
    person.tab_to("revealed-chart")
    person.key("end")
    assert "After session " in person.ui.find("revealed-chart").text()
    said = person.ui.find("price-bars").text()
    assert all(name in said for name in ("Armenia", "Azerbaijan", "Russia"))


def simulated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ten simulated tables in the place of a thousand, kept in a folder of the test's."""

    def few(folder: Path, scenario: Scenario, level: str, **wishes: Any) -> CaseGround:
        return kept_ground(folder, scenario, level, games=10, progress=wishes["progress"])

    def at_hand(folder: Path, scenario: Scenario, level: str) -> CaseGround | None:
        return ground_at_hand(folder, scenario, level, games=10)

    monkeypatch.setattr(_debrief_place, "grounds", lambda: tmp_path / "grounds")
    monkeypatch.setattr(_debrief_place, "kept_ground", few)
    monkeypatch.setattr(_debrief_place, "ground_at_hand", at_hand)


def test_the_place_among_simulated_tables_is_worked_out_when_asked_for_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    simulated(monkeypatch, tmp_path)
    person, _ = opened("signed")
    person.tab_to("place")
    person.key("enter")
    assert person.focus == "place-chart"
    assert "Your table: " in person.ui.find("place-chart").text()
    again, _ = opened("signed")
    assert again.there("place-chart")


def test_the_simulated_tables_can_be_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    simulated(monkeypatch, tmp_path)
    person, _ = opened("signed")
    monkeypatch.setattr("communique.window.beside.Beside.start", lambda work: None)
    person.tab_to("place")
    person.key("enter")
    assert person.focus == "place-stop"
    person.key("enter")
    assert person.focus == "place"


KEPT = ("keep-text", "keep-page", "keep-paper", "keep-picture")


def test_the_communique_is_kept_as_text_page_paper_and_picture_and_never_over_another(folders: Path) -> None:
    person, _ = opened("signed")
    for id in (*KEPT, *KEPT):
        person.tab_to(id)
        person.key("enter")
    files = [path for path in (folders / "saves").iterdir() if not path.name.startswith(".")]
    assert sorted(path.suffix for path in files) == [*[".html"] * 2, *[".pdf"] * 2, *[".png"] * 2, *[".txt"] * 2]
    begins = {".html": b"<!doctype html>", ".pdf": b"%PDF", ".png": b"\x89PNG", ".txt": b"Text of an exercise."}
    assert all(path.read_bytes().startswith(begins[path.suffix]) for path in files)
    # Two delegations have signed; a seal beside each stands where the case is an invented one alone.
    seals = 2 if person.app.game is not None and person.app.game.public.fictional else 0
    assert all(path.read_bytes().count(b"<li>") == 2 for path in files if path.suffix == ".html")
    assert all(path.read_bytes().count(b"<img ") == seals for path in files if path.suffix == ".html")


def test_without_the_extra_the_paper_says_so(monkeypatch: pytest.MonkeyPatch, folders: Path) -> None:
    missing = ModuleNotFoundError("No module named 'fpdf'", name="fpdf")
    monkeypatch.setattr(_debrief_keep, "_paper", Mock(side_effect=missing))
    person, screen = opened("signed")
    screen.choose("told", 0)
    person.tab_to("keep-paper")
    person.key("enter")
    assert 'pip install "communique[classroom]"' in person.ui.dump()
    assert list(folders.rglob("*.pdf")) == []


@pytest.mark.parametrize("name", GAMES)
def test_the_picture_to_share_fits_and_tells_no_figure_of_another_seat(name: str) -> None:
    found = debrief(game(name))
    ui = UI(theme.style(text_scale=_debrief_keep.LARGE), _debrief_keep.SIZE)
    ui.show(_debrief_keep._card(ui, found, Seat(0)))
    assert ui.overflowing() == []
    said = re.findall(r"[0-9]+ of 100", ui.dump())
    assert said == [f"{found.outcome.points[0]} of 100"]
    for party in found.public.parties[1:]:
        assert re.search(rf"{party.short}[^\n]*points", ui.dump()) is None


def test_a_game_that_is_only_looked_at_has_no_simulated_tables() -> None:
    person, screen = opened("signed")
    person.app.go("debrief", found=screen.found)
    person.look()
    assert not person.there("place")


def test_what_people_came_to_in_research_stands_beside_the_place() -> None:
    person = Person((1280, 720))
    played_in(person.app, play(load_scenario("spare-rolling-stock"), {}, 3))
    person.app.go("debrief")
    person.look()
    assert "of 9,531 deals between people 7,343 (77.0 %)" in " ".join(widget.text() for widget in person.ui.walk())


def test_beliefs_open_from_the_chair_of_the_person() -> None:
    person = Person((1280, 720))
    played_in(person.app, Session.resume(*seated(game("signed"), 2)))
    person.app.go("debrief", page=PAGES.index("Beliefs"))
    person.look()
    assert person.ui.find("bars").label.startswith("Russia about the weights of Armenia")


def seated(session: Session, seat: int) -> tuple[Scenario, Header, list[Event]]:
    """The same game, with a person in `seat` alone."""
    lineup = tuple("human" if p == seat else "random" for p in range(len(session.header.lineup)))
    return session.scenario, replace(session.header, lineup=lineup, level=""), session.events


def test_a_belief_is_read_out_with_its_truth() -> None:
    person, screen = opened("by hand")
    screen._turn(PAGES.index("Beliefs"))
    # From 10 to 10: the false answer moves 4; a clause named for its value adds 3, for home 2, for a principle 5. So 19
    # to 14, which is 58 to 42 percent. That is half; the other half is even shares, since one offer alone does not tell
    # by Bayes' rule what weighs more.
    assert "A believed 54 percent, was 25 percent" in person.ui.find("bars").text()
    person.tab_to("who")
    person.key("right")
    assert "A believed 55 percent, was 75 percent" in person.ui.find("bars").text()


def test_the_report_is_saved_beside_the_save_and_never_over_another(folders: Path) -> None:
    person, _ = opened("by hand")
    person.key("ctrl+s")
    person.click("export")
    reports = sorted(folders.rglob("*.html"))
    assert len(reports) == 2
    assert reports[0].read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_report_that_cannot_be_saved_is_told(folders: Path) -> None:
    person, _ = opened("by hand")
    (folders / "saves").write_text("in the way", encoding="utf-8")
    person.key("ctrl+s")
    assert "The report could not be saved" in person.ui.dump()


def test_the_figures_are_worked_out_on_a_thread_and_shown_when_they_are_there() -> None:
    person = Person((1280, 720))
    person.app.inline = False
    played_in(person.app, game("by hand"))
    screen = person.app.go("debrief")
    assert isinstance(screen, DebriefScreen)
    assert "being worked out" in person.ui.dump() or screen.found is not None
    for thread in threading.enumerate():
        if thread.name == "beside":
            thread.join(20)
    person.look()
    assert "A joint communiqué was signed." in person.ui.dump()
    assert person.focus == "pages"


def test_who_has_left_is_not_brought_back_when_the_figures_come() -> None:
    person = Person((1280, 720))
    person.app.inline = False
    played_in(person.app, game("by hand"))
    person.app.go("debrief")
    person.key("escape")
    for thread in threading.enumerate():
        if thread.name == "beside":
            thread.join(20)
    person.look()
    assert person.at == "title"
