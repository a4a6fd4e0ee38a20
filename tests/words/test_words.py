"""Texts in a language: what is said, how it is counted and written, and that translators can be given every text."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as day
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from builders import three
from hypothesis import given
from hypothesis import strategies as st
from pseudo import plain_words, pseudo

from communique.model.message import Figure
from communique.model.scenario import Public
from communique.words import (
    date,
    gain_of_hundred,
    joined,
    language,
    languages,
    number,
    of_hundred,
    say,
    speaking,
    tr,
    tr_n,
    use,
)
from communique.words import message as message_of
from communique.words.catalogue import LOCALES, _Voice
from communique.words.pseudo import changed

PACKAGE = Path(__file__).resolve().parents[2] / "game" / "communique"
WRITTEN = three().public
IMPORTED = replace(WRITTEN, scale=60)
MARKS = {"tr": 1, "N_": 1, "tr_n": 2, "N_n": 2}
"""The functions that take texts, and how many texts they take first."""


# -- speaking ----------------------------------------------------------------------


def test_english_is_what_stands_in_the_source() -> None:
    assert language() == "en"
    assert tr("{party} signs.", party="Elona") == "Elona signs."
    assert [tr_n("{n} clause", "{n} clauses", n) for n in (0, 1, 2)] == ["0 clauses", "1 clause", "2 clauses"]


def test_braces_of_what_fills_a_place_are_left_alone() -> None:
    assert tr("{party} signs.", party="{n}") == "{n} signs."


def test_a_language_without_words_is_refused_with_those_there_are() -> None:
    with pytest.raises(KeyError, match='There are no words for the language "xx"; there are: en'):
        use("xx")
    assert language() == "en"
    assert "en" in languages()


def test_a_context_speaks_its_own_language_and_a_thread_beside_it_does_not() -> None:
    heard: list[str] = []
    with speaking("pseudo"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
        assert tr("Sign") != "Sign"
    assert heard == ["en"]
    assert tr("Sign") == "Sign"


def test_words_are_looked_up_in_a_compiled_catalogue_with_its_own_plural() -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add(("{n} clause", "{n} clauses"), ("{n} пункт", "{n} пункта", "{n} пунктов"))
    catalogue.add("1,000", "1 000")
    catalogue.add("0.5", "0,5")
    catalogue.add("{day} {month} {year}", "{day} {month} {year} г.")
    catalogue.add("November", "ноября")
    catalogue.add("{list} and {last}", "{list} и {last}")
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    voice = _Voice()
    voice.catalogue, voice.language = GNUTranslations(file), "ru"
    from communique.words import catalogue as room

    token = room._CONTEXT.set(voice)
    try:
        assert [tr_n("{n} clause", "{n} clauses", n) for n in (1, 2, 5)] == ["1 пункт", "2 пункта", "5 пунктов"]
        assert number(12345.5, 1) == "12 345,5"
        assert of_hundred(IMPORTED, 45) == "75,0"
        assert gain_of_hundred(IMPORTED, -8) == "\N{MINUS SIGN}13,3"
        assert say(message_of("analysis.nash_stall", party="A", clauses="b", kept=Figure(7.5, 1), stalled="")).count(
            "7,5"
        )
        assert date(day(2021, 11, 26)) == "26 ноября 2021 г."
        assert joined(["А", "Б", "В"]) == "А, Б и В"
    finally:
        room._CONTEXT.reset(token)


def test_the_folder_of_locales_travels_with_the_program() -> None:
    assert LOCALES.is_dir()


# -- numbers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "written"),
    [
        (0, 0, False, "0"),
        (1234567, 0, False, "1,234,567"),
        (-7, 0, False, "\N{MINUS SIGN}7"),
        (7, 0, True, "+7"),
        (0.25, 2, False, "0.25"),
        (-1234.5, 1, True, "\N{MINUS SIGN}1,234.5"),
    ],
)
def test_a_number_is_written(value: float, decimals: int, signed: bool, written: str) -> None:
    assert number(value, decimals, signed=signed) == written


@pytest.mark.parametrize(
    ("public", "points", "written", "gain"),
    [
        (WRITTEN, 64, "64", "+64"),
        (WRITTEN, 0, "0", "+0"),
        (WRITTEN, -3, "\N{MINUS SIGN}3", "\N{MINUS SIGN}3"),
        (IMPORTED, 45, "75.0", "+75.0"),
        (IMPORTED, -8, "\N{MINUS SIGN}13.3", "\N{MINUS SIGN}13.3"),
    ],
)
def test_points_are_written_of_a_hundred(public: Public, points: int, written: str, gain: str) -> None:
    assert (of_hundred(public, points), gain_of_hundred(public, points)) == (written, gain)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_can_be_read_back(value: int) -> None:
    assert int(number(value).replace(",", "").replace("\N{MINUS SIGN}", "-")) == value


# -- the pseudo-locale ----------------------------------------------------------------


@given(st.text("abcXYZ {}.,\n*0123", max_size=60))
def test_no_letter_stays_and_nothing_gets_shorter(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    done = changed(plain)
    assert not any(one.isascii() and one.isalpha() for one in done)
    assert len(done) >= len(plain)


def test_places_stay_and_are_filled() -> None:
    with pseudo():
        said = tr("Sign {name}, {place}.", name="NAME", place="PLACE")
    assert "NAME" in said
    assert "PLACE" in said
    assert plain_words(said, ("NAME", "PLACE")) == []


def test_two_fifths_are_added() -> None:
    text = "Every signatory will mark each clause of the draft."
    assert 1.3 <= len(changed(text)) / len(text) <= 1.6


def test_plain_words_are_found() -> None:
    assert plain_words("Śíğń now, please", allowed=("please",)) == ["now"]


# -- messages ---------------------------------------------------------------------------


def test_a_message_without_a_text_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        say(message_of("nowhere.nothing"))


# -- the sources ------------------------------------------------------------------------


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the package that takes texts, with its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def places(text: str) -> set[str]:
    """The names of the places in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_is_a_literal_that_a_translator_can_be_given() -> None:
    loose = []
    for where, call in calls():
        assert isinstance(call.func, ast.Name)
        if where.startswith("words/"):
            continue
        count = MARKS[call.func.id]
        marked = call.func.id == "tr" and isinstance(call.args[0], (ast.Name, ast.Attribute, ast.Subscript))
        if not marked and not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args[:count]):
            loose.append(where)
    assert loose == []


