"""What the analysis says, message by message: every text is used, filled, and in the language spoken."""

from __future__ import annotations

from analysis.build import scenario
from pseudo import plain_words, pseudo

from communique.analysis import graph_model, stability
from communique.analysis.graph_model import _AfterSigning
from communique.analysis.problem import Problem
from communique.analysis.tractability import large
from communique.model.message import Message
from communique.words import say
from communique.words.messages.analysis import WORDS


def test_every_sense_and_move_of_a_signer_has_its_sentence() -> None:
    tempted = {key for key in WORDS if key.rpartition("_")[2] in ("stall", "denounce", "either")}
    named = {*graph_model._TEMPTED.values(), *graph_model._DETERRED.values()}
    assert named == {f"analysis.{key}" for key in tempted}


def test_both_ways_to_gain_are_said_in_one_sentence() -> None:
    # Signed, the first side has 1; stalling on its only clause gives it 3, denouncing 5.
    first = stability(scenario([[[3, 1]], [[0, 4]]], [5, 0]), (1,)).stances[0]
    assert say(first.verdicts["nash"].why) == (
        "P0 could gain by leaving Issue 0 undone (3 points instead of 1) or by ending the agreement (5 points "
        "instead of 1)."
    )


def test_clauses_stand_in_a_row() -> None:
    # No provision is worth 1 to the first side on each of three issues, a clause nothing; the second gains 5 by each.
    first = stability(scenario([[[1, 0]] * 3, [[0, 5]] * 3], [-9, 0]), (1, 1, 1)).stances[0]
    assert say(first.verdicts["nash"].why) == (
        "P0 could gain by leaving Issue 0, Issue 1 and Issue 2 undone (3 points instead of 0)."
    )


def test_large_numbers_are_written_whole_or_as_a_power_of_ten() -> None:
    assert [say(large(n)) for n in (65536, 10**10 - 1, 10**16)] == ["65,536", "9,999,999,999", "about 10^16"]


def test_the_verdicts_are_said_in_the_language_spoken() -> None:
    case = scenario([[[3, 1]], [[0, 4]]], [5, 0])
    after = _AfterSigning(case.public, Problem.posed_by(case), (1,))
    with pseudo():
        said = [
            say(after._tempted(0, sense, moves)) for sense, moves in graph_model._TEMPTED
        ]  # fmt: skip
        said += [say(message_of(id)) for id in graph_model._DETERRED.values()]
    assert [plain_words(text, ("P0", "Issue 0")) for text in said] == [[]] * len(said)


def message_of(id: str) -> Message:
    return Message(id, (("party", "P0"),))
