"""What the trader believes of the others: how much each cares about an issue, and which way it leans there.

From public goals first, then from what is said: offers, amendments, wishes in refusals, answers, statements, marks.
Simple on purpose; it stays as it is while the minds of the package learn.
"""

from __future__ import annotations

import numpy as np
from bench.table.look import Look, Numbers

from communique.model.scenario import Role
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.state import BLOCK, INITIAL


class Guess:
    """Of one other party."""

    def __init__(self, look: Look, party: int) -> None:
        self.sizes = look.own.sizes
        self.weight = [1.0] * len(self.sizes)
        self.votes = [[0.0] * n for n in self.sizes]
        self.prior = [_opposed(look.sheet.points[i]) for i in range(len(self.sizes))]
        for goal in look.public.parties[party].goals:
            self.weight[goal.issue] += 1.0
            n = self.sizes[goal.issue]
            near = [min(abs(k - g) for g in goal.options) for k in range(n)]
            self.prior[goal.issue] = [1.0 - d / max(1, n - 1) for d in near]

    def wants(self, issue: int, option: int, votes: float, weight: float) -> None:
        """It has asked for this."""
        if option >= 0:
            self.votes[issue][option] += votes
        self.weight[issue] += weight

    def rows(self) -> list[list[float]]:
        """By issue and option, what it is taken to be worth to the party; the best package is worth 1."""
        total = sum(self.weight)
        out = []
        for i, n in enumerate(self.sizes):
            smooth = [sum(v / (1 + 2 * abs(k - j)) for j, v in enumerate(self.votes[i])) for k in range(n)]
            most = max(smooth)
            known = most / (most + 1.5)
            lean = [
                (1 - known) * p + known * (s / most if most else 0) for p, s in zip(self.prior[i], smooth, strict=True)
            ]
            out.append([self.weight[i] / total * one for one in lean])
        return out


def _opposed(row: tuple[int, ...]) -> list[float]:
    low, high = min(row), max(row)
    return [0.3 + 0.4 * (1 - (one - low) / max(1, high - low)) for one in row]


def guesses(look: Look) -> dict[int, Guess]:
    """By other seat, what it is believed to want."""
    found = {p: Guess(look, p) for p in look.others}
    asked: Ask | None = None
    for heard in look.view.since(0):
        if isinstance(heard.move, Ask):
            asked = heard.move
        if heard.seat in found:
            _learn(look, found[heard.seat], heard.seat, heard.move, asked)
    draft = look.table.draft
    for p, guess in found.items():
        for i, mark in enumerate(look.table.marks[p]):
            if draft is not None and draft.terms[i] >= 0:
                if mark == INITIAL:
                    guess.wants(i, draft.terms[i], 1.5, 0.0)
                elif mark == BLOCK:
                    guess.votes[i][draft.terms[i]] *= 0.3
                    guess.weight[i] += 0.5
    return found


def _learn(look: Look, guess: Guess, party: int, move: Move, asked: Ask | None) -> None:
    drafting = look.public.parties[party].role is Role.MEDIATOR
    if isinstance(move, Offer | TableDraft):
        for i, k in enumerate(move.terms):
            guess.wants(i, k, 0.3 if drafting else 1.0, 0.0)
    elif isinstance(move, Amend):
        for i, k in move.changes:
            guess.wants(i, k, 0.3 if drafting else 1.5, 0.1 if drafting else 0.5)
    elif isinstance(move, Reject):
        for i, wish, _ in move.points:
            guess.wants(i, wish, 2.0, 0.7)
    elif isinstance(move, IfThen):
        guess.wants(move.other_issue, move.other_option, 1.0, 0.5)
    elif isinstance(move, Tell) and move.weight:
        guess.weight[move.issue] = (
            guess.weight[move.issue] + 1.5 if move.weight == "high" else guess.weight[move.issue] * 0.4
        )
    elif isinstance(move, Answer):
        _answered(guess, move, asked)


def _answered(guess: Guess, move: Answer, asked: Ask | None) -> None:
    if move.says == "need":
        guess.wants(move.issue, move.option, 2.0, 1.0)
    elif asked is not None and asked.question == "compare" and move.says in ("first", "second"):
        more, less = asked.issue, asked.other_issue
        if move.says == "second":
            more, less = less, more
        if guess.weight[more] < 1.5 * guess.weight[less]:
            middle = (guess.weight[more] + guess.weight[less]) / 2
            guess.weight[more], guess.weight[less] = 1.25 * middle, 0.75 * middle


def liking(look: Look, found: dict[int, Guess]) -> Numbers:
    """By package number, how well it would go down: the mean over those who sign, and half of the least pleased."""
    signs = [p for p in look.others if p in look.public.signatories]
    shares = {p: 1 / len(signs) if p in signs else 0.2 for p in look.others}
    if len(signs) == 1:
        shares[signs[0]] = 1.5
    rows = {p: found[p].rows() for p in look.others}
    mixed = [
        [sum(shares[p] * rows[p][i][k] for p in look.others) for k in range(n)] for i, n in enumerate(look.own.sizes)
    ]
    total = look.own.of(mixed)
    if len(signs) > 1:
        total = total + 0.5 * np.min([look.own.of(rows[p]) for p in signs], axis=0)
    return total


_last: list[tuple[object, ...]] = [()]
"""What was believed last, and of which hearing: the moves of one turn ask for the same again and again."""


def believed(look: Look) -> tuple[dict[int, Guess], Numbers]:
    """`guesses` and `liking`. They depend on what others said and on nothing else, so a turn works them out once."""
    others = sum(heard.seat != look.seat for heard in look.view.since(0))
    draft = look.table.draft
    key = look.view.hearing, others, draft.terms if draft is not None else None
    kept = _last[0]
    if kept and kept[0] is key[0] and kept[1:3] == key[1:]:
        return kept[3]  # type: ignore[return-value]
    found = guesses(look)
    out = found, liking(look, found)
    _last[0] = (*key, out)
    return out


__all__ = ["Guess", "believed"]
