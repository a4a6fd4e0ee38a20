"""The second round: after the signing, packages that cost nobody a point, and whether all would sign one of them.

A post-settlement settlement (Raiffa 1985, "Post-settlement settlements"). The packages are the debrief's own
proposals. A computer delegation says yes to what does not lower its points, which by their making is all of them; a
person says what a person says. One no, and the first text stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.analysis import Analysis, Effort, Frontier, above, analyse
from communique.debrief.deal import scale
from communique.debrief.openings import SecondRoundProposal, beside, held, proposals, reached
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.session.assent import Assent, common
from communique.session.communique import Document, communique
from communique.session.log import HUMAN
from communique.session.scoring import Outcome
from communique.session.session import Session

ANALYSIS, OPENINGS = 0.8, 0.05
"""Shares of the effort: a debrief asks the same, so both put the same packages forward."""


@dataclass(frozen=True, slots=True)
class SecondRound:
    """Where the second round stands. Nothing of it changes the outcome of the talks."""

    proposals: tuple[SecondRoundProposal, ...]
    """What is asked; empty when nothing was signed in force, or nothing could be bettered without a loss."""
    asked: tuple[Seat, ...]
    """Who signed the first text, and so has to agree to a second."""
    assents: tuple[Assent, ...]
    """What has been said so far, in the order of `asked`."""
    waiting: tuple[Seat, ...]
    """People who have not answered yet."""
    settled: SecondRoundProposal | None
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


def ask(session: Session, effort: Effort | None = None, known: Frontier | None = None) -> SecondRound:
    """The second round of a finished game, without the rest of the debrief; no proposals where none can be found.

    `known` is the frontier at the end of the talks, if it is at hand. Raises ValueError while the talks go on, Stopped
    when whoever watches the effort wants no more.
    """
    effort = effort or Effort()
    end, measure = session.outcome(), scale(session)
    if end.package is None or not end.agreement:
        return second_round(session, end, ())
    if known is None:
        part = effort.part(ANALYSIS)
        known = analyse(session.scenario, floors=measure.floors, tension=measure.tension, effort=part).frontier
    target, allowed = reached(measure, end), beside(measure, end)
    over = above(allowed, target, held(measure, allowed, known), effort.part(OPENINGS))
    found = () if over is None else proposals(measure, over, target, end.package)
    return second_round(session, end, found)


@dataclass(frozen=True, slots=True)
class SignedText:
    """How a text that was signed in force does among all texts, and the second round that it leads to."""

    known: Analysis | None
    """At the package that was signed; None without one."""
    second: SecondRound


def close(session: Session, effort: Effort | None = None) -> SignedText:
    """What a closing shows of a finished game, with one analysis for all of it. Raises as `ask` does."""
    end, measure, effort = session.outcome(), scale(session), effort or Effort()
    if end.package is None or not end.agreement:
        return SignedText(None, second_round(session, end, ()))
    known = analyse(
        session.scenario, at=end.package, floors=measure.floors, tension=measure.tension, effort=effort.part(ANALYSIS)
    )
    return SignedText(known, ask(session, effort, known.frontier))


def second_round(session: Session, end: Outcome, found: tuple[SecondRoundProposal, ...]) -> SecondRound:
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


def willing(seat: Seat, proposals: tuple[SecondRoundProposal, ...]) -> Assent:
    """What a computer delegation says: yes to all that does not lower its points, what it gains most by first."""
    good = [one for one in proposals if one.gains[seat] >= 0]
    return Assent(seat, tuple(one.deal.package for one in sorted(good, key=lambda one: -one.gains[seat])))
