"""How a negotiator behaves in a conference, phase by phase, and in a turn of alternating offers.

A floor turn is an agenda: each item either has a move to make now or nothing, and memory keeps an item from
coming up twice, so a turn ends after a bounded number of moves. An item's move is checked against the rules
before it is made; the last item, to pass, is always legal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from communique.model.package import OPEN, Package, Terms, changes
from communique.model.scenario import NATURE, Role, Seat
from communique.negotiators.parts import inquiry, single_text, talk
from communique.negotiators.parts.acceptance import best_standing, called, good_enough, marks_for, wariness, will_sign
from communique.negotiators.parts.beliefs import worth_by
from communique.negotiators.parts.mood import asked_in_mood, mood_of
from communique.negotiators.parts.remarks import holding, owned_up, remarks
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.steadfast import steadfast, taken_up, unasked
from communique.negotiators.parts.temper import Habit, Temper, Voice
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
from communique.rules.state import INITIAL, NO_MARK, AlternatingTable, Phase, Standing
from communique.views import PartyView

Aim = Callable[[Situation], int]
"""The points a negotiator asks for now."""
Bid = Callable[[Situation, int, Dice], Package]
"""The package it would put forward for so many points."""

_REPLIES: Final = 2
"""Rejections in one floor turn at most; one where many sit at the table, who would otherwise hear of little else."""
_ACCEPTANCES: Final = 2
"""Offers accepted in one floor turn, at most: the best of them."""
_IN_THE_CALL: Final = 6
"""And in the last session with its closing call, where nothing else is left to wait for."""
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
        situation = Situation(view, self.temper, dice)
        if (table := view.table.alternating) is not None:
            return self._exchange(situation, table, dice)
        return self._confer(situation, dice)

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> list[int]:
        """What it holds packages to be worth to `of`, by its tallies."""
        return worth_by(Situation(view, self.temper).memory.beliefs.table(of), packages)

    # -- alternating offers ------------------------------------------------------

    def _exchange(self, situation: Situation, table: AlternatingTable, dice: Dice) -> Move:
        """Accept what is worth the aim or the next bid (Baarslag et al. 2014, AC_next); otherwise bid."""
        if situation.top < situation.bottom:
            return Leave()
        target = self.aim(situation)
        standing = table.offer if table.offer and situation.seat not in table.accepted else ()
        worth = situation.worth(standing) if standing else -1
        if standing and worth >= situation.bottom and (worth >= target or situation.last):
            return Accept()
        package = self.alternating_bid(situation, target, dice)
        if standing and worth >= max(situation.bottom, situation.worth(package)):
            return Accept()
        if situation.space.broken(package) or situation.worth(package) < situation.bottom:
            return Pass()
        return Offer(package)

    # -- conference ------------------------------------------------------------------

    def _confer(self, situation: Situation, dice: Dice) -> Move:
        replied = talk.answer(situation, lambda: self._limit(situation, self._target(situation), dice))
        if replied is not None:
            return replied
        phase = situation.conference.phase
        if phase is Phase.FLOOR:
            return self._floor(situation, dice)
        if phase is Phase.NEWS:
            return talk.line(situation)
        if phase is Phase.BALLOT:
            return Mark(marks_for(situation, self._target(situation)))
        if phase is Phase.PRESS:
            return _keeps_its_word(situation) or talk.press(situation)
        return Sign() if will_sign(situation, self._target(situation)) else Withhold()

    def _floor(self, situation: Situation, dice: Dice) -> Move:
        if situation.conference.away[situation.seat] >= 0:
            return _come_back(situation)
        for move in self._agenda(situation, dice):
            if situation.view.refusal(move) is None:
                return move
        return Pass()

    def _agenda(self, situation: Situation, dice: Dice) -> Iterator[Move]:
        """What could be done now, in order; the first legal one is made."""
        target = limit = self._target(situation)
        proposes = situation.public.parties[situation.seat].role is Role.PRINCIPAL
        package = self._package(situation, target, dice) if proposes else ()
        if proposes:
            limit = self._limit(situation, target, dice)
        if situation.conference.call:
            if situation.memory.count(Accept) < _IN_THE_CALL:
                yield from called(situation)
            return
        refused = {move.target for move in situation.memory.mine if isinstance(move, Reject)}
        accepts = situation.space.signs and situation.memory.count(Accept) < _ACCEPTANCES
        offer = best_standing(situation, partial(self._good, situation, target, dice), refused) if accepts else None
        if offer is not None:
            yield Accept(offer.id)
        yield from remarks(situation)
        if situation.space.signs:
            yield from _replies(situation, limit, package)
        yield from _home(situation, limit)
        yield from _gestures(situation)
        spent = situation.view.desk.points < 1
        drafts = not proposes or Habit.DRAFTS in situation.temper.habits
        if drafts and not spent and may_draft(situation.public, situation.seat):
            yield from owned_up(situation, single_text.agenda(situation, target))
        if proposes and not spent:
            yield from owned_up(situation, _propositions(situation, package))
        if proposes:
            yield from holding(situation)
            yield from _threats(situation)
        yield from inquiry.statements(situation)
        if not spent and Habit.SHUTTLES in situation.temper.habits:
            yield from inquiry.shuttle(situation)
        if not spent:
            yield from inquiry.conversation(situation, dice)

    def _good(self, situation: Situation, target: int, dice: Dice, offer: Standing) -> bool:
        """True when the seat accepts the offer now, from whom it is."""
        return good_enough(situation, offer.terms, self._limit(situation, target, dice, offer.by))

    def _limit(self, situation: Situation, target: int, dice: Dice, by: Seat = NATURE) -> int:
        """What the seat would accept now: its aim, what it would propose, or what it said would do, if that is less.

        From `by`, if somebody is named: what only an adversary stands by has to be better.
        """
        if situation.public.parties[situation.seat].role is not Role.PRINCIPAL:
            return target
        limit = min(target, situation.worth(self._package(situation, target, dice)))
        if by != NATURE:
            limit += wariness(situation, by)
        if situation.temper.voice is not Voice.FALSE:
            limit = min([limit, *map(situation.worth, situation.relations.pledged(situation.conference.session))])
        return max(situation.bottom, limit)

    def _target(self, situation: Situation) -> int:
        """What the seat asks for now: a principal by its mood, a mediator by the hour."""
        wanted = self.aim(situation)
        if situation.public.parties[situation.seat].role is not Role.PRINCIPAL:
            return wanted
        return asked_in_mood(situation, wanted)

    def _package(self, situation: Situation, target: int, dice: Dice) -> Package:
        """What the seat would put forward for so many points, with the luck of the session and not of the moment.

        A turn has many decisions, and the bid is one: whoever takes a move of it back finds the same bid again.
        """
        cache = situation.memory.cache
        # Its own last text is part of the key, since it stands by that in its next.
        key = "bid", target, situation.menu, situation.memory.last.get(situation.seat)
        if key not in cache:
            luck = dice.of_the_game(f"bid {situation.conference.session}")
            bid = unasked(situation, self.conference_bid(situation, target, luck))
            bid = taken_up(situation, target, bid)
            cache[key] = steadfast(situation, target, bid)
        package: Package = cache[key]
        return package


def _come_back(situation: Situation) -> Move:
    """Return in a later session when it can be paid; what others settle alone is rarely better."""
    if (
        situation.conference.away[situation.seat] < situation.conference.session
        and situation.view.refusal(Return()) is None
    ):
        return Return()
    return Pass()


def _replies(situation: Situation, limit: int, package: Package) -> Iterator[Move]:
    """A no, with reasons, to each new text that is not good enough; never twice to the same text.

    No fault is found with a clause that is the seat's own, in what it would put forward now.
    """
    memory = situation.memory
    if memory.count(Reject) >= (1 if situation.crowded else _REPLIES):
        return
    table, desk = situation.conference, situation.view.desk
    texts: list[tuple[str, str, Terms, int]] = [
        (o.id, o.id, o.terms, limit + wariness(situation, o.by))
        for o in (*reversed(table.offers), *desk.whispers)
        if situation.seat not in o.accepted
    ]
    if table.draft is not None and table.draft.by != situation.seat:
        texts.insert(0, (f"draft {memory.draft_version}", "draft", table.draft.terms, limit))
    for key, target, terms, asked in texts:
        if key not in memory.replied and not good_enough(situation, terms, asked):
            doubted = asked > limit and good_enough(situation, terms, limit)
            no = talk.rejection(situation, target, terms, asked, package, doubted=doubted)
            if no is not None:
                yield no


def _home(situation: Situation, limit: int) -> Iterator[Move]:
    """A call home, once a session: when a good text would fail there, or capital has run out."""
    if Habit.CONSULTS not in situation.temper.habits or situation.memory.count(Consult):
        return
    table = situation.conference
    poor = table.capital[situation.seat] < 1
    texts = [o.terms for o in table.offers if o.by != situation.seat]
    if table.draft is not None:
        texts.append(table.draft.terms)
    if poor or (
        situation.space.audiences
        and any(worth >= limit and unhappy for worth, unhappy in map(situation.menu.judge, texts))
    ):
        yield Consult()


def _gestures(situation: Situation) -> Iterator[Move]:
    """A gesture that costs the seat little on its own sheet, one a session, from the second session on."""
    table, most = situation.conference, situation.temper.gesture
    if most < 0 or not situation.public.gestures or situation.memory.count(MakeGesture):
        return
    if Habit.MIRRORS in situation.temper.habits:
        if all(situation.public.gestures[k].seat == situation.seat for k in table.gestures):
            return
    elif table.session == 0 and table.tension < 2:
        return
    for k, gesture in enumerate(situation.public.gestures):
        if gesture.seat != situation.seat or k in table.gestures or table.capital[situation.seat] < 2:
            continue
        row = situation.space.rows[gesture.issue]
        cost = max(row[: gesture.floor]) - max(row[gesture.floor :])
        if 100 * cost <= most * max(1, situation.top):
            yield MakeGesture(k)


def _propositions(situation: Situation, package: Package) -> Iterator[Move]:
    """An offer, an amendment or a promise: what to put on the table with the action points of this turn."""
    habits, memory = situation.temper.habits, situation.memory
    if not situation.bearable(package):
        return
    if Habit.WAITS in habits and _early(situation) and memory.made:
        return
    trades = Habit.TRADES in habits
    if Habit.PROMISES in habits and memory.count(IfThen) < (_TRADES if trades else 1):
        yield from _promises(situation, package)
    if Habit.MEETS in habits:
        yield from _meetings(situation, package)
    proposed = memory.count(Offer) or memory.count(Amend) or _standing(situation, package)
    if not proposed and not (trades and memory.count(IfThen)) and _as_promised(situation, package):
        yield from _forms(situation, package)


def _as_promised(situation: Situation, package: Package) -> bool:
    """True when the package holds every clause that the seat has promised to initial in this session."""
    promised = [move for move in situation.memory.mine if isinstance(move, IfThen)]
    return all(package[move.issue] == move.option for move in promised)


def _early(situation: Situation) -> bool:
    """True before the last third of the sessions; the last is never early."""
    sessions = situation.public.sessions
    return situation.conference.session < sessions - max(1, sessions // 3)


def _standing(situation: Situation, package: Package) -> bool:
    """True when the package lies on the table already as the seat's own offer."""
    return any(o.terms == package and situation.seat in o.accepted for o in situation.conference.offers)


