"""Telling styles apart by what they do: a game's moves as a row of figures for each seat, and a plain classifier.

The figures are what an observer of the whole log could count: moves by kind, reasons, marks, lines in the press, and
when. No sheet is looked at. The classifier is multinomial logistic regression by gradient descent, in numpy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from communique.model.package import Terms, changes
from communique.model.scenario import Public, Role
from communique.model.sheet import Scenario
from communique.rules.moves import KINDS, kind_of
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.rules.state import INITIAL, REASONS
from communique.session import Session
from communique.simulation import play

PRINCIPALS = ("problem-solver", "firm", "conceder", "reciprocator", "deadline-watcher", "legalist", "two-faced")
"""The conference styles for those who sign."""
MEDIATORS = ("mediator", "facilitator", "power-broker")
"""The conference styles for those who mediate."""

Figures = npt.NDArray[np.float64]

_COUNTED = tuple(name for name, kind in KINDS.items() if not kind.by_itself)


def fingerprint(session: Session, seat: int) -> list[float]:
    """What `seat` did in a finished game, in figures; the same length for every game."""
    sessions = session.scenario.public.sessions
    kinds: Counter[str] = Counter()
    more: Counter[str] = Counter()
    reasons, press, marks = [0] * len(REASONS), [0] * 3, [0] * 4
    when: dict[str, list[int]] = {}
    first: Terms = ()
    last: Terms = ()
    moved = 0
    given: dict[int, int] = {}
    lines: Counter[int] = Counter()
    now = 0
    for event in session.events:
        if isinstance(event.move, Press):
            lines[event.seat] += 1
            now = max(now, lines[event.seat])
        if event.seat != seat:
            continue
        move = event.move
        name = kind_of(move).name
        kinds[name] += 1
        when.setdefault(name, []).append(now)
        if isinstance(move, Reject):
            for _, _, reason in move.points:
                reasons[reason] += 1
        elif isinstance(move, Press):
            press[move.line] += 1
        elif isinstance(move, Mark):
            for issue, mark in enumerate(move.marks):
                marks[mark] += 1
                more["reopened"] += given.get(issue) == INITIAL and mark > INITIAL
                given[issue] = mark or given.get(issue, 0)
        elif isinstance(move, Offer):
            moved += len(changes(last, move.terms)) if last else 0
            first, last = first or move.terms, move.terms
        elif isinstance(move, Answer):
            more[f"said {move.says}"] += 1
        elif isinstance(move, Ask):
            more[f"asked {move.question}"] += 1
            more["asked in private"] += move.to is not None
        elif isinstance(move, Tell):
            more["card" if move.card else "told"] += 1
    length = now + 1
    return [
        *(kinds[name] / length for name in _COUNTED),
        *_shares(reasons),
        *_shares(press),
        *_shares(marks),
        *(more[name] / length for name in _MORE),
        *(sum(when[n]) / len(when[n]) / sessions if n in when else -1.0 for n in _TIMED),
        *(when[n][0] / sessions if n in when else 2.0 for n in _TIMED),
        moved / max(1, kinds["offer"]),
        len(changes(first, last)) if first else 0.0,
        length / sessions,
    ]


_MORE = (
    "reopened", "said first", "said second", "said equal", "said need", "said decline", "asked compare",
    "asked need", "asked in private", "card", "told",
)  # fmt: skip
_TIMED = ("offer", "table", "final", "guarantee", "if-then", "reject", "accept")


def _shares(counts: Sequence[int]) -> list[float]:
    whole = sum(counts) or 1
    return [count / whole for count in counts]


def lineups(public: Public) -> list[tuple[str, ...]]:
    """Line-ups in which every style meets every other from every chair, the parties between them filled up."""
    roles = [party.role for party in public.parties]
    mediators = MEDIATORS if Role.MEDIATOR in roles else MEDIATORS[:1]
    out = []
    for one, other, mediator in product(PRINCIPALS, PRINCIPALS, mediators):
        pair, place = (one, other), 0
        names = []
        for role in roles:
            names.append(mediator if role is Role.MEDIATOR else pair[place % 2])
            place += role is Role.PRINCIPAL
        out.append(tuple(names))
    return out


class Seen(NamedTuple):
    """One seat of one game: its role, who sat there, and what it did."""

    role: Role
    style: str
    row: list[float]


def observe(scenario: Scenario, chosen: Sequence[tuple[str, ...]], seeds: Sequence[int], level: str) -> list[Seen]:
    """All seats of the games of these line-ups and seeds."""
    seen = []
    for names, seed in product(chosen, seeds):
        session = play(scenario, names, seed, level=level)
        for seat, party in enumerate(scenario.public.parties):
            seen.append(Seen(party.role, names[seat], fingerprint(session, seat)))
    return seen


class Classifier:
    """Multinomial logistic regression on standardised figures, with a quadratic penalty."""

    def __init__(self, figures: Figures, styles: Sequence[str], *, steps: int = 400, penalty: float = 1e-3) -> None:
        self.styles = sorted(set(styles))
        self.mean, self.spread = figures.mean(axis=0), figures.std(axis=0) + 1e-9
        truth = np.array([[style == name for name in self.styles] for style in styles], np.float64)
        inputs = self._inputs(figures)
        self.weights = np.zeros((inputs.shape[1], len(self.styles)))
        for _ in range(steps):
            slope = inputs.T @ (_softmax(inputs @ self.weights) - truth) / len(inputs) + penalty * self.weights
            self.weights -= 0.5 * slope

    def told(self, figures: Figures) -> list[str]:
        """The style that each row is taken for."""
        return [self.styles[k] for k in (self._inputs(figures) @ self.weights).argmax(axis=1)]

    def _inputs(self, figures: Figures) -> Figures:
        scaled = np.clip((figures - self.mean) / self.spread, -4, 4)
        return np.hstack([scaled, np.ones((len(scaled), 1))])


def _softmax(scores: Figures) -> Figures:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def confusion(styles: Sequence[str], told: Sequence[str], names: Sequence[str]) -> npt.NDArray[np.int64]:
    """counts[true style, style told], in the order of `names`."""
    pairs = Counter(zip(styles, told, strict=True))
    return np.array([[pairs[one, other] for other in names] for one in names])


def split(chosen: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Two halves of the line-ups, none in both; each style is in each half equally often, or nearly."""
    styles = (*PRINCIPALS, *MEDIATORS)
    odd = [sum(map(styles.index, names)) % 2 for names in chosen]
    return [n for n, o in zip(chosen, odd, strict=True) if not o], [n for n, o in zip(chosen, odd, strict=True) if o]


