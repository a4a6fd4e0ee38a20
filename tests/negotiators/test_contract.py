"""What holds for every negotiator, on a shipped scenario of each shape, in both protocols."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from blind import decisions
from builders import build, few, lucks, moves_of, other_secrets, rich, scenarios, six, three, trio, two
from hypothesis import given
from hypothesis import strategies as st
from shapes import one_of_each_shape, tables

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat, Signing
from communique.model.sheet import Scenario
from communique.negotiators.parts.memory import remember
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.rules.state import ConferenceTable
from communique.session import Session, read_save
from communique.simulation import play

pytestmark = pytest.mark.slow

TESTS = Path(__file__).resolve().parents[1]
NAMES = sorted(NEGOTIATORS)


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize(("scenario", "level"), tables())
@pytest.mark.parametrize("name", NAMES)
def test_a_game_among_equals_is_legal_and_ends(name: str, scenario: str, level: str, protocol: str) -> None:
    whole = load_scenario(scenario)
    session = play(whole, [name] * len(whole.sheets), 5, protocol=protocol, level=level)
    assert session.over
    assert len(session.events) < 1500


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize("scenario", one_of_each_shape())
def test_equal_seeds_give_equal_logs_and_others_another(scenario: str, protocol: str) -> None:
    whole = load_scenario(scenario)
    lineup = [NAMES[(3 + 2 * p) % len(NAMES)] for p in range(len(whole.sheets))]
    texts = [play(whole, lineup, seed, protocol=protocol).log_text() for seed in (8, 8, 9)]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize("scenario", one_of_each_shape())
def test_the_sheets_of_others_change_no_move(scenario: str, protocol: str) -> None:
    """The same events, heard by the same seat of two worlds that differ in everybody else's papers."""
    whole = load_scenario(scenario)
    lineup = [NAMES[(5 * p + 4) % len(NAMES)] for p in range(len(whole.sheets))]
    story = play(whole, lineup, 11, protocol=protocol)
    for seat in range(len(whole.sheets)):
        _same_moves(whole, other_secrets(whole, seat), story, Seat(seat))


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize("scenario", one_of_each_shape())
def test_what_was_worked_out_in_other_chairs_and_games_changes_no_move(
    scenario: str, protocol: str, tmp_path: Path
) -> None:
    """A process that has sat in all chairs with all sheets, and one that has done nothing and knows one sheet alone."""
    whole, log = load_scenario(scenario), tmp_path / "told.communique"
    count = len(whole.sheets)
    level = whole.public.levels[0].id
    names = [NAMES[(7 * p + len(scenario)) % len(NAMES)] for p in range(count)]
    log.write_text(play(whole, names, 23, protocol=protocol, level=level).log_text(), encoding="utf-8")
    told = read_save(log)
    seat = Seat(len(protocol) % count)
    for other in range(count):
        decisions(whole, told, Seat(other))
        decisions(other_secrets(whole, other), told, seat)
    fresh = subprocess.run(
        [sys.executable, str(TESTS / "blind.py"), scenario, str(seat), str(log)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(TESTS.parent / "game")},
    )  # fmt: skip
    assert decisions(whole, told, seat) == json.loads(fresh.stdout)


def _same_moves(here: Scenario, there: Scenario, story: Session, seat: Seat) -> None:
    one, other = (
        Session.open(world, story.header.seed, protocol=story.header.protocol, lineup=story.header.lineup)
        for world in (here, there)
    )
    for event in story.events:
        if kind_of(event.move).by_itself:
            continue
        if event.seat == seat:
            for name in NAMES:
                player = NEGOTIATORS[name]
                moves = [player.decide(s.chair(seat).view(), s.chair(seat).dice()) for s in (one, other)]
                assert moves[0] == moves[1], name
        assert one.chair(event.seat).submit(event.move) is None
        assert other.chair(event.seat).submit(event.move) is None


@pytest.mark.parametrize("build", [two, three, trio, six, rich])
@pytest.mark.parametrize("protocol", ["conference", "alternating"])
def test_every_negotiator_is_legal_wherever_a_game_may_stray(build: object, protocol: str) -> None:
    assert callable(build)
    for luck in range(3):
        _stray(build(), luck, protocol)


@few
@given(scenario=scenarios(), luck=lucks, protocol=st.sampled_from(["conference", "alternating"]))
def test_every_negotiator_is_legal_in_any_small_world(scenario: Scenario, luck: int, protocol: str) -> None:
    _stray(scenario, luck, protocol)


def _stray(scenario: Scenario, luck: int, protocol: str) -> None:
    """A game in which chance and all negotiators take turns at moving; each of them is asked in every state."""
    session, dice = Session.open(scenario, luck, protocol=protocol), Dice(luck, 0, "stray")
    for _ in range(250):
        if session.over:
            return
        seat = session.turn
        view = session.chair(seat).view()
        moves = {name: NEGOTIATORS[name].decide(view, session.chair(seat).dice()) for name in NAMES}
        for name, move in moves.items():
            assert view.refusal(move) is None, name
        move = dice.pick(moves_of(view)) if dice.chance(40) else moves[dice.pick(NAMES)]
        assert session.chair(seat).submit(move) is None


@few
@given(scenario=scenarios(), luck=lucks)
def test_memory_agrees_with_the_table(scenario: Scenario, luck: int) -> None:
    session, dice = Session.open(scenario, luck), Dice(luck, 0, "memory")
    for _ in range(150):
        if session.over:
            return
        for seat in range(len(scenario.sheets)):
            view = session.chair(Seat(seat)).view()
            memory, table = remember(view), view.table
            assert isinstance(table, ConferenceTable)
            assert memory.floors == table.floors
            assert all(memory.terms_of(o.id) == o.terms for o in (*table.offers, *view.desk.whispers))
            assert table.draft is None or memory.draft == table.draft.terms
        seat = session.turn
        assert session.chair(seat).submit(dice.pick(moves_of(session.chair(seat).view()))) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_negotiator_carries_nothing_from_one_game_to_the_next(name: str) -> None:
    lineup = [name] * 3
    before = play(rich(), lineup, 3).log_text()
    play(rich(), lineup, 4)
    play(three(), lineup, 3)
    assert play(rich(), lineup, 3).log_text() == before


@pytest.mark.parametrize("name", NAMES)
def test_where_one_signature_is_enough_there_is_a_game_all_the_same(name: str) -> None:
    one = build(principals=3, signing=Signing("k-of-n", 1), reservation=10)
    assert play(one, [name] * 3, 6).over


@pytest.mark.parametrize("name", NAMES)
def test_taking_moves_back_and_playing_on_gives_the_same_game(name: str) -> None:
    """Into the middle of a turn, too: what a seat has worked out in a turn does not hang on when it first asked."""
    whole = rich()
    for seed, at, back in ((6, 25, 10), (6, 13, 3), (9, 40, 17), (9, 31, 1)):
        straight = play(whole, [name] * 3, seed)
        session = Session.open(whole, seed, lineup=[name] * 3)
        steps = 0
        while not session.over:
            chair = session.chair(session.turn)
            assert chair.submit(NEGOTIATORS[name].decide(chair.view(), chair.dice())) is None
            steps += 1
            if steps == at:
                session.undo(back)
        assert session.log_text() == straight.log_text()
