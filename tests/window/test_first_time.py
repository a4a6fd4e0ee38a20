"""The first time: from the launch to the first signed deal, by somebody who does what the play-in says and no more.

The inputs are those of a mouse or a keyboard, and every one of them is counted.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from window.people import Person

from communique.window.kit import Button
from communique.window.kit.focus import chain
from communique.window.preferences import read_settings

CHOICES = {
    "issue0": ("issue0", 4, 5),
    "issue1": ("issue1", 4, 5),
    "summary": ("issue2", 3, 4),
}
"""Where a row or the worth of the package is outlined: the row, the number of the option chosen, of how many."""
MOST = 60
"""Inputs that a first deal may take."""


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


class Newcomer:
    """Looks at what is outlined, and does that. State: the inputs made so far, and what was done."""

    def __init__(self, person: Person, fee: int = 3) -> None:
        """`fee` is the option chosen of the last issue: how much is asked for."""
        self.person, self.inputs = person, 0
        self.choices = {**CHOICES, "issue3": ("issue3", fee, 9)}
        self.done: list[str] = []

    def begin(self) -> None:
        raise NotImplementedError

    def press(self, id: str) -> None:
        raise NotImplementedError

    def choose(self, id: str, option: int, of: int) -> None:
        raise NotImplementedError

    @property
    def outlined(self) -> str:
        self.person.look()
        about = self.person.ui.outline._about
        return about.id if about is not None else ""

    @property
    def shining(self) -> str:
        """The one button in the accent's colour, where nothing is outlined."""
        widgets = self.person.ui.top.walk()
        return next(one.id for one in widgets if isinstance(one, Button) and one.kind == "primary" and one.enabled)

    def able(self, id: str) -> bool:
        widgets = self.person.ui.top.walk()
        return any(one.id == id and one.enabled for one in widgets if isinstance(one, Button))

    def step(self) -> None:
        """What the outline says; in a dialog its confirmation, or the way out of one to read."""
        id = self.outlined
        self.done.append(id)
        if self.person.ui.dialogs:
            ways = [id, "form-yes", *(w.id for w in self.person.ui.top.walk() if w.id.endswith("-close")), "ok", "yes"]
            self.press(next(way for way in ways if way and self.able(way)))
        elif id in self.choices:
            self.choose(*self.choices[id])
        else:
            self.press(id or self.shining)
        self.person.wait(400)

    def play(self) -> None:
        self.begin()
        for _ in range(MOST):
            if self.person.at == "closing":
                return
            self.step()
        raise AssertionError(f"still at the {self.person.at} after {self.done}")


class WithAMouse(Newcomer):
    def begin(self) -> None:
        self.press("playin")

    def press(self, id: str) -> None:
        self.inputs += 1
        self.person.click(id)

    def choose(self, id: str, option: int, of: int) -> None:
        self.inputs += 1
        self.person.click(id, (option + 0.5) / of)


class WithAKeyboard(Newcomer):
    def key(self, chord: str) -> None:
        self.inputs += 1
        self.person.key(chord)

    def begin(self) -> None:
        self.key("return")  # the play-in has the focus when the window opens

    def reach(self, id: str) -> None:
        """By the key that goes to what is outlined, else forwards or backwards, whichever is nearer."""
        if self.person.focus != id and not self.person.ui.dialogs:
            self.key("f3")
        way = [widget.id for widget in chain(self.person.ui.top)]
        on = (way.index(id) - way.index(self.person.focus)) % len(way)
        for _ in range(min(on, len(way) - on)):
            self.key("tab" if on <= len(way) - on else "shift+tab")
        assert self.person.focus == id

    def press(self, id: str) -> None:
        self.reach(id)
        self.key("return")

    def choose(self, id: str, option: int, of: int) -> None:
        self.reach(id)
        self.key(str(option + 1))


@pytest.mark.parametrize("fee", [3, 1])
@pytest.mark.parametrize("kind", [WithAMouse, WithAKeyboard])
def test_a_first_deal_is_signed_in_under_sixty_inputs(kind: type[Newcomer], fee: int) -> None:
    """The one offer is accepted as it is; the other asks for more, and is answered by a text of the other side."""
    newcomer = kind(Person(), fee)
    newcomer.play()
    assert (fee == 1) == any(id.startswith("compare-") for id in newcomer.done)
    game = newcomer.person.app.game
    assert game is not None
    outcome = game.outcome()
    assert outcome.agreement
    assert outcome.surplus[0] > 0
    assert newcomer.inputs < MOST, newcomer.done
    assert read_settings().playin == "end"
