"""What the cases of a class are played with: scenarios that come with the program, or the text that the class keeps."""

from __future__ import annotations

from pathlib import Path

from communique import shipped
from communique.host import entries as said
from communique.host.gathering import Case
from communique.loading.earlier import load_edition
from communique.loading.fresh.case import fresh
from communique.loading.scenario_file import find_scenario, load_scenario, read_scenario_text
from communique.model.errors import ErrorForPeople
from communique.model.sheet import Scenario
from communique.words import tr


class CaseError(ErrorForPeople):
    """A case that cannot be played as it was; one sentence."""


def case_for(scenario: str, level: str, papers: int | None, number: int = 1) -> said.CaseOpened:
    """The entry that opens a case. Raises ScenarioError, and PapersError where papers cannot be drawn."""
    found = load_scenario(scenario, papers=papers)
    path = find_scenario(scenario)
    ours = path.parent == shipped.scenarios()
    source = "" if ours else path.read_text(encoding="utf-8")
    return said.CaseOpened(number, found.public.id, found.digest, level, papers, source)


def scenario_of(case: Case, folder: Path | None = None) -> Scenario:
    """The scenario of a case, whole, with its papers.

    A class keeps a scenario's text and no map: one that does not come with the program is looked for in `folder`.
    Raises CaseError where it is another than the class was opened with, and what loading it raises.
    """
    if case.source:
        beside = None if folder is None else folder / f"{case.scenario}.yaml"
        written = read_scenario_text(case.source, case.scenario, beside=beside)
        found = written if case.papers is None else fresh(written, case.papers)
    else:
        found = load_edition(case.scenario, case.digest, case.papers)
    if found.digest != case.digest:
        raise CaseError(
            tr(
                'The class was opened with another version of scenario "{scenario}" (digest {digest}, here {here}).',
                scenario=case.scenario,
                digest=case.digest[:12],
                here=found.digest[:12],
            )
        )
    return found
