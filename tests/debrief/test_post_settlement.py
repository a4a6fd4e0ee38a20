"""The second round: packages that hurt nobody, and whether all who signed would sign one of them instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import few, lucks, scenarios
from debrief.cases import ALAND, BOREA, adjourned, make, talked, tiny
from hypothesis import given

from communique.debrief import debrief
from communique.debrief.post_settlement import ask
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Guarantee, Seat
from communique.model.sheet import Scenario
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.session.assent import Assent
from communique.session.recorder import Recorder, SaveError
from communique.session.session import Session
from communique.session.store import continue_save, read_save, restore
from communique.simulation import play


def test_the_game_by_hand_is_asked_for_the_package_worth_thirty_to_both() -> None:
    """(1,1) gave 20 to both; (2,2) gives 30 to both, and nothing else is better for one and no worse for the other."""
    second = debrief(talked()).second
    assert [one.deal.package for one in second.proposals] == [(2, 2)]
    assert [one.gains for one in second.proposals] == [(10, 10)]
    assert (second.asked, second.waiting, second.settled) == ((ALAND, BOREA), (ALAND, BOREA), None)


def test_when_all_say_yes_it_takes_the_place_of_the_text() -> None:
    session = talked()
    session.assent(Assent(ALAND, ((2, 2),)))
    assert debrief(session).second.waiting == (BOREA,)
    session.assent(Assent(BOREA, ((2, 2),)))
    second = debrief(session).second
    assert second.answered
    assert second.settled is not None
    assert second.settled.deal.points == (30, 30)
    assert second.document is not None
    assert second.document.title == "Joint communiqué"
    assert session.outcome().points == (20, 20), "what was signed first stays in the record"


def test_one_no_and_the_first_text_stands() -> None:
    session = talked()
    session.assent(Assent(ALAND, ((2, 2),)))
    session.assent(Assent(BOREA, ()))
    second = debrief(session).second
    assert (second.answered, second.settled, second.document) == (True, None, None)
    session.assent(Assent(BOREA, ((2, 2),)))
    assert debrief(session).second.settled is not None, "an answer may be changed"


def hasty() -> Session:
    """Computer delegations that give fast on Sochi sign a text that leaves several better ones."""
    return play(load_scenario("sochi-2021"), ("conceder", "conceder", "conceder"), 0, protocol="alternating")


def test_of_several_common_packages_the_first_named_by_the_first_is_taken() -> None:
    session = hasty()
    found = debrief(session)
    first, last = found.proposals[0].deal.package, found.proposals[-1].deal.package
    assert first != last
    for seat in found.second.asked:
        session.assent(Assent(seat, (last, first)))
    settled = debrief(session).second.settled
    assert settled is not None
    assert settled.deal.package == last


def test_a_package_that_needs_a_guarantee_nobody_gave_is_not_asked_for() -> None:
    """(2,2) alone is better than (1,1) for both; here option A2 waits for a guarantee."""
    scenario = tiny(locks={(0, 2): 0}, guarantees=(Guarantee("m", ALAND, "Monitors", "They come.", 2),))
    session = make(Session.open(scenario, seed=1), Offer((1, 1)), Pass(), Accept("P1"), Sign(), Sign())
    found = debrief(session)
    assert found.outcome.points == (20, 20)
    assert [one.deal.needs for one in found.proposals] == [("Monitors",)]
    assert found.second.proposals == ask(session).proposals == ()


def test_what_time_has_taken_is_not_to_be_won_back() -> None:
    """(2,2) is efficient; that it came late, and is worth half, makes no other package better."""
    scenario = tiny()
    late = replace(scenario, sheets=tuple(replace(sheet, discount="0.25") for sheet in scenario.sheets))
    session = Session.open(late, seed=1, protocol="alternating", rounds=4)
    make(session, *[Offer((2, 0)), Offer((0, 2))] * 2, Offer((2, 2)), Accept())
    assert session.outcome().points == (15, 15)
    assert debrief(session).second.proposals == ask(session).proposals == ()


def test_the_round_asked_alone_is_that_of_the_debrief() -> None:
    for session in (talked(), hasty(), adjourned()):
        assert ask(session) == debrief(session).second


def test_nobody_is_asked_when_nothing_is_in_force() -> None:
    session = adjourned()
    assert debrief(session).second.proposals == ()
    with pytest.raises(ValueError, match="once a text has been signed"):
        session.assent(Assent(ALAND, ((2, 2),)))


def test_computer_delegations_say_yes_to_what_does_not_lower_their_points() -> None:
    found = debrief(hasty())
    assert found.second.answered
    assert found.second.settled is not None


@pytest.mark.parametrize(
    ("assent", "sentence"),
    [
        (Assent(Seat(2), ()), "Only who signed"),
        (Assent(ALAND, ((2, 3),)), "whole packages"),
        (Assent(ALAND, ((2,),)), "whole packages"),
        (Assent(ALAND, ((2, -1),)), "whole packages"),
        (Assent(ALAND, ((2, 2), (2, 2))), "none twice"),
    ],
)
def test_an_assent_that_cannot_stand_is_refused(assent: Assent, sentence: str) -> None:
    session = talked()
    with pytest.raises(ValueError, match=sentence):
        session.assent(assent)
    assert session.assents == {}


def test_to_take_the_talks_back_takes_the_answers_back() -> None:
    session = talked()
    session.assent(Assent(ALAND, ((2, 2),)))
    copy = session.branch(len(session.events))
    assert copy.assents == session.assents
    assert session.branch(len(session.events) - 1).assents == {}
    session.undo(len(session.events) - 1)
    assert session.assents == {}


def test_answers_are_kept_in_the_save(tmp_path: Path) -> None:
    session, path = talked(), tmp_path / "a.communique"
    session.assent(Assent(ALAND, ()))
    with Recorder(path, session):
        session.assent(Assent(ALAND, ((2, 2),)))
        session.assent(Assent(BOREA, ((2, 2),)))
    again = restore(read_save(path), session.scenario)
    assert again.assents == session.assents
    assert debrief(again).second == debrief(session).second
    more, recorder = continue_save(read_save(path), session.scenario)
    with recorder:
        more.undo(len(more.events) - 1)
    assert restore(read_save(path), session.scenario).assents == {}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"assent":{"seat":0}}', 'An assent has "seat" and "packages"'),
        ('{"assent":{"seat":"a","packages":[]}}', "names a seat"),
        ('{"assent":{"seat":0,"packages":[[true]]}}', "names a seat"),
        ('{"assent":{"seat":7,"packages":[]}}', "Only who signed"),
    ],
)
def test_a_damaged_answer_is_refused_with_the_file(tmp_path: Path, line: str, sentence: str) -> None:
    session, path = talked(), tmp_path / "a.communique"
    path.write_text(session.log_text() + line + "\n")
    with pytest.raises(SaveError, match=sentence):
        restore(read_save(path), session.scenario)


def test_a_torn_answer_is_dropped_with_a_sentence(tmp_path: Path) -> None:
    session, path = talked(), tmp_path / "a.communique"
    Recorder(path, session).close()
    path.write_text(path.read_text() + '{"assent":{"seat":0,"pack')
    save = read_save(path)
    assert "cut short" in save.note
    assert restore(save, session.scenario).assents == {}


@given(scenarios(), lucks)
@few
def test_every_proposal_hurts_nobody_and_helps_somebody(scenario: Scenario, luck: int) -> None:
    session = play(scenario, ("conceder",) * len(scenario.sheets), luck, protocol="alternating")
    if not session.outcome().agreement:
        return
    found = debrief(session)
    for one in found.second.proposals:
        assert all(gain >= 0 for gain in one.gains)
        assert any(gain > 0 for gain in one.gains)
        assert one.deal.feasible
        assert one.deal.rejected_by == ()
    if found.left is not None and found.left.efficient:
        assert found.second.proposals == ()
