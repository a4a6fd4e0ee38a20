"""Profiles that only order: what is certain, worked out by hand, and what is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from domain_orders import BIDS, ORDERS, TOTAL, bid, profile
from domain_samples import put

from communique.analysis import analyse
from communique.cli import main
from communique.interop.domain import Refused
from communique.interop.importing import imported
from communique.interop.orderings import orderings
from communique.simulation import simulate
from communique.words import say


def test_what_is_certain_is_what_hand_finds(tmp_path: Path) -> None:
    found = orderings([put(tmp_path, ORDERS)]).as_dict()
    # Red s is best for Ada, blue l for Ben. Ada may like blue s second best, but Ben is known to like red l better
    # than blue s, and nobody is known to like red l better than blue s and red s for both.
    assert [tuple(one.values()) for one in found["spoken_of"]] == [
        ("red", "s"),
        ("red", "l"),
        ("blue", "s"),
        ("blue", "l"),
    ]
    assert found["certainly_efficient"] == [0, 3]
    # Red l: red s is better for Ada; for Ben it may be worse. Blue s: the same of red s, and of red l for Ada.
    assert found["possibly_efficient"] == [0, 1, 2, 3]
    assert found["certainly_acceptable"] == [0, 1]
    # Of blue l Ada is known to like it less than no deal; of blue s nothing is known.
    assert found["possibly_acceptable"] == [0, 1, 2]
    assert found["known_pairs"] == {"Ada": 4, "Ben": 4}
    assert found["places"]["Ada"] == [[1, 1], [2, 3], [2, 4], [3, 4]]


def test_a_package_that_all_like_less_is_no_longer_possible(tmp_path: Path) -> None:
    both = {"ada.json": profile("Ada", [[0, 2]]), "ben.json": profile("Ben", [[0, 1], [1, 2]])}
    assert orderings([put(tmp_path, both)]).as_dict()["possibly_efficient"] == [0, 1]


def test_better_may_be_written_as_a_mapping(tmp_path: Path) -> None:
    fields = json.loads(ORDERS["ada.json"])["DefaultPartialOrdering"]
    fields["better"] = {json.dumps(BIDS[0]): [BIDS[1], BIDS[2]], json.dumps(BIDS[1]): [BIDS[3]]}
    del fields["bids"]
    files = {**ORDERS, "ada.json": json.dumps({"DefaultPartialOrdering": fields})}
    assert orderings([put(tmp_path / "a", files)]) == orderings([put(tmp_path / "b", ORDERS)])


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (profile("Ada", [[0, 1], [1, 0]]), "it says that \\(red, l\\) is better than \\(red, s\\), and worse"),
        (profile("Ada", [[0, 9]]), 'names the package "9"; it should be a place in "bids", 0 to 3'),
        (profile("Ada", [[0, 1, 2]]), "has 3 places; it should have two"),
        (ORDERS["ada.json"].replace('"Size": "s"}', '"Depth": "s"}', 1), 'speaks of issue "Depth"'),
        (ORDERS["ada.json"].replace(', "Size": "s"}', "}", 1), 'leaves issue "Size" open'),
        (ORDERS["ada.json"].replace('"Size": "s"}', '"Size": "xl"}', 1), 'has "xl" for issue "Size"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(tmp_path: Path, file: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as caught:
        orderings([put(tmp_path, {**ORDERS, "ada.json": file})])
    assert caught.value.file.endswith("ada.json")


def test_a_folder_without_orders_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bid.json").write_text(json.dumps(bid("red", "s")))
    assert main(["orders", str(tmp_path)]) == 1
    assert "there is no profile that only orders" in capsys.readouterr().err


def test_an_order_with_gaps_makes_no_sheet_and_import_names_the_command_that_helps(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"of 4 of 6 pairs of packages which is better.*communique orders"):
        imported([put(tmp_path, ORDERS)])


def test_an_order_without_gaps_becomes_places(tmp_path: Path) -> None:
    found = imported([put(tmp_path, TOTAL)])
    ada, ben = found.scenario.sheets
    every = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [ada.value(package) for package in every] == [3, 2, 1, 0]
    assert [ben.value(package) for package in every] == [0, 2, 1, 3]
    assert (ada.reservation, ben.reservation, ada.ordinal, ben.ordinal) == (1, 0, True, True)
    assert any("this is an order without points" in note for note in found.notes)


def test_of_places_frontier_and_order_are_told_and_no_sum(tmp_path: Path) -> None:
    scenario = imported([put(tmp_path, TOTAL)]).scenario
    told = analyse(scenario, at=(1, 0)).as_dict(say)
    # Blue s is worse than red l for both; the other three are not.
    assert told["frontier"]["vectors"] == 3
    assert told["acceptable"] == 3
    # Red l is second for both: nothing has a better worst place.
    assert told["maximin"]["package"] == {"colour": "red", "size": "l"}
    assert told["left_out"] == ["nash", "nash_principals", "kalai_smorodinsky", "egalitarian", "utilitarian"]
    assert all(told[name] is None for name in told["left_out"])
    assert "sums, products and shares of them say nothing" in told["statement"]
    assert told["at"]["left_on_table"]["efficient"] is False
    assert (told["at"]["left_on_table"]["gain"], told["at"]["surpluses"]) == (None, None)


def test_beside_points_an_order_leaves_out_maximin_as_well(tmp_path: Path) -> None:
    scenario = imported([put(tmp_path, TOTAL)]).scenario
    one, other = scenario.sheets
    told = analyse(replace(scenario, sheets=(one, replace(other, ordinal=False)))).as_dict(say)
    assert (told["maximin"], told["frontier"]["vectors"]) == (None, 3)


def test_the_command_says_what_places_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tiles.yaml"
    assert main(["import", str(put(tmp_path / "in", TOTAL)), "--out", str(out)]) == 0
    assert main(["analyse", str(out), "--at", "colour=blue,size=s"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Places in each order: Ada 33.3, Ben 33.3." in said
    assert "something would be better for one and worse for nobody" in said
    assert "Nash means nothing of places" in said


def test_of_places_no_mean_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lower medians, and how often somebody did better than without a deal: neither asks how far places are apart."""
    monkeypatch.chdir(tmp_path)
    whole = imported([put(tmp_path / "in", TOTAL)]).scenario
    results = simulate(whole, ["random", "boulware"], games=4, protocol="alternating", rounds=4)
    summary = results.summary()
    assert summary["mean_points"] == summary["mean_surplus"] == {"ada": None, "ben": None}
    for seat, party in enumerate(("ada", "ben")):
        places = sorted(row.points[seat] for row in results.rows)
        better = [row for row in results.rows if row.points[seat] > whole.sheets[seat].reservation]
        assert summary["places"][party] == {"median": places[1], "over_no_deal": len(better)}
    one, other = whole.sheets
    mixed = replace(whole, sheets=(one, replace(other, ordinal=False)))
    summary = simulate(mixed, games=4, protocol="alternating").summary()
    assert (summary["mean_points"]["ada"], summary["mean_points"]["ben"] is None) == (None, False)
    assert list(summary["places"]) == ["ada"]
    assert main(["import", "in", "--out", "tiles.yaml"]) == 0
    assert main(["simulate", "tiles.yaml", "--protocol", "alternating", "--games", "2"]) == 0
    out = capsys.readouterr().out
    assert "Median place  Over no deal" in out
    assert "Mean points" not in out
    assert "Points of ada, ben are places in an order, of which no mean says anything." in out
    assert main(["tournament", "tiles.yaml", "linear"]) == 1
    assert 'In scenario "tiles" points are places in an order' in capsys.readouterr().err


