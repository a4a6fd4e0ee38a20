"""Why the talks ended: within a sentence (`cause`) and as one (`sentence`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "cause_accepted": N_("the offer was accepted"),
    "cause_broken_off": N_("{party} broke off the talks"),
    "cause_rounds": N_("the rounds ran out without an agreement"),
    "cause_left": N_("{party} left the talks and did not return"),
    "cause_few": N_("too few parties are left at the table to sign anything"),
    "cause_tension": N_("time ran out at the highest tension"),
    "cause_sessions": N_("the sessions ran out without an agreement"),
    "cause_refused": N_("the final text was refused"),
    "cause_open": N_("clauses stayed open"),
    "cause_signed": N_("all clauses were signed"),
    "cause_rejected": N_("it was not ratified at home"),
    "sentence_accepted": N_("The offer was accepted."),
    "sentence_broken_off": N_("{party} broke off the talks."),
    "sentence_rounds": N_("The rounds ran out without an agreement."),
    "sentence_left": N_("{party} left the talks and did not return."),
    "sentence_few": N_("Too few parties are left at the table to sign anything."),
    "sentence_tension": N_("Time ran out at the highest tension."),
    "sentence_sessions": N_("The sessions ran out without an agreement."),
    "sentence_refused": N_("The final text was refused."),
    "sentence_open": N_("Clauses stayed open."),
    "sentence_signed": N_("All clauses were signed."),
    "sentence_rejected": N_("It was not ratified at home."),
}
