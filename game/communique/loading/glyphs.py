"""What a text shows: which characters our fonts can draw, which draw nothing by nature, and how one is named.

The fonts' own table of characters is read, a few lines of it: a table of ranges kept here could drift from the files,
and a library for fonts is more than a scenario needs. All our fonts hold the same characters; a test says so.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache
from typing import Final

from communique import shipped

MISSING: Final = "\N{WHITE SQUARE}"
"""What stands for a character that no font of ours has."""
UNUSABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control characters, line breaks that editors do not count, half characters, byte order marks; and what turns the
direction of a text around, annotates it or hides in it, so that it reads otherwise than it is written."""
MARKS: Final = frozenset("\u061c\u200e\u200f")
"""Marks of direction. They turn nothing around, and nobody sees that they are there."""
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by category that leave an empty space."""
_FONT: Final = "AccordSans-Regular.ttf"
_UNICODE: Final = (3, 10)
"""Platform and encoding of a font's table of all Unicode characters."""


def shows(text: str) -> bool:
    """Whether anything of `text` can be seen; a combining mark alone cannot.

    >>> shows("a"), shows(" \\u200b\\u00ad\\u2060")
    (True, False)
    """
    return any(unicodedata.category(one)[0] not in "CZM" and one not in _FILLERS for one in text if one.strip())


def named(character: str) -> str:
    """A character by its number and name.

    >>> named("\\U0001f54a")
    'U+1F54A DOVE OF PEACE'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def missing(text: str) -> list[str]:
    """The characters of `text` that should show and that no font of ours has, each once, in order."""
    return [] if text.isascii() else [one for one in dict.fromkeys(text) if _shows_one(one) and ord(one) not in drawn()]


def drawable(text: str) -> str:
    """`text` with `MISSING` for what no font has; what shows nothing anyway is left out where no font has it.

    >>> drawable("Peace \\U0001f54a")
    'Peace □'
    """
    if text.isascii():
        return text
    return "".join(one if ord(one) in drawn() or one == "\n" else MISSING * _shows_one(one) for one in text)


def _shows_one(character: str) -> bool:
    """Whether a character leaves a mark or a gap of its own: no control, format character or variant of another."""
    return unicodedata.category(character) not in ("Cc", "Cf") and not "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=1)
def drawn() -> frozenset[int]:
    """The code points that our fonts can draw. Raises FileNotFoundError when the fonts are missing."""
    data = (shipped.assets() / "fonts" / _FONT).read_bytes()
    start = _unicode_table(data, _table(data, b"cmap"))
    count = int(struct.unpack_from(">12xL", data, start)[0])  # format 12: groups of first, last, glyph of the first
    groups = (struct.unpack_from(">LL", data, start + 16 + 12 * k) for k in range(count))
    return frozenset(code for first, last in groups for code in range(first, last + 1))


def _table(data: bytes, tag: bytes) -> int:
    count = int(struct.unpack_from(">4xH", data)[0])
    tables = dict(struct.unpack_from(">4s4xL", data, 12 + 16 * k) for k in range(count))
    return int(tables[tag])


def _unicode_table(data: bytes, cmap: int) -> int:
    count = int(struct.unpack_from(">2xH", data, cmap)[0])
    rows = [struct.unpack_from(">HHL", data, cmap + 4 + 8 * k) for k in range(count)]
    return cmap + next(int(offset) for platform, encoding, offset in rows if (platform, encoding) == _UNICODE)
