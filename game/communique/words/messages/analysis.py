"""What the analysis says: what is out of reach, what is not exact, and whether a signer would keep what it signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, Template

WORDS: Final[Mapping[str, Template]] = {
    "count": N_("{n:,}"),
    "power_of_ten": N_("about 10^{exponent}"),
    "comma": N_("{list}, {next}"),
    "and": N_("{list} and {last}"),
    "unnumbered": N_(
        "The frontier is not listed here: for {parties} parties there are {packages} packages, more than can be "
        "numbered."
    ),
    "tied": N_(
        "The frontier is not listed here: for {parties} parties there are {packages} packages, and links and rules tie "
        "too many of the issues together."
    ),
    "ordinal_all": N_(
        "Points here are places in an order: sums, products and shares of them say nothing and are left out. Maximin "
        "is fallback bargaining."
    ),
    "ordinal_some": N_(
        "Some points here are places in an order: sums, products and shares of them, and comparisons between parties, "
        "say nothing and are left out."
    ),
    "ranges": N_(
        "The frontier is not listed here: for {parties} parties there are {packages} packages, and what they are worth "
        "hangs on ranges of several issues at once (boxes)."
    ),
    "too_many_efficient": N_(
        "The frontier is not listed here: for {parties} parties there are {packages} packages, and too many of them "
        "are efficient."
    ),
    "condition": N_("Only the part that meets the condition asked for is listed."),
    "within": N_("No package exceeds every listed one by more than {points} points for each party."),
    "without_frontier": N_("The solution points were found without it."),
    "one_at_a_time": N_(
        "The solution points were found one at a time and proved, a Nash product to a billionth; of several packages "
        "for one point, one is named."
    ),
    "needs_highs": N_('pip install "communique[exact]" finds the solution points one at a time.'),
    "unproved": N_("Not proved within the effort allowed, and left out: {points}."),
    "smallest_only": N_("Only the smallest gain is proved, and the larger ones are left open: {points}."),
    "nash": N_("nash"),
    "nash_principals": N_("nash principals"),
    "kalai_smorodinsky": N_("kalai smorodinsky"),
    "egalitarian": N_("egalitarian"),
    "utilitarian": N_("utilitarian"),
    "maximin": N_("maximin"),
    "keeps": N_("{party} gains nothing by leaving clauses undone or by ending the agreement."),
    "nash_stall": N_("{party} could gain by leaving {clauses} undone ({stalled} points instead of {kept})."),
    "nash_denounce": N_("{party} could gain by ending the agreement ({denounced} points instead of {kept})."),
    "nash_either": N_(
        "{party} could gain by leaving {clauses} undone ({stalled} points instead of {kept}) or by ending the "
        "agreement ({denounced} points instead of {kept})."
    ),
    "gmr_stall": N_(
        "{party} could gain by stalling on {clauses} ({stalled} points instead of {kept}), and no answer of the others "
        "could undo the gain."
    ),
    "gmr_denounce": N_(
        "{party} could gain by denouncing ({denounced} points instead of {kept}), and no answer of the others could "
        "undo the gain."
    ),
    "smr_stall": N_(
        "{party} could gain by stalling on {clauses} ({stalled} points instead of {kept}), and whatever the others "
        "answer, a second move would keep a gain."
    ),
    "smr_denounce": N_(
        "{party} could gain by denouncing ({denounced} points instead of {kept}), and whatever the others answer, a "
        "second move would keep a gain."
    ),
    "seq_stall": N_(
        "If {party} left {clauses} undone ({stalled} points instead of {kept}), no answer that pays the others would "
        "take the gain back."
    ),
    "seq_denounce": N_(
        "If {party} ended the agreement ({denounced} points instead of {kept}), no answer that pays the others would "
        "take the gain back."
    ),
    "gmr_held_stall": N_(
        "{party} could gain by stalling, but the others could answer so that nothing of the gain remains."
    ),
    "gmr_held_denounce": N_(
        "{party} could gain by denouncing, but the others could answer so that nothing of the gain remains."
    ),
    "gmr_held_either": N_(
        "{party} could gain by stalling or denouncing, but the others could answer so that nothing of the gain remains."
    ),
    "smr_held_stall": N_(
        "{party} could gain by stalling, but the others could answer so that nothing remains, and no second move would "
        "help."
    ),
    "smr_held_denounce": N_(
        "{party} could gain by denouncing, but the others could answer so that nothing remains, and no second move "
        "would help."
    ),
    "smr_held_either": N_(
        "{party} could gain by stalling or denouncing, but the others could answer so that nothing remains, and no "
        "second move would help."
    ),
    "seq_held_stall": N_(
        "If {party} left them undone, the others would have an answer that pays them and takes the gain back."
    ),
    "seq_held_denounce": N_(
        "If {party} ended it, the others would have an answer that pays them and takes the gain back."
    ),
    "seq_held_either": N_(
        "If {party} did either, the others would have an answer that pays them and takes the gain back."
    ),
}
