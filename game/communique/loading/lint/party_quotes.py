"""Whether a real case puts sentences between quotation marks; its news cards have a lint of their own.

Reported speech only: what a delegation that exists is shown to say is described. A single word may stand in quotation
marks, as a word that is disputed, and so may the label of an option.
"""

from __future__ import annotations

import re
from typing import Final

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed
from communique.loading.lint._samples import saying
from communique.loading.lint._texts import ToldText, texts
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, tr

_QUOTED: Final = re.compile(
    '"([^"]+)"|\u201c([^\u201d]+)\u201d|\u201e([^\u201c\u201d]+)[\u201c\u201d]|\u00ab([^\u00bb]+)\u00bb'
)
_FREE: Final = ("teaching", "questions", "words", "news")
"""Fields in which no delegation speaks: what is said to a class, and why a word is used; news have their own lint."""
FEW: Final = 2
"""So many words may stand between quotation marks."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The texts in which more than a word or two, and no option's label, stand between quotation marks."""
    if scenario.public.fictional:
        return passed(tr("fictional"))
    labels = _labels(scenario.public)
    quoting = list(dict.fromkeys(one.where for one in texts(scenario, without=_FREE) if _quotes(one, labels)))
    if not quoting:
        return passed(tr("nobody quoted"))
    sentence = tr("Report what is said instead of quoting it: {texts}.", texts=listing(quoting))
    return failed(tr("{n} quoting", n=len(quoting)), sentence)


def _labels(public: Public) -> set[str]:
    return {option.label.casefold() for issue in public.issues for option in issue.options}


def _quotes(told: ToldText, labels: set[str]) -> bool:
    quoted = ("".join(found) for found in _QUOTED.findall(told.text))
    return any(len(one.split()) > FEW and one.strip(" .,").casefold() not in labels for one in quoted)


LINT = Lint(
    "party_quotes",
    N_("The texts of a real case with sentences in quotation marks, news cards aside: none."),
    judge,
    passes=lambda: saying("Party 0 says that it is late."),
    trips=lambda: saying("Party 0 says: \u201cIt is late by now.\u201d"),
    of_words=True,
)
