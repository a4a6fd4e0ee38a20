"""Before the lesson: goals, times, the room, groups for any number of people, and what to copy."""

from __future__ import annotations

from typing import Final

from communique.classroom.paper import Paper
from communique.classroom.teacher.timing import timetables
from communique.loading.citations import cites_of
from communique.loading.fact_sheet import LATER, told_afterwards
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import number, tr, tr_n

CLASSES: Final = (12, 18, 20, 24, 25, 28, 30)
"""The numbers of people that groups are worked out for."""


def goals(page: Paper, public: Public, *, possible: bool = True) -> None:
    """What a class should be able to do afterwards; `possible` is whether some text is good for all."""
    page.heading(tr("What a class should be able to do afterwards"))
    written = [goal for goal in public.lesson.goals if goal]
    page.points(written or _usual_goals(public, possible=possible))


def _usual_goals(public: Public, *, possible: bool) -> list[str]:
    if not possible:
        return [
            tr("Find out what the others could have elsewhere, by asking, before making an offer."),
            tr("Compare every text with what no deal is worth, however clever the trades are that led to it."),
            tr("Say no early, with a reason, and part on good terms."),
        ]
    found = [
        tr("Find out what matters to the others by asking, before making an offer."),
        tr("Give way where it costs little, for something that counts, instead of meeting in the middle everywhere."),
        tr("Compare an agreement with what no deal is worth, and with the best that all could have had."),
    ]
    if len(public.parties) > 2:
        found.insert(2, tr("See who needs whom in order to sign, and what it costs to leave somebody out."))
    return found


def times(page: Paper, scenario: Scenario) -> None:
    """Three lessons, step by step."""
    for table in timetables(scenario):
        rows = [(tr("Minutes"), tr("What"))]
        rows += [(number(step.minutes), step.text) for step in table.steps]
        head = tr("{name}: {n} minutes", name=table.name, n=number(table.minutes))
        page.titled_grid(head, rows, (12, 88), align=("RIGHT", "LEFT"))
    page.prose(
        tr(
            "The minutes are worked out from the number of delegations, issues, sessions and words of this case. "
            "They are "
            "a plan and no measurement; with a class that is new to this, take a session less."
        ),
        size=9,
        muted=True,
    )


def room(page: Paper, scenario: Scenario) -> None:
    """How to sit, in which groups, with what."""
    public = scenario.public
    page.heading(tr("Setting up"))
    lines = [
        tr_n(
            "One table for each group of {n}: a delegation has a side of it, and there is a place two steps away to "
            "meet "
            "alone.",
            "One table for each group of {n}: a delegation has a side of it, and there is a place two steps away to "
            "meet alone.",
            len(public.parties),
        ),
        tr("A board that all can see, with a column for each table (see the board plan)."),
        tr("A clock. Say when a session begins and when it ends, for all tables at once."),
        tr("Roles by lot: lay the role sheets face down. Nobody gets a role because of where they come from."),
        tr(
            "An observer's chair at each table, for anyone who would rather watch; observers use the list of what to "
            "look for."
        ),
    ]
    if len(public.parties) == 2:
        lines[0] = tr("One table for each group of 2, a delegation on each side of it.")
        lines[3] = tr("Roles by lot: lay the role sheets face down, one of each for every table.")
    page.points(lines)
    _groups(page, public)
    _copies(page, scenario)


def _groups(page: Paper, public: Public) -> None:
    parties = len(public.parties)
    rows = [(tr("People"), tr("Tables"), tr("How"))]
    rows += [
        (number(people), number(people // parties), _odd(people % parties)) for people in CLASSES if people >= parties
    ]
    page.titled_grid(tr("Groups"), rows, (12, 12, 76), align=("RIGHT", "RIGHT", "LEFT"))


def _odd(left: int) -> str:
    if not left:
        return tr("One person for each delegation.")
    return tr_n(
        "One person for each delegation; {n} delegation is of two people, or there is {n} observer.",
        "One person for each delegation; {n} delegations are of two people, at different tables, or there are {n} "
        "observers.",
        left,
    )


def _copies(page: Paper, scenario: Scenario) -> None:
    public = scenario.public
    rows = [
        (tr("Paper"), tr("How many")),
        (tr("Role sheets"), tr("One for each person, of their own delegation only. Collect them afterwards.")),
        (tr("My page"), tr("One for each person.")),
    ]
    if public.gestures or public.guarantees or any(sheet.cards for sheet in scenario.sheets):
        rows.append((tr("Cards"), tr("A set for each table. The page says how many sets stand on it.")))
    if public.news:
        rows.append((tr("News cards"), tr("One deck, for you: the whole class hears the same news.")))
    rows.append((tr("Everything else for players"), tr("One for each table, to lie in its middle.")))
    if cites_of(scenario):
        rows.append((tr("Fact sheet"), tr("One, to lend to whoever wants to look something up.")))
    if told_afterwards(public):
        rows.append((tr(LATER), tr("One, for after the talks. Keep it apart until then: it tells the outcome.")))
    rows.append((tr("This pack"), tr("One, for you.")))
    page.titled_grid(tr("What to copy"), rows, (28, 72))
    page.prose(
        tr(
            "Printed two pages a side (communique sheets … --two-up) and on both sides of a sheet, that is a quarter "
            "of the paper: a paper of one page then stands on its side twice, to be cut apart. Whoever needs large "
            "print has the papers at full size."
        ),
        size=9,
        muted=True,
    )
