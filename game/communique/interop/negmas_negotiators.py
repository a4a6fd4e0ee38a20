"""Our negotiators as NegMAS's: a class of theirs for each of ours, for its mechanisms, tournaments and applications.

    from communique.interop.negmas_negotiators import Statesman
    cartesian_tournament([Statesman, BoulwareTBNegotiator], scenarios)

Every negotiator of the registry, an outside package's among them, is a class here by its name in one word: `statesman`
is `Statesman`, `tit-for-tat` is `TitForTat`. A class is made when it is first asked for, and can be pickled and named
by its path, `communique.interop.negmas_negotiators.Statesman`. NegMAS is the extra `research`.

What plays is the negotiator that sits at our table, with a chair that is laid anew here: the outcome space as issues
and options, the utility function in whole points (`negmas_preferences`), the moves that it has heard, and the round.
It is told nothing but what NegMAS tells each of its negotiators in callbacks and states.
"""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Final

from communique.interop.decimals import decimal
from communique.interop.domain import Refused
from communique.interop.negmas_library import library
from communique.interop.negmas_preferences import Agenda, Worth, agenda_of, undiscounted, worth_of
from communique.model.errors import ErrorForPeople
from communique.model.package import Terms
from communique.model.scenario import NATURE, Issue, Option, Party, Public, Role, Seat, Signing
from communique.model.sheet import Sheet
from communique.negotiators.guests import Guest
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import NEGOTIATORS, bring, every, negotiator
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.protocol import protocol
from communique.rules.state import EMPTY_DESK, AlternatingTable
from communique.views import Briefing, Heard, Hearing, PartyView
from communique.words import say, tr

FINE: Final = 1000
"""Rounds that a deadline by the clock is told in, and one of more steps than `MOST_ROUNDS`."""
MOST_ROUNDS: Final = 10_000
LATELY: Final = 10
"""The last own turns whose longest distance says how many may still come before the clock ends the talks."""


class NotPlayable(ErrorForPeople, RuntimeError):
    """Why a negotiator of ours cannot play, or go on playing, in a mechanism of NegMAS: one sentence."""


class UnlikeNegmas(UserWarning):
    """Something that NegMAS counts otherwise than a sheet can hold: which, in one sentence."""


# -- classes by name ---------------------------------------------------------------------------


def class_names() -> tuple[str, ...]:
    """The names of the classes here, in alphabetical order."""
    return tuple(sorted(_by_class()))


def as_negmas(one: Guest | str) -> Any:
    """The class of NegMAS for a negotiator: one that a person has named, or an object, class or function that decides.

    Processes that NegMAS starts anew find only what they can import: ours and an outside package's. Raises KeyError
    with a sentence where there is no such negotiator, ImportError where there is no NegMAS.
    """
    name = bring(one)
    for theirs, known in _by_class().items():
        if known == name:
            return __getattr__(theirs)
    return _made(negotiator(name), _in_one_word(name))


def register() -> tuple[str, ...]:
    """Enter all classes into NegMAS's own registry, where its tools look for negotiators; returns their names there.

    Whoever calls it again changes nothing.
    """
    registry = library("negmas.registry").negotiator_registry
    names = []
    for name in class_names():
        kind = __getattr__(name)
        if registry.is_registered(kind):
            names.append(name)
            continue
        about = _by_description(kind.ours)
        registry.register(
            kind, source="communique", description=about, tags={"sao", "communique", "propose", "respond"}
        )
        names.append(name)
    return tuple(names)


def __getattr__(name: str) -> Any:
    """The class called `name`, made when it is first asked for. Raises ImportError with a sentence without NegMAS."""
    found = _by_class().get(name)
    if found is None:
        raise AttributeError(name)
    if name not in globals():
        try:
            globals()[name] = _made(every()[found], name)
        except KeyError as missing:
            raise ImportError(missing.args[0], name=__name__) from None
    return globals()[name]


def __dir__() -> list[str]:
    # Whoever looks through the module asks for all that is named here.
    return sorted({*globals(), *(class_names() if find_spec("negmas") else ())})


def _by_class() -> dict[str, str]:
    """By class name, the negotiator's. Where two would be called the same, ours is."""
    names = sorted(every(), key=lambda name: (name in NEGOTIATORS, name))
    return {_in_one_word(name): name for name in names}


