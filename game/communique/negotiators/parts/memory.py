"""What a seat remembers: one fold over everything it heard, kept by its view and grown with the log.

Memory is facts, not opinions: which terms each offer carried, what was said in this session and by whom, what
has been answered already. What the others may want is inferred from the same events in `beliefs`.

    heard   0 1 2 3 4 5 6 7 8 ...
    view at 4 ----^ : memory of 0..3      its copy hears 4 to 6 and is then the
    view at 7 ----------^ : memory of 0..6      memory of the later view; the earlier one stays

A memory that a view has given never changes: the view has it copied before it hears more. Everything in it is replaced
as a whole when it changes, and shared until then, so that a copy costs next to nothing: most events change one thing or
none, and a copy is made for each turn. Two things are filled in later without making it another: the beliefs, which
learn when they are first asked, and what was worked out from them, in `cache`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from communique.model.package import Terms, settle
from communique.model.scenario import Public, Role, Seat
from communique.negotiators.parts.beliefs import Beliefs
from communique.negotiators.parts.character import Character
from communique.negotiators.parts.own_packages import Space, space_of
from communique.negotiators.parts.relations import Relations
from communique.rules.kind import Move, filled
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer, changed
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.say import OwnWords
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.moves.withhold import Withhold
from communique.rules.offer_id import OfferId
from communique.rules.state import QuestionKind
from communique.views import Fold, Heard, PartyView


class Memory:
    """One seat's memory. A `Fold`: `hear` changes it in place, once for each event, and `copy` is made before.

    Slots, and a copy one by one: what is read is read much faster than from a dictionary that was copied in one go.
    """

    __slots__ = (
        "_beliefs",
        "_lessons",
        "_plenary",
        "_private",
        "cache",
        "caucused",
        "character",
        "compared",
        "draft",
        "draft_version",
        "drafts",
        "floors",
        "last",
        "made",
        "mine",
        "press",
        "public",
        "question",
        "received",
        "relations",
        "replied",
        "said",
        "seat",
        "session",
        "space",
        "warnings",
        "would_take",
    )  # fmt: skip

    def __init__(self, public: Public, seat: Seat) -> None:
        self.public, self.seat = public, seat
        self._beliefs: Beliefs | None = None
        """Made when first asked for: some negotiators never ask. Never changed once it has been given to somebody."""
        self._lessons: tuple[tuple[Callable[..., None], tuple[Any, ...]], ...] = ()
        """What the beliefs have yet to learn."""
        self.space: Space | None = None
        """The seat's own arithmetic, once it has been looked up."""
        self._plenary: tuple[Terms, ...] = ()
        """What was offered to all: the terms of P1, P2 and so on."""
        self._private: dict[tuple[Seat, Seat], tuple[Terms, ...]] = {}
        """What was offered in private, by the two seats, the lower first: the terms of W0-1.1, W0-1.2 and so on."""
        self.draft: Terms = ()
        self.draft_version = 0
        self.drafts: tuple[Terms, ...] = ()
        """The texts that others have had on the table as the draft, in order, the latest last."""
        self.floors: tuple[int, ...] = (0,) * len(public.issues)
        self.last: dict[Seat, Terms] = {}
        """Each party's latest terms."""
        self.received: dict[tuple[Seat, Terms], None] = {}
        """Terms the others put forward, in order, repeats left out: the keys, as in an ordered set."""
        self.made: dict[Terms, None] = {}
        """Terms this seat put forward, likewise."""
        self.replied: frozenset[str] = frozenset()
        """Offers and draft versions (`draft 2`) this seat has rejected."""
        self.said: frozenset[Move] = frozenset()
        """Questions, statements and promises of this seat, so that it does not repeat itself."""
        self.session = -1
        self.mine: tuple[Move, ...] = ()
        """This seat's moves in the session at hand."""
        self.warnings = 0
        """Warnings of this seat so far."""
        self.caucused = 0
        """Private meetings of this seat so far."""
        self.press: dict[Seat, int] = {}
        """Each party's latest line in the press."""
        self.question: Ask | None = None
        self.compared: frozenset[tuple[Seat, int, int]] = frozenset()
        """(party, issue, issue) for which it has said, or declined to say, which matters more; lower issue first."""
        self.would_take: dict[tuple[Seat, Terms], str] = {}
        """What the others said they would accept, (party, terms) in the order said, and the text asked about."""
        self.relations: Relations | None = None
        """How the seat stands with the others; None in alternating offers, where nothing but offers is said."""
        self.character: Character | None = None
        """Who the seat is in this game, once somebody with its dice has asked."""
        self.cache: dict[Any, Any] = {}
        """What was worked out since something was heard that teaches; a shortcut for working it out again."""

    def copy(self) -> Memory:
        """An equal memory that can hear more while this one stays as it is."""
        other = Memory.__new__(Memory)
        other.public, other.seat, other.space = self.public, self.seat, self.space
        other._beliefs, other._lessons = self._beliefs, self._lessons
        other._plenary, other._private = self._plenary, self._private
        other.draft, other.draft_version, other.floors = self.draft, self.draft_version, self.floors
        other.drafts = self.drafts
        # Shared, like all here but the relations: what is heard puts a new one in the place of the old.
        other.last, other.received, other.made = self.last, self.received, self.made
        other.session, other.mine = self.session, self.mine
        other.replied, other.said, other.compared = self.replied, self.said, self.compared
        other.would_take = self.would_take
        other.warnings = self.warnings
        other.caucused, other.press, other.question = self.caucused, self.press, self.question
        # The cache too: whoever hears something that teaches begins another, and leaves this to the copies.
        other.cache, other.character = self.cache, self.character
        other.relations = None if self.relations is None else self.relations.copy()
        return other

    def hear(self, heard: Heard) -> Memory:
        """This memory, after one more event."""
        seat, move, _, _, session = heard
        kind, own = type(move), seat == self.seat
        if kind is OwnWords:
            return self
        if session != self.session:
            if self.relations is not None:
                self.relations.bluffed(self.session)
                self.cache = {}  # who is mute, and what is asked for, hang on the hour
            self.session = session
            self.mine = ()
        if own:
            self.mine = (*self.mine, move)
        elif self.relations is not None and kind not in _NO_PART and seat in self.public.mediators:
            self.relations.mediated = session
        if kind is Offer:
            self.put(seat, move.terms, move.to)  # type: ignore[attr-defined]
            return self
        if kind is Pass and own and self.relations is not None:
            self.relations.let_pass()
        handler = _HANDLERS.get(kind)
        if handler is not None:
            if not own or kind in _POSITIONS:
                self.cache = {}
            handler(self, seat, move, heard)
        return self

    @property
    def beliefs(self) -> Beliefs:
        """What the seat believes of the others. It learns when asked: some negotiators never ask."""
        if self._beliefs is None:
            self._beliefs = self._prior()
        if self._lessons:
            self._beliefs = self._beliefs.copy()  # an earlier memory may believe what was believed till now
            for lesson, what in self._lessons:
                lesson(self._beliefs, *what)
            self._lessons = ()
        return self._beliefs

    def _prior(self) -> Beliefs:
        """The beliefs of who has heard nothing: worked out once for all games that the seat's arithmetic serves."""
        space = self.space
        if space is None:
            return Beliefs(self.public, self.seat)
        if not isinstance(space.prior, Beliefs):
            space.prior = Beliefs(self.public, self.seat)
        return space.prior.copy()

    def learn(self, lesson: Callable[..., None], *what: Any) -> None:
        """Have the beliefs learn `lesson` before they are asked next."""
        self._lessons = (*self._lessons, (lesson, what))

    def count(self, kind: type[Move]) -> int:
        """How many moves of a kind this seat has made in the session at hand."""
        return [type(move) for move in self.mine].count(kind)

    def said_to_ask(self, question: Ask) -> bool:
        """True when this seat asked the question."""
        return question in self.said

    def terms_of(self, target: str) -> Terms | None:
        """What `target` (an offer id or `draft`) said; None when there never was such an offer."""
        if target == "draft":
            return self.draft or None
        offer = OfferId(target)
        offers: Sequence[Terms] = self._private.get(offer.pair, ()) if offer.private else self._plenary
        at = offer.number
        return offers[at - 1] if 0 < at <= len(offers) else None

    def put(self, seat: Seat, terms: Terms, private_to: Seat | None) -> None:
        """Note an offer, and number it as the rules do. One that its author made last time too teaches nothing."""
        if private_to is None:
            self._plenary = (*self._plenary, terms)
        else:
            pair = (seat, private_to) if seat < private_to else (private_to, seat)
            self._private = {**self._private, pair: (*self._private.get(pair, ()), terms)}
        last = self.last
        if seat == self.seat:
            if terms not in self.made:
                self.made = {**self.made, terms: None}
        elif last.get(seat) != terms:
            self.cache = {}
            if (seat, terms) not in self.received:
                self.received = {**self.received, (seat, terms): None}
            self.learn(Beliefs.offered, seat, terms, last.get(self.seat, ()))
            if self.relations is not None:
                self.relations.offered(seat, terms, self.floors, self.session, private=private_to is not None)
        self.last = {**last, seat: terms}


