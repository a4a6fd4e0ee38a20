"""Why a move is not legal in alternating offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "nothing": N_("There is no offer to accept yet."),
    "moves": N_("Alternating offers know four moves: offer, accept, pass and leave; beside them, words of your own."),
    "open": N_("In alternating offers everyone hears every offer."),
    "whole": N_("In alternating offers an offer is a whole package; settle every issue."),
}
