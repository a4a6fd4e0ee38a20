"""What holds for the whole house: light imports, the public interface, pygame in the window only."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from io import StringIO
from pathlib import Path
from tokenize import NAME, generate_tokens

import pytest
from dearest import DEAREST
from house import House
from house_picture import PICTURE, picture

import communique
from communique.model.levels import at_level
from communique.rules.moves import KINDS

ROOT = Path(__file__).resolve().parents[1]
HOUSE = House(ROOT / "game" / "communique")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules_after(code: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return set(run.stdout.split())


def test_importing_the_package_imports_no_library() -> None:
    heavy = {"numpy", "pygame", "pydantic", "yaml", "typer", "rich"}
    assert not heavy & modules_after("import communique")


def test_a_negotiation_in_code_never_imports_the_window() -> None:
    code = "import communique; communique.play(communique.load_scenario('lantern-strait'), {}, 1)"
    assert "pygame" not in modules_after(code)


@pytest.mark.parametrize("name", [name for name in communique.__all__ if name != "__version__"])
def test_every_public_name_exists_and_says_what_it_is(name: str) -> None:
    assert getattr(communique, name).__doc__


def test_the_public_names_are_the_same_for_python_and_for_those_who_read_its_types() -> None:
    tree = HOUSE.trees[""]
    shown = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.asname or alias.name
        for node in ast.walk(shown)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed | {"__version__"} == set(communique.__all__) == set(dir(communique))
    assert list(communique._HOMES) == sorted(communique._HOMES)


def test_every_move_that_a_seat_can_make_is_a_public_name() -> None:
    moves = {kind.type for kind in KINDS.values() if not kind.by_itself and not kind.by_facilitator}
    assert {getattr(communique, kind.__name__) for kind in moves} == moves


@pytest.mark.parametrize(
    "code", ["from communique import Accept, Offer, Pass, Strategy", "from communique import bring"]
)
def test_what_a_negotiator_is_written_with_imports_no_heavy_library(code: str) -> None:
    assert not {"numpy", "pygame", "pydantic", "yaml", "typer", "rich"} & modules_after(code)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'communique' has no attribute 'nothing'"):
        _ = communique.nothing


def test_no_text_names_a_machine_path() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = listed.stdout.split("\n")
    if not any(files):
        pytest.skip("not a git checkout")
    for name in files:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".yaml", ".toml", ".json") and path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8")
            assert "/wor" + "k/" not in text, name
            assert "/roo" + "t/" not in text, name


# -- the page of a package index -----------------------------------------------------------


def page_of_the_index() -> str:
    """The README as a package index shows it, by the substitutions that the build makes."""
    hook = PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    text = (ROOT / hook["fragments"][0]["path"]).read_text(encoding="utf-8")
    for one in hook["substitutions"]:
        text = re.sub(one["pattern"], one["replacement"], text)
    return text


def test_the_page_of_a_package_index_leads_nowhere_that_is_not_there() -> None:
    page = page_of_the_index()
    assert re.findall(r"!?\[[^\]]*\]\((?!https?:)[^)]*\)", page) == []
    assert "assets/pictures" not in page


def test_the_page_of_a_package_index_shows_a_moment_of_a_real_game() -> None:
    page = page_of_the_index()
    scenario = at_level(communique.load_scenario("lantern-strait"), "guided")
    first, second = (3, 3, 3, 1), (3, 3, 3, 8)
    worth = [
        sum(row[k] for row, k in zip(scenario.sheets[0].points, package, strict=True)) for package in (first, second)
    ]
    assert f"Your package {worth[0]} of 100 · no deal {scenario.sheets[0].no_deal(scenario.public, 0)}" in page
    assert f"P2 as Pellin amends it: {worth[1]}" in page
    for issue in scenario.public.issues:
        assert issue.short in page


# -- the words of the house -----------------------------------------------------------------


GUIDE = (ROOT / "game" / "GUIDE.md").read_text(encoding="utf-8")


def glossary() -> list[str]:
    """The words of the guide's glossary."""
    section = GUIDE.split("## Glossary\n")[1].split("\n## ")[0]
    return re.findall(r"^\| ([a-z]+) \| ", section, re.MULTILINE)[1:]


def test_the_glossary_has_thirty_two_words() -> None:
    assert len(glossary()) == len(set(glossary())) == 32


@pytest.mark.parametrize("word", glossary())
def test_a_word_of_the_glossary_is_the_one_in_use(word: str) -> None:
    """It names things of the code in three modules or more, so that nobody has to learn a second word for them."""
    used = [module for module, names in _named().items() if re.search(rf"(?i)(?<![a-z]){word}s?(?![a-z])", names)]
    assert len(used) >= 3


@cache
def _named() -> dict[str, str]:
    return {module: _names(text) for module, text in HOUSE.sources.items()}


def _names(text: str) -> str:
    """The identifiers of a source, words apart."""
    names = " ".join(token.string for token in generate_tokens(StringIO(text).readline) if token.type == NAME)
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", names)


def test_every_file_that_the_guide_names_is_there() -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if ".git/" not in path.as_posix()]
    told = GUIDE.split("## Recipes\n")[0] + GUIDE.split("## Contributing\n")[1]
    named = re.findall(r"`([a-z_/]+\.(?:py|md|yaml|svg))`", told)
    assert [name for name in named if not any(path == name or path.endswith(f"/{name}") for path in paths)] == []


# -- the grain of the house ------------------------------------------------------------------


def test_no_public_class_or_alias_has_the_name_of_another() -> None:
    assert HOUSE.names_used_twice() == {}


def test_no_module_has_the_name_of_another() -> None:
    assert HOUSE.file_names_used_twice() == {}


def test_no_public_name_is_a_module_as_well() -> None:
    assert HOUSE.names_that_are_modules() == []


def test_no_module_has_more_than_500_lines() -> None:
    """None is excepted, tables of words and of drawings included."""
    lengths = {module: len(text.splitlines()) for module, text in HOUSE.sources.items()}
    assert len(lengths) > 400
    assert {module: lines for module, lines in lengths.items() if lines > 500} == {}


def test_modules_import_each_other_in_no_circle() -> None:
    assert HOUSE.circles() == []


def test_nobody_asks_which_protocol_s_table_it_holds() -> None:
    assert HOUSE.table_checks() == {}


def test_rooms_called_pure_keep_nothing_between_calls() -> None:
    """Kept may be a scan of folders, which depends on nothing but what is installed, and what a pure function gives.

    Those of the dice are asked in every turn of a game for the same purpose and the same seed.
    """
    pure = ("model", "rules", "views", "analysis", "faces")
    kept = [name for name in HOUSE.memories() if name.split(".")[0] in pure]
    assert kept == ["model.kinds.issue_kinds", "rules.dice._mixed", "rules.dice.key_of", "rules.protocol._known"]


def test_no_word_that_had_to_be_explained_names_anything() -> None:
    words = ["by_table", "tabled", "driven", "kernel", "crew", "singly", "learned", "Hands", "Wires", "Around"]
    named = {token.string for text in HOUSE.sources.values() for token in generate_tokens(StringIO(text).readline)}
    assert sorted(named & set(words)) == []


def test_the_picture_of_the_house_is_drawn_from_the_imports_there_are() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(HOUSE), "python tests/house_picture.py draws it anew"


# -- the tests themselves --------------------------------------------------------------------


def test_every_file_of_tests_that_goes_first_is_there() -> None:
    assert [file for file in DEAREST if not (ROOT / file).is_file()] == []
    assert len(set(DEAREST)) == len(DEAREST)
