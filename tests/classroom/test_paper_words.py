"""The words of every paper of every scenario at every level: what must not stand on any of them.

Papers are read as they are laid out, paragraph by paragraph and cell by cell, and no file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from laid_out import read_along

from communique.classroom.papers import documents
from communique.loading.fact_sheet import seed_facts
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Public
from communique.model.sheet import Scenario, Sheet
from communique.words import of_hundred

Read = dict[str, list[str]]
"""By the name of a file what stands on it, a paragraph or a cell each."""


def every_level() -> Iterator[tuple[str, str]]:
    for name in list_scenarios():
        for level in load_scenario(name).public.levels:
            yield name, level.id


def cases() -> list[object]:
    """The first level of one case in every run, the rest of the cases with the slow tests."""
    quick = ("one-pitch", "guided")
    return [pytest.param(*case, marks=() if case == quick else pytest.mark.slow) for case in every_level()]


@cache
def cut(name: str, level: str) -> Scenario:
    return at_level(load_scenario(name), level)


@cache
def papers(name: str, level: str) -> Read:
    found: Read = {}
    with read_along() as said:
        for one in documents(cut(name, level)):
            said.clear()
            one.make()
            found[one.name] = list(said)
    return found


def out_of_play(scenario: Scenario, whole: Scenario) -> Iterator[str]:
    """Titles and clauses of what the level leaves out; what also stands on something in play is no sign of it."""
    now, before = scenario.public, whole.public
    evidence = {card.title for sheet in scenario.sheets for card in sheet.cards}
    kept = {text for issue in now.issues for text in (issue.title, *(o.label for o in issue.options))}
    for issue in before.issues:
        if issue.id not in {one.id for one in now.issues}:
            yield from {issue.title, *(option.clause for option in issue.options if option.clause)} - kept
    for old, new in ((before.news, now.news), (before.gestures, now.gestures), (before.guarantees, now.guarantees)):
        yield from {one.title for one in old} - {one.title for one in new} - evidence


def unplayed(public: Public) -> Iterator[str]:
    """Words of rules that have nothing to speak of at this level."""
    if not public.gestures:
        yield r"\b[Gg]estures?\b"
    if not public.guarantees:
        yield r"\b[Gg]uarantees?\b"
    if not public.news:
        yield r"\bnews\b"
    if not public.mediators:
        yield r"\b[Mm]ediators?\b"
    if not public.tension_on:
        yield r"^Tension\b|[Tt]ension [+−]|\bthe tension\b"
        yield WARNINGS
    if not (public.news or public.gestures or public.guarantees):
        yield r"[Tt]rust in\b|\d capital\b"


WARNINGS = r"\bwarnings\b"
"""A word of the rules, which a story may use of something else."""
RULES = ("rules.pdf", "agenda.pdf", "outcome.pdf", "personal.pdf")
CARDS = ("cards-", "news")
TOLD_AFTERWARDS = ("teacher.pdf", "slides.pdf", "facts-later.pdf")
MARK = re.compile(r"\b[A-Z]\d+\b")


@pytest.mark.parametrize(("name", "level"), cases())
def test_no_paper_speaks_of_what_is_not_in_play(name: str, level: str) -> None:
    scenario, whole = cut(name, level), load_scenario(name)
    gone = list(out_of_play(scenario, whole))
    read = papers(name, level)
    assert [(file, text) for file, said in read.items() for text in gone if any(text in one for one in said)] == []
    played = [file for file in read if file in RULES or file.startswith(CARDS)]
    rules = [(file, word) for file in played for word in unplayed(scenario.public) if word != WARNINGS or file in RULES]
    assert [(file, word) for file, word in rules if any(re.search(word, text) for text in read[file])] == []


@pytest.mark.parametrize(("name", "level"), cases())
def test_a_fact_sheet_is_spoken_of_where_there_is_one_and_only_there(name: str, level: str) -> None:
    read = papers(name, level)
    spoken = [file for file, said in read.items() if any(re.search(r"\b[Ff]act sheets?\b", text) for text in said)]
    assert ("facts.pdf" in read) == bool({"public.pdf", "teacher.pdf"} & set(spoken))


@pytest.mark.parametrize(("name", "level"), cases())
def test_no_paper_for_players_tells_how_it_ended_and_every_mark_leads_to_its_fact(name: str, level: str) -> None:
    read = {file: " ".join(said) for file, said in papers(name, level).items() if file not in TOLD_AFTERWARDS}
    known = seed_facts(cut(name, level).public)
    ended = [fact for fact in known.values() if fact.afterwards]
    assert [(file, fact.mark) for file, said in read.items() for fact in ended if fact.text in said] == []
    marks = {(file, mark) for file, said in read.items() for mark in MARK.findall(said) if mark in known}
    assert {(file, mark) for file, mark in marks if f"[{mark}] {known[mark].text}" not in read["facts.pdf"]} == set()


@pytest.mark.parametrize(("name", "level"), cases())
def test_a_label_that_many_issues_share_never_stands_in_a_sentence_without_its_issue(name: str, level: str) -> None:
    """A label alone is the cell of its issue's table; in any other text its issue stands before it."""
    public = cut(name, level).public
    labels = [option.label for issue in public.issues for option in issue.options]
    shared = {label for label in labels if labels.count(label) > 1}
    naming = {
        label: [f"{one.short}: " for one in public.issues if label in {o.label for o in one.options}]
        for label in shared
    }
    bare = []
    for file, said in papers(name, level).items():
        for text in said:
            for label in shared:
                if label not in text or text == label:
                    continue
                rest = text
                for issue in naming[label]:
                    rest = rest.replace(f"{issue}{label}", "")
                    rest = re.sub(f"{re.escape(issue)}from “[^”]*” to “[^”]*”", "", rest)
                if re.search(rf"[“+:] ?{re.escape(label)}", rest):
                    bare.append((file, text))
    assert bare == []


