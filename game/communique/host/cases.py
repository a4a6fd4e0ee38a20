"""What a class plays: from the name on the command line to an entry, and from the entry to a scenario.

A scenario that does not come with the program is kept in the class with its text, so that the file of a class needs
nothing beside it.
"""

from __future__ import annotations

import re
from typing import Final

from communique import shipped
from communique.host import entries as said
from communique.host.class_file import ClassFileError
from communique.host.gathering import Case
from communique.loading.earlier import load_edition
from communique.loading.fresh.case import fresh
from communique.loading.scenario_file import find_scenario, load_scenario, read_scenario_text
from communique.model.sheet import Scenario
from communique.words import tr

_MAP: Final = re.compile(r"^map:.*\n?", re.MULTILINE)
"""The line that names a map: phones show none, a digest does not count it, and it would have to lie beside."""


def case_for(scenario: str, level: str, papers: int | None, tables: int | None = None) -> said.CaseOpened:
    """The entry that opens a class's first case. Raises ScenarioError, and PapersError where papers cannot be drawn."""
    found = load_scenario(scenario, papers=papers)
    path = find_scenario(scenario)
    ours = path.parent == shipped.scenarios()
    source = "" if ours else _MAP.sub("", path.read_text(encoding="utf-8-sig"))
    return said.CaseOpened(1, found.public.id, found.digest, level, papers, source, tables=tables)


def id_of(scenario: str) -> str:
    """The id of the scenario that is so named on the command line. Raises ScenarioError."""
    return load_scenario(scenario).public.id


def scenario_of(case: Case) -> Scenario:
    """What a case is played with, whole. Raises ClassFileError where it is not what the class began with."""
    if case.source:
        written = read_scenario_text(case.source, case.scenario)
        found = written if case.papers is None else fresh(written, case.papers)
    else:
        found = load_edition(case.scenario, case.digest, case.papers)
    if found.digest != case.digest:
        raise ClassFileError(
            tr(
                'The class plays an edition of "{scenario}" that this program does not have; open it with the one it '
                "was begun with.",
                scenario=case.scenario,
            )
        )
    return found
