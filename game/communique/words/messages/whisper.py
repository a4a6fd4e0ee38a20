"""Why a word cannot be said in private, and what an offer between two is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "party": N_("There is no party number {seat}."),
    "own": N_("A delegation does not whisper to itself."),
    "offer": N_("Private {number}"),
    "closed": N_("Open a caucus with {party} first."),
}
