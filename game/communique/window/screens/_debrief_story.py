"""The first page of the debrief: three sentences to whoever had a seat, then what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from communique.debrief import Debrief, OwnText, told, told_to
from communique.debrief.own_texts import text_name
from communique.debrief.revealed import TAU
from communique.window.charts import PriceBars, RevealedChart
from communique.window.kit import Button, Column, Grid, Label, Panel, Row, Segmented, Spacer, Widget
from communique.window.screens._debrief_keep import FileSaver, keep_section
from communique.window.screens._debrief_place import AmongTables
from communique.window.screens._parts import party_chip
from communique.words import tr

if TYPE_CHECKING:
    from communique.model.scenario import Seat


CELL: Final = 420
"""Design units: so wide is a section at least; where several have room, they stand side by side."""
LINE: Final = 1040
WIDE: Final = 1480
"""Design units: the longest line of the sentences, and the widest that the page becomes."""


class StoryScreen(Protocol):
    """What the pages need of the screen that they stand on."""

    chosen: dict[str, int]

    def choose(self, what: str, number: int) -> None:
        """Note a choice, and show what it changes."""


def own_seat(screen: StoryScreen, found: Debrief) -> Seat:
    """Whose story is told: the seat of the person, or the one chosen where there are several."""
    seats = told_to(found)
    return seats[min(screen.chosen.get("told", 0), len(seats) - 1)]


def story_page(screen: StoryScreen, found: Debrief, among: AmongTables, save: FileSaver) -> list[Widget]:
    """The three sentences, what they rest on, the place among other tables, and what can be taken along."""
    seat = own_seat(screen, found)
    shown = _chooser(screen, found) or [Row(party_chip(seat, found.public.parties[seat]), Spacer())]
    sentences = zip(("got", "cost", "decided"), told(found, seat), strict=True)
    shown.append(Column(*(Label(said, "lead", id=id) for id, said in sentences), gap=8, max_width=LINE))
    kept = keep_section(found, seat, save)
    parts = [part for part in (_price(found), _revealed(found, seat), among.rows(found, seat), kept) if part]
    return [*shown, Grid(*(Panel(*part, pad=14, gap=8, shadow=2) for part in parts), cell=CELL, gap=12)]


class TextJumps(NamedTuple):
    """Where the event of a text can be looked at; each is told its number."""

    path: Callable[[int], None]
    replay: Callable[[int], None]


def texts_page(screen: StoryScreen, found: Debrief, jumps: TextJumps) -> list[Widget]:
    """Every text of one seat: what it cost and won, what would have been better, and ways to it."""
    seat = own_seat(screen, found)
    own = [one for one in found.own_texts if one.text.seat == seat]
    shown = [*_chooser(screen, found), Label(tr("Your texts, one by one"), "heading")]
    if not own:
        return [*shown, Label(tr("You put no text forward."))]
    note = tr(
        "What would have been better is what the adviser would have said at that moment, from your chair alone: an "
        "estimate, and no other sheet has a part in it."
    )
    return [*shown, Label(note, "small", colour="muted"), *(_text(found, one, jumps) for one in own)]


def _chooser(screen: StoryScreen, found: Debrief) -> list[Widget]:
    seats = told_to(found)
    if len(seats) < 2:
        return []
    names = [found.public.parties[seat].short for seat in seats]
    at = min(screen.chosen.get("told", 0), len(seats) - 1)
    return [Segmented(names, at, lambda k: screen.choose("told", k), id="told", label=tr("Whose story"))]


def _price(found: Debrief) -> list[Widget]:
    if found.price is None:
        return []
    keys = tr("Upper bar: what was signed. Lower bar: the principals' own Nash point.")
    return [
        Label(tr("The price of the mediator's interests"), "subheading"),
        Label(found.price.words(found.public), id="price"),
        PriceBars(found.public, found.price, id="price-bars"),
        Label(keys, "small", colour="muted"),
    ]


def _revealed(found: Debrief, seat: Seat) -> list[Widget]:
    one = next((one for one in found.revealed if one.seat == seat), None)
    if one is None:
        return []
    shown: list[Widget] = [
        Label(tr("How much your offers revealed"), "subheading"),
        Label(one.words(), id="revealed"),
    ]
    if one.texts < 2:
        return shown
    keys = tr(
        "An observer who counts which clauses you asked for again, against your order of the issues. {tau}", tau=tr(TAU)
    )
    return [*shown, RevealedChart(one, id="revealed-chart"), Label(keys, "small", colour="muted")]


def _text(found: Debrief, own: OwnText, jumps: TextJumps) -> Widget:
    event = own.text.event
    title = tr(
        "Session {session}, event {event}: {text}",
        session=own.text.session, event=event, text=text_name(found.public, own.text),
    )  # fmt: skip
    replay = Button(
        tr("In the replay"), partial(jumps.replay, event), kind="ghost", icon="history", id=f"replay{event}",
        label=tr("Event {event} in the replay", event=event),
    )  # fmt: skip
    go = Button(
        tr("On the path"), partial(jumps.path, event), kind="ghost", id=f"jump{event}",
        label=tr("Event {event} on the path", event=event),
    )  # fmt: skip
    chip = party_chip(own.text.seat, found.public.parties[own.text.seat])
    head = Row(chip, Label(title, "strong", flex=1), go, replay, gap=8)
    sentences = [Label(said, "small") for said in own.words(found.public)]
    return Panel(head, Column(*sentences, gap=3), pad=12, gap=4, shadow=2, fill="raised")
