"""A whisper leaves no trace: every move of the registry that can be private, in a shipped scenario of each shape.

Who may hear a move is read here off the move alone (whom it is addressed to, which channel it speaks in), never
asked of the rules: a move that goes out to more ears than it names is what these tests are for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields

import pytest
from builders import bytes_of, moves_of
from shapes import one_of_each_shape

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move, plenary
from communique.rules.moves import KINDS, kind_of
from communique.rules.moves.say import OwnWords
from communique.session import Event, Session

pytestmark = pytest.mark.slow

CHANNEL = re.compile(r"W(\d+)-(\d+)\.\d+")
"""The id of an offer that was made in private names the two who know of it."""
PRIVATE = {
    name
    for name, kind in KINDS.items()
    if kind.audience is not plenary or "to" in {field.name for field in fields(kind.type)}
}
"""The kinds of moves that not everybody hears, or may not: those with an audience, and those with an addressee."""

GAMES = range(3, 15)
"""How many games are played: the least, and the most, until every kind was whispered."""


def meant_for(seat: Seat, move: Move) -> frozenset[int] | None:
    """Whose ears a move is for; None for everybody's."""
    for field in fields(kind_of(move).type):
        value = getattr(move, field.name)
        if field.name == "to" and value is not None:
            return frozenset({seat, value})
        if isinstance(value, str) and (named := CHANNEL.fullmatch(value)):
            return frozenset(map(int, named.groups()))
    return None


class Ear:
    """A game as one seat hears it, and how often it was told that there is something new."""

    def __init__(self, session: Session, seat: Seat) -> None:
        self.session, self.seat, self.calls = session, seat, 0
        session.chair(seat).subscribe(self._told)

    def _told(self) -> None:
        self.calls += 1

    @property
    def all(self) -> tuple[bytes, int, int]:
        """All that reaches the seat: what it hears, sees and may do, its chance, its notifications."""
        return (
            bytes_of(self.session.chair(self.seat).view()),
            self.session.chair(self.seat).dice().below(2**32),
            self.calls,
        )


class Whispers:
    """A game in which much is whispered, and for each seat the same game without what is not meant for it."""

    def __init__(self, scenario: Scenario, luck: int) -> None:
        self.luck, self.loud = luck, Session.open(scenario, luck)
        seats = [Seat(p) for p in range(len(scenario.sheets))]
        self.ears = {seat: (Ear(self.loud, seat), Ear(Session.open(scenario, luck), seat)) for seat in seats}
        """By seat, the game as it is heard there, and the one without the whispers; until these are two games."""
        self.made = dict.fromkeys(PRIVATE, 0)

    def play(self, limit: int) -> None:
        """So many moves at the most, each checked at every ear that is left."""
        for step in range(limit):
            if self.loud.over or not self.ears:
                break
            move = self._next(Dice(self.luck, step, "whispers"))
            self._make(self.loud.turn, move)

    def _next(self, dice: Dice) -> Move:
        """The kind of whisper least heard so far; on to a draft first, since promises are about its clauses."""
        view = self.loud.chair(self.loud.turn).view()
        spoken = [OwnWords("Between the two of us.", partner) for partner in view.desk.caucus]
        moves = moves_of(view) + [words for words in spoken if view.refusal(words) is None]
        by_kind = {kind_of(move).name: [one for one in moves if type(one) is type(move)] for move in moves}
        private = [move for move in moves if meant_for(self.loud.turn, move) is not None]
        if getattr(self.loud.state.table, "draft", None) is None and dice.chance(60):
            return dice.pick(by_kind.get("table") or by_kind.get("pass") or moves)
        if not private or not dice.chance(75):
            loud = [move for move in moves if kind_of(move).name not in ("walk", "accept", "final", "amend")]
            return dice.pick(loud or moves)
        rarest = min(self.made[kind_of(move).name] for move in private)
        return dice.pick([move for move in private if self.made[kind_of(move).name] == rarest])

    def _make(self, seat: Seat, move: Move) -> None:
        ears, at = meant_for(seat, move), len(self.loud.events)
        assert self.loud.chair(seat).submit(move) is None
        if ears is not None:
            self.made[kind_of(move).name] += 1
        follows = self.loud.events[at + 1 :]
        for ear, (loud, silent) in tuple(self.ears.items()):
            if ears is None or ear in ears:
                assert silent.session.chair(seat).submit(move) is None
            if follows and silent.session.events[-len(follows) :] != follows:
                self._part(ear, follows)
            else:
                assert loud.all == silent.all

    def _part(self, ear: Seat, follows: list[Event]) -> None:
        """Terms agreed in private are announced, a promise made there is kept, for all to hear: but nothing else."""
        heard = [(one.seat, one.move) for one in self.loud.chair(ear).view().heard[-len(follows) :]]
        assert heard == [tuple(one) for one in follows]
        del self.ears[ear]


@pytest.mark.parametrize("name", one_of_each_shape())
def test_no_private_move_leaves_a_trace_with_who_may_not_hear_it(name: str) -> None:
    """On the table, in views, hearings, legal moves, chance or notifications; where two talk, nothing is private."""
    scenario = load_scenario(name)
    made: Counter[str] = Counter()
    for luck in range(GAMES.stop):
        whispers = Whispers(scenario, luck)
        whispers.play(70)
        made.update(whispers.made)
        if luck + 1 >= GAMES.start and not PRIVATE - set(+made):
            break
    never = PRIVATE - set(+made)
    assert never == (set() if len(scenario.sheets) > 2 else PRIVATE), "these kinds can be private and never were"


@pytest.mark.parametrize("name", one_of_each_shape())
def test_a_private_move_is_heard_as_one_by_those_it_names_and_by_nobody_else(name: str) -> None:
    whispers = Whispers(load_scenario(name), 3)
    whispers.play(70)
    seats = list(map(Seat, range(len(whispers.loud.briefings))))
    for seat in seats:
        said = [(one.seat, one.move, one.private) for one in whispers.loud.chair(seat).view().heard]
        ears = [(event, meant_for(*event)) for event in whispers.loud.events]
        assert said == [(*event, named is not None) for event, named in ears if named is None or seat in named]
