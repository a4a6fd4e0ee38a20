"""The settings: text size, density, screen, sound, motion, pace, language. Each takes effect at once and is kept."""

from __future__ import annotations

import os
from collections.abc import Callable

from communique.window.app import Screen
from communique.window.kit import Button, ChoiceOption, Column, Label, Panel, Row, Segmented, StepSlider, Toggle, Widget
from communique.window.preferences import BY_HAND, DENSITIES, PACES, TEXT_SIZES, Settings
from communique.window.screens import _parts
from communique.words import N_, languages, speaking, tr

_PACE_NAMES = {
    BY_HAND: N_("By hand"),
    "calm": N_("Calm"),
    "steady": N_("Steady"),
    "brisk": N_("Brisk"),
    "instant": N_("Instant"),
}
_PACE_NOTES = {
    BY_HAND: N_("each waits for you"),
    "calm": N_("two to three seconds"),
    "steady": N_("one to two seconds"),
    "brisk": N_("half a second"),
    "instant": N_("no pause"),
}
_DENSITY_NAMES = {"simple": N_("Simple"), "expert": N_("Expert"), "projector": N_("Projector")}
_DENSITY_NOTES = {
    "simple": N_("what a first game needs"),
    "expert": N_("more on a larger screen"),
    "projector": N_("larger on a larger screen"),
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
            label=tr("Text size"),
        )
        volume = StepSlider(
            [str(v) for v in _VOLUMES],
            _VOLUMES.index(round(now.volume, -1)),
            lambda k: change(volume=_VOLUMES[k]),
            id="volume",
            label=tr("Volume"),
        )
        names = list(PACES)
        still = tr("With reduced motion there is no pause but by hand.") if now.reduced_motion else ""
        pace = Segmented(
            [
                ChoiceOption(tr(_PACE_NAMES[name]), tr(_PACE_NOTES[name]), reason=still if PACES[name] else "")
                for name in names
            ],
            names.index(now.pace),
            lambda k: change(pace=names[k]),
            id="pace",
            label=tr("Pace of computer delegations"),
        )
        sheet = Panel(
            _row(tr("Text size"), tr("All words grow; the layout makes room."), sizes),
            _row(tr("Density"), tr("How much the table shows at once, and how large."), _density(now, change)),
            _row(
                tr("Screen"),
                tr("F11 does the same anywhere."),
                Toggle(tr("Full screen"), now.full_screen, lambda on: change(full_screen=on), id="full"),
            ),
            _row(
                tr("Sound"),
                tr("A few quiet signs: a paper, a bell, a pen."),
                Column(Toggle(tr("Sound on"), now.sound, lambda on: change(sound=on), id="sound"), volume, gap=6),
            ),
            _row(
                tr("Motion"),
                tr("Nothing slides or fades, and computer delegations move without a pause."),
                Toggle(tr("Reduced motion"), now.reduced_motion, lambda on: change(reduced_motion=on), id="motion"),
            ),
            _row(
                tr("Pace"),
                tr("How long a computer delegation's move stays before the next one, or whether it waits for you."),
                pace,
            ),
            _row(
                tr("Tips"),
                tr("A sentence about what you have not used yet; it goes away once you have."),
                Column(
                    Toggle(tr("Show tips"), now.tips, lambda on: change(tips=on), id="tips"),
                    Button(tr("Show all tips again"), self._again, kind="quiet", face="small_strong", id="tips-again"),
                    gap=4,
                    align="start",
                ),
            ),
            *self._language(),
            gap=20,
            pad=26,
        )
        return _parts.page(_parts.bar(self.app, tr("Settings")), _parts.scrolled("scroll", sheet, width=860))

    def _again(self) -> None:
        self.app.set(tips=True, understood=())

    def _language(self) -> list[Widget]:
        """The choice of a language, where there is one."""
        known = languages()
        if len(known) < 2:
            return []
        codes = ["", *known]
        names = [tr("As the system"), *map(_own_name, known)]
        chosen = Segmented(
            names,
            codes.index(self.app.settings.language),
            lambda k: self.app.set(language=codes[k]),
            id="language",
            label=tr("Language"),
        )
        if os.environ.get("COMMUNIQUE_LANGUAGE"):
            chosen.disable(tr("COMMUNIQUE_LANGUAGE says which language is spoken."))
        return [_row(tr("Language"), tr("Scenarios speak the languages that they bring."), chosen)]


def _density(now: Settings, change: Callable[..., None]) -> Widget:
    return Segmented(
        [ChoiceOption(tr(_DENSITY_NAMES[name]), tr(_DENSITY_NOTES[name])) for name in DENSITIES],
        DENSITIES.index(now.density),
        lambda k: change(density=DENSITIES[k]),
        id="density",
        label=tr("Density"),
    )


def _own_name(code: str) -> str:
    """What a language calls itself: its catalogue's translation of this text."""
    with speaking(code):
        return tr("English")


def _row(title: str, text: str, control: Widget) -> Widget:
    control.flex = 3
    words = Column(Label(title, "subheading"), Label(text, "small", colour="muted"), gap=2, flex=2)
    return Row(words, control, gap=24, align="start")


SCREEN = SettingsScreen
