"""Pages of a class in Chromium in a language whose words are longer than ours: still nothing is cut off or sideways."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Final

import pytest
from host.browser import Browser, chromium
from host.hosted import Hosted, free_port
from host.screens import Looks
from pseudo import pseudo

from communique.host import at_table, coming, leading
from communique.host.cases import case_for, scenario_of
from communique.host.pages import board_state as places
from communique.host.places import BRIEF, SEAT
from communique.host.room import ClassRoom
from communique.host.server.desk import SEAT_COOKIE
from communique.negotiators.registry import registered

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine")]
SCENARIO, LEVEL = "sochi-2021", "envoy"
TEACHERS: Final = (
    places.PLACE_BOARD, places.PLACE_PEOPLE, f"{places.PLACE_PERSON}1", f"{places.PLACE_TABLE}1", places.PLACE_START,
    f"{places.PLACE_TABLE}1/question", places.PLACE_DOCTOR, places.PLACE_PROJECTOR,
)  # fmt: skip
"""Opened as pages of their own: over the board they are the same."""


def test_no_page_is_cut_off_or_sideways_in_a_language_of_longer_words(tmp_path: Path) -> None:
    file, looks = tmp_path / "my.class", Looks()
    found = chromium()
    assert found is not None
    with pseudo(), closing(Browser(found, tmp_path / "chromium")) as browser:
        tokens = _gathered(file)
        for phase in ("before", "reading", "talks", "after", "debrief"):
            with _room(file) as room:
                assert not (leading.release(room) if phase == "debrief" else leading.go_on(room, phase))
                if phase == "talks":
                    _talked(room)
            _looked(browser, looks, file, tokens, phase)
    assert len(looks.pages) > 60
    assert not looks.shape, "\n".join(looks.shape)


def _gathered(file: Path) -> list[str]:
    tokens = []
    with _room(file) as room:
        for alias in ("Ana", "Benedikta-Aleksandra", "Cleo", "Dov"):
            came = coming.join(room, alias)
            assert not isinstance(came, str), came
            tokens.append(came[1])
        assert leading.lot(room, tables=1) == ""
        assert leading.announce(room, "Ten minutes more, then everybody signs or withholds.") == ""
        assert leading.clock(room, "phase", 30) == ""
    return tokens


def _talked(room: ClassRoom) -> None:
    """Some moves at random, so that much of what a table can hold lies there."""
    table = room.tables[1]
    for _ in range(45):
        if table.turn is None:
            return
        pen, view = room.gathering.pen(1, table.turn), table.view(table.turn)
        assert pen is not None
        move = registered("boulware").decide(view, table.dice(table.turn))
        assert not at_table.make(room, pen, move, after=view.n, key=room.form_key(pen))
        if len(view.table.offers) > 1 and view.table.draft is not None:
            return


def _looked(browser: Browser, looks: Looks, file: Path, tokens: list[str], phase: str) -> None:
    """Every page of two phones and of the teacher, as they are in this phase."""
    host = Hosted(file, free_port(), SCENARIO, "--level", LEVEL, language="pseudo")
    try:
        for k, token in enumerate(tokens):
            phone = browser.person(name=f"phone {k}", size=(360, 640))
            phone.send("Network.setCookie", name=SEAT_COOKIE, value=token, url=host.origin)
            for path in (SEAT, BRIEF):
                phone.go(host.origin + path)
                for tab in range(phone.js("document.querySelectorAll('main.table .tabs a[href^=\"#\"]').length") or 1):
                    phone.js(f"document.querySelectorAll('.tabs a')[{tab}]?.click()")
                    phone.js("document.querySelectorAll('details:not(.shut)').forEach((one) => (one.open = true))")
                    looks.at(phone, f"pseudo-{phase}-{k}{path.replace('/', '-')}-{tab}")
            phone.close()
        teacher = browser.person(name="teacher", size=(1280, 800), touch=False)
        teacher.go(host.origin + host.key)
        for path in TEACHERS:
            teacher.go(host.origin + path)
            looks.at(teacher, f"pseudo-{phase}{path.replace('/', '-')}")
        teacher.close()
    finally:
        host.end()


@contextmanager
def _room(file: Path) -> Iterator[ClassRoom]:
    if file.exists():
        room = ClassRoom.resume(file, scenario_of, dice=Random(2))
    else:
        room = ClassRoom.begin(file, case_for(SCENARIO, LEVEL, None), scenario_of, dice=Random(2))
    try:
        yield room
    finally:
        room.close()
