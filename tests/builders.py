"""Small scenarios, built from the nouns themselves, a driver that plays them, and random games.

Parties are called Aland, Borea, Cadia, Delos, Elara, Faro; the mediators come last and are Medina, Novara.
Issues are A, B, C, ... and their options A0 (no provision), A1, A2, ...: sentences can be written out by heart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from communique.model.package import OPEN, Terms
from communique.model.scenario import (
    NATURE,
    Feasibility,
    Gesture,
    Goal,
    Guarantee,
    Issue,
    Line,
    Meters,
    News,
    Option,
    Party,
    Public,
    Role,
    Seat,
    Signing,
)
from communique.model.sheet import Audience, Card, Link, Scenario, Sheet
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.answer import Answer
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.press import Press
from communique.rules.moves.sign import Sign
from communique.rules.moves.tell import Tell
from communique.rules.protocol import Rules, protocol
from communique.rules.state import HOLD, AlternatingTable, ConferenceTable, Desk, Phase, State
from communique.session.log import Event
from communique.session.session import Session
from communique.shipped import scenarios as scenarios_folder
from communique.views import PartyView
from communique.words import say

PRINCIPALS = ("Aland", "Borea", "Cadia", "Delos", "Elara", "Faro")
MEDIATORS = ("Medina", "Novara")

few = settings(max_examples=25, deadline=None, derandomize=True, database=None)
"""For properties that play whole games."""
many = settings(max_examples=120, deadline=None, derandomize=True, database=None)
"""For properties that are quick to check."""


SHIPPED = tuple(sorted(path.stem for path in scenarios_folder().glob("*.yaml")))
"""The names of the scenarios that the program comes with."""


# -- scenarios ---------------------------------------------------------------


def build(
    *,
    principals: int = 2,
    mediators: int = 0,
    sizes: Sequence[int] = (3, 3, 2, 4),
    goals: Mapping[int, Sequence[tuple[int, tuple[int, ...]]]] | None = None,
    locks: Mapping[tuple[int, int], int] | None = None,
    links: Mapping[int, Sequence[Link]] | None = None,
    audiences: Mapping[int, Sequence[Audience]] | None = None,
    cards: Mapping[int, Sequence[Card]] | None = None,
    reservation: int = 30,
    id: str = "harbour",
    **public: Any,
) -> Scenario:
    """A scenario with `principals` and `mediators`; keyword arguments beyond ours go to `Public`.

    `goals[seat]` are (issue, options) pairs; `locks[issue, option]` is the guarantee that unlocks it.
    """
    names = PRINCIPALS[:principals] + MEDIATORS[:mediators]
    parties = tuple(
        _party(p, name, Role.PRINCIPAL if p < principals else Role.MEDIATOR, (goals or {}).get(p, ()))
        for p, name in enumerate(names)
    )
    issues = tuple(_issue(i, size, locks or {}) for i, size in enumerate(sizes))
    public.setdefault("signing", Signing("principals"))
    public.setdefault("fictional", True)
    world = Public(
        id=id, title="Harbour talks", place="A harbour", date="1 May", story="Two shores.", content_note="",
        parties=parties, issues=issues, **public,
    )  # fmt: skip
    sheets = tuple(
        Sheet(
            seat=Seat(p),
            points=points(p, sizes),
            links=tuple((links or {}).get(p, ())),
            reservation=reservation,
            audiences=tuple((audiences or {}).get(p, ())),
            cards=tuple((cards or {}).get(p, ())),
            brief=f"The brief of {names[p]}.",
        )
        for p in range(len(names))
    )
    return Scenario(world, sheets, "d" * 64)


def _party(seat: int, name: str, role: Role, goals: Sequence[tuple[int, tuple[int, ...]]]) -> Party:
    stated = tuple(Goal(f"{name} wants {'ABCDEFGH'[issue]}.", issue, options) for issue, options in goals)
    return Party(
        id=name.lower(), name=f"Delegation of {name}", short=name, role=role, head="A head", office="President",
        alias=f"Delegation {seat}", emblem="knot", goals=stated,
    )  # fmt: skip


def _issue(number: int, size: int, locks: Mapping[tuple[int, int], int]) -> Issue:
    letter = "ABCDEFGHIJKLMNOP"[number]
    options = tuple(
        Option(
            f"{letter}{k}".lower(),
            f"{letter}{k}",
            "" if k == 0 else f"Clause {letter}{k}.",
            guarantee=locks.get((number, k)),
        )
        for k in range(size)
    )
    return Issue(letter.lower(), f"Issue {letter}", letter, f"About {letter}.", "choice", options)


def points(seat: int, sizes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """A table in which seats want opposite ends and weigh issues differently."""
    table = []
    for i, size in enumerate(sizes):
        weight = 5 + 7 * ((i + seat) % 4)
        row = [weight * k // (size - 1) for k in range(size)]
        table.append(tuple(row if seat % 2 == 0 else row[::-1]))
    return tuple(table)


def card(seat: int = 0) -> Card:
    """An evidence card: `c0` for seat 0."""
    return Card(f"c{seat}", "A map", f"The map of seat {seat}.", issue=0)


def news(*, tension: int = 0, lines: Sequence[Line] | None = None, id: str = "storm") -> News:
    """A news card with two lines unless given."""
    said = (Line("calm", "Calm", "We stay calm."), Line("sharp", "Sharp", "We object.", tension=1, capital=1, trust=-1))
    return News(id, id.title(), f"A {id} came.", said if lines is None else tuple(lines), tension=tension)


def two(**changes: Any) -> Scenario:
    """Two principals, nobody else."""
    return build(**changes)


def three(**changes: Any) -> Scenario:
    """Two principals and a mediator, who sits in seat 2."""
    return build(mediators=1, **changes)


def trio(**changes: Any) -> Scenario:
    """Three principals, no mediator."""
    return build(principals=3, **changes)


def six(**changes: Any) -> Scenario:
    """Five principals and a mediator; any four of the six may sign, Aland among them."""
    changes.setdefault("signing", Signing("k-of-n", 4, (Seat(0),)))
    return build(principals=5, mediators=1, **changes)


def rich(**changes: Any) -> Scenario:
    """Two principals and a mediator with everything a scenario can have."""
    everything: dict[str, Any] = {
        "goals": {0: ((0, (2,)),), 1: ((1, (1, 2)),)},
        "locks": {(3, 3): 0},
        "links": {0: (Link(0, 2, 1, 2, 6),), 1: (Link(0, 1, 3, 1, -4),)},
        "audiences": {
            0: (Audience("harbour", "The harbour", (0, 1), 12),),
            1: (Audience("hills", "The hills", (2,), 3),),
        },
        "cards": {0: (card(0),), 1: (card(1),), 2: (card(2),)},
        "news": (news(tension=1), news(id="truce", tension=-1), news(id="storage", lines=())),
        "gestures": (
            Gesture("maps", Seat(0), "Maps", "Aland hands over maps.", 0, 1, trust=2, tension=-1),
            Gesture("returns", Seat(1), "Returns", "Borea lets people go.", 1, 1),
            Gesture("more", Seat(0), "More maps", "Aland hands over all maps.", 0, 2),
        ),
        "guarantees": (Guarantee("monitors", Seat(2), "Monitors", "Medina sends monitors.", 2),),
        "feasibility": (
            Feasibility("requires", 0, 2, 1, 2, "maps need people."),
            Feasibility("excludes", 2, 1, 3, 2, "both cannot be."),
        ),
        "tension_shift": ((0, -1, -2, -4, -6), (0, -1, -2, -4, -6), (0, 0, -1, -2, -3)),
        "sessions": 3,
    }
    return three(**(everything | changes))


def terms(public: Public, **said: int) -> Terms:
    """Terms by letter, open elsewhere: `terms(public, A=1, C=0)`."""
    out = [OPEN] * len(public.issues)
    for letter, option in said.items():
        out["ABCDEFGH".index(letter)] = option
    return tuple(out)


# -- playing -----------------------------------------------------------------


class Play:
    """The rules, played by hand: each move by whose turn it is, asserting that it is legal."""

    def __init__(self, scenario: Scenario, *, rules: str = "conference", seed: int = 1) -> None:
        self.scenario, self.public, self.seed = scenario, scenario.public, seed
        self.rules: Rules = protocol(rules)
        self.state: State = self.rules.opening(self.public)
        self.events: list[Event] = []
        self._follow()

    @property
    def table(self) -> Any:
        return self.state.table

    @property
    def turn(self) -> Seat:
        return self.rules.turn(self.state)

    @property
    def ending(self) -> Any:
        """How the talks ended, its cause in words."""
        ending = self.state.table.ending
        return None if ending is None else ending._replace(cause=say(ending.cause))

    def desk(self, seat: int) -> Desk:
        return self.state.desks[seat]

    def __call__(self, *moves: Move) -> Play:
        """Make the moves, each by whose turn it then is."""
        for move in moves:
            assert self.refusal(move) == ""
            self._make(self.turn, move)
            self._follow()
        return self

    def refusal(self, move: Move, seat: int | None = None) -> str:
        """The sentence that refuses the move (of whose turn it is, unless given); empty when it is legal."""
        at = self.turn if seat is None else Seat(seat)
        refused = self.rules.refusal(self.public, self.state.table, self.state.desks[at], at, move)
        return "" if refused is None else say(refused.message)

    def floor(self, seat: int) -> Play:
        """Let others have their dull turns until `seat` has the floor."""
        return self.until(lambda: self.table.phase is Phase.FLOOR and self.turn == seat)

    def phase(self, phase: Phase) -> Play:
        """Dull turns until this phase begins."""
        return self.until(lambda: self.table.phase is phase)

    def session(self, number: int) -> Play:
        """Dull turns until session `number`, counted from 0, has its floor open."""
        return self.until(lambda: self.table.session == number and self.table.phase is Phase.FLOOR)

    def finish(self) -> Play:
        """Dull turns until the end."""
        return self.until(lambda: self.ending is not None)

    def until(self, there: Callable[[], bool]) -> Play:
        for _ in range(2000):
            if there():
                return self
            assert self.ending is None, f"ended first: {self.ending}"
            self(dull(self.public, self.state.table, self.state.desks[self.turn], self.turn))
        raise AssertionError("it never came to that")

    def set(self, **fields: Any) -> Play:
        """Put the table into a state that would take many moves to reach."""
        self.state = State(self.state.table._replace(**fields), self.state.desks)
        return self

    def causes(self) -> list[tuple[str, int, int, int]]:
        """What the last move did to the meters: (meter, seat, before, after)."""
        return [(c.meter, c.seat, c.before, c.after) for c in self.table.changes]

    def said(self) -> str:
        """The sentence of the last event."""
        seat, move = self.events[-1]
        return say(kind_of(move).told(self.public, seat, move))

    def _make(self, seat: Seat, move: Move) -> None:
        self.state = self.rules.apply(self.public, self.state, seat, move)
        self.events.append(Event(seat, move))

    def _follow(self) -> None:
        while (due := self.rules.due(self.public, self.state, self.seed)) is not None:
            self._make(*due)


def dull(public: Public, table: AlternatingTable | ConferenceTable, desk: Desk, seat: Seat) -> Move:
    """The least a seat can do when it is its turn."""
    if not isinstance(table, ConferenceTable):
        return Pass()
    if desk.question is not None:
        return Answer("decline", to=desk.question.by)
    if table.question is not None:
        return Answer("decline")
    if table.phase is Phase.NEWS:
        return TakeLine(table.news, 0)
    if table.phase is Phase.BALLOT:
        assert table.draft is not None
        mine = table.marks[seat]
        return Mark(tuple(HOLD if c != OPEN and not m else 0 for c, m in zip(table.draft.terms, mine, strict=True)))
    if table.phase is Phase.PRESS:
        return Press(1)
    if table.phase in (Phase.SIGNING, Phase.FINAL):
        return Sign()
    return Pass()


def drift(session: Session, until: Callable[[Session], bool] = lambda session: session.over) -> Session:
    """`session` with the least done in every turn, until something is so."""
    while not until(session):
        view = session.chair(session.turn).view()
        assert session.chair(view.seat).submit(dull(view.public, view.table, view.desk, view.seat)) is None
    return session


def moves_of(view: PartyView) -> list[Move]:
    """The view's candidates, and the evidence the seat could lay down."""
    found = list(view.candidates())
    for held in view.sheet.cards:
        for to in (None, *view.desk.caucus):
            evidence = Tell(-1 if held.issue is None else held.issue, card=held.id, text=held.text, to=to)
            if view.refusal(evidence) is None:
                found.append(evidence)
    return found


