"""The statesman among the negotiators of NegMAS, of negmas-genius-agents and of ANL 2026; printed, nothing asserted.

    python tests/bench/bench_league.py DOMAINS [--part tuning|held-out] [--setting two|three|discounted]
        [--cache games.jsonl] [--player statesman] [--triples 8] [--leave-out NAME ...] [--among NAME ...]
        [--play DOMAIN ...]

`DOMAINS` is a folder of research domains, each a folder that `communique import` reads. Talks last 100 rounds.

* `two`: every ordered pair of the field, on the two-party domains.
* `three`: every member of the field against the same drawn pairs of others, in every seating, on three-party domains;
  the game counts for that member alone. `--among` compares some members only, against pairs drawn from all: many more
  pairs can be played so, and the intervals are narrower.
* `discounted`: domains with a discount of their own, and two-party domains with one of 1/2 put on them. NegMAS's
  negotiators do not know of it; their points shrink all the same.

`--play` names other domains of the folder to be played instead of the part's; `"NAME 1/2"` puts the discount on it.

A score is a utility: points by those of the best package, at the end of the talks. `ahead` is by how much the
player's score exceeds another's in matched games: the same domain, chair and others in the same order, only the two
exchanged; its 95 % interval is over those games. `welfare` is the mean utility of all parties in a member's games.

Games in which the player has no part do not change when it does: with `--cache` they are played once and kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from importlib.util import find_spec, module_from_spec
from itertools import combinations, permutations
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.interop.importing import imported
from communique.model.sheet import Scenario
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.rules.dice import dice
from communique.session import Session
from communique.simulation.playing import run
from communique.words import tr_n

ROUNDS = 100
SEED = 1
HALF = "1/2"
"""Ends the name of a domain on which a discount of 1/2 was put."""

_ANL = "negmas:anl_agents.anl2026."
FIELD = {
    "Boulware": "negmas:BoulwareTBNegotiator",
    "Linear": "negmas:LinearTBNegotiator",
    "Conceder": "negmas:ConcederTBNegotiator",
    "NaiveTitForTat": "negmas:NaiveTitForTatNegotiator",
    "MiCRO": "negmas:MiCRONegotiator",
    "CUHKAgent": "negmas:CUHKAgent",
    "DoNA": "negmas:DoNA",
    "HardHeaded": "negmas:HardHeaded",
    "AgreeableAgent2018": "negmas:AgreeableAgent2018",
    "ParsCat": "negmas:ParsCat",
    "TheFawkes": "negmas:TheFawkes",
    # The seventeen finalists of ANL 2026, as the results in anl-agents 0.2.0 list them, by the number of their team.
    "Snake": f"{_ANL}team_20829.snake_agent.Snake",
    "Ianos": f"{_ANL}team_20963.anl2026.ianos.ianos.Ianos",
    "AaNanteLucky": f"{_ANL}team_21329.aa_nante_lucky.AaNanteLucky",
    "Whale": f"{_ANL}team_21350.whale.WhaleNegotiator",
    "ChangAgent": f"{_ANL}team_21381.chang_agent.ChangAgent",
    "BadIron": f"{_ANL}team_21565.badiron.Badiron",
    "AOA007": f"{_ANL}team_21621.aoa.AOA008",
    "AgentNexus": f"{_ANL}team_21639.agentnexus.AgentNexus",
    "Hallucinators": f"{_ANL}team_21676.hallucinators.Hallucinators",
    "BalanceAgent": f"{_ANL}team_21688.balanceok.BalanceOKNegotiator",
    "BetterCallAgent": f"{_ANL}team_21762.better_call_agent_infinity_v1000.BetterCallAgentInfinityV1000",
    "Anchor": f"{_ANL}team_21786.anchor.AnchorNegotiator",
    "Phantom8": f"{_ANL}team_21810.phantom8_negotiator.Phantom8Negotiator",
    "Staborn": f"{_ANL}team_22146.staborn_negotiator.StaBornNeg",
    "PerikosV3": f"{_ANL}team_22271.perikos_v3.PerikosV3",
    "MirageV145": f"{_ANL}team_22289.mirage_v145.MirageV145",
    "SBDANL": f"{_ANL}team_22290.sbdanl.SBDANL",
}
"""The field by the names in the tables."""

DOMAINS = {
    ("two", "tuning"): (
        "anac2010-EnglandZimbabwe-2p", "anac2010-ItexvsCypress-2p", "anac2012-Acquisition-A-2p", "negolog-domain0-2p",
    ),
    ("two", "held-out"): (
        "anac2010-ItexvsCypress-2p-rv", "anac2011-NiceOrDie-2p", "anac2013-Icecream-2p", "anl2023-domain00-2p",
    ),
    ("three", "tuning"): (
        "anac2015-car_purchase-3p", "anac2015-new_sporthal-3p", "anac2015-zoning_plan-3p", "anac2015-tram-3p",
    ),
    ("three", "held-out"): (
        "anac2015-building_construction-3p", "anac2015-new_sporthal-3p-rv", "anac2015-university-3p",
        "anac2017-Music-3p", "anac2018-BetaOne-3p",
    ),
    ("discounted", "tuning"): (
        "anac2011-Laptop-2p", f"anac2010-ItexvsCypress-2p {HALF}", f"anac2012-Acquisition-A-2p {HALF}",
    ),
    ("discounted", "held-out"): (
        "anac2016-Farma-3p", f"anac2010-ItexvsCypress-2p-rv {HALF}", f"anac2013-Icecream-2p {HALF}",
    ),
}  # fmt: skip
"""By setting and part: what was looked at while the statesman was made, and what was kept for the report."""


@dataclass(frozen=True, slots=True)
class Game:
    """A finished game."""

    domain: str
    lineup: tuple[str, ...]
    utilities: tuple[float, ...]
    agreement: bool
    rounds: int


class League:
    """Plays line-ups and remembers them; with a cache file, from one run to the next."""

    def __init__(
        self, domains: Path, players: Mapping[str, Negotiator], cache: Path | None, fresh: Iterable[str]
    ) -> None:
        """`players` by their names in the tables; games with one of `fresh` are played anew and not kept."""
        self._domains, self._players, self._cache, self._fresh = domains, players, cache, set(fresh)
        self._scenarios: dict[str, Scenario] = {}
        self._kept: dict[tuple[str, tuple[str, ...]], Game] = {}
        if cache is not None and cache.exists():
            for line in cache.read_text(encoding="utf-8").splitlines():
                fields = json.loads(line)
                game = Game(
                    fields["domain"], tuple(fields["lineup"]), tuple(fields["utilities"]), fields["agreement"],
                    fields["rounds"],
                )  # fmt: skip
                self._kept[game.domain, game.lineup] = game

    def scenario(self, domain: str) -> Scenario:
        """The domain as a scenario."""
        if domain not in self._scenarios:
            folder, _, discount = domain.partition(" ")
            scenario = imported([self._domains / folder], id=folder.lower().replace("_", "-")).scenario
            if discount:
                sheets = tuple(replace(sheet, discount="0.5") for sheet in scenario.sheets)
                scenario = replace(scenario, sheets=sheets, digest=f"{scenario.digest} {discount}")
            self._scenarios[domain] = scenario
        return self._scenarios[domain]

    def game(self, domain: str, lineup: tuple[str, ...]) -> Game:
        """The game of this line-up, played when it is not known."""
        known = self._kept.get((domain, lineup))
        if known is None:
            known = self._kept[domain, lineup] = self._play(domain, lineup)
            if self._cache is not None and not self._fresh.intersection(lineup):
                line = {name: getattr(known, name) for name in Game.__slots__}
                with self._cache.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line) + "\n")
        return known

    def _play(self, domain: str, lineup: tuple[str, ...]) -> Game:
        scenario = self.scenario(domain)
        session = Session.open(
            scenario, dice(SEED, 0, "game"), protocol="alternating", lineup=lineup, rounds=ROUNDS
        )  # fmt: skip
        run(session, [self._players[name] for name in lineup])
        end = session.outcome()
        best = [sum(max(row) for row in sheet.points) for sheet in scenario.sheets]
        utilities = tuple(points / most for points, most in zip(end.points, best, strict=True))
        return Game(domain, lineup, utilities, end.agreement, end.rounds)


def line_ups(
    names: Sequence[str], parties: int, domain: str, triples: int, among: Sequence[str] = ()
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Line-ups, and whose score each counts for.

    All ordered pairs, for both; with three parties every name against the same `triples` drawn pairs, in every
    seating. These count for that name alone: the drawn play more games than others do, and others' games. With
    `among`, only these names play against the drawn pairs.
    """
    if parties == 2:
        yield from ((pair, pair) for pair in permutations(names, 2))
        return
    pairs = sorted(combinations(names, 2), key=lambda pair: dice(SEED, 0, f"{domain} {pair}"))
    for pair in pairs[:triples]:
        for name in among or names:
            if name not in pair:
                yield from ((lineup, (name,)) for lineup in permutations((name, *pair)))


