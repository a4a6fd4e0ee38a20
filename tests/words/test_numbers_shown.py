"""Decimals and thousands are written by `words.numbers` alone: no room that people hear has another format."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.words import catalogue, number, percent, rounded, tr

PACKAGE = Path(__file__).resolve().parents[2] / "game" / "communique"
EXEMPT = {
    "words/numbers.py": "writes them",
    "words/speech.py": "says counts by `number`",
    "words/messages/analysis.py": "a place for a count, which `speech` writes",
    "model/kinds/__init__.py": "an option's label, in the language of its scenario's file",
    "interop/decimals.py": "files of other programs",
    "interop/scenario_text.py": "a scenario's file, whose language is English",
    "interop/pettingzoo_env.py": "an error to those who program",
    "analysis/merge.py": "an error to those who program",
    "analysis/space.py": "an error to those who program",
    "classroom/svg.py": "coordinates",
    "classroom/paper_stock.py": "coordinates",
}
"""Files that have a format of their own, each with the reason."""
RAW = re.compile(r"[ +\-<>^]*(\{[^{}]*\})?[0-9]*(,|,?\.([0-9]+|\{[^{}]*\})[eEfFgGn%]|[eEfFgG%])")
"""What follows the colon of a place that shows a float, or thousands."""
SUSPECT = re.compile(r":[^:\n]*[eEfFgGn%,]\}|%[0-9+]*\.[0-9]|\bformat\(")
"""What a source holds that has such a format: most need not be parsed."""
OLD = re.compile(r"%[0-9+]*\.[0-9]+[efg]")


def raw_formats(source: str) -> Iterator[int]:
    """The lines of `source` where a number is written in a format of the program's own."""
    if not SUSPECT.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            if RAW.fullmatch(ast.unparse(node.format_spec)[2:-1]):
                yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            places = re.findall(r"\{[a-z_]*:([^{}]*)\}", node.value)
            if any(RAW.fullmatch(spec) for spec in places) or OLD.search(node.value):
                yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "format":
            yield node.lineno


def test_no_number_for_people_is_written_in_a_format_of_its_own() -> None:
    found = {path.relative_to(PACKAGE).as_posix(): raw_formats(path.read_text("utf-8")) for path in files()}
    loose = {name: lines for name, each in found.items() if name not in EXEMPT and (lines := sorted(set(each)))}
    assert loose == {}


def test_what_is_exempt_has_a_format_of_its_own_still() -> None:
    assert [name for name in EXEMPT if not list(raw_formats((PACKAGE / name).read_text("utf-8")))] == []


@pytest.mark.parametrize(
    "line",
    ['f"{x:.1f}"', 'f"{x:g}"', 'f"{100 * x:+.1f} %"', 'f"{x:,}"', 'f"{x:.{n}g}"', '"{n:,} bytes"', '"%.1f" % x',
     'f"{x:8.2f}"'],
)  # fmt: skip
def test_a_raw_format_is_seen(line: str) -> None:
    assert list(raw_formats(line)) == [1]


@pytest.mark.parametrize("line", ['f"{x:>8}"', 'f"{x:.40}"', 'f"{x!r:.40}"', '"{share} %"', 'f"{x:02x}"'])
def test_what_writes_no_decimals_is_none(line: str) -> None:
    assert list(raw_formats(line)) == []


def files() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def test_percent_and_decimals_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    class French(catalogue.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"0.5": "0,5", "1,000": "1 000", "{share} %": "{share}\N{NO-BREAK SPACE}%"}.get(message, message)

    monkeypatch.setattr(catalogue._PROCESS, "catalogue", French())
    assert tr("{share} %", share=1) == "1\N{NO-BREAK SPACE}%"
    assert (percent(12.96, 1), rounded(37.5, 2), number(-0.7804, 3)) == (
        "13,0\N{NO-BREAK SPACE}%",
        "37,5",
        "\N{MINUS SIGN}0,780",
    )
