"""Lints that read words: what trips them, and what they let pass on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from communique.loading.lint import LINTS, LintResult
from communique.loading.lint._samples import accord, explained, humane, levelled, saying, wanting
from communique.loading.lint._texts import texts
from communique.model.levels import at_level
from communique.model.scenario import Wording
from communique.model.sheet import Scenario


def measured(name: str, case: Scenario) -> LintResult:
    return LINTS[name].measure(case, None)  # type: ignore[arg-type]  # lints of words never look at the space


def figure(name: str, case: Scenario) -> str:
    return measured(name, case).figure


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ('P0 says: "We will not go home."', "1 quoting"),
        ("P0 says: \u00abWe will not.\u00bb", "1 quoting"),
        ('They disagree about the word "corridor".', "nobody quoted"),
        ('They may agree on "Option 1" today.', "nobody quoted"),
        ("It is P0's house, and the others' too.", "nobody quoted"),
    ],
)
def test_a_sentence_is_quoted_and_a_disputed_word_or_a_label_is_not(story: str, said: str) -> None:
    assert figure("party_quotes", saying(story)) == said


def test_what_is_said_to_a_class_may_quote_and_an_invented_party_too() -> None:
    case = saying("A story.")
    words = (Wording("corridor", 'One side says: "It is a road, no more."'),)
    assert figure("party_quotes", replace(case, public=replace(case.public, words=words))) == "nobody quoted"
    invented = replace(case, public=replace(case.public, fictional=True, story='"We will not go," says P0.'))
    assert figure("party_quotes", invented) == "fictional"


def test_a_label_that_issues_share_needs_its_issue_however_it_is_written() -> None:
    assert figure("named_options", explained("It excludes option 0.")) == "1"
    assert figure("named_options", explained("It excludes option 0 on Issue 1.")) == "0"
    assert figure("named_options", explained("It excludes the rest.")) == "0"


def test_a_level_that_cuts_an_issue_cuts_its_words_and_its_count() -> None:
    assert figure("cut_words", levelled("Of two issues they know one.")) == "2"
    assert figure("cut_words", levelled("Issue 1 matters most.")) == "2"
    assert figure("cut_words", levelled("They talk.")) == "0"
    assert figure("cut_words", accord()) == "0"


def test_a_case_that_is_cut_already_has_nothing_left_to_cut() -> None:
    case = levelled("Of two issues they know one.")
    cut = min((at_level(case, one.id) for one in case.public.levels), key=lambda one: len(one.public.issues))
    assert len(cut.public.issues) < len(case.public.issues)
    assert figure("cut_words", cut) == "0"


def test_goals_are_even_when_they_differ_by_one() -> None:
    assert measured("even_goals", wanting(3, 2)).status == "pass"
    assert measured("even_goals", wanting(4, 2)).status == "warn"
    assert figure("even_goals", accord()) == "no goals"


SOURCES = {
    "1. `p0` a.org ; b.org\n2. `p1` c.org\n3. `outside` d.org\n": ("pass", "P0 2, P1 1"),
    "1. `p0` a.org ; b.org ; e.org\n2. `p1` c.org\n3. `outside` d.org\n": ("fail", "P0 3, P1 1"),
    "1. `p0` a.org\n2. `p1` c.org\n3. d.org\n": ("warn", "P0 1, P1 1"),
    "1. `p0` a.org\n2. `p1` c.org\n": ("fail", "P0 1, P1 1"),
    "": ("warn", "none"),
}


@pytest.mark.parametrize("text", SOURCES)
def test_sources_are_counted_by_side(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case.md").write_text(f"- [S1] A fact. (1)\n\n{text}", encoding="utf-8")
    monkeypatch.setattr("communique.shipped.seeds", lambda: tmp_path)
    case = saying("A story.")
    found = measured("source_sides", replace(case, public=replace(case.public, seed="case.md")))
    assert (found.status, found.figure) == SOURCES[text]


def test_nobody_is_paid_for_keeping_people_waiting() -> None:
    assert figure("withholding", humane((0, 4, 4))) == "0"
    assert figure("withholding", humane((0, 4, 3))) == "2"
    assert figure("withholding", accord()) == "no such issue"


def test_every_text_is_walked_with_what_it_belongs_to() -> None:
    told = list(texts(explained("Because.")))
    assert ("the story", "story", "A story.") in told
    assert ("Issue 0", "about", "A matter.") in told
    assert any(one.field == "why" and one.text == "Because." for one in told)
    assert not any(one.text == "sample" for one in told)
