"""The confidential sheet of one delegation: what each option is worth to it, and what it is asked at home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from communique.classroom.outcome_code import labelled
from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._layout import CLOSE, ColumnTable, closely, part_of, side_by_side
from communique.classroom.papers._scanned import draw_code
from communique.classroom.papers._words import (
    audiences_on,
    called,
    clause,
    introduced,
    order,
    tension_counts,
)
from communique.debrief import TEST_DATA
from communique.model.scenario import Issue, Public, Seat
from communique.model.sheet import Scenario
from communique.present.humanitarian import question_ahead
from communique.present.naming import head_of
from communique.views import Briefing, brief
from communique.words import N_, gain_of_hundred, in_a_row, number, of_hundred, say, tr

ASSUMPTION: Final = N_(
    "All points are teaching assumptions, chosen so that the exercise works. They are no claim about any person, "
    "party or state."
)
CODE: Final = 30.0
"""Millimetres that the code on a sheet is wide, with its quiet zone: read from an arm's length."""


def role_sheet(briefing: Briefing, printing: Printing = AS_USUAL) -> Paper:
    """The confidential sheet of one delegation; of a class with phones, one after another for each of its tables."""
    public, party = briefing.public, briefing.party
    names = introduced(party, printing)
    page = Paper(
        tr("{scenario}: {paper}", scenario=public.title, paper=called(party, printing)),
        tr("Confidential · for {party} only · {scenario}", party=names, scenario=named(public)),
        paper=printing.size,
    )
    closely(page)
    for place, table in enumerate(printing.tables):
        if place:
            page.anew()
        _sheet(page, briefing, printing, table)
    return page


def _sheet(page: Paper, briefing: Briefing, printing: Printing, table: int | None) -> None:
    """The sheet of somebody at that table, or at any."""
    public, own = briefing.public, briefing.sheet
    _top(page, briefing, printing, table)
    page.air = CLOSE
    page.prose(own.brief, size=9.5)
    page.heading(tr("What each option is worth to you"), room=60)
    if public.scale != 100:
        page.prose(
            tr(
                "Points are shown out of 100, which no package can exceed; the scenario's file counts {scale}.",
                scale=number(public.scale),
            ),
            size=9,
            muted=True,
        )
    pairs = zip(public.issues, own.points, strict=True)
    side_by_side(page, [_worth(public, place, issue, points) for place, (issue, points) in enumerate(pairs, start=1)])
    _links(page, briefing)
    _scoring(page, briefing)
    _home(page, briefing)
    _beside(page, briefing)


def _top(page: Paper, briefing: Briefing, printing: Printing, table: int | None) -> None:
    """Whose sheet it is; and of a class with phones, beside it, the code that leads to this seat."""
    name, under = called(briefing.party, printing), _under(briefing, printing)
    joining = printing.joining
    if joining is None or table is None:
        page.top(name, tr("CONFIDENTIAL ROLE SHEET"), under)
        return
    top, width = page.get_y(), page.epw - CODE
    address = joining.at(table, briefing.seat)
    draw_code(page, address, page.l_margin + width, top, CODE)
    with part_of(page, page.l_margin, width):
        page.top(name, tr("CONFIDENTIAL ROLE SHEET · TABLE {table}", table=table), under)
        said = tr("Scan the code with your phone, and you sit in this seat. Or type {address}", address=address.lower())
        page.prose(said, size=9)
    page.set_y(max(page.get_y(), top + CODE))


def _under(briefing: Briefing, printing: Printing) -> str:
    """The line below the title: the name that the title does not say, and who leads the delegation."""
    public, party = briefing.public, briefing.party
    head = head_of(party)
    others = [seat for seat in order(public, briefing.seat + 1) if seat != briefing.seat]
    others_said = in_a_row([introduced(public.parties[seat], printing) for seat in others])
    own = party.name if called(party, printing) == party.alias else party.alias
    return tr("{name}. {head}. Others at the table: {others}.", name=own, head=head, others=others_said)


