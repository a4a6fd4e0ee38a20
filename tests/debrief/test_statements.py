"""What was said, checked against the speaker's own sheet, with the figures written out."""

from __future__ import annotations

import pytest
from builders import rich
from debrief.cases import BOREA, HOME, PRINCIPLE, VALUE, talked, tiny

from communique.debrief import debrief, statements
from communique.model.scenario import NATURE
from communique.rules.moves.answer import Answer
from communique.rules.moves.tell import Tell
from communique.rules.state import REASONS, Question

COMPARE = Question(NATURE, "compare", 0, -1, 1, (BOREA,))
NEED = Question(NATURE, "need", 0, 2, -1, (BOREA,))


@pytest.mark.parametrize(("says", "true"), [("first", False), ("second", True), ("equal", False)])
def test_an_answer_to_a_comparison_is_held_against_the_stakes(says: str, true: bool) -> None:
    scenario = tiny()
    found = statements.answer(scenario.public, scenario.sheets[1], COMPARE, Answer(says))
    assert found == (true, "At stake: A 10 points, B 30.")


def test_a_price_that_is_worth_nothing_was_no_price() -> None:
    scenario = tiny()
    good = statements.answer(scenario.public, scenario.sheets[1], NEED, Answer("need", 1, 2))
    bad = statements.answer(scenario.public, scenario.sheets[1], NEED, Answer("need", 0, 2))
    assert good == (True, '"B2" is worth +30 points to it, against no provision.')
    assert bad == (False, '"A2" is worth −10 points to it, against no provision.')


def test_a_statement_is_held_against_the_average_issue() -> None:
    scenario = tiny()
    said = statements.statement(scenario.public, scenario.sheets[0], Tell(0, "high"))
    assert said == (True, "At stake: A 30 points; an issue has 20 on average.")
    assert not statements.statement(scenario.public, scenario.sheets[0], Tell(1, "high")).true
    assert statements.statement(scenario.public, scenario.sheets[0], Tell(1, "low")).true


@pytest.mark.parametrize(
    ("option", "floor", "true", "why"),
    [
        (0, 0, False, '"A0" is its best option on the issue.'),
        (1, 0, True, '"A1" is 5 points below its best option on the issue.'),
        (1, 1, False, '"A1" is its best option on the issue.'),
    ],
)
def test_too_little_is_true_when_something_better_was_to_be_had(option: int, floor: int, true: bool, why: str) -> None:
    scenario = tiny()
    found = statements.reason(scenario.public, scenario.sheets[1], (option, 0), 0, VALUE, (floor, 0))
    assert found == (true, why)
    reciprocity = REASONS.index("reciprocity")
    assert statements.reason(scenario.public, scenario.sheets[1], (option, 0), 0, reciprocity, (floor, 0)).true is true


def test_home_is_a_true_reason_only_for_a_clause_that_a_rejecting_audience_looks_at() -> None:
    scenario = rich()
    sheet = scenario.sheets[0]
    assert [a.name for a in sheet.unhappy((0, 0, 0, 0))] == ["The harbour"]
    assert statements.reason(scenario.public, sheet, (0, 0, 0, 0), 0, HOME).true is True
    assert statements.reason(scenario.public, sheet, (0, 0, 0, 0), 2, HOME).true is False
    assert statements.reason(scenario.public, sheet, (2, 2, 0, 0), 0, HOME).true is False


@pytest.mark.parametrize("name", ["wording", "verification", "sequence", "principle"])
def test_no_sheet_speaks_about_principles(name: str) -> None:
    scenario = tiny()
    found = statements.reason(scenario.public, scenario.sheets[0], (0, 0), 0, REASONS.index(name))
    assert found.true is None


def test_conduct_counts_what_was_asked_answered_and_said() -> None:
    aland, borea = debrief(talked()).conduct
    assert (aland.asked, aland.answered, aland.declined) == (1, 0, 0)
    assert (borea.asked, borea.answered, borea.declined) == (0, 1, 0)
    assert [(s.event, s.kind, s.true) for s in aland.said] == [(4, "statement", True)]
    assert [(s.event, s.kind, s.true) for s in borea.said] == [
        (3, "answer", False),
        (6, "reason", False),
        (6, "reason", True),
        (7, "reason", False),
        (7, "reason", None),
    ]
    assert PRINCIPLE == 6
    assert borea.said[2].words == "B: it is worth too little to it"
