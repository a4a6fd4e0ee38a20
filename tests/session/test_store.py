"""Saves: what a file may be, what is said when it is none, and what a write that fails leaves behind."""

import errno
import json
import os
import re
from dataclasses import asdict

import pytest
from builders import drift, few, lucks, many, news, play_on, played, rich, scenarios, three, trio
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Seat
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Recorder, SaveError, Session, read_save
from communique.session.folder import new_save_path, saves_folder
from communique.session.log import Event, event_line, header_line
from communique.session.store import MAX_BYTES, continue_save, restore


def game(scenario=None):
    return Session.open(scenario or trio(), seed=5)


def saved(path, *moves, scenario=None):
    """A game saved at `path`, with these moves made by whose turn it was."""
    session = game(scenario)
    with Recorder(path, session):
        for move in moves:
            assert session.chair(session.turn).submit(move) is None
    return session


def bare(path):
    """What a save says without its checksums, in the words of a log."""
    text = re.sub(r',"crc":"[0-9a-f]{8}"\}', "}", path.read_text())
    return text.replace('"format":"communique-game 2"', '"format":"communique-game 1"')


def said(path):
    """The sentence with which the save is refused, without its path."""
    with pytest.raises(SaveError) as caught:
        read_save(path)
    return str(caught.value).replace(str(path), "PATH")


def header(**changes):
    return json.dumps(asdict(game().header) | changes)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.communique"


# -- writing ---------------------------------------------------------------------


def test_a_save_is_the_log(path):
    session = saved(path, Consult(), Pass())
    assert bare(path) == session.log_text()


def test_the_file_reads_like_this(path):
    saved(path, Consult(), Offer((1, -1, 0, 3)))
    assert bare(path) == (
        '{"scenario":"harbour","digest":"' + "d" * 64 + '","protocol":"conference","level":"","seed":5,"rounds":20,'
        '"lineup":["human","human","human"],"shared":0,"rules":2,"format":"communique-game 1"}\n'
        '{"seat":0,"move":"consult"}\n'
        '{"seat":0,"move":"offer","terms":[1,-1,0,3]}\n'
    )


def test_a_game_under_way_is_saved_with_all_that_was(path):
    session = game()
    session.chair(Seat(0)).submit(Consult())
    with Recorder(path, session):
        pass
    assert read_save(path).events == (Event(Seat(0), Consult()),)


def test_a_save_is_never_overwritten(path):
    path.write_text("mine")
    with pytest.raises(SaveError) as caught:
        Recorder(path, game())
    assert str(caught.value) == f"{path}: this file exists already; choose another name."
    assert path.read_text() == "mine"


def test_folders_are_made_on_the_way(tmp_path):
    saved(tmp_path / "a" / "b" / "c.communique")
    assert (tmp_path / "a" / "b" / "c.communique").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError) as caught:
        Recorder(tmp_path / "file" / "x.communique", game())
    assert str(caught.value).startswith(f"{tmp_path}/file/x.communique: the game cannot be saved here (")


def test_after_closing_moves_are_no_longer_recorded(path):
    session = game()
    recorder = Recorder(path, session)
    recorder.close()
    recorder.close()
    assert session.chair(Seat(0)).submit(Consult()) is None
    assert read_save(path).events == ()


def test_a_move_and_all_that_follows_it_are_written_at_once(path, monkeypatch):
    session = game(three(news=(news(lines=()), news(id="x", lines=()))))
    syncs = []
    with Recorder(path, session):
        real = os.fsync
        monkeypatch.setattr(os, "fsync", lambda fd: (syncs.append(fd), real(fd)))
        drift(session, lambda s: s.state.table.session == 1)
    assert len(session.events) == 8
    assert len(syncs) == 6


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder cannot be opened")
def test_the_name_of_a_new_save_is_brought_to_the_disk_once(path, monkeypatch):
    synced, real = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: (synced.append(os.fstat(fd)), real(fd)))
    saved(path, Consult())
    folder = os.stat(path.parent)
    assert [os.path.samestat(one, folder) for one in synced] == [False, True, False]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder cannot be opened")
