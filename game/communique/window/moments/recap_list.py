"""All of the recap in a dialog: a card each, the newest at the foot."""

from __future__ import annotations

from communique.present.recap import Recap
from communique.window.kit import Button, Column, Dialog, Label, Panel, Row, Scroll, Spacer
from communique.window.kit.widget import Callback
from communique.window.moments.recap_entry import OnCard, recap_entry
from communique.words import tr


def recap_dialog(shown: Recap, look: OnCard, close: Callback) -> Dialog:
    """The dialog. Pressing a card closes it and goes to what the card is about."""
    cards = [recap_entry(card, look, whole=True) for card in shown.cards]
    if not cards:
        nothing = Label(tr("Nobody has moved since."), "body", colour="muted")
        body = Column(nothing)
    else:
        body = Column(*cards, gap=8, pad=(3, 3, 6, 3))
    done = Button(tr("Close"), close, kind="primary", id="close")
    panel = Panel(
        Label(shown.title, "title"),
        Scroll(body, id="recap-list", flex=1),
        Row(Spacer(), done),
        gap=12,
        pad=20,
        max_width=620,
        shadow=14,
    )
    first = f"recap{shown.cards[0].number}" if shown.cards else "close"
    return Dialog(panel, id="recap-dialog", label=shown.title, first=first)