def _forms(situation: Situation, package: Package) -> Iterator[Move]:
    """The package as an amendment of the nearest text of others, or as an offer of its own."""
    table = situation.conference
    texts: list[tuple[str, Terms]] = [(o.id, o.terms) for o in table.offers if o.by != situation.seat]
    if table.draft is not None and situation.public.parties[situation.seat].role is Role.PRINCIPAL:
        texts.append(("draft", table.draft.terms))
    near = [(len(changes(terms, package)), -k, name) for k, (name, terms) in enumerate(texts)]
    if near:
        distance, place, name = min(near)
        if 1 <= distance <= 3:
            terms = texts[-place][1]
            yield Amend(name, tuple((i, package[i]) for i in changes(terms, package)))
    yield Offer(package)


def _promises(situation: Situation, package: Package) -> Iterator[Move]:
    """If-then: a clause held back, the cheapest first, for the clause of another that would please the seat most.

    It offers to initial only what it would put forward itself, so that an offer in the same turn says the same.
    """
    table = situation.conference
    draft = table.draft
    if draft is None:
        return
    rows, said = situation.space.rows, draft.terms
    loss = {i: max(rows[i]) - rows[i][said[i]] for i in _held(situation, situation.seat) if said[i] == package[i]}
    for of in situation.others:
        gain = {i: rows[i][said[i]] - rows[i][table.floors[i]] for i in _held(situation, of)}
        wanted = sorted(gain, key=lambda i: (-gain[i], i))
        for give in sorted(loss, key=lambda i: (loss[i], i)):
            take = next((i for i in wanted if i != give), -1)
            if take >= 0 and gain[take] > loss[give]:
                move = IfThen(give, said[give], of, take, said[take])
                if move not in situation.memory.said:
                    yield move


