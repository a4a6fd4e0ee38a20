"""A game with fresh papers: its log names them, and its save leads back to the same case or is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from communique import load_scenario
from communique.loading.fresh import fresh
from communique.session import Recorder, SaveError, Session, read_save
from communique.session.store import restore

CASE = load_scenario("lantern-strait", papers=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A save of a game with papers 3."""
    path = tmp_path / "a.communique"
    Recorder(path, Session.open(CASE, 5)).close()
    return path


def test_the_log_names_the_papers_and_the_digest_of_the_case(path: Path) -> None:
    head = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert (head["papers"], head["digest"]) == (3, CASE.digest)
    assert CASE.digest != load_scenario("lantern-strait").digest


def test_a_log_of_a_game_as_written_says_nothing_of_papers() -> None:
    assert "papers" not in Session.open(load_scenario("lantern-strait"), 5).log_text()


def test_a_save_leads_back_to_the_case_that_was_played(path: Path) -> None:
    save = read_save(path)
    again = restore(save, load_scenario(save.header.scenario, papers=save.header.papers))
    assert [sheet.points for sheet in again.scenario.sheets] == [sheet.points for sheet in CASE.sheets]


def test_a_save_is_refused_in_one_sentence_when_its_number_draws_another_case(path: Path) -> None:
    assert CASE.written is not None
    assert CASE.written.ranges is not None
    changed = replace(CASE.written, ranges=replace(CASE.written.ranges, steps=0))
    with pytest.raises(SaveError) as caught:
        restore(read_save(path), fresh(changed, 3))
    sentence = str(caught.value).removeprefix(f"{path}: ")
    assert sentence.startswith('saved with papers 3 of another version of scenario "lantern-strait" (digest ')
    assert sentence.endswith("; find the file it was played with.")


@pytest.mark.parametrize(
    ("papers", "sentence"),
    [
        (-1, 'the header\'s "papers" is -1, no number of papers.'),
        (2**60, 'the header\'s "papers" is 1152921504606846976, no number of papers.'),
        ("3", 'the header\'s "papers" is missing or not a whole number.'),
    ],
)
def test_what_is_no_number_of_papers_is_refused(tmp_path: Path, papers: object, sentence: str) -> None:
    path = tmp_path / "b.communique"
    head = json.loads(Session.open(CASE, 5).log_text().splitlines()[0]) | {"papers": papers}
    path.write_text(json.dumps(head) + "\n", encoding="utf-8")
    with pytest.raises(SaveError, match=sentence):
        read_save(path)
