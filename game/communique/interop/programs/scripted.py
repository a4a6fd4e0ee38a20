"""Players for tests: one that makes given moves, and one that makes those that a save holds, `replay:FILE`.

Either needs neither the program nor the model that the moves first came from. Both are functions of the view alone:
which move comes next is told by how many of its own the seat has heard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Never

from communique.model.errors import ErrorForPeople
from communique.model.scenario import Public, Seat
from communique.negotiators.registry import NotFromFile, cut
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.session.log import Event
from communique.session.recorder import SaveError
from communique.session.store import Save, read_save
from communique.views import Fold, PartyView
from communique.words import say, tr

PREFIX: Final = "replay:"


class ScriptError(ErrorForPeople, RuntimeError):
    """A script that does not fit the game it is played in."""


class Scripted:
    """A mind that makes given moves, one after another."""

    def __init__(self, moves: Mapping[Seat, Sequence[Move]]) -> None:
        """`moves` by seat, in order; a seat that has none there cannot be played."""
        self._moves = {seat: tuple(row) for seat, row in moves.items()}
        self._made = Fold[tuple[Seat, int]](
            lambda view: (view.seat, 0),
            lambda made, one: (made[0], made[1] + (one.seat == made[0] and not kind_of(one.move).by_itself)),
        )

    @classmethod
    def of(cls, events: Iterable[Event]) -> Scripted:
        """The mind that makes every seat's moves of a log again; what follows by itself is left to the rules."""
        return cls(_moves(events))

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The next move of the script. Raises ScriptError when there is none, or when the rules refuse it."""
        _, made = view.fold(self._made)
        moves = self._moves.get(view.seat, ())
        party = view.public.parties[view.seat].id
        if made >= len(moves):
            raise ScriptError(
                tr("The script of {party} ends after {n} moves, and this game goes on.", party=party, n=made)
            )
        move = moves[made]
        refusal = view.refusal(move)
        if refusal is not None:
            raise ScriptError(
                tr(
                    'Move {n} of {party} in the script, "{move}", is refused here: {why}',
                    n=made + 1, party=party, move=kind_of(move).name, why=say(refusal.message),
                )
            )  # fmt: skip
        return move


def _moves(events: Iterable[Event]) -> dict[Seat, list[Move]]:
    moves: dict[Seat, list[Move]] = {}
    for seat, move in events:
        if not kind_of(move).by_itself:
            moves.setdefault(seat, []).append(move)
    return moves


class FromSave(Scripted):
    """A negotiator that makes the moves of a save, and plays no case but that of the save.

    In talks in turn it is shown the whole game, as its save holds it, and no talk alone.
    """

    def __init__(self, name: str, save: Save) -> None:
        super().__init__(_moves(save.events))
        self.name = name
        self.title = save.path.name
        self.description = tr("Makes the moves that its seat makes in {path}.", path=save.path.name)
        self._header = save.header

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The next move of the save. Raises ScriptError, also where it is of another case."""
        if sentence := self.misplaced(view.public, view.rules.name):
            raise ScriptError(sentence)
        return super().decide(view, dice)

    def misplaced(self, public: Public, protocol: str) -> str:
        """That the save is of another case, level or protocol; empty where it is of this one."""
        header = self._header
        theirs, this = (header.scenario, header.level, header.protocol), (public.id, public.level, protocol)
        if theirs == this:
            return ""
        return tr(
            '"{file}" holds a game of {theirs}, and this is one of {this}.',
            file=self.title, theirs=", ".join(filter(None, theirs)), this=", ".join(filter(None, this)),
        )  # fmt: skip


@lru_cache(maxsize=16)
def negotiator(name: str) -> FromSave:
    """The player of the moves that a save holds for its seat, `replay:FILE`. Raises KeyError with a sentence."""
    try:
        return FromSave(name, read_save(Path(name.removeprefix(PREFIX))))
    except SaveError as error:
        raise KeyError(str(error)) from None


def misplaced(name: str, public: Public, protocol: str) -> str:
    """Why a save cannot be played in this case by this protocol; empty where it can. Raises what `negotiator` does."""
    return negotiator(name).misplaced(public, protocol)


def known(name: str) -> None:
    """Raise KeyError with a sentence where the save cannot be read."""
    negotiator(name)


def registered(name: str) -> Never:
    """Raises NotFromFile: a file does not have another file opened."""
    raise NotFromFile(tr('"{name}" would open a file, and nothing is opened because a file says so.', name=cut(name)))
