"""What may be shown of how a class is spread, so that nobody can be told by it, not even by subtraction.

Of a group of one to four nothing is said. Who knows how many there are in all could work it out from the others, so as
many further groups are left out with it until five people or more are unsaid together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

FEWEST: Final = 5
"""Of fewer people nothing is said that one of them could be told by. What a table signed is shown of any number."""

K = TypeVar("K")


def left_out(count: int) -> str:
    """How many were left out, as an export says it: a number, or that it is somebody and no five.

    >>> left_out(0), left_out(3), left_out(12)
    ('0', 'under 5', '12')
    """
    return f"under {FEWEST}" if 0 < count < FEWEST else str(count)


def shown_counts(counts: Mapping[K, int]) -> dict[K, int | None]:
    """The counts, None for those that are not shown. At least two hold the people who are unsaid, and five of them.

    >>> shown_counts({"a": 12, "b": 7, "c": 2})
    {'a': 12, 'b': None, 'c': None}
    """
    hidden = {key for key, count in counts.items() if 0 < count < FEWEST}
    rest = sorted((key for key, count in counts.items() if count >= FEWEST), key=lambda key: counts[key])
    # A group of nobody hides nobody; so the smallest of the others go with them.
    while hidden and rest and (len(hidden) < 2 or sum(counts[key] for key in hidden) < FEWEST):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden or (hidden and not counts[key]) else counts[key] for key in counts}


def mean_of(values: Sequence[int]) -> float | None:
    """The mean of what five people or more said; None of fewer."""
    return sum(values) / len(values) if len(values) >= FEWEST else None


def means_of(groups: Mapping[K, Sequence[int]]) -> dict[K, float | None]:
    """The mean of each group, None for those not shown: also not by what all said, less what the others did."""
    shown = shown_counts({key: len(values) for key, values in groups.items()})
    return {key: None if shown[key] is None else mean_of(values) for key, values in groups.items()}
