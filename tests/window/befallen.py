"""A game as the window runs it whose save is taken away again and again, and what must be true after each time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from behind import session_of
from losses import FULL, Loss, Mend

from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.session.log import HUMAN
from communique.session.recorder import SaveError, Turn
from communique.session.session import Session
from communique.session.store import read_save
from communique.window.game import Game

QUIET = ("Walk", "Warn", "Leave", "Accept", "Sign", "FinalText")


class Befallen:
    """One game with its save, what was said of it, and what has been found wrong."""

    def __init__(self, scenario: Scenario, protocol: str, luck: Dice, *, scored: bool = False) -> None:
        self.luck, self.wrong = luck, list[str]()
        self.said: list[tuple[Turn, str]] = []
        self.mends: list[Mend] = []
        self._posts: deque[Callable[[], None]] = deque()
        lineup = (HUMAN, *["problem-solver"] * (len(scenario.sheets) - 1))
        session = Session.open(scenario, luck.below(10**6), protocol=protocol, lineup=lineup, scored=scored)
        self.game = Game(scenario, session, post=self._posts.append, inline=True)
        self.game.on_save = lambda turn, sentence: self.said.append((turn, sentence))
        self.game.save()
        self.game.start()
        self.listen()

    @property
    def path(self) -> Path:
        assert self.game.recorder is not None
        return self.game.recorder.path

    def go_on(self) -> None:
        """A decision of the person, one taken back, or a second in which nothing happens."""
        game = self.game
        if game.over or self.luck.chance(25):
            game.look_after_save()
        elif not game.no_undo and self.luck.chance(15):
            game.undo()
        elif game.my_turn:
            moves = list(game.view().candidates())
            quiet = [move for move in moves if type(move).__name__ not in QUIET]
            game.submit(self.luck.pick(quiet or moves))
        self.listen()

    def befall(self, loss: Loss) -> None:
        """The save is lost in one way, and the game goes on. Where the last loss stands in the way, it is mended."""
        lost, heard = self.path, len(self.said)
        try:
            self.mends.append(loss(lost))
        except OSError:
            self.mend()
            lost = self.path
            self.mends.append(loss(lost))
        self.go_on()
        self._check(loss.__name__)
        if loss in FULL and not self.game.unsaved:
            return  # the disk had room for one more move
        if not any(str(lost) in sentence for _, sentence in self.said[heard:]):
            self.wrong.append(f"{loss.__name__}: nothing was said of {lost.name}")

    def mend(self) -> None:
        """The folder is as it was, and the next look finds it so."""
        while self.mends:
            self.mends.pop()()
        self.game.look_after_save()
        self.listen()
        self._check("mended")
        if self.game.unsaved:
            self.wrong.append(f"not saved though all is mended: {self.game.unsaved}")

    def held(self) -> bool:
        """Whether the save under its name holds exactly what has happened."""
        try:
            save = read_save(self.path)
        except SaveError:
            return False
        session = session_of(self.game)
        return (save.header, list(save.events), save.marks) == (session.header, session.events, session.marks)

    def _check(self, after: str) -> None:
        game, held = self.game, self.held()
        if bool(game.unsaved) == held:
            self.wrong.append(f"{after}: unsaved is {game.unsaved!r}, and on the disk it {'is' if held else 'is not'}")
        if self.said and game.unsaved and self.said[-1] != (Turn.UNSAVED, game.unsaved):
            self.wrong.append(f"{after}: the last word was {self.said[-1]}, not {game.unsaved!r}")
        if (
            self.said
            and not game.unsaved
            and (self.said[-1][0] is Turn.UNSAVED or str(self.path) not in self.said[-1][1])
        ):
            self.wrong.append(f"{after}: all is in {self.path}, and the last word was {self.said[-1]}")

    def listen(self) -> None:
        """Do what was posted: computers move, and what becomes of the save is heard."""
        while self._posts:
            self._posts.popleft()()
