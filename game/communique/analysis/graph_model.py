"""Would they keep it? The graph model for conflict resolution (Fang, Hipel & Kilgour 1993) after signing.

Each signer may keep the agreement, stall, or denounce it. A staller leaves undone the clauses that cost it: those
whose option is, taken by itself, worth less to it than no provision (or than the floor it has fixed), humanitarian
clauses aside: that somebody could gain by keeping people waiting is not said here. A stalled
agreement is worth to everybody what the rest of the package is worth, links included; a denounced one is worth
no deal to all, for good. Stalling may be taken back, denouncing may not. Nothing here changes the points of an
option: the states are packages of the same outcome space, or no deal. As nobody can answer a denouncement, GMR
and SMR always agree here; both are given because textbooks do.

    {} all keep  <-->  {A} A stalls  <-->  {A, B} both stall
         |                  |                   |
         +------------------+-------------------+---->  None: denounced, no deal, and no way back

Nash stability is that of Nash (1951); general and symmetric metarationality are Howard's (1971, "Paradoxes of
Rationality"), sequential stability is Fraser and Hipel's (1979, "Solving complex conflicts").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from communique.analysis.problem import Problem
from communique.analysis.seats import IntArray
from communique.model.message import Figure, Message, message
from communique.model.package import Package
from communique.model.scenario import Public
from communique.model.sheet import Scenario

Concept = Literal["nash", "gmr", "smr", "seq"]
CONCEPTS: Final[tuple[Concept, ...]] = ("nash", "gmr", "smr", "seq")

StabilityState = frozenset[int] | None
"""The signers that stall; None once somebody has denounced."""

STALLERS: Final = 8
"""The most signers whose answers to each other are followed to the end."""
KEPT: Final[StabilityState] = frozenset()


@dataclass(frozen=True, slots=True)
class StabilityVerdict:
    """Whether "all keep" is stable for one signer in one sense, and why."""

    stable: bool
    why: Message


@dataclass(frozen=True, slots=True)
class Stance:
    """One signer's stand on the signed package."""

    seat: int
    undone: tuple[int, ...]
    """The issues it would leave undone if it stalled."""
    kept: int
    """Its points if all keep the agreement."""
    stalled: int
    """Its points if it alone stalls."""
    denounced: int
    """Its points if anybody denounces: no deal."""
    verdicts: dict[Concept, StabilityVerdict]


@dataclass(frozen=True, slots=True)
class Stability:
    """Every signer's stand; "all keep" is an equilibrium in a sense when it is stable for all of them."""

    stances: tuple[Stance, ...]

    def holds(self, concept: Concept) -> bool:
        """Whether "all keep" is an equilibrium in this sense."""
        return all(stance.verdicts[concept].stable for stance in self.stances)


def stability(scenario: Scenario, package: Package, *, floors: Sequence[int] = (), tension: int = 0) -> Stability:
    """How stable `package` is once signed, in the four classical senses.

    Of more than `STALLERS` signers only Nash is asked, since each one more doubles the states to look at.

    Nash: no signer gains by a move of its own. GMR (general metarationality): each such gain could be undone by
    moves of the others. SMR: undone, and the signer could not escape by moving again. SEQ: undone by moves each of
    which profits whoever makes it.
    """
    after = _AfterSigning(scenario.public, Problem.posed_by(scenario, floors=floors, tension=tension), package)
    return Stability(tuple(after.stance(seat) for seat in after.problem.seats.signers))


