"""What is put forward is never worse than no deal for whoever is asked, and never for good: over games, all moves."""

from __future__ import annotations

import pytest
import tabling
from builders import rich, two
from window.test_any_move import turns

from communique.faces import FACES
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import appraise, harm_of, terms_of
from communique.present.harm import weighed
from communique.present.marking import ballot_decision, marking, own_marks, quick_marks
from communique.present.possible_moves import actions, why_not
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.session import Session


@pytest.mark.parametrize("luck", range(8))
def test_terms_that_no_deal_beats_or_home_rejects_harm_and_no_others(luck: int) -> None:
    session = Session.open(rich() if luck % 2 else two(), luck, protocol="conference")
    seen = 0
    for view in turns(session, luck):
        for move in view.candidates():
            if not isinstance(move, (Offer, Accept)):
                continue
            terms = move.terms if isinstance(move, Offer) else terms_of(view, move.offer)
            assert terms is not None
            found = appraise(view, terms)
            assert found is not None
            worse = found.margin < 0 or bool(found.against)
            seen += worse
            assert bool(harm_of(view, move)) == (worse and not found.empty), (move, found)
    assert seen


@pytest.mark.parametrize("luck", range(4))
def test_no_button_that_is_put_forward_harms(luck: int) -> None:
    session = Session.open(rich(), luck, protocol="conference")
    for view in turns(session, luck):
        package = tuple(row.index(min(row)) for row in view.sheet.points)
        for action in weighed(view, actions(view), package):
            if action.reason or action.harm:
                continue
            assert not action.face.grave
            if action.name in ("offer", "table"):
                found = appraise(view, package)
                assert found is not None
                assert found.margin >= 0
                assert not found.against


def test_what_cannot_be_taken_back_is_marked_so() -> None:
    grave = {name for name, face in FACES.items() if face.grave}
    assert grave == {"walk", "leave", "withhold", "final", "gesture", "guarantee", "warn"}


@pytest.mark.parametrize("luck", range(6))
def test_the_short_cuts_of_a_ballot_mark_every_clause_and_lead_to_different_marks(luck: int) -> None:
    session = Session.open(rich(), luck, protocol="conference")
    for view in turns(session, luck):
        package = tuple(row.index(max(row)) for row in view.sheet.points)
        ways = quick_marks(view, package)
        assert len({one.marks for one in ways}) == len(ways)
        draft = terms_of(view, "draft")
        if draft is None:
            assert ways == ()
            continue
        before = own_marks(view)
        for one in ways:
            assert all(bool(mark) == (choice != OPEN) for mark, choice in zip(one.marks, draft, strict=True))
        decision = ballot_decision(view, package)
        assert decision is not None
        if view.my_turn and view.table.phase == "ballot":
            assert not why_not(view, marking(before, ways[0].marks))
            assert decision.by_hand == "mark"
            first = decision.ways[0]
            found = appraise(view, draft)
            assert found is not None
            if not first.harm and kind_of(first.move).name == "mark" and ways[0].name == "all":
                assert not found.harm


def test_taking_initials_back_is_not_done_lightly() -> None:
    session = tabling.floor(tabling.opened(rich(), 0), 2)
    tabling.move(session, TableDraft((1, 1, OPEN, 1)))
    tabling.floor(session, 0)
    tabling.move(session, Mark((1, 0, 0, 0)))
    view = session.chair(Seat(0)).view()
    assert harm_of(view, Mark((2, 0, 0, 0))) == "It withdraws initials, and that has a price."
    assert harm_of(view, Mark((1, 2, 0, 0))) == ""
    assert "worse" in harm_of(view, Mark((1, 1, 0, 1))) or "Home" in harm_of(view, Mark((1, 1, 0, 1)))
