"""Slides for the lesson, which are made in the teacher's room: `communique.classroom.teacher`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique.classroom.papers._kind import PaperFile, PaperKind, Printing
from communique.classroom.teacher.slide_deck import slides
from communique.model.sheet import Scenario
from communique.words import N_


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    yield PaperFile("slides.pdf", partial(slides, scenario))


PAPER = PaperKind(
    "slides", 85, N_("To show on a screen: the case before the talks, and the debrief after them."), _files
)
