"""Why a move is not legal, whatever the move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from communique.model.message import N_, N_n, Template

WORDS: Final[Mapping[str, Template]] = {
    "no_move": N_("{move} is no move of this game."),
    "over": N_("The talks are over."),
    "by_itself": N_("That happens by itself."),
    "follows": N_("That does not follow from what was said and done."),
    "away": N_("Your delegation has left the table; return first."),
    "answer_first": N_("{party} is waiting for your answer; decline if you prefer."),
    "waiting": N_("{party} has yet to answer you."),
    "nobody": N_("It is nobody's turn now."),
    "turn": N_("It is {holder}'s turn, not {party}'s."),
    "phase_news": N_("Take a line on the news first."),
    "closing_call": N_(
        "This is the closing call: accept or refuse what lies on the table; nothing new is put forward."
    ),
    "phase_floor": N_("That is for later: the floor is open now."),
    "phase_ballot": N_("This is the ballot: mark the clauses of the draft."),
    "phase_press": N_("This is the press: choose a line, open, neutral or firm."),
    "phase_signing": N_("The terms are on the signing table: sign or withhold."),
    "phase_final": N_("The final text asks for yes or no: sign or withhold."),
    "walk_out": N_("In a conference, walk out instead; you may return."),
    "points": N_("This takes {price}; {left} left in this turn."),
    "action_points": N_n("{n} action point", "{n} action points"),
    "capital": N_("This takes {price} capital; there is {left}. Consulting at home regains some."),
    "talk": N_("{most} moves without cost are enough for one turn; pass the floor."),
    "spent": N_("{party} spent it: {move}"),
}