def test_every_place_in_a_text_is_filled_by_its_name() -> None:
    wrong = []
    for where, call in calls():
        assert isinstance(call.func, ast.Name)
        texts = [a.value for a in call.args[: MARKS[call.func.id]] if isinstance(a, ast.Constant)]
        given_names = {keyword.arg for keyword in call.keywords}
        if call.func.id not in ("tr", "tr_n") or not texts or None in given_names:
            continue
        needed = set().union(*(places(str(text)) for text in texts))
        if call.func.id == "tr_n":
            given_names |= {"n"}
            needed |= {"n"}
        if needed != given_names:
            wrong.append((where, sorted(needed ^ {str(one) for one in given_names})))
    assert wrong == []


@pytest.mark.slow
def test_nothing_is_said_while_a_module_is_imported() -> None:
    """A text that is said at import stays in the language of that moment."""
    early = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "commands" in path.parts:
            continue  # imported when they are called, after the language is chosen
        nodes = _at_import(ast.parse(path.read_text(encoding="utf-8")))
        said = [
            one for one in nodes if isinstance(one, ast.Call) and getattr(one.func, "id", "") in ("tr", "tr_n", "say")
        ]
        early += [f"{path.relative_to(PACKAGE)}:{one.lineno}" for one in said]
    assert early == []


def _at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """What is evaluated when the module is imported: bodies of classes and defaults, not bodies of functions."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for default in (*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)):
                yield from (default, *_at_import(default))
        elif not isinstance(node, ast.Lambda):
            yield from _at_import(node)
