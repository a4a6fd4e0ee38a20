"""What a move recalls: earlier moves that whoever hears it has heard, too, and that its telling may cite.

All is read off the log; nothing is cited that did not happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from communique.model.message import Argument, Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Role, Seat
from communique.rules.kind import Hearers, Move, clause, filled, listed, name_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.announce import Announce
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask, text_named
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.offer_id import OfferId, offer_said
from communique.rules.state import BLOCK, INITIAL, PressLine, TextSource

MOST_NEW: Final = 2
"""How many changed clauses of an offer are named."""


class Past(NamedTuple):
    """One entry of the log, with who heard it."""

    seat: Seat
    move: Move
    session: int
    hearers: Hearers


class PutText(NamedTuple):
    """A text that was put on the table: by whom, when, and what it says."""

    by: Seat
    terms: Terms
    session: int


Arguments = Mapping[str, Argument]


def recalled(public: Public, before: Sequence[Past], now: Past, plain: Message) -> Iterator[Message]:
    """Ways to tell `now` that cite what was said `before`, the best first; `plain` is the one that cites nothing."""
    cite = _CITING.get(type(now.move))
    if cite is not None:
        yield from cite(public, before, now, dict(plain.arguments))


def texts(public: Public, before: Sequence[Past]) -> dict[str, PutText]:
    """The texts put forward by id, and the draft under `draft`, as far as the log alone tells what they say.

    After terms agreed in a caucus were announced, the numbers of offers are not certain; after a gesture, the draft is
    not. Both are left out then.
    """
    found: dict[str, PutText] = {}
    counts: dict[str, int] = {}
    certain = True
    for said in before:
        if isinstance(said.move, MakeGesture):
            found.pop(TextSource.DRAFT, None)
        elif isinstance(said.move, Announce):
            certain, found = False, {id: text for id, text in found.items() if OfferId(id).private}
        elif (put := _put(public, found, said)) is not None:
            text, drafted, channel = put
            counts[channel] = counts.get(channel, 0) + 1 - drafted
            if drafted or said.hearers is not None or certain:
                found[TextSource.DRAFT if drafted else _id(said.hearers, counts[channel])] = text
    return found


def _put(public: Public, found: Mapping[str, PutText], said: Past) -> tuple[PutText, bool, str] | None:
    """The text that a move put on the table, whether as the draft, and the channel of an offer."""
    move, seat, drafted = said.move, said.seat, False
    if isinstance(move, Offer | TableDraft):
        terms, drafted = move.terms, isinstance(move, TableDraft)
    elif isinstance(move, Amend):
        base = found.get(move.target)
        changes = dict(move.changes)
        terms = tuple(changes.get(i, k) for i, k in enumerate(base.terms)) if base else ()
        drafted = move.target == TextSource.DRAFT and public.parties[seat].role is Role.MEDIATOR
    else:
        return None
    return PutText(seat, terms, said.session), drafted, str(said.hearers)


def _id(hearers: Hearers, number: int) -> str:
    return OfferId.plenary(number) if hearers is None else OfferId.caucus(hearers[0], hearers[1], number)


def _own(before: Sequence[Past], now: Past, kind: type[Move]) -> list[Past]:
    """What the speaker did of this kind, the latest first."""
    return [said for said in reversed(before) if said.seat == now.seat and isinstance(said.move, kind)]


def _reject(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    move = now.move
    assert isinstance(move, Reject)
    known = texts(public, before)
    target = known.get(move.target)
    named = text_named(move.target)
    if target is not None and target.terms:
        yield from _better(public, known, move, target, plain["points"])
    wishes = {(issue, wish) for issue, wish, _ in move.points}
    for earlier in reversed(_own(before, now, Reject)):
        assert isinstance(earlier.move, Reject)
        if earlier.session < now.session and wishes == {(issue, wish) for issue, wish, _ in earlier.move.points}:
            session = earlier.session + 1
            yield message("recall.reject_still", text=named, points=plain["points"], session=session)
            return


def _better(
    public: Public, known: Mapping[str, PutText], move: Reject, target: PutText, points: Argument
) -> Iterator[Message]:
    """What the author of the text rejected had offered before, of what is wished for."""
    for issue, wish, _ in move.points:
        for id, text in reversed(list(known.items())):
            offered = text.terms and text.terms[issue] == wish != target.terms[issue]
            if wish >= 0 and id != TextSource.DRAFT and text.by == target.by and offered:
                yield message(
                    "recall.reject_better",
                    text=text_named(move.target),
                    points=points,
                    whom=name_of(public, text.by),
                    option=public.issues[issue].options[wish].label,
                    issue=public.issues[issue].short,
                    session=text.session + 1,
                )
                return


def _accept(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    move, known = now.move, texts(public, before)
    assert isinstance(move, Accept)
    taken = known.get(move.offer)
    if taken is None or not taken.terms or taken.by == now.seat:
        return
    spoken_of: set[int] = set()
    for at in range(len(before) - 1, -1, -1):
        no = before[at].move
        if before[at].seat != now.seat or not isinstance(no, Reject):
            continue
        for issue, wish, _ in no.points:
            # The latest no on an issue is the one that counts: whatever was said before it has been overtaken.
            if issue not in spoken_of and _is_met(public, before[:at], no, issue, wish, taken, move.offer):
                option = public.issues[issue].options[taken.terms[issue]].label
                short = public.issues[issue].short
                yield message("recall.accept_after", offer=offer_said(move.offer), issue=short, option=option)
                return
            spoken_of.add(issue)


def _is_met(
    public: Public, before: Sequence[Past], no: Reject, issue: int, wish: int, taken: PutText, offer: str
) -> bool:
    """True when a text goes towards the objection, to what was wished for or a part of the way, and its author had not.

    `before` is what was said when the objection was made: what had been offered all along has not met it.
    """
    known, option = texts(public, before), taken.terms[issue]
    refused = known.get(no.target)
    if refused is None or not refused.terms or no.target == TextSource.DRAFT or offer in known:
        return False
    was = refused.terms[issue]
    if option in (was, OPEN) or (wish >= 0 and not min(was, wish) <= option <= max(was, wish)):
        return False
    earlier = [text.terms[issue] for text in known.values() if text.by == taken.by and text.terms]
    return option not in earlier if earlier else wish == option


def _answer(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    assert isinstance(now.move, Answer)
    if now.move.says == "decline":
        declined = [a for a in _own(before, now, Answer) if isinstance(a.move, Answer) and a.move.says == "decline"]
        if declined:
            yield message("recall.answer_declined", n=len(declined) + 1)


def _warn(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    for earlier in _own(before, now, Warn)[:1]:
        yield message("recall.warn_again", session=earlier.session + 1)


def _walk(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    if any(said.session == now.session for said in _own(before, now, Warn)):
        yield message("recall.walk_warned")


def _press(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    assert isinstance(now.move, Press)
    for earlier in _own(before, now, Press)[:1]:
        assert isinstance(earlier.move, Press)
        cite = _PRESS.get((earlier.move.line, now.move.line))
        if cite is not None:
            yield cite(earlier.session + 1)


_PRESS: Final[dict[tuple[int, int], Callable[[int], Message]]] = {
    (PressLine.OPEN, PressLine.OPEN): lambda n: message("recall.press_open_again", session=n),
    (PressLine.NEUTRAL, PressLine.NEUTRAL): lambda n: message("recall.press_neutral_again", session=n),
    (PressLine.FIRM, PressLine.FIRM): lambda n: message("recall.press_firm_again", session=n),
    (PressLine.FIRM, PressLine.OPEN): lambda n: message("recall.press_open_turned", session=n),
    (PressLine.OPEN, PressLine.FIRM): lambda n: message("recall.press_firm_turned", session=n),
}


def _offer(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    assert isinstance(now.move, Offer)
    own = [said for said in _own(before, now, Offer) if said.hearers == now.hearers]
    if now.move.to is not None or not own:
        return
    for earlier in own:
        assert isinstance(earlier.move, Offer)
        if earlier.move.terms == now.move.terms:
            yield message("recall.offer_same", clauses=plain["clauses"], session=earlier.session + 1)
            return
    last = own[0].move
    assert isinstance(last, Offer)
    new = [(i, k) for i, (k, old) in enumerate(zip(now.move.terms, last.terms, strict=True)) if k != old]
    if 0 < len(new) <= MOST_NEW and all(k != OPEN for _, k in new) and len(now.move.terms) > len(new):
        changed = tuple(clause(public, i, k) for i, k in new)
        yield message("recall.offer_new", clauses=plain["clauses"], changed=changed)


def _ask(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    assert isinstance(now.move, Ask)
    if now.move.of is None or now.move.to is not None:
        return
    for earlier in _own(before, now, Ask):
        if earlier.move == now.move:
            whom, question = plain["whom"], plain["question"]
            yield message("recall.ask_again", whom=whom, question=question, session=earlier.session + 1)
            return


def _tell(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    move = now.move
    assert isinstance(move, Tell)
    if move.card or move.to is not None:
        return
    for earlier in _own(before, now, Tell):
        assert isinstance(earlier.move, Tell)
        if not earlier.move.card and earlier.move.issue == move.issue:
            cite = _TELL[move.weight, earlier.move.weight == move.weight]
            yield cite(public.issues[filled(move.issue)].short, earlier.session + 1)
            return


_TELL: Final[dict[tuple[str, bool], Callable[[str, int], Message]]] = {
    ("high", True): lambda issue, n: message("recall.tell_high_again", issue=issue, session=n),
    ("low", True): lambda issue, n: message("recall.tell_low_again", issue=issue, session=n),
    ("high", False): lambda issue, n: message("recall.tell_high_turned", issue=issue, session=n),
    ("low", False): lambda issue, n: message("recall.tell_low_turned", issue=issue, session=n),
}


def _mark(public: Public, before: Sequence[Past], now: Past, plain: Arguments) -> Iterator[Message]:
    assert isinstance(now.move, Mark)
    freed: dict[int, list[int]] = {}
    for issue, mark in enumerate(now.move.marks):
        if mark == INITIAL and (session := _blocked(before, now, issue)) is not None:
            freed.setdefault(session, []).append(issue)
    if freed:
        session = max(freed)
        issues = listed(public.issues[i].short for i in freed[session])
        yield message("recall.mark_freed", line=plain["line"], issues=issues, session=session + 1)


def _blocked(before: Sequence[Past], now: Past, issue: int) -> int | None:
    """The session in which the speaker's last mark on the issue was a block; None when it was another, or none."""
    for earlier in _own(before, now, Mark):
        assert isinstance(earlier.move, Mark)
        if issue < len(earlier.move.marks) and earlier.move.marks[issue]:
            return earlier.session if earlier.move.marks[issue] == BLOCK else None
    return None


_CITING: Final[Mapping[type[Move], Callable[[Public, Sequence[Past], Past, dict[str, Any]], Iterator[Message]]]] = {
    Reject: _reject,
    Accept: _accept,
    Answer: _answer,
    Warn: _warn,
    Walk: _walk,
    Press: _press,
    Offer: _offer,
    Ask: _ask,
    Tell: _tell,
    Mark: _mark,
}
"""What each kind of move may cite."""
