"""Fixtures for pytest, which finds them wherever this package is installed.

| fixture | what a test gets |
|---|---|
| `communique_scenario` | `(name, level="", papers=None)`: a scenario by id or file |
| `communique_game` | `(scenario, lineup=None, ...)`: a finished game, as `communique.play` plays it |
| `communique_seat` | `(scenario, party, lineup=None, ...)`: a seat to drive, see `DrivenSeat` |
| `communique_seed` | the seed of both, where a test names none: that of `--communique-seed`, else the usual one |

A test that fails shows the transcripts of its games and says where their saves are. Nothing of this package but this
module is imported before a fixture is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from communique.model.sheet import Scenario
    from communique.session import Session
    from communique.simulation.playing import Lineup
    from communique.testing.driven_seat import DrivenSeat

_GAMES: pytest.StashKey[list[Session]] = pytest.StashKey()
_LONGEST_NAME: Final = 80


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option for the seed."""
    group = parser.getgroup("communique")
    group.addoption(
        "--communique-seed", type=int, metavar="N", help="The seed of games that name none, instead of the usual one."
    )


@pytest.fixture
def communique_seed(request: pytest.FixtureRequest) -> int:
    """The seed of games that name none."""
    from communique.rules.dice import USUAL_SEED

    given: int | None = request.config.option.communique_seed
    return USUAL_SEED if given is None else given


@pytest.fixture
def communique_scenario() -> Callable[..., Scenario]:
    """A scenario by id or file, cut to a level, with fresh papers where a number is given."""

    def made(name: str | Path, level: str = "", papers: int | None = None) -> Scenario:
        from communique.loading.fresh import fresh
        from communique.loading.scenario_file import load_scenario
        from communique.model.levels import at_level

        whole = load_scenario(name)
        whole = whole if papers is None else fresh(whole, papers)
        return at_level(whole, level) if level else whole

    return made


@pytest.fixture
def communique_game(request: pytest.FixtureRequest, communique_seed: int) -> Callable[..., Session]:
    """A finished game. A failing test shows it, also where a negotiator broke it off."""

    def played(
        scenario: Scenario | str | Path, lineup: Lineup | None = None, *, seed: int | None = None,
        protocol: str = "conference", level: str = "", rounds: int | None = None,
    ) -> Session:  # fmt: skip
        from communique.loading.scenario_file import scenario_of
        from communique.negotiators.registry import negotiator
        from communique.session import Session
        from communique.simulation.deadline import check_deadline
        from communique.simulation.playing import run, seated

        whole = scenario_of(scenario)
        check_deadline(protocol, rounds)
        names = seated(whole.public, lineup, protocol=protocol, level=level)
        number = communique_seed if seed is None else seed
        game = Session.open(whole, number, protocol=protocol, level=level, lineup=names, rounds=rounds)
        _games(request.node).append(game)
        run(game, [negotiator(name) for name in names])
        return game

    return played


@pytest.fixture
def communique_seat(request: pytest.FixtureRequest, communique_seed: int) -> Callable[..., DrivenSeat]:
    """A seat to drive while negotiators play the others. A failing test shows the game so far."""

    def seated(
        scenario: Scenario | str | Path, party: str, lineup: Lineup | None = None, *, seed: int | None = None,
        protocol: str = "conference", level: str = "", rounds: int | None = None,
    ) -> DrivenSeat:  # fmt: skip
        from communique.testing.driven_seat import take_seat

        number = communique_seed if seed is None else seed
        seat = take_seat(scenario, party, lineup, number, protocol=protocol, level=level, rounds=rounds)
        _games(request.node).append(seat.session)
        return seat

    return seated


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    """Show the games of a test that failed, and keep them."""
    outcome = yield
    report: pytest.TestReport = outcome.get_result()
    games = item.stash.get(_GAMES, [])
    if report.when == "call" and report.failed and games:
        for number, game in enumerate(games, start=1):
            report.sections.append((f"Communiqué: game {number}", _told(game, _saved(item, game, number))))


def _games(item: pytest.Item) -> list[Session]:
    return item.stash.setdefault(_GAMES, [])


def _saved(item: pytest.Item, game: Session, number: int) -> str:
    """Where the game was kept, or why it could not be, as a sentence."""
    from communique.session import Recorder, SaveError
    from communique.words import tr

    cache = getattr(item.config, "cache", None)
    if cache is None:
        return tr("The game is kept nowhere: pytest keeps nothing from run to run here (its cache is switched off).")
    name = re.sub(r"[^\w.-]+", "-", item.nodeid).strip("-")[-_LONGEST_NAME:]
    try:
        place = cache.mkdir("communique") / f"{name}-{number}.communique"
        place.unlink(missing_ok=True)
        with Recorder(place, game):
            pass
    except (OSError, SaveError) as error:
        return tr("The game could not be kept: {reason}", reason=error)
    return tr("The game is kept as {path}; `communique replay` and the window open it.", path=place)


def _told(game: Session, kept: str) -> str:
    """The transcript of all that was said, the ending, and where the save is."""
    from communique.debrief.steps import steps
    from communique.words import say, tr

    header, public = game.header, game.scenario.public
    head = tr(
        "{title}, {protocol}, seed {seed}: {lineup}",
        title=public.title, protocol=header.protocol, seed=header.seed, lineup=", ".join(header.lineup),
    )  # fmt: skip
    lines = [f"{step.number:4}  {step.sentence}" for step in steps(game)]
    end = say(game.outcome().cause) if game.over else tr("The talks go on.")
    return "\n".join([head, *lines, end, kept])
