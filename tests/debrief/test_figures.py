"""What charts show: panels, shares, curves, with places written out for the tiny case."""

from __future__ import annotations

import pytest
from builders import drift, three
from debrief.cases import adjourned, make, talked

from communique.debrief import debrief, figures, text_name
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.offer import Offer
from communique.session.session import Session
from communique.simulation import play


def test_a_panel_has_the_edge_the_no_deal_point_and_the_path() -> None:
    panel = figures.panel(debrief(talked()), Seat(0), Seat(1))
    assert panel.edge == ((0, 40), (15, 35), (30, 30), (35, 15), (40, 0))
    assert panel.no_deal == (15, 15)
    assert panel.span == ((-10, 50), (-10, 50))
    assert [[(dot.x, dot.y) for dot in track.dots] for track in panel.tracks] == [[(5, 25)], [(20, 20)]]
    assert panel.tracks[0].dots[0].words == "Event 1: P1 of Aland. Aland 5, Borea 25."
    assert len(panel.cloud) == 9
    assert panel.note == ""


def test_signs_at_one_place_stand_together_and_the_deal_lies_on_top() -> None:
    theory, deal = figures.panel(debrief(talked()), Seat(0), Seat(1)).signs
    assert (theory.x, theory.y, theory.letters) == (30, 30, "N K E U")
    assert (deal.x, deal.y, deal.letters, deal.words) == (20, 20, "D", "The deal. Aland 20, Borea 20.")


def test_without_a_deal_no_sign_and_no_legend_speaks_of_one() -> None:
    found = debrief(adjourned())
    assert [sign.letters for sign in figures.panel(found, Seat(0), Seat(1)).signs] == ["N K E U"]
    assert "deal" not in dict(figures.legend(found))


def test_thousands_of_points_are_thinned_and_the_panel_says_so() -> None:
    assert figures.thinned([(k, k) for k in range(10)], 4) == ((0, 0), (3, 3), (6, 6), (9, 9))
    found = debrief(talked())
    assert figures.panel(found, Seat(0), Seat(1), most=3).note == "3 of 5 efficient points are drawn."
    assert len(figures.panel(found, Seat(0), Seat(1), most=3).edge) == 5


def test_shares_are_for_three_parties_and_leave_out_what_hurts_one() -> None:
    assert figures.triangle(debrief(talked())) is None
    assert figures.share_of((40, 15), (15, 15)) == (1.0, 0.0)
    assert figures.share_of((40, 14), (15, 15)) is None
    assert figures.share_of((15, 15), (15, 15)) is None
    found = debrief(play(load_scenario("sochi-2021"), {}, 3, level="envoy"))
    triangle = figures.triangle(found)
    assert triangle is not None
    shown = sum(len(track.dots) for track in triangle.tracks)
    hidden = int(triangle.note.split()[0]) if triangle.note else 0
    assert shown + hidden == len(found.path)


def test_curves_say_what_each_partys_texts_gave_to_each() -> None:
    told = {(c.by, c.to): [(dot.x, dot.y) for dot in c.dots] for c in figures.curves(debrief(talked()))}
    assert told == {(0, 0): [(1, 5)], (0, 1): [(1, 25)], (1, 0): [(8, 20)], (1, 1): [(8, 20)]}


@pytest.mark.parametrize(("low", "high", "ticks"), [(0, 40, (0, 10, 20, 30, 40)), (0, 110, (0, 20, 40, 60, 80, 100))])
def test_ticks_are_round_and_few(low: int, high: int, ticks: tuple[int, ...]) -> None:
    assert figures.ticks(low, high) == ticks


def test_old_texts_beyond_a_floor_are_explained() -> None:
    scenario = load_scenario("sochi-2021")
    played = (debrief(play(scenario, {}, seed, level="envoy")) for seed in range(20))
    found = next(one for one in played if any(one.floors))
    assert figures.floor_note(found).startswith("Gestures fixed a floor on ")
    assert figures.floor_note(debrief(talked())) == ""


def test_nobody_reads_the_id_of_a_private_text() -> None:
    session = make(Session.open(three(), seed=1), Caucus(Seat(2)), Offer((2, 2, 1, 3), Seat(2)))
    found = debrief(drift(session))
    text = found.path[0]
    assert figures.spoken(found.public, text).startswith("Event 2: private text 1 of Aland, to Medina in private.")
    assert text_name(found.public, text) == "private text 1 to Medina"
