"""NegMAS at our table: our scenarios as NegMAS sees them, and its negotiators in our chairs.

NegMAS (Mohammad, Nakadai & Greenwald 2021, https://negmas.readthedocs.io) is the research library whose negotiators
most papers compare with. It is imported only when one is asked for (`pip install "communique[research]"`).

A negotiator plays in a shadow of the talks: a mechanism of its own, in which the other chairs are held by stand-ins
that repeat what its seat has heard. It is given its own utility function, the deadline and the offers, and nothing
else. The shadow's table is turned so that its seat comes last; one step of it is then one round of the talks.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from typing import Any, Final

from communique.interop.negmas_library import library, negotiator_class
from communique.model.errors import ErrorForPeople
from communique.model.package import Package
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario, Sheet
from communique.negotiators.guests import check_file, has_file
from communique.negotiators.negotiator import Strategy
from communique.negotiators.registry import NotFromFile, cut
from communique.negotiators.unrun import missing_in_module
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.say import OwnWords
from communique.views import Briefing, Fold, Heard, PartyView
from communique.words import N_, tr

PREFIX: Final = "negmas:"
"""What a negotiator's name begins with in a line-up: `negmas:BoulwareTBNegotiator`."""

_ALTERNATING_ONLY: Final = N_("NegMAS's negotiators know alternating offers only; choose that protocol.")


def misplaced(name: str, public: Public, protocol: str) -> str:
    """Why their negotiators cannot play by this protocol; empty where they can."""
    return tr(_ALTERNATING_ONLY) if protocol == "conference" else ""


class TheirError(ErrorForPeople, RuntimeError):
    """A negotiator of theirs failed: which, and how."""


# -- a scenario of ours as NegMAS sees it -----------------------------------------------


def negmas_scenario(scenario: Scenario) -> Any:
    """The scenario as a `negmas.inout.Scenario`: issues by id, and a utility function for each party."""
    space = outcome_space(scenario.public)
    ufuns = tuple(utility(scenario.public, sheet, space) for sheet in scenario.sheets)
    return library("negmas.inout").Scenario(outcome_space=space, ufuns=ufuns)


def outcome_space(public: Public) -> Any:
    """The packages as a NegMAS outcome space; an outcome is a tuple of option ids in the order of the issues."""
    negmas = library("negmas")
    issues = [negmas.make_issue([o.id for o in issue.options], name=issue.id) for issue in public.issues]
    return negmas.make_os(issues, name=public.id)


def outcome_of(public: Public, package: Package) -> tuple[str, ...]:
    """The package as a NegMAS outcome. Inverse of `package_of`."""
    return tuple(issue.options[k].id for issue, k in zip(public.issues, package, strict=True))


def package_of(public: Public, outcome: Sequence[str]) -> Package:
    """The NegMAS outcome as a package. Inverse of `outcome_of`."""
    return _package(_places(public), outcome)


def _package(places: Sequence[Mapping[str, int]], outcome: Sequence[str]) -> Package:
    return tuple([place[value] for place, value in zip(places, outcome, strict=True)])


def utility(public: Public, sheet: Sheet, space: Any, whole: int = 0) -> Any:
    """The sheet as a NegMAS utility function: points divided by `whole`, or by the scenario's scale where that is 0.

    Each value is one division of whole points, so packages rank exactly as they do here. Without links, bundles, boxes
    and public rules it is one of NegMAS's linear additive functions. A package that breaks a public rule, which NegMAS
    cannot express, is worth less than any other. A discount is left out: NegMAS's negotiators need values that stand
    still.
    """
    unit = whole or public.scale
    if not (sheet.links or sheet.together or public.feasibility):
        table = library("negmas.preferences.value_fun").TableFun
        # An issue whose options are all worth nothing, or less, is written with a weight of 1.
        weights = [most / unit if (most := max(row)) > 0 else 1.0 for row in sheet.points]
        values = [
            table({option.id: points / unit / w for option, points in zip(issue.options, row, strict=True)})
            for issue, row, w in zip(public.issues, sheet.points, weights, strict=True)
        ]
        made = _exact("LinearAdditiveUtilityFunction")(values, weights=weights, outcome_space=space)
    else:
        made = _exact("UtilityFunction")(outcome_space=space)
    made.reserved_value = sheet.reservation / unit
    made.points = _Pointing(public, sheet)
    made.scale = unit
    return made


