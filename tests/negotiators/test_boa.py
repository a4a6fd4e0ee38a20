"""Negotiators put together from parts: the same games as the whole ones, every part on its own, names and refusals."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rules.test_in_turn import buyer

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.negotiators.guests import GuestError, GuestFault, Invited
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.boa import USUAL, parts
from communique.negotiators.parts.boa_acceptance import ACCEPTANCES
from communique.negotiators.parts.boa_opponent import OfferCounts
from communique.negotiators.registry import NotFromFile, bring, every, negotiator, registered
from communique.rules.moves.accept import Accept
from communique.rules.moves.offer import Offer
from communique.simulation import play, simulate
from communique.testing import check_negotiator
from communique.views import Heard

ALTERNATING: Any = {"protocol": "alternating"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])  # a guest's folder is added to it
    return tmp_path


@pytest.mark.parametrize("scenario", ["lantern-strait", "sochi-2021"])
@pytest.mark.parametrize("name", ["boulware", "linear", "conceder"])
def test_a_whole_negotiator_and_its_parts_play_the_same_games(name: str, scenario: str) -> None:
    """Ours of that name accept what is worth the next bid or what they ask for, and in the end what beats no deal."""
    whole = load_scenario(scenario)
    first = whole.public.parties[0].id
    for seed in range(3):
        games = [
            play(whole, {first: one}, seed, **ALTERNATING).events
            for one in (name, f"boa:bidding={name},opponent=none,acceptance=next+asked+last")
        ]
        assert games[0] == games[1]


@pytest.mark.slow
@pytest.mark.parametrize("part", parts(), ids=lambda part: f"{part.kind}-{part.name}")
def test_every_part_is_legal_the_same_for_the_same_view_and_blind(part: Any) -> None:
    check_negotiator(f"boa:{part.kind}={part.name}", scenarios=["lantern-strait", "sochi-2021", "one-plough"])


def test_every_part_is_listed_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--parts", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["parts"]
    assert [(one["kind"], one["name"]) for one in listed] == [(one.kind, one.name) for one in parts()]
    assert all(one["about"].endswith(".") for one in listed)
    assert {one["kind"] for one in listed} == set(USUAL)
    assert main(["list", "--parts"]) == 0
    assert "boa:bidding=boulware,opponent=bayes,acceptance=next+last" in capsys.readouterr().out.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("boa:biding=micro", 'There is no kind of part "biding"; did you mean "bidding"?'),
        ("boa:bidding=boulwar", 'There is no part bidding="boulwar"; did you mean "boulware"?'),
        ("boa:opponent=zzz", 'There is no part opponent="zzz"; there are: none, tally, bayes, both, frequency.'),
        ("boa:acceptance=next+lst", 'There is no part acceptance="lst"; did you mean "last"?'),
        ("boa:quick", 'A part is named as bidding=, opponent=, acceptance=; "quick" is not.'),
        (
            "boa:bidding=micro,opponent=bayes",
            'The bidding "micro" chooses its packages itself; leave the opponent model',
        ),
        ("boa:bidding=" + "x" * 9000, 'There is no part bidding="xxxx'),
    ],
    ids=range(7),
)
def test_what_is_no_part_is_a_sentence(name: str, sentence: str) -> None:
    for asked in (negotiator, registered):
        with pytest.raises(GuestError) as refused:
            asked(name)
        assert str(refused.value).startswith(sentence)
        assert len(str(refused.value)) < 300


def test_what_is_left_out_is_as_usual_and_a_file_may_name_it() -> None:
    assert isinstance(registered("boa:"), Strategy)
    games = [
        play(load_scenario("lantern-strait"), {"osmark": name}, 1, **ALTERNATING).events
        for name in ("boa:", "boa:bidding=linear", "boa:acceptance=next,opponent=none,bidding=linear")
    ]
    assert games[0] == games[1] == games[2]


def test_an_opponent_model_gives_the_others_more_at_the_same_price() -> None:
    """Boulware asks the same with and without; who listens leaves the other side better off, and agrees no less."""
    scenario = load_scenario("lantern-strait")
    without, with_model = (
        simulate(scenario, {"osmark": f"boa:bidding=boulware,opponent={one}"}, 40, 1, **ALTERNATING).summary()
        for one in ("none", "frequency")
    )
    assert with_model["mean_points"]["pellin"] > without["mean_points"]["pellin"]
    assert with_model["agreements"] >= without["agreements"]


def test_counts_are_those_worked_out_by_hand() -> None:
    """Three offers on two issues: the first stays as it was twice and weighs 7 of 7 + 6, the second once."""
    counts = OfferCounts((2, 3))
    for terms in ((1, 0), (1, 2), (1, 2)):
        counts = counts.copy().hear(Heard(1, Offer(terms), False, (), 0))  # type: ignore[arg-type]
    counts.hear(Heard(1, Accept(), False, (), 0))  # type: ignore[arg-type]
    # 1000 * 7 * 3 / (13 * 3) = 538; 1000 * 6 * 1 / (13 * 2) = 230; 1000 * 6 * 2 / (13 * 2) = 461
    assert counts.table(1) == ((0, 538), (230, 0, 461))  # type: ignore[arg-type]
    assert counts.table(0) == ((500, 500), (500, 500, 500))  # type: ignore[arg-type]


def test_in_the_last_round_what_beats_no_deal_will_do_and_nothing_before() -> None:
    """Who asks for the best package to the end agrees by `last` alone, in the last of twelve rounds, above no deal."""
    scenario = load_scenario("lantern-strait")
    lineup = {"osmark": "boa:bidding=hardliner,acceptance=next", "pellin": "boulware"}
    assert not any(row.agreement for row in simulate(scenario, lineup, 20, 1, **ALTERNATING).rows)
    lineup["osmark"] += "+last"
    agreed = [row for row in simulate(scenario, lineup, 20, 1, **ALTERNATING).rows if row.agreement]
    assert agreed
    assert all(row.rounds == 12 and row.surplus[0] > 0 for row in agreed)


def a_turn(offered: int, **more: Any) -> Any:
    """A turn with an offer of so many points on the table; a package is worth its one number."""
    known = {
        "asked": 70, "bid": 65, "made": (), "last": False, "round": 3, "rounds": 11, "received": (offered,),
        "share": lambda percent: percent, "worth": lambda package: package,
    }  # fmt: skip
    return SimpleNamespace(offered=offered, **{**known, **more})


LAST_OWN: Any = SimpleNamespace(seat=0, memory=SimpleNamespace(last={0: 75}))


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("next", a_turn(65), a_turn(64)),
        ("asked", a_turn(70), a_turn(69)),
        ("constant", a_turn(80), a_turn(79)),
        ("last", a_turn(1, last=True), a_turn(99)),
        ("previous", a_turn(75, made=(75,), situation=LAST_OWN), a_turn(74, made=(75,), situation=LAST_OWN)),
        ("previous", a_turn(75, made=(75,), situation=LAST_OWN), a_turn(99, situation=LAST_OWN)),
        # Round 9 of 0 to 10 is nine tenths through; two rounds are left, and so the last two offers count.
        ("combi", a_turn(50, round=9, received=(60, 40, 50)), a_turn(50, round=9, received=(40, 60, 50))),
        ("combi", a_turn(65, round=2), a_turn(50, round=8, received=(60, 40, 50))),
    ],
    ids=range(8),
)
def test_each_condition_says_yes_from_where_it_should(name: str, yes: Any, no: Any) -> None:
    assert ACCEPTANCES[name].accepts(yes)
    assert not ACCEPTANCES[name].accepts(no)


# -- parts of one's own -------------------------------------------------------------------

MINE = """
def aim(turn):
    return turn.share(90) if turn.round < 5 else turn.share(40)


