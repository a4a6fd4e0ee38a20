"""What all pages of a class share while it is served: the room, who may do how much, which pages listen.

Holds state: streams that are open, and how often wrong letters were tried.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from communique.host import entries as said
from communique.host import leading
from communique.host.class_file import ClassFileError
from communique.host.gathering import Person
from communique.host.options import Options
from communique.host.pages.phone import notice_page
from communique.host.room import ClassRoom
from communique.host.server.notices import notice
from communique.host.server.security import Bucket, TooLargeError, is_elsewhere
from communique.host.server.streams import Ended, Stream, StreamPage, squeezed
from communique.host.server.visitors import Visitors
from communique.host.table_debriefs import Debriefs
from communique.loading.fresh.case import fresh
from communique.loading.scenario_file import load_scenario
from communique.model.errors import ErrorForPeople
from communique.words import tr

SEAT_COOKIE = "communique_seat"
TEACHER_COOKIE = "communique_teacher"
"""How the names of cookies begin. The letters of the class follow: browsers do not part two hosts of a laptop."""
FIELDS_MOST = 600
PRACTICE = "lantern-strait"
"""What a class practises on: two parties, four issues, quarter of an hour."""
STREAMS_MOST = 500
"""Pages that listen at once, at most."""
_WEIGHT = re.compile(r"[01](\.\d{0,3})?")


@dataclass
class FrontDesk:
    """The room, and what belongs to serving it."""

    room: ClassRoom
    options: Options
    addresses: Callable[[], list[str]]
    """The addresses that phones reach this laptop by, as links have them, the best first."""
    debriefs: Debriefs
    wrong: Bucket = field(default_factory=lambda: Bucket(20, 0.5))
    """How often an address may try letters or keys that are wrong: twenty at once, and one every two seconds."""
    coming: Bucket = field(default_factory=lambda: Bucket(8, 0.2))
    """How often somebody may join from one address: eight at once, and one every five seconds. Who looks at their page
    is not counted, so that a class behind one address joins as fast as it types, and what joins by itself does not.
    """
    joined_from: dict[int, str] = field(default_factory=dict)
    """By person who has not looked yet, where they joined from."""
    forms: Bucket = field(default_factory=lambda: Bucket(30, 5))
    """How often one phone may post."""
    visitors: Visitors = field(default_factory=Visitors)
    streams: set[Stream] = field(default_factory=set)
    ending: Ended | None = None
    """Set once the host ends: no new stream is opened then."""

    def person(self, request: Request) -> Person | None:
        """Whose phone asks; None for nobody's."""
        found = self.holder(request)
        if found is not None:
            self.room.looked(found.id)
        return found

    def holder(self, request: Request) -> Person | None:
        """The same, without a sign of life."""
        return self.room.person_with(request.cookies.get(self.cookie(SEAT_COOKIE), ""))

    def cookie(self, kind: str) -> str:
        """The name of a cookie of this class."""
        return f"{kind}_{self.room.gathering.code}"

    def came_from(self, person: int, address: str) -> None:
        """Somebody has joined from there."""
        self.joined_from[person] = address

    def looks(self, person: int) -> None:
        """Somebody's page listens: a phone that does takes nobody else's turn to join from the same address."""
        address = self.joined_from.pop(person, None)
        if address is not None:
            self.coming.give(address)

    def may_come(self, address: str) -> bool:
        """Whether somebody may join from there now. This laptop's own addresses may always."""
        own = {one.strip("[]") for one in self.addresses()}
        return not is_elsewhere(address) or address in own or self.coming.take(address)

    def settle(self, level: str, papers: int | None, tables: int | None) -> str:
        """Settle what is played, as `running.settle` does."""
        case = self.room.case
        whole = self.room.scenario(case.number)
        if level and level not in {one.id for one in whole.public.levels}:
            return tr("There is no such level.")
        try:
            drawn = (whole.written or whole) if papers is None else fresh(whole.written or whole, papers)
        except ErrorForPeople as error:
            return str(error)
        number = max(self.room.gathering.cases) + 1
        opened = said.CaseOpened(number, case.scenario, drawn.digest, level, papers, case.source, tables=tables)
        return leading.settle(self.room, opened)

    def practise(self) -> str:
        """Lay tables of the case for practice, and seat everybody there."""
        scenario = load_scenario(PRACTICE)
        number = max(self.room.gathering.cases) + 1
        level = scenario.public.levels[0].id if scenario.public.levels else ""
        return leading.practise(self.room, said.CaseOpened(number, PRACTICE, scenario.digest, level, practice=True))

    def end(self, ended: Ended) -> None:
        """Say on every page that it is over, and open no further stream."""
        self.ending = ended
        for stream in tuple(self.streams):
            stream.end(ended)

    def stream(self, request: Request, stream: Stream, person: int | None, closed: Callable[[], None]) -> Response:
        """The answer that a stream is sent by. `closed` is called once, when it has ended."""
        if self.ending is not None:
            stream.end(self.ending)
        stop = self.room.subscribe(person, stream.wake)
        self.streams.add(stream)
        done = False

        def over() -> None:
            nonlocal done
            if not done:
                done = True
                stop()
                self.streams.discard(stream)
                closed()

        events, headers = stream.events(), stream_headers(request)
        if "content-encoding" in headers:
            events = squeezed(events)

        async def sent() -> AsyncIterator[bytes]:
            try:
                async for one in events:
                    yield one
            finally:
                over()

        return _Closing(sent(), over, headers)


