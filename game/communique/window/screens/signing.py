"""The signing: the text in the middle, what it means to whoever looks, and one signature after the other.

It shows when terms lie on the signing table, goes on with the game, and stays until what happened there has been seen.
The one thing to understand: what has happened and what has been shown of it are two things. A computer signs in no
time; here each stroke is drawn in its turn, and can be passed over by going on.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from communique.faces import FACES
from communique.model.scenario import NATURE, Seat
from communique.present import SigningDecision, signing, status
from communique.present.ceremony import Ceremony, Standpoint, ceremony, concluded
from communique.present.sums import sum_of_package
from communique.rules.kind import Move
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.session.communique import Document, communique
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.kit import Button, Column, Flow, Label, Panel, Row, Scroll, Stack, Widget, ask
from communique.window.screens._visit import Guide, Visit
from communique.window.signing.document_sheet import DocumentSheet, Reshaped, SigningLine, pad_of_page, roomy
from communique.window.signing.light import RoomLight
from communique.window.signing.meaning import harmful, meaning
from communique.window.signing.playback import DONE, Drawn, Playback
from communique.window.signing.programme import decided, programme, reached
from communique.window.signing.sign_button import SignButton
from communique.window.signing.signature_mark import SignatureMark
from communique.window.table.arrange import Pages
from communique.window.table.keybutton import KeyButton
from communique.window.table.notepad import notepad_of
from communique.window.table.reading import sheet_dialog
from communique.window.table.signs import Thinking
from communique.window.table.sum_dialog import sum_dialog
from communique.window.unsaved import explain
from communique.words import say, tr

if TYPE_CHECKING:
    from communique.window.game import Game

CARD_MS: Final = 3200.0
"""How long the card stands that says what has been reached, unless it is passed over."""
WIDE: Final = 1180
NARROW: Final = 900
"""Design units of width from which on there are three columns, and below which there is one with tabs."""


class SigningScreen(Screen):
    """The signing. State: the text and its signatories, how much of that has been shown, and the page where tabs are.

    `fresh` says that the text has just been agreed, so that a card says so first.
    """

    name = "signing"
    follows = True

    def __init__(self, app: App, fresh: bool = False) -> None:
        super().__init__(app)
        assert app.game is not None
        self.game: Game = app.game
        self.view = self.game.view()
        found = ceremony(self.view)
        assert found is not None
        self.ceremony: Ceremony = found
        self.card = fresh and not app.settings.reduced_motion
        """Whether the card stands there that says what has been reached."""
        self.lit = not fresh
        self.left = False
        """Whether the person has gone on from what happened here."""
        self.page = 0
        self.lines: dict[Seat, SigningLine] = {}
        self.playback = Playback(app, self._draw, self._one_shown)
        if fresh:
            self.playback.add(one for one in found.signatories if one.standpoint in DONE)
        else:
            self.playback.show_all(found.signatories)
        self._aim()

    # following the game

    def fits(self, game: Game, place: str) -> bool:
        """Whether this is where the person should be: while a text is signed, and until the end of that was seen."""
        if place in (self.name, "curtain"):
            return place == self.name
        after = self._after(game)
        return not self.left and after is not None and not self._mine_was_last(after)

    def refresh(self) -> None:
        self.view = self.game.view()
        notepad_of(self.game.notepads, self.view).told = self.view.n  # what happens here needs no card at the table
        after = self._after(self.game)
        if after is not None and after != self.ceremony:
            if after.begun != self.ceremony.begun:
                self.playback.forget()
                known = set[Seat]()
            else:
                known = {one.seat for one in self.ceremony.signatories if one.standpoint in DONE}
            self.ceremony = after
            self.playback.add(one for one in after.signatories if one.standpoint in DONE and one.seat not in known)
        self._aim()
        self._anew()
        self._go_on()

    def _after(self, game: Game) -> Ceremony | None:
        view = game.view()
        return ceremony(view) or concluded(self.ceremony, view)

    def _mine_was_last(self, after: Ceremony) -> bool:
        """Whether one's own hand was withheld last: then there is nothing to be seen that was not done here."""
        answered = [one for one in after.signatories if one.standpoint in DONE]
        last = answered[-1] if answered else None
        return last is not None and last.standpoint is Standpoint.WITHHELD and last.seat == self.game.seat

    def shown(self) -> None:
        if self.card:
            self.app.play_sound("agreement")
            self.app.ui.time(self, self._pass_card, CARD_MS)
        else:
            self.app.focus("text")  # where it is longer than its sheet: arrows turn it
        self._light()
        self._go_on()

    def hidden(self) -> None:
        self.card, self.lit = False, True
        self.playback.show_all(self.ceremony.signatories)

    def escape(self) -> None:
        if self.card:
            self._to_the_text()
        elif self.over:
            self._leave()
        else:
            self.app.go("pause")

    @property
    def over(self) -> bool:
        """True when nobody has anything to decide here any more."""
        return not self.ceremony.open

    def _leave(self) -> None:
        self.left = True
        self.app.enter_game(just_now=True)

    # showing what happened

    def _pass_card(self, part: float) -> None:
        if part >= 1 and self.card:
            self._to_the_text()

    def _to_the_text(self) -> None:
        self.card = False
        self._aim()
        self._anew()
        self.app.focus(self.first)
        self.app.focus("text")
        self.app.ui.fade_in(self.sheets, 280)
        self._go_on()

    def _go_on(self) -> None:
        """Show what has happened, once the text lies there."""
        if not self.card and self.app.screen is self:
            self.playback.go_on()

    def _one_shown(self) -> None:
        self._anew()
        if self.over and not self.playback.waiting and self.app.screen is self:
            self.app.focus("go-on")

    def _draw(self, seat: Seat, drawn: Drawn) -> None:
        one = next(one for one in self.ceremony.signatories if one.seat == seat)
        if seat in self.lines:
            self.lines[seat].mark.show(one.standpoint, *drawn)

    # the screen

    def build(self) -> Widget:
        self.light = RoomLight(1.0 if self.lit else 0.0)
        style, public = self.app.ui.style, self.game.public
        if self.card:
            return Stack(self.light, reached(style, public, self.ceremony, self._to_the_text))
        self.sheets = self._table()
        return Reshaped(self.light, self.sheets, shape=self._shape, again=lambda: self.app.post(self._anew))

    def _shape(self) -> tuple[bool, bool, bool]:
        """Whether there is room for three columns, for two, and for a foot that stays in sight."""
        style, size = self.app.ui.style, self.app.ui.size
        width = size[0] / style.scale / math.sqrt(style.text_scale)
        return width >= WIDE, width >= NARROW, roomy(size, style)

    def _light(self) -> None:
        if not self.lit:
            self.lit = True
            self.light.go_up()

    def keys(self) -> dict[str, KeyBinding]:
        return {
            FACES["sign"].key.lower(): KeyBinding(tr("Sign"), self._ask_to_sign),
            FACES["withhold"].key.lower(): KeyBinding(tr("Withhold"), self._ask_to_withhold),
            "b": KeyBinding(tr("Your sheet"), self._sheet),
            "t": KeyBinding(tr("Look at the table"), self._look),
            ".": KeyBinding(tr("The next move"), self._step),
            "h": KeyBinding(tr("Faster or slower"), self._hurry),
        }

    def _aim(self) -> None:
        """The focus goes to what does no harm."""
        self.first = "to-the-text" if self.card else "go-on" if self.over else "look"

    def _anew(self) -> None:
        if self.app.stack and self.app.screen is self:
            self.app.rebuild()

    def _table(self) -> Widget:
        three, two, foot = self._shape()
        seen = self._seen()
        paper = self._paper(standing=not three, foot=foot)
        words = Scroll(Column(*self._beside(), gap=8, pad=(0, 0, 2, 4)), id="meaning")
        beside: Widget = Panel(words, tone="room", pad=(18, 14, 10, 12), radius=10, id="beside", flex=1)
        if two:
            beside = Column(beside, width=336 if three else 326)
        if three:
            shown = map(self.playback.so_far, self.ceremony.signatories)
            rows = programme(self.app.ui.style, self.game.public, seen, shown)
            side = Column(Scroll(Column(*rows, gap=9), id="programme"), width=236, pad=(4, 8, 0, 0))
            body: Widget = Row(side, Column(paper, align="center", flex=1), beside, gap=14, align="stretch", flex=1)
            return Column(body, self._bar(), gap=theme.GAP, pad=pad_of_page())
        head = Column(Label(seen.title, "title"), Label(seen.sentence, colour="muted"), gap=0)
        if two:
            body = Row(Column(paper, align="center", flex=1), beside, gap=12, align="stretch", flex=1)
        else:
            names = [tr("The text"), tr("For you")]
            middle = Column(paper, align="center", flex=1)
            body = Pages(names, [middle, beside], self.page, self._turn, id="pages")
        return Column(head, body, self._bar(), gap=8, pad=pad_of_page())

    def _turn(self, page: int) -> None:
        self.page = page

    def _seen(self) -> Ceremony:
        """As far as it has been shown: nothing is told before it is seen."""
        return self.ceremony if self.playback.still else replace(self.ceremony, open=True, signed=False)

    def _document(self) -> Document:
        found = self.ceremony
        return communique(self.game.public, found.kind, found.terms, found.hands)

    def _paper(self, *, standing: bool, foot: bool) -> Widget:
        public = self.game.public
        self.lines = {}
        for given in self.ceremony.signatories:
            one, party = self.playback.so_far(given), public.parties[given.seat]
            words = one.sentence
            mark = SignatureMark(one.seat, party, sealed=public.fictional, id=f"mark{one.seat}", label=words)
            mark.show(one.standpoint, *self.playback.at(one.seat))
            self.lines[one.seat] = SigningLine(mark, one.name, one.office, one.words if standing else "")
        return DocumentSheet(self._document(), list(self.lines.values()), roomy=foot, id="text")

    def _beside(self) -> list[Widget]:
        """What it means to the person at the screen; once it is decided and several play there, what all may read."""
        found = self._decision()
        if found is None or (self.over and len(self.game.humans) != 1):
            return decided(self.ceremony, over=self.game.over)
        return meaning(found, self._sum, decided=self.over)

    def _sum(self) -> None:
        """Open what the text is worth to the person, clause by clause."""
        found = sum_of_package(self.view, self.ceremony.terms, tr("This text"))
        if found is not None:
            self.app.dialog(sum_dialog(found, self.app.ui.close))

    def _decision(self) -> SigningDecision | None:
        package = notepad_of(self.game.notepads, self.view).package
        return signing(self.view, package)

    # the bar at the foot

    def _bar(self) -> Widget:
        game = self.game
        bar = Panel(tone="room", pad=(14, 9, 12, 9), gap=8, radius=10, shadow=5, id="bar")
        mine = game.my_turn and not self.over
        bar.edge, bar.border = ("brass", 1.5) if mine else ("line", 1)
        said = Column(Label(self._prompt(), "strong", id="prompt"), max_width=460, min_width=200)
        return bar.add(Flow(said, Flow(*self._buttons(), gap=8), gap=10, justify="between"))

    def _prompt(self) -> str:
        if self.over:
            return self.playback.caption or self.ceremony.title
        now = status(self.view).prompt
        return f"{self.playback.caption} {now}" if self.playback.caption else now

    def _buttons(self) -> list[Widget]:
        if self.over:
            words = tr("Go on") if self.game.over else tr("Back to the table")
            return [Button(words, self._leave, kind="primary", icon="arrow", id="go-on")]
        mine = self.game.my_turn
        quiet = [*self._quiet(), *([] if mine else self._waits())]
        return [*quiet, *(self._decide() if mine else [])]

    def _quiet(self) -> list[Widget]:
        game = self.game
        undo = Button(
            "", self._undo, kind="ghost", icon="undo", id="undo", label=tr("Take back"), shortcut="ctrl+z",
            tip=tr("Take your last decision back"), reason=game.no_undo,
        )  # fmt: skip
        redo = Button(
            "", self._redo, kind="ghost", icon="redo", id="redo", label=tr("Make it again"), shortcut="ctrl+y",
            tip=tr("Make the decision that was taken back again"), visible=game.can_redo,
        )  # fmt: skip
        unsaved = Button(
            tr("Not saved"), lambda: explain(self.app, game.unsaved), kind="danger", icon="warning", id="not-saved",
            visible=bool(game.unsaved),
        )  # fmt: skip
        sheet = Button(
            "", self._sheet, kind="ghost", icon="book", id="sheet-button", label=tr("Your sheet"),
            tip=tr("Your confidential sheet: brief, audiences, links, evidence (key B)"),
            visible=self.view.seat != NATURE,
        )  # fmt: skip
        look = Button(
            "", self._look, kind="ghost", icon="table", id="look", label=tr("Look at the table"),
            tip=tr("Look at the table: offers, transcript, delegations (key T)"),
        )  # fmt: skip
        menu = Button(
            "", self.escape, kind="ghost", icon="menu", id="menu", label=tr("Menu"), tip=tr("Menu (Esc)")
        )  # fmt: skip
        return [unsaved, undo, redo, sheet, look, menu]

    def _waits(self) -> list[Widget]:
        thinking = Thinking(id="thinking")
        thinking.show(on=self.game.turn is not None and not self.game.pacing.waits)
        words = tr("Slower") if self.game.fast else tr("Faster")
        tip = tr("Let the delegations move without a pause, or with one.")
        faster = KeyButton(words, self._hurry, key="H", kind="quiet", face="small_strong", id="hurry", tip=tip)
        if not self.game.pacing.waits:
            return [thinking, faster]
        tip = tr("Let one more move happen.")
        step = KeyButton(tr("Next move"), self._step, key=".", kind="primary", id="next-move", tip=tip)
        return [faster, step]

    def _decide(self) -> list[Widget]:
        """Sign and withhold, alike but that a signature which does no harm is the one put forward."""
        found = self._decision()
        final = found is not None and found.final
        kind = "plain" if found is None or harmful(found) else "primary"
        withhold = KeyButton(
            tr("No, withhold") if final else tr("Withhold"),
            self._ask_to_withhold,
            key=FACES["withhold"].key,
            icon="reject",
            id="withhold",
        )
        sign = SignButton(
            tr("Hold for yes, and sign") if final else tr("Hold to sign"),
            self._sign,
            self._ask_to_sign,
            self._writing,
            kind=kind,
            icon="sign",
            key=FACES["sign"].key,
            id="sign",
            tip=tr("Hold it until the stroke is drawn. A short press, or its key, asks first."),
        )
        return [withhold, sign]

    # deciding

    def _writing(self, way: float) -> None:
        """The pen goes along while the button is held; with reduced motion it is there when it is done."""
        seat = self.game.seat
        if seat is not None and self.game.my_turn and (way >= 1 or not self.app.ui.style.reduced_motion):
            self.playback.put(seat, Drawn(way))
            if way <= 0:
                self.playback.lines.pop(seat)

    def _sign(self) -> None:
        self.app.post(partial(self._submit, Sign()))

    def _ask_to_sign(self) -> None:
        found = self._decision() if self.game.my_turn else None
        if found is not None and not self.over:
            self._ask(tr("Sign the text?"), found.verdict, tr("Sign"), Sign(), harm=harmful(found))

    def _ask_to_withhold(self) -> None:
        found = self._decision() if self.game.my_turn else None
        if found is not None and not self.over:
            self._ask(tr("Withhold your signature?"), found.withhold_price, tr("Withhold"), Withhold(), harm=True)

    def _ask(self, title: str, body: str, yes: str, move: Move, *, harm: bool) -> None:
        """Ask once more. The focus is on yes where nothing is lost by it."""

        def agreed() -> None:
            self.app.ui.close()
            self._submit(move)

        buttons = [
            Button(tr("Not yet"), self.app.ui.close, id="no"),
            Button(yes, agreed, kind="plain" if harm else "primary", id="yes"),
        ]
        dialog = ask(title, body, buttons, id="confirm")
        dialog.first = "no" if harm else "yes"
        self.app.dialog(dialog)

    def _submit(self, move: Move) -> None:
        if not self.game.my_turn:
            return
        refusal = self.game.submit(move)
        if refusal is not None:
            self.app.toast(say(refusal.message))

    # reading

    def _sheet(self) -> None:
        if self.view.seat != NATURE:
            self.app.dialog(sheet_dialog(self.view, self.app.ui.close))

    def _look(self) -> None:
        if not self.over and not self.card:
            self.app.go("table", game=self.game)

    def _step(self) -> None:
        """Let the next one answer, where each waits for the person."""
        if self.game.pacing.waits:
            self.game.pacing.step()
            self._anew()

    def _hurry(self) -> None:
        self.game.set_fast(not self.game.fast)
        self._anew()

    def _redo(self) -> None:
        self.game.redo()

    def _undo(self) -> None:
        if not self.game.undo():
            self.app.toast(self.game.no_undo)


