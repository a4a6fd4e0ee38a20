"""Whether some text that players read rests on how it really ended, and so tells it before the talks."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis.space import OutcomeSpace
from communique.loading.citations import citations
from communique.loading.fact_sheet import seed_facts
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed
from communique.loading.lint._samples import accord
from communique.model.scenario import Gesture, Seat
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The goals, clauses, cards and gestures that cite facts which the seed keeps for afterwards."""
    after = {fact.mark for fact in seed_facts(scenario.public).values() if fact.afterwards}
    early = [(one.what, [mark for mark in one.marks if mark in after]) for one in citations(scenario)]
    found = [tr("{what} ({marks})", what=what, marks=in_a_row(marks)) for what, marks in early if marks]
    if not found:
        return passed("0")
    return failed(
        str(len(found)),
        tr("Cite what was known before, and leave the outcome to the record: {early}.", early=listing(found)),
    )


def _foretelling() -> Scenario:
    """The accord with a gesture that rests on the joint statement of Sochi."""
    scenario = accord()
    gesture = Gesture("g", Seat(0), "Card", "It is made.", 0, 1, 1, -1, ("P8",))
    return replace(scenario, public=replace(scenario.public, seed="sochi-2021.md", gestures=(gesture,)))


LINT = Lint(
    "told_too_early",
    N_("The goals, clauses, cards and gestures that cite a fact of the outcome or of later: none."),
    judge,
    passes=accord,
    trips=_foretelling,
    of_words=True,
)