@lru_cache(maxsize=4)
def _exact(base: str) -> Any:
    """NegMAS's class `base` of utility functions, with values from `points`, divided once."""

    class Exact(getattr(library("negmas.preferences"), base)):  # type: ignore[misc]
        points: Callable[[Sequence[str]], int]
        scale: int

        def eval(self, offer: Sequence[str] | None) -> float:
            return float(self.reserved_value) if offer is None else self.points(offer) / self.scale

        def __reduce__(self) -> tuple[Any, ...]:
            # The class has no name that another process could import; what it is made from has.
            return _blank, (base,), self.__dict__.copy()

    return Exact


def _blank(base: str) -> Any:
    """An object of `_exact(base)` before anything is known of it."""
    kind = _exact(base)
    return kind.__new__(kind)


class _Pointing:
    """Points of a NegMAS outcome on one sheet; can be pickled, so that a utility function can."""

    __slots__ = ("places", "public", "sheet", "worst")

    def __init__(self, public: Public, sheet: Sheet) -> None:
        self.public, self.sheet, self.places = public, sheet, _places(public)
        # No package is worth less than this, whatever it holds.
        self.worst = sum(min(row) for row in sheet.points) + sum(min(0, link.points) for link in sheet.links)
        self.worst += sum(min(bundle.points) for bundle in sheet.bundles)
        self.worst += sum(min(0, box.points) for box in sheet.boxes)

    def __call__(self, outcome: Sequence[str]) -> int:
        package = _package(self.places, outcome)
        for rule in self.public.feasibility:
            met = package[rule.other_issue] == rule.other_option
            if package[rule.issue] == rule.option and met != (rule.kind == "requires"):
                return self.worst - 1
        return self.sheet.value(package)


def _places(public: Public) -> tuple[dict[str, int], ...]:
    """By issue, the place of each option id."""
    return tuple({option.id: k for k, option in enumerate(issue.options)} for issue in public.issues)


# -- a negotiator of theirs in a chair of ours ---------------------------------------------


def negotiator(name: str) -> Strategy:
    """The NegMAS negotiator that a person has named: `negmas:ClassName`, or `negmas:` and a dotted path or a file.

    A dotted path imports its module, and `negmas:mine.py:Mine` runs that file. Raises KeyError with a sentence when
    NegMAS is not installed or there is no such negotiator.
    """
    return _strategy(name, negotiator_class(name.removeprefix(PREFIX)))


def registered(name: str) -> Strategy:
    """The NegMAS negotiator that a file names: `negmas:ClassName`, for what NegMAS itself has under that name.

    Raises KeyError as `negotiator` does, and NotFromFile for a dotted path.
    """
    path = name.removeprefix(PREFIX)
    if "." in path:
        raise NotFromFile(
            tr('"{name}" would import a module, and nothing is imported because a file says so.', name=cut(name))
        )
    return _strategy(name, negotiator_class(path))


def known(name: str) -> None:
    """Raise KeyError with a sentence where there is no such negotiator; what is no part of NegMAS is not imported."""
    path = name.removeprefix(PREFIX)
    if has_file(path):
        check_file(path)
    elif "." not in path:
        negotiator(name)
    elif missing := missing_in_module(path):
        raise KeyError(missing)


def _strategy(name: str, kind: Any) -> Strategy:
    said = (kind.__doc__ or "").strip().split("\n")[0].rstrip(".")
    about = f"{said}." if said else tr("See its documentation.")
    return Strategy(
        name,
        kind.__name__,
        tr("NegMAS's {negotiator}, for alternating offers only. {about}", negotiator=kind.__name__, about=about),
        _Mind(kind),
    )


class _Mind:
    """Decides as a NegMAS negotiator does. Holds no state of its own: each seat's shadow is kept with its hearing."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self.shadow = Fold[_Shadow](lambda view: _Shadow(kind, view.briefing), _Shadow.hear, _Shadow.grown)

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move. Raises ValueError in a conference, whose moves NegMAS does not know."""
        if view.table.alternating is None:
            raise ValueError(tr(_ALTERNATING_ONLY))
        shadow = view.fold(self.shadow)
        move = shadow.answer(dice)
        return move if view.refusal(move) is None else Pass()

    def believed(self, view: PartyView, of: Seat, packages: Sequence[Package]) -> list[float] | None:
        """What it holds packages to be worth to the other party: its `opponent_ufun`; None where it has none.

        That is where a negotiator of the league of 2026 leaves its model of the other; where there are several
        others, NegMAS has no agreed place.
        """
        if len(view.public.parties) != 2 or view.table.alternating is None:
            return None
        return view.fold(self.shadow).model(packages)


