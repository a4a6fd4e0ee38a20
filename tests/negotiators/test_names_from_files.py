"""A name from a file never has a module imported; a name that a person types may."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from communique.cli import main
from communique.interop import negmas_library
from communique.loading.finding import ScenarioError
from communique.loading.scenario_file import load_scenario
from communique.negotiators.registry import NotFromFile, negotiator, registered
from communique.session.folder import SUFFIX
from communique.session.log import header_line
from communique.session.recorder import SaveError
from communique.session.session import Session
from communique.session.store import read_save
from communique.simulation.playing import default_lineup
from communique.simulation.sweep.whole_grid import read_plan_text, sweep

MODULE = "module_that_nobody_typed"
FOREIGN = f"negmas:{MODULE}.Mine"
STRANGE = [
    FOREIGN, f"negmas:{MODULE}", f"negmas:{MODULE}.", f"negmas:.{MODULE}", f"negmas:..{MODULE}.Mine", "negmas:..x",
    "negmas:.x", "negmas:", "negmas:a b", "negmas:a\0b", "negmas:\ud800", "negmas:__class__", "negmas:sys.path",
    "negmas:" + "a" * 30_000, "negmas:" + "a." * 20_000, "negmas:this.X", "other:x", "", "\ud800", "a" * 30_000,
]  # fmt: skip


class _Negotiator:
    """Stands for the class from which all of NegMAS's negotiators come."""


class Theirs(_Negotiator):
    """A negotiator of NegMAS's own."""


@pytest.fixture(autouse=True)
def their_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A NegMAS of one negotiator, whether or not the real one is installed."""
    for name in ("negmas", "negmas.gb", "negmas.sao", "negmas_genius_agents"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["negmas.gb"].GBNegotiator = _Negotiator  # type: ignore[attr-defined]
    sys.modules["negmas.sao"].Theirs = Theirs  # type: ignore[attr-defined]
    negmas_library.negotiator_class.cache_clear()
    yield
    negmas_library.negotiator_class.cache_clear()
    sys.modules.pop(MODULE, None)


@pytest.fixture(autouse=True)
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module that can be imported, and the file that it leaves behind when it is."""
    left = tmp_path / "imported"
    body = "from test_names_from_files_base import Base\nclass Mine(Base): pass\n"
    (tmp_path / f"{MODULE}.py").write_text(f"open({str(left)!r}, 'w').close()\n{body}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "test_names_from_files_base", SimpleNamespace(Base=_Negotiator))
    return left


def test_a_negotiator_that_negmas_itself_has_may_stand_in_a_file() -> None:
    assert registered("negmas:Theirs").name == "negmas:Theirs"


def test_a_dotted_name_that_a_person_types_is_imported(mark: Path) -> None:
    assert negotiator(FOREIGN).title == "Mine"
    assert mark.exists()


@pytest.mark.parametrize("name", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_name_from_a_file_is_one_sentence_and_imports_nothing(name: str, mark: Path) -> None:
    before = set(sys.modules)
    with pytest.raises(KeyError) as refused:
        registered(name)
    sentence = refused.value.args[0]
    assert len(sentence) < 500
    assert sentence.endswith(".")
    assert not mark.exists()
    assert set(sys.modules) == before


@pytest.mark.parametrize("name", STRANGE[2:], ids=range(2, len(STRANGE)))
def test_a_strange_name_that_a_person_types_is_one_sentence_as_well(name: str) -> None:
    with pytest.raises(KeyError) as refused:
        negotiator(name)
    assert len(refused.value.args[0]) < 500


def test_a_module_that_fails_when_a_person_has_it_imported_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / f"{MODULE}.py").write_text("raise RuntimeError('not today')")
    sentence = rf'^\'"{MODULE}" cannot be imported \(RuntimeError: not today\)\.\'$'
    with pytest.raises(KeyError, match=sentence):
        negotiator(FOREIGN)


def test_a_library_that_a_person_has_forgotten_is_named_with_the_line_that_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{MODULE}.py").write_text("import sys\nimport a_library_i_forgot\nclass Mine: pass\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KeyError) as refused:
        negotiator(FOREIGN)
    assert refused.value.args[0] == (
        f'{MODULE}.py:2: it needs the module "a_library_i_forgot", which is not installed.'
    )


