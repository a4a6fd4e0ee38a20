"""Which facts of its seed a case cites: a fact sheet is printed, and spoken of, where there are any."""

from __future__ import annotations

from communique.model.scenario import Public
from communique.model.sheet import Scenario


def cites_of(scenario: Scenario) -> frozenset[str]:
    """The marks of every fact that the scenario's texts cite, as it is cut; what really happened left aside."""
    cards = [mark for sheet in scenario.sheets for card in sheet.cards for mark in card.cites]
    return frozenset((*cards, *cited_in_public(scenario.public)))


def cited_in_public(public: Public) -> frozenset[str]:
    """The marks of every fact that the texts cite which everybody reads."""
    marks = [mark for party in public.parties for goal in party.goals for mark in goal.cites]
    marks += [mark for issue in public.issues for option in issue.options for mark in option.cites]
    marks += [mark for card in public.news for mark in card.cites]
    marks += [mark for gesture in public.gestures for mark in gesture.cites]
    return frozenset((*marks, *(public.law.cites if public.law else ())))
