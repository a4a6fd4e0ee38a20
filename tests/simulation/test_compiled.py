"""All engines play the games of the session: tables, the kernel by the interpreter, and by numba where that is."""

from __future__ import annotations

import builtins
import random
import types
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from hashlib import blake2b, sha256
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import Any

import pytest
from builders import build, few, many, scenarios, three, two
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Signing
from communique.model.sheet import Bundle, Link, Scenario
from communique.rules.dice import below, roll, word
from communique.simulation import Results, simulate
from communique.simulation.batch import BatchPlan, seeded
from communique.simulation.engines import compiled as fast
from communique.simulation.engines import game_loop, tables
from communique.simulation.engines.tables import TablesEngine
from communique.simulation.engines.tabular_lineup import TabularLineup, tabular_lineup
from communique.simulation.playing import PlayError, play

TABLE_DRIVEN = ("boulware", "linear", "conceder", "micro")
with_numba = pytest.mark.skipif(find_spec("numba") is None, reason="numba (extra fast) is not installed")


@st.composite
def batches(draw: st.DrawFn) -> tuple[Scenario, tuple[str, ...], int, int]:
    """A scenario with any points, links, bundles, no-deal values and discounts; a line-up; a seed; a deadline."""
    scenario = draw(scenarios())
    sizes = scenario.public.sizes
    point = st.integers(-3, 9)

    def option(i: int) -> st.SearchStrategy[int]:
        return st.integers(0, sizes[i] - 1)

    links = st.tuples(st.integers(0, len(sizes) - 1), st.integers(0, len(sizes) - 1)).flatmap(
        lambda pair: st.builds(Link, st.just(pair[0]), option(pair[0]), st.just(pair[1]), option(pair[1]), point)
    )
    bundles = st.lists(st.builds(partial(_bundle, sizes), st.integers(0, 1 << 20)), max_size=2)
    sheets = tuple(
        replace(
            sheet,
            bundles=tuple(draw(bundles)) if len(sizes) > 1 else (),
            points=tuple(tuple(draw(point) for _ in range(size)) for size in sizes),
            links=tuple(one for one in draw(st.lists(links, max_size=2)) if one.issue != one.other_issue),
            reservation=draw(st.integers(-5, 25)),
            discount=draw(st.sampled_from(("1", "0.5", "0.87"))),
            discount_by=draw(st.sampled_from(("deadline", "round"))),
        )
        for sheet in scenario.sheets
    )
    lineup = tuple(draw(st.sampled_from(TABLE_DRIVEN)) for _ in sheets)
    return replace(scenario, sheets=sheets), lineup, draw(st.integers(-5, 2**64 + 5)), draw(st.integers(1, 25))


def _bundle(sizes: Sequence[int], seed: int) -> Bundle:
    """Points for some issues taken together, drawn from the seed."""
    chance = random.Random(seed)
    issues = tuple(sorted(chance.sample(range(len(sizes)), chance.randint(2, len(sizes)))))
    some = tuple(sizes[i] for i in issues)
    return Bundle(issues, some, tuple(chance.randint(-3, 9) for _ in range(prod(some))))


def plainly(scenario: Scenario, lineup: tuple[str, ...], seed: int, rounds: int | None, games: int = 3) -> Results:
    return simulate(scenario, lineup, games, seed, protocol="alternating", rounds=rounds, engine="plain")


def table_of(scenario: Scenario, lineup: tuple[str, ...], rounds: int | None) -> TabularLineup:
    table = tabular_lineup(scenario, BatchPlan(lineup, 0, "alternating", "", rounds))
    assert table is not None
    return table


def from_tables(scenario: Scenario, lineup: tuple[str, ...], seed: int, rounds: int | None) -> list[Any]:
    """Games 0 to 2, the last one with what the first two have left in the tables."""
    player, plan = TablesEngine(table_of(scenario, lineup, rounds)), BatchPlan(lineup, seed, "alternating", "", rounds)
    return [row for first, stop in ((0, 2), (2, 3)) for row, _ in player.played(seeded(plan, first, stop))]


def by_kernel(
    scenario: Scenario,
    lineup: tuple[str, ...],
    seed: int,
    rounds: int | None,
    run: Callable[..., int] = game_loop.play_many,
    as_array: Callable[[Any], Any] = memoryview,
) -> list[Any]:
    bulk = fast.bulk_of(table_of(scenario, lineup, rounds), seed)
    assert bulk is not None
    room = fast.Room(bulk, as_array)
    return [*bulk.games(0, 2, run, room), *bulk.games(2, 3, run, room)]


