"""Learn to negotiate in five minutes, and say how much was learned.

    pip install "communique[learn]"
    python game/examples/learn.py --minutes 5 --workers 2

An agent sits down as Osmark in Lantern Strait, across from boulware, linear and conceder by turns, each game with
sheets of its own. It scores every package by a weighted sum of what it sees (what the package gives it, how much of it
the other side has asked for, how late it is), scores the standing offer in the same way, and does what scores highest.
The weights are found by CMA-ES (Hansen & Ostermeier 2001; the library `cma`), which asks for the pay of whole games and
for no gradient: so few weights need neither a network nor a download of gigabytes.

It begins greedy: it asks for its best and takes nothing less. At the end both, the beginner and the learner, play the
same games on sheets that neither has seen, and the difference is said with an interval: bootstrap over the sheets,
since games on the same sheets are alike. Beside it stands what our own negotiators get in that chair, in those games.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from typing import Any

import numpy as np

import communique
from communique.interop.pettingzoo_env import ACCEPT, FIRST_OFFER, LEAVE, PASS, env
from communique.loading.fresh import fresh

with warnings.catch_warnings():
    warnings.simplefilter("ignore", UserWarning)  # it says that it could draw, were matplotlib there
    import cma

SCENARIO, LEVEL, ME, OTHER = "lantern-strait", "guided", "osmark", "pellin"
ROUNDS, HISTORY = 12, 4
OPPONENTS = ("boulware", "linear", "conceder")
TRAINING = range(1, 61)
"""Papers to learn on; those to be judged on begin at 10,001."""
UNSEEN = 10_001

OF_AN_OFFER = (
    "gain", "gain, late", "gain, last", "loss", "asked for", "asked for, late", "asked for, last", "asked latest",
    "gain x asked for", "said before",
)  # fmt: skip
WEIGHTS = (*OF_AN_OFFER, "accept", "accept, late", "accept, last", "pass", "leave")
GREEDY = np.array([1.0] + [0.0] * (len(OF_AN_OFFER) - 1) + [0.0, 0.0, 0.0, -1.0, -1.0])
"""Nothing counts but the own gain."""

Game = tuple[int, str, int]
"""Papers, opponent, seed."""


class Seat:
    """The agent's chair across from one opponent, for many games. Holds an environment."""

    def __init__(self, opponent: str) -> None:
        self.table = env(
            SCENARIO, level=LEVEL, rounds=ROUNDS, history=HISTORY, actions="flat", players={OTHER: opponent}
        )
        raw = self.table.unwrapped
        sizes = [len(values) for values in raw.option_values(ME)]
        chosen = np.array(np.unravel_index(np.arange(np.prod(sizes)), sizes)).T
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        # 1 for each option of each package: what a row of shares of options comes to is then one product.
        self.options = np.zeros((len(chosen), sum(sizes)), np.float32)
        np.put_along_axis(self.options, chosen + starts, 1, axis=1)
        self.issues, self.layout, self.raw = len(sizes), raw.layout, raw

    def play(self, weights: np.ndarray, papers: int, seed: int) -> float:
        """What the agent is paid for one game."""
        table = self.table
        table.reset(seed=seed, options={"papers": papers})
        paid = 0.0
        for _ in table.agent_iter():
            seen, reward, terminated, truncated, _ = table.last()
            paid += reward
            over = terminated or truncated
            table.step(None if over else self.act(weights, seen))
        return paid

    def act(self, weights: np.ndarray, seen: dict[str, np.ndarray]) -> int:
        """The action with the highest score of those that the mask allows."""
        numbers, layout = seen["observation"], self.layout
        late = float(numbers[layout["time"]][0])
        # history[party][offer]: there or not, when, its value, its options; Osmark has the first seat.
        history = numbers[layout["history"]].reshape(2, HISTORY, -1)
        mine, theirs = (rows[:, 3:].sum(axis=0) / max(1.0, rows[:, 0].sum()) for rows in history)
        gain = self.raw.package_values(ME)[FIRST_OFFER:]
        shares = np.stack((theirs, history[1, 0, 3:], mine), axis=1)
        asked, latest, said = (self.options @ shares / self.issues).T
        last = float(late * ROUNDS >= ROUNDS - 1)
        columns = (
            gain, gain * late, gain * last, np.minimum(gain, 0), asked, asked * late, asked * last, latest,
            gain * asked, said,
        )  # fmt: skip
        scores = np.empty(len(gain) + FIRST_OFFER)
        scores[FIRST_OFFER:] = sum(weight * column for weight, column in zip(weights, columns, strict=False))
        accept, accept_late, accept_last, passing, leaving = weights[len(OF_AN_OFFER) :]
        standing = int(np.argmax(self.options @ numbers[layout["offer"]]))
        scores[ACCEPT] = scores[FIRST_OFFER + standing] + accept + accept_late * late + accept_last * last
        scores[PASS], scores[LEAVE] = passing, leaving
        return int(np.argmax(np.where(seen["action_mask"] > 0, scores, -np.inf)))


