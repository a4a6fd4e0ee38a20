"""What is asked and said wherever a humanitarian issue was on the table: on sheets, in debriefs, by the adviser.

Points are counted for delegations only, and people who wait at home have none. So beside the figures stands a question
that no figure answers, what the law says, and who is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from communique.loading.fact_sheet import SeedFact, cited, seed_facts
from communique.model.message import Message, message
from communique.model.package import Package
from communique.model.scenario import Public


class LawNote(NamedTuple):
    """What the law says, and where that can be read."""

    text: str
    facts: tuple[SeedFact, ...]


def question(public: Public) -> Message | None:
    """Whether this should have been traded at all, with the issues named; None where no such issue is in play."""
    return _asked(public, "humanitarian.question")


def question_ahead(public: Public) -> Message | None:
    """The same before the talks: whether this should be traded at all."""
    return _asked(public, "humanitarian.ahead")


def _asked(public: Public, template: str) -> Message | None:
    if not public.humanitarian:
        return None
    return message(template, issues=_in_a_row([public.issues[i].short for i in public.humanitarian]))


def shortfalls(public: Public, package: Package) -> tuple[Message, ...]:
    """How far short of the fullest help a text falls, a sentence for each humanitarian issue on which it does."""
    found = []
    for i in public.humanitarian:
        issue, choice = public.issues[i], package[i]
        fullest = issue.options[issue.fullest].label
        if choice == 0 and issue.optional:
            found.append(message("humanitarian.silent", issue=issue.short, fullest=fullest))
        elif choice < issue.fullest:
            label = issue.options[choice].label
            found.append(message("humanitarian.short", issue=issue.short, option=label, fullest=fullest))
    return tuple(found)


def law(public: Public) -> LawNote | None:
    """What the law says of the humanitarian issues in play; None where there are none, or nothing is said of it."""
    if public.law is None or not public.humanitarian:
        return None
    return LawNote(public.law.text, cited(seed_facts(public), public.law.cites)[0])


def uncounted(public: Public) -> Message | None:
    """Who bears the results and has no points; None where the scenario names nobody."""
    return message("humanitarian.uncounted", who=public.absent) if public.absent else None


def guarded(public: Public) -> Message | None:
    """That nothing less for people is put forward as a gain; None where no such issue is in play."""
    if not public.humanitarian:
        return None
    return message("humanitarian.guarded", issues=_in_a_row([public.issues[i].short for i in public.humanitarian]))


def _in_a_row(names: list[str]) -> str | Message:
    row: str | Message = names[0]
    for name in names[1:-1]:
        row = message("analysis.comma", list=row, next=name)
    return row if len(names) == 1 else message("analysis.and", list=row, last=names[-1])
