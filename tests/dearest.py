"""Which files of tests take longest, dearest first: they are begun first, so that no core ends alone with one of them.

Of two equal files nothing depends on the order. What is missing here is begun later and costs at most its own length.
"""

from __future__ import annotations

from typing import Final

DEAREST: Final = (
    "tests/window/test_sizes.py",
    "tests/window/test_sizes_longer.py",
    "tests/window/test_sizes_seen.py",
    "tests/simulation/test_bad_entrants.py",
    "tests/test_recipes.py",
    "tests/negotiators/test_contract.py",
    "tests/classroom/test_sheets.py",
    "tests/window/test_screens.py",
    "tests/classroom/test_pseudo_papers.py",
    "tests/interop/test_seat_program.py",
    "tests/interop/test_negmas_negotiators.py",
    "tests/views/test_whispers.py",
    "tests/loading/fresh/test_papers.py",
    "tests/simulation/test_compiled.py",
    "tests/loading/test_invented.py",
    "tests/test_examples.py",
    "tests/classroom/test_paper_words.py",
    "tests/window/test_table_moves.py",
    "tests/adviser/test_blind.py",
    "tests/rules/test_kinds.py",
    "tests/interop/test_learn_example.py",
    "tests/testing/test_pytest_plugin.py",
    "tests/simulation/test_digests.py",
    "tests/negotiators/test_styles.py",
    "tests/simulation/test_sweep_kill.py",
    "tests/commands/test_cli.py",
    "tests/window/test_table.py",
    "tests/simulation/test_tournament_kill.py",
    "tests/commands/test_ctrl_c.py",
)


def place(file: str) -> int:
    """Where a file stands in the order; the same for all that are not named, after those that are.

    >>> place("tests/window/test_sizes.py"), place("tests/words/test_words.py") == len(DEAREST)
    (0, True)
    """
    return DEAREST.index(file) if file in DEAREST else len(DEAREST)
