"""`communique tournament`: negotiators against each other on several scenarios, with a league table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import (
    check_free,
    check_known,
    check_level,
    deadline,
    failed_sentence,
    force_option,
    hidden_option,
    limit_option,
    limits,
    papers_option,
    refuse,
    rounds_option,
    scenario_named,
    stoppable,
    whose_points,
    with_option,
)
from communique.commands._progress import ProgressBar
from communique.commands._statistics import BesideTheTable, print_statistics
from communique.commands._tables import figures_console, print_figures
from communique.loading.guess import guess, nearest
from communique.rules.dice import USUAL_SEED
from communique.words import N_, number, percent, tr, tr_n

if TYPE_CHECKING:
    from communique.simulation.tournament.every_seating import Tournament
    from communique.simulation.tournament.standings import Mean, Standings

HEADS: Final = (
    N_("Utility"), "±", N_("Gain"), N_("Agreed"), N_("Welfare"), N_("To front"), N_("To Nash"), N_("Rounds"),
    N_("Games"), N_("Failed"),
)  # fmt: skip
"""The columns of a league table, after the negotiator's name."""

FIELD: Final = ("boulware", "conceder", "linear", "micro", "statesman")
"""Whom a guest meets where nobody else is named."""

TRIED: Final = "sample.yaml linear boulware"
"""What it is tried with, in a folder that holds the files named."""


def run(
    more: Annotated[
        list[str] | None, typer.Argument(help=tr("More scenarios and negotiators."), metavar="[NAME]...")
    ] = None,
    scenarios: Annotated[
        list[str] | None,
        typer.Option("--scenarios", help=tr("Ids or .yaml files, one after the other."), metavar="NAME"),
    ] = None,
    negotiators: Annotated[
        list[str] | None, typer.Option("--negotiators", help=tr("Who plays, one after the other."), metavar="NAME")
    ] = None,
    guests: Annotated[list[str] | None, with_option()] = None,
    repetitions: Annotated[
        int, typer.Option("--repetitions", "-r", min=1, max=1_000_000, help=tr("Games of each seating."))
    ] = 1,
    seed: Annotated[int, typer.Option("--seed", "-s", help=tr("Same seed, same games."))] = USUAL_SEED,
    protocol: Annotated[str, typer.Option("--protocol", help=tr("alternating or conference."))] = "alternating",
    rounds: Annotated[str | None, rounds_option()] = None,
    hidden_deadline: Annotated[bool, hidden_option()] = False,
    level: Annotated[
        str, typer.Option("--level", help=tr("A level that all scenarios have; the whole scenarios if empty."))
    ] = "",
    papers: Annotated[int | None, papers_option()] = None,
    mirror: Annotated[bool, typer.Option("--mirror", help=tr("Let every negotiator meet itself too."))] = False,
    max_line_ups: Annotated[
        int | None, typer.Option("--max-line-ups", min=1, help=tr("Draw so many line-ups on each scenario."))
    ] = None,
    move_seconds: Annotated[float | None, limit_option("move")] = None,
    game_seconds: Annotated[float | None, limit_option("game")] = None,
    session_seconds: Annotated[float | None, limit_option("session")] = None,
    memory_mb: Annotated[int | None, limit_option("memory")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=1024, help=tr("Processes to share the games."))] = 1,
    readings: Annotated[
        bool, typer.Option("--readings", help=tr("Read models of the others and conduct off each game too."))
    ] = False,
    stats: Annotated[
        str,
        typer.Option("--stats", help=tr("Statistics for reviewers, by utility, gain, score, concealing or welfare.")),
    ] = "",
    table: Annotated[
        Path | None, typer.Option("--table", help=tr("A row for each seat of each game, to a .csv or .parquet file."))
    ] = None,
    traces: Annotated[
        Path | None, typer.Option("--traces", help=tr("A row for each move, likewise; games are played again."))
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help=tr("Certify plan and games in this .json file, see certify."))
    ] = None,
    force: Annotated[bool, force_option()] = False,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print all tables as JSON."))] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help=tr("Keep finished games in this .jsonl file, and go on from it."))
    ] = None,
) -> None:
    """Play every line-up in every seating and rank the negotiators.

    For example: communique tournament --scenarios sochi-2021 mine.yaml --negotiators boulware linear statesman
    """
    from communique.interop.negmas_adapter import TheirError
    from communique.simulation.playing import PlayError
    from communique.simulation.tournament.every_seating import Tournament, TournamentError, check_protocol
    from communique.simulation.tournament.standings import standings

    try:
        check_protocol(protocol)
    except TournamentError as error:
        refuse(str(error))
    places, players = _sorted([*(scenarios or [])], [*(negotiators or [])], more or [], guests or [])
    if protocol == "conference" and (theirs := [name for name in players if name.startswith("negmas:")]):
        refuse(
            tr(
                '"{theirs}" knows alternating offers only; leave it out, or choose --protocol alternating.',
                theirs=theirs[0],
            )
        )
    for name in players:
        check_known(name)
    until = deadline(rounds, hidden_deadline, protocol)
    if out is not None and out.suffix != ".jsonl":
        refuse(tr('--out keeps games in a .jsonl file, not "{name}".', name=out.name))
    check_free(out, force=True, links=True)  # what is in it is kept, and gone on from
    wanted = BesideTheTable(stats, table, traces, certificate)
    try:
        wanted.check(force=force, readings=readings)
    except TournamentError as error:
        refuse(str(error))
    loaded = [scenario_named(name, papers) for name in places]
    for scenario in loaded:
        check_level(scenario, level)
    kept = tr("nothing was kept; with --out a tournament can go on where it was.")
    if out is not None:
        kept = tr("the games that were finished are in {out}, and the same command goes on from there.", out=out)
    try:
        tournament = Tournament(
            loaded, players, repetitions=repetitions, seed=seed, protocol=protocol, rounds=until, mirror=mirror,
            max_line_ups=max_line_ups, level=level,
            limits=limits(move_seconds, game_seconds, session_seconds, memory_mb), readings=readings,
        )  # fmt: skip
        wanted.before(tournament, places, papers)
        with stoppable(kept), ProgressBar(tr("Games"), len(tournament.pairings), counted=True) as progress:
            games = tournament.run(out, progress.done if progress.is_shown else None, workers=workers)
        statistics, troubles = wanted.after(tournament, games)
    except (TournamentError, PlayError, TheirError) as error:
        refuse(str(error), code=1)
    found = standings(tournament, games)
    if as_json:
        told = {"plan": tournament.plan.as_dict(), "papers": papers, "games": len(games), **found.as_dict()}
        if statistics is not None:
            told["statistics"] = statistics.as_dict()
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(tournament, found)
        if statistics is not None:
            print_statistics(statistics)
    if troubles:
        refuse("\n".join(troubles), code=1)


