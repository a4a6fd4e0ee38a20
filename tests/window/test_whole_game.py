"""Whole games through the window, from title to closing: by mouse, by keyboard alone, two people at one screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from behind import session_of
from window.people import Person

from communique.session.store import read_save
from communique.window.kit import Button

pytestmark = pytest.mark.slow

Use = Callable[[str], None]
"""Activates the control with that id, by whatever means."""
STEPS = 3000


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "saves"


def by_keyboard(person: Person) -> Use:
    """Tab and Enter, nothing else."""

    def use(id: str) -> None:
        person.tab_to(id)
        person.key("return")

    return use


def able(person: Person, id: str) -> bool:
    """Whether a button with that id is there and can be pressed."""
    return any(widget.id == id and widget.enabled for widget in person.ui.top.walk() if isinstance(widget, Button))


def to_the_table(person: Person, use: Use, card: str) -> None:
    """From the title through scenario, seat and briefing."""
    use("new")
    assert person.at == "browser"
    use(f"card-{card}")
    use("open")
    assert person.at == "seat"
    use("go")
    assert person.at == "briefing"
    while person.at == "briefing":
        use("open" if person.there("open") else "next")


def step(person: Person, use: Use) -> None:
    """One step of a person who wants an agreement: take the first line, initial everything, sign, else pass."""
    if person.ui.dialogs:
        use(next(id for id in ("form-yes", "form-no", "yes", "ok") if able(person, id)))
    elif person.at == "curtain":
        person.hold("reveal")
    elif person.at == "epilogue":
        use("to-result")
    elif able(person, "go-on"):
        use("go-on")
    elif able(person, "way0"):
        use("way0")
    elif able(person, "sign"):
        use("sign")
    elif able(person, "do-accept"):
        use("do-accept")
    elif able(person, "do-mark"):
        use("do-mark")
        if able(person, "form-all-all"):
            use("form-all-all")
    elif able(person, "do-pass"):
        use("do-pass")
    else:
        use("do-offer")


def play(person: Person, use: Use) -> None:
    """Play on until the closing."""
    for _ in range(STEPS):
        if person.at == "closing":
            return
        step(person, use)
        person.wait(20)
    raise AssertionError(f"still at the {person.at} after {STEPS} steps:\n{person.ui.dump()}")


@pytest.mark.parametrize("card", ["lantern-strait", "sochi-2021"])
def test_a_game_can_be_played_by_mouse(card: str, saves: Path) -> None:
    person = Person()
    to_the_table(person, person.click, card)
    assert person.at == "table"
    play(person, person.click)
    game = person.app.game
    assert game is not None
    assert game.over
    (path,) = saves.glob("*.communique")
    assert list(read_save(path).events) == session_of(game).events


def test_a_game_can_be_played_by_keyboard_alone() -> None:
    person = Person()
    use = by_keyboard(person)
    to_the_table(person, use, "lantern-strait")
    assert person.at == "table"
    play(person, use)
    use("again")
    assert person.at == "table"


def test_a_decision_is_taken_back_with_the_keyboard() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    game = person.app.game
    assert game is not None
    before = len(session_of(game).events)
    step(person, person.click)
    while person.ui.dialogs:
        step(person, person.click)
    assert len(session_of(game).events) > before
    person.key("ctrl+z")
    assert len(session_of(game).events) == before


def test_a_game_goes_on_where_it_was_left(saves: Path) -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    for _ in range(3):
        step(person, person.click)
    game = person.app.game
    assert game is not None
    assert not game.over
    log = session_of(game).log_text()
    person.app.home()
    person.click("continue")
    again = person.app.game
    assert person.at in ("table", "closing")
    assert again is not None
    assert session_of(again).log_text() == log


def test_a_game_can_be_watched() -> None:
    person = Person()
    person.click("new")
    person.click("card-lantern-strait")
    person.click("open")
    person.ui.focus(person.ui.find("who"))
    person.key("3")
    person.click("go")
    while person.at == "briefing":
        person.click("next")
    person.wait(100)
    assert person.app.game is not None
    assert person.app.game.observing
    assert person.app.game.over
    play(person, person.click)


def hot_seat(person: Person) -> None:
    """Two people sit down at Lantern Strait, each with a sheet of their own."""
    person.click("new")
    person.click("card-lantern-strait")
    person.click("open")
    person.ui.focus(person.ui.find("who"))
    person.key("2")
    person.click("go")
    while person.at == "briefing":
        person.click("open" if person.there("open") else "next")


def test_two_people_play_to_the_end_with_a_curtain_between_them() -> None:
    person = Person()
    hot_seat(person)
    seats: list[str] = []
    for _ in range(STEPS):
        if person.at == "closing":
            break
        if person.at == "curtain":
            seats.append(next(w.text() for w in person.ui.walk() if w.text().startswith("Town of")))
        step(person, person.click)
        person.wait(20)
    assert person.at == "closing"
    assert set(seats) == {"Town of Osmark", "Town of Pellin"}
    assert all(one != other for one, other in pairwise(seats))


def test_the_curtain_leaks_no_number_and_no_word_of_a_sheet() -> None:
    person = Person()
    hot_seat(person)
    game = person.app.game
    assert game is not None
    secrets = [
        text for sheet in session_of(game).scenario.sheets for text in (sheet.brief, *(c.title for c in sheet.cards))
    ]
    curtains = 0
    for _ in range(60):
        if person.at == "closing":
            break
        if person.at == "curtain":
            curtains += 1
            said = "\n".join(widget.text() + widget.tooltip() for widget in person.ui.walk())
            assert not any(letter.isdigit() for letter in said), said
            assert not any(secret[:40] in said for secret in secrets)
            shown = person.pixels()
            person.ui.paint_all(person.screen)
            assert person.pixels() == shown
        step(person, person.click)
        person.wait(20)
    assert curtains > 2


def test_a_pause_behind_the_curtain_leaks_nothing_either() -> None:
    person = Person()
    hot_seat(person)
    assert person.at == "curtain"
    person.key("escape")
    assert person.at == "pause"
    person.click("briefing")
    said = "\n".join(widget.text() for widget in person.ui.walk())
    assert "Confidential" not in said


def test_behind_the_curtain_the_briefing_has_no_sheet_of_whoever_has_just_left() -> None:
    person = Person()
    hot_seat(person)
    curtains = 0
    while curtains < 2:
        step(person, person.click)
        person.wait(20)
        curtains += person.at == "curtain"
    person.key("escape")
    person.click("briefing")
    assert person.app.game is not None
    said = "\n".join(widget.text() for widget in person.ui.walk())
    assert "Your sheet" not in said
    assert not any(sheet.brief.strip()[:40] in said for sheet in session_of(person.app.game).scenario.sheets)
    person.key("escape")
    person.click("resume")
    assert person.at == "curtain"


def test_after_a_pause_the_table_is_as_it_was() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    person.click("issue0", 0.9)
    before = person.app.screen
    said = person.ui.find("issue0").text()
    person.key("escape")
    assert person.at == "pause"
    person.click("resume")
    assert person.app.screen is before
    assert person.ui.find("issue0").text() == said


def test_from_the_closing_one_can_go_back_to_the_last_decision() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    play(person, person.click)
    person.click("undo")
    assert person.at in ("table", "signing")
    assert person.app.game is not None
    assert person.app.game.my_turn
    play(person, person.click)


def test_alternating_offers_can_be_played_too() -> None:
    person = Person()
    person.click("new")
    person.click("card-lantern-strait")
    person.click("open")
    person.ui.focus(person.ui.find("protocol"))
    person.key("2")
    person.click("go")
    while person.at == "briefing":
        person.click("next")
    for issue in range(4):
        person.ui.focus(person.ui.find(f"issue{issue}"))
        person.key("3")
    play(person, person.click)
    assert person.app.game is not None
    assert session_of(person.app.game).header.protocol == "alternating"


def test_another_way_can_be_tried_in_a_save_of_its_own(saves: Path) -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    step(person, person.click)
    person.key("escape")
    person.click("branch")
    assert person.at == "table"
    first, second = saves.glob("*.communique")
    assert read_save(first).events == read_save(second).events
    play(person, person.click)
    shorter, longer = sorted((read_save(path).events for path in (first, second)), key=len)
    assert len(shorter) < len(longer)
    assert longer[: len(shorter)] == shorter


def test_the_debrief_is_one_press_from_the_closing() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    play(person, person.click)
    person.click("debrief")
    assert person.at == "debrief"
    person.key("escape")
    assert person.at == "closing"
