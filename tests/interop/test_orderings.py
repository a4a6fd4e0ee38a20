"""Profiles that only order: what is certain, worked out by hand, and what is refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from domain_orders import BIDS, ORDERS, bid, profile
from domain_samples import put

from communique.cli import main
from communique.interop.domain import Refused
from communique.interop.importing import imported
from communique.interop.orderings import orderings


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


def test_import_names_the_command_that_helps(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="communique orders"):
        imported([put(tmp_path, ORDERS)])


def test_the_command_says_what_is_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["orders", str(put(tmp_path, ORDERS))]) == 0
    said = capsys.readouterr().out
    assert "4 packages; the profiles speak of 4." in said
    assert "Efficient for certain: 2\n  red, s\n  blue, l\n" in said
