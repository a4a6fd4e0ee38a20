"""What a negotiator says of what has happened: an answer to a reason, thanks, a reminder, a change of mind.

Words cost nothing and change no meter. They say truly what the seat remembers and how it takes it, so that a person can
read its mood; what it then asks for follows from the same memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Seat
from communique.negotiators.parts.mood import counterparts, insulting, mood_of, sore_issue
from communique.negotiators.parts.relations import NOTHING, Occasion
from communique.negotiators.parts.situation import Situation
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.offer import Offer
from communique.rules.moves.remark import Remark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import REASONS

_MOST: Final = 3
"""Remarks in one session at most, changes of mind apart."""
_CHANGES: Final = 4
"""Changes of mind that are said in one turn, at most."""
_RECIPROCITY: Final = REASONS.index("reciprocity")
_HARD: Final = 700
_BY_MOVEMENT, _BY_EVIDENCE, _BY_TIME, _BY_GESTURE = range(4)


def remarks(situation: Situation) -> Iterator[Move]:
    """What calls for a word now: what others did since one last had the floor, then how one feels about the talks."""
    mine = [move for move in situation.memory.mine if isinstance(move, Remark) and move.about != "moved"]
    if len(mine) >= _MOST:
        return
    for occasion in reversed(situation.relations.occasions):
        remark = _remark(situation, occasion)
        if remark is not None:
            yield remark
    if not any(move.about in ("patience", "firm", "close", "insulted") for move in mine):
        yield from _feelings(situation)


def _remark(situation: Situation, occasion: Occasion) -> Remark | None:
    """What the seat says on an occasion. To "nothing comes back" it answers by who has moved."""
    about, whom, issue, option, session, level = occasion
    if about == "listens" and level == _RECIPROCITY:
        account = situation.relations.accounts[whom]
        moved = account.given(situation.opening) > 0
        return Remark("listens", whom, issue) if moved else Remark("unreturned", whom)
    if about == "listens":
        return Remark("listens", whom, issue) if issue != NOTHING else None
    if about == "patience":
        return Remark("patience", whom, level=min(3, 1 + mood_of(situation).waited))
    if about == "reminds" and session == NOTHING:
        return None
    return Remark(about, whom, issue, option, session, level)


def _feelings(situation: Situation) -> Iterator[Move]:
    """Patience when nothing has moved for as long as the seat bears it; firmness towards who gives nothing at all."""
    session, mood, who = situation.conference.session, mood_of(situation), situation.character
    others = [s for s in counterparts(situation) if situation.conference.away[s] < 0]
    for seat in others:
        account = situation.relations.accounts[seat]
        if insulting(situation, account):
            issue = sore_issue(situation)
            yield Remark("insulted", seat, issue, account.terms[issue])
    if not session or not others:
        return
    hardest = min(others, key=lambda s: (situation.relations.accounts[s].given(situation.opening), s))
    if mood.waited > who.patience:
        yield Remark("patience", NATURE, level=min(3, mood.waited))
    elif mood.hardness > _HARD and situation.memory.made:
        yield Remark("firm", hardest)


def owned_up(situation: Situation, moves: Iterator[Move]) -> Iterator[Move]:
    """`moves`, and before one that says what the seat has called unacceptable, a word that it has changed its mind."""
    for move in moves:
        for issue, option in list(_contradicted(situation, move))[:_CHANGES]:
            yield Remark("moved", _because_of(situation), issue, option, level=_why(situation))
        yield move


def _contradicted(situation: Situation, move: Move) -> Iterator[tuple[int, int]]:
    rejected = situation.relations.rejected
    return (clause for clause in _clauses(situation, move) if clause in rejected)


def _clauses(situation: Situation, move: Move) -> list[tuple[int, int]]:
    """The clauses that a proposal puts its author's name to."""
    if isinstance(move, (Offer, TableDraft)):
        return said(move.terms)
    if isinstance(move, Amend):
        base = dict(said(situation.memory.terms_of(move.target) or ()))
        return sorted({**base, **dict(move.changes)}.items())
    if isinstance(move, IfThen):
        return [(move.issue, move.option)]
    return []


def said(terms: Terms) -> list[tuple[int, int]]:
    """The clauses of a text, (issue, option), open ones left out."""
    return [(i, k) for i, k in enumerate(terms) if k != OPEN]


def _because_of(situation: Situation) -> Seat:
    """Who has moved last, if it is anybody."""
    accounts = situation.relations.accounts
    moved = [(accounts[s].moved, s) for s in counterparts(situation) if accounts[s].moved != NOTHING]
    return max(moved)[1] if moved else NATURE


def _why(situation: Situation) -> int:
    """What has changed the seat's mind: a gesture, movement, evidence, or only that time runs out."""
    accounts = [situation.relations.accounts[s] for s in counterparts(situation)]
    if any(account.gestures for account in accounts):
        return _BY_GESTURE
    if any(account.moved != NOTHING for account in accounts):
        return _BY_MOVEMENT
    return _BY_EVIDENCE if any(account.evidence for account in accounts) else _BY_TIME
