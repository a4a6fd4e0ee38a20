"""The family `boa:`: negotiators put together from parts, `boa:bidding=boulware,opponent=bayes,acceptance=next`.

Bidding, opponent model and acceptance are taken apart as in the BOA architecture (Baarslag et al. 2014), so that each
can be exchanged for itself. A part is an entry of its table in `parts/`, or a function in a file of one's own:

    bidding=mine.py:aim           aim(turn), the points to ask for          (`BoaTurn` says what a turn has)
    opponent=mine.py:gains        gains(view, seat), a table[issue][option] of what the seat is believed to gain
    acceptance=mine.py:enough     enough(turn), whether the offer on the table will do

What is left out is as in `USUAL`. Parts are for alternating offers. In a conference, where there is far more to do
than to bid, such a negotiator behaves as one of our own does that gives in as its bidding says: it counts what others
say, and accepts what is worth what it asks for or its next bid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, TypeVar

from communique.model.message import N_
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.negotiators.guests import BROUGHT, GuestError, Invited, check_file, found_in_file, is_file_name
from communique.negotiators.linear import TEMPER
from communique.negotiators.negotiator import Negotiator, Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.beliefs import worth_by
from communique.negotiators.parts.boa_acceptance import ACCEPTANCES, AcceptancePart
from communique.negotiators.parts.boa_bidding import BIDDINGS, BiddingPart
from communique.negotiators.parts.boa_opponent import OPPONENTS, Model, OpponentPart
from communique.negotiators.parts.boa_turn import BoaTurn
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.survey import survey_of
from communique.negotiators.registry import NotFromFile, cut
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.views import PartyView
from communique.words import tr

PREFIX: Final = "boa:"
USUAL: Final = {"bidding": "linear", "opponent": "none", "acceptance": "next"}
"""The kinds of parts, in the order in which a turn asks them, each with the part that is taken where none is named."""
_BAND: Final = 3
"""Percent of the range above the target within which packages count as equal, for who asks nothing about others."""


class PartRow(NamedTuple):
    """A part, for lists."""

    kind: str
    name: str
    about: str
    """One sentence; shown by `tr`."""


def parts() -> tuple[PartRow, ...]:
    """Every part there is, by kind."""
    tables: Mapping[str, Mapping[str, BiddingPart | OpponentPart | AcceptancePart]]
    tables = {"bidding": BIDDINGS, "opponent": OPPONENTS, "acceptance": ACCEPTANCES}
    return tuple(PartRow(kind, one.name, one.about) for kind, table in tables.items() for one in table.values())


def negotiator(name: str) -> Negotiator:
    """The negotiator that a person has put together; parts of files are run. Raises KeyError with a sentence."""
    return _made(name, found_in_file)


def registered(name: str) -> Negotiator:
    """The same for a name that a file says: NotFromFile for parts of files, which are not run."""

    def never(part: str) -> object:
        raise NotFromFile(tr('"{name}" would run a file, and nothing is run because a file says so.', name=cut(part)))

    return _made(name, never)


def known(name: str) -> None:
    """Raise KeyError with a sentence where there is no such negotiator; parts of files are looked for and not run."""

    def seen(part: str) -> object:
        check_file(part)
        return check_file  # something that can be called, which a part has to be

    _made(name, seen)


@dataclass(frozen=True, slots=True)
class BoaMind:
    """A mind of three parts, and a player for conferences."""

    bidding: BiddingPart
    opponent: OpponentPart
    acceptances: tuple[AcceptancePart, ...]
    """The offer on the table will do where it will for any of them."""
    player: Player

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        table = view.table.alternating
        if table is None:
            return self.player.decide(view, dice)
        return self._exchange(BoaTurn(Situation(view, self.bidding.temper), table, dice))

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> list[int] | None:
        """What its opponent model gives `of`; None where it is made without one."""
        if view.table.alternating is None:
            return self.player.believed(view, of, packages)
        return None if self.opponent.gains is None else worth_by(self.opponent.gains(view, of), packages)

    def _exchange(self, turn: BoaTurn) -> Move:
        if turn.top < turn.bottom:
            return Leave()  # nothing beats going home
        turn.asked = max(turn.bottom, min(turn.top, int(self.bidding.aim(turn))))
        turn.bid = self._bid(turn)
        if turn.offered >= turn.bottom and any(one.accepts(turn) for one in self.acceptances):
            return Accept()
        return Offer(turn.bid)

    def _bid(self, turn: BoaTurn) -> Package:
        if self.bidding.chooses is not None:
            return self.bidding.chooses(turn)
        if self.opponent.gains is None:
            return _among_equals(turn)
        return _liked_best(turn, self.opponent.gains)


def _among_equals(turn: BoaTurn) -> Package:
    """One of the packages that are worth the target and hardly more, by chance: as `timed` chooses."""
    ladder = turn.ladder
    low = min(ladder.rank(turn.asked), len(ladder) - 1)
    width = max(1, (turn.top - turn.bottom) * _BAND // 100)
    high = max(ladder.rank(max(turn.asked, ladder.values[low]) + width), low + 1)
    return ladder.package(low + turn.dice.below(high - low))


def _liked_best(turn: BoaTurn, gains: Model) -> Package:
    """Of all that is worth the target, what the others are believed to like best: the largest product of gains."""
    situation = turn.situation
    survey = survey_of(situation.space, turn.bottom)
    shares = [survey.shares(gains(turn.view, seat)) for seat in situation.others]
    start = min(turn.ladder.rank(turn.asked) - survey.first, len(survey) - 1)
    return survey.package(survey.ranked(survey.esteem(shares, (1,) * len(shares)), start, 1)[0])


# -- names --------------------------------------------------------------------------------

_P = TypeVar("_P")


def _made(name: str, foreign: Callable[[str], object]) -> Negotiator:
    chosen = dict(USUAL)
    for said in filter(None, name.removeprefix(PREFIX).split(",")):
        kind, equals, part = said.partition("=")
        if not equals or kind not in USUAL:
            spelt = tr('A part is named as {kinds}; "{said}" is not.', kinds=_KINDS, said=cut(said))
            raise GuestError(_unknown(spelt, kind, USUAL))
        chosen[kind] = part
    bidding = _part("bidding", chosen["bidding"], BIDDINGS, foreign, _own_bidding)
    opponent = _part("opponent", chosen["opponent"], OPPONENTS, foreign, _own_opponent)
    accepted = [
        _part("acceptance", one, ACCEPTANCES, foreign, _own_acceptance) for one in chosen["acceptance"].split("+")
    ]
    if bidding.chooses is not None and opponent.gains is not None:
        raise GuestError(
            tr('The bidding "{name}" chooses its packages itself; leave the opponent model out.', name=bidding.name)
        )
    player = Player(bidding.temper, bidding.conference_aim, for_all, for_all)
    mind = BoaMind(bidding, opponent, tuple(accepted), player)
    title = tr("Made of parts: {parts}", parts=", ".join([bidding.name, opponent.name, chosen["acceptance"]]))
    made = Strategy(name, title, _ABOUT, mind)
    if any(is_file_name(one) for part in chosen.values() for one in part.split("+")):
        return Invited(name, title, _ABOUT, made)
    return made


_ABOUT: Final = N_("Put together from a way to bid, an opponent model and a condition for accepting.")
_KINDS: Final = ", ".join(f"{kind}=" for kind in USUAL)


def _part(
    kind: str, name: str, table: Mapping[str, _P], foreign: Callable[[str], object], own: Callable[[str, Any], _P]
) -> _P:
    """The part of that name, or what a file has. Raises GuestError."""
    if is_file_name(name):
        found = foreign(name)
        if not callable(found):
            raise GuestError(tr("{name} is no function, and a part is one.", name=cut(name)))
        return own(name, found)
    if name not in table:
        names = ", ".join(table)
        listed = tr('There is no part {kind}="{name}"; there are: {names}.', kind=kind, name=cut(name), names=names)
        raise GuestError(_unknown(listed, name, table, kind))
    return table[name]


def _unknown(otherwise: str, said: str, known: Mapping[str, object], kind: str = "") -> str:
    """That there is no such kind or part, with the nearest that there is."""
    near = get_close_matches(said, known, n=1) if len(said) <= 60 else []
    if not near:
        return otherwise
    if not kind:
        return tr('There is no kind of part "{said}"; did you mean "{near}"?', said=cut(said), near=near[0])
    return tr('There is no part {kind}="{said}"; did you mean "{near}"?', kind=kind, said=cut(said), near=near[0])


def _own_bidding(name: str, found: Callable[[BoaTurn], int]) -> BiddingPart:
    return BiddingPart(name, BROUGHT, found, TEMPER)


def _own_opponent(name: str, found: Model) -> OpponentPart:
    return OpponentPart(name, BROUGHT, found)


def _own_acceptance(name: str, found: Callable[[BoaTurn], bool]) -> AcceptancePart:
    return AcceptancePart(name, BROUGHT, found)


__all__ = ["PREFIX", "USUAL", "BoaMind", "BoaTurn", "PartRow", "negotiator", "parts", "registered"]