def _in_one_word(name: str) -> str:
    """A class name: `tit-for-tat` is `TitForTat`."""
    words = "".join(sign if sign.isalnum() else " " for sign in name).split()
    found = "".join(word[:1].upper() + word[1:] for word in words)
    return found if found.isidentifier() else f"Negotiator{found}"


def _made(one: Negotiator, name: str) -> type:
    base = library("negmas.sao").SAONegotiator
    about = {"__module__": __name__, "__qualname__": name, "__doc__": _by_description(one), "ours": one}
    return type(name, (_InNegmas, base), about)


def _by_description(one: Negotiator) -> str:
    return tr("{title}: {description}", title=tr(one.title), description=tr(one.description))


# -- one negotiator of ours in a mechanism of theirs -------------------------------------------


@dataclass(slots=True)
class _Place:
    """What a negotiator has at its table in NegMAS. Holds state: it hears, and counts its turns."""

    agenda: Agenda
    briefing: Briefing
    order: tuple[str, ...]
    """NegMAS's ids of the negotiators, by seat."""
    hearing: Hearing = field(default_factory=Hearing)
    turns: list[float] = field(default_factory=list)
    """When the own turns began, in seconds of the talks."""
    own: tuple[Any, ...] = ()
    """The moment of the last decision, so that whoever asks twice gets one answer."""
    said: Move = field(default_factory=Pass)


