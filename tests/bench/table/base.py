"""What every reference player does: it names its wishes in order, and makes the first that is legal.

A player is a small frozen thing without memory. It must go on when the rules learn a phase or a question that it has
never heard of: what is not known is passed over, declined, or answered by whatever is legal first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bench.table.look import Look

from communique.model.package import OPEN, Terms
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.come_back import Return
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK, Phase, PressLine, TextSource
from communique.views import PartyView

_NEVER: Final = 10_000.0


@dataclass(frozen=True)
class Player:
    """A reference player; those below say what differs."""

    name: str = "player"

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def description(self) -> str:
        """What a line-up says of it."""
        return "A reference player of the bench."

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The first legal of its wishes."""
        table = view.table.conference
        if table is not None:
            for wish in self.wishes(Look(view, table), dice):
                if view.refusal(wish) is None:
                    return wish
        return plain(view)

    def wishes(self, look: Look, dice: Dice) -> Iterator[Move]:
        """What it would like to do, the dearest first."""
        table = look.table
        if pending(table, look.view.desk, look.seat) is not None:
            yield from self.answers(look)
        elif table.is_away(look.seat):
            yield Return()
        elif table.phase is Phase.NEWS:
            yield from self.lines(look)
        elif table.phase is Phase.BALLOT:
            yield self.ballot(look)
        elif table.phase is Phase.PRESS:
            yield Press(self.press(look))
        elif table.phase in (Phase.SIGNING, Phase.FINAL):
            yield Sign() if self.signs(look) else Withhold()
        elif table.phase is Phase.FLOOR:
            yield from self.floor(look, dice)
            yield Pass()
        else:
            yield from taken(look, self.last_least(look))

    # -- what differs --------------------------------------------------------------

    def least(self, look: Look) -> float:
        """What a text must be worth for it to say yes now."""
        return _NEVER

    def last_least(self, look: Look) -> float:
        """The same when nothing comes after."""
        return look.no_deal + 1

    def floor(self, look: Look, dice: Dice) -> Iterator[Move]:
        """Its wishes on the floor; a pass follows by itself."""
        yield from taken(look, self.last_least(look) if look.last else self.least(look))

    def answers(self, look: Look) -> Iterator[Move]:
        """To the question that waits."""
        yield declined(look)

    def lines(self, look: Look) -> Iterator[Move]:
        """On the news."""
        yield TakeLine(look.table.news, 0)

    def press(self, look: Look) -> int:
        """What the press hears."""
        return PressLine.NEUTRAL

    def ballot(self, look: Look) -> Mark:
        """On the draft: all of it when it suits, else the clauses that do."""
        draft = look.table.draft
        assert draft is not None
        least = self.last_least(look) if look.last else self.least(look)
        if look.value(draft.terms) >= least:
            return marked(look, draft.terms, lambda i, k: INITIAL)
        return marked(look, draft.terms, lambda i, k: self.mark(look, i, k))

    def mark(self, look: Look, issue: int, option: int) -> int:
        """Of one clause of a draft that does not suit."""
        return INITIAL if nearly_best(look, issue, option, 1.0) else HOLD

    def signs(self, look: Look) -> bool:
        """Whether it puts its name to what lies on the signing table."""
        agreed = look.table.agreed
        assert agreed is not None
        late = agreed.source in (TextSource.CLOSING, TextSource.FINAL) or look.seat in agreed.consent or look.last
        return look.value(agreed.terms) >= (self.last_least(look) if late else self.least(look))


def plain(view: PartyView) -> Move:
    """Where nothing wished for is legal: a pass, a signature or a refusal to answer if legal, else whatever is."""
    found = None
    for move in view.candidates():
        if isinstance(move, Pass | Sign) or (isinstance(move, Answer) and move.says == "decline"):
            return move
        found = found or move
    assert found is not None, "a seat on turn has a legal move"
    return found


def declined(look: Look) -> Answer:
    """No answer."""
    question = look.view.desk.question
    return Answer("decline", to=question.by if question is not None else None)


def taken(look: Look, least: float) -> Iterator[Move]:
    """Accept the best standing offer, or initial the whole draft, where it is worth `least` or more."""
    choices: list[tuple[float, Move]] = [(look.value(o.terms), Accept(o.id)) for o in look.standing]
    draft = look.table.draft
    if draft is not None and look.signs:
        whole = Mark(tuple(NO_MARK if k == OPEN else INITIAL for k in draft.terms))
        choices.append((look.value(draft.terms), whole))
    choices.sort(key=lambda one: -one[0])
    yield from (move for worth, move in choices if worth >= least)


def offered(look: Look, terms: Terms | None) -> Iterator[Move]:
    """Offer the terms, unless this seat's own offer of them stands."""
    if terms is not None and not any(o.terms == terms and look.seat in o.accepted for o in look.table.offers):
        yield Offer(terms)


def marked(look: Look, terms: Terms, how: object) -> Mark:
    """The draft marked clause by clause; what is initialled already stays so."""
    assert callable(how)
    before = look.table.marks[look.seat]
    out = []
    for i, k in enumerate(terms):
        out.append(NO_MARK if k == OPEN or before[i] == INITIAL else how(i, k))
    return Mark(tuple(out))


def nearly_best(look: Look, issue: int, option: int, share: float) -> bool:
    """True when the option brings so much of what the issue can bring."""
    row = look.sheet.points[issue]
    low, high = min(row), max(row)
    return high == low or row[option] - low >= share * (high - low)


__all__ = ["BLOCK", "HOLD", "INITIAL", "Player", "declined", "marked", "nearly_best", "offered", "plain", "taken"]