def _with(signed: int) -> Visit:
    """So many have signed, and the next one is at the screen."""

    def visit(guide: Guide) -> None:
        guide.agree(signed)
        guide.app.begin("signing")

    return visit


def _all_answer(move: Move) -> Visit:
    """Everybody does the same with the text, before the eyes of who is at the screen."""

    def visit(guide: Guide) -> None:
        game = guide.agree()
        screen = guide.app.begin("signing")
        while game.view().table.agreed is not None and not game.over:
            guide.sit_down()
            game.submit(move)
        guide.app.stack = [*guide.app.stack[:1], screen]  # back from behind the curtains of the others
        screen.refresh()

    return visit


def _reached(guide: Guide) -> None:
    guide.agree()
    screen = guide.app.begin("signing")
    assert isinstance(screen, SigningScreen)
    screen.card = True
    screen._aim()
    guide.app.rebuild()
    guide.app.focus(screen.first)


def _at_the_table(guide: Guide) -> None:
    """Somebody has gone to look at the table meanwhile."""
    guide.agree()
    screen = guide.app.begin("signing")
    assert isinstance(screen, SigningScreen)
    screen._look()


SCREEN = SigningScreen
VISITS: dict[str, Visit] = {
    "reached": _reached,
    "before": _with(0),
    "half": _with(1),
    "after": _all_answer(Sign()),
    "withheld": _all_answer(Withhold()),
    "at-the-table-meanwhile": _at_the_table,
}
