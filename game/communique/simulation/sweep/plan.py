"""A sweep's plan: a small YAML file, read strictly; the grid of cells that it spans is in `cells`.

A cell is one scenario at one level under one protocol with one line-up. What a plan names fits where it can: a
level belongs to the scenarios that have it, a line-up to those that have its parties. A name that fits nowhere, and
a scenario that nothing fits, are findings. Cells are told apart by what they hold, not by where they stand in the
file, so a game keeps its seed when a plan grows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any, Final

from communique.loading import strict
from communique.loading.finding import ERROR, Finding, ScenarioError
from communique.loading.fresh import MOST, PapersError
from communique.loading.guess import guess, nearest, shown
from communique.loading.scenario_file import load_scenario
from communique.loading.strict import YamlDocument
from communique.model.sheet import Scenario
from communique.negotiators.registry import NotFromFile, negotiator, registered
from communique.rules.dice import USUAL_SEED
from communique.rules.in_turn import InTurn
from communique.rules.protocol import RULES_VERSION
from communique.simulation.apart.limits import USUAL_LIMITS, Limits
from communique.simulation.playing import default_lineup
from communique.simulation.sweep.cells import Cell, PlanGrid, PlannedLineup
from communique.simulation.sweep.plan_manner import deadlines, limits
from communique.words import N_, number, tr

FORMAT: Final = "communique-sweep 1"
KEYS: Final = (
    "format", "scenarios", "papers", "levels", "protocols", "rounds", "hidden_deadline", "limits", "lineups",
    "games", "seed", "chunk", "logs",
)  # fmt: skip
NEEDED: Final = ("format", "scenarios", "games")
PROTOCOLS: Final = ("conference", "alternating")
MOST_CELLS: Final = 100_000
_ALL_OF: Final = "all_of"
_NOT_IN_TURN: Final = N_("a sweep plays no talks in turn; simulate does")
_LONGEST: Final = 255
"""Characters of a scenario file's name in a plan, at most; no system opens one that is much longer."""


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What is to be played. Equal plans have equal digests, whatever their layout."""

    scenarios: tuple[Scenario, ...]
    cells: tuple[Cell, ...]
    games: int
    """Games in each cell."""
    seed: int
    chunk: int
    """Games that a worker is handed, and that the file gains, at a time; at most."""
    logs: bool
    """True when every game's log is kept, too."""
    papers: int | None = None
    """The number that all scenarios' sheets are drawn from; None as written."""
    limits: Limits = USUAL_LIMITS
    """What entrants may use."""

    @property
    def total(self) -> int:
        """Games in all cells."""
        return self.games * len(self.cells)

    def chunks(self) -> Iterator[tuple[Cell, int, int]]:
        """Every chunk as (cell, first game, one past the last), in order."""
        for cell in self.cells:
            for first in range(0, self.games, self.chunk):
                yield cell, first, min(self.games, first + self.chunk)

    def facts(self) -> dict[str, Any]:
        """All that decides the results, ready for JSON."""
        fresh = {} if self.papers is None else {"papers": self.papers}
        limits = {} if self.limits == USUAL_LIMITS else {"limits": asdict(self.limits)}
        return (
            fresh
            | limits
            | {
                "scenarios": [[one.public.id, one.digest] for one in self.scenarios],
                "cells": [cell.facts for cell in self.cells],
                "games": self.games,
                "seed": self.seed,
                "chunk": self.chunk,
                "logs": self.logs,
                "rules": RULES_VERSION,
            }
        )

    @property
    def digest(self) -> str:
        """SHA-256 over the facts: names the plan."""
        return sha256(json.dumps(self.facts(), sort_keys=True).encode()).hexdigest()


def read_plan(path: str | Path, *, allow: Collection[str] = (), papers: int | None = None) -> SweepPlan:
    """The plan in a file. Scenario files are looked for beside it. Raises ScenarioError with every finding.

    `allow` has the negotiators that the caller names as well; for these alone a module may be imported. `papers` take
    the place of those that the plan names.
    """
    path = Path(path)
    return read_plan_text(_bytes(path), str(path), folder=path.parent, allow=allow, papers=papers)


