"""What a negotiator says of what has happened: an answer to a reason, thanks, a reminder, a change of mind.

Words cost nothing and change no meter. They say truly what the seat remembers and how it takes it, so that a person can
read its mood; what it then asks for follows from the same memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Role, Seat
from communique.negotiators.parts.mood import insulting, mood_of, sore_issue
from communique.negotiators.parts.relations import NOTHING, Occasion
from communique.negotiators.parts.situation import Situation
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.offer import Offer
from communique.rules.moves.remark import MOVED, THANKS, Remark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import REASONS

_MOST: Final = 3
"""Remarks in one session at most, changes of mind apart."""
_IN_A_CROWD: Final = 1
"""The same where many sit at the table."""
_CHANGES: Final = 4
"""Changes of mind that are said in one turn, at most."""
_RECIPROCITY: Final = REASONS.index("reciprocity")
_MOODS: Final = ("patience", "firm", "close", "insulted")
_CONCESSION: Final = THANKS.index("concession")
_BY_MOVEMENT, _BY_TIME, _BY_GESTURE, _BY_THE_WHOLE = map(MOVED.index, ("movement", "time", "gesture", "whole"))


def remarks(situation: Situation) -> Iterator[Move]:
    """What calls for a word now: what others did since one last had the floor, then how one feels about the talks."""
    mine = [move for move in situation.memory.mine if isinstance(move, Remark) and move.about != "moved"]
    if len(mine) >= (_IN_A_CROWD if situation.crowded else _MOST):
        return
    nodded = any(move.about == "listens" for move in mine)
    for occasion in reversed(situation.relations.occasions):
        remark = _remark(situation, occasion)
        if remark is not None and not (nodded and remark.about == "listens"):
            yield remark
    if not any(move.about in _MOODS for move in mine):
        yield from _feelings(situation, mine)


def holding(situation: Situation) -> Iterator[Move]:
    """A word to who has given nothing at all, from a seat that has given and stays where it is in this turn."""
    session, mine = situation.conference.session, situation.memory.mine
    if not session or any(isinstance(move, (Offer, Amend, IfThen)) for move in mine) or not _has_moved(situation):
        return
    if any(isinstance(move, Remark) and move.about in _MOODS for move in mine):
        return
    for seat in situation.space.counterparts:
        account = situation.relations.accounts[seat]
        if situation.conference.away[seat] < 0 and not account.given(situation.opening) and not account.gestures:
            yield Remark("firm", seat)


def _has_moved(situation: Situation) -> bool:
    """Whether the seat has put forward less for itself than it began with."""
    worths = [situation.worth(terms) for terms in situation.memory.made]
    return len(worths) > 1 and worths[-1] < worths[0]


def _remark(situation: Situation, occasion: Occasion) -> Remark | None:
    """What the seat says on an occasion. To "nothing comes back" it answers by who has moved."""
    about, whom, issue, option, session, level, private = occasion
    to = whom if private else None
    asks_nothing = situation.memory.count(MakeGesture)  # a gesture says that it asks for nothing in return
    if about == "listens" and level == _RECIPROCITY and _has_moved(situation) and not asks_nothing:
        account = situation.relations.accounts[whom]
        if not account.given(situation.opening) and not account.gestures:
            return Remark("unreturned", whom, to=to)
    if about in ("listens", "confirms"):  # a card is a reason; whether it bears out what was said, people may judge
        return Remark("listens", whom, issue, to=to) if issue is not None else None
    if about == "patience":
        return Remark("patience", whom, level=min(3, 1 + mood_of(situation).waited))
    if _for_a_party(about, level) and situation.public.parties[situation.seat].role is not Role.PRINCIPAL:
        return None
    if about == "reminds" and session == NOTHING:
        return None
    return Remark(about, whom, issue, option, session, level, to)


def _for_a_party(about: str, level: int | None) -> bool:
    """Remarks on what an offer gives: what the two sides give each other is not for a mediator to praise or scold."""
    return about == "reminds" or (about == "thanks" and level == _CONCESSION)


def _feelings(situation: Situation, mine: list[Remark]) -> Iterator[Move]:
    """An insult, told at once or never, and not to whom one thanks; patience when nothing has moved for long."""
    session, mood = situation.conference.session, mood_of(situation)
    others = [s for s in situation.space.counterparts if situation.conference.away[s] < 0]
    kindly = {move.whom for move in mine if move.about == "thanks"}
    issue = sore_issue(situation)
    heard = {move.whom for move in mine if move.about == "listens" and move.issue == issue}
    for seat in sorted(situation.relations.fresh.intersection(others) - kindly - heard):
        account = situation.relations.accounts[seat]
        if insulting(situation, account):
            demand = account.terms[issue]
            if (seat, issue, demand) not in situation.relations.resented:
                yield Remark("insulted", seat, issue, demand)
    if session and others and not kindly and mood.waited > situation.character.patience:
        yield Remark("patience", NATURE, level=min(3, mood.waited))


def owned_up(situation: Situation, moves: Iterator[Move]) -> Iterator[Move]:
    """`moves`, and before one that says what the seat has called unacceptable, a word that it has changed its mind."""
    for move in moves:
        for issue, option in list(_contradicted(situation, move))[:_CHANGES]:
            why, whom = _why(situation)
            yield Remark("moved", whom, issue, option, level=why)
        yield move


def _contradicted(situation: Situation, move: Move) -> Iterator[tuple[int, int]]:
    rejected = situation.relations.rejected
    return (clause for clause in _clauses(situation, move) if clause in rejected)


def _clauses(situation: Situation, move: Move) -> list[tuple[int, int]]:
    """The clauses that a proposal puts its author's name to. An if-then says of itself that it depends."""
    if isinstance(move, (Offer, TableDraft)):
        return said(move.terms)
    if isinstance(move, Amend):
        base = dict(said(situation.memory.terms_of(move.target) or ()))
        return sorted({**base, **dict(move.changes)}.items())
    return []


def said(terms: Terms) -> list[tuple[int, int]]:
    """The clauses of a text, (issue, option), open ones left out."""
    return [(i, k) for i, k in enumerate(terms) if k != OPEN]


def _why(situation: Situation) -> tuple[int, Seat]:
    """What has changed the seat's mind, and whose doing it was: a late gesture, a late step, the hour, or the whole."""
    conference, accounts = situation.conference, situation.relations.accounts
    since, others = conference.session - 1, situation.space.counterparts
    gestures = [(accounts[s].gestured, s) for s in others if accounts[s].gestured != NOTHING]
    steps = [(accounts[s].moved, s) for s in others if accounts[s].moved != NOTHING]
    for found, why in ((gestures, _BY_GESTURE), (steps, _BY_MOVEMENT)):
        if found and max(found)[0] >= since:
            return why, max(found)[1]
    late = 3 * (conference.session + 1) > 2 * situation.public.sessions
    return (_BY_TIME if late else _BY_THE_WHOLE), NATURE
