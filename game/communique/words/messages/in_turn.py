"""Why a move is not legal in talks held in turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "whole": N_("Settle every issue of the talk that is held now; only then is it an offer."),
    "elsewhere": N_("An offer keeps what other talks have settled, and leaves open what is still to be talked about."),
}
"""The texts of messages, a table for each area of the rooms that speak in messages. Each module exports `WORDS`."""
