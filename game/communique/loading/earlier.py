"""Scenarios as earlier versions of the program shipped them, so that the games begun with these go on.

They lie in `scenarios/earlier/<version>/`, under the names that they had, and are no scenarios to choose: nothing lists
them. A game names its scenario and a digest of what it says; that decides which edition it was.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from communique import shipped
from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario

_ID: Final = re.compile(r"[a-z][a-z0-9_-]*")


def load_edition(scenario: str, digest: str, papers: int | None = None) -> Scenario:
    """The edition with this digest of a scenario that comes with the program; today's where none has it.

    An earlier one is drawn on today's map. Raises what `load_scenario` raises.
    """
    today = load_scenario(scenario, papers=papers)
    if today.digest == digest or papers is not None or not _ID.fullmatch(scenario):
        return today
    for file in sorted((shipped.scenarios() / "earlier").glob(f"*/{scenario}.yaml")):
        edition = load_scenario(file)
        if edition.digest == digest:
            return replace(edition, public=replace(edition.public, map=today.public.map))
    return today