def _held(situation: Situation, seat: Seat) -> list[int]:
    """The clauses of the draft that a party holds or blocks and that may be traded: none on which people hang."""
    draft, marks = situation.conference.draft, situation.conference.marks[seat]
    assert draft is not None
    tradable = situation.space.tradable
    return [i for i in tradable if draft.terms[i] != OPEN and marks[i] not in (NO_MARK, INITIAL)]


def _meetings(situation: Situation, package: Package) -> Iterator[Move]:
    """In private with the one party without whose signature nothing stands, from the third session on."""
    others = situation.space.others
    if len(others) != 1 or situation.conference.session < 2 or situation.last:
        return
    other: Seat = others[0]
    desk, memory = situation.view.desk, situation.memory
    if memory.count(Offer) or _standing(situation, package):
        return
    if other in desk.caucus:
        if not any(w.terms == package and w.by == situation.seat for w in desk.whispers):
            yield Offer(package, other)
    elif memory.caucused < 1 and desk.points >= 2:
        yield Caucus(other)


def _keeps_its_word(situation: Situation) -> Move | None:
    """Leaving for a session, when the seat has warned of it, nobody has moved, and it can pay for the way back."""
    table = situation.conference
    if not table.warned[situation.seat] or Habit.BLUFFS in situation.temper.habits or situation.last:
        return None
    stuck = mood_of(situation).waited > 0
    return Walk() if stuck and table.capital[situation.seat] > 0 else None


