"""A folder tree or an archive at once: what became of each domain, within bounds, and nothing half-written."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from domain_samples import (
    ADA,
    BEN,
    FERRY,
    KILN_ONE,
    KILN_TWO,
    MEADOW_ONE,
    MEADOW_SPACE,
    MEADOW_TWO,
    ORCHARD,
    PIER_DOMAIN,
    PIER_ONE,
    PIER_TWO,
    put,
)  # fmt: skip

from communique import load_scenario
from communique.cli import main
from communique.interop import domain_trees
from communique.interop.domain import Refused
from communique.interop.domain_trees import gathered

TREE: Mapping[str, str] = {
    "anac/orchard/orchard.xml": ORCHARD, "anac/orchard/ada.xml": ADA, "anac/orchard/ben.xml": BEN,
    "anac/orchard/pareto.xml": "0.5, 1.0\n",
    "web/pier/pier.json": PIER_DOMAIN, "web/pier/keeper.json": PIER_ONE, "web/pier/skipper.json": PIER_TWO,
    "kiln/one.json": KILN_ONE, "kiln/two.json": KILN_TWO,
    "space.yml": MEADOW_SPACE, "farmer.yml": MEADOW_ONE, "walker.yml": MEADOW_TWO,
    "broken/orchard.xml": ORCHARD, "broken/ada.xml": ADA, "broken/ben.xml": BEN[:300],
    "notes/README.txt": "nothing to read here", "notes/package.json": '{"name": "x", "type": "module"}',
    ".hidden/orchard.xml": ORCHARD, "__MACOSX/orchard.xml": ORCHARD,
} | {f"ferry/{name}": text for name, text in FERRY.items()}  # fmt: skip
"""Six domains, one of them broken, and what is none."""


def archive(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


@pytest.fixture(params=["folder", "archive"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same tree as a folder and as a zip."""
    return put(tmp_path / "tree", TREE) if request.param == "folder" else archive(tmp_path / "tree.zip", TREE)


def test_every_domain_is_told_of(tree: Path) -> None:
    rows = {row.domain: row for row in gathered(tree)}
    assert {name: (row.result, row.format, row.parties, row.packages) for name, row in rows.items()} == {
        "tree": ("read", "negmas", 2, 6),
        "anac/orchard": ("noted", "genius", 2, 6),
        "broken": ("refused", "", 0, 0),
        "ferry": ("read", "llm-deliberation", 3, 6),
        "kiln": ("read", "negolog", 2, 4),
        "web/pier": ("read", "geniusweb", 2, 6),
    }
    assert rows["broken"].reason.startswith(f"{tree}/broken/ben.xml:")
    assert "not well-formed XML" in rows["broken"].reason
    assert rows["anac/orchard"].notes == (
        f"{tree}/anac/orchard/pareto.xml: this is no domain and no profile; it was passed over",
    )


def test_a_folder_of_several_domains_is_taken_apart(tmp_path: Path) -> None:
    ends = {"domain": ORCHARD, "prof1": ADA, "prof2": BEN}
    files = {f"Orchard-{letter}-{end}.xml": text for letter in "AB" for end, text in ends.items()}
    rows = list(gathered(put(tmp_path, {f"many/{name}": text for name, text in files.items()})))
    assert [(row.domain, row.id, row.result) for row in rows] == [
        ("many/Orchard-A-domain", "orchard-a-domain", "read"),
        ("many/Orchard-B-domain", "orchard-b-domain", "read"),
    ]


def test_a_domain_file_takes_the_profiles_that_it_names_and_one_with_none_is_refused_by_name(tmp_path: Path) -> None:
    agents = '<negotiation_template><agent utility_space="{}.xml"/><agent utility_space="{}.xml"/>'
    named = [ORCHARD.replace("<negotiation_template>", agents.format(*two)) for two in (("ada", "ben"), ("x", "y"))]
    files = {"one.xml": named[0], "two.xml": named[1], "lone.xml": ORCHARD}
    profiles = {f"{name}.xml": ADA for name in ("ada", "ben", "x", "y")}
    rows = {row.domain: row for row in gathered(put(tmp_path, files | profiles))}
    assert {name: row.parties for name, row in rows.items()} == {"lone": 0, "one": 2, "two": 2}
    assert (
        rows["lone"].reason == f"{tmp_path}/lone.xml: a negotiation needs two profiles or more, and here are 0 (none)"
    )
    (tmp_path / "left.xml").write_text(ADA)
    (row,) = gathered(tmp_path)
    assert "there are 3 domains: lone.xml, one.xml, two.xml; name one of them" in row.reason


