"""How a negotiator behaves in a conference, phase by phase, and in a turn of alternating offers.

A floor turn is an agenda: each item either has a move to make now or nothing, and memory keeps an item from
coming up twice, so a turn ends after a bounded number of moves. An item's move is checked against the rules
before it is made; the last item, to pass, is always legal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from communique.model.package import OPEN, Package, Terms, changes
from communique.model.scenario import Role, Seat
from communique.negotiators.parts import inquiry, single_text, talk
from communique.negotiators.parts.acceptance import best_standing, good_enough, last_call, marks_for, will_sign
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit, Temper
from communique.rules.dice import Dice
from communique.rules.drafting import may_draft
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.come_back import Return
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.leave import Leave
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.moves.withhold import Withhold
from communique.rules.state import INITIAL, NO_MARK, AlternatingTable, Phase
from communique.views import PartyView

Aim = Callable[[Situation], int]
"""The points a negotiator asks for now."""
Bid = Callable[[Situation, int, Dice], Package]
"""The package it would put forward for so many points."""

_REPLIES: Final = 2
"""Rejections in one floor turn at most."""
_TRADES: Final = 2
"""If-then offers in one floor turn at most, for those who trade clause against clause."""


@dataclass(frozen=True, slots=True)
class Player:
    """A mind made of a temperament, an aim and two ways of bidding, one for each protocol."""

    temper: Temper
    aim: Aim
    conference_bid: Bid
    alternating_bid: Bid

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        stand = Situation(view, self.temper)
        if (table := view.table.alternating) is not None:
            return self._exchange(stand, table, dice)
        return self._confer(stand, dice)

    # -- alternating offers ------------------------------------------------------

    def _exchange(self, stand: Situation, table: AlternatingTable, dice: Dice) -> Move:
        """Accept what is worth the aim or the next bid (Baarslag et al. 2014, AC_next); otherwise bid."""
        if stand.top < stand.bottom:
            return Leave()
        target = self.aim(stand)
        standing = table.offer if table.offer and stand.seat not in table.accepted else ()
        worth = stand.worth(standing) if standing else -1
        if standing and worth >= stand.bottom and (worth >= target or stand.last):
            return Accept()
        package = self.alternating_bid(stand, target, dice)
        if standing and worth >= max(stand.bottom, stand.worth(package)):
            return Accept()
        if stand.space.broken(package) or stand.worth(package) < stand.bottom:
            return Pass()
        return Offer(package)

    # -- conference ------------------------------------------------------------------

    def _confer(self, stand: Situation, dice: Dice) -> Move:
        replied = talk.answer(stand)
        if replied is not None:
            return replied
        phase = stand.conference.phase
        if phase is Phase.FLOOR:
            return self._floor(stand, dice)
        if phase is Phase.NEWS:
            return talk.line(stand)
        if phase is Phase.PRESS:
            return talk.press(stand)
        if phase is Phase.BALLOT:
            return Mark(marks_for(stand, self.aim(stand)))
        return Sign() if will_sign(stand, self.aim(stand)) else Withhold()

    def _floor(self, stand: Situation, dice: Dice) -> Move:
        if stand.conference.away[stand.seat] >= 0:
            return _come_back(stand)
        for move in self._agenda(stand, dice):
            if stand.view.refusal(move) is None:
                return move
        return Pass()

    def _agenda(self, stand: Situation, dice: Dice) -> Iterator[Move]:
        """What could be done now, in order; the first legal one is made."""
        target = limit = self.aim(stand)
        proposes = stand.public.parties[stand.seat].role is Role.PRINCIPAL
        package = self._package(stand, target, dice) if proposes else ()
        if proposes:
            limit = max(stand.bottom, min(target, stand.worth(package)))
        offer = best_standing(stand, limit) or last_call(stand) if stand.space.signs else None
        if offer is not None:
            yield Accept(offer.id)
        if stand.space.signs:
            yield from _replies(stand, limit)
        yield from _home(stand, limit)
        yield from _gestures(stand)
        spent = stand.view.desk.points < 1
        drafts = not proposes or Habit.DRAFTS in stand.temper.habits
        if drafts and not spent and may_draft(stand.public, stand.seat):
            yield from single_text.agenda(stand, target)
        if proposes and not spent:
            yield from _propositions(stand, package)
        if proposes:
            yield from _threats(stand)
        yield from inquiry.statements(stand)
        if not spent and Habit.SHUTTLES in stand.temper.habits:
            yield from inquiry.shuttle(stand)
        if not spent:
            yield from inquiry.conversation(stand, dice)

    def _package(self, stand: Situation, target: int, dice: Dice) -> Package:
        cache = stand.memory.cache
        key = "bid", target, stand.menu
        if key not in cache:
            cache[key] = self.conference_bid(stand, target, dice)
        package: Package = cache[key]
        return package


def _come_back(stand: Situation) -> Move:
    """Return in a later session when it can be paid; what others settle alone is rarely better."""
    if stand.conference.away[stand.seat] < stand.conference.session and stand.view.refusal(Return()) is None:
        return Return()
    return Pass()


def _replies(stand: Situation, limit: int) -> Iterator[Move]:
    """A no, with reasons, to each new text that is not good enough; never twice to the same text."""
    memory = stand.memory
    if memory.count(Reject) >= _REPLIES:
        return
    table, desk = stand.conference, stand.view.desk
    texts: list[tuple[str, str, Terms]] = [
        (o.id, o.id, o.terms) for o in (*reversed(table.offers), *desk.whispers) if stand.seat not in o.accepted
    ]
    if table.draft is not None and table.draft.by != stand.seat:
        texts.insert(0, (f"draft {memory.draft_version}", "draft", table.draft.terms))
    for key, target, terms in texts:
        if key not in memory.replied and not good_enough(stand, terms, limit):
            no = talk.rejection(stand, target, terms, limit)
            if no is not None:
                yield no


def _home(stand: Situation, limit: int) -> Iterator[Move]:
    """A call home, once a session: when a good text would fail there, or capital has run out."""
    if Habit.CONSULTS not in stand.temper.habits or stand.memory.count(Consult):
        return
    table = stand.conference
    poor = table.capital[stand.seat] < 1
    texts = [o.terms for o in table.offers if o.by != stand.seat]
    if table.draft is not None:
        texts.append(table.draft.terms)
    if poor or (
        stand.space.audiences and any(worth >= limit and unhappy for worth, unhappy in map(stand.menu.judge, texts))
    ):
        yield Consult()


def _gestures(stand: Situation) -> Iterator[Move]:
    """A gesture that costs the seat little on its own sheet, one a session, from the second session on."""
    table, most = stand.conference, stand.temper.gesture
    if most < 0 or not stand.public.gestures or stand.memory.count(MakeGesture):
        return
    if Habit.MIRRORS in stand.temper.habits:
        if all(stand.public.gestures[k].seat == stand.seat for k in table.gestures):
            return
    elif table.session == 0 and table.tension < 2:
        return
    for k, gesture in enumerate(stand.public.gestures):
        if gesture.seat != stand.seat or k in table.gestures or table.capital[stand.seat] < 2:
            continue
        row = stand.space.rows[gesture.issue]
        cost = max(row[: gesture.floor]) - max(row[gesture.floor :])
        if 100 * cost <= most * max(1, stand.top):
            yield MakeGesture(k)


def _propositions(stand: Situation, package: Package) -> Iterator[Move]:
    """An offer, an amendment or a promise: what to put on the table with the action points of this turn."""
    habits, memory = stand.temper.habits, stand.memory
    if not stand.bearable(package):
        return
    if Habit.WAITS in habits and _early(stand) and memory.made:
        return
    trades = Habit.TRADES in habits
    if Habit.PROMISES in habits and memory.count(IfThen) < (_TRADES if trades else 1):
        yield from _promises(stand)
    if Habit.MEETS in habits:
        yield from _meetings(stand, package)
    proposed = memory.count(Offer) or memory.count(Amend) or _standing(stand, package)
    if not proposed and not (trades and memory.count(IfThen)):
        yield from _forms(stand, package)


def _early(stand: Situation) -> bool:
    """True before the last third of the sessions; the last is never early."""
    sessions = stand.public.sessions
    return stand.conference.session < sessions - max(1, sessions // 3)


def _standing(stand: Situation, package: Package) -> bool:
    """True when the package lies on the table already as the seat's own offer."""
    return any(o.terms == package and stand.seat in o.accepted for o in stand.conference.offers)


