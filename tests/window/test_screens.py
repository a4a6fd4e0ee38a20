"""Every screen, for every scenario and level: it opens, fits, can be reached by keyboard, and paints the same twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from behind import session_of
from pseudo import plain_words, pseudo
from shapes import tables
from window.people import Person
from window.said import painted, said

from communique.debrief import Debrief
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.sheet import Scenario
from communique.present import humanitarian
from communique.session.folder import saves_folder
from communique.session.log import HUMAN, header_line
from communique.window import screens
from communique.window.app import Screen
from communique.window.game import Setup, open_game
from communique.window.map import region_in
from communique.window.screens._debrief_words import plain
from communique.window.screens._saves import last_game, when
from communique.window.screens._visit import Guide, visits
from communique.window.screens.briefing import BriefingScreen
from communique.window.screens.closing import ClosingScreen

Visit = Callable[[Person], None]
ALLOWED = ("Communiqué", "Ctrl", "Esc", "F1")
"""Words that no language changes: a name, and keys."""


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name)


def levels() -> Iterator[tuple[str, str]]:
    for name in list_scenarios():
        for level in scenario(str(name)).public.levels:
            yield str(name), level.id


TABLES = [
    pytest.param(*table, marks=() if table in tables() else pytest.mark.slow, id="-".join(table)) for table in levels()
]


def lineup(name: str, people: int) -> tuple[str, ...]:
    count = len(scenario(name).public.parties)
    return (HUMAN,) * people + ("random",) * (count - people)


def setup(name: str, level: str, people: int = 1) -> Setup:
    return Setup(scenario(name), level, "conference", 7, lineup(name, people))


def briefing(name: str, level: str, page: int, people: int = 1) -> Visit:
    def visit(person: Person) -> None:
        screen = person.app.go("briefing", setup=setup(name, level, people))
        assert isinstance(screen, BriefingScreen)
        screen._to(page)

    return visit


def curtain(name: str, level: str) -> Visit:
    def visit(person: Person) -> None:
        person.app.play(open_game(person.app, setup(name, level, people=2)))
        person.app.begin("curtain")

    return visit


def finish(person: Person, name: str, level: str) -> None:
    """Play a game of computers to its end, and show it as if the first seat had been a person's."""
    game = open_game(person.app, setup(name, level, people=0))
    person.app.play(game)
    game.start()
    while person.ui.pump():
        pass
    assert game.over


def closing(name: str, level: str, page: int) -> Visit:
    def visit(person: Person) -> None:
        finish(person, name, level)
        screen = person.app.begin("closing")
        assert isinstance(screen, ClosingScreen)
        screen._turn(page)

    return visit


def loaded(person: Person) -> None:
    open_game(person.app, setup("sochi-2021", "minister")).close()
    (saves_folder() / "broken.communique").write_text("{}\n")
    person.app.go("load")


VISITS = [(name, visit) for name in screens.names() for visit in visits(name)]


def visited(name: str, visit: str, size: tuple[int, int] = (1280, 720)) -> Person:
    """A person who has been brought to a screen, with the scenario that has a page of everything."""
    person = Person(size)
    whole = load_scenario("sochi-2021")
    visits(name)[visit](Guide(person.app, whole, whole.public.levels[-1].id))
    person.look()
    return person


@pytest.mark.slow
@pytest.mark.parametrize(("name", "level"), TABLES)
def test_seat_briefing_and_closing_open_for_every_scenario_and_level(name: str, level: str) -> None:
    person = Person((1280, 720), text=150)
    for page in range(4):
        briefing(name, level, page)(person)
        assert person.ui.overflowing() == []
    finish(person, name, level)
    screen = person.app.begin("closing")
    assert isinstance(screen, ClosingScreen)
    for page in range(3):
        screen._turn(page)
        assert person.ui.overflowing() == []


def records(person: Person) -> Iterator[str]:
    """What a screen quotes from the fact sheets, which stand in one language."""
    found = getattr(person.app.screen, "found", None)
    known = found.reference if isinstance(found, Debrief) else None
    for fact in (*known.facts, *known.later) if known else ():
        yield from (fact.mark, plain(fact.text), "; ".join(fact.sources))
    note = humanitarian.law(found.public) if isinstance(found, Debrief) else None
    if note is not None:
        yield "; ".join(dict.fromkeys(source for fact in note.facts for source in fact.sources))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_every_word_of_a_screen_is_said_in_the_language_spoken(
    name: str, visit: str, translated: Path, folders: Path
) -> None:
    with pseudo(), painted() as lines:
        person = visited(name, visit)
        quoted = (*ALLOWED, str(folders / "saves"), *records(person))
        assert plain_words(said(person.ui), quoted) == []
    # What is painted comes in pieces: words of what is quoted, names on the map, letters that mark points on a chart;
    # an address is cut where the line ends.
    known = {*pieces((*quoted, *names_on_maps())), "A", "I"}
    assert [piece for piece in pieces(lines) if not any(piece in word for word in known)] == []


def pieces(lines: Iterable[str]) -> set[str]:
    """The plain words of these lines, those joined by hyphens apart."""
    return {piece for word in plain_words("\n".join(lines)) for piece in word.split("-") if piece}


@cache
def names_on_maps() -> frozenset[str]:
    """The names that the scenario's map gives, in the one language that its file has."""
    region = region_in(scenario("sochi-2021").public.map)
    return frozenset(one.name for one in (*region.areas, *region.places))


@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_something_has_the_focus_when_a_screen_appears(name: str, visit: str) -> None:
    person = visited(name, visit)
    assert person.ui.focused is not None


def test_every_screen_is_named_like_its_file() -> None:
    assert {screens.find(name, Screen).name for name in screens.names()} == set(screens.names())


