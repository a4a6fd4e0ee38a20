"""Cheap tricks: players that a table worth the name must not reward.

Fifteen that were tried on the first version, and five of our own (the last five). Most are a trader or a stonewaller
with one habit put in; none knows more than its own view.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bench.table.base import BLOCK, HOLD, INITIAL, Player, marked, nearly_best, offered, taken
from bench.table.belief import believed
from bench.table.look import Look
from bench.table.players import MUTE, STONEWALLER, Stonewaller, Trader, by_weight, missing

from communique.model.package import OPEN, Package
from communique.model.scenario import Seat
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.come_back import Return
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import REASONS, Phase, PressLine, QuestionKind
from communique.views import PartyView


@dataclass(frozen=True)
class Flat(Stonewaller):
    """Asks for a flat share from first to last, and signs nothing under it."""

    name: str = "flat-65"
    demand: float = 0.65

    def last_least(self, look: Look) -> float:
        return look.aim(self.demand)


@dataclass(frozen=True)
class Cherry(Trader):
    """Initials what it likes and blocks the rest."""

    name: str = "cherry-picker"

    def ballot(self, look: Look) -> Mark:
        draft = look.table.draft
        assert draft is not None
        if look.last and look.value(draft.terms) >= self.last_least(look):
            return super().ballot(look)
        return marked(look, draft.terms, lambda i, k: INITIAL if nearly_best(look, i, k, 0.75) else BLOCK)


@dataclass(frozen=True)
class Warner(Stonewaller):
    """Warns of leaving in every session, and stays."""

    name: str = "warner"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        if "warn" not in look.said:
            yield Warn()
        yield from super().floor(look, dice)


@dataclass(frozen=True)
class Walker(Trader):
    """Walks out in every second session and comes back in the next."""

    name: str = "walker"

    def wishes(self, look: Look, dice: Dice) -> Iterator[Move]:
        if look.table.is_away(look.seat):
            yield Return()
        yield from super().wishes(look, dice)

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.least(look))
        if look.session % 2 == 1 and look.session + 2 < look.sessions and "return" not in look.said:
            if "offer" in look.said:
                yield Walk()
            yield from offered(look, look.lowest(self.least(look)))
        yield from super().floor(look, dice)


@dataclass(frozen=True)
class Asker(Stonewaller):
    """Spends all on questions, then takes the best there is."""

    name: str = "asker"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        n = len(look.own.sizes)
        for p in look.others:
            for i in range(n):
                move = Ask("compare", i, other_issue=(i + 1) % n, of=Seat(p))
                if move not in look.ever:
                    yield move


@dataclass(frozen=True)
class Principled(Stonewaller):
    """Refuses all that others say with "principle", and the draft too."""

    name: str = "principled"
    reason: str = "principle"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        wanted = look.lowest(self.least(look))
        refused = {move.target for move in look.ever if isinstance(move, Reject)}
        here = {h.move.target for h in look.spoken if isinstance(h.move, Reject)}
        draft, why = look.table.draft, REASONS.index(self.reason)
        if wanted is not None:
            for target, terms, done in (
                *((str(o.id), o.terms, refused) for o in look.standing),
                *((("draft", draft.terms, here),) if draft is not None else ()),
            ):
                points = tuple((i, k, why) for i, k, _ in missing(look, terms, wanted))
                if points and target not in done:
                    yield Reject(target, points)
        yield from super().floor(look, dice)


@dataclass(frozen=True)
class Copier(Trader):
    """Copies the mediator's draft, or another's offer, with two clauses changed its own way."""

    name: str = "copier"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        base = look.table.draft or next(iter(look.standing), None)
        if base is None or "offer" in look.said:
            return
        terms = list(look.settled(base.terms))
        rows = look.sheet.points
        order = sorted(range(len(terms)), key=lambda i: rows[i][terms[i]] - max(rows[i]))
        for i in order[:2]:
            terms[i] = rows[i].index(max(rows[i]))
        yield from offered(look, tuple(terms))


@dataclass(frozen=True)
class Giver(Trader):
    """Makes every gesture that it can, first of all, whatever it costs."""

    name: str = "giver"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        for k, gesture in enumerate(look.public.gestures):
            if gesture.seat == look.seat:
                yield MakeGesture(k)
        yield from super().floor(look, dice)


@dataclass(frozen=True)
class Liar(Trader):
    """Says that what matters least matters most, in statements and in answers."""

    name: str = "liar"

    def priorities(self, look: Look) -> Iterator[Move]:
        order = by_weight(look)
        for move in (Tell(order[-1], "high"), Tell(order[0], "low"), Tell(order[-2], "high")):
            if move not in look.ever:
                yield move

    def answers(self, look: Look) -> Iterator[Move]:
        question = pending(look.table, look.view.desk, look.seat)
        if question is not None:
            to = question.by if look.view.desk.question is not None else None
            order = by_weight(look)
            if question.kind is QuestionKind.COMPARE:
                one, other = order.index(question.issue), order.index(question.other_issue)
                yield Answer("first" if one > other else "second", to=to)
            elif question.kind is QuestionKind.NEED:
                row = look.sheet.points[order[-1]]
                yield Answer("need", order[-1], row.index(max(row)), to)
        yield from super().answers(look)


@dataclass(frozen=True)
class Withholder(Trader):
    """Withholds its first signature, in the hope of more."""

    name: str = "withholder"

    def signs(self, look: Look) -> bool:
        agreed = look.table.agreed
        assert agreed is not None
        before = any(h.seat == look.seat and type(h.move).__name__ == "Withhold" for h in look.view.since(0))
        return (before or look.last or look.table.phase is Phase.FINAL) and super().signs(look)


@dataclass(frozen=True)
class YesMan(Player):
    """Says yes to everything that beats no deal, and offers nothing."""

    name: str = "yes-man"

    def least(self, look: Look) -> float:
        return look.no_deal + 1


@dataclass(frozen=True)
class Whisperer(Trader):
    """Speaks in private only: a caucus with each, and offers there."""

    name: str = "whisperer"
    talk: frozenset[str] = frozenset({"answer"})

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        wanted = look.lowest(self.least(look), believed(look)[1])
        for p in look.public.signatories:
            if p != look.seat and wanted is not None:
                yield Caucus(p)
                if not any(isinstance(h.move, Offer) and h.move.to == p for h in look.spoken):
                    yield Offer(wanted, p)


@dataclass(frozen=True)
class Inflamer(Trader):
    """Firm to the press in each session, and a warning in each: tension lowers everybody's no-deal value."""

    name: str = "inflamer"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        if "warn" not in look.said:
            yield Warn()
        yield from super().floor(look, dice)

    def press(self, look: Look) -> int:
        return PressLine.NEUTRAL if look.table.brink else PressLine.FIRM


