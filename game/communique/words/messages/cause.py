"""Why meters moved, where no one move says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "withdrawn": N_("it withdrew its initials"),
    "goal": N_("a clause it had called for was initialled: {goal}"),
    "brink": N_("the parties stepped back from the brink"),
    "press_heated": N_("a firm line was taken in the press while tension was high"),
    "fed": N_("people at home ask what the firm line has brought"),
    "stalled": N_("no further clause was initialled by all in this session"),
    "press_firm": N_("more than one delegation took a firm line in the press"),
    "press_open": N_("every delegation took an open line in the press"),
    "unkept": N_("a warning of leaving was not kept"),
    "withheld": N_("it withheld its signature from agreed terms"),
}
