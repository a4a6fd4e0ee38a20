"""Requests of somebody who means harm, or of a program that went mad: some nearly right, some nothing of the kind."""

from __future__ import annotations

import json
from random import Random
from typing import Final
from urllib.parse import quote, urlencode

from host.asking import HOST, Headers
from host.served import Served

from communique.host import places
from communique.host.forms import FORMS, fields_of
from communique.host.pages.board_state import ACTIONS
from communique.host.server.desk import SEAT_COOKIE, TEACHER_COOKIE
from communique.negotiators.registry import registered

MARKER: Final = "<zq\"'&>"
"""Comes back from nowhere as it is."""
NASTY: tuple[str, ...] = (
    MARKER,
    "",
    " ",
    "0",
    "-1",
    "1",
    "2",
    "3",
    "7",
    "999999999999",
    "-99999999999999999999",
    "9" * 5000,
    "1e999",
    "NaN",
    "１２",
    "²",
    "٣",
    "0x10",
    "1_000",
    "+1",
    "1.5",
    "2.1",
    "0.-1",
    "P1",
    "draft",
    "W0-2.1",
    "all",
    "new",
    "auto",
    "\x00",
    "a\x00b",
    "\r\nSet-Cookie: a=b",
    "\ud800",
    "\u202e" * 30,
    "é" * 4000,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%n{0}",
    "{{7*7}}",
    "'; DROP TABLE entries; --",
    "talks",
    "debrief",
    "over",
    "gathering",
    "http://evil.example/",
    "//evil.example",
    "/teacher\r\nX: y",
    "javascript:alert(1)",
    "🂡" * 200,
    "ﷺ" * 300,
)
METHODS = (
    "GET",
    "GET",
    "GET",
    "POST",
    "POST",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PATCH",
    "CONNECT",
    "GËT",
    "",
)
KNOWN = (
    *(value for name, value in vars(places).items() if name.isupper() and isinstance(value, str) and name != "STATIC"),
    "/",
    "/J/",
    "/j/",
    "/teacher",
    "/teacher/",
    "/teacher/stream",
    "/teacher/people",
    "/teacher/people/stream",
    "/teacher/start",
    "/teacher/do",
    "/teacher/export",
    "/teacher/grades",
    "/teacher/debrief",
    "/teacher/debrief/files",
    "/teacher/sheets",
    "/projector",
    "/projector/stream",
    "/static/live.js",
    "/static/style.css",
    "/static/icon.png",
    "/static/deck.css",
    "/favicon.ico",
    "/robots.txt",
)
FIELDS = tuple(
    {name for names in ACTIONS.values() for name in names}
    | {
        "action",
        "code",
        "alias",
        "key",
        "after",
        "move",
        "number",
        "n",
        "part",
        "yes",
        "satisfaction",
        "trust",
        "fairness",
        "take",
        "clear",
        "guess0",
        "guess1",
        "aim",
        "i0",
        "i1",
        "i2",
        "m0",
        "m1",
        "all",
        "to",
        "with",
        "question",
        "what",
        "said",
        "offer",
        "answer-practice",
        "answer-hope",
        "who",
        "letters",
        "from",
    }
)


PHONES = (
    places.SEAT,
    places.BRIEF,
    places.RECORD,
    places.STREAM,
    f"{places.SEAT}?form=offer&text=P1",
    f"{places.SEAT}?form=mark",
)
TEACHERS = tuple(path for path in KNOWN if path.startswith(("/teacher", "/projector"))) + (
    "/teacher/table/1",
    "/teacher/table/2/seat/0",
    "/teacher/table/1/question",
    "/teacher/person/1",
    "/teacher/person/3",
)
DONE = (
    places.MOVE,
    places.MOVE,
    places.MOVE,
    places.PACKAGE,
    places.PROPOSE,
    places.NOTE,
    places.PULSE,
    places.PEN,
    places.SURVEY,
)


