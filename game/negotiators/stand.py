"""What one decision rests on, gathered once: the view, the seat's own arithmetic, its memory and the hour."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

from game.model.package import Package, Terms, settle
from game.negotiators.aspiration import PARTS, asked, given_up
from game.negotiators.bidding import Exchange, Joint, Menu, menu_of
from game.negotiators.memory import Memory, remember
from game.negotiators.space import space_of
from game.negotiators.temper import Habit, Temper
from game.rules.state import AlternatingTable, ConferenceTable, Phase
from game.views import PartyView


class Stand:
    """Where a seat stands at one moment. Lives for one decision."""

    __slots__ = (
        "bottom",
        "careful",
        "last",
        "memory",
        "menu",
        "others",
        "public",
        "seat",
        "space",
        "step",
        "steps",
        "table",
        "temper",
        "top",
        "view",
    )

    def __init__(self, view: PartyView, temper: Temper) -> None:
        self.view, self.temper = view, temper
        self.public, self.seat, self.table = view.public, view.seat, view.table
        self.space = space_of(view)
        self.memory: Memory = remember(view)
        self.bottom = view.no_deal + 1
        """The least that beats no deal."""
        table = view.table
        if isinstance(table, AlternatingTable):
            self.careful = False
            self.step, self.steps = table.round, self.public.rounds
            self.last = table.round + 1 >= self.public.rounds
            self.menu: Menu = menu_of(self.space, (), None)
        else:
            self.careful = Habit.CAREFUL in temper.habits and bool(self.space.audiences)
            late = table.phase is not Phase.NEWS and table.phase is not Phase.FLOOR
            self.step, self.steps = 2 * table.session + late, 2 * self.public.sessions
            self.last = table.session + 1 >= self.public.sessions
            self.menu = menu_of(self.space, table.floors, table.unlocked)
        self.others = self.space.others
        self.top = self.menu.top(self.careful)
        """What the best package on the menu is worth."""

    @property
    def conference(self) -> ConferenceTable:
        """The table of a conference; call it in a conference only."""
        return cast(ConferenceTable, self.table)

    def exchange(self, key: Hashable, joint: Callable[[], Joint]) -> Exchange:
        """The trades by the measure named `key`; `joint` makes its table, once until something is heard."""
        cache = self.memory.cache
        found = cache.get(key)
        if found is None or found.menu is not self.menu:
            found = cache[key] = Exchange(self.menu, joint())
        exchange: Exchange = found
        return exchange

    def share(self, percent: int) -> int:
        """Points at `percent` of the way from no deal to the best package."""
        return asked(self.bottom, self.top, percent, percent, PARTS)

    def by_time(self) -> int:
        """The points the temper asks for at this hour."""
        temper = self.temper
        part = given_up(self.steps, temper.power, temper.root)[min(self.step, self.steps - 1)]
        return max(self.bottom, asked(self.bottom, self.top, temper.start, temper.end, part))

    def settled(self, terms: Terms) -> Package:
        """The package that signing `terms` brings about."""
        return settle(terms, self.table.floors if isinstance(self.table, ConferenceTable) else ())

    def worth(self, terms: Terms) -> int:
        """What signing `terms` is worth to the seat."""
        return self.menu.judge(terms)[0]

    def bearable(self, terms: Terms) -> bool:
        """True when signing `terms` beats no deal and, for the careful, would be ratified at home."""
        worth, unhappy = self.menu.judge(terms)
        return worth >= self.bottom and not (unhappy and self.careful)
