"""The teacher's pack, which is made in a room of its own: `communique.classroom.teacher`."""

from __future__ import annotations

from collections.abc import Iterator

from communique.classroom.papers._kind import PaperFile, PaperKind, Printing
from communique.classroom.teacher import teacher_pack
from communique.model.sheet import Scenario
from communique.words import N_


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    yield PaperFile("teacher.pdf", lambda: teacher_pack(scenario, paper=printing.size))


PAPER = PaperKind("teacher", 90, N_("Plans, questions and the answer key, for whoever leads the class."), _files)
