"""Telling: what was said and done, each delegation in a voice of its own, in the same words wherever it is read.

`told` of the rules says exactly what a move is, always alike; a telling says it as somebody says it. Which words these
are is a function of what all who heard the line have heard, so a whisper leaves no trace on what is said in the open,
and everybody reads the same. No two parties say the same sentence in a session, and none says one twice: there are
several ways to say a thing, then words that cite what went before, then a count. Passing and initialling are done
rather than said, and may be told alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar
from zlib import crc32

from communique.model.message import Message, companion, message
from communique.model.scenario import NATURE, Public, Seat
from communique.present.recalling import Past, recalled
from communique.rules.dice import Dice
from communique.rules.kind import Hearers, Move, name_of
from communique.rules.moves import kind_of
from communique.rules.moves.answer import Answer, answered
from communique.rules.offer_id import OfferId
from communique.views import Fold, Heard
from communique.words import say
from communique.words.voices import LETTERS, VOICES, VoiceWords

_NOT_SPOKEN: Final = frozenset({"announce", "draw"})
"""Moves that nobody speaks alone."""
_DONE: Final = frozenset({"pass", "mark"})
"""Moves that are done rather than said: done once more, they are told alike, and nobody counts."""
_NAMED: Final = frozenset({"announce.line", "line.line_own"})
"""Lines that name who speaks."""
_UNSAID: Final = frozenset({"who", "marks"})
"""Arguments of a sentence that its form without a subject does not show."""
# Which of its words a voice takes is drawn from the moves as text, where a number that says nothing is -1. Any text
# would do, but with another every game would be told otherwise, also those that people have read and kept.
_NO_NUMBER: Final = re.compile(r"\b(issue|option|other_issue|session|level)=None")


class Use(NamedTuple):
    """One time that something was said."""

    seat: Seat
    session: int
    hearers: Hearers


class Telling:
    """The telling of one game, as far as it has been heard. Holds state: what was said, and in which words."""

    def __init__(self, public: Public, *, voiced: bool = True) -> None:
        """For games in which `voiced` is false, all is told in the words of the faces."""
        self._public, self._voiced = public, voiced
        self._said: list[Past] = []
        self._sentences: dict[Message, tuple[Use, ...]] = {}
        """By sentence, who said it when."""
        self._meant: dict[Message, tuple[Use, ...]] = {}
        """The same by what was meant, in whichever words."""
        self._turns: dict[tuple[str, Hearers], int] = {}
        """How often each way was taken, among those who heard it alike; a voice is one party's, so its ways are too."""
        self._chance = crc32(public.title.encode("utf-8", "surrogatepass"))
        self._voices: tuple[str, ...] = ()
        self.lines: list[Message] = []
        """The lines so far, without their subject."""

    def copy(self) -> Telling:
        """An equal one of its own."""
        other = Telling(self._public, voiced=self._voiced)
        other._said, other.lines = [*self._said], [*self.lines]
        other._sentences, other._meant = {**self._sentences}, {**self._meant}
        other._turns = {**self._turns}
        other._chance, other._voices = self._chance, self._voices
        return other

    def add(self, seat: Seat, move: Move, session: int) -> Message:
        """Tell one more move, in words that nobody has used; return the line."""
        now = Past(seat, move, session, hearers_of(seat, move))
        before = [said for said in self._said if said.hearers is None or said.hearers == now.hearers]
        plain = self._plain(now, before)
        if seat != NATURE:
            self._cast()
        line = self._worded(now, before, plain)
        self._said.append(now)
        self.lines.append(line)
        if now.hearers is None:
            self._chance = crc32(_NO_NUMBER.sub(r"\1=-1", repr((seat, move))).encode(), self._chance)
        self._cast()
        return line

    def _cast(self) -> None:
        """Draw who speaks in which voice, once: by the first card drawn, where there are cards."""
        if not self._voices:
            self._voices = tuple(_shuffled(sorted(VOICES), Dice(self._chance, 0, "voices")))

    def _voice(self, seat: Seat) -> VoiceWords:
        return VOICES[self._voices[seat % len(self._voices)]]

    def _plain(self, now: Past, before: list[Past]) -> Message:
        """The line in the words of the move's face."""
        if isinstance(now.move, Answer):
            told = answered(self._public, now.seat, now.move, (said.move for said in reversed(before)))
        else:
            told = kind_of(now.move).told(self._public, now.seat, now.move)
        return _bare(companion(told, "line"))

    def _worded(self, now: Past, before: list[Past], plain: Message) -> Message:
        """`plain` in words of the speaker's own; of a remark in private, what is remarked is."""
        if not self._voiced or now.seat == NATURE or kind_of(now.move).name in _NOT_SPOKEN:
            return plain
        if plain.id == "remark.line_private":
            arguments = dict(plain.arguments)
            inner = arguments["remark"]
            assert isinstance(inner, Message)
            worded = self._in_words(now, before, _bare(inner))
            return message("remark.line_private", whom=arguments["whom"], remark=worded)
        worded = self._in_words(now, before, plain)
        if now.hearers is None or plain.id.endswith("_private") or plain.id.startswith("caucus."):
            return worded
        aside = message("frame.aside", line=worded)
        return next(iter(_spoken(self._voice(now.seat), aside)), aside)

    def _in_words(self, now: Past, before: list[Past], plain: Message) -> Message:
        """The first way to say it that is free, or one with a count."""
        voice = self._voice(now.seat)
        line = self._once_more(now, voice, plain)
        for meant in (*recalled(self._public, before, now, plain), plain):
            found = next((way for way in self._ways(now, voice, meant) if self._free(now, way)), None)
            if found is not None:
                line = found
                break
        use = Use(now.seat, now.session, now.hearers)
        self._sentences[line] = (*self._sentences.get(line, ()), use)
        self._meant[plain] = (*self._meant.get(plain, ()), use)
        self._turns[line.id, now.hearers] = self._turns.get((line.id, now.hearers), 0) + 1
        return line

    def _ways(self, now: Past, voice: VoiceWords, meant: Message) -> list[Message]:
        """The ways to say it: those of the voice, the least used first and else by chance; then that of the face."""
        # The chance of what all have heard, so that whoever heard the line reads it in the same words.
        ways = _shuffled(_spoken(voice, meant), Dice(self._chance, now.seat, meant.id))
        ways.sort(key=lambda way: self._turns.get((way.id, now.hearers), 0))
        return [*ways, meant]

    def _free(self, now: Past, way: Message) -> bool:
        """Whether the speaker has not said it in this game, nor anybody in this session, as far as all hearers know."""
        return not any(
            use.seat == now.seat or use.session == now.session
            for use in self._sentences.get(way, ())
            if use.hearers is None or use.hearers == now.hearers
        )

    def _once_more(self, now: Past, voice: VoiceWords, plain: Message) -> Message:
        """What is left to say when all ways are taken: that it is said again, with a count; or that another said it."""
        known = [use for use in self._meant.get(plain, ()) if use.hearers is None or use.hearers == now.hearers]
        if kind_of(now.move).name in _DONE:
            return self._ways(now, voice, plain)[0]
        line = next(iter(_spoken(voice, plain)), plain)
        own = [use for use in known if use.seat == now.seat]
        if own:
            framed = message("frame.again", n=len(own) + 1, session=own[0].session + 1, line=line)
        elif known:
            framed = message("frame.likewise", other=name_of(self._public, known[-1].seat), line=line)
        else:
            return plain
        return next(iter(_spoken(voice, framed)), framed)


