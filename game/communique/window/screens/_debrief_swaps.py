"""The page of the debrief about what was still open: the equal gain, the smallest changes."""

from __future__ import annotations

from communique.debrief import ClauseChange, Deal, Debrief, nothing_left, sentences
from communique.model.scenario import Issue, Seat
from communique.window import theme
from communique.window.kit import Chip, Flow, Label, Panel, Rich, Rule, Widget
from communique.window.screens._debrief_words import given, plain
from communique.words import clauses, gain_of_hundred, in_a_row, of_hundred, tr

CHANGES = 6
"""How many of the smallest changes the page shows."""


def swaps(found: Debrief) -> list[Widget]:
    """The largest equal gain, the smallest changes, and what all could have had where nothing is in force."""
    shown: list[Widget] = [Label(tr("What was still open"), "heading"), *_left(found)]
    shown += [Rule(), Label(sentences.changes_title(found), "subheading")]
    shown += [Label(said, "small", colour="muted") for said in sentences.beside_people(found)]
    if found.instead("changes"):
        shown.append(Label(found.instead("changes"), "small", colour="muted"))
    elif not found.changes:
        shown.append(Label(sentences.no_change(found)))
    shown += [_change(found, change) for change in found.changes[:CHANGES]]
    more = found.changes_found - min(CHANGES, len(found.changes))
    if more > 0:
        shown.append(Label(tr("{more} more such changes were found.", more=more), "small", colour="muted"))
    if found.better:
        text = sentences.better_events(found, in_a_row([*map(str, found.better)]))
        shown += [Rule(), Label(text)]
    return [*shown, *_proposals(found)]


def _left(found: Debrief) -> list[Widget]:
    left = found.left
    if found.instead("left"):
        return [Label(found.instead("left"))]
    if left is None:
        return [Label(sentences.none_as_good(found))]
    if left.efficient:
        return [Label(nothing_left(found))]
    gains = given(found, left.gains, signed=True)
    text = (
        tr(
            "Against {against}, one package gives every delegation at least {points} points more: **{gains}**.",
            against=found.against,
            points=of_hundred(found.public, left.gain),
            gains=gains,
        )
        if left.gain
        else tr(
            "Against {against}, one package gives every delegation as much or more: **{gains}**.",
            against=found.against,
            gains=gains,
        )
    )
    clauses = "\n".join(
        f"- {_clause(issue, choice)}" for issue, choice in zip(found.public.issues, left.deal.package, strict=True)
    )
    return [Rich(text), Rich(clauses, "small"), *_flags(found, left.deal)]


def _clause(issue: Issue, choice: int) -> str:
    return tr("{issue}: {option}", issue=plain(issue.short), option=plain(issue.options[choice].label))


def _change(found: Debrief, change: ClauseChange) -> Widget:
    clauses = Rich("\n".join(f"- {plain(clause)}" for clause in change.clauses), "small")
    gains = Flow(*(_gain(found, Seat(p), gain) for p, gain in enumerate(change.gains)), gap=6)
    title = change.words.split(":")[0]
    rows = [Label(title, "strong"), gains, clauses, *_flags(found, change.deal)]
    return Panel(*rows, pad=12, gap=6, shadow=2, fill="raised")


def _gain(found: Debrief, seat: Seat, gain: int) -> Widget:
    sign = theme.sign(seat)
    said = gain_of_hundred(found.public, gain)
    return Chip(f"{found.public.parties[seat].short} {said}", mark=sign.shape, hue=sign.colour)


def _flags(found: Debrief, deal: Deal) -> list[Widget]:
    parties = found.public.parties
    said = [
        tr("{audience} ({party}) would have rejected it at home", audience=name, party=parties[seat].short)
        for seat, name in deal.rejected_by
    ]
    said += [tr('it needs the guarantee "{title}"', title=title) for title in deal.needs]
    return [Label(tr("To mind: {list}.", list=clauses(said)), "small", colour="warn_text")] if said else []


def _proposals(found: Debrief) -> list[Widget]:
    """Where nothing is in force there is no second round; what would have been better than no deal is shown here."""
    if not found.proposals or found.second.proposals:
        return []
    rows: list[Widget] = [Rule(), Label(tr("What all could have had instead"), "subheading")]
    rows.append(Label(tr("Each of these costs no delegation a point and would not be rejected at home.")))
    for one in found.proposals:
        gains = Flow(*(_gain(found, Seat(p), gain) for p, gain in enumerate(one.gains)), gap=6)
        clauses = Rich("\n".join(f"- {plain(clause)}" for clause in one.clauses), "small")
        rows.append(Panel(Label(one.title, "strong"), gains, clauses, pad=12, gap=6, shadow=2, fill="raised"))
    return rows
