"""The host of a class: the one package that knows of HTTP. `serve` runs until Ctrl-C, and says what is kept."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn

from communique.host import entries as said
from communique.host.addresses import KeptAddresses
from communique.host.cases import case_for, id_of, scenario_of
from communique.host.class_file import ClassFileError
from communique.host.entries import EntryError
from communique.host.options import Options, command_of
from communique.host.room import ClassRoom
from communique.host.room_code import join_address
from communique.host.server.connections import Connections, counted, files_allowed, room_for, waiting_line
from communique.host.server.desk import FrontDesk
from communique.host.server.streams import Ended
from communique.host.server.web_app import app_of
from communique.host.table_debriefs import Debriefs
from communique.present.naming import ALIASES
from communique.words import language, tr, tr_n, use

PATIENCE: Final = 1
"""Seconds that pages have to end once the host is told to."""


def serve(options: Options) -> None:
    """Host a class until Ctrl-C. Raises ClassFileError where file or port cannot be used, and ScenarioError."""
    room = opened(options)
    # A class goes on in the language that it began in, whatever is spoken on the laptop today.
    with suppress(KeyError):
        use(room.gathering.opened.language)
    try:
        sockets = _listening(options)
        desk = FrontDesk(room, options, partial(_links, options, KeptAddresses()), Debriefs(room))
        # From the greeting on, which names Ctrl-C, it is answered by the farewell.
        with _quiet_interrupt():
            for line in greeting(room, options, desk.addresses()):
                print(line, flush=True)
            if options.open_browser:
                webbrowser.open(_teacher_link(room, options))
            _run(desk, sockets)
    finally:
        if not room.forgotten:
            room.close()
    print(farewell(room, options), flush=True)


def opened(options: Options) -> ClassRoom:
    """The class of the file, or a new one in it. Raises ClassFileError, and ScenarioError."""
    try:
        if options.file.exists() and options.file.stat().st_size:
            room = ClassRoom.resume(options.file, scenario_of)
        else:
            case = case_for(options.scenario, options.level, options.papers, options.tables)
            room = ClassRoom.begin(options.file, case, scenario_of, language=language(), names=options.names)
    except EntryError as error:
        raise ClassFileError(f"{options.file}: {error}") from None
    if problem := another_class(room, options) or asked(room, options.survey):
        room.close()
        raise ClassFileError(f"{options.file}: {problem}")
    return room


def another_class(room: ClassRoom, options: Options) -> str:
    """Why the class of the file is not the one that was asked for, as a sentence; empty when it is."""
    begun = room.gathering.cases[min(room.gathering.cases)]
    path = Path(options.scenario)
    # A file of one's own may be gone by now: its text is in the class.
    gone = path.suffix in (".yaml", ".yml") and not path.is_file()
    wanted = begun.scenario if gone else id_of(options.scenario)
    names = room.gathering.opened.names
    asked_for = (wanted, options.level, options.papers, options.names)
    if (begun.scenario, begun.level, begun.papers, names) == asked_for:
        return ""
    said = f'{begun.scenario} --level "{begun.level}"' if begun.level else begun.scenario
    said += "" if begun.papers is None else f" --papers {begun.papers}"
    said += "" if names == ALIASES else f" --names {names}"
    return tr(
        "this class was begun with: communique host {begun}. Give the same to go on with it, or another file with "
        "--class to begin a new one.",
        begun=said,
    )


def asked(room: ClassRoom, survey: str) -> str:
    """Have the class asked the questions of that survey file's text, if there is one. Why not; empty when it is."""
    gathering = room.gathering
    if not survey or survey == gathering.survey:
        return ""
    if any(person.surveys for person in gathering.people.values()):
        return tr("Somebody has answered the questions already; they stay as they are.")
    room.keep(said.SurveySet(survey, gathering.asks, gathering.research))
    return ""


