"""The page of the debrief about what was still open: the equal gain, the smallest changes."""

from __future__ import annotations

from communique.debrief import ClauseChange, Deal, Debrief
from communique.model.scenario import Seat
from communique.window import theme
from communique.window.kit import Chip, Flow, Label, Panel, Rich, Rule, Widget
from communique.window.screens._debrief_words import given, plain

CHANGES = 6
"""How many of the smallest changes the page shows."""


def swaps(found: Debrief) -> list[Widget]:
    """The largest equal gain, the smallest changes, and what all could have had where nothing is in force."""
    shown: list[Widget] = [Label("What was still open", "heading"), *_left(found)]
    shown += [Rule(), Label(f"The smallest changes to {found.base_title} that hurt nobody", "subheading")]
    if found.instead("changes"):
        shown.append(Label(found.instead("changes"), "small", colour="muted"))
    elif not found.changes:
        shown.append(Label("No change of one to three clauses would have helped one and hurt nobody."))
    shown += [_change(found, change) for change in found.changes[:CHANGES]]
    more = found.changes_found - min(CHANGES, len(found.changes))
    if more > 0:
        shown.append(Label(f"{more} more such changes were found.", "small", colour="muted"))
    if found.better:
        events = ", ".join(map(str, found.better))
        text = f"Texts that were on the table and would have hurt nobody, against {found.against}: events {events}."
        shown += [Rule(), Label(text)]
    return [*shown, *_proposals(found)]


def _left(found: Debrief) -> list[Widget]:
    left = found.left
    if found.instead("left"):
        return [Label(found.instead("left"))]
    if left is None:
        return [Label(f"No package that can be listed is at least as good for all as {found.against}.")]
    if left.efficient:
        return [Label("Nothing could have helped one delegation without costing another.")]
    gains = given(found, left.gains, signed=True)
    most = f"at least {found.public.of_hundred(left.gain)} points more" if left.gain else "as much or more"
    text = f"Against {found.against}, one package gives everybody {most}: **{gains}**."
    clauses = "\n".join(
        f"- {plain(issue.short)}: {plain(issue.options[choice].label)}"
        for issue, choice in zip(found.public.issues, left.deal.package, strict=True)
    )
    return [Rich(text), Rich(clauses, "small"), *_flags(found, left.deal)]


def _change(found: Debrief, change: ClauseChange) -> Widget:
    clauses = Rich("\n".join(f"- {plain(clause)}" for clause in change.clauses), "small")
    gains = Flow(*(_gain(found, Seat(p), gain) for p, gain in enumerate(change.gains)), gap=6)
    title = change.words.split(":")[0]
    rows = [Label(title, "strong"), gains, clauses, *_flags(found, change.deal)]
    return Panel(*rows, pad=12, gap=6, shadow=2, fill="raised")


def _gain(found: Debrief, seat: Seat, gain: int) -> Widget:
    sign = theme.sign(seat)
    said = found.public.gain_of_hundred(gain)
    return Chip(f"{found.public.parties[seat].short} {said}", mark=sign.shape, hue=sign.colour)


def _flags(found: Debrief, deal: Deal) -> list[Widget]:
    parties = found.public.parties
    said = [f"{name} ({parties[seat].short}) would have rejected it at home" for seat, name in deal.rejected_by]
    said += [f'it needs the guarantee "{title}"' for title in deal.needs]
    return [Label(f"To mind: {'; '.join(said)}.", "small", colour="warn_text")] if said else []


def _proposals(found: Debrief) -> list[Widget]:
    """Where nothing is in force there is no second round; what would have been better than no deal is shown here."""
    if not found.proposals or found.second.proposals:
        return []
    rows: list[Widget] = [Rule(), Label("What all could have had instead", "subheading")]
    rows.append(Label("Each of these hurts nobody and would not be rejected at home."))
    for one in found.proposals:
        gains = Flow(*(_gain(found, Seat(p), gain) for p, gain in enumerate(one.gains)), gap=6)
        clauses = Rich("\n".join(f"- {plain(clause)}" for clause in one.clauses), "small")
        rows.append(Panel(Label(one.title, "strong"), gains, clauses, pad=12, gap=6, shadow=2, fill="raised"))
    return rows
