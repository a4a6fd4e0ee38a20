"""What the statesman's docstring promises of alternating offers, over drawn domains and drawn talks.

Shares are thousandths of a seat's range from no deal to its best package, counted here from the sheet alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import log

from builders import build, lucks
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.package import Package
from communique.model.scenario import Seat, Signing
from communique.model.sheet import Scenario
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.survey import survey_of
from communique.negotiators.registry import NEGOTIATORS
from communique.negotiators.statesman import NEGOTIATOR, RECORD, _Turn
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.views import PartyView

talks = settings(max_examples=40, deadline=None, derandomize=True, database=None)


class Domain:
    """A scenario of so many parties, and what packages leave seat 0."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, sheet = scenario, scenario.sheets[0]
        self.low = sheet.reservation
        self.packages = sorted(product(*map(range, scenario.public.sizes)), key=sheet.value)
        """From worst to best for seat 0."""
        self.best = sheet.value(self.packages[-1])
        self.value = sheet.value

    def share(self, package: Package) -> int:
        """In thousandths of seat 0's range; 0 for what does not beat no deal."""
        return max(0, (self.value(package) - self.low) * 1000 // (self.best - self.low))

    def offered(self, luck: int, turn: int) -> Move:
        """What another party does: one holds out and then gives nearly all, one keeps step, one is anyhow."""
        dice, style = Dice(luck, turn, "others"), luck % 3
        if style == 0:
            late = turn > Dice(luck, 0, "late").below(2 * self.scenario.public.rounds)
            return Offer(dice.pick(self.packages[-8:]) if late else self.packages[0])
        if style == 1:
            return Offer(self.packages[min(turn // 2, len(self.packages) - 1)])
        return Pass() if dice.chance(10) else Offer(dice.pick(self.packages))


@st.composite
def domains(draw: st.DrawFn, *, principals: int = 2, rounds: int = 40) -> Domain:
    """Everybody's points drawn; each party's best package is worth 100 or about that."""
    sizes = tuple(draw(st.lists(st.integers(3, 5), min_size=3, max_size=3)))
    scenario = build(principals=principals, sizes=sizes, rounds=rounds, signing=Signing("unanimity"))
    sheets = []
    for sheet in scenario.sheets:
        weights = [draw(st.integers(1, 9)) for _ in sizes]
        rows = []
        for weight, size in zip(weights, sizes, strict=True):
            between = draw(st.lists(st.integers(1, 999), min_size=size - 2, max_size=size - 2))
            row = [100 * weight * part // (1000 * sum(weights)) for part in (0, *between, 1000)]
            rows.append(tuple(draw(st.permutations(row))))
        sheets.append(replace(sheet, points=tuple(rows), reservation=draw(st.integers(0, 80))))
    return Domain(replace(scenario, sheets=tuple(sheets)))


def thought(view: PartyView) -> _Turn:
    """The statesman's turn in this view, before it has decided."""
    mind = NEGOTIATOR.mind
    situation = Situation(view, mind.player.temper)
    return _Turn(situation, survey_of(situation.space, situation.bottom), view.fold(RECORD), mind.style)


class Talks:
    """The statesman in seat 0, and others who do what is drawn."""

    def __init__(self, domain: Domain, luck: int) -> None:
        self.domain, self.luck = domain, luck
        self.session = Session.open(domain.scenario, 1, protocol="alternating")
        self.made: set[Package] = set()
        """What the statesman has offered."""

    def turns(self) -> Iterator[tuple[PartyView, Move]]:
        """Each of its turns: the view, and what it does."""
        while not self.session.over:
            seat = self.session.turn
            view = self.session.chair(seat).view()
            if seat == 0:
                move = NEGOTIATORS["statesman"].decide(view, self.session.chair(seat).dice())
                yield view, move
                if isinstance(move, Offer):
                    self.made.add(move.terms)
            else:
                move = self.domain.offered(self.luck, len(self.session.events))
            assert self.session.chair(seat).submit(move) is None

    @property
    def next_down(self) -> int:
        """The share of the best package that it has not offered yet."""
        left = [package for package in self.domain.packages if package not in self.made]
        return self.domain.share(left[-1]) if left else 1000


@given(domains(), lucks)
@talks
def test_before_the_last_rounds_it_takes_and_asks_for_no_less_than_the_next_package_down_its_list(
    domain: Domain, luck: int
) -> None:
    talk = Talks(domain, luck)
    for view, move in talk.turns():
        if 1000 * view.table.round >= 980 * (view.public.rounds - 1):
            break
        taken = view.table.offer if isinstance(move, Accept) else move.terms
        assert domain.share(taken) >= talk.next_down
        assert domain.share(taken) >= 400


@given(domains(), lucks)
@talks
def test_it_takes_what_is_worth_its_target_or_its_next_bid_and_refuses_what_is_worth_neither(
    domain: Domain, luck: int
) -> None:
    for view, move in Talks(domain, luck).turns():
        if view.table.round >= view.public.rounds - 1:
            break  # its last word, by other rules
        offer = view.table.offer
        if isinstance(move, Accept):
            turn = thought(view)
            bid = turn._step() if turn._keeping_step() else turn._bid(turn.target())
            assert domain.share(offer) >= min(turn.target(), domain.share(bid))
        elif offer and 0 not in view.table.accepted:
            share = domain.share(offer)
            assert share < thought(view).target()
            assert share < domain.share(move.terms)


def fair(domain: Domain, turn: _Turn) -> list[int]:
    """Seat 0's shares of all packages that come within a hundredth of the largest estimated Nash product."""
    found = []
    for package in domain.packages:
        own = domain.share(package)
        if own > 0:
            gains = [sum(row[k] for row, k in zip(table, package, strict=True)) for table in turn.tables.values()]
            found.append((log(max(own, 1)) + sum(log(min(1000, max(20, gain))) for gain in gains), own))
    most = max(found)[0]
    return [own for product, own in found if product >= most - 0.01]


@given(domains(), lucks)
@talks
def test_it_holds_on_to_nineteen_twentieths_of_its_share_of_the_estimated_nash_package(
    domain: Domain, luck: int
) -> None:
    for view, _ in Talks(domain, luck).turns():
        if view.table.round % 6 == 3:
            turn = thought(view)
            shares = fair(domain, turn)
            assert min(950, max(400, min(shares) * 95 // 100 - 1)) <= turn.floor
            assert turn.floor <= min(950, max(400, max(shares) * 95 // 100 + 1))


@given(domains(rounds=101), lucks)
@settings(talks, max_examples=10)
def test_with_one_other_it_asks_for_all_until_the_last_rounds_and_then_comes_down_to_its_floor(
    domain: Domain, luck: int
) -> None:
    """Time goes from 0 to 100 in 101 rounds: 98 is the turn, 99 half way down, 100 the floor."""
    for view, _ in Talks(domain, luck).turns():
        turn, now = thought(view), view.table.round
        if now % 14 == 0 or now >= 98:
            half = 1000 - (1000 - turn.floor) // 2
            assert turn.target() == (1000 if now <= 98 else half if now == 99 else turn.floor)


@given(domains(principals=3, rounds=101), lucks)
@settings(talks, max_examples=6)
def test_with_several_it_asks_for_nine_tenths_in_the_last_tenth(domain: Domain, luck: int) -> None:
    for view, _ in Talks(domain, luck).turns():
        turn, now = thought(view), view.table.round
        if now in (0, 40, 90, 91, 93, 95, 97, 98):
            assert turn.target() == max(900, {0: 1000, 40: 1000, 90: 1000, 91: 980, 93: 940}.get(now, 900))


SHARES = range(0, 1001, 10)


@given(domains(), lucks, st.integers(0, 38))
@talks
def test_a_party_takes_about_what_it_asked_for_when_it_asked_for_least(domain: Domain, luck: int, when: int) -> None:
    """Sure of what it asked for itself; half as sure, over what it might yield anyway, half of "about" below that.

    That is 300 thousandths for one that has said little so far, and a fifth of this for one that has moved much.
    """
    for view, _ in Talks(domain, luck).turns():
        if view.table.round < when:
            continue
        turn = thought(view)
        claims = [terms for _, terms in turn.record.claims if turn._beats(terms)]
        gains = [sum(r[k] for r, k in zip(turn.tables[Seat(1)], terms, strict=True)) for terms in claims]
        demand, moved = min([1000, *gains]), len(turn.record.claims) > 3
        about = 60 if moved else 300
        yielding = 150 if moved else 700 if turn.situation.last else 850

        def odds(share: int, turn: _Turn = turn) -> int:
            return int(turn._odds(Seat(1), turn.survey._np.array([share]))[0])

        assert odds(demand) == odds(1000) == 970
        if demand > about:
            assert odds(demand - about - 1) <= yielding
            anyway = odds(demand - about - 1) if moved else 0
            assert odds(demand - about // 2) >= (970 + anyway) // 2 - 1
            assert odds(demand - about // 2) <= (970 + yielding) // 2 + 1
        rising = [odds(share) for share in SHARES]
        assert rising == sorted(rising)
        break


@given(domains(), lucks)
@talks
def test_in_a_turn_that_nobody_can_answer_it_takes_whatever_beats_no_deal(domain: Domain, luck: int) -> None:
    """The statesman in the second seat has the last turn of all; its sheet is seat 0's here."""
    first, second = domain.scenario.sheets
    turned = replace(domain.scenario, sheets=(replace(second, seat=Seat(0)), replace(first, seat=Seat(1))))
    session = Session.open(turned, 1, protocol="alternating", rounds=6)
    least = next(k for k, package in enumerate(domain.packages) if domain.value(package) > domain.low)
    bare = Offer(domain.packages[least - luck % 2])
    """The least that beats no deal, or the most that does not."""
    while not session.over:
        seat, last = session.turn, session.state.table.round == 5
        move: Move = bare if last else Pass()
        if seat == 1:
            move = NEGOTIATORS["statesman"].decide(session.chair(seat).view(), session.chair(seat).dice())
            assert not last or (move == Accept()) == (domain.value(bare.terms) > domain.low)
        assert session.chair(seat).submit(move) is None


@given(domains(principals=3, rounds=12), lucks)
@settings(talks, max_examples=10)
def test_what_it_has_been_offered_is_what_the_least_generous_of_the_others_has_at_its_best(
    domain: Domain, luck: int
) -> None:
    for view, _ in Talks(domain, luck).turns():
        best = {1: 0, 2: 0}
        for heard in view.heard:
            if heard.seat != 0 and isinstance(heard.move, Offer):
                best[heard.seat] = max(best[heard.seat], domain.share(heard.move.terms))
        assert thought(view)._offered() == min(best.values())
