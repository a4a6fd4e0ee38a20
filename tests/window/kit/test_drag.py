"""Dragging and attention: what becomes a drag, who takes it, what takes it away."""

import pygame

from communique.window.kit import Button, Column, Dialog, Label, Panel, Parcel, Row, Widget


class Giver(Panel):
    """Offers itself."""

    def parcel(self, pos):
        return Parcel("thing", f"A {self.id}", (7,))


class Taker(Panel):
    """Takes things and notes what it got and whether it is attended to."""

    def __init__(self, *children, **more):
        super().__init__(*children, **more)
        self.got, self.attended = [], []

    def takes(self, parcel):
        return parcel.kind == "thing"

    def receive(self, parcel, pos):
        self.got.append(parcel.content)

    def on_attention(self, *, on):
        self.attended.append(on)


def scene(drive):
    inner = Taker(Label("inner"), id="inner", width=120, height=80)
    outer = Taker(inner, Label("outer"), id="outer", width=300, height=200)
    giver = Giver(Button("Give", id="give"), id="giver", width=200, height=60)
    return drive(Column(giver, Row(outer), gap=40)), inner, outer


def roles(driver):
    return [widget.role for widget in driver.ui.walk()]


def test_a_press_that_hardly_moves_is_a_press(drive):
    pressed = []
    button = Button("Give", lambda: pressed.append(1), id="give")
    driver = drive(Column(Giver(button, id="giver", width=200, height=60)))
    x, y = driver.ui.find("give").rect.center
    driver.ui.handle(motion((x, y)))
    driver.ui.handle(down((x, y)))
    driver.ui.handle(motion((x + 3, y)))
    assert "carried" not in roles(driver)
    driver.ui.handle(up((x + 3, y)))
    assert pressed == [1]


def test_what_is_carried_far_enough_is_no_press_and_the_innermost_takes_it(drive):
    driver, inner, outer = scene(drive)
    carry(driver, "give", "inner")
    assert inner.got == [(7,)]
    assert outer.got == []
    assert "carried" not in roles(driver)


def test_beside_the_inner_one_the_outer_takes_it(drive):
    driver, inner, outer = scene(drive)
    rect = outer.rect
    carry(driver, "give", (rect.right - 5, rect.bottom - 5))
    assert (inner.got, outer.got) == ([], [(7,)])


def test_escape_a_dialog_and_a_source_that_leaves_let_it_fall(drive):
    for take_away in (
        lambda driver: driver.key("escape"),
        lambda driver: driver.ui.open(Dialog(Panel(Button("Close", id="close")), id="d")),
        lambda driver: driver.ui.show(Widget()),
    ):
        driver, inner, outer = scene(drive)
        carry(driver, "give", "inner", let_go=False)
        assert {"carried", "drop"} <= set(roles(driver))
        take_away(driver)
        assert "carried" not in roles(driver)
        driver.ui.handle(up((5, 5)))
        assert (inner.got, outer.got) == ([], [])


def test_attention_comes_once_to_what_holds_the_pointer_and_goes(drive):
    button = Button("In", id="in")
    holder = Taker(button, id="holder", width=200, height=60)
    driver = drive(Column(holder, Button("Out", id="out")))
    driver.ui.handle(motion(driver.ui.find("in").rect.center))
    driver.ui.handle(motion(driver.ui.find("out").rect.center))
    assert holder.attended == [True, False]
    driver.key("tab")
    assert driver.focus == "in"
    assert holder.attended == [True, False, True]


def carry(driver, start, end, *, let_go=True):
    a = driver.ui.find(start).rect.center
    b = driver.ui.find(end).rect.center if isinstance(end, str) else end
    driver.ui.handle(motion(a))
    driver.ui.handle(down(a))
    driver.ui.handle(motion(((a[0] + b[0]) // 2, (a[1] + b[1]) // 2)))
    driver.ui.handle(motion(b))
    if let_go:
        driver.ui.handle(up(b))


def motion(pos):
    return pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))


def down(pos):
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)


def up(pos):
    return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1)
