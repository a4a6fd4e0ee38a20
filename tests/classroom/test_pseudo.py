"""Every report and every paper in a language that nobody speaks: no plain word is left, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from debrief.cases import adjourned, talked, tiny
from interop.domain_samples import orchard, read
from pseudo import plain_words, pseudo, pseudo_scenario, pseudo_words
from shapes import one_of_each_shape

from communique.classroom.case_ground import case_ground
from communique.classroom.class_pages import class_page, projector_page
from communique.classroom.class_tables import ClassRecord, Pulse, finished_table
from communique.classroom.phone_debrief import phone_debrief
from communique.classroom.report import report
from communique.debrief import Debrief, debrief, study_facts
from communique.debrief.finished_game import BEYOND
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.present import humanitarian
from communique.session.notes import OpeningNote
from communique.session.session import Session
from communique.simulation import play

pytestmark = pytest.mark.slow

SHOWN = ("title", "alt", "aria-label", "placeholder", "label")
"""Attributes that are read out or shown."""


class Texts(HTMLParser):
    """All that a page says: text between tags, but for style, and attributes that are read out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value for name, value in attrs if name in SHOWN and value]
        if tag not in ("meta", "link", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value for name, value in attrs if name in SHOWN and value]

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.said.append(data)


def finished(name: str, protocol: str) -> Debrief:
    return ended(pseudo_scenario(name), protocol)


def ended(scenario: Scenario, protocol: str) -> Debrief:
    level = scenario.public.levels[0].id if scenario.public.levels else ""
    return debrief(play(scenario, seed=3, protocol=protocol, level=level))


def ids(found: Debrief) -> set[str]:
    """Words of programs that a report shows as they are."""
    header = found.header
    cites = set(found.reference.missing) if found.reference else set()
    return {header.protocol, header.scenario, header.digest[:12], *header.lineup} | cites


def facts(found: Debrief) -> set[str]:
    """What the fact sheet says, in the words in which it was written."""
    note = humanitarian.law(found.public)
    each = study_facts(found.public) if note is None else (*study_facts(found.public), *note.facts)
    if found.reference is not None:
        each = (*each, *found.reference.facts, *found.reference.later)
    words = {piece for fact in each for source in fact.sources for piece in (source, *source.split())}
    words |= {piece.rstrip(",;").removeprefix("https://") for piece in words}
    return words | {fact.text for fact in each} | {flag for fact in each for flag in fact.flags}


def strings(value: Any) -> Iterator[str]:
    """Every text in plain data or in a frozen class."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def untranslated(page: str, allowed: set[str]) -> list[list[str]]:
    return [plain for said in Texts(page).said if (plain := plain_words(said, allowed))]


@cache
def games(name: str, protocol: str) -> Debrief:
    with pseudo():
        return finished(name, protocol)


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize("name", one_of_each_shape())
def test_a_report_says_nothing_in_plain_words(name: str, protocol: str) -> None:
    found = games(name, protocol)
    with pseudo():
        assert untranslated(report(found), ids(found) | facts(found)) == []


@pytest.mark.parametrize("name", one_of_each_shape())
def test_what_is_out_of_reach_is_said_in_the_language_spoken(name: str) -> None:
    known = games(name, "conference")
    found = replace(known, beyond=tuple(BEYOND), left=None, changes=(), frontier=(), acceptable=None)
    with pseudo():
        assert untranslated(report(found), ids(found) | facts(found)) == []


def test_a_report_on_an_imported_domain_says_nothing_in_plain_words(tmp_path: Path) -> None:
    with pseudo():
        found = ended(pseudo_words(read(orchard(tmp_path)).scenario), "alternating")
        assert untranslated(report(found), ids(found)) == []


@pytest.mark.parametrize("play_by_hand", [talked, adjourned])
def test_what_was_said_at_the_table_is_said_in_the_language_spoken(play_by_hand: Callable[[], Session]) -> None:
    with pseudo():
        found = debrief(play_by_hand())
        allowed = ids(found) | {text for text in strings(found.public) if len(text) > 1}
        allowed |= {audience for sheet in tiny().sheets for audience in strings(sheet)}
        assert untranslated(report(found), allowed) == []


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
@pytest.mark.parametrize("name", one_of_each_shape())
def test_words_for_people_in_json_are_in_the_language_spoken(name: str, protocol: str) -> None:
    """Ids and words of programs stay; each of them is one word, and a sentence is several."""
    found = games(name, protocol)
    with pseudo():
        said = [text for text in strings(found.as_dict()) if " " in text]
    allowed = ids(found) | facts(found)
    assert [plain for text in said if (plain := plain_words(text, allowed))] == []
    assert said


@pytest.mark.parametrize("tables", [2, 6])
@pytest.mark.parametrize("name", ["lantern-strait", "sochi-2021", "seed-house"])
def test_a_class_and_its_phones_say_nothing_in_plain_words(name: str, tables: int) -> None:
    """Of a class that may see everything, and of one of which most is not shown."""
    with pseudo():
        scenario = pseudo_scenario(name)
        level = scenario.public.levels[0].id
        sessions = [play(scenario, seed=k, level=level) for k in range(tables)]
        for session in sessions:
            session.write_note(OpeningNote(Seat(0), ((Seat(1), (0, 1)),), 70))
        pulses = [Pulse(Seat(0), 1, 2, 3), Pulse(Seat(1), 4, 5, 1)]
        finished = tuple(finished_table("3", one, pulses) for one in sessions)
        record = ClassRecord("7", finished, (case_ground(scenario, level, games=8),))
        found = finished[0].found
        allowed = facts(found) | ({found.reference.text} if found.reference else set())
        assert untranslated(class_page(record), allowed) == []
        assert untranslated(projector_page(record), allowed) == []
        for seat in range(len(scenario.sheets)):
            told = phone_debrief(found, Seat(seat))
            said = [text for one in told.sections for text in strings(one[1:4])] + [told.title, told.party]
            assert [plain for text in said if (plain := plain_words(text, allowed))] == []
            drawn = [text for one in told.sections for drawing in one.drawings for text in Texts(drawing.svg).said]
            assert [plain for text in drawn if (plain := plain_words(text, allowed))] == []


def test_the_page_names_its_language() -> None:
    with pseudo():
        assert '<html lang="pseudo">' in report(games("lantern-strait", "conference"))
    assert '<html lang="en">' in report(games("lantern-strait", "conference"))


def test_a_text_that_is_left_as_it_is_would_be_found() -> None:
    assert untranslated('<p>Śíğń now</p><img alt="The sheet">', set()) == [["now"], ["The", "sheet"]]
    assert untranslated("<style>p{color:red}</style>", set()) == []
