"""The games that people have read are played again, word for word."""

import pytest
from golden.make import FOLDER, GAMES, path_of, transcript

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
