"""Every paper in a language two fifths longer: no plain word is left, nothing is lost, nothing runs off its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from shapes import one_of_each_shape

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from interop.domain_samples import orchard, read
from pseudo import plain_words, pseudo, pseudo_scenario, pseudo_words
from pypdf import PdfReader

from communique.classroom.paper import Paper
from communique.classroom.papers import documents
from communique.loading.fact_sheet import seed_facts
from communique.model.levels import at_level
from communique.model.sheet import Scenario

pytestmark = pytest.mark.slow


def cut(name: str) -> Scenario:
    scenario = pseudo_scenario(name)
    return at_level(scenario, scenario.public.levels[0].id) if scenario.public.levels else scenario


def plain(shown: str, scenario: Scenario) -> list[str]:
    """The words in plain letters, but for addresses, ids, a command, the name of a fact sheet, and what it says."""
    names = (scenario.public.seed, scenario.public.id, scenario.public.level)
    names += ("communique", "host", "--level", "--check", "--depth")
    facts = " ".join(" ".join((fact.text, *fact.sources)) for fact in seed_facts(scenario.public).values())
    words = set(re.findall(r"[A-Za-z-]+", facts))
    return [word for word in plain_words(re.sub(r"https?://\S+", "", shown), filter(None, names)) if word not in words]


class Watched:
    """What each paper was given to write, and what did not have the room it needs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written: list[tuple[Paper, str]] = []
        self.over: list[str] = []
        self.measuring = False
        """While a table is only measured: a deck leaves out rows that its slide does not hold, and prints the rest."""
        cell, text, normalize, height = Paper.cell, Paper.text, Paper.normalize_text, Paper.grid_height

        def watched_cell(page: Paper, w: Any = None, h: Any = None, text: str = "", *args: Any, **more: Any) -> Any:
            if w and page.get_string_width(page.normalize_text(text)) > w + 0.01:
                self.over.append(text)
            return cell(page, w, h, text, *args, **more)

        def watched_text(page: Paper, x: float, y: float, text_: str = "", *args: Any, **more: Any) -> Any:
            if x < 0 or x + page.get_string_width(page.normalize_text(text_)) > page.w:
                self.over.append(text_)
            return text(page, x, y, text_, *args, **more)

        def watched_normalize(page: Paper, said: str) -> str:
            if not self.measuring:
                self.written.append((page, said))
            return normalize(page, said)

        def watched_height(page: Paper, *args: Any, **more: Any) -> float:
            self.measuring = True
            try:
                return height(page, *args, **more)
            finally:
                self.measuring = False

        monkeypatch.setattr(Paper, "cell", watched_cell)
        monkeypatch.setattr(Paper, "text", watched_text)
        monkeypatch.setattr(Paper, "normalize_text", watched_normalize)
        monkeypatch.setattr(Paper, "grid_height", watched_height)

    def words_of(self, paper: Paper) -> set[str]:
        """The words of a paper that is printed. One set smaller to spare a page had drafts, with more pages."""
        return {word for page, said in self.written if page is paper for word in said.split()}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    with pseudo():
        yield Watched(monkeypatch)


@pytest.mark.parametrize("name", one_of_each_shape())
def test_papers_say_nothing_in_plain_words_and_lose_nothing(name: str, watched: Watched) -> None:
    scenario = cut(name)
    for document in documents(scenario):
        if document.name.startswith("facts"):
            continue  # a fact sheet is printed in the words in which it was written
        watched.written.clear()
        paper = document.make()
        pages = PdfReader(BytesIO(bytes(paper.output()))).pages
        shown = " ".join(page.extract_text() for page in pages)
        assert (document.name, plain(shown, scenario)) == (document.name, [])
        lost = watched.words_of(paper) - set(shown.split())
        assert (document.name, {word for word in lost if word not in "".join(shown.split())}) == (document.name, set())
    assert watched.over == []


def test_papers_of_an_imported_domain_say_nothing_in_plain_words(tmp_path: Path, watched: Watched) -> None:
    scenario = pseudo_words(read(orchard(tmp_path)).scenario)
    for document in documents(scenario):
        pages = PdfReader(BytesIO(bytes(document.make().output()))).pages
        assert plain(" ".join(page.extract_text() for page in pages), scenario) == []
    assert watched.over == []


def test_a_long_foot_is_set_smaller_and_stays_beside_its_number(watched: Watched) -> None:
    Paper("Title", "A foot that goes on and on · " * 9).output()
    assert watched.over == []
