"""`communique analyse`: what a scenario holds, exactly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from communique.commands._common import check_level, papers_option, printable, refuse, scenario_named, whose_points
from communique.commands._progress import ProgressBar
from communique.commands._tables import print_figures
from communique.loading.guess import guess
from communique.model.package import Package
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, gain_of_hundred, joined, number, of_hundred, say, tr, tr_n

if TYPE_CHECKING:
    from rich.console import Console

    from communique.analysis.joint_analysis import Analysis

TITLES = {
    "nash": N_("Nash"),
    "nash_principals": N_("Nash, principals alone"),
    "kalai_smorodinsky": N_("Kalai-Smorodinsky"),
    "egalitarian": N_("Egalitarian"),
    "utilitarian": N_("Utilitarian"),
    "maximin": N_("Maximin"),
}

TRIED: Final = "sample.yaml --at gate=day"
"""What it is tried with, in a folder that holds the files named."""


def run(
    scenario: Annotated[str, typer.Argument(help=tr("A scenario's id, or a scenario file."))],
    level: Annotated[
        str, typer.Option("--level", help=tr("A level of the scenario; the whole scenario if empty."))
    ] = "",
    at: Annotated[
        str | None,
        typer.Option("--at", help=tr("A package (issue=option,...; what is left out is option 0) or a finished save.")),
    ] = None,
    papers: Annotated[int | None, papers_option()] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print JSON for a program to read."))] = False,
    effort: Annotated[
        int,
        typer.Option("--effort", min=1, max=1000, help=tr("Allow so many times the usual work, which takes seconds.")),
    ] = 1,
) -> None:
    """Print the size of the outcome space, its frontier and its solution points; with --at, how a package does."""
    from communique.analysis.effort import USUAL, Effort
    from communique.analysis.joint_analysis import analyse
    from communique.model.levels import at_level

    whole = scenario_named(scenario, papers)
    check_level(whole, level)
    cut = at_level(whole, level) if level else whole
    floors: tuple[int, ...] = ()
    tension = 0
    package: Package | None = None
    if at is not None and Path(at).is_file():
        cut, package, floors, tension = _from_save(Path(at), whole, level)
    elif at is not None:
        package = _package(cut.public, at)
    with ProgressBar(tr("Working out the frontier")) as progress:
        allowed = Effort(effort * USUAL, progress.share)
        analysis = analyse(cut, at=package, floors=floors, tension=tension, effort=allowed)
    if as_json:
        case = {"papers": cut.papers, "case": cut.digest}
        print(json.dumps(case | _in_units(cut.public, analysis.as_dict(say)), ensure_ascii=False, indent=2))
    else:
        print_analysis(cut, analysis)


def _from_save(path: Path, scenario: Scenario, level: str) -> tuple[Scenario, Package, tuple[int, ...], int]:
    from communique.loading.earlier import load_edition
    from communique.loading.fresh import fresh
    from communique.loading.scenario_file import list_scenarios
    from communique.session.store import read_save, restore

    save = read_save(path)
    if level and level != save.header.level:
        refuse(
            tr(
                '{path} was played at level "{played}", not "{asked}".',
                path=path,
                played=save.header.level or tr("whole"),
                asked=level,
            )
        )
    if save.header.papers is not None and scenario.papers is None:
        scenario = fresh(scenario, save.header.papers)
    elif save.header.digest != scenario.digest and save.header.scenario in list_scenarios():
        scenario = load_edition(save.header.scenario, save.header.digest)
    session = restore(save, scenario)
    if not session.over:
        refuse(tr("{path}: the talks are not over yet, so there is no package to look at.", path=path))
    package = session.outcome().package
    if package is None:
        refuse(tr("{path}: nothing was signed in this game.", path=path))
    table = session.state.table
    return session.scenario, package, table.floors, table.tension


def _package(public: Public, text: str) -> Package:
    """The package written as issue=option pairs."""
    known = {issue.id: i for i, issue in enumerate(public.issues)}
    chosen = [0] * len(known)
    for part in text.split(","):
        name, equals, option = (piece.strip() for piece in part.partition("="))
        if not equals:
            refuse(tr('--at is a list of issue=option or a saved game; "{part}" is neither.', part=part.strip()))
        if name not in known:
            refuse(tr('There is no issue "{name}"; {hint}', name=name, hint=guess(name, sorted(known), stop=".")))
        options = [one.id for one in public.issues[known[name]].options]
        if option not in options:
            refuse(
                tr(
                    'Issue "{name}" has no option "{option}"; {hint}',
                    name=name,
                    option=option,
                    hint=guess(option, sorted(options), stop="."),
                )
            )
        chosen[known[name]] = options.index(option)
    return tuple(chosen)


def _in_units(public: Public, told: dict[str, Any]) -> dict[str, Any]:
    """`told` with `utilities` beside the points of an imported scenario: the points in its files' own measure."""
    origin = public.origin
    if origin is None:
        return told
    for key in (*TITLES, "at"):
        found = told.get(key)
        if found is not None:
            found["utilities"] = {party: float(origin.in_units(u, party)) for party, u in found["points"].items()}
    return told


