"""`communique replay`: what happened in a saved game, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from communique.commands._common import ENDINGS, printable, refuse
from communique.model.scenario import NATURE, Seat
from communique.present.transcript import CALL
from communique.session.log import HUMAN, Event, encode_event
from communique.session.marks import encode_marks
from communique.session.session import Session
from communique.words import N_, gain_of_hundred, of_hundred, say, tr

SEALED: Final = N_("Private talk is left out until the talks have ended.")

TRIED: Final = "game.communique --scenario sample.yaml"
"""What it is tried with, in a folder that holds the files named."""


def run(
    save: Annotated[Path, typer.Argument(help=tr("A saved game."))],
    scenario: Annotated[
        str | None, typer.Option("--scenario", help=tr("The scenario file, if it is not one that is shipped."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print header, events and outcome as JSON."))] = False,
) -> None:
    """Play a saved game again, event by event, check that every move was legal, and show how it stands.

    While people still play it, only what all delegations have heard is shown.
    """
    from communique.commands._common import scenario_played
    from communique.session.store import read_save, restore

    if not save.exists():
        refuse(tr('There is no file "{save}".', save=save))
    found = read_save(save)
    session = restore(found, scenario_played(found.header, scenario))
    if found.note:
        typer.echo(printable(found.note), err=True)
    if as_json:
        print(json.dumps(_as_dict(session), ensure_ascii=False, indent=2))
        return
    public = session.scenario.public
    level = f", {tr('level {level}', level=public.level)}" if public.level else ""
    fresh = "" if public.papers is None else f", {tr('papers {number}', number=public.papers)}"
    print(printable(f"{public.title}, {session.header.protocol}{level}{fresh}"))
    for line in _lines(session):
        print(printable(line))
    print(printable(_ending(session)))


def _sealed(session: Session) -> bool:
    """Whether private talk has to stay private: people play, and the talks go on."""
    return not session.over and HUMAN in session.header.lineup


def _shown(session: Session) -> list[Event]:
    """The events that may be shown: all of them, or what every delegation has heard."""
    if not _sealed(session):
        return list(session.events)
    return [Event(one.seat, one.move) for one in session.chair(Seat(0)).view().heard if not one.private]


def _lines(session: Session) -> Iterator[str]:
    """The events in words. They are numbered anew where some are left out: a gap would tell of a whisper."""
    from communique.debrief.steps import steps

    shown = [step for step in steps(session) if step.audience is None or not _sealed(session)]
    called = next((step.number for step in shown if step.in_call), None)
    for number, step in enumerate(shown, start=1):
        if step.number == called:
            yield f"      {tr(CALL)}"
        yield f"{number:4}  {step.sentence}"
    if _sealed(session):
        yield tr(SEALED)
    yield from session.marks.said()


def _ending(session: Session) -> str:
    if _sealed(session):
        return tr("The talks go on.")  # who is to move would tell of a question asked in private
    if not session.over:
        waiting = session.turn
        name = "chance" if waiting == NATURE else session.scenario.public.parties[waiting].short
        return tr("The talks go on; {name} is to move.", name=name)
    end, public = session.outcome(), session.scenario.public
    scores = ", ".join(
        f"{party.short} {of_hundred(public, points)} ({gain_of_hundred(public, surplus)})"
        for party, points, surplus in zip(public.parties, end.points, end.surplus, strict=True)
    )
    why = say(end.cause)
    return tr(
        "Ending: {kind}, {cause}. Points and surplus: {scores}.", kind=tr(ENDINGS[end.kind]), cause=why, scores=scores
    )


def _as_dict(session: Session) -> dict[str, Any]:
    from dataclasses import asdict

    out: dict[str, Any] = {
        "header": asdict(session.header),
        "events": [encode_event(event) for event in _shown(session)],
        "over": session.over,
        "marks": encode_marks(session.marks),
    }
    if _sealed(session):
        out["left_out"] = tr(SEALED)
    if session.over:
        end = session.outcome()
        out["outcome"] = asdict(end) | {"surplus": end.surplus}
    return out
