"""Learning at the table: both protocols as a PettingZoo AEC environment (extra `research`).

Each party is an agent. It sees what its chair may know (`agent_sight`): its own points, its no-deal value, what stands,
what was offered before, and how much time is left; nobody else's sheet is in reach. An action is a number or a row of
numbers (`agent_actions`), and `action_mask` marks what may be chosen. At the end each agent is paid its surplus: points
over its no-deal value, as a share of the scenario's scale.

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

Agents move in turn, and what one offers decides what the next may answer. So PettingZoo's `aec_to_parallel`, which asks
all for a move before any is made, has no meaning here, and refuses; `parallel_env` gives the parallel form that has
one: at each step the action of the agent whose turn it is counts, and the others wait, their masks all 0.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from communique.analysis.problem import Problem
from communique.analysis.space import tabulate_problem
from communique.interop.agent_actions import (
    ACCEPT,
    FIRST_OFFER,
    LEAVE,
    PASS,
    Actions,
    FactoredOffers,
    FactoredTalks,
    FlatOffers,
    fallback,
)
from communique.interop.agent_sight import Numbers, Sight, span_of
from communique.loading.fresh import fresh
from communique.loading.scenario_file import scenario_of
from communique.model.levels import at_level
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.negotiators.guests import Guest, invited
from communique.negotiators.negotiator import Mind
from communique.rules.dice import dice
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.protocol import protocol as protocol_of
from communique.rules.state import ALTERNATING_OFFERS, CONFERENCE, AlternatingTable, Table
from communique.session import Session
from communique.simulation.apart.trial import tried
from communique.simulation.carry import Carry
from communique.simulation.deadline import check_deadline
from communique.words import say, tr

MOST_PACKAGES: Final = 10_000
"""Up to this many packages each has a number; beyond, an action is a kind of move and an option for each issue."""
HISTORY: Final = 3
"""How many offers of each party are seen unless told otherwise."""
_CASES: Final = 64
"""How many papers are kept worked out at once."""
_LAST_SAID: Final = 6
"""How many moves of a conference are shown."""


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

Seen = dict[str, npt.NDArray[Any]]
_Action = int | Sequence[int] | npt.NDArray[np.integer[Any]] | None
Opponent = str | Guest
"""Who plays a seat that is no agent's: a negotiator's name, or an object, class or function that decides."""


class Factors(_spaces.MultiDiscrete):  # type: ignore[misc]  # its base is an extra, hence untyped here
    """A row of numbers that takes one flat mask, the factors' masks one after another, as observations hold it."""

    def sample(self, mask: Any = None, probability: Any = None) -> Any:
        """A row drawn evenly, of what `mask` allows in each factor; 0 in a factor of which it allows nothing."""
        if isinstance(mask, np.ndarray):
            mask = tuple(np.split(mask, np.cumsum(self.nvec)[:-1]))
        return super().sample(mask=mask, probability=probability)


class _Case(NamedTuple):
    """A scenario with its papers, and what is worked out of it once."""

    whole: Scenario
    cut: Scenario
    spans: tuple[int, ...]
    blanks: tuple[Numbers, ...]
    surpluses: tuple[Numbers, ...]
    """By seat, the surplus of every action where every package has a number; read-only."""


