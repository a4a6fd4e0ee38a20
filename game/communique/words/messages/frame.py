"""How what has been said is told: who said it, and that it was said before. A voice has its own way of saying it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "again": N_("Once more, first in session {session}, now {n} times: {line}"),
    "likewise": N_("Like {other}: {line}"),
    "aside": N_("In private, between two delegations: {line}"),
    "line": N_("{who} · {line}"),
}
