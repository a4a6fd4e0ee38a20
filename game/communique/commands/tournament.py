"""`communique tournament`: negotiators against each other on several scenarios, with a league table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import check_level, check_negotiator, refuse, scenario_named, stoppable
from communique.commands._progress import ProgressBar

_WIDE: Final = 120
"""Columns of a table that is piped."""

if TYPE_CHECKING:
    from communique.simulation.tournament.every_seating import Tournament
    from communique.simulation.tournament.standings import Mean, Standings


def run(
    more: Annotated[
        list[str] | None, typer.Argument(help="More scenarios and negotiators.", metavar="[NAME]...")
    ] = None,
    scenarios: Annotated[
        list[str] | None, typer.Option("--scenarios", help="Ids or .yaml files, one after the other.", metavar="NAME")
    ] = None,
    negotiators: Annotated[
        list[str] | None, typer.Option("--negotiators", help="Who plays, one after the other.", metavar="NAME")
    ] = None,
    repetitions: Annotated[
        int, typer.Option("--repetitions", "-r", min=1, max=1_000_000, help="Games of each seating.")
    ] = 1,
    seed: Annotated[int, typer.Option("--seed", "-s", help="Same seed, same games.")] = 1,
    protocol: Annotated[str, typer.Option("--protocol", help="alternating or conference.")] = "alternating",
    rounds: Annotated[
        int | None, typer.Option("--rounds", min=1, max=1_000_000, help="Deadline of alternating offers.")
    ] = None,
    level: Annotated[
        str, typer.Option("--level", help="A level that all scenarios have; the whole scenarios if empty.")
    ] = "",
    mirror: Annotated[bool, typer.Option("--mirror", help="Let every negotiator meet itself too.")] = False,
    max_line_ups: Annotated[
        int | None, typer.Option("--max-line-ups", min=1, help="Draw so many line-ups on each scenario.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=1024, help="Processes to share the games.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print all tables as JSON.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Keep finished games in this .jsonl file, and go on from it.")
    ] = None,
) -> None:
    """Play every line-up in every seating and rank the negotiators.

    For example: communique tournament --scenarios sochi-2021 mine.yaml --negotiators boulware linear statesman
    """
    from communique.interop.negmas_adapter import TheirError
    from communique.simulation.playing import PlayError
    from communique.simulation.tournament.every_seating import Tournament, TournamentError
    from communique.simulation.tournament.standings import standings

    if protocol not in ("conference", "alternating"):
        refuse(f'The protocol is "conference" or "alternating", not "{protocol}".')
    places, players = _sorted([*(scenarios or [])], [*(negotiators or [])], more or [])
    if protocol == "conference" and (theirs := [name for name in players if name.startswith("negmas:")]):
        refuse(f'"{theirs[0]}" knows alternating offers only; leave it out, or choose --protocol alternating.')
    for name in players:
        check_negotiator(name)
    if out is not None and out.suffix != ".jsonl":
        refuse(f'--out keeps games in a .jsonl file, not "{out.name}".')
    if out is not None and out.exists() and not out.is_file():
        refuse(f'"{out}" is no file; choose another name.')
    if out is not None and not out.parent.is_dir():
        refuse(f'There is no folder "{out.parent}" to write to.')
    loaded = [scenario_named(name) for name in places]
    for scenario in loaded:
        check_level(scenario, level)
    kept = "nothing was kept; with --out a tournament can go on where it was."
    if out is not None:
        kept = f"the games that were finished are in {out}, and the same command goes on from there."
    try:
        tournament = Tournament(
            loaded, players, repetitions=repetitions, seed=seed, protocol=protocol, rounds=rounds, mirror=mirror,
            max_line_ups=max_line_ups, level=level,
        )  # fmt: skip
        with stoppable(kept), ProgressBar("Games", len(tournament.pairings), counted=True) as progress:
            games = tournament.run(out, progress.done if progress.is_shown else None, workers=workers)
    except (TournamentError, PlayError, TheirError) as error:
        refuse(str(error), code=1)
    found = standings(tournament, games)
    if as_json:
        from dataclasses import asdict

        told = {"plan": asdict(tournament.plan), "games": len(games), **found.as_dict()}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(tournament, found)


def _sorted(scenarios: list[str], negotiators: list[str], more: list[str]) -> tuple[list[str], list[str]]:
    """The scenarios and the negotiators; words without an option of their own go where they are known."""
    from communique.loading.scenario_file import list_scenarios

    known = [str(one) for one in list_scenarios()]
    for word in more:
        (scenarios if word.endswith((".yaml", ".yml")) or word in known else negotiators).append(word)
    for what, names in (("scenarios", scenarios), ("negotiators", negotiators)):
        if not names:
            refuse(f"Say which {what} to play with: --{what} and at least one name.")
    return scenarios, negotiators


def _print(tournament: Tournament, found: Standings) -> None:
    from rich.console import Console
    from rich.table import Table

    from communique.simulation.tournament.standings import INTERVALS

    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDE)
    plan = tournament.plan
    many = f"{len(plan.scenarios)} scenario{'s' if len(plan.scenarios) > 1 else ''}"
    level = f", level {plan.level}" if plan.level else ""
    console.print(f"{len(tournament.pairings)} games on {many} ({plan.protocol}{level}), seed {plan.seed}.")
    tables = [("League", found.league)]
    if len(found.scenarios) > 1:
        tables += list(found.scenarios)
    for title, rows in tables:
        table = Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left")
        table.add_column("Negotiator", no_wrap=True)
        for head in ("Utility", "±", "Gain", "Agreed", "Welfare", "To front", "To Nash", "Rounds", "Games"):
            table.add_column(head, justify="right", no_wrap=True)
        for one in rows:
            table.add_row(
                one.negotiator, _figure(one.utility), f"{one.utility.high - one.utility.value:.3f}", _figure(one.gain),
                f"{100 * one.agreements.value:.0f} %", _figure(one.welfare), _figure(one.to_frontier),
                _figure(one.to_nash), f"{one.rounds.value:.1f}", str(one.games),
            )  # fmt: skip
        console.print(table)
        console.print()
    for note in (*found.notes, f"±: {INTERVALS}."):
        console.print(note, style="dim")
    console.print(f"Digest {found.digest}", style="dim", soft_wrap=True)


def _figure(mean: Mean | None) -> str:
    return "–" if mean is None else f"{mean.value:.3f}"
