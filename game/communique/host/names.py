"""Names and messages as people type them: made tidy before they are kept, and held against each other.

What cannot be seen is taken out, whole letters and pictures stay whole. Two names are the same when the back row would
read them as the same, whatever stands in them letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ALIAS_MOST: Final = 24
TEXT_MOST: Final = 300

MARKS_MOST: Final = 3
"""Marks on one letter, at most: Tibetan and Hebrew need three, a heap of them hides the line above."""

_JOINERS: Final = "\u200c\u200d"
"""Between two letters Persian and Hindi need them, between two pictures they make one of both."""
_AS_PICTURE: Final = "\ufe0f"
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f")
"""A flag of a part of a country: letters that are not seen by themselves."""
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What Unicode lets a program leave out where it cannot be shown (Default_Ignorable_Code_Point)."""
_PICTURES: Final = range(0x1F000, 0x1FB00)
"""Where pictures are added every year: Python may not know the newest yet, phones do."""
_LETTERS_WITH_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Marks of Latin, Greek and Cyrillic letters. Those of other scripts are vowels, and make another name."""
_LIKE_LATIN: Final = str.maketrans(
    "авенкморстухіјѕһԁԛԝүαβεζηικμνορτυχ",
    "abehkmopctyxijshdqwyabezhikmnoptyx",
)
"""Letters of Cyrillic and Greek that look like a Latin one, small or large."""


def tidy(text: str, most: int = ALIAS_MOST) -> str:
    """A name or a message as it is kept: what can be seen, with single blanks, not longer than `most` characters.

    It is never cut within a letter with its marks or a picture.

    >>> tidy("  Ada\\t Lovelace\\x00 ")
    'Ada Lovelace'
    >>> tidy("An\\u202ena\\u3164") == tidy("A\\ufe0fnna") == "Anna"
    True
    """
    pieces, before = _clusters(text[: 16 * most]), ""
    # What is left out may have kept two marks apart that now go together.
    while (now := "".join(pieces)) != before:
        pieces, before = _clusters(now), now
    whole = ""
    for cluster in pieces:
        if cluster == " " and (not whole or whole.endswith(" ")):
            continue
        if len(whole) + len(cluster) > most:
            break
        whole += cluster
    return whole.rstrip(" ")


def name_of(text: str) -> str:
    """The name by which somebody wants to be called; empty where no letter, number or picture is in it.

    >>> name_of(" Zoe\\u0308 "), name_of("\\u3164"), name_of("...")
    ('Zoë', '', '')
    """
    name = tidy(text)
    return name if any(_says_something(one) for one in name) else ""


def same_name(one: str, other: str) -> bool:
    """Whether two names are read as the same.

    >>> same_name("Zoë", "ZOE"), same_name("Anna", "\\u0410nna"), same_name("Anna", "Hanna")
    (True, True, False)
    """
    return likeness(one) == likeness(other)


def likeness(name: str) -> str:
    """What is common to names that are the same: no case, no marks, no twins of Latin letters in other scripts.

    >>> likeness("Ｚoë")
    'zoe'
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = _UNSEEN.sub("", _LETTERS_WITH_MARKS.sub("", unicodedata.normalize("NFD", folded)))
    return " ".join(unicodedata.normalize("NFC", seen).translate(_LIKE_LATIN).split())


def _clusters(text: str) -> list[str]:
    """The text in pieces that are seen as one each, without what is not seen; any blank is one blank."""
    found: list[str] = []
    text = unicodedata.normalize("NFC", text)
    at, marks, joined = 0, 0, ""
    while at < len(text):
        one, flag = text[at], _FLAG.match(text, at)
        at = flag.end() if flag else at + 1
        last = found[-1] if found else " "
        if flag:
            found.append(flag[0])
        elif one in _JOINERS:
            # It stays if something comes after it that it can join.
            joined = one if last != " " else ""
            continue
        elif one == _AS_PICTURE:
            if last != " " and not last[-1].isalpha() and not last.endswith(_AS_PICTURE):
                found[-1] += one
            continue
        elif _UNSEEN.match(one):
            continue
        elif not _is_shown(one):
            found.append(" ")
        elif unicodedata.category(one).startswith("M"):
            marks += 1
            if last != " " and (marks <= MARKS_MOST or unicodedata.category(one) == "Mc"):
                found[-1] += joined + one
            joined = ""
            continue
        elif last != " " and (joined or _goes_with(one, last)):
            found[-1] += joined + one
        else:
            found.append(one)
        marks, joined = 0, ""
    return found


def _is_shown(one: str) -> bool:
    # The blank of Braille is a picture by name.
    return (one.isprintable() and one not in " \u2800") or ord(one) in _PICTURES


def _goes_with(one: str, before: str) -> bool:
    """Whether a sign makes one picture with what stands before it: a tone of skin, the second letter of a flag."""
    if "\U0001f3fb" <= one <= "\U0001f3ff":
        return not before[-1].isalnum()
    letters = [each for each in before if _is_of_flag(each)]
    return _is_of_flag(one) and len(letters) == len(before) == 1


def _is_of_flag(one: str) -> bool:
    return "\U0001f1e6" <= one <= "\U0001f1ff"


def _says_something(one: str) -> bool:
    return unicodedata.category(one)[0] in "LN" or unicodedata.category(one) == "So" or ord(one) in _PICTURES
