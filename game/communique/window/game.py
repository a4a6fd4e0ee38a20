"""One running game, as the window sees it. Holds state: its facilitator, its save, and who sits at the screen.

This is the one module of the window that runs a game. Screens, table and forms hold a `Game`, and nothing that it
shows leads to another seat's sheet, desk or chair before the end. People move through `submit`; computer delegations
think on nothing but the view of their chair, and what they decide is submitted on the window's thread. The one thing
to understand: a thought belongs to the moment it was asked for, and is dropped when the game has moved since.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from communique.model.levels import at_level
from communique.model.message import message
from communique.model.scenario import NATURE, Public, Seat
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.state import Refusal
from communique.session.about import UNLABELLED, OwnNote, OwnPage, SaveLabel
from communique.session.assent import Assent
from communique.session.folder import for_the_time_being, labelled, new_save_path, played
from communique.session.log import HUMAN
from communique.session.marks import Marks
from communique.session.notes import OpeningNote
from communique.session.onlooker import Onlooker
from communique.session.recorder import Recorder, SaveError, Turn
from communique.session.running import Facilitator
from communique.session.scoring import Outcome
from communique.session.session import Session
from communique.session.store import Save, continue_save, read_save, recover
from communique.views import PartyView
from communique.window.game_host import GameHost
from communique.window.kit.widget import Callback
from communique.window.pacing import Pacing
from communique.window.table.notepad import Notepad
from communique.window.thinker import Decider, ThinkingInline, ThinkingThread, decision, registered_decider
from communique.words import say, tr


@dataclass(frozen=True, slots=True)
class Setup:
    """What has to be chosen before a game can begin."""

    scenario: Scenario
    """Whole, not cut to the level."""
    level: str
    protocol: str
    seed: int
    lineup: tuple[str, ...]
    """By seat, a negotiator's name or "human"."""
    scored: bool = False
    """For score: nothing is taken back once another seat has moved. Practice otherwise."""

    @property
    def humans(self) -> tuple[Seat, ...]:
        """The seats that people take."""
        return tuple(Seat(i) for i, name in enumerate(self.lineup) if name == HUMAN)

    def cut(self) -> Scenario:
        """The scenario as it is played at the level."""
        return at_level(self.scenario, self.level) if self.level else self.scenario


