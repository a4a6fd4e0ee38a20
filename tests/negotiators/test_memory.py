"""What is remembered of a game: every fold there is, held to what a view promises. A value once given stays."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from builders import card, choose, few, lucks, moves_of, rich, scenarios, three, two
from hypothesis import given, settings
from hypothesis import strategies as st
from rooms import Room

import communique.adviser
import communique.negotiators
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.negotiators.parts.beliefs import Beliefs
from communique.negotiators.parts.memory import Memory, remember
from communique.negotiators.parts.own_packages import space_of
from communique.negotiators.parts.remarks import remarks
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Temper
from communique.rules.dice import Dice
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.remark import Remark
from communique.rules.moves.tell import Tell
from communique.session import Session
from communique.views import Fold, PartyView

FILLED_IN = ("_own", "_table", "_tables", "cache", "space")
"""What is worked out from the rest when it is first asked for, or says who may change what."""


def _folds() -> dict[str, Fold[Any]]:
    """Every fold of the rooms that follow a game, by module and name."""
    found = {}
    for room in (communique.negotiators, communique.adviser):
        for info in walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(import_module(info.name)).items():
                if isinstance(value, Fold) and value not in found.values():
                    found[f"{info.name}.{name}"] = value
    return found


FOLDS = _folds()
FOLDS_OF_ALL = {name: fold for name, fold in FOLDS.items() if not name.endswith("one_talk._TALKS")}
"""Without the one that follows talks in turn alone; `tests/rules/test_in_turn.py` plays, saves and resumes those."""


def anatomy(value: Any) -> Any:
    """All that `value` holds, as plain lists and tuples that nothing else shares; lessons are learned first."""
    if isinstance(value, Memory):
        assert value.beliefs is not None
    if isinstance(value, Public):
        return value.id
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return [(anatomy(k), anatomy(v)) for k, v in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, value))
    if isinstance(value, (list, tuple)):
        return [anatomy(one) for one in value]
    if hasattr(value, "tolist"):
        return value.tolist()
    names = sorted({*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())} - set(FILLED_IN))
    inner = [(name, anatomy(getattr(value, name))) for name in names if hasattr(value, name)]
    return (type(value).__name__, inner) if inner else value


def fresh(fold: Fold[Any], view: PartyView) -> Any:
    """The fold made anew over what the view has heard."""
    value = fold.start(view)
    for heard in view.heard:
        value = fold.step(value, heard)
    return value


def test_all_that_follows_a_game_is_found() -> None:
    named = {name.rpartition(".")[2] for name in FOLDS}
    assert named == {"MEMORY", "RECORD", "COURSE", "_BAYES", "_COUNTS", "_TALKS"}


@pytest.mark.slow
@pytest.mark.parametrize("fold", FOLDS_OF_ALL.values(), ids=list(FOLDS_OF_ALL))
@settings(few, max_examples=8)
@given(scenario=scenarios(), luck=lucks, protocol=st.sampled_from(["conference", "alternating"]))
def test_what_a_view_was_given_stays_and_is_what_its_hearing_comes_to(
    fold: Fold[Any], scenario: Scenario, luck: int, protocol: str
) -> None:
    session, dice = Session.open(scenario, luck, protocol=protocol), Dice(luck, 0, "memory")
    given_out: list[tuple[PartyView, Any, Any]] = []
    for _ in range(30):
        for seat in range(len(scenario.sheets)):
            view = session.chair(Seat(seat)).view()
            if dice.chance(60):
                value = view.fold(fold)
                given_out.append((view, value, anatomy(value) if dice.chance(50) else None))
        if session.over:
            break
        turn = session.turn
        assert session.chair(turn).submit(choose(moves_of(session.chair(turn).view()), dice)) is None
    for view, value, then in given_out:
        now = anatomy(value)
        assert then is None or now == then
        assert now == anatomy(fresh(fold, view)) == anatomy(view.fold(fold))


def test_a_memory_read_after_four_moves_does_not_change_when_the_game_goes_on() -> None:
    session = Session.open(two(rounds=20), 1, protocol="alternating")
    for k in range(4):
        session.chair(session.turn).submit(Offer((k % 3, 0, 0, k % 4)))
    memory = remember(session.chair(Seat(0)).view())
    assert list(memory.made) == [(0, 0, 0, 0), (2, 0, 0, 2)]
    assert list(memory.received) == [(Seat(1), (1, 0, 0, 1)), (Seat(1), (0, 0, 0, 3))]
    session.chair(session.turn).submit(Offer((0, 1, 1, 0)))
    assert list(remember(session.chair(Seat(0)).view()).made) == [(0, 0, 0, 0), (2, 0, 0, 2), (0, 1, 1, 0)]
    assert list(memory.made) == [(0, 0, 0, 0), (2, 0, 0, 2)]


@pytest.mark.parametrize("build", [two, three, rich])
def test_two_games_that_go_on_from_one_memory_do_not_meet_in_it(build: Any) -> None:
    """Copies of one memory that hear different things, and a third that hears nothing."""
    session = Session.open(build(rounds=20), 3, protocol="alternating")
    issues = len(session.scenario.public.issues)
    session.chair(session.turn).submit(Offer((1,) * issues))
    base = remember(session.chair(Seat(0)).view())
    before = anatomy(base)
    session.chair(session.turn).submit(Offer((0,) * issues))
    heard = session.chair(Seat(0)).view().heard[-1]
    one, other = base.copy(), base.copy()
    one.hear(heard)
    other.hear(heard._replace(move=Offer((1,) * issues)))
    assert list(one.received) == [(Seat(1), (0,) * issues)]
    assert list(other.received) == [(Seat(1), (1,) * issues)]
    assert one.beliefs.likes != other.beliefs.likes
    assert anatomy(base) == before


@pytest.mark.parametrize(("issue", "spoken_of"), [(0, [0]), (None, [])])
def test_evidence_is_answered_by_the_issue_that_it_says_it_speaks_of(issue: int, spoken_of: list[int]) -> None:
    """Never by its words, which differ from language to language."""
    room = Room(three(cards={1: (replace(card(1), text="D and C."),)}), {})
    room.floor(1).submit(Tell(issue, card="c1", text="D and C."), Pass()).floor(0)
    relations = remember(room.session.chair(Seat(0)).view()).relations
    assert relations is not None
    assert [one.issue for one in relations.occasions if one.about == "confirms"] == spoken_of


@pytest.mark.parametrize("whispered", [False, True])
def test_what_was_heard_in_private_is_spoken_of_in_private(whispered: bool) -> None:
    room = Room(three(), {}).floor(1)
    if whispered:
        room.submit(Caucus(Seat(0)))
    room.submit(Tell(2, "high", to=Seat(0) if whispered else None), Pass()).floor(0)
    situation = Situation(room.session.chair(Seat(0)).view(), Temper(80, 40), None)
    said = [move for move in remarks(situation) if isinstance(move, Remark) and move.about == "listens"]
    assert said == [Remark("listens", Seat(1), 2, to=Seat(1) if whispered else None)]


def test_what_is_believed_at_first_is_made_once_and_no_game_teaches_it() -> None:
    scenario, seat = two(), Seat(0)
    room = Room(scenario, {}).floor(1).submit(Offer((2, 2, 1, 3)), Pass()).floor(1).submit(Offer((0, 0, 0, 3)))
    view = room.session.chair(seat).view()
    learned, first = remember(view).beliefs, space_of(view).prior
    assert isinstance(first, Beliefs)
    assert first.table(Seat(1)) == Beliefs(scenario.public, seat).table(Seat(1)) != learned.table(Seat(1))
    again = remember(Room(scenario, {}).session.chair(seat).view()).beliefs
    assert again.table(Seat(1)) == first.table(Seat(1))
