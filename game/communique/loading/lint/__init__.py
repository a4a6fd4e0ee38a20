"""Is a correct scenario also a good one? One finding a file; each exports `LINT`, found at import.

The ranges are those of experience with teaching cases: few enough agreements to need a negotiation, enough to
choose from, trades to discover, and no clause without its source.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from communique.analysis.problem import Problem
from communique.analysis.space import tabulate_problem
from communique.analysis.tractability import is_listed, large
from communique.loading.lint._lint import Efficient, Lint, LintResult, LintStatus
from communique.model.sheet import Scenario
from communique.words import N_, say, tr


def _scan() -> dict[str, Lint]:
    found: dict[str, Lint] = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        if not module.name.startswith("_"):
            one: Lint = import_module(f"{__name__}.{module.name}").LINT
            found[one.name] = one
    return found


LINTS: dict[str, Lint] = _scan()
"""Every lint by its name, in alphabetical order of their files."""


SMALLER: Final = N_("Measures go through every package, and these are too many: lint a smaller level.")


def lint(scenario: Scenario) -> list[LintResult]:
    """Every lint's result for `scenario`, in the order of `LINTS`.

    A scenario too large to list its packages gets one warning, to lint a level instead.
    """
    problem = Problem.posed_by(scenario)
    if not is_listed(problem):
        return [
            LintResult(
                "size", LintStatus.WARN, tr("{packages} packages", packages=say(large(problem.packages))), tr(SMALLER)
            )
        ]
    space = tabulate_problem(problem)
    efficient = Efficient(space)
    return [one.measure(scenario, space, efficient) for one in LINTS.values()]


__all__ = ["LINTS", "Efficient", "Lint", "LintResult", "LintStatus", "lint"]
