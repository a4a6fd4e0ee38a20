"""Why evidence cannot be laid on the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "other": N_("Evidence is laid down as it is written."),
    "none": N_('Your delegation holds no card "{card}".'),
}
