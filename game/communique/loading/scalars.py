"""Plain scalars: which are text, whole numbers, true, false or nothing, and which are refused as doubtful.

YAML 1.1 and 1.2 disagree about `NO`, `012`, `1:30` and their like, and so do the programs that read them. A
scenario says such things in quotes, or plainly; then every program reads the same.
"""

from __future__ import annotations

import re
from typing import Final

from communique.words import N_, tr

Scalar = str | int | bool | None

_WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_LONGEST_NUMBER: Final = 15
_FIXED: Final[dict[str, Scalar]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

_QUOTE: Final = N_('some programs read {text} as {reading}; it should be in quotes: "{text}"')
_PLAIN: Final = N_(
    'some programs read {text} as {reading}; a number should be plain digits, and text in quotes: "{text}"'
)
_WHOLE_ONLY: Final = N_('{text} is {reading}; a number here should be whole, and text in quotes: "{text}"')
_DOUBTFUL: Final = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), template, reading)
    for pattern, template, reading in (
        (r"y|yes|on", _QUOTE, N_("true")),
        (r"n|no|off", _QUOTE, N_("false")),
        (r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t \t].*)?", _QUOTE, N_("a date")),
        (r"[-+]?[0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9_]*)?", _QUOTE, N_("a number to the base 60")),
        (r"=", _QUOTE, N_("a default value")),
        (r"<<", _QUOTE, N_("a merge key")),
        (r"[-+]?0x[0-9a-f_]+", _PLAIN, N_("a hexadecimal number")),
        (r"[-+]?0b[01_]+", _PLAIN, N_("a binary number")),
        (r"[-+]?0o?[0-9_]+", _PLAIN, N_("an octal number")),
        (r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?", _PLAIN, N_("a number with its underscores left out")),
        (r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)e[-+]?[0-9]+", _PLAIN, N_("a number with an exponent")),
        (r"[-+]?\.(inf|nan)", _QUOTE, N_("infinity or not a number")),
        (r"[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)", _WHOLE_ONLY, N_("a fraction")),
    )
)  # fmt: skip
_ANY_DOUBT: Final = re.compile("|".join(f"(?:{one.pattern})" for one, _, _ in _DOUBTFUL), re.IGNORECASE | re.ASCII)
"""Matches where one of them does: most scalars raise no doubt, and are asked once."""


def doubt(text: str) -> str | None:
    """Why the plain scalar `text` cannot be read with certainty, in one sentence; None when it can."""
    if len(text) > 60:
        return (
            None
            if not _WHOLE.fullmatch(text)
            else tr("a number of {count} digits is too large to be meant", count=len(text))
        )
    if _WHOLE.fullmatch(text):
        return None if len(text) <= _LONGEST_NUMBER else tr("{text} is too large to be meant", text=text)
    if not _ANY_DOUBT.fullmatch(text):
        return None
    for pattern, template, reading in _DOUBTFUL:
        if pattern.fullmatch(text):
            return tr(template, text=text, reading=tr(reading))
    return None


def scalar(text: str) -> Scalar:
    """The value of a plain scalar that raises no doubt."""
    if text in _FIXED:
        return _FIXED[text]
    return int(text) if _WHOLE.fullmatch(text) else text
