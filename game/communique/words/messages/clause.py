"""Clauses, and things in a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "option": N_("{issue}: {option}"),
    "open": N_("{issue}: left open"),
    "none": N_("nothing yet"),
    "list": N_("{list}, {next}"),
    "both": N_("{one} and {other}"),
}
