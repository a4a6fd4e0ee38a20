"""What `tournament` does beside its league table: statistics, tables for other programs, and a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from communique.commands._common import check_free, refuse
from communique.commands._tables import figures_console, print_figures
from communique.words import N_, number, percent, tr

if TYPE_CHECKING:
    from rich.console import Console

    from communique.simulation.statistics.intervals import MeanInterval
    from communique.simulation.tournament.every_seating import Tournament, TournamentGame
    from communique.simulation.tournament.reviewers_report import StatisticsReport

_PAIRS: Final = 20
"""Pairs that are printed, those least likely to be alike first; JSON has them all."""
_TABLES: Final = (".csv", ".parquet")
_MIXED: Final = 0.0005
"""Smaller shares of a mixture are not printed."""


@dataclass(frozen=True, slots=True)
class BesideTheTable:
    """What was asked for."""

    stats: str
    table: Path | None
    traces: Path | None
    certificate: Path | None

    def check(self, *, force: bool, readings: bool) -> None:
        """Stop with a sentence where something cannot be done, before anything is played."""
        from communique.simulation.tournament.observations import check_writer
        from communique.simulation.tournament.reviewers_report import FROM_READINGS, MEASURES, NEEDS_READINGS

        if self.stats and self.stats not in MEASURES:
            refuse(tr('There is no measure "{name}"; there are: {names}.', name=self.stats, names=", ".join(MEASURES)))
        if self.stats in FROM_READINGS and not readings:
            refuse(tr(NEEDS_READINGS, name=self.stats))
        for path, kinds in ((self.table, _TABLES), (self.traces, _TABLES), (self.certificate, (".json",))):
            if path is None:
                continue
            if path.suffix not in kinds:
                refuse(tr('"{name}" should end in {kinds}.', name=path.name, kinds=tr(" or ").join(kinds)))
            if path.suffix in _TABLES:
                check_writer(path)

        check_free(self.table, self.traces, force=force)
        check_free(self.certificate, force=True)  # it goes on with one of the same plan, and refuses any other file

    def before(self, tournament: Tournament, places: Sequence[str], papers: int | None) -> None:
        """Begin the certificate."""
        if self.certificate is not None:
            from communique.simulation.tournament.certificate import begin, planned

            try:
                begin(self.certificate, planned(tournament, places, papers))
            except OSError as error:
                refuse(_unwritten(self.certificate, error), code=1)

    def after(
        self, tournament: Tournament, games: Sequence[TournamentGame]
    ) -> tuple[StatisticsReport | None, list[str]]:
        """Write what was asked for; the statistics, if they were, and a sentence on whatever could not be had.

        The games are played by then: one thing that fails takes neither the others nor the league table with it.
        """
        from communique.simulation.tournament.certificate import seal
        from communique.simulation.tournament.planned import TournamentError
        from communique.simulation.tournament.reviewers_report import report

        found, troubles = None, []
        for path, write in ((self.table, _write_table), (self.traces, _write_traces), (self.certificate, seal)):
            try:
                if path is not None:
                    write(path, tournament, games)
            except TournamentError as error:
                troubles.append(str(error))
            except OSError as error:
                troubles.append(_unwritten(path, error))
        try:
            found = report(tournament, games, self.stats) if self.stats else None
        except TournamentError as error:
            troubles.append(str(error))
        return found, troubles


def _unwritten(path: Path | None, error: OSError) -> str:
    return tr("{out}: it cannot be written here ({reason}).", out=path, reason=error.strerror or error)


def _write_table(path: Path, tournament: Tournament, games: Sequence[TournamentGame]) -> None:
    from communique.simulation.tournament.observations import flat, observations, write_table

    write_table(path, [flat(row) for row in observations(tournament, games)])


def _write_traces(path: Path, tournament: Tournament, games: Sequence[TournamentGame]) -> None:
    from communique.simulation.tournament.observations import write_table
    from communique.simulation.tournament.traces import traces

    write_table(path, [row._asdict() for row in traces(tournament, games)])


def print_statistics(found: StatisticsReport) -> None:
    """The statistics as tables."""
    from communique.simulation.tournament.reviewers_report import MEASURES

    console = figures_console()
    measure = tr(MEASURES[found.measure][0])
    _entrants(console, found, measure)
    _columns(console, found, tr("Ends and models"), _ENDS)
    _columns(console, found, tr("Conduct: steps from one text to the next"), _CONDUCT)
    _pairs(console, found, measure)
    if found.meta_game is not None:
        _meta_game(console, found)
    several = all(one.ranks_without is not None for one in found.entrants)
    notes = [*found.notes, tr(_INTERVALS) if several else tr(_INTERVALS_OF_ONE)]
    if found.agreement_of_ranks is not None:
        notes.append(tr(_RANKS, tau=number(found.agreement_of_ranks, 2)))
    for note in notes:
        console.print(note, style="dim")


_INTERVALS: Final = N_(
    "95 % intervals: t, over seatings; resampled, over line-ups; scenarios, over these as observations. Ranks: of "
    "2,000 resampled leagues, and with each scenario left out."
)
_INTERVALS_OF_ONE: Final = N_(
    "95 % intervals: t, over seatings; resampled, over line-ups. Ranks: of 2,000 resampled leagues."
)
_RANKS: Final = N_("A resampled league has the order of this one with Kendall's tau-b of {tau} on average.")


def _entrants(console: Console, found: StatisticsReport, measure: str) -> None:
    heads = [tr("Negotiator"), measure, "t", tr("Resampled")]
    # Of one scenario nothing is left without it, and it is no sample of scenarios.
    several = all(one.ranks_without is not None for one in found.entrants)
    heads += [tr("Scenarios")] if several else []
    heads += [tr("Rank"), tr("95 %"), tr("First"), *([tr("Without")] if several else [])]
    rows = []
    for one in found.entrants:
        ranks = f"{number(one.stability.low, 0)}–{number(one.stability.high, 0)}"
        row = [short(one.negotiator), number(one.by_t.value, 3), _bounds(one.by_t), _bounds(one.by_bootstrap)]
        row += [_bounds(one.by_scenario)] if several else []
        row += [number(one.stability.rank), ranks, percent(100 * one.stability.first)]
        if one.ranks_without is not None:
            row.append(f"{number(one.ranks_without[0])}–{number(one.ranks_without[1])}")
        rows.append(row)
    print_figures(console, tr("How sure the league is"), heads, rows)
    console.print()


_ENDS: Final = (
    ("agreements", N_("Agreed"), True), ("welfare", N_("Welfare"), False), ("to_frontier", N_("To front"), False),
    ("to_nash", N_("To Nash"), False), ("to_kalai", N_("To Kalai"), False), ("concealing", N_("Concealing"), False),
    ("model", N_("Model"), False), ("modelled", N_("Has one"), True),
)  # fmt: skip
_CONDUCT: Final = (
    ("concession", N_("Concedes"), True), ("selfish", N_("Selfish"), True), ("nice", N_("Nice"), True),
    ("fortunate", N_("Fortunate"), True), ("unfortunate", N_("Unfortunate"), True), ("silent", N_("Silent"), True),
    ("repeats", N_("Repeats"), True), ("left", N_("Left"), True),
)  # fmt: skip
"""Columns of tables: the figure, its head, and whether it is a share."""


def _columns(console: Console, found: StatisticsReport, title: str, columns: Sequence[tuple[str, str, bool]]) -> None:
    """A table of plain means, as far as some game has the figure."""
    shown = [column for column in columns if any(one.means[column[0]] is not None for one in found.entrants)]
    if not shown:
        return
    rows = []
    for one in found.entrants:
        cells = []
        for key, _, share in shown:
            value = one.means[key]
            cells.append("–" if value is None else percent(100 * value) if share else number(value, 3))
        rows.append([short(one.negotiator), *cells])
    print_figures(console, title, [tr("Negotiator"), *(tr(head) for _, head, _ in shown)], rows)
    console.print()


def _pairs(console: Console, found: StatisticsReport, measure: str) -> None:
    def surprise(k: int) -> tuple[float, float]:
        test = found.comparisons[k].test
        return (1.0 if test.p_signs is None else test.p_signs), -abs(test.difference.value)

    order = sorted(range(len(found.comparisons)), key=surprise)
    heads = [tr("Compared"), tr("Difference"), tr("95 %"), tr("Pairs"), "p (t)", tr("p (signs)"), "Holm", "B-H"]
    title = tr("{measure} in the same circumstances", measure=measure)
    if len(order) > _PAIRS:
        title = tr("{title}: {shown} of {all} pairs", title=title, shown=_PAIRS, all=len(order))
    rows = []
    for k in order[:_PAIRS]:
        one = found.comparisons[k]
        who, difference = f"{short(one.one)} – {short(one.other)}", one.test.difference
        chances = map(_chance, (one.test.p_t, one.test.p_signs, one.holm, one.benjamini_hochberg))
        rows.append([who, number(difference.value, 3), _bounds(difference), number(one.test.pairs), *chances])
    if order:
        print_figures(console, title, heads, rows)
        console.print()


def _meta_game(console: Console, found: StatisticsReport) -> None:
    game = found.meta_game
    assert game is not None
    rows = [
        [f"{k + 1} {short(name)}", *(number(value, 2) for value in game.payoffs[k])]
        for k, name in enumerate(game.entrants)
    ]
    heads = ["", *map(str, range(1, len(game.entrants) + 1))]
    print_figures(console, tr("What the row's negotiator gets against the column's"), heads, rows)
    for mixture, value in zip(game.equilibria, game.values, strict=True):
        console.print(
            tr(
                "Nash equilibrium, worth {value}: {mixture}.",
                value=number(value, 3),
                mixture=_mixture(game.entrants, mixture),
            )
        )
    if not game.equilibria:
        console.print(tr("No symmetric equilibrium of up to {n} entrants.", n=game.largest))
    said = N_("Replicator dynamics from all alike ends at {mixture}.")
    if not game.at_rest:
        said = N_("Replicator dynamics from all alike has not come to rest; it was at {mixture}.")
    console.print(tr(said, mixture=_mixture(game.entrants, game.replicator)))
    console.print(
        tr("Populations that begin anywhere end, on average, at {mixture}.", mixture=_mixture(game.entrants, game.won))
    )
    console.print()


def _mixture(entrants: Sequence[str], mixture: Sequence[float]) -> str:
    parts = sorted(zip(mixture, entrants, strict=True), reverse=True)
    return ", ".join(f"{short(name)} {percent(100 * share)}" for share, name in parts if share > _MIXED)


def short(negotiator: str) -> str:
    """A name as tables have it: of a family's dotted path its last part."""
    family, colon, rest = negotiator.partition(":")
    return rest.rpartition(".")[2] if colon and family == "negmas" else negotiator


def _bounds(of: MeanInterval) -> str:
    return (
        "–"
        if of.low is None or of.high is None
        else tr("{low} to {high}", low=number(of.low, 3), high=number(of.high, 3))
    )


def _chance(p: float | None) -> str:
    return "–" if p is None else "<0.001" if p < 0.001 else number(p, 3)
