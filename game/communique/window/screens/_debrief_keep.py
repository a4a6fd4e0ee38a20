"""What can be taken along from a debrief: the communiqué as text, page and paper, and one picture to share.

The picture shows what was signed, by whom, and the figures of the seat whose story is told; no figure of another seat
stands on it, so that whoever is shown it can still play the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Final

import pygame
from pygame import Surface

from communique.classroom.communique_page import communique_page
from communique.debrief import ASSUMPTION, Debrief
from communique.model.scenario import Seat
from communique.session.communique import Document
from communique.window import backdrop, emblem_art, theme
from communique.window.kit import UI, Button, Column, Flow, Label, Panel, Row, Rule, Spacer, Widget
from communique.window.screens import _parts
from communique.words import N_, gain_of_hundred, of_hundred, tr, tr_n

SIZE: Final = (1200, 675)
"""Pixels of the picture."""
LARGE: Final = 1.45
"""Text on it is so much larger than in the window: it is looked at small."""
SEAL: Final = 256
"""Pixels of a seal in a file."""
NO_PAPER: Final = N_('Papers need the library fpdf2; install it with: pip install "communique[classroom]"')

FileSaver = Callable[[str, Callable[[], bytes]], None]
"""Saves what a function makes in a file that ends as said; tells what went wrong."""


def keep_section(found: Debrief, seat: Seat, save: FileSaver) -> list[Widget]:
    """The buttons, one a file."""
    kinds: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "keep-text": (tr("Text"), "-communique.txt", partial(_text, found)),
        "keep-page": (tr("Page"), "-communique.html", partial(_page, found)),
        "keep-paper": (tr("PDF"), "-communique.pdf", partial(_paper, found)),
        "keep-picture": (tr("Picture to share"), "-picture.png", partial(share_picture, found, seat)),
    }
    buttons = [Button(said, partial(save, tail, make), icon="save", id=id) for id, (said, tail, make) in kinds.items()]
    said = tr("The communiqué, set like a document; the picture shows your own figures and no other's.")
    return [Label(tr("To take along"), "subheading"), Label(said), Flow(*buttons, gap=8)]


def signed_text(found: Debrief) -> Document:
    """The text that stands: of the second round where that settled one, else of the talks."""
    return found.second.document or found.document


def _signatories(found: Debrief) -> Sequence[Seat]:
    return found.second.asked if found.second.document else found.signed


def _text(found: Debrief) -> bytes:
    return signed_text(found).text().encode()


def _page(found: Debrief) -> bytes:
    return communique_page(signed_text(found), _seals(found)).encode()


def _paper(found: Debrief) -> bytes:
    from communique.classroom.communique_paper import communique_paper

    return bytes(communique_paper(signed_text(found), _seals(found)).output())


def _seals(found: Debrief) -> list[bytes]:
    """The delegations' emblems as seals; none where the case is a real one, whose states have sealed nothing."""
    if not found.public.fictional:
        return []
    style = theme.style()
    hues = [style.colour(theme.sign(seat).colour, "paper") for seat in _signatories(found)]
    emblems = [found.public.parties[seat].emblem for seat in _signatories(found)]
    return [_png(emblem_art.emblem(SEAL, emblem, hue)) for emblem, hue in zip(emblems, hues, strict=True)]


def share_picture(found: Debrief, seat: Seat) -> bytes:
    """The picture as PNG, always of the same size."""
    surface, ui = Surface(SIZE), UI(theme.style(text_scale=LARGE), SIZE, backdrop.room)
    ui.show(_card(ui, found, seat))
    ui.tick(10_000)
    ui.paint_all(surface)
    return _png(surface)


def _card(ui: UI, found: Debrief, seat: Seat) -> Widget:
    public, text = found.public, signed_text(found)
    settled = sum(1 for one in text.paragraphs if one[:1].isdigit())
    clauses = tr_n("{n} clause", "{n} clauses", settled) if text.signatures else ""
    delegations = [
        Column(
            _parts.emblem(ui.style, p, party, 96),
            Label(party.short, "strong", align="center"),
            Label(_hand(found, Seat(p)), "small", colour="muted", align="center"),
            gap=4, align="center", flex=1,
        )
        for p, party in enumerate(public.parties)
    ]  # fmt: skip
    end = found.outcome
    got = tr(
        "{party}: {points} of 100 points, {gain} over no deal",
        party=public.parties[seat].short, points=of_hundred(public, end.points[seat]),
        gain=gain_of_hundred(public, end.surplus[seat]),
    )  # fmt: skip
    sheet = Panel(
        Label(public.title, "title", align="center"),
        Label(text.dateline, "body", colour="muted", align="center"),
        Rule(hue="brass", thickness=2),
        Spacer(),
        Row(*delegations, gap=10),
        Spacer(),
        Label(found.ended, "heading", align="center"),
        *([Label(clauses, "body", align="center")] if clauses else []),
        Label(got, "lead", align="center"),
        Spacer(),
        Rule(),
        Label(tr(ASSUMPTION), "small", colour="muted", align="center"),
        pad=(44, 30, 44, 24), gap=10, flex=1,
    )  # fmt: skip
    return Column(sheet, pad=28)


def _hand(found: Debrief, seat: Seat) -> str:
    """What the delegation did with the text."""
    if seat in _signatories(found):
        return tr("signed")
    return tr("did not sign") if seat in found.public.signatories else tr("at the table")


def _png(surface: Surface) -> bytes:
    kept = BytesIO()
    pygame.image.save(surface, kept, "picture.png")
    return kept.getvalue()
