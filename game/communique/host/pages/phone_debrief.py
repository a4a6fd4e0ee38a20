"""A person's own debrief on their phone, printed: headings, sentences, lists and drawings, without a script."""

from __future__ import annotations

from typing import Final

from communique.classroom.phone_debrief import PhoneDebrief, PhoneDrawing, PhoneItem, PhoneSection
from communique.host.html import Markup, el, our_own
from communique.words import tr

_SHOWN: Final = 6
"""How many lines of a list stand open."""


def phone_debrief_page(told: PhoneDebrief) -> Markup:
    """What stands in the page's main part: every section of `told`, in order.

    Its drawings want `PHONE_STYLE` of `communique.classroom.class_style`, which every page of a phone loads.
    """
    return el(
        "article",
        el("h1", tr("Debrief: {scenario}", scenario=told.title)),
        el("p", told.party, class_="quiet"),
        [_section(one) for one in told.sections],
        class_="debrief",
    )


def _section(one: PhoneSection) -> Markup:
    return el(
        "section",
        el("h2", one.heading, id=f"debrief-{one.id}"),
        el("ol", [el("li", words) for words in one.sentences])
        if one.id == "short"
        else [el("p", words) for words in one.sentences],
        [_drawing(drawing) for drawing in one.drawings],
        el("ul", [el("li", our_own(key.svg), key.caption) for key in one.keys], class_="legend") if one.keys else None,
        _items(one.items),
        el("p", one.note, class_="quiet small") if one.note else None,
        aria_labelledby=f"debrief-{one.id}",
    )


def _drawing(drawing: PhoneDrawing) -> Markup:
    return el("figure", el("figcaption", drawing.caption), our_own(drawing.svg))


def _items(items: tuple[PhoneItem, ...]) -> Markup | None:
    """A list whose first lines stand open."""
    if not items:
        return None
    shown = el("ul", [_item(one) for one in items[:_SHOWN]], class_="told")
    if len(items) <= _SHOWN:
        return shown
    rest = el("ul", [_item(one) for one in items[_SHOWN:]], class_="told")
    return shown + el("details", el("summary", tr("Show {n} more", n=len(items) - _SHOWN)), rest)


def _item(one: PhoneItem) -> Markup:
    return el("li", el("b", one.head) if one.head else None, " " if one.head and one.words else None, one.words)