class _Shadow:
    """A mechanism in which one negotiator meets what its seat has heard. Holds state; grows with the hearing.

    When a game is taken up again from its log, the negotiator lives through its earlier turns once more and says
    what the log says it said; what it drew by chance beyond that may differ.
    """

    def __init__(self, kind: Any, briefing: Briefing) -> None:
        self.kind, self.briefing = kind, briefing
        self.heard: list[Heard] = []
        self._begin()

    def _begin(self) -> None:
        self.mechanism: Any = None
        self.done = 0
        """Events of `heard` that the mechanism has been through."""
        self.reply: tuple[int, Move] | None = None
        """How many events had been heard when the negotiator was asked, and what it said."""

    def grown(self) -> _Shadow:
        """This shadow, to be gone on with; it takes the mechanism with it, and a new one is laid here if need be."""
        other = copy(self)
        other.heard = list(self.heard)
        self._begin()
        return other

    def hear(self, heard: Heard) -> _Shadow:
        """This shadow, after one more event; NegMAS's talks have no words but offers."""
        if not isinstance(heard.move, OwnWords):
            self.heard.append(heard)
        return self

    def answer(self, dice: Dice) -> Move:
        """What the negotiator does now, on its turn."""
        seed = dice.sealed().below(1 << 32)
        with _chance(seed):
            waiting = self._catch_up()
            if self.reply is None or self.reply[0] != len(self.heard):
                self.reply = len(self.heard), self._turn(waiting, None)
        return self.reply[1]

    def model(self, packages: Sequence[Package]) -> list[float] | None:
        """What the negotiator believes of the only other, now that the talks have ended; None where it says nothing."""
        if self.mechanism is None:
            return None
        state = self.mechanism.state
        with self._errors():
            self.player.on_negotiation_end(state)
            theirs = self.player.opponent_ufun
            if theirs is None:
                return None
            return [float(theirs(outcome_of(self.briefing.public, package))) for package in packages]

    def _catch_up(self) -> list[Heard]:
        """Live through the own turns that have been heard since; returns what the others did after the last."""
        me = self.briefing.seat
        if self.reply is not None and self.reply[0] < len(self.heard):
            at, said = self.reply
            if self.heard[at].move != said:
                self._begin()
            else:
                self.done, self.reply = at + 1, None
        waiting = []
        for place in range(self.done, len(self.heard)):
            event = self.heard[place]
            if event.seat != me:
                waiting.append(event)
            elif self.reply is None:
                self._turn(waiting, event.move)
                self.done, waiting = place + 1, []
        return waiting

    def _turn(self, others: Sequence[Heard], forced: Move | None) -> Move:
        """One step of the mechanism: the others' moves, then the negotiator's own, which `forced` overrides."""
        with self._errors():
            mechanism = self._seated()
        actions = {stand_in.id: self._response(None) for stand_in in self.stand_ins.values()}
        for event in others:
            actions[self.stand_ins[event.seat].id] = self._response(event.move)
        self.player.forced = None if forced is None else self._response(forced)
        with self._errors():
            mechanism.step(actions)
        said = self.player.said
        return Leave() if said is None else self._move(said)

    def _seated(self) -> Any:
        """The mechanism, its chairs taken."""
        if self.mechanism is None:
            self._seat()
        return self.mechanism

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Say in a sentence that the negotiator failed, also where its class cannot be made into one."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except Exception as error:
                what = f"{type(error).__name__}: {error}"
                raise TheirError(
                    tr(
                        "NegMAS's {negotiator} stopped with an error ({what}).",
                        negotiator=self.kind.__name__,
                        what=f"{what:.200}",
                    )
                ) from error

    def _seat(self) -> None:
        """Lay the shadow's table: the seats after the negotiator's own, those before it, itself."""
        public, me = self.briefing.public, self.briefing.seat
        own = _own_utility(self.briefing)
        self.mechanism = _timeless()(outcome_space=own.outcome_space, n_steps=public.rounds)
        parties = len(public.parties)
        order = [Seat((me + 1 + k) % parties) for k in range(parties - 1)]
        self.stand_ins = {seat: _stand_in()(name=public.parties[seat].id) for seat in order}
        for stand_in in self.stand_ins.values():
            self.mechanism.add(stand_in)
        self.player = _overheard(self.kind)(name=public.parties[me].id)
        self.mechanism.add(self.player, ufun=own)

    def _response(self, move: Move | None) -> Any:
        """A move of ours as NegMAS's response; None for a seat that has not moved yet."""
        sao, public = library("negmas.sao"), self.briefing.public
        kinds = sao.ResponseType
        if isinstance(move, Offer):
            return sao.SAOResponse(kinds.REJECT_OFFER, outcome_of(public, move.terms))
        if isinstance(move, Accept):
            return sao.SAOResponse(kinds.ACCEPT_OFFER, self.mechanism.state.current_offer)
        return sao.SAOResponse(kinds.END_NEGOTIATION if isinstance(move, Leave) else kinds.NO_RESPONSE, None)

    def _move(self, said: Any) -> Move:
        """NegMAS's response as a move of ours; an offer of nothing ends the talks, as it does there."""
        kinds = library("negmas.sao").ResponseType
        if said.response == kinds.ACCEPT_OFFER:
            return Accept()
        if said.response == kinds.REJECT_OFFER and said.outcome is not None:
            return Offer(package_of(self.briefing.public, said.outcome))
        return Pass() if said.response in (kinds.NO_RESPONSE, kinds.WAIT) else Leave()


