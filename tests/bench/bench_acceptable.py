"""How often what the adviser calls likely, very likely or a guess would have been good enough, by the others' sheets.

`python tests/bench/bench_acceptable.py [GAMES]` plays games of random line-ups on every scenario and level, asks at
random moments what would make a text on the table acceptable, and prints by sureness how often the text it proposes
beats no deal and passes at home for all whose consent is needed. The seat that asks sees its own view alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from time import perf_counter

from communique.adviser.acceptable import Sureness, acceptable
from communique.adviser.scene import AdviserScene
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.package import Terms, settle
from communique.model.scenario import Role, Seat
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import Dice
from communique.rules.state import Phase
from communique.session import Session
from communique.views import PartyView
from communique.words import tr_n

STYLES = (
    "problem-solver", "firm", "legalist", "reciprocator", "statesman", "deadline-watcher", "conceder", "two-faced",
    "linear",
)  # fmt: skip
MEDIATORS = ("mediator", "facilitator", "power-broker")
CASES = tuple((name, level.id) for name in list_scenarios() for level in load_scenario(name).public.levels)


def good_for_all(session: Session, view: PartyView, seats: tuple[Seat, ...], terms: Terms) -> bool:
    """Whether the terms beat no deal and pass at home for all of `seats`."""
    package, public, sheets = settle(terms, view.table.floors), session.scenario.public, session.scenario.sheets
    return all(
        sheets[s].value(package) > sheets[s].no_deal(public, view.tension) and not sheets[s].unhappy(package)
        for s in seats
    )


def asked(session: Session, view: PartyView, found: Counter[tuple[str, bool]]) -> tuple[int, float]:
    """Ask about the texts on the table; how many, and in how many seconds."""
    texts = [offer.terms for offer in view.table.offers][:2]
    texts += [view.table.draft.terms] if view.table.draft is not None else []
    others, start = AdviserScene(view).others, perf_counter()
    said = [acceptable(view, terms) for terms in texts]
    took = perf_counter() - start
    for terms, one in zip(texts, said, strict=True):
        found["as it was", good_for_all(session, view, others, terms)] += 1
        if one is not None:
            found[one.sure.name, good_for_all(session, view, others, one.terms)] += 1
    return len(texts), took


def main(games: int) -> None:
    found: Counter[tuple[str, bool]] = Counter()
    count, took = 0, 0.0
    for number in range(games):
        dice = Dice(number, 0, "acceptable")
        name, level = CASES[number % len(CASES)]
        session = Session.open(load_scenario(name), number, level=level)
        parties = session.scenario.public.parties
        line = [dice.pick(MEDIATORS if party.role is Role.MEDIATOR else STYLES) for party in parties]
        seat = dice.below(len(parties))
        while not session.over:
            view = session.chair(session.turn).view()
            there = view.seat == seat and view.table.phase is Phase.FLOOR and view.table.question is None
            if there and dice.chance(15):
                n, seconds = asked(session, view, found)
                count, took = count + n, took + seconds
            move = NEGOTIATORS[line[view.seat]].decide(view, session.chair(view.seat).dice())
            refusal = session.chair(view.seat).submit(move)
            assert refusal is None, refusal
    played, seen = tr_n("{n} game", "{n} games", games), tr_n("{n} text", "{n} texts", count)
    print(f"{played}, {seen}, {1000 * took / max(1, count):.1f} ms a text")
    for kind in ("as it was", *(one.name for one in sorted(Sureness, reverse=True))):
        yes, no = found[kind, True], found[kind, False]
        print(f"{kind:>10}  {yes + no:5} texts, good for all: {100 * yes / max(1, yes + no):.0f} %")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
