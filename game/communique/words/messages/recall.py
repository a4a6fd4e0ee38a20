"""What is said with a word on what went before. A voice has its own way of saying each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "reject_better": N_(
        "Cannot take {text}: {points}. It recalls that {whom} offered {option} on {issue} in session {session}."
    ),
    "reject_still": N_("Still cannot take {text}, as in session {session}: {points}."),
    "answer_declined": N_("Declines to answer; it has now left {n} questions open."),
    "accept_after": N_("Accepts offer {offer}, now that {issue} stands at {option}."),
    "warn_again": N_(
        "Warns once more, after session {session}, that it will leave in this session unless the talks move."
    ),
    "walk_warned": N_("Leaves the table, as it had warned."),
    "press_open_again": N_("Tells the press, as in session {session}, that the talks are making progress."),
    "press_neutral_again": N_("Tells the press no more than in session {session}: the talks go on."),
    "press_firm_again": N_("Tells the press that its position is as firm as in session {session}."),
    "press_open_turned": N_("Speaks to the press of progress, after its firm words in session {session}."),
    "press_firm_turned": N_("Tells the press that its position is firm, after its hopeful words in session {session}."),
    "offer_same": N_("Offers again, as in session {session}: {clauses}."),
    "offer_new": N_("Offers: {clauses}. New is {changed}."),
    "ask_again": N_("Asks {whom} once more, as in session {session}: {question}"),
    "tell_high_again": N_("Repeats that {issue} matters much to it, as it said in session {session}."),
    "tell_low_again": N_("Repeats that {issue} matters less to it, as it said in session {session}."),
    "tell_high_turned": N_("Says that {issue} matters much to it; in session {session} it had said otherwise."),
    "tell_low_turned": N_("Says that {issue} matters less to it; in session {session} it had said otherwise."),
    "mark_freed": N_("{line}. In session {session} it had blocked {issues}."),
}