class NegotiationEnv(_AECEnv):  # type: ignore[misc]  # its base is an extra, hence untyped here
    """One table at which agents learn; see `env` for the arguments. Holds state: one session at a time."""

    metadata: dict[str, Any] = {  # noqa: RUF012 - PettingZoo wants a plain attribute of the class
        "name": "communique_v1", "render_modes": ["human", "ansi"], "is_parallelizable": False,
    }  # fmt: skip

    def __init__(
        self, scenario: Scenario | str | os.PathLike[str], *, protocol: str = "alternating", level: str = "",
        papers: int | None = None, rounds: int | None = None, history: int = HISTORY, actions: str = "",
        players: Mapping[str, Opponent] | None = None, render_mode: str | None = None,
    ) -> None:  # fmt: skip
        """See `env`."""
        super().__init__()
        _known_protocol(protocol, rounds)
        self._written = scenario_of(scenario)
        self.render_mode = _known_mode(render_mode)
        self._protocol, self._level, self._rounds, self._papers = protocol, level, rounds, papers
        cut = at_level(self._written, level) if level else self._written
        public = cut.public
        self._sizes, self._scale = public.sizes, public.scale
        self._flat = _is_flat(public, protocol, actions)
        self._sight = Sight(public, protocol, history)
        self._actions = self._read(cut)
        self._cases: dict[int | None, _Case] = {}
        self._case = self._of_papers(papers)
        self._carry = Carry()
        self._players = _players(public, players or {})
        self._minds = {party: _mind(player) for party, player in self._players.items()}
        self._seats = {party.id: Seat(s) for s, party in enumerate(public.parties) if party.id not in self._players}
        self.possible_agents = list(self._seats)
        self.agents: list[str] = []
        sizes = self._actions.sizes
        self.observation_spaces = {agent: _seen_space(self._sight.width, sum(sizes)) for agent in self._seats}
        self.action_spaces = {
            agent: _spaces.Discrete(sizes[0]) if self._flat else Factors(sizes) for agent in self._seats
        }
        self._seed = int.from_bytes(os.urandom(6), "big")

    @property
    def layout(self) -> Mapping[str, slice]:
        """By name, which numbers of an observation it is: `agent_sight` says what each means."""
        return self._sight.layout

    def observation_space(self, agent: str) -> Any:
        """What `observe` returns for `agent`: always the same object."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> Any:
        """Discrete: accept, pass, leave, then every package by its number. Or `Factors`: see `agent_actions`."""
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: Mapping[str, Any] | None = None) -> None:
        """Start a game. Equal seeds give equal games; without a seed, the next game follows from the last one's.

        `options` may name other papers, {"papers": 7}, for this game and those after it.
        """
        # Of 64 bits 53: a seed stands in logs, and not every reader of JSON keeps more of them.
        self._seed = dice(self._seed, 0, "next game") >> 11 if seed is None else seed
        self._take(dict(options or {}).get("papers", self._papers))
        case = self._case
        self._session = Session.open(
            case.whole,
            self._seed,
            protocol=self._protocol,
            level=self._level,
            lineup=self._names(),
            rounds=self._rounds,
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

    def step(self, action: _Action) -> None:
        """Make the move of the agent whose turn it is. Raises ValueError with a sentence when its mask forbids it.

        What the mask allows and the rules refuse (two clauses that do not go together) is a turn lost, and no error:
        `fallback` is done, and the agent's `infos` say why under `refused`.
        """
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        numbers = self._numbers(action)
        chair = self._session.chair(self._seats[agent])
        view = chair.view()
        move = self._actions.move(view, numbers)
        refusal = chair.submit(move)
        self.infos[agent] = {}
        if refusal is not None:
            sentence = say(refusal.message)
            if not self._actions.allowed(view, move):
                raise ValueError(f"{agent} cannot do action {_plain(numbers)}: {sentence}")
            chair.submit(fallback(view))
            self.infos[agent] = {"refused": sentence}
        self._cumulative_rewards[agent] = 0.0
        self._clear_rewards()
        self._go_on()
        self._accumulate_rewards()
        if self.render_mode == "human":
            self.render()

    def observe(self, agent: str) -> Seen:
        """What `agent` sees from its chair: `observation`, numbers from -1 to 1, and `action_mask`.

        `layout` names the numbers. The mask is flat, and all 0 when it is not the agent's turn.
        """
        view = self._session.chair(self._seats[agent]).view()
        case = self._case
        numbers = self._sight.seen(view, case.blanks[view.seat], case.spans[view.seat])
        return {"observation": numbers, "action_mask": self._actions.mask(view)}

    def package_values(self, agent: str) -> Numbers:
        """The agent's own surplus, in the unit of the rewards, of every action: of offers, as if they were signed.

        Read-only. Raises ValueError where packages have no numbers; `option_values` is there for every table.
        """
        if not self._flat:
            raise ValueError("Packages have no numbers at this table; see option_values.")
        return self._case.surpluses[self._seats[agent]]

    def option_values(self, agent: str) -> tuple[Numbers, ...]:
        """values[issue][option]: the agent's own points for each option, in the unit of the rewards; links left out."""
        rows = self._case.cut.sheets[self._seats[agent]].points
        return tuple(np.array(row, np.float32) / np.float32(self._scale) for row in rows)

    def move(self, action: _Action) -> Move:
        """The move that `action` stands for now, to the agent whose turn it is. Raises ValueError if there is none."""
        view = self._session.chair(self._seats[self.agent_selection]).view()
        return self._actions.move(view, self._numbers(action))

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

    # -- inside ------------------------------------------------------------------------

    def _read(self, cut: Scenario) -> Actions:
        if self._flat:
            return FlatOffers(cut.public, tabulate_problem(Problem.posed_by(cut)).feasible)
        return FactoredTalks(cut.public) if self._protocol == "conference" else FactoredOffers(cut.public)

    def _numbers(self, action: _Action) -> tuple[int, ...]:
        """The action as a row of numbers within the sizes. Raises ValueError."""
        sizes = self._actions.sizes
        row: tuple[int, ...] = ()
        if action is not None:
            row = tuple(int(number) for number in np.atleast_1d(np.asarray(action)))
        if len(row) != len(sizes) or not all(0 <= number < size for number, size in zip(row, sizes, strict=True)):
            given, last = _plain(row) if row else action, sizes[0] - 1
            if self._flat:
                raise ValueError(tr("An action is a number from 0 to {last}, not {given}.", last=last, given=given))
            raise ValueError(
                tr(
                    "An action is a row of {count} numbers, the first from 0 to {last}, not {given}.",
                    count=len(sizes), last=last, given=given,
                )
            )  # fmt: skip
        return row

    def _take(self, papers: int | None) -> None:
        """Go on with these papers."""
        if papers != self._papers:
            self._case, self._papers = self._of_papers(papers), papers
            self._carry = Carry()

    def _of_papers(self, papers: int | None) -> _Case:
        """The scenario with these papers; the latest few are kept, since drawing papers takes longer than a game."""
        known = self._cases.pop(papers, None)
        case = self._cases[papers] = known or self._worked_out(papers)
        if len(self._cases) > _CASES:
            del self._cases[next(iter(self._cases))]
        return case

    def _worked_out(self, papers: int | None) -> _Case:
        whole = self._written if papers is None else fresh(self._written, papers)
        cut = at_level(whole, self._level) if self._level else whole
        spans = tuple(span_of(cut.public, sheet) for sheet in cut.sheets)
        blanks = tuple(self._sight.blank(sheet, span) for sheet, span in zip(cut.sheets, spans, strict=True))
        return _Case(whole, cut, spans, blanks, _surpluses(cut) if self._flat else ())

    def _names(self) -> list[str]:
        players = self._players
        return [_name(players[party.id]) if party.id in players else "human" for party in self._written.public.parties]

    def _go_on(self) -> None:
        """Let the computer players move until it is an agent's turn or the talks are over."""
        session = self._session
        parties = session.scenario.public.parties
        while not session.over:
            seat = session.turn
            party = parties[seat].id
            mind = self._minds.get(party)
            if mind is None:
                self.agent_selection = party
                return
            chair = session.chair(seat)
            refusal = chair.submit(mind.decide(chair.view(), chair.dice()))
            if refusal is not None:
                who = _name(self._players[party])
                raise ValueError(f'"{who}", who plays {party}, made an illegal move: {say(refusal.message)}')
        end = session.outcome()
        for agent in self.agents:
            self.rewards[agent] = end.surplus[self._seats[agent]] / self._scale
            self.terminations[agent] = True
            self.infos[agent] = {**self.infos[agent], "ending": end.kind}
        self.agent_selection = self.agents[0]


