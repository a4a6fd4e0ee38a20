"""Nothing that the window says is kept from translators: its sources are read, and what no screen shows is opened."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo import plain_words, pseudo
from window.people import Person
from window.said import said

import communique.window
from communique.loading.scenario_file import load_scenario
from communique.session.log import HUMAN
from communique.session.recorder import Turn
from communique.window import net, unsaved
from communique.window.game import Setup, open_game
from communique.words import tr

WINDOW = Path(communique.window.__file__).parent
SPOKEN = {"tr", "tr_n", "N_", "N_n"}
PROGRAMMERS = {"ValueError", "KeyError", "TypeError", "RuntimeError", "AssertionError", "AttributeError"}
"""What is said to those who write programs stays English."""
REPORTS = {"overflow", "_spill", "text_overflow"}
"""Functions that say to tests how a layout fails."""
SHOWN = {"Label", "Rich", "Button", "Chip", "Toggle", "HoldButton", "Meter", "Gauge", "ChoiceOption", "KeyBinding"}
"""What shows its first argument."""
SENTENCE = re.compile(r"[A-Za-z]{2,},? [a-z]{2,},? [a-z]+")
WORD = re.compile(r"[A-Z][a-z]+( [a-z]+)*[.:?]?")


def texts(node: ast.AST, above: tuple[ast.AST, ...] = ()) -> Iterator[tuple[str, int, tuple[ast.AST, ...]]]:
    """Every text in a source, with its line and what stands around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in child.values]
            yield "".join(parts), child.lineno, (*above, node)
            yield from texts(child, (*above, node, child))
        elif isinstance(child, ast.Constant) and isinstance(child.value, str):
            if not isinstance(node, ast.JoinedStr):
                yield child.value, child.lineno, (*above, node)
        else:
            yield from texts(child, (*above, node))


def loose(path: Path) -> Iterator[str]:
    """Sentences, and words given to what shows them, that no function of the catalogue is given."""
    for text, line, above in texts(ast.parse(path.read_text(encoding="utf-8"))):
        called = {getattr(one.func, "id", getattr(one.func, "attr", "")) for one in above if isinstance(one, ast.Call)}
        inside = {one.name for one in above if isinstance(one, ast.FunctionDef)}
        if isinstance(above[-1], ast.Expr) or called & (SPOKEN | PROGRAMMERS) or inside & REPORTS:
            continue
        last = above[-1]
        shown = isinstance(last, ast.Call) and getattr(last.func, "id", "") in SHOWN and WORD.fullmatch(text)
        if (shown and text != "Communiqué") or SENTENCE.search(text):
            yield f"{path.name}:{line}: {text[:60]}"


@pytest.mark.parametrize("name", sorted(path.relative_to(WINDOW).as_posix() for path in WINDOW.rglob("*.py")))
def test_no_words_of_the_window_are_kept_from_translators(name: str) -> None:
    assert list(loose(WINDOW / name)) == []


def test_a_word_that_is_not_marked_is_found(tmp_path: Path) -> None:
    path = tmp_path / "cellar.py"
    path.write_text(
        'a = Label("Wine")\nb = f"There is no wine in {cellar}"\nc = Label(tr("Wine"))\nd = Label("body")\n'
    )
    assert list(loose(path)) == ["cellar.py:1: Wine", "cellar.py:2: There is no wine in {}"]


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Person]:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setattr(unsaved, "places", lambda: [tmp_path])
    with pseudo():
        yield Person((800, 500))


ALLOWED = ("Communiqué",)


@pytest.mark.parametrize("kept", net.REPORTED)
@pytest.mark.parametrize("told", [net.REPORTED, net.UNREPORTED])
def test_what_the_last_net_says_is_translated_and_fits(person: Person, told: dict[str, str], kept: str) -> None:
    person.app.tell(tr(net.TITLE), tr(told[kept], save="1", report="2", reason="3"))
    person.look()
    assert plain_words(said(person.ui), ALLOWED) == []
    assert person.ui.overflowing() == []


@pytest.mark.parametrize("turn", Turn)
def test_what_becomes_of_a_save_is_said_in_the_language_spoken_and_fits(person: Person, turn: Turn) -> None:
    scenario = load_scenario("harbour-at-sel")
    seats = len(scenario.public.parties)
    person.app.play(
        open_game(person.app, Setup(scenario, "guided", "conference", 7, (HUMAN,) + ("random",) * (seats - 1)))
    )
    unsaved.tell(person.app, turn, "1")
    person.look()
    assert plain_words(said(person.ui), ALLOWED) == []
    assert person.ui.overflowing() == []


def test_the_question_before_an_unsaved_game_is_left_and_the_other_folder_are_translated(
    person: Person, tmp_path: Path
) -> None:
    unsaved.ask_before(person.app, lambda: None)
    person.look()
    assert plain_words(said(person.ui), ALLOWED) == []
    assert person.ui.overflowing() == []
    person.click("elsewhere")
    assert person.there("save-here")
    assert plain_words(said(person.ui), (*ALLOWED, str(tmp_path), "communique play", "--save", "FILE")) == []
    assert person.ui.overflowing() == []


def test_a_question_before_something_is_gone_is_answered_in_the_language_spoken(person: Person) -> None:
    person.app.confirm(tr("Delete this game?"), "1", tr("Delete"), lambda: None)
    person.look()
    assert plain_words(said(person.ui), ALLOWED) == []
