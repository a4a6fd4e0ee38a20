"""The debrief of a game that is worked out by hand in `cases.tiny`, and of all sorts of endings."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import drift, few, lucks, played, scenarios, six, three
from debrief.cases import adjourned, make, talked, tiny
from hypothesis import given

from communique.debrief import debrief, debrief_log
from communique.debrief.sentences import walking_away
from communique.model.scenario import Seat, Signing
from communique.model.sheet import Audience
from communique.rules.moves.accept import Accept
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.session.session import Session


def test_the_result_says_points_no_deal_and_how_evenly_it_shares() -> None:
    found = debrief(talked())
    assert found.outcome.kind == "joint"
    assert found.outcome.points == (20, 20)
    assert found.outcome.surplus == (5, 5)
    assert found.balance == Fraction(1, 4)
    assert found.brittle is False
    assert (found.packages, found.feasible, found.acceptable) == (9, 9, 4)
    assert found.share == pytest.approx(44.4, abs=0.1)


def test_what_was_left_on_the_table_is_ten_points_for_both() -> None:
    left = debrief(talked()).left
    assert left is not None
    assert (left.gain, left.gains, left.deal.package, left.efficient) == (10, (10, 10), (2, 2), False)


def test_the_actual_swap_is_told_in_words() -> None:
    found = debrief(talked())
    (change,) = found.changes
    assert change.words == "A and B together: Aland +10, Borea +10"
    assert change.clauses == ('A: from "A1" to "A2"', 'B: from "B1" to "B2"')
    assert (found.base, found.changes_found) == ("signed", 1)


def test_every_solution_point_of_the_tiny_case_is_thirty_each() -> None:
    points = {point.name: (point.deal.package, point.deal.points, point.tied) for point in debrief(talked()).points}
    assert points == {
        "nash": ((2, 2), (30, 30), 1),
        "kalai_smorodinsky": ((2, 2), (30, 30), 1),
        "egalitarian": ((2, 2), (30, 30), 1),
        "utilitarian": ((2, 2), (30, 30), 1),
    }


def test_the_frontier_is_whole_and_says_what_could_be_signed() -> None:
    found = debrief(talked())
    assert found.frontier == ((40, 0), (35, 15), (30, 30), (15, 35), (0, 40))
    assert found.frontier_acceptable == (False, True, True, True, False)


def test_the_path_has_every_text_with_what_it_would_have_given() -> None:
    path = debrief(talked()).path
    assert [(p.event, p.seat, p.kind, p.name, p.points) for p in path] == [
        (1, 0, "offer", "P1", (5, 25)),
        (8, 1, "offer", "P2", (20, 20)),
    ]
    assert path[0].sentence.startswith("Aland · ")
    assert path[0].sentence.endswith(": A: A0; B: B1.")


def test_the_round_after_the_round_hurts_nobody() -> None:
    (proposal,) = debrief(talked()).proposals
    assert (proposal.title, proposal.gains) == ("The most even gain", (10, 10))


def test_talks_that_lead_nowhere_are_compared_with_what_was_open() -> None:
    found = debrief(adjourned())
    assert found.outcome.kind == "adjourned"
    assert (found.base, found.text.package) == ("nothing", (0, 0))
    assert found.left is not None
    assert (found.left.gain, found.left.gains) == (15, (15, 15))
    assert (found.balance, found.brittle, found.keeping) == (None, None, ())
    assert found.against == "no deal"


def test_offers_that_all_could_have_signed_are_named_after_a_breakdown() -> None:
    session = Session.open(tiny(rounds=5), seed=1, protocol="alternating")
    found = debrief(make(session, Offer((2, 0)), Offer((2, 2)), Offer((2, 1)), Leave()))
    assert found.outcome.kind == "breakdown"
    assert found.better == (2, 3)
    assert [p.name for p in found.path] == ["round 1", "round 1", "round 2"]
    assert (found.base, found.text.points) == ("offer", (35, 15))
    assert found.homes == ()


def test_an_offer_that_would_have_hurt_somebody_is_not_called_better() -> None:
    session = Session.open(tiny(), seed=1, protocol="alternating")
    found = debrief(make(session, Offer((2, 1)), Offer((2, 2)), Offer((1, 1)), Accept()))
    assert found.outcome.points == (20, 20)
    assert found.better == (2,)


def test_no_package_is_proposed_that_home_would_reject() -> None:
    scenario = tiny()
    picky = replace(scenario.sheets[0], audiences=(Audience("coast", "The coast", (1,), 5),))
    session = Session.open(replace(scenario, sheets=(picky, scenario.sheets[1])), seed=1)
    found = debrief(make(session, Offer((2, 2)), Pass(), Accept("P1"), Sign(), Sign()))
    assert found.outcome.kind == "not-ratified"
    assert [proposal.deal.package for proposal in found.proposals] == [(2, 1)]


def test_a_text_that_home_rejects_scores_no_deal_and_is_looked_at_as_signed() -> None:
    scenario = tiny()
    picky = replace(scenario.sheets[0], audiences=(Audience("hills", "The hills", (0,), 30),))
    session = Session.open(replace(scenario, sheets=(picky, scenario.sheets[1])), seed=1)
    found = debrief(make(session, Offer((1, 1)), Pass(), Accept("P1"), Sign(), Sign()))
    assert found.outcome.kind == "not-ratified"
    assert found.outcome.points == (15, 15)
    assert (found.base, found.text.points, found.text.rejected_by) == ("signed", (20, 20), ((0, "The hills"),))
    assert [(home.name, home.content, home.points, home.threshold) for home in found.homes] == [
        ("The hills", False, 15, 30)
    ]
    assert [proposal.deal.package for proposal in found.proposals] == [(2, 2), (2, 1)]


def test_a_private_offer_is_on_the_path_with_whom_it_was_made_to() -> None:
    session = Session.open(three(), seed=1)
    make(session, Caucus(Seat(2)), Offer((1, 1, 1, 1), Seat(2)))
    (position,) = debrief(drift(session)).path
    assert (position.name, position.title, position.to) == ("W0-2.1", "private text 1", 2)


def test_under_k_of_n_the_groups_that_could_go_alone_are_named() -> None:
    scenario = six(signing=Signing("k-of-n", 3, (Seat(0),)))
    session = Session.open(scenario, seed=1, protocol="alternating")
    found = debrief(make(session, Offer((0, 0, 0, 0)), Accept(), Accept()))
    assert found.signed == (0, 1, 2)
    (group,) = found.coalitions
    assert (group.seats, group.gains, group.deal.package) == ((0, 2, 4), (32, 32, 32), (2, 2, 1, 3))
    assert group.words == "Aland, Cadia and Elara could have signed another text: Aland +32, Cadia +32, Elara +32."


def test_a_game_that_runs_has_no_debrief() -> None:
    with pytest.raises(ValueError, match="not over"):
        debrief(Session.open(tiny(), seed=1))


def test_a_log_gives_the_same_debrief_as_its_session() -> None:
    session = talked()
    again = debrief_log(tiny(), session.header, session.events)
    assert again.as_dict() == debrief(session).as_dict()


def test_equal_games_ask_the_same_question_and_the_session_is_only_read() -> None:
    session = talked()
    before = session.log_text()
    assert debrief(session).question == debrief(session).question
    assert session.log_text() == before


@pytest.mark.slow
@few
@given(scenarios(), lucks)
def test_any_game_has_a_debrief_that_json_keeps(scenario, luck) -> None:  # type: ignore[no-untyped-def]
    for protocol in ("conference", "alternating"):
        session = played(scenario, luck, protocol=protocol)
        if not session.over:
            continue
        found = debrief(session)
        told = found.as_dict()
        assert json.loads(json.dumps(told)) == told
        for change in found.changes:
            assert min(change.gains) >= 0 < max(change.gains)
        for proposal in found.proposals:
            assert min(proposal.gains) >= 0 < max(proposal.gains)
            assert not proposal.deal.rejected_by


def called(*moves) -> Session:
    """(1, 1) was offered in the one session there is, and answered so in the closing call."""
    session = make(Session.open(tiny(sessions=1), seed=1), Offer((1, 1)))
    drift(session, until=lambda session: session.over or session.state.table.call)
    return make(session, *moves)


def test_what_came_of_the_closing_call_is_said() -> None:
    assert debrief(called(Pass(), Accept("P1"), Sign(), Sign())).call == "What was signed came out of the closing call."
    assert debrief(called(Pass(), Pass())).call == "The closing call brought no agreement."


def test_of_talks_that_did_not_come_to_the_call_nothing_is_said_of_it() -> None:
    assert debrief(talked()).call == ""


def test_where_no_text_was_worth_no_deal_to_both_parting_was_the_good_result() -> None:
    """With no deal at 31 to both, (2,2) is the best for whoever gets less, and leaves each 30."""
    dear = tiny()
    dear = replace(dear, sheets=tuple(replace(sheet, reservation=31) for sheet in dear.sheets))
    parted = debrief(drift(Session.open(dear, seed=1)))
    assert walking_away(parted) == (
        "No text was worth as much as no deal to all who had to sign: to part without one was the good result here."
    )
    signed = debrief(make(Session.open(dear, seed=1), Offer((2, 2)), Pass(), Accept("P1"), Sign(), Sign()))
    assert walking_away(signed) == (
        "No text was worth as much as no deal to all who had to sign: somebody has signed for less than it could have "
        "had without."
    )


def test_where_a_text_could_have_been_signed_nothing_is_said_of_walking_away() -> None:
    assert walking_away(debrief(talked())) == ""
    assert walking_away(debrief(adjourned())) == ""
