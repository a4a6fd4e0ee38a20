"""Sits a person at the table screen: a game brought to where it is wanted, a window without a screen, two hands.

A `Hand` does everything with real events, by mouse or by keyboard: the keyboard walks there with Tab.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from builders import dull

from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.state import ConferenceTable, Phase
from communique.session.session import Session
from communique.views import PartyView
from communique.window.app import App
from communique.window.game import Game
from communique.window.kit import Scroll, Segmented, Widget
from communique.window.preferences import Settings
from communique.window.screens.table import TableScreen

MOUSE, KEYBOARD = "mouse", "keyboard"
MODIFIERS = {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}


class Dull:
    """A computer delegation that does the least it can."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        return dull(view.public, view.table, view.desk, view.seat)


def opened(scenario: Scenario, seat: int | None, *, protocol: str = "conference", seed: int = 1) -> Session:
    """A session in which a person has `seat` (nobody, for an observer) and dull computers the others."""
    lineup = tuple("human" if p == seat else "dull" for p in range(len(scenario.public.parties)))
    return Session.open(scenario, seed, protocol=protocol, lineup=lineup)


def until(session: Session, there: Callable[[ConferenceTable], bool]) -> Session:
    """Dull turns until `there`."""
    for _ in range(500):
        table = session.state.table
        assert isinstance(table, ConferenceTable)
        if there(table):
            return session
        view = session.chair(session.turn).view()
        move(session, dull(view.public, view.table, view.desk, view.seat))
    raise AssertionError("it never came to that")


def floor(session: Session, seat: int) -> Session:
    """Dull turns until `seat` has the floor."""
    return until(session, lambda t: t.phase is Phase.FLOOR and session.turn == seat and t.question is None)


def phase(session: Session, wanted: Phase, seat: int) -> Session:
    """Dull turns until it is the seat's turn in that phase."""
    return until(session, lambda t: t.phase is wanted and session.turn == seat)


def move(session: Session, *moves: Move) -> Session:
    """These moves, each by whose turn it is."""
    for each in moves:
        refusal = session.chair(session.turn).submit(each)
        assert refusal is None, refusal
    return session


class Hand:
    """A person at the table, with a mouse or a keyboard. State: the window and the game."""

    def __init__(
        self,
        session: Session,
        *,
        size: tuple[int, int] = (1280, 800),
        text: int = 100,
        by: str = MOUSE,
        reduced_motion: bool = True,
    ) -> None:
        self.screen = pygame.display.set_mode(size)
        self.session, self.by = session, by
        self.app = App(size, settings=Settings(text=text, sound=False, reduced_motion=reduced_motion), inline=True)
        self.ui = self.app.ui
        self.game = Game(session.scenario, session, post=self.app.post, players=lambda name: Dull(), inline=True)
        self.app.play(self.game)
        self.app.begin("table", game=self.game)
        self.look()

    @property
    def table(self) -> TableScreen:
        """The table screen."""
        found = self.app.screen
        assert isinstance(found, TableScreen)
        return found

    def moves(self, seat: int | None = None) -> list[Move]:
        """What has been moved, by that seat or by all."""
        return [e.move for e in self.session.events if seat is None or e.seat == seat]

    def last(self, seat: int) -> Move:
        """The seat's latest move."""
        return self.moves(Seat(seat))[-1]

    def others(self) -> None:
        """Let the computers move until it is nobody's turn but the person's."""
        self.game.start()
        for _ in range(200):
            if not self.ui.pump():
                break
        self.look()

    # events

    def send(self, kind: int, **what: object) -> bool:
        used = self.ui.handle(pygame.event.Event(kind, **what))
        self.look()
        return used

    def look(self) -> None:
        """Let the window paint what changed."""
        self.ui.render(self.screen)

    def key(self, *names: str) -> None:
        for name in names:
            *held, last = name.split("+")
            mod = sum(
                {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}[h] for h in held
            )
            code = pygame.key.key_code(last)
            self.send(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0)
            self.send(pygame.KEYUP, key=code, mod=mod, unicode="", scancode=0)

    def point(self, id: str, at: tuple[int, int] | None = None) -> None:
        widget = self.see(id)
        pos = at or widget.seen(widget.rect).center
        self.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))

    def click(self, id: str, at: tuple[int, int] | None = None) -> None:
        widget = self.see(id)
        pos = at or widget.seen(widget.rect).center
        self.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        self.send(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
        self.send(pygame.MOUSEBUTTONUP, pos=pos, button=1)

    def see(self, id: str) -> Widget:
        """The widget, after turning to the page it is on, and the wheel until it is in sight."""
        self.look()
        self.turn_to(id)
        widget = self.ui.find(id)
        scrolls = [w for w in widget.above() if isinstance(w, Scroll)]
        for _ in range(60):
            if widget.seen(widget.rect).size == widget.rect.size or not scrolls:
                break
            down = widget.rect.bottom > scrolls[0].rect.bottom
            self.send(pygame.MOUSEMOTION, pos=scrolls[0].rect.center, rel=(0, 0), buttons=(0, 0, 0))
            self.send(pygame.MOUSEWHEEL, x=0, y=-1 if down else 1)
        return widget

    def turn_to(self, id: str) -> None:
        """Turn to the texts on the table, where news stand in their place, if what is wanted is not in sight."""
        if not self.ui.dialogs and not any(widget.id == id for widget in self.ui.walk()):
            self.key("alt+t")

    def walk_to(self, id: str) -> None:
        """Press Tab until the focus is there."""
        self.turn_to(id)
        wanted = self.ui.find(id)
        for _ in range(200):
            if self.ui.focused is wanted:
                return
            self.key("tab")
        raise AssertionError(f"Tab never came to #{id}")

    # either way

    def use(self, id: str) -> None:
        """Press a button."""
        if self.by == MOUSE:
            self.click(id)
        else:
            self.walk_to(id)
            self.key("return")

    def pick(self, id: str, option: int) -> None:
        """Choose an option of a row."""
        if self.by == MOUSE:
            row = self.see(id)
            assert isinstance(row, Segmented)
            self.click(id, row.cells()[option].center)
        else:
            self.walk_to(id)
            self.key(str(option + 1))

    # looking

    @property
    def focus(self) -> str:
        return self.ui.focused.id if self.ui.focused is not None else ""

    def says(self, id: str) -> str:
        return self.ui.find(id).text()

    def words(self) -> str:
        """Everything the topmost layer says."""
        return "\n".join(w.text() for w in self.ui.top.walk() if w.text())

    def dump(self) -> str:
        return self.ui.dump()

    def tooltip(self, id: str) -> str:
        """What the tooltip says once the pointer has rested there."""
        self.point(id)
        return self.tip()

    def tip(self) -> str:
        """What the tooltip says after a while."""
        self.ui.tick(600)
        return "\n".join(w.label for w in self.ui.walk() if w.role == "tooltip")

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.screen, "RGB")

    def overflowing(self) -> Sequence[object]:
        return self.ui.overflowing()
