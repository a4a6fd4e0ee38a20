"""`communique host` and `communique class`: what they hand on, what they refuse, what they say and ask."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from communique.cli import main
from communique.host import machine
from communique.host.options import Options, class_file_of


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Options]:
    """What was asked of the server, which does not start; the folder is an empty one."""
    asked: list[Options] = []
    server = ModuleType("communique.host.server")
    server.serve = asked.append  # type: ignore[attr-defined]  # a module of the test's own
    monkeypatch.setitem(sys.modules, "communique.host.server", server)
    monkeypatch.setattr(machine, "missing_libraries", lambda: ())
    monkeypatch.chdir(tmp_path)
    return asked


def test_a_class_is_hosted_with_what_was_asked_for(hosted: list[Options]) -> None:
    words = "lantern-strait --level guided --papers 7 --tables 4 --class mine.class --port 8080 --local --no-browser"
    assert main(["host", *words.split()]) == 0
    assert hosted == [Options("lantern-strait", "guided", 7, 4, Path("mine.class"), 8080, True, False)]


def test_questions_of_a_file_go_with_the_class(hosted: list[Options], capsys: pytest.CaptureFixture[str]) -> None:
    text = "format: communique-survey 1\nbefore: []\nafter: []\n"
    Path("own.yaml").write_text(text, encoding="utf-8")
    assert main(["host", "lantern-strait", "--survey", "own.yaml"]) == 0
    assert hosted[0].survey == text
    Path("own.yaml").write_text(text.replace("survey 1", "survey 9"), encoding="utf-8")
    assert main(["host", "lantern-strait", "--survey", "own.yaml"]) == 1
    assert 'own.yaml:1:9: "format" is "communique-survey 9"' in capsys.readouterr().err
    assert len(hosted) == 1


def test_what_nobody_asks_for_is_as_a_class_needs_it(hosted: list[Options]) -> None:
    assert main(["host", "lantern-strait"]) == 0
    (options,) = hosted
    assert options.file.name == f"communique-lantern-strait-{date.today().isoformat()}.class"
    assert (options.tables, options.port, options.local, options.open_browser) == (None, 8000, False, True)


def test_the_file_of_a_class_is_called_by_its_case_and_the_day() -> None:
    assert class_file_of("sochi-2021", date(2026, 11, 30)) == Path("communique-sochi-2021-2026-11-30.class")
    assert class_file_of("cases/mine.yaml", date(2026, 11, 30)) == Path("communique-mine-2026-11-30.class")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["no-such"], 'There is no scenario "no-such"'),
        (["lantern-strait", "--level", "gided"], 'has no level "gided"; did you mean "guided"?'),
        (["lantern-strait", "--tables", "many"], 'The tables are "auto" or 1 to 60, not "many".'),
        (["lantern-strait", "--tables", "0"], 'not "0".'),
        (["lantern-strait", "--tables", "61"], 'not "61".'),
        (["lantern-strait", "--class", "."], "is a folder; name a file."),
        (["lantern-strait", "--class", "notes.txt"], "is no file of a class; name another."),
        (["lantern-strait", "--port", "70000"], "See: communique --help"),
        (["lantern-strait", "--depth", "8"], "--depth goes with --check."),
    ],
)
def test_a_call_that_is_off_hosts_nothing(
    words: list[str], sentence: str, hosted: list[Options], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.txt").write_text("A list of names.", encoding="utf-8")
    assert main(["host", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert hosted == []
    assert Path("notes.txt").read_text(encoding="utf-8") == "A list of names."


@pytest.mark.parametrize("begins", [b"", b"SQLite format 3\0and more"])
def test_a_file_of_a_class_is_gone_on_with(begins: bytes, hosted: list[Options]) -> None:
    Path("mine.class").write_bytes(begins)
    assert main(["host", "lantern-strait", "--class", "mine.class"]) == 0
    assert hosted[0].file == Path("mine.class")


def test_without_the_extra_a_sentence_names_it(
    hosted: list[Options], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "missing_libraries", lambda: ("starlette", "uvicorn"))
    assert main(["host", "lantern-strait"]) == 1
    assert capsys.readouterr().err == (
        "A class on phones needs the libraries starlette, uvicorn; install them with: "
        'pip install "communique[classroom]"\n'
    )
    assert hosted == []


def test_a_check_ends_by_itself_and_makes_no_file(hosted: list[Options], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["host", "lantern-strait", "--check", "--port", "0x"]) == 2
    assert main(["host", "lantern-strait", "--check", "--depth", "8", "--port", "49507"]) in (0, 1)
    told = capsys.readouterr().out
    assert "From 8 m the code on the screen must be 80 cm wide." in told
    assert "Plan B, where the room's network keeps phones out:" in told
    assert "communique sheets lantern-strait --out papers" in told
    assert hosted == []
    assert list(Path().iterdir()) == []


def test_a_check_of_a_class_for_this_machine_alone_says_nothing_of_phones(
    hosted: list[Options], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["host", "lantern-strait", "--check", "--local", "--port", "49507"]) == 0
    told = capsys.readouterr().out
    assert "Only this laptop can come in" in told
    assert "Plan B" not in told


# -- communique class ------------------------------------------------------------------------


@dataclass
class Report:
    """What a merge says."""

    files: int

    def __str__(self) -> str:
        return f"{self.files} files are one."


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """What was asked of those who keep classes, in a folder with two files."""
    asked: list[object] = []
    keeping = ModuleType("communique.host.class_keeping")

    def export_class(
        path: Path, out: Path, identified: bool = False, *, points: bool = False, roster: Path | None = None
    ) -> list[Path]:
        asked.append(("export", path, out, identified, points, roster))
        return [out / "tables.csv"]

    def merge_classes(paths: list[Path], out: Path) -> Report:
        asked.append(("merge", paths, out))
        return Report(len(paths))

    def debrief_class(path: Path, out: Path) -> list[Path]:
        asked.append(("debrief", path, out))
        return [out / "class.html"]

    def forget_class(path: Path) -> list[Path]:
        asked.append(("forget", path))
        return [path]

    def forget_person(path: Path, alias: str) -> int:
        asked.append(("forget", path, alias))
        return int(alias == "Ada")

    def tables_as_saves(path: Path, folder: Path) -> list[Path]:
        asked.append(("saves", path, folder))
        return [folder / "table-1.communique"]

    for one in (export_class, merge_classes, debrief_class, forget_class, forget_person, tables_as_saves):
        setattr(keeping, one.__name__, one)
    keeping.WHAT_STAYS = "Copies are not."  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "communique.host.class_keeping", keeping)
    monkeypatch.chdir(tmp_path)
    for name in ("a.class", "b.class"):
        Path(name).write_bytes(b"SQLite format 3\0")
    return asked


@pytest.mark.parametrize(
    ("words", "asked", "said"),
    [
        ("export a.class --out out", ("export", Path("a.class"), Path("out"), False, False, None),
         str(Path("out/tables.csv"))),
        ("export a.class --out out --identified", ("export", Path("a.class"), Path("out"), True, False, None),
         "tables.csv"),
        ("export a.class --out out --identified --points --roster r.csv",
         ("export", Path("a.class"), Path("out"), True, True, Path("r.csv")), "tables.csv"),
        ("saves a.class --out out", ("saves", Path("a.class"), Path("out")), "table-1.communique"),
        ("merge a.class b.class --out one.class", ("merge", [Path("a.class"), Path("b.class")], Path("one.class")),
         "2 files are one."),
        ("debrief a.class --out out", ("debrief", Path("a.class"), Path("out")), "class.html"),
        ("forget a.class --yes", ("forget", Path("a.class")), "Deleted: a.class"),
        ("forget a.class --person Ada --yes", ("forget", Path("a.class"), "Ada"), "1 person is forgotten."),
    ],
)  # fmt: skip
def test_a_class_is_given_to_who_keeps_it(
    words: str, asked: object, said: str, kept: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", *words.split()]) == 0
    assert kept == [asked]
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("exprt a.class --out out", 2, 'There is no action "exprt"; did you mean "export"?'),
        ("export c.class --out out", 1, 'There is no file "c.class".'),
        ("export a.class b.class --out out", 2, "export takes one file"),
        ("export a.class", 2, "say where to, with --out"),
        ("export a.class --out b.class", 2, '"b.class" is a file; name a folder.'),
        ("merge a.class --out b.class", 2, '"b.class" exists already'),
        ("merge a.class b.class", 2, "say where to, with --out"),
        ("debrief a.class --out out --identified", 2, "--identified goes with export."),
        ("export a.class --out out --points", 2, "--points and --roster are for gradebooks"),
        ("export a.class --out out --person Ada", 2, "--person goes with forget."),
        ("forget a.class --out out", 2, "--out does not go with forget."),
    ],
)
def test_what_does_not_fit_touches_no_class(
    words: str, code: int, sentence: str, kept: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", *words.split()]) == code
    assert sentence in capsys.readouterr().err
    assert kept == []
    assert sorted(path.name for path in Path().iterdir()) == ["a.class", "b.class"]


def test_what_is_to_be_forgotten_is_asked_about_first(
    kept: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.confirm", lambda text: False)
    assert main(["class", "forget", "a.class"]) == 1
    assert "Nothing was deleted." in capsys.readouterr().err
    assert main(["class", "forget", "a.class", "--person", "Ada"]) == 1
    assert kept == []


def test_nobody_of_that_name_is_said(kept: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "forget", "a.class", "--person", "Zoe", "--yes"]) == 1
    assert 'Nobody there was ever called "Zoe".' in capsys.readouterr().err


def test_what_deleting_does_not_reach_is_said(kept: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "forget", "a.class", "--yes"]) == 0
    assert "Copies are not." in capsys.readouterr().err
