"""The list of mutants is whole: one for each import contract, and each can still be made."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("name", [one["name"] for one in CONTRACTS])
def test_each_import_contract_has_a_mutant_that_breaks_it(name: str) -> None:
    assert f"{name} BROKEN" in [mutant.says for mutant in MUTANTS if mutant.test == "lint-imports"]


@pytest.mark.parametrize("name", ["moves", "faces", "screens", "lints", "kinds", "negotiators", "formats", "commands"])
def test_each_registry_has_mutants(name: str) -> None:
    """By the folder that the registry scans."""
    folder = {"moves": "rules/moves", "lints": "loading/lint", "kinds": "model/kinds", "screens": "window/screens"}
    place = f"game/communique/{folder.get(name, f'interop/{name}' if name == 'formats' else name)}/"
    assert any(mutant.file.startswith(place) for mutant in MUTANTS)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_can_still_be_made_and_the_tests_that_see_it_are_there(mutant: Mutant) -> None:
    path = ROOT / mutant.file
    if mutant.old:
        assert mutant.old in path.read_text(encoding="utf-8")
    elif not mutant.new:
        assert path.exists()
    assert all((ROOT / word).exists() for word in mutant.test.split() if word.startswith("tests/"))
