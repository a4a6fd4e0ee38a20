"""Tables where there is little room: names fold, and no figure and no id is cut, in 80 columns or fewer."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from domain_orders import TOTAL
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from communique.cli import main
from communique.commands._tables import print_figures, print_ids
from communique.loading.scenario_file import load_scenario

LONG = "a_negotiator_with_a_name_that_goes_on_and_on_for_a_while"
CUT = "\N{HORIZONTAL ELLIPSIS}"


def printed(width: int) -> tuple[Console, StringIO]:
    out = StringIO()
    return Console(file=out, width=width, markup=False, highlight=False), out


@given(
    st.lists(st.integers(0, 10**8), min_size=1, max_size=14),
    st.text("abc [b]", min_size=1, max_size=90),
    st.integers(40, 120),
)
def test_every_figure_stands_whole_beside_a_name_of_any_length(figures: list[int], name: str, width: int) -> None:
    console, out = printed(width)
    told = [f"{figure:,}" for figure in figures]
    print_figures(console, "A title", ["Who", *("A long head of figures" for _ in told)], [[name, *told]])
    assert re.findall(r"[0-9][0-9,]*", out.getvalue()) == told
    assert max(map(len, out.getvalue().splitlines())) <= width
    assert CUT not in out.getvalue()


def test_ids_keep_whole_and_the_text_beside_them_folds() -> None:
    console, out = printed(50)
    print_ids(
        console,
        ["Id", "Text", "Ids"],
        [["an-id-of-some-length", "words " * 9, "one-more-id,\nthe-next"]],
        text=1,
        figures=(),
    )
    lines = out.getvalue().splitlines()
    assert "an-id-of-some-length" in lines[1]
    assert lines[1].rstrip().endswith("one-more-id,")
    assert lines[2].rstrip().endswith("the-next")
    assert max(map(len, lines)) <= 50


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / f"{LONG}.py").write_text(
        f"from communique import negotiator\n\ndef {LONG}(view, dice):\n"
        "    return negotiator('linear').decide(view, dice)\n"
    )
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_league_of_long_names_has_all_its_figures_in_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["tournament", "one-pitch", "linear", f"{LONG}.py:{LONG}", "--rounds", "5"]
    assert main([*call, "--stats", "utility", "--mirror"]) == 0
    out = capsys.readouterr().out
    assert CUT not in out
    assert main([*call, "--mirror", "--json"]) == 0
    for row in json.loads(capsys.readouterr().out)["league"]:
        for figure in (row["utility"]["value"], row["welfare"]["value"], row["to_nash"]["value"]):
            assert f"{figure:.3f}" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.usefixtures("here")
def test_lists_analyses_and_imports_name_every_id_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--with", f"{LONG}.py:{LONG}"]) == 0
    listed = capsys.readouterr().out
    for name in ("orrin-glass", "sochi-2021", "harbour-at-sel"):
        public = load_scenario(name).public
        for id in (name, *(one.id for one in (*public.parties, *public.levels))):
            assert re.search(rf"(?<![\w-]){id}(?![\w-])", listed), id
    for word in ("327,680", "Trilateral", "conciliator"):
        assert word in listed
    assert max(map(len, listed.splitlines())) <= 80
    assert main(["analyse", "sochi-2021", "--level", "guided"]) == 0
    analysed = capsys.readouterr().out
    for word in ("all_for_all", "recognition", "commission", "detainees"):
        assert word in analysed
    assert analysed.count("Kalai-Smorodinsky") == 2  # a row of the points, and the head of a column of packages
    for name, text in TOTAL.items():
        folder = Path("tree") / f"{LONG}_of_domains"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["import", "--all", "tree"]) == 0
    imported = capsys.readouterr().out
    assert CUT not in listed + analysed + imported
    assert re.search(r" 2 +2 +4$", imported, re.MULTILINE)
    assert f"\n{LONG}_of_domains: " in imported  # a note stands below the table, where a column for it would be narrow
