"""The debrief as one HTML file: opened anywhere, printed on A4, read aloud, or kept.

The file holds everything itself: drawings are inline, nothing is loaded, there is no script. It shows every
sheet's numbers, so it is for after the end.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from communique.classroom import report_sections as sections
from communique.classroom import report_talks as talks
from communique.classroom.report_html import listed_markup, page, paragraph
from communique.debrief import Debrief
from communique.files import write_whole

CONTENTS = (
    ("result", "Result"), ("document", "The text"), ("open", "What was still open"), ("frontier", "What was possible"),
    ("path", "The path"), ("conduct", "Conduct"), ("beliefs", "Belief and truth"), ("record", "What happened"),
    ("reflect", "To reflect on"),
)  # fmt: skip
SECTIONS = (
    sections.result, sections.document, sections.openings, talks.frontier, talks.path, talks.conduct,
    talks.beliefs, sections.record, sections.reflection,
)  # fmt: skip


def report(found: Debrief) -> str:
    """The whole document."""
    title = f"Debrief: {found.public.title}"
    body = "\n".join(build(found) for build in SECTIONS)
    return page(title, f"{_head(found, title)}\n<main>\n{body}\n</main>\n{_foot(found)}")


def write_report(found: Debrief, path: Path, *, force: bool = False) -> None:
    """Write the report to `path`, whole or not at all.

    Raises FileExistsError when there is such a file and `force` is not given, OSError when it cannot be written.
    """
    write_whole(path, report(found), replace=force)


def _head(found: Debrief, title: str) -> str:
    public = found.public
    level = next((level.title for level in public.levels if level.id == public.level), "")
    under = ", ".join(part for part in (public.place, public.date, f"level {level}" if level else "") if part)
    links = listed_markup(f'<a href="#{id}">{escape(name)}</a>' for id, name in CONTENTS)
    invented = "The case and everybody in it are invented." if public.fictional else ""
    return (
        f"<header><h1>{escape(title)}</h1>{paragraph(under, 'quiet')}{paragraph(invented, 'quiet')}"
        f'<nav aria-label="Contents">{links}</nav></header>'
    )


def _foot(found: Debrief) -> str:
    header = found.header
    seats = zip(found.public.parties, header.lineup, strict=True)
    who = ", ".join(f"{party.short}: {'a person' if name == 'human' else name}" for party, name in seats)
    words = (
        f"{len(found.steps)} events, seed {header.seed}, {header.protocol}. At the table: {who}. "
        f"Scenario {header.scenario}, digest {header.digest[:12]}."
    )
    return f"<footer>{paragraph(words, 'quiet small')}</footer>"