def _forms(stand: Situation, package: Package) -> Iterator[Move]:
    """The package as an amendment of the nearest text of others, or as an offer of its own."""
    table = stand.conference
    texts: list[tuple[str, Terms]] = [(o.id, o.terms) for o in table.offers if o.by != stand.seat]
    if table.draft is not None and stand.public.parties[stand.seat].role is Role.PRINCIPAL:
        texts.append(("draft", table.draft.terms))
    near = [(len(changes(terms, package)), -k, name) for k, (name, terms) in enumerate(texts)]
    if near:
        distance, place, name = min(near)
        if 1 <= distance <= 3:
            terms = texts[-place][1]
            yield Amend(name, tuple((i, package[i]) for i in changes(terms, package)))
    yield Offer(package)


def _promises(stand: Situation) -> Iterator[Move]:
    """If-then: a clause held back, the cheapest first, for the clause of another that would please the seat most."""
    table = stand.conference
    draft = table.draft
    if draft is None:
        return
    rows, said = stand.space.rows, draft.terms
    loss = {i: max(rows[i]) - rows[i][said[i]] for i in _held(stand, stand.seat)}
    for of in stand.others:
        gain = {i: rows[i][said[i]] - rows[i][table.floors[i]] for i in _held(stand, of)}
        wanted = sorted(gain, key=lambda i: (-gain[i], i))
        for give in sorted(loss, key=lambda i: (loss[i], i)):
            take = next((i for i in wanted if i != give), -1)
            if take >= 0 and gain[take] > loss[give]:
                move = IfThen(give, said[give], of, take, said[take])
                if move not in stand.memory.said:
                    yield move