class _Closing(StreamingResponse):
    """A stream that says when it has ended, also when nobody ever read from it."""

    def __init__(self, content: AsyncIterator[bytes], over: Callable[[], None], headers: dict[str, str]) -> None:
        super().__init__(content, media_type="text/event-stream", headers=headers)
        self._over = over

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._over()


def stream_headers(request: Request) -> dict[str, str]:
    """What the head of a stream says, apart from its kind."""
    headers = {"x-accel-buffering": "no", "vary": "accept-encoding"}
    squeezes = takes_gzip(request.headers.get("accept-encoding", ""))
    return headers | ({"content-encoding": "gzip"} if squeezes else {})


def stream_head(request: Request) -> Response:
    """The head of a stream to who asks for that alone."""
    return Response(media_type="text/event-stream", headers=stream_headers(request))


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding lets an answer be packed (RFC 9110, 12.5.3).

    >>> [takes_gzip(one) for one in ("br, gzip", "gzip;q=0", "*;q=0.5", "*, gzip; q=0.0", "")]
    [True, False, True, False, False]
    """
    asked: dict[str, bool] = {}
    for one in accepted.lower().split(","):
        name, _, rest = one.partition(";")
        weight = rest.replace(" ", "").removeprefix("q=")
        asked[name.strip()] = not rest.strip() or bool(_WEIGHT.fullmatch(weight) and float(weight))
    return asked.get("gzip", asked.get("x-gzip", asked.get("*", False)))


def seen_other(path: str) -> Response:
    """Go on at another page, by GET."""
    return RedirectResponse(path, status_code=303)


def refused(request: Request, sentence: str, status: int, *, way: str = "", words: str = "") -> Response:
    """Say why not: to our script as it reads it, to anybody else as a page."""
    if request.method == "POST" and by_script(request):
        return JSONResponse({"ok": False, "says": sentence}, status)
    return html(notice(status, sentence, way=way, words=words), status)


def not_the_teacher(request: Request) -> Response:
    """Say that a page is the teacher's."""
    return refused(request, tr("This page is the teacher's; open the link that the laptop prints."), 403)


def html(text: str, status: int = 200) -> Response:
    """A page."""
    return HTMLResponse(text, status_code=status)


def file(request: Request, content: bytes, kind: str) -> Response:
    """A file that pages need. Browsers keep it, and ask all the same: another edition of the host has other files."""
    headers = {"cache-control": "no-cache", "etag": f'"{sha256(content).hexdigest()[:20]}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def reported(error: Exception) -> None:
    """Say at the laptop where something went wrong, and of which kind: no text, and no value of a game."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}", file=sys.stderr, flush=True)


def made(shown: StreamPage) -> StreamPage:
    """The same; what cannot be made says so in its place, and the stream goes on."""

    def sure() -> str | Ended:
        try:
            return shown()
        except Exception as error:
            reported(error)
            words = tr("That page could not be made; try it again.")
            return str(notice_page(tr("Something went wrong"), words))

    return sure


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def by_script(request: Request) -> bool:
    """Whether our own script sent the form, and shows the answer in place."""
    return request.headers.get("x-requested-with") == "fetch"


async def fields_of(request: Request) -> dict[str, list[str]]:
    """What a form posted, by name. Raises TooLargeError where it has more fields than any form of ours."""
    body = (await request.body()).decode("ascii", "replace")
    try:
        return parse_qs(body, keep_blank_values=True, max_num_fields=FIELDS_MOST, errors="replace")
    except ValueError:
        raise TooLargeError from None


def kept(action: Callable[[], str]) -> str:
    """Do it; where the class file cannot be written, the sentence that says so."""
    try:
        return action()
    except ClassFileError as error:
        return str(error)