@cache
def seat(opponent: str) -> Seat:
    """One chair a process and opponent: an environment keeps the papers it has drawn."""
    return Seat(opponent)


def pays(work: tuple[np.ndarray, Sequence[Game]]) -> list[float]:
    """What these weights are paid, game by game. What a worker is asked to do."""
    weights, games = work
    return [seat(opponent).play(weights, papers, seed) for papers, opponent, seed in games]


def batches(rng: np.random.Generator, size: int) -> Iterator[list[Game]]:
    """For each generation other games; within one all candidates play the same."""
    while True:
        papers, seeds = rng.choice(TRAINING, size), rng.integers(1, 1 << 40, size)
        yield [
            (int(p), OPPONENTS[k % len(OPPONENTS)], int(s)) for k, (p, s) in enumerate(zip(papers, seeds, strict=True))
        ]


def learn(pool: Any, *, minutes: float, generations: int, batch: int, seed: int) -> np.ndarray:
    """The weights after so many minutes or generations, whichever is over first."""
    search = cma.CMAEvolutionStrategy(GREEDY, 0.3, {"seed": seed, "verbose": -9, "popsize": 16})
    began, games = time.monotonic(), batches(np.random.default_rng(seed), batch)
    for generation in range(1, generations + 1):
        candidates, asked = search.ask(), next(games)
        pay = [float(np.mean(one)) for one in pool.map(pays, [(one, asked) for one in candidates], chunksize=1)]
        search.tell(candidates, [-one for one in pay])
        if generation % 10 == 0 or generation == generations:
            print(f"generation {generation:4}: candidates are paid {np.mean(pay):.3f} on average", flush=True)
        if time.monotonic() - began > 60 * minutes:
            break
    return np.asarray(search.result.xfavorite)


def interval(pay: np.ndarray, seed: int) -> tuple[float, float, float]:
    """(mean, low, high) of pay[sheets, opponent], 95 of 100, by bootstrap over the sheets."""
    rows = pay.mean(axis=1)
    drawn = np.random.default_rng(seed).integers(len(rows), size=(10_000, len(rows)))
    low, high = np.percentile(rows[drawn].mean(axis=1), (2.5, 97.5))
    return float(rows.mean()), float(low), float(high)


def ours(name: str, games: Sequence[Game]) -> list[float]:
    """What one of our own negotiators gets in the agent's chair, in the same games."""
    paid = []
    for papers, opponent, seed in games:
        drawn = fresh(communique.load_scenario(SCENARIO), papers)
        lineup = {ME: name, OTHER: opponent}
        game = communique.play(drawn, lineup, seed=seed, protocol="alternating", level=LEVEL, rounds=ROUNDS)
        paid.append(game.outcome().surplus[0] / drawn.public.scale)
    return paid


def judge(pool: Any, weights: np.ndarray, *, sheets: int, seed: int) -> None:
    """Print what was learned, on sheets and with seeds that were not learned on."""
    games = [(UNSEEN + k, one, 7_000_000 + k) for k in range(sheets) for one in OPPONENTS]
    before, after = (np.array(one).reshape(sheets, -1) for one in pool.map(pays, [(GREEDY, games), (weights, games)]))
    print(f"\nOn {sheets} sheets never seen, against {', '.join(OPPONENTS)}; pay is the gain over no deal, of 1:")
    for name, pay in (("before", before), ("after", after)):
        print(f"  {name:<12} {pay.mean():.3f}   " + "  ".join(f"{u:.3f}" for u in pay.mean(axis=0)))
    for name in (*OPPONENTS, "statesman"):
        print(f"  {name:<12} {np.mean(ours(name, games)):.3f}   for comparison")
    mean, low, high = interval(after - before, seed)
    print(f"Learned, the same games compared: {mean:+.3f} (95 of 100: {low:+.3f} to {high:+.3f})")


def main(words: Sequence[str] | None = None) -> np.ndarray:
    """Learn, print how much, and return the weights."""
    ask = argparse.ArgumentParser(description="Learn to negotiate, and say how much was learned.")
    ask.add_argument("--minutes", type=float, default=5.0)
    ask.add_argument("--generations", type=int, default=1_000)
    ask.add_argument("--workers", type=int, default=2)
    ask.add_argument("--batch", type=int, default=60, help="games a candidate")
    ask.add_argument("--sheets", type=int, default=60, help="papers to be judged on")
    ask.add_argument("--seed", type=int, default=1)
    told = ask.parse_args(words)
    with get_context("spawn").Pool(told.workers) as pool:
        weights = learn(pool, minutes=told.minutes, generations=told.generations, batch=told.batch, seed=told.seed)
        judge(pool, weights, sheets=told.sheets, seed=told.seed)
    print("\n" + "\n".join(f"  {name:<18} {weight:+.2f}" for name, weight in zip(WEIGHTS, weights, strict=True)))
    return weights


if __name__ == "__main__":
    main()
