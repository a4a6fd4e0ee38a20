"""`communique replay`: what is shown of a game that people still play, and of one that has ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import choose, dull, moves_of

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.rules.dice import Dice
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.session import Recorder, Session
from communique.session.log import Event, encode_event


def played(path: Path, *lineup: str, to_the_end: bool = False) -> Session:
    """A game of three with some private talk, saved at `path`."""
    session = Session.open(load_scenario("sochi-2021"), 3, level="minister", lineup=lineup)
    step = 0
    while not session.over and (to_the_end or len(whispers(session)) < 3):
        view = session.chair(session.turn).view()
        session.chair(view.seat).submit(choose(moves_of(view), Dice(8, step, "replay")))
        step += 1
    assert session.over == to_the_end
    assert whispers(session)
    Recorder(path, session).close()
    return session


def whispers(session: Session) -> list[tuple[int, object]]:
    """What some seat heard in private, told by the ears of each."""
    return [tuple(one[:2]) for p in range(3) for one in session.chair(Seat(p)).view().heard if one.private]


def on_the_wire(events: list[Event]) -> object:
    """Events as JSON gives them back."""
    return json.loads(json.dumps([encode_event(event) for event in events]))


def shown(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> str:
    capsys.readouterr()
    assert main(["replay", str(path), *more]) == 0
    return capsys.readouterr().out


def test_while_people_play_private_talk_and_its_place_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.communique"
    session = played(path, "human", "human", "mediator")
    private = whispers(session)
    public = [event for event in session.events if tuple(event) not in private]
    told = json.loads(shown(capsys, path, "--json"))
    assert told["events"] == on_the_wire(public)
    assert told["left_out"] == "Private talk is left out until the talks have ended."
    words = shown(capsys, path).splitlines()
    assert [line.split()[0] for line in words[1 : len(public) + 1]] == [str(k + 1) for k in range(len(public))]
    assert words[len(public) + 1 :] == ["Private talk is left out until the talks have ended.", "The talks go on."]


@pytest.mark.parametrize(
    ("lineup", "to_the_end"), [(("human", "human", "mediator"), True), (("firm", "firm", "mediator"), False)]
)
def test_when_the_talks_have_ended_or_nobody_plays_all_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lineup: tuple[str, ...], to_the_end: bool
) -> None:
    path = tmp_path / "a.communique"
    session = played(path, *lineup, to_the_end=to_the_end)
    assert json.loads(shown(capsys, path, "--json"))["events"] == on_the_wire(session.events)


def test_the_closing_call_is_marked_before_its_first_move(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = Session.open(load_scenario("lantern-strait"), 3, level="guided", lineup=("firm", "firm"))
    offer = (1,) + (-1,) * (len(session.scenario.public.issues) - 1)
    while not session.over:
        view = session.chair(session.turn).view()
        move = Offer(offer) if not session.state.table.offers and session.state.table.phase == "floor" else None
        assert session.chair(view.seat).submit(move or dull(view.public, view.table, view.desk, view.seat)) is None
    Recorder(tmp_path / "game.communique", session).close()
    assert main(["replay", str(tmp_path / "game.communique")]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "The closing call:" in line)
    before, after = int(lines[at - 1].split()[0]), int(lines[at + 1].split()[0])
    assert (session.events[before - 1].move, session.events[after - 1].move) == (Press(1), Pass())
    assert after == before + 1 == len(session.events) - 1
