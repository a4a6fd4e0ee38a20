"""The app of a class: all routes, the files that pages need, and what runs beside them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from communique import shipped
from communique.host import running
from communique.host.class_file import ClassFileError
from communique.host.computers import Computers
from communique.host.server.desk import STREAMS_MOST, Desk, file, refused, reported
from communique.host.server.downloads import Downloads
from communique.host.server.phone import Phone
from communique.host.server.security import App, Guard, Receive, Scope, Send, TooLargeError, hosts_meant
from communique.host.server.teacher import Teacher
from communique.words import tr

WATCH: Final = 5.0
"""Seconds between two looks for chairs that are away."""
KINDS: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}

ICON: Final = "icon.png"
"""The game's own, which stands beside a page's title."""


def app_of(desk: Desk, extra: Sequence[Route] = (), *, pace: float | None = None) -> App:
    """The whole app, with the guard before it. `pace` is the computers', in seconds a move."""
    teacher, phone = Teacher(desk), Phone(desk)
    downloads = Downloads(desk, teacher.knows)
    # Styles that are made come before those that are files.
    own = (Route("/static/{name:path}", static), Route("/favicon.ico", icon))
    routes = [*downloads.routes(), *own, *phone.routes(), *teacher.routes(), *extra]
    computers = Computers(desk.room) if pace is None else Computers(desk.room, pace=pace)

    @asynccontextmanager
    async def around(_: Starlette) -> AsyncIterator[None]:
        beside = (computers.run(), desk.debriefs.run(), _watched(desk))
        tasks = [asyncio.create_task(one) for one in beside]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task

    async def not_there(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return refused(request, tr("Go back, or join by your letters."), status, way="/", words=tr("Join"))

    async def failed(request: Request, error: Exception) -> Response:
        sentence = str(error) if isinstance(error, ClassFileError) else tr("That page could not be made; try it again.")
        if not isinstance(error, ClassFileError):
            reported(error)
        return refused(request, sentence, 500)

    async def too_large(request: Request, error: Exception) -> Response:
        return refused(request, tr("That is more than any form here holds."), 413)

    async def left(request: Request, error: Exception) -> Response:
        # Nobody is there to read it any more.
        return Response(status_code=400)

    handlers = {HTTPException: not_there, TooLargeError: too_large, ClientDisconnect: left, Exception: failed}
    inner = Starlette(routes=routes, lifespan=around, exception_handlers=handlers)
    meant = hosts_meant(desk.addresses, desk.options.port, local=desk.options.local)
    return Guard(desk.visitors.counted(_told(inner)), meant, busy=lambda: len(desk.streams) > STREAMS_MOST)


def _told(app: App) -> App:
    """The app, which has said itself what went wrong: raised once more, a server would print it with all its values."""

    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        with suppress(Exception):
            await app(scope, receive, send)

    return told


async def _watched(desk: Desk) -> None:
    """Look after chairs that are away, as long as the host runs."""
    while True:
        await asyncio.sleep(WATCH)
        with suppress(ClassFileError):
            running.look_after_chairs(desk.room)


async def static(request: Request) -> Response:
    """A style, a script or a typeface of ours."""
    name = request.path_params["name"]
    content = _file(name)
    if content is None:
        raise HTTPException(404)
    return file(request, content, KINDS[Path(name).suffix])


async def icon(request: Request) -> Response:
    """The same icon for pages that name none, since browsers ask for it by themselves."""
    return file(request, _file(ICON) or b"", KINDS[Path(ICON).suffix])


@lru_cache(maxsize=64)
def _file(name: str) -> bytes | None:
    """What a file holds that pages may ask for; None for anything else."""
    folder, _, rest = name.partition("/")
    if Path(name).suffix not in KINDS:
        return None
    if name == ICON:
        return (shipped.assets() / ICON).read_bytes()
    if folder == "fonts" and rest in {one.name for one in (shipped.assets() / "fonts").iterdir()}:
        return (shipped.assets() / "fonts" / rest).read_bytes()
    ours = files("communique.host") / "static"
    if not rest and name in {one.name for one in ours.iterdir()}:
        return (ours / name).read_bytes()
    return None