def read_plan_text(
    text: str | bytes,
    name: str = "plan",
    *,
    folder: Path | None = None,
    allow: Collection[str] = (),
    papers: int | None = None,
) -> SweepPlan:
    """The plan that `text` says; `name` stands for the file in findings, `allow` and `papers` are as in `read_plan`.

    Raises ScenarioError with every finding.
    """
    reading = _Reading(strict.read(text, name), folder or Path(), frozenset(allow), papers)
    plan = reading.plan()
    if plan is None:
        raise ScenarioError(reading.findings())
    return plan


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ScenarioError([Finding(str(path), 0, 0, ERROR, tr("this is not a file"))])
        with path.open("rb") as file:
            return file.read(strict.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("its name cannot be used")
        finding = Finding(str(path), 0, 0, ERROR, tr("the plan cannot be read ({reason})", reason=reason))
        raise ScenarioError([finding]) from None


class _Reading:
    """Reads one document. Holds state: what was found so far."""

    def __init__(self, document: YamlDocument, folder: Path, allow: frozenset[str], papers: int | None = None) -> None:
        self._document = document
        self._papers = papers
        self._folder = folder
        self._allow = allow
        self._data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
        self._found: list[Finding] = list(document.findings)
        self._protocols: list[str] = []
        self._unknown_scenario = True
        """Then what belongs to a scenario cannot be judged."""

    def findings(self) -> list[Finding]:
        """Everything found, in the order of the file."""
        return sorted(set(self._found))

    def plan(self) -> SweepPlan | None:
        """The plan, or None when anything was found."""
        if not isinstance(self._document.data, dict):
            self._note((), tr("the plan is {value}; it should be a mapping", value=shown(self._document.data)))
            return None
        self._keys()
        self._format()
        games = self._number("games", 1, 1_000_000_000, 1)
        seed = self._number("seed", 0, 10**15 - 1, USUAL_SEED)
        chunk = self._number("chunk", 1, 100_000, 50)
        logs = self._flag("logs")
        said = self._number("papers", 0, MOST, None)
        self._papers = said if self._papers is None else self._papers
        self._protocols = protocols = self._words("protocols", ["conference"], PROTOCOLS)
        hidden = self._flag("hidden_deadline")
        rounds = deadlines(self._data, protocols, self._note, hidden=hidden)
        allowed = limits(self._data, self._note)
        scenarios = self._scenarios()
        levels = self._levels(scenarios)
        lineups = self._lineups(scenarios)
        self._styles(scenarios, levels, protocols)
        if self._found or games is None or seed is None or chunk is None:
            return None
        grid = PlanGrid(scenarios, levels, protocols, rounds, lineups, seed)
        self._size(grid)
        return (
            None
            if self._found
            else SweepPlan(tuple(scenarios), tuple(grid.cells()), games, seed, chunk, logs, self._papers, allowed)
        )

    # -- the parts of a plan ------------------------------------------------------

    def _keys(self) -> None:
        unknown = [key for key in self._data if key not in KEYS]
        missing = [key for key in NEEDED if key not in self._data]
        for key in unknown:
            meant = nearest(key, missing)
            if meant is None:
                self._note(
                    (key,),
                    tr("the plan has the unknown key {key}; {hint}", key=shown(key), hint=guess(key, KEYS)),
                    on_key=True,
                )
            else:
                missing.remove(meant)
                sentence = tr(
                    'the plan has no "{meant}" (found {key}; did you mean "{meant}"?)', meant=meant, key=shown(key)
                )
                self._note((key,), sentence, on_key=True)
        for key in missing:
            self._note((), tr('the plan has no "{key}"', key=key))

    def _format(self) -> None:
        given = self._data.get("format", FORMAT)
        if given != FORMAT:
            self._note(
                ("format",), tr('"format" is {given}; this program reads "{format}"', given=shown(given), format=FORMAT)
            )

    def _number(self, key: str, low: int, high: int, usual: int | None) -> int | None:
        value = self._data.get(key, usual)
        if key not in self._data or (type(value) is int and low <= value <= high):
            return value
        self._note(
            (key,),
            tr(
                '"{key}" is {value}; it should be a whole number from {low} to {high}',
                key=key,
                value=shown(value),
                low=number(low),
                high=number(high),
            ),
        )
        return None

    def _flag(self, key: str) -> bool:
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self._note((key,), tr('"{key}" is {value}; it should be true or false', key=key, value=shown(value)))
        return value is True

    def _words(self, key: str, usual: list[str], known: Sequence[str] = ()) -> list[str]:
        """A list of different words, those of them that are fit to use."""
        return [word for _, word in self._listed((key,), usual, known)]

    def _listed(self, path: strict.Path, usual: Any, known: Sequence[str] = ()) -> list[tuple[int, str]]:
        """The words of the list at `path`, each with its position; `usual` when the key is not there."""
        value = self._at(path, usual)
        if not isinstance(value, list) or not value:
            what = tr("an empty list") if value == [] else shown(value)
            self._note(
                path, tr('"{key}" is {what}; it should be a list with at least one entry', key=path[-1], what=what)
            )
            return []
        good: list[tuple[int, str]] = []
        for place, word in enumerate(value):
            if not isinstance(word, str):
                self._note(
                    (*path, place),
                    tr(
                        'entry {number} of "{key}" is {word}; it should be text',
                        number=place + 1,
                        key=path[-1],
                        word=shown(word),
                    ),
                )
            elif word in value[:place]:
                self._note((*path, place), tr('{word} stands in "{key}" twice', word=shown(word), key=path[-1]))
            elif path == ("protocols",) and word == InTurn.name:
                self._note((*path, place), tr(_NOT_IN_TURN))
            elif known and word not in known:
                self._note(
                    (*path, place),
                    tr('"{key}" names {word}; {hint}', key=path[-1], word=shown(word), hint=guess(word, known)),
                )
            else:
                good.append((place, word))
        return good

    def _scenarios(self) -> list[Scenario]:
        if "scenarios" not in self._data:
            return []
        loaded: list[Scenario] = []
        before = len(self._found)
        for place, name in self._listed(("scenarios",), []):
            scenario = self._scenario(place, name)
            if scenario is not None and scenario.public.id in [one.public.id for one in loaded]:
                self._note(
                    ("scenarios", place), tr("there are two scenarios with the id {id}", id=shown(scenario.public.id))
                )
            elif scenario is not None:
                loaded.append(scenario)
        self._unknown_scenario = len(self._found) > before
        return loaded

    def _scenario(self, place: int, name: str) -> Scenario | None:
        is_file = name.lower().endswith((".yaml", ".yml"))
        if is_file and len(name) > _LONGEST:
            self._note(("scenarios", place), tr("no file can be called {name}", name=shown(name)))
            return None
        try:
            return load_scenario(self._folder / name if is_file else name, papers=self._papers)
        except PapersError as error:
            self._note(("scenarios", place), str(error).rstrip("."))
            return None
        except ScenarioError as error:
            if is_file:
                self._note(
                    ("scenarios", place),
                    tr("the scenario {name} cannot be loaded, see its own findings", name=shown(name)),
                )
                self._found += error.findings
            else:
                self._note(("scenarios", place), error.findings[0].sentence)
            return None

    def _levels(self, scenarios: list[Scenario]) -> list[str]:
        known = {level.id for scenario in scenarios for level in scenario.public.levels}
        levels: list[str] = []
        for place, name in self._listed(("levels",), [""]):
            if name and name not in known and not self._unknown_scenario:
                sentence = tr(
                    "no scenario of the plan has the level {name}; {hint}", name=shown(name), hint=guess(name, known)
                )
                self._note(("levels", place), sentence)
            levels.append(name)
        for scenario in scenarios:
            have = [level.id for level in scenario.public.levels]
            if "" not in levels and not set(have) & set(levels):
                sentence = tr(
                    'scenario "{id}" has none of these levels; {hint}', id=scenario.public.id, hint=guess("", have)
                )
                self._note(("levels",), sentence, on_key=True)
        return levels

    def _styles(self, scenarios: list[Scenario], levels: list[str], protocols: list[str]) -> None:
        """Look at who plays as usual, which the scenarios say."""
        for scenario, level, protocol in product(scenarios, levels, protocols):
            try:
                default_lineup(scenario.public, protocol=protocol, level=level)
            except KeyError as error:
                self._note(
                    ("levels",),
                    tr(
                        'a style of scenario "{id}" cannot be used: {error}',
                        id=scenario.public.id,
                        error=_clause(error),
                    ),
                )

    def _lineups(self, scenarios: list[Scenario]) -> list[PlannedLineup]:
        value = self._data.get("lineups", [{}])
        if not isinstance(value, list) or not value:
            what = tr("an empty list") if value == [] else shown(value)
            self._note(("lineups",), tr('"lineups" is {what}; it should be a list of line-ups', what=what))
            return []
        lineups = [self._lineup(place, one, scenarios) for place, one in enumerate(value)]
        for scenario in scenarios:
            if not any(one.fits(scenario.public) for one in lineups):
                sentence = tr('no line-up fits scenario "{id}"', id=scenario.public.id)
                self._note(("lineups",), sentence, on_key=True)
        return lineups

    def _lineup(self, place: int, value: Any, scenarios: list[Scenario]) -> PlannedLineup:
        path: strict.Path = ("lineups", place)
        if not isinstance(value, dict):
            self._note(
                path,
                tr(
                    "line-up {number} is {value}; it should be a mapping of parties to negotiators",
                    number=place + 1,
                    value=shown(value),
                ),
            )
            return PlannedLineup(place, {}, ())
        parties = {party.id for scenario in scenarios for party in scenario.public.parties}
        fixed: dict[str, str] = {}
        for party, name in value.items():
            if party == _ALL_OF:
                continue
            if party not in parties and not self._unknown_scenario:
                self._note(
                    (*path, party),
                    tr("there is no party {party}; {hint}", party=shown(party), hint=guess(party, parties)),
                    on_key=True,
                )
            self._player((*path, party), name)
            fixed[party] = str(name)
        listed = self._listed((*path, _ALL_OF), None) if _ALL_OF in value else []
        for entry, name in listed:
            self._player((*path, _ALL_OF, entry), name)
        return PlannedLineup(place, fixed, tuple(name for _, name in listed))

    def _player(self, path: strict.Path, name: Any) -> None:
        if not isinstance(name, str):
            self._note(path, tr("a negotiator is {name}; it should be a name", name=shown(name)))
            return
        try:
            (negotiator if name in self._allow else registered)(name)
        except NotFromFile as error:
            self._note(
                path,
                tr("{error}; to have it imported, name it on the command line, too, with --with", error=_clause(error)),
            )
        except KeyError as error:
            self._note(path, _clause(error))
        else:
            if name.startswith("negmas:") and "conference" in self._protocols:
                sentence = tr(
                    '{name} knows alternating offers only; "protocols" should be [alternating]', name=shown(name)
                )
                self._note(path, sentence)

    def _size(self, grid: PlanGrid) -> None:
        """Look at how large the grid is, and that every line-up has its place in it, before it is made."""
        for lineup in grid.lineups:
            if not any(lineup.fits(scenario.public) for scenario in grid.scenarios):
                sentence = tr(
                    "no scenario of the plan has all the parties of line-up {number}", number=lineup.place + 1
                )
                self._note(("lineups", lineup.place), sentence)
        if (count := grid.most()) > MOST_CELLS:
            sentence = tr(
                "the grid has {count} cells; there should be at most {most}",
                count=number(count),
                most=number(MOST_CELLS),
            )
            self._note(("lineups",), sentence, on_key=True)

    # -- places -------------------------------------------------------------------

    def _at(self, path: strict.Path, usual: Any) -> Any:
        value: Any = self._data
        for step in path:
            if isinstance(value, dict) and step not in value:
                return usual
            value = value[step]
        return value

    def _note(self, path: strict.Path, sentence: str, *, on_key: bool = False) -> None:
        """Add a finding, unless the value was unreadable: then it has one already."""
        place = self._document.key_place(path) if on_key else self._document.place(path)
        if place not in {(one.line, one.column) for one in self._document.findings}:
            self._found.append(Finding(self._document.file, *place, ERROR, sentence))


def _clause(error: KeyError) -> str:
    """The sentence of an error as part of another."""
    sentence = str(error.args[0]).rstrip(".")
    return sentence[:1].lower() + sentence[1:]


__all__ = ["FORMAT", "SweepPlan", "read_plan", "read_plan_text"]
