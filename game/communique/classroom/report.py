"""The debrief as one HTML file: opened anywhere, printed on A4, read aloud, or kept.

The file holds everything itself: drawings are inline, nothing is loaded, there is no script. It shows every
sheet's numbers, so it is for after the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from communique.classroom import report_sections as sections
from communique.classroom import report_talks as talks
from communique.classroom.report_html import listed_markup, page, paragraph
from communique.debrief import Debrief
from communique.files import write_whole
from communique.session.log import HUMAN
from communique.words import N_, in_a_row, tr, tr_n

SECTIONS = (
    ("short", N_("In three sentences"), sections.plainly), ("story", N_("Told to each seat"), sections.story),
    ("result", N_("Result"), sections.result),
    ("people", N_("People"), sections.people), ("open", N_("What was still open"), sections.openings),
    ("document", N_("The text"), sections.document), ("record", N_("What really happened"), sections.reference),
    ("studies", N_("How people did at such tables"), sections.studies),
    ("absent", N_("Who was not at the table"), sections.absent),
    ("reflect", N_("To reflect on"), sections.reflection), ("measures", N_("Measures"), sections.measures),
    ("frontier", N_("What was possible"), talks.frontier), ("path", N_("The path"), talks.path),
    ("conduct", N_("Conduct"), talks.conduct), ("beliefs", N_("Belief and truth"), talks.beliefs),
)  # fmt: skip
"""Id, name and maker of each part: first what anybody can read and talk over, then the figures of a course."""


def report(found: Debrief, table: str = "") -> str:
    """The whole document; `table` is what the table is called in its class."""
    title = tr("Debrief: {scenario}", scenario=found.public.title)
    if table:
        title = f"{title} · {table}"
    parts = [(id, name, body) for id, name, build in SECTIONS if (body := build(found))]
    body = "\n".join(part for _, _, part in parts)
    return page(
        title, f"{_head(found, title, [(id, name) for id, name, _ in parts])}\n<main>\n{body}\n</main>\n{_foot(found)}"
    )


def write_report(found: Debrief, path: Path, *, force: bool = False) -> None:
    """Write the report to `path`, whole or not at all.

    Raises FileExistsError when there is such a file and `force` is not given, OSError when it cannot be written.
    """
    write_whole(path, report(found), replace=force)


def _head(found: Debrief, title: str, contents: Sequence[tuple[str, str]]) -> str:
    public = found.public
    level = next((level.title for level in public.levels if level.id == public.level), "")
    parts = (public.place, public.date, tr("level {level}", level=level) if level else "")
    under = in_a_row([part for part in parts if part])
    links = listed_markup(f'<a href="#{id}">{escape(tr(name))}</a>' for id, name in contents)
    invented = tr("The case and everybody in it are invented.") if public.fictional else ""
    return (
        f"<header><h1>{escape(title)}</h1>{paragraph(under, 'quiet')}{paragraph(invented, 'quiet')}"
        f'<nav aria-label="{escape(tr("Contents"))}">{links}</nav></header>'
    )


def _foot(found: Debrief) -> str:
    header = found.header
    seats = zip(found.public.parties, header.lineup, strict=True)
    who = [
        tr("{party}: {player}", party=party.short, player=tr("a person") if name == HUMAN else name)
        for party, name in seats
    ]
    words = tr_n(
        "{n} event, seed {seed}, {protocol}. At the table: {seats}. Scenario {scenario}, digest {digest}.",
        "{n} events, seed {seed}, {protocol}. At the table: {seats}. Scenario {scenario}, digest {digest}.",
        len(found.steps),
        seed=header.seed, protocol=header.protocol, seats=in_a_row(who),
        scenario=header.scenario, digest=header.digest[:12],
    )  # fmt: skip
    fresh = "" if header.papers is None else tr("Played with fresh papers {number}.", number=header.papers)
    return f"<footer>{paragraph(words, 'quiet small')}{paragraph(fresh, 'quiet small')}</footer>"
