"""What everybody may read: story, delegations, issues with their clauses, words, who is absent."""

from __future__ import annotations

from communique.classroom.outcome_code import cipher
from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import closely
from communique.classroom.papers._words import cited, clause, head_of, introduced, order, signing_words
from communique.model.scenario import Issue, Party, Public
from communique.present.humanitarian import law
from communique.words import N_, in_a_row, number, tr

PLACE = 1
"""The order of delegations on this paper begins with the second."""


def public_sheet(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """What everybody may read: story, delegations, issues with their clauses, words, who is absent."""
    page = Paper(public.title, tr("For everyone · {scenario}", scenario=named(public)), paper=printing.size)
    closely(page).top(public.title, tr("PUBLIC SHEET"), in_a_row([public.place, public.date]))
    page.box(public.content_note)
    page.prose(public.story, size=9.5)
    page.heading(tr("Who is at the table"), room=60)
    for seat in order(public, PLACE):
        _party(page, public.parties[seat], printing)
    page.heading(tr("What is on the table"), room=55)
    for place, issue in enumerate(public.issues, start=1):
        _issue(page, public, place, issue)
    _rules_between(page, public)
    page.heading(tr("How it is signed"))
    page.prose(signing_words(public, printing))
    _law(page, public)
    if public.words:
        page.heading(tr("Words we use"), room=40)
        page.grid([(tr("Word"), tr("Why")), *((w.term, w.note) for w in public.words)], (26, 74))
    page.short_list(tr("Who is not in the room"), public.absent)
    _foot(page, public)
    return page


def _party(page: Paper, party: Party, printing: Printing) -> None:
    page.subheading(introduced(party, printing), room=24)
    page.prose(tr("{name}. {head}.", name=party.name, head=head_of(party)), size=9, muted=True)
    goals = [f"{goal.text} {cited(goal.cites, assumption=goal.assumption)}" for goal in party.goals]
    if goals:
        page.points(goals, size=9)


def _issue(page: Paper, public: Public, place: int, issue: Issue) -> None:
    page.subheading(tr("{number}. {issue}", number=number(place), issue=issue.title), room=40)
    page.prose(issue.about, size=9)
    rows = [("", tr("Option"), tr("Clause in the communiqué"))]
    for k, option in enumerate(issue.options):
        needs = ""
        if option.guarantee is not None:
            needs = tr("(Needs a guarantee: {title}.)", title=public.guarantees[option.guarantee].title)
        said = " ".join(filter(None, (option.clause, cited(option.cites, assumption=False), needs)))
        rows.append((cipher(k), option.label, said))
    page.grid(rows, (4, 30, 66))


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
        page.prose(said.text)
        page.prose(cited(tuple(fact.mark for fact in said.facts), assumption=False), size=8, muted=True)


def _foot(page: Paper, public: Public) -> None:
    """What the marks in brackets mean, where there are any."""
    said = []
    if any(goal.assumption for party in public.parties for goal in party.goals):
        said.append(tr("[assumption]: ours, for teaching; no source says so."))
    if public.seed:
        said.append(tr("Letters with a number in brackets lead to the fact sheet, which names the sources."))
    if said:
        page.ln(1)
        page.prose(" ".join(said), size=8, muted=True)


PAPER = PaperKind("public", 20, N_("What everybody may read."), one_file("public", public_sheet))
