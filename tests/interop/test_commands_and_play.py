"""`communique import` and `export` at the keyboard, and an imported domain at the table."""

# ruff: noqa: E501 - a refusal stands on one line with what provokes it

from __future__ import annotations

import json
from pathlib import Path

import pytest
from domain_samples import ADA, FERRY, orchard, put, read

from communique.analysis import analyse
from communique.cli import main
from communique.loading.scenario_file import ScenarioError, load_scenario, read_scenario_text
from communique.simulation import play, simulate
from communique.words import of_hundred


def test_import_writes_a_scenario_that_checks_and_simulates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orchard(tmp_path / "in")
    out = tmp_path / "orchard.yaml"
    assert main(["import", str(tmp_path / "in"), "--out", str(out)]) == 0
    assert "Orchard, 2 parties, 2 issues, 6 packages." in capsys.readouterr().out
    assert main(["check", str(out)]) == 0
    capsys.readouterr()
    assert main(["simulate", str(out), "--games", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["games"] == 2


def test_notes_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orchard(tmp_path / "in", ada="<!-- x -->" + '<?xml version="1.0"?>' + ADA)
    assert main(["import", str(tmp_path / "in"), "--out", str(tmp_path / "o.yaml")]) == 0
    assert "note: " in (err := capsys.readouterr().err)
    assert "something stands before the XML declaration" in err


def test_nothing_is_written_when_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orchard(tmp_path / "in", ada=ADA.replace('"8"', '"eight"'))
    assert main(["import", str(tmp_path / "in"), "--out", str(tmp_path / "o.yaml")]) == 1
    err = capsys.readouterr().err
    assert "ada.xml:4:" in err
    assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orchard(tmp_path / "in")
    out = tmp_path / "o.yaml"
    out.write_text("mine")
    assert main(["import", str(tmp_path / "in"), "--out", str(out)]) == 2
    assert "--force writes over it" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main(["import", str(tmp_path / "in"), "--out", str(out), "--force"]) == 0
    assert load_scenario(out).public.title == "Orchard"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--out", "o.txt"], "--out writes .yaml files"),
        (["--out", "nowhere/o.yaml"], 'There is no folder "nowhere"'),
        (["--out", "Über.yaml"], "try --out uber.yaml"),
        (["--out", "o.yaml", "--id", "p"], "A scenario is called as its file is"),
        (["--out", "o.yaml", "--profiles", "cid"], 'there is no profile "cid"'),
        (["--out", "o.yaml", "--steps", "1"], "there should be 2 to 5000 steps"),
        ([], "Missing option '--out'"),
    ],
)
def test_a_call_that_is_off_ends_in_one_sentence(
    options: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    orchard(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "in", *options]) in (1, 2)
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_title_and_profiles_are_taken(tmp_path: Path) -> None:
    orchard(tmp_path / "in", cid=ADA)
    out = tmp_path / "o.yaml"
    call = ["import", str(tmp_path / "in"), "--out", str(out), "--title", "Hedge & wall", "--profiles", "cid,ada"]
    assert main(call) == 0
    public = load_scenario(out).public
    assert (public.title, [party.id for party in public.parties]) == ("Hedge & wall", ["cid", "ada"])


def test_export_writes_a_folder_and_names_what_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["export", "lantern-strait", str(tmp_path / "out"), "--to", "genius"]
    assert main(call) == 1
    assert "feasibility rules" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*call, "--leave-out"]) == 0
    said = capsys.readouterr()
    assert "note: 1 feasibility rule was left out" in said.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "lantern-strait-domain.xml", "osmark.xml", "pellin.xml",
    ]  # fmt: skip
    assert main([*call, "--leave-out"]) == 2
    assert "--force writes over it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--to", "genious"], 'There is no format "genious" to write; did you mean "genius"?'),
        (["--to", "negolog"], 'There is no format "negolog" to write'),
        (["--to", "genius", "--level", "easy"], 'has no level "easy"'),
    ],
)
def test_an_export_that_is_off_ends_in_one_sentence(
    options: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "lantern-strait", str(tmp_path / "out"), *options]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("lineup", [("boulware", "conceder"), ("linear", "linear"), ("micro", "tit-for-tat")])
def test_an_imported_domain_is_played_in_turns(lineup: tuple[str, str], tmp_path: Path) -> None:
    scenario = read(orchard(tmp_path)).scenario
    end = play(scenario, lineup, 1, protocol="alternating").outcome()
    assert end.kind == "joint"
    assert all(gain >= 0 for gain in end.surplus)


def test_an_imported_domain_is_played_as_a_conference_without_a_mediator(tmp_path: Path) -> None:
    scenario = read(orchard(tmp_path)).scenario
    assert play(scenario, ["problem-solver", "firm"], 1, level="whole").outcome().kind == "joint"


def test_a_game_with_vetoes_is_played_too(tmp_path: Path) -> None:
    scenario = read(put(tmp_path, FERRY)).scenario
    assert simulate(scenario, {}, games=3, seed=1).summary()["games"] == 3


def test_analysis_reads_in_the_units_of_the_files(tmp_path: Path) -> None:
    scenario = read(orchard(tmp_path)).scenario
    best = analyse(scenario).solutions["utilitarian"].vectors[0]
    origin = scenario.public.origin
    assert origin is not None
    # wall and stream: Ada has everything, Ben 0.6 * 8/9 + 0.4
    assert [round(float(origin.in_units(int(points))), 6) for points in best] == [1.0, 0.933333]


def test_people_read_points_out_of_a_hundred(tmp_path: Path) -> None:
    assert of_hundred(read(orchard(tmp_path)).scenario.public, 45) == "75.0"  # of 60
    assert of_hundred(load_scenario("lantern-strait").public, 64) == "64"


def changed(tmp_path: Path, old: str, new: str) -> str:
    text = read(orchard(tmp_path)).text
    assert old in text
    return text.replace(old, new)


FINDINGS = {
    "points beyond the scale": ("[18, 36, 9]", "[18, 61, 9]", "\"fence\" of \"points\" of the sheet of \"ada\" is 61; it should be at most 60"),
    "a best package beyond the scale": ("[18, 36, 9]", "[18, 56, 9]", "is worth 80; it should be worth at most 60, the scale"),
    "no scale": ("scale: 60\n", "", 'the best package of the sheet of "ada" is worth 60; it should be worth 100'),
    "a scale of nothing": ("scale: 60\n", "scale: 0\n", '"scale" is 0; it should be at least 1'),
    "a discount above 1": ('discount: "0.5"', 'discount: "1.5"', '"discount" of the sheet of "ada" is "1.5"; it should be "1", or a decimal between 0 and 1'),
    "a discount of nothing": ('discount: "0.5"', 'discount: "0.0"', '"discount" of the sheet of "ada" is "0.0"'),
    "an answer without a clause": ('clause: "Fence: hedge."', 'clause: ""', 'option "hedge" has no clause; every option puts a sentence into the communiqué'),
    "no provision after all": ("    no_provision: false\n    title: \"Water\"", "    title: \"Water\"", 'the first option, "well", is "no provision"'),
    "a unit that is no number": ('points_per_unit: "60"', 'points_per_unit: "0"', '"points_per_unit" of "origin" is "0"; it should be a whole number or a fraction'),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDINGS)
def test_a_scenario_file_with_a_scale_is_still_checked(name: str, tmp_path: Path) -> None:
    old, new, words = FINDINGS[name]
    with pytest.raises(ScenarioError) as caught:
        read_scenario_text(changed(tmp_path, old, new))
    assert words in str(caught.value)
