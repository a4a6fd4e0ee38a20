"""The teacher's pages as they are served: what each action's form does to the room, and who may see them."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from communique.host import board, running
from communique.host.doctor import RoomFacts, diagnoses, plan_b, room_facts
from communique.host.html import Markup
from communique.host.pages import projector as projecting
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_DO,
    PLACE_DOCTOR,
    PLACE_PEOPLE,
    PLACE_PEOPLE_STREAM,
    PLACE_PERSON,
    PLACE_PROJECTOR,
    PLACE_PROJECTOR_STREAM,
    PLACE_START,
    PLACE_START_STREAM,
    PLACE_STREAM,
    PLACE_TABLE,
)
from communique.host.pages.teacher import class_board as board_pages
from communique.host.pages.teacher import everybody as people_pages
from communique.host.pages.teacher import look, room_doctor, start
from communique.host.server.desk import (
    TEACHER_COOKIE,
    Desk,
    address_of,
    by_script,
    fields_of,
    html,
    kept,
    made,
    not_the_teacher,
    refused,
    seen_other,
    stream_head,
)
from communique.host.server.streams import Ended, Stream
from communique.words import tr

BOARD_REST: Final = 0.7
"""Seconds between two boards at least: thirty tables move often, and nobody reads faster."""
Fields = Mapping[str, Sequence[str]]
Shown = Callable[[], Markup]


class Teacher:
    """The teacher's routes over one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._room = desk.room

    def routes(self) -> list[Route]:
        """Every path of the teacher's, and the projector's."""
        return [
            Route("/teacher/key/{key}", self.enter),
            Route(PLACE_BOARD, self.page(self._board)),
            Route(PLACE_STREAM, self.stream(self._board_main, BOARD_REST)),
            Route(PLACE_PEOPLE, self.page(self._people)),
            Route(PLACE_PEOPLE_STREAM, self.stream(self._people_main, BOARD_REST)),
            Route(PLACE_PERSON + "{person:int}", self.page(self._person)),
            Route(PLACE_TABLE + "{table:int}", self.page(self._table)),
            Route(PLACE_TABLE + "{table:int}/seat/{seat:int}", self.page(self._table)),
            Route(PLACE_TABLE + "{table:int}/question", self.page(self._question)),
            Route(PLACE_START, self.page(self._start)),
            Route(PLACE_START_STREAM, self.stream(self._start_main, BOARD_REST)),
            Route(PLACE_DOCTOR, self.doctor),
            Route(PLACE_DO, self.do, methods=["POST"]),
            Route(PLACE_PROJECTOR, self.page(self._projector)),
            Route(PLACE_PROJECTOR_STREAM, self.stream(self._projector_main, BOARD_REST)),
        ]

    # -- who may -------------------------------------------------------------

    def knows(self, request: Request) -> bool:
        """Whether a request comes from who has the key."""
        key = self._room.gathering.opened.key
        return hmac.compare_digest(request.cookies.get(self._desk.cookie(TEACHER_COOKIE), "").encode(), key.encode())

    async def enter(self, request: Request) -> Response:
        """The printed link: the key goes into a cookie, and out of the address."""
        who = address_of(request)
        if self._desk.wrong.spent(who):
            return refused(request, tr("Too many tries; wait a minute."), 429)
        if not hmac.compare_digest(request.path_params["key"].encode(), self._room.gathering.opened.key.encode()):
            self._desk.wrong.take(who)
            words = tr("This link does not open the teacher's page; take the one that the laptop prints.")
            return refused(request, words, 403)
        answer = seen_other(PLACE_BOARD)
        key = self._room.gathering.opened.key
        name = self._desk.cookie(TEACHER_COOKIE)
        answer.set_cookie(name, key, httponly=True, samesite="strict", max_age=7 * 86400, path="/")
        return answer

    def page(self, made: Callable[[Request], str | None]) -> Callable[[Request], object]:
        """Serves a page to who has the key; where there is none of that name, 404."""

        async def served(request: Request) -> Response:
            if not self.knows(request):
                return not_the_teacher(request)
            page = made(request)
            if page is None:
                words = tr("There is nothing of that number.")
                return refused(request, words, 404, way=PLACE_BOARD, words=tr("To all tables"))
            return html(page)

        return served

    def stream(self, main: Shown, rest: float) -> Callable[[Request], object]:
        """Serves a stream of the `<main>` of a page."""

        async def served(request: Request) -> Response:
            if not self.knows(request):
                return not_the_teacher(request)
            if request.method == "HEAD":
                return stream_head(request)
            stream = Stream(made(lambda: str(main())), rest=rest)
            return self._desk.stream(request, stream, None, lambda: None)

        return served

    # -- pages ---------------------------------------------------------------

    def _link(self) -> str:
        addresses = self._desk.addresses()
        return f"http://{addresses[0] if addresses else '127.0.0.1'}:{self._desk.options.port}"

    def _board(self, request: Request) -> str:
        return board_pages.board_page(board.board(self._room, self._link()))

    def _board_main(self) -> Markup:
        return board_pages.main(board.board(self._room, self._link()))

    def _people(self, request: Request) -> str:
        return people_pages.people_page(board.people(self._room, self._link()))

    def _people_main(self) -> Markup:
        return people_pages.people_main(board.people(self._room, self._link()))

    def _person(self, request: Request) -> str | None:
        state = board.somebody(self._room, self._link(), request.path_params["person"])
        return None if state is None else people_pages.person_page(state)

    def _table(self, request: Request) -> str | None:
        place = request.path_params
        found = board.look(self._room, self._link(), place["table"], place.get("seat"))
        return None if found is None else look.look_page(*found)

    def _question(self, request: Request) -> str | None:
        state = board.question(self._room, self._link(), request.path_params["table"])
        return None if state is None else look.question_page(state)

    def _start(self, request: Request) -> str:
        return start.start_page(board.start(self._room, self._link(), fresh=self._fresh()))

    def _start_main(self) -> Markup:
        return start.start_main(board.start(self._room, self._link(), fresh=self._fresh()))

    def _fresh(self) -> bool:
        return self._room.scenario(self._room.case.number).ranges is not None

    async def doctor(self, request: Request) -> Response:
        """What keeps phones out, if anything does. Tools of the system are asked, so it is done beside the rest."""
        if not self.knows(request):
            return not_the_teacher(request)
        options, people = self._desk.options, sum(1 for _ in self._room.gathering.here())
        looks = self._desk.visitors.looks(self._desk.addresses(), people)
        measured = room_doctor.Measured(measure(request, "depth", 99), measure(request, "edge", 999))
        asked = partial(
            room_facts,
            options.file,
            options.port,
            local=options.local,
            running=True,
            looks=looks,
            depth=measured.depth,
            edge=measured.edge,
        )
        return html(self._doctor(await run_in_threadpool(asked), measured))

    def _doctor(self, facts: RoomFacts, measured: room_doctor.Measured) -> str:
        options = self._desk.options
        ways = [tr("{title}: {sentence}", title=one.title, sentence=one.sentence) for one in plan_b(options.scenario)]
        return room_doctor.doctor_page(board.top(self._room, self._link()), diagnoses(facts), ways, measured)

    def _projector(self, request: Request) -> str:
        return projecting.projector_page(board.projector(self._room, self._desk.addresses(), self._desk.options.port))

    def _projector_main(self) -> Markup:
        return projecting.main(board.projector(self._room, self._desk.addresses(), self._desk.options.port))

    # -- doing ---------------------------------------------------------------

    async def do(self, request: Request) -> Response:
        """Do what a form asks for, and say what came of it."""
        if not self.knows(request):
            return not_the_teacher(request)
        fields = await fields_of(request)
        action = first(fields, "action")
        doing = self._actions().get(action)
        problem = tr("There is no such thing to do.") if doing is None else kept(partial(doing, fields))
        if self._room.forgotten:
            self._desk.end(Ended("bye", tr("The class was deleted, with its file. You can close this page.")))
        if by_script(request):
            return JSONResponse({"ok": not problem, "says": problem or tr("Done.")})
        back = first(fields, "from")
        place = back if back.startswith("/teacher") else PLACE_BOARD
        if problem:
            return refused(request, problem, 409, way=place, words=tr("Back"))
        return seen_other(place)

    def _actions(self) -> Mapping[str, Callable[[Fields], str]]:
        room = self._room
        return {
            "phase": lambda f: running.go_on(room, first(f, "to")),
            "clock": self._clock,
            "pause": lambda f: running.pause(room, on(f), number_if_any(f, "table")),
            "lock": lambda f: running.lock(room, on(f)),
            "announce": lambda f: running.announce(room, first(f, "text")),
            "question": lambda f: running.call_question(room, number(f, "table") or 0),
            "adjourn": lambda f: running.adjourn(room, number(f, "table") or 0),
            "back": lambda f: running.take_back(room, number(f, "table") or 0, number_if_any(f, "to")),
            "chair": lambda f: running.seat_computer(room, number(f, "table") or 0, seat_in(f)),
            "hand-back": lambda f: running.hand_back(room, number(f, "table") or 0, seat_in(f)),
            "move": self._move,
            "rename": lambda f: running.rename(room, number(f, "person") or 0, first(f, "alias")),
            "remove": lambda f: running.remove(room, number(f, "person") or 0),
            "remove-away": lambda f: running.remove_away(room),
            "rejoin": lambda f: "" if running.rejoin_letters(room, number(f, "person") or 0) else nobody(),
            "lot": lambda f: running.lot(room, anew=first(f, "who") == "all"),
            "tables": self._settle,
            "practice": self._practise,
            "stand-in": lambda f: running.stand_in(room, number_if_any(f, "minutes")),
            "survey": lambda f: running.ask_questions(room, on(f)),
            "research": lambda f: running.ask_about_research(room, on(f)),
            "names": lambda f: running.show_names(room, on(f)),
            "release": lambda f: running.release(room),
            "forget": lambda f: running.forget(room, first(f, "letters")),
        }

    def _clock(self, fields: Fields) -> str:
        until = first(fields, "until")
        if until:
            try:
                return running.clock_until(self._room, first(fields, "what"), float(until))
            except ValueError:
                return tr('"{value}" is no time.', value=f"{until:.40}")
        minutes = first(fields, "minutes")
        if not minutes:
            return running.clock(self._room, first(fields, "what"), None)
        count = number(fields, "minutes")
        return (
            tr("Minutes are a whole number.")
            if count is None
            else running.clock(self._room, first(fields, "what"), count)
        )

    def _move(self, fields: Fields) -> str:
        table, _, seat = first(fields, "to").partition(".")
        if (table and not table.isdecimal()) or (seat and not seat.isdecimal()):
            return tr("There is no such seat.")
        place = int(table[:6]) if table else None
        return running.seat(self._room, number(fields, "person") or 0, place, int(seat[:6]) if seat else None)

    def _settle(self, fields: Fields) -> str:
        wanted = first(fields, "tables")
        tables = None if wanted in ("", "auto") else number(fields, "tables") or 0
        papers = number(fields, "papers")
        if first(fields, "papers") and papers is None:
            return tr("Papers have a whole number.")
        return self._desk.settle(first(fields, "level"), papers, tables)

    def _practise(self, fields: Fields) -> str:
        return self._desk.practise() if on(fields) else running.end_practice(self._room)


def measure(request: Request, name: str, most: int) -> int | None:
    """A whole number from 1 to `most` in the address; None for anything else."""
    text = request.query_params.get(name, "")
    value = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    return value if 1 <= value <= most else None


def nobody() -> str:
    """That there is nobody of that number."""
    return tr("There is nobody of that number.")


def first(fields: Fields, name: str) -> str:
    """The first of what was posted under a name; empty for nothing."""
    values = fields.get(name, ())
    return values[0] if values else ""


def number(fields: Fields, name: str) -> int | None:
    """The whole number posted under a name; None for anything else."""
    text = first(fields, name).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 16 else None


def number_if_any(fields: Fields, name: str) -> int | None:
    """The whole number posted under a name; None where nothing stands there, and -1 for anything else.

    Nothing often stands for all, and what is no number must not.
    """
    found = number(fields, name)
    return -1 if found is None and first(fields, name) else found


def seat_in(fields: Fields) -> int:
    """The seat posted; -1, which is no seat, for anything else."""
    found = number(fields, "seat")
    return -1 if found is None else found


def on(fields: Fields) -> bool:
    """Whether something is switched on."""
    return first(fields, "on") == "1"
