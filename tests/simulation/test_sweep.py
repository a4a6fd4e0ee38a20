"""Sweeps: strict plans, the grid, and a result file that is the same whoever played."""

from __future__ import annotations

import csv
import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

import communique
from communique.cli import main
from communique.loading.finding import ScenarioError
from communique.loading.scenario_file import load_scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves.accept import Accept
from communique.simulation import play
from communique.simulation.apart.limits import Limits
from communique.simulation.deadline import DeadlineRange, dealt
from communique.simulation.playing import PlayError
from communique.simulation.sweep.chunk import ChunkJob, play_chunk
from communique.simulation.sweep.pool import local
from communique.simulation.sweep.whole_grid import SweepError, SweepReport, read_plan, read_plan_text, sweep
from communique.simulation.workplace import Workplace, pack

ROOT = Path(__file__).parents[2]
PLAN = """
format: communique-sweep 1
scenarios: [lantern-strait]
levels: [guided]
protocols: [alternating]
rounds: 6
lineups:
  - {}
  - {osmark: firm, all_of: [linear, boulware]}
games: 7
seed: 3
chunk: 3
"""


def plan_with(**changes: str) -> str:
    """The plan with some lines replaced; an empty text takes a line out."""
    lines = []
    for line in PLAN.strip().splitlines():
        key = line.partition(":")[0]
        lines += [f"{key}: {changes[key]}"] * bool(changes[key]) if key in changes else [line]
    return "\n".join(lines)


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a result file holds, in order."""
    with sqlite3.connect(folder / "sweep.sqlite") as db:
        tables = ("plan", "cell", "chunk", "game", "log")
        found = {table: db.execute(f"select * from {table} order by 1, 2").fetchall() for table in tables}
    db.close()
    return found


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SweepReport]:
    folder = tmp_path_factory.mktemp("sweep") / "out"
    return folder, sweep(read_plan_text(PLAN), folder, csv=True)


def test_the_plan_of_the_readme_is_one() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    found = readme.partition("```yaml\nformat: communique-sweep")[2].partition("```")[0]
    plan = read_plan_text(f"format: communique-sweep{found}")
    assert {cell.protocol for cell in plan.cells} == {"conference", "alternating"}
    assert {plan.scenarios[cell.scenario].public.id for cell in plan.cells} == {"lantern-strait", "sochi-2021"}


# -- plans -----------------------------------------------------------------------


def test_the_grid_is_every_combination_in_the_order_of_the_plan() -> None:
    plan = read_plan_text(plan_with(protocols="[alternating, conference]", levels='[""]'))
    assert [(cell.protocol, cell.rounds, cell.lineup) for cell in plan.cells] == [
        ("alternating", 6, ("linear", "linear")),
        ("alternating", 6, ("firm", "linear")),
        ("alternating", 6, ("firm", "boulware")),
        ("conference", None, ("problem-solver", "problem-solver")),
        ("conference", None, ("firm", "linear")),
        ("conference", None, ("firm", "boulware")),
    ]
    assert [cell.number for cell in plan.cells] == [0, 1, 2, 3, 4, 5]
    assert plan.total == 42


def test_deadlines_are_an_axis_of_the_grid_and_limits_hold_in_every_cell(tmp_path: Path) -> None:
    """A range is drawn from anew for each game, as `dealt` says from the game's seed; the table has what was drawn."""
    plan = read_plan_text(plan_with(rounds="[4, 5..9]", games="2\nlimits: {game_seconds: 9}"))
    assert [cell.rounds for cell in plan.cells] == [4] * 3 + [DeadlineRange(5, 9)] * 3
    assert (plan.limits.game_seconds, plan.limits.move_seconds) == (9, Limits().move_seconds)
    report = sweep(plan, tmp_path / "out", csv=True)
    with (tmp_path / "out" / "games.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    drawn = [4] * 6 + [dealt(DeadlineRange(5, 9), int(row["seed"]))[0] for row in rows[6:]]
    assert [int(row["deadline"]) for row in rows] == drawn
    assert (report.games, len(set(drawn)) > 2) == (12, True)
    assert read_plan_text(PLAN).digest != read_plan_text(plan_with(games="7\nlimits: {game_seconds: 9}")).digest
    hidden = read_plan_text(plan_with(rounds="5..9\nhidden_deadline: true"))
    assert [cell.rounds for cell in hidden.cells] == [DeadlineRange(5, 9, hidden=True)] * 3


def test_all_of_is_every_assignment() -> None:
    text = "format: communique-sweep 1\nscenarios: [sochi-2021]\ngames: 1\nlineups: [{all_of: [linear, firm]}]"
    lineups = [cell.lineup for cell in read_plan_text(text).cells]
    assert len(lineups) == len(set(lineups)) == 8


def test_line_ups_that_come_out_equal_are_played_once() -> None:
    head = PLAN.partition("lineups:")[0]
    plan = read_plan_text(f"{head}lineups: [{{}}, {{osmark: linear}}, {{all_of: [linear]}}]\ngames: 1")
    assert [cell.lineup for cell in plan.cells] == [("linear", "linear")]


def test_what_a_plan_names_is_played_where_it_fits() -> None:
    text = (
        "format: communique-sweep 1\nscenarios: [lantern-strait, sochi-2021]\nlevels: [guided, minister]\ngames: 1\n"
        "lineups: [{}, {armenia: boulware}]"
    )
    cells = [(cell.scenario, cell.level, cell.lineup[0] == "boulware") for cell in read_plan_text(text).cells]
    assert cells == [
        (0, "guided", False),
        (1, "guided", False), (1, "guided", True),
        (1, "minister", False), (1, "minister", True),
    ]  # fmt: skip


def test_a_game_keeps_its_seed_when_the_plan_grows() -> None:
    small = read_plan_text(PLAN)
    large = read_plan_text(plan_with(levels="[envoy, guided]", games="9"))
    seeds = {(cell.level, cell.lineup): cell.game_seed(4) for cell in large.cells}
    assert [seeds[cell.level, cell.lineup] for cell in small.cells] == [cell.game_seed(4) for cell in small.cells]
    assert len(set(seeds.values())) == 6
    assert max(seeds.values()) < 2**53


def test_layout_and_comments_do_not_change_a_plan() -> None:
    assert read_plan_text(PLAN + "\n# A comment.\n").digest == read_plan_text(plan_with(rounds='6 # "six"')).digest
    assert read_plan_text(PLAN).digest != read_plan_text(plan_with(rounds="7")).digest


def test_every_finding_is_reported_at_once_with_its_place() -> None:
    text = (
        "format: communique-sweep 2\nscenaros: [lantern-strait]\nlevels: []\nprotocols: [conference, chess]\n"
        "lineups:\n  - {osmark: frim}\n  - 3\n  - {all_of: [linear, linear]}\ngames: 0\nsed: 1\nlogs: yes\n"
        "chunk: many\nrounds: 0\n"
    )
    with pytest.raises(ScenarioError) as caught:
        read_plan_text(text, "plan.yaml")
    assert str(caught.value).splitlines() == [
        'plan.yaml:1:9: "format" is "communique-sweep 2"; this program reads "communique-sweep 1"',
        'plan.yaml:2:1: the plan has no "scenarios" (found "scenaros"; did you mean "scenarios"?)',
        'plan.yaml:3:9: "levels" is an empty list; it should be a list with at least one entry',
        'plan.yaml:4:25: "protocols" names "chess"; there are: conference, alternating',
        'plan.yaml:6:14: there is no negotiator "frim"; did you mean "firm"?',
        "plan.yaml:7:5: line-up 2 is 3; it should be a mapping of parties to negotiators",
        'plan.yaml:8:23: "linear" stands in "all_of" twice',
        'plan.yaml:9:8: "games" is 0; it should be a whole number from 1 to 1,000,000,000',
        'plan.yaml:10:1: the plan has the unknown key "sed"; did you mean "seed"?',
        'plan.yaml:11:7: some programs read yes as true; it should be in quotes: "yes"',
        'plan.yaml:12:8: "chunk" is "many"; it should be a whole number from 1 to 100,000',
        'plan.yaml:13:9: a deadline is a number of rounds or a range, as 50 or 20..60; "0" is not',
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scenarios": "[lantern-strai]"}, '2:13: there is no scenario of this name; did you mean "lantern-strait"?'),
        ({"scenarios": "[lantern-strait, 7]"}, '2:29: entry 2 of "scenarios" is 7; it should be text'),
        ({"levels": "[guide]"}, '3:10: no scenario of the plan has the level "guide"; did you mean "guided"?'),
        (
            {"protocols": "[in-turn]"},
            "4:13: a sweep plays no talks in turn; simulate does",
        ),
        ({"protocols": "[conference]"}, '5:1: "rounds" are of alternating offers, which "protocols" does not name'),
        (
            {"rounds": "[5, [6]]"},
            '5:13: "rounds" is a list; it should be a number, a range as 20..60, or a list of such',
        ),
        ({"rounds": "60..20"}, "5:9: a range of rounds goes from 1 or more to no less, as 20..60; 60..20 does not"),
        (
            {"games": "20\nlimits: {move_second: 2}"},
            '10:10: there is no limit "move_second"; did you mean "move_seconds"?',
        ),
        (
            {"games": "20\nlimits: {game_seconds: often}"},
            '10:24: the limit game_seconds is "often"; it should be a number up to 1,000,000,000, 0 for none',
        ),
        ({"games": "20\nlimits: 3"}, '10:9: "limits" is 3; it should be a mapping, as move_seconds: 2'),
        (
            {"games": "20\nhidden_deadline: true"},
            "5:9: a hidden deadline lies in a range that is told, as 20..60; 6 is none",
        ),
        ({"games": ""}, '1:1: the plan has no "games"'),
        ({"lineups": "[{osmarc: firm}]"}, '6:12: there is no party "osmarc"; did you mean "osmark"?'),
        ({"lineups": "[{osmark: 3}]"}, "6:20: a negotiator is 3; it should be a name"),
        ({"lineups": "few"}, '6:10: "lineups" is "few"; it should be a list of line-ups'),
    ],
)
def test_a_plan_that_is_off_is_refused(changes: dict[str, str], sentence: str) -> None:
    text = plan_with(**changes)
    if "lineups" in changes:
        text = "\n".join(line for line in text.splitlines() if not line.startswith("  - "))
    with pytest.raises(ScenarioError) as caught:
        read_plan_text(text, "plan.yaml")
    assert f"plan.yaml:{sentence}" in str(caught.value).splitlines()


