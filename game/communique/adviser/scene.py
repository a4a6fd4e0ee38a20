"""What one piece of advice rests on, gathered once: the view, the seat's own sums, the course of the talks, names."""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.adviser.course import TalksCourse, follow
from communique.model.package import Package, Terms, settle
from communique.model.scenario import Issue, Seat
from communique.negotiators.parts.bidding import Menu, menu_of
from communique.negotiators.parts.own_packages import Space, space_of
from communique.rules.kind import name_of
from communique.rules.offer_id import OfferId
from communique.rules.state import ConferenceTable, Standing
from communique.views import PartyView
from communique.words import N_, of_hundred, tr, tr_n


class AdviserScene:
    """One moment, seen from one chair."""

    __slots__ = ("careful", "course", "menu", "others", "public", "seat", "space", "spans", "table", "view")

    def __init__(self, view: PartyView) -> None:
        self.view, self.public, self.seat, self.table = view, view.public, view.seat, view.table
        self.space: Space = space_of(view)
        self.course: TalksCourse = follow(view)
        self.spans = self.space.spans
        """By issue, the most the seat can gain or lose there."""
        self.others = self.space.others
        """Whose consent is needed."""
        self.menu: Menu = menu_of(self.space, self.table.floors, self.table.unlocked)
        self.careful = self.conference is not None and bool(self.space.audiences)
        """True when audiences at home have a say."""

    @property
    def conference(self) -> ConferenceTable | None:
        """The table of a conference; None in alternating offers."""
        return self.table.conference

    @property
    def standing(self) -> tuple[Standing, ...]:
        """The offers that can be accepted, public and private."""
        return (*self.table.offers, *self.view.desk.whispers)

    def worth(self, terms: Terms) -> int:
        """What signing `terms` is worth to the seat."""
        return self.menu.judge(terms)[0]

    def passes(self, terms: Terms) -> bool:
        """True when no audience of the seat's would reject `terms`."""
        return not self.careful or not self.menu.judge(terms)[1]

    def settled(self, terms: Terms) -> Package:
        """The package that signing `terms` brings about."""
        return settle(terms, self.table.floors)

    def name(self, seat: Seat) -> str:
        """A delegation's name."""
        return name_of(self.public, seat)

    def most(self, issue: int) -> str:
        """`5 points at most`."""
        span = self.said(self.spans[issue])
        return tr_n("{span} point at most", "{span} points at most", 1 if span == "1" else 2, span=span)

    def said(self, points: int) -> str:
        """Points as people read them, of a hundred."""
        return of_hundred(self.public, points)

    def issue(self, issue: int) -> str:
        """An issue's short title."""
        return self.public.issues[issue].short


class OfferNames(NamedTuple):
    """How an offer is called, by what kind it is."""

    numbered: str
    private: str
    only: str
    """In alternating offers, where one stands at a time."""


YOURS: Final = OfferNames(N_("Your offer {id}"), N_("Your private offer {id}"), N_("Your offer"))
THEIRS: Final = OfferNames(N_("Offer {id}"), N_("Private offer {id}"), N_("The offer"))


def offer_name(id: str, names: OfferNames) -> str:
    """An offer as people say it: `Your offer P3`, `Your private offer 2`, `Your offer`."""
    if not id:
        return tr(names.only)
    offer = OfferId(id)
    return tr(names.private, id=offer.number) if offer.private else tr(names.numbered, id=id)


def quoted(issue: Issue, option: int) -> str:
    """An option in quotation marks."""
    return f'"{issue.options[option].label}"'
