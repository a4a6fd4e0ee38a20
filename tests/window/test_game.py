"""A running game: whose turn it is, thinking aside, undo, the curtain, saving."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
from behind import session_of

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.session import Session
from communique.session.store import read_save
from communique.views import PartyView
from communique.window.game import Game
from communique.words import say


class Anybody:
    """Makes some legal move. State: how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def decide(self, view: PartyView, dice: Dice) -> Move:
        self.asked += 1
        return dice.pick(list(view.candidates()))


class Stuck:
    def decide(self, view: PartyView, dice: Dice) -> Move:
        raise ZeroDivisionError("no idea")


class Post:
    """Keeps what is posted until `run`."""

    def __init__(self) -> None:
        self.queue: deque[Callable[[], None]] = deque()

    def __call__(self, action: Callable[[], None]) -> None:
        self.queue.append(action)

    def run(self, most: int = 5000) -> None:
        while self.queue and most:
            self.queue.popleft()()
            most -= 1


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def strait() -> Scenario:
    return load_scenario("lantern-strait")


@pytest.fixture
def post() -> Post:
    return Post()


def opened(scenario: Scenario, post: Post, *lineup: str, player: object = None, protocol: str = "conference") -> Game:
    session = Session.open(scenario, 3, protocol=protocol, level="guided", lineup=lineup)
    chosen = player or Anybody()
    return Game(scenario, session, post=post, players=lambda name: chosen, inline=True)  # type: ignore[arg-type, return-value]


def my_move(game: Game) -> Move:
    """A legal move for the person at the screen."""
    return next(iter(game.view().candidates()))


def play_on(game: Game, post: Post) -> None:
    """Let computers move until a person has to."""
    game.start()
    post.run()


def test_a_single_person_is_at_the_screen_at_once(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "anybody", "human")
    assert (game.seat, game.humans, game.curtain, game.observing) == (Seat(1), (Seat(1),), None, False)


def test_computers_move_until_the_person_has_to(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "anybody", "human")
    play_on(game, post)
    assert game.over or game.my_turn
    assert all(event.seat != Seat(1) for event in session_of(game).events)


def test_a_game_without_people_plays_itself_to_the_end(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "anybody", "anybody")
    play_on(game, post)
    assert game.observing
    assert game.over
    assert game.turn is None


def test_a_move_of_a_person_is_told_to_listeners_and_answered(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "anybody")
    told: list[int] = []
    game.subscribe(lambda: told.append(len(session_of(game).events)))
    play_on(game, post)
    assert game.submit(my_move(game)) is None
    post.run()
    assert told == sorted(told)
    assert len(told) >= 1


def test_an_illegal_move_is_refused_in_a_sentence(strait: Scenario, post: Post) -> None:
    from communique.rules.moves.accept import Accept

    game = opened(strait, post, "human", "anybody")
    play_on(game, post)
    refusal = game.submit(Accept("P99"))
    assert refusal is not None
    assert say(refusal.message).endswith(".")


def test_a_thought_from_before_an_undo_is_dropped(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "anybody", protocol="alternating")
    play_on(game, post)
    game.submit(my_move(game))
    assert game.thinking == Seat(1)
    assert game.undo()
    before = len(session_of(game).events)
    post.run()
    assert len(session_of(game).events) == before
    assert game.my_turn


def test_undo_goes_back_to_before_the_own_last_decision(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "anybody", protocol="alternating")
    play_on(game, post)
    first = len(session_of(game).events)
    game.submit(my_move(game))
    post.run()
    assert len(session_of(game).events) > first
    assert game.undo()
    assert len(session_of(game).events) == first


def test_redo_brings_the_decision_and_its_answers_back(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "anybody", protocol="alternating")
    play_on(game, post)
    game.submit(my_move(game))
    post.run()
    log = session_of(game).log_text()
    game.undo()
    assert game.can_redo
    assert game.redo()
    assert session_of(game).log_text() == log
    assert not game.redo()


def test_nothing_to_undo_is_said(strait: Scenario, post: Post) -> None:
    assert opened(strait, post, "human", "anybody").no_undo == "There is no move of yours to take back yet."
    assert opened(strait, post, "anybody", "anybody").no_undo == "There is nothing to take back when you observe."


def test_two_people_meet_the_curtain_in_turn(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "human", protocol="alternating")
    first = game.curtain
    assert first == game.turn
    assert first is not None
    game.sit(first)
    assert game.curtain is None
    game.submit(my_move(game))
    assert game.curtain == game.turn != first


def test_somebody_elses_decision_cannot_be_taken_back(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "human", "human", protocol="alternating")
    first = game.curtain
    assert first is not None
    game.sit(first)
    game.submit(my_move(game))
    second = game.curtain
    assert second is not None
    game.sit(second)
    assert game.no_undo == "Somebody else has decided since; only your own last decision can be taken back."
    assert not game.undo()


def test_computers_wait_while_the_curtain_is_closed(strait: Scenario, post: Post) -> None:
    player = Anybody()
    game = opened(strait, post, "human", "human", player=player)
    game.start()
    post.run()
    assert player.asked == 0
    assert game.thinking is None


