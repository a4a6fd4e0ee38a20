"""What negotiators, adviser and simulation say of an error passes through the catalogue: read in the sources, heard."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import two
from pseudo import plain_words, pseudo

import communique
from communique.loading.finding import ScenarioError
from communique.negotiators.registry import every, negotiator
from communique.simulation import play, simulate
from communique.simulation.sweep.plan import read_plan_text
from communique.simulation.tournament.every_seating import Tournament, TournamentError
from communique.words import tr

ROOMS = ("negotiators", "adviser", "simulation")
TELLERS = ("_note", "_say", "Finding")
"""What besides a `raise` brings a sentence before people."""


def _sentences() -> Iterator[tuple[str, ast.expr]]:
    """Every argument of an exception that is raised, and of a teller, with its place."""
    package = Path(communique.__file__).parent
    for room in ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                call = node.exc if isinstance(node, ast.Raise) else node
                if not isinstance(call, ast.Call):
                    continue
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if isinstance(node, ast.Raise) or name in TELLERS:
                    yield from ((f"{path.relative_to(package)}:{node.lineno}", one) for one in call.args)


def _is_text(node: ast.expr) -> bool:
    said = node.value if isinstance(node, ast.Constant) else None
    return isinstance(node, ast.JoinedStr) or (isinstance(said, str) and " " in said)


def test_no_error_is_a_sentence_that_nobody_can_translate() -> None:
    assert [where for where, node in _sentences() if _is_text(node)] == []


def test_there_are_errors_to_look_at() -> None:
    assert len(list(_sentences())) > 60


def _heard(error: type[Exception], call: object) -> str:
    assert callable(call)
    with pseudo(), pytest.raises(error) as caught:
        call()
    return str(caught.value.args[0])


@pytest.mark.parametrize(
    ("error", "call", "typed"),
    [
        (KeyError, lambda: negotiator("bulware"), ["bulware", "boulware"]),
        (KeyError, lambda: negotiator("zzz"), ["zzz", *every()]),
        (ValueError, lambda: simulate(two(), games=-1), []),
        (ValueError, lambda: simulate(two(), engine="steam"), ["steam", "auto", "plain", "tables", "compiled"]),
        (ValueError, lambda: simulate(two(), games=1, engine="tables"), ["boulware", "linear", "conceder", "tables"]),
        (ValueError, lambda: play(two(), ["linear"]), ["aland", "borea"]),
        (ValueError, lambda: play(two(), {"nobody": "linear"}), ["nobody", "aland", "borea"]),
        (TournamentError, lambda: Tournament([], ["linear"]), []),
        (TournamentError, lambda: Tournament([two()], ["linear", "linear"]), ["linear"]),
        (TournamentError, lambda: Tournament([two()], ["linear"], repetitions=0), []),
    ],
)
def test_an_error_is_said_in_the_language_spoken(error: type[Exception], call: object, typed: list[str]) -> None:
    assert plain_words(_heard(error, call), allowed=typed) == []


PLAN = """
format: communique-sweep 9
scenarios: [lantern-straight, lantern-strait]
protocol: [conference]
rounds: soon
chunk: 0
logs: maybe
games: 2
lineups: [{osmark: bulware, nowhere: linear}, 7]
"""
TYPED = ("communique-sweep 9", "communique-sweep 1", "lantern-straight", "lantern-strait", "conference", "protocols",
         "protocol", "rounds", "soon", "chunk", "logs", "maybe", "bulware", "boulware", "nowhere", "format",
         "osmark", "pellin", "lineups", "true", "false")  # fmt: skip


def test_every_finding_of_a_plan_is_said_in_the_language_spoken() -> None:
    with pseudo(), pytest.raises(ScenarioError) as caught:
        read_plan_text(PLAN)
    sentences = [one.sentence for one in caught.value.findings]
    assert len(sentences) >= 7
    assert {one: words for one in sentences if (words := plain_words(one, allowed=TYPED))} == {}


@pytest.mark.parametrize("name", list(every()))
def test_a_negotiator_is_introduced_in_the_language_spoken(name: str) -> None:
    one = every()[name]
    with pseudo():
        assert plain_words(f"{tr(one.title)} {tr(one.description)}", allowed=["MiCRO"]) == []
