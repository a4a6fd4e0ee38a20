"""Negotiators that people bring along: what plays, what is refused, and in which words."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from guests_of import Bargainer

import communique
from communique.negotiators import registry
from communique.negotiators.guests import BROUGHT, GuestError, GuestFault, Invited, from_file, invited, is_file_name
from communique.negotiators.registry import (
    NEGOTIATORS,
    NotFromFile,
    bring,
    every,
    negotiator,
    packed,
    registered,
    unpack,
)
from communique.negotiators.well_formed import Misfit, well_formed
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.draw import Draw
from communique.rules.moves.offer import Offer
from communique.simulation import PlayError, play, simulate

SCENARIO = "lantern-strait"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that people stand in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])  # a guest's folder is added to it
    return tmp_path


def bids_best(view: Any, dice: Any) -> Any:
    """Asks for its best package and takes nothing less"""
    return Offer(tuple(row.index(max(row)) for row in view.sheet.points))


class Bare:
    """Decides, and is called nothing."""

    def decide(self, view: Any, dice: Any) -> Any:
        return bids_best(view, dice)


class Named(Bare):
    name, title, description = "hard-liner", "Holds firm", "Says the same thing until the end."


@dataclass(frozen=True)
class Share:
    part: int = 50

    def decide(self, view: Any, dice: Any) -> Any:
        return bids_best(view, dice)


@pytest.mark.parametrize(
    ("one", "called"),
    [
        (Bare(), ("bare", "Bare", "Decides, and is called nothing.")),
        (Bare, ("bare", "Bare", "Decides, and is called nothing.")),
        (Named(), ("hard-liner", "Holds firm", "Says the same thing until the end.")),
        (Share(20), ("share", "Share", BROUGHT)),
        (bids_best, ("bids-best", "Bids best", "Asks for its best package and takes nothing less.")),
        (lambda view, dice: bids_best(view, dice), ("guest", "Guest", BROUGHT)),
        (Bare().decide, ("bare", "Bare", "The method of an object.")),
    ],
    ids=range(7),
)
def test_whatever_decides_is_a_negotiator_with_a_name(one: Any, called: tuple[str, str, str]) -> None:
    found = invited(one)
    assert (found.name, found.title) == called[:2]
    if called[2] != "The method of an object.":
        assert found.description == called[2]


def test_a_negotiator_of_ours_stays_what_it_is() -> None:
    assert invited(NEGOTIATORS["linear"]) is NEGOTIATORS["linear"]


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (3, "3 is no negotiator: that is an object with decide(view, dice), a class"),
        (dict, "dict is no negotiator"),
        (lambda view: None, "takes a view and dice, and no more: decide(view, dice)."),
        (
            type("Wants", (Bare,), {"__init__": lambda self, x: None}),
            "Wants cannot be made without arguments (TypeError",
        ),
        (type("Loud", (Bare,), {"name": 7}), 'The "name" of a negotiator is 7; it should be text.'),
        (type("Loud", (Bare,), {"name": "human"}), 'A negotiator cannot be called "human"; give it another name.'),
        (type("Loud", (Bare,), {"name": "a\nb"}), "A negotiator cannot be called"),
    ],
    ids=range(7),
)
def test_what_is_no_negotiator_is_a_sentence(one: Any, sentence: str) -> None:
    with pytest.raises(GuestError) as refused:
        invited(one)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")


def test_an_object_a_class_and_a_function_play_in_both_protocols() -> None:
    scenario = communique.load_scenario(SCENARIO)
    for one in (Named(), Bare, bids_best):
        results = simulate(scenario, {"osmark": one}, 2, 1, protocol="alternating", rounds=6)
        assert results.summary()["lineup"] == {"osmark": invited(one).name, "pellin": "linear"}
    session = play(scenario, [Bargainer(), Bargainer()], 3, level="guided")
    assert session.over
    assert session.header.lineup == ("bargainer", "bargainer-2")


def test_one_object_on_two_chairs_is_called_once() -> None:
    one = Bargainer()
    assert play(communique.load_scenario(SCENARIO), [one, one], 3, level="guided").header.lineup == ("bargainer",) * 2


def test_a_name_of_ours_or_of_a_family_cannot_be_taken() -> None:
    with pytest.raises(GuestError, match=r'^There is a negotiator "linear" already; give yours another name\.$'):
        bring(type("Linear", (Bare,), {})())
    with pytest.raises(GuestError, match="a colon says which family it is of"):
        bring(type("Linear", (Bare,), {"name": "negmas:Linear"})())


def test_what_was_brought_is_known_by_its_name_wherever_a_name_is_asked_for() -> None:
    assert bring(Named()) == "hard-liner"
    assert negotiator("hard-liner") is registered("hard-liner") is every()["hard-liner"]
    again = bring(Named())
    assert negotiator(again) is not None


@pytest.mark.slow
def test_workers_play_the_same_games_with_an_object() -> None:
    scenario = communique.load_scenario(SCENARIO)
    digests = {simulate(scenario, {"osmark": Bargainer()}, 6, 1, level="guided", workers=n).digest for n in (1, 2)}
    assert len(digests) == 1


@pytest.mark.slow
def test_an_object_that_cannot_be_sent_to_a_worker_is_said_in_a_sentence() -> None:
    class Local(Bare):
        """Its class is nowhere to be found."""

    sentence = (
        r'^A worker cannot play: The negotiator "local" cannot be sent to a worker \(.*\); write its class at the'
    )
    with pytest.raises(PlayError, match=sentence):
        simulate(communique.load_scenario(SCENARIO), {"osmark": Local()}, 4, 1, level="guided", workers=2)


SCRIPT = """
import communique

