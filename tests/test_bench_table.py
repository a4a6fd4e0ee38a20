"""The bench of the living table: its figures, its players, its branches, and that each of its parts runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bench.bench_table import PARTS, main
from bench.table.base import Player, plain
from bench.table.branching import Play
from bench.table.figures import Share, difference, goal, mean, paired, table
from bench.table.games import Job, cut_of, defaults, figures, held, mediators_of, opened, played, principals_of, seated
from bench.table.honesty import Inflaming
from bench.table.listens import with_and_without
from bench.table.players import MUTE, RANDOM, REFERENCE, SILENT, TRADER
from bench.table.searcher import TUNING
from bench.table.setting import Setting
from bench.table.somebody import counted
from bench.table.talk import contradictions
from bench.table.tricks import PLAIN, TRICKS, YesMan
from builders import other_secrets

from communique.model.scenario import NATURE, Seat
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.tell import Tell
from communique.rules.moves.warn import Warn
from communique.rules.state import Phase
from communique.session import Session

EVERY = (*REFERENCE, MUTE, PLAIN, *TRICKS[2:])


# -- figures ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_shares_interval_is_that_of_a_published_table(hits: int, of: int, low: float, high: float) -> None:
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""
    found = Share(hits, of).interval
    assert found == pytest.approx((low, high), abs=0.00005)


def test_a_share_of_nothing_could_be_anything() -> None:
    assert Share(0, 0).interval == (0.0, 1.0)
    assert str(Share(0, 0)) == "-"


def test_a_mean_has_half_an_interval_of_nearly_two_standard_errors() -> None:
    found = mean([2, 4, 4, 4, 5, 5, 7, 9])
    assert found.value == 5.0
    assert found.half == pytest.approx(1.4816, abs=0.0005)  # sqrt(32 / 7) / sqrt(8) x 1.96
    assert str(found) == "5.0±1.5"


def test_pairs_of_one_seed_are_told_apart_better_than_games_of_many() -> None:
    one, other = [10.0, 20.0, 30.0], [9.0, 18.0, 29.0]
    assert paired(one, other).value == pytest.approx(4 / 3)
    assert paired(one, other).low > 0
    assert difference(mean(one), mean(other)).low < 0


def test_a_table_sets_figures_below_each_other_and_a_goal_says_its_verdict() -> None:
    assert table("T", ["who", "n"], [["a", 1], ["bcde", 22]]) == "T\nwho    n\n----  --\na      1\nbcde  22\n"
    assert goal("less than 3", 4, False) == "goal: less than 3: 4: short"


# -- players ----------------------------------------------------------------------------


@pytest.mark.parametrize("player", [*EVERY, Inflaming("linear")], ids=lambda one: str(one.name))
@pytest.mark.parametrize("case", ["lantern-strait envoy", "sochi-2021 delegate"])
def test_every_player_plays_every_principals_seat_to_the_end(player: Player, case: str) -> None:
    name, level = case.split()
    for seat in principals_of(name):
        game = played(Job(name, level, seated(defaults(name, level), seat, player), 5))
        assert game.kind in ("joint", "partial", "adjourned", "not-ratified", "breakdown")


@pytest.mark.parametrize("player", [SILENT, RANDOM, TRADER, *REFERENCE], ids=lambda one: str(one.name))
def test_every_reference_player_can_mediate(player: Player) -> None:
    for seat in mediators_of("sochi-2021"):
        line = seated(defaults("sochi-2021", "envoy"), seat, player)
        assert played(Job("sochi-2021", "envoy", line, 5)) == played(Job("sochi-2021", "envoy", line, 5))


def test_the_trader_does_not_know_what_others_value() -> None:
    """Played move by move beside its double in a world where all other sheets are false."""
    job = Job("sochi-2021", "delegate", seated(defaults("sochi-2021", "delegate"), 0, TRADER), 7)
    true = opened(job)
    false = Session.open(
        other_secrets(true.scenario, Seat(0)), 7, level="", lineup=true.header.lineup, rounds=true.header.rounds
    )
    play = Play(true, job.lineup)
    turns = 0
    while (seat := true.turn) != NATURE:
        here, there = true.chair(seat), false.chair(seat)
        if seat == 0:
            turns += 1
            assert TRADER.decide(here.view(), here.dice()) == TRADER.decide(there.view(), there.dice())
        done = play.step()
        assert done is not None
        assert there.submit(done[1]) is None
    assert turns > 5


def test_the_trader_warns_once_and_only_where_that_is_asked() -> None:
    warned = []
    for player in with_and_without("warning"):
        job = Job("sochi-2021", "envoy", (player, "firm", SILENT), 3)
        play = Play(opened(job), job.lineup)
        play.course(Seat(0), Seat(1), ())
        warned.append(sum(event.seat == 0 and isinstance(event.move, Warn) for event in play.session.events))
    assert warned == [1, 0]


def test_a_mute_seat_only_passes_on_the_floor() -> None:
    job = Job("lantern-strait", "envoy", seated(defaults("lantern-strait", "envoy"), 0, MUTE), 3)
    play = Play(opened(job), job.lineup)
    done = []
    while (seat := play.session.turn) != NATURE:
        phase = play.session.state.table.phase
        step = play.step()
        if step is not None and seat == 0 and phase is Phase.FLOOR and type(step[1]).__name__ != "Answer":
            done.append(step[1])
    assert set(done) == {Pass()}


def test_where_no_wish_is_legal_a_seat_passes() -> None:
    session = opened(Job("lantern-strait", "guided", ("linear", "linear"), 1))
    assert plain(session.chair(session.turn).view()) == Pass()


# -- one moment, two moves --------------------------------------------------------------


@dataclass(frozen=True)
class Still(Player):
    """Says nothing that is not forced on it."""

    name: str = "still"

    def floor(self, look: Any, dice: Any) -> Any:
        return iter(())


def courses(neighbour: Player, *said: Move) -> tuple[tuple[Move, ...], ...]:
    """The neighbour's next turn in Lantern Strait after each of `said`, and a pass."""
    play = Play(opened(Job("lantern-strait", "guided", (Still(), neighbour), 1)), (Still(), neighbour))
    next(play.moments(Seat(0)))
    at = len(play.session.events)
    return tuple(play.again(at).course(Seat(0), Seat(1), (one,)).next_turn for one in said)