def env(
    scenario: Scenario | str | os.PathLike[str],
    *,
    protocol: str = "alternating",
    level: str = "",
    papers: int | None = None,
    rounds: int | None = None,
    history: int = HISTORY,
    actions: str = "",
    players: Mapping[str, Opponent] | None = None,
    render_mode: str | None = None,
) -> Any:
    """A `NegotiationEnv` that also holds its users to PettingZoo's order of calls.

    `scenario` is one, or its id or file; `protocol` is "alternating" or "conference"; `papers` are the number of fresh
    ones, as written if None; `rounds` is the deadline of alternating offers, the scenario's own if None; `history` is
    how many offers of each party are seen; `actions` are "flat" (a number for each package), "factored" (a kind of move
    and an option for each issue), or what fits if empty; `players` play the seats that are not to be agents, each a
    negotiator's name, or an object, class or function that decides; `render_mode` is "ansi", "human" or None.

    Raises ValueError for what does not fit, such as flat actions for more than `MOST_PACKAGES` packages or for a
    conference; KeyError for an unknown protocol, level or negotiator, PapersError for papers that cannot be drawn.
    """
    raw = NegotiationEnv(
        scenario, protocol=protocol, level=level, papers=papers, rounds=rounds, history=history, actions=actions,
        players=players, render_mode=render_mode,
    )  # fmt: skip
    return _library("pettingzoo.utils.wrappers").OrderEnforcingWrapper(raw)


def parallel_env(scenario: Scenario | str | os.PathLike[str], **arguments: Any) -> Any:
    """The same table as a PettingZoo `ParallelEnv`: each step takes the action of the agent whose turn it is.

    The others' actions are not looked at; `infos[agent]["active_agent"]` names whose turn is next. Arguments and errors
    are those of `env`.
    """
    return _library("pettingzoo.utils.conversions").turn_based_aec_to_parallel(env(scenario, **arguments))


# -- what is worked out once ----------------------------------------------------------