class Mine:
    def decide(self, view, dice):
        return next(iter(view.candidates()))

scenario = communique.load_scenario("lantern-strait")
{guard}
    try:
        print(communique.simulate(scenario, {{"osmark": Mine()}}, 8, protocol="alternating", workers=2).digest)
    except communique.ErrorForPeople as error:
        print(error)
"""


@pytest.mark.slow
def test_a_script_plays_with_workers_below_its_guard_and_is_told_of_it_without(here: Path) -> None:
    said = {}
    for guard in ('if __name__ == "__main__":', "if True:"):
        (here / "script.py").write_text(SCRIPT.format(guard=guard))
        done = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        said[guard] = done.stdout
    assert re.fullmatch(r"[0-9a-f]{64}\n", said.pop('if __name__ == "__main__":'))
    assert said.pop("if True:").startswith(
        "A worker begins by reading the program that asks for it, and this one asks a"
    )


def test_what_cannot_be_packed_is_in_nobody_elses_way() -> None:
    class Local(Bare):
        """Its class is nowhere to be found."""

    bring(Local())
    bring(Bargainer())
    luggage = packed()
    registry._GUESTS.clear()
    unpack(pickle.loads(pickle.dumps(luggage)))
    assert isinstance(negotiator("bargainer"), Invited)
    with pytest.raises(GuestError, match='The negotiator "local" cannot be sent to a worker'):
        negotiator("local")


# -- what a guest does wrong ------------------------------------------------------------


def fails(view: Any, dice: Any) -> Any:
    return 1 // 0


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            fails,
            r'^Negotiator "fails" failed at .*test_guests\.py:\d+: ZeroDivisionError: integer division or modulo by ze',
        ),
        (lambda v, d: None, r'^.*test_guests\.py:\d+: Negotiator "guest" has to return a move; None is no move\.$'),
        (lambda v, d: Draw(1), r'has to return a move; a move "draw" is nobody\'s to make\.$'),
        (lambda v, d: Offer("a"), r'has to return a move; a move "offer" cannot have \'a\' as terms\.$'),
        (lambda v, d: Offer((0.5, 1, 1, 1)), r"cannot have \(0\.5, 1, 1, 1\) as terms\.$"),
        (lambda v, d: exit(3), r'^Negotiator "guest" failed at .*: SystemExit\.$'),
    ],
    ids=range(6),
)
def test_a_guest_that_fails_is_one_sentence_with_its_place(one: Any, sentence: str) -> None:
    with pytest.raises(GuestFault, match=sentence) as failed:
        play(communique.load_scenario(SCENARIO), {"osmark": one}, 1, level="guided", protocol="alternating")
    assert "\n" not in str(failed.value)
    assert ("Traceback" in failed.value.trace) == failed.value.crashed


def test_a_fault_reaches_another_process_whole() -> None:
    fault = GuestFault("One sentence.", guest="x", place="x.py:3", crashed=True, trace="Traceback")
    again = pickle.loads(pickle.dumps(fault))
    assert (str(again), again.guest, again.place, again.crashed, again.trace) == (
        "One sentence.", "x", "x.py:3", True, "Traceback",
    )  # fmt: skip


def test_moves_of_lists_and_of_numpys_numbers_are_taken_as_what_they_look_like() -> None:
    numpy = pytest.importorskip("numpy")
    made = well_formed(Offer([numpy.int64(1), 2, numpy.int8(0)]))  # type: ignore[arg-type]
    assert made == Offer((1, 2, 0))
    assert [type(one) for one in made.terms] == [int, int, int]  # type: ignore[attr-defined]
    plain = Offer((1, 2, 0))
    assert well_formed(plain) is plain


@pytest.mark.parametrize("given", [Accept(3), Offer((True, 1)), Offer(7), "accept", Offer, Offer((1,), to="x")])  # type: ignore[arg-type]
def test_moves_of_anything_else_are_none(given: object) -> None:
    with pytest.raises(Misfit):
        well_formed(given)


def test_every_move_of_ours_stays_what_it_is() -> None:
    """Of all that the negotiators of this package say in some games; a mark is a whole number with a name."""
    scenario, met = communique.load_scenario("sochi-2021"), set()
    for seed in range(4):
        for event in play(scenario, seed=seed).events:
            if not kind_of(event.move).by_itself:
                met.add(type(event.move))
                assert well_formed(event.move) == event.move
    assert len(met) >= 10


# -- files ------------------------------------------------------------------------------

MINE = """
from dataclasses import dataclass

