"""Papers laid out to be counted or read, and never written to a file: fonts are read once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from communique.classroom import paper
from communique.classroom.paper import Paper

_FACES: Final[dict[str, Any]] = {}
"""The fonts of the first paper. A font also keeps which of its letters a paper used, which only a file needs."""


@contextmanager
def laid_out() -> Iterator[None]:
    """Within, papers share their fonts, and must not be written."""
    dressed = paper.dressed

    def with_shared_faces(page: FPDF, title: str) -> None:
        if not _FACES:
            dressed(page, title)
            _FACES.update(page.fonts)
        page.fonts.update(_FACES)

    paper.dressed = with_shared_faces
    try:
        yield
    finally:
        paper.dressed = dressed


@contextmanager
def counted() -> Iterator[None]:
    """Within, papers are laid out as they would be and nothing is drawn: quick, and good for counting pages alone."""
    cell = FPDF.cell

    def moved(
        page: FPDF, w: float, h: float, text: str = "", *, align: str = "L",
        new_x: XPos = XPos.RIGHT, new_y: YPos = YPos.TOP,
    ) -> bool:  # fmt: skip
        turned = page._perform_page_break_if_need_be(h)
        page.x += w if new_x is XPos.RIGHT else 0
        page.y += h if new_y is YPos.NEXT else 0
        return turned

    FPDF.cell = moved  # type: ignore[method-assign,assignment]  # put back below
    try:
        with laid_out():
            yield
    finally:
        FPDF.cell = cell  # type: ignore[method-assign]  # as it was


@contextmanager
def read_along() -> Iterator[list[str]]:
    """Within, papers are laid out and not drawn; the list holds what stands on them, a paragraph or a cell each."""
    said: list[str] = []
    write, box, text = Paper._write, Paper.multi_cell, Paper.text

    def written(page: Paper, width: float, height: float, words: str, **more: Any) -> None:
        said.append(words)
        write(page, width, height, words, **more)

    def boxed(page: Paper, w: float, h: float, words: str, **more: Any) -> Any:
        said.append(" ".join(words.split()))
        return box(page, w, h, words, **more)

    def drawn(page: Paper, x: float, y: float, words: str = "", *args: Any, **more: Any) -> None:
        said.append(words)
        text(page, x, y, words, *args, **more)

    Paper._write, Paper.multi_cell, Paper.text = written, boxed, drawn  # type: ignore[method-assign]  # put back below
    try:
        with counted():
            yield said
    finally:
        Paper._write, Paper.multi_cell, Paper.text = write, box, text  # type: ignore[method-assign]  # as they were