@pytest.mark.slow
@given(batches())
@many
def test_the_tables_play_the_games_of_the_session(batch: Any) -> None:
    assert tuple(from_tables(*batch)) == plainly(*batch).rows


@given(batches())
@few
def test_a_game_of_the_tables_is_the_log_of_the_session(batch: Any) -> None:
    scenario, lineup, seed, rounds = batch
    session = play(scenario, lineup, seed % 2**64, protocol="alternating", rounds=rounds)
    ((row, log),) = TablesEngine(table_of(scenario, lineup, rounds)).played([(5, seed % 2**64)])
    assert log.decode() == session.log_text()
    assert row.sha256 == sha256(log).hexdigest()
    assert (row.game, row.moves, row.points) == (5, len(session.events), session.outcome().points)


@given(batches())
@few
def test_the_interpreted_kernel_plays_the_games_of_the_session(batch: Any) -> None:
    assert tuple(by_kernel(*batch)) == plainly(*batch).rows


@pytest.mark.slow
@with_numba
@given(batches())
@few
def test_the_compiled_kernel_plays_the_games_of_the_session(batch: Any) -> None:
    assert tuple(by_kernel(*batch, *fast.compiled())) == plainly(*batch).rows


WIDE = build(sizes=(12, 2, 120), principals=3, rounds=8, signing=Signing("unanimity"))
"""Options whose numbers have two and three digits."""
HUGE = build(sizes=(300, 2), principals=2, rounds=6)
"""More options than a byte tells apart."""


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [WIDE, HUGE], ids=["wide", "huge"])
def test_numbers_of_several_digits_are_written_as_the_log_writes_them(scenario: Scenario) -> None:
    lineup = ("boulware", "micro", "linear")[: len(scenario.sheets)]
    rows = plainly(scenario, lineup, 4, None).rows
    assert tuple(from_tables(scenario, lineup, 4, None)) == rows
    assert tuple(by_kernel(scenario, lineup, 4, None)) == rows
    if find_spec("numba") is not None:
        assert tuple(by_kernel(scenario, lineup, 4, None, *fast.compiled())) == rows


@with_numba
@given(*[st.integers(0, 2**64 - 1)] * 3, st.integers(1, 2**32))
@few
def test_compiled_dice_are_the_dice(seed: int, step: int, key: int, n: int) -> None:
    import numpy as np
    from numba import njit

    fast.compiled()
    draw = _drawn.setdefault("draw", njit(lambda s, t, k, n: below(roll(word(s, t, k), 1), n)))
    step &= 2**62 - 1
    assert draw(np.uint64(seed), step, np.uint64(key), n) == below(roll(word(seed, step, key), 1), n)


_drawn: dict[str, Any] = {}


@cache
def _played_plainly(lineup: tuple[str, ...], count: int) -> Results:
    """The batch that whoever else plays it has to come to."""
    return simulate(three(rounds=30), lineup, count, 9, protocol="alternating", engine="plain")


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("engine", ["tables", pytest.param("compiled", marks=with_numba)])
def test_a_batch_is_the_same_whoever_plays_it(engine: str, workers: int) -> None:
    lineup = ("linear", "micro", "conceder")
    plain = _played_plainly(lineup, 700)
    seen: list[tuple[int, int]] = []
    quick = simulate(
        three(rounds=30), lineup, 700, 9, protocol="alternating", engine=engine, workers=workers,
        progress=lambda done, of: seen.append((done, of)),
    )  # fmt: skip
    assert quick.rows == plain.rows
    assert quick.digest == plain.digest
    assert (plain.engine, quick.engine) == ("plain", engine)
    assert quick.summary()["engine"] == engine
    assert seen[-1] == (700, 700)


@with_numba
def test_auto_compiles_thousands_of_games_and_no_fewer() -> None:
    few_games = simulate(two(), ("micro", "linear"), 20, 1, protocol="alternating")
    many_games = simulate(two(), ("micro", "linear"), 2000, 1, protocol="alternating")
    assert (few_games.engine, many_games.engine) == ("tables", "compiled")
    assert many_games.rows[:20] == few_games.rows