def _worth(public: Public, place: int, issue: Issue, points: tuple[int, ...]) -> ColumnTable:
    rows = [(number(place), issue.title, tr("Points"))]
    for k, (option, value) in enumerate(zip(issue.options, points, strict=True)):
        rows.append((labelled(k), option.label, of_hundred(public, value)))
    return ColumnTable(rows, (8, 74, 18), ("LEFT", "LEFT", "RIGHT"))


def _links(page: Paper, briefing: Briefing) -> None:
    public = briefing.public
    if not briefing.sheet.links:
        return
    page.heading(tr("Clauses that count together"))
    rows = [(tr("If both are signed"), tr("Points"))]
    for link in briefing.sheet.links:
        one, other = (clause(public, link.issue, link.option), clause(public, link.other_issue, link.other_option))
        both = tr("{one} + {other}. {why}", one=one, other=other, why=link.why)
        rows.append((both, gain_of_hundred(public, link.points)))
    page.grid(rows, (86, 14), align=("LEFT", "RIGHT"))


def _scoring(page: Paper, briefing: Briefing) -> None:
    """How a signed text is added up, and what it is held against."""
    public, own = briefing.public, briefing.sheet
    page.heading(tr("How to score your sheet"), room=44)
    steps = [tr("Add up the points of the options that are signed, one for each issue.")]
    if own.links:
        steps.append(tr("Add or take away the points of clauses that count together, where both are signed."))
    for issues in dict.fromkeys(one.issues for one in own.together):
        named = in_a_row([public.issues[i].short for i in issues])
        steps.append(tr("What {issues} are worth together is in no table here: the program adds it.", issues=named))
    worth = of_hundred(public, own.reservation)
    if tension_counts(public):
        steps.append(tr("Hold the sum against what no deal is worth: {points} points at tension 0.", points=worth))
    else:
        steps.append(tr("Hold the sum against what no deal is worth: {points} points.", points=worth))
    steps.append(
        tr(
            "If nothing is signed you have what no deal is worth. A text that gives you less leaves you worse off than "
            "going home, so have a reason before you sign it."
        )
    )
    page.points(steps, mark="{}.", size=9.5)
    if tension_counts(public):
        values = [of_hundred(public, own.no_deal(public, tension)) for tension in range(5)]
        head = (tr("Tension at the end"), *(number(tension) for tension in range(5)))
        page.grid([head, (tr("No deal is worth"), *values)], (30, 14, 14, 14, 14, 14))


def _home(page: Paper, briefing: Briefing) -> None:
    public, own = briefing.public, briefing.sheet
    if own.audiences and audiences_on(public):
        page.heading(tr("Audiences at home"), room=40)
        page.prose(_held(briefing), size=9.5)
        rows = [(tr("Audience"), tr("Is content when your points on"), tr("reach"))]
        for audience in own.audiences:
            issues = in_a_row([public.issues[i].short for i in audience.issues])
            who = tr("{name}. {text}", name=audience.name, text=audience.text)
            rows.append((who, issues, of_hundred(public, audience.threshold)))
        page.grid(rows, (58, 30, 12), align=("LEFT", "LEFT", "RIGHT"))
    if own.cards:
        titles = in_a_row([card.title for card in own.cards])
        page.prose(tr("Evidence that you may lay on the table is on your cards: {titles}.", titles=titles), size=9.5)


def _held(briefing: Briefing) -> str:
    """What an audience can do: stop what its delegation signs, and nothing where that signs nothing."""
    if briefing.seat in briefing.public.signatories:
        return tr("What you sign holds when each of them is content. If one is not, nobody has a deal.")
    return tr("You sign nothing, so they cannot stop a text. They are whom you will have to tell of it.")


def _beside(page: Paper, briefing: Briefing) -> None:
    """What stands beside the numbers: that they are ours, and the question that no number answers."""
    public = briefing.public
    asked = question_ahead(public)
    said = tr(ASSUMPTION) if public.origin is None else tr(TEST_DATA)
    page.box(said if asked is None else f"{said} {say(asked)}")


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    for seat in order(scenario.public, 0):
        party = scenario.public.parties[seat]
        yield PaperFile(f"role-{party.id}.pdf", partial(role_sheet, brief(scenario, Seat(seat)), printing))


PAPER = PaperKind("role", 10, N_("What one delegation alone may know, one sheet for each."), _files)
