"""A program in a chair: asks it for each move, counts what goes wrong, and has a fallback move where it must.

Holds state: the processes of one command. A process belongs to one seat's hearing, and is told what is new in it. A
hearing only grows: after a load or an undo there is another, for which the program is greeted anew and told all of it.
So a program may play many games, one after another, and may be lost and started again in any of them. A process has one
seat for good, so that nothing it remembers is of another chair of the same case.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from weakref import ReferenceType, finalize, ref

from communique.interop.programs.child import LONGEST, NoLine, Spawned
from communique.interop.programs.seat_answers import AnswerError, answer, move_of, wishes
from communique.interop.programs.seat_messages import (
    WANTS,
    Json,
    bye,
    decide,
    heard,
    hello,
    line_of,
    refused,
    warned,
)
from communique.interop.programs.terms_of_play import Order
from communique.model.scenario import Seat
from communique.negotiators.registry import NEGOTIATORS
from communique.present.leaking import leaks_of
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.views import Fold, PartyView
from communique.words import number, say, tr

_MOST_RUNNING: Final = 16
"""Processes of one command at once; for a further game the one that was asked longest ago is ended."""
_DISMISSED: Final = 10
"""Games given up in a row, without one move that stood, after which the program is not asked again."""
_CHANCES: Final = 1 << 32
_SHOWN: Final = 120
"""Characters of its last words that are shown."""


class Fault(StrEnum):
    """What is counted."""

    UNREADABLE = "unreadable"
    """Answers that were no JSON object, or named no move."""
    ILLEGAL = "illegal"
    """Moves that the rules refused."""
    LATE = "late"
    """Questions, or hellos, that had no answer in time."""
    ENDED = "ended"
    """Times that the program ended, or could not be started, while it was asked."""
    STOOD_IN = "stood_in"
    """Moves that the fallback made."""
    GIVEN_UP = "given_up"
    """Games that the fallback played to their ends."""


@dataclass(eq=False)
class _Talk:
    """One seat of one game, as long as its hearing lives."""

    misses: int = 0
    given_up: bool = False
    stood_in: int = 0
    """Moves that the fallback made."""
    said: tuple[int, Move] | None = None
    """How many events had been heard, and what was answered: who asks twice is told the same."""


@dataclass(eq=False)
class _Place:
    """A process, and the game that it plays."""

    child: Spawned
    seat: Seat
    owner: ReferenceType[_Talk] | None = None
    told: int = 0
    """How much of the seat's hearing it has been told."""
    wants: frozenset[str] = WANTS
    greeted: bool = False
    """Whether it has ever answered a hello."""
    asked: int = 0
    """The question it was asked last."""
    missed: set[int] = field(default_factory=set)
    """The questions whose time was over: their answers may come yet, and are passed over."""


class _Missed(Exception):
    """No move has come of a question."""