def test_without_numba_auto_plays_from_tables_and_compiled_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "available", lambda: False)
    assert simulate(two(), ("micro", "linear"), 2000, 1, protocol="alternating").engine == "tables"
    with pytest.raises(ValueError, match=r"communique\[fast\]"):
        simulate(two(), ("micro", "linear"), 1, 1, protocol="alternating", engine="compiled")


@pytest.mark.parametrize("engine", ["tables", "compiled"])
@pytest.mark.parametrize(
    ("lineup", "protocol"), [(("firm", "linear"), "alternating"), (("micro", "linear"), "conference")]
)
def test_what_tables_do_not_decide_is_played_plainly_or_refused(
    lineup: tuple[str, ...], protocol: str, engine: str
) -> None:
    with pytest.raises(ValueError, match=f"The {engine} engine .* need the plain one"):
        simulate(two(), lineup, 1, 1, protocol=protocol, engine=engine)
    assert simulate(two(), lineup, 2, 1, protocol=protocol, engine="auto").engine == "plain"


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="auto, plain, tables, compiled"):
        simulate(two(), None, 1, 1, engine="steam")


def test_every_function_that_is_compiled_names_the_machine_code() -> None:
    """Numba keeps machine code under a name that we make from the sources; one left out could go stale unseen."""
    sources = {function.__name__ for function in fast._SOURCE}
    known = {"word", "roll", "below", *dir(builtins)}
    for function in fast._SOURCE:
        world, names = function.__globals__, function.__code__.co_names
        called = {name for name in names if isinstance(world.get(name), types.FunctionType)}
        assert called <= sources | known, function.__name__


def test_a_changed_constant_names_other_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fast._text()
    monkeypatch.setattr(game_loop, "ACCEPT", -7)
    assert fast._text() != before


@with_numba
def test_what_does_not_fit_into_arrays_is_played_from_tables_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "_HEARD", 1)
    batch = two(), ("micro", "linear"), 2000, 1
    assert simulate(*batch, protocol="alternating").engine == "tables"
    with pytest.raises(ValueError, match="need the tables engine"):
        simulate(*batch, protocol="alternating", engine="compiled")


@given(batches())
@few
def test_what_was_forgotten_is_worked_out_again(batch: Any) -> None:
    whole = from_tables(*batch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_KEPT", 6)
        patch.setattr(tables, "_AHEAD", 2)
        assert from_tables(*batch) == whole


def test_no_more_offers_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_KEPT", 6)
    offers = tables.Offers(table_of(three(rounds=3), ("linear",) * 3, None), 1)
    lines, worths = offers.lines, offers.worth_to(2)
    for rank in (0, 1, 2, 1, 0):
        assert offers.find(rank) == lines[rank]
        worths[rank] = 7
        assert sum(one is not None for one in lines) <= 2
        assert sum(one is not None for one in worths) <= 2


@pytest.mark.parametrize("engine", ["plain", "tables", pytest.param("compiled", marks=with_numba)])
def test_a_game_that_takes_too_long_is_named_by_its_seed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("playing", "engines.tables", "engines.tabular_lineup"):
        monkeypatch.setattr(f"communique.simulation.{module}.MOST_MOVES", 4)
    lineup = ("boulware", "boulware", "boulware")
    with pytest.raises(PlayError, match=r"The game of seed \d+ has taken more than 4 moves\."):
        simulate(three(rounds=30), lineup, 3, 9, protocol="alternating", engine=engine)


def test_no_more_places_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_KEPT", 6)
    player = TablesEngine(table_of(three(rounds=9), ("boulware", "micro", "linear"), None))
    for _ in player.played([(0, 1), (1, 2), (2, 3)]):
        assert len(player._places) <= 6


@with_numba
def test_machine_code_of_another_version_is_not_even_read() -> None:
    """Such code may know types that are gone; numba would look them up before it saw that the source has changed."""
    kept = [fast.compiled()[0].__closure__, fast._text()]
    machine = next(cell.cell_contents for cell in kept[0] or () if hasattr(cell.cell_contents, "py_func"))
    version = blake2b(fast._text().encode(), digest_size=7).hexdigest()
    assert machine.py_func.__qualname__ == f"run_{version}"
    assert version in Path(machine._cache._cache_file._index_name).name
