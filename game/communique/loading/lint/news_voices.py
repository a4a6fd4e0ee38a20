"""Whether parties that take the same line on the news read differently, and at equal length."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import deck
from communique.model.scenario import Line
from communique.model.sheet import Scenario
from communique.words import N_, number, tr

MOST = 1.5


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The longest words for a line as a multiple of the shortest, where every party has its own."""
    lines = [(card.title, line) for card in scenario.public.news for line in card.lines]
    if not lines:
        return passed(tr("no news"))
    alike = [tr('"{line}" of {card}', line=line.label, card=card) for card, line in lines if _alike(line)]
    if alike:
        figure = tr("{n} alike", n=len(alike))
        return warned(figure, tr("Give each party its own words for {lines}.", lines=listing(alike)))
    ratio = max(_ratio(line) for _, line in lines)
    uneven = [tr('"{line}" of {card}', line=line.label, card=card) for card, line in lines if _ratio(line) > MOST]
    figure = tr("{ratio} times", ratio=number(ratio, 1))
    if not uneven:
        return passed(figure)
    return warned(figure, tr("Bring what the parties say closer together in length: {lines}.", lines=listing(uneven)))


def _alike(line: Line) -> bool:
    return len(set(line.texts)) < max(2, len(line.texts))


def _ratio(line: Line) -> float:
    words = [len(text.split()) for text in line.texts]
    return max(words) / min(words)


LINT = Lint(
    "news_voices",
    N_("What parties say on the news: no two alike, and for each line the longest at most 1.5 times the shortest."),
    judge,
    passes=lambda: deck(2),
    trips=lambda: deck(2, own_words=False),
)
