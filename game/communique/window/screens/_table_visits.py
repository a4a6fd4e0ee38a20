"""Ways to see the table: at the beginning, with texts on it, while it is searched; and all that others bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from communique.rules.state import Phase
from communique.window.screens._deal_visits import deal_visits
from communique.window.screens._led_visits import led_visits
from communique.window.screens._moment_visits import moment_visits
from communique.window.screens._room_visits import room_visits

if TYPE_CHECKING:
    from communique.rules.kind import Move
    from communique.views import PartyView
    from communique.window.screens._visit import Guide, Visit
    from communique.window.table.notepad import Notepad
    from communique.window.table.package_hand import PackageHand
    from communique.window.table.sum_dialog import SumOpener


class ShownTable(Protocol):
    """The table, as far as it is used here."""

    view: PartyView
    notepad: Notepad
    hand: PackageHand
    sums: SumOpener

    def submit(self, move: Move) -> bool:
        """Make a move."""
        ...

    def show_own_page(self) -> None:
        """Open the page of one's own."""
        ...

    def _searching(self) -> None: ...

    def _undo(self) -> None: ...


def table_visits() -> dict[str, Visit]:
    """Each way by its name."""
    return {
        "at-the-beginning": _at_the_beginning,
        "with-texts": _with_texts,
        "searched": _searched,
        "with-own-page": _with_own_page,
        "with-something-taken-back": _taken_back,
        **dict(led_visits(_seated)),
        **dict(moment_visits()),
        **room_visits(),
        **deal_visits(),
    }


def _shown(guide: Guide) -> ShownTable:
    assert guide.app.at == "table"
    return cast("ShownTable", guide.app.screen)


def _seated(guide: Guide) -> ShownTable:
    _at_the_beginning(guide)
    return _shown(guide)


def _at_the_beginning(guide: Guide) -> None:
    guide.play()
    guide.app.enter_game()


def _searched(guide: Guide) -> None:
    screen = _seated(guide)
    screen._searching()


def _with_own_page(guide: Guide) -> None:
    screen = _seated(guide)
    screen.show_own_page()


def _taken_back(guide: Guide) -> None:
    screen = _seated(guide)
    screen.submit(next(iter(screen.view.candidates())))
    screen._undo()


def _with_texts(guide: Guide) -> None:
    """Somebody's floor, with a draft and offers on the table, and a package that is another."""

    def several(view: PartyView) -> bool:
        table = view.table
        return table.phase is Phase.FLOOR and table.draft is not None and len(table.offers) > 1

    game = guide.midway(several)
    draft = game.view().table.draft
    assert draft is not None
    guide.app.enter_game()
    screen = _shown(guide)
    screen.notepad.package = draft.terms
    guide.app.rebuild()
