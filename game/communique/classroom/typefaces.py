"""The faces papers are set in: each is read once in a process, and every paper gets a copy of its own.

What a face keeps for one paper is which of its letters stand there; a copy begins without any. The font as it lies in
the file is opened anew for each copy, since writing a paper cuts it down to these letters; a paper that is only laid
out never reads it.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

from communique.shipped import assets

_FACES: Final = (
    ("sans", "", "AccordSans-Regular.ttf"),
    ("sans", "B", "AccordSans-Bold.ttf"),
    ("serif", "B", "AccordSerif-Bold.ttf"),
)
"""What papers are set in, and no more: each face is cut down anew for each paper."""

_LEFT_OUT: Final = frozenset({"GDEF", "GPOS", "GSUB"})
"""Tables for the setting of scripts that papers are not set in."""


def add_faces(page: FPDF) -> None:
    """Give a document the faces; it is as if it had read them itself, byte for byte."""
    for number, known in enumerate(_read(assets() / "fonts"), start=1):
        page.fonts[known.fontkey] = _copied(known, number)


@cache
def _read(folder: Path) -> tuple[TTFFont, ...]:
    page = FPDF()
    for family, style, name in _FACES:
        page.add_font(family, style, folder / name)
    return tuple(font for font in page.fonts.values() if isinstance(font, TTFFont))


def _copied(known: TTFFont, number: int) -> TTFFont:
    """The face as no paper has used it yet, the `number`th of its document, from 1."""
    face = copy(known)
    face.i = number
    face.ttfont = TTFont(known.ttffile, recalcTimestamp=False, lazy=True)
    face.ttfont.setGlyphOrder(list(known.ttfont.getGlyphOrder()))  # found by naming every letter, which takes long
    for table in _LEFT_OUT & set(face.ttfont.keys()):
        del face.ttfont[table]  # fpdf2 would read them, and leave them out of the paper
    face.missing_glyphs = []
    face.biggest_size_pt = 0
    face.subset = SubsetMap(face)
    return face
