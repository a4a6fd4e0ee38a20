"""What is asked and said where a humanitarian issue is in play."""

from __future__ import annotations

from dataclasses import replace

from builders import build

from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Law, Level, Public
from communique.present import humanitarian
from communique.words import say


def _public(*marked: int, **more: object) -> Public:
    public = build(sizes=(3, 3, 2)).public
    issues = tuple(replace(issue, humanitarian=i in marked) for i, issue in enumerate(public.issues))
    return replace(public, issues=issues, **more)  # type: ignore[arg-type]  # each test names fields of its own


def test_the_question_names_the_issues_and_is_asked_only_where_there_are_some() -> None:
    asked = humanitarian.question(_public(0, 2))
    assert asked is not None
    assert say(asked) == (
        "Should this have been traded at all? People's lives or freedom hang on what is agreed here: A and C."
    )
    assert humanitarian.question(_public()) is None


def test_before_the_talks_the_question_is_asked_of_what_is_still_to_come() -> None:
    asked = humanitarian.question_ahead(_public(1))
    assert asked is not None
    assert say(asked) == ("Should this be traded at all? People's lives or freedom hang on what is agreed here: B.")
    assert humanitarian.question_ahead(_public()) is None


def test_a_text_falls_short_where_it_is_silent_or_below_the_fullest() -> None:
    told = list(map(say, humanitarian.shortfalls(_public(0, 1, 2), (0, 1, 1))))
    assert told == [
        'A: the text provides nothing; "A2" was possible.',
        'B: the text goes as far as "B1"; "B2" was possible.',
    ]
    assert humanitarian.shortfalls(_public(), (0, 1, 1)) == ()


def test_the_law_comes_with_the_facts_it_rests_on() -> None:
    known = _public(0, law=Law("Go home.", ("P5", "P6")), seed="humanitarian-law.md")
    note = humanitarian.law(known)
    assert note is not None
    assert [fact.mark for fact in note.facts] == ["P5", "P6"]
    assert note.facts[0].sources == ("ihl-databases.icrc.org/customary-ihl/eng/docs/v1_rul_rule82",)
    assert humanitarian.law(replace(known, law=None)) is None


def test_a_level_without_such_an_issue_says_nothing_of_the_law() -> None:
    levels = tuple(Level(name, name, name, issues) for name, issues in (("with", (0, 1)), ("without", (1, 2))))
    scenario = build(sizes=(3, 3, 2), levels=levels)
    marked = replace(scenario, public=replace(_public(0, law=Law("Go home.")), levels=levels))
    assert at_level(marked, "with").public.law is not None
    assert at_level(marked, "without").public.law is None


def test_who_is_not_counted_is_named() -> None:
    told = humanitarian.uncounted(_public(absent=("Families", "Villages")))
    assert told is not None
    assert say(told) == "Points are counted for delegations only. Not counted: Families; Villages."
    assert humanitarian.uncounted(_public()) is None


def test_the_twin_case_says_what_the_law_says() -> None:
    public = load_scenario("two-valleys").public
    assert public.law is not None
    assert public.law.cites == ("P1", "P3", "P5", "P6", "P7", "P8")
