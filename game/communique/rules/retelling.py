"""Retelling: the tables that a conference came by, from the moves that all have heard and from nothing else.

A table is a function of those moves. So whoever has heard them can see what each of them changed, without a state
that knows every desk; what was said in private changed no table.
"""

from __future__ import annotations

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, name_of
from communique.rules.meters import add_capital
from communique.rules.moves import kind_of
from communique.rules.state import EMPTY_DESK, ConferenceTable, Desk, new_state


def table_after(public: Public, table: ConferenceTable, seat: Seat, move: Move) -> ConferenceTable:
    """The table after a move that all have heard and that was legal."""
    kind, desk = kind_of(move), EMPTY_DESK
    price = 0 if kind.by_itself or kind.by_facilitator else kind.cost(public, table, desk, seat, move).capital
    if table.changes:
        table = table._replace(changes=())
    if price:
        cause = message("rules.spent", party=name_of(public, seat), move=Message(f"{kind.name}.name"))
        table = add_capital(table, seat, -price, cause)
    desks: tuple[Desk, ...] = (desk,) * len(public.parties)
    return kind.perform(public, new_state((table, desks)), seat, move).table
