"""What is read off a game besides its end: models, conduct, and the score of the ANL league of 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from builders import two

from communique.model.package import Package
from communique.model.scenario import Seat
from communique.negotiators.registry import negotiator
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.session import Session
from communique.simulation.playing import run
from communique.simulation.tournament.every_seating import Tournament, TournamentError
from communique.simulation.tournament.observations import concealing, flat, observations, write_table
from communique.simulation.tournament.readings import MOST, GameReader, compared, step
from communique.simulation.tournament.traces import trace, traces
from communique.views import PartyView


class Scripted:
    """Makes the offers of a list and leaves; says what it believes by `worth`."""

    name, title, description = "scripted", "Scripted", "Does as it is told."

    def __init__(self, offers: Sequence[Package], worth: object = None) -> None:
        self.offers, self.worth = list(offers), worth

    def decide(self, view: PartyView, dice: Dice) -> Move:
        return Offer(self.offers.pop(0)) if self.offers else Leave()

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> Sequence[float] | None:
        if callable(self.worth):
            return [self.worth(package) for package in packages]
        return None


def played(first: Scripted, second: Scripted) -> Session:
    session = Session.open(two(), 1, protocol="alternating")
    run(session, [first, second])
    return session


def test_a_true_model_has_a_tau_of_1_and_its_opposite_of_minus_1() -> None:
    theirs = two().sheets[1].value
    wrong = two().sheets[0].value
    first, second = Scripted([(0, 0, 0, 0)], theirs), Scripted([(0, 0, 1, 0)], lambda package: -wrong(package))
    one, other = GameReader().readings(played(first, second), [first, second])
    assert (one.model, other.model) == (1, -1)


@pytest.mark.parametrize("worth", [None, lambda package: 0, lambda package: 1 / 0])
def test_no_model_one_that_ranks_nothing_and_one_that_stops_count_as_none(worth: object) -> None:
    players = [Scripted([(0, 0, 0, 0)], worth), Scripted([])]
    assert GameReader().readings(played(*players), players)[0].model is None


def test_a_negotiator_of_ours_that_keeps_beliefs_tells_them_and_one_by_the_clock_has_none() -> None:
    session = Session.open(two(), 1, protocol="alternating")
    players = [negotiator("statesman"), negotiator("boulware")]
    run(session, players)
    one, other = GameReader().readings(session, players)
    assert one.model is not None
    assert one.model > 0.3
    assert other.model is None


def test_one_put_together_from_parts_tells_its_opponent_model_where_it_has_one() -> None:
    session = Session.open(two(), 1, protocol="alternating")
    players = [negotiator("boa:bidding=boulware,opponent=bayes"), negotiator("boa:bidding=boulware")]
    run(session, players)
    one, other = GameReader().readings(session, players)
    assert one.model is not None
    assert other.model is None


@pytest.mark.parametrize(
    ("own", "others", "kind"),
    [(-2, 3, "concession"), (-2, 0, "concession"), (2, 0, "selfish"), (2, -1, "selfish"), (1, 1, "fortunate"),
     (0, -1, "unfortunate"), (-1, -1, "unfortunate"), (0, 2, "nice"), (0, 0, "silent")],
)  # fmt: skip
def test_the_kinds_of_steps(own: int, others: int, kind: str) -> None:
    assert step(own, others) == kind


def test_conduct_by_hand() -> None:
    """Four texts, two alike, so one silent step; the others are told by both sheets."""
    texts = [(0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0)]
    first, second = Scripted(texts), Scripted([(1, 1, 1, 0)] * 4)
    reading = GameReader().readings(played(first, second), [first, second])[0]
    own, theirs = ([sheet.value(text) for text in texts] for sheet in two().sheets)
    kinds = [step(b - a, d - c) for a, b, c, d in zip(own, own[1:], theirs, theirs[1:], strict=False)]
    assert (reading.offers, reading.distinct, reading.silent) == (4, 3, 1)
    assert reading.yielded == max(own) - min(own)
    assert [getattr(reading, kind) for kind in kinds] == [kinds.count(kind) for kind in kinds]
    assert reading.left


def test_spaces_that_are_too_large_are_compared_over_a_sample() -> None:
    public = two().public
    issue = public.issues[0]
    wide = replace(issue, options=tuple(replace(issue.options[0], id=f"o{k}") for k in range(30)))
    large = compared(replace(public, issues=(wide,) * 4, feasibility=()))
    assert len(large) == MOST
    assert large == compared(replace(public, issues=(wide,) * 4, feasibility=()))
    assert len(set(large)) > MOST * 0.98


def test_the_point_is_shared_by_how_well_models_order() -> None:
    """(tau + 1) / 2 of .6 and .2 are .8 and .6, so 4 / 7 and 3 / 7; no model has 0, the opposite order too."""
    assert concealing([0.6, 0.2]) == pytest.approx((4 / 7, 3 / 7))
    assert concealing([None, 0.2]) == (0, 1)
    assert concealing([None, None]) == (0, 0)
    assert concealing([-1.0, -1.0]) == (0, 0)


def test_readings_change_no_game() -> None:
    plain, read = (Tournament([two()], ["linear", "statesman", "firm"], readings=r, rounds=6) for r in (0, 1))
    assert [game._replace(readings=None) for game in read.run()] == list(plain.run())


def test_the_file_keeps_readings_and_is_the_same_however_it_came_about(tmp_path: Path) -> None:
    def tournament(readings: bool = True) -> Tournament:
        return Tournament([two()], ["linear", "statesman"], readings=readings, repetitions=2, rounds=6)

    whole, broken = tmp_path / "whole.jsonl", tmp_path / "broken.jsonl"
    games = tournament().run(whole)
    text = whole.read_bytes()
    broken.write_bytes(text[: len(text) * 2 // 3])
    assert tournament().run(broken) == games
    assert broken.read_bytes() == text
    with pytest.raises(TournamentError, match="readings"):
        tournament(readings=False).run(whole)


def test_an_observation_has_the_leagues_score() -> None:
    tournament = Tournament([two()], ["linear", "statesman"], readings=True, rounds=6)
    rows = list(observations(tournament, tournament.run()))
    assert [row.seat for row in rows] == [0, 1, 0, 1]
    for row in rows:
        assert row.reading is not None
        assert row.concealing == (1.0 if row.negotiator == "statesman" else 0.0)
        assert row.score == row.gain + row.concealing


def test_tables_are_csv_or_parquet(tmp_path: Path) -> None:
    tournament = Tournament([two()], ["linear", "statesman"], readings=True, rounds=6)
    rows = [flat(row) for row in observations(tournament, tournament.run())]
    write_table(tmp_path / "t.csv", rows)
    lines = (tmp_path / "t.csv").read_text().splitlines()
    assert lines[0].startswith("game,scenario,repetition,seat,party,negotiator,others,kind,agreement,points,")
    assert len(lines) == 5
    with pytest.raises(TournamentError, match=r"\.csv or a \.parquet"):
        write_table(tmp_path / "t.txt", rows)


def test_parquet_reads_back(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    tournament = Tournament([two()], ["linear", "statesman"], readings=True, rounds=6)
    rows = [flat(row) for row in observations(tournament, tournament.run())]
    write_table(tmp_path / "t.parquet", rows)
    assert parquet.read_table(tmp_path / "t.parquet").to_pylist() == rows


def test_a_trace_tells_what_each_text_was_worth_to_all() -> None:
    session = played(Scripted([(1, 0, 1, 0)]), Scripted([(0, 1, 0, 0)]))
    first, second, last = trace(session)
    best = [sum(map(max, sheet.points)) for sheet in two().sheets]
    worth = [sheet.value((1, 0, 1, 0)) / most for sheet, most in zip(two().sheets, best, strict=True)]
    assert (first.seat, first.kind, first.terms, first.session) == (0, "offer", "1 0 1 0", 0)
    assert (first.own, first.others) == pytest.approx(tuple(worth))
    assert (second.seat, second.own) == (1, pytest.approx(two().sheets[1].value((0, 1, 0, 0)) / best[1]))
    assert (last.kind, last.terms, last.own) == ("leave", "", None)


@pytest.mark.parametrize("protocol", ["alternating", "conference"])
def test_traces_are_of_the_games_that_were_played(protocol: str) -> None:
    tournament = Tournament([two()], ["linear", "firm"], protocol=protocol)
    games = tournament.run()
    assert {row.game for row in traces(tournament, games)} == {0, 1}
    with pytest.raises(TournamentError, match="Game 2 came out otherwise"):
        list(traces(tournament, [games[0], games[1]._replace(sha256="0" * 64)]))
