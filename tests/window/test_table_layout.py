"""How the table uses a window: nine issues in a small one, more of the game in a larger one, what a person may set."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest
from pygame import Rect
from tabling import Hand
from window.people import Person
from window.test_table import PHASES

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import Seat
from communique.present import Proposed
from communique.rules.state import Phase
from communique.session.log import HUMAN
from communique.window.game import Setup, open_game
from communique.window.kit import Scroll, Segmented
from communique.window.preferences import DENSITIES, PROJECTOR, SIMPLE, Settings
from communique.window.table.issue_rows import IssueRows, IssueStrip


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", f"{tmp_path}/saves")
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", f"{tmp_path}/settings.json")


def seated(name: str, size: tuple[int, int] = (1280, 800), settings: Settings | None = None) -> Person:
    """A person in the first seat of the case at its fullest level, with all issues settled in the package."""
    person = Person(size, settings=settings)
    case = load_scenario(name)
    level = case.public.levels[-1].id if case.public.levels else ""
    setup = Setup(case, level, "conference", 5, (HUMAN, *("random",) * (len(case.sheets) - 1)))
    game = open_game(person.app, setup)
    person.app.play(game)
    person.app.enter_game()
    person.look()
    while game.my_turn and game.view().table.phase is Phase.NEWS:
        assert game.submit(next(iter(game.view().candidates()))) is None
        person.look()
    game.notepads[game.humans[0]].package = (1,) * len(game.public.issues)
    person.app.enter_game()
    person.look()
    return person


@pytest.mark.parametrize("name", [str(name) for name in list_scenarios()])
def test_all_issues_of_every_case_stand_in_a_window_of_1280_by_800(name: str) -> None:
    person = seated(name)
    rows = person.ui.find("rows", Scroll)
    assert rows._content <= rows.rect.h, f"{rows._content - rows.rect.h} pixels are scrolled away"


def test_the_name_of_an_issue_stands_beside_its_options() -> None:
    person = seated("sochi-2021")
    strip = person.ui.find("issue2").parent
    assert isinstance(strip, IssueStrip)
    assert strip.rect.h < 70
    assert strip.choices.rect.x > strip.rect.x + 120


def test_a_larger_window_shows_more_and_not_only_larger() -> None:
    small, large = seated("sochi-2021"), None
    words = {widget.id for widget in small.ui.walk() if widget.id}
    assert not {"on-table", "transcript"} <= words
    large = seated("sochi-2021", (1920, 1080))
    seen = {widget.id for widget in large.ui.walk() if widget.id}
    assert {"on-table", "transcript", "clause-reader"} <= seen
    assert words - seen <= {"pages"}
    assert large.ui.style.scale < 1.35, "a window half as large again would be filled by the same at 1.35"


def test_for_a_projector_the_same_is_shown_larger() -> None:
    person = seated("sochi-2021", (1920, 1200), Settings(density=PROJECTOR, reduced_motion=True, sound=False))
    assert person.ui.style.scale == 1.5
    assert person.there("pages")


def test_density_takes_effect_at_once_and_is_kept() -> None:
    person = seated("sochi-2021", (1920, 1200))
    assert person.ui.style.scale == 1.25
    person.app.go("settings")
    person.look()
    for at, density in enumerate(DENSITIES):
        person.ui.find("density", Segmented).choose(at)
        person.look()
        assert person.app.settings.density == density
    assert person.ui.style.scale == 1.5


def test_a_simple_table_leaves_public_calls_to_the_tips() -> None:
    full, plain = seated("sochi-2021"), seated("sochi-2021", settings=Settings(density=SIMPLE, reduced_motion=True))
    assert full.there("issue0")
    assert plain.there("issue0")
    plain.ui.find("pages", Segmented).choose(1)
    plain.look()
    assert plain.there("transcript")
    assert not plain.there("filter")
    strip = plain.ui.find("issue2").parent
    assert isinstance(strip, IssueStrip)
    assert strip.choices.plain
    assert "Called for in public" in "".join(option.tip for option in strip.choices.options)


def test_the_clause_under_the_hand_is_read_in_full() -> None:
    person = seated("sochi-2021", (1920, 1080))
    person.send(1024, pos=person.middle("issue1", 0.9), rel=(0, 0), buttons=(0, 0, 0))
    assert person.ui.find("clause-words").text().startswith("All detained persons are returned")
    person.tab_to("issue0")
    person.key("home")
    assert person.ui.find("clause-words").text().startswith("The communiqué says nothing about it.")


def test_where_few_issues_leave_room_the_package_stands_there_as_a_text() -> None:
    person = seated("lantern-strait")
    said = " ".join(widget.text() for widget in person.ui.find("package-text").walk())
    assert "4 " in said
    assert "crowns" in said


def test_signs_of_all_who_propose_an_option_leave_its_points_and_the_next_option_alone() -> None:
    person = seated("harbour-at-sel", (1024, 640))
    strip = person.ui.find("issue0").parent
    assert isinstance(strip, IssueStrip)
    choices, row = strip.choices, strip.choices.row
    first, second = choices.cells()[:2]
    width = choices.style.text_width(row.choices[0].worth, choices.style.face("small_strong"))
    beyond = Rect(first.right - choices.style.px(8) - width, first.y, 0, first.h)
    beyond.w = second.centerx - beyond.x
    before = pygame.image.tobytes(person.screen.subsurface(beyond), "RGB")
    everybody = tuple(Proposed(Seat(seat), f"P{seat}", False) for seat in range(6))
    choices.show(replace(row, choices=(replace(row.choices[0], drafted=True, proposed=everybody), *row.choices[1:])))
    person.look()
    assert pygame.image.tobytes(person.screen.subsurface(beyond), "RGB") == before


def test_what_changed_since_the_last_move_is_painted_and_said() -> None:
    hand = Hand(PHASES["busy floor"]())
    assert hand.table.parts is not None
    rows: IssueRows = hand.table.parts.rows
    before = hand.pixels()
    rows.paint_changes({1: (0, 2)})
    hand.look()
    changed = hand.pixels()
    assert changed != before
    strip = hand.ui.find("issue1").parent
    assert isinstance(strip, IssueStrip)
    assert strip.text().startswith("Changed since your last move: ")
    rows.paint_changes({})
    hand.look()
    assert hand.pixels() == before
