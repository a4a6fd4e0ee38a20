"""Connections that say nothing keep nobody out: each has its time, each address its share, and the laptop comes in."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from host.hosted import Hosted, free_port, lan_address

pytest.importorskip("uvicorn", reason="a class needs the extra [classroom]")

import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.server import ServerState

from communique.host.server import connections as ours
from communique.host.server.connections import OWN, Connection, Connections, counted

T = TypeVar("T")
PHONE, OTHER, LAPTOP = "192.0.2.7", "192.0.2.8", "127.0.0.1"
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Held:
    """A connection that only knows whether it was dropped."""

    dropped = False

    def drop(self) -> None:
        self.dropped = True


def come(all: Connections, address: str, count: int = 1) -> list[Held]:
    found = [Held() for _ in range(count)]
    for one in found:
        assert all.come(one, address)
    return found


# -- shares --------------------------------------------------------------------


def test_an_address_that_has_its_share_loses_its_own_oldest_idle_one() -> None:
    all = Connections(8)
    first, *others = come(all, PHONE, 4)
    (more,) = come(all, PHONE)
    assert first.dropped
    assert not any(one.dropped for one in (*others, more))
    assert len(all) == 4


def test_an_address_whose_share_is_busy_gets_no_more_and_others_do() -> None:
    all = Connections(8)
    for one in come(all, PHONE, 4):
        all.asks(one)
    assert not all.come(Held(), PHONE)
    come(all, OTHER, 4)


def test_where_all_are_taken_the_address_with_the_most_gives_one_up() -> None:
    all = Connections(8)
    small, large = come(all, OTHER, 1), come(all, PHONE, 4)
    for k in range(3):
        come(all, f"192.0.2.{20 + k}")
    come(all, "192.0.2.30")
    assert [one.dropped for one in large] == [True, False, False, False]
    assert not small[0].dropped


def test_where_all_ask_for_something_nobody_is_dropped_and_the_laptop_comes_in() -> None:
    all = Connections(4)
    held = [*come(all, PHONE, 2), *come(all, OTHER, 2)]
    for one in held:
        all.asks(one)
    assert not all.come(Held(), "192.0.2.9")
    for one in come(all, LAPTOP, OWN):
        all.asks(one)
    assert not all.come(Held(), LAPTOP)
    assert not any(one.dropped for one in held)


def test_what_is_closed_makes_room() -> None:
    all = Connections(4)
    one, two = come(all, PHONE, 2)
    all.asks(one)
    all.asks(two)
    assert not all.come(Held(), PHONE)
    all.gone(one)
    all.gone(one)
    come(all, PHONE)
    assert len(all) == 2


@given(st.lists(st.tuples(st.sampled_from("carg"), st.integers(0, 30), st.integers(0, 3)), max_size=120))
def test_the_count_is_that_of_those_who_were_let_in(steps: list[tuple[str, int, int]]) -> None:
    all, inside = Connections(10), {Held(): "" for _ in range(0)}
    for what, which, who in steps:
        some = [one for one in inside if not one.dropped]
        one = some[which % len(some)] if some else None
        if what == "c":
            new, address = Held(), (LAPTOP, PHONE, OTHER, "192.0.2.9")[who]
            if all.come(new, address):
                inside[new] = address
        elif one is not None:
            {"a": all.asks, "r": all.rests, "g": all.gone}[what](one)
            if what == "g":
                del inside[one]
        inside = {one: address for one, address in inside.items() if not one.dropped}
        assert len(all) == len(inside)
        assert sum(address != LAPTOP for address in inside.values()) <= 10
        assert all_shares(inside) <= 5


def all_shares(inside: dict[Held, str]) -> int:
    found = list(inside.values())
    return max((found.count(one) for one in found if one != LAPTOP), default=0)


# -- by a real socket ----------------------------------------------------------


async def app(scope: Any, receive: Any, send: Any) -> None:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        more = message.get("more_body", False)
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"ok"})


@asynccontextmanager
async def listening(all: Connections) -> AsyncIterator[int]:
    config = uvicorn.Config(app, http=counted(all), ws="none", log_level="critical", lifespan="off")
    config.load()
    state, loop = ServerState(), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: config.http_protocol_class(config=config, server_state=state, app_state={}, _loop=loop), LAPTOP, 0
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def run(work: Coroutine[None, None, T]) -> T:
    async def bounded() -> T:
        async with asyncio.timeout(20):
            return await work

    return asyncio.run(bounded())


@pytest.mark.parametrize("sent", [b"", b"GET / HT", REQUEST[:-2]])
def test_a_connection_that_sends_no_head_is_closed(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(ours, "HEAD", 0.05)

    async def played() -> bytes:
        async with listening(Connections()) as port:
            reader, writer = await asyncio.open_connection(LAPTOP, port)
            writer.write(sent)
            try:
                return await reader.read()
            except ConnectionResetError:
                return b""

    assert run(played()) == b""


def test_dripping_bytes_wins_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "HEAD", 0.2)

    async def played() -> None:
        async with listening(Connections()) as port:
            _, writer = await asyncio.open_connection(LAPTOP, port)
            with pytest.raises(ConnectionError):
                for one in b"GET / HTTP/1.1\r\nX: " + b"y" * 10_000:
                    writer.write(bytes([one]))
                    await writer.drain()
                    await asyncio.sleep(0.01)

    run(played())


def test_a_form_that_never_ends_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "BODY", 0.05)

    async def played() -> None:
        async with listening(Connections()) as port:
            reader, writer = await asyncio.open_connection(LAPTOP, port)
            writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await reader.readexactly(1)

    run(played())


def test_who_asks_again_and_again_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after the time for a head has gone by: a rest between two requests is the browser's own affair."""
    monkeypatch.setattr(ours, "HEAD", 0.05)

    async def played() -> None:
        all = Connections()
        async with listening(all) as port:
            reader, writer = await asyncio.open_connection(LAPTOP, port)
            for _ in range(3):
                writer.write(REQUEST)
                assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200")
                await asyncio.sleep(0.1)
            assert len(all) == 1
            writer.close()
            while len(all):
                await asyncio.sleep(0.01)

    run(played())


