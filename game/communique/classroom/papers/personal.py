"""A page of one's own: a guess before the talks, and afterwards, in plain words, what came of it."""

from __future__ import annotations

from functools import partial

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import beside, closely
from communique.classroom.papers._words import introduced, order
from communique.model.scenario import Public
from communique.present.humanitarian import question
from communique.words import N_, say, tr

PLACE = 3
"""The order of delegations on this paper begins with the fourth."""


def personal_page(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """A page for each person: the upper half before the talks, the lower half after them."""
    page = Paper(
        tr("{scenario}: my page", scenario=named(public)),
        tr("One for each person · {scenario}", scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(tr("My page"), named(public))
    page.grid([(tr("Name"), tr("Delegation"), tr("Table")), (" \n ", "", "")], (50, 30, 20))
    page.heading(tr("Before the talks"))
    page.prose(tr("Write issues by their numbers. Guess; nobody sees this page but you."))
    head = (tr("Delegation"), tr("Matters most (guess)"), tr("Least (guess)"), tr("Most (true)"), tr("Least (true)"))
    rows = [(introduced(public.parties[seat], printing), " \n ", "", "", "") for seat in order(public, PLACE)]
    page.grid([head, *rows], (28, 21, 17, 18, 16))
    page.prose(tr("The sum of points that would content me: ________     The least that I would sign: ________"))
    page.heading(tr("After the talks, with all sheets open"))
    page.prose(
        tr(
            "I have ________ points. Without a deal I would have had ________. The difference is ________. Compare "
            "with what you wrote above, and fill in the two columns on the right from the other sheets."
        )
    )
    for asked in _questions():
        _asked(page, asked)
    beside(page, [partial(_asked, page, asked) for asked in _moments()])
    people = question(public)
    if people is not None:
        _asked(page, say(people))
    _asked(page, tr("What I think, and not my role, is:"))
    return page


def _asked(page: Paper, words: str) -> None:
    page.prose(words)
    page.lines_to_write_on(2)


def _questions() -> tuple[str, ...]:
    return (
        tr("Where was my guess wrong, and what could have told me?"),
        tr(
            "A clause that cost me little and was worth much to somebody else: did I give it, and what did I get for "
            "it?"
        ),
    )


def _moments() -> tuple[str, str]:
    """Two short questions that stand beside each other."""
    return tr("Something that I could have said earlier:"), tr("When I changed my mind, and why:")


PAPER = PaperKind(
    "personal", 50, N_("A guess before the talks, held against what came of it."), one_file("personal", personal_page)
)