def test_an_unknown_screen_is_a_key_error_that_names_the_known() -> None:
    with pytest.raises(KeyError, match="title"):
        screens.find("cellar", Screen)


def test_escape_goes_back_one_screen() -> None:
    person = Person()
    person.app.go("browser")
    person.app.go("help")
    person.key("escape")
    assert person.at == "browser"
    person.key("escape")
    assert person.at == "title"
    person.key("escape")
    assert person.at == "title"


def test_f1_shows_help_anywhere_and_f11_turns_full_screen_on(folders: Path) -> None:
    person = Person()
    person.app.go("browser")
    person.key("f1")
    assert person.at == "help"
    person.key("f11")
    assert person.app.settings.full_screen


def test_text_grows_at_once_and_the_choice_is_kept(folders: Path) -> None:
    person = Person()
    person.app.go("settings")
    person.tab_to("text")
    person.key("3")
    assert person.ui.style.text_scale == 1.5
    assert person.focus == "text"
    assert '"text": 150' in (folders / "settings.json").read_text()


def test_a_scenario_that_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.loading import scenario_file as loading

    def broken(name: str) -> Scenario:
        if str(name) == "lantern-strait":
            raise OSError(2, "not there", "lantern-strait.yaml")
        return load_scenario(name)

    monkeypatch.setattr(loading, "load_scenario", broken)
    person = Person()
    person.app.go("browser")
    assert "not there" in person.ui.dump()
    person.click("card-lantern-strait")
    assert person.app.screen.chosen == "sochi-2021"  # type: ignore[attr-defined]


def test_a_broken_save_is_shown_with_its_reason_and_can_only_be_deleted() -> None:
    person = Person()
    loaded(person)
    said = " ".join(widget.text() for widget in person.ui.walk())
    assert "This is no save of Communiqué." in said
    assert [person.there(name) for name in ("open0", "open1", "delete0", "delete1")] == [True, False, True, True]


def test_a_save_is_deleted_after_a_question_only(folders: Path) -> None:
    person = Person()
    open_game(person.app, setup("sochi-2021", "guided")).close()
    person.app.go("load")
    person.click("delete0")
    assert person.focus == "no"
    person.key("return")
    assert len(list(folders.rglob("*.communique"))) == 1
    person.click("delete0")
    person.click("yes")
    assert list(folders.rglob("*.communique")) == []
    assert "There is no saved game yet." in person.ui.dump()


def test_the_sheet_of_one_person_is_not_on_the_screen_of_another() -> None:
    person = Person()
    briefing("sochi-2021", "minister", 3, people=2)(person)
    assert "Confidential" not in person.ui.dump()
    person.click("open")
    assert "Confidential" in person.ui.dump()
    assert "Delegation of Armenia" in person.ui.dump()
    person.click("next")
    assert "Confidential" not in person.ui.dump()
    person.click("open")
    assert "Delegation of Azerbaijan" in person.ui.dump()
    assert person.ui.find("next").text() == "Begin the talks"


def test_the_closing_saves_the_text_with_the_note_out_of_role(folders: Path) -> None:
    person = Person()
    closing("sochi-2021", "guided", 2)(person)
    person.click("note")
    person.type("We asked too late.")
    person.key("ctrl+s")
    (path,) = folders.rglob("*.txt")
    said = path.read_text(encoding="utf-8")
    assert "Sochi, 26 November 2021" in said
    assert said.endswith("Out of role: We asked too late.\n")


def test_another_seat_keeps_the_choices_and_asks_for_the_seat_again() -> None:
    person = Person()
    closing("sochi-2021", "delegate", 0)(person)
    person.click("another")
    assert person.at == "seat"
    assert person.app.screen.level == 1  # type: ignore[attr-defined]
    assert person.app.game is None


def agreed(gain: int, *, efficient: bool) -> str:
    from communique.analysis.measures import LeftOnTable
    from communique.present import Measure
    from communique.window.screens.closing import _left

    return _left(LeftOnTable(gain, (0,), (gain,), efficient), Measure(), scenario("lantern-strait").public)


def test_what_was_left_on_the_table_is_said_in_one_line() -> None:
    assert agreed(0, efficient=True) == "Nothing: no delegation could have gained more without a loss to another."
    assert agreed(1, efficient=False) == "Another text was possible that gave every delegation at least 1 point more."
    assert (
        agreed(0, efficient=False) == "Another text was possible that gave some delegations more and cost none a point."
    )


def test_a_page_says_who_may_read_it() -> None:
    person = Person()
    notes = []
    for page in range(4):
        briefing("sochi-2021", "guided", page)(person)
        notes.append("Only you see this page." in " ".join(widget.text() for widget in person.ui.walk()))
    assert notes == [False, False, False, True]


def test_what_really_happened_comes_first_in_the_list() -> None:
    person = Person()
    person.app.go("browser")
    cards = [widget.id for widget in person.ui.walk() if widget.id.startswith("card-")]
    assert cards[0] == "card-sochi-2021"


@pytest.mark.parametrize(
    ("name", "words"), [("harbour-at-sel", "The harbour at Sel"), ("anac2015-tram-3p", "anac2015-tram-3p")]
)
def test_the_title_says_which_game_goes_on(folders: Path, name: str, words: str) -> None:
    """By its title where the scenario is shipped; others are played from files of which a save has only the name."""
    game = open_game(Person().app, setup("harbour-at-sel", "guided"))
    game.close()
    (path,) = saves_folder().glob("*.communique")
    path.write_text(header_line(replace(session_of(game).header, scenario=name)) + "\n")
    found = last_game()
    assert found is not None
    assert found.words == f"{words}, {when(datetime.fromtimestamp(path.stat().st_mtime))}"