def gains(view, seat):
    return [[100] * len(issue.options) for issue in view.public.issues]


def enough(turn):
    return turn.offered >= turn.share(30)


def broken(turn):
    return turn.nothing


number = 3
"""
OWN = "boa:bidding=mine.py:aim,opponent=mine.py:gains,acceptance=mine.py:enough+next"


def test_each_part_can_be_a_function_in_a_file(here: Path) -> None:
    (here / "mine.py").write_text(MINE)
    found = negotiator(OWN)
    assert isinstance(found, Invited)
    results = simulate(load_scenario("lantern-strait"), {"osmark": OWN}, 10, 1, **ALTERNATING)
    assert results.summary()["agreements"] > 0
    assert bring(OWN) == OWN
    assert OWN in every()


def test_parts_play_talks_that_are_held_in_turn(here: Path) -> None:
    (here / "mine.py").write_text(MINE)
    whole = buyer()
    for name in ("boa:bidding=boulware,opponent=bayes", OWN):
        assert play(whole, [name] * len(whole.sheets), 1, protocol="in-turn").over


def test_parts_of_files_are_run_for_a_person_and_not_for_a_file(here: Path) -> None:
    (here / "mine.py").write_text(f"open({str(here / 'ran')!r}, 'w').close()\n{MINE}")
    with pytest.raises(NotFromFile, match="nothing is run because a file says so"):
        registered(OWN)
    assert not (here / "ran").exists()
    bring(OWN)
    assert registered(OWN) is every()[OWN]


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("bidding=mine.py:number", "mine.py:number is no function, and a part is one."),
        ("bidding=mine.py:aims", 'mine.py has no "aims"; did you mean "aim"?'),
        ("bidding=none.py:aim", 'There is no file "none.py".'),
    ],
    ids=range(3),
)
def test_what_a_file_has_no_part_of_is_a_sentence(here: Path, part: str, sentence: str) -> None:
    (here / "mine.py").write_text(MINE)
    with pytest.raises(GuestError, match=f"^{sentence}".replace(".", r"\.").replace("?", r"\?")):
        negotiator(f"boa:{part}")


def test_a_part_that_fails_is_said_with_its_line(here: Path) -> None:
    (here / "mine.py").write_text(MINE)
    with pytest.raises(
        GuestFault, match=r"failed at mine\.py:15: AttributeError: 'BoaTurn' object has no attribute 'no"
    ):
        play(load_scenario("lantern-strait"), {"osmark": "boa:bidding=mine.py:broken"}, 1, **ALTERNATING)
