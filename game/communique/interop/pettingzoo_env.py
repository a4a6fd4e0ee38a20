"""Learning at the table: the alternating protocol as a PettingZoo AEC environment (extra `research`).

Each party is an agent. It sees what its chair may know: its own points, its no-deal value, the standing offer, who
has accepted it and how much time is left; nobody else's sheet is in reach. An action is a number: 0 accepts, 1
passes, 2 leaves, and 3 + k offers package number k of the scenario's space. `action_mask` marks the legal ones. At
the end each agent is paid its surplus: points over its no-deal value, as a share of the scenario's scale.

Random agents at a small table, which trains nothing but runs:

    >>> table = env("lantern-strait", level="guided", rounds=5)
    >>> table.reset(seed=7)
    >>> paid = dict.fromkeys(table.agents, 0.0)
    >>> for agent in table.agent_iter():
    ...     seen, reward, terminated, truncated, _ = table.last()
    ...     paid[agent] += reward
    ...     over = terminated or truncated
    ...     table.step(None if over else table.action_space(agent).sample(seen["action_mask"]))
    >>> sorted(paid)
    ['osmark', 'pellin']
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from communique.loading.fresh import fresh
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.package import Package, PackageId, decode
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario, Sheet
from communique.negotiators.registry import negotiator
from communique.rules.dice import dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.terms import terms_refusal
from communique.session import Session
from communique.simulation.carry import Carry
from communique.views import PartyView
from communique.words import say, tr

MOST_PACKAGES: Final = 10_000
"""An action space that lists every package is of no use beyond."""
ACCEPT: Final = 0
PASS: Final = 1
LEAVE: Final = 2
FIRST_OFFER: Final = 3


def _library(name: str) -> Any:
    """An optional library, typed loosely: it may be absent where types are checked."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            'The learning environment needs PettingZoo: pip install "communique[research]".', name=error.name
        ) from None


_AECEnv: Any = _library("pettingzoo").AECEnv
_spaces: Any = _library("gymnasium.spaces")

Observation = dict[str, npt.NDArray[Any]]


