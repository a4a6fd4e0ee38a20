"""Slides: a paper that lies across, sixteen to nine, set large enough for the last row.

What makes a paper makes a slide; it is printed more than twice as large. A slide has a title and what fits below it;
the rest goes on on the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from communique.classroom.paper import BRASS, INK, MUTED, Paper
from communique.classroom.paper_stock import Stock
from communique.words import tr

SCREEN: Final = Stock("screen", share=2.3)
"""Ten points become twenty-three."""


Part = TypeVar("Part")
"""What a slide is made of: a sentence, an item, the place of one."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


def _filled(heights: Sequence[float], room: float) -> list[list[int]]:
    """By slide the places of what is on it, each slide filled up to `room` millimetres.

    >>> _filled([30, 20, 20], 60)
    [[0, 1], [2]]
    """
    slides: list[list[int]] = [[]]
    left = room
    for place, height in enumerate(heights):
        if height > left and slides[-1]:
            slides.append([])
            left = room
        slides[-1].append(place)
        left -= height
    return slides


def _evenly(packed: Callable[[float], list[list[Part]]], room: float) -> list[list[Part]]:
    """By slide what is on it: no slide more than need be, and none with a last sentence or item alone."""
    found = packed(room)
    for percent in range(95, 45, -5):
        tighter = packed(room * percent / 100)
        if len(tighter) > len(found):
            break
        found = tighter
    return found


class Deck(Paper):
    """Slides in a row. Holds state: the slide being written, and its title."""

    def __init__(self, title: str, foot: str) -> None:
        self._title = ""
        super().__init__(title, foot, paper=SCREEN)

    def header(self) -> None:
        """A thin brass rule, and on a slide that goes on its title again."""
        super().header()
        if self._title:
            self._heading(tr("{title} (continued)", title=self._title))

    def slide(self, title: str) -> None:
        """A new slide with this title; the first stands on the page that is there."""
        self._title = ""
        if self.leaf > 1 or self.get_y() > self.t_margin + 1:
            self.add_page()
        self._heading(title)
        self._title = title

    def _heading(self, title: str) -> None:
        self.set_font("serif", "B", 15)
        self.set_text_color(*INK)
        self._next(7, title, kind="H1")
        self.ln(2)

    def cover(self, title: str, under: str, note: str) -> None:
        """The first slide, or one that parts the lesson in two."""
        self._title = ""
        if self.leaf > 1 or self.get_y() > self.t_margin + 1:
            self.add_page()
        self.set_y(self.h * 0.26)
        self.set_font("serif", "B", 20)
        self.set_text_color(*INK)
        self._next(9, title, kind="H1")
        self.ln(1)
        self.set_font("sans", "", 11)
        self.set_text_color(*BRASS)
        self._next(6, under)
        self.ln(3)
        self.set_font("sans", "", 9)
        self.set_text_color(*MUTED)
        self._next(4.6, note)

    def parts(self, title: str, paragraphs: Sequence[str]) -> None:
        """Paragraphs below one title, spread evenly over the slides they take; none ends within a sentence."""
        self.slide(title)
        for number, slide in enumerate(_evenly(partial(self._packed, paragraphs), self._room_below(title))):
            if number:
                self.add_page()
            for said in slide:
                self.prose(said)

    def records(self, title: str, records: Sequence[tuple[str, str]]) -> None:
        """Small headings with a paragraph each, spread evenly over the slides they take; none is torn."""
        self.slide(title)
        heights = [self.subheading_height(head) + self.prose_height(said) for head, said in records]
        shares = _evenly(partial(_filled, heights), self._room_below(title))
        for number, slide in enumerate(shares):
            if number:
                self.add_page()
            for place in slide:
                self.subheading(records[place][0], room=0)
                self.prose(records[place][1])

    def rows(self, title: str, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A table, its first row the head, with as many of its rows as one slide holds."""
        self.slide(title)
        while len(rows) > 2 and self.will_page_break(self.grid_height(rows, widths) - 2):
            rows = rows[:-1]
        self.grid(rows, widths)

    def points(self, lines: Sequence[str], *, mark: str = "•", size: float = 10) -> None:
        """A list, spread evenly over the slides it takes; no item is torn, and numbers go on."""
        room = min(self.page_break_trigger - self.get_y(), self._room_below(self._title))
        done = 0
        for slide in _evenly(partial(self._listed, lines, size), room):
            if done:
                self.add_page()
            self._list(slide, mark, size, done + 1)
            done += len(slide)

    def _listed(self, lines: Sequence[str], size: float, room: float) -> list[list[str]]:
        """By slide the items on it, each slide filled up to `room` millimetres."""
        self.set_font("sans", "", size)
        room_for_words = self.epw - 6 - 2 * self.c_margin
        heights = [size / 2 * self._lines(" ".join(line.split()), room_for_words) + 0.8 for line in lines]
        return [[lines[place] for place in slide] for slide in _filled(heights, room)]

    def _room_below(self, title: str) -> float:
        """Millimetres for words on each slide of that title: those that go on have the longer one."""
        self.set_font("serif", "B", 15)
        lines = self._lines(tr("{title} (continued)", title=title), self._room)
        return self.page_break_trigger - self.t_margin - 7 * lines - 2

    def _packed(self, paragraphs: Sequence[str], room: float) -> list[list[str]]:
        """By slide the paragraphs on it, each slide filled up to `room` millimetres."""
        slides: list[list[str]] = [[]]
        left = room
        for words in paragraphs:
            said = ""
            for sentence in _SENTENCE_END.split(" ".join(words.split())):
                longer = f"{said} {sentence}".strip()
                if self.prose_height(longer) > left and (said or slides[-1]):
                    slides[-1] += [said] if said else []
                    slides.append([])
                    left, longer = room, sentence
                said = longer
            slides[-1].append(said)
            left -= self.prose_height(said)
        return slides

    @property
    def filled(self) -> float:
        """All of it: slides are not spared."""
        return 1.0
