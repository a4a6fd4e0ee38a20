"""An imported scenario counts in millions; people read points of a hundred, in words, tables and charts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from debrief.cases import talked, tiny

from communique.classroom.report import write_report
from communique.debrief import debrief, figures
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.session.session import Session

FINE = 100_000
"""Points of the fine scenario for one of the written one."""


def fine() -> Scenario:
    """The tiny case, counted in hundred-thousandths."""
    scenario = tiny()
    sheets = tuple(
        replace(s, points=tuple(tuple(FINE * k for k in row) for row in s.points), reservation=FINE * s.reservation)
        for s in scenario.sheets
    )
    return replace(scenario, public=replace(scenario.public, scale=100 * FINE), sheets=sheets)


def in_fine() -> Session:
    return Session.resume(fine(), talked().header, talked().events)


def test_the_report_shows_no_raw_figure(tmp_path: Path) -> None:
    write_report(debrief(in_fine()), tmp_path / "r.html")
    body = (tmp_path / "r.html").read_text(encoding="utf-8").split("</style>")[1]
    words = re.sub(r"<[^>]+>", " ", body)
    assert re.findall(r"\d{5,}", words) == []
    assert "20.0" in words, "what each got, of a hundred"


def test_charts_stand_where_they_stand_in_the_written_case() -> None:
    written, counted = debrief(talked()), debrief(in_fine())
    one, other = (figures.panel(found, Seat(0), Seat(1)) for found in (written, counted))
    assert (other.span, other.efficient, other.no_deal) == (one.span, one.efficient, one.no_deal)
    assert figures.curve_span(counted) == figures.curve_span(written)
    assert [[(d.x, d.y) for d in t.dots] for t in other.tracks] == [[(d.x, d.y) for d in t.dots] for t in one.tracks]


def test_reasons_and_gains_are_told_of_a_hundred() -> None:
    found = debrief(in_fine())
    told = [change.words for change in found.changes] + [words for one in found.keeping for words in one.words]
    told += [said.why for one in found.conduct for said in one.said]
    assert told
    assert not [words for words in told if re.search(r"\d{5,}", words)]
