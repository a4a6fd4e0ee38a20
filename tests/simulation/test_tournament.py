"""Tournaments: who meets whom, what is kept on the way, and what the games come to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import combinations, permutations
from pathlib import Path

import pytest
from builders import three, two

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario
from communique.rules.dice import dice
from communique.simulation import play
from communique.simulation.playing import PlayError
from communique.simulation.tournament.every_seating import Bout, Manner, Tournament, TournamentError
from communique.simulation.tournament.standings import standings
from communique.simulation.workplace import pack

ROOT = Path(__file__).parents[2]
NAMES = ["boulware", "linear", "conceder"]


def pair() -> Scenario:
    """`two`, under a name of its own."""
    scenario = two()
    return replace(scenario, public=replace(scenario.public, id="pair"))


def small(**changes: object) -> Tournament:
    rounds = None if changes.get("protocol") == "conference" else 8
    options: dict[str, object] = {"repetitions": 2, "seed": 4, "rounds": rounds} | changes
    return Tournament([pair(), three()], NAMES, **options)  # type: ignore[arg-type]


def test_every_line_up_is_played_in_every_seating() -> None:
    pairings = small().pairings
    bilateral = [p.lineup for p in pairings if p.scenario == 0 and p.repetition == 0]
    assert sorted(bilateral) == sorted(s for pair in combinations(NAMES, 2) for s in permutations(pair))
    assert sorted(p.lineup for p in pairings if p.scenario == 1 and p.repetition == 1) == sorted(permutations(NAMES))
    assert len(pairings) == 2 * (6 + 6)


def test_with_mirror_everybody_also_meets_itself() -> None:
    assert len([p for p in small(mirror=True).pairings if p.scenario == 1]) == 2 * 27


def test_fewer_negotiators_than_seats_meet_themselves() -> None:
    assert len(Tournament([three()], ["linear", "firm"]).pairings) == 8


def test_a_sample_of_line_ups_is_drawn_by_the_seed_and_stated() -> None:
    one, same, other = small(max_line_ups=1), small(max_line_ups=1), [small(max_line_ups=1, seed=k) for k in range(9)]
    assert one.pairings == same.pairings
    assert len(one.pairings) == 2 * (2 + 6)
    assert len({t.pairings for t in other}) > 1
    assert standings(one, one.run()).notes[0].endswith("1 of 3 line-ups, drawn by the seed.")


@pytest.mark.parametrize(("protocol", "rounds", "deadline"), [("alternating", 8, 8), ("conference", None, 0)])
def test_a_game_is_the_game_of_its_repetitions_seed(protocol: str, rounds: int | None, deadline: int) -> None:
    tournament = small(protocol=protocol, rounds=rounds)
    pairing, game = tournament.pairings[3], tournament.play(3)
    session = play(pair(), pairing.lineup, dice(4, pairing.repetition, "game"), protocol=protocol, rounds=rounds)
    end, log = session.outcome(), session.log_text()
    assert (game.points, game.no_deal, game.kind, game.package) == (end.points, end.no_deal, end.kind, end.package)
    assert (game.rounds, game.deadline, game.sha256) == (end.rounds, deadline, sha256(log.encode()).hexdigest())


def test_an_interrupted_tournament_goes_on_where_it_stopped(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.jsonl", tmp_path / "broken.jsonl"
    games = small().run(whole)
    text = whole.read_bytes()
    for cut in (0, 10, len(text) // 2, len(text) // 2 + 7, len(text) - 1, len(text)):
        broken.write_bytes(text[:cut])
        assert small().run(broken) == games
        assert broken.read_bytes() == text


def test_games_found_are_not_played_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "games.jsonl"
    games = small().run(out)
    monkeypatch.setattr(Tournament, "play", lambda self, number: pytest.fail(f"game {number} is played again"))
    assert small().run(out) == games


@pytest.mark.slow
@pytest.mark.parametrize("protocol", ["alternating", "conference"])
def test_workers_change_neither_the_games_nor_the_file(tmp_path: Path, protocol: str) -> None:
    alone = small(protocol=protocol).run(tmp_path / "alone.jsonl")
    assert small(protocol=protocol).run(tmp_path / "shared.jsonl", workers=2) == alone
    assert (tmp_path / "shared.jsonl").read_bytes() == (tmp_path / "alone.jsonl").read_bytes()


def test_what_one_worker_began_two_can_finish_and_the_other_way_round(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.jsonl", tmp_path / "broken.jsonl"
    games = small().run(whole)
    lines = whole.read_bytes().splitlines(keepends=True)
    for workers, kept in ((2, lines[:6]), (1, [lines[0], *lines[9:3:-1], b'{"num'])):
        broken.write_bytes(b"".join(kept))
        assert small().run(broken, workers=workers) == games
        assert broken.read_bytes() == whole.read_bytes()


def test_what_goes_wrong_in_a_worker_is_told_as_it_is_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    tournament = small()

    def never(self: Tournament, numbers: object, size: int) -> list[Bout]:
        return [Bout(pack(pair()), Manner("alternating", "", 5), ((0, ("linear", "no-such"), 1),))]

    monkeypatch.setattr(Tournament, "_bouts", never)
    with pytest.raises(PlayError, match="no-such"):
        tournament.run(workers=2)


def test_games_are_played_and_measured_at_the_level(tmp_path: Path) -> None:
    """Sochi's guided level has five issues of nine, so a package has five clauses."""
    sochi = load_scenario("sochi-2021")
    tournament = Tournament([sochi], ["linear", "conceder"], rounds=12, level="guided")
    games = tournament.run(tmp_path / "games.jsonl")
    assert {len(game.package) for game in games if game.package is not None} == {5}
    told = standings(tournament, games)
    assert all(0 <= one.to_frontier.value < 1 for one in told.league)
    assert json.loads((tmp_path / "games.jsonl").read_text().splitlines()[0])["level"] == "guided"
    with pytest.raises(TournamentError, match='"level" are "guided", not ""'):
        Tournament([sochi], ["linear", "conceder"], rounds=12).run(tmp_path / "games.jsonl")


