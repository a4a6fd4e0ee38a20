"""What lies behind a class on its charts: worked out once, kept, and read back as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from debrief.cases import tiny

from communique.classroom.case_ground import CaseGround, case_ground, decode_ground, encode_ground, kept_ground
from communique.model.sheet import Scenario
from communique.simulation import PlayError, Results, simulate


def fields(ground: CaseGround) -> tuple[object, ...]:
    return tuple(getattr(ground, name) for name in CaseGround.__dataclass_fields__)


GROUND = case_ground(tiny(), games=6, seed=1)


def test_the_ground_is_the_exact_frontier_and_as_many_tables_as_were_asked_for() -> None:
    assert GROUND.frontier == ((40, 0), (35, 15), (30, 30), (15, 35), (0, 40))
    assert GROUND.acceptable == (False, True, True, True, False)
    assert GROUND.no_deal == (15, 15)
    assert sum(count for _, count in GROUND.points) == 6
    assert GROUND.key == ("d" * 64, "")


def test_figures_of_simulated_tables_are_told_table_by_table() -> None:
    ground = CaseGround(
        "d", "", 2, ((40, 0),), (True,), "", (15, 15), games=4, seed=1, agreements=3,
        points=(((15, 15), 1), ((20, 20), 2), ((35, 15), 1)),
    )  # fmt: skip
    assert ground.of(0) == [15, 20, 20, 35]
    assert ground.smallest_gains() == [0, 0, 5, 5]


def test_without_tables_there_is_the_frontier_alone() -> None:
    bare = case_ground(tiny(), games=0)
    assert (bare.points, bare.agreements, bare.frontier) == ((), 0, GROUND.frontier)


def test_a_ground_that_was_written_is_read_as_it_was() -> None:
    assert fields(decode_ground(encode_ground(GROUND))) == fields(GROUND)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"format": "communique-ground 2"}',
        json.dumps({**json.loads(encode_ground(GROUND)), "games": 7}),
        json.dumps({**json.loads(encode_ground(GROUND)), "no_deal": [15]}),
        json.dumps({**json.loads(encode_ground(GROUND)), "acceptable": [True]}),
        json.dumps({**json.loads(encode_ground(GROUND)), "points": [[["x", 1], 6]]}),
        json.dumps({**json.loads(encode_ground(GROUND)), "more": 1}),
    ],
)  # fmt: skip
def test_what_is_no_ground_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no ground"):
        decode_ground(text)


def test_a_ground_is_kept_and_a_damaged_one_is_worked_out_again(tmp_path: Path) -> None:
    folder = tmp_path / "grounds"
    heard: list[int] = []

    def progress(done: int, of: int) -> None:
        heard.append(done)

    first = kept_ground(folder, tiny(), games=6, seed=1, progress=progress)
    assert heard == [6]
    again = kept_ground(folder, tiny(), games=6, seed=1, progress=progress)
    assert (fields(again), heard) == (fields(first), [6])
    (file,) = folder.iterdir()
    file.write_text("{", encoding="utf-8")
    assert fields(kept_ground(folder, tiny(), games=6, seed=1, progress=progress)) == fields(first)
    assert heard == [6, 6]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its own rights")
def test_a_kept_ground_is_for_its_owner_s_eyes(tmp_path: Path) -> None:
    kept_ground(tmp_path / "grounds", tiny(), games=2, seed=1)
    (file,) = (tmp_path / "grounds").iterdir()
    assert (file.stat().st_mode & 0o077, (tmp_path / "grounds").stat().st_mode & 0o077) == (0, 0)


def test_where_simulated_tables_cannot_be_played_the_frontier_stays_and_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(scenario: Scenario, lineup: None, games: int, *rest: object, **more: object) -> Results:
        if games:
            raise PlayError("3 workers died")
        return simulate(scenario, None, 0)

    monkeypatch.setattr("communique.classroom.case_ground.simulate", dies)
    ground = kept_ground(tmp_path, tiny(), games=6, workers=2)
    assert (ground.games, ground.frontier) == (0, GROUND.frontier)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_the_keeping_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert fields(kept_ground(tmp_path / "file" / "grounds", tiny(), games=6, seed=1)) == fields(GROUND)
