"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from communique.words import tr

_LONGEST: Final = 60
_SHOWN: Final = 12
_SENTENCE: Final = 480
_QUOTED: Final = re.compile(f'"([^"]{{{_LONGEST + 1},}})"')


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None when none is near. Case does not matter."""
    if len(word) > _LONGEST:
        return None
    by_lower = {one.lower(): one for one in sorted(known)}
    close = get_close_matches(word.lower(), by_lower, 1, 0.6)
    return by_lower[close[0]] if close else None


def guess(word: str, known: Iterable[str], *, stop: str = "") -> str:
    """`did you mean "x"?`, or the words there are, or that there are none; `stop` ends what is no question."""
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return tr('did you mean "{word}"?', word=near)
    if not words:
        return tr("there are none") + stop
    shown_words = ", ".join(words[:_SHOWN])
    if len(words) > _SHOWN:
        return tr("there are: {words} and {n} more", words=shown_words, n=len(words) - _SHOWN) + stop
    return tr("there are: {words}", words=shown_words) + stop


def shortened(sentence: str) -> str:
    """A sentence for people, whatever it quotes: long quoted values are cut, and the whole to 480 characters.

    Quotes are cut where they end, so that what is said about a value is still said after it.
    """
    if len(sentence) <= _SENTENCE:
        return sentence
    cut = _QUOTED.sub(lambda quoted: f'"{quoted[1][: _LONGEST - 3]}..."', sentence)
    half = _SENTENCE // 2 - 3
    return cut if len(cut) <= _SENTENCE else f"{cut[:half]} ... {cut[-half:]}"


def shown(value: object) -> str:
    """A value as a finding shows it: short, and never on two lines."""
    if value is None:
        return tr("empty")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return tr("a mapping")
    if isinstance(value, list):
        return tr("a list")
    text = " ".join(str(value).split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return f'"{text}"' if isinstance(value, str) else text
