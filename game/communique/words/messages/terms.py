"""Why terms cannot stand in an offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "length": N_("Terms must speak of {issues} issues, not {count}; use -1 for an open issue."),
    "option": N_('"{issue}" has options 0 to {last}, not {option}.'),
    "floor": N_('After the gesture on "{issue}", nothing below "{floor}" is left.'),
    "locked": N_('"{option}" needs the guarantee "{guarantee}" first.'),
    "named": N_("{issue}: {option}"),
    "requires": N_('"{one}" requires "{other}": {why}'),
    "excludes": N_('"{one}" cannot stand with "{other}": {why}'),
}
