"""The epilogue: pages made of what was signed, or was not, that claim nothing of what came of a real case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import rich
from tabling import floor, move, opened, until

from communique.model.message import message
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.model.sheet import Audience
from communique.present.epilogue import EpiloguePage, epilogue
from communique.rules.moves.accept import Accept
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import HOLD, INITIAL, Ending, EndingKind
from communique.session.session import Session

TERMS = (1, 1, OPEN, 1)


def signed(terms: tuple[int, ...] = TERMS, audiences: dict[int, tuple[Audience, ...]] | None = None) -> Session:
    session = floor(opened(rich(audiences=audiences or {}), 0), 1)
    move(session, Offer(terms))
    floor(session, 0)
    return move(session, Accept("P1"), Sign(), Sign())


def pages(session: Session, seat: int = 0) -> dict[str, EpiloguePage]:
    view, outcome = session.chair(Seat(seat)).view(), session.facilitator.outcome()
    return {page.id: page for page in epilogue(view, outcome.kind, outcome.rejected_by)}


def test_there_is_none_while_the_talks_go_on() -> None:
    session = floor(opened(rich(), 0), 0)
    assert epilogue(session.chair(Seat(0)).view(), EndingKind.JOINT, ()) == ()


def test_what_was_signed_is_told_clause_by_clause_and_what_was_left_open_too() -> None:
    found = pages(signed())
    public = rich().public
    assert found["end"].text[0] == "Borea and Aland have signed a text of 3 clauses."
    assert [row.words for row in found["duties"].rows] == [public.issues[i].options[1].clause for i in (0, 1, 3)]
    assert [row.head for row in found["open"].rows] == [public.issues[2].short]


def test_what_has_a_date_goes_before_what_has_none_the_earliest_first() -> None:
    whole = rich()
    days = tuple(replace(option, value=90 - 30 * k) for k, option in enumerate(whole.public.issues[0].options))
    dated = replace(whole.public.issues[0], kind="schedule", options=days)
    later = replace(whole.public.issues[1], kind="schedule", options=days[:1] + days[1:])
    public = replace(whole.public, issues=(dated, later, *whole.public.issues[2:]))
    session = floor(opened(replace(whole, public=public), 0), 1)
    move(session, Offer((1, 2, OPEN, 1)))
    floor(session, 0)
    move(session, Accept("P1"), Sign(), Sign())
    view = session.chair(Seat(0)).view()
    found = {page.id: page for page in epilogue(view, EndingKind.JOINT, ())}
    assert [row.head for row in found["dates"].rows] == [days[2].label, days[1].label]
    assert [row.head for row in found["duties"].rows] == [public.issues[3].short]


def test_an_end_without_agreement_says_why_and_what_stays() -> None:
    session = until(opened(rich(sessions=1), 0), lambda t: t.ending is not None)
    found = pages(session)
    outcome = session.facilitator.outcome()
    assert found["end"].text[0] == outcome.why
    assert len(found["open"].rows) == len(rich().public.issues)
    assert "duties" not in found
    assert "near" not in found


def test_what_all_had_initialled_is_told_where_nothing_was_signed() -> None:
    session = floor(opened(rich(), 0), 2)
    move(session, TableDraft((1, 1, OPEN, 1)))
    for seat in (0, 1):
        floor(session, seat)
        move(session, Mark((INITIAL, HOLD, 0, HOLD)))
    view = session.chair(Seat(0)).view()
    assert view.table.conference is not None
    broken = Ending(EndingKind.BREAKDOWN, (), (), message("ending.cause_refused"))
    over = replace(view, table=view.table.conference._replace(ending=broken))
    (near,) = (page for page in epilogue(over, EndingKind.BREAKDOWN, ()) if page.id == "near")
    assert [row.head for row in near.rows] == [view.public.issues[0].short]


@pytest.mark.parametrize("kind", list(EndingKind))
def test_every_ending_has_its_card(kind: EndingKind) -> None:
    view = signed().chair(Seat(0)).view()
    first, *_ = epilogue(view, kind, ())
    assert first.id == "end"
    assert first.title


def test_of_other_homes_only_what_became_known_is_told() -> None:
    homes = {0: (Audience("quay", "The quay", (0,), 1),), 1: (Audience("port", "The port", (0,), 99),)}
    session = signed(audiences=homes | {1: (*homes[1], Audience("hills", "The hills", (1,), 99))})
    view = session.chair(Seat(0)).view()
    told = epilogue(view, EndingKind.NOT_RATIFIED, ((Seat(1), "The port"),))
    home = next(page for page in told if page.id == "home")
    assert [row.words for row in home.rows if row.head == "The quay"] == ["finds in it what it needs."]
    assert [row.words for row in home.rows if "Borea" in row.head] == ["misses in it what it needs, and says so."]
    assert not any("The hills" in row.head for row in home.rows)


def test_what_the_sheet_says_of_home_is_told_to_nobody_else() -> None:
    view = signed(audiences={0: (Audience("port", "The port", (0,), 1),)}).chair(Seat(0)).view()
    ids = {alone: {page.id for page in epilogue(view, EndingKind.JOINT, (), alone=alone)} for alone in (True, False)}
    assert ids[True] - ids[False] == {"home"}