@pytest.mark.parametrize(("code", "made"), [(errno.EINVAL, True), (errno.ENOSPC, False)])
def test_a_folder_that_cannot_be_synced_is_no_reason_not_to_save_but_a_full_disk_is(path, monkeypatch, code, made):
    real = os.fsync

    def fsync(fd):
        if os.path.samestat(os.fstat(fd), os.stat(path.parent)):
            raise OSError(code, os.strerror(code))
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    if made:
        saved(path, Consult())
    else:
        with pytest.raises(SaveError, match="No space left on device"):
            saved(path, Consult())
    assert path.exists() == made


def test_an_undo_is_a_line_of_its_own(path):
    session = game()
    with Recorder(path, session):
        session.chair(Seat(0)).submit(Consult())
        session.chair(Seat(0)).submit(Pass())
        session.undo(1)
        session.chair(Seat(0)).submit(Consult())
    assert bare(path).splitlines()[1:] == [
        '{"seat":0,"move":"consult"}', '{"seat":0,"move":"pass"}', '{"undo":1}', '{"seat":0,"move":"consult"}',
    ]  # fmt: skip
    assert read_save(path).events == tuple(session.events)


def test_what_is_redone_is_written_again(path):
    session = game()
    with Recorder(path, session):
        session.chair(Seat(0)).submit(Consult())
        session.undo(0)
        session.redo()
    assert read_save(path).events == (Event(Seat(0), Consult()),)


# -- writing that fails ------------------------------------------------------------


def full_disk(monkeypatch):
    def fsync(fd):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_move_that_cannot_be_written_is_not_made(path, monkeypatch):
    session = game()
    with Recorder(path, session):
        session.chair(Seat(0)).submit(Consult())
        before = session.state, list(session.events), session.chair(Seat(1)).view().heard, path.read_bytes()
        with monkeypatch.context() as patch:
            full_disk(patch)
            with pytest.raises(SaveError) as caught:
                session.chair(Seat(0)).submit(Pass())
        assert str(caught.value) == f"{path}: the game could not be saved (No space left on device)."
        assert (session.state, session.events, session.chair(Seat(1)).view().heard, path.read_bytes()) == before


def test_after_a_write_that_failed_the_game_can_go_on(path, monkeypatch):
    session = game()
    with Recorder(path, session):
        with monkeypatch.context() as patch:
            full_disk(patch)
            with pytest.raises(SaveError):
                session.chair(Seat(0)).submit(Consult())
        assert session.chair(Seat(0)).submit(Consult()) is None
    assert read_save(path).events == (Event(Seat(0), Consult()),)


def test_after_a_write_that_failed_the_game_can_go_on_unsaved(path, monkeypatch):
    session = game()
    with Recorder(path, session):
        full_disk(monkeypatch)
        with pytest.raises(SaveError):
            session.chair(Seat(0)).submit(Consult())
        session.record(None)
        assert session.chair(Seat(0)).submit(Consult()) is None


def test_listeners_are_not_told_of_a_move_that_could_not_be_written(path, monkeypatch):
    session = game()
    calls = []
    session.chair(Seat(0)).subscribe(lambda: calls.append(0))
    with Recorder(path, session):
        full_disk(monkeypatch)
        with pytest.raises(SaveError):
            session.chair(Seat(0)).submit(Consult())
    assert calls == []


def test_an_undo_that_cannot_be_written_is_not_made(path, monkeypatch):
    session = game()
    with Recorder(path, session):
        session.chair(Seat(0)).submit(Consult())
        full_disk(monkeypatch)
        with pytest.raises(SaveError):
            session.undo(0)
    assert len(session.events) == 1
    assert session.undone == []


def test_a_redo_that_cannot_be_written_can_be_tried_again(path, monkeypatch):
    session = game()
    with Recorder(path, session):
        session.chair(Seat(0)).submit(Consult())
        session.undo(0)
        with monkeypatch.context() as patch:
            full_disk(patch)
            with pytest.raises(SaveError):
                session.redo()
        assert session.events == []
        session.redo()
        assert session.events == [Event(Seat(0), Consult())]


def test_a_new_save_that_cannot_be_written_leaves_no_half_behind(path, monkeypatch):
    with monkeypatch.context() as patch:
        full_disk(patch)
        with pytest.raises(SaveError, match="the game cannot be saved here"):
            Recorder(path, game())
    assert not path.exists()
    Recorder(path, game()).close()


