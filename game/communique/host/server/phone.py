"""The pages of phones as they are served: joining, the seat, its stream, and what each form does to the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from communique.host import coming, playing, showing
from communique.host.forms import read_form
from communique.host.gathering import Person
from communique.host.pages.phone import alias_page, join_page, notice_page
from communique.host.places import (
    ALIAS,
    BACK,
    BRIEF,
    CONSENT,
    DISMISS,
    JOIN,
    LEAVE,
    LOOK_ON,
    MOVE,
    NOTE,
    PACKAGE,
    PEN,
    PROPOSE,
    PULSE,
    READ,
    RECORD,
    SEAT,
    SEEN,
    STREAM,
    SURVEY,
)
from communique.host.room_code import read_code
from communique.host.server.desk import (
    SEAT_COOKIE,
    Desk,
    address_of,
    by_script,
    fields_of,
    html,
    kept,
    made,
    refused,
    seen_other,
    stream_head,
)
from communique.host.server.notices import whole
from communique.host.server.streams import Ended, Stream
from communique.host.server.teacher import Fields, first, number
from communique.words import N_, tr

REPLACED: Final = "replaced"
COOKIE_DAYS: Final = 2
SAID: Final = {MOVE: N_("Done."), PROPOSE: N_("Your team can read it now.")}
"""By path, what is answered when it was done, where the page alone does not show it."""


_BEHIND: Final = ("", "/{table:int}", "/{table:int}/{seat:int}")
"""What may follow the letters: the table of a sign, and the seat of a role sheet."""


class Phone:
    """The routes of phones over one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._room = desk.room

    def routes(self) -> list[Route]:
        """Every path of phones'."""
        doings: Mapping[str, Callable[[Person, Fields], str]] = {
            MOVE: self._move,
            PROPOSE: self._propose,
            DISMISS: self._dismiss,
            PACKAGE: self._package,
            NOTE: self._note,
            READ: self._read,
            SEEN: self._seen,
            LOOK_ON: lambda person, fields: playing.look_on(self._room, person),
            PEN: lambda person, fields: playing.take_pen(self._room, person),
            BACK: lambda person, fields: playing.take_chair(self._room, person),
            PULSE: self._pulse,
            SURVEY: lambda person, fields: showing.answered(self._room, person, fields),
            CONSENT: self._consent,
        }
        return [
            Route("/", self.door),
            Route(JOIN, self.letters, methods=["POST"]),
            # A code that is scanned is in capital letters, an address that is typed is not.
            *(Route(f"/{j}/{{code}}{rest}", self.alias) for j in "Jj" for rest in _BEHIND),
            Route(ALIAS, self.join, methods=["POST"]),
            Route(SEAT, self.seat),
            Route(BRIEF, self.brief),
            Route(RECORD, self.record),
            Route(STREAM, self.stream),
            Route(LEAVE, self.leave, methods=["POST"]),
            *(Route(path, self.doing(done, SAID.get(path, "")), methods=["POST"]) for path, done in doings.items()),
        ]

    # -- joining -------------------------------------------------------------

    async def door(self, request: Request) -> Response:
        """Where somebody comes who typed the address: the letters are asked for."""
        if self._desk.person(request) is not None:
            return seen_other(SEAT)
        return html(whole(join_page()))

    async def letters(self, request: Request) -> Response:
        """The letters that were typed: those of the class, or those that let somebody go on with another phone."""
        who, fields = address_of(request), await fields_of(request)
        typed = first(fields, "code")
        if self._desk.wrong.spent(who):
            return html(whole(join_page(typed[:12], tr("Too many tries; wait a minute."))), 429)
        letters = read_code(typed)
        if letters == self._room.gathering.code:
            return seen_other(f"/J/{letters}")
        back = coming.rejoin(self._room, letters) if letters else None
        if back is not None:
            return self._seated(back[1])
        self._desk.wrong.take(who)
        return html(whole(join_page(typed[:12], tr("These are not the letters of this class."))), 404)

    async def alias(self, request: Request) -> Response:
        """Where a code leads: whoever is in the class already goes to their seat, the others say what to call them."""
        if self._desk.person(request) is not None:
            return seen_other(SEAT)
        who, place = address_of(request), request.path_params
        if self._desk.wrong.spent(who):
            return html(whole(join_page("", tr("Too many tries; wait a minute."))), 429)
        if place["code"].upper() != self._room.gathering.code:
            self._desk.wrong.take(who)
            return html(whole(join_page("", tr("These are not the letters of this class."))), 404)
        return html(self._alias_page("", "", place.get("table"), place.get("seat")))

    def _alias_page(self, alias: str, problem: str, table: int | None, seat: int | None) -> str:
        # What a sign or a role sheet says stands behind the letters, as it does in its address.
        parts = [self._room.gathering.code, *(str(one) for one in (table, seat) if one is not None)]
        return whole(alias_page("/".join(parts), problem, alias))

    async def join(self, request: Request) -> Response:
        """Somebody has said what to call them."""
        if self._desk.person(request) is not None:
            return seen_other(SEAT)
        who, fields = address_of(request), await fields_of(request)
        if self._desk.wrong.spent(who) or not self._desk.may_come(who):
            return html(whole(join_page("", tr("Too many tries; wait a minute."))), 429)
        letters, _, sign = first(fields, "code").partition("/")
        if read_code(letters) != self._room.gathering.code:
            self._desk.wrong.take(who)
            return html(whole(join_page("", tr("These are not the letters of this class."))), 404)
        table, seat = signed(sign)
        alias = first(fields, "alias")
        found: list[str] = []

        def joined() -> str:
            came = coming.join(self._room, alias, table, None if seat is None else seat - 1)
            if isinstance(came, str):
                return came
            self._desk.came_from(came[0].id, who)
            found.append(came[1])
            return ""

        if problem := kept(joined):
            return html(self._alias_page(alias[:40], problem, table, seat), 409)
        return self._seated(found[0])

    def _seated(self, token: str) -> Response:
        answer = seen_other(SEAT)
        name, age = self._desk.cookie(SEAT_COOKIE), COOKIE_DAYS * 86400
        answer.set_cookie(name, token, httponly=True, samesite="strict", max_age=age, path="/")
        return answer

    # -- the seat ------------------------------------------------------------

    async def seat(self, request: Request) -> Response:
        """What somebody's phone shows."""
        person = self._desk.person(request)
        if person is None:
            return self._gone(request)
        asked = request.query_params
        return html(
            showing.page(
                self._room, self._desk.debriefs, person, form=asked.get("form", ""), text=asked.get("text", "")
            )
        )

    async def brief(self, request: Request) -> Response:
        """The own brief and sheet, to read at any time."""
        person = self._desk.person(request)
        if person is None:
            return self._gone(request)
        return html(showing.page(self._room, self._desk.debriefs, person, "brief"))

    async def record(self, request: Request) -> Response:
        """The whole record of the own table."""
        person = self._desk.person(request)
        if person is None:
            return self._gone(request)
        return html(showing.page(self._room, self._desk.debriefs, person, "record"))

    def _gone(self, request: Request) -> Response:
        """For a phone that has no seat here, or no longer."""
        if by_script(request):
            return refused(request, gone_words(), 403)
        if not request.cookies.get(self._desk.cookie(SEAT_COOKIE)):
            return seen_other("/")
        answer = html(whole(notice_page(tr("You are not in this class"), gone_words(), way="/", words=tr("Join"))), 403)
        answer.delete_cookie(self._desk.cookie(SEAT_COOKIE), path="/")
        return answer

    async def stream(self, request: Request) -> Response:
        """The stream of what somebody's phone shows. The newest tab is the one that counts."""
        if request.method == "HEAD":
            # Nobody listens to it: it is no tab, and no sign of life of the person's phone.
            return stream_head(request) if self._desk.holder(request) else refused(request, gone_words(), 403)
        person = self._desk.person(request)
        if person is None:
            return refused(request, gone_words(), 403)
        room, presence = self._room, self._room.present(person.id)
        if isinstance(presence.stream, Stream):
            presence.stream.end(Ended(REPLACED, tr("This class is open in another tab; go on there.")))

        token, asked = person.token, request.query_params.get("aside", "")
        aside: showing.Asides = "brief" if asked == "brief" else "record" if asked == "record" else ""

        def shown() -> str | Ended:
            if person.gone:
                return Ended("bye", gone_words() if person.removed else tr("You have left the class."))
            if person.token != token:
                return Ended("bye", tr("You go on with another phone."))
            return showing.main(room, self._desk.debriefs, person, aside)

        stream = Stream(made(shown))
        presence.stream = stream
        presence.streams += 1
        self._desk.looks(person.id)
        room.wake_teacher()

        def closed() -> None:
            presence.streams -= 1
            room.looked(person.id)
            if presence.stream is stream:
                presence.stream = None
            room.wake_teacher()

        return self._desk.stream(request, stream, person.id, closed)

    async def leave(self, request: Request) -> Response:
        """Somebody leaves for good."""
        person = self._desk.person(request)
        if person is None:
            return self._gone(request)
        coming.leave(self._room, person)
        answer = html(whole(notice_page(tr("You have left"), tr("You have left the class."))))
        answer.delete_cookie(self._desk.cookie(SEAT_COOKIE), path="/")
        return answer

    def doing(self, done: Callable[[Person, Fields], str], said: str = "") -> Callable[[Request], object]:
        """Serves a form of a phone; `said` is what is answered when it was done."""

        async def served(request: Request) -> Response:
            # First what was posted, which may come slowly, and then whose it is: they may have been let go meanwhile.
            fields = await fields_of(request)
            person = self._desk.person(request)
            if person is None:
                return self._gone(request)
            if not self._desk.forms.take(str(person.id)):
                return self._said(request, tr("That was a lot at once; wait a moment."), 429)
            if person.gone:
                # They were let go while their form was on its way.
                return self._gone(request)
            problem = kept(lambda: done(person, fields))
            return self._said(request, problem, 409, said)

        return served

    def _said(self, request: Request, problem: str, status: int, done: str = "") -> Response:
        if by_script(request):
            return JSONResponse({"ok": not problem, "says": problem or (tr(done) if done else "")})
        if not problem:
            return seen_other(SEAT)
        return html(whole(notice_page(tr("That was not done"), problem, way=SEAT, words=tr("Back"))), status)

    # -- what forms do ---------------------------------------------------------

    def _move(self, person: Person, fields: Fields) -> str:
        view = self._room.view_of(person)
        if view is None or person.seat is None:
            return tr("You are watching.")
        key, after = first(fields, "key"), number(fields, "after")
        by = number(fields, "number")
        if by is not None:
            return playing.adopt(self._room, person, by, after=-1 if after is None else after, key=key)
        if (person.id, key) in self._room.gathering.keys:
            return ""
        move = read_form(view, fields)
        if isinstance(move, str):
            return move
        problem = playing.make(self._room, person, move, after=-1 if after is None else after, key=key)
        return problem or self._put_forward(person, fields)

    def _put_forward(self, person: Person, fields: Fields) -> str:
        """Keep the package that was put forward with a move: what comes next is held against it."""
        return showing.put_together(self._room, person, fields) if "c0" in fields else ""

    def _propose(self, person: Person, fields: Fields) -> str:
        view = self._room.view_of(person)
        if view is None or person.seat is None:
            return tr("You are watching.")
        move = read_form(view, fields)
        if isinstance(move, str):
            return move
        return playing.propose(self._room, person, move) or self._put_forward(person, fields)

    def _dismiss(self, person: Person, fields: Fields) -> str:
        return playing.dismiss(self._room, person, number(fields, "number") or 0)

    def _package(self, person: Person, fields: Fields) -> str:
        if not any(name in ("take", "clear") or (name[:1] == "c" and name[1:].isdecimal()) for name in fields):
            return nothing_said()
        return showing.put_together(self._room, person, fields)

    def _note(self, person: Person, fields: Fields) -> str:
        if "aim" not in fields and not any(name.startswith("guess") for name in fields):
            return nothing_said()
        return showing.noted(self._room, person, fields)

    def _read(self, person: Person, fields: Fields) -> str:
        return playing.read_brief(self._room, person)

    def _seen(self, person: Person, fields: Fields) -> str:
        presence = self._room.present(person.id)
        heard = min(number(fields, "n") or 0, 10**6)
        presence.seen = max(presence.seen, heard)
        if "key" in fields:
            # By the button below what was said meanwhile, and not by the script.
            presence.caught_up = heard
            self._room.wake_person(person.id)
        return ""

    def _consent(self, person: Person, fields: Fields) -> str:
        # Whoever sends neither answer has not answered.
        answer = {"1": True, "0": False}.get(first(fields, "yes"))
        if answer is None:
            return tr("Say yes or no; both are right.")
        return playing.consent(self._room, person, answer)

    def _pulse(self, person: Person, fields: Fields) -> str:
        felt = [number(fields, name) or 0 for name in ("satisfaction", "trust", "fairness")]
        return playing.pulse(self._room, person, *felt)


def nothing_said() -> str:
    """That a form held none of what it asks for: what was kept before is not taken back by that."""
    return tr("There was nothing in that form.")


def signed(sign: str) -> tuple[int | None, int | None]:
    """The table and the seat, from 1, that a scanned sign says.

    >>> signed("3/2"), signed("3"), signed(""), signed("x/-1")
    ((3, 2), (3, None), (None, None), (None, None))
    """
    numbers = [int(one) if one.isascii() and one.isdecimal() and len(one) < 4 else None for one in sign.split("/")]
    table, seat = (*numbers, None)[:2]
    return (table, seat) if table is not None else (None, None)


def gone_words() -> str:
    """What a phone is told whose token is dead."""
    return tr("Your teacher has let this phone go, or the class is another one. Ask for letters to come back with.")
