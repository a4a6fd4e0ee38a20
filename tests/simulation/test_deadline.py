"""Deadlines that are drawn for each game, told or hidden."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import three, two

from communique.cli import main
from communique.model.scenario import Seat
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.session.log import header_line
from communique.session.store import SaveError, read_save
from communique.simulation import play, simulate
from communique.simulation.deadline import DeadlineRange, dealt, read_rounds
from communique.simulation.tournament.every_seating import Tournament
from communique.testing import take_seat
from communique.views import PartyView

HIDDEN = DeadlineRange(20, 60, hidden=True)


@pytest.mark.parametrize(
    ("text", "hidden", "rounds"),
    [("20", False, 20), ("20..60", False, DeadlineRange(20, 60)), (" 7..7 ", True, DeadlineRange(7, 7, hidden=True))],
)
def test_a_deadline_is_a_number_or_a_range(text: str, hidden: bool, rounds: object) -> None:
    assert read_rounds(text, hidden=hidden) == rounds


@pytest.mark.parametrize("text", ["", "0", "-3", "20-60", "60..20", "0..5", "1..9999999", "x", "1e3", "20..", "..60"])
def test_what_is_no_deadline_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"(A deadline is a number of rounds or|A range of rounds goes from).*20\.\.60"
    ):
        read_rounds(text)


def test_every_number_of_the_range_comes_up_about_as_often() -> None:
    drawn = [dealt(DeadlineRange(3, 6), seed)[0] for seed in range(4000)]
    counts = [drawn.count(rounds) for rounds in (3, 4, 5, 6)]
    assert sum(counts) == 4000
    assert all(900 < count < 1100 for count in counts)  # 1,000 each on average, with a deviation of 27


def test_the_deadline_is_the_same_for_all_seatings_of_a_repetition_and_the_file_says_it() -> None:
    tournament = Tournament([two()], ["firm", "tit-for-tat"], repetitions=4, rounds=DeadlineRange(5, 30))
    games = tournament.run()
    by_repetition = [{g.deadline for g in games if tournament.pairings[g.number].repetition == k} for k in range(4)]
    assert all(len(deadlines) == 1 for deadlines in by_repetition)
    assert len({deadline for deadlines in by_repetition for deadline in deadlines}) > 1
    assert tournament.plan.as_dict()["rounds"] == {"least": 5, "most": 30, "hidden": False}


def watched(rounds: DeadlineRange, seed: int) -> list[PartyView]:
    """The views of both seats in a game that nobody ends before its deadline."""
    drawn, told = dealt(rounds, seed)
    session = Session.open(two(), seed, protocol="alternating", rounds=drawn, told=told)
    views = []
    while not session.over:
        chair = session.chair(session.turn)
        views.append(chair.view())
        chair.submit(Pass())
    assert session.outcome().rounds == drawn
    return views


def test_a_view_tells_the_range_and_never_the_deadline() -> None:
    """Games of the same range with different deadlines look the same as long as both go on, to the last field."""
    deadlines = {seed: dealt(HIDDEN, seed)[0] for seed in range(6)}
    assert len(set(deadlines.values())) > 3
    seen = [watched(HIDDEN, seed) for seed in deadlines]
    for views in zip(*seen, strict=False):
        shown = {repr((v.public, v.sheet, v.table, v.desk, v.heard, v.tension, v.no_deal)) for v in views}
        assert len(shown) == 1
    assert {(v.public.rounds, v.public.ends_from) for views in seen for v in views} == {(60, 20)}


def test_a_deadline_that_is_told_stands_in_the_view() -> None:
    drawn = dealt(DeadlineRange(20, 60), 1)[0]
    assert {(v.public.rounds, v.public.ends_from) for v in watched(DeadlineRange(20, 60), 1)} == {(drawn, None)}


def test_the_same_seed_has_the_same_deadline_hidden_or_told() -> None:
    assert dealt(HIDDEN, 5)[0] == dealt(DeadlineRange(20, 60), 5)[0]


@pytest.mark.parametrize("name", sorted(NEGOTIATORS))
def test_every_negotiator_plays_to_an_end_it_does_not_know(name: str) -> None:
    results = simulate(
        three(), dict.fromkeys(["aland", "borea"], name), 3, 2, protocol="alternating",
        rounds=DeadlineRange(2, 9, hidden=True),
    )  # fmt: skip
    assert all(row.kind in ("joint", "adjourned", "breakdown") and row.rounds <= 9 for row in results.rows)


def test_a_negotiator_that_waits_for_the_last_round_misses_a_hidden_one() -> None:
    """Who gives in late gives in by what it was told: a told deadline brings more agreements than a hidden one."""
    told, hidden = (
        simulate(two(), ["boulware"] * 2, 40, 1, protocol="alternating", rounds=rounds).summary()["agreements"]
        for rounds in (DeadlineRange(4, 60), DeadlineRange(4, 60, hidden=True))
    )
    assert hidden < told


def test_the_log_says_what_was_told_and_the_game_can_be_read_back() -> None:
    session = Session.open(two(), 1, protocol="alternating", rounds=21, told=(20, 60))
    line = header_line(session.header)
    assert line.endswith('"told":[20,60]}')
    assert "told" not in header_line(Session.open(two(), 1, protocol="alternating", rounds=21).header)
    again = Session.resume(two(), session.header, session.events)
    assert again.chair(Seat(0)).view().public.rounds == 60
    assert again.scenario.public.rounds == 21


@pytest.mark.parametrize("told", [[30, 60], [1, 20], [20], "20..60", [20, 60, 80], [True, 60], [-1, 60]])
def test_a_save_with_a_range_that_does_not_hold_its_deadline_is_refused(told: Any, tmp_path: Path) -> None:
    header = Session.open(two(), 1, protocol="alternating", rounds=25, told=(20, 60)).header
    fields = {**json.loads(header_line(header)), "told": told}
    (tmp_path / "game.communique").write_text(json.dumps(fields) + "\n")
    with pytest.raises(SaveError, match='"told"'):
        read_save(tmp_path / "game.communique")


@pytest.mark.parametrize("rounds", [HIDDEN, DeadlineRange(2, 4), 9])
def test_a_conference_has_no_such_deadline_through_any_door(rounds: Any) -> None:
    """Not even its own: it is not looked at, and who says it believes otherwise."""
    doors: list[Callable[[], object]] = [
        lambda: Tournament([two()], ["firm"], protocol="conference", rounds=rounds),
        lambda: simulate(two(), games=1, rounds=rounds),
        lambda: play(two(), rounds=rounds),
        lambda: take_seat(two(), "ada", rounds=rounds),
    ]
    for door in doors:
        with pytest.raises(ValueError, match="A conference has the sessions that its scenario says, known to all"):
            door()
    with pytest.raises(ValueError, match=r"^Talks in turn share out their rounds, so everybody knows"):
        simulate(two(), games=1, rounds=HIDDEN, protocol="in-turn")


@pytest.mark.parametrize("command", ["simulate", "tournament"])
def test_the_commands_take_a_range_and_hide_it(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    extra = ["--games", "2"] if command == "simulate" else ["boulware", "linear"]
    call = [command, "lantern-strait", *extra, "--protocol", "alternating"]
    assert main([*call, "--rounds", "5..9", "--hidden-deadline"]) == 0
    assert main([*call, "--hidden-deadline"]) == 2
    assert "--hidden-deadline --rounds 20..60" in capsys.readouterr().err
    assert main([*call, "--hidden-deadline", "--rounds", "20"]) == 2
    assert "A hidden deadline lies in a range that is told, as 20..60; 20 is none." in capsys.readouterr().err
    assert main([*call, "--rounds", "9..5"]) == 2
    assert "A range of rounds goes from 1 or more to no less, as 20..60; 9..5 does not." in capsys.readouterr().err


def test_an_offer_is_legal_whatever_round_it_is() -> None:
    """What the rules refuse does not depend on the deadline, so a refusal cannot tell it."""
    session = Session.open(two(), 1, protocol="alternating", rounds=2, told=(2, 9))
    view = session.chair(Seat(0)).view()
    assert view.refusal(Offer(tuple(0 for _ in view.public.issues))) is None
