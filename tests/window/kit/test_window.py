"""Focus, layers, scrolling, tooltips, time: what the window does with its widgets."""

import threading

import pygame
import pytest

from communique.window.kit import (
    UI,
    Button,
    Column,
    Dialog,
    Grid,
    Label,
    Loop,
    Meter,
    Number,
    Panel,
    Row,
    Scroll,
    Tabs,
    ask,
)
from communique.window.kit.damage import Damage, merged


def buttons(*ids, **more):
    return [Button(id.title(), id=id, **more) for id in ids]


def test_tab_walks_in_reading_order_and_goes_round(drive):
    driver = drive(Column(Row(*buttons("one", "two")), *buttons("three")))
    seen = []
    for _ in range(4):
        driver.key("tab")
        seen.append(driver.focus)
    assert seen == ["one", "two", "three", "one"]


def test_shift_tab_walks_back(drive):
    driver = drive(Column(*buttons("one", "two", "three")))
    driver.key("shift+tab", "shift+tab")
    assert driver.focus == "two"


def test_arrows_move_to_the_neighbour_on_that_side(drive):
    driver = drive(Grid(*buttons("a", "b", "c", "d"), columns=2))
    walked = []
    for key in ("right", "right", "down", "left", "up"):
        driver.key(key)
        walked.append(driver.focus)
    assert walked == ["a", "b", "d", "c", "a"]


def test_hidden_widgets_are_not_reached(drive):
    driver = drive(Column(*buttons("one", "two", "three")))
    driver.ui.find("two").visible = False
    driver.key("tab", "tab")
    assert driver.focus == "three"


def test_the_focus_ring_is_drawn_after_a_key_and_still_seen_after_a_click(drive):
    driver = drive(Column(*buttons("one", "two"), pad=20))
    plain = driver.pixels()
    driver.key("tab")
    by_key = driver.pixels()
    driver.click("one")
    by_mouse = driver.pixels()
    assert len({plain, by_key, by_mouse}) == 3


def long_list(count=40):
    return Scroll(Column(*[Button(f"Line {n}", id=f"line{n}") for n in range(count)]), id="list")


def test_the_wheel_scrolls_what_is_under_the_pointer(drive):
    driver = drive(Row(long_list(), Label("beside", id="beside"), align="stretch"))
    driver.wheel("list", -1)
    assert driver.ui.find("list").offset == 56
    driver.wheel("list", 9)
    assert driver.ui.find("list").offset == 0


@pytest.mark.parametrize(("keys", "top"), [(["page down"], 760), (["end"], None), (["page down", "home"], 0)])
def test_keys_scroll(drive, keys, top):
    driver = drive(long_list())
    driver.key("tab", *keys)
    scroll = driver.ui.find("list")
    assert scroll.offset == (scroll._content - 800 if top is None else top)


def test_the_focus_is_scrolled_into_sight(drive):
    driver = drive(long_list())
    driver.ui.focus(driver.ui.find("line30"))
    assert driver.ui.find("list").rect.contains(driver.ui.find("line30").rect)


def test_a_text_too_long_to_fit_can_be_scrolled_by_keyboard_alone(drive):
    driver = drive(Scroll(Label("word " * 3000), id="long"))
    driver.key("tab", "down")
    assert (driver.focus, driver.ui.find("long").offset) == ("long", 48)


def test_the_thumb_can_be_dragged(drive):
    driver = drive(long_list())
    driver.send(pygame.MOUSEBUTTONDOWN, pos=(1276, 10), button=1)
    driver.send(pygame.MOUSEMOTION, pos=(1276, 790), rel=(0, 780), buttons=(1, 0, 0))
    driver.release((1276, 790))
    scroll = driver.ui.find("list")
    assert scroll.offset == scroll._content - 800


def test_a_transcript_stays_at_the_bottom_until_the_person_scrolls_up(drive):
    lines = Column(*[Label(f"Line {n}") for n in range(90)])
    driver = drive(Scroll(lines, stick=True, id="log"))
    log = driver.ui.find("log")
    lines.add(Label("newest", id="newest"))
    driver.look()
    assert log.rect.contains(driver.ui.find("newest").rect)
    driver.wheel("log", 3)
    before = log.offset
    lines.add(Label("even newer"))
    driver.look()
    assert log.offset == before


def test_showing_a_screen_again_keeps_focus_and_scroll(drive):
    driver = drive(long_list())
    driver.ui.focus(driver.ui.find("line20"))
    driver.wheel("list", -2)
    offset = driver.ui.find("list").offset
    driver.ui.show(long_list())
    assert (driver.focus, driver.ui.find("list").offset) == ("line20", offset)


