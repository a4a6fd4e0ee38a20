"""The debrief of a class: one line a table, how points and clauses are spread, three questions, as HTML and as CSV.

Like the report of one game the page holds everything itself, runs nothing and loads nothing. It shows points of every
delegation, so it is for after the end.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from io import StringIO
from pathlib import Path
from typing import Final

from communique.classroom import report_html as html
from communique.classroom.svg import SvgDrawing, party_class, party_shape
from communique.debrief import ASSUMPTION, ClassGroup, ClassTable, grouped, middle
from communique.debrief.finished_game import QUESTIONS
from communique.debrief.plain_words import in_plain_words
from communique.files import write_whole
from communique.model.scenario import Seat
from communique.present import humanitarian
from communique.words import N_, in_a_row, of_hundred, say, tr, tr_n

ENDED_SO: Final = {
    "joint": N_("signed"),
    "partial": N_("signed in part"),
    "adjourned": N_("adjourned"),
    "not-ratified": N_("rejected at home"),
    "breakdown": N_("no agreement"),
}
"""How a table ended, in a word or two."""
_FIRST, _ROW, _WIDTH = 150.0, 34.0, 620.0
"""Of the drawing: where the scale begins, the height of a delegation's line, the width of the scale."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the head of a text."""


def class_report(tables: Sequence[ClassTable], skipped: Sequence[str] = ()) -> str:
    """The whole page. `skipped` says of each file that was left out why, a sentence each."""
    groups = grouped(tables)
    title = tr("Debrief of a class")
    counted = tr_n("{n} table", "{n} tables", len(tables))
    head = f"<header><h1>{escape(title)}</h1>{html.paragraph(counted, 'quiet')}</header>"
    body = "\n".join(part for k, group in enumerate(groups) for part in _group(group, k))
    return html.page(title, f"{head}\n<main>\n{body}\n{_skipped(skipped)}\n</main>")


def write_class(tables: Sequence[ClassTable], skipped: Sequence[str], path: Path, *, force: bool = False) -> None:
    """Write the page to `path`, whole or not at all. Raises FileExistsError and OSError as `write_report` does."""
    write_whole(path, class_report(tables, skipped), replace=force)


def write_class_csv(tables: Sequence[ClassTable], path: Path, *, force: bool = False) -> None:
    """Write the lines of the tables to `path` as CSV, whole or not at all. Raises as `write_class` does."""
    write_whole(path, class_csv(tables), replace=force)


def _group(group: ClassGroup, number: int) -> Iterator[str]:
    yield html.section(f"tables-{number}", group.title, _lines(group), html.paragraph(tr(ASSUMPTION), "note"))
    yield html.section(f"spread-{number}", tr("How the tables compare"), _points(group, number), _clauses(group))
    yield _people(group, number)
    questions = html.ordered(three_questions(group))
    yield html.section(f"questions-{number}", tr("Three questions for all"), questions)


def _lines(group: ClassGroup) -> str:
    """One line a table, and below them what was left on each, tables of which the same is said together."""
    public = group.public
    head = (
        tr("Table"), tr("Outcome"), *(f"#{party.short}" for party in public.parties), "#" + tr("Sessions"),
        "#" + tr("Left for each"),
    )  # fmt: skip
    rows = [
        (
            table.name, tr(ENDED_SO[table.found.outcome.kind]),
            *map(partial(of_hundred, public), table.found.outcome.points), table.found.outcome.rounds, _left(table),
        )
        for table in group.tables
    ]  # fmt: skip
    words = tr("Left for each: points more that every delegation at once could have had.")
    said: dict[str, list[str]] = {}
    for table in group.tables:
        said.setdefault(in_plain_words(table.found).left, []).append(table.name)
    items = (f"<b>{escape(in_a_row(names))}</b> {escape(left)}" for left, names in said.items())
    lines = html.table(tr("Points of each delegation, sessions, and what was left"), head, rows)
    return lines + html.paragraph(words, "quiet small") + html.heading(tr("What was left")) + html.listed_markup(items)


def _left(table: ClassTable) -> str:
    left = table.found.left
    return "–" if left is None else of_hundred(table.found.public, left.gain)


def _points(group: ClassGroup, number: int) -> str:
    public = group.public
    rows = []
    for seat, party in enumerate(public.parties):
        got = group.points(seat)
        rows.append(
            (party.short, *map(partial(of_hundred, public), (got[0], middle(got), got[-1], _no_deal(group, seat))))
        )
    head = (tr("Delegation"), *("#" + one for one in (tr("Lowest"), tr("Middle"), tr("Highest"), tr("No deal"))))
    words = tr(
        "Each sign is a table; the upright stroke is what no deal is worth. Delegations are not "
        "compared with each other: compare the same delegation at other tables."
    )
    drawing = html.figure(_spread(group, number), tr("Points, by delegation"))
    return html.paragraph(words, "quiet") + drawing + html.table(tr("Points at the tables"), head, rows)


def _no_deal(group: ClassGroup, seat: int) -> int:
    """What no deal is worth to a party at most tables: tension moves it a little."""
    return middle(sorted(table.found.outcome.no_deal[seat] for table in group.tables))


