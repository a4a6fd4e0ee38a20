"""Parts that several screens share: the bar at the top, the page below it, emblems, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.window import emblem_art, theme
from communique.window.kit import Button, Chip, Column, Flow, Label, Picture, Row, Scroll, Spacer, Style, Widget
from communique.words import tr

if TYPE_CHECKING:
    from communique.model.scenario import Party, Public
    from communique.window.app import App
    from communique.window.kit.widget import Callback


def bar(app: App, title: str, *extras: Widget, under: str = "", back: Callback | None = None) -> Widget:
    """The bar at the top of a screen: a way back, the title, and what is given on the right."""
    words: list[Widget] = [Label(title, "title")]
    if under:
        words.append(Label(under, "small", colour="muted"))
    leave = Button(
        "", back or app.back, icon="arrow-left", kind="ghost", id="back", label=tr("Back"), tip=tr("Back (Esc)")
    )
    return Row(leave, Column(*words, gap=0, flex=1), *extras, gap=14)


def page(head: Widget, body: Widget, *foot: Widget) -> Widget:
    """A whole screen: the bar, a body that takes the room there is, and a row of buttons at the foot."""
    rows = [head, body]
    if foot:
        rows.append(_foot(foot))
    return Column(*rows, gap=theme.GAP, pad=(28, 18, 28, 18))


def _foot(foot: tuple[Widget, ...]) -> Widget:
    """Buttons in a row, those behind the spacer on the right; where a language makes them long, on two lines."""
    spacer = next((k for k, widget in enumerate(foot) if isinstance(widget, Spacer)), None)
    if spacer is None or not foot[:spacer]:
        return Row(*foot, gap=10)
    return Flow(Flow(*foot[:spacer], gap=10), Flow(*foot[spacer + 1 :], gap=10), gap=10, justify="between")


def scrolled(id: str, *children: Widget, gap: float = 12, width: float = 1040) -> Widget:
    """`children` one below the other in a scroll, in a column no wider than `width`."""
    column = Column(*children, gap=gap, max_width=width, pad=(0, 2, 0, 8))
    return Scroll(Column(column, align="center"), id=id)


def emblem(style: Style, seat: int, party: Party, side: float, *, id: str = "") -> Widget:
    """The party's medallion, `side` design units across."""
    colour = style.colour(theme.sign(seat).colour, "paper")
    return Picture(lambda pixels: emblem_art.emblem(pixels, party.emblem, colour), side, label=party.short, id=id)


def party_chip(seat: int, party: Party) -> Chip:
    """The party's short name with its mark."""
    sign = theme.sign(seat)
    return Chip(party.short, mark=sign.shape, hue=sign.colour)


def spread(left: Widget, right: Widget) -> Widget:
    """One widget at the left edge, one at the right."""
    return Row(left, Spacer(), right, gap=10)


def facts(public: Public) -> dict[str, str]:
    """The facts of the scenario's seed by their mark, such as "S12"; empty when there is no seed."""
    if not public.seed:
        return {}
    from communique import shipped

    try:
        text = (shipped.seeds() / public.seed).read_text(encoding="utf-8")
    except OSError:
        return {}
    found = re.findall(r"^- \[([A-Z]\d+)\] (.+(?:\n  .+)*)", text, re.MULTILINE)
    return {mark: re.sub(r"\s+", " ", said).replace("`", "") for mark, said in found}


def sourced(public: Public, marks: Iterable[str]) -> str:
    """What the seed says under `marks`, as marked-up text, one paragraph a fact."""
    known, missing = facts(public), tr("This fact is not in the seed file.")
    lines = [f"**{mark}**  {known.get(mark, missing)}" for mark in dict.fromkeys(marks)]
    lines.append("")
    lines.append(tr("Marks are those of the fact sheet {file}.", file=f"seeds/{public.seed}"))
    return "\n".join(lines)


def held(public: Public) -> str:
    """Where and when the meeting is held, and with which fresh papers."""
    if public.papers is not None:
        return tr("{place}, {date}, papers {number}", place=public.place, date=public.date, number=public.papers)
    return tr("{place}, {date}", place=public.place, date=public.date)


def headed(public: Public, sentence: str) -> str:
    """The title of the scenario, and a sentence about how it stands."""
    return tr("{title}. {sentence}", title=public.title, sentence=sentence)
