"""What everybody may read: story, delegations, issues with their clauses, words, who is absent."""

from __future__ import annotations

from communique.classroom.paper import INK, Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._words import cited, head_of, signing_words
from communique.model.scenario import Issue, Party, Public
from communique.words import N_, in_a_row, tr


def public_sheet(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """What everybody may read: story, delegations, issues with their clauses, words, who is absent."""
    page = Paper(public.title, tr("For everyone · {scenario}", scenario=named(public)), paper=printing.size)
    page.top(public.title, tr("PUBLIC SHEET"), in_a_row([public.place, public.date]))
    page.box(public.content_note)
    page.prose(public.story)
    page.heading(tr("Who is at the table"))
    for party in public.parties:
        _party(page, public, party)
    page.heading(tr("What is on the table"))
    for issue in public.issues:
        _issue(page, issue)
    _rules_between(page, public)
    page.heading(tr("How it is signed"))
    page.prose(signing_words(public))
    if public.words:
        page.heading(tr("Words we use"))
        page.grid([(tr("Word"), tr("Why")), *((w.term, w.note) for w in public.words)], (30, 70))
    page.short_list(tr("Who is not in the room"), public.absent)
    if public.seed:
        page.ln(2)
        page.prose(
            tr("Numbers in brackets refer to the facts and sources in {file}.", file=public.seed), size=8, muted=True
        )
    return page


def _party(page: Paper, public: Public, party: Party) -> None:
    if page.will_page_break(24):
        page.add_page()
    page.ln(1.5)
    page.set_font("sans", "B", 10)
    page.set_text_color(*INK)
    page.multi_cell(0, 5, tr("{party} ({alias})", party=party.name, alias=party.alias), new_x="LMARGIN", new_y="NEXT")
    page.prose(head_of(party), size=9, muted=True)
    goals = [f"{goal.text} {cited(goal.cites, assumption=goal.assumption)}" for goal in party.goals]
    if goals:
        page.points(goals)


def _issue(page: Paper, issue: Issue) -> None:
    if page.will_page_break(45):
        page.add_page()
    page.set_font("sans", "B", 10)
    page.multi_cell(0, 5, issue.title, new_x="LMARGIN", new_y="NEXT")
    page.prose(issue.about, size=9)
    rows = [(tr("Option"), tr("Clause in the communiqué"))]
    rows += [(option.label, f"{option.clause} {cited(option.cites, assumption=False)}") for option in issue.options]
    page.grid(rows, (34, 66))


def _rules_between(page: Paper, public: Public) -> None:
    if not public.feasibility:
        return
    page.heading(tr("Clauses that depend on each other"))
    lines = []
    for rule in public.feasibility:
        one = public.issues[rule.issue].options[rule.option].label
        other = public.issues[rule.other_issue].options[rule.other_option].label
        if rule.kind == "requires":
            lines.append(tr("“{one}” requires “{other}”: {why}", one=one, other=other, why=rule.why))
        else:
            lines.append(tr("“{one}” cannot stand with “{other}”: {why}", one=one, other=other, why=rule.why))
    page.points(lines)


PAPER = PaperKind("public", 20, N_("What everybody may read."), one_file("public", public_sheet))
