"""The few elements a report is made of. Everything said is escaped here, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from communique.classroom.report_style import STYLE
from communique.words import language

_FIGURE: Final = re.compile("[+\N{MINUS SIGN}-]?[0-9]+(?:[.,][0-9]+)?|–")
_ADDRESS: Final = re.compile(r"^(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s\"'<>]*)?)$", re.IGNORECASE)


class FigureText(str):
    """Words that stand in a table as a figure does, such as `2 of 3`."""


def page(title: str, body: str, style: str = STYLE) -> str:
    """A whole document: no script, nothing loaded from anywhere."""
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def section(id: str, title: str, *parts: str) -> str:
    """A part of the page with its heading."""
    inside = "\n".join(part for part in parts if part)
    return f'<section aria-labelledby="{id}"><h2 id="{id}">{escape(title)}</h2>\n{inside}\n</section>'


def heading(text: str) -> str:
    """A heading within a section."""
    return f"<h3>{escape(text)}</h3>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain words; nothing for no words."""
    return f"<p{_class(kind)}>{escape(text)}</p>" if text else ""


def paragraphs(text: str) -> str:
    """Paragraphs parted by empty lines."""
    return "\n".join(paragraph(" ".join(part.split())) for part in re.split(r"\n\s*\n", text.strip()))


def listed(items: Iterable[str], kind: str = "") -> str:
    """A list of plain words; nothing for no items."""
    return listed_markup(map(escape, items), kind)


def ordered(items: Iterable[str]) -> str:
    """A numbered list of plain words."""
    return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"


def listed_markup(items: Iterable[str], kind: str = "") -> str:
    """A list of items that are markup already."""
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul{_class(kind)}>{inside}</ul>" if inside else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; the first cell of a row names it, and numbers stand to the right."""
    top = "".join(f'<th scope="col"{_right(numeric)}>{escape(name)}</th>' for name, numeric in _columns(head))
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(drawing: str, caption: str, kind: str = "") -> str:
    """A drawing with its caption; nothing for no drawing."""
    return f"<figure{_class(kind)}><figcaption>{escape(caption)}</figcaption>{drawing}</figure>" if drawing else ""


def source(address: str) -> str:
    """An address as a link where it is one, in plain words where it is not."""
    first, space, rest = address.partition(" ")
    bare = first.rstrip(",;")
    found = _ADDRESS.match(bare)
    if found is None:
        return escape(address)
    shown, after = escape(found.group(1)), first[len(bare) :] + space + rest
    return f'<a href="https://{shown}" rel="noreferrer">{shown}</a>{escape(after)}'


def _columns(head: Sequence[str]) -> list[tuple[str, bool]]:
    """Names of columns; one that begins with `#` holds numbers."""
    return [(name.lstrip("#"), name.startswith("#")) for name in head]


def _right(numeric: bool) -> str:
    return ' class="n"' if numeric else ""


def _row(cells: Sequence[object]) -> str:
    first, *rest = cells
    return f'<th scope="row">{escape(str(first))}</th>' + "".join(map(_cell, rest))


def _cell(value: object) -> str:
    said = str(value)
    figure = isinstance(value, FigureText) or _FIGURE.fullmatch(said) is not None
    return f"<td{_right(figure)}>{escape(said)}</td>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
