"""The quality scale: how far a scenario has come, step by step, and what it lacks for the next.

Bronze, silver, gold and platinum, as `scenarios/QUALITY.md` has them for authors. Each step is a list of demands that a
machine checks, and a scenario stands on the highest step of which it and all below meet every demand. What platinum
asks for only people can give: the machine checks that they are recorded and named, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from communique.loading.lint import LintResult, LintStatus, lint
from communique.loading.measured_odds import Odds, measured_odds
from communique.loading.usual_results import usual_results
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, tr


class Grade(StrEnum):
    """A step of the scale, from the lowest up."""

    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"


GRADE_NAMES: Final = {
    Grade.BRONZE: N_("Bronze"),
    Grade.SILVER: N_("Silver"),
    Grade.GOLD: N_("Gold"),
    Grade.PLATINUM: N_("Platinum"),
}
"""What each step is called."""

LEAST_CARDS: Final = 12


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a step asks for."""

    name: str
    step: Grade
    asks: str
    """What it asks for, in one sentence."""
    lacks: Callable[[Scenario], str]
    """What the scenario should get, in one sentence; empty where it has it."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A demand that is not met."""

    demand: str
    sentence: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Where a scenario stands."""

    step: Grade
    missing: tuple[Shortfall, ...]
    """What the next step asks for and is not there; empty at the top."""

    @property
    def following(self) -> Grade | None:
        """The next step; None at the top."""
        steps = list(Grade)
        return None if self.step is steps[-1] else steps[steps.index(self.step) + 1]


def quality(scenario: Scenario, measures: list[LintResult] | None = None) -> Quality:
    """Where a scenario without findings stands; `measures` are its lints' results where somebody has them."""
    reached = Grade.BRONZE
    for step in list(Grade)[1:]:
        found = _lints(measures or lint(scenario)) if step is Grade.SILVER else _demands(scenario, step)
        missing = tuple(found)
        if missing:
            return Quality(reached, missing)
        reached = step
    return Quality(reached, ())


def _lints(results: list[LintResult]) -> Iterator[Shortfall]:
    for one in results:
        if one.status is not LintStatus.PASS:
            yield Shortfall(one.name, one.sentence)


def _demands(scenario: Scenario, step: Grade) -> Iterator[Shortfall]:
    for demand in DEMANDS:
        if demand.step is step and (sentence := demand.lacks(scenario)):
            yield Shortfall(demand.name, sentence)


# -- gold --------------------------------------------------------------------------


def _papers(scenario: Scenario) -> str:
    if scenario.ranges is not None or scenario.no_deal_expected:
        return ""
    return tr('Give "papers": the ranges within which fresh papers draw the sheets anew.')


def _drawing(scenario: Scenario) -> str:
    return "" if scenario.public.map else tr('Draw the place, and name the drawing under "map".')


def _deck(scenario: Scenario) -> str:
    cards = len(scenario.public.news)
    if cards >= LEAST_CARDS:
        return ""
    return tr("Write {least} news cards or more; there are {cards}.", least=LEAST_CARDS, cards=cards)


def _lesson(scenario: Scenario) -> str:
    lesson = scenario.public.lesson
    parts = {
        "notes": scenario.public.teaching,
        "goals": lesson.goals,
        "opening": lesson.opening,
        "watch": lesson.watch,
        "lessons": lesson.lessons,
        "before": lesson.before,
    }
    absent = _absent(parts)
    return tr('Complete the lesson under "teaching": {parts}.', parts=absent) if absent else ""


def _care(scenario: Scenario) -> str:
    public = scenario.public
    parts = {
        "content_note": public.content_note,
        "absent": public.absent,
        "words": public.words,
        "questions": public.questions,
    }
    absent = _absent(parts)
    return tr("Say with care what the case touches: {parts}.", parts=absent) if absent else ""


def _absent(parts: Mapping[str, object]) -> str:
    """The names of the parts that are empty, in a row."""
    return in_a_row([name for name, part in parts.items() if not part])


def _facts(scenario: Scenario) -> str:
    public = scenario.public
    if not public.fictional and public.reference is None:
        return tr('Tell what really happened, clause by clause, under "reference".')
    if any(issue.humanitarian for issue in public.issues) and public.law is None:
        return tr('Say under "law" what the law says of the issue on which people hang.')
    return ""


