"""What is done each second costs little: nothing is laid out that keeps its size, and nothing hurries for a clock."""

from __future__ import annotations

from functools import partial

import pygame
from pygame import Surface

from communique.window.kit import Column, Label, Loop
from communique.window.kit.loop import PATIENCE
from communique.window.kit.style import Lru, heft


def layouts(person, act):
    """How often everything is laid out while `act` is done and painted."""
    laid, count = person.ui.content.layout, []
    person.ui.content.layout = lambda rect: (count.append(1), laid(rect))
    act()
    person.look()
    return len(count)


def test_words_as_long_as_those_before_leave_everything_where_it_is(drive):
    clock = Label("4:59", id="clock", wrap=False)
    person = drive(Column(clock, Label("below"), align="left", tone="paper"))
    before = person.pixels()
    assert layouts(person, lambda: clock.set("4:58")) == 0
    assert person.pixels() != before
    assert layouts(person, lambda: clock.set("a good deal longer")) == 1
    shown = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == shown


def test_a_clock_that_ticks_each_second_does_not_keep_the_loop_at_full_speed(drive):
    clock = Label("4:59", id="clock", wrap=False)
    person = drive(Column(clock, tone="paper"))
    loop = Loop(person.ui)
    for number in range(300):
        person.ui.post(partial(clock.set, f"4:{number % 60:02}"))
        loop.turn(16, [])
    assert loop._idle > PATIENCE
    loop.turn(16, [pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(0, 0), buttons=(0, 0, 0))])
    assert loop._idle == 0


def test_what_moves_is_shown_at_full_speed_and_what_waits_is_not(drive):
    label = Label("here", id="label")
    person = drive(Column(label, tone="paper"), reduced_motion=False)
    loop = Loop(person.ui)
    person.ui.time(person.ui, lambda part: None, 60_000)
    for _ in range(200):
        loop.turn(16, [])
    assert loop._idle > PATIENCE
    person.ui.fade_in(label, 400)
    loop.turn(16, [])
    loop.turn(16, [])
    assert loop._idle == 0


def test_a_cache_of_pictures_keeps_no_more_than_it_can_carry():
    kept: Lru[int, Surface] = Lru(100, heft, 3 * 4 * 50 * 50)
    for number in range(10):
        kept.get(number, lambda: Surface((50, 50), pygame.SRCALPHA))
    assert len(kept) == 3
    kept.get(99, lambda: Surface((900, 900), pygame.SRCALPHA))
    assert len(kept) == 1
