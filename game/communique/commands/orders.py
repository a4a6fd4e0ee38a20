"""`communique orders`: what is certain where parties only say which packages they like better."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.words import number, tr, tr_n

if TYPE_CHECKING:
    from communique.interop.orderings import Orderings

TRIED: Final = "orders"
"""What it is tried with, in a folder that holds the files named."""
_SHOWN: Final = 20


def run(
    paths: Annotated[
        list[Path], typer.Argument(help=tr("A folder, or files, of GeniusWeb profiles that order."), metavar="PATH...")
    ],
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print JSON for a program to read."))] = False,
) -> None:
    """Say of partial orders which packages are efficient for certain, and which may be."""
    from communique.commands._common import refuse
    from communique.interop.domain import Refused
    from communique.interop.orderings import orderings

    try:
        found = orderings(paths)
    except Refused as refusal:
        refuse(str(refusal), code=1)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        print_orderings(found)


def print_orderings(found: Orderings) -> None:
    """The orders for people, on the terminal."""
    from communique.analysis.partial_orders import members
    from communique.commands._common import printable

    sure = found.found
    counts = tr_n(
        "{packages} package; the profiles speak of {spoken}.",
        "{packages} packages; the profiles speak of {spoken}.", found.packages,
        packages=number(found.packages), spoken=number(len(found.spoken_of)),
    )  # fmt: skip
    print(counts)
    for name, order in zip(found.names, found.orders, strict=True):
        known = tr_n("{party}: {n} pair is ordered.", "{party}: {n} pairs are ordered.", order.known, party=name)
        print(printable(known))
    for words, bits in (
        (tr("Efficient for certain: {n}", n=number(sure.efficient.bit_count())), sure.efficient),
        (tr("Possibly efficient: {n}", n=number(sure.possibly.bit_count())), sure.possibly),
        (tr("Acceptable to all for certain: {n}", n=number(sure.acceptable.bit_count())), sure.acceptable),
        (
            tr("Possibly acceptable to all: {n}", n=number(sure.possibly_acceptable.bit_count())),
            sure.possibly_acceptable,
        ),
    ):
        print(words)
        some = members(bits)
        for package in some[:_SHOWN]:
            print(printable("  " + ", ".join(found.named(found.spoken_of[package]).values())))
        if len(some) > _SHOWN:
            print("  " + tr("and {n} more; --json lists all", n=number(len(some) - _SHOWN)))
    print(tr("Points, sums and solution points say nothing here: nobody has told how much better one package is."))
