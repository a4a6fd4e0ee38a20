"""A text with a few clauses changed, as a card: the differences, what they bring whom, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.model.package import Terms
from communique.present.deals import Difference, Revision
from communique.window.kit import Button, Column, Flow, Label, Panel, Rich, TextSpan, Widget
from communique.words import tr


@dataclass(frozen=True, slots=True)
class RevisionActions:
    """What can be done with the text of a card."""

    take: Callable[[Terms], None]
    """Put it into the rows."""
    offer: Callable[[Terms], None]
    """Put it forward."""
    closed: str
    """Why nothing can be offered now, as a sentence; empty when something can."""


def revision_card(found: Revision, actions: RevisionActions, id: str) -> Widget:
    """The card. Gold is what does no harm; a text that would is put forward only by a plain button, which asks."""
    lines: list[Widget] = [_line(change) for change in sorted(found.changes, key=lambda change: -change.gain)]
    if found.changes:
        lines.append(Label(found.worth, "strong", id=f"{id}-worth"))
    else:
        lines.append(Label(tr("It will do as it is."), "strong", id=f"{id}-worth"))
    lines.append(Label(found.verdict, "small", colour="bad_text" if found.harm else "good_text"))
    if found.note:
        lines.append(Label(found.note, "small", colour="muted"))
    if not found.changes:
        return _sheet(lines, id)
    take = Button(
        tr("Into my package"),
        lambda: actions.take(found.terms),
        face="small_strong",
        icon="draft",
        id=f"{id}-take",
        tip=tr("Put the text with these changes into your rows."),
    )
    offer = Button(
        tr("Offer it"),
        lambda: actions.offer(found.terms),
        kind="plain" if found.harm or actions.closed else "primary",
        face="small_strong",
        icon="offer",
        id=f"{id}-offer",
        reason=actions.closed,
        tip=found.harm or tr("Put the text with these changes on the table."),
    )
    return _sheet([*lines, Flow(take, offer, gap=6)], id)


def _sheet(parts: list[Widget], id: str) -> Panel:
    return Panel(*parts, gap=4, pad=(12, 8, 10, 9), radius=9, shadow=0, fill="field", id=id)


def _line(change: Difference) -> Widget:
    hue = "good_text" if change.gain > 0 else "bad_text" if change.gain < 0 else "muted"
    words = [
        TextSpan(f"{change.short}: ", "semibold"),
        TextSpan(f"{change.before} → ", colour="muted"),
        TextSpan(change.after, "semibold"),
        TextSpan(f"  {change.said}", "semibold", hue),
    ]
    return Column(Rich([words], "small"))
