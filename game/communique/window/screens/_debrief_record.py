"""The last page of the debrief: what really happened, who was not there, and a question to take along."""

from __future__ import annotations

from communique.debrief import OUT_OF_ROLE, UNSCORED, Debrief, SeedFact, beside_people, study_facts
from communique.window.kit import Column, Label, Rich, Rule, Widget
from communique.window.screens._debrief_words import addresses, plain, table
from communique.words import tr


def record(found: Debrief) -> list[Widget]:
    """What really happened, who was not there, one question, and out of the role."""
    known, public = found.reference, found.public
    shown: list[Widget] = []
    if known is None:
        shown.append(Label(tr("This case is invented, so there is no record to compare with.")))
    else:
        head = [tr("Issue"), tr("What the statement said"), tr("In {text}", text=found.base_title)]
        rows = [[public.issues[said.issue].short, said.words, _ours(found, said.issue)] for said in known.issues]
        shown += [Label(tr("What really happened"), "heading"), Rich(plain(known.text))]
        shown += [table(head, rows, numbers=0)] if rows else []
        shown.append(Label(tr(UNSCORED)))
        shown += [Rule(), Label(tr("Sources"), "subheading"), *map(_fact, known.facts)]
        if known.later:
            shown += [Rule(), Label(tr("What happened later"), "subheading"), *map(_fact, known.later)]
    if public.studies:
        shown += [Rule(), Label(tr("How people did at such tables"), "subheading")]
        shown += [*(Rich(plain(study.text)) for study in public.studies), *map(Label, beside_people(found))]
        shown += map(_fact, study_facts(public))
    if public.absent:
        shown += [Rule(), Label(tr("Who was not at the table"), "subheading")]
        shown.append(Rich("\n".join(f"- {plain(who)}" for who in public.absent)))
    return [*shown, Rule(), Label(tr("To reflect on"), "subheading"), Label(found.question), Label(tr(OUT_OF_ROLE))]


def _ours(found: Debrief, issue: int) -> str:
    return found.public.issues[issue].options[found.text.package[issue]].label


def _fact(fact: SeedFact) -> Widget:
    rows: list[Widget] = [Rich(f"**{fact.mark}**  {plain(fact.text)}", "small")]
    if fact.sources:
        rows.append(addresses(fact.sources))
    return Column(*rows, gap=1)
