"""What one decision rests on, gathered once: the view, the seat's own arithmetic, its memory and the hour."""

from __future__ import annotations

from typing import Final, cast

from communique.model.package import Package, Terms, settle
from communique.model.scenario import Role
from communique.negotiators.parts.aspiration import PARTS, asked, given_up
from communique.negotiators.parts.bidding import Menu, menu_of
from communique.negotiators.parts.character import PLAIN, Character, Mood, drawn
from communique.negotiators.parts.memory import Memory, remember
from communique.negotiators.parts.own_packages import Space, space_of
from communique.negotiators.parts.relations import Relations
from communique.negotiators.parts.temper import Habit, Temper
from communique.rules.dice import Dice
from communique.rules.state import ConferenceTable, Phase
from communique.views import PartyView

_FEW: Final = 4
"""Parties, up to which everybody may speak to everything."""


class Situation:
    """Where a seat stands at one moment. Lives for one decision."""

    __slots__ = (
        "_character",
        "bottom",
        "careful",
        "conference",
        "dice",
        "felt",
        "last",
        "memory",
        "menu",
        "opening",
        "others",
        "public",
        "relations",
        "seat",
        "space",
        "step",
        "steps",
        "table",
        "temper",
        "top",
        "view",
        "written",
    )

    def __init__(self, view: PartyView, temper: Temper, dice: Dice | None = None) -> None:
        """`dice` are the seat's own of its decision; without them it is nobody in particular, as for an adviser."""
        self.dice = dice
        self._character: Character | None = None
        self.felt: Mood | None = None
        """Its mood, once `mood_of` has worked it out."""
        briefing, table = view.briefing, view.table
        public = briefing.public
        self.view, self.temper, self.table = view, temper, table
        self.public, self.seat = public, briefing.seat
        memory = self.memory = remember(view)
        self.written = memory.space or _looked_up(memory, view)
        """The seat's arithmetic by the sheet as it is written."""
        space = self.space = self.written if table.conference is None else self._read(table.conference)
        """The same as this one reads its sheet in this hour."""
        self.bottom = self.opening = space.no_deals[table.tension] + 1
        """`bottom` is the least that beats no deal. `opening` is the same when the talks began: who feeds the tension
        does not make this seat content with less."""
        self.others = space.others
        """Whose consent counts."""
        self.menu: Menu = menu_of(space, table.floors, table.unlocked)
        if (conference := table.conference) is not None:
            self._confers(conference, memory)
        else:
            self.careful = False
            self.step, self.steps = table.when, public.rounds
            self.last = table.when + 1 >= public.rounds
        self.top = self.menu.top(self.careful)
        """The most the seat asks for."""
        if table.unlocked:
            self.top = self._asks_at_most(table.floors)

    def _asks_at_most(self, floors: tuple[int, ...]) -> int:
        """What the best package is worth that was on the menu from the start.

        What a guarantee opens is a way to agree, no reason to ask for more.
        """
        return min(self.top, menu_of(self.space, floors, ()).top(self.careful))

    def _confers(self, conference: ConferenceTable, memory: Memory) -> None:
        """What is so at a conference only."""
        public, space, session = self.public, self.space, conference.session
        self.conference = conference
        """The table of a conference."""
        self.relations = cast(Relations, memory.relations)
        """How the seat stands with the others."""
        self.opening = space.no_deals[public.meters.tension if public.tension_on else 0] + 1
        self.others = space.consent
        self.careful = Habit.CAREFUL in self.temper.habits and bool(space.audiences) and not self.character.daring
        self.last = session + 1 >= public.sessions
        late = session > 0 and conference.phase is not Phase.NEWS and conference.phase is not Phase.FLOOR
        late = late or self.last  # on the first day nobody asks for less in the evening than in the morning
        self.step, self.steps = 2 * session + late, 2 * public.sessions

    @property
    def character(self) -> Character:
        """Who the seat is in this game."""
        if self._character is None:
            memory = self.memory
            if memory.character is None and self.dice is not None and self.table.conference is not None:
                memory.character = drawn(len(self.public.issues), len(self.public.parties), self.dice)
            self._character = memory.character if self.dice is not None and memory.character else PLAIN
        return self._character

    @property
    def crowded(self) -> bool:
        """True where so many sit at the table that everybody does well to be brief."""
        return len(self.public.parties) > _FEW

    def _read(self, table: ConferenceTable) -> Space:
        """Until the last session a principal weighs the issues in its own way; then it counts what is written."""
        principal = self.public.parties[self.seat].role is Role.PRINCIPAL
        if not principal or table.session + 1 >= self.public.sessions or not self.character.concerns:
            return self.written
        return self.written.read_with(self.character.concerns)

    def share(self, percent: int) -> int:
        """Points at `percent` of the way from no deal to the best package."""
        return asked(self.bottom, self.top, percent, percent, PARTS)

    def by_time(self) -> int:
        """The points the temper asks for at this hour."""
        temper = self.temper
        if self.table.conference is None:
            curve = temper.rounds or temper
            part = given_up(self.steps, curve.power, curve.root)[min(self.step, self.steps - 1)]
            return max(self.bottom, asked(self.bottom, self.top, curve.start, curve.end, part))
        who = self.character
        # The exponent of concession is power / root, and a tempo counts tenths of it.
        power, root = temper.power * who.tempo, temper.root * 10
        part = given_up(self.steps, power, root)[min(self.step, self.steps - 1)]
        start, end = min(100, temper.start + who.ambition), max(0, temper.end + who.ambition // 2)
        return max(self.bottom, asked(self.opening, self.top, start, end, part))

    def settled(self, terms: Terms) -> Package:
        """The package that signing `terms` brings about."""
        return settle(terms, self.table.floors)

    def worth(self, terms: Terms) -> int:
        """What signing `terms` is worth to the seat, as it weighs the issues."""
        return self.menu.judge(terms)[0]

    def bearable(self, terms: Terms) -> bool:
        """True when signing `terms` beats no deal as written and, for the careful, would be ratified at home."""
        if self.careful and self.menu.judge(terms)[1]:
            return False
        return self.points(terms) >= self.bottom

    def points(self, terms: Terms) -> int:
        """What signing `terms` is worth by the sheet as it is written."""
        return self.worth(terms) if self.space is self.written else self.written.value(self.settled(terms))


def _looked_up(memory: Memory, view: PartyView) -> Space:
    """The space of the view's briefing, kept in the memory for the decisions to come."""
    space = memory.space = space_of(view)
    return space
