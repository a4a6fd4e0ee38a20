"""The recorder: whatever fails, and whoever takes the file away, in the end all that happened is in a save."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from builders import choose, few, moves_of, trio, two
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Seat
from communique.rules.dice import Dice
from communique.rules.moves.accept import Accept
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Recorder, SaveError, Session, read_save
from communique.session.assent import Assent
from communique.session.folder import SUFFIX
from communique.session.notes import OpeningNote
from communique.session.recorder import Turn
from communique.session.store import continue_save, restore

ROOT = Path(__file__).parents[2]
Said = list[tuple[Turn, str]]


def begun(path: Path, session: Session | None = None) -> tuple[Session, Recorder, Said]:
    """A game with a patient recorder, and what that says."""
    said: Said = []
    session = session or Session.open(trio(), seed=5)
    return session, Recorder(path, session, hear=lambda turn, sentence: said.append((turn, sentence))), said


def same(recorder: Recorder, session: Session) -> bool:
    """Whether the save holds exactly what the session does."""
    save = read_save(recorder.path)
    kept = ({note.seat: note for note in save.notes}, {assent.seat: assent for assent in save.assents}, save.marks)
    return (save.events, save.note, *kept) == (
        tuple(session.events), "", session.notes, session.assents, session.marks,
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "saves" / f"a{SUFFIX}"


# -- a hostile system ---------------------------------------------------------------

CALLS = ("write", "fsync", "ftruncate", "stat", "fstat", "open", "mkdir", "unlink", "lseek")


class Weather:
    """Which system calls fail, and after how many of them. Holds state."""

    def __init__(self) -> None:
        self.bad: dict[str, int] = {}

    @contextmanager
    def over(self) -> Iterator[None]:
        """While this lasts, `os` does what the weather says."""
        with mock.patch.multiple(os, **{name: self._call(name, getattr(os, name)) for name in CALLS}):
            yield

    def _call(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            if name in self.bad:
                self.bad[name] -= 1
                if self.bad[name] < 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                if name == "write":
                    return real(given[0], given[1][:7])
            return real(*given, **more)

        return call


SPOILS = ("delete", "replace", "change")
weather = st.dictionaries(st.sampled_from(CALLS), st.integers(0, 3), max_size=3)
deeds = st.sampled_from(("move", "move", "move", "undo", "redo", "note", "open", "look", "move folder", *SPOILS))


def do(deed: str, session: Session, recorder: Recorder, luck: int, folders: Path) -> None:
    if deed == "move" and not session.over:
        view = session.chair(session.turn).view()
        assert session.chair(view.seat).submit(choose(moves_of(view), Dice(luck, len(session.events), "storm"))) is None
    elif deed == "undo":
        session.undo(luck % (len(session.events) + 1))
    elif deed == "redo":
        session.redo()
    elif deed == "note":
        session.write_note(OpeningNote(Seat(luck % 2), target=luck % 50))
    elif deed == "open":
        session.open_sheets()
    elif deed == "look":
        recorder.look()
    elif deed == "move folder":
        try:
            recorder.move(folders / str(luck % 3))
        except SaveError:
            return
    elif deed in SPOILS and recorder.path.exists():
        spoil(deed, recorder.path)


def told(session: Session) -> object:
    return list(session.events), dict(session.notes), session.marks


def spoil(deed: str, path: Path) -> None:
    if deed == "change":
        with path.open("ab") as file:
            file.write(b"x")
    else:
        path.rename(path.with_name(f"{path.name}-{len(list(path.parent.iterdir()))}"))
        if deed == "replace":
            path.write_bytes(b"")


@given(st.lists(st.tuples(deeds, st.integers(0, 999), weather), min_size=1, max_size=14))
@few
def test_whatever_fails_the_save_holds_exactly_what_happened_once_it_is_whole(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, int, dict[str, int]]]
) -> None:
    folder = tmp_path_factory.mktemp("storm")
    session, recorder, said = begun(folder / "saves" / f"a{SUFFIX}", Session.open(two(), seed=5))
    storm = Weather()
    for deed, luck, bad in story:
        if deed in SPOILS:
            do(deed, session, recorder, luck, folder)
        else:
            before = told(session)
            storm.bad = dict(bad)
            with storm.over():
                do(deed, session, recorder, luck, folder)
            storm.bad = {}
            if told(session) != before and not recorder.trouble:
                assert same(recorder, session)
        assert (recorder.trouble == "") == (not said or said[-1][0] is not Turn.UNSAVED)
    assert recorder.look()
    assert recorder.trouble == ""
    assert same(recorder, session)
    assert restore(read_save(recorder.path), two()).state == session.state
    recorder.close()


def test_the_second_round_is_kept_through_a_failed_write(path: Path) -> None:
    session, recorder, _ = begun(path, Session.open(two(), seed=5, protocol="alternating"))
    session.chair(Seat(0)).submit(Offer((1, 1, 1, 1)))
    session.chair(Seat(1)).submit(Accept())
    storm = Weather()
    storm.bad = {"fsync": 0}
    with storm.over():
        session.assent(Assent(Seat(0), ((0, 0, 0, 0),)))
    assert recorder.trouble != ""
    assert recorder.look()
    assert same(recorder, session)


def test_each_cause_is_said_once_and_the_recovery_once(path: Path) -> None:
    session, recorder, said = begun(path)
    storm = Weather()
    with storm.over():
        storm.bad = {"fsync": 0}
        session.chair(Seat(0)).submit(Consult())
        recorder.look()
        recorder.look()
    assert said == [(Turn.UNSAVED, f"{path}: the game could not be saved (Input/output error).")]
    assert recorder.trouble == said[0][1]
    recorder.look()
    assert said[1:] == [(Turn.SAVED, f"All of it is in {path} now.")]


def test_what_could_not_be_cut_off_does_not_make_another_program_of_this_one(path: Path) -> None:
    session, recorder, said = begun(path)
    storm = Weather()
    with storm.over():
        storm.bad = {"fsync": 0, "ftruncate": 0}
        session.chair(Seat(0)).submit(Consult())
    recorder.look()
    assert recorder.path == path
    assert [turn for turn, _ in said] == [Turn.UNSAVED, Turn.SAVED]
    assert same(recorder, session)


def test_a_save_that_never_could_begin_begins_when_it_can(path: Path) -> None:
    path.parent.write_text("in the way")
    session, recorder, said = begun(path)
    session.chair(Seat(0)).submit(Consult())
    path.parent.unlink()
    session.chair(Seat(0)).submit(Pass())
    assert [turn for turn, _ in said] == [Turn.UNSAVED, Turn.SAVED]
    assert same(recorder, session)


def test_a_folder_that_is_taken_away_is_made_again_and_the_save_has_a_name_of_its_own(path: Path) -> None:
    session, recorder, said = begun(path)
    path.parent.rename(path.parent.with_name("elsewhere"))
    session.chair(Seat(0)).submit(Consult())
    assert said == [(
        Turn.MOVED, f"The save {path} was deleted, moved or renamed. "
        f"Everything up to now is in {path.with_stem('a-1')}, and the game goes on there.",
    )]  # fmt: skip
    assert same(recorder, session)


def test_a_save_deleted_after_the_last_move_is_written_anew_when_the_game_is_closed(path: Path) -> None:
    session, recorder, said = begun(path)
    session.chair(Seat(0)).submit(Consult())
    path.unlink()
    recorder.close()
    assert [turn for turn, _ in said] == [Turn.MOVED]
    assert same(recorder, session)


def test_moving_to_a_folder_takes_what_waits_along(path: Path, tmp_path: Path) -> None:
    session, recorder, _ = begun(path)
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.write_text("in the way")
    session.chair(Seat(0)).submit(Consult())
    assert recorder.trouble != ""
    recorder.move(tmp_path / "other")
    session.chair(Seat(0)).submit(Pass())
    assert recorder.path == tmp_path / "other" / path.name
    assert recorder.trouble == ""
    assert same(recorder, session)


def test_moving_to_where_nothing_can_be_written_changes_nothing(path: Path, tmp_path: Path) -> None:
    session, recorder, _ = begun(path)
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError, match="the game cannot be saved here"):
        recorder.move(tmp_path / "file")
    session.chair(Seat(0)).submit(Consult())
    assert recorder.path == path
    assert same(recorder, session)


def test_a_new_save_that_cannot_be_begun_leaves_no_file_behind(path: Path) -> None:
    for name in ("write", "fsync", "fstat", "lseek"):
        storm = Weather()
        storm.bad = {name: 0}
        with storm.over():
            _, recorder, _ = begun(path)
            assert recorder.trouble != ""
            assert list(path.parent.iterdir()) == []


# -- two at once --------------------------------------------------------------------

OPEN = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from builders import trio
from communique.session import SaveError, read_save
from communique.session.store import continue_save
try:
    continue_save(read_save(Path(sys.argv[1])), trio())
except SaveError as error:
    print(error)
else:
    print("opened")
"""


