"""Which shipped scenarios a test walks that is dear: one of each shape, so that more scenarios cost nothing more.

What is cheap walks `list_scenarios()`. The contract of scenarios, `tests/scenarios/test_shipped.py`, walks all of them.
"""

from __future__ import annotations

from functools import cache

from communique.loading.scenario_file import list_scenarios, load_scenario

Shape = tuple[int, int, str]


def shape(name: str) -> Shape:
    """How many parties there are, how many of them mediate, and the rule of signing."""
    public = load_scenario(name).public
    return len(public.parties), len(public.mediators), public.signing.rule


@cache
def one_of_each_shape() -> tuple[str, ...]:
    """The scenario with the most issues of each shape; of equals the first by name."""
    best: dict[Shape, str] = {}
    for name in list_scenarios():
        if load_scenario(name).no_deal_expected:
            continue  # nothing there is good for all, which games by chance to a signed text would look for
        known = best.setdefault(shape(name), name)
        if _issues(name) > _issues(known):
            best[shape(name)] = name
    return tuple(sorted(best.values()))


def _issues(name: str) -> int:
    return len(load_scenario(name).public.issues)


@cache
def tables() -> tuple[tuple[str, str], ...]:
    """One scenario of each shape at its first and last level: what is least in play, and what is most at stake."""
    return tuple((name, level) for name in one_of_each_shape() for level in _first_and_last(name))


def _first_and_last(name: str) -> list[str]:
    levels = [level.id for level in load_scenario(name).public.levels]
    return list(dict.fromkeys((levels[0], levels[-1])))
