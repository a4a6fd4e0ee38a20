"""A scenario file with passages in braces: each level reads what is in play there."""

from __future__ import annotations

from pathlib import Path

from communique.loading.scenario_file import read_scenario_text
from communique.model.levels import at_level
from communique.model.sheet import Scenario

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")


def passages(text: str) -> Scenario:
    """The sample with a brief, a question, a news card and a card of evidence that speak of the review."""
    written = text.replace("You want the gate open.", "You want the gate open. {review: And you want to look again.}")
    written = written.replace('["Who asked first?"]', '["Who asked first?", "{review: Who looked again?}"]')
    written = written.replace("text: It rains on both towns.", 'text: "{review: It rains on the reviewers.}"')
    return read_scenario_text(written.replace("text: Carts wait for hours.", 'text: "{review: Carts wait.}"'))


def test_texts_speak_of_what_is_in_play() -> None:
    whole = passages(SAMPLE)
    guided, full = at_level(whole, "guided"), at_level(whole, "full")
    assert full.sheets[0].brief == whole.sheets[0].brief == "You want the gate open. And you want to look again."
    assert guided.sheets[0].brief == "You want the gate open."
    assert guided.public.questions == ("Who asked first?",)
    assert full.public.questions == ("Who asked first?", "Who looked again?")
    assert (len(full.sheets[0].cards), len(guided.sheets[0].cards)) == (1, 0)
    assert len(full.public.news) == 1
