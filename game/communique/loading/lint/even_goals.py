"""Whether principals have about as many public goals as each other, told at about the same length."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import accord, wanting
from communique.model.sheet import Scenario
from communique.words import N_, tr

NUMBER, LENGTH = 1.5, 2.0


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The most goals of a principal, and the most words of them, as a multiple of the fewest."""
    parties = [scenario.public.parties[seat] for seat in scenario.public.principals]
    if len(parties) < 2 or not any(party.goals for party in parties):
        return passed(tr("no goals"))
    counts = [len(party.goals) for party in parties]
    words = [sum(len(goal.text.split()) for goal in party.goals) for party in parties]
    figure = tr("{fewest} to {most}", fewest=min(counts), most=max(counts))
    close = max(counts) - min(counts) <= 1
    if (close or max(counts) <= NUMBER * min(counts)) and max(words) <= LENGTH * min(words):
        return passed(figure)
    least = min(zip(words, parties, strict=True), key=lambda pair: pair[0])[1]
    sentence = tr("State the goals of {parties} as fully as those of the others.", parties=listing([least.short]))
    return warned(figure, sentence)


LINT = Lint(
    "even_goals",
    N_(
        "Public goals of the principals: the most at most 1.5 times the fewest, the longest at most twice the shortest."
    ),
    judge,
    passes=accord,
    trips=lambda: wanting(4, 1),
    of_words=True,
)