def test_an_offer_that_suits_changes_the_next_turn_of_a_neighbour_that_listens() -> None:
    sheet = cut_of("lantern-strait", "guided").sheets[1]
    gift = Offer(tuple(row.index(max(row)) for row in sheet.points))
    taken, quiet = courses(YesMan(), gift, Consult())
    assert taken[0] == Accept("P1")
    assert quiet == (Pass(),)


def test_nothing_changes_the_next_turn_of_a_neighbour_that_is_mute() -> None:
    one, other = courses(MUTE, Offer((0, 0, 0, 0)), Tell(1, "high"))
    assert one == other == (Pass(),)


def test_branches_share_their_dice_however_much_was_said() -> None:
    """A random neighbour begins alike after one statement and after three: its chance does not hang on their number."""
    play = Play(opened(Job("lantern-strait", "guided", (Still(), RANDOM), 1)), (Still(), RANDOM))
    next(play.moments(Seat(0)))
    at = len(play.session.events)
    few, many = (Tell(0, "high"),), (Tell(0, "high"), Tell(1, "high"), Tell(2, "low"))
    one, other = (play.again(at).course(Seat(0), Seat(1), said).next_turn for said in (few, many))
    assert one[0] == other[0]


# -- counting ---------------------------------------------------------------------------


def test_a_sentence_counts_as_chorus_once_a_session_and_as_repeated_once_a_time() -> None:
    told = [(0, 0, "line", "We stay."), (0, 1, "line", "We stay."), (1, 0, "line", "We stay."), (1, 1, "tell", "Rail.")]
    found = counted(told)
    assert (found.chorus, found.sessions, found.again["line"], found.of["line"]) == (1, 2, 1, 3)
    assert found.distinct == {"We stay.", "Rail."}


def test_an_offer_against_ones_own_refusal_is_a_contradiction() -> None:
    session = opened(Job("lantern-strait", "guided", ("linear", "linear"), 1))
    terms = (1, 1, 0, 0)
    for move in (Offer(terms), Pass()):
        assert session.chair(Seat(0)).submit(move) is None
    for move in (Reject("P1", ((0, 2, 0),)), Offer((1, 2, 0, 0)), Offer((2, 2, 0, 0))):
        assert session.chair(Seat(1)).submit(move) is None
    assert contradictions(session) == (3, 1, 1)


