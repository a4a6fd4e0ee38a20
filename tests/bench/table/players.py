"""The reference players: novice, trader, stonewaller, mute, and mediators that are silent or random."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bench.table.base import BLOCK, HOLD, INITIAL, Player, declined, marked, nearly_best, offered, plain, taken
from bench.table.belief import Guess, believed
from bench.table.look import Look

from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import Seat
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer, changed, pending
from communique.rules.moves.ask import Ask
from communique.rules.moves.consult import Consult
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.line import TakeLine
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.warn import Warn
from communique.rules.state import REASONS, Draft, PressLine, QuestionKind
from communique.views import PartyView

TALK: Final = frozenset(
    {"reason", "criticism", "evidence", "gesture", "priority", "question", "if-then", "answer", "press"}
)
"""All that the trader says besides offers and marks."""


@dataclass(frozen=True)
class Mute(Player):
    """Passes; initials a draft that beats no deal, holds none, and signs what beats no deal."""

    name: str = "mute"

    def least(self, look: Look) -> float:
        return look.no_deal + 1

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        return iter(())

    def mark(self, look: Look, issue: int, option: int) -> int:
        return BLOCK


@dataclass(frozen=True)
class Novice(Player):
    """Takes whatever beats no deal by 3, and offers the middle of every issue."""

    name: str = "novice"

    def least(self, look: Look) -> float:
        return look.no_deal + 3

    def last_least(self, look: Look) -> float:
        return look.no_deal + 3

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.least(look))
        if look.signs and "offer" not in look.said:
            yield from offered(look, middling(look))
        if not look.signs and look.table.draft is None:
            yield TableDraft(middling(look))

    def mark(self, look: Look, issue: int, option: int) -> int:
        return INITIAL if nearly_best(look, issue, option, 0.5) else HOLD


def middling(look: Look) -> Package:
    """Near half of what each issue can bring, and worth 3 over no deal; the better half where that is too little."""
    distance = []
    for row in look.sheet.points:
        low, high = min(row), max(row)
        distance.append([abs((one - low) / max(1, high - low) - 0.5) for one in row])
    found = look.lowest(look.no_deal + 3, -look.own.of(distance))
    return found or tuple(look.table.floors)


@dataclass(frozen=True)
class Stonewaller(Player):
    """Asks for 95 % of its best to the last turn; then takes the best that beats no deal."""

    name: str = "stonewaller"
    demand: float = 0.95

    def least(self, look: Look) -> float:
        return look.aim(self.demand)

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        if look.signs and "offer" not in look.said:
            yield from offered(look, look.lowest(self.least(look)))
        if not look.signs and look.table.draft is None:
            wanted = look.lowest(self.least(look))
            if wanted is not None:
                yield TableDraft(wanted)


@dataclass(frozen=True)
class Trader(Player):
    """A sensible person: asks, believes, trades what costs it little, gives as it is given, and takes a decent deal.

    As a mediator it tables one text and mends it.
    """

    name: str = "trader"
    start: float = 0.86
    end: float = 0.45
    power: float = 1.0
    margin: int = 2
    """What a text must bring over no deal at the last chance, in points."""
    follow: float = 0.12
    """How far it goes ahead of the others: the share of its range that it gives before anything comes back."""
    talk: frozenset[str] = TALK

    # -- how much ------------------------------------------------------------------

    def share(self, look: Look) -> float:
        """Of its range, what it asks for now."""
        if look.last:
            return self.end
        done = look.session / max(1, look.sessions - 1)
        plan = (self.start - self.end) * done**self.power
        return self.start - min(plan, self.follow + self.returned(look))

    def returned(self, look: Look) -> float:
        """How far the others have come towards it: of its range, what their best text betters their first by."""
        first, best = 0.0, 0.0
        for heard in look.view.since(0):
            if isinstance(heard.move, Offer | TableDraft) and heard.seat != look.seat:
                worth = look.sheet.value(look.settled(heard.move.terms))
                first, best = first or worth, max(best, worth)
        draft = look.table.draft
        for terms in (*(o.terms for o in look.standing), *((draft.terms,) if draft is not None else ())):
            best = max(best, look.sheet.value(look.settled(terms)))
        return max(0.0, best - first) / max(1.0, look.own.best - look.no_deal)

    def least(self, look: Look) -> float:
        return max(look.no_deal + self.margin, look.aim(self.share(look)))

    def last_least(self, look: Look) -> float:
        return look.no_deal + self.margin

    # -- the floor -----------------------------------------------------------------

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        if not look.signs:
            yield from self.mediating(look)
            return
        yield from taken(look, self.least(look))
        found, likes = believed(look)
        wanted = look.lowest(self.least(look), likes)
        if wanted is not None:
            yield from self.saying(look, wanted)
            yield from self.asking(look, wanted, found)
            if look.said.count("offer") < 2:
                yield from offered(look, wanted)
        if look.last:
            yield from taken(look, self.last_least(look))
        if wanted is not None:
            yield from self.tying(look, wanted, found)
        yield from self.spending(look)

    def saying(self, look: Look, wanted: Package) -> Iterator[Move]:
        """What costs no action points: priorities, reasons, criticism, a gesture that it would give anyway."""
        if "priority" in self.talk:
            yield from self.priorities(look)
        rejected = {move.target for move in look.ever if isinstance(move, Reject)}
        if "reason" in self.talk:
            for o in look.standing:
                points = missing(look, o.terms, wanted)
                if o.id not in rejected and points:
                    yield Reject(o.id, points)
        draft = look.table.draft
        if "criticism" in self.talk and draft is not None and "reject" not in _targets(look, "draft"):
            points = missing(look, draft.terms, wanted)
            if points:
                yield Reject("draft", points)
        if "gesture" in self.talk:
            yield from gestures(look, wanted)
        late = look.session >= look.sessions // 2  # nothing on the table suits it, or it would have taken it
        if "warning" in self.talk and late and not any(isinstance(move, Warn) for move in look.ever):
            yield Warn()

    def priorities(self, look: Look) -> Iterator[Move]:
        """True ones: what matters most, what least, and in later sessions the next."""
        order = by_weight(look)
        told = [Tell(order[0], "high"), Tell(order[-1], "low"), *(Tell(i, "high") for i in order[1:3])]
        for move in told[: 2 + look.session]:
            if move not in look.ever:
                yield move

    def asking(self, look: Look, wanted: Package, found: dict[int, Guess]) -> Iterator[Move]:
        """One question in each of the first sessions: which matters more, then what they would need."""
        if "question" not in self.talk or look.session > 2 or "ask" in look.said:
            return
        voters = [p for p in look.others if p in look.public.signatories]
        of = Seat(voters[0]) if len(voters) == 1 else None
        if len(voters) > 1 and any(p not in look.public.signatories for p in look.others):
            of = Seat(voters[look.session % len(voters)])
        if look.session == 1:
            top = by_weight(look)[0]
            yield Ask("need", top, option=wanted[top], of=of)
        weight = found[voters[0] if of is None else of].weight
        order = sorted(range(len(weight)), key=lambda i: (-weight[i], i))
        for one, other in pairwise(order):
            move = Ask("compare", one, other_issue=other, of=of)
            if move not in look.ever:
                yield move

    def tying(self, look: Look, wanted: Package, found: dict[int, Guess]) -> Iterator[Move]:
        """If-then on a draft: a clause that costs it little for one that brings it much."""
        draft = look.table.draft
        if "if-then" not in self.talk or draft is None or "if-then" in look.said:
            return
        points, mine = look.sheet.points, look.table.marks[look.seat]
        for p in look.public.signatories:
            theirs = look.table.marks[p]
            give = [i for i, k in enumerate(draft.terms) if k != OPEN and mine[i] != INITIAL]
            get = [j for j, k in enumerate(draft.terms) if k != OPEN and theirs[j] != INITIAL]
            give.sort(key=lambda i: max(points[i]) - points[i][draft.terms[i]])
            get.sort(key=lambda j: -points[j][draft.terms[j]])
            if p != look.seat and give and get and give[0] != get[0]:
                i, j = give[0], get[0]
                yield IfThen(i, draft.terms[i], p, j, draft.terms[j])

    def spending(self, look: Look) -> Iterator[Move]:
        """What is left of the turn: evidence, or a call home."""
        if "evidence" in self.talk and "tell" not in look.said[-1:]:
            for card in look.sheet.cards:
                move = Tell(card.issue, card=card.id, text=card.text)
                if move not in look.ever:
                    yield move
                    break
        if "consult" not in look.said:
            yield Consult()

    # -- as a mediator --------------------------------------------------------------

    def mediating(self, look: Look) -> Iterator[Move]:
        """One text, tabled early, and mended by what was said of it."""
        found, rule = believed(look)
        for k, guarantee in enumerate(look.public.guarantees):
            if guarantee.seat == look.seat and k not in look.table.unlocked and _locked_is_liked(look, k, found):
                yield GiveGuarantee(k)
        patience = 1 - look.session / max(1, look.sessions - 1)
        text = look.lowest(max(look.no_deal + self.margin, look.aim(0.2 + 0.3 * patience)), rule)
        draft = look.table.draft
        if text is not None and draft is None:
            yield TableDraft(text)
        elif text is not None and draft is not None and "amend" not in look.said and "table" not in look.said:
            changes = _mends(look, draft, text)
            if changes:
                yield Amend("draft", changes)
        if "question" in self.talk and look.said.count("ask") < 2:
            for p in look.public.signatories:
                order = sorted(range(len(look.own.sizes)), key=lambda i: (-found[p].weight[i], i))
                for one, other in pairwise(order):
                    move = Ask("compare", one, other_issue=other, of=p)
                    if move not in look.ever:
                        yield move
                        break

    # -- the rest ------------------------------------------------------------------

    def answers(self, look: Look) -> Iterator[Move]:
        question = pending(look.table, look.view.desk, look.seat)
        if "answer" in self.talk and question is not None:
            to = question.by if look.view.desk.question is not None else None
            if question.kind is QuestionKind.COMPARE:
                one, other = span(look, question.issue), span(look, question.other_issue)
                yield Answer("first" if one > other else "second" if other > one else "equal", to=to)
            elif question.kind is QuestionKind.NEED:
                top = next((i for i in by_weight(look) if i != question.issue), question.issue)
                row = look.sheet.points[top]
                yield Answer("need", top, row.index(max(row)), to)
            elif question.kind is QuestionKind.TAKE:
                yield self.would_take(look, question.target, to)
            elif question.kind is QuestionKind.PREFER:
                one, other = (look.value(look.named(text) or ()) for text in (question.target, question.other))
                yield Answer("first" if one > other else "second" if other > one else "equal", to=to)
        yield declined(look)

    def would_take(self, look: Look, target: str, to: Seat | None) -> Answer:
        """What is missing in a text: nothing, up to three clauses, or, where these are not enough, the issues alone."""
        terms, least = look.named(target) or (), self.least(look)
        if look.value(terms) >= least:
            return Answer("as-is", to=to)
        wanted = look.lowest(least, believed(look)[1])
        points = missing(look, terms, wanted) if wanted is not None else ()
        for count in range(1, len(points) + 1):
            changes = tuple((i, k) for i, k, _ in points[:count])
            answer = Answer("terms", to=to, changes=changes)
            if look.value(changed(terms, changes)) >= least and look.view.refusal(answer) is None:
                return answer
        return Answer("issues", to=to, changes=tuple((i, OPEN) for i, _, _ in points))

    def lines(self, look: Look) -> Iterator[Move]:
        card = look.public.news[look.table.news]
        order = list(range(len(card.lines)))
        if "press" in self.talk:
            order.sort(key=lambda k: (card.lines[k].tension - card.lines[k].trust, k))
        yield from (TakeLine(look.table.news, k) for k in order)

    def press(self, look: Look) -> int:
        return PressLine.OPEN if "press" in self.talk else PressLine.NEUTRAL

    def mark(self, look: Look, issue: int, option: int) -> int:
        if nearly_best(look, issue, option, 0.6) or span(look, issue) <= 4:
            return INITIAL
        return HOLD if nearly_best(look, issue, option, 0.2) else BLOCK


def span(look: Look, issue: int) -> int:
    """What the issue can bring at most."""
    row = look.sheet.points[issue]
    return max(row) - min(row)


def by_weight(look: Look) -> list[int]:
    """The issues, what matters most first."""
    return sorted(range(len(look.sheet.points)), key=lambda i: (-span(look, i), i))


def missing(look: Look, terms: Terms, wanted: Package) -> tuple[tuple[int, int, int], ...]:
    """What the text lacks, as points of a refusal: up to three clauses, the dearest first, with the true reason."""
    got, points = look.settled(terms), look.sheet.points
    upset = {i for audience in look.sheet.unhappy(got) for i in audience.issues}
    loss = {i: points[i][wanted[i]] - points[i][k] for i, k in enumerate(got)}
    order = sorted((i for i in loss if loss[i] > 0), key=lambda i: (-loss[i], i))[:3]
    home, value = REASONS.index("home"), REASONS.index("value")
    return tuple((i, wanted[i], home if i in upset else value) for i in order)


def gestures(look: Look, wanted: Package) -> Iterator[Move]:
    """Steps that fix what it would grant anyway."""
    for k, gesture in enumerate(look.public.gestures):
        row = look.sheet.points[gesture.issue]
        cost = max(row) - max(row[gesture.floor :])
        cheap = cost <= 3 or wanted[gesture.issue] >= gesture.floor
        if gesture.seat == look.seat and k not in look.table.gestures and cheap:
            yield MakeGesture(k)


def _targets(look: Look, target: str) -> set[str]:
    return {"reject" for h in look.spoken if isinstance(h.move, Reject) and h.move.target == target}


def _locked_is_liked(look: Look, guarantee: int, found: dict[int, Guess]) -> bool:
    """True when some option behind the guarantee is what those who sign like best of its issue."""
    likes = [found[p].rows() for p in look.public.signatories]  # once: each call works out the whole sheet
    for i, issue in enumerate(look.public.issues):
        total = [sum(rows[i][k] for rows in likes) for k in range(len(issue.options))]
        best = total.index(max(total))
        if issue.options[best].guarantee == guarantee:
            return True
    return False


def _mends(look: Look, draft: Draft, text: Package) -> tuple[tuple[int, int], ...]:
    """Up to three clauses to change, those that nobody has refused last."""
    marks = [look.table.marks[p] for p in look.public.signatories]
    open_ = [i for i, k in enumerate(draft.terms) if k != text[i] and not all(m[i] == INITIAL for m in marks)]
    open_.sort(key=lambda i: (-sum(m[i] == BLOCK for m in marks), -sum(m[i] == HOLD for m in marks), i))
    return tuple((i, text[i]) for i in open_[:3])


# -- mediators that do not matter -------------------------------------------------------


@dataclass(frozen=True)
class Silent(Player):
    """Passes whenever it can, in any seat; as near to an empty chair as the rules allow."""

    name: str = "silent"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        return iter(())


@dataclass(frozen=True)
class Random(Player):
    """Any legal move."""

    name: str = "random-mediator"

    def decide(self, view: PartyView, dice: Dice) -> Move:
        moves = list(view.candidates())
        return dice.pick(moves) if moves else plain(view)


NOVICE: Final = Novice()
TRADER: Final = Trader()
STONEWALLER: Final = Stonewaller()
MUTE: Final = Mute()
SILENT: Final = Silent()
RANDOM: Final = Random()
REFERENCE: Final = (NOVICE, TRADER, STONEWALLER)
"""The three of the ladder."""


__all__ = [
    "MUTE", "NOVICE", "RANDOM", "REFERENCE", "SILENT", "STONEWALLER", "TALK", "TRADER", "Mute", "Novice", "Stonewaller",
    "Trader", "marked",
]  # fmt: skip
