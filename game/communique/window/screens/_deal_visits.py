"""The table while a deal is made by hand: the desk, a clause on its way, a draft marked, an amendment put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pygame

from communique.present import own_best
from communique.rules.state import Phase
from communique.window.screens._visit import Guide, Visit

if TYPE_CHECKING:
    from communique.views import PartyView
    from communique.window.table.seated import Seated


def deal_visits() -> dict[str, Visit]:
    """Every such way to see the table, named."""
    return {
        "with-a-package-worked-on": _then(lambda seated: seated.work_on("")),
        "with-the-draft-worked-on": _then(lambda seated: seated.work_on("draft")),
        "with-an-amendment": _then(lambda seated: seated.act("amend", "draft")),
        "with-a-clause-carried": _carrying,
        "with-the-draft-marked": _then(lambda seated: seated.act("mark")),
    }


def _then(show: Callable[[Seated], None]) -> Visit:
    return lambda guide: show(_with_texts(guide))


def _with_texts(guide: Guide) -> Seated:
    """The person's floor, with a draft on the table, and the person's best in the rows."""

    def drafted(view: PartyView) -> bool:
        return view.table.phase is Phase.FLOOR and view.table.draft is not None

    game = guide.midway(drafted)
    guide.app.enter_game()
    seated = cast("Seated", guide.app.screen)
    seated.take_package(own_best(game.view()))
    return seated


def _carrying(guide: Guide) -> None:
    """A clause of the draft on its way to the package."""
    _with_texts(guide)
    ui = guide.app.ui
    ui.settle()
    clauses = next((w for w in ui.walk() if w.id == "clauses-draft"), None)
    if clauses is None or not clauses.children:
        return
    start = clauses.seen(clauses.children[0].rect).center
    end = ui.find("package").rect.center
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=start, rel=(0, 0), buttons=(0, 0, 0)))
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=(0, 0), buttons=(1, 0, 0)))
