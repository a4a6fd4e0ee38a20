"""The confidential sheet of one delegation: what each option is worth to it, and what it is asked at home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._words import head_of
from communique.model.scenario import Issue, Public, Seat
from communique.model.sheet import Scenario
from communique.views import Briefing, brief
from communique.words import N_, in_a_row, number, tr

ASSUMPTION: Final = N_(
    "All points are teaching assumptions, chosen so that the exercise works. They are no claim about any person, "
    "party or state."
)


TEST_DATA: Final = N_(
    "All points come from the files of a research domain. They are test data and no claim about anybody."
)


def role_sheet(briefing: Briefing, printing: Printing = AS_USUAL) -> Paper:
    """The confidential sheet of one delegation."""
    public, party, own = briefing.public, briefing.party, briefing.sheet
    page = Paper(
        tr("{scenario}: {paper}", scenario=public.title, paper=party.name),
        tr(
            "Confidential · {party} ({alias}) only · {scenario}",
            party=party.name,
            alias=party.alias,
            scenario=named(public),
        ),
        paper=printing.size,
    )
    page.top(party.name, tr("CONFIDENTIAL ROLE SHEET · {alias}", alias=party.alias), head_of(party))
    page.prose(own.brief)
    page.heading(tr("What each option is worth to you"))
    if public.scale != 100:
        page.prose(
            tr(
                "Points are shown out of 100, which no package can exceed; the scenario's file counts {scale}.",
                scale=number(public.scale),
            ),
            size=9,
            muted=True,
        )
    for issue, points in zip(public.issues, own.points, strict=True):
        _worth(page, public, issue, points)
    _links(page, briefing)
    _no_deal(page, briefing)
    _home(page, briefing)
    page.box(tr(ASSUMPTION) if public.origin is None else tr(TEST_DATA))
    page.heading(tr("Before you begin"), room=50)
    page.points(
        (
            tr("Which three issues matter most to you, and which least?"),
            tr("What do you think matters most to each of the others? You can check your guess in the debrief."),
            tr("Which total would you be content with, and what is the least you would sign?"),
        ),
        mark="{}.",
    )
    page.lines_to_write_on(4)
    return page


def _worth(page: Paper, public: Public, issue: Issue, points: tuple[int, ...]) -> None:
    rows = [(issue.title, tr("Points"))]
    rows += [(option.label, public.of_hundred(value)) for option, value in zip(issue.options, points, strict=True)]
    if page.will_page_break(6.6 * len(rows)):
        page.add_page()
    page.grid(rows, (86, 14), align=("LEFT", "RIGHT"))


def _links(page: Paper, briefing: Briefing) -> None:
    public = briefing.public
    if not briefing.sheet.links:
        return
    page.heading(tr("Clauses that count together"))
    rows = [(tr("If you sign both"), tr("Points"))]
    for link in briefing.sheet.links:
        one = public.issues[link.issue].options[link.option].label
        other = public.issues[link.other_issue].options[link.other_option].label
        both = tr("{one} + {other}. {why}", one=one, other=other, why=link.why)
        rows.append((both, public.gain_of_hundred(link.points)))
    page.grid(rows, (86, 14), align=("LEFT", "RIGHT"))


def _no_deal(page: Paper, briefing: Briefing) -> None:
    public, own = briefing.public, briefing.sheet
    page.heading(tr("If there is no deal"))
    worth = public.of_hundred(own.reservation)
    page.prose(tr("No agreement is worth {points} points to you. Sign nothing that is worth less.", points=worth))
    if public.tension_shift and public.tension_on:
        values = [public.of_hundred(own.no_deal(public, tension)) for tension in range(5)]
        head = (tr("Tension"), *(number(tension) for tension in range(5)))
        page.grid([head, (tr("No deal is worth"), *values)], (30, 14, 14, 14, 14, 14))


def _home(page: Paper, briefing: Briefing) -> None:
    public, own = briefing.public, briefing.sheet
    if own.audiences:
        page.heading(tr("Audiences at home"))
        page.prose(tr("What you sign is ratified at home when each of them is content."))
        rows = [(tr("Audience"), tr("Is content when your points on"), tr("reach"))]
        for audience in own.audiences:
            issues = in_a_row([public.issues[i].short for i in audience.issues])
            who = tr("{name}. {text}", name=audience.name, text=audience.text)
            rows.append((who, issues, public.of_hundred(audience.threshold)))
        page.grid(rows, (58, 30, 12), align=("LEFT", "LEFT", "RIGHT"))
    if own.cards:
        page.heading(tr("Evidence you may lay on the table"))
        page.points(tuple(tr("{title}: {text}", title=card.title, text=card.text) for card in own.cards))


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    for p, party in enumerate(scenario.public.parties):
        yield PaperFile(f"role-{party.id}.pdf", partial(role_sheet, brief(scenario, Seat(p)), printing))


PAPER = PaperKind("role", 10, N_("What one delegation alone may know, one sheet for each."), _files)
