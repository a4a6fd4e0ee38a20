"""Slides for a lesson: the case before the talks, and the debrief after them, with a slide between that says so."""

from __future__ import annotations

from communique.analysis.joint_analysis import Analysis, analyse
from communique.analysis.measures import midpoint
from communique.analysis.problem import Problem
from communique.classroom.deck import Deck
from communique.classroom.paper import named
from communique.classroom.teacher.debriefing import marks, scoring_steps
from communique.classroom.teacher.frontier_panels import FrontierPanel, draw, pairs_of, span_of
from communique.classroom.teacher.named_swaps import shown_swaps
from communique.model.scenario import Issue, IssueRecord, Public, Role
from communique.model.sheet import Scenario
from communique.present.humanitarian import law, question
from communique.words import in_a_row, say, tr, tr_n

CHARTS = 3
"""The most charts of a slide."""


def slides(scenario: Scenario) -> Deck:
    """The slides of a scenario, cut to the level that will be played."""
    public = scenario.public
    deck = Deck(tr("{scenario}: slides", scenario=named(public)), named(public))
    _case(deck, public)
    _rules(deck, public)
    deck.cover(tr("The talks"), tr("Next slide when they are over"), tr("What follows gives the answers away."))
    _results(deck, scenario, analyse(scenario))
    _questions(deck, public)
    return deck


def _case(deck: Deck, public: Public) -> None:
    deck.cover(public.title, in_a_row([public.place, public.date]), public.content_note)
    deck.parts(tr("What it is about"), public.story.split("\n\n"))
    rows = [(tr("Delegation"), tr("Speaks for"), tr("At the table"))]
    roles = {Role.PRINCIPAL: tr("principal"), Role.MEDIATOR: tr("mediator, with interests of its own")}
    rows += [(party.alias, party.name, roles[party.role]) for party in public.parties]
    deck.slide(tr("Who is at the table"))
    deck.grid(rows, (28, 40, 32))
    deck.slide(tr_n("{n} question", "{n} questions", len(public.issues)))
    deck.points([issue.title for issue in public.issues])
    if public.words:
        deck.slide(tr("Words we use"))
        deck.points([tr("{term}: {note}", term=word.term, note=word.note) for word in public.words])


def _rules(deck: Deck, public: Public) -> None:
    from communique.classroom.papers._words import signing_words  # that room's scan asks for this one first

    deck.slide(tr("How it goes"))
    lines = [
        tr_n("{n} session, then a closing call.", "{n} sessions, then a closing call.", public.sessions),
        tr("Your sheet is for your eyes. You may say what is on it; you may not show it."),
        *([tr("Two may meet alone, and nobody has to say what was said.")] if len(public.parties) > 2 else []),
        signing_words(public),
        tr("What is left open stays as it is today."),
        tr("Anyone may stop, or move to the observer's chair, at any time."),
    ]
    deck.points(lines)
    deck.slide(tr("Before you begin, write down"))
    deck.points(
        [
            tr("What matters most to you, and what least?"),
            tr("What do you think matters most to each of the others?"),
            tr("Which total would you be content with, and what is the least you would sign?"),
        ],
        mark="{}.",
    )
    deck.prose(
        tr("The points are teaching assumptions. They are no claim about any person, party or state."), muted=True
    )
    deck.slide(tr("How to score your sheet"))
    deck.points(scoring_steps(public), mark="{}.")


def _results(deck: Deck, scenario: Scenario, analysis: Analysis) -> None:
    public = scenario.public
    deck.slide(tr("Your tables"))
    deck.points(_asked(possible=analysis.acceptable != 0), mark="{}.")
    if analysis.reach.frontier:
        _charts(deck, scenario, analysis)
    if analysis.acceptable == 0:
        deck.slide(tr("No deal was the good result"))
        deck.prose(tr("At this level no text is worth as much to all as no deal is. Who noticed, and when?"))
    else:
        _swaps(deck, scenario)
    lessons = [line for line in public.lesson.lessons if line]
    if lessons:
        deck.slide(tr("What was there to find"))
        deck.points(lessons)


def _asked(*, possible: bool) -> list[str]:
    """What every table is asked first."""
    return [
        tr("How did it end, in one sentence?") if possible else tr("Did you sign or part, and when was it clear?"),
        tr("“What did you think mattered most to me?” Compare with what was written down.")
        if possible
        else tr("“What did you think I could have without you?”"),
        tr("Where do all tables agree, and where do they differ?")
        if possible
        else tr("What was no deal worth to you, and when did you last look at that number?"),
    ]


def _charts(deck: Deck, scenario: Scenario, analysis: Analysis) -> None:
    pairs = pairs_of(scenario.public, 2 * CHARTS)
    span = span_of(scenario, analysis, pairs)
    for first in range(0, len(pairs), CHARTS):
        some = pairs[first : first + CHARTS]
        deck.slide(tr("What was possible"))
        room = deck.page_break_trigger - deck.get_y()
        side = min(room - 13, deck.epw / len(some) - 13)
        left = deck.l_margin + 10
        for k, pair in enumerate(some):
            draw(FrontierPanel(deck, scenario, pair, (left + k * (side + 13), deck.get_y(), side), span, 5.5), analysis)
        if len(some) == 1:
            _legend(deck, left + side + 6)
        else:
            deck.set_y(deck.get_y() + side + 8)
            deck.prose(_key(), size=7, muted=True)


def _key() -> str:
    return tr(
        "A dot is a package that no other beats for everyone; filled: can be signed. Dashed: no deal. Square: Nash."
    )


def _legend(deck: Deck, left: float) -> None:
    margin = deck.l_margin
    deck.set_left_margin(left)
    deck.set_x(left)
    deck.prose(_key(), size=8.5, muted=True)
    deck.set_left_margin(margin)


def _swaps(deck: Deck, scenario: Scenario) -> None:
    problem = Problem.posed_by(scenario)
    found = shown_swaps(scenario, problem, midpoint(problem), 3)
    if found:
        deck.rows(tr("Swaps from the middle"), [(tr("Who"), tr("What for what")), *found], (26, 74))


def _questions(deck: Deck, public: Public) -> None:
    reference = public.reference
    if reference is not None and not public.fictional:
        deck.parts(tr("What really happened"), reference.text.split("\n\n"))
        if reference.by_issue:
            told = zip(public.issues, reference.by_issue, strict=True)
            deck.records(tr("Clause by clause"), [(_settled(issue, record), marks(record)) for issue, record in told])
    asked = question(public)
    if asked is not None:
        note = law(public)
        deck.parts(tr("The first question"), [say(asked), *([note.text] if note else [])])
    if public.questions:
        deck.slide(tr("Questions"))
        deck.points(public.questions, mark="{}.")
    if public.absent:
        deck.slide(tr("Who was not in the room"))
        deck.points(public.absent)
    deck.cover(tr("Leaving the roles"), tr("“What I think, and not my role, is …”"), tr("One sentence each."))


def _settled(issue: Issue, record: IssueRecord) -> str:
    """The issue, and whether the day left something on it."""
    if record.settled:
        return tr("{issue}: in the text or beside it", issue=issue.short)
    return tr("{issue}: not in the text", issue=issue.short)