@dataclass(frozen=True, slots=True)
class Row:
    """A member's line in the table."""

    name: str
    utility: float
    ahead: float
    """How far the player is ahead in matched games."""
    width: float
    """Half of the interval of `ahead`."""
    welfare: float
    agreements: float
    rounds: float


Counted = tuple[Game, tuple[str, ...]]
"""A game, and whose score it counts for."""


def table(games: Sequence[Counted], player: str) -> list[Row]:
    """A row for each member, best utility first. Domains weigh as many games as they have."""
    score: dict[str, list[float]] = defaultdict(list)
    welfare: dict[str, list[float]] = defaultdict(list)
    agreed: dict[str, list[bool]] = defaultdict(list)
    rounds: dict[str, list[int]] = defaultdict(list)
    matched: dict[str, dict[tuple[object, ...], float]] = defaultdict(dict)
    for game, names in games:
        for name in names:
            seat = game.lineup.index(name)
            score[name].append(game.utilities[seat])
            welfare[name].append(fmean(game.utilities))
            agreed[name].append(game.agreement)
            rounds[name].append(game.rounds)
            others = (*game.lineup[:seat], "", *game.lineup[seat + 1 :])
            matched[name][game.domain, others] = game.utilities[seat]
    rows = []
    for name in score:
        both = matched[player].keys() & matched[name].keys()
        gaps = [matched[player][key] - matched[name][key] for key in both]
        width = 1.96 * stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else 0.0
        rows.append(
            Row(name, fmean(score[name]), fmean(gaps or [0.0]), width, fmean(welfare[name]), fmean(agreed[name]),
                fmean(rounds[name]))
        )  # fmt: skip
    return sorted(rows, key=lambda row: -row.utility)


