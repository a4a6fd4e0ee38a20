"""Past tables: the public table before and after each thing that a seat has heard."""

from __future__ import annotations

from typing import Final

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move
from communique.rules.protocol import Rules
from communique.rules.retelling import table_after
from communique.rules.state import EMPTY_DESK, State, Table
from communique.views import Fold, Heard, PartyView


class PastTables:
    """The tables of one game as far as it was heard. Holds state: one table more than there are entries heard."""

    def __init__(self, rules: Rules[Table], public: Public) -> None:
        self._rules, self._public = rules, public
        self.tables: list[Table] = [rules.opening(public).table]
        """The table before each entry, and at the end that of now."""

    def copy(self) -> PastTables:
        """An equal one of its own."""
        other = PastTables(self._rules, self._public)
        other.tables = [*self.tables]
        return other

    def add(self, heard: Heard) -> PastTables:
        """Take one more entry into account."""
        now = self.tables[-1]
        self.tables.append(now if heard.private else self._after(now, heard.seat, heard.move))
        return self

    def _after(self, table: Table, seat: Seat, move: Move) -> Table:
        conference = table.conference
        if conference is not None:
            return table_after(self._public, conference, seat, move)
        # Whatever the desks held, of the table they say nothing.
        desks = (EMPTY_DESK,) * len(self._public.parties)
        return self._rules.apply(self._public, State(table, desks), seat, move).table


TABLES: Final = Fold[PastTables](
    start=lambda view: PastTables(view.rules, view.public),
    step=lambda tables, heard: tables.add(heard),
    copy=PastTables.copy,
)
"""The tables that a view's seat has seen."""


def tables_of(view: PartyView) -> list[Table]:
    """The table before each entry that the view's seat has heard, and that of now. Do not change it."""
    return view.fold(TABLES).tables
