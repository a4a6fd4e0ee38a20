"""Where a case cites the facts of its seed before its outcome is told: goals, clauses, cards, gestures, the law.

What really happened is left aside: its record stands in the debrief alone. So a fact sheet is printed, and spoken of,
where these cite something; and none of them may cite what a seed keeps for afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import tr


class Citation(NamedTuple):
    """A text that cites facts, by what people call it, and their marks."""

    what: str
    marks: tuple[str, ...]


def citations(scenario: Scenario) -> Iterator[Citation]:
    """Every text that cites facts before the outcome is told, as the scenario is cut; cards of the sheets come last."""
    yield from public_citations(scenario.public)
    for sheet in scenario.sheets:
        for card in sheet.cards:
            yield Citation(tr('evidence card "{title}"', title=card.title), card.cites)


def public_citations(public: Public) -> Iterator[Citation]:
    """Those of texts that everybody reads."""
    for party in public.parties:
        for goal in party.goals:
            yield Citation(tr('goal "{text}" of {party}', text=goal.text, party=party.short), goal.cites)
    for issue in public.issues:
        for option in issue.options:
            yield Citation(tr('clause "{label}" of {issue}', label=option.label, issue=issue.short), option.cites)
    for news in public.news:
        yield Citation(tr('news card "{title}"', title=news.title), news.cites)
    for gesture in public.gestures:
        yield Citation(tr('gesture "{title}"', title=gesture.title), gesture.cites)
    if public.law is not None:
        yield Citation(tr("the law"), public.law.cites)


def cites_of(scenario: Scenario) -> frozenset[str]:
    """The marks of every fact that the scenario's texts cite before its outcome is told."""
    return frozenset(mark for one in citations(scenario) for mark in one.marks)


def cited_in_public(public: Public) -> frozenset[str]:
    """The marks of every fact that the texts cite which everybody reads."""
    return frozenset(mark for one in public_citations(public) for mark in one.marks)
