"""A language that nobody speaks: English with every letter changed and two fifths longer.

Whatever is shown in plain letters while it is spoken did not pass through the catalogue, and whatever no longer fits
will not fit in German either. Places in braces and signs of markup stay what they are.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import Final

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHANGED: Final = "áƀćďéƒğĥíĵķĺɱńóþɋŕśťúʋŵẋýžÁɃĆĎÉƑĞĤÍĴĶĹḾŃÓÞɊŔŚŤÚƲŴẊÝŽ"
_LETTERS: Final = str.maketrans(_PLAIN, _CHANGED)
_PLACES: Final = re.compile(r"(\{[a-z][a-z0-9_, -]*:\s+|\{[^{}]*\}|\})")
"""What stays: the head and the end of a passage that a level may cut, and places."""
_FILL: Final = "~óńé"
LONGER: Final = 0.4
"""How much longer a text becomes."""


def changed(text: str) -> str:
    """`text` with every letter changed and longer by `LONGER`; places in braces stay, and what a passage needs.

    >>> changed("Sign {name}")
    'Śíğń {name}~~'
    >>> changed("{not road: Walk}")
    '{not road: Ŵáĺķ}~~'
    """
    # Split by a pattern with a group: text and what stays, in turn.
    parts = _PLACES.split(text)
    letters = sum(len(part) for part in parts[::2])
    if not any(part.strip() for part in parts[::2]):
        return text
    done = "".join(part if at % 2 else part.translate(_LETTERS) for at, part in enumerate(parts))
    return done + _more(max(1, round(LONGER * letters)), done)


def _more(count: int, done: str) -> str:
    """Some `count` characters in words of four, before the spaces or line breaks that the text ends with."""
    if count < 3 or done[-1:].isspace():
        return "~" * count if not done[-1:].isspace() else ""
    return " " + " ".join([_FILL] * max(1, round(count / (len(_FILL) + 1))))


class Pseudo(NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        """`message`, changed."""
        return changed(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English form for `n`, changed."""
        return changed(msgid1 if n == 1 else msgid2)
