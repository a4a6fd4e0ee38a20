"""What a negotiator does to learn and to be known: statements, questions in the open and in private, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.model.scenario import Seat
from communique.negotiators.parts import talk
from communique.negotiators.parts.relations import NOTHING
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.tell import Tell
from communique.rules.state import REASONS

_MEETING: Final = 2
"""Action points that a meeting in private takes, with what is to be asked there: nobody calls one to say nothing."""
_PRINCIPLE: Final = REASONS.index("principle")


def statements(situation: Situation) -> Iterator[Move]:
    """What matters most to the seat, said in the first session, and what matters least, in the second."""
    if Habit.TELLS not in situation.temper.habits or situation.conference.session > 1 or situation.memory.count(Tell):
        return
    said = talk.statement(situation)
    if said not in situation.memory.said:
        yield said


def conversation(situation: Situation, dice: Dice) -> Iterator[Move]:
    """A question and a card of evidence, when there is nothing better to do with the turn."""
    habits, memory = situation.temper.habits, situation.memory
    if not memory.count(Ask):
        yield from _about_principles(situation)
        if Habit.PROBES in habits:
            yield from _probes(situation)
        if Habit.ASKS in habits:
            yield from _questions(situation, dice)
    if Habit.EVIDENCE in habits and not any(isinstance(m, Tell) and m.card for m in memory.mine):
        for card in situation.view.sheet.cards:
            shown = Tell(card.issue, card=card.id, text=card.text)
            if shown not in memory.said:
                yield shown
                return


def _about_principles(situation: Situation) -> Iterator[Move]:
    """To who has spoken of a principle: what would be needed for the very clause? One does not haggle about those."""
    memory = situation.memory
    for of in _present(situation):
        account = situation.relations.accounts[of]
        if account.reason == _PRINCIPLE and account.refused != NOTHING:
            issue = account.refused
            asked = Ask("need", issue, situation.menu.best[issue], of=of)
            if asked not in memory.said:
                yield asked


def _questions(situation: Situation, dice: Dice) -> Iterator[Move]:
    """Which of two clauses matters more: a pair of which little is known and on which much depends, not asked yet."""
    others = _present(situation)
    if others:
        of = others[(situation.conference.session + dice.below(len(others))) % len(others)]
        yield from _comparisons(situation, of, None)


def _present(situation: Situation) -> list[Seat]:
    return [s for s in situation.others if situation.conference.away[s] < 0]


def _comparisons(situation: Situation, of: Seat, to: Seat | None) -> Iterator[Move]:
    """The pair of issues to ask `of` about, in private when `to` is given; none on which people hang.

    To ask what a person's freedom weighs against a road would be to trade it.
    """
    weights, spans = situation.memory.beliefs.weights[of], situation.space.spans
    order = sorted(situation.space.tradable, key=lambda i: (-spans[i] - weights[i], i))[:5]
    for k in range(1, len(order)):
        for one in order[:k]:
            other = order[k]
            if (of, min(one, other), max(one, other)) not in situation.memory.compared:
                yield Ask("compare", one, other_issue=other, of=of, to=to)
                return


def _probes(situation: Situation) -> Iterator[Move]:
    """What would be needed for the clause that is worth most to the seat, of those it has not asked about.

    Nobody is asked for the price of a clause on which people hang.
    """
    rows, best = situation.space.rows, situation.menu.best
    wishes = [(best[i], i) for i in situation.space.tradable]
    for of in _present(situation):
        for option, issue in sorted(wishes, key=lambda w: (rows[w[1]][0] - rows[w[1]][w[0]], w[1])):
            asked = Ask("need", issue, option, of=of)
            if asked not in situation.memory.said:
                yield asked
                return


def shuttle(situation: Situation) -> Iterator[Move]:
    """To one signatory in private, the next one in the next session; there, a question that nobody else hears."""
    others = _present(situation)
    if not others or situation.last:
        return
    to = others[situation.conference.session % len(others)]
    questions = [] if situation.memory.count(Ask) else list(_comparisons(situation, to, to))
    if questions and to in situation.view.desk.caucus:
        yield from questions
    elif questions and situation.view.desk.points >= _MEETING:
        yield Caucus(to)
