"""From the name of a move to the form, or the plain question, that makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.model.package import OPEN, Terms
from communique.present import measure_of
from communique.rules.kind import Move
from communique.rules.moves.come_back import Return
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import ConferenceTable
from communique.window.table.dealing import CaucusForm, IfThenForm
from communique.window.table.marking import MarkForm, RejectForm
from communique.window.table.offering import AcceptForm, AmendForm, DraftForm, OfferForm
from communique.window.table.single_steps import ConsultForm, GestureDialog, GuaranteeDialog
from communique.window.table.talking import AskForm, TellForm

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen

Opener = Callable[["TableScreen"], None]


def _sure(screen: TableScreen, title: str, body: str, yes: str, move: Move) -> None:
    screen.app.confirm(title, body, yes, lambda: _submitted(screen, move))


def _submitted(screen: TableScreen, move: Move) -> None:
    screen.submit(move)


def _warn(screen: TableScreen) -> None:
    body = (
        "All hear that you will leave in this session unless the talks move. Tension rises by 1, and it costs 1 "
        "capital. If you stay all the same, it costs credibility: 1, then 2, then 4."
    )
    _sure(screen, "Warn of leaving?", body, "Warn", Warn())


def _walk(screen: TableScreen) -> None:
    table, seat = screen.view.table, screen.view.seat
    warned = isinstance(table, ConferenceTable) and table.warned[seat]
    price = "" if warned else " Without a warning the others' trust falls by 2."
    body = (
        f"Your delegation leaves. Tension rises by 1.{price} You may return in a later turn for 1 capital; if nothing "
        "can be signed without you and you stay away, the talks break off."
    )
    _sure(screen, "Leave the table?", body, "Leave", Walk())


def _return(screen: TableScreen) -> None:
    _sure(screen, "Return to the table?", "It costs 1 capital, and tension falls by 1.", "Return", Return())


def _leave(screen: TableScreen) -> None:
    no_deal = measure_of(screen.view.public).words(screen.view.no_deal)
    body = f"The talks end for good, for everyone. You would score no deal: {no_deal}."
    _sure(screen, "Break off the talks?", body, "Break off", Leave())


def _start(screen: TableScreen) -> Terms:
    """What a mediator's text starts from: the package, or the draft while the package is empty."""
    package, table = screen.notepad.package, screen.view.table
    drafted = isinstance(table, ConferenceTable) and table.draft is not None
    if all(choice == OPEN for choice in package) and drafted:
        assert isinstance(table, ConferenceTable)
        assert table.draft is not None
        return table.draft.terms
    return package


def _final(screen: TableScreen) -> None:
    table = screen.view.table
    assert isinstance(table, ConferenceTable)
    DraftForm(screen, table.draft.terms if table.draft else _start(screen), final=True).open()


def _caucus(screen: TableScreen) -> None:
    title = next((a.title for a in screen.actions if a.name == "caucus"), "Caucus")
    CaucusForm(screen, title).open()


OPENERS: dict[str, Opener] = {
    "offer": lambda screen: OfferForm(screen, screen.notepad.package).open(),
    "accept": lambda screen: AcceptForm(screen, screen.notepad.compare).open(),
    "mark": lambda screen: MarkForm(screen).open(),
    "ask": lambda screen: AskForm(screen).open(),
    "pass": lambda screen: _submitted(screen, Pass()),
    "tell": lambda screen: TellForm(screen).open(),
    "reject": lambda screen: RejectForm(screen, screen.notepad.compare).open(),
    "amend": lambda screen: AmendForm(screen, screen.notepad.compare).open(),
    "if-then": lambda screen: IfThenForm(screen).open(),
    "caucus": _caucus,
    "gesture": lambda screen: GestureDialog(screen).open(),
    "consult": lambda screen: ConsultForm(screen).open(),
    "warn": _warn,
    "walk": _walk,
    "return": _return,
    "table": lambda screen: DraftForm(screen, _start(screen), final=False).open(),
    "guarantee": lambda screen: GuaranteeDialog(screen).open(),
    "final": _final,
    "leave": _leave,
}
"""What each button of the bar opens."""