class Game:
    """A game with a save, human and computer seats, and one person at the screen at a time.

    Each seat is looked at and moved through its chair; what else has to be done is asked of the facilitator. Both are
    its own: what the window may have of them has a method here.
    """

    def __init__(
        self,
        whole: Scenario,
        session: Session,
        *,
        post: Callable[[Callback], None],
        players: Callable[[str], Decider] | None = None,
        delay: float = 0.0,
        inline: bool = False,
    ) -> None:
        """`whole` is the scenario before it was cut to a level. `post` runs an action on the window's thread.

        Raises KeyError when the line-up names a negotiator that is not there.
        """
        self._whole = whole
        self._facilitator: Facilitator[Session] = session.facilitator
        lineup = session.header.lineup
        self.humans = tuple(Seat(i) for i, name in enumerate(lineup) if name == HUMAN)
        self._chairs = {Seat(i): session.chair(Seat(i)) for i in range(len(lineup))}
        self._onlooker = Onlooker(session)
        named = players or registered_decider
        self._players = {Seat(i): named(name) for i, name in enumerate(lineup) if name != HUMAN}
        self.seat: Seat | None = self.humans[0] if len(self.humans) == 1 else None
        """The human seat whose person is at the screen; None before the curtain has opened, and for observers."""
        self.delay = delay
        """Seconds from one computer move to the next, at least."""
        self.recorder: Recorder | None = None
        self.notepads: dict[Seat, Notepad] = {}
        """What lies in front of each person at the table, once they have sat down there."""
        self.thinking: Seat | None = None
        """The computer delegation that is deciding now."""
        self.on_error: Callable[[str, str], None] = lambda title, sentence: None
        """Hears of what went wrong: a heading and a sentence."""
        self.on_save: Callable[[Turn, str], None] = lambda turn, sentence: None
        """Hears what becomes of the save: that it could not be written, moved, or is whole again."""
        self._listeners: list[Callback] = []
        self._post = post
        self._thinker: ThinkingThread | ThinkingInline = ThinkingInline() if inline else ThinkingThread()
        self.pacing = Pacing(self.start, self._stop_thinking)
        self._moment, self._wake = 0, threading.Event()
        self._shown_at = time.monotonic()
        self._closed = False
        self._said_how = False
        """Whether the save says how the game stands now."""

    # looking

    @property
    def public(self) -> Public:
        """The public part, at the level that is played."""
        return self._facilitator.public

    @property
    def observing(self) -> bool:
        """True when nobody but computers plays. Show an observer public things only: no sheet, no private word."""
        return not self.humans

    @property
    def turn(self) -> Seat | None:
        """Whose move it is; None when the game is over."""
        return None if self._facilitator.turn == NATURE else self._facilitator.turn

    @property
    def my_turn(self) -> bool:
        """True when the person at the screen has to move."""
        return self.seat is not None and self.turn == self.seat

    @property
    def curtain(self) -> Seat | None:
        """The person who should come to the screen before anything more is shown; None when the right one is there."""
        if len(self.humans) < 2:
            return None
        if self.turn in self.humans:
            return None if self.turn == self.seat else self.turn
        return self.humans[0] if self.seat is None else None

    @property
    def over(self) -> bool:
        """True when the talks have ended."""
        return self._facilitator.over

    def view(self) -> PartyView:
        """What the person at the screen may know now; while nobody is, what anybody may."""
        seat = self.seat
        return self._onlooker.view() if seat is None or seat not in self.humans else self._chairs[seat].view()

    @property
    def marks(self) -> Marks:
        """How often something was taken back, and whether the sheets were opened before the end."""
        return self._facilitator.marks

    def subscribe(self, changed: Callback) -> Callback:
        """Call `changed` after every change. Returns how to stop."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed) if changed in self._listeners else None

    # once the talks are over

    def outcome(self) -> Outcome:
        """The scored ending. Raises ValueError while the talks go on."""
        return self._facilitator.outcome()

    def setup(self) -> Setup:
        """What was chosen for this game: enough to play it again. Raises ValueError while it is open and goes on."""
        if not self._closed:
            self._after_the_talks()
        header = self._facilitator.header
        return Setup(self._whole, header.level, header.protocol, header.seed, header.lineup, header.scored)

    def ended(self) -> Session:
        """A copy of the finished game, for its figures, with every sheet. Raises ValueError while the talks go on.

        What is done to the copy is not done to the game, and is not saved.
        """
        self._after_the_talks()
        return self._facilitator.branch(len(self._facilitator.events))

    def open_sheets(self) -> None:
        """Say that people see all sheets from now on. Raises ValueError while the talks go on."""
        self._after_the_talks()
        self._facilitator.open_sheets()

    def assent(self, assent: Assent) -> None:
        """Keep what a seat says in the second round. Raises ValueError when it cannot stand, SaveError from a save."""
        self._facilitator.assent(assent)

    # moving

    def write_note(self, note: OpeningNote) -> None:
        """Keep a seat's opening note. Raises ValueError when it cannot stand, SaveError from a save."""
        self._facilitator.write_note(note)

    def start(self) -> None:
        """Let computer delegations move, if it is their turn. Harmless when they are at it already."""
        if self.thinking is None and not self.pacing.waits:
            self._ask()

    def sit(self, seat: Seat) -> None:
        """A person has come to the screen."""
        self.seat = seat

    def submit(self, move: Move, *, after: int | None = None) -> Refusal | None:
        """Make a move for the person at the screen. The refusal when it is not legal."""
        if self.seat is None or self.seat not in self.humans:
            return Refusal(message("session.nobody"))
        return self._submit(self.seat, move, after)

    @property
    def fast(self) -> bool:
        """True while computer delegations move without a pause."""
        return self.pacing.fast

    def set_fast(self, fast: bool) -> None:
        """Drop the pause between computer moves, or bring it back."""
        (self._wake.set if fast else self._wake.clear)()
        self.pacing.hurry(on=fast)

    @property
    def no_undo(self) -> str:
        """Why nothing can be taken back now, as a sentence; empty when something can."""
        if self.observing:
            return tr("There is nothing to take back when you observe.")
        last = self._last_decision()
        if last is None:
            return tr("There is no move of yours to take back yet.")
        if self._facilitator.events[last].seat != self.seat:
            return tr("Somebody else has decided since; only your own last decision can be taken back.")
        return self._facilitator.no_undo(last)

    def undo(self) -> bool:
        """Go back to before the own last decision. False when `no_undo` says why not."""
        last = self._last_decision()
        if self.no_undo or last is None:
            return False
        self._stop_thinking()
        shared = self.over and len(self.humans) > 1
        self._facilitator.undo(last)
        if shared:
            self.seat = None  # everybody reads a closing: whoever goes on has to come to the screen first
        self._changed()
        return True

    def taken_up(self) -> Game | None:
        """A game of its own that goes on before the last decision; this one stays in its save, as it ended.

        None when `no_undo` says why not.
        """
        last = self._last_decision()
        return None if self.no_undo or last is None else self.branch(last)

    @property
    def can_redo(self) -> bool:
        """Whether a decision of the person at the screen was taken back that can be made again."""
        undone = self._facilitator.undone
        return self.seat in self.humans and bool(undone) and undone[0].seat == self.seat

    def redo(self) -> bool:
        """Make the decision that was taken back again, with the answers it had. False when there is none."""
        if not self.can_redo:
            return False
        self._stop_thinking()
        self._facilitator.redo()
        # What the computers and chance answered then is made again as well, and not thought of anew.
        while (undone := self._facilitator.undone) and undone[0].seat not in self.humans:
            self._facilitator.redo()
        self._changed()
        return True

    def branch(self, at: int | None = None, label: SaveLabel = UNLABELLED) -> Game:
        """A game of its own that shares the first `at` events, or all of them, with a save of its own, so called."""
        count = len(self._facilitator.events)
        at = count if at is None else at
        session = self._facilitator.branch(at)
        players = {session.header.lineup[seat]: player for seat, player in self._players.items()}
        inline = isinstance(self._thinker, ThinkingInline)
        game = Game(self._whole, session, post=self._post, players=players.__getitem__, delay=self.delay, inline=inline)
        game.on_error, game.on_save = self.on_error, self.on_save
        if len(self.humans) == 1 or at == count:
            game.seat = self.seat  # at another point of the game somebody else may have been at the screen
        if at == count:
            game.notepads = deepcopy(self.notepads)
        name = label.name or tr("From event {n}", n=at)
        session.write_label(SaveLabel(name, label.note, self.recorder.path.name if self.recorder else "", at))
        game.save()
        return game

    # saving

    def own_notes(self) -> tuple[OwnNote, ...]:
        """What the person at the screen has noted on the page of its own, the oldest first."""
        page = None if self.seat is None else self._facilitator.pages.get(self.seat)
        return () if page is None else page.notes

    def write_own_notes(self, notes: tuple[OwnNote, ...]) -> None:
        """Keep these on that page, in place of what stood there. Does nothing while nobody is at the screen."""
        if self.seat is not None and self.seat in self.humans:
            self._facilitator.write_page(OwnPage(self.seat, notes))

    @property
    def unsaved(self) -> str:
        """Why what has happened is not all in a save, as a sentence; empty while it is."""
        return self.recorder.trouble if self.recorder else ""

    def save(self) -> None:
        """Begin a save that grows with every event. What becomes of it is told to `on_save`; the game goes on."""
        header, problem = self._facilitator.header, ""
        try:
            path = new_save_path(header)
        except SaveError as error:  # somebody without a home folder
            path, problem = new_save_path(header, for_the_time_being()), str(error)
        self.recorder = Recorder(path, self._facilitator, hear=self.heard_of_save)
        if problem and not self.unsaved:
            self.heard_of_save(Turn.MOVED, f"{problem} {tr('Until then it goes to {path}.', path=path)}")
        played(path)

    def path_of_text(self) -> Path:
        """Where the text of the closing is saved: beside the save. Raises SaveError where there is no place."""
        path = self.recorder.path if self.recorder else new_save_path(self._facilitator.header)
        return path.with_suffix(".txt")

    def save_elsewhere(self, folder: Path) -> None:
        """Go on in a new save in `folder`. Raises SaveError when it cannot be written there."""
        if self.recorder:
            self.recorder.move(folder)

    def look_after_save(self) -> bool:
        """Write what still waits, and see whether the save is under its name. False when something is not saved."""
        return self.recorder is None or self.recorder.look()

    def heard_of_save(self, turn: Turn, sentence: str) -> None:
        """Pass on what has become of the save, once whatever is under way is done; a new one is the last played."""
        if self.recorder and turn is not Turn.UNSAVED:
            played(self.recorder.path)
        self._post(lambda: self.on_save(turn, sentence))

    def close(self) -> None:
        """Stop thinking and recording. What was saved stays."""
        self._closed = True
        self._stop_thinking()
        self._thinker.close()
        self._listeners.clear()
        self._say_how()
        self._facilitator.record(None)
        if self.recorder:
            self.recorder.close()
            self.recorder = None

    # inside

    def _submit(self, seat: Seat, move: Move, after: int | None) -> Refusal | None:
        before, by_person = self.view().n, seat in self.humans
        refusal = self._chairs[seat].submit(move, after=after)
        if refusal is None:
            # What the person at the screen has not heard takes no pause and no key: either would tell that it was.
            if by_person or self.over or self.view().n > before:
                self._shown_at = time.monotonic()
                self.pacing.decided(by_person=by_person)
            self._stop_thinking()
            self._changed()
        return refusal

    def _changed(self) -> None:
        if self.curtain is not None:
            self.seat = None  # the seat is free until the next person has come: no page may open on who has left
        self._said_how = False
        if self.over:
            self._say_how()
        for changed in tuple(self._listeners):
            changed()
        self.start()

    def _say_how(self) -> None:
        """Have the save say how the game stands, unless it does already."""
        if not self._said_how:
            self._said_how = True
            self._facilitator.leave_off()

    def _after_the_talks(self) -> None:
        if not self.over:
            raise ValueError(tr("The talks are not over yet."))

    def _last_decision(self) -> int | None:
        """The number of the last event that a person decided."""
        events, humans = enumerate(self._facilitator.events), self.humans
        return max((n for n, (who, move) in events if who in humans and not kind_of(move).by_itself), default=None)

    def _stop_thinking(self) -> None:
        # Whatever is being thought now was asked for in another moment, and is passed over when it comes.
        self._moment += 1
        self.thinking = None
        self._wake.set()

    def _ask(self) -> None:
        seat = self.turn
        if self._closed or seat is None or seat in self.humans or self.curtain is not None:
            return
        if not self.fast:
            self._wake.clear()
        self.thinking = seat
        chair, player, moment = self._chairs[seat], self._players[seat], self._moment
        view, dice = chair.view(), chair.dice()
        self._thinker.ask(lambda: self._think(player, view, dice, moment))

    def _think(self, player: Decider, view: PartyView, dice: Dice, moment: int) -> None:
        """Decide, and keep a readable pace. Runs on the thinker's thread."""
        move = decision(player, view, dice)
        if isinstance(move, str):
            self._post(lambda: self._stuck(moment, move))
            return
        # What thinking took counts as a part of the pause.
        rest = self._shown_at + self.delay - time.monotonic()
        if rest > 0 and not self.fast:
            self._wake.wait(rest)
        self._post(lambda: self._decided(view, move, moment))

    def _decided(self, view: PartyView, move: Move, moment: int) -> None:
        if moment != self._moment or self._closed:
            return
        refusal = self._submit(view.seat, move, view.n)
        if refusal is not None:
            why, party = say(refusal.message), view.briefing.party.name
            self._stuck(moment, tr("{party} tried what is not possible: {why}", party=party, why=why))

    def _stuck(self, moment: int, sentence: str) -> None:
        if moment == self._moment:
            self._stop_thinking()
            self.on_error(tr("A delegation stopped"), sentence)


