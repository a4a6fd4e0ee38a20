"""The house in figures, a column for each checkout: `python tests/bench/bench_house.py [CHECKOUT ...]`.

Sources are read, not imported, so that a checkout of an earlier version can stand beside this one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HERE / "tests"))

from house import House  # noqa: E402 - the folder of helpers is put on the path first


def house_of(checkout: Path) -> House:
    """The package of a checkout: in `game/communique`, or in `game` as up to 0.1.0."""
    new = checkout / "game" / "communique"
    return House(new if new.is_dir() else checkout / "game")


def _per_thousand(house: House) -> str:
    return f"{1000 * house.any_count() / house.lines[1]:.2f}"


def _per_comment(house: House) -> str:
    _, code, _, comments = house.lines
    return f"{code / max(1, comments):.0f}"


ROWS: dict[str, Callable[[House], object]] = {
    "modules": lambda house: len(house.sources),
    "lines": lambda house: house.lines[0],
    "lines of code": lambda house: house.lines[1],
    "isinstance on tables": lambda house: sum(house.table_checks().values()),
    "public classes and aliases in two modules or more": lambda house: len(house.names_used_twice()),
    "names of files in two folders or more": lambda house: len(house.file_names_used_twice()),
    "public names that are modules as well": lambda house: len(house.names_that_are_modules()),
    "circles of imports": lambda house: len(house.circles()),
    "modules in the largest circle": lambda house: max(map(len, house.circles()), default=0),
    "`Any` in a thousand lines of code": _per_thousand,
    "texts given to translators": lambda house: house.texts()[0],
    "sentences that are not": lambda house: sum(house.texts()[1].values()),
    "lines of docstrings": lambda house: house.lines[2],
    "lines with a comment": lambda house: house.lines[3],
    "lines of code to a comment": _per_comment,
    "memory at module level, caches of functions included": lambda house: len(house.memories()),
}


def main(checkouts: list[str]) -> None:
    """Print the table."""
    houses = [house_of(Path(one)) for one in checkouts or [str(HERE)]]
    for what, count in ROWS.items():
        print(f"{what:<54}" + "".join(f"{count(house)!s:>10}" for house in houses))


if __name__ == "__main__":
    main(sys.argv[1:])
