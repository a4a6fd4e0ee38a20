"""What opens when somebody uses the room at the table: a delegation, a text, what stands aside, the news."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from communique.model.scenario import Seat
from communique.present import actions, room_of
from communique.views import PartyView
from communique.window.room import RoomActions
from communique.window.table.delegation_page import delegation_dialog
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.app import App
    from communique.window.table.parts import Parts


class InRoom(Protocol):
    """The table, as far as its room opens anything."""

    app: App
    view: PartyView

    @property
    def told_by(self) -> Parts | None:
        """Its widgets; None before it is built."""
        ...

    def act(self, name: str, text: str = "") -> None:
        """Open what makes the move of that name."""
        ...


def room_actions(table: InRoom, meters: Callable[[], None]) -> RoomActions:
    """What the room of `table` calls; `meters` opens the meters with their causes."""

    def delegation(seat: Seat) -> None:
        table.app.dialog(delegation_dialog(table.view, seat, table.app.ui.close))

    def text(id: str) -> None:
        if table.told_by is not None:
            table.told_by.show_texts()
            table.app.ui.settle()
            table.app.focus(f"compare-{id}")

    def caucus() -> None:
        shown = room_of(table.view)
        able = any(one.name == "caucus" and not one.reason for one in actions(table.view))
        if shown.caucuses or not able:
            words = "\n".join(one.words for one in shown.caucuses)
            table.app.tell(tr("Caucus"), words or tr("Nobody is aside."))
        else:
            table.act("caucus")

    def press() -> None:
        stand = room_of(table.view).press
        table.app.tell(tr("The press"), tr("No line has been taken yet.") if stand is None else stand.words)

    def news() -> None:
        sheet = room_of(table.view).news
        if sheet is not None:
            table.app.tell(sheet.title, sheet.words)

    return RoomActions(delegation=delegation, text=text, caucus=caucus, press=press, news=news, meters=meters)
