"""How many inputs a whole game takes: the same decisions, entered in the most direct way the table has.

A mind decides in the first seat of Sochi, and a person's hand enters what it decided: every click, key and notch of the
wheel is one input. Remarks, which nobody has to make, are left out.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pygame
import pytest
from behind import session_of
from window.people import Person

from communique.faces import FACES
from communique.loading.scenario_file import load_scenario
from communique.model.package import OPEN
from communique.negotiators.parts import player
from communique.negotiators.registry import registered
from communique.present import own_best
from communique.present.marking import quick_marks
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.line import TakeLine
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.state import INITIAL, ConferenceTable
from communique.session.log import HUMAN
from communique.session.scoring import Outcome
from communique.views import PartyView
from communique.window.game import Game, Setup, open_game
from communique.window.kit import Button, Scroll, Segmented, Toggle
from communique.window.preferences import Settings
from communique.window.table.mark_keys import KEYS

pytestmark = pytest.mark.slow

SEED = 3
"""A game of four sessions, with an offer, three rejections, two amendments, a gesture, four markings and a deal."""
MOST = {"mouse": 60, "keyboard": 80}
"""No more inputs than this; before deals were made by hand the mouse needed 122 at 1280x800, where it now takes 55."""


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))


class Counted(Person):
    """Counts what its hands do."""

    inputs = 0
    counted = frozenset({pygame.MOUSEBUTTONDOWN, pygame.KEYDOWN, pygame.MOUSEWHEEL})

    def send(self, kind: int, **what: object) -> bool:
        self.inputs += kind in self.counted
        return super().send(kind, **what)

    def use(self, id: str) -> None:
        """Activate a control."""
        raise NotImplementedError

    def pick(self, id: str, option: int) -> None:
        """Choose an option of a row, or none that is chosen already."""
        raise NotImplementedError

    def open(self, move: str) -> None:
        """Open the form of a move, or make the move where it has none."""
        raise NotImplementedError

    def able(self, id: str) -> bool:
        return any(w.id == id and w.enabled for w in self.ui.top.walk() if isinstance(w, Button))

    def way(self, number: int) -> None:
        """Decide by a way of the bar."""
        raise NotImplementedError

    def ends(self) -> None:
        """Press the button that makes the move of a form, if there is a form."""
        if self.ui.dialogs:
            self.use("form-yes" if self.there("form-yes") else "yes")

    def take_over(self, text: str) -> None:
        """Copy a text into the rows."""
        self.use(f"take-{text}")

    def about(self, text: str, move: str) -> None:
        """Open the form of a move about a text."""
        self.use(f"{move}-{text}")

    def aim(self, text: str) -> None:
        """Turn the form that is open to a text."""
        if self.there("form-target"):
            names = [option.text for option in self.ui.find("form-target", Segmented).options]
            self.pick("form-target", names.index("The draft" if text == "draft" else text))

    def mark(self, issue: int, mark: int) -> None:
        self.pick(f"form-mark{issue}", mark - 1)

    def mark_all(self, number: int) -> None:
        raise NotImplementedError


class Mouse(Counted):
    """Points, clicks and turns the wheel."""

    def use(self, id: str) -> None:
        self._click(id)

    def pick(self, id: str, option: int) -> None:
        row = self.ui.find(id, Segmented)
        if row.value != option:
            self._click(id, option)

    def open(self, move: str) -> None:
        button = next((id for id in (f"do-{move}", move) if self.able(id)), "")
        if button:
            self.use(button)
        else:
            self.use(f"group-{FACES[move].group}")
            self.use(f"group-{move}")

    def about(self, text: str, move: str) -> None:
        """By the button on the text's sheet where it is in sight, else by the group of moves and the text's name."""
        self.ui.settle()
        id = f"{move}-{text}"
        if self.there(id) and self.ui.find(id).seen(self.ui.find(id).rect).h >= 14:
            self._click(id)
            return
        self.open(move)
        self.aim(text)

    def way(self, number: int) -> None:
        self.use(f"way{number}")

    def mark_all(self, number: int) -> None:
        self.use(self.shortcuts()[number])

    def shortcuts(self) -> list[str]:
        return [w.id for w in self.ui.top.walk() if w.id.startswith("form-all-")]

    def take_over(self, text: str) -> None:
        if not self.there(f"take-{text}"):
            self._click("pages", 0)  # news stand in the place of the texts
        self.use(f"take-{text}")

    def _click(self, id: str, option: int | None = None) -> None:
        self.ui.settle()
        widget = self.ui.find(id)
        scrolls = [node for node in widget.above() if isinstance(node, Scroll)]
        seen = widget.rect
        for _ in range(60):
            rect = widget.rect if option is None else self.ui.find(id, Segmented).cells()[option]
            seen = widget.seen(rect)
            if seen.h >= min(rect.h, 14) or not scrolls:
                break
            down = rect.bottom > scrolls[0].rect.bottom
            self.send(pygame.MOUSEMOTION, pos=scrolls[0].rect.center, rel=(0, 0), buttons=(0, 0, 0))
            self.send(pygame.MOUSEWHEEL, x=0, y=-1 if down else 1)
        self.send(pygame.MOUSEMOTION, pos=seen.center, rel=(0, 0), buttons=(0, 0, 0))
        self.send(pygame.MOUSEBUTTONDOWN, pos=seen.center, button=1)
        self.send(pygame.MOUSEBUTTONUP, pos=seen.center, button=1)


class Keys(Counted):
    """Letters, digits, arrows, Tab and Enter: whichever leads there with fewest."""

    def use(self, id: str) -> None:
        if id == "form-yes" and self.ui.find(id, Button).shortcut == "return" and not self._takes_return():
            self.key("return")
            return
        self._walk(id)
        self.key("return")

    def pick(self, id: str, option: int) -> None:
        row = self.ui.find(id, Segmented)
        if row.value == option:
            return
        if id.startswith("issue") and self._far(id) > 1:
            self.key(f"alt+{int(id.removeprefix('issue')) + 1}")
        else:
            self._walk(id)
        self.key(str(option + 1))

    def take_over(self, text: str) -> None:
        self._to_text(text)
        if self.focus.startswith("clauses-"):
            self.key("ctrl+return")
        else:
            self.use(f"take-{text}")

    def about(self, text: str, move: str) -> None:
        self.key(FACES[move].key.lower())
        self.aim(text)

    def _to_text(self, text: str) -> None:
        if not self.focus.endswith(f"-{text}"):
            self.key("alt+t")
        if not self.focus.endswith(f"-{text}"):
            self._walk(f"take-{text}")

    def open(self, move: str) -> None:
        self.key(FACES[move].key.lower())

    def way(self, number: int) -> None:
        self.key(f"ctrl+{number + 1}")

    def mark(self, issue: int, mark: int) -> None:
        if self._far(f"form-mark{issue}") > 1:
            self.key(f"alt+{issue + 1}")
        else:
            self._walk(f"form-mark{issue}")
        self.key("ihb"[mark - 1])

    def mark_all(self, number: int) -> None:
        self.key(f"ctrl+{number + 1}")

    def _takes_return(self) -> bool:
        focused = self.ui.focused
        return isinstance(focused, (Button, Toggle)) and focused.id != "form-yes"

    def _walk(self, id: str) -> None:
        """By Tab, forwards or backwards, whichever is nearer; by arrows where rows stand below one another."""
        order = self._order()
        if self.focus not in order:
            self.tab_to(id)
            return
        apart = order.index(id) - order.index(self.focus)
        back = apart > len(order) // 2 or -len(order) // 2 < apart < 0
        for _ in range(len(order)):
            if self.focus == id:
                return
            self.key("shift+tab" if back else "tab")
        raise AssertionError(f"#{id} is not reached from #{self.focus}")

    def _order(self) -> list[str]:
        return [w.id for w in self.ui.top.walk() if w.focuses()]

    def _far(self, id: str) -> int:
        order = self._order()
        return abs(order.index(id) - order.index(self.focus)) if self.focus in order else len(order)


def seated(hand: Counted) -> Game:
    scenario = load_scenario("sochi-2021")
    level = next(one for one in scenario.public.levels if one.id == "envoy")
    setup = Setup(scenario, level.id, "conference", SEED, (HUMAN, *level.styles[1:]))
    game = open_game(hand.app, setup)
    hand.app.play(game)
    hand.app.enter_game()
    game.set_fast(True)
    game.start()
    hand.look()
    return game


def decided(game: Game, monkeypatch: pytest.MonkeyPatch) -> Move:
    """What the mind in the person's place would do now, remarks aside."""
    view = game.view()
    with monkeypatch.context() as silent:
        silent.setattr(player, "remarks", lambda situation: ())
        return registered("reciprocator").decide(view, session_of(game).chair(view.seat).dice())


