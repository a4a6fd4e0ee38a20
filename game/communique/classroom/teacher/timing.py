"""How long a lesson takes: worked out from the case itself, its delegations, its issues, its sessions and its words.

Nothing here prints. A `Timetable` is a list of steps with their minutes; three are made of a case, so that it fits a
short lesson, its own time, and a long one. With phones the plan is another (`phone_lesson`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import tr, tr_n

WORDS_A_MINUTE: Final = 130
"""How fast sheets are read by those who have not seen them before."""
FEWEST: Final = 2
"""The fewest sessions: one to ask in and one to settle in."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a lesson."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """A lesson, step by step."""

    name: str
    steps: tuple[Slot, ...]

    @property
    def minutes(self) -> int:
        """What the steps add up to."""
        return sum(step.minutes for step in self.steps)


def session_minutes(public: Public) -> int:
    """Minutes of a session: one for the news and the press, and a turn for each delegation, longer with more issues.

    Two delegations and four issues take 3, three and nine issues 6, six and six issues 9.
    """
    return 1 + ceil(len(public.parties) * (0.5 + len(public.issues) / 8) - 0.5)


def reading_minutes(scenario: Scenario) -> int:
    """Minutes to read the public sheet and the longest brief."""
    public = scenario.public
    shared = [public.story, public.content_note, *(issue.about for issue in public.issues)]
    shared += [option.clause for issue in public.issues for option in issue.options]
    brief = max((sheet.brief for sheet in scenario.sheets), key=_words)
    return max(3, ceil((sum(map(_words, shared)) + _words(brief)) / WORDS_A_MINUTE))


def _words(text: str) -> int:
    return len(text.split())


def timetables(scenario: Scenario) -> tuple[Timetable, ...]:
    """A short lesson where there are sessions to spare, one of the case's own length, and a long one."""
    sessions = scenario.public.sessions
    short = max(FEWEST, (sessions + 1) // 2)
    made = [_timetable(scenario, tr("Short"), short, 1.0, _short_debrief)] if short < sessions else []
    made.append(_timetable(scenario, tr("As the case is written"), sessions, 1.0, _debrief))
    made.append(_timetable(scenario, tr("Long, with a second round"), sessions, 1.4, _long_debrief))
    return tuple(made)


def _timetable(
    scenario: Scenario, name: str, sessions: int, pace: float, debrief: Callable[[Public, int], list[Slot]]
) -> Timetable:
    public = scenario.public
    each = round(session_minutes(public) * pace)
    talk = sessions * each
    steps = [
        *_beginning(scenario),
        _talks(public, sessions, each),
        Slot(closing_minutes(public), tr("The closing call")),
    ]
    steps.append(Slot(3, tr("Outcome form, one for each table; each person scores their own sheet")))
    return Timetable(name, (*steps, *debrief(public, talk), Slot(3, tr("Leaving the roles: one sentence each"))))


def _beginning(scenario: Scenario) -> list[Slot]:
    public = scenario.public
    welcome = (
        Slot(4, tr("Welcome, content note, roles by lot; an observer's chair is open to all"))
        if public.fictional
        else Slot(8, tr("Welcome, content note, words we use, background; roles by lot, never by origin; observers"))
    )
    return [
        welcome,
        Slot(reading_minutes(scenario), tr("Everybody reads the public sheet and the role sheet")),
        Slot(3, tr("Everybody writes down a target, the least they would sign, and a guess about the others")),
    ]


def closing_minutes(public: Public) -> int:
    """Minutes of the closing call: three quarters of one for each who signs, at least 2."""
    return max(2, ceil(len(public.signatories) * 0.75))


def _talks(public: Public, sessions: int, each: int) -> Slot:
    if sessions == public.sessions:
        return Slot(
            sessions * each,
            tr_n("{n} session of {minutes} minutes", "{n} sessions of {minutes} minutes each", sessions, minutes=each),
        )
    return Slot(
        sessions * each,
        tr(
            "{n} sessions of {minutes} minutes each, instead of {all}: say so before the first, so that nobody waits "
            "for a later one",
            n=sessions,
            minutes=each,
            all=public.sessions,
        ),
    )


def _short_debrief(public: Public, talk: int) -> list[Slot]:
    return [Slot(max(8, ceil(talk / 3)), tr("Debrief: what did the board arrive at, and what was left on the table?"))]


def _debrief(public: Public, talk: int) -> list[Slot]:
    first = Slot(max(8, ceil(talk / 3)), tr("Debrief, part one: results on the board, trades found and missed"))
    return [first, _second_part(public, 6)]


def _second_part(public: Public, minutes: int) -> Slot:
    if public.reference is not None and not public.fictional:
        return Slot(
            minutes + 4, tr("Debrief, part two: what the real text said, clause by clause, and who was not in the room")
        )
    return Slot(minutes, tr("Debrief, part two: who bears the result and was not in the room"))


def _long_debrief(public: Public, talk: int) -> list[Slot]:
    second = Slot(
        max(6, 2 * len(public.parties)),
        tr("Second round: can any change of one to three clauses help everybody? All must agree to it"),
    )
    return [second, *_debrief(public, talk)[:1], _second_part(public, 10)]
