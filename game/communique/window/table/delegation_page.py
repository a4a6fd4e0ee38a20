"""All about a delegation, in a dialog: who it is, what it called for in public, its meters and what moved them.

It says what the view of the person at the table says, and no more.
"""

from __future__ import annotations

from collections.abc import Callable

from communique.model.scenario import Seat
from communique.present import delegations, readings
from communique.rules.state import MeterName
from communique.views import PartyView
from communique.window import emblem_art, theme
from communique.window.kit import Button, Column, Dialog, Label, Panel, Picture, Rich, Row, Rule, Scroll, Spacer, Widget
from communique.words import tr


def delegation_dialog(view: PartyView, seat: Seat, close: Callable[[], None]) -> Dialog:
    """The dialog about the delegation in `seat`."""
    d = next(one for one in delegations(view) if one.seat == seat)
    colour = theme.TONES["paper"][theme.sign(seat).colour]
    picture = Picture(lambda pixels: emblem_art.emblem(pixels, d.emblem, colour), 64, label=d.short)
    name = tr("{party} (you)", party=d.name) if d.mine else d.name
    states = " · ".join(d.states)
    about = [Label(name, "title"), Label(d.role_words, colour="muted")]
    about += [Label(states, "small_strong", colour="accent_text")] if states else []
    parts = [*map(Label, d.standing_words), *_goals(view, seat), *_causes(view, seat)]
    body = Scroll(Column(*parts, gap=8, pad=(0, 0, 6, 6)), id="delegation-scroll", flex=1)
    foot = Row(Spacer(), Button(tr("Close"), close, kind="primary", id="delegation-close"))
    head = Row(picture, Column(*about, gap=1, flex=1), gap=16)
    panel = Panel(head, body, foot, gap=12, pad=24, max_width=700, shadow=14)
    return Dialog(panel, id="delegation", label=d.name, first="delegation-close")


def _goals(view: PartyView, seat: Seat) -> list[Widget]:
    goals = view.public.parties[seat].goals
    if not goals:
        return []
    heading = Label(tr("What it called for in public"), "subheading")
    note = Label(tr("How much each matters to it is confidential."), "small", colour="muted")
    lines = [
        Rich(tr("- **{issue}:** {goal}", issue=view.public.issues[goal.issue].short, goal=goal.text)) for goal in goals
    ]
    return [Rule(), heading, note, *lines]


def _causes(view: PartyView, seat: Seat) -> list[Widget]:
    """Why its meters stand where they stand, as far as it was seen: its own, and one's trust in it."""
    rows: list[Widget] = []
    for reading in readings(view):
        about = reading.other if reading.meter == MeterName.TRUST else reading.seat
        if about == seat and reading.causes:
            rows.append(Label(reading.name, "small_strong"))
            rows += [
                Label(tr("Session {n}: {cause}", n=cause.session, cause=cause.words), "small", colour="muted")
                for cause in reading.causes
            ]
    return [Rule(), Label(tr("What moved its meters"), "subheading"), *rows] if rows else []
