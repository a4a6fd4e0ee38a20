"""How many steps a second a learning agent makes, at each kind of table. Run by hand, with the extra `research`.

`python tests/bench/bench_learning.py [STEPS]`. CPU seconds of this process, opponents and PettingZoo's own wrapper
included. In alternating offers the agent is greedy: it looks at its value of every package, or of every option. In a
conference it takes something that its mask allows. `listed` is how packages were valued before, one by one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[2] / "game")]

from communique.interop.agent_actions import FIRST_OFFER  # noqa: E402  (needs the path above)
from communique.interop.pettingzoo_env import env  # noqa: E402
from communique.model.package import PackageId, decode  # noqa: E402

Chosen = Callable[[Any, str, dict[str, Any]], Any]


def greedy(raw: Any, agent: str, seen: dict[str, Any]) -> int:
    return int(np.where(seen["action_mask"] > 0, raw.package_values(agent), -np.inf).argmax())


def listed(raw: Any, agent: str, seen: dict[str, Any]) -> int:
    sheet, public = raw._case.cut.sheets[raw._seats[agent]], raw._case.cut.public
    values = np.zeros(len(seen["action_mask"]))
    for number in range(FIRST_OFFER, len(values)):
        worth = sheet.value(decode(PackageId(number - FIRST_OFFER), raw._sizes))
        values[number] = (worth - sheet.no_deal(public)) / public.scale
    return int(np.where(seen["action_mask"] > 0, values, -np.inf).argmax())


def best_options(raw: Any, agent: str, seen: dict[str, Any]) -> list[int]:
    return [FIRST_OFFER, *(int(values.argmax()) for values in raw.option_values(agent))]


def anything(raw: Any, agent: str, seen: dict[str, Any]) -> Any:
    return raw.action_space(agent).sample(seen["action_mask"])


def steps_a_second(table: Any, chosen: Chosen, steps: int) -> float:
    raw, made, start = table.unwrapped, 0, time.process_time()
    while made < steps:
        table.reset(seed=made)
        for agent in table.agent_iter():
            seen, _, terminated, truncated, _ = table.last()
            if terminated or truncated:
                table.step(None)
                continue
            table.step(chosen(raw, agent, seen))
            made += 1
    return made / (time.process_time() - start)


def main() -> None:
    steps = int(sys.argv[1]) if sys.argv[1:] else 4_000
    small: dict[str, Any] = {"scenario": "lantern-strait", "level": "guided", "rounds": 20}
    against = {**small, "players": {"pellin": "boulware"}}
    large: dict[str, Any] = {"scenario": "sochi-2021", "rounds": 20}
    talks: dict[str, Any] = {"scenario": "lantern-strait", "level": "guided", "protocol": "conference"}
    for what, arguments, chosen, share in (
        ("900 packages, each valued one by one, against boulware", against, listed, 8),
        ("900 packages, greedy, against boulware", against, greedy, 1),
        ("900 packages, greedy, without history", {**against, "history": 0}, greedy, 1),
        ("900 packages, greedy, two agents", small, greedy, 1),
        ("327,680 packages by option, greedy, three agents", large, best_options, 1),
        ("a conference of two, whatever the mask allows", talks, anything, 4),
    ):
        found = max(steps_a_second(env(**arguments), chosen, steps // share) for _ in range(2))
        print(f"{what:<56} {found:>9,.0f} steps a second", flush=True)


if __name__ == "__main__":
    main()