def _spread(group: ClassGroup, number: int) -> str:
    """A line for each delegation, a sign for each table."""
    public, parties = group.public, group.public.parties
    told = [
        in_a_row([party.short, *map(partial(of_hundred, public), group.points(p))]) for p, party in enumerate(parties)
    ]
    sheet = SvgDrawing(
        _FIRST + _WIDTH + 30, _ROW * len(parties) + 40, id=f"spread-chart-{number}",
        title=tr("Points at each table, by delegation"), words="; ".join(told),
    )  # fmt: skip
    bottom = _ROW * len(parties) + 8
    for value in range(0, 101, 20):
        sheet.line((_at(value), 4), (_at(value), bottom), "grid")
        sheet.text(str(value), (_at(value), bottom + 16), "tick", anchor="middle")
    for p, party in enumerate(parties):
        y = 20 + _ROW * p
        sheet.text(party.short, (_FIRST - 14, y + 4), "name", anchor="end")
        sheet.line((_at(0), y), (_at(100), y), "axis")
        no_deal = _at(100 * _no_deal(group, p) / public.scale)
        sheet.line((no_deal, y - 11), (no_deal, y + 11), "nodeal")
        _signs(sheet, group, Seat(p), y)
    return sheet.markup()


def _signs(sheet: SvgDrawing, group: ClassGroup, seat: Seat, y: float) -> None:
    """The tables of one delegation; those with the same points stand one above the other."""
    public = group.public
    taken: dict[int, int] = {}
    for table in group.tables:
        points = table.found.outcome.points[seat]
        taken[points] = taken.get(points, 0) + 1
        lifted = y - min(3, taken[points] - 1) * 4.5
        said = tr("{table}: {points}", table=table.name, points=of_hundred(public, points))
        kind = f"dot {party_class(seat)}"
        sheet.shape(party_shape(seat), (_at(100 * points / public.scale), lifted), 5, kind, said)


def _at(hundredths: float) -> float:
    return _FIRST + _WIDTH * min(100.0, max(0.0, hundredths)) / 100


def _clauses(group: ClassGroup) -> str:
    """At how many tables each option was agreed."""
    rows = [
        (issue.short, option.label, count)
        for i, issue in enumerate(group.public.issues)
        for option, count in zip(issue.options, group.chosen(i), strict=True)
        if count
    ]
    if not rows:
        return html.paragraph(tr("No table has a text in force."))
    return html.table(tr("What the texts in force say"), (tr("Issue"), tr("Option"), "#" + tr("Tables")), rows)


def _people(group: ClassGroup, number: int) -> str:
    public = group.public
    asked = humanitarian.question(public)
    if asked is None or not group.traded:
        return ""
    said = at_the_fullest(group)
    note, uncounted = humanitarian.law(public), humanitarian.uncounted(public)
    law = "" if note is None else html.heading(tr("What the law says")) + html.paragraphs(note.text)
    sources = () if note is None else dict.fromkeys(source for fact in note.facts for source in fact.sources)
    return html.section(
        f"people-{number}", tr("People"), html.paragraph(say(asked), "note"), html.listed(said), law,
        html.listed_markup(map(html.source, sources), "small"),
        html.paragraph("" if uncounted is None else say(uncounted), "quiet"),
    )  # fmt: skip


def at_the_fullest(group: ClassGroup) -> list[str]:
    """For each humanitarian issue at how many tables it was settled by the fullest help, a sentence each."""
    public = group.public
    return [
        tr(
            '{issue}: tables that agreed on "{fullest}": {n} of {all}.',
            issue=public.issues[i].short, fullest=public.issues[i].options[public.issues[i].fullest].label,
            n=group.fullest(i), all=len(group.tables),
        )
        for i in public.humanitarian
    ]  # fmt: skip


def three_questions(group: ClassGroup) -> list[str]:
    """What to talk over with all tables. Whether people should have been traded is asked where that is told of."""
    return (list(group.public.questions) or [tr(question) for question in QUESTIONS])[:3]


def _skipped(skipped: Sequence[str]) -> str:
    if not skipped:
        return ""
    return html.section("skipped", tr("Files that were left out"), html.listed(skipped))


def class_csv(tables: Sequence[ClassTable]) -> str:
    """A line a table for a spreadsheet: points by party id, options by issue id, and the three sentences."""
    rows = [_record(table) for table in tables]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _record(table: ClassTable) -> dict[str, object]:
    found = table.found
    end, public = found.outcome, found.public
    row: dict[str, object] = {
        "table": _text(table.name), "scenario": public.id, "level": public.level,
        "papers": "" if public.papers is None else public.papers, "outcome": end.kind.value, "sessions": end.rounds,
    }  # fmt: skip
    for p, party in enumerate(public.parties):
        row |= {f"points_{party.id}": end.points[p], f"over_no_deal_{party.id}": end.surplus[p]}
    if end.package is not None:
        row |= {f"clause_{issue.id}": issue.options[k].id for issue, k in zip(public.issues, end.package, strict=True)}
    row["questions_asked"] = sum(one.asked for one in found.conduct)
    row["left_for_each"] = "" if found.left is None else found.left.gain
    return row | {name: _text(said) for name, said in in_plain_words(found)._asdict().items()}


def _text(said: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{said}" if said.startswith(FORMULA) else said
