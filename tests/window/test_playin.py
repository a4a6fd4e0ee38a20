"""The play-in: it follows whatever a person does, keeps its place, covers nothing, and can be left at any time."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from pseudo import pseudo
from window.people import Person

from communique.model.package import OPEN
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.rules.state import Phase, QuestionKind
from communique.window.playin.first_case import CALLED
from communique.window.playin.lesson import NAMES
from communique.window.playin.lesson_steps import STEPS
from communique.window.playin.tips import TIPS
from communique.window.preferences import read_settings
from communique.window.screens.table import TableScreen

SIZES = ((1024, 640), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def table(person: Person) -> TableScreen:
    screen = person.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def led(size: tuple[int, int] = (1280, 800), *, text: int = 100) -> Person:
    """A person who has begun the play-in."""
    person = Person(size, text=text)
    person.click("playin")
    assert person.at == "table"
    return person


def title(person: Person) -> str:
    """What the strip says now; empty while it says nothing."""
    return person.ui.find("coach-title").text() if person.there("coach-title") else ""


def outlined(person: Person) -> str:
    person.look()
    about = person.ui.outline._about
    return "" if about is None else about.id


def bring(person: Person, step: str) -> None:
    """Skip on until that step is shown."""
    wanted = STEPS[NAMES.index(step)].title
    for _ in STEPS:
        if title(person) == wanted:
            return
        person.click("coach-skip")
    raise AssertionError(f"{step} never came; {title(person)} stands there")


# -- the title ---------------------------------------------------------------------------


def test_it_is_first_on_the_title_until_it_was_played_or_left() -> None:
    person = Person()
    assert person.focus == "playin"
    person.click("playin")
    person.click("coach-leave")
    assert title(person) == ""
    assert outlined(person) == ""
    person.app.home()
    person.look()
    assert person.focus == "new"
    assert person.there("playin")
    assert read_settings().playin == "done"


def test_the_title_goes_on_where_it_was_left(folders: Path) -> None:
    person = led()
    bring(person, "offer")
    person.app.home()
    person.look()
    again = Person(settings=read_settings())
    again.click("playin")
    assert title(again) == "Make an offer"
    assert len(list(folders.rglob("*.communique"))) == 1


def test_continue_goes_on_with_it_too_and_its_save_has_a_name(folders: Path) -> None:
    person = led()
    bring(person, "give")
    person.app.home()
    again = Person(settings=read_settings())
    assert CALLED in again.ui.find("continue").note  # type: ignore[attr-defined]
    again.click("continue")
    assert title(again) == "Give what costs you little"


def test_played_again_it_begins_anew(folders: Path) -> None:
    person = led()
    person.click("coach-leave")
    person.app.home()
    person.click("playin")
    assert title(person) == "Read one thing"
    assert len(list(folders.rglob("*.communique"))) == 2


def test_another_game_is_not_led() -> None:
    person = led()
    person.app.home()
    person.look()
    person.click("new")
    person.click("card-lantern-strait")
    person.click("open")
    person.click("go")
    while person.at == "briefing":
        person.click("open" if person.there("open") else "next")
    assert person.at == "table"
    assert title(person) == ""


# -- the steps ---------------------------------------------------------------------------


def test_back_skip_and_on_again() -> None:
    person = led()
    assert not person.ui.find("coach-back").enabled
    person.click("coach-skip")
    person.click("coach-skip")
    assert title(person) == STEPS[2].title
    person.click("coach-back")
    person.click("coach-back")
    assert title(person) == STEPS[0].title
    person.click("coach-skip")
    assert title(person) == STEPS[1].title


def test_show_me_puts_the_focus_on_what_is_outlined_and_presses_nothing() -> None:
    person = led()
    for step in STEPS[:9]:
        if title(person) != step.title:
            continue
        wanted, before = outlined(person), table(person).view.n
        person.key("f3")
        widget = person.ui.focused
        assert widget is not None
        assert wanted in (widget.id, *(node.id for node in widget.above()))
        assert not person.ui.dialogs
        assert table(person).view.n == before
        person.click("coach-skip")


def test_it_goes_to_what_lies_on_another_page(folders: Path) -> None:
    person = led((800, 500), text=150)  # one page at a time
    person.click("coach-skip")
    assert outlined(person) == "pages"
    person.click("coach-show")
    assert person.focus == "seat1"
    assert outlined(person) == "seat1"


def test_who_offers_at_once_is_not_held_up() -> None:
    person = led()
    screen = table(person)
    assert screen.submit(Offer((4, 4, 3, 3)))
    person.look()
    shown = []
    for _ in STEPS:
        shown.append(title(person))
        if title(person) == "Let them answer":
            break
        person.click("coach-skip")
    assert "Make an offer" not in shown
    assert "Put a clause into your package" not in shown
    assert shown[-1] == "Let them answer"


def test_a_decision_taken_back_does_not_confuse_it() -> None:
    person = led()
    screen = table(person)
    assert screen.submit(Offer((4, 4, 3, 3)))
    person.look()
    person.key("ctrl+z")
    bring(person, "pass")
    assert table(person).view.n == 0


@pytest.mark.parametrize("offer", [(4, 4, 3, 3), (1, 4, 3, 1), (0, 4, 0, 1), (OPEN, 4, OPEN, 1)])
def test_whatever_is_offered_it_says_something_that_can_be_done(offer: tuple[int, ...]) -> None:
    person = led()
    screen = table(person)
    assert screen.submit(Ask(QuestionKind.COMPARE, 0, other_issue=1, of=screen.coach._now().other))
    person.look()
    assert screen.submit(Offer(offer))
    person.look()
    assert screen.submit(Pass())
    for _ in range(60):
        person.look()
        if person.at != "table" or person.app.game is None or person.app.game.over:
            break
        screen = table(person)
        if not screen.view.my_turn:
            continue
        assert title(person)
        if screen.coach._now().situation == "press":
            assert title(person) == "A word to the press"
            assert outlined(person) == "way0"
            screen.submit(Press(0))
        elif not screen.submit(Pass()):
            break


def test_talks_that_end_without_a_deal_are_no_shame() -> None:
    person = led()
    for _ in range(80):
        person.look()
        game = person.app.game
        assert game is not None
        if game.over:
            break
        if not game.my_turn:
            continue
        view = game.view()
        game.submit(next(move for move in (Pass(), Press(0)) if view.refusal(move) is None))
    person.wait(100)
    while person.at not in ("closing",):
        person.key("return")
        person.wait(4000)
    assert "without an agreement" in person.ui.find("coach-text").text()
    person.click("coach-leave")
    assert title(person) == ""
    assert person.at == "closing"


def test_it_never_points_at_nothing_while_the_person_may_do_it() -> None:
    person = led()
    for step in STEPS[:9]:
        if title(person) == step.title:
            assert outlined(person), step.name
            person.click("coach-skip")


# -- where it stands ---------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("text", [100, 125, 150])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["english", "pseudo"])
def test_it_fits_and_covers_nothing_that_it_explains(size: tuple[int, int], text: int, language: str) -> None:
    def look() -> None:
        person = led(size, text=text)
        for _ in STEPS:
            id = outlined(person)
            assert person.ui.overflowing() == [], (title(person), id)
            if id:
                about = person.ui.find(id)
                assert not person.ui.find("coach").rect.colliderect(about.seen(about.rect)), id
            if not person.ui.find("coach-skip").enabled:
                break
            person.click("coach-skip")

    if language == "english":
        look()
        return
    with pseudo():
        look()


def test_it_fits_the_smallest_window() -> None:
    person = led((800, 500))
    assert person.ui.overflowing() == []
    assert person.unreachable() == []


def test_the_outline_is_painted_where_it_is_and_nowhere_else() -> None:
    person = led()
    person.app.set(reduced_motion=False)
    for move in range(6):
        person.click("coach-skip")
        person.send(pygame.MOUSEMOTION, pos=(3, 3), rel=(0, 0), buttons=(0, 0, 0))
        person.wait(60 + 200 * move)
        before = person.pixels()
        person.ui.paint_all(person.screen)
        assert person.pixels() == before, title(person)


def test_the_outline_closes_in_once_and_then_costs_nothing() -> None:
    person = led()
    person.app.set(reduced_motion=False)
    bring(person, "ask")
    person.wait(40)
    assert person.ui.outline._away > 0
    person.wait(1200)
    assert person.ui.outline._away == 0
    assert not any(owner is person.ui.outline for owner, _ in person.ui._motion._tweens.values())


def test_with_reduced_motion_it_stands_at_once() -> None:
    person = led()
    bring(person, "ask")
    person.look()
    assert person.ui.outline._away == 0
    ring = person.ui.outline.rect
    assert ring.contains(person.ui.find("do-ask").rect)


# -- tips --------------------------------------------------------------------------------


def alone(person: Person, level: str = "envoy") -> TableScreen:
    """At the table without being led, where the adviser keeps still until it is asked."""
    from communique.loading.scenario_file import load_scenario
    from communique.window.game import Setup, open_game

    case = load_scenario("lantern-strait")
    game = open_game(person.app, Setup(case, level, "conference", 7, ("human", "conceder")))
    person.app.play(game)
    person.app.enter_game()
    while person.there("way0"):
        person.click("way0")
        person.wait(200)
    return table(person)


def tip(person: Person) -> str:
    return person.ui.find("tip-text").text() if person.there("tip-text") else ""


def test_a_tip_goes_away_for_good_once_its_thing_was_done() -> None:
    person = Person()
    screen = alone(person)
    asking = next(one for one in TIPS if one.name == "ask")
    assert tip(person) == asking.text
    assert outlined(person) == "do-ask"
    assert screen.submit(Ask(QuestionKind.COMPARE, 0, other_issue=1, of=screen.coach._now().other))
    person.look()
    assert tip(person) != asking.text
    assert "ask" in read_settings().understood
    again = Person(settings=read_settings())
    alone(again)
    assert tip(again) != asking.text


def test_who_takes_a_clause_is_not_told_how_to() -> None:
    person = Person()
    screen = alone(person)
    person.app.set(understood=tuple(one.name for one in TIPS if one.name != "clause"))
    assert screen.submit(Offer((1, 4, 3, 1)))
    person.look()
    for _ in range(30):
        game = person.app.game
        assert game is not None
        if screen.coach._now().others_offers and game.my_turn and game.view().table.phase is Phase.FLOOR:
            break
        if game.my_turn:
            view = game.view()
            game.submit(next(move for move in (Pass(), Press(0), *view.candidates()) if view.refusal(move) is None))
        person.look()
    while screen.following.reading:  # a tip waits until what happened has been read
        assert tip(person) == ""
        screen._go_on()
    person.look()
    assert tip(person) == next(one.text for one in TIPS if one.name == "clause")
    assert outlined(person).startswith(("clauses-", "pages"))
    offer = screen.coach._now().others_offers[0]
    issue = next(one.issue for one in offer.clauses if not one.same)
    screen._callbacks().texts.take_clause(issue, offer.terms[issue])
    person.look()
    assert tip(person) == ""
    assert "clause" in read_settings().understood


def test_a_tip_is_understood_at_a_press_and_all_can_be_turned_off_and_on() -> None:
    person = Person()
    alone(person)
    person.click("tip-understood")
    assert "ask" in read_settings().understood
    person.app.set(understood=())
    person.look()
    assert tip(person)
    person.click("tip-never")
    assert tip(person) == ""
    assert not read_settings().tips
    person.app.go("settings")
    person.click("tips-again")
    person.app.back()
    assert read_settings().tips
    assert tip(person)


def test_a_tip_and_the_adviser_never_speak_at_once() -> None:
    person = Person()
    alone(person, "guided")
    assert person.there("adviser-said")
    assert tip(person) == ""
    person.click("adviser-hush")
    assert person.there("adviser-said") != bool(tip(person)) or not person.there("adviser-said")


def test_a_tip_covers_nothing_that_it_explains() -> None:
    person = Person()
    alone(person)
    about = person.ui.find(outlined(person))
    assert not person.ui.find("tip").rect.colliderect(about.rect)


@pytest.mark.parametrize("table_of", [STEPS, TIPS])
def test_names_are_their_own(table_of: tuple[object, ...]) -> None:
    names = [getattr(one, "name", "") for one in table_of]
    assert len(names) == len(set(names))


def agreed(person: Person) -> None:
    """On to a text that both have agreed to, by the shortest way."""
    screen = table(person)
    assert screen.submit(Offer((4, 4, 3, 4)))
    person.look()
    assert screen.submit(Pass())
    for _ in range(10):
        person.look()
    game = person.app.game
    assert game is not None
    assert game.view().table.agreed is not None


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_said_while_signing_and_at_the_end_fits(size: tuple[int, int]) -> None:
    person = led(size)
    agreed(person)
    assert person.at == "signing"
    assert title(person) == "Sign"
    for text in (100, 125, 150):
        person.app.set(text=text)
        person.look()
        assert person.ui.overflowing() == [], text
    game = person.app.game
    assert game is not None
    assert game.submit(Sign()) is None
    for _ in range(10):
        person.look()
    assert game.over
    person.app.begin("closing")
    assert title(person) == "That was all of it"
    for text in (100, 125, 150):
        person.app.set(text=text)
        person.look()
        assert person.ui.overflowing() == [], text