from communique.rules.moves.offer import Offer


@dataclass(frozen=True)
class Mine:
    name = "mine"

    def decide(self, view, dice):
        return Offer(tuple(row.index(max(row)) for row in view.sheet.points))


mine = Mine()


def function(view, dice):
    return mine.decide(view, dice)


def late(view, dice):
    raise ValueError("not\\nyet")


number = 3
"""


@pytest.mark.parametrize("wanted", ["mine", "Mine", "function"])
def test_a_file_brings_an_object_a_class_or_a_function(here: Path, wanted: str) -> None:
    (here / "mine.py").write_text(MINE)
    found = negotiator(f"mine.py:{wanted}")
    assert found.name == f"mine.py:{wanted}"
    assert found is negotiator(f"mine.py:{wanted}")
    scenario = communique.load_scenario(SCENARIO)
    assert simulate(scenario, {"osmark": found.name}, 2, protocol="alternating", rounds=4).plan.lineup[0] == found.name


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("mine.py:mien", MINE, 'mine.py has no "mien"; did you mean "mine"?'),
        ("mine.py:xyz", MINE, 'mine.py has no "xyz"; it has: Mine, mine, function, late.'),
        (
            "mine.py",
            MINE,
            "Say which negotiator of mine.py: mine.py:Mine, mine.py:mine, mine.py:function, mine.py:late.",
        ),
        ("mine.py:x", "a = 1", 'mine.py has no "x", and nothing else that would do.'),
        ("mine.py", "a = 1", "mine.py has nothing that decides."),
        (
            "mine.py:number",
            MINE,
            "mine.py: 3 is no negotiator: that is an object with decide(view, dice), a class of su",
        ),
        ("none.py:x", "", 'There is no file "none.py".'),
        (
            "mine.py:x",
            "\nimport a_library_i_forgot\n",
            'mine.py:2: it needs the module "a_library_i_forgot", which is not',
        ),
        ("mine.py:x", "def f(:\n", "mine.py:1: invalid syntax."),
        ("mine.py:x", "a = 1\nb = a / 0\n", "mine.py:2: it cannot be run (ZeroDivisionError: division by zero)."),
        ("mine.py:x", "raise SystemExit\n", "mine.py:1: it cannot be run (SystemExit)."),
        (
            "mine.py:x",
            "from communique import Nothing\n",
            "mine.py:1: it cannot be run (ImportError: cannot import name",
        ),
        (".:x.py", "", 'There is no file ".:x.py".'),
        ("a\0b.py:x", "", "There is no file"),
    ],
    ids=range(14),
)
def test_what_a_file_does_not_bring_is_a_sentence_with_its_line(
    here: Path, name: str, text: str, sentence: str
) -> None:
    (here / "mine.py").write_text(text)
    with pytest.raises(KeyError) as refused:
        negotiator(name)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


def test_a_fault_in_a_file_names_its_line_and_keeps_to_one(here: Path) -> None:
    (here / "mine.py").write_text(MINE)
    with pytest.raises(GuestFault, match=r'^Negotiator "mine\.py:late" failed at mine\.py:23: ValueError: not yet\.$'):
        play(communique.load_scenario(SCENARIO), {"osmark": "mine.py:late"}, 1, level="guided")


def test_a_file_that_has_changed_is_run_anew(here: Path) -> None:
    path = here / "mine.py"
    path.write_text("def f(view, dice):\n    'First.'\n")
    assert negotiator("mine.py:f").description == "First."
    path.write_text("def f(view, dice):\n    'Other.'\n")
    os.utime(path, ns=(1, 1))
    assert negotiator("mine.py:f").description == "Other."


def test_a_file_may_import_what_lies_beside_it(here: Path) -> None:
    (here / "module_beside_it_7.py").write_text("def f(view, dice): ...\n")
    (here / "mine.py").write_text("from module_beside_it_7 import f\n")
    assert from_file("mine.py:f").name == "mine.py:f"


def test_a_name_from_a_file_runs_no_file_until_a_person_has_named_it(here: Path) -> None:
    (here / "mine.py").write_text(f"open({str(here / 'ran')!r}, 'w').close()\n{MINE}")
    with pytest.raises(
        NotFromFile, match=r'^\'"mine\.py:mine" would run a file, and nothing is run because a file says so'
    ):
        registered("mine.py:mine")
    assert not (here / "ran").exists()
    assert bring("mine.py:mine") == "mine.py:mine"
    assert registered("mine.py:mine") is every()["mine.py:mine"]


def test_a_file_name_is_told_from_other_names() -> None:
    assert all(map(is_file_name, ("mine.py:x", "mine.py", "C:\\a\\mine.py:x")))
    assert not any(map(is_file_name, ("negmas:a.B", "linear", "a.pyx", "", "exec:bot.py", "boa:bidding=mine.py:aim")))