def _held(stand: Situation, seat: Seat) -> list[int]:
    """The clauses of the draft that a party holds or blocks."""
    draft, marks = stand.conference.draft, stand.conference.marks[seat]
    assert draft is not None
    return [i for i, k in enumerate(draft.terms) if k != OPEN and marks[i] not in (NO_MARK, INITIAL)]


def _meetings(stand: Situation, package: Package) -> Iterator[Move]:
    """In private with the one party whose signature is missing, from the third session on."""
    others = stand.others
    if len(others) != 1 or stand.conference.session < 2 or stand.last:
        return
    other: Seat = others[0]
    desk, memory = stand.view.desk, stand.memory
    if other in desk.caucus:
        fresh = not any(w.terms == package and w.by == stand.seat for w in desk.whispers)
        if fresh and not memory.count(Offer):
            yield Offer(package, other)
    elif memory.caucused < 1 and desk.points >= 2:
        yield Caucus(other)


def _threats(stand: Situation) -> Iterator[Move]:
    """A warning when nothing from others will do late in the talks, and leaving when it changed nothing.

    What will do beats no deal; to those who bluff it is what they ask for, and they stay.
    """
    habits, table = stand.temper.habits, stand.conference
    bluffs = Habit.BLUFFS in habits
    if not bluffs and Habit.WARNS not in habits:
        return
    texts = [o.terms for o in table.offers if stand.seat not in o.accepted]
    if table.draft is not None:
        texts.append(table.draft.terms)
    if not texts or any(good_enough(stand, t, stand.by_time() if bluffs else stand.bottom) for t in texts):
        return
    if not bluffs and stand.last and stand.memory.count(Warn):
        yield Walk()
    if table.session + 2 >= stand.public.sessions and table.credibility[stand.seat] > 3:
        yield Warn()
