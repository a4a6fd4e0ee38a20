"""What was learned: questions before and after, a rubric, and what to read."""

from __future__ import annotations

from typing import Final

from communique.classroom.paper import Paper
from communique.model.scenario import Public, ReadingItem
from communique.words import N_, tr

READING: Final = (
    ReadingItem(
        N_(
            "Program on Negotiation at Harvard Law School, glossary, Logrolling: the trade across issues that this "
            "exercise "
            "is about, in three lines."
        ),
        "https://www.pon.harvard.edu/glossary/logrolling/",
    ),
    ReadingItem(
        N_(
            "Program on Negotiation at Harvard Law School, Reservation value: what no deal is worth, as a point to "
            "walk at."
        ),
        "https://www.pon.harvard.edu/tag/reservation-value/",
    ),
    ReadingItem(
        N_(
            "J. K. Sebenius, BATNAs in Negotiation: Common Errors and Three Kinds of “No”, Negotiation Journal, "
            "April 2017: "
            "for those who would say more of the no-deal value than a number."
        ),
        "https://ssrn.com/abstract=2884857",
    ),
    ReadingItem(
        N_(
            "E. E. Deason, Y. Efron, R. Howell, S. Kaufman, J. Lee and S. Press, Debriefing the Debrief: goals, "
            "steps and "
            "difficulties of a debrief, for the teacher."
        ),
        "https://doi.org/10.2139/ssrn.2251940",
    ),
)
"""What is worth reading with any case; a scenario adds its own."""


def before_and_after(page: Paper, public: Public) -> None:
    """Questions asked before the game and, with the same words, after it."""
    page.heading(tr("Asked before, and asked again afterwards"))
    page.prose(tr("In writing, three minutes each time, without names. Compare the two sheets, and not the people."))
    written = [line for line in public.lesson.before if line]
    page.points(written or _usual_questions(), mark="{}.")


def _usual_questions() -> list[str]:
    return [
        tr("Two people disagree about several things. Is meeting in the middle on each of them a good agreement?"),
        tr("What would you ask somebody in order to find out what matters most to them?"),
        tr("When should one leave the table without an agreement?"),
    ]


def rubric(page: Paper) -> None:
    """Four things to assess, three steps each; points on the sheet are none of them."""
    rows = [
        (tr("What"), tr("Beginning"), tr("Sound"), tr("Very good")),
        (
            tr("Asks and listens"),
            tr("States its own wishes and makes offers."),
            tr("Asks what matters to others and uses an answer."),
            tr("Finds out the others' order of importance, and shows it in an offer."),
        ),
        (
            tr("Makes and explains offers"),
            tr("Takes one issue after the other."),
            tr("Ties two issues together and says why."),
            tr("Trades what costs it little for what matters, and names what the other gains."),
        ),
        (
            tr("Knows when to sign"),
            tr("Signs, or refuses, without looking at its no-deal value."),
            tr("Signs nothing worse than no deal."),
            tr("Says what a better text would be, and what it would take from whom."),
        ),
        (
            tr("Reflects"),
            tr("Says what happened."),
            tr("Says why, and what it would do differently."),
            tr("Says what the points leave out, and speaks for somebody who was not in the room."),
        ),
    ]
    page.titled_grid(tr("Rubric"), rows, (19, 27, 27, 27))
    page.prose(
        tr(
            "Points on a sheet are no mark: roles differ in what they can reach, and a good delegation may come home "
            "with less."
        ),
        size=9,
        muted=True,
    )


def reading(page: Paper, public: Public) -> None:
    """What to read, with addresses."""
    page.heading(tr("Reading"))
    own = [(one.text, one.address) for one in public.lesson.reading if one.text]
    every = [*own, *((tr(one.text), one.address) for one in READING)]
    page.points([tr("{text} {address}", text=text, address=address).strip() for text, address in every], size=9)