def test_domains_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    one = {"orchard.xml": ORCHARD, "ada.xml": ADA, "ben.xml": BEN}
    files = {f"{place}/{name}": text for place in ("x/laptop", "y/laptop", "z/y-laptop") for name, text in one.items()}
    assert [row.id for row in gathered(put(tmp_path, files))] == ["laptop", "y-laptop", "z-y-laptop"]


def test_a_fault_of_ours_ends_its_own_domain_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = domain_trees.imported

    def faulty(files: list[Path], **given: object) -> object:
        if any("kiln" in str(file) for file in files):
            raise ZeroDivisionError("division by zero")
        return plain(files, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(domain_trees, "imported", faulty)
    rows = {row.domain: row for row in gathered(put(tmp_path / "tree", TREE))}
    assert rows["kiln"].reason == "the program failed on it (ZeroDivisionError)"
    assert rows["web/pier"].result == "read"


def _entry(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as one:
        one.writestr(name, ORCHARD)
    return made.getvalue()


@pytest.mark.parametrize("name", ["../up.xml", "/root.xml", "a/../../up.xml", "C:/up.xml", "a\\..\\..\\up.xml"])
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.zip").write_bytes(_entry(name))
    with pytest.raises(Refused, match="which leads elsewhere"):
        list(gathered(tmp_path / "bad.zip"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["bad.zip"]


@pytest.mark.parametrize("name", ["k" * 121 + ".xml", "d/" * 21 + "up.xml"])
def test_a_name_that_is_too_long_or_too_deep_is_refused_for_that(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.zip").write_bytes(_entry(name))
    with pytest.raises(Refused, match="which is too long or too deep"):
        list(gathered(tmp_path / "bad.zip"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_one_name_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as made:
        for text in (ADA, BEN):
            made.writestr("orchard/ada.xml", text)
    with pytest.raises(Refused, match=r'twice\.zip: it holds the name "orchard/ada\.xml" twice'):
        list(gathered(tmp_path / "twice.zip"))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(domain_trees, "MAX_UNPACKED", 100_000)
    bomb = archive(tmp_path / "bomb.zip", {f"{k}/ada.xml": b" " * 60_000 for k in range(3)})
    assert bomb.stat().st_size < 2_000
    with pytest.raises(Refused, match=r"bomb\.zip: it unpacks to more than 100,000 bytes"):
        list(gathered(bomb))


def test_a_file_that_is_too_large_is_refused_by_itself(tmp_path: Path) -> None:
    files = {"big/orchard.xml": ORCHARD, "big/ada.xml": ADA + " " * 4_000_001, "big/ben.xml": BEN}
    rows = list(gathered(archive(tmp_path / "one.zip", files | {"kiln/one.json": KILN_ONE, "kiln/two.json": KILN_TWO})))
    assert [(row.domain, row.result) for row in rows] == [("big", "refused"), ("kiln", "read")]
    assert "one.zip/big/ada.xml: the file is larger than 4,000,000 bytes" in rows[0].reason


@pytest.mark.parametrize("limit", ["MAX_ENTRIES", "MAX_DOMAINS"])
def test_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(domain_trees, limit, 3)
    with pytest.raises(Refused, match="it holds more than 3"):
        list(gathered(put(tmp_path / "tree", TREE)))


def test_what_is_no_archive_and_what_is_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no archive")
    with pytest.raises(Refused, match="neither a folder nor a zip archive"):
        list(gathered(tmp_path / "text.zip"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="nothing in it is of a format that is read"):
        list(gathered(tmp_path / "empty"))
    with pytest.raises(Refused, match="there is no such file or folder"):
        list(gathered(tmp_path / "nowhere"))
    with pytest.raises(Refused, match="this is neither a file nor a folder"):
        list(gathered(Path("/dev/null")))


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_archive_ends_in_a_sentence(tmp_path: Path, seed: int) -> None:
    data = bytearray(archive(tmp_path / "tree.zip", TREE).read_bytes())
    for k in range(1 + seed % 7):
        data[(seed * 7919 + k * 104729) % len(data)] ^= 1 << (seed + k) % 8
    if seed % 3 == 0:
        data = data[: len(data) * (seed + 1) // 61]
    (tmp_path / "tree.zip").write_bytes(data)
    try:
        rows = list(gathered(tmp_path / "tree.zip"))
    except Refused:
        return
    assert rows
    assert not [row for row in rows if "the program failed" in row.reason]


def test_the_command_writes_what_it_read_and_tells_of_the_rest(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, table = tmp_path / "out", tmp_path / "table.csv"
    assert main(["import", "--all", str(tree), "--out", str(out), "--csv", str(table)]) == 1
    assert sorted(path.name for path in out.iterdir()) == [
        "ferry.yaml",
        "kiln.yaml",
        "orchard.yaml",
        "pier.yaml",
        "tree.yaml",
    ]
    assert load_scenario(out / "pier.yaml").public.id == "pier"
    said = capsys.readouterr()
    assert "6 domains: 4 read, 1 read with notes, 1 refused." in said.out
    assert str(tree) not in said.out.replace("\n", "")  # files are named below the domain that the line is of
    assert not said.err
    lines = table.read_text().splitlines()
    assert lines[0] == "domain,result,id,format,parties,issues,packages,notes,reason"
    assert "kiln,read,kiln,negolog,2,2,4,," in lines


def test_a_folder_whose_name_is_no_text_is_written_with_a_sign_of_doubt(tmp_path: Path) -> None:
    place = Path(os.fsdecode(os.fsencode(tmp_path / "tree") + b"/kiln\xff"))
    try:
        put(place, {"one.json": KILN_ONE, "two.json": KILN_TWO})
    except OSError:
        pytest.skip("this system's names are text")
    assert main(["import", "--all", str(tmp_path / "tree"), "--csv", str(tmp_path / "t.csv")]) == 0
    assert (tmp_path / "t.csv").read_text().splitlines()[1].startswith("kiln?,noted,kiln,")


def test_the_table_is_json_for_programs_and_0_says_that_all_were_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "kiln", {"one.json": KILN_ONE, "two.json": KILN_TWO})
    assert main(["import", "--all", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "domain": "kiln", "result": "read", "id": "kiln", "format": "negolog", "parties": 2, "issues": 2,
            "packages": 4, "notes": [], "reason": "",
        }
    ]  # fmt: skip


def test_a_cell_that_a_spreadsheet_would_work_out_is_text(tmp_path: Path) -> None:
    put(tmp_path / "tree" / "=1+1", {"one.json": KILN_ONE, "two.json": KILN_TWO})
    assert main(["import", "--all", str(tmp_path / "tree"), "--csv", str(tmp_path / "t.csv")]) == 0
    assert (tmp_path / "t.csv").read_text().splitlines()[1].startswith("'=1+1,read,")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--all", "tree", "--title", "X"], "--profiles, --title, --id go with one domain only."),
        (["tree", "--json"], "--json, --csv go with --all only."),
        (["tree"], "Missing option '--out': say which .yaml file to write, or read whole folders with --all."),
        (["--all", "tree", "--out", "full"], 'The folder "full" is not empty; --force writes over what is in it.'),
        (["--all", "tree", "--out", "file"], 'With --all --out is a folder, and "file" is a file.'),
        (["--all", "nowhere"], "nowhere: there is no such file or folder"),
    ],
)
def test_a_call_for_all_that_is_off_ends_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    put(tmp_path, {"tree/one.json": KILN_ONE, "tree/two.json": KILN_TWO, "full/a.yaml": "x", "file": "x"})
    monkeypatch.chdir(tmp_path)
    assert main(["import", *words]) in (1, 2)
    assert said in capsys.readouterr().err


PAGE = Path(__file__).resolve().parents[2] / "game" / "RESEARCH.md"


def test_the_calls_on_the_page_for_researchers_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = PAGE.read_text(encoding="utf-8").split("## Domains of other programs")[1].split("\n## ")[0]
    calls = [line.split()[1:] for line in section.splitlines() if line.startswith("communique import")]
    assert len(calls) == 2
    folder = {"deal.xml": ORCHARD, "a.xml": ADA, "b.xml": BEN, "a_reservation_20.xml": ADA, "b_reservation_20.xml": BEN}
    put(tmp_path / "two-party-folder", folder)
    archive(tmp_path / "scenarios.zip", {f"orchard/{name}": text for name, text in folder.items()})
    monkeypatch.chdir(tmp_path)
    assert [main(call) for call in calls] == [0, 0]
    assert len(load_scenario("reserved.yaml").sheets) == 2
    assert "taken as one profile a party: a.xml, b.xml" in (tmp_path / "table.csv").read_text(encoding="utf-8")
