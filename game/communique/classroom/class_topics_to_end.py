"""The last topics of a class: what to talk over, how people did in research, and what really happened, last of all.

What really happened is never drawn and never scored: a real text is no row of options.
"""

from __future__ import annotations

from html import escape
from typing import Final

from communique.classroom import report_html as html
from communique.classroom.class_tables import CaseTables
from communique.classroom.class_topics import Topic, filled, prose
from communique.classroom.report_class import three_questions
from communique.debrief import OUT_OF_ROLE, UNSCORED, ReferenceRecord, SeedFact, study_facts
from communique.debrief.people import counted, efficient
from communique.model.scenario import Public
from communique.words import in_a_row, tr

_ACROSS: Final = 106
"""How many letters a line of a dense list on a slide holds."""
_LINES: Final = 19
"""How many lines of it a slide holds below its headings."""


def questions(case: CaseTables) -> Topic:
    """Three questions for all, one out of role, and who was not at the table."""
    slide = f'<div class="questions">{html.ordered(three_questions(case.group))}</div>' + html.paragraph(
        tr(OUT_OF_ROLE), "note lead"
    )
    absent = case.public.absent
    voices = prose(html.heading(tr("Who was not at the table")), html.listed(absent)) if absent else ""
    return Topic("questions", tr("To talk over"), (slide, voices) if voices else (slide,))


def studies(case: CaseTables) -> Topic:
    """How people did at such tables in research, and this class beside them; without slides where no study is named."""
    title, public = tr("How people did at such tables"), case.public
    if not public.studies:
        return Topic("studies", title, ())
    known = [good for table in case.tables if (good := efficient(table)) is not None]
    own = tr("In this class {good} of {all} deals could not have been bettered so.", good=sum(known), all=len(known))
    told = [html.paragraphs(study.text) for study in public.studies]
    told += [html.paragraph(counted(study)) for study in public.studies]
    facts = html.listed_markup(map(_fact, study_facts(public)), "small")
    return Topic("studies", title, (prose(*told, html.paragraph(own if known else "")),), facts)


def reference(case: CaseTables) -> Topic:
    """What really happened; without slides where the case is invented."""
    known, title = case.tables[0].reference, tr("What really happened")
    if known is None:
        return Topic("record", title, ())
    text, note = html.paragraphs(known.text), html.paragraph(tr(UNSCORED), "note")
    said, head = _clauses(case.public, known), html.heading(tr("What the statement said"))
    after, later = html.heading(tr("What happened later")), [fact.text for fact in known.later]
    slides = (
        prose(text, note),
        *(_dense(head, html.listed_markup(some)) for some in _slides(said)),
        *(_dense(after, html.listed(some)) for some in _slides(later)),
    )
    missing = tr("Not found in the fact sheet: {marks}.", marks=in_a_row(known.missing)) if known.missing else ""
    page = (
        text + note + (head + html.listed_markup(said) if said else "")
        + (after + html.listed_markup(map(_fact, known.later)) if later else "")
        + html.heading(tr("Sources")) + html.listed_markup(_fact(f) for f in known.facts if f not in known.later)
        + html.paragraph(missing, "quiet")
    )  # fmt: skip
    return Topic("record", title, slides, page=page)


def _clauses(public: Public, known: ReferenceRecord) -> list[str]:
    """What the statement of the day said, clause by clause."""
    items = [(public.issues[said.issue].short, said.words) for said in known.issues]
    return [f"<b>{escape(name)}</b> {escape(words)}" for name, words in items]


def _dense(*parts: str) -> str:
    """What is looked up rather than read to the end: smaller than prose, so that it is few slides."""
    return f'<div class="dense">{"".join(parts)}</div>'


def _slides(said: list[str]) -> list[list[str]]:
    """As many as a slide holds, in order."""
    return filled(said, _LINES, lines=lambda one: 1 + len(one) // _ACROSS)


def _fact(fact: SeedFact) -> str:
    sources = "; ".join(map(html.source, fact.sources))
    return f'<b>{escape(fact.mark)}</b> {escape(fact.text)} <span class="quiet small">{sources}</span>'
