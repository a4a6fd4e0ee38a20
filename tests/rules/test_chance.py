"""What chance brings is the seed's alone: nobody gets other news by taking a move back and making another."""

from __future__ import annotations

import pytest
from builders import drift, moves_of
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import one_of_each_shape

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.rules.moves.draw import Draw
from communique.session import Session

games = settings(max_examples=6, deadline=None, derandomize=True, database=None)


@pytest.mark.slow
@pytest.mark.parametrize("name", one_of_each_shape())
def test_what_chance_brings_is_the_seeds_alone_so_that_nobody_draws_again_by_taking_back(name: str) -> None:
    scenario = load_scenario(name)

    @given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), st.integers(0, 999))
    @games
    def game(seed: int, luck: int, back: int) -> None:
        session = drift(played_on(Session.open(scenario, seed), luck))
        first = news_of(session)
        session.undo(back * len(session.events) // 1000)
        second = news_of(drift(played_on(session, luck + 1)))
        shared = min(len(first), len(second))  # at the brink a session has no news
        assert first[:shared] == second[:shared]

    game()


def played_on(session: Session, luck: int) -> Session:
    """Some moves by chance in each session that is left, but for those that could end the talks."""
    for step in range(40):
        if session.over:
            break
        moves = moves_of(session.chair(session.turn).view())
        lasting = [move for move in moves if kind_of(move).name not in ("walk", "warn", "accept", "final", "withhold")]
        assert session.chair(session.turn).submit(Dice(luck, step, "on").pick(lasting or moves)) is None
        if step % 6 == 5:
            drift(session, lambda s, now=session.state.table.session: s.over or s.state.table.session > now)
    return session


def news_of(session: Session) -> list[int]:
    """The cards that were drawn, in order."""
    heard = session.chair(Seat(0)).view().heard
    return [one.move.news for one in heard if isinstance(one.move, Draw)]
