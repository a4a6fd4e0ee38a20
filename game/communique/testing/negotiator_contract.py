"""What every negotiator holds: legal moves wherever it sits, equal games from equal seeds, blind to others' papers.

Games are played on every scenario that comes with the program, in both protocols, with the negotiator on every chair
at once and against the usual line-up. Each of its moves is then asked for once more, with all that happened
since already past: a negotiator that keeps anything between two calls says something else. And once more in a world in
which everybody else's sheet is another one: what it says there, after the same words, has to be the same.

What this cannot find: a negotiator that opens a scenario's file by itself, and reads there what its chair does not
know. The chair keeps secrets from code that plays by the rules; it is no wall against code that means to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from communique.loading.scenario_file import list_scenarios, scenario_of
from communique.model.levels import at_level
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario, Sheet
from communique.negotiators.guests import Guest, GuestFault
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import bring, negotiator
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.session import Chair, Session
from communique.simulation.playing import PlayError, default_lineup, play
from communique.words import number, tr

PROTOCOLS: Final = ("conference", "alternating")
_SEED: Final = 20_26
_ONCE_MORE: Final = 5
"""How often a move is asked for before others' papers are blamed for another one."""
_ROUNDS: Final = 30
"""Rounds of alternating offers that are played; as many as it takes to see somebody give in."""


class BrokenContract(AssertionError):
    """A negotiator does what it must not: `faults` has a sentence for each."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        super().__init__("\n".join([tr('Negotiator "{name}" breaks its contract:', name=name), *faults]))
        self.faults = tuple(faults)


def check_negotiator(
    one: str | Guest,
    *,
    scenarios: Sequence[str | Scenario] | None = None,
    protocols: Sequence[str] = PROTOCOLS,
    seed: int = _SEED,
) -> None:
    """Hold `one` to what every negotiator has to do. Raises BrokenContract, which is an AssertionError.

    `one` is an object, class or function that decides, or a name. All shipped scenarios are played where none are
    named, in `protocols`; a negotiator that knows alternating offers alone says so: `protocols=["alternating"]`.
    """
    name = bring(one)
    faults = tuple(_faults(name, scenarios, protocols, seed))
    if faults:
        raise BrokenContract(name, faults)


def faults_of(
    one: str | Guest,
    *,
    scenarios: Sequence[str | Scenario] | None = None,
    protocols: Sequence[str] = PROTOCOLS,
    seed: int = _SEED,
) -> tuple[str, ...]:
    """What `check_negotiator` finds, a sentence each; nothing for a negotiator that does what it has to."""
    return tuple(_faults(bring(one), scenarios, protocols, seed))


def _faults(
    name: str, scenarios: Sequence[str | Scenario] | None, protocols: Sequence[str], seed: int
) -> Iterator[str]:
    """At most one sentence a scenario and protocol: what follows a fault is seldom another."""
    for one in scenarios if scenarios is not None else list_scenarios():
        scenario = _first_level(scenario_of(one))
        for protocol in protocols:
            for fault in _at_table(name, scenario, protocol, seed):
                yield tr("{id}, {protocol}: {fault}", id=scenario.public.id, protocol=protocol, fault=fault)
                break


def _first_level(scenario: Scenario) -> Scenario:
    """The scenario at its first level, where there are any: fewer issues, the same kinds of moves."""
    levels = scenario.public.levels
    return at_level(scenario, levels[0].id) if levels else scenario


def _at_table(name: str, scenario: Scenario, protocol: str, seed: int) -> Iterator[str]:
    """What it does on every chair at once, and on one among others."""
    count = len(scenario.sheets)
    usual = default_lineup(scenario.public, protocol=protocol)
    rounds = min(_ROUNDS, scenario.public.rounds) if protocol == "alternating" else None
    at = len(scenario.public.id) % count  # not the same chair on every scenario
    for lineup in ((name,) * count, (*usual[:at], name, *usual[at + 1 :])):
        try:
            told = play(scenario, lineup, seed, protocol=protocol, rounds=rounds)
            for seat in (seat for seat in range(count) if lineup[seat] == name):
                yield from _asked_again(negotiator(name), told, Seat(seat))
        except (PlayError, GuestFault) as error:
            yield str(error)


def _asked_again(one: Negotiator, told: Session, seat: Seat) -> Iterator[str]:
    """Whether it says at each of its turns what it said, here and where others' sheets are different."""
    header = told.header
    worlds = (told.scenario, _other_world(told.scenario, seat))
    here, there = (
        Session.open(world, header.seed, protocol=header.protocol, lineup=header.lineup, rounds=header.rounds)
        for world in worlds
    )
    for turn, event in enumerate(told.events):
        if event.seat == NATURE or kind_of(event.move).by_itself:
            continue
        if event.seat == seat:
            if not _says(one, here.chair(seat), event.move):
                yield _fickle(turn)
                return
            if not _says(one, there.chair(seat), event.move):
                same = all(_says(one, here.chair(seat), event.move) for _ in range(_ONCE_MORE))
                secret = tr(
                    "after event {n} its move depends on others' papers, which it must not know.", n=number(turn)
                )
                yield secret if same else _fickle(turn)
                return
        for session in (here, there):
            refusal = session.chair(event.seat).submit(event.move)
            assert refusal is None, refusal


def _fickle(turn: int) -> str:
    return tr(
        "asked again after event {n}, it makes another move, so it goes by more than its view and dice.",
        n=number(turn),
    )


def _says(one: Negotiator, chair: Chair, move: Move) -> bool:
    return one.decide(chair.view(), chair.dice()) == move


def _other_world(scenario: Scenario, keep: Seat) -> Scenario:
    """The scenario with everybody's sheet but that of `keep` turned round: who wanted most of an issue wants least."""
    sheets = tuple(sheet if seat == keep else _turned(sheet) for seat, sheet in enumerate(scenario.sheets))
    return replace(scenario, sheets=sheets, digest="other")


def _turned(sheet: Sheet) -> Sheet:
    points = tuple(tuple(max(row) + min(row) - one for one in row) for row in sheet.points)
    return replace(
        sheet, points=points, links=(), audiences=(), reservation=sheet.reservation // 2 + 7, brief="Another brief."
    )
