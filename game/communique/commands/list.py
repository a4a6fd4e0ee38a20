"""`communique list`: the scenarios that come with the program."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final

import typer

from communique.commands._common import bring_along, printable, with_option
from communique.commands._tables import plain_table, print_ids
from communique.model.sheet import Scenario
from communique.words import number, tr

TRIED: Final = ""
"""What it is tried with, in a folder that holds the files named."""


def run(
    guests: Annotated[list[str] | None, with_option()] = None,
    parts: Annotated[
        bool, typer.Option("--parts", help=tr("List what a negotiator can be put together from instead."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print JSON for a program to read."))] = False,
) -> None:
    """List the scenarios and the negotiators there are, or the parts that one can be put together from."""
    if parts:
        _parts(as_json=as_json)
        return
    from communique.loading.scenario_file import list_scenarios, load_scenario
    from communique.negotiators.registry import every, unfit

    bring_along(guests)
    scenarios = [_row(load_scenario(name)) for name in list_scenarios()]
    negotiators = [{"name": n.name, "title": tr(n.title), "description": tr(n.description)} for n in every().values()]
    useless = unfit()
    if as_json:
        told = {"scenarios": scenarios, "negotiators": negotiators} | ({"unfit": useless} if useless else {})
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    _print(scenarios, negotiators)
    for sentence in useless.values():
        print(printable(sentence))


def _parts(*, as_json: bool) -> None:
    from communique.negotiators.parts.boa import USUAL, parts

    found = [{"kind": one.kind, "name": one.name, "about": tr(one.about)} for one in parts()]
    if as_json:
        print(json.dumps({"parts": found}, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    table = plain_table()
    for column in (tr("Part"), tr("Name"), tr("What it does")):
        table.add_column(column, overflow="fold")
    for one in found:
        table.add_row(one["kind"], one["name"], one["about"])
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print()
    example = "boa:bidding=boulware,opponent=bayes,acceptance=next+last"
    usual = ",".join(f"{kind}={name}" for kind, name in USUAL.items())
    console.print(tr("For example: {example}. What is left out is as in {usual}.", example=example, usual=usual))


def _row(scenario: Scenario) -> dict[str, Any]:
    from communique.loading.quality import quality

    public = scenario.public
    packages = 1
    for size in public.sizes:
        packages *= size
    return {
        "id": public.id,
        "title": public.title,
        "place": public.place,
        "date": public.date,
        "fictional": public.fictional,
        "parties": [party.id for party in public.parties],
        "issues": [issue.id for issue in public.issues],
        "levels": [level.id for level in public.levels],
        "packages": packages,
        "quality": quality(scenario).step.value,
        "digest": scenario.digest,
    }


def _print(scenarios: list[dict[str, Any]], negotiators: list[dict[str, str]]) -> None:
    from rich.console import Console

    from communique.loading.quality import GRADE_NAMES, Grade

    heads = (tr("Scenario"), tr("Title"), tr("Parties"), tr("Issues"), tr("Packages"), tr("Levels"), tr("Quality"))
    rows = [
        (row["id"], row["title"], ",\n".join(row["parties"]), str(len(row["issues"])), number(row["packages"]),
         ",\n".join(row["levels"]), tr(GRADE_NAMES[Grade(row["quality"])]))
        for row in scenarios
    ]  # fmt: skip
    console = Console(markup=False, highlight=False)
    print_ids(console, heads, rows, text=1, figures={3, 4})
    console.print()
    players = plain_table()
    for column in (tr("Negotiator"), tr("What it does")):
        players.add_column(column, overflow="fold")
    for one in negotiators:
        players.add_row(one["name"], one["description"])
    console.print(players)