def _known_mode(mode: str | None) -> str | None:
    if mode not in (None, "human", "ansi"):
        raise ValueError(f'The render mode is "human", "ansi" or None, not "{mode}".')
    return mode


def _known_protocol(protocol: str, rounds: int | None) -> None:
    protocol_of(protocol)
    check_deadline(protocol, rounds)
    if protocol not in (ALTERNATING_OFFERS, CONFERENCE):
        raise ValueError(f'Agents learn in alternating offers and in conferences, not in "{protocol}".')


def _is_flat(public: Public, protocol: str, actions: str) -> bool:
    if actions not in ("", "flat", "factored"):
        raise ValueError(f'Actions are "flat" or "factored", not "{actions}".')
    count = math.prod(public.sizes)
    if actions != "flat":
        return not actions and protocol == "alternating" and count <= MOST_PACKAGES
    if protocol != "alternating":
        raise ValueError("Only in alternating offers is every move a package or one of three; take factored actions.")
    if count > MOST_PACKAGES:
        raise ValueError(
            f'"{public.id}" has {count:,} packages, more than an agent can choose among by number '
            f"({MOST_PACKAGES:,}); take factored actions, or a level with fewer issues."
        )
    return True


def _players(public: Public, players: Mapping[str, Opponent]) -> dict[str, Opponent]:
    ids = [party.id for party in public.parties]
    for party in players:
        if party not in ids:
            raise ValueError(f'There is no party "{party}"; there are: {", ".join(ids)}.')
    if len(players) == len(ids):
        raise ValueError("Every seat has a computer player; leave at least one to an agent.")
    return dict(players)


def _mind(player: Opponent) -> Mind:
    return tried(player) if isinstance(player, str) else invited(player)


def _name(player: Opponent) -> str:
    """The word for a player in the log."""
    return player if isinstance(player, str) else str(getattr(player, "name", type(player).__name__))


def _plain(numbers: tuple[int, ...]) -> int | list[int]:
    return numbers[0] if len(numbers) == 1 else list(numbers)


def _surpluses(cut: Scenario) -> tuple[Numbers, ...]:
    points = tabulate_problem(Problem.posed_by(cut)).points
    rows = []
    for sheet, own in zip(cut.sheets, points, strict=True):
        row = np.zeros(FIRST_OFFER + own.size, np.float32)
        row[FIRST_OFFER:] = (own - sheet.no_deal(cut.public)) / cut.public.scale
        row.setflags(write=False)
        rows.append(row)
    return tuple(rows)


def _seen_space(width: int, actions: int) -> Any:
    numbers = _spaces.Box(-1.0, 1.0, (width,), np.float32)
    return _spaces.Dict({"observation": numbers, "action_mask": _spaces.Box(0, 1, (actions,), np.int8)})


# -- what is shown --------------------------------------------------------------------


def _shown(session: Session) -> str:
    """The table in words, all of it public: what stands, or what was said last, and whose move it is."""
    table, public = session.state.table, session.scenario.public
    lines = _talks_shown(session, table) if table.alternating is None else _offers_shown(public, table.alternating)
    over = table.ending
    lines.append(
        tr("{party} to move.", party=public.parties[table.holder].short)
        if over is None
        else tr("The talks are over: {reason}.", reason=say(over.cause))
    )
    return "\n".join(lines)


def _offers_shown(public: Public, table: AlternatingTable) -> list[str]:
    lines = [tr("Round {round} of {rounds}.", round=min(table.round + 1, public.rounds), rounds=public.rounds)]
    if not table.offer:
        return [*lines, tr("No offer yet.")]
    short = [party.short for party in public.parties]
    lines.append(tr("{party} offers:", party=short[table.by]))
    lines += [
        f"  {issue.short}: {issue.options[choice].label}"
        for issue, choice in zip(public.issues, table.offer, strict=True)
    ]
    return [*lines, tr("Accepted by {listed}.", listed=", ".join(short[seat] for seat in sorted(table.accepted)))]


def _talks_shown(session: Session, table: Table) -> list[str]:
    public = session.scenario.public
    now = tr("Session {session} of {sessions}.", session=min(table.when + 1, public.sessions), sessions=public.sessions)
    said = [heard for heard in session.chair(Seat(0)).view().heard if not heard.private][-_LAST_SAID:]
    return [now, *(say(kind_of(heard.move).told(public, heard.seat, heard.move)) for heard in said)]


__all__ = [
    "ACCEPT", "FIRST_OFFER", "HISTORY", "LEAVE", "MOST_PACKAGES", "PASS", "Factors", "NegotiationEnv", "env",
    "parallel_env",
]  # fmt: skip