@pytest.mark.parametrize(("name", "level"), cases())
def test_no_paper_of_a_party_holds_words_or_numbers_of_another(name: str, level: str) -> None:
    scenario = cut(name, level)
    for file, said in papers(name, level).items():
        flat = " ".join(said)
        for party, sheet in zip(scenario.public.parties, scenario.sheets, strict=True):
            own = file in (f"role-{party.id}.pdf", f"cards-{party.id}.pdf")
            if own or file in ("teacher.pdf", "slides.pdf"):
                continue
            shared = {text for other in scenario.sheets if other is not sheet for text in private(other)}
            assert [(file, text) for text in private(sheet) if text and text not in shared and text in flat] == []


def private(sheet: Sheet) -> list[str]:
    """What a sheet says to its holder alone; a sentence that two sheets share is nobody's secret."""
    said = [" ".join(part.split()) for part in sheet.brief.split("\n\n")]
    said += [card.text for card in sheet.cards] + [audience.text for audience in sheet.audiences]
    return said + [link.why for link in sheet.links]


@pytest.mark.parametrize(("name", "level"), cases())
def test_the_points_on_papers_are_those_of_whoever_holds_them(name: str, level: str) -> None:
    """A role sheet says the points of each issue in order, after its labels; papers for all say none."""
    scenario = cut(name, level)
    public, read = scenario.public, papers(name, level)
    for party, sheet in zip(public.parties, scenario.sheets, strict=True):
        said = read[f"role-{party.id}.pdf"]
        for issue, row in zip(public.issues, sheet.points, strict=True):
            start = said.index(issue.title) + 2
            points = said[start + 2 : start + 3 * len(row) : 3]
            assert (issue.id, points) == (issue.id, [of_hundred(public, value) for value in row])
    for file in ("public.pdf", "rules.pdf", "agenda.pdf"):
        assert [text for text in read[file] if re.search(r"\b\d+ points?\b", text)] == []