def test_half_a_line_on_a_full_disk_is_cut_off_again(path, monkeypatch):
    session = game()
    recorder = Recorder(path, session)
    good = path.read_bytes()

    left, real = [4], os.write

    def full_after_four_bytes(fd, data):
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = real(fd, data[: left[0]])
        left[0] -= taken
        return taken

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full_after_four_bytes)
        with pytest.raises(SaveError, match="No space left"):
            session.chair(Seat(0)).submit(Consult())
    assert path.read_bytes() == good
    assert session.chair(Seat(0)).submit(Consult()) is None
    recorder.close()
    assert read_save(path).events == (Event(Seat(0), Consult()),)


def test_another_programs_write_is_noticed(path):
    session = game()
    with Recorder(path, session):
        with path.open("a") as other:
            other.write(event_line(Event(Seat(0), Pass())) + "\n")
        with pytest.raises(SaveError) as caught:
            session.chair(Seat(0)).submit(Consult())
    assert str(caught.value) == f"{path}: this save was changed by another program; go on from a copy."
    assert session.events == []


def test_a_save_that_changed_since_it_was_read_is_not_cut(path):
    saved(path, Consult())
    save = read_save(path)
    with path.open("a") as other:
        other.write(event_line(Event(Seat(0), Pass())) + "\n")
    with pytest.raises(SaveError) as caught:
        continue_save(save, trio())
    assert str(caught.value) == f"{path}: another program has written to this save; open it again."
    assert path.read_text().endswith('"pass"}\n')


# -- reading -----------------------------------------------------------------------


def test_a_save_leads_to_the_same_state(path):
    session = saved(path, Consult(), Pass(), Offer((1, 1, 1, 1)))
    assert restore(read_save(path), trio()).state == session.state


def test_a_game_goes_on_in_the_same_file(path):
    saved(path, Consult())
    session, recorder = continue_save(read_save(path), trio())
    with recorder:
        session.chair(Seat(0)).submit(Pass())
    assert bare(path) == session.log_text()


def test_a_torn_last_line_is_dropped_with_a_note(path):
    session = saved(path, Consult(), Pass())
    path.write_bytes(path.read_bytes()[:-7])
    save = read_save(path)
    assert save.events == tuple(session.events[:1])
    assert save.note == (
        "a.communique: the last line was cut short (a power cut?); that one move is lost, all before it is here."
    )


def test_going_on_after_a_torn_line_writes_a_whole_file(path):
    saved(path, Consult(), Pass())
    path.write_bytes(path.read_bytes()[:-7])
    session, recorder = continue_save(read_save(path), trio())
    with recorder:
        session.chair(Seat(0)).submit(Consult())
    assert bare(path) == session.log_text()
    assert read_save(path).note == ""


@pytest.mark.parametrize(
    "tail", [b"\x00\x00\x00", b'{"seat":0,"move":"pas', b"\xff\xfe", b'{"undo":', "é".encode()[:1]]
)
def test_whatever_a_power_cut_leaves_at_the_end_is_dropped(path, tail):
    session = saved(path, Consult())
    path.write_bytes(path.read_bytes() + tail)
    save = read_save(path)
    assert save.events == tuple(session.events)
    assert save.note != ""


def test_blanks_at_the_end_do_not_spoil_the_file(path):
    saved(path, Consult())
    path.write_bytes(path.read_bytes() + b"   ")
    assert read_save(path).note == ""
    session, recorder = continue_save(read_save(path), trio())
    with recorder:
        session.chair(Seat(0)).submit(Pass())
    assert bare(path) == session.log_text()


def test_a_last_line_without_its_end_is_whole(path):
    session = saved(path, Consult(), Pass())
    path.write_bytes(path.read_bytes()[:-1])
    save = read_save(path)
    assert (save.events, save.note) == (tuple(session.events), "")
    again, recorder = continue_save(save, trio())
    with recorder:
        again.chair(again.turn).submit(Pass())
    assert bare(path) == again.log_text()


def test_a_header_alone_is_a_game_not_begun(path):
    path.write_text(header())
    assert read_save(path).events == ()
    session, recorder = continue_save(read_save(path), trio())
    with recorder:
        session.chair(Seat(0)).submit(Pass())
    assert read_save(path).events == (Event(Seat(0), Pass()),)


