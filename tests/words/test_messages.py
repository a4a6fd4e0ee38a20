"""Messages and their texts: each id has its text, each text is said by somebody, and its places are filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from pseudo import plain_words, pseudo

from communique.faces import FACES
from communique.model.message import Message, Plural, Template, companion, message
from communique.rules.moves import KINDS
from communique.rules.state import MARK_NAMES
from communique.words import say, templates

PACKAGE = Path(__file__).resolve().parents[2] / "game" / "communique"
MOVES = frozenset(FACES)
FORMS = ("said", "line", MOVES), ("cause", "sentence", frozenset({"ending", "adjourn"})), ("then", "first", MOVES)
"""In these areas, keys whose first word is the first of these have a companion with the second."""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    """The sources of the package, file by file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


@cache
def made() -> tuple[tuple[str, str, frozenset[str] | None], ...]:
    """Every message that the sources make: where, its id, and its arguments.

    The arguments are None where a mapping is unpacked, and where the id comes from a table of ids. Read when a test
    asks, not by every worker that collects the tests.
    """
    return tuple(_made())


def _made() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    for file, tree in trees():
        if file.parent.name in ("messages", "faces"):
            continue
        literal = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message":
                if isinstance(node.args[0], ast.Constant):
                    names = [keyword.arg for keyword in node.keywords]
                    literal.add(node.args[0])
                    given = None if None in names else frozenset(map(str, names))
                    yield f"{file}:{node.lineno}", str(node.args[0].value), given
            elif isinstance(node, ast.Constant) and node not in literal and is_id(node.value):
                yield f"{file}:{node.lineno}", str(node.value), None


def families() -> Iterator[str]:
    """Patterns of the ids that are put together from a name: of a solution, or of a move that has its price."""
    for _, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("message", "Message") and isinstance(node.args[0], ast.JoinedStr):
                parts = node.args[0].values
                yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z_-]+" for p in parts)


def is_id(value: object) -> bool:
    """True for a text that looks like the id of a message."""
    return (
        isinstance(value, str) and bool(re.fullmatch(r"[a-z-]+\.[a-z_]+", value)) and value.split(".")[0] in templates()
    )


def template(id: str) -> Template | None:
    area, _, key = id.partition(".")
    return templates().get(area, {}).get(key)


def places(text: Template) -> frozenset[str]:
    texts = (text.one, text.many) if isinstance(text, Plural) else (text,)
    return frozenset(name for one in texts for _, name, _, _ in Formatter().parse(one) if name)


def forms(id: str) -> tuple[str, ...]:
    """The id and those of its companions."""
    area, _, key = id.partition(".")
    first = key.partition("_")[0]
    return (id, *(companion(Message(id), other).id for one, other, areas in FORMS if one == first and area in areas))


def test_every_message_has_its_text() -> None:
    assert [(where, one) for where, id, _ in made() for one in forms(id) if template(one) is None] == []


def test_the_places_of_a_text_are_the_arguments_given() -> None:
    for where, id, given in made():
        found = frozenset[str]().union(*(places(text) for one in forms(id) if (text := template(one))))
        assert given is None or found == given, f"{where}: {id} has places {set(found)}, and is given {set(given)}"


@pytest.mark.slow
def test_every_text_is_said_by_somebody() -> None:
    said, built = {one for _, id, _ in made() for one in forms(id)}, re.compile("|".join(families()))
    there = {f"{area}.{key}" for area, words in templates().items() for key in words}
    assert {one for one in there - said if not built.fullmatch(one)} == set()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_face_names_its_move_and_tells_it_with_its_subject_and_without(name: str) -> None:
    words = FACES[name].words
    assert words["name"] == name
    told = [key for key in words if key.partition("_")[0] == "said"]
    assert told
    assert [companion(message(f"{name}.{key}"), "line").id.partition(".")[2] in words for key in told] == [True] * len(
        told
    )
    assert all("{who}" not in str(words[key.replace("said", "line", 1)]) for key in told)


def test_every_text_of_a_message_is_said_in_another_language() -> None:
    for area, words in templates().items():
        for key, text in words.items():
            given = dict.fromkeys(places(text), 2)
            with pseudo():
                said = say(message(f"{area}.{key}", **given))
            assert plain_words(said) == [], f"{area}.{key}"


def test_a_row_of_things_is_set_with_commas() -> None:
    assert say(message("clause.list", list=message("clause.list", list="A", next="B"), next="C")) == "A, B, C"


def test_marks_have_names() -> None:
    assert [say(name) for name in MARK_NAMES] == ["no mark", "initial", "hold", "block"]