class Trial(NamedTuple):
    """How well the styles of one role were told apart in games that the classifier had not seen."""

    names: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    """counts[true style, style told]."""

    @property
    def share(self) -> float:
        """The share told rightly, the rarest style counted as much as the commonest."""
        return float((self.counts.diagonal() / self.counts.sum(axis=1)).mean())

    def text(self) -> str:
        """The confusion matrix, a line for each style."""
        width = max(map(len, self.names))
        rows = zip(self.names, self.counts, strict=True)
        return "\n".join(f"    {name:{width}s}{''.join(f'{n:6d}' for n in row)}" for name, row in rows)


def trials(scenario: Scenario, train: Sequence[int], test: Sequence[int], level: str = "") -> dict[Role, Trial]:
    """By role: a classifier that has learned from some line-ups and seeds, tried on others of both."""
    known, other = split(lineups(scenario.public))
    learned, tried = observe(scenario, known, train, level), observe(scenario, other, test, level)
    out = {}
    for role, names in ((Role.PRINCIPAL, PRINCIPALS), (Role.MEDIATOR, MEDIATORS)):
        before, after = ([seen for seen in some if seen.role is role] for some in (learned, tried))
        if before:
            classifier = Classifier(np.array([s.row for s in before]), [s.style for s in before])
            told = classifier.told(np.array([s.row for s in after]))
            out[role] = Trial(names, confusion([s.style for s in after], told, names))
    return out
