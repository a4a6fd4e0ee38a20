"""The record of a real meeting, clause by clause: what it says on each issue, or that it says nothing, and where.

What happened is never a package and never a score: a real text is not a row of options, and what it
was worth to them nobody here knows. An invented case has no record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.loading.fact_sheet import SeedFact, cited, seed_facts
from communique.model.scenario import Public
from communique.words import N_, tr

UNSCORED: Final = N_(
    "What really happened has no points here: nobody knows what it was worth to those who were there. It is one "
    "answer, and not the right one."
)
_LATER: Final = "L"


@dataclass(frozen=True, slots=True)
class RecordedIssue:
    """What the record says on one issue."""

    issue: int
    settled: bool
    """Whether the text of the day had a clause on it."""
    text: str
    """What the clause said, or what happened instead."""
    facts: tuple[SeedFact, ...]

    @property
    def words(self) -> str:
        """What the text said, or that it said nothing and what happened instead."""
        return self.text if self.settled else tr("The text said nothing on this. {instead}", instead=self.text)


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """What really happened, in words and clause by clause."""

    text: str
    issues: tuple[RecordedIssue, ...]
    """One for each issue played; empty where the scenario does not tell them apart."""
    facts: tuple[SeedFact, ...]
    """Those cited, in the order cited."""
    missing: tuple[str, ...]
    """Marks cited and not found in the seed file."""
    later: tuple[SeedFact, ...]
    """What happened later, dated, without a verdict."""


def reference_record(public: Public) -> ReferenceRecord | None:
    """The record of the scenario's case; None where the case is invented, or has no record."""
    reference = public.reference
    if reference is None or public.fictional:
        return None
    known = seed_facts(public)
    issues = tuple(
        RecordedIssue(i, said.settled, said.text.strip(), cited(known, said.cites)[0])
        for i, said in enumerate(reference.by_issue)
    )
    marks = [*reference.cites, *(mark for said in reference.by_issue for mark in said.cites)]
    facts, missing = cited(known, marks)
    later = tuple(fact for mark, fact in known.items() if mark.startswith(_LATER))
    return ReferenceRecord(reference.text.strip(), issues, facts, missing, later)