def test_a_library_that_is_broken_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Any:
        raise ImportError("numpy.core.multiarray failed to import")

    monkeypatch.setattr(negmas_library, "import_module", broken)
    with pytest.raises(KeyError, match=r"NegMAS cannot be imported \(ImportError: numpy\.core\.multiarray failed"):
        registered("negmas:Theirs")


PLAN = "format: communique-sweep 1\nscenarios: [lantern-strait]\nlevels: [guided]\ngames: 1\nprotocols: [{}]\n"


def plan(name: str, protocol: str = "alternating", **more: Any) -> Any:
    return read_plan_text(PLAN.format(protocol) + f"lineups: [{{osmark: {name}}}]\n", "plan.yaml", **more)


def test_a_plan_has_nothing_imported_and_says_how_it_could_be(mark: Path) -> None:
    with pytest.raises(ScenarioError) as refused:
        plan(FOREIGN)
    assert str(refused.value) == (
        f'plan.yaml:6:20: "{FOREIGN}" would import a module, and nothing is imported because a file says so; '
        "to have it imported, name it on the command line, too, with --with"
    )
    assert not mark.exists()


def test_a_name_of_the_plan_that_the_caller_allows_is_imported(mark: Path) -> None:
    assert plan(FOREIGN, allow=[FOREIGN]).cells[0].lineup[0] == FOREIGN
    assert mark.exists()


def test_allowing_one_name_allows_no_other(mark: Path) -> None:
    with pytest.raises(ScenarioError, match="would import a module"):
        plan(FOREIGN, allow=["negmas:Theirs", f"negmas:{MODULE}.Other"])
    assert not mark.exists()


def test_a_plan_that_seats_theirs_in_a_conference_is_refused_before_a_game_is_played() -> None:
    with pytest.raises(ScenarioError, match='"negmas:Theirs" knows alternating offers only'):
        plan("negmas:Theirs", "conference")


