"""Refusals and notes of files in a language that nobody speaks, and every sentence of three rooms in the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from domain_samples import put
from pseudo import plain_words, pseudo

import communique
from communique.interop.domain import Refused
from communique.interop.exporting import exported, writers
from communique.interop.formats import formats
from communique.interop.importing import imported
from communique.loading.scenario_file import list_scenarios, load_scenario

PACKAGE = Path(communique.__file__).parent
SPOKEN = {"tr", "tr_n", "N_", "N_n"}
PROGRAMMERS = {"ValueError", "KeyError", "TypeError", "AssertionError", "ModuleNotFoundError"}
"""What is said to those who write programs stays English."""
WRITTEN = {
    "interop/scenario_text.py": "the words that an import writes into a scenario file",
    "interop/formats/genius.py": "how a format computes utilities, written into a scenario file; files of Genius",
    "interop/formats/geniusweb.py": "how a format computes utilities, written into a scenario file",
    "interop/formats/negmas.py": "how a format computes utilities, written into a scenario file",
    "interop/negmas_scenarios.py": "how a scenario of NegMAS computes utilities, written into a scenario file",
    "interop/formats/negolog.py": "how a format computes utilities, written into a scenario file",
    "interop/formats/llm_deliberation.py": "how a format computes utilities, written into a scenario file",
    "classroom/report_style.py": "a style sheet",
    "classroom/class_style.py": "style sheets",
    "classroom/communique_page.py": "a style sheet",
}
"""Modules whose constants, or whole text, are no words shown by the program, and why."""
SENTENCE = re.compile(r"[A-Za-z]{2,},? [a-z]{2,},? [a-z]+")


def loose(room: str) -> Iterator[str]:
    """Texts of three words or more in a room that no function of the catalogue is given."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        whole = name in ("interop/scenario_text.py", "classroom/report_style.py", "classroom/class_style.py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node, inside in _texts(tree, ()):
            constant = not any(isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) for one in inside)
            if whole or (name in WRITTEN and (constant or _is_formula(_text(node)))) or _excused(node, inside):
                continue
            if SENTENCE.search(_text(node)):
                yield f"{name}:{node.lineno}: {_text(node)[:60]}"


def _texts(
    node: ast.AST, above: tuple[ast.AST, ...]
) -> Iterator[tuple[ast.Constant | ast.JoinedStr, tuple[ast.AST, ...]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr) or (isinstance(child, ast.Constant) and isinstance(child.value, str)):
            yield child, (*above, node)
        else:
            yield from _texts(child, (*above, node))


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]


def _is_formula(text: str) -> bool:
    """How a format computes a utility, where that depends on the files."""
    return text.startswith("Genius hypervolumes: ")


def _excused(node: ast.AST, above: tuple[ast.AST, ...]) -> bool:
    """Docstrings, asserts, markup, and what the catalogue or a programmer is given."""
    if isinstance(above[-1], ast.Expr) or any(isinstance(one, ast.Assert) for one in above):
        return True
    called = {getattr(one.func, "id", getattr(one.func, "attr", "")) for one in above if isinstance(one, ast.Call)}
    return bool(called & (SPOKEN | PROGRAMMERS)) or "<" in _text(node)  # type: ignore[arg-type]


@pytest.mark.parametrize("room", ["debrief", "classroom", "interop"])
def test_no_sentence_of_a_room_is_kept_from_translators(room: str) -> None:
    assert list(loose(room)) == []


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize("spoilt", ["", "{", "<", "x", "&"])
def test_a_spoilt_file_is_refused_in_the_language_spoken(name: str, spoilt: str, tmp_path: Path) -> None:
    files = dict(formats()[name].sample)
    last = sorted(files)[-1]
    put(tmp_path, {**files, last: spoilt + files[last][: len(files[last]) // 2]})
    with pseudo():
        try:
            notes = imported([tmp_path]).notes
            said = " ".join(notes)
        except Refused as refusal:
            said = refusal.reason
    known = {*re.findall(r"[A-Za-z_-]+", " ".join([*files, *files.values()])), str(tmp_path), *_LIBRARIES}
    assert [word for word in plain_words(said, (str(tmp_path),)) if word not in known] == []


_LIBRARIES = set(
    re.findall(
        r"[A-Za-z'-]+",
        "or not well-formed invalid token no element found mismatched tag unclosed expected but found did not find "
        "Expecting value property name enclosed in double quotes delimiter Unterminated string starting at Extra data "
        "while parsing a flow mapping mapping values are not allowed here could not block mapping node",
    )
)
"""Words of the libraries that read XML, JSON and YAML, which say in English where a file is broken."""


@pytest.mark.parametrize("to", writers())
@pytest.mark.parametrize("name", list_scenarios())
def test_what_an_export_leaves_out_is_said_in_the_language_spoken(name: str, to: str) -> None:
    scenario = load_scenario(name)
    one = formats()[to]
    names = {word for party in scenario.public.parties for word in party.name.split()}
    names |= {word for issue in scenario.public.issues for word in issue.title.split()}
    known = {*one.title.split(), one.title, scenario.public.signing.rule, scenario.public.id, "leave-out", *names}
    with pseudo():
        try:
            notes = exported(scenario, to, leave_out=True).notes
        except Refused as refusal:
            notes = (refusal.reason,)
        refused = ""
        try:
            exported(scenario, to)
        except Refused as refusal:
            refused = refusal.reason
    assert [word for said in (*notes, refused) for word in plain_words(said, known)] == []
    assert notes
