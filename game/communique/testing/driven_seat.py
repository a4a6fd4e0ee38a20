"""One seat that a test plays, while negotiators play the others."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Final

from communique.loading.scenario_file import scenario_of
from communique.model.errors import ErrorForPeople
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.rules.dice import USUAL_SEED
from communique.rules.kind import Move
from communique.session import Outcome, Session
from communique.session.log import HUMAN
from communique.simulation.deadline import check_deadline
from communique.simulation.playing import MOST_MOVES, Lineup, RefusedMove, check_party, seated, too_long
from communique.views import PartyView
from communique.words import say, tr


class NotYourTurn(ErrorForPeople, RuntimeError):
    """A move was made for a seat that is not to move."""


class DrivenSeat:
    """One party's chair in a game against negotiators. State: the game, which stands where this seat is to move."""

    def __init__(self, session: Session, party: str, players: Sequence[Negotiator | None]) -> None:
        """`players` decides by seat; None for the seat that is driven. The others move until it is its turn."""
        ids = [one.id for one in session.scenario.public.parties]
        self.session: Final = session
        """The game. A test may look at all of it, the seat at its `view` alone."""
        self._chair = session.chair(Seat(ids.index(party)))
        self._players = players
        self._others()

    @property
    def view(self) -> PartyView:
        """What the seat may know now."""
        return self._chair.view()

    @property
    def over(self) -> bool:
        """Whether the talks have ended."""
        return self.session.over

    def outcome(self) -> Outcome:
        """The scored ending. Raises ValueError while the talks go on."""
        return self.session.outcome()

    def moves(self) -> tuple[Move, ...]:
        """Legal moves of the seat now: all that can be listed, and some of those that cannot. Empty at the end."""
        return () if self.over else tuple(self.view.candidates())

    def make(self, move: Move) -> PartyView:
        """Make a move; then the others move until it is this seat's turn again, or the end. Returns its new view.

        Raises RefusedMove with the rules' own sentence when the move is not legal, NotYourTurn after the end.
        """
        if self.over:
            raise NotYourTurn(tr("The talks have ended."))
        self._submit(self._chair.seat, move)
        self._others()
        return self.view

    def let(self, one: str) -> PartyView:
        """Have the negotiator of that name decide for this seat once. Returns its new view."""
        return self.make(negotiator(one).decide(self._chair.view(), self._chair.dice()))

    def _others(self) -> None:
        while (seat := self.session.turn) not in (NATURE, self._chair.seat):
            player = self._players[seat]
            assert player is not None
            chair = self.session.chair(seat)
            self._submit(seat, player.decide(chair.view(), chair.dice()))
            if len(self.session.events) > MOST_MOVES:
                raise too_long(self.session.header.seed)

    def _submit(self, seat: Seat, move: Move) -> None:
        refusal = self.session.chair(seat).submit(move)
        if refusal is not None:
            party = self.session.scenario.public.parties[seat].id
            sentence = say(refusal.message)
            raise RefusedMove(
                tr("{party} cannot make {move}: {refusal}", party=party, move=repr(move), refusal=sentence)
            )


def take_seat(
    scenario: Scenario | str | PathLike[str], party: str, lineup: Lineup | None = None, seed: int = USUAL_SEED, *,
    protocol: str = "conference", level: str = "", rounds: int | None = None,
) -> DrivenSeat:  # fmt: skip
    """The seat of `party` at a new table; who plays the others is said as for `communique.play`.

    `scenario` is one, or the id or file of one. Raises ValueError for an unknown party, and for a line-up or `rounds`
    that do not fit, ScenarioError where the scenario cannot be loaded, and KeyError with a sentence for an unknown
    name, level or protocol.
    """
    scenario = scenario_of(scenario)
    check_deadline(protocol, rounds)
    check_party(scenario.public, party)
    ids = [one.id for one in scenario.public.parties]
    names = list(seated(scenario.public, lineup, protocol=protocol, level=level))
    names[ids.index(party)] = HUMAN
    session = Session.open(scenario, seed, protocol=protocol, level=level, lineup=names, rounds=rounds)
    return DrivenSeat(session, party, [None if name == HUMAN else negotiator(name) for name in names])