class _AfterSigning:
    """The graph of states; holds the points of each state seen so far."""

    def __init__(self, public: Public, problem: Problem, package: Package) -> None:
        self.public, self.problem, self.package = public, problem, package
        self.signers = problem.seats.signers
        self.concepts = CONCEPTS if len(self.signers) <= STALLERS else CONCEPTS[:1]
        # The first option there is: no provision, or the floor that a gesture has fixed.
        self.base = tuple(int(np.argmax(free)) for free in problem.available)
        self.undone = {seat: self._undone(seat) for seat in self.signers}
        self.known: dict[StabilityState, IntArray] = {None: np.array(problem.seats.reservations, np.int64)}

    def _undone(self, seat: int) -> tuple[int, ...]:
        rows = zip(self.problem.values, self.package, self.base, strict=True)
        costly = (i for i, (value, choice, base) in enumerate(rows) if value[seat, choice] < value[seat, base])
        return tuple(i for i in costly if i not in self.problem.people)

    def worth(self, seat: int, state: StabilityState) -> int:
        """Points of one signer in a state."""
        if state not in self.known:
            assert state is not None
            left = {issue for staller in state for issue in self.undone[staller]}
            done = tuple(self.base[i] if i in left else choice for i, choice in enumerate(self.package))
            self.known[state] = self.problem.points(done)
        return int(self.known[state][seat])

    def moves(self, seat: int, state: StabilityState) -> tuple[StabilityState, ...]:
        """Where one signer can take a state: stall or resume, or denounce."""
        # The symmetric difference: who keeps the agreement begins to stall, who stalls resumes.
        return () if state is None else (state ^ {seat}, None)

    def gains(self, seat: int, state: StabilityState) -> list[StabilityState]:
        """The moves that leave the mover better off than `state`."""
        return [new for new in self.moves(seat, state) if self.worth(seat, new) > self.worth(seat, state)]

    def answers(self, start: StabilityState, seat: int, *, credible: bool) -> set[StabilityState]:
        """States the others can reach from `start`, nobody moving twice running; only by own gains if `credible`."""
        step = self.gains if credible else self.moves
        reached: set[tuple[StabilityState, int]] = set()
        ahead: list[tuple[StabilityState, int]] = [(start, seat)]
        while ahead:
            state, last = ahead.pop()
            for mover in self.signers:
                # A state counts together with who moved last: others may go on from it then than before.
                if mover not in (seat, last):
                    fresh = {(new, mover) for new in step(mover, state)} - reached
                    reached |= fresh
                    ahead.extend(fresh)
        return {state for state, _ in reached}

    def stance(self, seat: int) -> Stance:
        return Stance(
            seat=seat,
            undone=self.undone[seat],
            kept=self.worth(seat, KEPT),
            stalled=self.worth(seat, frozenset({seat})),
            denounced=self.worth(seat, None),
            verdicts={concept: self._verdict(seat, concept) for concept in self.concepts},
        )

    def _verdict(self, seat: int, concept: Concept) -> StabilityVerdict:
        tempting = self.gains(seat, KEPT)
        if not tempting:
            return StabilityVerdict(True, message("analysis.keeps", party=self.public.parties[seat].short))
        if concept == "nash":
            return StabilityVerdict(False, self._tempted(seat, concept, _moves(tempting)))
        for state in tempting:
            if not self._deterred(seat, state, concept):
                return StabilityVerdict(False, self._tempted(seat, concept, _moves([state])))
        held = message(_DETERRED[concept, _moves(tempting)], party=self.public.parties[seat].short)
        return StabilityVerdict(True, held)

    def _deterred(self, seat: int, state: StabilityState, concept: Concept) -> bool:
        kept = self.worth(seat, KEPT)

        def hurts(answer: StabilityState) -> bool:
            if self.worth(seat, answer) > kept:
                return False
            return concept != "smr" or all(self.worth(seat, way) <= kept for way in self.moves(seat, answer))

        return any(hurts(answer) for answer in self.answers(state, seat, credible=concept == "seq"))

    def _tempted(self, seat: int, concept: Concept, moves: _Moves) -> Message:
        """That a signer could gain by `moves`, with what each is worth to it beside what it has."""
        public = self.public
        kept, stalled, denounced = (
            public.of_hundred(self.worth(seat, state)) for state in (KEPT, frozenset({seat}), None)
        )
        figures: dict[str, str | Figure | Message] = {"party": public.parties[seat].short, "kept": kept}
        if moves != "denounce":
            clauses = _in_a_row([public.issues[issue].short for issue in self.undone[seat]])
            figures |= {"clauses": clauses, "stalled": stalled}
        if moves != "stall":
            figures["denounced"] = denounced
        return message(_TEMPTED[concept, moves], **figures)


_Moves = Literal["stall", "denounce", "either"]
_TEMPTED: Final[dict[tuple[Concept, _Moves], str]] = {
    ("nash", "stall"): "analysis.nash_stall",
    ("nash", "denounce"): "analysis.nash_denounce",
    ("nash", "either"): "analysis.nash_either",
    ("gmr", "stall"): "analysis.gmr_stall",
    ("gmr", "denounce"): "analysis.gmr_denounce",
    ("smr", "stall"): "analysis.smr_stall",
    ("smr", "denounce"): "analysis.smr_denounce",
    ("seq", "stall"): "analysis.seq_stall",
    ("seq", "denounce"): "analysis.seq_denounce",
}
"""What is said of a gain that nothing takes back, by the sense that is asked for and the moves that bring it."""
_DETERRED: Final[dict[tuple[Concept, _Moves], str]] = {
    ("gmr", "stall"): "analysis.gmr_held_stall",
    ("gmr", "denounce"): "analysis.gmr_held_denounce",
    ("gmr", "either"): "analysis.gmr_held_either",
    ("smr", "stall"): "analysis.smr_held_stall",
    ("smr", "denounce"): "analysis.smr_held_denounce",
    ("smr", "either"): "analysis.smr_held_either",
    ("seq", "stall"): "analysis.seq_held_stall",
    ("seq", "denounce"): "analysis.seq_held_denounce",
    ("seq", "either"): "analysis.seq_held_either",
}
"""What is said of gains that the others can undo."""


def _moves(tempting: Sequence[StabilityState]) -> _Moves:
    """The moves that lead to the states of `tempting`, of which there is at least one."""
    if len(tempting) == 2:
        return "either"
    return "denounce" if tempting[0] is None else "stall"


def _in_a_row(names: Sequence[str]) -> str | Message:
    """Some names, the last one after a word."""
    row: str | Message = names[0]
    for name in names[1:-1]:
        row = message("analysis.comma", list=row, next=name)
    return row if len(names) == 1 else message("analysis.and", list=row, last=names[-1])
