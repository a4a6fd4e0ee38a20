"""Scenarios of NegMAS at our table: whatever it can evaluate, as issues, options and whole points.

    from communique.interop.negmas_scenarios import from_negmas
    found = from_negmas(Scenario.load("folder"))
    communique.analyse(found.scenario), communique.simulate(found.scenario, protocol="alternating")

Functions that add up become points by option; any other becomes points by option and a bundle over all issues. What
`communique import` reads from files needs no NegMAS; this is for what NegMAS holds in memory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, lcm, log10
from typing import Any, Final

from communique.interop.domain import MOST_VALUES, Domain, DomainIssue, Profile, Refused
from communique.interop.import_scale import ImportScale
from communique.interop.importing import MOST_ISSUES, MOST_PARTIES, Imported
from communique.interop.negmas_preferences import FINEST, Agenda, Worth, agenda_of, worth_of
from communique.interop.scenario_text import scenario_text, slug
from communique.loading.scenario_file import ScenarioError, read_scenario_text
from communique.loading.strict import MAX_BYTES
from communique.model.scenario import Issue, Option
from communique.model.sheet import Bundle, Scenario
from communique.words import number, tr

UTILITIES: Final = "NegMAS: what its utility function gives each outcome."
ROUNDS: Final = 100


def from_negmas(scenario: Any, *, id: str = "", title: str = "", rounds: int = ROUNDS) -> Imported:
    """A `negmas.inout.Scenario` as a scenario here, with its file and what is to be noted.

    `rounds` is the deadline that the scenario gets. Points are the same number
    to a unit of utility on every sheet. A scenario whose tables are longer than a scenario file may be has no `text`.
    Raises Refused with a sentence for what has no exact counterpart: issues that are not discrete, values that change
    with the talks otherwise than by a discount, and spaces too large to be evaluated.
    """
    name = str(title or scenario.outcome_space.name or "NegMAS")
    agenda, names = agenda_of(scenario.outcome_space), _names(scenario.ufuns)
    if not 2 <= len(names) <= MOST_PARTIES:
        raise Refused(
            name, tr("there are {count} parties; there should be 2 to {most}", count=len(names), most=MOST_PARTIES)
        )
    if len(agenda.sizes) > MOST_ISSUES:
        count = len(agenda.sizes)
        raise Refused(
            name, tr("the domain has {count} issues; a scenario may have {most}", count=count, most=MOST_ISSUES)
        )
    pairs = list(zip(scenario.ufuns, names, strict=True))
    worths = [worth_of(ufun, agenda, whose) for ufun, whose in pairs]
    unit = _common([worth.points_per_unit for worth in worths], max(worth.reach for worth in worths))
    worths = [
        worth if worth.points_per_unit == unit else worth_of(ufun, agenda, whose, per_unit=unit)
        for worth, (ufun, whose) in zip(worths, pairs, strict=True)
    ]
    notes = list(dict.fromkeys(note for worth in worths for note in worth.notes))
    made, text = _made(agenda, worths, names, unit, id=id or slug(name, "domain"), title=name, rounds=rounds)
    if not text:
        notes.append(tr("its tables are too long for a scenario file; it lives in memory only"))
    return Imported(made, text, "negmas", tuple(notes))


def _names(ufuns: Sequence[Any]) -> list[str]:
    """What the parties are called: as their functions are, where these have names that differ."""
    given = [str(ufun.name or "") for ufun in ufuns]
    if len(set(given)) == len(given) and all(given):
        return given
    return [f"Party {k}" for k in range(1, len(given) + 1)]


def _common(units: Sequence[Fraction], reach: Fraction) -> Fraction:
    """Points a unit that hold all sheets exactly, if there are so many; else the finest tenths there is room for."""
    common = Fraction(lcm(*(unit.numerator for unit in units)))
    if all(unit.denominator == 1 for unit in units) and common * reach <= FINEST:
        return common
    return Fraction(10) ** floor(log10(FINEST / reach))


def _made(
    agenda: Agenda, worths: Sequence[Worth], names: Sequence[str], unit: Fraction, *, id: str, title: str, rounds: int
) -> tuple[Scenario, str]:
    """The scenario, and its file; "" where that would be longer than a file may be."""
    bundles = [worth.bundle for worth in worths]
    fits = max(agenda.sizes) <= MOST_VALUES and sum(map(len, bundles)) <= MAX_BYTES // 2
    if fits:
        text = _text(agenda, worths, names, unit, id=id, title=title, rounds=rounds)
        if len(text.encode()) <= MAX_BYTES:
            return _read(text, title), text
    # A frame that holds as many options as a file may, and no points: these are put in afterwards.
    rows = tuple((0,) * min(size, MOST_VALUES) for size in agenda.sizes)
    bare = [replace(worth, points=rows, bundle=()) for worth in worths]
    cut = replace(agenda, values=tuple(row[:MOST_VALUES] for row in agenda.values))
    frame = _read(_text(cut, bare, names, unit, id=id, title=title, rounds=rounds), title)
    issues = tuple(
        issue if len(issue.options) == len(row) else _longer(issue, row)
        for issue, row in zip(frame.public.issues, agenda.values, strict=True)
    )
    whole = tuple(range(len(agenda.sizes)))
    sheets = tuple(
        replace(sheet, points=worth.points, bundles=(Bundle(whole, agenda.sizes, bundle),) if bundle else ())
        for sheet, worth, bundle in zip(frame.sheets, worths, bundles, strict=True)
    )
    told = json.dumps([frame.digest, [[worth.points, worth.bundle] for worth in worths], _spelt(agenda)])
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Scenario(replace(frame.public, issues=issues), sheets, digest), ""


def _longer(issue: Issue, values: Sequence[Any]) -> Issue:
    """The issue with an option for each value, more than a file may hold."""
    more = tuple(
        Option(f"option-{k}", str(value), f"{issue.title}: {value}.")
        for k, value in enumerate(values[len(issue.options) :], len(issue.options))
    )
    return replace(issue, options=(*issue.options, *more))


def _spelt(agenda: Agenda) -> list[list[str]]:
    return [[str(value) for value in row] for row in agenda.values]


def _read(text: str, title: str) -> Scenario:
    try:
        return read_scenario_text(text)
    except ScenarioError as error:
        sentence = tr("the domain makes no sound scenario: {finding}", finding=error.findings[0].sentence)
        raise Refused(title, sentence) from None


def _text(
    agenda: Agenda, worths: Sequence[Worth], names: Sequence[str], unit: Fraction, *, id: str, title: str, rounds: int
) -> str:
    questions = tuple(
        DomainIssue(name, tuple(map(str, row))) for name, row in zip(agenda.names, agenda.values, strict=True)
    )
    profiles = tuple(
        Profile(
            name,
            tuple(tuple(points / unit for points in row) for row in worth.points),
            worth.reservation / unit,
            Fraction(worth.discount),
            worth.discount_by,
            bundle=tuple(points / unit for points in worth.bundle),
        )
        for name, worth in zip(names, worths, strict=True)
    )
    domain = Domain(title, questions, profiles, UTILITIES)
    reach = max(worth.reach for worth in worths)
    scale = ImportScale(
        unit, (unit,) * len(worths), ceil((1 if Fraction(1, 2) < reach <= 1 else reach) * unit) or 1, Fraction(0)
    )
    source = tr("{title}, a scenario of NegMAS with {count} outcomes", title=title, count=number(agenda.outcomes))
    text = scenario_text(domain, scale, id=id, title=title, format="negmas", source=source)
    return text.replace(f"\nrounds: {ROUNDS}\n", f"\nrounds: {rounds}\n", 1)