def leave_dialog(closed=None, **more):
    return ask(
        "Leave?",
        "The talks end **without agreement**.",
        [Button("Stay", id="stay"), Button("Leave", id="go")],
        on_close=(lambda: closed.append("closed")) if closed is not None else None,
        **more,
    )


def test_a_dialog_keeps_the_focus_inside(drive):
    driver = drive(Column(*buttons("one", "two")))
    driver.ui.open(leave_dialog())
    seen = []
    for _ in range(4):
        seen.append(driver.focus)
        driver.key("tab")
    assert seen == ["go", "stay", "go", "stay"]


def test_what_is_under_a_dialog_cannot_be_clicked(drive):
    heard = []
    driver = drive(Column(Button("Sign", lambda: heard.append("signed"), id="sign")))
    driver.ui.open(leave_dialog(dismissable=False))
    driver.click("sign", 0.01)
    assert heard == []


def test_escape_closes_a_dialog_and_gives_the_focus_back(drive):
    closed = []
    driver = drive(Column(*buttons("one", "two")))
    driver.key("tab", "tab")
    driver.ui.open(leave_dialog(closed))
    driver.key("escape")
    assert (driver.focus, closed, driver.ui.dialogs) == ("two", ["closed"], [])


def test_a_press_outside_closes_a_dialog(drive):
    driver = drive(Column(*buttons("one")))
    driver.ui.open(leave_dialog())
    driver.send(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1)
    assert driver.ui.dialogs == []


def test_a_dialog_that_must_be_answered_ignores_escape(drive):
    driver = drive(Column(*buttons("one")))
    driver.ui.open(leave_dialog(dismissable=False))
    driver.key("escape")
    assert len(driver.ui.dialogs) == 1


def test_shortcuts_of_the_screen_sleep_under_a_dialog(drive):
    heard = []
    driver = drive(Column(Button("Save", lambda: heard.append("saved"), shortcut="ctrl+s", id="save")))
    driver.ui.bind("f1", lambda: heard.append("help"))
    driver.ui.open(leave_dialog())
    driver.key("ctrl+s", "f1")
    assert heard == []


def test_dialogs_stack(drive):
    driver = drive(Column(*buttons("one")))
    driver.ui.open(leave_dialog())
    driver.ui.open(Dialog(Panel(Button("Sure", id="sure"))))
    assert driver.focus == "sure"
    driver.key("escape")
    assert driver.focus == "go"


def test_a_toast_comes_and_goes(drive):
    driver = drive(Column(*buttons("one")), reduced_motion=False)
    before = driver.pixels()
    driver.ui.toast("Saved.")
    driver.wait(400)
    assert "toast #- 'Saved.'" in driver.ui.dump()
    driver.wait(4000)
    assert "toast" not in driver.ui.dump()
    assert driver.pixels() == before


def test_a_tooltip_goes_when_the_pointer_does(drive):
    driver = drive(Column(Button("Map", tip="Where it is", id="map"), Label("elsewhere", id="else")))
    driver.point("map")
    driver.wait(600)
    assert "tooltip #- 'Where it is'" in driver.ui.dump()
    driver.point("else")
    assert "tooltip" not in driver.ui.dump()


def test_an_idle_window_paints_nothing(drive):
    driver = drive(Column(*buttons("one"), Meter("Trust", 50)))
    driver.ui.tick(1000)
    assert driver.look() == []
    assert not driver.ui.awake


def test_a_small_change_repaints_a_small_part(drive):
    driver = drive(Column(Meter("Trust", 50, id="trust"), Label("below"), flex=1))
    driver.ui.find("trust").set_value(60)
    painted = driver.look()
    assert sum(rect.w * rect.h for rect in painted) < 1280 * 800 / 8


def test_a_number_rolls_to_its_value(drive):
    driver = drive(Column(Number(0, id="value")), reduced_motion=False)
    number = driver.ui.find("value")
    number.set_value(80)
    driver.wait(100)
    halfway = int(number._text)
    driver.wait(500)
    assert 0 < halfway < 80
    assert number._text == "80"
    assert not driver.ui.awake


def test_with_reduced_motion_a_number_is_there_at_once(drive):
    driver = drive(Column(Number(0, id="value")))
    driver.ui.find("value").set_value(80)
    assert driver.ui.find("value")._text == "80"
    assert not driver.ui.awake