def show(rows: Sequence[Row], games: Sequence[Counted], player: str) -> None:
    """Print the table, the player's place in welfare among the first five, and its score domain by domain."""
    print(f"{'':3}{'':20}{'utility':>8}{'ahead':>9}{'+-':>7}{'welfare':>9}{'agreed':>8}{'rounds':>8}")
    for place, row in enumerate(rows, start=1):
        print(
            f"{place:2} {row.name:20}{row.utility:8.3f}{row.ahead:9.3f}{row.width:7.3f}{row.welfare:9.3f}"
            f"{row.agreements:8.0%}{row.rounds:8.1f}"
        )
    five = sorted(rows[:5], key=lambda row: -row.welfare)
    places = [row.name for row in five]
    print(f"welfare among the first five: {', '.join(places)}")
    for domain in dict.fromkeys(game.domain for game, _ in games):
        here = table([counted for counted in games if counted[0].domain == domain], player)
        place = [row.name for row in here].index(player) + 1
        own, first = here[place - 1].utility, here[0]
        print(f"  {domain:40} {place:2} of {len(here)}: {own:.3f}, first {first.name} {first.utility:.3f}")


def bare_package(name: str) -> None:
    """Let the modules of a package be imported one by one, without the package's own start, which wants the world."""
    spec = find_spec(name)
    if spec is not None:
        sys.modules.setdefault(name, module_from_spec(spec))


def field(leave_out: Iterable[str]) -> dict[str, Negotiator]:
    """The field by name, without those of `leave_out` and those whose package is not installed."""
    bare_package("anl_agents")
    bare_package("anl_agents.anl2026")
    members: dict[str, Negotiator] = {}
    for name, called in FIELD.items():
        if name in leave_out:
            continue
        try:
            members[name] = negotiator(called)
        except KeyError as error:
            print(f"{name} is left out: {error.args[0]}", file=sys.stderr)
    return members


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description="The statesman's league.")
    parser.add_argument("domains", type=Path)
    parser.add_argument("--part", choices=("tuning", "held-out"), default="tuning")
    parser.add_argument("--setting", choices=("two", "three", "discounted"), default="two")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--player", default="statesman")
    parser.add_argument("--triples", type=int, default=8)
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--among", nargs="*", default=[])
    parser.add_argument("--play", nargs="*", default=[])
    asked = parser.parse_args()
    players = {asked.player: negotiator(asked.player), **field(asked.leave_out)}
    among = [asked.player, *asked.among] if asked.among else []
    if unknown := set(among) - set(players):
        parser.error(f"--among {' '.join(sorted(unknown))}: no such member is loaded; loaded: {', '.join(players)}")
    league = League(asked.domains, players, asked.cache, [asked.player])
    games: list[Counted] = []
    for domain in asked.play or DOMAINS[asked.setting, asked.part]:
        parties = len(league.scenario(domain).sheets)
        played = line_ups(list(players), parties, domain, asked.triples, among)
        with redirect_stdout(None):  # some members print
            games += [(league.game(domain, lineup), names) for lineup, names in played]
        played = tr_n("{n} game", "{n} games", len(games))
        print(f"{domain}: {played} so far", file=sys.stderr)
    played = tr_n("{n} game", "{n} games", len(games))
    print(f"{', '.join(asked.play) or f'{asked.setting}, {asked.part}'}: {played}")
    show(table(games, asked.player), games, asked.player)


if __name__ == "__main__":
    main()