class _InNegmas:
    """Decides in a NegMAS mechanism as the negotiator `ours` does at our table."""

    ours: Negotiator
    nmi: Any
    ufun: Any
    id: str

    def __init__(self, *args: Any, seed: int | None = None, **kwargs: Any) -> None:
        """`seed` is that of the negotiator's chance, as of a game here; None draws one from Python's own."""
        super().__init__(*args, **kwargs)
        self._seed = seed
        self._place: _Place | None = None
        self._news: list[tuple[str, Any]] = []
        """What the others did since the last own turn: an id with an outcome, or with a move."""
        self._left: set[str] = set()

    # -- what NegMAS tells

    def on_preferences_changed(self, changes: Sequence[Any]) -> None:
        """Take the utility function anew on the next turn; what was heard stays."""
        super().on_preferences_changed(changes)  # type: ignore[misc]
        place, self._place = self._place, None
        if place is not None and place.hearing.heard:
            self._place = _laid(self, place.hearing.heard)

    def on_negotiation_start(self, state: Any) -> None:
        """Sit down at a new table."""
        super().on_negotiation_start(state)  # type: ignore[misc]
        self._place, self._news, self._left = None, [], set()

    def on_partner_proposal(self, state: Any, partner_id: str, offer: Any) -> None:
        """Hear an offer."""
        super().on_partner_proposal(state=state, partner_id=partner_id, offer=offer)  # type: ignore[misc]
        self._news.append((partner_id, offer))

    def on_partner_response(self, state: Any, partner_id: str, outcome: Any, response: Any) -> None:
        """Hear a yes, or that somebody says nothing; a no comes with an offer."""
        super().on_partner_response(  # type: ignore[misc]
            state=state, partner_id=partner_id, outcome=outcome, response=response
        )
        if response.name == "ACCEPT_OFFER":
            self._news.append((partner_id, Accept()))
        elif response.name == "NO_RESPONSE":
            self._news.append((partner_id, Pass()))

    # -- what it says

    def __call__(self, state: Any, dest: str | None = None) -> Any:
        """NegMAS's response for the decision of this turn."""
        sao = library("negmas.sao")
        move = self._decide(state)
        if isinstance(move, Offer):
            place = self._seated()
            return sao.SAOResponse(sao.ResponseType.REJECT_OFFER, place.agenda.outcome(move.terms))
        return sao.SAOResponse(self._kind(move), state.current_offer if isinstance(move, Accept) else None)

    def respond(self, state: Any, source: str | None = None) -> Any:
        """Yes, no, or the end of the talks, for who asks for the two halves of a turn one by one."""
        return self._kind(self._decide(state))

    def propose(self, state: Any, dest: str | None = None) -> Any:
        """The outcome it offers now; None where it offers none."""
        move = self._decide(state)
        return self._seated().agenda.outcome(move.terms) if isinstance(move, Offer) else None

    def _kind(self, move: Move) -> Any:
        kinds = library("negmas.sao").ResponseType
        if isinstance(move, Accept):
            return kinds.ACCEPT_OFFER
        if isinstance(move, Offer):
            return kinds.REJECT_OFFER
        return kinds.END_NEGOTIATION if isinstance(move, Leave) else kinds.NO_RESPONSE

    def _decide(self, state: Any) -> Move:
        """The move of this turn. Raises NotPlayable with a sentence when the negotiator makes an illegal one."""
        place = self._seated()
        moment = state.step, len(place.hearing.heard), len(self._news), state.current_offer, state.n_acceptances
        if place.own == moment:
            return place.said
        briefing = place.briefing
        round_ = self._round(state, place)
        self._hear(state, place, round_)
        table = self._table(state, place, round_)
        view = PartyView(briefing, protocol("alternating"), table, EMPTY_DESK, place.hearing, len(place.hearing.heard))
        if self._seed is None:
            self._seed = random.getrandbits(64)
        move = self.ours.decide(view, Dice(self._seed, len(place.hearing.heard), f"seat {briefing.seat}"))
        refusal = view.refusal(move)
        if refusal is not None:
            raise NotPlayable(
                tr(
                    'Negotiator "{name}" made an illegal move: {refusal}',
                    name=self.ours.name,
                    refusal=say(refusal.message),
                )
            )
        place.hearing.add(Heard(briefing.seat, move, False, (), round_))
        place.said = move
        place.own = state.step, len(place.hearing.heard), 0, state.current_offer, state.n_acceptances
        return move

    def _seated(self) -> _Place:
        if self._place is None:
            self._place = _laid(self, ())
        return self._place

    def _round(self, state: Any, place: _Place) -> int:
        """The round, from 0. By the clock, the last is where no further turn is to be expected."""
        rounds, steps, limit = place.briefing.public.rounds, _steps(self.nmi), float(self.nmi.time_limit)
        step = state.step // (len(place.order) if self.nmi.one_offer_per_step else 1)
        shares, left = [], math.inf
        if steps is not None:
            if rounds == steps:
                shares.append(step / rounds)
            else:
                shares.append(step / steps)
            left = steps - step
        if math.isfinite(limit):
            now = float(state.time)
            place.turns.append(now)
            ago = place.turns[-LATELY:]
            pace = max((b - a for a, b in pairwise(ago)), default=0.0)
            shares.append(min(1.0, now / limit) if limit > 0 else 1.0)
            # One turn fewer than would fit at that pace: whoever takes the last for the one before it gets nothing.
            left = min(left, int((limit - now) / pace) if pace > 0 else math.inf)
        if not shares:
            shares.append(float(state.relative_time))
        if steps == rounds and not math.isfinite(limit):
            return int(min(step, rounds - 1))
        told = int(max(shares) * (rounds - 1))
        # The last two are those in which it matters that there are no more; before them, the share of time decides.
        return rounds - max(1, int(left)) if left <= 2 else min(told, max(0, rounds - 3))

    def _hear(self, state: Any, place: _Place, round_: int) -> None:
        """Enter into the hearing what the others did since the last own turn."""
        news, self._news = self._news, []
        if not news and state.current_offer is not None:
            news = self._read_off(state, place)
        gone = [one for one in place.order if one in state.left_negotiators]
        for who, what in news:
            if who not in place.order:
                continue
            seat = Seat(place.order.index(who))
            move = what if isinstance(what, Accept | Pass) else _offered(place.agenda, what)
            # Who moves after this seat did so in the round before.
            when = round_ if seat < place.briefing.seat else max(0, round_ - 1)
            place.hearing.add(Heard(seat, move, False, (), when))
            if isinstance(move, Offer):
                # The consent of who has left is not needed any more: the same as if it were always given.
                for other in gone:
                    place.hearing.add(Heard(Seat(place.order.index(other)), Accept(), False, (), when))

    def _read_off(self, state: Any, place: _Place) -> list[tuple[str, Any]]:
        """The same from the state alone, where a mechanism makes no callbacks: what stands now, and who accepted it.

        Between two it is all there is to know. Of several, those before the offer that stands may have made others.
        """
        me, order = place.briefing.seat, place.order
        turns = [order[(me + k) % len(order)] for k in range(1, len(order))]
        if state.current_proposer not in turns:
            return []
        after = turns[turns.index(state.current_proposer) + 1 :]
        yes = max(0, state.n_acceptances - int(bool(self.nmi.offering_is_accepting)))
        answers: list[tuple[str, Any]] = [(who, Accept() if yes >= len(after) else Pass()) for who in after]
        return [(state.current_proposer, state.current_offer), *answers]

    def _table(self, state: Any, place: _Place, round_: int) -> AlternatingTable:
        """The table as it stands: an offer, and who has accepted it."""
        seat, by = place.briefing.seat, NATURE
        terms: Terms = ()
        accepted: tuple[Seat, ...] = ()
        for heard in place.hearing.heard[-2 * len(place.order) - 1 :]:
            if isinstance(heard.move, Offer):
                terms, by, accepted = heard.move.terms, heard.seat, (heard.seat,)
            elif isinstance(heard.move, Accept):
                accepted = (*accepted, heard.seat)
        if state.current_offer is None:
            return AlternatingTable(round_, seat, (), NATURE, (), None)
        if not self.nmi.offering_is_accepting:
            # Whoever has offered is still to say yes to it.
            accepted = tuple(one for one in accepted if one != by)
        return AlternatingTable(round_, seat, terms, by, accepted, None)


