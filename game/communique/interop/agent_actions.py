"""What an action of a learning agent means: a number for each package, or a kind of move and an option an issue.

An action is read at one chair: a row of whole numbers and that chair's view give a move. `FlatOffers` numbers every
package of alternating offers; where there are too many, `FactoredOffers` asks for a kind of move and an option for each
issue, and `FactoredTalks` does the same for a conference, whose kinds are read from the registry of moves, so that a
move added there is one an agent can make.

Masks are flat: the factors' masks one after another, 1 where a number may be chosen. A mask knows one factor at a time,
so a rule between two issues may still refuse a package of allowed options; then `fallback` says what is done instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from communique.analysis.problem import available_options
from communique.model.package import OPEN, PackageId, Terms, decode
from communique.model.scenario import Public
from communique.rules.kind import Move, MoveKind, no_candidates
from communique.rules.moves import KINDS
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.leave import Leave
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.standing import text_of
from communique.rules.state import BLOCK, CONFERENCE, HOLD, INITIAL, NO_MARK
from communique.views import PartyView

Bits = npt.NDArray[np.int8]

ACCEPT: Final = 0
PASS: Final = 1
LEAVE: Final = 2
FIRST_OFFER: Final = 3
"""Of alternating offers: what an action's first number means. From here on it offers."""
CHOICES: Final = 24
"""In a conference, how many moves of one kind, or texts to amend, the second number tells apart."""
_AMENDED: Final = 3
"""How many clauses one amendment may change."""


class Actions(Protocol):
    """How numbers become moves."""

    sizes: tuple[int, ...]
    """How many values each factor has; one factor where every package is numbered."""

    def mask(self, view: PartyView) -> Bits:
        """Flat: for each factor in turn, 1 for each value that may be chosen now; all 0 out of turn."""
        ...

    def move(self, view: PartyView, action: Sequence[int]) -> Move:
        """The move that numbers within `sizes` stand for at this moment, legal or not."""
        ...

    def allowed(self, view: PartyView, move: Move) -> bool:
        """Whether the mask allows the kind of a move that the rules refuse."""
        ...


def fallback(view: PartyView) -> Move:
    """What is done when a mask let through what the rules refuse: the agent passes, or does the first legal thing."""
    return Pass() if view.refusal(Pass()) is None else next(view.candidates())


class FlatOffers:
    """Alternating offers: 0 accepts, 1 passes, 2 leaves, and 3 + k offers package number k."""

    def __init__(self, public: Public, feasible: npt.NDArray[np.bool_]) -> None:
        """`feasible[package]`: the packages that break no rule of the scenario."""
        self._issues = public.sizes
        self._ever = np.concatenate((np.ones(FIRST_OFFER, np.int8), feasible.astype(np.int8)))
        self.sizes: tuple[int, ...] = (len(self._ever),)

    def mask(self, view: PartyView) -> Bits:
        """See `Actions`."""
        if not view.my_turn:
            return np.zeros_like(self._ever)
        return _now(view, self._ever)

    def move(self, view: PartyView, action: Sequence[int]) -> Move:
        """See `Actions`."""
        number = action[0]
        if number < FIRST_OFFER:
            return _SIMPLE[number]
        return Offer(decode(PackageId(number - FIRST_OFFER), self._issues))

    def allowed(self, view: PartyView, move: Move) -> bool:
        """See `Actions`. What is refused is masked, the very package."""
        return False


class FactoredOffers:
    """Alternating offers: accept, pass, leave or offer, then an option for each issue, read where it offers."""

    def __init__(self, public: Public) -> None:
        self.sizes: tuple[int, ...] = (FIRST_OFFER + 1, *public.sizes)
        self._ever = np.concatenate((np.ones(self.sizes[0], np.bool_), *available_options(public))).astype(np.int8)

    def mask(self, view: PartyView) -> Bits:
        """See `Actions`."""
        if not view.my_turn:
            return np.zeros_like(self._ever)
        return _now(view, self._ever)

    def move(self, view: PartyView, action: Sequence[int]) -> Move:
        """See `Actions`."""
        kind, *options = action
        return _SIMPLE[kind] if kind < FIRST_OFFER else Offer(tuple(options))

    def allowed(self, view: PartyView, move: Move) -> bool:
        """See `Actions`."""
        return view.my_turn and isinstance(move, Offer)