def remember(view: PartyView) -> Memory:
    """What the view's seat remembers now."""
    return view.fold(MEMORY)


def _begun(view: PartyView) -> Memory:
    memory = Memory(view.briefing.public, view.briefing.seat)
    if view.table.conference is not None:
        memory.space = space_of(view)
        memory.relations = Relations(memory.space)
    return memory


MEMORY: Final = Fold[Memory](_begun, Memory.hear, Memory.copy)


def _amend(memory: Memory, seat: Seat, move: Amend, heard: Heard) -> None:
    base = memory.terms_of(move.target)
    if base is None:
        return
    changed = dict(move.changes)
    terms = tuple(changed.get(i, choice) for i, choice in enumerate(base))
    if move.target == "draft" and memory.public.parties[seat].role is Role.MEDIATOR:
        _drafted(memory, terms, seat)
        return
    memory.put(seat, terms, OfferId(move.target).partner(seat))


def _draft(memory: Memory, seat: Seat, move: TableDraft, heard: Heard) -> None:
    _drafted(memory, move.terms, seat)


def _drafted(memory: Memory, terms: Terms, by: Seat | None = None) -> None:
    if memory.relations is not None and by not in (None, memory.seat):
        memory.relations.drafted(by, memory.draft, terms, memory.session)
    if by != memory.seat:
        memory.drafts = (*memory.drafts, terms)
    memory.draft = terms
    memory.draft_version += 1