TELLING: Final = Fold[Telling](
    start=lambda view: Telling(view.public, voiced=view.table.conference is not None),
    step=lambda telling, heard: _grown(telling, heard),
    copy=Telling.copy,
)
"""What a view's seat has heard, told."""


def _grown(telling: Telling, heard: Heard) -> Telling:
    telling.add(heard.seat, heard.move, heard.session)
    return telling


def sentence(public: Public, seat: Seat, line: Message) -> str:
    """A line with its subject, for a reader who is not shown who spoke."""
    if seat == NATURE:
        return say(companion(line, "said"))
    words = say(line)
    return words if line.id in _NAMED else say(message("frame.line", who=name_of(public, seat), line=words))


def hearers_of(seat: Seat, move: Move) -> Hearers:
    """Who hears the move, as far as it says so itself: the two of a channel, or all (None)."""
    to: Seat | None = getattr(move, "to", None)
    if to is not None:
        return min(seat, to), max(seat, to)
    return OfferId(getattr(move, "offer", "") or getattr(move, "target", "")).hearers


def _bare(line: Message) -> Message:
    """The line with the arguments that it shows: the same from whoever says it."""
    return Message(line.id, tuple((name, value) for name, value in line.arguments if name not in _UNSAID))


def _spoken(voice: VoiceWords, meant: Message) -> list[Message]:
    """The voice's own ways to say it."""
    area, _, key = meant.id.partition(".")
    ways = LETTERS[: len(voice.words.get(meant.id, ()))]
    return [Message(f"{voice.area}.{area}.{key}.{way}", meant.arguments) for way in ways]


T = TypeVar("T")


def _shuffled(things: Sequence[T], dice: Dice) -> list[T]:
    """`things` in an order of chance."""
    left, out = list(things), []
    while left:
        out.append(left.pop(dice.below(len(left))))
    return out