class NegotiationEnv(_AECEnv):  # type: ignore[misc]  # its base is an extra, hence untyped here
    """The alternating protocol at one table; see `env` for the arguments. Holds state: one session at a time."""

    metadata: dict[str, Any] = {  # noqa: RUF012 - PettingZoo wants a plain attribute of the class
        "name": "communique_alternating_v0", "render_modes": ["human", "ansi"], "is_parallelizable": False,
    }  # fmt: skip

    def __init__(
        self,
        scenario: Scenario | str,
        *,
        level: str = "",
        papers: int | None = None,
        rounds: int | None = None,
        players: Mapping[str, str] | None = None,
        render_mode: str | None = None,
    ) -> None:
        """See `env`."""
        super().__init__()
        written = load_scenario(scenario) if isinstance(scenario, str) else scenario
        whole = written if papers is None else fresh(written, papers)
        cut = at_level(whole, level) if level else whole
        self.render_mode = _known_mode(render_mode)
        self._whole, self._level, self._rounds = whole, level, rounds
        self._carry = Carry()
        self._players = _players(cut, players or {})
        self._seats = {party.id: Seat(s) for s, party in enumerate(cut.public.parties) if party.id not in self._players}
        self._sizes = [len(issue.options) for issue in cut.public.issues]
        self._actions = _actions(cut.public, self._sizes)
        self._spans = [_span(cut, Seat(seat)) for seat in range(len(cut.sheets))]
        self._tables = [_own_table(sheet, span) for sheet, span in zip(cut.sheets, self._spans, strict=True)]
        self._scale = cut.public.scale
        self.possible_agents = list(self._seats)
        self.agents: list[str] = []
        width = 3 + 2 * sum(self._sizes) + 3 * len(cut.sheets)
        self.observation_spaces = {agent: _seen_space(width, len(self._actions)) for agent in self.possible_agents}
        self.action_spaces = {agent: _spaces.Discrete(len(self._actions)) for agent in self.possible_agents}
        self._seed = int.from_bytes(os.urandom(6), "big")

    def observation_space(self, agent: str) -> Any:
        """What `observe` returns for `agent`: always the same object."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> Any:
        """Discrete: accept, pass, leave, then every package by its number."""
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Start a game. Equal seeds give equal games; without a seed, the next game follows from the last one's."""
        # Of 64 bits 53: a seed stands in logs, and not every reader of JSON keeps more of them.
        self._seed = dice(self._seed, 0, "next game") >> 11 if seed is None else seed
        names = [self._players.get(party.id, "human") for party in self._whole.public.parties]
        self._session = Session.open(
            self._whole, self._seed, protocol="alternating", level=self._level, lineup=names, rounds=self._rounds
        )
        self._carry.over(self._session.briefings)
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
        self._skip_agent_selection = None
        self.agent_selection = self.agents[0]
        self._go_on()
        self._accumulate_rewards()

    def step(self, action: int | None) -> None:
        """Make the move of the agent whose turn it is. Raises ValueError with a sentence when it is not legal."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        refusal = self._session.chair(self._seats[agent]).submit(self.move(action))
        if refusal is not None:
            raise ValueError(f"{agent} cannot do action {action}: {say(refusal.message)}")
        self._cumulative_rewards[agent] = 0.0
        self._clear_rewards()
        self._go_on()
        self._accumulate_rewards()
        if self.render_mode == "human":
            self.render()

    def observe(self, agent: str) -> Observation:
        """What `agent` sees from its chair: `observation`, numbers from -1 to 1, and `action_mask`.

        The numbers, in order: the share of time gone, the agent's no-deal value, its value of the standing offer;
        its points for every option; then 1 for each option of the standing offer; then, by seat, who has accepted
        it, who made it, and who the agent is. Points are shares of the most that the agent could count.
        """
        view = self._session.chair(self._seats[agent]).view()
        numbers = _features(view, self._spans[view.seat], self._tables[view.seat])
        return {"observation": numbers, "action_mask": self._mask(view)}

    def package_values(self, agent: str) -> npt.NDArray[np.float32]:
        """The agent's own surplus, in the unit of the rewards, of every action: of offers, as if they were signed."""
        view = self._session.chair(self._seats[agent]).view()
        values = np.zeros(len(self._actions), np.float32)
        for action in range(FIRST_OFFER, len(values)):
            values[action] = (view.sheet.value(self._package(action)) - view.no_deal) / self._scale
        return values

    def move(self, action: int | None) -> Move:
        """The move that `action` stands for. Raises ValueError when there is no such action."""
        if action is None or not 0 <= int(action) < len(self._actions):
            raise ValueError(f"An action is a number from 0 to {len(self._actions) - 1}, not {action}.")
        simple: dict[int, Move] = {ACCEPT: Accept(), PASS: Pass(), LEAVE: Leave()}
        return simple.get(int(action)) or Offer(self._package(int(action)))

    def render(self) -> str | None:
        """The table as every party sees it; printed in mode `human`."""
        if self.render_mode is None:
            return None
        text = _shown(self._session)
        if self.render_mode == "human":
            print(text)
            return None
        return text

    def close(self) -> None:
        """Nothing is held open."""

    def _package(self, action: int) -> Package:
        return decode(PackageId(action - FIRST_OFFER), self._sizes)

    def _mask(self, view: PartyView) -> npt.NDArray[np.int8]:
        """1 for each action that is legal now; all 0 when it is not the agent's turn."""
        if not view.my_turn:
            return np.zeros(len(self._actions), np.int8)
        mask = self._actions.copy()
        mask[ACCEPT] = view.refusal(Accept()) is None
        return mask

    def _go_on(self) -> None:
        """Let the computer players move until it is an agent's turn or the talks are over."""
        session = self._session
        parties = session.scenario.public.parties
        while not session.over:
            seat = session.turn
            name = self._players.get(parties[seat].id)
            if name is None:
                self.agent_selection = parties[seat].id
                return
            chair = session.chair(seat)
            refusal = chair.submit(negotiator(name).decide(chair.view(), chair.dice()))
            assert refusal is None, refusal
        end = session.outcome()
        for agent in self.agents:
            self.rewards[agent] = end.surplus[self._seats[agent]] / self._scale
            self.terminations[agent] = True
            self.infos[agent] = {"ending": end.kind}
        self.agent_selection = self.agents[0]


def env(
    scenario: Scenario | str,
    *,
    level: str = "",
    papers: int | None = None,
    rounds: int | None = None,
    players: Mapping[str, str] | None = None,
    render_mode: str | None = None,
) -> Any:
    """A `NegotiationEnv` that also holds its users to PettingZoo's order of calls.

    `scenario` is one, or its id or file; `papers` are the number of fresh ones, as written if None; `rounds` is the
    deadline, the scenario's own if None; `players` are negotiators by party for the seats that are not to be agents;
    `render_mode` is "ansi", "human" or None. Raises ValueError for a space of more than `MOST_PACKAGES` packages and
    for what does not fit, KeyError for an unknown level or negotiator, PapersError for papers that cannot be drawn.
    """
    raw = NegotiationEnv(scenario, level=level, papers=papers, rounds=rounds, players=players, render_mode=render_mode)
    return _library("pettingzoo.utils.wrappers").OrderEnforcingWrapper(raw)


