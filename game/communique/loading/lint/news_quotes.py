"""Whether the news of a real case put sentences into anybody's mouth."""

from __future__ import annotations

import re
from typing import Final

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed
from communique.loading.lint._samples import deck
from communique.model.scenario import News
from communique.model.sheet import Scenario
from communique.words import N_, tr

_QUOTATION: Final = re.compile('["\u201c\u201d\u201e\u2018\u00ab\u00bb\u300c\u300e]')
"""Marks with which a quotation opens or closes; an apostrophe is none of them."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The cards in which something stands between quotation marks."""
    if scenario.public.fictional:
        return passed(tr("fictional"))
    quoting = [card.title for card in scenario.public.news if any(map(_QUOTATION.search, _texts(card)))]
    if not quoting:
        return passed(tr("nobody quoted"))
    sentence = tr("Report what is said instead of quoting it: {cards}.", cards=listing(quoting))
    return failed(tr("{n} quoting", n=len(quoting)), sentence)


def _texts(card: News) -> list[str]:
    said = [text for line in card.lines for text in (line.label, line.text, *line.texts)]
    return [card.title, card.text, *said]


LINT = Lint(
    "news_quotes",
    N_("The news cards of a real case with quotation marks: none."),
    judge,
    passes=lambda: deck(2, fictional=False),
    trips=lambda: deck(2, fictional=False, text="One says: \u201cNo.\u201d"),
)
