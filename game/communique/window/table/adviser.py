"""The adviser at the table: one quiet line above the bar, and a panel to read when asked.

Everything in both is worked out from the view of the person at the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.adviser.counsel import HINT, Advice
from communique.adviser.deed import Deed
from communique.model.message import N_
from communique.present import actions, measure_of
from communique.present.advice import counsel, deed_words
from communique.views import PartyView
from communique.window.kit import (
    Button,
    Canvas,
    Column,
    Dialog,
    Flow,
    Grid,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Segmented,
    Spacer,
    Style,
    Widget,
    paint,
)
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.window.table.weight_bars import WeightBars
from communique.words import tr

if TYPE_CHECKING:
    from pygame import Rect, Surface

TITLE = N_("Your adviser")
SEES = N_("Sees what you see: your sheet, the table, what you heard. The decision is yours.")
READ = N_(
    "The sign is the estimate, the band how sure it is: about two times in three, what the sheet says lies in it. It "
    "narrows with what you hear; before that only the public goals count. What is said need not be true."
)
HEADS = {"trade": N_("A trade to think about"), "cheapest": N_("Something to think about")}


class AdviserLine(Panel):
    """A nudge, with a button that follows it, "Why?" and "Not now"; out of sight while there is none.

    State: the nudge shown.
    """

    def __init__(
        self, said: Advice | None, do: Callable[[Deed], None], why: Callable[[], None], hush: Callable[[], None]
    ) -> None:
        self._shown = said
        self._said = Label(said.text if said else "", "body", id="adviser-said")
        words = deed_words(said.deed) if said else ""
        self._do = Button(words, self._follow, kind="plain", face="small_strong", id="adviser-do")
        self._follows = do
        super().__init__(
            Row(
                Canvas(_lamp, width=22, height=22, label=tr("Adviser")),
                Column(
                    self._said,
                    Flow(
                        self._do,
                        Button(
                            tr("Why?"),
                            why,
                            kind="ghost",
                            face="small_strong",
                            id="adviser-why",
                            tip=tr("What it rests on (key V)"),
                        ),
                        Button(tr("Not now"), hush, kind="quiet", face="small_strong", id="adviser-hush"),
                        gap=8,
                    ),
                    gap=6,
                    flex=1,
                ),
                gap=10,
                align="start",
            ),
            tone="room",
            fill="raised",
            edge="line",
            radius=10,
            shadow=0,
            pad=(14, 8, 10, 8),
            id="adviser",
            visible=said is not None,
        )

    def show(self, said: Advice | None) -> None:
        """Show a nudge, or nothing."""
        self._shown = said
        if said is not None:
            self._said.set(said.text)
            self._do.set(deed_words(said.deed))
        self.visible = said is not None

    def _follow(self) -> None:
        if self._shown is not None:
            self._follows(self._shown.deed)


def _lamp(surface: Surface, rect: Rect, style: Style) -> None:
    colour = style.colour("accent_text", "room")
    paint.stamp(surface, style.icon("info", min(rect.w, rect.h), colour), rect.center)


class AdviserPanel:
    """What the adviser says when asked. State: whose picture is open."""

    def __init__(self, seated: Seated) -> None:
        self.seated = seated
        self.said: tuple[Advice, ...] = counsel(seated.view, seated.notepad.discretion.now)
        self.whom = 0
        self._pictures = Column(gap=6)

    @property
    def view(self) -> PartyView:
        """What the person may know now."""
        return self.seated.view

    def open(self) -> None:
        """Show it."""
        parts: list[Widget] = []
        for one in self.said:
            parts += self._advice(one)
        self._pictures.replace(*self._picture())
        close = Button(tr("Close"), self.close, kind="primary", id="adviser-close")
        foot: list[Widget] = [Spacer(), close]
        if self._package() is not None:
            take = Button(tr("Put the package into your rows"), self._take, icon="draft", id="adviser-take")
            offer = Button(tr("Offer it"), self._offer, icon="offer", id="adviser-offer", reason=self._closed())
            foot = [take, offer, *foot]
        panel = Panel(
            Label(tr(TITLE), "heading"),
            Label(tr(SEES), "small", colour="muted"),
            Scroll(Column(*parts, self._pictures, gap=6, pad=(0, 0, 8, 4)), flex=1, id="adviser-scroll"),
            Row(*foot, gap=10),
            gap=9,
            pad=22,
            max_width=760,
            shadow=14,
        )
        self.seated.dialog(Dialog(panel, id="adviser-panel", label=tr(TITLE), first="adviser-close"))

    def close(self) -> None:
        """Take it away."""
        self.seated.close()

    def _advice(self, one: Advice) -> list[Widget]:
        if one.kind != HINT:
            return [Label(one.text, "strong"), Label(one.why, "small", colour="muted"), self._deed(one), Rule()]
        out: list[Widget] = [
            heading(tr(HEADS[one.trigger]) if one.trigger in HEADS else tr(TITLE)),
            Label(one.text, "strong"),
        ]
        out += [Label(one.why, "small", colour="muted"), self._deed(one)]
        if one.package and one.points is not None:
            measure = measure_of(self.view.public)
            over = measure.distance(one.points - self.view.no_deal)
            points = measure.words(one.points)
            worth = tr("A package to consider: {points} to you, {distance}", points=points, distance=over)
            out += [Rule(), heading(worth), self._clauses(one)]
        return out

    def _deed(self, one: Advice) -> Widget:
        """The button that follows a piece of advice."""
        follow = Button(
            deed_words(one.deed),
            lambda: self._do(one.deed),
            face="small_strong",
            id=f"adviser-deed-{one.kind}",
        )
        return Flow(follow, gap=8)

    def _do(self, deed: Deed) -> None:
        self.close()
        self.seated.follow(deed)

    def _clauses(self, one: Advice) -> Widget:
        issues, points = self.view.public.issues, self.view.sheet.points
        figure = measure_of(self.view.public).figure
        cells: list[Widget] = []
        for i, (issue, k) in enumerate(zip(issues, one.package, strict=True)):
            cells += [Label(issue.short, "small_strong"), Label(issue.options[k].label, "small")]
            cells.append(Label(figure(points[i][k]), "small_strong", align="right"))
        return Grid(*cells, columns=(2, 5, 0), gap=3, align="start")

    def _package(self) -> Advice | None:
        return next((one for one in self.said if one.package), None)

    def _picture(self) -> list[Widget]:
        beliefs = next((one.beliefs for one in self.said if one.beliefs), ())
        if not beliefs:
            return []
        names = [self.view.public.parties[p.seat].short for p in beliefs]
        out: list[Widget] = [Rule()]
        if len(names) > 1:
            out += [
                heading(tr("What may matter to")),
                Segmented(names, self.whom, self._turn, id="adviser-whom", label=tr("Whom")),
            ]
        else:
            out.append(heading(tr("What may matter to {party}", party=names[0])))
        out.append(WeightBars(self.view.public, beliefs[self.whom], id="adviser-bars"))
        return [*out, Label(tr(READ), "small", colour="muted")]

    def _turn(self, whom: int) -> None:
        self.whom = whom
        self.seated.keep_focus(lambda: self._pictures.replace(*self._picture()))

    def _take(self) -> None:
        found = self._package()
        self.close()
        if found is not None:
            self.seated.take_package(found.package)

    def _offer(self) -> None:
        self._take()
        found = self._package()
        if found is not None:
            self.seated.put_forward(found.package)

    def _closed(self) -> str:
        """Why nothing can be offered now; empty when something can."""
        return next((a.reason for a in actions(self.view) if a.name == "offer"), tr("You make no offers."))