def test_a_level_that_a_scenario_does_not_have_is_refused() -> None:
    with pytest.raises(TournamentError, match='"lantern-strait" has no level "minister"; it has guided, envoy'):
        Tournament([load_scenario("lantern-strait")], ["linear"], level="minister")


@pytest.mark.parametrize("change", [{"seed": 5}, {"repetitions": 3}, {"rounds": 9}, {"mirror": True}])
def test_the_file_of_another_plan_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    out = tmp_path / "games.jsonl"
    small().run(out)
    before = out.read_bytes()
    with pytest.raises(TournamentError, match=f'holds another tournament, whose "{next(iter(change))}" are '):
        small(**change).run(out)
    assert out.read_bytes() == before


@pytest.mark.parametrize("text", [b"dear diary", b"dear diary\n", b'{"format": "communique-game 1"}\n', b"[]\n"])
def test_a_file_that_is_no_tournament_is_refused_and_left_alone(tmp_path: Path, text: bytes) -> None:
    out = tmp_path / "games.jsonl"
    out.write_bytes(text)
    with pytest.raises(TournamentError, match=r"games\.jsonl"):
        small().run(out)
    assert out.read_bytes() == text


def test_a_damaged_line_and_a_doubled_game_are_refused_by_number(tmp_path: Path) -> None:
    out = tmp_path / "games.jsonl"
    small().run(out)
    lines = out.read_bytes().splitlines(keepends=True)
    for bad in (b"{}\n", b"\xff\n", lines[1], lines[2].replace(b'"number":1', b'"number":99')):
        out.write_bytes(b"".join([*lines[:2], bad, *lines[3:]]))
        with pytest.raises(TournamentError, match=r"games\.jsonl:3: this line is damaged"):
            small().run(out)


def test_progress_counts_games_finished() -> None:
    seen: list[tuple[int, int]] = []
    small().run(None, lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 24)
    assert seen[-1] == (24, 24)


