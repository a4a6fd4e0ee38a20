"""The communiqué as a document: a page and a paper with seals, both of which say that they come from an exercise."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from communique.classroom.communique_page import communique_page
from communique.classroom.communique_paper import communique_paper
from communique.session.communique import Document

TEXT = Document(
    "Joint communiqué",
    "Sel, 1 May 2030",
    "Text of an exercise. The case and everybody in it are invented.",
    ("The delegations have agreed.", "1. Boats <of both> go out.", "2. Nets are mended."),
    (("Delegation of Osmark", "Minister"), ("Delegation of Pellin", "Envoy")),
)
SEAL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
NOTE = TEXT.exercise


def test_the_page_holds_every_word_a_seal_a_name_and_what_it_is() -> None:
    made = communique_page(TEXT, (SEAL, SEAL))
    assert "1. Boats &lt;of both&gt; go out." in made
    assert made.count(f'<img alt="" src="data:image/png;base64,{b64encode(SEAL).decode()}">') == 2
    assert all(said in made for said in ("Delegation of Osmark", "Envoy", "Sel, 1 May 2030", NOTE))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    made = communique_page(TEXT, (SEAL, SEAL))
    assert "<script" not in made
    assert re.findall(r'(?:src|href)="(?!data:)', made) == []


def test_without_seals_the_names_stand_alone() -> None:
    made = communique_page(TEXT)
    assert "<img" not in made
    assert made.count("<li>") == 2


def test_a_text_that_nobody_signed_has_no_list_of_names() -> None:
    unsigned = Document(TEXT.title, TEXT.dateline, NOTE, ("The talks ended without an agreement.",), ())
    assert "<ul>" not in communique_page(unsigned)


def test_the_paper_holds_every_word_a_seal_a_name_and_says_what_it_is_on_every_page() -> None:
    long = Document(TEXT.title, TEXT.dateline, NOTE, (*TEXT.paragraphs, *("Words. " * 40,) * 30), TEXT.signatures)
    reader = PdfReader(io.BytesIO(bytes(communique_paper(long, (SEAL, SEAL)).output())))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 1
    assert all(NOTE in page for page in pages)
    assert "Delegation of Osmark Minister" in pages[-1]
    contents = reader.pages[-1].get_contents()
    assert contents is not None
    assert contents.get_data().count(b" Do") == 2  # a picture that is drawn


def test_equal_papers_are_equal_byte_for_byte() -> None:
    one, other = (bytes(communique_paper(TEXT, (SEAL,)).output()) for _ in range(2))
    assert one == other
