"""What lies on the table: standing offers and the draft, each held against my own package; promises that wait."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.present.appraisal import Appraisal, appraise
from communique.present.measure import measure_of
from communique.present.package_rows import CURRENT, ClauseMark, standing_offers
from communique.present.possible_moves import why_not
from communique.present.questions import why_not_ask
from communique.rules.kind import name_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.reject import Reject
from communique.rules.offer_id import offer_said
from communique.rules.state import INITIAL, Condition, Standing
from communique.views import PartyView
from communique.words import say, tr, tr_n

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of terms, beside what my package says."""

    issue: int
    short: str
    says: str
    mine: str
    """My package's option in words; empty where it is silent."""
    same: bool
    worth: str
    """What the clause is worth to me, as a figure; empty for an onlooker."""
    swing: int | None
    """My points for it, less my points for what my package says; None for an onlooker."""
    difference: str
    """The same in words, with its sign."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A standing offer, as the seat sees it."""

    id: str
    title: str
    by: Seat
    author: str
    mine: bool
    private: str
    """`in private with Armenia`, or empty."""
    parent: str
    """`amends P2`, or empty."""
    terms: Terms
    clauses: tuple[Clause, ...]
    appraisal: Appraisal | None
    beside: str
    """What it comes to against my package, in words; empty while I have none."""
    accepted: tuple[str, ...]
    waiting: tuple[str, ...]
    """Signatories that have not accepted yet."""
    harm: str
    """What speaks against accepting it, as a sentence; empty when it is no worse for me than no deal."""
    accept: str
    """Why I cannot accept it now; empty when I can. The same for the two below."""
    reject: str
    amend: str
    ask: str
    """Why nobody can be asked what it would take; empty when somebody can."""

    @property
    def accepted_words(self) -> str:
        """Who has accepted, and who has yet to."""
        accepted, waiting = ", ".join(self.accepted), ", ".join(self.waiting)
        if not waiting:
            return tr("Accepted by {parties}.", parties=accepted)
        return tr("Accepted by {parties}; not yet by {others}.", parties=accepted, others=waiting)


@dataclass(frozen=True, slots=True)
class OneClause:
    """A clause by itself, beside what my package says."""

    issue: int
    option: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class PromisedClauses:
    """An if-then that waits."""

    words: str
    clauses: tuple[OneClause, ...]


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause of the draft with its marks."""

    clause: Clause
    option: int
    marks: tuple[ClauseMark, ...]

    @property
    def agreed(self) -> bool:
        """True when every signatory has initialled it."""
        return all(m.mark == INITIAL for m in self.marks)


@dataclass(frozen=True, slots=True)
class DraftText:
    """The draft on the table."""

    version: int
    by: Seat
    author: str
    terms: Terms
    clauses: tuple[DraftClause, ...]
    appraisal: Appraisal | None
    beside: str
    """What it comes to against my package, in words; empty while I have none."""

    @property
    def agreed(self) -> int:
        """How many clauses all have initialled."""
        return sum(c.agreed for c in self.clauses)

    @property
    def words(self) -> str:
        """`2 of 5 clauses initialled by all`."""
        n = len(self.clauses)
        return tr_n(
            "{agreed} of {n} clauses initialled by all",
            "{agreed} of {n} clauses initialled by all",
            n,
            agreed=self.agreed,
        )


def proposals(view: PartyView, package: Terms) -> tuple[Proposal, ...]:
    """The standing offers, the newest first."""
    return tuple(_proposal(view, offer, package) for offer in reversed(list(standing_offers(view))))


def draft_text(view: PartyView, package: Terms) -> DraftText | None:
    """The draft on the table, or None."""
    table = view.table.conference
    if table is None or table.draft is None:
        return None
    draft, parties = table.draft, view.public.parties
    clauses = tuple(
        DraftClause(
            clause,
            draft.terms[clause.issue],
            tuple(ClauseMark(s, parties[s].short, table.marks[s][clause.issue]) for s in view.public.signatories),
        )
        for clause in clauses_of(view, draft.terms, package)
    )
    author = name_of(view.public, draft.by)
    return DraftText(
        draft.version,
        draft.by,
        author,
        draft.terms,
        clauses,
        appraise(view, draft.terms),
        beside_words(view, draft.terms, package),
    )


def beside_words(view: PartyView, terms: Terms, package: Terms) -> str:
    """What `terms` bring me against `package`, and in how many clauses they are better and worse; empty without one."""
    found, mine = appraise(view, terms), appraise(view, package)
    if found is None or mine is None or mine.empty:
        return ""
    swings = [c.swing for c in clauses_of(view, terms, package) if c.swing is not None]
    better, worse = sum(s > 0 for s in swings), sum(s < 0 for s in swings)
    if not any(swings):
        return tr("As your package, in your points")
    gain = found.measure.signed(found.points - mine.points)
    return tr("{gain} against your package; better for you in {better}, worse in {worse}", gain=gain, better=better,
              worse=worse)  # fmt: skip


def clauses_of(view: PartyView, terms: Terms, package: Terms) -> tuple[Clause, ...]:
    """The clauses that `terms` speak of, each beside `package`."""
    return tuple(_clause(view, i, choice, package[i]) for i, choice in enumerate(terms) if choice != OPEN)


def promises(view: PartyView) -> tuple[str, ...]:
    """The if-thens that wait, public and private, as sentences."""
    silent = (OPEN,) * len(view.public.issues)
    return tuple(one.words for one in promised(view, silent))


def promised(view: PartyView, package: Terms) -> tuple[PromisedClauses, ...]:
    """The if-thens that wait, public and private, each as a sentence and its two clauses beside `package`."""
    said = [_promised(view, c, package, _promise(view.public, c)) for c in view.table.conditions]
    for c in view.desk.conditions:
        words = tr("{promise} (in private)", promise=_promise(view.public, c))
        said.append(_promised(view, c, package, words))
    return tuple(said)


def _promised(view: PartyView, c: Condition, package: Terms, words: str) -> PromisedClauses:
    pairs = (c.issue, c.option), (c.other_issue, c.other_option)
    return PromisedClauses(words, tuple(OneClause(i, k, _clause(view, i, k, package[i])) for i, k in pairs))


def terms_of(view: PartyView, id: str) -> Terms | None:
    """The terms of the offer or draft with that id, or None when it is gone."""
    if id == DRAFT:
        return view.table.draft.terms if view.table.draft is not None else None
    return next((offer.terms for offer in standing_offers(view) if offer.id == id), None)


def offer_title(public: Public, id: str, seat: Seat) -> str:
    """An offer's id as people say it: `P3`, `Private 2`, `The offer`, `The draft`."""
    if id == DRAFT:
        return tr("The draft")
    if id == CURRENT:
        return tr("The offer")
    said = offer_said(id)
    return say(said) if isinstance(said, Message) else said