def enter(hand: Counted, view: PartyView, move: Move) -> None:
    """Make `move` in the most direct way."""
    match move:
        case TakeLine() | Press():
            hand.way(move.line)
        case Answer():
            hand.way(("first", "second", "equal", "decline").index(move.says))
        case Offer():
            rows_to(hand, move.terms)
            hand.open("offer")
            hand.ends()
        case Amend():
            amend(hand, move)
        case Reject():
            reject(hand, move)
        case Mark():
            mark(hand, view, move)
        case _:
            hand.open(kind_of(move).name)
            hand.ends()


def rows_to(hand: Counted, terms: tuple[int, ...]) -> None:
    game = hand.app.game
    assert game is not None
    view = game.view()
    if all(choice == OPEN for choice in game.notepads[view.seat].package) and distance(own_best(view), terms) < 5:
        hand.use("clear")
    for issue, option in enumerate(terms):
        if option != OPEN:
            hand.pick(f"issue{issue}", option)


def amend(hand: Counted, move: Amend) -> None:
    """Take the text over, change the clauses in the rows, propose."""
    hand.take_over(move.target)
    for issue, option in move.changes:
        hand.pick(f"issue{issue}", option)
    hand.about(move.target, "amend")
    hand.ends()


def reject(hand: Counted, move: Reject) -> None:
    hand.about(move.target, "reject")
    for number, (issue, wish, reason) in enumerate(move.points):
        if number:
            hand.use("form-more")
        hand.pick(f"form-clause{number}", issue)
        hand.pick(f"form-wish{number}", wish + 1)
        hand.pick(f"form-reason{number}", reason)
    hand.ends()