class Hostile:
    """Makes requests at random, some nearly right and some nothing of the kind. Holds state: its dice."""

    def __init__(self, served: Served, seed: int) -> None:
        self._served = served
        self._dice = Random(seed)

    def request(self, person: int | None) -> tuple[str, str, Headers, list[bytes]]:
        """A method, an address, headers and a body in parts."""
        dice = self._dice
        way = dice.randrange(3)
        if way == 0:
            return dice.choice(METHODS), self.path(), self.headers(person), self.body(person)
        cookie = self._served.teacher if person is None else self._served.cookies[person]
        headers = [(b"host", HOST.encode()), (b"origin", b"http://" + HOST.encode()), (b"cookie", cookie.encode())]
        if way == 1:
            known = TEACHERS if person is None else PHONES
            return "GET", self.path() if dice.random() < 0.3 else dice.choice(known), headers, [b""]
        place = dice.choice(DONE) if person is not None else "/teacher/do"
        return "POST", place, headers, self.body(person)

    def path(self) -> str:
        dice, known = self._dice, self._dice.choice(KNOWN)
        value = quote(dice.choice(NASTY).encode("utf-8", "replace"), safe=dice.choice(("", "/", "%<>\"'")))
        way = dice.randrange(9)
        if way == 0:
            return f"/{dice.choice(('J', 'j', 'teacher/person', 'teacher/table', 'teacher/key', 'static'))}/{value}"
        if way == 1:
            number = dice.choice(("1", "2", "0", "99", "-1", "9" * 5000, "007", "１"))
            more = dice.choice(("", "/seat/0", "/seat/9", "/question", "/seat/" + "9" * 5000, "/x"))
            return f"/teacher/{dice.choice(('table', 'person'))}/{quote(number)}{more}"
        if way == 2:
            code = self._served.room.gathering.code
            letters, behind = dice.choice((code, code.lower(), value)), dice.choice(("1", "1/2", "9" * 5000, value))
            return f"/{dice.choice('jJ')}/{letters}/{behind}"
        if way == 3:
            more = urlencode({"text": "P1", "form": dice.choice(sorted(FORMS))})
            return f"{known}?{dice.choice(('form', 'text', 'x'))}={value}&{more}"
        if way == 4:
            return dice.choice(
                (
                    "//",
                    "/..",
                    "/%2e%2e/",
                    "/static/../",
                    "/static/fonts/",
                    "/static/%2e%2e%2f",
                    "/%c0%af",
                    "/%ff%fe",
                    "*",
                    "http://evil.example/",
                    "/" + "a/" * 3000,
                )
            ) + dice.choice(("", known, value))
        if way == 5:
            return known + value
        return known

    def headers(self, person: int | None) -> Headers:
        dice = self._dice
        host: list[bytes] = (
            [HOST.encode()]
            if dice.random() < 0.93
            else dice.choice(
                (
                    [],
                    [b"evil.example"],
                    [b"evil.example:8000"],
                    [HOST.encode(), b"evil.example"],
                    [b"[::1]:8000"],
                    [b"localhost:8000"],
                    [b"127.0.0.1:" + b"9" * 5000],
                    [b"127.0.0.1:\xb2"],
                    [b"[::1"],
                    [b":8000"],
                    [b""],
                    [b"\xff\xfe:8000"],
                    [b"127.0.0.1:8000:8000"],
                )
            )
        )
        out = [(b"host", one) for one in host]
        origin = (
            b"http://" + HOST.encode()
            if dice.random() < 0.9
            else dice.choice(
                (
                    b"",
                    b"null",
                    b"http://evil.example",
                    b"https://" + HOST.encode(),
                    b"http://" + HOST.encode() + b".evil.example",
                )
            )
        )
        if origin:
            out += [(b"origin", origin)] * (1 if dice.random() < 0.97 else 2)
        cookies = []
        if person is not None and dice.random() < 0.8:
            cookies.append(self._served.cookies[person])
        elif dice.random() < 0.4:
            cookies.append(
                f"{dice.choice((SEAT_COOKIE, TEACHER_COOKIE))}={dice.choice(('x', MARKER, 'é', '9' * 3000, ''))}"
            )
        if person is None and dice.random() < 0.5:
            cookies.append(self._served.teacher)
        if dice.random() < 0.1:
            cookies.append(dice.choice((";;;=", "a", '"', "=", "\x00=1", "$Version=1")))
        if cookies:
            out.append((b"cookie", "; ".join(cookies).encode("utf-8")))
        extra = (
            (b"accept-encoding", b"gzip, deflate;q=NaN"),
            (b"range", b"bytes=0-1,5-,-9999999999"),
            (b"if-none-match", b"*"),
            (b"x-forwarded-for", MARKER.encode()),
            (b"x-forwarded-host", b"evil.example"),
            (b"content-length", b"9" * 5000),
            (b"content-length", b"-1"),
            (b"content-length", b"\xb2"),
            (b"content-type", b"application/json"),
            (b"accept-language", b"x" * 9000),
            (b"content-type", b"multipart/form-data; boundary=" + b"a" * 999),
            (b"expect", b"100-continue"),
            (b"upgrade", b"websocket"),
            (b"x-requested-with", b"fetch"),
            (b"x-requested-with", b"fetch"),
            (b"transfer-encoding", b"chunked, gzip"),
            (b"referer", MARKER.encode()),
        )
        out += dice.sample(extra, dice.choice((0, 0, 1, 2)))
        return out

    def body(self, person: int | None) -> list[bytes]:
        dice = self._dice
        way = dice.randrange(20)
        if way == 0:
            return [b"\x00" * 100, b"a=%00&%00=b&=&&&=%"]
        if way == 1:
            return [b"a=1&" * 100_000]
        if way == 2:
            return [b"x" * 9_000] * dice.choice((2, 7, 8, 40))
        if way == 3:
            return [json.dumps({"move": "pass", "after": [1, {"a": MARKER}]}).encode()]
        if way == 4:
            return [b'--a\r\nContent-Disposition: form-data; name="move"\r\n\r\npass\r\n--a--', b"\xc0\xaf\xff\xfe"]
        if way == 5:
            return [b"move=pass&after=%c0%af&key=%ff&n=%F0%9F&code=%ed%a0%80&alias=%E2%80"]
        fields: list[tuple[str, str]] = []
        if way < 17 and person is not None and (likely := self._likely(person)):
            fields += [(name, value) for name, values in likely.items() for value in values]
        for name in dice.sample(FIELDS, dice.choice((0, 0, 1, 2, 7))):
            fields += [(name, dice.choice(NASTY))] * dice.choice((1, 1, 1, 2, 30))
        if dice.random() < 0.5:
            fields.append(("action", dice.choice(sorted(set(ACTIONS) - {"forget"}))))
        if dice.random() < 0.1:
            fields.append((MARKER, MARKER))
        dice.shuffle(fields)
        return [urlencode(fields, errors="surrogatepass").encode()]

    def _likely(self, person: int) -> dict[str, list[str]]:
        """Fields of a form as it may stand on that person's page."""
        room, who = self._served.room, self._served.room.gathering.people[person]
        view = room.view_of(who)
        if view is None or who.seat is None or who.gone or view.over:
            return {}
        table = room.table_of(who)
        key = room.form_key(who) if self._dice.random() < 0.8 else self._dice.choice(NASTY)
        fields = {"after": [str(view.n)], "key": [key], "move": [self._dice.choice(sorted(FORMS))]}
        if table is not None and view.my_turn and self._dice.random() < 0.6:
            fields |= fields_of(view, registered("random").decide(view, table.dice(who.seat)))
        if self._dice.random() < 0.4:
            name = self._dice.choice(sorted(fields))
            fields[name] = [self._dice.choice(NASTY)]
        return fields