def test_the_option_of_the_command_line_allows(tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.format("alternating") + f"lineups: [{{osmark: {FOREIGN}}}]\n")
    call = ["sweep", str(tmp_path / "plan.yaml"), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main(call) == 1
    assert "with --with\n" in capsys.readouterr().err
    assert not mark.exists()
    assert main([*call, "--allow", FOREIGN]) == 2
    # It is imported in a process of its own, where the libraries that this test pretends to have are not there.
    negmas = "negmas" in packages_distributions()
    told = f'{MODULE}.py:2: it needs the module "test_names_from_files_base", which is not installed.\n'
    without = 'NegMAS is not installed, so its negotiators cannot play: pip install "communique[research]".\n'
    assert capsys.readouterr().err.endswith(told if negmas else without)
    assert mark.exists() is negmas


@pytest.mark.slow
def test_what_a_person_allowed_and_is_not_there_where_it_should_play_is_counted(tmp_path: Path) -> None:
    read = plan(FOREIGN, allow=[FOREIGN])  # in a process of its own, the library of this test is not there
    report = sweep(replace(read, games=2, chunk=1), tmp_path / "out", workers=2)
    assert (report.games, report.failures) == (2, {FOREIGN: 2})


def test_a_scenario_whose_style_names_a_module_has_nothing_imported(mark: Path) -> None:
    scenario = load_scenario("lantern-strait")
    levels = tuple(replace(one, styles=(FOREIGN, "firm")) for one in scenario.public.levels)
    with pytest.raises(NotFromFile):
        default_lineup(replace(scenario.public, levels=levels), level="guided")
    assert not mark.exists()


@pytest.mark.parametrize("style", [FOREIGN, "nobody"])
def test_a_style_that_is_none_is_said_in_a_sentence(
    style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: Path
) -> None:
    text = (Path(__file__).resolve().parents[2] / "scenarios" / "lantern-strait.yaml").read_text(encoding="utf-8")
    (tmp_path / "lantern-strait.yaml").write_text(
        text.replace("styles: {osmark: conceder", f'styles: {{osmark: "{style}"'), encoding="utf-8"
    )
    (tmp_path / "plan.yaml").write_text(PLAN.format("conference").replace("lantern-strait", "lantern-strait.yaml"))
    given = ["simulate", str(tmp_path / "lantern-strait.yaml"), "--level", "guided", "--games", "1"]
    assert main(given) == 2
    assert main(["sweep", str(tmp_path / "plan.yaml"), "--out", str(tmp_path / "out")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [len(line) < 500 and style in line for line in lines] == [True, True]
    assert not mark.exists()


def save(folder: Path, **changes: Any) -> Path:
    """A save that has just begun, with `changes` to its header."""
    session = Session.open(load_scenario("lantern-strait"), 1, level="guided", lineup=("human", "firm"))
    header = json.loads(header_line(session.header)) | changes
    path = folder / f"one{SUFFIX}"
    path.write_text(json.dumps(header) + "\n")
    return path


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd.yaml", "../lantern-strait.yaml", "lantern-strait.yaml", "a\0b", "", "Lantern", "a" * 90_000, "a b"],
    ids=range(8),
)
def test_a_save_names_its_scenario_by_id_alone(name: str, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r'header\'s "scenario" is .*, not the id of a scenario') as refused:
        read_save(save(tmp_path, scenario=name))
    assert len(str(refused.value).removeprefix(str(tmp_path))) < 200


@pytest.mark.parametrize("name", [FOREIGN, "negmas:..x", "negmas:a\0b", "nobody"])
def test_a_save_in_the_window_has_nothing_imported_and_is_one_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: Path
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path))
    from communique.window.game import open_save
    from communique.window.preferences import Settings

    app: Any = SimpleNamespace(post=lambda action: None, settings=Settings(), inline=True)
    path = save(tmp_path, lineup=["human", name])
    with pytest.raises(SaveError):
        open_save(app, path)
    assert main(["replay", str(path)]) == 0
    assert not mark.exists()


MAY_IMPORT = {
    "__init__.py", "commands/_common.py", "commands/simulate.py", "commands/tournament.py",
    "simulation/apart/trial.py", "interop/negmas_negotiators.py", "simulation/engines/tabular_lineup.py",
    "simulation/runner.py",
    "simulation/playing.py", "simulation/engines/sessions.py", "simulation/sweep/plan.py",
    "simulation/tournament/every_seating.py", "simulation/apart/seat_process.py", "testing/negotiator_contract.py",
    "testing/driven_seat.py", "testing/pytest_plugin.py",
}  # fmt: skip
"""Who asks for what a person has typed, or for line-ups that were looked at before."""
MAY_BRING = {
    "__init__.py", "commands/_common.py", "interop/negmas_negotiators.py", "simulation/playing.py",
    "simulation/tournament/league.py", "testing/negotiator_contract.py",
}  # fmt: skip
"""Who has what a person names at hand for the whole process."""


@pytest.mark.slow
def test_only_those_who_hear_a_person_may_have_a_module_imported() -> None:
    root = Path(__file__).resolve().parents[2] / "game" / "communique"
    found, brings = set(), set()
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "communique.negotiators.registry":
                names = {one.name for one in node.names}
                found |= {path.relative_to(root).as_posix()} if names & {"negotiator", "known"} else set()
                brings |= {path.relative_to(root).as_posix()} if "bring" in names else set()
    assert found == MAY_IMPORT
    assert brings == MAY_BRING
