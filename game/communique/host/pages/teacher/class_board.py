"""The board: the class at a look, and what the teacher does from the front of the room."""

from __future__ import annotations

from typing import Final

from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_START,
    PLACE_STREAM,
    BoardState,
    PersonShown,
    Presence,
    TableShown,
)
from communique.host.pages.teacher.doing import folded
from communique.host.pages.teacher.frame import main_part, whole
from communique.host.pages.teacher.steering import clocks, steps, switches
from communique.host.pages.teacher.table_card import Need, card, lot_words, needs, person
from communique.words import tr, tr_n

MANY: Final = 12
"""With more tables than these, cards are smaller."""
LATER: Final = 99
"""The place of a table that needs nothing, behind those that do."""


def board_page(state: BoardState) -> str:
    """The whole page of the board."""
    return whole(state.top, tr("Board"), PLACE_BOARD, main(state), stream=PLACE_STREAM)


def main(state: BoardState) -> Markup:
    """What stands on the board now."""
    why = _why(state)
    first = sum(bool(found) for found in why.values())
    return main_part(
        state.top,
        el("h1", tr("Board"), class_="vh"),
        steps(state),
        el("div", clocks(state), switches(state), class_="controls"),
        el("div", el("p", _summary(state, first), class_="summary"), _odd(state), class_="glance"),
        _unseated(state),
        _tables(state, why),
        kind="class",
    )


def everybody(state: BoardState) -> list[PersonShown]:
    """Everybody who has joined."""
    seated = [one for table in state.tables for seat in table.seats for one in seat.people]
    return [*seated, *(one for table in state.tables for one in table.observers), *state.unseated]


def _summary(state: BoardState, first: int) -> str:
    people = everybody(state)
    here = sum(one.presence is Presence.HERE for one in people)
    said = [tr_n("{here} of {n} person here", "{here} of {n} people here", len(people), here=here)]
    if state.done is not None:
        said.append(tr_n("{done} of {n} is ready", "{done} of {n} are ready", len(people), done=state.done))
    if state.tables:
        said.append(_tables_words(state))
    if first:
        said.append(tr_n("{n} needs you", "{n} need you", first))
    ended = sum(bool(table.ended) for table in state.tables)
    if ended:
        said.append(tr_n("{n} has ended", "{n} have ended", ended))
    if state.locked:
        said.append(tr("locked: nobody new may join"))
    if state.paused:
        said.append(tr("everything is paused"))
    return " · ".join(said)


def _tables_words(state: BoardState) -> str:
    if state.top.practice:
        return tr_n("{n} table, practice", "{n} tables, practice", len(state.tables))
    return tr_n("{n} table", "{n} tables", len(state.tables))


def _unseated(state: BoardState) -> Markup | None:
    if not state.unseated:
        return None
    people = [el("li", person(one, state.top.now)) for one in state.unseated]
    return el(
        "section",
        el("h2", tr("Without a seat yet"), id="without"),
        el("ul", people, class_="names"),
        aria_labelledby="without",
        class_="without",
    )


def _odd(state: BoardState) -> Markup | None:
    said = lot_words(state.tables)
    if not said:
        return None
    words = tr_n("{n} special seat", "{n} special seats", len(said))
    return folded(words, el("ul", [el("li", one) for one in said], class_="flap"), id="odd", kind="pop odd")


def _why(state: BoardState) -> dict[int, tuple[Need, ...]]:
    """By table, why it needs the teacher."""
    talking = state.top.phase == "talks" and not state.paused
    return {table.number: needs(table, state.top.now, state.stuck_minutes) if talking else () for table in state.tables}


def _tables(state: BoardState, why: dict[int, tuple[Need, ...]]) -> Markup:
    """A card a table: those that need the teacher first, those that have ended last."""
    if not state.tables:
        text = tr(
            "No tables yet: they are laid when seats are drawn. How many, and on which level, is settled at {page}.",
            page=tr("Start and settings"),
        )
        return el("p", text, " ", el("a", tr("Open it"), href=PLACE_START), class_="empty")

    def place(table: TableShown) -> tuple[bool, int, int]:
        urgent = why[table.number][0].order if why[table.number] else LATER
        return bool(table.ended), urgent, table.number

    cards = [card(table, state.top.now, why[table.number]) for table in sorted(state.tables, key=place)]
    return el(
        "section",
        el("h2", tr("Tables"), id="tables", class_="vh"),
        el("div", cards, class_="cards many" if len(state.tables) > MANY else "cards"),
        aria_labelledby="tables",
    )
