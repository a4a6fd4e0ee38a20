"""The style and the scripts: contrast of what is read and of what is pressed, and nothing from anywhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import communique
from communique.host import places

STATIC = Path(communique.__file__).parent / "host" / "static"
STYLE = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("base.css", "style.css"))
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text and of what has to be seen to be used (WCAG 2.2, 1.4.3 and 1.4.11)."""

ON_PAPER = [("ink", TEXT), ("muted", TEXT), ("link", TEXT), ("good", TEXT), ("bad", TEXT), ("warn", TEXT),
            ("edge", SHAPE), ("focus", SHAPE), *((f"p{k}", SHAPE) for k in range(8))]  # fmt: skip
PAIRS = [
    *((name, ground, least) for name, least in ON_PAPER for ground in ("paper", "field")),
    ("ink", "desk", TEXT), ("muted", "desk", TEXT), ("link", "desk", TEXT), ("ink", "note", TEXT),
    ("muted", "note", TEXT), ("muted", "raised", TEXT), ("accent-ink", "accent", TEXT),
    ("accent-ink", "accent-strong", TEXT), ("chosen-ink", "chosen", TEXT), ("room-ink", "room", TEXT),
    ("room-muted", "room", TEXT), ("room-ink", "room-raised", TEXT), ("focus", "desk", SHAPE),
]  # fmt: skip


def tokens() -> dict[str, dict[str, str]]:
    """The colours by day, and by night, where those of the day hold that have no other."""
    day, night = (dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block)) for block in _roots())
    return {"day": day, "night": day | night}


def _roots() -> list[str]:
    return re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]


def contrast(one: str, other: str) -> float:
    """By WCAG 2.2: the lighter over the darker, each with a twentieth more."""
    bright = sorted((_luminance(one), _luminance(other)))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_the_standard() -> None:
    assert round(contrast("#ffffff", "#000000"), 3) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_read_or_pressed_stands_out(time: str, ink: str, ground: str, least: float) -> None:
    known = tokens()[time]
    assert contrast(known[ink], known[ground]) >= least


@pytest.mark.parametrize("file", sorted(STATIC.glob("*.*")), ids=lambda path: path.name)
def test_nothing_is_loaded_from_anywhere_else_and_nothing_is_made_of_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    made = r"(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\b"
    assert not re.findall(rf"https?://|@import|{made}", text)
    assert {path.split("/")[1] for path in re.findall(r"""["'](/[a-z]+/[^"']*)""", text)} <= {"static", "seat"}


def test_scripts_post_where_the_pages_do() -> None:
    named = set(re.findall(r'"(/seat[a-z/]*)"', (STATIC / "table.js").read_text(encoding="utf-8")))
    assert named == {places.PACKAGE, places.SEEN}


def test_whoever_asks_for_less_motion_gets_none() -> None:
    assert "@media (prefers-reduced-motion: reduce)" in STYLE