def test_a_value_can_be_set_before_the_widget_is_in_a_window(drive):
    meter = Meter("Trust", 50, id="trust")
    meter.set_value(60)
    assert drive(Column(meter)).ui.find("trust").text() == "Trust 60 of 100, +10"


def test_what_another_thread_posts_is_done_by_the_window(drive):
    driver = drive(Label("waiting", id="words"))
    worker = threading.Thread(target=lambda: driver.ui.post(lambda: driver.ui.find("words").set("done")))
    worker.start()
    worker.join()
    assert driver.ui.find("words").text() == "waiting"
    driver.ui.pump()
    assert driver.ui.find("words").text() == "done"


def test_a_resize_lays_everything_out_anew(drive):
    driver = drive(Column(Label("Title", "title", id="title"), Tabs(["a", "b"], 0, id="tabs")))
    driver.send(pygame.VIDEORESIZE, w=1920, h=1200, size=(1920, 1200))
    assert driver.ui.style.scale == 1.25
    assert driver.ui.find("tabs").rect.w == 1920


def test_the_dump_says_role_words_place_focus_and_reason(drive):
    driver = drive(Column(Button("Sign", id="sign", reason="Not yet.")))
    driver.key("tab")
    assert driver.ui.dump().splitlines() == [
        "button #sign 'Sign' (0, 0, 1280, 34) focus disabled: Not yet.",
        "tooltip #- 'Not yet.' (608, 43, 65, 29)",
        "text #- 'Not yet.' (618, 49, 45, 17)",
    ]


def test_an_unknown_id_is_refused_with_the_known_ones(drive):
    driver = drive(Column(*buttons("one", "two")))
    with pytest.raises(KeyError, match='No visible widget has the id "three"; there are: one, two'):
        driver.ui.find("three")


def test_a_found_widget_is_of_the_kind_asked_for(drive):
    driver = drive(Column(*buttons("one")))
    assert driver.ui.find("one", Button).kind == "plain"
    with pytest.raises(TypeError, match="#one is a Button, not a Label"):
        driver.ui.find("one", Label)


def test_the_loop_ends_on_quit_and_slows_down_when_idle(drive):
    driver = drive(Column(*buttons("one")))
    loop = Loop(driver.ui)
    loop.turn(2500, [])
    assert loop._idle > 2000
    loop.turn(16, [pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(0, 0), buttons=(0, 0, 0))])
    assert loop._idle == 0
    loop.turn(16, [pygame.event.Event(pygame.QUIT)])
    assert not loop.running


def test_a_button_does_not_act_again_while_enter_is_held(drive):
    heard = []
    loop = Loop(drive(Column(Button("Accept", lambda: heard.append("accepted"), id="accept"))).ui)
    loop.ui.focus(loop.ui.find("accept"))
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="", scancode=0)
    up = pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0, unicode="", scancode=0)
    loop.turn(16, [down, down, down])
    assert heard == ["accepted"]
    loop.turn(16, [up, down])
    assert heard == ["accepted", "accepted"]


def test_a_dangerous_button_is_not_the_one_that_has_the_focus(drive):
    driver = drive(Column(*buttons("one")))
    driver.ui.open(ask("Leave?", "Really?", [Button("Stay", id="stay"), Button("Leave", kind="danger", id="go")]))
    assert driver.focus == "stay"


def test_damage_that_overlaps_is_joined_and_clipped():
    rects = [
        pygame.Rect(0, 0, 10, 10),
        pygame.Rect(50, 0, 10, 10),
        pygame.Rect(5, 5, 48, 3),
        pygame.Rect(95, 95, 50, 50),
    ]
    assert merged(rects, pygame.Rect(0, 0, 100, 100)) == [pygame.Rect(0, 0, 60, 10), pygame.Rect(95, 95, 5, 5)]


def test_damage_stays_where_it_was_asked_for_and_is_taken_once():
    damage, rect = Damage(), pygame.Rect(0, 0, 10, 10)
    damage.add(rect)
    damage.add(pygame.Rect(20, 20, 0, 10))
    rect.move_ip(50, 0)
    assert damage.take(pygame.Rect(0, 0, 100, 100)) == [pygame.Rect(0, 0, 10, 10)]
    assert not damage


def test_a_ui_paints_on_any_surface(drive):
    driver = drive(Column(*buttons("one")))
    other = pygame.Surface((1280, 800))
    driver.ui.paint_all(other)
    assert pygame.image.tobytes(other, "RGB") == driver.pixels()
    assert isinstance(driver.ui, UI)
