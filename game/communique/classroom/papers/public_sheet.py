"""What everybody may read: story, delegations, issues with their clauses, words, who is absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from communique.classroom.outcome_code import cipher, labelled
from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import CLOSE, closely
from communique.classroom.papers._words import cited, clause, introduced, order, signing_words
from communique.loading.citations import cited_in_public
from communique.model.scenario import Goal, Issue, Party, Public
from communique.present.humanitarian import law
from communique.present.naming import head_of
from communique.words import N_, in_a_row, number, tr
from communique.words.numbers import MONTHS

PLACE = 1
"""The order of delegations on this paper begins with the second."""
WIDTHS: Final = (4, 27, 69)
"""The columns of an issue: digit, option, clause."""
_FIGURE: Final = re.compile(r"\d[\d,.\u202f\xa0]*")
WHOLE: Final = 40.0
"""Millimetres: an issue that takes no more stands on one page."""

HEADING: Final = 10.5
"""Millimetres that a heading takes."""


def public_sheet(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """What everybody may read: story, delegations, issues with their clauses, words, who is absent."""
    page = Paper(public.title, tr("For everyone · {scenario}", scenario=named(public)), paper=printing.size)
    closely(page).top(public.title, tr("PUBLIC SHEET"), in_a_row([public.place, public.date]))
    page.air = CLOSE
    page.box(public.content_note)
    page.prose(public.story, size=9.5)
    page.heading(tr("Who is at the table"), room=40)
    if any(party.goals for party in public.parties):
        page.prose(tr("In brackets after each goal: its issue, and the options that meet it."), size=9, muted=True)
    for seat in order(public, PLACE):
        _party(page, public, public.parties[seat], printing)
    _issues(page, public)
    _rules_between(page, public)
    page.heading(tr("How it is signed"))
    page.prose(signing_words(public, printing), size=9.5)
    _law(page, public)
    _words(page, public)
    if public.absent:
        page.heading(tr("Who is not in the room"))
        page.prose(" · ".join(public.absent), size=9.5)
    _foot(page, public)
    return page


def _party(page: Paper, public: Public, party: Party, printing: Printing) -> None:
    """Who it is, and what it has called for in public, one sentence after the other, all on one page."""
    who = tr("{name}. {head}.", name=party.name, head=head_of(party))
    goals = [_goal(public, goal) for goal in party.goals]
    wants = tr("In public it calls for: {goals}", goals=" ".join(goals)) if goals else ""
    whole = page.prose_height(who, size=9) + (page.prose_height(wants, size=9.5) if wants else 0)
    page.subheading(introduced(party, printing), room=page.subheading_height(party.alias) + whole)
    page.prose(who, size=9, muted=True)
    if wants:
        page.prose(wants, size=9.5)


def _goal(public: Public, goal: Goal) -> str:
    """A goal, the digits that meet it, and the facts that it rests on."""
    digits = in_a_row([cipher(option) for option in sorted(goal.options)])
    text = goal.text.rstrip()
    ending = text[-1] if text[-1:] in ".!?" else ""
    met = tr("{goal} ({issue}: {digits})", goal=text.removesuffix(ending), issue=number(goal.issue + 1), digits=digits)
    return f"{met}{ending} {_rests_on(public, goal)}".rstrip()


def _rests_on(public: Public, goal: Goal) -> str:
    """The facts that a goal rests on; where everything is invented no mark says so of each goal."""
    return cited(goal.cites, assumption=goal.assumption and not public.fictional)


def _issues(page: Paper, public: Public) -> None:
    nothing = _nothing(public)
    note = tr("Wherever no 0 is listed, 0 is {label}.", label=nothing) if nothing else ""
    tables = [_rows(public, place, issue, nothing) for place, issue in enumerate(public.issues, start=1)]
    under = page.prose_height(note, size=9) if note else 0
    page.heading(tr("What is on the table"), room=HEADING + under + _together(page, tables[0]))
    if note:
        page.prose(note, size=9, muted=True)
    for rows in tables:
        if page.will_page_break(_together(page, rows)):
            page.add_page()
        page.grid(rows, WIDTHS, quiet=(2,))


def _together(page: Paper, rows: Sequence[tuple[str, str, str]]) -> float:
    """Millimetres that have to be left for an issue: all of it, where it is short."""
    return min(WHOLE, page.grid_height(rows, WIDTHS, quiet=(2,)))


def _nothing(public: Public) -> str:
    """The label of a first option without a clause that at least two issues share, and so need not repeat."""
    labels = [issue.options[0].label for issue in public.issues if not issue.options[0].clause]
    return next((label for label in labels if labels.count(label) > 1), "")


def _rows(public: Public, place: int, issue: Issue, nothing: str) -> list[tuple[str, str, str]]:
    """An issue as a table: what it is about at its head, then option and clause."""
    rows = [(number(place), issue.title, issue.about)]
    for k, option in enumerate(issue.options):
        if k == 0 and option.label == nothing:
            continue
        needs = ""
        if option.guarantee is not None:
            needs = tr("(Needs a guarantee: {title}.)", title=public.guarantees[option.guarantee].title)
        clause = option.clause
        if len(rows) > 1 and repeats(clause, issue.options[k - 1].clause):
            clause = tr("The same, but {label}.", label=option.label)
        said = " ".join(filter(None, (clause, cited(option.cites, assumption=False), needs)))
        rows.append((labelled(k), option.label, said))
    return rows


def repeats(clause: str, before: str) -> bool:
    """True when a clause is the one before it but for a figure or a date.

    >>> repeats("Each pays 30 crowns a winter.", "Each pays 20 crowns a winter.")
    True
    >>> repeats("Each pays 30 crowns a winter.", "Nobody pays.")
    False
    """
    return bool(clause) and _without_figures(clause) == _without_figures(before)


def _without_figures(clause: str) -> str:
    """The clause with a mark for each number and each month."""
    for month in MONTHS:
        clause = clause.replace(tr(month), "#")
    return _FIGURE.sub("#", clause)


def _rules_between(page: Paper, public: Public) -> None:
    if not public.feasibility:
        return
    page.heading(tr("Clauses that depend on each other"))
    lines = []
    for rule in public.feasibility:
        one, other = clause(public, rule.issue, rule.option), clause(public, rule.other_issue, rule.other_option)
        if rule.kind == "requires":
            lines.append(tr("“{one}” requires “{other}”: {why}", one=one, other=other, why=rule.why))
        else:
            lines.append(tr("“{one}” cannot stand with “{other}”: {why}", one=one, other=other, why=rule.why))
    page.points(lines, size=9)


def _law(page: Paper, public: Public) -> None:
    said = law(public)
    if said is not None:
        page.heading(tr("What the law says"), room=40)
        marks = cited(tuple(fact.mark for fact in said.facts), assumption=False)
        page.prose(f"{said.text.rstrip()} {marks}", size=9.5)


def _words(page: Paper, public: Public) -> None:
    if public.words:
        page.heading(tr("Words we use"), room=40)
        page.points([tr("{term}: {note}", term=word.term, note=word.note) for word in public.words], size=9)


def _foot(page: Paper, public: Public) -> None:
    """What the marks in brackets mean, where there are any."""
    said = []
    if not public.fictional and any(goal.assumption for party in public.parties for goal in party.goals):
        said.append(tr("[assumption]: ours, for teaching; no source says so."))
    if cited_in_public(public):
        said.append(tr("Letters with a number in brackets lead to the fact sheet, which names the sources."))
    if said:
        page.ln(1)
        page.prose(" ".join(said), size=8, muted=True)


PAPER = PaperKind("public", 20, N_("What everybody may read."), one_file("public", public_sheet))
