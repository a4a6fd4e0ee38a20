"""`communique simulate`: many games without a window."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.commands._common import check_level, refuse, scenario_named, seats, stoppable

if TYPE_CHECKING:
    from communique.simulation import Results


def run(
    scenario: Annotated[str, typer.Argument(help="A scenario's id, or a scenario file.")],
    games: Annotated[int, typer.Option("--games", "-n", min=1, max=100_000_000, help="How many games.")] = 100,
    seed: Annotated[int, typer.Option("--seed", "-s", help="Same seed, same games.")] = 1,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", help="Who plays a seat, as party=negotiator; may be repeated.")
    ] = None,
    protocol: Annotated[str, typer.Option("--protocol", help="conference or alternating.")] = "conference",
    level: Annotated[str, typer.Option("--level", help="A level of the scenario; the whole scenario if empty.")] = "",
    rounds: Annotated[
        int | None, typer.Option("--rounds", min=1, max=1_000_000, help="Deadline of alternating offers.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=256, help="Processes to share the games.")] = 1,
    engine: Annotated[
        str, typer.Option("--engine", help="auto, plain, tables or compiled (extra fast); the games are the same.")
    ] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Write one row a game to this .csv or .jsonl file.")] = None,
) -> None:
    """Play many games between computer negotiators and sum them up."""
    from communique.simulation import simulate

    if protocol not in ("conference", "alternating"):
        refuse(f'The protocol is "conference" or "alternating", not "{protocol}".')
    if out is not None and out.suffix not in (".csv", ".jsonl"):
        refuse(f'--out writes .csv or .jsonl files, not "{out.name}".')
    if out is not None and not out.parent.is_dir():
        refuse(f'There is no folder "{out.parent}" to write to.')
    if out is not None and out.exists() and not out.is_file():
        refuse(f'"{out}" is no file; choose another name.')
    loaded = scenario_named(scenario)
    check_level(loaded, level)
    lineup = seats(loaded, seat or [])
    with stoppable("nothing was written, and equal seeds play the same games again."), _bar(games) as progress:
        try:
            results = simulate(
                loaded, lineup, games, seed, protocol=protocol, level=level, rounds=rounds, workers=workers,
                engine=engine, progress=progress,
            )  # fmt: skip
        except (ValueError, KeyError) as error:  # a KeyError's text is its sentence in quotation marks
            refuse(str(error.args[0]))
    trouble = "" if out is None else _write(results, out)
    summary = results.summary()
    if as_json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        _print(summary, loaded.public.scale)
    if trouble:
        refuse(trouble, code=1)


def _write(results: Results, out: Path) -> str:
    """Write one row a game to `out`; a sentence when that was not possible, empty when it was."""
    try:
        (results.write_csv if out.suffix == ".csv" else results.write_jsonl)(out)
    except OSError as error:
        return f"{out}: the games could not be written here ({error.strerror or error})."
    return ""


class _bar:
    """A progress bar on a terminal, nothing when the output is piped. Holds the bar while it runs."""

    def __init__(self, games: int) -> None:
        self._games = games
        self._progress: Any = None

    def __enter__(self) -> Callable[[int, int], None] | None:
        if not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._progress.start()
        task = self._progress.add_task("Games", total=self._games)
        return lambda done, total: self._progress.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()


def _print(summary: dict[str, Any], scale: int) -> None:
    """The summary as a table; points out of a hundred, also where an imported scenario counts finer."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    share = 100 * summary["agreements"] / summary["games"]
    console.print(
        f"{summary['games']} games of {summary['scenario']} ({summary['protocol']}): "
        f"{summary['agreements']} agreements ({share:.0f} %), {summary['mean_rounds']:.1f} rounds on average, "
        f"{summary['games_per_second']:.0f} games a second ({summary['engine']} engine)."
    )
    endings = ", ".join(f"{kind} {count}" for kind, count in summary["endings"].items() if count)
    console.print(f"Endings: {endings}.")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Party")
    table.add_column("Negotiator")
    table.add_column("Mean points", justify="right")
    table.add_column("Mean surplus", justify="right")
    for party, name in summary["lineup"].items():
        table.add_row(
            party,
            name,
            f"{100 * summary['mean_points'][party] / scale:.1f}",
            f"{100 * summary['mean_surplus'][party] / scale:+.1f}",
        )
    console.print(table)
    console.print(f"Digest {summary['digest']}", style="dim", soft_wrap=True)
