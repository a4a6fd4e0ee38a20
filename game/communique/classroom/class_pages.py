"""The debrief of a class on the wall and on paper: slides for a projector, a page for the class, one for each table.

The slides ask for a style sheet and a script by the addresses that the host serves them under; without the script all
stand below each other. The pages to keep hold everything themselves and run nothing. All show points, so they are for
after the end, and none names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import count
from pathlib import Path
from typing import Final

from communique.classroom import report_html as html
from communique.classroom.class_people import told_apart, too_few
from communique.classroom.class_style import CLASS_STYLE
from communique.classroom.class_tables import CaseTables, ClassRecord
from communique.classroom.class_topics import Topic, chance, endings, people, signed, swaps, where
from communique.classroom.class_topics_of_answers import answered
from communique.classroom.class_topics_of_people import beliefs, concessions, pulse, words_and_deeds
from communique.classroom.class_topics_to_end import questions, reference, studies
from communique.classroom.report import report
from communique.files import write_whole
from communique.words import language, speaking, tr, tr_n

DECK_SCRIPT: Final = "/static/deck.js"
DECK_SHEET: Final = "/static/deck.css"
"""Where the host serves what the slides ask for."""
_TOPICS: Final[tuple[Callable[[CaseTables, str], Topic], ...]] = (
    lambda case, prefix: endings(case),
    where,
    chance,
    lambda case, prefix: signed(case),
    lambda case, prefix: swaps(case),
    lambda case, prefix: people(case),
    concessions,
    lambda case, prefix: beliefs(case),
    lambda case, prefix: words_and_deeds(case),
    lambda case, prefix: pulse(case),
    lambda case, prefix: questions(case),
    lambda case, prefix: studies(case),
    lambda case, prefix: reference(case),
)
"""In the order in which a class looks at them: what really happened comes last."""


def topics(case: CaseTables, number: int) -> list[Topic]:
    """What there is to show of a case; ids begin with the case's number."""
    prefix = f"c{number}"
    made = [make(case, prefix) for make in _TOPICS]
    shown = [one for one in made if one.slides]
    if hidden := [one.title for one in made if one.hidden]:
        words = html.paragraph(too_few(), "lead") + html.listed(hidden)
        # Before the questions: what people do not see, they can still talk of.
        place = next(k for k, one in enumerate(shown) if one.id == "questions")
        shown.insert(place, Topic("hidden", tr("What is not shown here"), (words,)))
    return [one._replace(id=f"{prefix}-{one.id}") for one in shown]


# -- on the wall --------------------------------------------------------------------


def projector_page(record: ClassRecord, *, sheet: str = DECK_SHEET, script: str = DECK_SCRIPT) -> str:
    """All slides as one document, which asks for `sheet`, the text `DECK_STYLE`, for `script`, and for nothing else."""
    with speaking(record.language):
        slides = list(_slides(record))
        shown = "\n".join(_slide(k, len(slides), *one) for k, one in enumerate(slides, start=1))
        return (
            f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(_title(record))}</title>\n"
            f'<link rel="stylesheet" href="{escape(sheet)}">\n<script src="{escape(script)}" defer></script>\n'
            '</head>\n<body class="deck">\n<main id="deck">\n'
            f'<h1 class="aloud">{escape(_title(record))}</h1>\n{shown}\n</main>\n</body>\n</html>\n'
        )


def _slides(record: ClassRecord) -> Iterator[tuple[str, str, str]]:
    """(id, heading and content, what stands at the foot) of each slide."""
    yield "title", _opening(record), ""
    for k, body in enumerate(answered(record).slides, start=1):
        yield f"answers-{k}", f"<h2>{escape(answered(record).title)}</h2>{body}", ""
    for number, case in enumerate(record.cases()):
        for topic in topics(case, number):
            many = len(topic.slides)
            for k, body in enumerate(topic.slides, start=1):
                title = topic.title if many == 1 else tr("{title} ({k} of {n})", title=topic.title, k=k, n=many)
                yield f"{topic.id}-{k}", f"<h2>{escape(title)}</h2>{body}", case.group.title


def _opening(record: ClassRecord) -> str:
    cases = record.cases()
    tables = tr_n("{n} table has finished.", "{n} tables have finished.", len(record.tables))
    told = [tr_n("{case}: {n} table", "{case}: {n} tables", len(c.tables), case=c.group.title) for c in cases]
    keys = tr("Arrow keys turn the pages.")
    head = f'<h2 class="first">{escape(_title(record))}</h2>{html.paragraph(tables, "lead")}'
    return head + html.listed(told) + html.paragraph(_told_apart(record), "note") + html.paragraph(keys, "quiet")


def _told_apart(record: ClassRecord) -> str:
    """That tables can be told apart, where a case was played at few; empty where at none."""
    return max((told_apart(len(case.tables)) for case in record.cases()), key=len, default="")


def _slide(number: int, all: int, id: str, body: str, foot: str) -> str:
    case = f'<p class="case">{escape(foot)}</p>' if foot else ""
    place = escape(tr("{k} of {n}", k=number, n=all))
    return f'<section class="slide" id="{id}">{body}{case}<p class="number">{place}</p></section>'


def _title(record: ClassRecord) -> str:
    return tr("Debrief: {scenario}", scenario=record.title) if record.title else tr("Debrief of a class")


# -- to keep ------------------------------------------------------------------------


def class_page(record: ClassRecord) -> str:
    """The page of the class: the same topics below each other, and what no slide had room for."""
    with speaking(record.language):
        cases = record.cases()
        parts, links = [], []
        if (asked := answered(record)).slides:
            parts.append(html.section(asked.id, asked.title, asked.on_paper))
            links.append(f'<a href="#{asked.id}">{escape(asked.title)}</a>')
        for number, case in enumerate(cases):
            for topic in topics(case, number):
                title = topic.title if len(cases) == 1 else f"{case.group.title}: {topic.title}"
                parts.append(html.section(topic.id, title, topic.on_paper))
                links.append(f'<a href="#{topic.id}">{escape(title)}</a>')
        played = "".join(html.paragraph(case.group.title, "quiet") for case in cases)
        played += html.paragraph(_told_apart(record), "note")
        head = (
            f"<header><h1>{escape(_title(record))}</h1>{played}"
            f'<nav aria-label="{escape(tr("Contents"))}">{html.listed_markup(links)}</nav></header>'
        )
        body = "\n".join(parts)
        return html.page(_title(record), f"{head}\n<main>\n{body}\n</main>", CLASS_STYLE)


def write_class_debrief(record: ClassRecord, folder: Path) -> list[Path]:
    """Write `class.html`, and a page for each table named by its label, into `folder`; their paths, in that order.

    Each file is whole or not there; what was there under these names is replaced. Raises OSError where it cannot.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = [(folder / "class.html", class_page(record))]
    taken = {"class.html"}
    with speaking(record.language):
        pages += [
            (folder / _file_name(table.label, taken), report(table.found, table=table.label)) for table in record.tables
        ]
    for path, text in pages:
        write_whole(path, text)
    return [path for path, _ in pages]


def _file_name(label: str, taken: set[str]) -> str:
    """A name for a table's file that is not taken yet, and takes it: `table-3.html`."""
    plain = re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[:60] or "table"
    names = (f"{plain}{'' if k == 1 else f'-{k}'}.html" for k in count(1))
    name = next(one for one in names if one not in taken)
    taken.add(name)
    return name
