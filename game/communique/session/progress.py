"""How far a saved game has come, as anybody may see it in a list of saves."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.present.transcript import SESSION, entries
from communique.rules.state import EndingKind, Table
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.session.store import Save, restore
from communique.words import tr


@dataclass(frozen=True, slots=True)
class SavedProgress:
    """The public part of a saved game."""

    public: Public
    """At the level that is played."""
    table: Table
    ending: EndingKind | None
    """How it ended, ratified or not; None while it goes on."""
    last: str
    """The last sentence that everybody heard; empty before the first."""


def saved_progress(save: Save, scenario: Scenario) -> SavedProgress:
    """How far `save` has come. Raises what `restore` raises."""
    session = restore(save, scenario)
    ending = session.outcome().kind if session.over else None
    return SavedProgress(session.scenario.public, session.state.table, ending, _last(session))


def _last(session: Session) -> str:
    lines = [line for line in entries(Onlooker(session).view()) if line.category != SESSION]
    if not lines:
        return ""
    line = lines[-1]
    return tr("{party}: {sentence}", party=line.who, sentence=line.text) if line.who else line.text