_POST: Final = b"POST /join HTTP/1.1\r\nHost: @\r\nOrigin: http://@\r\n"
RAW: tuple[bytes, ...] = (
    b"",
    b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\x00" * 4000,
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: @\r\n\r\n",
    b"GET /\r\n",
    b"GET / HTTP/1.0\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: @\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: @\r\n\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\nHost: @\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: @\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: @\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : @\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: @\r\n folded: x\r\n\r\n",
    b"GET / HTTP/1.1\nHost: @\n\n",
    b"GET / HTTP/1.1\r\nHost: @\r\nA: " + b"x" * 100_000 + b"\r\n\r\n",
    b"G" * 100_000,
    b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: @\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: @:" + b"9" * 5000 + b"\r\n\r\n",
    _POST + b"Content-Length: 99999\r\n\r\ncode=",
    _POST + b"Content-Length: 50\r\n\r\ncode=",
    _POST + b"Content-Length: -5\r\n\r\ncode=",
    _POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\ncode=",
    _POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET",
    _POST + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\ncode=",
    _POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\ncode=",
    _POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"2000\r\n" + b"x" * 8192 + b"\r\n",
    b"GET /seat/stream HTTP/1.1\r\nHost: @\r\nCookie: " + b";" * 9000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: @\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: @\r\nExpect: 100-continue\r\n\r\n" * 200,
    b"GET / HTTP/1.1\r\nHost: @\r\n\r\n" * 50 + b"\xff",
)
"""What no browser sends; `@` stands for the host's own name."""