def _threats(situation: Situation) -> Iterator[Move]:
    """A warning when nothing from others will do late in the talks, or when patience is gone.

    What will do beats no deal; to those who bluff it is what they ask for, and they stay. In the last session nobody
    warns or leaves any more: there is no time to answer it, and what lies on the table may still be taken.
    """
    habits, table = situation.temper.habits, situation.conference
    bluffs = Habit.BLUFFS in habits
    if situation.last:
        return
    mood, who, warned = mood_of(situation), situation.character, situation.memory.warnings
    hopes = any(o.by != situation.seat and situation.seat in o.accepted for o in table.offers)
    out = (
        not warned and not hopes and mood.waited > who.patience and table.session and table.capital[situation.seat] > 1
    )
    if out and (who.outspoken or bluffs):
        yield Warn()
    late = table.session + 2 >= situation.public.sessions and table.credibility[situation.seat] > 3
    if late and (bluffs or Habit.WARNS in habits) and not _anything_will_do(situation):
        yield Warn()


def _anything_will_do(situation: Situation) -> bool:
    """True when some text of others suffices, or when there is none yet to find fault with."""
    table = situation.conference
    least = situation.by_time() if Habit.BLUFFS in situation.temper.habits else situation.bottom
    texts = [o.terms for o in table.offers if situation.seat not in o.accepted]
    if table.draft is not None:
        texts.append(table.draft.terms)
    return not texts or any(good_enough(situation, terms, least) for terms in texts)