def mark(hand: Counted, view: PartyView, move: Mark) -> None:
    """By a short cut of the bar, else by the short cut of the form that is nearest and single keys."""
    table = view.table
    assert isinstance(table, ConferenceTable)
    before = table.marks[view.seat]
    after = tuple(new or old for new, old in zip(move.marks, before, strict=True))
    game = hand.app.game
    assert game is not None
    ways = short_cuts(view, game)
    if after in ways:
        hand.way(ways.index(after))
        return
    hand.open("mark")
    offered = [marks for marks in ways if marks != before]
    nearest = min([before, *offered], key=lambda marks: distance(marks, after) + (marks != before))
    if nearest != before:
        hand.mark_all(offered.index(nearest))
    for issue, (have, want) in enumerate(zip(nearest, after, strict=True)):
        if have != want:
            hand.mark(issue, want)
    hand.ends()


def short_cuts(view: PartyView, game: Game) -> list[tuple[int, ...]]:
    return [one.marks for one in quick_marks(view, game.notepads[view.seat].package)]


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", [Mouse, Keys])
def test_a_signed_deal_takes_no_more_inputs_than_it_did(kind: type[Counted], monkeypatch: pytest.MonkeyPatch) -> None:
    hand = kind(settings=Settings(reduced_motion=True, sound=False, tips=False))
    game = seated(hand)
    spent: Counter[str] = Counter()
    made: list[Move] = []
    while not game.over:
        view, move = game.view(), decided(game, monkeypatch)
        events, inputs = len(session_of(game).events), hand.inputs
        enter(hand, view, move)
        entered = [event.move for event in session_of(game).events[events:] if event.seat == view.seat]
        assert entered, f"{move} was not made:\n{hand.ui.dump()}"
        assert same(view, entered[0], move), (entered[0], move)
        spent[kind_of(move).name] += hand.inputs - inputs
        made.append(move)
    outcome = game.outcome()
    print(kind.__name__, hand.inputs, dict(spent))
    assert signed_well(outcome)
    assert {"offer", "amend", "reject", "mark", "gesture", "answer", "sign"} <= set(spent)
    assert len(made) == 26
    assert hand.inputs <= MOST["mouse" if kind is Mouse else "keyboard"], dict(spent)


def same(view: PartyView, one: Move, other: Move) -> bool:
    """Whether both leave the same on the table; a mark may be given again or not."""
    if isinstance(one, Mark) and isinstance(other, Mark):
        table = view.table
        assert isinstance(table, ConferenceTable)
        before = table.marks[view.seat]
        after = [[new or old for new, old in zip(move.marks, before, strict=True)] for move in (one, other)]
        return after[0] == after[1]
    return one == other


def signed_well(outcome: Outcome) -> bool:
    return outcome.kind.value == "joint" and outcome.points[0] > outcome.no_deal[0]


def test_every_mark_has_a_key_of_its_own() -> None:
    assert [pygame.key.name(key.letter) for key in KEYS] == ["i", "h", "b"]
    assert KEYS[0].mark == INITIAL
