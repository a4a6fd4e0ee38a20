"""The adviser never offers people in return, never proposes less for them, and asks where a text stops short."""

from __future__ import annotations

from dataclasses import replace

from adviser.test_nudges import advice, offers
from builders import few, lucks, played, rich, terms, two
from hypothesis import given, settings

from communique.adviser.acceptable import acceptable
from communique.adviser.counsel import hint
from communique.adviser.scene import AdviserScene
from communique.adviser.trade import _base
from communique.model.package import OPEN
from communique.model.scenario import Law, Seat
from communique.model.sheet import Scenario
from communique.session import Session


def humane(case: Scenario, *marked: int, law: Law | None = None) -> Scenario:
    issues = tuple(replace(issue, humanitarian=i in marked) for i, issue in enumerate(case.public.issues))
    return replace(case, public=replace(case.public, issues=issues, law=law))


def test_who_asks_for_less_than_the_fullest_help_is_asked_whether_to_trade_it() -> None:
    session = offers(Session.open(humane(two(), 0, law=Law("Send them home.")), 1), {"A": 1, "B": 1})
    found = advice(session, "people")
    assert found is not None
    assert found.text == (
        "Your last text stops short on A, and people's lives or freedom hang on it. Should it be traded at all?"
    )
    assert found.why == "Points count delegations only; those who wait have none. The law: Send them home."
    assert found.issues == (0,)


def test_nothing_is_asked_of_whoever_offers_the_fullest_help_or_leaves_it_open() -> None:
    for said in ({"A": 2, "B": 1}, {"B": 1}):
        assert advice(offers(Session.open(humane(two(), 0), 1), said), "people") is None
    assert advice(offers(Session.open(two(), 1), {"A": 1}), "people") is None


@settings(few, max_examples=8)
@given(lucks)
def test_nothing_that_is_counselled_does_less_for_people_than_the_text_it_would_change(luck: int) -> None:
    case = humane(rich(), 0, 2)
    session = played(case, luck, 30)
    if session.over:
        return
    for seat in range(len(case.sheets)):
        view = session.chair(Seat(seat)).view()
        found, base = hint(view), AdviserScene(view).settled(_base(AdviserScene(view)))
        assert found is not None
        if found.trigger == "trade":
            assert not case.public.issues[found.issues[0]].humanitarian
        if found.package:
            assert all(found.package[i] >= base[i] for i in (0, 2))
        text = terms(case.public, A=1, C=1)
        changed = acceptable(view, text)
        if changed is not None:
            assert all(changed.terms[i] >= text[i] for i in (0, 2) if text[i] != OPEN)
