"""Ways to see the table: at the beginning, with texts on it, searched, and while a deal is made by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pygame

from communique.present import own_best, terms_of
from communique.rules.state import Phase
from communique.window.kit import Button
from communique.window.screens._visit import Guide, Visit

if TYPE_CHECKING:
    from communique.views import PartyView
    from communique.window.table.seated import Seated


def table_visits() -> dict[str, Visit]:
    """Every such way to see the table, named."""
    return {
        "at-the-beginning": _at_the_beginning,
        "with-texts": _with_the_draft_in_the_rows,
        "searched": _after("find"),
        "with-own-page": _after("own-page-button"),
        "with-something-taken-back": _taken_back,
        "with-a-text-worked-on": _then(lambda seated: seated.work_on("")),
        "with-the-draft-worked-on": _then(lambda seated: seated.work_on("draft")),
        "with-an-amendment": _then(lambda seated: seated.act("amend", "draft")),
        "with-a-clause-carried": _carrying,
        "with-the-draft-marked": _then(lambda seated: seated.act("mark")),
    }


def _at_the_beginning(guide: Guide) -> None:
    guide.play()
    guide.app.enter_game()


def _after(id: str) -> Visit:
    """The beginning, after the button with that id."""

    def visit(guide: Guide) -> None:
        _at_the_beginning(guide)
        _press(guide, id)

    return visit


def _taken_back(guide: Guide) -> None:
    game = guide.play()
    guide.app.enter_game()
    game.submit(next(iter(game.view().candidates())))
    _press(guide, "undo")


def _press(guide: Guide, id: str) -> None:
    found = next((w for w in guide.app.ui.walk() if w.id == id and isinstance(w, Button)), None)
    if found is not None:
        found.activate()


def _with_texts(guide: Guide) -> Seated:
    """The person's floor, with a draft on the table, and the person's best in the rows."""

    def drafted(view: PartyView) -> bool:
        return view.table.phase is Phase.FLOOR and view.table.draft is not None

    game = guide.midway(drafted)
    guide.app.enter_game()
    seated = cast("Seated", guide.app.screen)
    seated.take_package(own_best(game.view()))
    return seated


def _with_the_draft_in_the_rows(guide: Guide) -> None:
    """Somebody's floor, with a draft and offers on the table, and a package that is as the draft."""

    def several(view: PartyView) -> bool:
        table = view.table
        return table.phase is Phase.FLOOR and table.draft is not None and len(table.offers) > 1

    game = guide.midway(several)
    guide.app.enter_game()
    cast("Seated", guide.app.screen).take_package(terms_of(game.view(), "draft") or ())


def _then(show: Callable[[Seated], None]) -> Visit:
    return lambda guide: show(_with_texts(guide))


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
