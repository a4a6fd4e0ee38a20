"""The signing as all see it: which text, who is asked in which order, who has signed and who has withheld.

Read off the public table and the moves that all have heard, so it is the same for everybody, an onlooker included.
What signing means to one seat is `communique.present.decisions.signing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.present.decisions import source_words
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.rules.state import EndingKind, TextSource
from communique.views import PartyView
from communique.words import joined, tr


class Standpoint(StrEnum):
    """What a signatory has done with the text so far."""

    WAITS = "waits"
    DECIDES = "decides"
    SIGNED = "signed"
    WITHHELD = "withheld"
    UNASKED = "unasked"
    """Its hand was not needed any more, or it was not there."""


_SAID = {
    Standpoint.WAITS: N_("has yet to decide"),
    Standpoint.DECIDES: N_("decides now"),
    Standpoint.SIGNED: N_("has signed"),
    Standpoint.WITHHELD: N_("withholds"),
    Standpoint.UNASKED: N_("was not asked"),
}


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line at the foot of the text."""

    seat: Seat
    name: str
    short: str
    office: str
    standpoint: Standpoint

    @property
    def words(self) -> str:
        """What it has done, in a few words."""
        return tr(_SAID[self.standpoint])

    @property
    def sentence(self) -> str:
        """The same as a sentence of its own: what is said when it happens."""
        if self.standpoint is Standpoint.SIGNED:
            return tr("{party} signs.", party=self.short)
        if self.standpoint is Standpoint.WITHHELD:
            return tr("{party} withholds its signature.", party=self.short)
        return tr("{party} {does}.", party=self.short, does=self.words)


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A text that is being signed, or has been."""

    terms: Terms
    source: str
    """Where the text comes from, as a sentence."""
    final: bool
    """True for the final text, to which no more than yes or no is said."""
    signatories: tuple[Signatory, ...]
    """In the order in which they are asked."""
    begun: int
    """How much the seat had heard when the text was laid out."""
    open: bool = True
    """True while somebody has yet to decide."""
    signed: bool = False
    """True once enough have signed."""

    @property
    def kind(self) -> EndingKind:
        """The ending that signing brings about."""
        return EndingKind.PARTIAL if OPEN in self.terms else EndingKind.JOINT

    @property
    def title(self) -> str:
        """What has come about, in a few words: it stands above everything."""
        if self.signed:
            return tr("Signed")
        if not self.open:
            return tr("Not signed")
        return tr("The final text") if self.final else tr("Agreement reached")

    @property
    def sentence(self) -> str:
        """What has come about, in a sentence."""
        if self.open:
            return self.source
        if self.signed:
            return tr("{parties} have signed. The talks are over.", parties=joined(self._who(Standpoint.SIGNED)))
        return tr(
            "{parties} withheld. This text is off the table; what was said of it stays in the transcript.",
            parties=joined(self._who(Standpoint.WITHHELD)),
        )

    @property
    def hands(self) -> tuple[Seat, ...]:
        """Who has signed, in that order."""
        return tuple(one.seat for one in self.signatories if one.standpoint is Standpoint.SIGNED)

    def _who(self, standpoint: Standpoint) -> list[str]:
        return [one.short for one in self.signatories if one.standpoint is standpoint]


def ceremony(view: PartyView) -> Ceremony | None:
    """The text that lies on the signing table, or was signed there to end the talks; None where neither is so."""
    table = view.table.conference
    if table is None or table.agreed is None or (table.ending is not None and not table.ending.terms):
        return None
    over = table.ending is not None
    decided = _decided(view, _beginning(view))
    queue = () if over else table.queue
    asked = (*decided, *queue)
    found = []
    for place, seat in enumerate(asked):
        at = decided.get(seat) or (Standpoint.DECIDES if place == len(decided) else Standpoint.WAITS)
        found.append(_signatory(view.public, seat, at))
    return Ceremony(
        terms=table.agreed.terms,
        source=source_words(view, table.agreed.source),
        final=table.agreed.source == TextSource.FINAL,
        signatories=tuple(found),
        begun=view.n - len(decided),
        open=not over,
        signed=over,
    )


def concluded(before: Ceremony, view: PartyView) -> Ceremony | None:
    """What has become of a text that is not on the signing table any more; None where the game was taken back."""
    decided = _decided(view, before.begun)
    signatories = tuple(
        replace(one, standpoint=decided.get(one.seat, Standpoint.UNASKED)) for one in before.signatories
    )
    if Standpoint.WITHHELD not in decided.values():
        return None
    return replace(before, signatories=signatories, open=False)


def _signatory(public: Public, seat: Seat, at: Standpoint) -> Signatory:
    party = public.parties[seat]
    return Signatory(seat, party.name, party.short, party.office, at)


def _beginning(view: PartyView) -> int:
    """How much was heard before the first of the answers that stand at the end."""
    number, heard = view.n, view.hearing.heard
    while number and type(heard[number - 1].move) in (Sign, Withhold):
        number -= 1
    return number


def _decided(view: PartyView, start: int) -> dict[Seat, Standpoint]:
    return dict(_answers(view, start))


def _answers(view: PartyView, start: int) -> Iterator[tuple[Seat, Standpoint]]:
    for heard in view.since(start):
        if type(heard.move) not in (Sign, Withhold):
            return
        yield heard.seat, Standpoint.SIGNED if type(heard.move) is Sign else Standpoint.WITHHELD
