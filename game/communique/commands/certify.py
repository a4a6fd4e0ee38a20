"""`communique certify`: whether a tournament's certificate holds, by playing its games again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.commands._common import printable, refuse, scenario_named, stoppable
from communique.commands._progress import ProgressBar
from communique.commands._statistics import short
from communique.words import number, tr, tr_n

if TYPE_CHECKING:
    from communique.simulation.tournament.certificate import Verdict

TRIED: Final = "certificate.json"
"""What it is tried with, in a folder that holds the files named."""
_SHOWN: Final = 10
"""Games that came out otherwise are named one by one, up to so many; after that, whose games they are."""


def run(
    certificate: Annotated[
        Path, typer.Argument(metavar="FILE", help=tr("The file that `tournament --certificate` wrote."))
    ],
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, help=tr("Play only so many games again, drawn by chance."))
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=1024, help=tr("Processes to share the games."))] = 1,
) -> None:
    """Check a tournament's certificate: its seal, its scenarios, and its games, which are played again.

    Exits with 0 when it holds and with 1 when it does not.
    """
    from communique.interop.negmas_adapter import TheirError
    from communique.negotiators.guests import no_file
    from communique.simulation.playing import PlayError
    from communique.simulation.tournament.certificate import check, read, tournament_of
    from communique.simulation.tournament.every_seating import TournamentError

    if not certificate.exists():
        refuse(no_file(str(certificate)))
    try:
        found = read(certificate)
        tournament = tournament_of(
            certificate, found, lambda place, papers: scenario_named(_near(place, certificate), papers)
        )
        count = len(tournament.pairings) if sample is None else min(sample, len(tournament.pairings))
        with stoppable(tr("the certificate is as it was.")), ProgressBar(tr("Games"), count, counted=True) as progress:
            verdict = check(
                certificate, found, tournament, sample=sample, progress=progress.done if progress.is_shown else None,
                workers=workers,
            )  # fmt: skip
    except KeyError as error:
        refuse(str(error.args[0]), code=1)
    except (TournamentError, PlayError, TheirError) as error:
        refuse(str(error), code=1)
    _print(certificate, verdict)
    if not verdict.holds:
        raise typer.Exit(1)


def _near(place: str, certificate: Path) -> str:
    """The scenario's file as it was named, or one of that name beside the certificate."""
    if place.endswith((".yaml", ".yml")) and not Path(place).exists():
        return str(certificate.parent / Path(place).name)
    return place


def _print(certificate: Path, verdict: Verdict) -> None:
    from communique.simulation.apart.failure import WAYS

    for note in verdict.notes:
        print(printable(note))
    for game, lineup in verdict.differ[:_SHOWN]:
        print(
            printable(
                tr(
                    "Game {game} came out otherwise: {players}.",
                    game=number(game + 1),
                    players=", ".join(map(short, lineup)),
                )
            )
        )
    if len(verdict.differ) > _SHOWN:
        print(tr("And {n} more.", n=number(len(verdict.differ) - _SHOWN)))
    for game, player, failure in verdict.struck[:_SHOWN]:
        print(
            printable(
                tr(
                    "Game {game} cannot be checked here: {player} {failed} ({what}).",
                    game=number(game + 1),
                    player=short(player),
                    failed=tr(WAYS[failure.way]),
                    what=failure.what,
                )
            )
        )
    for one in verdict.entrants:
        if one.differ:
            print(
                printable(
                    tr(
                        "{player}: {differ} of {n} came out otherwise.",
                        player=short(one.negotiator),
                        differ=number(one.differ),
                        n=number(one.checked),
                    )
                )
            )
    if verdict.differ:
        print(
            tr_n(
                "{path} does not hold: {differ} of {checked} game played again came out otherwise.",
                "{path} does not hold: {differ} of {checked} games played again came out otherwise.",
                verdict.checked,
                path=certificate,
                checked=number(verdict.checked),
                differ=number(len(verdict.differ)),
            )
        )
    elif verdict.struck:
        print(
            tr_n(
                "{path} is not checked in full: {struck} of {n} game cannot be played here as it was; the rest is the "
                "same.",
                "{path} is not checked in full: {struck} of {n} games cannot be played here as they were; the rest is "
                "the same.",
                verdict.checked + len(verdict.struck),
                path=certificate,
                struck=number(len(verdict.struck)),
            )
        )
    elif verdict.table is False:
        print(tr("{path} does not hold: its league table is not that of its games.", path=certificate))
    else:
        print(
            tr_n(
                "{path} holds: {checked} of {games} games was played again and came out the same.",
                "{path} holds: {checked} of {games} games were played again and came out the same.",
                verdict.checked,
                path=certificate,
                checked=number(verdict.checked),
                games=number(verdict.games),
            )
        )
