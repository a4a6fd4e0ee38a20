"""From a scenario to the files of another program, with a note for what they have no place for.

Linked clauses and feasibility rules change what packages are worth or which there are; a format that cannot hold
them would tell another story, so they are refused unless the caller asks to leave them out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from communique.files import errors_of
from communique.interop.domain import DomainIssue, Format, Holding, Profile, Refused
from communique.interop.formats import formats
from communique.model.scenario import Party, Public
from communique.model.sheet import Scenario, Sheet
from communique.words import N_, in_a_row, tr, tr_n


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of a scenario by name, and what they leave out, in sentences."""

    files: dict[str, str]
    notes: tuple[str, ...]


def writers() -> tuple[str, ...]:
    """The formats that can be written."""
    return tuple(one.name for one in formats().values() if one.write is not None)


def exported(scenario: Scenario, to: str, *, leave_out: bool = False) -> Exported:
    """`scenario` as files of the format `to`.

    Raises Refused for what the format cannot hold; with `leave_out` linked clauses and feasibility rules are left out
    and named. Raises KeyError for a format that there is not, or that is only read.
    """
    one: Format = formats()[to]
    if one.write is None:
        raise KeyError(to)
    notes = list(_left_out(scenario, one, leave_out=leave_out))
    files = one.write(_holding(scenario), notes)
    return Exported(dict(files), tuple(notes))


def write_folder(folder: Path, files: dict[str, str], *, force: bool = False) -> None:
    """Write all files or none. Raises FileExistsError for a file that is there already, unless `force`."""
    for name in files:
        if (folder / name).exists() and not force:
            raise FileExistsError(17, tr("exists already"), str(folder / name))
    with errors_of(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".export-", dir=folder.parent))
        try:
            for name, text in files.items():
                (aside / name).write_text(text, encoding="utf-8", newline="\n")
            folder.mkdir(exist_ok=True)
            for name in files:
                os.replace(aside / name, folder / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _left_out(scenario: Scenario, one: Format, *, leave_out: bool) -> Iterator[str]:
    """A note for what is left out; raises Refused for what changes utilities or packages, unless told to leave out."""
    public = scenario.public
    linked = sum(len(sheet.links) for sheet in scenario.sheets)
    tied = sum(len(sheet.bundles) for sheet in scenario.sheets)
    boxed = sum(len(sheet.boxes) for sheet in scenario.sheets)
    counted = (linked, *_LINKS), (tied, *_BUNDLES), (boxed, *_BOXES), (len(public.feasibility), *_RULES)
    for count, refused, noted in counted:
        if count and not leave_out:
            raise Refused(public.id, tr(refused, format=one.title, count=count))
        if count:
            yield noted(count, one.title)
    if public.signing.rule != "unanimity":
        yield tr(
            "{format} has no signing rule ({rule} here): there everybody must agree",
            format=one.title,
            rule=public.signing.rule,
        )
    if public.tension_shift:
        yield tr("no deal is worth what it is at tension 0")
    lost = [name for name, held in _others(public, scenario.sheets) if held]
    if lost:
        yield tr("{format} has no place for: {what}", format=one.title, what=in_a_row(lost))


_Said = tuple[str, Callable[[int, str], str]]
_LINKS: Final[_Said] = (
    N_(
        "{format} has no place for linked clauses, and this scenario has {count}; a level may do without them, and "
        "--leave-out leaves them out"
    ),
    lambda n, title: tr_n(
        "{n} linked clause was left out: {format} has no place for it",
        "{n} linked clauses were left out: {format} has no place for them",
        n,
        format=title,
    ),
)
_BUNDLES: Final[_Said] = (
    N_(
        "{format} has no place for points of several issues taken together (tables here: {count}); --leave-out leaves "
        "them out"
    ),
    lambda n, title: tr_n(
        "{n} table of points for several issues taken together was left out: {format} has no place for it",
        "{n} tables of points for several issues taken together were left out: {format} has no place for them",
        n,
        format=title,
    ),
)
_BOXES: Final[_Said] = (
    N_("{format} has no place for points of ranges of issues (boxes here: {count}); --leave-out leaves them out"),
    lambda n, title: tr_n(
        "{n} box, points of ranges of issues, was left out: {format} has no place for it",
        "{n} boxes, points of ranges of issues, were left out: {format} has no place for them",
        n,
        format=title,
    ),
)
_RULES: Final[_Said] = (
    N_(
        "{format} has no place for feasibility rules, and this scenario has {count}; a level may do without them, and "
        "--leave-out leaves them out"
    ),
    lambda n, title: tr_n(
        "{n} feasibility rule was left out: {format} has no place for it",
        "{n} feasibility rules were left out: {format} has no place for them",
        n,
        format=title,
    ),
)
"""What is said when they are refused, and when so many are left out."""


def _others(public: Public, sheets: tuple[Sheet, ...]) -> tuple[tuple[str, object], ...]:
    return (
        (tr("clause texts"), True),
        (tr("goals"), any(party.goals for party in public.parties)),
        (tr("audiences at home"), any(sheet.audiences for sheet in sheets)),
        (tr("evidence"), any(sheet.cards for sheet in sheets)),
        (tr("news"), public.news),
        (tr("gestures"), public.gestures),
        (tr("guarantees"), public.guarantees),
        (tr("levels"), public.levels),
    )


def _per_unit(public: Public, party: Party) -> Fraction:
    return public.origin.per_unit(party.id) if public.origin else Fraction(public.scale)


def _holding(scenario: Scenario) -> Holding:
    public = scenario.public
    questions = tuple(DomainIssue(issue.title, tuple(o.label for o in issue.options)) for issue in public.issues)
    profiles = tuple(
        Profile(
            party.name,
            tuple(tuple(value / _per_unit(public, party) for value in row) for row in sheet.points),
            sheet.reservation / _per_unit(public, party),
            Fraction(sheet.discount),
            sheet.discount_by,
        )
        for party, sheet in zip(public.parties, scenario.sheets, strict=True)
    )
    return Holding(public.id, public.title, questions, profiles, tuple(party.id for party in public.parties))