def _levels(scenario: Scenario) -> str:
    public = scenario.public
    if len(public.levels) < 2:
        return tr("Give two levels or more, so that there is a first game and a harder one.")
    cut = [level.id for level in public.levels if len(level.issues) < len(public.issues)]
    bare = [level for level in cut if any(level not in sheet.level_reservations for sheet in scenario.sheets)]
    if bare:
        return tr("Say on every sheet what no deal is worth at: {levels}.", levels=in_a_row(bare))
    return ""


def _odds(scenario: Scenario) -> str:
    if set(_measured(scenario)) >= {level.id for level in scenario.public.levels}:
        return ""
    return tr("Measure the odds of every seat at every level with this content.")


def _first_level(scenario: Scenario) -> str:
    """Without odds there is nothing to judge, and it is said once that they are missing."""
    measured = _measured(scenario)
    first = measured.get(scenario.public.levels[0].id) if scenario.public.levels else None
    losers = [_short(scenario.public, party) for party, odds in (first or {}).items() if odds.gain <= 0]
    if not losers:
        return ""
    return tr(
        "Make the first level friendlier: a reference player gains nothing there as {parties}.",
        parties=in_a_row(losers),
    )


def _ladder(scenario: Scenario) -> str:
    measured = [found for level in scenario.public.levels if (found := _measured(scenario).get(level.id))]
    if len(measured) < 2:
        return ""
    first, last = measured[0], measured[-1]
    rising = [_short(scenario.public, party) for party in first if last[party].gain >= first[party].gain]
    if not rising:
        return ""
    return tr(
        "Make the last level harder than the first for {parties}, by what a reference player gains.",
        parties=in_a_row(rising),
    )


def _usual(scenario: Scenario) -> str:
    public = scenario.public
    known = usual_results(public.id, scenario.digest, public.rules)
    if set(known) >= {level.id for level in public.levels}:
        return ""
    return tr("Measure the usual results of every level with this content.")


def _measured(scenario: Scenario) -> dict[str, dict[str, Odds]]:
    public = scenario.public
    found = measured_odds(public.id, scenario.digest, public.rules)
    return {level: dict(parties) for level, parties in found.items()}


def _short(public: Public, party: str) -> str:
    return next(one.short for one in public.parties if one.id == party)


# -- platinum ----------------------------------------------------------------------


def _played(scenario: Scenario) -> str:
    if any(review.seat is None for review in scenario.public.reviews):
        return ""
    return tr('Have a class play it, and record under "reviews" who, when and what was found.')


def _sides(scenario: Scenario) -> str:
    public = scenario.public
    seen = {review.seat for review in public.reviews}
    unread = [public.parties[seat].short for seat in public.principals if seat not in seen]
    if not unread:
        return ""
    return tr(
        'Have somebody read it from the side of {parties}, and record it under "reviews".', parties=in_a_row(unread)
    )


DEMANDS: Final = (
    Demand("papers", Grade.GOLD, N_("Fresh papers can be drawn, unless no deal is expected."), _papers),
    Demand("drawing", Grade.GOLD, N_("There is a map or another drawing of the place."), _drawing),
    Demand("deck", Grade.GOLD, N_("There are twelve news cards or more."), _deck),
    Demand("lesson", Grade.GOLD, N_("The lesson has notes, goals, opening, watch, lessons and before."), _lesson),
    Demand("care", Grade.GOLD, N_("There are a content note, absent voices, a table of words and questions."), _care),
    Demand(
        "facts",
        Grade.GOLD,
        N_("What really happened is told of a real case, and what the law says where people hang on a clause."),
        _facts,
    ),
    Demand(
        "levels",
        Grade.GOLD,
        N_("There are two levels or more, and no-deal values for those with fewer issues."),
        _levels,
    ),
    Demand("odds", Grade.GOLD, N_("The odds of each seat at each level were measured with this very content."), _odds),
    Demand(
        "first_level",
        Grade.GOLD,
        N_("By the odds, a reference player gains in every seat of the first level."),
        _first_level,
    ),
    Demand(
        "ladder", Grade.GOLD, N_("By the odds, every seat gains less at the last level than at the first."), _ladder
    ),
    Demand("usual", Grade.GOLD, N_("The usual results of each level were measured with this very content."), _usual),
    Demand(
        "played", Grade.PLATINUM, N_("A class has played it, and the file says who, when and what was found."), _played
    ),
    Demand("sides", Grade.PLATINUM, N_("Somebody who is named has read it from the side of each who signs."), _sides),
)
"""What gold and platinum ask for, in the order in which it is told.

Bronze asks for a file without findings, silver for every lint.
"""
