"""The second round: after the signing, packages that hurt nobody, and whether all who signed would sign one of them.

A post-settlement settlement (Raiffa 1985, "Post-settlement settlements"). The packages are the debrief's own
proposals. A computer delegation says yes to what does not lower its points, which by their making is all of them; a
person says what a person says. One no, and the first text stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis import analyse
from game.debrief.deal import scale
from game.debrief.openings import Proposal, proposals, reached
from game.model.package import Package
from game.model.scenario import Seat
from game.session.assent import Assent, common
from game.session.communique import Document, communique
from game.session.log import HUMAN
from game.session.outcome import Outcome
from game.session.session import Session


@dataclass(frozen=True, slots=True)
class SecondRound:
    """Where the second round stands. Nothing of it changes the outcome of the talks."""

    proposals: tuple[Proposal, ...]
    """What is asked; empty when nothing was signed in force, or nothing could be bettered without a loss."""
    asked: tuple[Seat, ...]
    """Who signed the first text, and so has to agree to a second."""
    assents: tuple[Assent, ...]
    """What has been said so far, in the order of `asked`."""
    waiting: tuple[Seat, ...]
    """People who have not answered yet."""
    settled: Proposal | None
    """The proposal that all have said yes to."""
    document: Document | None
    """The communiqué as it reads then."""

    @property
    def answered(self) -> bool:
        """True when everybody has answered."""
        return bool(self.proposals) and not self.waiting

    def says(self, seat: Seat, package: Package) -> bool | None:
        """Whether `seat` says yes to `package`; None while it has not answered."""
        for assent in self.assents:
            if assent.seat == seat:
                return package in assent.packages
        return None


def ask(session: Session) -> SecondRound:
    """The second round of a finished game, without the rest of the debrief.

    Raises ValueError while the talks go on, FrontierTooLarge as `analyse` does.
    """
    end, measure = session.outcome(), scale(session)
    if end.package is None or not end.agreement:
        return second_round(session, end, ())
    known = analyse(session.scenario, floors=measure.floors, tension=measure.tension).frontier
    return second_round(session, end, proposals(measure, known, reached(measure, end), end.package))


def second_round(session: Session, end: Outcome, found: tuple[Proposal, ...]) -> SecondRound:
    """The second round of a finished game whose end is `end`: `found`, but for what nobody can sign any more.

    The talks are over, so a package that needs a guarantee which was not given is not asked for.
    """
    ending = session.state.table.ending
    signed = ending.signed if ending is not None and end.agreement else ()
    open_now = tuple(one for one in found if not one.deal.needs)
    asked = tuple(sorted(signed)) if open_now else ()
    offered = open_now if asked else ()
    said = dict(session.assents)
    for seat in asked:
        if session.header.lineup[seat] != HUMAN:
            said.setdefault(seat, willing(seat, offered))
    waiting = tuple(seat for seat in asked if seat not in said)
    package = common(asked, said)
    settled = next((one for one in offered if one.deal.package == package), None)
    public = session.scenario.public
    document = None if settled is None else communique(public, "joint", settled.deal.package, asked)
    return SecondRound(offered, asked, tuple(said[s] for s in asked if s in said), waiting, settled, document)


def willing(seat: Seat, proposals: tuple[Proposal, ...]) -> Assent:
    """What a computer delegation says: yes to all that does not lower its points, what it gains most by first."""
    good = [one for one in proposals if one.gains[seat] >= 0]
    return Assent(seat, tuple(one.deal.package for one in sorted(good, key=lambda one: -one.gains[seat])))