def test_a_second_program_is_refused_a_save_that_is_open(path: Path) -> None:
    def second() -> str:
        call = [sys.executable, "-c", OPEN, str(path), str(ROOT / "tests")]
        return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    session, recorder, _ = begun(path)
    session.chair(Seat(0)).submit(Consult())
    before = path.read_bytes()
    assert second() == f"{path}: this game is open in another window; go on there, or close it first."
    assert path.read_bytes() == before
    recorder.close()
    assert second() == "opened"


def test_a_save_whose_bytes_changed_since_it_was_read_is_not_taken_up(path: Path) -> None:
    _, recorder, _ = begun(path)
    recorder.close()
    save = read_save(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"seed":5', b'"seed":6'))  # as long as before, and in the same file
    with pytest.raises(SaveError, match="another program has written to this save; open it again"):
        continue_save(save, trio())


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file's mode says nothing about others")
def test_a_save_and_the_folder_made_for_it_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "saves" / "a.communique"
    Recorder(path, Session.open(trio(), seed=5)).close()
    assert [stat.S_IMODE(os.stat(one).st_mode) for one in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file's mode says nothing about others")
def test_a_save_that_everybody_could_read_is_closed_to_others_when_it_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    path.write_text(Session.open(trio(), seed=5).log_text())
    path.chmod(0o644)
    continue_save(read_save(path), trio())[1].close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
