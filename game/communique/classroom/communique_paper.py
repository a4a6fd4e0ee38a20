"""The communiqué on paper, set like a document, with the seals of those who signed. Needs fpdf2 (extra `classroom`)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from communique.classroom.paper import INK, MUTED, Paper
from communique.session.communique import Document

_SEAL: Final = 17.0
"""Millimetres across."""
_ROOM: Final = 22.0
"""Millimetres that a signature takes."""


def communique_paper(text: Document, seals: Sequence[bytes] = (), *, paper: str = "a4") -> Paper:
    """The document as a PDF; `seals` are PNG pictures, one for each that signed and in that order, or none.

    That it is the text of an exercise stands above its title, and at the foot of every page.
    """
    page = Paper(text.title, text.exercise, paper=paper)
    page.prose(text.exercise, size=9)
    page.top(text.title, under=text.dateline)
    page.ln(4)
    for paragraph in text.paragraphs:
        if paragraph:
            page.prose(paragraph, size=11)
            page.ln(1)
    if text.signatures:
        page.ln(6)
    for k, names in enumerate(text.signatures):
        _signature(page, names, seals[k] if k < len(seals) else b"")
    return page


def _signature(page: Paper, names: tuple[str, str], seal: bytes) -> None:
    """A seal and beside it, in the middle of its height, who signed."""
    if page.will_page_break(_ROOM):
        page.add_page()
    delegation, office = names
    top, left = page.get_y(), page.l_margin
    if seal:
        # Drawn outside a tag: an ornament, which a screen reader passes over.
        page.image(BytesIO(seal), x=left, y=top, w=_SEAL, h=_SEAL)
    page.set_xy(left + _SEAL + 5, top + 3)
    for style, words, ink in (("B", delegation, INK), ("", office, MUTED)):
        page.set_font("sans", style, 10)
        page.set_text_color(*ink)
        page.set_x(left + _SEAL + 5)
        with page.tag("P"):
            page.cell(page.epw - _SEAL - 5, 5.5, words, new_x="LMARGIN", new_y="NEXT")
    page.set_xy(left, top + _ROOM)
