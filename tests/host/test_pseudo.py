"""Every page of a class in a language that nobody speaks: no plain word is left on a phone, the board or the wall."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Final

import pytest
from host.asking import get, post, settled
from host.served import Served, class_of
from pseudo import plain_words, pseudo, pseudo_scenario

from communique.host import coming, playing, running
from communique.host.forms import FORMS, fields_of
from communique.host.pages import board_state as places
from communique.host.places import BRIEF, CONSENT, JOIN, MOVE, NOTE, PACKAGE, PROPOSE, RECORD, SEAT
from communique.host.server.security import Bucket
from communique.negotiators.registry import registered

pytestmark = pytest.mark.slow

SHOWN: Final = {"title", "alt", "aria-label", "placeholder", "label", "data-title", "data-reason", "data-pen"} | {
    f"data-{name}" for name in ("lost", "back", "gone", "failed", "replaced", "here", "taken", "proposed", "close")
}
"""Attributes that are read out, shown, or said by a script."""
KEPT: Final = {"Communiqué", "Person", "HTTP", "http", "Wi-Fi", "QR", "TCP", "nmcli", "PDF", "my.class", "Windows"}
"""What stands in every language: names, and what machines call things."""
TEACHERS: Final = (
    places.PLACE_BOARD, places.PLACE_PEOPLE, f"{places.PLACE_PERSON}1", f"{places.PLACE_TABLE}1",
    f"{places.PLACE_TABLE}1/seat/0", f"{places.PLACE_TABLE}1/question", places.PLACE_START, places.PLACE_PROJECTOR,
)  # fmt: skip


class Texts(HTMLParser):
    """All that a page says, and what its scripts may say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value for name, value in attrs if name in SHOWN and value]

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


class Walk:
    """Somebody who opens every page there is. Holds state: the plain words that were read."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._kept = KEPT | {served.room.gathering.code, str(served.room.path.parent)}
        self.plain: dict[str, set[str]] = {}
        self.pages = 0

    def read(self, path: str, page: str) -> None:
        """Look for plain words."""
        self.pages += 1
        for said in Texts(page).said:
            if found := plain_words(re.sub(r"\b[A-Z]{6}\b", "", said), self._kept):
                self.plain.setdefault(" ".join(found), set()).add(path)

    async def open(self, path: str, cookie: str = "") -> None:
        """Open a page and read it."""
        self.read(path, (await get(self._served.app, path, cookie)).text)

    async def everywhere(self, dice: Random) -> None:
        """Every page of every phone and of the teacher, as they are now."""
        for cookie in self._served.cookies.values():
            for path in (SEAT, BRIEF, RECORD):
                await self.open(path, cookie)
            for move in dice.sample(sorted(FORMS), 4):
                await self.open(f"{SEAT}?form={move}&text=P1", cookie)
        for path in TEACHERS:
            await self.open(path, self._served.teacher)


@pytest.mark.parametrize(("name", "level"), [("lantern-strait", "guided"), ("sochi-2021", "envoy")])
def test_no_plain_word_is_on_any_page_of_a_class(name: str, level: str, tmp_path: Path) -> None:
    with pseudo():
        scenario = pseudo_scenario(name)
        seats = len(scenario.public.parties)
        served = class_of(tmp_path, scenario, level, people=seats + 1, observers=1, phase="gathering")
        served.desk.forms = served.desk.wrong = Bucket(10**6, 10**6)
        walk = Walk(served)
        asyncio.run(_class(served, walk, Random(3)))
    assert walk.pages > 200
    assert walk.plain == {}


async def _class(served: Served, walk: Walk, dice: Random) -> None:
    room, code = served.room, served.room.gathering.code
    for path in ("/", f"/J/{code}", "/J/AAAAAA", "/nowhere", "/teacher/key/none", "/teacher"):
        await walk.open(path)
    walk.read(JOIN, (await post(served.app, JOIN, {"code": "AAAAAA"}, script=False)).text)
    running.ask_questions(room, True)
    running.announce(room, "")
    await walk.everywhere(dice)
    running.go_on(room, "before")
    await walk.everywhere(dice)
    for cookie in served.cookies.values():
        await post(served.app, CONSENT, {"yes": "1"}, cookie)
    await walk.everywhere(dice)
    running.go_on(room, "reading")
    await walk.everywhere(dice)
    running.go_on(room, "talks")
    for step in range(60):
        if not await _moved(served, walk, dice):
            break
        if step % 6 == 0:
            await walk.everywhere(dice)
    running.seat_computer(room, 1, 0)
    await walk.everywhere(dice)
    running.hand_back(room, 1, 0)
    running.pause(room, True)
    await walk.everywhere(dice)
    running.pause(room, False)
    if not room.tables[1].over:
        running.adjourn(room, 1)
    await walk.everywhere(dice)
    for person in tuple(room.gathering.here()):
        playing.pulse(room, person, 3, 4, 5)
    await walk.everywhere(dice)
    running.go_on(room, "after")
    await walk.everywhere(dice)
    running.release(room)
    await walk.everywhere(dice)
    running.go_on(room, "over")
    await walk.everywhere(dice)
    coming.leave(room, next(room.gathering.here()))
    await walk.everywhere(dice)


async def _moved(served: Served, walk: Walk, dice: Random) -> bool:
    """One move at random, what is refused before it read as well. False when the talks are over."""
    room, table = served.room, served.room.tables[1]
    if table.turn is None:
        return False
    pen = room.gathering.pen(1, table.turn)
    assert pen is not None
    view, cookie = table.view(table.turn), served.cookies[pen.id]
    for path in (MOVE, PROPOSE, PACKAGE, NOTE):
        fields = {"after": view.n, "key": "wrong", "move": dice.choice(sorted(FORMS))}
        for other in served.cookies.values():
            if other != cookie:
                walk.read(path, (await post(served.app, path, fields, other, script=False)).text)
    move = registered("random").decide(view, table.dice(table.turn))
    answer = await post(served.app, MOVE, {"after": view.n, "key": room.form_key(pen), **fields_of(view, move)}, cookie)
    assert '"ok":true' in answer.text.replace(" ", ""), answer.text
    await settled()
    return True