def test_what_follows_a_move_by_itself_is_made_up_for_when_its_line_is_missing(path):
    deck = three(news=(news(lines=()), news(id="x", lines=())))
    session = game(deck)
    with Recorder(path, session):
        drift(session, lambda s: s.state.table.session == 1)
    whole = path.read_text()
    path.write_text("".join(whole.splitlines(keepends=True)[:-1]))
    again, recorder = continue_save(read_save(path), deck)
    recorder.close()
    assert again.state == session.state
    assert path.read_text() == whole


def test_lines_may_end_like_on_windows(path):
    session = saved(path, Consult(), Pass())
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_save(path).events == tuple(session.events)


def test_a_save_from_before_branches_had_a_mark_can_be_read(path):
    old = {key: value for key, value in asdict(game().header).items() if key != "shared"}
    path.write_text(json.dumps(old) + "\n")
    assert read_save(path).header == game().header


# -- reading what is no save ---------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "PATH:1: this file is empty; a save begins with a header."),
        (b"\n\n", "PATH:1: this file is empty; a save begins with a header."),
        (b"\x00\x01\xff\xfe", "PATH:1: this line is damaged; without its header nothing can be read."),
        (b"PK\x03\x04 not ours\n", "PATH:1: this line is damaged; without its header nothing can be read."),
        (b"{}\n", "PATH:1: this is no save of Communiqu\u00e9."),
        (b"[]\n", "PATH:1: this is no save of Communiqu\u00e9."),
        (b"7\n", "PATH:1: this is no save of Communiqu\u00e9."),
        (b'{"format":["communique-game 1"]}\n', "PATH:1: this is no save of Communiqu\u00e9."),
        (b"[" * 99_000, "PATH:1: this line is damaged; without its header nothing can be read."),
        (b"{" + b" " * 100_001 + b"}\n", "PATH:1: this line is longer than any event (100000 bytes)."),
        (b"9" * 5000 + b"\n", "PATH:1: this line is damaged; without its header nothing can be read."),
    ],
)
def test_what_is_no_save_is_refused_with_a_sentence(path, content, sentence):
    path.write_bytes(content)
    assert said(path) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"rules": 3}, "PATH:1: saved with rules 3; this program knows rules 1 to 2. Update the program to open it."),
        (
            {"format": "communique-game 3"},
            'PATH:1: saved in the format "communique-game 3"; this program knows "communique-game 2". '
            "Update the program to open it.",
        ),
        ({"rules": 0}, 'PATH:1: the header\'s "rules" is 0, not a version number.'),
        ({"rules": "1"}, "PATH:1: the header's \"rules\" is '1', not a version number."),
        ({"rules": True}, 'PATH:1: the header\'s "rules" is True, not a version number.'),
        ({"seed": "5"}, 'PATH:1: the header\'s "seed" is missing or not a whole number.'),
        ({"seed": 5.0}, 'PATH:1: the header\'s "seed" is missing or not a whole number.'),
        ({"scenario": None}, 'PATH:1: the header\'s "scenario" is missing or not text.'),
        ({"lineup": "human"}, 'PATH:1: the header\'s "lineup" is missing or not a list.'),
        ({"lineup": [1, 2, 3]}, 'PATH:1: the header\'s "lineup" must hold names.'),
        ({"protocol": "auction"}, 'PATH:1: there is no protocol "auction".'),
        ({"rounds": 0}, "PATH:1: 0 rounds cannot be played."),
        ({"rounds": 10**9}, "PATH:1: 1000000000 rounds cannot be played."),
        ({"shared": -1}, 'PATH:1: the header\'s "shared" is -1, not a number of events.'),
    ],
)
def test_a_header_that_makes_no_sense_is_refused_with_a_sentence(path, changes, sentence):
    path.write_text(header(**changes) + "\n")
    assert said(path) == sentence


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{torn", "PATH:3: this line is damaged; everything before it can be read."),
        ("", "PATH:3: this line is damaged; everything before it can be read."),
        ("7", "PATH:3: An event is a JSON object."),
        ('{"seat":0,"move":"dance"}', "PATH:3: There is no move 'dance'."),
        (
            '{"seat":0,"move":"offer","terms":["x"]}',
            'PATH:3: The move "offer" has a bad "terms.0": Input should be a valid integer.',
        ),
        ('{"undo":9}', "PATH:3: cannot go back to event 9; there are 1."),
        ('{"undo":-1}', "PATH:3: cannot go back to event -1; there are 1."),
        ('{"undo":true}', "PATH:3: cannot go back to event True; there are 1."),
        ('{"undo":0,"move":"pass"}', 'PATH:3: An event names its "seat" as a whole number, not None.'),
        (
            '{"seat":0,"move":"pass","x":"' + "y" * 100_000 + '"}',
            "PATH:3: this line is longer than any event (100000 bytes).",
        ),
    ],
)
def test_a_damaged_line_in_the_middle_is_named(path, line, sentence):
    path.write_text(
        "\n".join([header(), event_line(Event(Seat(0), Consult())), line, ""]) + '{"seat":0,"move":"pass"}\n'
    )
    assert said(path) == sentence


