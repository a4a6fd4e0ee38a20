"""The contract of every command there is: help, a run, a refusal, each in one sentence and in the language spoken."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from domain_orders import ORDERS
from pseudo import plain_words, pseudo, within_bounds

import communique
from communique import commands
from communique.cli import main
from communique.commands import _common, check
from communique.host.addresses import addresses
from communique.host.doctor import OPENING
from communique.interop.formats import formats
from communique.loading.lint import LINTS
from communique.loading.lint._lint import LintStatus
from communique.loading.scenario_file import read_document
from communique.loading.translation import skeleton
from communique.negotiators.registry import every
from communique.rules.state import EndingKind

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "loading" / "sample.yaml"
CLICK = re.compile(
    r"Usage: communique|Show this message and exit\.|\[required\]|^(Options|Commands|Arguments):|\[default: [^\]]*\]|"
    r"<[a-zA-Z \[\]]+>|-{1,2}[a-z][a-z-]*|\b[A-Z]+\b|\{[A-Za-z.]+\}|\[[A-Za-z.]+\]|\b\d+<=x(<=\d+)?|"
    r"See: communique --help|\[default:|conference\]",
    re.MULTILINE,
)
"""What the library that reads arguments says of itself, names of options, and what stands for an argument."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scenario and its translation, a finished game, a damaged one and a plan."""
    path = tmp_path_factory.mktemp("runs")
    (path / "sample.yaml").write_bytes(SAMPLE.read_bytes())
    translated = skeleton(read_document(SAMPLE, SAMPLE).data, "pseudo", within_bounds)
    (path / "sample.pseudo.yaml").write_text(translated, encoding="utf-8")
    (path / "scenarios").mkdir()
    for name in ("sample.yaml", "sample.pseudo.yaml"):
        (path / "scenarios" / name).write_bytes((path / name).read_bytes())
    (path / "seeds").mkdir()
    for seed in (SAMPLE.parent / "seeds").iterdir():
        (path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    log = communique.play(communique.load_scenario(path / "sample.yaml", "pseudo"), seed=1).log_text()
    (path / "game.communique").write_text(log, encoding="utf-8")
    (path / "damaged.communique").write_text(log.replace('"move"', '"mvoe"', 3), encoding="utf-8")
    (path / "plan.yaml").write_text(
        "format: communique-sweep 1\nscenarios: [sample.yaml]\nprotocols: [alternating]\n"
        "lineups: [{}]\ngames: 2\nseed: 1\n"
    )
    (path / "orders").mkdir()
    for name, text in ORDERS.items():
        (path / "orders" / name).write_text(text, encoding="utf-8")
    assert main(["export", str(path / "sample.yaml"), str(path / "domain"), "--to", "negmas", "--leave-out"]) == 0
    certified = ["tournament", str(path / "sample.yaml"), "linear", "boulware", "--rounds", "4"]
    assert main([*certified, "--certificate", str(path / "certificate.json")]) == 0
    return path


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """The pseudo-locale, chosen as a person chooses a language."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("communique.shipped.scenarios", lambda: folder / "scenarios")
    monkeypatch.setenv("COMMUNIQUE_LANGUAGE", "pseudo")
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(folder / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(folder / "settings.json"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    with pseudo():
        yield


def known(folder: Path) -> list[str]:
    """What is no text: ids of the scenario, values that programs read, names of files, formats and negotiators."""
    ids = re.findall(r"(?:id|issue|format|kind|emblem|rule): ([a-z0-9_-]+)", SAMPLE.read_text(encoding="utf-8"))
    options = [f"{letter}{n}" for letter in "ad" for n in (10, 20, 30, 60)]
    values = ["conference", "alternating", "plain", "None"]
    values += ["communique debrief SAVES --out class.html", "communique debrief SAVE --out report.html"]
    values += ["communique sheets sample.yaml --out papers", "communique play sample.yaml", "nmcli device wifi hotspot"]
    values += ["Ada", "Ben", "red", "blue", "s", "l"]
    values += ['pip install "communique[classroom]"', "http", "nothing.class"]
    values += [word for one in addresses() for word in (one.in_a_link, one.interface)]
    values += [command.format(port=8000) for command in OPENING.values()]
    names = [*values, *LINTS, *every(), *(one.title for one in formats().values()), "Sample"]
    return [*ids, *options, *names, *(path.name for path in folder.rglob("*")), str(folder)]


@pytest.mark.parametrize("name", commands.names())
def test_every_command_says_what_it_is_tried_with(name: str) -> None:
    assert isinstance(commands.tried(name), str)


def test_the_help_of_every_command_is_in_the_language_spoken() -> None:
    code = (
        "from communique import commands\nfrom communique.cli import main\n"
        "for name in ['', *commands.names()]:\n    assert main([*name.split(), '--help']) == 0\n"
    )
    environment = {"COMMUNIQUE_LANGUAGE": "pseudo", "PYTHONPATH": str(ROOT / "game"), "COLUMNS": "200", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.count("Usage: communique") == len(commands.names()) + 1
    left = CLICK.sub(" ", done.stdout)
    for name in commands.names():
        left = re.sub(rf"^  {name} ", " ", left, flags=re.MULTILINE)
        left = re.sub(rf"^ +{name} +", " ", left, flags=re.MULTILINE)
    assert (
        plain_words(re.sub(r"^  (save|plan|scenario|certificate|kind|source)(\.\.\.)? ", " ", left, flags=re.MULTILINE))
        == []
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", commands.names())
@pytest.mark.usefixtures("spoken")
def test_a_run_speaks_the_language(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([name, *commands.tried(name).split()]) in (0, 1)
    out, err = capsys.readouterr()
    said = re.sub(r"\b[0-9a-f]{64}\b", "", out + err)
    assert plain_words(said, known(folder)) == []


@pytest.mark.parametrize("name", commands.names())
@pytest.mark.usefixtures("spoken")
def test_a_call_that_is_off_ends_with_code_2_and_one_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--no-such-option"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_how_talks_end_and_how_a_lint_came_out_have_words() -> None:
    assert list(check.STATUSES) == list(LintStatus)
    assert list(_common.ENDINGS) == list(EndingKind)
