"""The bench of the statesman's numbers: which values it tries, and that it runs."""

from __future__ import annotations

import pytest
from bench import bench_statesman
from bench.bench_statesman import SCENARIOS, line_ups, main, told, varied


@pytest.mark.parametrize(
    ("name", "value", "tried"),
    [
        ("lately", 8, (4, 16)),
        ("trust", 750, (500, 875)),
        ("ease", 900, (800,)),  # 950 is where it has come down
        ("eased", 950, (975,)),  # 900 is where it begins to
        ("settled", 1000, ()),
        ("decent_many", 1000, (500, 2000)),
    ],
)
def test_a_number_is_made_smaller_and_larger_where_that_means_something(
    name: str, value: int, tried: tuple[int, ...]
) -> None:
    assert varied(name, value) == tried


def test_every_setting_has_the_statesman_in_each_seat() -> None:
    seats = {setting: {names.index("own") for names in line_ups(setting)} for setting in SCENARIOS}
    assert seats == {"two": {0, 1}, "three": {0, 1, 2}, "discounted": {0, 1}}


def test_what_lies_within_its_interval_is_no_difference_seen() -> None:
    assert (told(1.5, 0.5), told(-0.4, 0.5)) == ("+1.5 ± 0.5", "-0.4 ± 0.5, no difference seen")


def test_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench_statesman.py", "pace", "--games", "8"])
    monkeypatch.setattr(bench_statesman, "ROUNDS", 5)
    main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("discounted: 2 papers, 8 games a line; as it stands ")
    assert [line.split(" ±")[0].split()[:2] for line in lines[2:]] == [["pace", "15"], ["pace", "60"]]