def test_a_player_that_fails_is_told_and_the_game_stands(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "stuck", "stuck", player=Stuck())
    said: list[str] = []
    game.on_error = lambda title, sentence: said.append(sentence)
    play_on(game, post)
    assert said
    assert "could not decide (ZeroDivisionError)." in said[0]
    assert not game.over


def test_every_event_is_in_the_save_as_it_happens(strait: Scenario, post: Post, saves: Path) -> None:
    game = opened(strait, post, "human", "anybody")
    game.save()
    play_on(game, post)
    game.submit(my_move(game))
    post.run()
    (path,) = saves.glob("*.communique")
    assert list(read_save(path).events) == session_of(game).events
    game.close()


def full_disk(fd: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_when_saving_fails_the_game_goes_on_says_so_and_tries_again(
    strait: Scenario, post: Post, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = opened(strait, post, "human", "anybody")
    game.save()
    said: list[str] = []
    game.on_save = lambda turn, sentence: said.append(f"{turn.value}: {sentence}")
    play_on(game, post)
    (path,) = saves.glob("*.communique")
    before, real = path.read_bytes(), os.fsync
    monkeypatch.setattr(os, "fsync", full_disk)
    assert game.submit(my_move(game)) is None
    post.run()
    assert path.read_bytes() == before
    assert game.unsaved == f"{path}: the game could not be saved (No space left on device)."
    assert said == [f"The game is not being saved: {game.unsaved}"]
    monkeypatch.setattr(os, "fsync", real)
    assert game.look_after_save()
    post.run()
    assert game.unsaved == ""
    assert said[1:] == [f"The game is saved again: All of it is in {path} now."]
    assert list(read_save(path).events) == session_of(game).events
    game.close()


def test_a_save_that_is_changed_deleted_or_replaced_is_noticed_at_the_next_move(
    strait: Scenario, post: Post, saves: Path
) -> None:
    game = opened(strait, post, "human", "anybody")
    game.save()
    said: list[str] = []
    game.on_save = lambda turn, sentence: said.append(sentence)
    play_on(game, post)
    losses = {
        "was changed by another program": lambda path: path.write_text("somebody else was here"),
        "was deleted, moved or renamed": lambda path: path.unlink(),
        "was replaced by another file": lambda path: (path.rename(f"{path}-old"), path.write_text("another")),
    }
    for what, lose in losses.items():
        assert game.recorder is not None
        old = game.recorder.path
        lose(old)
        assert game.submit(my_move(game)) is None
        post.run()
        new = game.recorder.path
        assert said[-1] == f"The save {old} {what}. Everything up to now is in {new}, and the game goes on there."
        assert list(read_save(new).events) == session_of(game).events
    game.close()


def test_a_folder_that_cannot_be_written_does_not_stop_the_game(
    strait: Scenario, post: Post, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (saves / "file").write_text("")
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(saves / "file"))
    game = opened(strait, post, "human", "anybody")
    said: list[str] = []
    game.on_save = lambda turn, sentence: said.append(sentence)
    game.save()
    play_on(game, post)
    assert len(said) == 1
    assert game.unsaved == said[0]
    (saves / "file").unlink()
    assert game.submit(my_move(game)) is None
    post.run()
    assert game.unsaved == ""
    assert game.recorder is not None
    assert list(read_save(game.recorder.path).events) == session_of(game).events
    game.close()


def test_a_branch_shares_the_beginning_and_has_a_save_of_its_own(strait: Scenario, post: Post, saves: Path) -> None:
    game = opened(strait, post, "human", "anybody")
    game.save()
    play_on(game, post)
    game.submit(my_move(game))
    post.run()
    other = game.branch(1)
    assert session_of(other).events[:1] == session_of(game).events[:1]
    assert len(list(saves.glob("*.communique"))) == 2
    game.close()
    other.close()


def test_a_closed_game_hears_no_thought(strait: Scenario, post: Post) -> None:
    game = opened(strait, post, "anybody", "anybody")
    game.start()
    game.close()
    before = len(session_of(game).events)
    post.run()
    assert len(session_of(game).events) == before


def test_a_line_up_with_an_unknown_name_is_a_key_error(strait: Scenario, post: Post) -> None:
    session = Session.open(strait, 1, lineup=("nobody-knows", "human"))
    with pytest.raises(KeyError):
        Game(strait, session, post=post, inline=True)


def test_thinking_on_a_thread_gives_the_same_game(strait: Scenario, post: Post) -> None:
    import queue

    posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    session = Session.open(strait, 3, level="guided", lineup=("anybody", "anybody"))
    threaded = Game(strait, session, post=posted.put, players=lambda name: Anybody())
    threaded.start()
    while not threaded.over:
        posted.get(timeout=30)()
    threaded.close()
    inline = opened(strait, post, "anybody", "anybody")
    play_on(inline, post)
    assert session_of(threaded).log_text() == session_of(inline).log_text()
