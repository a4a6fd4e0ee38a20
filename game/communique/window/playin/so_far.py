"""What a step of the play-in or a tip may ask: how the game stands for the person, and what they have done so far.

Everything is read off the view of their own chair, the notepad before them, and the names of what they have opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from communique.model.package import OPEN
from communique.model.scenario import NATURE, Role, Seat
from communique.present import Appraisal, Proposal, appraise, measure_of, proposals, status
from communique.rules.kind import Move
from communique.views import PartyView
from communique.window.table.notepad import Notepad

M = TypeVar("M", bound=Move)


@dataclass(frozen=True)
class SoFar:
    """The table at one moment."""

    view: PartyView
    notepad: Notepad
    deeds: frozenset[str] = field(default_factory=frozenset)
    """Ids of the dialogs that were opened in this sitting, such as "sheet", and what they are called."""

    @property
    def situation(self) -> str:
        """What kind of decision is due; see `Status.situation`."""
        return status(self.view).situation

    @cached_property
    def worth(self) -> Appraisal:
        """What the package is worth to the person."""
        found = appraise(self.view, self.notepad.package)
        assert found is not None  # nobody who only watches is taught
        return found

    @cached_property
    def others_offers(self) -> tuple[Proposal, ...]:
        """The texts of others on the table, the newest first."""
        return tuple(one for one in proposals(self.view, self.notepad.package) if not one.mine)

    @property
    def chosen(self) -> int:
        """How many issues the package answers."""
        return sum(option != OPEN for option in self.notepad.package)

    @property
    def agreed(self) -> bool:
        """Whether terms lie on the signing table, or the talks are over."""
        return self.view.table.agreed is not None or self.view.over

    @property
    def points(self) -> int:
        """Action points left."""
        return self.view.desk.points

    def looked_at(self, seat: Seat) -> bool:
        """Whether the page about that delegation was opened."""
        return {"delegation", self.view.public.parties[seat].name} <= self.deeds

    def made(self, kind: type[Move]) -> bool:
        """Whether the person has made a move of that kind."""
        return any(heard.seat == self.view.seat and isinstance(heard.move, kind) for heard in self.view.since(0))

    def answered(self, kind: type[Move]) -> bool:
        """Whether somebody else has moved since the person last made a move of that kind."""
        heard = self.view.heard
        mine = [k for k, one in enumerate(heard) if one.seat == self.view.seat and isinstance(one.move, kind)]
        return bool(mine) and any(one.seat not in (self.view.seat, NATURE) for one in heard[mine[-1] + 1 :])

    # what the sentences are about

    @cached_property
    def other(self) -> Seat:
        """Who is talked with: the first other delegation that signs, or the first other."""
        parties = self.view.public.parties
        others = [Seat(seat) for seat in range(len(parties)) if seat != self.view.seat]
        return next((seat for seat in others if parties[seat].role is Role.PRINCIPAL), others[0])

    @cached_property
    def dearest(self) -> int:
        """The issue on which most depends for the person."""
        return max(range(len(self.view.sheet.points)), key=lambda issue: (self._span(issue), -issue))

    @cached_property
    def cheapest(self) -> int:
        """The issue that costs the person least among those of which the other has said what it wants."""
        goals = {goal.issue for goal in self.view.public.parties[self.other].goals}
        known = [issue for issue in range(len(self.view.sheet.points)) if issue in goals and issue != self.dearest]
        return min(known or range(len(self.view.sheet.points)), key=lambda issue: (self._span(issue), issue))

    @property
    def left_open(self) -> int | None:
        """The first issue that the package leaves open; None where there is none."""
        package = self.notepad.package
        return package.index(OPEN) if OPEN in package else None

    @cached_property
    def wanted(self) -> tuple[int, ...]:
        """The options of that issue that the other has called for."""
        goals = self.view.public.parties[self.other].goals
        return tuple(option for goal in goals if goal.issue == self.cheapest for option in goal.options)

    def words(self) -> Mapping[str, str]:
        """What fills the places of the sentences."""
        public, sheet = self.view.public, self.view.sheet
        dearest, cheapest, measure = public.issues[self.dearest], public.issues[self.cheapest], measure_of(public)
        best = max(range(len(dearest.options)), key=sheet.points[self.dearest].__getitem__)
        row = sheet.points[self.cheapest]
        give = min((row[option] for option in self.wanted), default=min(row))
        offer = self.others_offers[0] if self.others_offers else None
        return {
            "me": public.parties[self.view.seat].short,
            "other": public.parties[self.other].short,
            "dear": dearest.short,
            "best": dearest.options[best].label,
            "cheap": cheapest.short,
            "give": measure.words(max(row) - give),
            "left": "" if self.left_open is None else public.issues[self.left_open].short,
            "problem": self.worth.problem,
            "worth": self.worth.told,
            "margin": self.worth.margin_words,
            "no_deal": measure.figure(self.view.no_deal),
            "offer": offer.title if offer is not None else "",
            "offered": offer.appraisal.told if offer is not None and offer.appraisal is not None else "",
            "over": offer.appraisal.margin_words if offer is not None and offer.appraisal is not None else "",
        }

    def _span(self, issue: int) -> int:
        row = self.view.sheet.points[issue]
        return max(row) - min(row)