def synced(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """By inode, how many bytes each file had when it was last brought to the disk; filled while games are played."""
    sizes: dict[int, int] = {}
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        status = os.fstat(descriptor)
        sizes[status.st_ino] = status.st_size

    monkeypatch.setattr(os, "fsync", fsync)
    return sizes


def test_a_game_that_is_shown_as_done_is_in_the_file_for_anybody_to_read(tmp_path: Path) -> None:
    out = tmp_path / "games.jsonl"
    there: list[tuple[int, int]] = []

    def shown(done: int, total: int) -> None:
        header, *games = out.read_bytes().splitlines(keepends=True)
        assert header.endswith(b"\n")
        there.append((done, sum(line.endswith(b"}\n") for line in games)))

    small().run(out, shown)
    assert there == [(done, done) for done in range(25)]


def test_what_is_given_back_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "games.jsonl"
    sizes = synced(monkeypatch)
    small().run(out)
    assert sizes[out.stat().st_ino] == out.stat().st_size > 5000


def test_games_put_in_order_are_on_the_disk_before_they_take_the_place_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "games.jsonl"
    small().run(out)
    text = out.read_bytes()
    header, *games = text.splitlines(keepends=True)
    out.write_bytes(b"".join([header, *games[::-1]]))
    sizes = synced(monkeypatch)
    small().run(out)
    assert out.read_bytes() == text
    assert sizes[out.stat().st_ino] == len(text)


def test_a_tournament_that_is_stopped_has_its_games_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "games.jsonl"
    sizes = synced(monkeypatch)

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small().run(out, stop)
    assert len(out.read_bytes().splitlines()) == 6
    assert sizes[out.stat().st_ino] == out.stat().st_size


def test_names_are_given_once_and_at_least_one() -> None:
    with pytest.raises(TournamentError, match='negotiator "linear" is named twice'):
        Tournament([two()], ["linear", "linear"])
    with pytest.raises(TournamentError, match="at least one scenario"):
        Tournament([], ["linear"])
    with pytest.raises(TournamentError, match="1 or more repetitions, not 0"):
        small(repetitions=0)


def test_the_league_is_sorted_by_utility_and_counts_every_chair() -> None:
    tournament = small()
    table = standings(tournament, tournament.run()).league
    assert [one.utility.value for one in table] == sorted((one.utility.value for one in table), reverse=True)
    assert {one.negotiator: one.games for one in table} == dict.fromkeys(NAMES, 2 * (4 + 6))


def test_figures_by_hand() -> None:
    """Aland's best package is worth 62, Borea's 71; one game, one agreement."""
    tournament = Tournament([two()], ["linear", "conceder"], rounds=6, seed=2)
    games = tournament.run()[:1]
    sheets = two().sheets
    best = [sum(max(row) for row in sheet.points) for sheet in sheets]
    rows = {one.negotiator: one for one in standings(tournament, games).league}
    assert games[0].agreement
    for name, seat in (("linear", 0), ("conceder", 1)):
        utility = games[0].points[seat] / best[seat]
        assert rows[name].utility.value == pytest.approx(utility)
        gain = (games[0].points[seat] - 30) / (best[seat] - 30)
        assert rows[name].gain.value == pytest.approx(gain)
        assert (rows[name].utility.low, rows[name].utility.high) == (None, None)
        assert rows[name].agreements.value == 1
    shares = [p / b for p, b in zip(games[0].points, best, strict=True)]
    assert rows["linear"].welfare.value == pytest.approx(sum(shares) / 2)


def test_the_tables_are_the_same_every_time() -> None:
    tables = [json.dumps(standings(t, t.run()).as_dict()) for t in (small(), small())]
    assert tables[0] == tables[1]


def test_the_command_reads_names_one_after_the_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = str(tmp_path / "games.jsonl")
    call = ["tournament", "--scenarios", "lantern-strait", "--negotiators", "linear", "boulware", "conceder", "micro"]
    assert main([*call, "--rounds", "5", "--max-line-ups", "1", "--json", "--out", out]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["plan"]["negotiators"] == ["linear", "boulware", "conceder", "micro"]
    assert told["games"] == len(Path(out).read_text(encoding="utf-8").splitlines()) - 1
    assert main([*call, "--rounds", "5", "--max-line-ups", "1", "--out", out]) == 0
    assert "League" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["--negotiators", "linear"], "Say which scenarios to play with"),
        (["--scenarios", "lantern-strait"], "Say which negotiators to play with"),
        (["--scenarios", "lantern-strait", "--negotiators", "lineer"], 'did you mean "linear"?'),
        (["--scenarios", "nowhere", "--negotiators", "linear"], 'There is no scenario "nowhere"'),
        (
            ["lantern-strait", "linear", "--protocol", "chess"],
            'no protocol "chess"; there are: alternating, conference.',
        ),
        (["lantern-strait", "linear", "--protocol", "in-turn"], "simulate plays them"),
        (["lantern-strait", "linear", "--protocol", "conference", "--rounds", "9"], "A conference has the sessions"),
        (["lantern-strait", "negmas:X", "--protocol", "conference"], "knows alternating offers only"),
        (["lantern-strait", "linear", "--level", "guidet"], 'has no level "guidet"; did you mean "guided"?'),
        (["lantern-strait", "linear", "--workers", "0"], "Invalid value for '--workers': "),
        (["lantern-strait", "linear", "--out", "-"], '--out keeps games in a .jsonl file, not "-".'),
        (["lantern-strait", "linear", "--repetitions", "99999999999"], "Invalid value for '--repetitions'"),
        (["lantern-strait", "linear", "--out", "no/where.jsonl"], 'There is no folder "no"'),
    ],
)
def test_the_command_refuses_in_a_sentence(call: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tournament", *call]) != 0
    assert sentence in capsys.readouterr().err


# -- the file ------------------------------------------------------------------------

SECOND = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from simulation.test_tournament import small
from communique.simulation.tournament.every_seating import TournamentError
try:
    small().run(Path(sys.argv[1]))
except TournamentError as error:
    print(error)
"""


def test_a_second_program_is_refused_the_file_of_a_tournament_that_runs(tmp_path: Path) -> None:
    out = tmp_path / "games.jsonl"
    said: list[str] = []

    def second(done: int, total: int) -> None:
        if done == 2:
            call = [sys.executable, "-c", SECOND, str(out), str(ROOT / "tests")]
            said.append(subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout)

    games = small().run(out, second)
    assert said == [f"{out}: another tournament is writing this file.\n"]
    assert small().run(out) == games
    assert len(out.read_bytes().splitlines()) == 1 + len(games)


LOSSES: dict[str, tuple[Callable[[Path], object], str]] = {
    "deleted": (lambda path: path.unlink(), "was deleted, moved or renamed"),
    "renamed": (lambda path: path.rename(path.with_name("other")), "was deleted, moved or renamed"),
    "its folder renamed": (
        lambda path: path.parent.rename(path.parent.with_name("elsewhere")), "was deleted, moved or renamed"
    ),
    "replaced": (lambda path: (path.unlink(), path.write_text("")), "was replaced by another file"),
    "emptied": (lambda path: path.write_text(""), "was changed by another program"),
    "longer": (lambda path: path.open("ab").write(b"x"), "was changed by another program"),
}  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file keeps its name")
@pytest.mark.parametrize("case", LOSSES)
def test_whatever_becomes_of_the_file_the_games_are_kept_and_their_place_is_said(tmp_path: Path, case: str) -> None:
    lose, loss = LOSSES[case]
    out = tmp_path / "folder" / "games.jsonl"
    out.parent.mkdir()

    def meddle(done: int, total: int) -> None:
        if done == 3:
            lose(out)

    with pytest.raises(TournamentError) as caught:
        small().run(out, meddle)
    kept = out if not out.exists() or "games-1" not in str(caught.value) else out.with_name("games-1.jsonl")
    assert str(caught.value) == (
        f"{out}: this file {loss} while it was being written. The games that were finished are in {kept}."
    )
    numbers = [json.loads(line)["number"] for line in kept.read_bytes().splitlines()[1:]]
    assert numbers == [0, 1, 2, 3]
    assert small().run(kept) == small().run()


def test_a_file_that_is_deleted_after_the_last_game_is_missed_too(tmp_path: Path) -> None:
    out = tmp_path / "games.jsonl"
    tournament = small()

    def meddle(done: int, total: int) -> None:
        if done == total:
            out.unlink()

    with pytest.raises(TournamentError, match="was deleted, moved or renamed"):
        tournament.run(out, meddle)
    assert small().run(out) == tournament.run()


def test_games_out_of_order_are_put_in_order_under_the_longest_name_too(tmp_path: Path) -> None:
    out = tmp_path / ("x" * 249 + ".jsonl")
    games = small().run(out)
    head, *lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join([head, *reversed(lines)]))
    assert small().run(out) == games
    assert out.read_bytes() == b"".join([head, *lines])