def print_analysis(scenario: Scenario, analysis: Analysis) -> None:
    """The analysis in tables for people, on the terminal."""
    from rich.console import Console

    console = Console(markup=False)
    told = analysis.as_dict(say)
    public = scenario.public
    level = f", {tr('level {level}', level=public.level)}" if public.level else ""
    console.print(printable(public.title + level), style="bold")
    if public.papers is not None:
        console.print(tr("Fresh papers {papers}, case {case}.", papers=public.papers, case=scenario.digest[:12]))
    acceptable = told["acceptable"]
    share = ""
    if acceptable is not None and told["feasible"]:
        share = tr(
            ", {count} can be signed ({share} %)",
            count=number(acceptable),
            share=number(100 * acceptable / told["feasible"], 1),
        )
    front = told["frontier"]
    feasible = tr("too many rules to count the feasible ones")
    if analysis.feasible is not None:
        feasible = tr("{feasible} feasible", feasible=number(analysis.feasible))
    console.print(
        tr_n(
            "{packages} package, {feasible}{share}.",
            "{packages} packages, {feasible}{share}.",
            told["packages"],
            packages=number(told["packages"]),
            feasible=feasible,
            share=share,
        )
    )
    if front["vectors"] is not None:
        console.print(
            tr_n(
                "Frontier: {vectors} vector of points, {acceptable_vectors} of them acceptable.",
                "Frontier: {vectors} vectors of points, {acceptable_vectors} of them acceptable.",
                front["vectors"],
                vectors=number(front["vectors"]),
                acceptable_vectors=number(front["acceptable_vectors"]),
            )
        )
    if told["statement"]:
        console.print(told["statement"])
    _solutions(console, scenario, told, ordinal=analysis.ordinal)
    if "at" in told:
        _at(console, public, told["at"])
    console.print()
    console.print(whose_points(public), style="dim")


def _solutions(console: Console, scenario: Scenario, told: dict[str, Any], *, ordinal: bool) -> None:
    public = scenario.public
    rows = [[tr("No deal"), *(of_hundred(public, sheet.reservation) for sheet in scenario.sheets), ""]]
    left_out = tr("means nothing of places") if ordinal else tr("not worked out")
    for key, title in TITLES.items():
        found = told[key]
        if found is None:
            why = left_out if key in told["left_out"] else tr("none: no package is acceptable")
            rows.append([tr(title), *[""] * len(public.parties), why])
        else:
            tied = "" if found["tied"] in (1, None) else tr("and {tied} tied", tied=found["tied"] - 1)
            rows.append([tr(title), *[of_hundred(public, found["points"][p.id]) for p in public.parties], tied])
    console.print()
    print_figures(console, "", [tr("Solution"), *(party.short for party in public.parties), ""], rows, faint=1)
    _packages(console, public, told)


def _packages(console: Console, public: Public, told: dict[str, Any]) -> None:
    """The solutions' packages side by side, one row an issue."""
    found = {tr(title): told[key]["package"] for key, title in TITLES.items() if told[key] is not None}
    rows = [[issue.id, *[package[issue.id] for package in found.values()]] for issue in public.issues]
    console.print()
    print_figures(console, tr("One package for each"), [tr("Issue"), *found], rows, justify="left")


def _at(console: Console, public: Public, at: dict[str, Any]) -> None:
    names = {party.id: party.short for party in public.parties}
    beyond = at["surpluses"]
    said = ", ".join(
        f"{name} {of_hundred(public, at['points'][p])}"
        + (f" ({gain_of_hundred(public, beyond[p])})" if beyond is not None else "")
        for p, name in names.items()
    )
    console.print()
    console.print(tr("The package: {list}", list=", ".join(f"{i} {o}" for i, o in at["package"].items())))
    if beyond is None:
        console.print(tr("Places in each order: {said}.", said=said))
    else:
        console.print(tr("Points (and surplus over no deal): {said}.", said=said))
    if not at["feasible"]:
        console.print(tr("It breaks a rule between options and cannot be signed."))
        return
    left = at["left_on_table"]
    if left is None:
        console.print(tr("What was left on the table cannot be said exactly here."))
    elif left["efficient"] and public.humanitarian:
        console.print(tr("No package that does as much for people gives one delegation more without costing another."))
    elif left["efficient"]:
        console.print(tr("It lies on the frontier: nothing would give one delegation more without costing another."))
    elif left["gain"] is None:
        console.print(tr("It does not lie on the frontier: something would be better for one and worse for nobody."))
    else:
        console.print(
            tr("Left on the table: an equal gain of {gain} for everyone.", gain=of_hundred(public, left["gain"]))
        )
    if at["swaps_of_clauses"] < min(3, len(public.issues)):
        console.print(
            tr(
                "Changes of at most {swaps_of_clauses} clauses at once were tried: there are very many.",
                swaps_of_clauses=at["swaps_of_clauses"],
            )
        )
    for swap in at["swaps"][:5]:
        clauses = joined(
            [tr("{issue} to {option}", issue=issue, option=option) for issue, option in swap["clauses"].items()]
        )
        if swap["gains"] is None:
            console.print(tr("  Change {clauses}.", clauses=clauses))
            continue
        gains = ", ".join(f"{names[p]} {gain_of_hundred(public, gain)}" for p, gain in swap["gains"].items())
        console.print(tr("  Change {clauses}: {gains}.", clauses=clauses, gains=gains))
    for party, verdicts in at["stability"].items():
        nash = verdicts.get("Nash") or next(iter(verdicts.values()))
        console.print(f"  {names[party]}: {nash['why']}")
