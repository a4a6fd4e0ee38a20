"""How people did at tables like this one: published research beside the deal of a game.

A deal is efficient when nothing could have helped one party without costing another (Pareto 1906). The share of such
deals says how well people find what they could have had; it can be worked out for one table and for many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.loading.fact_sheet import SeedFact, cited, seed_facts
from communique.model.scenario import Public, Study
from communique.words import number, tr

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief


def efficient(found: Debrief) -> bool | None:
    """Whether nothing could have bettered the deal for one without costing another; None where there is none."""
    return found.left.efficient if found.outcome.agreement and found.left is not None else None


def beside_people(found: Debrief) -> list[str]:
    """What people did in research, and what this table did, a sentence each; empty where no research is named."""
    studies = found.public.studies
    return [*map(counted, studies), _own(efficient(found))] if studies else []


def counted(study: Study) -> str:
    """How many of the deals between people were efficient, in a sentence."""
    return tr(
        "{study}: of {deals} deals between people {efficient} ({share} %) could not have been bettered for one without "
        "costing the other.",
        study=study.title,
        deals=number(study.deals),
        efficient=number(study.efficient),
        share=number(study.share, 1),
    )


def _own(good: bool | None) -> str:
    if good is None:
        return tr("At this table there was no deal, so it is not counted either way.")
    if good:
        return tr("The deal of this table is one that could not have been bettered so.")
    return tr("The deal of this table could have been bettered for one without costing the other.")


def study_facts(public: Public) -> tuple[SeedFact, ...]:
    """The facts on which the studies rest, each with its sources."""
    marks = [mark for study in public.studies for mark in study.cites]
    return cited(seed_facts(public), marks)[0] if marks else ()