def accept_move(offer: str) -> Accept:
    """The move that accepts the offer shown under that id."""
    return Accept("" if offer == CURRENT else offer)


def _proposal(view: PartyView, offer: Standing, package: Terms) -> Proposal:
    public, seat = view.public, view.seat
    between = offer.id.partner(seat) if seat != NATURE else None
    whom = [s for s in public.signatories if between is None or s in (between, seat)]
    first = next(i for i, choice in enumerate(offer.terms) if choice != OPEN)
    found = appraise(view, offer.terms)
    return Proposal(
        id=offer.id,
        title=offer_title(public, offer.id, seat),
        by=offer.by,
        author=name_of(public, offer.by),
        mine=offer.by == seat,
        private=tr("in private with {party}", party=name_of(public, between)) if between is not None else "",
        parent=_amends(public, offer.parent, seat),
        terms=offer.terms,
        clauses=clauses_of(view, offer.terms, package),
        appraisal=found,
        beside=beside_words(view, offer.terms, package),
        harm="" if found is None else found.harm,
        accepted=tuple(name_of(public, s) for s in offer.accepted),
        waiting=tuple(name_of(public, s) for s in whom if s not in offer.accepted),
        accept=why_not(view, accept_move(offer.id)),
        # Any objection will do: the question is whether one could be made.
        reject=why_not(view, Reject(offer.id, ((first, OPEN, 0),))),
        amend=_amend_refusal(view, offer),
        ask=why_not_ask(view, offer.id),
    )


def _amends(public: Public, parent: str, seat: Seat) -> str:
    if not parent:
        return ""
    return tr("amends the draft") if parent == DRAFT else tr("amends {offer}", offer=offer_title(public, parent, seat))


def _amend_refusal(view: PartyView, offer: Standing) -> str:
    if view.table.conference is None:
        return tr("In alternating offers, make an offer of your own.")
    reasons = []
    for i, choice in enumerate(offer.terms):
        for k in range(len(view.public.issues[i].options)):
            if k != choice:
                reasons.append(why_not(view, Amend(offer.id, ((i, k),))))
                if not reasons[-1]:
                    return ""
    return reasons[0] if reasons else tr("There is nothing to change in it.")


def _clause(view: PartyView, i: int, choice: int, mine: int) -> Clause:
    issue = view.public.issues[i]
    row = view.sheet.points[i] if view.seat != NATURE else None
    floor = view.table.floors[i] if view.table.floors else 0
    own = floor if mine == OPEN else mine
    swing = None if row is None else row[choice] - row[own]
    measure = measure_of(view.public)
    return Clause(
        issue=i,
        short=issue.short,
        says=issue.options[choice].label,
        mine="" if mine == OPEN else issue.options[mine].label,
        same=mine == choice,
        worth="" if row is None else measure.figure(row[choice]),
        swing=swing,
        difference="" if swing is None else measure.signed(swing),
    )


def _promise(public: Public, c: Condition) -> str:
    mine, theirs = public.issues[c.issue], public.issues[c.other_issue]
    return tr(
        '{party} will initial "{option}" ({issue}) once {other} has initialled "{other_option}" ({other_issue}).',
        party=name_of(public, c.by),
        option=mine.options[c.option].label,
        issue=mine.short,
        other=name_of(public, c.of),
        other_option=theirs.options[c.other_option].label,
        other_issue=theirs.short,
    )
