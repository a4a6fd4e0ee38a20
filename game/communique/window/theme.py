"""The look of the game: a dark conference room, warm paper on the table, brass where it matters.

Palette, type, spacing and marks live here, drawing does not. The one thing to understand: widgets name tokens
("ink", "muted", "party3"), and the tone of the panel they stand on, "paper" or "room", decides the value, so
that text keeps its contrast on both.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from communique import shipped
from communique.present.glossary import nested
from communique.window import icons
from communique.window.kit.style import Look, Rgb, Style, TextStyle

GAP = 10
"""Between panels."""
MARGIN = 14
"""Between panels and the edge of the window."""
PARTIES = 8

_ANY: dict[str, Rgb] = {
    "accent": (196, 152, 80),
    "accent_hover": (209, 167, 96),
    "accent_pressed": (174, 132, 64),
    "accent_ink": (31, 25, 14),
    "brass": (214, 186, 122),
    "brass_dark": (120, 90, 40),
    "baize": (58, 96, 84),
    "wood": (104, 68, 44),
}
_PAPER: dict[str, Rgb] = {
    "ground": (246, 241, 231),
    "raised": (237, 230, 215),
    "raised_hover": (229, 220, 201),
    "raised_pressed": (216, 206, 184),
    "sunken": (222, 213, 195),
    "field": (252, 249, 242),
    "selection": (226, 205, 160),
    "line": (208, 198, 178),
    "edge": (134, 124, 106),
    "accent_edge": (150, 110, 46),
    "thumb": (140, 131, 114),
    "ink": (33, 37, 48),
    "muted": (92, 92, 97),
    "chosen": (38, 46, 62),
    "chosen_ink": (250, 246, 238),
    "accent_text": (126, 86, 22),
    "focus": (20, 96, 176),
    "focus_quiet": (139, 160, 184),
    "good": (62, 122, 84),
    "warn": (178, 112, 28),
    "bad": (164, 70, 56),
    "good_text": (38, 96, 60),
    "warn_text": (130, 78, 8),
    "bad_text": (148, 52, 40),
    "party0": (18, 103, 128),
    "party1": (114, 36, 76),
    "party2": (126, 90, 11),
    "party3": (34, 72, 167),
    "party4": (124, 34, 16),
    "party5": (64, 101, 48),
    "party6": (72, 47, 186),
    "party7": (92, 94, 98),
}
_ROOM: dict[str, Rgb] = {
    "ground": (37, 45, 58),
    "raised": (49, 59, 75),
    "raised_hover": (55, 65, 82),
    "raised_pressed": (32, 39, 50),
    "sunken": (25, 31, 40),
    "field": (28, 34, 44),
    "selection": (92, 80, 52),
    "line": (67, 78, 96),
    "edge": (124, 135, 155),
    "accent_edge": (206, 164, 94),
    "thumb": (124, 134, 152),
    "ink": (236, 233, 225),
    "muted": (172, 177, 187),
    "chosen": (233, 225, 206),
    "chosen_ink": (30, 34, 43),
    "accent_text": (226, 186, 114),
    "focus": (118, 184, 255),
    "focus_quiet": (92, 118, 148),
    "good": (104, 172, 126),
    "warn": (224, 160, 74),
    "bad": (216, 112, 94),
    "good_text": (134, 196, 152),
    "warn_text": (236, 180, 100),
    "bad_text": (244, 162, 146),
    "party0": (92, 204, 208),
    "party1": (240, 150, 182),
    "party2": (216, 184, 82),
    "party3": (126, 176, 238),
    "party4": (242, 160, 124),
    "party5": (158, 226, 122),
    "party6": (218, 192, 254),
    "party7": (222, 220, 222),
}
_TIP: dict[str, Rgb] = {**_ROOM, "ground": (17, 21, 28), "line": (84, 94, 110)}

TONES = MappingProxyType({"any": _ANY, "paper": _PAPER, "room": _ROOM, "tip": _TIP})
"""Tone, then token, to colour. "any" holds what is the same everywhere."""

FACES = MappingProxyType(
    {
        "display": TextStyle(40, "bold", "serif", 1.2),
        "title": TextStyle(24, "semibold", "serif", 1.25),
        "heading": TextStyle(19, "semibold", "serif", 1.28),
        "subheading": TextStyle(15.5, "semibold", "serif", 1.3),
        "lead": TextStyle(17, "regular", "serif", 1.45),
        "body": TextStyle(14.5),
        "strong": TextStyle(14.5, "semibold"),
        "small": TextStyle(12.5),
        "small_strong": TextStyle(12.5, "semibold"),
        "caption": TextStyle(11.5),
        "italic": TextStyle(13, "italic"),
        "button": TextStyle(14, "semibold"),
        "option": TextStyle(13.5, "medium", leading=1.28),
        "option_slim": TextStyle(12.5, "medium", leading=1.2),
        "number": TextStyle(21, "bold"),
        "figure": TextStyle(34, "bold", "serif", 1.2),
    }
)
"""The faces a widget can name."""

_FILES = {
    ("sans", "regular"): "AccordSans-Regular.ttf",
    ("sans", "medium"): "AccordSans-Medium.ttf",
    ("sans", "semibold"): "AccordSans-SemiBold.ttf",
    ("sans", "bold"): "AccordSans-Bold.ttf",
    ("sans", "italic"): "AccordSans-Italic.ttf",
    ("serif", "regular"): "AccordSerif-Regular.ttf",
    ("serif", "medium"): "AccordSerif-Regular.ttf",
    ("serif", "semibold"): "AccordSerif-SemiBold.ttf",
    ("serif", "bold"): "AccordSerif-Bold.ttf",
    ("serif", "italic"): "AccordSerif-Regular.ttf",
}
SLANTED = frozenset({("serif", "italic")})
"""What has no cut of its own, and is slanted when it is drawn: the serif comes without an italic."""


class PartySign(NamedTuple):
    """What a party goes by on the screen: a colour token, and a shape that says the same without colour."""

    colour: str
    shape: str


SIGNS = tuple(
    PartySign(f"party{number}", shape)
    for number, shape in enumerate(("disc", "square", "triangle", "diamond", "plus", "star", "hexagon", "ring"))
)


def sign(party: int) -> PartySign:
    """The sign of the party with that number. After eight, colours come again with another shape."""
    again, number = divmod(party, PARTIES)
    return PartySign(SIGNS[number].colour, SIGNS[(number + again) % PARTIES].shape)


def asset(path: str) -> Path:
    """The file of that name among the assets."""
    return shipped.assets() / path


def font_path(family: str, weight: str) -> Path:
    """The font file for a family ("sans", "serif") and weight."""
    return asset(f"fonts/{_FILES[family, weight]}")


LOOK = Look(tones=TONES, faces=FACES, font_path=font_path, slanted=SLANTED, icon=icons.icon, explain=nested)


def style(*, text_scale: float = 1.0, reduced_motion: bool = False) -> Style:
    """A style with the game's look, at scale 1 until a window fits it."""
    return Style(LOOK, text_scale=text_scale, reduced_motion=reduced_motion)