def bytes_of(view: PartyView) -> bytes:
    """All that a seat can see, as bytes; its own sheet aside."""
    seen = (view.table, view.desk, view.heard, view.n, view.my_turn, view.over, view.tension, tuple(view.candidates()))
    return repr(seen).encode()


WEIGHTS = {
    "walk": 1, "warn": 1, "pass": 2, "final": 1, "tell": 2, "withhold": 1, "remark": 1,
    "accept": 8, "if-then": 12, "table": 8, "return": 12, "caucus": 6, "mark": 6,
}  # fmt: skip
"""How often a random player takes a kind of move; 4 for those not named."""


def choose(moves: Sequence[Move], dice: Dice) -> Move:
    """One of `moves`: a kind of move by weight, then a move of that kind, rather a private one: so games go deep."""
    kinds = sorted({kind_of(move).name for move in moves})
    kind = dice.pick([kind for kind in kinds for _ in range(WEIGHTS.get(kind, 4))])
    pool = [move for move in moves if kind_of(move).name == kind]
    whispers = [move for move in pool if getattr(move, "to", None) is not None]
    return dice.pick(whispers if whispers and dice.chance(60) else pool)


def play_on(session: Session, luck: int, limit: int = 400) -> Session:
    """`session` played on by chance for at most `limit` moves. Equal `luck`, equal game."""
    for step in range(limit):
        if session.over:
            break
        seat = session.turn
        assert seat != NATURE
        moves = moves_of(session.chair(seat).view())
        assert moves, "whoever has to move can move"
        move = choose(moves, Dice(luck, step, "playout"))
        assert session.chair(seat).submit(move) is None
    return session