def _gesture(memory: Memory, seat: Seat, move: MakeGesture, heard: Heard) -> None:
    gesture = memory.public.gestures[move.gesture]
    floors: list[int] = list(memory.floors)
    floors[gesture.issue] = max(floors[gesture.issue], gesture.floor)
    memory.floors = tuple(floors)
    lifted = tuple(k if k < 0 else max(k, f) for k, f in zip(memory.draft, floors, strict=False))
    if lifted != memory.draft:
        _drafted(memory, lifted)
    if seat != memory.seat and memory.relations is not None:
        memory.relations.gestured(seat, gesture.issue, heard.session)


def _accept(memory: Memory, seat: Seat, move: Accept, heard: Heard) -> None:
    if seat == memory.seat or not move.offer:
        return
    terms = memory.terms_of(move.offer)
    if terms is not None:
        memory.learn(Beliefs.accepted, seat, settle(terms, memory.floors))


def _reject(memory: Memory, seat: Seat, move: Reject, heard: Heard) -> None:
    if seat == memory.seat:
        memory.replied |= {f"draft {memory.draft_version}" if move.target == "draft" else move.target}
        mine = memory.terms_of(move.target)
        if mine and memory.relations is not None:
            memory.relations.i_rejected(mine, move.points, memory.floors, heard.session)
        return
    terms = memory.terms_of(move.target)
    for issue, wish, reason in move.points:
        memory.learn(Beliefs.criticised, seat, issue, terms[issue] if terms else -1, wish, reason)
    if memory.relations is not None:
        memory.relations.rejects(seat, move.points, heard.session, private=heard.private)


def _mark(memory: Memory, seat: Seat, move: Mark, heard: Heard) -> None:
    if seat != memory.seat and memory.draft:
        memory.learn(Beliefs.marked, seat, memory.draft, move.marks)
        if memory.relations is not None:
            memory.relations.marked(seat, memory.draft_version, memory.draft, move.marks, memory.floors, heard.session)


def _ask(memory: Memory, seat: Seat, move: Ask, heard: Heard) -> None:
    memory.question = move
    if seat == memory.seat:
        memory.said |= {move}
    elif move.of == memory.seat and memory.relations is not None:
        memory.relations.asked(seat, move.issue, heard.session)


def _answer(memory: Memory, seat: Seat, move: Answer, heard: Heard) -> None:
    question = memory.question
    if question is None:
        return
    if seat == memory.seat:
        _answered_myself(memory, move, question, heard)
        return
    if memory.relations is not None:
        mine = memory.said_to_ask(question)
        memory.relations.answered(
            seat, question.issue, declined=move.says == "decline", asked_by_me=mine,
            session=heard.session, private=heard.private,
        )  # fmt: skip
    if question.question == QuestionKind.TAKE:
        _would_take(memory, seat, move, question)
        return
    if question.question == QuestionKind.PREFER:
        _preferred(memory, seat, move, question)
        return
    if question.question == QuestionKind.COMPARE:
        pair = sorted((filled(question.issue), filled(question.other_issue)))
        memory.compared |= {(seat, pair[0], pair[1])}
    if move.says == "need":
        memory.learn(Beliefs.wished, seat, move.issue, move.option)
    elif move.says == "first":
        memory.learn(Beliefs.compared, seat, question.issue, question.other_issue)
    elif move.says == "second":
        memory.learn(Beliefs.compared, seat, question.other_issue, question.issue)


