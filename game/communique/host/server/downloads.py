"""What the teacher takes away or shows on the wall: role sheets with codes, exports, the debrief's slides and files."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from communique.classroom.class_pages import projector_page, write_class_debrief
from communique.classroom.class_style import DECK_STYLE, PHONE_STYLE
from communique.classroom.joining import Joining
from communique.host import keeping
from communique.host.class_papers import class_papers
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_DECK,
    PLACE_DECK_FILES,
    PLACE_EXPORT,
    PLACE_GRADES,
    PLACE_SHEETS,
)
from communique.host.room_code import join_address
from communique.host.server.desk import Desk, file, html, not_the_teacher, refused
from communique.model.errors import ErrorForPeople
from communique.words import tr


class Downloads:
    """The routes of downloads over one desk. `knows` says whether a request is the teacher's."""

    def __init__(self, desk: Desk, knows: Callable[[Request], bool]) -> None:
        self._desk = desk
        self._room = desk.room
        self._knows = knows

    def routes(self) -> list[Route]:
        """Every path of theirs."""
        return [
            Route(PLACE_SHEETS, self.guarded(self._sheets)),
            Route(PLACE_EXPORT, self.guarded(lambda: self._export(identified=False))),
            Route(PLACE_GRADES, self.guarded(lambda: self._export(identified=True))),
            Route(PLACE_DECK, self.deck),
            Route(PLACE_DECK_FILES, self.guarded(self._files)),
            Route("/static/deck.css", style(DECK_STYLE)),
            Route("/static/debrief.css", style(PHONE_STYLE)),
        ]

    def guarded(self, made: Callable[[], tuple[str, bytes]]) -> Callable[[Request], object]:
        """Serves a file to the teacher, made on a thread: a class goes on meanwhile."""

        async def served(request: Request) -> Response:
            if not self._knows(request):
                return not_the_teacher(request)
            try:
                name, content = await run_in_threadpool(made)
            except (ErrorForPeople, ValueError) as error:
                return refused(request, str(error), 409, way=PLACE_BOARD, words=tr("Back"))
            except ModuleNotFoundError as error:
                if error.name != "fpdf":
                    raise
                words = tr('Papers need the library fpdf2; install it with: pip install "communique[classroom]"')
                return refused(request, words, 409, way=PLACE_BOARD, words=tr("Back"))
            headers = {"content-disposition": f'attachment; filename="{name}"'}
            return Response(content, media_type="application/zip", headers=headers)

        return served

    async def deck(self, request: Request) -> Response:
        """The slides of the debrief, once it is open."""
        if not self._knows(request):
            return not_the_teacher(request)
        if problem := self._closed():
            return refused(request, problem, 409, way=PLACE_BOARD, words=tr("Back"))
        return html(await run_in_threadpool(projector_page, self._desk.debriefs.record()))

    def _closed(self) -> str:
        if self._room.gathering.phase not in ("debrief", "over"):
            return tr("The debrief is not open yet; release it first.")
        if self._desk.debriefs.waiting():
            return tr("The debrief is being worked out; try again in a few seconds.")
        return ""

    def _sheets(self) -> tuple[str, bytes]:
        room, options, found = self._room, self._desk.options, self._desk.addresses()
        address = join_address(found[0] if found else "127.0.0.1", options.port, room.gathering.code)
        case = room.case
        tables = sum(place.case == case.number for place in room.gathering.places.values())
        return "role-sheets.zip", class_papers(
            room.cut(case.number), Joining(address, max(1, tables)), room.gathering.opened.names
        )

    def _export(self, *, identified: bool) -> tuple[str, bytes]:
        if problem := self._closed():
            raise ValueError(problem)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "class"
            keeping.export_class(self._room.path, out, identified)
            return ("class-grades.zip" if identified else "class-export.zip"), packed(out)

    def _files(self) -> tuple[str, bytes]:
        if problem := self._closed():
            raise ValueError(problem)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "debrief"
            write_class_debrief(self._desk.debriefs.record(), out)
            return "debrief.zip", packed(out)


def packed(folder: Path) -> bytes:
    """The files of a folder as one ZIP file."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as pack:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                pack.write(path, path.relative_to(folder).as_posix())
    return content.getvalue()


def style(text: str) -> Callable[[Request], object]:
    """Serves a style sheet."""

    async def served(request: Request) -> Response:
        return file(request, text.encode(), "text/css")

    return served
