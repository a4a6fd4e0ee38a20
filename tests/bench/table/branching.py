"""One moment, two moves: a game taken to a floor turn of a scripted seat, and from there played on both ways.

Everybody's chance is keyed by session, phase and how often a seat has decided in it, answers left out: so two branches
differ by what was said and by nothing else, however many moves it took to say it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.table.games import Job, One, opened, players_of

from communique.model.scenario import NATURE, Seat
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.answer import Answer
from communique.rules.moves.end_turn import Pass
from communique.rules.state import Phase
from communique.session import Session
from communique.views import PartyView

MOST = 5_000
"""No game takes more moves."""


class Course(NamedTuple):
    """What came of a branch."""

    next_turn: tuple[Move, ...]
    """The neighbour's moves up to the end of its next floor turn, answers left out."""
    ending: tuple[object, ...]


class Play:
    """A game under way between given players, whose chance is keyed as this module says."""

    def __init__(self, session: Session, lineup: Sequence[One]) -> None:
        self.session = session
        self.players = players_of(lineup)
        self._decided: dict[tuple[int, Seat, str], int] = {}

    def again(self, at: int) -> Play:
        """The same game after its first `at` events, to be played another way."""
        other = Play.__new__(Play)
        other.session, other.players = self.session.branch(at), self.players
        other._decided = dict(self._decided)
        return other

    def step(self, forced: Move | None = None) -> tuple[Seat, Move] | None:
        """Let whose turn it is decide, or make it do `forced`. Who did what; None when the talks are over."""
        seat = self.session.turn
        if seat == NATURE:
            return None
        chair = self.session.chair(seat)
        view = chair.view()
        key = (view.table.when, seat, str(view.table.phase))
        count = self._decided.get(key, 0)
        numbers = list(Phase).index(view.table.phase)
        dice = Dice(self.session.header.seed, (view.table.when * 16 + numbers) * 64 + count, f"seat {seat}")
        move = self.players[seat].decide(view, dice) if forced is None else forced
        refusal = chair.submit(move)
        assert refusal is None, (seat, move, refusal)
        if not isinstance(move, Answer):
            self._decided[key] = count + 1
        return seat, move

    def moments(self, seat: Seat) -> Iterator[PartyView]:
        """Play on to the end, stopping at each floor turn of the seat before its first move."""
        last = -1
        while (turn := self.session.turn) != NATURE and len(self.session.events) < MOST:
            view = self.session.chair(turn).view()
            asked = view.table.question is not None or view.desk.question is not None
            if turn == seat and view.table.phase is Phase.FLOOR and view.table.when != last and not asked:
                last = view.table.when
                yield view
            self.step()

    def course(self, seat: Seat, neighbour: Seat, said: Sequence[Move]) -> Course:
        """The seat says this and passes; what the neighbour does next, and how the talks end."""
        queue, turn = [*said], list[Move]()
        listening = True
        while (now := self.session.turn) != NATURE and len(self.session.events) < MOST:
            forced = queue.pop(0) if queue and now == seat else None
            if forced is None and now == seat and said and listening and not queue:
                forced = _leave_floor(self.session.chair(seat).view())
            done = self.step(forced)
            assert done is not None
            if listening and done[0] == neighbour and not isinstance(done[1], Answer):
                turn.append(done[1])
            if listening and done[0] == neighbour and isinstance(done[1], Pass):
                listening = False
        end = self.session.outcome()
        return Course(tuple(turn), (str(end.kind), end.package))


def _leave_floor(view: PartyView) -> Move | None:
    """A pass, when the floor is this seat's and no question waits; else it decides as always."""
    return Pass() if view.table.phase is Phase.FLOOR and view.refusal(Pass()) is None else None


def follows(view: PartyView, neighbour: Seat) -> bool:
    """True when the neighbour still has its floor turn in this session."""
    table = view.table.conference
    return table is not None and neighbour in table.queue[1:]


def started(job: Job) -> Play:
    """The job's game, before the first move."""
    return Play(opened(job), job.lineup)


Pair = tuple[tuple[Move, ...], tuple[Move, ...]]
"""What is said in one branch, and in the other."""
Pairs = Callable[[PartyView, Seat], dict[str, Pair]]
"""From the view at a moment and the neighbour: by kind of talk, the two branches that can be played there."""


def branched(job: Job, seat: int, neighbour: int, pairs: Pairs, most: int = 3) -> list[tuple[str, bool, bool]]:
    """At up to `most` moments of the job's game: by kind of talk, whether the next turn and the ending change."""
    play, me, other = started(job), Seat(seat), Seat(neighbour)
    found: list[tuple[str, bool, bool]] = []
    for view in play.moments(me):
        if not most:
            break
        if view.table.when == 0 or not follows(view, other):
            continue
        at = len(play.session.events)
        most -= 1
        for kind, (one, two) in pairs(view, other).items():
            if all(view.refusal(said[0]) is None for said in (one, two) if said):
                first, second = (play.again(at).course(me, other, said) for said in (one, two))
                found.append((kind, first.next_turn != second.next_turn, first.ending != second.ending))
    return found