def test_bytes_that_are_no_text_are_damage(path):
    path.write_bytes(header().encode() + b'\n{"seat":0,"move":"pass"}\n\xff\xff\n{"seat":1,"move":"pass"}\n')
    assert said(path) == "PATH:3: this line is damaged; everything before it can be read."


def test_deep_nesting_is_damage(path):
    for depth in (100, 900, 2000, 40_000):
        path.write_text(header() + '\n{"seat":0,"move":"offer","terms":' + "[" * depth + "]" * depth + "}\n")
        assert said(path).startswith("PATH:2: ")


def test_a_huge_file_is_refused(path):
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert said(path) == "PATH: this file is larger than any game (32 MB)."


def test_a_file_without_an_end_is_not_read():
    with pytest.raises(SaveError, match=r"/dev/zero: the save cannot be read \(this is no regular file\)"):
        read_save(type(saves_folder())("/dev/zero"))


def test_a_folder_is_no_save(tmp_path):
    with pytest.raises(SaveError) as caught:
        read_save(tmp_path)
    assert str(caught.value) == f"{tmp_path}: the save cannot be read (this is no regular file)."


def test_a_save_that_is_not_there_is_named(path):
    assert said(path) == "PATH: the save cannot be read (No such file or directory)."


def restoring(path, scenario):
    with pytest.raises(SaveError) as caught:
        restore(read_save(path), scenario)
    return str(caught.value).replace(str(path), "PATH")


def test_another_version_of_the_scenario_is_refused(path):
    path.write_text(header(digest="e" * 64) + "\n")
    assert restoring(path, trio()) == (
        'PATH: saved with another version of scenario "harbour" (digest eeeeeeeeeeee, here dddddddddddd); '
        "find the file it was played with."
    )


def test_another_scenario_is_refused(path):
    path.write_text(header(scenario="lake") + "\n")
    assert restoring(path, trio()).startswith('PATH: saved with another version of scenario "lake"')


def test_a_line_up_of_the_wrong_length_is_refused(path):
    path.write_text(header(lineup=["human"]) + "\n")
    assert restoring(path, trio()) == "PATH:1: the line-up names 1 of 3 seats."


def test_an_unknown_level_is_refused(path):
    path.write_text(header(level="easy") + "\n")
    assert restoring(path, trio()) == 'PATH:1: Scenario "harbour" has no level "easy"; it has: none.'


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"seat":1,"move":"pass"}', "PATH: event 0 is not legal: It is Aland's turn, not Borea's."),
        ('{"seat":9,"move":"pass"}', "PATH: event 0 is not legal: There is no seat 9."),
        ('{"seat":-1,"move":"pass"}', "PATH: event 0 is not legal: There is no seat -1."),
        ('{"seat":0,"move":"draw","news":0}', "PATH: event 0 is not legal: Nothing happens by itself here."),
        ('{"seat":0,"move":"fulfil","issue":0}', "PATH: event 0 is not legal: Nothing happens by itself here."),
        (
            '{"seat":0,"move":"tell","card":"c7","text":"x"}',
            'PATH: event 0 is not legal: Your delegation holds no card "c7".',
        ),
        (
            '{"seat":0,"move":"accept","offer":"Wx-1.2"}',
            'PATH: event 0 is not legal: There is no standing offer "Wx-1.2" to accept.',
        ),
    ],
)
def test_a_log_that_is_not_legal_is_refused(path, line, sentence):
    path.write_text(header() + "\n" + line + "\n")
    assert restoring(path, trio()) == sentence


def test_a_card_the_seed_did_not_draw_is_refused(path):
    deck = three(news=tuple(news(id=f"n{k}") for k in range(9)))
    session = game(deck)
    drawn = session.events[0].move.news
    path.write_text(
        header_line(session.header) + "\n" + json.dumps({"seat": -1, "move": "draw", "news": (drawn + 1) % 9}) + "\n"
    )
    assert restoring(path, deck) == "PATH: event 0 is not legal: The log does not follow from its seed here."


