"""The board: the class at a look, and what the teacher does from the front of the room."""

from __future__ import annotations

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
from communique.host.pages.teacher.controls import clocks, steps, switches
from communique.host.pages.teacher.doing import folded
from communique.host.pages.teacher.frame import main_part, whole
from communique.host.pages.teacher.table_card import Need, card, lot_words, needs, person
from communique.words import tr, tr_n

MANY: int = 12
"""From so many tables on, cards are smaller."""


def board_page(state: BoardState) -> str:
    """The whole page of the board."""
    return whole(state.top, tr("Board"), PLACE_BOARD, main(state), stream=PLACE_STREAM)


def main(state: BoardState) -> Markup:
    """What stands on the board now."""
    return main_part(
        state.top,
        el("h1", tr("Board"), class_="unseen"),
        steps(state),
        el("div", clocks(state), switches(state), class_="controls"),
        el("p", _summary(state), class_="summary"),
        _unseated(state),
        _odd(state),
        *_tables(state),
        kind="class",
    )


def everybody(state: BoardState) -> list[PersonShown]:
    """Everybody who has joined."""
    seated = [one for table in state.tables for seat in table.seats for one in seat.people]
    return [*seated, *(one for table in state.tables for one in table.observers), *state.unseated]


def _summary(state: BoardState) -> str:
    people = everybody(state)
    here = sum(one.presence is Presence.HERE for one in people)
    said = [tr_n("{here} of {n} person here", "{here} of {n} people here", len(people), here=here)]
    if state.tables:
        said.append(tr_n("{n} table", "{n} tables", len(state.tables)))
    ended = sum(bool(table.ended) for table in state.tables)
    if ended:
        said.append(tr_n("{n} has ended", "{n} have ended", ended))
    if state.locked:
        said.append(tr("locked: nobody new may join"))
    if state.paused:
        said.append(tr("everything is paused"))
    return " · ".join(said)


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
    words = tr_n(
        "What the lot did with who was left over: {n} seat",
        "What the lot did with who was left over: {n} seats",
        len(said),
    )
    return folded(words, el("ul", [el("li", one) for one in said]), id="odd", kind="odd")


def _tables(state: BoardState) -> list[Markup | None]:
    if not state.tables:
        text = tr(
            "No tables yet: they are laid when the lots are drawn. How many, and on which level, is settled at {page}.",
            page=tr("Start and settings"),
        )
        return [el("p", text, " ", el("a", tr("Open it"), href=PLACE_START), class_="empty")]
    talking = state.top.phase == "talks" and not state.paused
    found = {
        table.number: needs(table, state.top.now, state.stuck_minutes) if talking else () for table in state.tables
    }
    first = sorted(
        (table for table in state.tables if found[table.number]),
        key=lambda table: (found[table.number][0].order, table.number),
    )
    ended = [table for table in state.tables if table.ended]
    others = [table for table in state.tables if not table.ended and not found[table.number]]
    return [
        _group("need", tr("Need you first"), first, state, found),
        _group("going", tr("Going well") if talking else tr("Tables"), others, state, found),
        _group("done", tr("Ended"), ended, state, found),
    ]


def _group(
    id: str, title: str, tables: list[TableShown], state: BoardState, why: dict[int, tuple[Need, ...]]
) -> Markup | None:
    if not tables:
        return None
    many = " many" if len(state.tables) > MANY else ""
    return el(
        "section",
        el("h2", title, " ", el("span", len(tables), class_="number"), id=id),
        el("div", [card(table, state.top.now, why[table.number]) for table in tables], class_=f"cards{many}"),
        aria_labelledby=id,
        class_=f"group {id}",
    )
