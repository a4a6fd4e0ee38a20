"""Whether texts shown at a level speak of an issue that the level cuts, or count the issues wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import levelled
from communique.loading.lint._texts import ToldText, texts
from communique.model.levels import at_level
from communique.model.scenario import Issue, Public
from communique.model.sheet import Scenario
from communique.words import N_, tr

_NUMBERS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip
_COUNT: Final = re.compile(r"\b(?:the |all )?(" + "|".join(_NUMBERS[2:]) + r"|\d+) issues\b", re.IGNORECASE)
_SCENARIO: Final = frozenset(("title", "place", "date"))
_KEPT: Final = ("content_note", "reference", "law")
"""What is said of the world at every level: what may be hard to read, what really happened, the law."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The texts that mention what is not in play at some level; counted for each level."""
    found = list(dict.fromkeys(_mentions(scenario)))
    if not found:
        return passed("0")
    where = listing(list(dict.fromkeys(place for _, place in found)))
    sentence = tr("Put what a level cuts between braces that name its issue, or leave it out: {texts}.", texts=where)
    return warned(str(len(found)), sentence)


def _mentions(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """By level where; nothing of a case that is cut already, whose levels count the issues of the whole."""
    whole = scenario.public
    if whole.level:
        return
    for level in whole.levels:
        if len(level.issues) == len(whole.issues):
            continue
        cut = at_level(scenario, level.id)
        gone = [issue for i, issue in enumerate(whole.issues) if i not in level.issues]
        words = [word for issue in gone for word in _telling(issue, cut.public)]
        for told in texts(cut, without=_KEPT):
            if told.field not in _SCENARIO and _speaks(told, words, len(cut.public.issues)):
                yield level.id, told.where


def _telling(issue: Issue, cut: Public) -> list[re.Pattern[str]]:
    """The names of an issue that is gone, but for those that what is left in play uses as words of its own."""
    left = " ".join(
        text.casefold()
        for one in cut.issues
        for text in (one.title, one.short, one.about, *(option.label for option in one.options))
    )
    names = dict.fromkeys((issue.title, issue.short))
    return [re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE) for name in names if name.casefold() not in left]


def _speaks(told: ToldText, words: list[re.Pattern[str]], count: int) -> bool:
    counted = _COUNT.search(told.text)
    if counted is not None and counted[1].casefold() not in (str(count), _NUMBERS[count] if count <= 16 else ""):
        return True
    return any(word.search(told.text) for word in words)


LINT = Lint(
    "cut_words",
    N_("The texts that mention at some level an issue which it cuts, or count the issues wrongly: none."),
    judge,
    passes=lambda: levelled("They talk about Issue 0."),
    trips=lambda: levelled("They talk about Issue 0 and about Issue 1."),
    of_words=True,
)