@dataclass(frozen=True)
class Sniper(Player):
    """Of our own: silent until the last session, then one offer that asks for half of its range."""

    name: str = "sniper"
    demand: float = 0.5

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        if look.last:
            if "offer" not in look.said:
                yield from offered(look, look.lowest(look.aim(self.demand), believed(look)[1]))
            yield from taken(look, self.last_least(look))

    def mark(self, look: Look, issue: int, option: int) -> int:
        return HOLD


@dataclass(frozen=True)
class Nibbler(Trader):
    """Of our own: says yes to every text, but for one clause more, each session another."""

    name: str = "nibbler"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else look.aim(0.85))
        base = look.table.draft.terms if look.table.draft is not None else None
        target = "draft"
        if base is None and look.standing:
            best = max(look.standing, key=lambda o: (look.value(o.terms), o.id))
            base, target = best.terms, best.id
        if base is not None and "amend" not in look.said:
            rows, got = look.sheet.points, look.settled(base)
            order = sorted(range(len(got)), key=lambda i: (rows[i][got[i]] - max(rows[i]), i))
            for i in order:
                yield Amend(target, ((i, rows[i].index(max(rows[i]))),))
        elif base is None and "offer" not in look.said:
            yield from offered(look, look.lowest(self.least(look), believed(look)[1]))


@dataclass(frozen=True)
class Splitter(Trader):
    """Of our own: opens at its best, and then always asks for the middle between that and the best it was offered."""

    name: str = "splitter"

    def share(self, look: Look) -> float:
        best = max((look.value(o.terms) for o in look.standing), default=look.no_deal)
        if look.table.draft is not None:
            best = max(best, look.value(look.table.draft.terms))
        span = max(1.0, look.own.best - look.no_deal)
        return max(0.1, (1.0 + max(0.0, best - look.no_deal) / span) / 2)


@dataclass(frozen=True)
class Blocker(Trader):
    """Of our own: blocks every clause of every draft until the last ballot, then initials all."""

    name: str = "blocker"

    def ballot(self, look: Look) -> Mark:
        draft = look.table.draft
        assert draft is not None
        if look.last:
            return super().ballot(look)
        return marked(look, draft.terms, lambda i, k: BLOCK)

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        for move in super().floor(look, dice):
            if look.last or not isinstance(move, Accept):
                yield move


@dataclass(frozen=True)
class Conditional(Stonewaller):
    """Of our own: nothing but if-thens, its cheapest clause for its dearest."""

    name: str = "conditional"

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        yield from taken(look, self.last_least(look) if look.last else self.least(look))
        wanted: Package | None = look.lowest(look.own.best)
        draft = look.table.draft
        if wanted is None:
            return
        order = by_weight(look)
        for p in look.public.signatories:
            for give in reversed(order):
                for get in order[: len(order) // 2]:
                    given = draft.terms[give] if draft is not None and draft.terms[give] != OPEN else wanted[give]
                    if p != look.seat and give not in order[: len(order) // 2]:
                        yield IfThen(give, given, p, get, wanted[get])


@dataclass(frozen=True)
class Inflaming:
    """A registered style that also speaks firmly to the press and warns in each session, and is the same otherwise."""

    style: str

    @property
    def name(self) -> str:
        """The style's, marked."""
        return f"{self.style}+inflaming"

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def description(self) -> str:
        """What a line-up says of it."""
        return "A style of the package that inflames."

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """What the style would do, but for the press and one warning a session."""
        table = view.table.conference
        if table is not None:
            wish: Move | None = None
            if table.phase is Phase.PRESS:
                wish = Press(PressLine.FIRM)
            elif table.phase is Phase.FLOOR and not pending(table, view.desk, view.seat):
                wish = Warn()
            if wish is not None and view.refusal(wish) is None and not _done(view, type(wish)):
                return wish
        return negotiator(self.style).decide(view, dice)


def _done(view: PartyView, what: type[Move]) -> bool:
    now = view.table.when
    return any(h.seat == view.seat and h.session == now and isinstance(h.move, what) for h in view.since(0))


TRICKS: Final[tuple[Negotiator, ...]] = (
    STONEWALLER,
    MUTE,
    Flat("flat-50", 0.5),
    Flat("flat-65", 0.65),
    Flat("flat-80", 0.8),
    Cherry(),
    Warner(),
    Walker(),
    Asker(),
    Principled(),
    Copier(),
    Giver(),
    Liar(),
    Withholder(),
    YesMan(),
    Whisperer(),
    Inflamer(),
    Sniper(),
    Nibbler(),
    Splitter(),
    Blocker(),
    Conditional(),
)

PLAIN: Final = Trader("plain-trader", talk=frozenset())
"""The trader without any talk."""
