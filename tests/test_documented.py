"""The pages tell of everything there is: commands, options, moves, negotiators, formats, lints, extras, variables."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from reference import VARIABLES, reference, variables
from reference_pages import digests, public_moves

from communique import commands
from communique.loading.lint import LINTS
from communique.model.kinds import issue_kinds
from communique.model.scenario import Meters

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "game" / "GUIDE.md").read_text(encoding="utf-8")
PAGES = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "scenarios/README.md")) + GUIDE
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def test_the_reference_of_the_guide_is_what_the_registries_say() -> None:
    section = GUIDE.split("## Reference\n")[1].split("\n## ")[0]
    assert reference() in section + "\n", "python tests/reference.py prints it anew"


def test_every_variable_of_the_environment_is_explained() -> None:
    assert variables() == set(VARIABLES)


@pytest.mark.parametrize("name", [f"communique {name}" for name in commands.names()])
def test_a_page_shows_each_command(name: str) -> None:
    assert re.search(rf"{name}(?![\w-])", PAGES)


@pytest.mark.parametrize("name", [*LINTS, *issue_kinds(), *(field.name for field in fields(Meters))])
def test_a_page_names_each_lint_kind_and_meter(name: str) -> None:
    assert f"`{name}`" in PAGES


@pytest.mark.parametrize("name", EXTRAS)
def test_a_page_names_each_extra(name: str) -> None:
    assert f"`{name}`" in PAGES or f"[{name}]" in PAGES


def test_the_table_of_digests_ends_with_a_line_when_it_is_written_anew() -> None:
    text = (ROOT / "tests" / "simulation" / "digests.json").read_text(encoding="utf-8")
    assert digests(text).endswith('"}\n')


def test_a_move_more_is_a_public_name_more_once_the_pages_are_written() -> None:
    """Taken out of the three lists, a move is put back where it stood; what is there stays as it is."""
    text = (ROOT / "game" / "communique" / "__init__.py").read_text(encoding="utf-8")
    assert public_moves(text) == text
    without = "".join(line for line in text.splitlines(keepends=True) if not re.search(r"\bWithhold\b", line))
    assert text.count("Withhold") - without.count("Withhold") == 3
    assert public_moves(without) == text
