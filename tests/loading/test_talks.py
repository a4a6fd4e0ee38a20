"""The case of talks in turn that comes with the examples, and what is found in one that is not quite like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.loading.findings import check_files
from communique.loading.scenario_file import load_scenario
from communique.rules.protocol import protocols
from communique.simulation import simulate
from communique.testing import check_negotiator, example

CASE = Path(__file__).resolve().parents[2] / "game" / "examples" / "press-day.yaml"
TEXT = CASE.read_text(encoding="utf-8")


def found(folder: Path, before: str, after: str) -> list[str]:
    """What is found once the first `before` is changed, without the file's name."""
    assert before in TEXT
    path = folder / CASE.name
    path.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    return [str(one).removeprefix(f"{path}:") for one in check_files([path])]


def test_nothing_is_found_in_it(tmp_path: Path) -> None:
    assert found(tmp_path, "a", "a") == []


def test_a_first_option_like_the_others_is_no_end_of_a_talk(tmp_path: Path) -> None:
    before = "    options:\n      - {id: none, label: No crate}\n"
    after = (
        '    no_provision: false\n    options:\n      - {id: none, label: No crate, clause: "No crate is brought."}\n'
    )
    assert found(tmp_path, before, after) == [
        '91:39: talk 1 is about issue "upper", whose first option "none" has a clause; the first option of a talk\'s '
        "issues is no agreement"
    ]


@pytest.mark.parametrize(
    ("before", "after", "worth", "whose", "no_deal"),
    [
        ("reservation: 40", "reservation: 45", 40, "hill", 45),
        ("upper: {none: 0,", "upper: {none: 7,", 7, "press", 0),
        ("- 0 30 60", "- 9 30 60", 9, "press", 0),
        (
            "    bundles:",
            "    links: [{issue: upper, option: none, other_issue: lower, other_option: none, points: -4}]\n"
            "    bundles:",
            -4, "press", 0,
        ),
        (
            "    bundles:",
            "    boxes: [{within: [{issue: upper, option: none, to: one}, {issue: lower, option: none, to: none}], "
            "points: 3}]\n    bundles:",
            3, "press", 0,
        ),
    ],
)  # fmt: skip
def test_a_sheet_that_pays_for_no_agreement_what_no_deal_does_not_is_warned_of(
    before: str, after: str, worth: int, whose: str, no_deal: int, tmp_path: Path
) -> None:
    told = "\n".join(found(tmp_path, before, after))
    assert (
        f'warning: no agreement in any talk is worth {worth} by the points of the sheet of "{whose}", and no deal is '
        f"worth {no_deal}; they should be equal, since a talk without agreement leaves its issues at their first "
        "options"
    ) in told
    assert told.count("no agreement in any talk") == 1


def test_the_template_of_a_negotiator_plays_every_protocol() -> None:
    """On every chair at once, and by the contract of all negotiators; in turn nobody signs what costs points."""
    case = load_scenario(CASE)
    check_negotiator(example.Example, scenarios=[case], protocols=protocols())
    rows = simulate(case, [example.Example] * 4, 5, 1, protocol="in-turn").rows
    assert {row.kind for row in rows} <= {"joint", "partial"}
    assert min(min(row.surplus) for row in rows) >= 0
