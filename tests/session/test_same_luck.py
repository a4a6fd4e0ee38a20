"""Equal seed and equal moves, equal game: whatever was taken back, branched off, saved and loaded on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from builders import bytes_of, dull, play_on
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapes import one_of_each_shape

from communique.loading.scenario_file import load_scenario
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.offer import Offer
from communique.rules.terms import stands
from communique.session import Event, Recorder, Session, read_save
from communique.session.assent import Assent
from communique.session.chair import Chair
from communique.session.notes import OpeningNote
from communique.session.store import continue_save

PROTOCOLS = ("conference", "alternating")
games = settings(max_examples=8, deadline=None, derandomize=True, database=None)


def thought(chair: Chair) -> str:
    return repr(NEGOTIATORS["statesman"].decide(chair.view(), chair.dice()))


def everything(session: Session) -> dict[str, Any]:
    """All that there is of a game, but for how often something was taken back."""
    seats = [Seat(p) for p in range(len(session.briefings))]
    turn = session.turn
    return {
        "header": session.header.seed,
        "log": session.log_text(),
        "events": list(session.events),
        "state": session.state,
        "views": [bytes_of(session.chair(seat).view()) for seat in seats],
        "chance": [session.chair(seat).dice().below(2**32) for seat in seats],
        "thoughts": "" if turn < 0 else thought(session.chair(turn)),
        "notes": dict(session.notes),
        "assents": dict(session.assents),
        "outcome": session.outcome() if session.over else None,
    }


class Game:
    """A session that is saved as it goes, and what may be done to it between two moves. Holds the recorder."""

    def __init__(self, scenario: Scenario, session: Session, folder: Path) -> None:
        self.scenario, self.session, self.folder = scenario, session, folder
        self._saves = 0
        self._record()

    def _record(self) -> None:
        self._saves += 1
        self._recorder = Recorder(self.folder / f"{self._saves}.communique", self.session)

    def close(self) -> None:
        self._recorder.close()

    def submit(self, event: Event) -> None:
        assert self.session.chair(event.seat).submit(event.move) is None

    def undo_and_redo(self, luck: int) -> None:
        """Some moves back, and all of them again."""
        self.session.undo(luck % (len(self.session.events) + 1))
        self.session.redo(len(self.session.undone))

    def play_otherwise(self, luck: int) -> None:
        """Some moves back, others made instead, those taken back too, and the first ones made once more."""
        events = list(self.session.events)
        self.session.undo(luck % (len(events) + 1))
        at = len(self.session.events)
        play_on(self.session, luck, 8)
        self.session.undo(at)
        for event in events[at:]:
            if not kind_of(event.move).by_itself:
                self.submit(event)

    def branch_off(self, luck: int) -> None:
        """Another game from an earlier point, which is nobody's business here."""
        play_on(self.session.branch(luck % (len(self.session.events) + 1)), luck, 8)

    def go_on_in_a_branch(self, luck: int) -> None:
        """The same game in a new session, and in a new save."""
        self.close()
        self.session = self.session.branch(len(self.session.events))
        self._record()

    def save_and_load(self, luck: int) -> None:
        """What the file says is the game from now on."""
        self.close()
        self.session, self._recorder = continue_save(read_save(self._recorder.path), self.scenario)

    def resume(self, luck: int) -> None:
        """From the bare events."""
        notes, assents = self.session.notes.values(), self.session.assents.values()
        again = Session.resume(self.scenario, self.session.header, self.session.events)
        for note in notes:
            again.write_note(note)
        for assent in assents:
            again.assent(assent)
        assert everything(again) == everything(self.session)


Detour = Callable[[Game, int], None]
DETOURS: tuple[Detour, ...] = (
    Game.undo_and_redo, Game.play_otherwise, Game.branch_off, Game.go_on_in_a_branch, Game.save_and_load, Game.resume,
)  # fmt: skip
HARMLESS = tuple(detour for detour in DETOURS if detour not in (Game.undo_and_redo, Game.play_otherwise))
"""Those that take nothing back: after the second round, in which an assent ends with the talks it is about."""


def agreeing(scenario: Scenario, protocol: str, luck: int, limit: int) -> Session:
    """A game by chance for at most `limit` moves, that everybody then brings to a signed text if it still can."""
    session = play_on(Session.open(scenario, luck, protocol=protocol), luck, limit)
    package = welcome(scenario)
    while not session.over:
        view = session.chair(session.turn).view()
        offers = [one.id for one in getattr(view.table, "offers", ()) if one.terms == package]
        wanted = [Accept(), *map(Accept, offers), Offer(package)]
        move = next((move for move in wanted if view.refusal(move) is None), None)
        done = any(view.seat in one.accepted for one in getattr(view.table, "offers", ()) if one.id in offers)
        last = dull(view.public, view.table, view.desk, view.seat)
        assert session.chair(view.seat).submit(last if done or move is None else move) is None
    return session


def welcome(scenario: Scenario) -> Package:
    """A package that can stand without a guarantee, and that nobody at home would reject."""
    sizes, sheets = scenario.public.sizes, scenario.sheets
    packages = (tuple(Dice(1, k, f"issue {i}").below(size) for i, size in enumerate(sizes)) for k in range(100_000))
    good = (one for one in packages if stands(scenario.public, one, (0,) * len(sizes), ()))
    return next(one for one in good if not any(sheet.unhappy(one) for sheet in sheets))


@pytest.mark.slow
@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", one_of_each_shape())
def test_equal_seed_and_moves_give_equal_everything_whatever_happened_on_the_way(name: str, protocol: str) -> None:
    scenario = load_scenario(name)
    detours = st.tuples(st.sampled_from(DETOURS), st.integers(0, 999))

    @given(st.integers(0, 2**32 - 1), st.integers(0, 30), st.lists(detours, min_size=1, max_size=4))
    @example(1, 0, [(detour, 150 * k) for k, detour in enumerate(DETOURS)])
    @games
    def game(luck: int, limit: int, detours: list[tuple[Detour, int]]) -> None:
        straight = agreeing(scenario, protocol, luck, limit)
        assert straight.outcome().agreement or limit
        notes = [OpeningNote(Seat(p), target=10 + p) for p in range(len(scenario.sheets))]
        for note in notes:
            straight.write_note(note)
        moves = [event for event in straight.events if not kind_of(event.move).by_itself]
        due = {where * len(moves) // 1000: (detour, where) for detour, where in detours}
        with TemporaryDirectory() as folder:
            other = Game(scenario, Session.open(scenario, luck, protocol=protocol), Path(folder))
            for note in notes:
                other.session.write_note(note)
            for number, event in enumerate(moves):
                other.submit(event)
                if number in due:
                    detour, where = due[number]
                    detour(other, where)
            assert everything(other.session) == everything(straight)
            if straight.outcome().agreement:
                second_round(straight, other)
            other.close()

    game()


def second_round(straight: Session, other: Game) -> None:
    """What is said in it is kept through all that takes nothing back, and goes when the talks are taken back."""
    ending = straight.state.table.ending
    assert ending is not None
    for seat in ending.signed:
        assent = Assent(seat, ((0,) * len(straight.scenario.public.issues),))
        straight.assent(assent)
        other.session.assent(assent)
    for detour in HARMLESS:
        detour(other, 7)
        assert everything(other.session) == everything(straight)
    other.undo_and_redo(len(straight.events) - 1)
    assert other.session.assents == {}
    other.save_and_load(0)
    assert other.session.assents == {}
