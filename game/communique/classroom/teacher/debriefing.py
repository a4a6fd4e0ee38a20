"""After the talks: how to score a sheet, the board, what to ask in which order, and what the real text said."""

from __future__ import annotations

from typing import Final

from communique.classroom.paper import Paper
from communique.loading.fact_sheet import SeedFact
from communique.model.scenario import IssueRecord, Public, Reference
from communique.present.humanitarian import law, question, uncounted
from communique.words import in_a_row, say, tr

LETTERS: Final = "ABCD"
"""The tables that the board plan has a column for; a class draws as many as it has."""


def scoring(page: Paper, public: Public) -> None:
    """How a sheet is scored by hand, so that a class does it alone."""
    page.heading(tr("How a sheet is scored"))
    last = tr("Whoever leads the class writes gains on the board, and never reads out a sheet.")
    page.points([*scoring_steps(public), last], mark="{}.")


def scoring_steps(public: Public) -> list[str]:
    """What each person does to score a sheet."""
    steps = [
        tr("For each issue find the option that was agreed. What was left open counts as its first option."),
        tr("Add up the points that your sheet gives these options."),
    ]
    has_links = public.level == "" or any(level.links for level in public.levels if level.id == public.level)
    if has_links:
        steps.append(
            tr("Add or take off what stands under “Clauses that count together”, for each pair that both stand.")
        )
    steps.append(
        tr("Compare with what no deal is worth on your sheet. The difference is your gain; it may be negative.")
    )
    if public.tension_shift and public.tension_on:
        steps.append(
            tr("If there is no agreement, you have what no deal is worth at the tension that stands at the end.")
        )
    return steps


def board(page: Paper, public: Public, *, possible: bool = True) -> None:
    """What the board looks like: a row for each issue and each delegation, a column for each table."""
    rows = [(tr("On the board"), *(tr("Table {letter}", letter=letter) for letter in LETTERS))]
    rows += [(issue.short, *("",) * len(LETTERS)) for issue in public.issues]
    rows += [(tr("Gain: {party}", party=party.short), *("",) * len(LETTERS)) for party in public.parties]
    rows.append((tr("How it ended, in which session"), *("",) * len(LETTERS)))
    page.titled_grid(tr("Board plan"), rows, (36, 16, 16, 16, 16))
    page.prose(
        tr(
            "Fill it in while the tables score. Copy the answer key's chart beside it and mark each table with its "
            "letter; what lies far from the dots has left something to all. The right edge of the board is for those "
            "who were not in the room."
        )
        if possible
        else tr(
            "Fill it in while the tables score. A table that parted has a gain of 0, and that is the best that all "
            "could have; below 0 somebody signed for less than going home. The right edge of the board is for those "
            "who were not in the room."
        )
    )


def debrief(page: Paper, public: Public, *, possible: bool = True) -> None:
    """The order of a debrief: what happened, why, what was possible, for whom, and what it was worth learning."""
    page.heading(tr("Debrief script"))
    page.points(_possible(public) if possible else _impossible(), mark="{}.")
    lessons = [line for line in public.lesson.lessons if line]
    if lessons:
        page.subheading(tr("What it should arrive at"))
        page.points(lessons)
    page.short_list(tr("Questions for the debrief"), public.questions)


def _possible(public: Public) -> list[str]:
    """How a class is led where there are texts that are good for all."""
    return [
        tr("Each table in one sentence: how did it end, and when was it settled? No stories yet."),
        tr(
            "Each delegation to the others at its table: “What did you think mattered most to me?” Compare with the "
            "guesses."
        ),
        tr(
            "Read the board along the rows. Where do all tables agree, and where do they differ? Ask those who "
            "differ how."
        ),
        tr("Show the frontier. What did your table leave, and which change would have cost no delegation anything?"),
    ]


def _impossible() -> list[str]:
    """How a class is led where no text is worth as much to all as no deal."""
    return [
        tr("Each table in one sentence: did you sign or part, and when was it clear? No stories yet."),
        tr("Each delegation to the others at its table: “What did you think I could have without you?”"),
        tr("Whoever signed: what did the text give you, what was no deal worth, and what made you sign?"),
        tr("Whoever parted: what was said at the end, and would you sit down with each other again?"),
        tr("Show the chart. No dot lies beyond both dashed lines: at this level no text is good for all. Who noticed?"),
    ]


def people(page: Paper, public: Public) -> None:
    """Whether people should have been traded at all, what the law says, and who is not counted."""
    asked = question(public)
    if asked is None:
        return
    page.heading(tr("The first question"), room=50)
    page.prose(say(asked))
    told = law(public)
    if told is not None:
        page.prose(told.text)
        for fact in told.facts:
            page.prose(tr("[{mark}] {sources}", mark=fact.mark, sources=_rests_on(fact)), size=8, muted=True)
    who = uncounted(public)
    if who is not None:
        page.prose(say(who))


def _rests_on(fact: SeedFact) -> str:
    """The addresses of a fact; of one that needs none what kind of fact it is, as the seed has it."""
    return in_a_row(fact.sources) if fact.sources else fact.text


def what_happened(page: Paper, public: Public) -> None:
    """What the real text said, clause by clause: without a score or a dot, for other people made it."""
    reference = public.reference
    if reference is None or public.fictional:
        return
    page.heading(tr("What really happened"))
    page.prose(reference.text)
    if reference.by_issue:
        _clause_by_clause(page, public, reference)
    if reference.cites:
        page.prose(tr("Facts: {marks}.", marks=in_a_row(reference.cites)), size=8, muted=True)


def _clause_by_clause(page: Paper, public: Public, reference: Reference) -> None:
    rows = [(tr("Issue"), tr("In the text or beside it"), tr("What it said, or what happened instead"))]
    rows += [
        (issue.short, tr("yes") if record.settled else tr("no"), marks(record))
        for issue, record in zip(public.issues, reference.by_issue, strict=True)
    ]
    page.grid(rows, (20, 12, 68))
    page.prose(
        tr(
            "This is not scored. It was written by other people, for reasons that our numbers know nothing of; where "
            "your text "
            "differs, ask what it would have taken, and who would have had to live with it."
        )
    )


def marks(record: IssueRecord) -> str:
    """What the real text said on one issue, with the marks of the facts."""
    return tr("{text} [{marks}]", text=record.text, marks=in_a_row(record.cites)) if record.cites else record.text


def leaving(page: Paper, public: Public) -> None:
    """How a lesson ends, and the names of those who were not in the room."""
    page.box(tr("To leave the roles, each person ends with one sentence: “What I think, and not my role, is …”"))
    page.short_list(tr("Who was not in the room"), public.absent)
