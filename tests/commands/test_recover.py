"""`communique recover`: a damaged save's beginning becomes a save of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import play_on

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.session import Recorder, Session, read_save
from communique.session.log import header_line, log_text
from communique.session.store import restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A save of ten events and more."""
    found = tmp_path / "game.communique"
    session = Session.open(load_scenario("lantern-strait"), 3, level="guided")
    with Recorder(found, session):
        play_on(session, 3, 12)
    return found


def damage(path: Path, number: int) -> bytes:
    """Spoil this line, counted from 1; what the file then holds."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(b"seat", b"seal")
    path.write_bytes(b"".join(lines))
    return path.read_bytes()


def test_the_game_up_to_the_damage_is_written_beside_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = read_save(path)
    before = damage(path, 7)
    assert main(["recover", str(path)]) == 0
    beside = path.with_name("game-recovered.communique")
    assert capsys.readouterr().err == (
        f"{path}:7: this line is damaged; everything before it can be read.\n"
        f"Written to {beside}: 5 events, up to there.\n"
    )
    assert read_save(beside).events == whole.events[:5]
    assert path.read_bytes() == before
    assert restore(read_save(beside), load_scenario("lantern-strait")).events == list(whole.events[:5])


def test_done_twice_it_makes_two(path: Path) -> None:
    damage(path, 7)
    assert main(["recover", str(path)]) == main(["recover", str(path)]) == 0
    names = ["game-recovered-1.communique", "game-recovered.communique", "game.communique"]
    assert sorted(one.name for one in path.parent.iterdir()) == names


def test_what_is_there_is_never_overwritten(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(path, 7)
    out = path.with_name("mine")
    out.write_text("mine")
    assert main(["recover", str(path), "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"{out}: this file exists already; choose another name.\n"
    assert out.read_text() == "mine"


def test_a_whole_save_is_left_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}: this save is whole; there is nothing to recover.\n"
    assert [one.name for one in path.parent.iterdir()] == ["game.communique"]


def test_without_a_header_there_is_nothing_to_have(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(b"x" + path.read_bytes())
    assert main(["recover", str(path)]) == 1
    assert capsys.readouterr().err == f"{path}:1: this line is damaged; without its header nothing can be read.\n"


def test_an_event_that_is_not_legal_and_a_note_that_cannot_stand_are_both_left_out(path: Path) -> None:
    session = Session.open(load_scenario("lantern-strait"), 3, level="guided")
    play_on(session, 3, 4)
    count = len(session.events)
    head, *lines = log_text(session.header, session.events).splitlines()
    assert head == header_line(session.header)
    note = '{"note":{"seat":0,"guesses":[],"target":99999999}}'
    path.write_text("\n".join([head, note, *lines, *lines, "{torn", lines[0], ""]))
    assert main(["recover", str(path)]) == 0
    assert read_save(path.with_name("game-recovered.communique")).events == tuple(session.events[:count])
    assert read_save(path.with_name("game-recovered.communique")).notes == ()


def test_what_a_name_could_tell_a_terminal_to_do_is_shown(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(path, 7)
    odd = path.rename(path.with_name("a\x1b[2J.communique"))
    assert main(["recover", str(odd)]) == 0
    assert "\x1b" not in capsys.readouterr().err
