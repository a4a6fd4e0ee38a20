"""Sentences of a debrief that read differently by where the talks ended: each stands whole for each case.

Two things vary: the text nearest at hand (`Debrief.base`), and what openings are measured against, the end or no deal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.present import humanitarian
from communique.words import N_, say, tr

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief

_CHANGES: Final = {
    "signed": N_("The smallest changes to the text that was signed that cost no delegation a point"),
    "draft": N_("The smallest changes to the last draft that cost no delegation a point"),
    "offer": N_("The smallest changes to the last offer that cost no delegation a point"),
    "nothing": N_("The smallest changes to a text without any provision that cost no delegation a point"),
}
_CHANGED: Final = {
    "signed": N_("Changes to the text that was signed"),
    "draft": N_("Changes to the last draft"),
    "offer": N_("Changes to the last offer"),
    "nothing": N_("Changes to a text without any provision"),
}
_HOMES: Final = {
    "signed": N_("Audiences at home, on the text that was signed"),
    "draft": N_("Audiences at home, on the last draft"),
    "offer": N_("Audiences at home, on the last offer"),
    "nothing": N_("Audiences at home, on a text without any provision"),
}
_OURS: Final = {
    "signed": N_("In the text that was signed"),
    "draft": N_("In the last draft"),
    "offer": N_("In the last offer"),
    "nothing": N_("In a text without any provision"),
}
_NO_GROUP: Final = {
    "signed": N_("No group large enough to sign has another text that all of it prefers to the text that was signed."),
    "draft": N_("No group large enough to sign has another text that all of it prefers to the last draft."),
    "offer": N_("No group large enough to sign has another text that all of it prefers to the last offer."),
    "nothing": N_(
        "No group large enough to sign has another text that all of it prefers to a text without any provision."
    ),
}


def changes_title(found: Debrief) -> str:
    """The heading over the smallest changes."""
    return tr(_CHANGES[found.base])


def changes_column(found: Debrief) -> str:
    """The heading of the column with a package's changes."""
    return tr(_CHANGED[found.base])


def homes_title(found: Debrief) -> str:
    """The heading over the audiences at home."""
    return tr(_HOMES[found.base])


def ours_column(found: Debrief) -> str:
    """The heading of the column with the clauses of the text nearest at hand, beside what the record says."""
    return tr(_OURS[found.base])


def no_group(found: Debrief) -> str:
    """That nobody could have agreed without the others to something that all of them prefer."""
    return tr(_NO_GROUP[found.base])


def no_change(found: Debrief) -> str:
    """That no small change would have helped without a cost."""
    if found.public.humanitarian:
        return tr(
            "No change of one to three clauses that does as much for people would have given one delegation more "
            "without costing another."
        )
    return tr("No change of one to three clauses would have given one delegation more without costing another.")


def beside_people(found: Debrief) -> list[str]:
    """What stands beside every list of gains: that nothing less for people is among them, and who has no points."""
    said = (humanitarian.guarded(found.public), humanitarian.uncounted(found.public))
    return [say(one) for one in said if one is not None]


def none_as_good(found: Debrief) -> str:
    """That nothing which can be listed is at least as good for all."""
    if found.outcome.agreement:
        return tr("No package that can be listed is at least as good for all as the end.")
    return tr("No package that can be listed is at least as good for all as no deal.")


def one_costs_nobody(found: Debrief, gains: str) -> str:
    """That nothing gives everybody more, but something costs nobody a point; `gains` are what it gives."""
    if found.outcome.agreement:
        return tr(
            "No package gives every delegation more than the end, but one costs none a point: {gains}.", gains=gains
        )
    return tr("No package gives every delegation more than no deal, but one costs none a point: {gains}.", gains=gains)


def all_gain(found: Debrief, least: str, gains: str) -> str:
    """That one package gives everybody at least `least` more."""
    if found.outcome.agreement:
        return tr(
            "Against the end, one package gives every delegation at least {least} points more: {gains}.",
            least=least, gains=gains,
        )  # fmt: skip
    return tr(
        "Against no deal, one package gives every delegation at least {least} points more: {gains}.",
        least=least,
        gains=gains,
    )


def better_events(found: Debrief, events: str) -> str:
    """That some texts on the table would have cost no delegation a point."""
    if found.outcome.agreement:
        return tr(
            "Some texts were on the table and would have cost no delegation a point, measured against the end: "
            "events {events}.",
            events=events,
        )
    return tr(
        "Some texts were on the table and would have cost no delegation a point, measured against no deal: events "
        "{events}.",
        events=events,
    )


def walking_away(found: Debrief) -> str:
    """That nothing could have been signed to everybody's good; empty where something could, or nobody counted it."""
    if found.acceptable != 0:
        return ""
    if found.outcome.agreement:
        return tr(
            "No text was worth as much as no deal to all who had to sign: somebody has signed for less than it could "
            "have had without."
        )
    return tr(
        "No text was worth as much as no deal to all who had to sign: to part without one was the good result here."
    )


def second_round_settled(found: Debrief) -> str:
    """What came of the second round, in a sentence; empty where nobody was asked or not all have answered."""
    second = found.second
    if not second.answered:
        return ""
    if second.settled is None:
        return tr("In a second round there was no package to which all said yes; the first text stands.")
    return tr(_SETTLED[second.settled.rank])


_SETTLED: Final = {
    "even": N_("In a second round all who signed said yes to one of them: the most even gain."),
    "sum": N_("In a second round all who signed said yes to one of them: the largest sum."),
    "close": N_("In a second round all who signed said yes to one of them: the fewest clauses changed."),
}
