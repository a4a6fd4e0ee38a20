"""Signs on pages: the shape and colour that a party goes by, and a few icons. Drawn here, kept once in every page.

A page holds the drawings in one place (`drawings`) and shows them by name. A sign never stands alone: what it means is
said beside it, or for who cannot see it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.classroom.svg import party_class, party_shape
from communique.host.html import Markup, el, our_own

_FILLED: Final = {
    "disc": '<circle cx="12" cy="12" r="9"/>',
    "square": '<path d="M4 4h16v16H4z"/>',
    "triangle": '<path d="M12 3l10 18H2z"/>',
    "diamond": '<path d="M12 1.5L22.5 12 12 22.5 1.5 12z"/>',
    "plus": '<path d="M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6z"/>',
    "star": '<path d="M12 1.5l3.2 6.9 7.5.9-5.5 5.2 1.4 7.5L12 18.3 5.4 22l1.4-7.5L1.3 9.3l7.5-.9z"/>',
    "hexagon": '<path d="M7 3h10l5 9-5 9H7l-5-9z"/>',
    "ring": '<path fill-rule="evenodd" '
    'd="M12 2.5a9.5 9.5 0 110 19 9.5 9.5 0 010-19zm0 4.5a5 5 0 100 10 5 5 0 000-10z"/>',
}
"""The shapes of parties, filled."""
_DRAWN: Final = {
    "accept": '<circle cx="12" cy="12" r="9"/><path d="M7.8 12.4l3 3 5.4-6"/>',
    "ask": '<path d="M7 20v-3.5H4V4h16v12.5h-8.5z"/><path d="M10 8.3a2.1 2.1 0 113 1.9l-1 1.2M12 14v.1"/>',
    "block": '<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>',
    "book": '<path d="M12 6.2L9 4.4H3v14.2h6l3 1.8 3-1.8h6V4.4h-6zM12 6.2v14.2"/>',
    "caucus": '<circle cx="8" cy="8" r="3"/><circle cx="16" cy="8" r="3"/>'
    '<path d="M2.5 20a5.5 5.5 0 0110-3M21.5 20a5.5 5.5 0 00-8.5-4.5"/>',
    "check": '<path d="M5 12.8l5 4.8L19.5 6.8"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.8 2"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "draft": '<path d="M14 3H6v18h12V7zM14 3v4h4M9.5 12h5M9.5 16h5"/>',
    "eye": '<path d="M2.5 12a11 11 0 0119 0 11 11 0 01-19 0z"/><circle cx="12" cy="12" r="2.6"/>',
    "hold": '<path d="M8.5 5v14M15.5 5v14"/>',
    "home": '<path d="M3.4 11.4L12 3.8l8.6 7.6M6 9.6V20h12V9.6M12 20v-5.4"/>',
    "initial": '<path d="M4 20h16M6 15L9.6 4.6 13.2 15M7.4 11.4h4.4M17 14.6v.1"/>',
    "leave": '<path d="M13 3.6H4.6v16.8H13M10 12h11M17 8l4 4-4 4"/>',
    "lock": '<path d="M6 11h12v9H6zM8 11V8a4 4 0 018 0v3M12 15v1"/>',
    "move": '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="2"/>',
    "offer": '<path d="M21 3.4l-6.6 17.2-3.8-7.2-7.2-3.8zM21 3.4L10.6 13.4"/>',
    "pass": '<path d="M4 5.4l7 6.6-7 6.6M13 5.4l7 6.6-7 6.6"/>',
    "people": '<circle cx="9" cy="8" r="3.4"/>'
    '<path d="M3 20a6 6 0 0112 0M16.4 4.8a3.2 3.2 0 010 6.4M16 15a5 5 0 015 5"/>',
    "reject": '<circle cx="12" cy="12" r="9"/><path d="M8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4"/>',
    "sign": '<path d="M3.4 20.4h17.2M5 16.4l1.2-4.2 9-8.8 3.2 3.2-9.2 8.8zM12.8 5.8L16 9"/>',
    "table": '<ellipse cx="12" cy="10.4" rx="9" ry="4.5"/><path d="M6 14.4V20M18 14.4V20M12 15.6V20"/>',
    "tell": '<path d="M7 20v-3.5H4V4h16v12.5h-8.5zM8 8.4h8M8 12.2h5"/>',
    "warning": '<path d="M12 3.6L21.4 20H2.6zM12 9.6V14M12 17v.1"/>',
}
"""Icons, as strokes."""


@cache
def drawings() -> Markup:
    """All drawings, out of sight: once in every page that shows a sign."""
    known = {**_FILLED, **_DRAWN}
    symbols = [f'<symbol id="s-{name}" viewBox="0 0 24 24">{drawn}</symbol>' for name, drawn in known.items()]
    return our_own(f'<svg class="drawings" aria-hidden="true" focusable="false">{"".join(symbols)}</svg>')


@cache
def party_sign(seat: int) -> Markup:
    """The shape of a party in its colour; who it is, is said beside it."""
    return _shown(party_shape(seat), f"sign {party_class(seat)}")


@cache
def icon(name: str) -> Markup:
    """An icon; the plain one where none is drawn of that name."""
    return _shown(name if name in _DRAWN else "move", "icon")


def unseen(words: str) -> Markup:
    """Words for who does not see the page."""
    return el("span", words, class_="vh")


def named_sign(seat: int, words: str) -> Markup:
    """A party's shape that says by itself what it stands for."""
    return el("span", party_sign(seat), unseen(words), title=words, class_="named")


def said_icon(name: str, words: str) -> Markup:
    """An icon that says by itself what it stands for."""
    return el("span", icon(name), unseen(words), title=words, class_="named")


def _shown(name: str, kind: str) -> Markup:
    return el("svg", el("use", href=f"#s-{name}"), class_=kind, aria_hidden="true", focusable="false")