def test_who_says_that_it_has_moved_contradicts_itself_openly() -> None:
    session = opened(Job("lantern-strait", "guided", ("linear", "linear"), 1))
    for move in (Offer((1, 1, 0, 0)), Pass()):
        assert session.chair(Seat(0)).submit(move) is None
    openly = Remark("moved", whom=Seat(0), issue=0, option=1, level=0)
    for move in (Reject("P1", ((0, 2, 0),)), openly, Offer((1, 2, 0, 0)), Offer((1, 2, 1, 0))):
        assert session.chair(Seat(1)).submit(move) is None
    assert contradictions(session) == (3, 2, 0)


def test_a_meter_that_is_held_does_not_move_and_moves_again_afterwards() -> None:
    from communique.rules import meters
    from communique.rules.moves import walk

    before = walk.add_tension, meters.add_tension
    with held("tension"):
        assert walk.add_tension is not before[0]
        assert walk.add_tension("public", "table", 1, "cause") == "table"  # type: ignore[arg-type]
    assert (walk.add_tension, meters.add_tension) == before


def test_surplus_over_the_opening_counts_what_tension_has_taken_from_no_deal() -> None:
    """In Sochi a point of tension lowers no deal; a game's two surpluses differ by just that."""
    session = opened(Job("sochi-2021", "envoy", defaults("sochi-2021", "envoy"), 1))
    Play(session, defaults("sochi-2021", "envoy")).course(Seat(0), Seat(1), ())
    game, end = figures(session), session.outcome()
    opening = [
        sheet.no_deal(session.scenario.public, session.scenario.public.meters.tension)
        for sheet in session.scenario.sheets
    ]
    assert [s - g for s, g in zip(game.surplus, game.gain, strict=True)] == [
        o - n for o, n in zip(opening, end.no_deal, strict=True)
    ]


# -- every part -------------------------------------------------------------------------


def test_a_scenario_without_levels_is_measured_by_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (Path(__file__).resolve().parents[1] / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = next(text for text in guide.split("```") if "id: two-gardens\n" in text)
    file = tmp_path / "two-gardens.yaml"
    file.write_text(example.partition("\n")[2], encoding="utf-8")
    main(["variety", "ladder", "moves", "--games", "1", "--jobs", "1", "--scenario", str(file)])
    assert " roses       trader" in capsys.readouterr().out


def test_the_guide_names_every_part() -> None:
    guide = (Path(__file__).resolve().parents[1] / "game" / "GUIDE.md").read_text(encoding="utf-8")
    listed = guide.partition("Its parts: ")[2].partition(";")[0]
    assert listed.replace("\n", " ").split(", ") == sorted(PARTS)


def test_the_reference_players_import_no_mind() -> None:
    """But for Inflaming, which asks the registry for a style by name."""
    folder = Path(__file__).parent / "bench" / "table"
    for name in ("base", "belief", "look", "players", "tricks"):
        found = re.findall(r"communique\.negotiators\.(\w+)", (folder / f"{name}.py").read_text(encoding="utf-8"))
        assert set(found) <= {"negotiator", "registry"}


def test_the_usual_seeds_are_held_out() -> None:
    assert Setting().seeds == range(9000, 9200)
    assert TUNING + 3 * (Setting().games // 8) < 9000


LONG = ("listens", "meters", "searcher", "tricks")
"""Parts that play hundreds of games even at two a cell."""


@pytest.mark.parametrize(
    "part", [pytest.param(one, marks=pytest.mark.slow if one in LONG else ()) for one in sorted(PARTS)]
)
def test_every_part_prints_a_table_and_holds_its_figures_to_goals(
    part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([part, "--games", "2", "--jobs", "1", "--scenario", "sochi-2021", "--level", "guided"])
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d+ of \d+ goals met", lines[-1])
    goals = [line for line in lines if line.startswith("goal: ")]
    assert goals
    assert all(re.search(r": (met|short)$", line) for line in goals)
    assert any(set(line) == {"-", " "} for line in lines), "a table has a rule under its head"
