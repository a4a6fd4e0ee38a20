"""What stands beside the document: what has been reached, and who signs in which order."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.scenario import Public
from communique.present.ceremony import Ceremony, Signatory
from communique.window.kit import Button, Column, Label, Row, Spacer, Style, Widget
from communique.window.kit.widget import Callback
from communique.window.screens import _parts
from communique.window.signing.stage_card import StageCard, on_stage
from communique.words import tr


def programme(style: Style, public: Public, found: Ceremony, signatories: Iterable[Signatory]) -> list[Widget]:
    """The rows of the page."""
    rows: list[Widget] = [
        Label(found.title, "title", id="reached-title"),
        Label(found.sentence, "body", id="reached-sentence"),
        Spacer(height=6),
        Label(
            tr("Who signs, in this order") if found.open else tr("Asked in this order"),
            "subheading",
            colour="accent_text",
        ),
    ]
    for one in signatories:
        words = Column(Label(one.short, "strong"), Label(one.words, "small", colour="muted"), gap=0, flex=1)
        rows.append(Row(_parts.emblem(style, one.seat, public.parties[one.seat], 38), words, gap=10))
    return rows


def reached(style: Style, public: Public, found: Ceremony, go_on: Callback) -> Widget:
    """The card that says what has been reached, with the emblems of all who are asked to sign."""
    signs = [_parts.emblem(style, one.seat, public.parties[one.seat], 58) for one in found.signatories]
    now = (
        tr("Each signatory says yes or no, one after the other. Nothing new is put forward.")
        if found.final
        else tr("The text is laid out to be signed, one delegation after the other.")
    )
    body = [Label(found.sentence, "lead", align="center"), Label(now, colour="muted", align="center")]
    read = Button(tr("Read the text"), go_on, kind="primary", icon="draft", id="to-the-text")
    return on_stage(StageCard(found.title, body, [Spacer(width=1), read], signs=signs, id="reached"))


def decided(found: Ceremony, *, over: bool) -> list[Widget]:
    """What all may read once it is decided: what comes now."""
    if found.signed:
        said = [
            tr("The text stands as it lies here. What it is worth to each is said at the closing."),
            tr("At home they read it now."),
        ]
    elif over:
        said = [tr("The talks are over.")]
    else:
        said = [tr("The talks go on from where they were."), tr("Nothing of this text binds anybody.")]
    return [Label(tr("What comes now"), "heading"), *(Label(words) for words in said)]