def greeting(room: ClassRoom, options: Options, found: list[str]) -> Iterator[str]:
    """What is printed at the start: the teacher's link, where phones join, and who can come in."""
    code = room.gathering.code
    people = sum(1 for _ in room.gathering.here())
    yield tr("Class in {file}.", file=options.file)
    if people:
        yield tr(
            "It goes on: {people}, {tables}.",
            people=tr_n("{n} person", "{n} people", people),
            tables=tr_n("{n} table", "{n} tables", len(room.tables)),
        )
    yield tr("Your page (keep this link to yourself): {link}", link=_teacher_link(room, options))
    if options.local:
        yield tr(
            "Nobody but this machine can come in (--local): {link}", link=join_address("127.0.0.1", options.port, code)
        )
    elif found:
        yield tr("Phones join at {link}", link=join_address(found[0], options.port, code))
        everywhere = ", ".join(f"{one}:{options.port}" for one in found)
        yield tr(
            "Whoever is in this network can open {addresses}; the letters are asked for there.", addresses=everywhere
        )
    else:
        yield tr("No network was found by which phones could reach this laptop; see: communique host --check")
    yield tr("Ctrl-C ends it; the class is kept, and this goes on with it: {command}", command=command_of(options))


def farewell(room: ClassRoom, options: Options) -> str:
    """What is printed at the end."""
    if room.forgotten:
        return tr("The class was deleted, with its file.")
    return tr("Ended. The class is kept. To go on with it: {command}", command=command_of(options))


def _teacher_link(room: ClassRoom, options: Options) -> str:
    return f"http://127.0.0.1:{options.port}/teacher/key/{room.gathering.opened.key}"


def _links(options: Options, known: KeptAddresses) -> list[str]:
    if options.local:
        return ["127.0.0.1"]
    return [one.in_a_link for one in known() if one.is_reachable]


def _listening(options: Options) -> list[socket.socket]:
    """The sockets to listen on. Raises ClassFileError with a sentence where the port is taken."""
    places = [(socket.AF_INET, "127.0.0.1" if options.local else "0.0.0.0")]
    if socket.has_ipv6:
        places.append((socket.AF_INET6, "::1" if options.local else "::"))
    sockets: list[socket.socket] = []
    for family, host in places:
        one = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":
                # Where a host has just been killed, its port can be had at once. On Windows it would be shared.
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind((host, options.port))
            one.listen(256)
        except OSError as error:
            one.close()
            if family == socket.AF_INET6 and sockets:
                continue  # machines without IPv6 are common, and phones come by IPv4
            why = error.strerror or str(error)
            raise ClassFileError(
                tr("Port {port} cannot be used ({reason}); name another with --port.", port=options.port, reason=why)
            ) from None
        sockets.append(one)
    return sockets


class _Server(uvicorn.Server):
    """Ends every stream before it waits for connections to close: one that is open would hold it up."""

    desk: FrontDesk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.desk.end(Ended("end", tr("The host has ended; this page goes on when it is back.")))
        super().handle_exit(sig, frame)


def _run(desk: FrontDesk, sockets: list[socket.socket]) -> None:
    files = files_allowed()
    config = uvicorn.Config(
        app_of(desk),
        # What goes wrong in a page is said in one line by the app; a traceback holds more than that.
        log_level="critical",
        access_log=False,
        server_header=False,
        ws="none",
        loop="asyncio",
        http=counted(Connections(room_for(files))),
        lifespan="on",
        backlog=waiting_line(files),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(config)
    server.desk = desk
    # Threads of computers give way to pages often: whoever waits for a page should not wait for a thought.
    switching = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    try:
        asyncio.run(_until_over(server, sockets))
    finally:
        sys.setswitchinterval(switching)
        for one in sockets:
            one.close()


async def _until_over(server: _Server, sockets: list[socket.socket]) -> None:
    async def forgotten() -> None:
        while not server.desk.room.forgotten:
            await asyncio.sleep(0.2)
        server.should_exit = True

    asyncio.get_running_loop().set_exception_handler(_said_once())
    watch = asyncio.create_task(forgotten())
    try:
        await server.serve(sockets)
    finally:
        watch.cancel()


def _said_once() -> Callable[[asyncio.AbstractEventLoop, dict[str, Any]], None]:
    """What the loop could not do is said in one line, and the same again only after something else."""
    last = ""

    def say(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        nonlocal last
        error = context.get("exception")
        line = f"{type(error).__name__ if error else 'Trouble'}: {context.get('message', '')}"
        if line != last:
            last = line
            print(line, file=sys.stderr, flush=True)

    return say


@contextmanager
def _quiet_interrupt() -> Iterator[None]:
    """Ctrl-C has been answered by the time that it is raised again."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)
