"""The fact sheet: what the papers cite and the story rests on, in the words of the seed, with addresses of sources.

How it ended and what happened later stands on a sheet of its own, to be handed out after the talks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._layout import closely
from communique.loading.citations import cites_of
from communique.loading.fact_sheet import LATER, SeedFact, seed_facts, told_afterwards
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, tr


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    public = scenario.public
    known, wanted = seed_facts(public), cites_of(scenario)
    told = [fact for fact in known.values() if (fact.mark in wanted or fact.everyone) and not fact.afterwards]
    if told:
        yield PaperFile("facts.pdf", partial(facts_sheet, public, told, printing))
    later = told_afterwards(public)
    if later:
        yield PaperFile("facts-later.pdf", partial(later_sheet, public, later, printing))


def facts_sheet(public: Public, facts: Sequence[SeedFact], printing: Printing = AS_USUAL) -> Paper:
    """The facts that are cited before and during the talks."""
    page = _page(public, tr("Fact sheet"), tr("To look up the marks in brackets."), printing)
    _told(page, facts)
    return page


def later_sheet(public: Public, facts: Sequence[SeedFact], printing: Printing = AS_USUAL) -> Paper:
    """What came of the meeting and after it."""
    page = _page(public, tr(LATER), tr("To be handed out after the talks."), printing)
    _told(page, facts)
    return page


def _page(public: Public, title: str, under: str, printing: Printing) -> Paper:
    page = Paper(
        tr("{scenario}: {paper}", scenario=public.title, paper=title),
        tr("{paper} · {scenario}", paper=title, scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(title, public.title, under)
    page.prose(
        tr(
            "In our own words; figures are as reported. “One side” rests on a statement by one side; of what is "
            "“contested” both accounts are given. Addresses may have moved since."
        ),
        size=9,
        muted=True,
    )
    return page


def _told(page: Paper, facts: Sequence[SeedFact]) -> None:
    for fact in facts:
        said, sources = tr("[{mark}] {text}", mark=fact.mark, text=fact.text), " · ".join(fact.sources)
        if page.will_page_break(
            page.prose_height(said, size=9) + (page.prose_height(sources, size=7) if sources else 0)
        ):
            page.add_page()
        page.prose(said, size=9)
        if sources:
            page.prose(sources, size=7, muted=True)


PAPER = PaperKind("facts", 70, N_("The facts behind the marks, with the addresses of their sources."), _files)
