"""The first page of the debrief: points, the several numbers, conduct, and whether the text would be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from communique.debrief import Conduct, Debrief, Said
from communique.debrief.deal import ratio
from communique.window.kit import Grid, Label, Panel, Rich, Rule, Widget
from communique.window.screens._debrief_words import plain, table


def result(found: Debrief) -> list[Widget]:
    """Points, the several numbers, conduct, who would keep it."""
    end, public, told = found.outcome, found.public, found.public.of_hundred
    rows = [
        [party.short, told(end.points[p]), told(end.no_deal[p]), public.gain_of_hundred(end.surplus[p])]
        for p, party in enumerate(public.parties)
    ]
    shown: list[Widget] = [Label(found.ended, "heading")]
    if not end.agreement:
        shown.append(Label(end.why, colour="muted"))
    if said := found.marks.said():
        shown.append(Label(" ".join(said), "small", colour="muted", id="marks"))
    shown += [Rich(f"**{public.parties[p].short}:** {name} rejected the text at home.") for p, name in end.rejected_by]
    shown += [
        table(["Delegation", "Points", "No deal", "Over no deal"], rows, numbers=3),
        Grid(*(_figure(number, said) for number, said in figures(found)), cell=190, gap=10),
        Rule(),
        Label("Conduct", "subheading"),
        _conduct(found),
    ]
    shown += _untrue(found)
    return [*shown, *_keeping(found)]


def figures(found: Debrief) -> list[tuple[str, str]]:
    """The several numbers, each with what it is."""
    left, say = found.left, found.public.of_hundred
    told: list[tuple[str, str]] = []
    if left is not None:
        told.append((say(left.gain), f"points more for everybody at once were still open, against {found.against}"))
    if found.balance is not None:
        told.append((ratio(found.balance), "balance: the smallest gain, as a share of the most it could be"))
    if found.brittle is not None:
        told.append(("Brittle" if found.brittle else "Not brittle", "whether signers' gains differ by more than 25"))
    if found.share is not None:
        told.append((f"{found.share:.1f} %", "of the packages possible at the end could be signed"))
    if found.mediation is not None:
        told.append((say(found.mediation.durability), "durability: the smallest gain of a principal"))
        told.append((say(found.mediation.impartiality), "impartiality: how far the principals' gains lie apart"))
    return told


def _figure(number: str, said: str) -> Widget:
    return Panel(
        Label(number, "number", colour="accent_text"), Label(said, "small"), pad=12, gap=2, shadow=0, fill="raised"
    )


def _conduct(found: Debrief) -> Widget:
    head = ["", *(party.short for party in found.public.parties)]
    rows = [[name, *(count(one) for one in found.conduct)] for name, count in _COUNTS.items()]
    return table(head, rows, numbers=len(found.public.parties))


def _share(said: tuple[Said, ...]) -> str:
    judged = [one for one in said if one.true is not None]
    return f"{sum(one.true is True for one in judged)} of {len(judged)}" if judged else "–"


def _promises(one: Conduct) -> str:
    return f"{sum(p.kept_at is not None for p in one.promises)} of {len(one.promises)}" if one.promises else "–"


_COUNTS: Final[dict[str, Callable[[Conduct], str]]] = {
    "Questions asked": lambda one: str(one.asked),
    "Answered, declined": lambda one: f"{one.answered}, {one.declined}",
    "Answers that were so": lambda one: _share(one.spoken("answer")),
    "Statements that were so": lambda one: _share(one.spoken("statement")),
    "Reasons that were so": lambda one: _share(one.spoken("reason")),
    "If-then promises called on": _promises,
    "Warnings, kept": lambda one: f"{one.warnings}, {one.warnings_kept}" if one.warnings else "–",
    "Initials withdrawn": lambda one: str(one.withdrawn),
    "Gestures": lambda one: str(len(one.gestures)),
    "Evidence": lambda one: str(len(one.evidence)),
}


def _untrue(found: Debrief) -> list[Widget]:
    names = [party.short for party in found.public.parties]
    told = [
        Rich(f"- Event {said.event}, **{names[one.seat]}**: {plain(said.words)} {plain(said.why)}", "small")
        for one in found.conduct
        for said in one.said
        if said.true is False
    ]
    return [Label("Not so by the speaker's own sheet", "small_strong"), *told] if told else []


def _keeping(found: Debrief) -> list[Widget]:
    if not found.keeping:
        return []
    rows = [Label(" ".join(one.words), "small") for one in found.keeping]
    rows += [Label(one.words, "small") for one in found.coalitions]
    if found.instead("coalitions"):
        rows.append(Label(found.instead("coalitions"), "small", colour="muted"))
    return [Rule(), Label("Would they keep it?", "subheading"), *rows]