@pytest.mark.parametrize(("ordinal", "line", "label"), [(True, "None", "place in its order"), (False, "-", "points")])
def test_between_places_a_picture_draws_no_line(ordinal: bool, line: str, label: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from communique.simulation.plots._plane import planes

    whole = imported([put(tmp_path, TOTAL)]).scenario
    sheets = tuple(replace(sheet, ordinal=ordinal) for sheet in whole.sheets)
    _, ((axes, _, _), *_) = planes(replace(whole, sheets=sheets), ())
    (efficient,) = (one for one in axes.lines if one.get_label() == "efficient packages")
    assert efficient.get_linestyle() == line
    assert axes.get_xlabel() == f"Ada, {label}"


def test_orders_and_points_do_not_mix(tmp_path: Path) -> None:
    points = json.loads(TOTAL["ben.json"])["DefaultPartialOrdering"]["domain"]
    space = {"name": "Ben", "domain": points, "issueWeights": {}, "issueUtilities": {}}
    mixed = {"ada.json": TOTAL["ada.json"], "ben.json": json.dumps({"LinearAdditiveUtilitySpace": space})}
    with pytest.raises(Refused, match="only orders packages and others give points"):
        imported([put(tmp_path, mixed)])


def test_the_command_says_what_is_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["orders", str(put(tmp_path, ORDERS))]) == 0
    said = capsys.readouterr().out
    assert "4 packages; the profiles speak of 4." in said
    assert "Efficient for certain: 2\n  red, s\n  blue, l\n" in said