# -- what is worked out once ----------------------------------------------------------


def _known_mode(mode: str | None) -> str | None:
    if mode not in (None, "human", "ansi"):
        raise ValueError(f'The render mode is "human", "ansi" or None, not "{mode}".')
    return mode


def _players(scenario: Scenario, players: Mapping[str, str]) -> dict[str, str]:
    ids = [party.id for party in scenario.public.parties]
    for party, name in players.items():
        if party not in ids:
            raise ValueError(f'There is no party "{party}"; there are: {", ".join(ids)}.')
        negotiator(name)
    if len(players) == len(ids):
        raise ValueError("Every seat has a computer player; leave at least one to an agent.")
    return dict(players)


def _actions(public: Public, sizes: list[int]) -> npt.NDArray[np.int8]:
    """1 for each action that is ever legal. Packages that break a rule of the scenario never are."""
    count = math.prod(sizes)
    if count > MOST_PACKAGES:
        raise ValueError(
            f'"{public.id}" has {count:,} packages, more than an agent can choose among ({MOST_PACKAGES:,}); '
            "take a level with fewer issues."
        )
    legal = np.ones(FIRST_OFFER + count, np.int8)
    for number in range(count):
        legal[FIRST_OFFER + number] = terms_refusal(public, decode(PackageId(number), sizes)) is None
    return legal


def _span(scenario: Scenario, seat: Seat) -> int:
    """The most that the party's points can come to, of either sign; at least 1."""
    sheet = scenario.sheets[seat]
    most = sum(max(map(abs, row)) for row in sheet.points) + sum(abs(link.points) for link in sheet.links)
    return max(1, most, abs(sheet.no_deal(scenario.public)))


def _own_table(sheet: Sheet, span: int) -> npt.NDArray[np.float32]:
    return np.array([points / span for row in sheet.points for points in row], np.float32)


def _seen_space(width: int, actions: int) -> Any:
    numbers = _spaces.Box(-1.0, 1.0, (width,), np.float32)
    return _spaces.Dict({"observation": numbers, "action_mask": _spaces.Box(0, 1, (actions,), np.int8)})


# -- what is seen ---------------------------------------------------------------------


def _features(view: PartyView, span: int, own: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The numbers that `NegotiationEnv.observe` describes. They depend on the view alone."""
    table = view.table.alternating
    assert table is not None
    parties = range(len(view.public.parties))
    standing = view.sheet.value(table.offer) / span if table.offer else 0.0
    offered = [
        float(bool(table.offer) and table.offer[i] == option)
        for i, issue in enumerate(view.public.issues)
        for option in range(len(issue.options))
    ]
    seats = [[seat in table.accepted for seat in parties], [seat == table.by for seat in parties]]
    head = [min(1.0, table.round / view.public.rounds), view.no_deal / span, standing]
    who = [float(seat == view.seat) for seat in parties]
    return np.array([*head, *own, *offered, *map(float, seats[0] + seats[1]), *who], np.float32)


def _shown(session: Session) -> str:
    """The table in words: the round, the standing offer and who has accepted it. All of it public."""
    table, public = session.state.table.alternating, session.scenario.public
    assert table is not None
    short = [party.short for party in public.parties]
    lines = [tr("Round {round} of {rounds}.", round=min(table.round + 1, public.rounds), rounds=public.rounds)]
    if table.offer:
        lines.append(tr("{party} offers:", party=short[table.by]))
        lines += [
            f"  {issue.short}: {issue.options[choice].label}"
            for issue, choice in zip(public.issues, table.offer, strict=True)
        ]
        lines.append(tr("Accepted by {listed}.", listed=", ".join(short[seat] for seat in sorted(table.accepted))))
    else:
        lines.append(tr("No offer yet."))
    over = table.ending
    lines.append(
        tr("{party} to move.", party=short[table.holder])
        if over is None
        else tr("The talks are over: {reason}.", reason=say(over.cause))
    )
    return "\n".join(lines)


__all__ = ["ACCEPT", "FIRST_OFFER", "LEAVE", "MOST_PACKAGES", "PASS", "NegotiationEnv", "env"]
