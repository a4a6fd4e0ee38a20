"""The games that people have read are played again, word for word."""

import pytest
from golden.make import FOLDER, GAMES, path_of, transcript

from communique.debrief.steps import steps
from communique.loading.scenario_file import load_scenario
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import MOVED, THANKS, Remark
from communique.simulation import play

ANEW = "The game reads otherwise now. If that is meant: python tests/golden/make.py, read what changed, and say why."


@pytest.mark.parametrize(("scenario", "level", "seed"), GAMES)
def test_a_game_that_was_read_is_played_again_word_for_word(scenario, level, seed):
    written = path_of(scenario, level, seed).read_text(encoding="utf-8")
    assert transcript(scenario, level, seed) == written, ANEW


def test_every_game_written_down_is_told_of_in_the_readme():
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    names = sorted(path.stem for path in FOLDER.glob("*.txt"))
    assert names == sorted(path_of(*game).stem for game in GAMES)
    assert [name for name in names if name not in told] == []


@pytest.mark.parametrize(("scenario", "level", "seed"), GAMES)
def test_what_is_remarked_in_the_open_was_so_in_the_open(scenario, level, seed):
    """Nobody thanks aloud for a whispered answer, names a gesture that was not made, or takes what it just refused."""
    known = steps(play(load_scenario(scenario), seed=seed, level=level))
    for place, step in enumerate(known):
        move, before = step.move, known[:place]
        theirs = [one for one in before if one.seat == getattr(move, "whom", None)]
        if isinstance(move, Remark) and (move.about, move.level) == ("thanks", THANKS.index("answer")):
            assert any(isinstance(one.move, Answer) and one.audience == step.audience for one in theirs)
        if isinstance(move, Remark) and (move.about, move.level) == ("moved", MOVED.index("gesture")):
            assert any(isinstance(one.move, MakeGesture) for one in theirs)
        if isinstance(move, Accept) and not step.in_call:
            mine = [one for one in before if one.seat == step.seat and one.session == step.session]
            assert Reject not in {type(one.move) for one in mine if getattr(one.move, "target", "") == move.offer}
