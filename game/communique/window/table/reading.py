"""Dialogs to read in: the confidential sheet, the meters with their causes, and a group of moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from communique.present import Action, Reading, measure_of, readings
from communique.present.sums import Sum, sum_of_meter
from communique.views import PartyView
from communique.window.icons import known_icon
from communique.window.kit import Button, Column, Dialog, Grid, Label, Panel, Rich, Row, Rule, Scroll, Spacer, Widget
from communique.window.table.keybutton import KeyButton
from communique.window.table.sum_figure import SumFigure
from communique.window.table.term_label import TermLabel
from communique.words import in_a_row, tr


def sheet_dialog(view: PartyView, close: Callable[[], None]) -> Dialog:
    """The seat's confidential sheet: brief, no deal, audiences, links, evidence; and what others say in public."""
    party = view.briefing.party
    parts: list[Widget] = [
        Label(tr("Confidential: for your delegation alone."), "small_strong", colour="bad_text"),
        Rich(view.sheet.brief.strip(), "body"),
        Rule(),
        *_standing(view),
        *_audiences(view),
        *_links(view),
        *_cards(view),
        *_goals(view),
    ]
    return _reader(f"{party.name}", parts, close, id="sheet")


def meters_dialog(view: PartyView, close: Callable[[], None], opens: Callable[[Sum | None], None]) -> Dialog:
    """Every meter with the causes of its changes; the figure `opens` its sum."""
    parts: list[Widget] = []
    for reading in readings(view):
        parts += _reading(view, reading, opens)
    if not parts:
        parts.append(Label(tr("This protocol has no meters."), "body"))
    return _reader(tr("Meters and their causes"), parts, close, id="meters")


def group_dialog(
    title: str, actions: Sequence[Action], act: Callable[[str], None], close: Callable[[], None]
) -> Dialog:
    """A group of moves, each with what it does, what it costs, and why it is not possible if it is not."""
    cells: list[Widget] = []
    for action in actions:
        button = KeyButton(
            action.title,
            partial(_then, close, act, action.name),
            key=action.face.key,
            shortcut=action.face.key.lower(),
            icon=known_icon(action.face.icon),
            align="left",
            reason=action.reason,
            id=f"group-{action.name}",
            width=236,
        )
        about = Label(action.reason or action.about, "small", colour="muted")
        cells += [button, Column(about, pad=(6, 0, 0, 0))]
    rows = Grid(*cells, columns=(0, 1), gap=8, align="center")
    back = Row(Spacer(), Button(tr("Close"), close, id="group-close"))
    panel = Panel(Label(title, "heading"), rows, back, gap=12, pad=22, max_width=660, shadow=14)
    first = next((f"group-{a.name}" for a in actions if not a.reason), "group-close")
    return Dialog(panel, id="group", label=title, first=first)


def _then(close: Callable[[], None], act: Callable[[str], None], name: str) -> None:
    close()
    act(name)


def _reader(title: str, parts: Sequence[Widget], close: Callable[[], None], *, id: str) -> Dialog:
    body = Scroll(Column(*parts, gap=8, pad=(0, 0, 6, 6)), id=f"{id}-scroll", flex=1)
    foot = Row(Spacer(), Button(tr("Close"), close, kind="primary", id=f"{id}-close"))
    panel = Panel(Label(title, "title"), body, foot, gap=10, pad=24, max_width=760, shadow=14)
    return Dialog(panel, id=id, label=title, first=f"{id}-close")


def _standing(view: PartyView) -> list[Widget]:
    measure = measure_of(view.public)
    words = [tr("Without a deal you score {points} of 100.", points=measure.words(view.no_deal))]
    if view.public.tension_shift and view.public.tension_on:
        steps = ", ".join(measure.figure(view.sheet.no_deal(view.public, t)) for t in range(5))
        words.append(tr("With tension at 0, 1, 2, 3, 4: {points}.", points=steps))
    return [TermLabel(tr("No deal"), tr("no deal")), Label(" ".join(words), "body")]


def _audiences(view: PartyView) -> list[Widget]:
    if not view.sheet.audiences:
        return []
    out: list[Widget] = [TermLabel(tr("Audiences at home"), tr("audience"))]
    for a in view.sheet.audiences:
        names = ", ".join(view.public.issues[i].short for i in a.issues)
        least = measure_of(view.public).words(a.threshold)
        passes = tr(
            "**{audience}** pass a text that brings {points} on {issues}.", audience=a.name, points=least, issues=names
        )
        out.append(Rich(f"{passes} {a.text}", "body"))
    return out


def _links(view: PartyView) -> list[Widget]:
    if not (view.sheet.links or view.sheet.bundles):
        return []
    issues = view.public.issues
    out: list[Widget] = [TermLabel(tr("Linked clauses"), tr("linked clauses"))]
    for bundle in view.sheet.bundles:
        several = in_a_row([issues[i].short for i in bundle.issues])
        out.append(Rich(tr("What {issues} are worth together is added by the program.", issues=several), "body"))
    for k in view.sheet.links:
        one, other = issues[k.issue], issues[k.other_issue]
        pair = f"{one.options[k.option].label} + {other.options[k.other_option].label}"
        out.append(Rich(f"**{measure_of(view.public).signed(k.points)}** {pair}. {k.why}", "body"))
    return out


def _cards(view: PartyView) -> list[Widget]:
    if not view.sheet.cards:
        return []
    return [
        TermLabel(tr("Evidence you can lay on the table"), tr("evidence")),
        *(Rich(f"**{card.title}.** {card.text}", "body") for card in view.sheet.cards),
    ]


def _goals(view: PartyView) -> list[Widget]:
    out: list[Widget] = [Label(tr("What each says in public"), "subheading")]
    for p, party in enumerate(view.public.parties):
        said = " ".join(f"{goal.text}" for goal in party.goals)
        if said:
            who = tr("You") if p == view.seat else party.short
            out.append(Rich(f"**{who}:** {said}", "body"))
    return out


def _reading(view: PartyView, reading: Reading, opens: Callable[[Sum | None], None]) -> list[Widget]:
    value = Label(tr("{value} of {most}", value=reading.value, most=reading.maximum), "strong", wrap=False)
    figure = SumFigure(
        value,
        lambda: opens(sum_of_meter(view, reading.meter, reading.seat, reading.other)),
        label=reading.name,
        id=f"sum-{reading.meter}-{reading.seat}-{reading.other}",
    )
    head = Row(Label(reading.name, "strong", flex=1), figure, gap=8)
    out: list[Widget] = [head, Label(reading.means, "small", colour="muted")]
    out += [Label(tr("Session {n}: {cause}", n=c.session + 1, cause=c.words), "small") for c in reading.causes]
    return [*out, Rule()]
