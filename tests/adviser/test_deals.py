"""Work on a text: what mends it is exact and smallest, swaps gain, and nobody else's sheet is looked at."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from adviser.test_blind import story
from builders import other_secrets
from shapes import tables

from communique.adviser.barter import best_swaps, swap_of
from communique.adviser.mend import MOST_CLAUSES, mended
from communique.adviser.scene import AdviserScene
from communique.loading.scenario_file import load_scenario
from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.present.deals import good_for, good_for_me, revision, swaps_in
from communique.rules.moves import kind_of
from communique.rules.terms import stands
from communique.session import Session
from communique.views import PartyView

pytestmark = pytest.mark.slow
SIGHTED = [(scenario, level) for scenario, level in tables() if level in ("guided", "envoy", "")] or list(tables())[:3]


def some_texts(view: PartyView) -> list[Terms]:
    """A text of each kind: the seat's worst, its best, and what lies on the table."""
    rows = view.sheet.points
    worst = tuple(row.index(min(row)) for row in rows)
    best = tuple(row.index(max(row)) for row in rows)
    return [worst, best, *(offer.terms for offer in view.table.offers[:2])]


def told(scenario: str, level: str, protocol: str = "conference") -> tuple[PartyView, Session]:
    session = story(load_scenario(scenario), 4, level, protocol, 20, limit=40)
    return session.chair(Seat(0)).view(), session


@pytest.mark.parametrize(("scenario", "level"), SIGHTED)
def test_what_is_mended_beats_no_deal_and_passes_at_home_and_nothing_smaller_does(scenario: str, level: str) -> None:
    view, _ = told(scenario, level)
    if view.over:
        pytest.skip("the talks are over")
    scene = AdviserScene(view)
    for terms in some_texts(view):
        found = mended(view, terms)
        if found is None:
            continue
        assert scene.worth(found.terms) > view.no_deal
        assert scene.passes(found.terms)
        assert found.gain == scene.worth(found.terms) - scene.worth(terms)
        assert len(found.changes) <= MOST_CLAUSES
        smaller = (few for n in range(len(found.changes)) for few in combinations(range(len(terms)), n))
        for issues in smaller:
            for options in product(*(scene.menu.options[i] for i in issues)):
                new = dict(zip(issues, options, strict=True))
                less = tuple(new.get(i, choice) for i, choice in enumerate(terms))
                people = any(
                    view.public.issues[i].humanitarian and less[i] < scene.settled(terms)[i] for i in range(len(terms))
                )
                good = scene.worth(less) > view.no_deal and scene.passes(less)
                assert people or not good or not stands(scene.public, less, scene.table.floors, scene.table.unlocked)


@pytest.mark.parametrize(("scenario", "level"), SIGHTED)
def test_a_swap_gains_and_is_believed_to_cost_nobody_and_does_no_less_for_people(scenario: str, level: str) -> None:
    view, _ = told(scenario, level)
    if view.over:
        pytest.skip("the talks are over")
    scene, seen = AdviserScene(view), 0
    for terms in some_texts(view):
        for swap in best_swaps(view, terms):
            seen += 1
            assert swap.gain == scene.worth(swap.terms) - scene.worth(terms) > 0
            assert all(one.about >= 0 for one in swap.theirs)
            assert all(one.low <= one.about <= one.high for one in swap.theirs)
            assert swap == swap_of(view, terms, swap.take, swap.give)
            for i, issue in enumerate(view.public.issues):
                assert not issue.humanitarian or swap.terms[i] >= scene.settled(terms)[i]
    assert seen or scenario != "sochi-2021"


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize(("scenario", "level"), SIGHTED)
def test_the_sheets_of_others_change_no_word_of_it(scenario: str, level: str, protocol: str) -> None:
    here = load_scenario(scenario)
    session = story(here, 4, level, protocol, 20, limit=40)
    header = session.header
    there = Session.open(other_secrets(here, Seat(0)), header.seed, level=header.level, protocol=header.protocol)
    for event in session.events:
        if not kind_of(event.move).by_itself:
            assert there.chair(event.seat).submit(event.move) is None
    mine, theirs = session.chair(Seat(0)).view(), there.chair(Seat(0)).view()
    for terms in some_texts(mine):
        for said in (good_for_me, swaps_in, lambda view, text: good_for(view, text, None)):
            assert said(mine, terms) == said(theirs, terms)


def test_a_revision_says_what_changes_and_for_whom() -> None:
    view, _ = told("sochi-2021", "envoy")
    before = (0,) * len(view.public.issues)
    after = (1, *before[1:-1], OPEN)
    found = revision(view, before, after)
    assert [change.issue for change in found.changes] == [0, len(before) - 1]
    assert found.changes[-1].after == "open"
    assert found.worth.startswith("you ")
    assert "about" in found.worth
    assert revision(view, before, before).worth == ""