def test_levels_that_one_scenario_lacks_altogether_are_a_finding() -> None:
    text = "format: communique-sweep 1\nscenarios: [lantern-strait, sochi-2021]\ngames: 1\nlevels: [minister]"
    with pytest.raises(ScenarioError, match='4:1: scenario "lantern-strait" has none of these levels; there are: guid'):
        read_plan_text(text)


def test_a_line_up_whose_parties_never_meet_is_a_finding() -> None:
    text = (
        "format: communique-sweep 1\nscenarios: [lantern-strait, sochi-2021]\ngames: 1\n"
        "lineups: [{}, {osmark: firm, armenia: firm}]"
    )
    with pytest.raises(ScenarioError, match="4:15: no scenario of the plan has all the parties of line-up 2"):
        read_plan_text(text)


def test_a_grid_without_end_is_a_finding_not_a_full_memory() -> None:
    names = ", ".join(sorted(NEGOTIATORS)[:8])
    text = f"format: communique-sweep 1\nscenarios: [harbour-at-sel]\ngames: 1\nlineups: [{{all_of: [{names}]}}]"
    with pytest.raises(ScenarioError, match="4:1: the grid has 262,144 cells; there should be at most 100,000"):
        read_plan_text(text)


def test_scenario_files_are_looked_for_beside_the_plan(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\n")
    (tmp_path / "plan.yaml").write_text("format: communique-sweep 1\nscenarios: [mine.yaml]\ngames: 1\n")
    with pytest.raises(ScenarioError) as caught:
        read_plan(tmp_path / "plan.yaml")
    text = str(caught.value)
    assert 'plan.yaml:2:13: the scenario "mine.yaml" cannot be loaded, see its own findings' in text
    assert 'mine.yaml:1:1: the scenario has no "title"' in text


# -- results -----------------------------------------------------------------------


def test_every_game_of_every_cell_is_a_row(done: tuple[Path, SweepReport]) -> None:
    folder, report = done
    rows = content(folder)
    assert [row[:2] for row in rows["game"]] == [(cell, number) for cell in range(3) for number in range(7)]
    assert rows["chunk"] == [(cell, first, games) for cell in range(3) for first, games in ((0, 3), (3, 3), (6, 1))]
    assert (report.cells, report.games, report.played) == (3, 21, 21)


@pytest.mark.parametrize(("number", "lineup"), [(5, ["linear", "linear"]), (9, ["firm", "linear"])])
def test_a_row_is_the_game_of_its_seed(done: tuple[Path, SweepReport], number: int, lineup: list[str]) -> None:
    folder, _ = done
    with (folder / "games.csv").open(newline="") as file:
        row = list(csv.DictReader(file))[number]
    assert [int(row["cell"]), int(row["game"])] == list(divmod(number, 7))
    assert [row["negotiator_1"], row["negotiator_2"]] == lineup
    scenario = load_scenario("lantern-strait")
    session = play(scenario, lineup, int(row["seed"]), protocol="alternating", level="guided", rounds=6)
    end = session.outcome()
    assert row["sha256"] == sha256(session.log_text().encode()).hexdigest()
    assert (row["kind"], int(row["rounds"]), int(row["moves"])) == (end.kind, end.rounds, len(session.events))
    assert [int(row[f"points_{seat}"]) for seat in (1, 2)] == list(end.points)
    assert [int(row[f"surplus_{seat}"]) for seat in (1, 2)] == list(end.surplus)


@pytest.mark.slow
def test_two_workers_leave_the_same_results_as_one(done: tuple[Path, SweepReport], tmp_path: Path) -> None:
    folder, report = done
    shared = sweep(read_plan_text(PLAN), tmp_path / "out", workers=2, csv=True)
    assert content(tmp_path / "out") == content(folder)
    assert (tmp_path / "out/games.csv").read_bytes() == (folder / "games.csv").read_bytes()
    assert shared.digest == report.digest


def test_a_finished_sweep_started_again_plays_nothing(done: tuple[Path, SweepReport]) -> None:
    folder, report = done
    before = content(folder)
    again = sweep(read_plan_text(PLAN), folder)
    assert (again.played, again.games, again.digest) == (0, 21, report.digest)
    assert content(folder) == before


def test_progress_begins_with_what_is_there(done: tuple[Path, SweepReport], tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    sweep(read_plan_text(PLAN), done[0], progress=lambda done, of: seen.append((done, of)))
    assert seen == [(21, 21)]
    sweep(read_plan_text(plan_with(games="3")), tmp_path, progress=lambda done, of: seen.append((done, of)))
    assert seen[1:] == [(0, 9), (3, 9), (6, 9), (9, 9)]


def test_logs_are_kept_when_they_are_asked_for_and_can_be_replayed(tmp_path: Path) -> None:
    sweep(read_plan_text(plan_with(games="2") + "\nlogs: true"), tmp_path)
    rows = content(tmp_path)
    texts = {(row[0], row[1]): row[2] for row in rows["log"]}
    assert len(texts) == 6
    for row in rows["game"]:
        log = tmp_path / "logs" / f"{row[0]:06d}" / f"{row[1]:06d}.communique"
        assert sha256(log.read_bytes()).hexdigest() == row[-1]
        assert main(["replay", str(log)]) == 0


def test_scenarios_of_different_size_share_one_table(tmp_path: Path) -> None:
    text = "format: communique-sweep 1\nscenarios: [lantern-strait, sochi-2021]\ngames: 1\nlevels: [guided]"
    sweep(read_plan_text(text + "\nprotocols: [alternating]"), tmp_path, csv=True)
    with (tmp_path / "games.csv").open(newline="") as file:
        small, large = csv.DictReader(file)
    assert [small[f"party_{seat}"] for seat in (1, 2, 3)] == ["osmark", "pellin", ""]
    assert [large[f"party_{seat}"] for seat in (1, 2, 3)] == ["armenia", "azerbaijan", "russia"]
    assert small["points_3"] == ""


# -- what is refused, and what goes wrong ------------------------------------------


def test_another_plans_file_is_refused_and_left_alone(done: tuple[Path, SweepReport]) -> None:
    folder, _ = done
    before = (folder / "sweep.sqlite").read_bytes()
    with pytest.raises(SweepError, match=r"belongs to another plan \(it differs in cells, games, seed\)"):
        sweep(read_plan_text(plan_with(games="8", seed="4", rounds="5")), folder)
    assert (folder / "sweep.sqlite").read_bytes() == before


def test_another_versions_file_is_refused(tmp_path: Path) -> None:
    sweep(read_plan_text(plan_with(games="1")), tmp_path)
    with sqlite3.connect(tmp_path / "sweep.sqlite") as db:
        db.execute("update plan set version = '0.0.9'")
    db.close()
    with pytest.raises(SweepError, match=r"begun by version 0\.0\.9"):
        sweep(read_plan_text(plan_with(games="1")), tmp_path)


def test_a_worker_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.simulation.sweep.chunk.VERSION", "0.0.9")
    with pytest.raises(SweepError, match=rf"A worker runs version 0\.0\.9 .* this sweep {communique.__version__}"):
        sweep(read_plan_text(PLAN), tmp_path)
    assert content(tmp_path)["game"] == []


@pytest.mark.parametrize("what", ["text", "database"])
def test_a_file_that_is_no_sweeps_is_refused_and_left_alone(tmp_path: Path, what: str) -> None:
    path = tmp_path / "sweep.sqlite"
    if what == "text":
        path.write_text("My diary. " * 200)
    else:
        with sqlite3.connect(path) as db:
            db.execute("create table diary (day text)")
        db.close()
    before = path.read_bytes()
    with pytest.raises(SweepError, match=r"cannot be used|not the file of a sweep"):
        sweep(read_plan_text(PLAN), tmp_path)
    assert path.read_bytes() == before


def test_two_sweeps_do_not_write_one_file(tmp_path: Path) -> None:
    plan = read_plan_text(plan_with(games="3"))
    refused: list[str] = []

    def second(done: int, total: int) -> None:
        if done == 0:
            with pytest.raises(SweepError, match="another sweep is writing this file") as caught:
                sweep(plan, tmp_path)
            refused.append(str(caught.value))

    assert sweep(plan, tmp_path, progress=second).games == 9
    assert len(refused) == 1


SECOND = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from simulation.test_sweep import plan_with
from communique.simulation.sweep.whole_grid import SweepError, read_plan_text, sweep
try:
    sweep(read_plan_text(plan_with(games="3")), Path(sys.argv[1]))
except SweepError as error:
    print(error)
"""


def test_a_second_program_is_refused_the_folder_of_a_sweep_that_runs(tmp_path: Path) -> None:
    said: list[str] = []

    def second(done: int, total: int) -> None:
        if done == 0:
            call = [sys.executable, "-c", SECOND, str(tmp_path), str(ROOT / "tests")]
            said.append(subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout)

    assert sweep(read_plan_text(plan_with(games="3")), tmp_path, progress=second).games == 9
    assert said == [f"{tmp_path / 'sweep.sqlite'}: another sweep is writing this file.\n"]


LOSSES: dict[str, tuple[Callable[[Path], object], str]] = {
    "deleted": (lambda folder: (folder / "sweep.sqlite").unlink(), "was deleted, moved or renamed"),
    "replaced": (
        lambda folder: ((folder / "sweep.sqlite").unlink(), (folder / "sweep.sqlite").write_text("")),
        "was replaced by another file",
    ),
    "its folder renamed": (lambda folder: folder.rename(folder.with_name("other")), "was deleted, moved or renamed"),
    "the lock deleted": (lambda folder: (folder / "sweep.lock").unlink(), "was deleted, moved or renamed"),
}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file keeps its name")
@pytest.mark.parametrize("when", [0, 3, 9])
@pytest.mark.parametrize("case", LOSSES)
def test_results_that_are_no_longer_under_their_name_are_missed(tmp_path: Path, case: str, when: int) -> None:
    lose, loss = LOSSES[case]

    def meddle(done: int, total: int) -> None:
        if done == when:
            lose(tmp_path / "out")

    with pytest.raises(SweepError, match=rf"{loss} while it was being written\. Start again to go on\."):
        sweep(read_plan_text(plan_with(games="3")), tmp_path / "out", progress=meddle)
    if case == "the lock deleted":
        assert sweep(read_plan_text(plan_with(games="3")), tmp_path / "out").games == 9


@pytest.mark.skipif(os.name != "posix", reason="makes a pipe")
@pytest.mark.parametrize("name", ["sweep.sqlite", "sweep.lock"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    make(tmp_path / name)
    with pytest.raises(SweepError) as caught:
        sweep(read_plan_text(PLAN), tmp_path)
    assert str(caught.value).startswith(str(tmp_path))


def test_results_that_cannot_be_looked_at_stop_the_sweep_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meddle(done: int, total: int) -> None:
        def refused(*_: object, **__: object) -> os.stat_result:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(os, "stat", refused)

    with pytest.raises(SweepError, match=r"the results cannot be found \(Permission denied\); start again to go on\."):
        sweep(read_plan_text(PLAN), tmp_path, progress=meddle)
    monkeypatch.undo()


class _Rogue:
    name, title, description = "firm", "Rogue", "Accepts what nobody offered."

    def decide(self, view: object, dice: object) -> Accept:
        return Accept("P9")


def test_an_illegal_move_stops_the_sweep_and_keeps_what_was_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = read_plan_text(PLAN)
    with monkeypatch.context() as patch:
        patch.setitem(NEGOTIATORS, "firm", _Rogue())
        with pytest.raises(PlayError, match=r'Negotiator "firm" .* illegal move'):
            sweep(plan, tmp_path)
    assert len(content(tmp_path)["game"]) == 7
    assert sweep(plan, tmp_path).played == 14


def test_an_error_in_a_worker_comes_back_as_itself() -> None:
    plan = read_plan_text(PLAN)
    scenario = pack(plan.scenarios[0])
    cell = plan.cells[0]._replace(level="nowhere")
    with pytest.raises(PlayError, match="nowhere") as caught:
        list(local([ChunkJob(scenario, cell, 0, 3, False)], 2))
    assert caught.value.__notes__ == ["while a worker played games 0 to 2 of cell 0"]


def test_a_packed_scenario_comes_back_equal_and_once() -> None:
    scenario = load_scenario("sochi-2021")
    packed, place = pack(scenario), Workplace()
    assert place.unpack(packed) == scenario
    assert place.unpack(packed) is place.unpack(bytes(bytearray(packed)))


def test_a_chunk_played_twice_is_the_same() -> None:
    plan = read_plan_text(PLAN)
    job = ChunkJob(pack(plan.scenarios[0]), plan.cells[1], 3, 5, True)
    place = Workplace()
    assert play_chunk(place, job) == play_chunk(place, job) == play_chunk(Workplace(), job)


# -- the command -------------------------------------------------------------------


def test_the_command_says_what_it_did_and_where_the_results_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.yaml").write_text(plan_with(games="2"))
    out = tmp_path / "out"
    assert main(["sweep", str(tmp_path / "plan.yaml"), "--out", str(out), "--workers", "1", "--csv"]) == 0
    said = capsys.readouterr()
    first, second, third = said.out.splitlines()
    assert first.startswith("6 games in 3 cells, 6 of them played now in ")
    assert second == f"Results: {out / 'sweep.sqlite'}, {out / 'games.csv'}"
    assert third.startswith("Digest ")
    assert said.err == ""


def test_the_command_refuses_in_one_sentence_and_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN.replace("games: 7", "games: -1"))
    for arguments, code, sentence in (
        ([str(plan), "--out", str(tmp_path / "out")], 1, f'{plan}:10:8: "games" is -1; it should be a whole number'),
        ([str(tmp_path / "no.yaml"), "--out", str(tmp_path / "out")], 1, "the plan cannot be read (No such file"),
        ([str(plan), "--out", str(tmp_path / "a/b")], 2, f'There is no folder "{tmp_path / "a"}" to write to.'),
        ([str(plan), "--out", str(plan)], 2, f'"{plan}" is not a folder.'),
    ):
        assert main(["sweep", *arguments]) == code
        said = capsys.readouterr().err
        assert sentence in said
        assert len(said.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.yaml"]


@pytest.mark.parametrize("damage", ["delete from plan", "update plan set facts = 'x', digest = 'y'"])
def test_a_file_whose_plan_is_damaged_is_refused_in_a_sentence(damage: str, tmp_path: Path) -> None:
    plan = read_plan_text(PLAN)
    sweep(plan, tmp_path)
    db = sqlite3.connect(tmp_path / "sweep.sqlite")
    db.execute(damage)
    db.commit()
    db.close()
    with pytest.raises(SweepError, match=r"sweep\.sqlite: this file is damaged \(it names no plan\)"):
        sweep(plan, tmp_path)


def test_pages_that_are_damaged_are_refused_in_a_sentence_as_they_are_read(tmp_path: Path) -> None:
    plan = read_plan_text(PLAN.replace("games: 3", "games: 60"))
    sweep(plan, tmp_path)
    path = tmp_path / "sweep.sqlite"
    whole = path.read_bytes()
    for page in range(8192, len(whole), 4096):
        path.write_bytes(whole[:page] + b"\xff" * 4096 + whole[page + 4096 :])
        with suppress(SweepError):
            sweep(plan, tmp_path, csv=True)