def _sorted(
    scenarios: list[str], negotiators: list[str], more: list[str], guests: list[str]
) -> tuple[list[str], list[str]]:
    """The scenarios and the negotiators; words without an option of their own go where they are known.

    Guests meet those who are named, or the usual field where nobody is.
    """
    from communique.loading.scenario_file import list_scenarios

    known = [str(one) for one in list_scenarios()]
    for word in more:
        (scenarios if word.endswith((".yaml", ".yml")) or word in known else negotiators).append(word)
        if word in negotiators and ":" not in word:
            _check_placed(word, known)
    if not scenarios:
        refuse(tr("Say which scenarios to play with: --scenarios and at least one name."))
    if guests:
        negotiators = [*(negotiators or FIELD), *(one for one in guests if one not in negotiators)]
    if not negotiators:
        refuse(tr("Say which negotiators to play with: --negotiators and at least one name."))
    return scenarios, negotiators


def _check_placed(word: str, scenarios: list[str]) -> None:
    """Stop with a sentence at a word that is no negotiator, where a scenario may have been meant."""
    from communique.negotiators.registry import known, names

    try:
        known(word)
    except KeyError as error:
        if nearest(word, names()) or not nearest(word, scenarios):
            refuse(str(error.args[0]))
        refuse(tr('There is no scenario "{name}"; {hint}', name=word, hint=guess(word, scenarios, stop=".")))


def _print(tournament: Tournament, found: Standings) -> None:
    from communique.simulation.tournament.standings import INTERVALS

    console = figures_console()
    plan = tournament.plan
    rules = f"{plan.protocol}, {tr('level {level}', level=plan.level)}" if plan.level else plan.protocol
    many = tr_n("{n} scenario", "{n} scenarios", len(plan.scenarios))
    said = tr_n(
        "{n} game on {scenarios} ({rules}), seed {seed}.", "{n} games on {scenarios} ({rules}), seed {seed}.",
        len(tournament.pairings), scenarios=many, rules=rules, seed=plan.seed,
    )  # fmt: skip
    console.print(said)
    tables = [(tr("League"), found.league)]
    if len(found.scenarios) > 1:
        tables += list(found.scenarios)
    for title, rows in tables:
        told = [
            [
                one.negotiator, _figure(one.utility),
                _half(one.utility), _figure(one.gain),
                percent(100 * one.agreements.value), _figure(one.welfare), _figure(one.to_frontier),
                _figure(one.to_nash), number(one.rounds.value, 1), number(one.games), number(one.failed),
            ]
            for one in rows
        ]  # fmt: skip
        print_figures(console, title, [tr("Negotiator"), *map(tr, HEADS)], told)
        console.print()
    _print_failures(tournament, found)
    whose = dict.fromkeys(whose_points(scenario.public) for scenario in tournament.scenarios)
    for note in (*found.notes, *whose, tr("±: {intervals}.", intervals=tr(INTERVALS))):
        console.print(note, style="dim")
    console.print(tr("Digest {digest}", digest=found.digest), style="dim", soft_wrap=True)


def _print_failures(tournament: Tournament, found: Standings) -> None:
    ways = {one.negotiator: one.failures for one in found.league}
    for name, game in found.first_failures:
        if game.failure is not None:
            played = tournament.scenarios[tournament.pairings[game.number].scenario].public
            party = played.parties[game.failure.seat].id
            print(failed_sentence(name, party, ways[name], game.number, game.failure.what))


def _half(mean: Mean) -> str:
    return "–" if mean.high is None else number(mean.high - mean.value, 3)


def _figure(mean: Mean | None) -> str:
    return "–" if mean is None else number(mean.value, 3)
