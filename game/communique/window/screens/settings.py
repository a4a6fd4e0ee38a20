"""The settings: text size, screen, sound, motion, pace. Each takes effect at once and is kept."""

from __future__ import annotations

from communique.window.app import Screen
from communique.window.kit import ChoiceOption, Column, Label, Panel, Row, Segmented, StepSlider, Toggle, Widget
from communique.window.preferences import PACES, TEXT_SIZES
from communique.window.screens import _parts

_PACE_NOTES = {
    "calm": "two to three seconds",
    "steady": "one to two seconds",
    "brisk": "half a second",
    "instant": "no pause",
}
_VOLUMES = tuple(range(0, 101, 10))


class SettingsScreen(Screen):
    """All settings on one sheet."""

    name = "settings"
    first = "text"

    def build(self) -> Widget:
        now, change = self.app.settings, self.app.set
        sizes = Segmented(
            [f"{size} %" for size in TEXT_SIZES],
            TEXT_SIZES.index(now.text),
            lambda k: change(text=TEXT_SIZES[k]),
            id="text",
            label="Text size",
        )
        volume = StepSlider(
            [str(v) for v in _VOLUMES],
            _VOLUMES.index(round(now.volume, -1)),
            lambda k: change(volume=_VOLUMES[k]),
            id="volume",
            label="Volume",
        )
        names = list(PACES)
        pace = Segmented(
            [ChoiceOption(name.title(), _PACE_NOTES[name]) for name in names],
            names.index(now.pace),
            lambda k: change(pace=names[k]),
            id="pace",
            label="Pace of computer delegations",
        )
        if now.reduced_motion:
            pace.disable("With reduced motion there is no pause.")
        sheet = Panel(
            _row("Text size", "All words grow; the layout makes room.", sizes),
            _row(
                "Screen",
                "F11 does the same anywhere.",
                Toggle("Full screen", now.full_screen, lambda on: change(full_screen=on), id="full"),
            ),
            _row(
                "Sound",
                "A few quiet signs: a paper, a bell, a pen.",
                Column(Toggle("Sound on", now.sound, lambda on: change(sound=on), id="sound"), volume, gap=6),
            ),
            _row(
                "Motion",
                "Nothing slides or fades, and computer delegations move without a pause.",
                Toggle("Reduced motion", now.reduced_motion, lambda on: change(reduced_motion=on), id="motion"),
            ),
            _row("Pace", "How long a computer delegation's move stays before the next one comes.", pace),
            gap=20,
            pad=26,
        )
        return _parts.page(_parts.bar(self.app, "Settings"), _parts.scrolled("scroll", sheet, width=860))


def _row(title: str, text: str, control: Widget) -> Widget:
    control.flex = 3
    words = Column(Label(title, "subheading"), Label(text, "small", colour="muted"), gap=2, flex=2)
    return Row(words, control, gap=24, align="start")


SCREEN = SettingsScreen