def open_game(app: GameHost, setup: Setup) -> Game:
    """A new game with a save."""
    session = Session.open(
        setup.scenario, setup.seed, protocol=setup.protocol, level=setup.level, lineup=setup.lineup, scored=setup.scored
    )
    game = Game(setup.scenario, session, post=app.post, delay=app.settings.delay, inline=app.inline)
    game.on_error, game.on_save = app.tell, app.tell_of_save
    game.save()
    return game


def open_save(app: GameHost, path: Path, source: str | None = None) -> Game:
    """The saved game, which goes on writing to its file. `source` is the scenario's file if it is not a shipped one.

    Raises SaveError, or ScenarioError for the scenario.
    """
    return _continued(app, read_save(path), source)


def open_recovered(app: GameHost, good: Save) -> Game:
    """The game up to where its save is damaged, in a save of its own. Raises SaveError, or ScenarioError."""
    path = new_save_path(good.header)
    recover(good, _scenario_of(good, None), path)
    return open_save(app, path)


def _scenario_of(save: Save, source: str | None) -> Scenario:
    """What the game of `save` is played with: the file `source`, or the edition that it was begun with."""
    from communique.loading.earlier import load_edition
    from communique.loading.scenario_file import load_scenario

    header = save.header
    if source is not None:
        return load_scenario(source, papers=header.papers)
    return load_edition(header.scenario, header.digest, header.papers)


def _continued(app: GameHost, save: Save, source: str | None) -> Game:
    scenario = _scenario_of(save, source)
    session, recorder = continue_save(save, scenario)
    try:
        game = Game(scenario, session, post=app.post, delay=app.settings.delay, inline=app.inline)
    except KeyError as error:
        recorder.close()
        raise SaveError(f"{save.path.name}: {error.args[0]}") from None
    game.recorder, recorder.hear = recorder, game.heard_of_save
    game.on_error, game.on_save = app.tell, app.tell_of_save
    game._said_how = labelled(save.path)[1] is not None
    if not game.over:  # to look at a game is not to play it
        played(save.path)
    if save.note:
        app.toast(save.note)
    return game
