"""`communique replay`: what happened in a saved game, in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from game.commands._common import printable, refuse
from game.model.scenario import NATURE, Seat
from game.rules.kind import Move
from game.rules.moves import kind_of
from game.rules.moves.answer import Answer, answered
from game.session.log import encode_event
from game.session.session import Session


def run(
    save: Annotated[Path, typer.Argument(help="A saved game.")],
    scenario: Annotated[
        str | None, typer.Option("--scenario", help="The scenario file, if it is not one that is shipped.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print header, events and outcome as JSON.")] = False,
) -> None:
    """Play a saved game again, event by event, check that every move was legal, and show how it stands."""
    from game.commands._common import scenario_named
    from game.session.store import read_save, restore

    if not save.exists():
        refuse(f'There is no file "{save}".')
    found = read_save(save)
    session = restore(found, scenario_named(scenario or found.header.scenario))
    if found.note:
        typer.echo(found.note, err=True)
    if as_json:
        print(json.dumps(_as_dict(session), ensure_ascii=False, indent=2))
        return
    public = session.scenario.public
    print(f"{public.title}, {session.header.protocol}{', level ' + public.level if public.level else ''}")
    for number, (seat, move) in enumerate(session.events, start=1):
        print(printable(f"{number:4}  {_sentence(session, number, seat, move)}"))
    print(_ending(session))


def _sentence(session: Session, number: int, seat: Seat, move: Move) -> str:
    public = session.scenario.public
    if isinstance(move, Answer):
        return answered(public, seat, move, (event.move for event in session.events[number - 2 :: -1]))
    return kind_of(move).sentence(public, seat, move)


def _ending(session: Session) -> str:
    if not session.over:
        waiting = session.turn
        name = "chance" if waiting == NATURE else session.scenario.public.parties[waiting].short
        return f"The talks go on; {name} is to move."
    end, public = session.outcome(), session.scenario.public
    scores = ", ".join(
        f"{party.short} {public.of_hundred(points)} ({public.gain_of_hundred(surplus)})"
        for party, points, surplus in zip(public.parties, end.points, end.surplus, strict=True)
    )
    return f"Ending: {end.kind}, {end.cause}. Points and surplus: {scores}."


def _as_dict(session: Session) -> dict[str, Any]:
    from dataclasses import asdict

    out: dict[str, Any] = {
        "header": asdict(session.header),
        "events": [encode_event(event) for event in session.events],
        "over": session.over,
    }
    if session.over:
        end = session.outcome()
        out["outcome"] = asdict(end) | {"surplus": end.surplus}
    return out