class SeatProgram:
    """A negotiator that asks a program. Holds state: see the module."""

    def __init__(self, name: str, order: Order) -> None:
        self.name = name
        self.title = order.command[0]
        self.description = describe(order)
        self.faults: dict[Fault, int] = dict.fromkeys(Fault, 0)
        """What has gone wrong so far, in all games."""
        self.trouble = ""
        """What went wrong last, as a sentence; empty when nothing has."""
        self._command, self._terms = order.command, order.terms
        self._places: list[_Place] = []
        self._number = 0
        self._in_a_row = 0
        self._talk = Fold[_Talk](lambda view: _Talk(), lambda talk, _: talk)
        # Whoever is dropped from all lists of who plays leaves no process behind.
        finalize(self, _end_all, self._places).atexit = False

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move: the program's, or its fallback's where it has none."""
        talk = view.fold(self._talk)
        if talk.said is not None and talk.said[0] == view.n:
            return talk.said[1]
        chance = dice.sealed().below(_CHANCES)
        move = None if talk.given_up or self._in_a_row >= _DISMISSED else self._asked(view, talk, chance)
        if move is None:
            self.faults[Fault.STOOD_IN] += 1
            talk.stood_in += 1
            move = NEGOTIATORS[self._terms.stand_in(view)].decide(view, dice)
        talk.said = view.n, move
        return move

    def ended(self, view: PartyView) -> int:
        """Tell the program how the talks of this view ended, so that it is free for others.

        Returns how many moves the fallback made in this seat.
        """
        talk = view.fold(self._talk)
        place = self._place_of(talk)
        if place is not None:
            place.owner = None
            self._tell(place, view)
            self._send(place, bye(view))
        return talk.stood_in

    def close(self) -> None:
        """End the program's processes."""
        _end_all(self._places)

    # -- inside

    def _asked(self, view: PartyView, talk: _Talk, chance: int) -> Move | None:
        """The program's move; None when none has come, which is counted against it."""
        place = None
        try:
            place = self._ready(view, talk)
            self._tell(place, view)
            move = self._answered(place, view, chance)
        except _Missed as missed:
            self.trouble = str(missed)
            if place is not None and not place.child.ended and (last := _last_words(place.child)):
                self.trouble = tr("{trouble} Its last words were {last}.", trouble=missed, last=last)
        else:
            self._in_a_row = 0
            return move
        talk.misses += 1
        if place is not None and place.child.ended:
            self._drop(place)
        if talk.misses >= self._terms.misses:
            talk.given_up = True
            self.faults[Fault.GIVEN_UP] += 1
            self._in_a_row += 1
            if (place := self._place_of(talk)) is not None:
                self._drop(place)
        return None

    def _ready(self, view: PartyView, talk: _Talk) -> _Place:
        """A process that has been greeted for this seat."""
        place = self._place_of(talk)
        if place is not None and not place.child.ended:
            return place
        place = place or self._free(view.seat)
        before = place is not None and place.greeted
        place = place or self._started(view.seat)
        try:
            self._greet(place, view, talk)
        except _Missed:
            ended = place.child.ended
            self._drop(place)
            if not (ended and before):
                raise
            # It plays one game and no more, which is no fault: the next is played by another process.
            place = self._started(view.seat)
            try:
                self._greet(place, view, talk)
            except _Missed:
                self._drop(place)
                raise
        return place

    def _greet(self, place: _Place, view: PartyView, talk: _Talk) -> None:
        terms = self._terms
        place.owner, place.told = ref(talk), 0
        self._send(place, hello(view, seconds=terms.seconds, tries=terms.tries))
        until = time.monotonic() + terms.start
        while True:
            line = place.child.receive(until)
            if line is NoLine.ENDED and place.greeted:
                raise _Missed
            try:
                said = answer(self._line(line, place))
                if isinstance(said.get("id"), int) and said["id"] in place.missed:
                    continue  # a late answer, of the game before
                place.wants = wishes(said)
            except AnswerError as error:
                self.faults[Fault.UNREADABLE] += 1
                raise _Missed(str(error)) from None
            place.greeted = True
            return

    def _tell(self, place: _Place, view: PartyView) -> None:
        """Tell the program what the seat has heard since."""
        if place.told < view.n:
            self._send(place, heard(view, place.told, place.wants))
            place.told = view.n

    def _answered(self, place: _Place, view: PartyView, chance: int) -> Move:
        """The first answer that stands."""
        terms = self._terms
        self._number += 1
        place.asked = self._number
        self._send(place, decide(view, self._number, seconds=terms.seconds, chance=chance, wants=place.wants))
        until = time.monotonic() + terms.seconds
        left = terms.tries
        while True:
            line = place.child.receive(until)
            try:
                said = answer(self._line(line, place))
                if _is_late(place, said):
                    continue
                move = move_of(view.public, said)
            except AnswerError as error:
                reason, fault = str(error), Fault.UNREADABLE
            else:
                refusal = view.refusal(move)
                if refusal is None:
                    if leaks := leaks_of(view, move):
                        self._send(place, warned(leaks))
                    return move
                reason, fault = say(refusal.message), Fault.ILLEGAL
            self.faults[fault] += 1
            left -= 1
            if not left:
                raise _Missed(reason)
            self._number += 1
            place.asked = self._number
            self._send(place, refused(self._number, reason=reason, left=left, seconds=terms.seconds))
            until = time.monotonic() + terms.seconds

    def _line(self, line: bytes | NoLine, place: _Place) -> bytes:
        """The line. Raises _Missed when there is none, and AnswerError when it was too long."""
        if isinstance(line, bytes):
            return line
        if line is NoLine.LONG:
            raise AnswerError(tr("An answer is one line of no more than {most} bytes.", most=number(LONGEST)))
        if line is NoLine.LATE:
            self.faults[Fault.LATE] += 1
            place.missed.add(place.asked)
            raise _Missed(tr("No answer came in time."))
        self.faults[Fault.ENDED] += 1
        raise _Missed(_ended_words(place.child))

    def _send(self, place: _Place, message: Json) -> None:
        place.child.send(line_of(message))

    # -- processes

    def _place_of(self, talk: _Talk) -> _Place | None:
        return next((one for one in self._places if one.owner is not None and one.owner() is talk), None)

    def _free(self, seat: Seat) -> _Place | None:
        """A process of this seat that nobody plays with; None to start one, for which there is room then."""
        for place in [one for one in self._places if one.child.ended]:
            self._drop(place)
        free = [one for one in self._places if one.owner is None or one.owner() is None]
        found = next((one for one in free if one.seat == seat), None)
        if found is None and len(self._places) >= _MOST_RUNNING:
            self._drop(min(free or self._places, key=lambda one: one.asked))
        return found

    def _started(self, seat: Seat) -> _Place:
        try:
            place = _Place(Spawned(self._command), seat)
        except OSError as error:
            self.faults[Fault.ENDED] += 1
            raise _Missed(tr("It could not be started ({reason}).", reason=error.strerror or error)) from None
        self._places.append(place)
        return place

    def _drop(self, place: _Place) -> None:
        place.child.close()
        if place in self._places:
            self._places.remove(place)


def _end_all(places: list[_Place]) -> None:
    while places:
        places.pop().child.close()


def _is_late(place: _Place, said: Json) -> bool:
    """True for the answer to a question whose time was over. Raises AnswerError when no question waits for it."""
    number = said.get("id")
    if type(number) is not int or number not in {place.asked, *place.missed}:
        raise AnswerError(tr('An answer names the question by its "id", which is {id}.', id=place.asked))
    place.missed.discard(number)
    return number != place.asked


def _ended_words(child: Spawned) -> str:
    child.close()
    if last := _last_words(child):
        return tr("The program ended (code {code}, its last words were {last}).", code=child.code, last=last)
    return tr("The program ended (code {code}).", code=child.code)


def _last_words(child: Spawned) -> str:
    """The last line that it has written to its standard error, as any terminal prints it; empty where it wrote none."""
    last = child.errors.rpartition("\n")[2][-_SHOWN:]
    return ascii(last) if last else ""


def describe(order: Order) -> str:
    """What a line-up's name says, in a sentence for people."""
    terms = order.terms
    return tr(
        "A program of yours; {seconds} seconds and {tries} tries for each move. Where none comes, {fallback} moves, "
        "and after {misses} such moves plays the game to its end.",
        seconds=number(terms.seconds, 1),
        tries=terms.tries,
        fallback=terms.fallback or tr("the usual negotiator"),
        misses=terms.misses,
    )
