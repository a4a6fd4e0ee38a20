"""`communique simulate`: many games without a window."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from communique.commands._common import (
    GAME_ENDINGS,
    UserError,
    agreements_told,
    check_free,
    check_level,
    deadline,
    failed_sentence,
    force_option,
    hidden_option,
    limit_option,
    limits,
    papers_option,
    printable,
    refuse,
    rounds_option,
    scenario_named,
    seats,
    stoppable,
    whose_points,
)
from communique.commands._progress import ProgressBar
from communique.commands._tables import plain_table
from communique.loading.guess import guess
from communique.rules.dice import USUAL_SEED
from communique.words import in_a_row, number, percent, tr, tr_n

if TYPE_CHECKING:
    from rich.table import Table

    from communique.model.sheet import Scenario
    from communique.simulation import Results

TRIED: Final = "sample.yaml -n 2"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    games: Annotated[int, typer.Option("--games", "-n", min=1, max=100_000_000, help=tr("How many games."))] = 100,
    seed: Annotated[int, typer.Option("--seed", "-s", help=tr("Same seed, same games."))] = USUAL_SEED,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", help=tr("Who plays a seat, as party=negotiator; may be repeated."))
    ] = None,
    protocol: Annotated[str, typer.Option("--protocol", help=tr("conference, alternating or in-turn."))] = "conference",
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the whole scenario if empty."))
    ] = "",
    rounds: Annotated[str | None, rounds_option()] = None,
    hidden_deadline: Annotated[bool, hidden_option()] = False,
    move_seconds: Annotated[float | None, limit_option("move")] = None,
    game_seconds: Annotated[float | None, limit_option("game")] = None,
    session_seconds: Annotated[float | None, limit_option("session")] = None,
    memory_mb: Annotated[int | None, limit_option("memory")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=256, help=tr("Processes to share the games."))] = 1,
    papers: Annotated[int | None, papers_option()] = None,
    engine: Annotated[
        str, typer.Option("--engine", help=tr("auto, plain, tables or compiled (extra fast); the games are the same."))
    ] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print the summary as JSON."))] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help=tr("Write one row a game to this .csv or .jsonl file."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
) -> None:
    """Play many games between computer negotiators and sum them up."""
    from communique.rules.protocol import protocols
    from communique.simulation import simulate

    if protocol not in protocols():
        refuse(
            tr(
                'There is no protocol "{protocol}"; {hint}',
                protocol=protocol,
                hint=guess(protocol, protocols(), stop="."),
            )
        )
    if out is not None and out.suffix not in (".csv", ".jsonl"):
        refuse(tr('--out writes .csv or .jsonl files, not "{name}".', name=out.name))
    check_free(out, force=force)
    loaded = scenario_named(scenario, papers)
    check_level(loaded, level)
    lineup = seats(loaded, seat or [])
    until = deadline(rounds, hidden_deadline, protocol)
    with (
        stoppable(tr("nothing was written, and equal seeds play the same games again.")),
        ProgressBar(tr("Games"), games, counted=True) as progress,
    ):
        try:
            results = simulate(
                loaded, lineup, games, seed, protocol=protocol, level=level, rounds=until,
                limits=limits(move_seconds, game_seconds, session_seconds, memory_mb), workers=workers, engine=engine,
                progress=progress.done,
            )  # fmt: skip
        except (ValueError, KeyError) as error:  # a KeyError's text is its sentence in quotation marks
            raise UserError(str(error.args[0])) from error
    trouble = "" if out is None else _write(results, out)
    summary = results.summary()
    if as_json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        _print(summary, results, loaded.public.scale)
        _print_beside_people(results, loaded)
        _print_programs(results)
        _say(whose_points(loaded.public))
    if trouble:
        refuse(trouble, code=1)
    if os.environ.get("COMMUNIQUE_DEBUG"):
        _again(results, loaded)


def _again(results: Results, loaded: Scenario) -> None:
    """Play the first game in which somebody failed once more, and stop with their error, if there is such a game."""
    from communique.simulation import play
    from communique.simulation.deadline import dealt

    plan = results.plan
    for row in results.rows:
        if row.failure is not None:
            rounds, _ = dealt(plan.rounds, row.seed)
            play(loaded, plan.lineup, row.seed, protocol=plan.protocol, level=plan.level, rounds=rounds)
            return


def _say(sentence: str) -> None:
    """Print a sentence, which goes on in the next line between words."""
    from rich.console import Console

    Console(markup=False, highlight=False).print(sentence)


def _print_beside_people(results: Results, loaded: Scenario) -> None:
    """How many deals were efficient, beside those of people; nothing where the scenario names no study."""
    from communique.debrief.people import counted
    from communique.simulation.efficiency import efficient_deals

    if not loaded.public.studies:
        return
    deals, good = efficient_deals(results, loaded)
    for study in loaded.public.studies:
        _say(printable(counted(study)))
    share = number(100 * good / deals, 1) if deals else number(0)
    _say(tr("In these games: {efficient} of {deals} ({share} %).", efficient=good, deals=deals, share=share))


def _print_programs(results: Results) -> None:
    """What went wrong with programs at a chair: moves made in their place, and why, as far as this process knows."""
    from communique.negotiators.negotiator import Attending
    from communique.negotiators.registry import negotiator
    from communique.simulation.apart.kept_apart import is_apart

    for party, count in results.stood_in.items():
        if count:
            said = tr_n(
                "{party}: the fallback moved once in the program's place.",
                "{party}: the fallback moved {n} times in the program's place.", count, party=party,
            )  # fmt: skip
            _say(said)
    for name in dict.fromkeys(results.plan.lineup):
        if is_apart(name):  # its file is not run here
            continue
        player = negotiator(name)
        if isinstance(player, Attending) and player.trouble:
            _say(printable(tr("The last that went wrong: {trouble}", trouble=player.trouble)))


def _write(results: Results, out: Path) -> str:
    """Write one row a game to `out`; a sentence when that was not possible, empty when it was."""
    try:
        (results.write_csv if out.suffix == ".csv" else results.write_jsonl)(out)
    except OSError as error:
        return tr("{out}: the games could not be written here ({strerror}).", out=out, strerror=error.strerror or error)
    return ""


def _print(summary: dict[str, Any], results: Results, scale: int) -> None:
    """The summary as a table; points out of a hundred, also where an imported scenario counts finer."""
    from rich.console import Console

    console = Console(markup=False, highlight=False)
    games = tr_n(
        "{n} game of {scenario} ({protocol})", "{n} games of {scenario} ({protocol})",
        summary["games"], scenario=summary["scenario"], protocol=summary["protocol"],
    )  # fmt: skip
    console.print(
        tr(
            "{games}: {agreements}, {rounds} rounds on average, {speed} games a second ({engine} engine).",
            games=games,
            agreements=agreements_told(summary["agreements"], summary["games"]),
            rounds=number(summary["mean_rounds"], 1),
            speed=number(summary["games_per_second"]),
            engine=summary["engine"],
        )
    )
    if summary["papers"] is not None:
        console.print(tr("Fresh papers {papers}, case {case}.", papers=summary["papers"], case=summary["case"][:12]))
    endings = in_a_row(
        [
            tr("{ending} {n}", ending=tr(GAME_ENDINGS[kind]), n=count)
            for kind, count in summary["endings"].items()
            if count
        ]
    )
    console.print(tr("Endings: {endings}.", endings=endings))
    console.print(_points(summary, scale))
    if "places" in summary:
        said = tr(
            "Points of {parties} are places in an order, of which no mean says anything.",
            parties=in_a_row([*summary["places"]]),
        )
        console.print(said)
    _print_failures(results)
    console.print(tr("Digest {digest}", digest=summary["digest"]), style="dim", soft_wrap=True)


def _points(summary: dict[str, Any], scale: int) -> Table:
    """What each party got: means of points, and of places what can be said of them."""
    places: dict[str, dict[str, int]] = summary.get("places", {})
    table = plain_table()
    for head in (tr("Party"), tr("Negotiator")):
        table.add_column(head, overflow="fold")
    heads = [] if len(places) == len(summary["lineup"]) else [tr("Mean points"), tr("Mean surplus")]
    for head in [*heads, *([tr("Median place"), tr("Over no deal")] if places else [])]:
        table.add_column(head, justify="right", no_wrap=True)
    for party, name in summary["lineup"].items():
        points, over = summary["mean_points"][party], summary["mean_surplus"][party]
        row = [] if points is None else [number(100 * points / scale, 1), number(100 * over / scale, 1, signed=True)]
        if party in places:
            share = percent(100 * places[party]["over_no_deal"] / summary["games"])
            row = ["–"] * len(heads) + [number(100 * places[party]["median"] / scale, 1), share]
        elif places:
            row += ["–", "–"]
        table.add_row(party, name, *row)
    return table


def _print_failures(results: Results) -> None:
    for party, ways in results.failures().items():
        seat = results.parties.index(party)
        failed = ((row.game, row.failure) for row in results.rows if row.failure is not None)
        game, first = next((game, failure) for game, failure in failed if failure.seat == seat)
        print(failed_sentence(results.plan.lineup[seat], party, ways, game, first.what))
