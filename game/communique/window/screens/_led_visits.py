"""Ways to see the table while somebody is led there, is given a tip, or has opened a sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.window.playin.first_case import begin
from communique.window.screens._visit import Guide, Visit

if TYPE_CHECKING:
    from communique.window.screens.table import TableScreen


def _table(guide: Guide) -> TableScreen:
    from communique.window.screens.table import TableScreen

    guide.play()
    guide.app.enter_game()
    screen = guide.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def _sum(guide: Guide) -> None:
    table = _table(guide)
    table.hand.choose(0, 1)
    table.show_package_sum()


def led_visits() -> Iterator[tuple[str, Visit]]:
    """By name, how each is reached."""
    yield "in-the-play-in", lambda guide: begin(guide.app)
    yield "with-a-sum", _sum