def _answered_myself(memory: Memory, move: Answer, question: Ask, heard: Heard) -> None:
    terms = memory.terms_of(question.target) if question.question == QuestionKind.TAKE else None
    if terms and move.says in ("terms", "as-is") and memory.relations is not None:
        memory.relations.i_would_take(changed(terms, move.changes), memory.floors, heard.session)


def _would_take(memory: Memory, seat: Seat, move: Answer, question: Ask) -> None:
    terms = memory.terms_of(question.target)
    for issue, option in move.changes:
        memory.learn(Beliefs.criticised, seat, issue, terms[issue] if terms else -1, option)
    if terms and move.says in ("terms", "as-is"):
        promised = settle(changed(terms, move.changes), memory.floors)
        memory.would_take = {**memory.would_take, (seat, promised): question.target}


def _preferred(memory: Memory, seat: Seat, move: Answer, question: Ask) -> None:
    one, other = memory.terms_of(question.target), memory.terms_of(question.other)
    if one and other and move.says in ("first", "second"):
        more, less = (one, other) if move.says == "first" else (other, one)
        memory.learn(Beliefs.preferred, seat, settle(more, memory.floors), settle(less, memory.floors))


def _tell(memory: Memory, seat: Seat, move: Tell, heard: Heard) -> None:
    if seat == memory.seat:
        memory.said |= {move}
        return
    if move.issue is not None and move.weight:
        memory.learn(Beliefs.stressed, seat, move.issue, move.weight == "high")
    if memory.relations is not None:
        if move.card:
            memory.relations.shown(seat, move.issue, heard.session, private=heard.private)
        else:
            memory.relations.told(
                seat, move.issue, heard.session, "priority", little=move.weight == "low", private=heard.private
            )


def _if_then(memory: Memory, seat: Seat, move: IfThen, heard: Heard) -> None:
    if seat == memory.seat:
        memory.said |= {move}
    else:
        memory.learn(Beliefs.wished, seat, move.other_issue, move.other_option)
        memory.learn(Beliefs.conceded, seat, move.issue, move.option)
        if memory.relations is not None:
            memory.relations.told(seat, move.other_issue, heard.session, "promise", private=heard.private)


def _caucus(memory: Memory, seat: Seat, move: Caucus, heard: Heard) -> None:
    memory.caucused += seat == memory.seat


def _press(memory: Memory, seat: Seat, move: Press, heard: Heard) -> None:
    memory.press = {**memory.press, seat: move.line}


def _final(memory: Memory, seat: Seat, move: FinalText, heard: Heard) -> None:
    memory.last = {**memory.last, seat: move.terms}


def _warn(memory: Memory, seat: Seat, move: Warn, heard: Heard) -> None:
    if seat == memory.seat:
        memory.warnings += 1
    elif memory.relations is not None:
        memory.relations.warned(seat, heard.session)


def _walk(memory: Memory, seat: Seat, move: Walk, heard: Heard) -> None:
    if seat != memory.seat and memory.relations is not None:
        memory.relations.left(seat, heard.session)


def _remark(memory: Memory, seat: Seat, move: Remark, heard: Heard) -> None:
    relations = memory.relations
    if relations is None or seat != memory.seat:
        return
    relations.i_said(move.about, move.whom, move.issue)
    if move.about == "moved":
        relations.i_can_live_with(filled(move.issue), filled(move.option))
    elif move.about == "insulted":
        relations.i_resented(move.whom, filled(move.issue), filled(move.option))


_NO_PART: Final = frozenset({Pass, TakeLine, Press, Mark, Sign, Withhold})
"""What a mediator does or lets pass in its turn without taking part in the talks by it."""
_POSITIONS: Final = (Amend, TableDraft, MakeGesture)
"""Moves of one's own that change what one would do next: those that may change the draft or a floor."""

_HANDLERS: dict[type[Move], Callable[[Memory, Seat, Any, Heard], None]] = {
    Amend: _amend,
    TableDraft: _draft,
    MakeGesture: _gesture,
    Accept: _accept,
    Reject: _reject,
    Mark: _mark,
    Ask: _ask,
    Answer: _answer,
    Tell: _tell,
    IfThen: _if_then,
    Caucus: _caucus,
    Press: _press,
    FinalText: _final,
    Warn: _warn,
    Walk: _walk,
    Remark: _remark,
}