def test_a_branch_with_another_seed_can_be_saved_and_read(path):
    deck = three(news=tuple(news(id=f"n{k}", lines=()) for k in range(9)))
    branch = game(deck).branch(1, seed=99)
    with Recorder(path, branch):
        drift(branch)
    assert restore(read_save(path), deck).state == branch.state


# -- names -------------------------------------------------------------------------


def test_the_folder_of_saves_may_be_chosen(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "here"))
    assert saves_folder() == tmp_path / "here"


def test_a_new_save_has_a_name_that_is_free(tmp_path):
    first = new_save_path(game().header, tmp_path)
    first.write_text("")
    second = new_save_path(game().header, tmp_path)
    assert second != first
    assert second.name.startswith("harbour-")
    assert second.suffix == ".communique"


# -- random games and random damage -----------------------------------------------------


@given(scenarios(), lucks, st.integers(0, 60), st.sampled_from(("conference", "alternating")))
@few
def test_saving_then_loading_is_the_identity(tmp_path_factory, scenario, luck, depth, protocol):
    path = tmp_path_factory.mktemp("saves") / "x.communique"
    session = Session.open(scenario, seed=luck, protocol=protocol)
    with Recorder(path, session):
        play_on(session, luck, depth)
        if session.events:
            session.undo(luck % len(session.events))
        play_on(session, luck + 1, depth)
    again = restore(read_save(path), scenario)
    assert again.state == session.state
    assert again.events == session.events
    for seat in range(len(scenario.sheets)):
        assert again.chair(Seat(seat)).view().heard == session.chair(Seat(seat)).view().heard


def bytes_of_a_game():
    return played(rich(), luck=12, limit=40).log_text().encode()


REAL = bytes_of_a_game()
damage = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, len(REAL)), st.binary(max_size=0)),
    st.tuples(st.just("put"), st.integers(0, len(REAL)), st.binary(min_size=1, max_size=12)),
    st.tuples(st.just("over"), st.integers(0, len(REAL)), st.binary(min_size=1, max_size=12)),
    st.tuples(st.just("drop"), st.integers(0, len(REAL)), st.binary(min_size=1, max_size=40)),
    st.tuples(st.just("line"), st.integers(0, 60), st.sampled_from((b'{"undo":3}', b'{"undo":0}', b"", b"[]"))),
    st.tuples(st.just("swap"), st.integers(0, 60), st.just(b"")),
    st.tuples(st.just("digit"), st.integers(0, 400), st.sampled_from((b"0", b"-1", b"9", b"1e9", b"9" * 20, b"null"))),
)  # fmt: skip


def damaged(data, how):
    kind, at, new = how
    if kind == "cut":
        return data[:at]
    if kind == "put":
        return data[:at] + new + data[at:]
    if kind == "over":
        return data[:at] + new + data[at + len(new) :]
    if kind == "drop":
        return data[:at] + data[at + len(new) :]
    lines = data.split(b"\n")
    if kind == "line":
        return b"\n".join(lines[:at] + [new] + lines[at:])
    if kind == "swap":
        at %= max(len(lines) - 1, 1)
        return b"\n".join(lines[:at] + lines[at + 1 : at + 2] + lines[at : at + 1] + lines[at + 2 :])
    digits = [k for k, byte in enumerate(data) if chr(byte).isdigit()]
    k = digits[at % len(digits)] if digits else 0
    return data[:k] + new + data[k + 1 :]


@given(st.lists(damage, min_size=1, max_size=3))
@many
def test_a_damaged_save_becomes_a_game_or_a_sentence_and_nothing_else(tmp_path_factory, how):
    path = tmp_path_factory.mktemp("saves") / "x.communique"
    data = REAL
    for one in how:
        data = damaged(data, one)
    path.write_bytes(data)
    try:
        save = read_save(path)
        session, recorder = continue_save(save, rich())
    except SaveError as error:
        sentence = str(error)
        assert sentence.startswith(str(path))
        assert "\n" not in sentence
        assert sentence.endswith(".")
        return
    with recorder:
        play_on(session, 1, limit=2)
    assert restore(read_save(path), rich()).state == session.state