class FactoredTalks:
    """A conference: a kind of move, one of up to `CHOICES` of that kind, then an option for each issue or its silence.

    Offer, amend, table, final and mark read the issues; for the first the choice is to whom (0 to all, then the open
    caucuses), for amend which text (standing offers, private ones, the draft). An amendment proposes the first three
    clauses in which the options differ from the text; a mark initials what equals the options, blocks what differs and
    holds where they are silent. Of every other kind the choice is a number among the moves that the rules suggest and
    allow. A choice beyond what there is counts round from 0.
    """

    def __init__(self, public: Public) -> None:
        self.kinds: tuple[MoveKind[Move], ...] = tuple(
            kind
            for kind in KINDS.values()
            # Of words spoken freely the rules suggest none, and no number spells them.
            if CONFERENCE in kind.protocols and kind.phases and not kind.by_itself
            if kind.candidates is not no_candidates
        )
        self._issues = public.sizes
        self._number = {kind.type: k for k, kind in enumerate(self.kinds)}
        self.sizes: tuple[int, ...] = (len(self.kinds), CHOICES, *(size + 1 for size in public.sizes))
        self._ever = [np.append(free, True).astype(np.int8) for free in available_options(public)]

    def mask(self, view: PartyView) -> Bits:
        """See `Actions`."""
        whole = np.zeros(sum(self.sizes), np.int8)
        if not view.my_turn:
            return whole
        counts = self._counts(view)
        start = len(counts)
        whole[:start] = np.minimum(counts, 1)
        whole[start : start + min(CHOICES, max(counts))] = 1
        start += CHOICES
        for bits, floor in zip(self._ever, view.table.floors, strict=True):
            whole[start : start + len(bits)] = bits
            whole[start : start + floor] = 0
            start += len(bits)
        return whole

    def move(self, view: PartyView, action: Sequence[int]) -> Move:
        """See `Actions`. Of a kind that cannot be made now, its simplest form, for the rules to refuse."""
        number, choice, *options = action
        kind = self.kinds[number]
        terms = tuple(OPEN if k == size else k for k, size in zip(options, self._issues, strict=True))
        if kind.type in _COMPOSED:
            return self._composed(view, kind.type, choice, terms)
        moves = list(_legal(view, kind))
        return moves[choice % len(moves)] if moves else fallback(view)

    def allowed(self, view: PartyView, move: Move) -> bool:
        """See `Actions`."""
        return view.my_turn and self._counts(view)[self._number[type(move)]] > 0

    def _counts(self, view: PartyView) -> list[int]:
        """By kind, how many values of the choice tell its moves apart; 0 for a kind of which none is legal."""
        counts = [0] * len(self.kinds)
        for number, kind in enumerate(self.kinds):
            if kind.type not in _COMPOSED:
                counts[number] = sum(1 for _ in _legal(view, kind))
            elif self._can_be_spelt(view, kind):
                counts[number] = self._alternatives(view, kind.type)
        return counts

    def _can_be_spelt(self, view: PartyView, kind: MoveKind[Move]) -> bool:
        """Whether some row of options makes a legal move of a kind that reads them: one suffices, and few are tried."""
        if any(True for _ in _legal(view, kind)):
            return True
        # The rules suggest no final text before there is a draft, and allow one all the same.
        return kind.type is FinalText and view.refusal(FinalText(tuple(view.table.floors))) is None

    def _composed(self, view: PartyView, kind: type[Move], choice: int, terms: Terms) -> Move:
        if kind is Offer:
            channels = (None, *view.desk.caucus)
            return Offer(terms, channels[choice % len(channels)])
        if kind is Mark:
            return Mark(_marks(view, terms))
        if kind is Amend:
            texts = _texts(view)
            return _amendment(view, texts[choice % len(texts)] if texts else "draft", terms)
        return TableDraft(terms) if kind is TableDraft else FinalText(terms)

    def _alternatives(self, view: PartyView, kind: type[Move]) -> int:
        """How many values of the choice differ for a kind that reads the issues."""
        if kind is Offer:
            return 1 + len(view.desk.caucus)
        return len(_texts(view)) if kind is Amend else 1


_SIMPLE: Final[tuple[Move, ...]] = (Accept(), Pass(), Leave())
_COMPOSED: Final = frozenset({Offer, Amend, TableDraft, FinalText, Mark})
"""Kinds of move whose clauses are the options of the action."""


def _legal(view: PartyView, kind: MoveKind[Move]) -> Iterator[Move]:
    """The moves of one kind that the rules suggest and allow now: of `view.candidates` those of this kind alone."""
    table = view.table.conference
    if table is not None and table.phase in kind.phases:
        for move in kind.candidates(view.public, table, view.desk, view.seat):
            if view.refusal(move) is None:
                yield move


def _now(view: PartyView, ever: Bits) -> Bits:
    mask = ever.copy()
    table = view.table.alternating
    assert table is not None
    # What `view.refusal(Accept())` comes to on one's own turn, without the words; a test holds them equal.
    mask[ACCEPT] = bool(table.offer) and view.seat not in table.accepted
    return mask


def _texts(view: PartyView) -> list[str]:
    """What can be amended now, by id: offers to all, private ones, the draft."""
    named: list[str] = [offer.id for offer in (*view.table.offers, *view.desk.whispers)]
    return named if view.table.draft is None else [*named, "draft"]


def _amendment(view: PartyView, target: str, terms: Terms) -> Amend:
    conference = view.table.conference
    text = text_of(conference, view.desk, target) if conference is not None else None
    differ = [(i, k) for i, (k, was) in enumerate(zip(terms, text or (), strict=False)) if k not in (OPEN, was)]
    return Amend(target, tuple(differ[:_AMENDED]))


def _marks(view: PartyView, terms: Terms) -> tuple[int, ...]:
    conference = view.table.conference
    if conference is None or conference.draft is None:
        return ()
    poor = conference.capital[view.seat] < 1
    before = conference.marks[view.seat]
    return tuple(
        _mark(clause, wanted, keep=poor and was == INITIAL)
        for clause, wanted, was in zip(conference.draft.terms, terms, before, strict=True)
    )


def _mark(clause: int, wanted: int, *, keep: bool) -> int:
    """The mark of one clause of the draft. `keep`: it was initialled, and to take that back cannot be paid for."""
    if clause == OPEN or keep:
        return NO_MARK
    if wanted == clause:
        return INITIAL
    return HOLD if wanted == OPEN else BLOCK


__all__ = [
    "ACCEPT", "CHOICES", "FIRST_OFFER", "LEAVE", "PASS", "Actions", "Bits", "FactoredOffers", "FactoredTalks",
    "FlatOffers", "fallback",
]  # fmt: skip
