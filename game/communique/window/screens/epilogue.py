"""The epilogue: after the end, card by card, what the text looks ahead to, or what stays as it is. Then the closing.

Every ending gets the same cards in the same light. One key leads past them, at any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.present.epilogue import EpiloguePage, EpilogueRow, epilogue
from communique.session.communique import exercise
from communique.window.app import App, KeyBinding, Screen
from communique.window.kit import Button, Column, Grid, Label, Row, Rule, Stack, Widget
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.window.signing.light import RoomLight
from communique.window.signing.stage_card import StageCard, on_stage
from communique.words import tr

if TYPE_CHECKING:
    from communique.window.game import Game


TALL = 430
"""The least height of a card, so that its buttons stay where they are from page to page."""
FEW = 4
"""Rows that stand below each other; more of them go into two columns."""


class EpilogueScreen(Screen):
    """The epilogue. State: the page, and whether the light has gone up."""

    name = "epilogue"
    first = "next"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        assert app.game is not None
        self.game: Game = app.game
        outcome = self.game.outcome()
        self.agreement = outcome.agreement
        alone = len(self.game.humans) == 1
        self.pages = epilogue(self.game.view(), outcome.kind, outcome.rejected_by, alone=alone)
        self.at = 0
        self.lit = False

    def build(self) -> Widget:
        page = self.pages[self.at]
        self.light = RoomLight(1.0 if self.lit else 0.0)
        self.card = StageCard(
            page.title,
            self._body(page),
            self._buttons(),
            head=exercise(self.game.public),
            signs=self._signs(page),
            tall=TALL,
            wide=len(page.rows) > FEW,
            id="card",
        )
        return Stack(self.light, on_stage(self.card))

    def shown(self) -> None:
        self.app.play_sound("agreement" if self.agreement else "rest")
        if not self.lit:
            self.lit = True
            self.light.go_up()

    def keys(self) -> dict[str, KeyBinding]:
        return {
            "right": KeyBinding(tr("The next page"), self._next),
            "left": KeyBinding(tr("The page before"), self._before),
        }

    def escape(self) -> None:
        self._to_the_result()

    def _signs(self, page: EpiloguePage) -> list[Widget]:
        """On the first card the emblems of all who were at the table, equal in size."""
        if page.id != "end":
            return []
        style = self.app.ui.style
        side = 58 if len(self.game.public.parties) <= 5 else 44
        return [_parts.emblem(style, seat, party, side) for seat, party in enumerate(self.game.public.parties)]

    def _body(self, page: EpiloguePage) -> list[Widget]:
        rows: list[Widget] = [Label(words, "lead", align="center") for words in page.text]
        if page.rows:
            columns = 2 if len(page.rows) > FEW else 1
            rows.append(Grid(*map(_row, page.rows), columns=columns, gap=12, align="start", pad=(0, 4, 0, 0)))
        return [*rows, Rule(), self._note()]

    def _note(self) -> Widget:
        """What the cards are, and what they are not."""
        said = tr("The epilogue changes no points.")
        if not self.game.public.fictional:
            said = f"{said} {tr('What really happened stands in the record, at the closing.')}"
        return Label(said, "caption", colour="muted", align="center", id="note")

    def _buttons(self) -> list[Widget]:
        last = self.at == len(self.pages) - 1
        skip = Button(
            tr("To the result"), self._to_the_result, kind="quiet", id="to-result", tip=tr("Pass over the rest (Esc)")
        )
        place = Label(
            tr("{n} of {all}", n=self.at + 1, all=len(self.pages)), "small", colour="muted", wrap=False, id="place"
        )
        before = Button(
            "",
            self._before,
            kind="ghost",
            icon="arrow-left",
            id="before",
            label=tr("The page before"),
            visible=self.at > 0,
        )
        words = tr("The result") if last else tr("Go on")
        following = Button(words, self._next, kind="primary", icon="arrow", id="next")
        return [skip, Row(place, before, following, gap=10)]

    def _next(self) -> None:
        if self.at == len(self.pages) - 1:
            self._to_the_result()
        else:
            self._turn(self.at + 1)

    def _before(self) -> None:
        if self.at:
            self._turn(self.at - 1)

    def _turn(self, page: int) -> None:
        self.at = page
        self.app.rebuild()
        self.app.focus("next")
        self.app.ui.fade_in(self.card, 240)
        self.app.play_sound("page")

    def _to_the_result(self) -> None:
        self.app.enter_game()


def _row(row: EpilogueRow) -> Widget:
    if not row.head:
        return Row(
            Label("·", "strong", colour="accent_text", wrap=False), Label(row.words, flex=1), gap=10, align="start"
        )
    return Column(Label(row.head, "small_strong", colour="accent_text"), Label(row.words, "body"), gap=1)


def _page(number: int) -> Visit:
    def visit(guide: Guide) -> None:
        guide.finish()
        screen = guide.app.begin("epilogue")
        assert isinstance(screen, EpilogueScreen)
        screen._turn(number % len(screen.pages))

    return visit


SCREEN = EpilogueScreen
VISITS: dict[str, Visit] = {"first": _page(0), "second": _page(1), "third": _page(2), "last": _page(-1)}
