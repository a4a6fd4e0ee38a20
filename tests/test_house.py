"""What holds for the whole house: light imports, the public interface, pygame in the window only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import communique

ROOT = Path(__file__).resolve().parents[1]


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
