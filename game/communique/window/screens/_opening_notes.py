"""Before you begin: what may matter most to each of the others, and the points aimed at. Optional, and for the debrief.

State: the note as it stands, and whose issues are open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from communique.model.scenario import Public, Seat
from communique.session.notes import MOST, OpeningNote
from communique.window.kit import (
    Button,
    Column,
    Dialog,
    Grid,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Segmented,
    Spacer,
    StepSlider,
    Toggle,
    Widget,
)
from communique.words import N_, of_hundred, tr

if TYPE_CHECKING:
    from communique.window.app import App

TITLE = N_("Before you begin")
FOR = N_("For you alone: nobody at the table sees it. After the talks it stands beside what was so.")
STEP = 5
"""Aims are chosen in steps of so many points."""
Kept = Callable[[OpeningNote], None]


class OpeningNotes:
    """The dialog. `keep` is told every change at once."""

    def __init__(self, app: App, public: Public, note: OpeningNote, keep: Kept) -> None:
        self.app, self.public, self.note, self._keep = app, public, note, keep
        self.others = [Seat(p) for p in range(len(public.parties)) if p != note.seat]
        self.whom = 0
        self._guess = Column(gap=8)

    def open(self) -> None:
        """Show it."""
        self._guess.replace(*self._guesses())
        body = Column(self._guess, Rule(), *self._aim(), gap=10, pad=(0, 0, 8, 4))
        done = Button(tr("Done"), self.app.ui.close, kind="primary", id="notes-done")
        panel = Panel(
            Label(tr(TITLE), "heading"),
            Label(tr(FOR), "small", colour="muted"),
            Scroll(body, flex=1, id="notes-scroll"),
            Row(Spacer(), done, gap=10),
            gap=10,
            pad=22,
            max_width=640,
            shadow=14,
        )
        self.app.dialog(Dialog(panel, id="notes", label=tr(TITLE), first="notes-done"))

    def _guesses(self) -> list[Widget]:
        names = [self.public.parties[p].short for p in self.others]
        other = self.others[self.whom]
        head: list[Widget] = [
            Label(tr("What matters most to {party}? Up to {most} issues.", party=names[self.whom], most=MOST), "strong")
        ]
        if len(names) > 1:
            head.append(Segmented(names, self.whom, self._turn, id="notes-whom", label=tr("Whom")))
        named = self.note.of(other)
        ticks: list[Widget] = []
        for i, issue in enumerate(self.public.issues):
            tick = Toggle(issue.short, i in named, partial(self._tick, other, i), id=f"notes-issue{i}")
            if len(named) >= MOST and i not in named:
                tick.disable(tr("{most} issues are named; take one away first.", most=MOST))
            ticks.append(tick)
        return [*head, Grid(*ticks, cell=210, gap=6)]

    def _aim(self) -> list[Widget]:
        steps = range(0, self.public.scale + 1, max(1, self.public.scale * STEP // 100))
        target = self.note.target
        at = None if target is None else min(range(len(steps)), key=lambda k: abs(steps[k] - target))
        choose = StepSlider(
            [tr("{points} points", points=of_hundred(self.public, points)) for points in steps],
            at,
            lambda k: self._set(replace(self.note, target=steps[k])),
            empty=tr("no aim"),
            id="notes-target",
            label=tr("Your aim"),
        )
        return [Label(tr("How many points do you aim at?"), "strong"), choose]

    def _turn(self, whom: int) -> None:
        self.whom = whom
        self._again()

    def _tick(self, other: Seat, issue: int, on: bool) -> None:
        named = self.note.of(other)
        after = tuple(sorted({*named, issue} if on else set(named) - {issue}))
        rest = dict(self.note.guesses) | {other: after}
        self._set(replace(self.note, guesses=tuple((p, rest[p]) for p in sorted(rest) if rest[p])))
        self._again()

    def _set(self, note: OpeningNote) -> None:
        self.note = note
        self._keep(note)

    def _again(self) -> None:
        """Build the guesses anew, and keep the focus."""
        ui = self.app.ui
        focused = ui.focused.id if ui.focused else ""
        self._guess.replace(*self._guesses())
        ui.settle()
        self.app.focus(focused)
