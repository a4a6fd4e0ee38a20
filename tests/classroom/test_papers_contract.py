"""What every paper in the folder keeps to, whichever it is; a new one is walked with the rest."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
pytest.importorskip("segno", reason="codes need the extra [classroom]")
from pypdf import PdfReader

from communique.classroom.joining import Joining
from communique.classroom.papers import PAPERS, PaperFile, Printing
from communique.loading.scenario_file import load_scenario

LETTER = (612, 792)
A4 = (595, 842)
SCREEN = (960, 540)
"""Of slides, whatever paper is asked for."""


@cache
def files(name: str, size: str = "a4") -> tuple[PaperFile, ...]:
    joining = Joining("HTTP://10.0.0.5:8000/J/KTQWXZ", 2)
    return tuple(PAPERS[name].files(load_scenario("two-valleys"), Printing(size, joining=joining)))


def test_the_papers_lie_in_the_order_in_which_a_class_needs_them() -> None:
    assert list(PAPERS)[:2] == ["role", "public"]
    assert list(PAPERS)[-1] == "teacher"


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_in_a_sentence_what_it_is_for(name: str) -> None:
    assert PAPERS[name].name == name
    assert PAPERS[name].about.endswith(".")


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_files_of_its_own_name(name: str) -> None:
    assert files(name)
    for one in files(name):
        assert one.name == f"{name}.pdf" or one.name.startswith(f"{name}-")
        assert one.name.endswith(".pdf")


def test_no_two_papers_write_the_same_file() -> None:
    every = [one.name for name in PAPERS for one in files(name)]
    assert len(every) == len(set(every))


@pytest.mark.slow
@pytest.mark.parametrize(("size", "box"), [("a4", A4), ("letter", LETTER)])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_printed_on_the_size_asked_for(name: str, size: str, box: tuple[int, int]) -> None:
    reader = PdfReader(BytesIO(bytes(files(name, size)[0].make().output())))
    sides = {tuple(round(float(side)) for side in (page.mediabox.width, page.mediabox.height)) for page in reader.pages}
    assert sides in ({box}, {box[::-1]}) if name != "slides" else sides == {SCREEN}
