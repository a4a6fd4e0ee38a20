"""Ways to see the table while somebody is led there, is given a tip, or has opened a sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from communique.window.playin.first_case import begin
from communique.window.screens._visit import Guide, Visit
from communique.window.table.package_hand import PackageHand
from communique.window.table.sum_dialog import SumOpener


class SumsTable(Protocol):
    """What is asked of the table here."""

    hand: PackageHand
    sums: SumOpener


def led_visits(table: Callable[[Guide], SumsTable]) -> Iterator[tuple[str, Visit]]:
    """By name, how each is reached; `table` brings a guide to a table at its beginning."""

    def with_a_sum(guide: Guide) -> None:
        found = table(guide)
        found.hand.choose(0, 1)
        found.sums.package()

    yield "in-the-play-in", lambda guide: begin(guide.app)
    yield "with-a-sum", with_a_sum