def _offered(agenda: Agenda, outcome: Any) -> Move:
    """An outcome as a move; what is no outcome of the space, or none at all, is like saying nothing."""
    try:
        return Pass() if outcome is None else Offer(agenda.package(outcome))
    except (KeyError, TypeError, ValueError):
        return Pass()


def _steps(nmi: Any) -> int | None:
    """The deadline in rounds; None where there is none."""
    if nmi.n_steps is None or math.isinf(nmi.n_steps):
        return None
    steps = int(nmi.n_steps)
    return max(1, -(-steps // len(nmi.negotiator_ids)) if nmi.one_offer_per_step else steps)


def _laid(player: Any, heard: Sequence[Heard]) -> _Place:
    """The negotiator's place: its briefing, from the outcome space and its own utility function."""
    nmi = player.nmi
    if player.ufun is None:
        raise NotPlayable(tr('Negotiator "{name}" was given no utility function.', name=player.ours.name))
    order = tuple(nmi.negotiator_ids)
    seat = Seat(order.index(player.id))
    steps = _steps(nmi)
    agenda = agenda_of(nmi.outcome_space)
    worth = _worth(player.ufun, agenda, player.ours.name)
    rounds = steps if steps is not None and steps <= MOST_ROUNDS else FINE
    public = _public(agenda, len(order), rounds, worth)
    place = _Place(agenda, Briefing(public, seat, _timed(worth.sheet(seat), steps, rounds)), order)
    for one in heard:
        place.hearing.add(one)
    return place


def _timed(sheet: Sheet, steps: int | None, rounds: int) -> Sheet:
    """The sheet where rounds are not NegMAS's steps: what a discount by step leaves at the end, if any."""
    if sheet.discount == "1" or sheet.discount_by == "deadline" or steps == rounds:
        return sheet
    if steps is None:
        reason = tr("a discount by step cannot be reckoned where the clock ends the talks")
        warnings.warn(tr("{reason}; it plays by its values at the start", reason=reason), UnlikeNegmas, 2)
        return replace(sheet, discount="1")
    left = max(float(sheet.discount) ** steps, 1e-9)
    return replace(sheet, discount=decimal(Fraction(str(left))), discount_by="deadline")


def _worth(ufun: Any, agenda: Agenda, name: str) -> Worth:
    """The utility function in points; where it changes with the talks in a way no sheet can hold, as at their start."""
    try:
        return worth_of(ufun, agenda, name)
    except Refused as refused:
        still = undiscounted(ufun)
        if still is ufun:
            raise NotPlayable(str(refused)) from None
        warnings.warn(tr("{reason}; it plays by its values at the start", reason=str(refused)), UnlikeNegmas, 2)
        return worth_of(still, agenda, name)


def _public(agenda: Agenda, parties: int, rounds: int, worth: Worth) -> Public:
    """The public part: names without a meaning, since who sits there and what outcomes mean is nothing to go by."""
    issues = tuple(
        Issue(
            f"issue-{i}", name, name[:24], "", "choice",
            tuple(Option(f"option-{k}", str(value), str(value)) for k, value in enumerate(row)),
            optional=False,
        )
        for i, (name, row) in enumerate(zip(agenda.names, agenda.values, strict=True))
    )  # fmt: skip
    seats = tuple(
        Party(f"party-{k}", f"Party {k}", f"Party {k}", Role.PRINCIPAL, "", "", "", "", ()) for k in range(parties)
    )
    return Public(
        "negmas", "NegMAS", "", "", "", "", True, seats, issues, Signing("unanimity"),
        tension_on=False, rounds=rounds, scale=max(1, worth.best),
    )  # fmt: skip
