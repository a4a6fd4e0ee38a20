"""The course of the talks as an adviser follows it: one's own offers in order, and how much the others told.

One fold over what the seat heard. What the others may want comes from the `Memory` and the beliefs that computer
delegations keep, so the adviser knows no more than they would.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.negotiators.parts.weights import Weighing
from communique.rules.kind import filled
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer, changed
from communique.rules.moves.ask import Ask
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.views import Fold, Heard, PartyView
from communique.words import N_

WEIGHTY: Final = 3
"""How many times more a statement or an answer about an issue says than an offer that mentions it."""

ASKED_OTHERWISE: Final = N_("{who} has asked for another clause there")
TURNED_DOWN: Final = N_("{who} has turned it down")
HELD: Final = N_("{who} has not let the draft pass there")
SAID_MUCH: Final = N_("{who} says it matters much")
IN_RETURN: Final = N_("{who} has asked for it in return for something")
NEEDS: Final = N_("{who} says that it needs it")
SAID_MORE: Final = N_("{who} says it matters more than another issue")
IN_PUBLIC: Final = N_("{who} has called for it in public")
"""Signs that an issue matters to a party, each a clause of a sentence; they are put into words when they are shown."""


@dataclass(frozen=True, slots=True)
class Own:
    """Something the seat put forward."""

    terms: Terms
    before: Terms
    """Its own terms before; empty for the first."""
    theirs: Terms
    """What another had put forward last; empty while nobody had."""
    by: Seat
    """Whose those are; NATURE while nobody had."""


class TalksCourse:
    """What the adviser keeps of the talks. Holds state: `hear` changes it in place, and `copy` is made before."""

    __slots__ = (
        "_newest", "asked", "heard", "last", "memory", "moved", "own", "said", "seat", "since", "weighing", "yes"
    )  # fmt: skip

    def __init__(self, public: Public, seat: Seat, *, alternating: bool) -> None:
        self.seat = seat
        self.weighing = Weighing(public, seat, alternating=alternating)
        self.memory = self.weighing.memory
        self.own: list[Own] = []
        """Own offers, amendments and drafts, in order."""
        self.since = 0
        """How many of them since the last question."""
        self.asked = 0
        """Questions asked."""
        self.moved = False
        """True once the seat has put something forward, asked or told."""
        self.heard = [[0] * len(public.issues) for _ in public.parties]
        """By party and issue, how much was heard that says something of what the issue weighs with it."""
        self.said: dict[tuple[Seat, int], str] = {}
        """By party and issue, the latest plain sign that the issue matters to it: one of the texts below."""
        self.yes: dict[Seat, tuple[Terms, ...]] = {}
        """By party, the texts it put forward, accepted, initialled throughout or said it would accept, in order."""
        self.last: Terms = ()
        """The seat's own latest terms."""
        self._newest: tuple[Terms, Seat] = ((), NATURE)

    def copy(self) -> TalksCourse:
        """An equal course that can hear more while this one stays as it is."""
        other = copy(self)
        other.weighing = self.weighing.copy()
        other.memory = other.weighing.memory
        other.yes = self.yes.copy()
        other.own, other.heard, other.said = self.own.copy(), [row.copy() for row in self.heard], self.said.copy()
        return other

    def hear(self, heard: Heard) -> TalksCourse:
        """This course, after one more event."""
        question = self.memory.question
        # Asked before the memory hears it: after that every offer is its author's last.
        again = isinstance(heard.move, Offer) and self.memory.last.get(heard.seat) == heard.move.terms
        self.weighing.hear(heard)
        if heard.seat == self.seat:
            self._mine(heard)
        elif heard.seat >= 0 and not again:
            self._theirs(heard, question)
        return self

    def _mine(self, heard: Heard) -> None:
        move = heard.move
        if isinstance(move, Ask):
            self.asked += 1
            self.since = 0
        if isinstance(move, (Offer, Amend, TableDraft)):
            terms = self._terms(heard)
            theirs, by = self._newest
            self.own.append(Own(terms, self.last, theirs, by))
            self.last = terms
            self.since += 1
        self.moved = self.moved or isinstance(move, (Offer, Amend, TableDraft, Ask, Tell, IfThen))

    def _terms(self, heard: Heard) -> Terms:
        if isinstance(heard.move, TableDraft):
            return heard.move.terms
        return self.memory.last.get(heard.seat, self.memory.draft)

    def _theirs(self, heard: Heard, question: Ask | None) -> None:
        seat, move = heard.seat, heard.move
        if isinstance(move, (Offer, Amend)):
            terms = self.memory.last.get(seat, ())
            self._agrees(seat, terms)
            self._newest = (terms, seat) if terms else self._newest
            about = dict(move.changes) if isinstance(move, Amend) else terms
            for issue in about if isinstance(about, dict) else _speaks(about):
                self.heard[seat][issue] += 1
        elif isinstance(move, Accept):
            self._agrees(seat, self.memory.terms_of(move.offer) if move.offer else self._newest[0])
        elif isinstance(move, Reject):
            for issue, wish, _ in move.points:
                self._sign(seat, issue, 2, ASKED_OTHERWISE if wish >= 0 else TURNED_DOWN)
        elif isinstance(move, Mark):
            draft = self.memory.draft
            pairs = zip(move.marks, draft, strict=False)
            if all(mark == INITIAL or choice == OPEN for mark, choice in pairs):
                self._agrees(seat, draft)
            for issue, mark in enumerate(move.marks):
                self.heard[seat][issue] += bool(mark)
                if mark in (HOLD, BLOCK):
                    self._sign(seat, issue, 1, HELD)
        elif isinstance(move, Tell) and move.issue is not None and move.weight:
            self._sign(seat, move.issue, WEIGHTY, SAID_MUCH if move.weight == "high" else "")
        elif isinstance(move, IfThen):
            self._sign(seat, move.other_issue, 2, IN_RETURN)
        elif isinstance(move, Answer):
            self._answered(seat, move, question)

    def _agrees(self, seat: Seat, terms: Terms | None) -> None:
        if terms:
            self.yes[seat] = (*(one for one in self.yes.get(seat, ()) if one != terms), terms)

    def _answered(self, seat: Seat, move: Answer, question: Ask | None) -> None:
        if move.says == "need":
            self._sign(seat, filled(move.issue), WEIGHTY, NEEDS)
        for issue, option in move.changes:
            self._sign(seat, issue, WEIGHTY, ASKED_OTHERWISE if option != OPEN else TURNED_DOWN)
        if question is not None and move.says in ("terms", "as-is"):
            asked = self.memory.terms_of(question.target)
            self._agrees(seat, changed(asked, move.changes) if asked else None)
        if question is not None and question.question == "compare" and move.says in ("first", "second"):
            more, less = filled(question.issue), filled(question.other_issue)
            if move.says == "second":
                more, less = less, more
            self._sign(seat, more, WEIGHTY, SAID_MORE)
            self._sign(seat, less, WEIGHTY, "")

    def _sign(self, seat: Seat, issue: int, weight: int, sign: str) -> None:
        self.heard[seat][issue] += weight
        if sign:
            self.said[seat, issue] = sign
        else:
            self.said.pop((seat, issue), None)


def follow(view: PartyView) -> TalksCourse:
    """The course of the talks as the view's seat heard it."""
    return view.fold(COURSE)


COURSE: Final = Fold[TalksCourse](
    lambda view: TalksCourse(view.public, view.seat, alternating=view.table.alternating is not None),
    TalksCourse.hear,
    TalksCourse.copy,
)


def _speaks(terms: Terms) -> tuple[int, ...]:
    return tuple(i for i, choice in enumerate(terms) if choice != OPEN)