@pytest.mark.parametrize("sent", [b"nonsense\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET / x HTTP/1.1\r\n\r\n"])
def test_what_is_no_request_is_answered_by_a_page(sent: bytes) -> None:
    async def played() -> bytes:
        async with listening(Connections()) as port:
            reader, writer = await asyncio.open_connection(LAPTOP, port)
            writer.write(sent)
            return await reader.read()

    answer = run(played())
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"<!DOCTYPE html>" in answer
    assert b"content-security-policy" in answer


def test_one_too_many_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "OWN", 0)

    async def played() -> bytes:
        all = Connections(2)
        for one in (*come(all, PHONE), *come(all, OTHER)):
            all.asks(one)
        async with listening(all) as port:
            reader, _ = await asyncio.open_connection(LAPTOP, port)
            return await reader.read()

    answer = run(played())
    assert answer.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert b"Too many connections at once" in answer


def test_a_connection_knows_whose_it_is() -> None:
    all = Connections()
    assert counted(all).all is all
    assert issubclass(counted(all), Connection)


# -- a host --------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("files", [256, 1024])
def test_one_phone_with_idle_connections_keeps_neither_class_nor_teacher_out(tmp_path: Path, files: int) -> None:
    """With as few files as usual systems give; the host asks for more, where it may have them."""
    address = lan_address()
    if address is None:
        pytest.skip("this machine is in no network")
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, before[1]))
    try:
        hosted = Hosted(tmp_path / "my.class", free_port(), "lantern-strait", address=address)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, before[1]), before[1]))
    port, held = int(hosted.origin.rpartition(":")[2]), []
    try:
        for _ in range(1200):
            one = socket.create_connection((address, port), timeout=5)
            held.append(one)
        for host in (LAPTOP, address):
            with socket.create_connection((host, port), timeout=5) as one:
                one.sendall(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
                assert one.recv(100).startswith(b"HTTP/1.1 200 OK")
    finally:
        for one in held:
            one.close()
        said = hosted.end()
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert "Traceback" not in said
