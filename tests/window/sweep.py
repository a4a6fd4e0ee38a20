"""Sweeps screens through sizes of window and of text. A screen is reached once and then resized, as a person does."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
from window.edges import lost, overlapping
from window.people import Person
from window.reach import beyond

from communique.loading.scenario_file import load_scenario
from communique.window import screens
from communique.window.preferences import TEXT_SIZES
from communique.window.screens._visit import Guide, visits

SIZES = ((1024, 640), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))
SMALL = (800, 500)
"""The smallest window in which anything is promised, with text up to 125 %: nothing spills, all can be reached."""
VISITS = [(name, visit) for name in screens.names() for visit in visits(name)]
CLOSE = (SMALL, *SIZES[:2])
"""Where the kinds of fault that larger windows only repeat are looked for."""


def visited(name: str, visit: str, size: tuple[int, int] = SIZES[1]) -> Person:
    """A person who has been brought to a screen, with the scenario that has a page of everything."""
    person = Person(size)
    whole = load_scenario("sochi-2021")
    visits(name)[visit](Guide(person.app, whole, whole.public.levels[-1].id))
    person.look()
    return person


def faults(person: Person, size: tuple[int, int]) -> Iterator[str]:
    """What is wrong with what is shown now, at the size and the text it has."""
    ui = person.ui
    yield from (f"{one.where}: {one.why}" for one in ui.overflowing())
    yield from (f"hidden: {one}" for one in overlapping(ui))
    if size in CLOSE:
        yield from (f"out of reach: {one}" for one in lost(ui))
        yield from (f"beside its place: {one}" for one in beyond(ui))


def swept(person: Person, sizes: tuple[tuple[int, int], ...], texts: tuple[int, ...] = TEXT_SIZES) -> list[str]:
    """The faults at each of these sizes of window and of text."""
    found = []
    for size in sizes:
        person.screen = pygame.display.set_mode(size)
        person.ui.resize(size)
        for text in texts:
            person.app.set(text=text)
            found += [f"{size} at {text}: {fault}" for fault in faults(person, size)]
    return found


def unpainted(person: Person) -> bool:
    """Whether the picture is another once everything is painted."""
    before = person.pixels()
    person.ui.paint_all(person.screen)
    return person.pixels() != before
