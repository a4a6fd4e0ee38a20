"""The delegations around the table: who they are, what all may know of their standing, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from communique.model.message import N_
from communique.model.scenario import NATURE, Role, Seat
from communique.present.meter_words import trust_band
from communique.present.talks_status import in_call
from communique.rules.flow import fresh_points
from communique.rules.state import (
    CAPITAL_MAX,
    CREDIBILITY_MAX,
    SILENT,
    TRUST_MAX,
    ConferenceTable,
    Phase,
    PressLine,
)
from communique.views import PartyView
from communique.words import tr


@dataclass(frozen=True, slots=True)
class Delegation:
    """One party at the table, as the seat sees it. Numbers that the protocol does not have are None."""

    seat: Seat
    name: str
    short: str
    head: str
    """`Prime Minister Nikol Pashinyan`."""
    emblem: str
    mine: bool
    mediator: bool
    signs: bool
    doing: str
    """What it has to do now, as `has the floor`; empty when it is not its turn."""
    away: bool = False
    warned: bool = False
    caucus: bool = False
    """True when a private channel with it is open."""
    capital: int | None = None
    credibility: int | None = None
    my_trust: int | None = None
    """My own trust in it, 0 to 10."""
    trusts_me: str = ""
    """`low`, `medium`, `high`; empty for oneself and for onlookers."""
    press: str = ""
    """Its press line of this session, as `press: firm`, or empty."""
    signed: bool = False
    accepts: bool = False
    """True when it has accepted the one offer of alternating offers, or made it."""

    @property
    def speaking(self) -> bool:
        """True when it is its turn."""
        return bool(self.doing)

    @property
    def notable(self) -> tuple[tuple[str, str], ...]:
        """What is notable about it now: the name of an icon, and words."""
        said = [
            (self.speaking, "speaker", self.doing),
            (self.away, "leave", tr("has left the table")),
            (self.warned, "warning", tr("warns of leaving")),
            (self.caucus, "caucus", tr("in caucus with you")),
            (self.signed, "sign", tr("has signed")),
            (self.accepts, "accept", tr("stands by the offer")),
            (bool(self.press), "microphone", self.press),
        ]
        return tuple((icon, words) for true, icon, words in said if true)

    @property
    def states(self) -> tuple[str, ...]:
        """The same in words alone."""
        return tuple(words for _, words in self.notable)

    @property
    def called(self) -> str:
        """Its short name, with a word where it is the seat that looks."""
        return tr("{party} (you)", party=self.short) if self.mine else self.short

    @property
    def role_words(self) -> str:
        """Who leads it, and that it mediates if it does."""
        return tr("{head}, mediator", head=self.head) if self.mediator else self.head

    @property
    def standing_words(self) -> tuple[str, ...]:
        """What its capital, credibility and trust are, and what they open; nothing where there are none."""
        if self.capital is None:
            return ()
        said = [
            tr(
                "Capital {n} of {most}: room at home for gestures, warnings, guarantees.",
                n=self.capital,
                most=CAPITAL_MAX,
            ),
            tr("Credibility {n} of {most}: broken words cost it.", n=self.credibility, most=CREDIBILITY_MAX),
        ]
        if self.my_trust is not None:
            said += [
                tr("Trusts you: {theirs} · your trust: {mine}", theirs=self.trusts_me, mine=self.my_trust),
                tr(
                    "Your trust {n} of {most}. Theirs is shown as low, medium or high.", n=self.my_trust, most=TRUST_MAX
                ),
                tr("Below 3 no caucus; below 2 no if-then but on the mediator's text; above 7 asking is free."),
            ]
        return tuple(said)

    @property
    def words(self) -> str:
        """All there is to say of it in a few lines."""
        return "\n".join([self.called, self.role_words, *self.states, *self.standing_words])


def delegations(view: PartyView) -> tuple[Delegation, ...]:
    """All delegations, in the scenario's order."""
    return tuple(_delegation(view, Seat(p)) for p in range(len(view.public.parties)))


def action_points(view: PartyView) -> tuple[int, int] | None:
    """Action points left and those of a fresh turn; None when it is not the seat's floor, and in the call."""
    table = view.table.conference
    if table is None or table.phase is not Phase.FLOOR or table.call or view.seat == NATURE:
        return None
    if not table.queue or table.queue[0] != view.seat:
        return None
    return view.desk.points, fresh_points(view.public, table, view.seat)


def _delegation(view: PartyView, p: Seat) -> Delegation:
    party, table = view.public.parties[p], view.table
    plain = Delegation(
        seat=p,
        name=party.name,
        short=party.short,
        head=f"{party.office} {party.head}".strip(),
        emblem=party.emblem,
        mine=p == view.seat,
        mediator=party.role is Role.MEDIATOR,
        signs=p in view.public.signatories,
        doing=_doing(view, p),
    )
    if table.conference is not None:
        return _metered(view, table.conference, plain)
    return replace(plain, accepts=any(p in offer.accepted for offer in table.offers))


def _doing(view: PartyView, p: Seat) -> str:
    table = view.table
    if table.ending is not None:
        return ""
    answering = p == view.seat and view.desk.question is not None
    if answering or (table.holder == p and table.question is not None):
        return tr("is asked")
    if table.holder != p:
        return ""
    if table.conference is None:
        return tr("has the word")
    return tr("accepts or refuses") if in_call(table.conference) else tr(_DUTIES[table.phase])


_DUTIES: Final = {
    Phase.NEWS: N_("takes a line"),
    Phase.FLOOR: N_("has the floor"),
    Phase.BALLOT: N_("marks the draft"),
    Phase.PRESS: N_("meets the press"),
    Phase.SIGNING: N_("signs or withholds"),
    Phase.FINAL: N_("says yes or no"),
}
_PRESS: Final = {
    PressLine.OPEN: N_("press: open"),
    PressLine.NEUTRAL: N_("press: neutral"),
    PressLine.FIRM: N_("press: firm"),
}


def _metered(view: PartyView, table: ConferenceTable, plain: Delegation) -> Delegation:
    p, me = plain.seat, view.seat
    other = me not in (p, NATURE)
    return replace(
        plain,
        away=table.is_away(p),
        warned=table.warned[p],
        caucus=p in view.desk.caucus,
        capital=table.capital[p],
        credibility=table.credibility[p],
        my_trust=table.trust[me][p] if other else None,
        trusts_me=trust_band(table.trust[p][me]) if other else "",
        press="" if table.press[p] == SILENT else tr(_PRESS[PressLine(table.press[p])]),
        signed=p in table.signed,
    )