@lru_cache(maxsize=64)
def _overheard(kind: Any) -> Any:
    """The class `kind`, with what it says last in `said`, and said as `forced` has it where that is not None."""

    class Overheard(kind):  # type: ignore[misc, unused-ignore]
        forced: Any = None
        said: Any = None

        def __call__(self, *asked: Any, **more: Any) -> Any:
            # As NegMAS asked: where it is refused the word `dest` by an older class, it asks once more without.
            said = super().__call__(*asked, **more)
            self.said = said if self.forced is None else self.forced
            return self.said

    Overheard.__name__, Overheard.__qualname__ = kind.__name__, kind.__qualname__
    return Overheard


@lru_cache(maxsize=1)
def _timeless() -> Any:
    class Timeless(library("negmas.sao").SAOMechanism):  # type: ignore[misc, unused-ignore]
        """Its clock stands still: when a second has passed, NegMAS draws by chance what the negotiator would draw."""

        time = 0.0

    return Timeless


@lru_cache(maxsize=1)
def _stand_in() -> Any:
    sao = library("negmas.sao")

    class StandIn(sao.SAOCallNegotiator):  # type: ignore[misc, name-defined, unused-ignore]
        """Holds a chair; what it says is handed to the mechanism."""

        def __call__(self, state: Any, dest: Any = None) -> Any:
            return sao.SAOResponse(sao.ResponseType.NO_RESPONSE, None)

    return StandIn


def _own_utility(briefing: Briefing) -> Any:
    """The utility function of a briefing: a new one for every game.

    NegMAS keeps on it what it has worked out, and a negotiator can keep there what it likes: were it handed on, a game
    would come out by what was played before. That packages are sorted anew is the price.
    Its best package is worth 1, since negotiators of the leagues reckon with steps of 0.05 and the like.
    """
    public = briefing.public
    return utility(public, briefing.sheet, outcome_space(public), max(1, _most(public, briefing.sheet)))


def _most(public: Public, sheet: Sheet) -> int:
    """What no package is worth more than: the best option of every issue, and where it has links all that help.

    Without links and rules that is what its best package is worth.
    """
    return sum(map(max, sheet.points)) + sum(max(0, link.points) for link in sheet.links)


@contextmanager
def _chance(seed: int) -> Iterator[None]:
    """NegMAS's negotiators draw from the chance that all Python shares: seed it for them, and put it back after."""
    import numpy as np

    ours, numpys = random.getstate(), np.random.get_state()
    random.seed(seed)
    np.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(ours)
        np.random.set_state(numpys)
