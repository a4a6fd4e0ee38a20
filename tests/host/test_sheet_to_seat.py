"""From paper to a seat: the address on a role sheet is opened on a phone, in either case, and its seat is had."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")
pytest.importorskip("httpx", reason="tests of the server need the extra [dev]")
import httpx
from host.rooms_of import room_in

from communique.classroom.joining import Joining
from communique.host.options import Options
from communique.host.room import ClassRoom
from communique.host.room_code import join_address
from communique.host.server.desk import FrontDesk
from communique.host.server.web_app import app_of
from communique.host.table_debriefs import Debriefs

LAPTOP = "http://10.0.0.5:8000"
FORM = re.compile(r'<form[^>]*action="([^"]*)"')
FIELD = re.compile(r'<input(?=[^>]*name="code")[^>]*value="([^"]*)"')


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ClassRoom]:
    made = room_in(tmp_path, tables=2)
    yield made
    made.close()


def phone(room: ClassRoom) -> httpx.AsyncClient:
    """A phone that speaks to the app itself, without a port."""
    options = Options(scenario="rich", level="", papers=None, tables=2, file=room.path)
    app = app_of(FrontDesk(room, options, lambda: ["10.0.0.5"], Debriefs(room)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=LAPTOP, follow_redirects=True)


def join(room: ClassRoom, path: str, alias: str) -> list[int]:
    """The status of each page, when somebody opens the path and says what to call them."""

    async def joined() -> list[int]:
        async with phone(room) as browser:
            page = await browser.get(path)
            form, field = FORM.search(page.text), FIELD.search(page.text)
            assert form is not None
            assert field is not None
            fields = {"code": field[1], "alias": alias}
            came = await browser.post(form[1], data=fields, headers={"origin": LAPTOP})
            return [page.status_code, came.status_code]

    return asyncio.run(joined())


def path_of(address: str) -> str:
    return address.removeprefix("HTTP://10.0.0.5:8000")


def joining(room: ClassRoom) -> Joining:
    return Joining(join_address("10.0.0.5", 8000, room.gathering.code), 2)


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(("table", "seat"), [(1, 0), (2, 2)])
def test_whoever_opens_the_address_of_a_role_sheet_sits_in_its_seat(
    table: int, seat: int, typed: bool, room: ClassRoom
) -> None:
    path = path_of(joining(room).at(table, seat))
    assert join(room, path.lower() if typed else path, "Ada") == [200, 200]
    (person,) = room.gathering.here()
    assert (person.alias, person.table, person.seat) == ("Ada", table, seat)


def test_whoever_scans_a_sign_sits_at_its_table_by_lot(room: ClassRoom) -> None:
    assert join(room, path_of(joining(room).at(2)), "Ada") == [200, 200]
    (person,) = room.gathering.here()
    assert (person.table, person.seat) == (2, None)


def test_letters_of_another_class_lead_nowhere(room: ClassRoom) -> None:
    async def asked() -> int:
        async with phone(room) as browser:
            return (await browser.get("/J/BBBBBB/1/1")).status_code

    assert asyncio.run(asked()) == 404
    assert list(room.gathering.here()) == []
