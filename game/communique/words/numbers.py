"""Numbers, dates and lists as the language writes them: its catalogue says how, by the texts here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from typing import Final

from communique.model.message import N_, Figure
from communique.model.scenario import Public
from communique.words.catalogue import tr

MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_GROUP: Final = N_("1,000")
"""A translation of this text shows what stands between thousands; of the next, what stands before tenths."""
_POINT: Final = N_("0.5")


def number(value: float, decimals: int = 0, *, signed: bool = False) -> str:
    """`value` with the language's marks for thousands and decimals, and a true minus sign.

    >>> number(12345), number(-2.5, 1), number(3, signed=True)
    ('12,345', '\N{MINUS SIGN}2.5', '+3')
    """
    plain = f"{value:{'+' if signed else ''},.{decimals}f}"
    group, point = _mark(_GROUP, ","), _mark(_POINT, ".")
    marks = {",": group, ".": point, "-": "\N{MINUS SIGN}"}
    return "".join(marks.get(one, one) for one in plain)


def percent(value: float, decimals: int = 0) -> str:
    """`value` of a hundred, with the language's sign for that.

    >>> percent(12.96, 1)
    '13.0 %'
    """
    return tr("{share} %", share=number(value, decimals))


def rounded(value: float, most: int, *, signed: bool = False) -> str:
    """`value` with as many decimals as it needs, and no more than `most`.

    >>> rounded(30.0, 1), rounded(37.5, 1)
    ('30', '37.5')
    """
    best = round(value, most)
    decimals = next(count for count in range(most + 1) if round(best, count) == best)
    return number(best, decimals, signed=signed)


def figure(said: Figure) -> str:
    """A figure as the language writes it.

    >>> figure(Figure(-2.5, 1)), figure(Figure(3, signed=True))
    ('\N{MINUS SIGN}2.5', '+3')
    """
    return number(said.value, said.decimals, signed=said.signed)


def of_hundred(public: Public, points: int) -> str:
    """A party's points out of 100; see `Public.of_hundred`."""
    return figure(public.of_hundred(points))


def gain_of_hundred(public: Public, points: int) -> str:
    """A gain or a loss out of 100, with its sign."""
    return figure(public.of_hundred(points, signed=True))


def _mark(sample: str, fallback: str) -> str:
    """What stands between the digits of a sample's translation; nothing where it is written without."""
    between = [one for one in tr(sample) if not one.isdigit() and one not in "~"]
    return between[0] if between else fallback if tr(sample) == sample else ""


def date(day: Date) -> str:
    """A day in words.

    >>> date(Date(2021, 11, 26))
    '26 November 2021'
    """
    return tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def joined(parts: Sequence[str]) -> str:
    """Two or more things in a row: the last one after a word.

    >>> joined(["A"]), joined(["A", "B"]), joined(["A", "B", "C"])
    ('A', 'A and B', 'A, B and C')
    """
    if len(parts) < 2:
        return "".join(parts)
    return tr("{list} and {last}", list=in_a_row(parts[:-1]), last=parts[-1])


def in_a_row(parts: Sequence[str]) -> str:
    """Things in a row, without a word before the last one.

    >>> in_a_row(["Elona 40", "Sel 55"])
    'Elona 40, Sel 55'
    """
    row = "".join(parts[:1])
    for part in parts[1:]:
        row = tr("{list}, {next}", list=row, next=part)
    return row


def clauses(parts: Sequence[str]) -> str:
    """Things that hold commas of their own, one after another.

    >>> clauses(["roads: open, at dawn", "mines: mapped"])
    'roads: open, at dawn; mines: mapped'
    """
    row = "".join(parts[:1])
    for part in parts[1:]:
        row = tr("{list}; {next}", list=row, next=part)
    return row
