"""The last page of the debrief: what really happened, who was not there, and a question to take along."""

from __future__ import annotations

from communique.debrief import OUT_OF_ROLE, Debrief, SeedFact
from communique.window.kit import Column, Label, Rich, Rule, Widget
from communique.window.screens._debrief_words import given, plain, table
from communique.words import N_, tr

HINDSIGHT = N_("By our numbers that package would give: {given}. It is one answer, and not the right one.")


def record(found: Debrief) -> list[Widget]:
    """What really happened, who was not there, one question, and out of the role."""
    known, public = found.reference, found.public
    shown: list[Widget] = []
    if known is None:
        shown.append(Label(tr("This case is invented, so there is no record to compare with.")))
    else:
        rows = [
            [issue.short, issue.options[real].label, issue.options[ours].label]
            for issue, real, ours in zip(public.issues, known.deal.package, found.text.package, strict=True)
        ]
        head = [tr("Issue"), tr("The nearest option"), tr("In {text}", text=found.base_title)]
        shown += [Label(tr("What really happened"), "heading"), Rich(plain(known.text))]
        shown.append(table(head, rows, numbers=0))
        shown.append(Label(tr(HINDSIGHT, given=given(found, known.deal.points))))
        shown += [Rule(), Label(tr("Sources"), "subheading"), *map(_fact, known.facts)]
        if known.later:
            shown += [Rule(), Label(tr("What happened later"), "subheading"), *map(_fact, known.later)]
    if public.absent:
        shown += [Rule(), Label(tr("Who was not at the table"), "subheading")]
        shown.append(Rich("\n".join(f"- {plain(who)}" for who in public.absent)))
    return [*shown, Rule(), Label(tr("To reflect on"), "subheading"), Label(found.question), Label(tr(OUT_OF_ROLE))]


def _fact(fact: SeedFact) -> Widget:
    rows: list[Widget] = [Rich(f"**{fact.mark}**  {plain(fact.text)}", "small")]
    if fact.sources:
        rows.append(Label(_breakable("; ".join(fact.sources)), "caption", colour="muted"))
    return Column(*rows, gap=1)


def _breakable(address: str) -> str:
    """An address that may be broken between lines, after each slash and hyphen where a piece is long."""
    pieces, run = [], 0
    for letter in address:
        pieces.append(letter)
        run = 0 if letter == " " else run + 1
        if letter in "/-&?=," and run > 24:
            pieces.append(" ")
            run = 0
    return "".join(pieces)
