"""What is asked and said where people's lives or freedom hang on a clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "question": N_(
        "Should this have been traded at all? People's lives or freedom hang on what is agreed here: {issues}."
    ),
    "ahead": N_("Should this be traded at all? People's lives or freedom hang on what is agreed here: {issues}."),
    "silent": N_('{issue}: the text provides nothing; "{fullest}" was possible.'),
    "short": N_('{issue}: the text goes as far as "{option}"; "{fullest}" was possible.'),
    "uncounted": N_("Points are counted for delegations only. Not counted: {who}."),
    "guarded": N_("No text that does less for people than the one agreed is put forward as a gain: {issues}."),
}
