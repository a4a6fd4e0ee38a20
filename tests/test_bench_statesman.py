"""The bench of the statesman's numbers: which values it tries, and that it runs."""

from __future__ import annotations

import pytest
from bench import bench_statesman
from bench.bench_statesman import SCENARIOS, SINCE, Player, line_ups, main, papers, statesman, surpluses, told, varied


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


def test_a_number_of_the_end_comes_to_the_same_whether_it_is_tried_from_the_start_or_from_there() -> None:
    """In this game one who comes down earlier gets an agreement, and the usual statesman gets none."""
    case, names = papers("two", 5003), ("boulware", "own")
    late = {"turn": 960, "floor": 900, "slack": 600}
    forked = {"": Player(statesman())} | {name: Player(statesman(**{name: k}), SINCE[name]) for name, k in late.items()}
    whole = {name: Player(player.mind) for name, player in forked.items()}
    found = surpluses(case, names, forked, 5003)
    assert found == surpluses(case, names, whole, 5003)
    assert found["turn"] > 80
    assert found[""] == found["floor"] == 0


def test_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench_statesman.py", "pace", "--games", "8"])
    monkeypatch.setattr(bench_statesman, "ROUNDS", 5)
    main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("discounted: 2 papers, 8 games a line; as it stands ")
    assert [line.split(" ±")[0].split()[:2] for line in lines[2:]] == [["pace", "15"], ["pace", "60"]]
