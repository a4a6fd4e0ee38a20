"""The pictures of a class in the README: `python tests/host/readme_pictures_of_class.py` takes all of them anew.

Eighteen people at six tables of Sochi; the moves of all are made by the computers of the level, up to the moment that
is shown. They are due whenever a page of the class, or what the case says on one, has changed. Needs Chromium.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final
from urllib.request import Request, urlopen

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "game"), str(root / "tests")]

from host.browser import Browser, Page, chromium
from host.class_in_chromium import compose
from host.hosted import Hosted, free_port

from communique.host import at_table, coming, leading
from communique.host.cases import case_for, scenario_of
from communique.host.class_file import gathered, read_class
from communique.host.gathering import Person
from communique.host.room import ClassRoom
from communique.host.server.desk import SEAT_COOKIE
from communique.negotiators.registry import registered
from communique.present import status
from communique.simulation import default_lineup

FOLDER: Final = Path(__file__).resolve().parents[2] / "assets" / "pictures"
SCENARIO, LEVEL, SEED = "sochi-2021", "guided", 5
ALIASES: Final = (
    "Heron", "Kite", "Wren", "Plover", "Swift", "Finch", "Crane", "Dipper", "Linnet",
    "Osprey", "Robin", "Siskin", "Tern", "Martin", "Lark", "Raven", "Avocet", "Teal",
)  # fmt: skip
SHOWN: Final = 1
"""The table of the phone that is shown."""


def main() -> None:
    """Take the pictures."""
    found = chromium()
    assert found is not None, "Chromium is needed; name it by COMMUNIQUE_CHROMIUM"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "class.communique"
        tokens = _gathered(file)
        speaker = _talked(file)
        with closing(Browser(found, Path(folder) / "chromium")) as browser:
            with _hosted(file, tokens) as host:
                _phone(browser, host, _cookie(file), tokens[speaker])
                _board(browser, host)
            _ended(file)
            with _hosted(file, {}) as host:
                _debrief(browser, host)


def _gathered(file: Path) -> dict[int, str]:
    """A class in its talks; by person, the token that their phone keeps."""
    tokens: dict[int, str] = {}
    with _room(file) as room:
        for alias in ALIASES:
            came = coming.join(room, alias)
            assert not isinstance(came, str), came
            tokens[came[0].id] = came[1]
        for done in (leading.lot(room), leading.go_on(room, "reading"), leading.go_on(room, "talks")):
            assert not done, done
    return tokens


def _talked(file: Path) -> int:
    """Let the talks go on until there is something to see; who speaks then at the table that is shown."""
    with _room(file) as room:
        for number in room.tables:
            for _ in range(7 * number if number != SHOWN else 500):
                if number == SHOWN and _worth_a_picture(room):
                    break
                _move(room, number)
        for done in (leading.clock(room, "whole", 41), leading.seat_computer(room, 4, 1), leading.pause(room, True, 3)):
            assert not done, done
        return _speaker(room, SHOWN).id


def _worth_a_picture(room: ClassRoom) -> bool:
    """Whether a delegation that signs has the floor, a draft and an offer of somebody else before it."""
    played = room.tables[SHOWN]
    assert not played.over, "Take another seed: these talks end before there is something to see."
    view = played.view(0)
    offers = [one for one in view.table.offers if one.by != 0]
    return status(view).situation == "floor" and view.my_turn and view.table.draft is not None and bool(offers)


def _ended(file: Path) -> None:
    """Let all tables come to their end, ask for the pulse, and open the debrief."""
    with _room(file) as room:
        for number, played in room.tables.items():
            leading.pause(room, False, number)
            leading.hand_back(room, number, 1)
            while not played.over:
                _move(room, number)
        dice = Random(SEED)
        for person in tuple(room.gathering.here()):
            at_table.pulse(room, person, *(dice.choice((2, 3, 3, 4, 4, 5)) for _ in range(3)))
        assert not leading.release(room)


def _move(room: ClassRoom, number: int) -> None:
    """Whoever's turn it is does what the computer of that seat would do."""
    played = room.tables[number]
    if played.turn is None:
        return
    who, view = _speaker(room, number), played.view(played.turn)
    style = default_lineup(played.public, level=LEVEL)[played.turn]
    move = registered(style).decide(view, played.dice(played.turn))
    problem = at_table.make(room, who, move, after=view.n, key=room.form_key(who))
    assert not problem, problem


def _speaker(room: ClassRoom, number: int) -> Person:
    found = room.gathering.pen(number, room.tables[number].turn or 0)
    assert found is not None
    return found


@contextmanager
def _room(file: Path) -> Iterator[ClassRoom]:
    dice = Random(SEED)
    if file.exists():
        room = ClassRoom.resume(file, scenario_of, dice=dice)
    else:
        room = ClassRoom.begin(file, case_for(SCENARIO, LEVEL, None), scenario_of, dice=dice)
    try:
        yield room
    finally:
        room.close()


@contextmanager
def _hosted(file: Path, tokens: dict[int, str]) -> Iterator[Hosted]:
    """The host of the class, with everybody's phone listening."""
    host = Hosted(file, free_port(), SCENARIO, "--level", LEVEL)
    for token in tokens.values():
        asked = Request(f"{host.origin}/seat/stream", headers={"Cookie": f"{_cookie(file)}={token}"})
        threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    try:
        yield host
    finally:
        host.end()


def _listen(asked: Request) -> None:
    with suppress(OSError), urlopen(asked) as stream:
        while stream.read(1):
            pass


def _cookie(file: Path) -> str:
    """What the cookies of the class in a file are called: two classes on a laptop are told apart by their letters."""
    return f"{SEAT_COOKIE}_{gathered(file, read_class(file)).code}"


def _phone(browser: Browser, host: Hosted, cookie: str, token: str) -> None:
    """A table on a phone, at one's turn."""
    page = browser.person(name="phone", size=(390, 844), scale=2)
    page.send("Network.setCookie", name=cookie, value=token, url=host.origin)
    page.go(f"{host.origin}/seat")
    page.says("It is your turn")
    issues = page.js("document.querySelectorAll('#form-package .issue').length")
    compose(page, [2] * issues)
    page.wait("new Promise((told) => setTimeout(() => told(true), 1500))", "that the host knows the package")
    page.js("document.querySelector('.tabs a').click(); document.activeElement.blur()")
    page.wait("!document.getElementById('says').textContent")
    _take(page, "phone")


def _board(browser: Browser, host: Hosted) -> None:
    """The teacher's board while the tables talk."""
    page = browser.person(name="board", size=(1280, 600), touch=False, scale=2)
    page.go(host.origin + host.key)
    page.says(f"{len(ALIASES)} of {len(ALIASES)} people here")
    _take(page, "board")


def _debrief(browser: Browser, host: Hosted) -> None:
    """All tables of the class against what was possible."""
    page = browser.person(name="debrief", size=(1180, 664), touch=False, scale=2)
    page.go(host.origin + host.key)
    # The simulated tables behind it take a while where they were not worked out before.
    page.until(lambda: _slide(page, host), "the slide with the simulated tables")
    _take(page, "class-debrief")


def _slide(page: Page, host: Hosted) -> bool:
    page.go(f"{host.origin}/teacher/debrief")
    for _ in range(page.js("document.querySelectorAll('.slide').length")):
        if page.has(".slide.on .simulated"):
            return True
        page.press("ArrowRight")
    return False


def _take(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.shot(path)
    print(f"{name}.png, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
