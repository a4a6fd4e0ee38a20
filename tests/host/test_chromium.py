"""A class of six in a real Chromium, from the letters on the wall to everybody's own debrief, over plain HTTP.

It is played once, and what was seen on the way is held against one sentence after another.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field

import pytest
from host.browser import chromium
from host.class_in_chromium import (
    HEARD,
    MINE,
    ClassInChromium,
    accept,
    answer_questions,
    at,
    make,
    put_forward,
    read_sheet,
    sign,
    toast,
)
from host.hosted import lan_address
from host.screens import Looks

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(lan_address() is None, reason="this machine is in no network"),
]
FLOOR = f"{MINE} && !document.querySelector('#due')"
DEAL = (3, 3, 3, 3)
"""60 days, 300 tonnes, one station, 15 crowns: better than no deal for both towns."""


@dataclass
class Seen:
    """What was seen while the class was played."""

    looks: Looks = field(default_factory=Looks)
    problems: dict[str, list[str]] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    secure: list[bool] = field(default_factory=list)
    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Of a phone, before and after it was its turn."""
    screens: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of each page, before and after the host was killed."""
    older_tab: str = ""
    slept: str = ""
    debriefs: list[str] = field(default_factory=list)
    farewell: str = ""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("class")
    os.environ.setdefault("COMMUNIQUE_SAVES", str(folder))
    found = chromium()
    assert found is not None
    room = ClassInChromium(found, folder, "lantern-strait", "--level", "guided")
    seen = Seen()
    try:
        _gather(room, seen)
        _read(room, seen)
        _talk(room, seen)
        _look_back(room, seen)
        for page in room.pages:
            seen.problems[page.name] = page.problems
            seen.strangers |= page.strangers(room.host.origin)
    finally:
        seen.farewell = room.end()
    return seen


def _gather(room: ClassInChromium, seen: Seen) -> None:
    look = seen.looks.at
    room.open_teachers_pages()
    first = room.phones[1]
    first.go(f"{room.host.origin}/")
    seen.secure.append(first.js("isSecureContext"))
    look(first, "join")
    for phone in room.phones:
        room.come_in(phone)
    first.says("Fay")
    look(first, "lobby")
    room.wall.says("6 have joined")
    look(room.wall, "wall-gathering")
    look(room.board, "board-gathering")
    room.board.go(f"{room.host.origin}/teacher/start")
    room.board.tap("button", "Ask for consent")
    room.board.says("Everybody is asked first whether their data may be used")
    room.board.go(f"{room.host.origin}/teacher")
    room.board.tap("button", "Ask the questions")
    for k, phone in enumerate(room.phones):
        phone.says("May your data be used for research?")
        if phone is first:
            look(phone, "consent")
        phone.tap("button", "Yes, my data may be used" if k % 2 else "No, please not")
        phone.says("Before the talks")
        if phone is first:
            look(phone, "survey-before")
        answer_questions(phone)
        phone.says("Noted.")
    room.wall.says("6 of 6 are ready")
    look(room.wall, "wall-questions")
    room.draw_seats(3)
    look(room.board, "board-lot")


def _read(room: ClassInChromium, seen: Seen) -> None:
    look = seen.looks.at
    room.board.tap("button", "Hand out the briefs")
    for k, phone in enumerate(room.phones):
        phone.says("Your sheet, for you alone")
        seen.sheets.append(read_sheet(phone))
        if k < 2:
            look(phone, f"brief-{k}")
            phone.tap("label.hold")
            phone.wait("document.querySelector('.veil').checkVisibility()", "the sheet")
            look(phone, f"brief-open-{k}")
            phone.tap("label.hold")
        phone.tap("#form-note label", "Closed season")
        phone.choose("#form-note select", "70")
        phone.tap("#form-note button", "Keep the note")
        phone.says("You can change it until the talks begin.")
        phone.tap("button", "I have read it")
        phone.says("The talks begin when all are ready.")
    look(room.phones[0], "brief-read")
    room.board.says("6 of 6 are ready")
    look(room.board, "board-reading")
    look(room.wall, "wall-reading")


def _talk(room: ClassInChromium, seen: Seen) -> None:
    look = seen.looks.at
    room.board.tap("button", "Open the talks")
    for phone in room.phones:
        phone.says("Who sits here")
    tables = room.tables()
    for first, second in tables:
        first.wait(MINE)
        look(first, f"table-mine-{at(first)}")
        look(second, f"table-theirs-{at(first)}")
    look(room.board, "board-talks")
    look(room.wall, "wall-talks")
    _offered(room, seen, *tables[0])
    _drafted(room, seen, *tables[1])
    _amended(seen, *tables[2])
    room.board.says("3 have ended")
    look(room.board, "board-ended")
    look(room.wall, "wall-ended")


def _offered(room: ClassInChromium, seen: Seen, first, second) -> None:  # type: ignore[no-untyped-def]
    """One puts a package together and offers it, the other sleeps, wakes and accepts."""
    look = seen.looks.at
    for part in ("Package", "Moves", "Said"):
        first.tap(".tabs a", part)
        look(first, f"table-{part.lower()}")
    second.sleep()
    put_forward(first, DEAL)
    look(first, "table-offered")
    make(first, "pass")
    before = seen.problems.setdefault("before", [])
    before.append(second.js("document.title"))
    second.wake_up()
    second.wait(MINE, "its turn")
    seen.slept = second.text()
    seen.titles.append((before.pop(), second.js("document.title")))
    look(second, "table-answering")
    second.reload()
    accept(second)
    first.says("The signing table")
    look(first, "signing")
    _cut(room, seen)
    sign(first)
    sign(second)
    _ended(seen, first, second)


def _drafted(room: ClassInChromium, seen: Seen, first, second) -> None:  # type: ignore[no-untyped-def]
    """One tables a draft, and both initial all of it; the other goes on in a second tab and comes back."""
    look = seen.looks.at
    put_forward(first, DEAL, "Table a draft")
    first.tap("#now a", "Mark")
    look(first, "mark")
    make(first, "mark", "Initial all")
    make(first, "pass")
    newer = room.browser.tab(second.context, name="newer", size=second.size)
    newer.go(f"{room.host.origin}/seat")
    newer.wait(MINE, "its turn")
    second.until(lambda: "another tab" in toast(second) or "newer tab" in toast(second), "that a newer tab is there")
    seen.older_tab = toast(second)
    look(second, "older-tab")
    newer.close()
    second.js("window.left = true")
    second.tap("#says button")
    second.wait("!window.left && document.readyState === 'complete'", "the seat in the older tab again")
    make(second, "mark", "Initial all")
    sign(first)
    sign(second)
    _ended(seen, first, second)


def _amended(seen: Seen, first, second) -> None:  # type: ignore[no-untyped-def]
    """One offers, the other amends; the first accepts in the next session, once the press has had a line of each."""
    look = seen.looks.at
    put_forward(first, DEAL)
    make(first, "pass")
    second.wait(MINE, "its turn")
    second.tap("#texts article a", "Amend")
    second.choose("#act-amend select[name=change0]", "3.4")
    look(second, "amend")
    second.tap("#act-amend form button")
    second.says("Your offer")
    make(second, "pass")
    while not first.js(FLOOR):
        for phone in (first, second):
            if phone.js(f"{MINE} && !!document.querySelector('#due')"):
                look(phone, "press")
                heard = phone.js(HEARD)
                phone.tap("#due button")
                phone.wait(f"{HEARD} !== '{heard}'", "that the press is told")
        if second.js(FLOOR):
            make(second, "pass")
    accept(first)
    sign(second)
    sign(first)
    _ended(seen, first, second)


def _ended(seen: Seen, *phones) -> None:  # type: ignore[no-untyped-def]
    for phone in phones:
        phone.says("Three taps", "A text was signed")
        seen.looks.at(phone, f"pulse-{phone.name}")
        answer_questions(phone)
        phone.says("Joint communiqué")
    seen.looks.at(phones[0], f"ended-{phones[0].name}")


def _cut(room: ClassInChromium, seen: Seen) -> None:
    """The host is killed while six people sit there, and started again."""
    main = "document.querySelector('main').innerText.replace(/\\d+:\\d+/g, '')"
    before: dict[str, str] = {}
    # A stream may be a moment behind what was done last: what counts is what stands there once nothing changes.
    while before != (before := {page.name: page.js(main) for page in room.pages}):
        time.sleep(1)
    room.cut()
    for phone in room.phones:
        seen.screens[phone.name] = before[phone.name], phone.js(main)


def _look_back(room: ClassInChromium, seen: Seen) -> None:
    look = seen.looks.at
    room.board.tap("button", "Close the talks and ask")
    for phone in room.phones:
        phone.says("After the talks")
        answer_questions(phone)
        phone.says("Noted.")
    look(room.phones[0], "survey-after")
    look(room.board, "board-after")
    room.board.tap("button", "Release the debrief")
    for phone in room.phones:
        phone.says("Debrief: Lantern Strait", "In three sentences")
        seen.debriefs.append(phone.text())
        look(phone, f"debrief-{phone.name}")
    look(room.board, "board-debrief")
    look(room.wall, "wall-debrief")
    for page in ("people", "start", "doctor"):
        room.board.go(f"{room.host.origin}/teacher/{page}")
        look(room.board, f"teacher-{page}")
    room.wall.tap("a", "Show the debrief")
    room.wall.says("3 tables have finished")
    for slide in range(room.wall.js("document.querySelectorAll('.slide').length")):
        look(room.wall, f"deck-{slide + 1}")
        room.wall.press("ArrowRight")


def test_pages_live_without_what_browsers_give_to_secure_ones_alone(seen: Seen) -> None:
    assert seen.secure == [False]


def test_no_page_of_a_class_has_an_error_or_asks_for_what_its_policy_forbids(seen: Seen) -> None:
    assert {name: found for name, found in seen.problems.items() if found} == {}


def test_no_page_asks_anybody_else_for_anything(seen: Seen) -> None:
    assert seen.strangers == set()


def test_every_page_fits_its_screen_has_one_heading_and_can_be_touched(seen: Seen) -> None:
    assert len(seen.looks.pages) > 40
    assert not seen.looks.shape, "\n".join(seen.looks.shape)


def test_axe_finds_nothing_by_day_and_by_night(seen: Seen) -> None:
    if not os.environ.get("COMMUNIQUE_AXE"):
        pytest.skip("no script of axe-core is named by COMMUNIQUE_AXE")
    assert not seen.looks.axe, "\n".join(seen.looks.axe)


def test_a_sheet_is_read_while_it_is_held_and_not_before_or_after(seen: Seen) -> None:
    for before, held, after in seen.sheets:
        assert before == after == ""
        assert "What each answer is worth to you" in held


def test_a_phones_title_says_when_it_is_its_turn(seen: Seen) -> None:
    [(before, after)] = seen.titles
    assert not before.startswith("Your turn")
    assert after.startswith("Your turn")


def test_a_phone_that_slept_is_shown_what_was_offered_meanwhile(seen: Seen) -> None:
    assert "Offer of Osmark" in seen.slept


def test_a_phone_whose_seat_is_open_in_a_newer_tab_says_so(seen: Seen) -> None:
    assert "tab" in seen.older_tab


def test_after_a_kill_all_six_are_back_by_themselves_on_the_same_screen(seen: Seen) -> None:
    assert len(seen.screens) == 6
    for before, after in seen.screens.values():
        assert after == before


def test_each_phone_shows_its_own_debrief(seen: Seen) -> None:
    assert len(seen.debriefs) == 6
    assert sum("Town of Osmark" in text.split("In three sentences")[0] for text in seen.debriefs) == 3
    assert sum("Town of Pellin" in text.split("In three sentences")[0] for text in seen.debriefs) == 3


def test_the_host_says_at_its_end_what_is_kept(seen: Seen) -> None:
    assert "The class is kept" in seen.farewell
    assert "Traceback" not in seen.farewell
