"""Communiqué: a diplomacy negotiation game and simulator.

>>> import communique
>>> scenario = communique.load_scenario("lantern-strait")
>>> results = communique.simulate(scenario, games=3, seed=1)
>>> results.summary()["games"]
3

The names below are the public interface. They are imported when they are first used, so that `import communique`
stays light and none of them costs anything until it is wanted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from communique.version import VERSION as __version__

if TYPE_CHECKING:
    from communique.analysis import Analysis
    from communique.debrief import Debrief
    from communique.debrief import debrief as debrief_game
    from communique.interop.exporting import exported as export_domain
    from communique.interop.importing import Imported
    from communique.interop.importing import imported as import_domain
    from communique.loading.analysing import analyse
    from communique.loading.fresh import fresh
    from communique.loading.scenario_file import ScenarioError, list_scenarios, load_scenario
    from communique.model.errors import ErrorForPeople
    from communique.model.levels import at_level
    from communique.model.package import OPEN, Package, Terms
    from communique.model.scenario import Public, Seat
    from communique.model.sheet import Scenario, Sheet
    from communique.negotiators.guests import Guest, GuestFault
    from communique.negotiators.negotiator import Mind, Negotiator, Strategy
    from communique.negotiators.parts.one_talk import in_one_talk
    from communique.negotiators.parts.own_packages import space_of
    from communique.negotiators.registry import bring, negotiator
    from communique.negotiators.registry import every as list_negotiators
    from communique.rules.dice import Dice
    from communique.rules.kind import Move
    from communique.rules.moves.accept import Accept
    from communique.rules.moves.amend import Amend
    from communique.rules.moves.answer import Answer
    from communique.rules.moves.ask import Ask
    from communique.rules.moves.caucus import Caucus
    from communique.rules.moves.come_back import Return
    from communique.rules.moves.consult import Consult
    from communique.rules.moves.end_turn import Pass
    from communique.rules.moves.final import FinalText
    from communique.rules.moves.gesture import MakeGesture
    from communique.rules.moves.guarantee import GiveGuarantee
    from communique.rules.moves.if_then import IfThen
    from communique.rules.moves.leave import Leave
    from communique.rules.moves.line import TakeLine
    from communique.rules.moves.mark import Mark
    from communique.rules.moves.offer import Offer
    from communique.rules.moves.press import Press
    from communique.rules.moves.reject import Reject
    from communique.rules.moves.remark import Remark
    from communique.rules.moves.say import OwnWords
    from communique.rules.moves.sign import Sign
    from communique.rules.moves.table_draft import TableDraft
    from communique.rules.moves.tell import Tell
    from communique.rules.moves.walk import Walk
    from communique.rules.moves.warn import Warn
    from communique.rules.moves.withhold import Withhold
    from communique.rules.protocol import protocol
    from communique.rules.replaying import replay
    from communique.rules.state import Refusal
    from communique.session import Chair, Outcome, Session, read_save
    from communique.simulation import Lineup, PlayError, Results, play, simulate
    from communique.simulation.sweep.plan import read_plan
    from communique.simulation.sweep.whole_grid import SweepReport, sweep
    from communique.simulation.tournament.every_seating import Tournament
    from communique.simulation.tournament.league import tournament
    from communique.simulation.tournament.standings import Standings, standings
    from communique.testing import check_negotiator
    from communique.views import Briefing, Fold, Heard, PartyView

_HOMES = {
    "Accept": "communique.rules.moves.accept",
    "Amend": "communique.rules.moves.amend",
    "Analysis": "communique.analysis",
    "Answer": "communique.rules.moves.answer",
    "Ask": "communique.rules.moves.ask",
    "Briefing": "communique.views",
    "Caucus": "communique.rules.moves.caucus",
    "Chair": "communique.session",
    "Consult": "communique.rules.moves.consult",
    "Debrief": "communique.debrief",
    "Dice": "communique.rules.dice",
    "ErrorForPeople": "communique.model.errors",
    "FinalText": "communique.rules.moves.final",
    "Fold": "communique.views",
    "GiveGuarantee": "communique.rules.moves.guarantee",
    "Guest": "communique.negotiators.guests",
    "GuestFault": "communique.negotiators.guests",
    "Heard": "communique.views",
    "IfThen": "communique.rules.moves.if_then",
    "Imported": "communique.interop.importing",
    "Leave": "communique.rules.moves.leave",
    "Lineup": "communique.simulation",
    "MakeGesture": "communique.rules.moves.gesture",
    "Mark": "communique.rules.moves.mark",
    "Mind": "communique.negotiators.negotiator",
    "Move": "communique.rules.kind",
    "Negotiator": "communique.negotiators.negotiator",
    "OPEN": "communique.model.package",
    "Offer": "communique.rules.moves.offer",
    "Outcome": "communique.session",
    "OwnWords": "communique.rules.moves.say",
    "Package": "communique.model.package",
    "PartyView": "communique.views",
    "Pass": "communique.rules.moves.end_turn",
    "PlayError": "communique.simulation",
    "Press": "communique.rules.moves.press",
    "Public": "communique.model.scenario",
    "Refusal": "communique.rules.state",
    "Reject": "communique.rules.moves.reject",
    "Remark": "communique.rules.moves.remark",
    "Results": "communique.simulation",
    "Return": "communique.rules.moves.come_back",
    "Scenario": "communique.model.sheet",
    "ScenarioError": "communique.loading.scenario_file",
    "Seat": "communique.model.scenario",
    "Session": "communique.session",
    "Sheet": "communique.model.sheet",
    "Sign": "communique.rules.moves.sign",
    "Standings": "communique.simulation.tournament.standings",
    "Strategy": "communique.negotiators.negotiator",
    "SweepReport": "communique.simulation.sweep.whole_grid",
    "TableDraft": "communique.rules.moves.table_draft",
    "TakeLine": "communique.rules.moves.line",
    "Tell": "communique.rules.moves.tell",
    "Terms": "communique.model.package",
    "Tournament": "communique.simulation.tournament.every_seating",
    "Walk": "communique.rules.moves.walk",
    "Warn": "communique.rules.moves.warn",
    "Withhold": "communique.rules.moves.withhold",
    "analyse": "communique.loading.analysing",
    "at_level": "communique.model.levels",
    "bring": "communique.negotiators.registry",
    "check_negotiator": "communique.testing",
    "debrief_game": "communique.debrief:debrief",
    "export_domain": "communique.interop.exporting:exported",
    "fresh": "communique.loading.fresh",
    "import_domain": "communique.interop.importing:imported",
    "in_one_talk": "communique.negotiators.parts.one_talk",
    "list_negotiators": "communique.negotiators.registry:every",
    "list_scenarios": "communique.loading.scenario_file",
    "load_scenario": "communique.loading.scenario_file",
    "negotiator": "communique.negotiators.registry",
    "play": "communique.simulation",
    "protocol": "communique.rules.protocol",
    "read_plan": "communique.simulation.sweep.plan",
    "read_save": "communique.session",
    "replay": "communique.rules.replaying",
    "simulate": "communique.simulation",
    "space_of": "communique.negotiators.parts.own_packages",
    "standings": "communique.simulation.tournament.standings",
    "sweep": "communique.simulation.sweep.whole_grid",
    "tournament": "communique.simulation.tournament.league",
}
"""By name, the module it lives in; after a colon what it is called there, where a package has the name already."""

__all__ = [
    "OPEN",
    "Accept",
    "Amend",
    "Analysis",
    "Answer",
    "Ask",
    "Briefing",
    "Caucus",
    "Chair",
    "Consult",
    "Debrief",
    "Dice",
    "ErrorForPeople",
    "FinalText",
    "Fold",
    "GiveGuarantee",
    "Guest",
    "GuestFault",
    "Heard",
    "IfThen",
    "Imported",
    "Leave",
    "Lineup",
    "MakeGesture",
    "Mark",
    "Mind",
    "Move",
    "Negotiator",
    "Offer",
    "Outcome",
    "OwnWords",
    "Package",
    "PartyView",
    "Pass",
    "PlayError",
    "Press",
    "Public",
    "Refusal",
    "Reject",
    "Remark",
    "Results",
    "Return",
    "Scenario",
    "ScenarioError",
    "Seat",
    "Session",
    "Sheet",
    "Sign",
    "Standings",
    "Strategy",
    "SweepReport",
    "TableDraft",
    "TakeLine",
    "Tell",
    "Terms",
    "Tournament",
    "Walk",
    "Warn",
    "Withhold",
    "__version__",
    "analyse",
    "at_level",
    "bring",
    "check_negotiator",
    "debrief_game",
    "export_domain",
    "fresh",
    "import_domain",
    "in_one_talk",
    "list_negotiators",
    "list_scenarios",
    "load_scenario",
    "negotiator",
    "play",
    "protocol",
    "read_plan",
    "read_save",
    "replay",
    "simulate",
    "space_of",
    "standings",
    "sweep",
    "tournament",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    module, _, there = _HOMES[name].partition(":")
    value = getattr(import_module(module), there or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
