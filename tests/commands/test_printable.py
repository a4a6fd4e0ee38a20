"""What a name could tell a terminal to do is shown, not done."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.cli import main
from communique.commands._common import printable
from communique.loading.scenario_file import find_scenario

SHOWN = {
    "\x1b[31m": r"\x1b[31m",
    "gpj.\u202eexe": r"gpj.\u202eexe",
    "a\u2066b\u2069": r"a\u2066b\u2069",
    "a\u200eb\u200f": r"a\u200eb\u200f",
    "a\u200bb": r"a\u200bb",
    "\ud800": r"\ud800",
    "two\nlines": "two\nlines",
    "Bakı 10\u00a0km": "Bakı 10\u00a0km",
}


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_no_sign_is_shown_as_its_number(text: str) -> None:
    assert printable(text) == SHOWN[text]


def test_a_title_with_a_mark_of_direction_is_printed_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = find_scenario("lantern-strait").read_text(encoding="utf-8")
    path = tmp_path / "lantern-strait.yaml"
    path.write_text(source.replace("title: Lantern Strait", "title: Lantern\u200f Strait", 1), encoding="utf-8")
    assert main(["analyse", str(path), "--level", "guided"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == r"Lantern\u200f Strait, level guided"