def played(scenario: Scenario, luck: int, limit: int = 400, **options: Any) -> Session:
    """A game of `scenario` played by chance."""
    return play_on(Session.open(scenario, seed=luck, **options), luck, limit)


def other_secrets(scenario: Scenario, keep: int) -> Scenario:
    """`scenario` with everybody's sheet but that of seat `keep` replaced by quite another, and so its digest."""
    sheets = list(scenario.sheets)
    for p, sheet in enumerate(sheets):
        if p != keep:
            sheets[p] = replace(
                sheet,
                points=tuple(tuple(90 - 3 * v for v in row) for row in sheet.points),
                links=(Link(0, 1, 1, 1, 17),),
                reservation=71,
                audiences=(Audience("x", "Nobody", (0,), 99),),
                brief="Another brief.",
            )
    return replace(scenario, sheets=tuple(sheets), digest="other")


# -- strategies --------------------------------------------------------------

lucks = st.integers(0, 2**32 - 1)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any small scenario in which the package of all floors can be signed."""
    principals = draw(st.integers(2, 4))
    mediators = draw(st.integers(0, 2))
    n = principals + mediators
    sizes = tuple(draw(st.lists(st.integers(2, 4), min_size=1, max_size=4)))
    m = len(sizes)
    seat = st.integers(0, n - 1).map(Seat)
    deed = st.integers(0, m - 1).flatmap(lambda i: st.tuples(st.just(i), st.integers(1, sizes[i] - 1)))

    def rule(kind: str, one: tuple[int, int], other: tuple[int, int]) -> Feasibility:
        return Feasibility(kind, *one, *other, "so it is.")

    rules = st.builds(rule, st.sampled_from(("requires", "excludes")), deed, deed)
    line = st.builds(lambda t, c, r: Line("l", "Line", "We say so.", t, c, r), *(st.integers(-2, 2) for _ in range(3)))
    by_party = st.one_of(st.just(()), st.tuples(*(st.integers(-1, 1) for _ in range(n))))

    def item_of(tension: int, lines: list[Line], changes: tuple[tuple[int, ...], ...], seen: int, does: int) -> News:
        return replace(
            news(tension=tension, lines=lines),
            capital=changes[0],
            points=changes[1],
            watched=seen if seen >= 0 else None,
            no_caucus=bool(does & 1),
            foretold=bool(does & 2),
        )

    item = st.builds(
        item_of,
        st.integers(-2, 4),
        st.lists(line, max_size=2),
        st.tuples(by_party, by_party),
        st.integers(-1, m - 1),
        st.integers(0, 3),
    )
    gesture = st.builds(
        lambda s, d, t: Gesture("g", s, "Step", "A step is made.", d[0], d[1], trust=t), seat, deed, st.integers(0, 3)
    )
    guarantees = draw(
        st.lists(
            st.builds(lambda s, c: Guarantee("w", s, "Word", "A word is given.", c), seat, st.integers(0, 3)),
            max_size=2,
        )
    )
    locks = {}
    if guarantees:
        locks = draw(st.dictionaries(deed, st.integers(0, len(guarantees) - 1), max_size=2))
    signing = draw(
        st.one_of(
            st.just(Signing("principals")),
            st.just(Signing("unanimity")),
            st.builds(
                lambda k, v: Signing("k-of-n", k, v),
                st.integers(1, n),
                st.one_of(st.just(()), seat.map(lambda s: (s,))),
            ),
        )
    )
    return build(
        principals=principals,
        mediators=mediators,
        sizes=sizes,
        signing=signing,
        feasibility=tuple(
            r for r in draw(st.lists(rules, max_size=3)) if (r.issue, r.option) != (r.other_issue, r.other_option)
        ),
        news=tuple(draw(st.lists(item, max_size=2))),
        gestures=tuple(draw(st.lists(gesture, max_size=3))),
        guarantees=tuple(guarantees),
        locks=locks,
        goals={0: (draw(deed.map(lambda d: (d[0], (d[1],)))),)},
        cards={p: (card(p),) for p in range(n)},
        meters=draw(st.builds(Meters, st.integers(0, 8), st.integers(0, 10), st.integers(0, 4), st.integers(0, 10))),
        tension_on=draw(st.booleans()),
        sessions=draw(st.integers(1, 3)),
        rounds=draw(st.integers(1, 5)),
    )
