"""The table while a deal is made by hand: the desk, a clause on its way, a draft marked, an amendment put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

import pygame

from communique.faces import FACES
from communique.present import own_best, standing_offers, terms_of
from communique.rules.moves import kind_of
from communique.window.screens._visit import Guide, Visit

if TYPE_CHECKING:
    from communique.views import PartyView
    from communique.window.table.seated import Seated

TURNS: Final = 120
"""So many decisions are made at most before somebody looks at what lies on the table."""


def deal_visits() -> dict[str, Visit]:
    """Every such way to see the table, named."""
    return {
        "with-a-text-worked-on": _then(lambda seated: seated.work_on("")),
        "with-an-offer-worked-on": _then(lambda seated: seated.work_on(_first(seated.view))),
        "with-an-amendment": _then(lambda seated: seated.act("amend", _first(seated.view))),
        "with-a-clause-carried": _carrying,
        "with-the-draft-marked": _then(lambda seated: seated.act("mark")),
    }


def _then(show: Callable[[Seated], None]) -> Visit:
    def visit(guide: Guide) -> None:
        seated = _with_texts(guide)
        show(seated)

    return visit


def _carrying(guide: Guide) -> None:
    """A clause of the first text on its way to the package."""
    seated, ui = _with_texts(guide), guide.app.ui
    ui.settle()
    found = [w for w in ui.walk() if w.id == f"clauses-{_first(seated.view)}"]
    if not found or not found[0].children:
        return
    rect = found[0].children[0].rect
    start = found[0].seen(rect).center
    end = ui.find("package").rect.center
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=start, rel=(0, 0), buttons=(0, 0, 0)))
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=(0, 0), buttons=(1, 0, 0)))


def _with_texts(guide: Guide) -> Seated:
    """The table on which something lies, with a package in the rows."""
    game = guide.play()
    guide.app.enter_game()
    game.set_fast(True)
    for _ in range(TURNS):
        view = game.view()
        if game.over or (game.my_turn and _first(view)):
            break
        if game.my_turn:
            quiet = (m for m in view.candidates() if not FACES[kind_of(m).name].grave)
            game.submit(next(quiet))
        guide.app.ui.pump()
    seated = cast("Seated", guide.app.screen)
    if guide.app.screen.name == "table":
        seated.take_package(own_best(game.view()))
    return seated


def _first(view: PartyView) -> str:
    """The id of the draft, or of the first offer; empty for neither."""
    if terms_of(view, "draft") is not None:
        return "draft"
    return next((str(offer.id) for offer in standing_offers(view) if offer.by != view.seat), "")
