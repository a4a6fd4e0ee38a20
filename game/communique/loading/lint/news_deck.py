"""Whether games on the scenario meet different news."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import deck
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The cards of the deck as against the sessions that draw them."""
    cards, sessions = len(scenario.public.news), scenario.public.sessions
    if not cards:
        return passed(tr("no news"))
    figure = tr("{n} for {sessions}", n=cards, sessions=sessions)
    if cards >= 2 * sessions:
        return passed(figure)
    sentence = tr("Write {n} more cards, or two games share most of them.", n=2 * sessions - cards)
    return (warned if cards >= sessions else failed)(figure, sentence)


LINT = Lint(
    "news_deck",
    N_("The cards of the deck for the sessions of a game: twice as many, or none at all."),
    judge,
    passes=lambda: deck(12),
    trips=lambda: deck(11),
)
