"""Why a session does not take a move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "seat": N_("There is no seat {seat}."),
    "log": N_("The log does not follow from its seed here."),
    "by_itself": N_("Nothing happens by itself here."),
    "nobody": N_("Nobody is at the screen to move."),
    "moved": N_("The talks have moved on since; look again before you move."),
}
