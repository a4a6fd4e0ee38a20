"""What a test of a negotiator can look like. Run `pytest` in this folder; `--communique-seed 7` plays other games."""

import pytest
from patient import Patient

from communique import Offer
from communique.testing import check_negotiator


def test_it_gets_more_than_no_deal(communique_game):
    game = communique_game("lantern-strait", [Patient(), "conceder"], protocol="alternating")
    assert game.outcome().surplus[0] > 0


def test_it_holds_what_every_negotiator_has_to():
    check_negotiator(Patient, scenarios=["lantern-strait"], protocols=["alternating"])


@pytest.mark.parametrize("seed", range(3))
def test_it_is_not_taken_in_by_a_first_offer(communique_seat, seed):
    """The other seat is played by hand: it asks for all it can, and has to wait."""
    seat = communique_seat("lantern-strait", "pellin", {"osmark": Patient()}, seed=seed, protocol="alternating")
    best = tuple(row.index(max(row)) for row in seat.view.sheet.points)
    seat.make(Offer(best))
    assert not seat.over


def test_a_level_and_other_papers_can_be_asked_for(communique_scenario, communique_game):
    papers = communique_scenario("lantern-strait", level="guided", papers=42)
    assert communique_game(papers, [Patient(), "boulware"], protocol="alternating").over
