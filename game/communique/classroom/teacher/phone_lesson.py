"""A lesson with phones, minute by minute, for 45, 75 and 120 minutes, and what helps when something goes wrong.

Reading, sessions and the closing call take as long as they do on paper (`timing`); what phones do by themselves, such
as dealing roles, collecting answers and adding points, takes none. What is left over goes to the talks first, up to an
easy pace, then to the debrief, and what a small case leaves is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple

from communique.classroom.paper import Paper
from communique.classroom.teacher.timing import (
    FEWEST,
    WORDS_A_MINUTE,
    Slot,
    Timetable,
    closing_minutes,
    reading_minutes,
    session_minutes,
)
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import number, tr, tr_n

LESSONS: Final = (45, 75, 120)
"""How long lessons are, in minutes."""
EASY: Final = 1.4
"""The pace of a session that nobody is rushed in."""
PRACTICE: Final = "lantern-strait"
"""The case of a practice round."""
_NOTE: Final = 2
_ASKED: Final = 2
_PRACTICE_MINUTES: Final = 12
_LEAVING: Final = 3


class _Plan(NamedTuple):
    """What a lesson of some length has room for."""

    questions: bool
    practice: bool
    debrief: int
    """The least minutes of it."""
    longest: int
    """The most minutes of it that keep a class awake."""


_PLANS: Final = {45: _Plan(False, False, 8, 20), 75: _Plan(True, False, 15, 30), 120: _Plan(True, True, 24, 45)}


class LessonClocks(NamedTuple):
    """How many minutes the parts of a lesson take: what its clocks are set to."""

    whole: int
    welcome: int
    questions: int
    reading: int
    talks: int
    session: int
    debrief: int


def lesson_clocks(scenario: Scenario) -> LessonClocks:
    """The clocks of the shortest lesson that has all sessions of the case, else of the longest that has some.

    `scenario` is cut to its level. Where it fits no lesson, parts take as long as they do on paper.
    """
    public = scenario.public
    welcome = 4 if public.fictional else 8
    plans = [(minutes, found) for minutes in LESSONS if (found := _fit(scenario, minutes)) is not None]
    if not plans:
        each = session_minutes(public)
        talks, reading = public.sessions * each, reading_minutes(scenario) + _NOTE
        return LessonClocks(LESSONS[-1], welcome, _ASKED, reading, talks, each, _PLANS[LESSONS[-1]].debrief)
    minutes, fit = next((one for one in plans if one[1].sessions == public.sessions), plans[-1])
    debrief = min(fit.left - fit.sessions * fit.pace, _PLANS[minutes].longest)
    talks = fit.sessions * fit.pace
    return LessonClocks(minutes, welcome, _ASKED, fit.reading + _NOTE, talks, fit.pace, debrief)


class _Fit(NamedTuple):
    """What a lesson comes to."""

    sessions: int
    pace: int
    """Minutes of a session."""
    reading: int
    left: int
    """Minutes for the talks and the debrief."""
    before: tuple[Slot, ...]


def phone_timetable(scenario: Scenario, minutes: int) -> Timetable | None:
    """The lesson of so many minutes, one of `LESSONS`; `scenario` is cut to its level. None where the case is too long.

    Where reading leaves no room for two sessions, the public sheet is read at home.
    """
    fit = _fit(scenario, minutes)
    if fit is None:
        return None
    public, plan = scenario.public, _PLANS[minutes]
    sessions, pace, left = fit.sessions, fit.pace, fit.left
    closing = closing_minutes(public) + _ASKED
    steps = (
        *fit.before,
        Slot(sessions * pace, _talks(public, sessions, pace)),
        Slot(closing, tr("The closing call; then close the talks: three taps and a few questions on each phone")),
        *_debrief(public, min(left - sessions * pace, plan.longest)),
        *_spare(left - sessions * pace - plan.longest),
        Slot(_LEAVING, tr("Leaving the roles: one sentence each, then end the class")),
    )
    return Timetable(tr("{n} minutes", n=number(minutes)), steps)


def _fit(scenario: Scenario, minutes: int) -> _Fit | None:
    """What has room in a lesson; None where two sessions have none, though the public sheet is read at home."""
    public, plan = scenario.public, _PLANS[minutes]
    each = session_minutes(public)
    for at_home in (False, True):
        before = tuple(_beginning(scenario, plan, at_home=at_home))
        closing = closing_minutes(public) + _ASKED
        left = minutes - sum(step.minutes for step in before) - closing - _LEAVING
        sessions = min(public.sessions, (left - plan.debrief) // each)
        if sessions >= FEWEST:
            pace = min((left - plan.debrief) // sessions, round(EASY * each))
            return _Fit(sessions, pace, _reading(scenario, at_home=at_home), left, before)
    return None


def _reading(scenario: Scenario, *, at_home: bool) -> int:
    """Minutes to read what is read in class."""
    if not at_home:
        return reading_minutes(scenario)
    return max(3, ceil(max(len(sheet.brief.split()) for sheet in scenario.sheets) / WORDS_A_MINUTE))


def _beginning(scenario: Scenario, plan: _Plan, *, at_home: bool) -> Iterator[Slot]:
    public = scenario.public
    if public.fictional:
        yield Slot(4, tr("Welcome, content note; phones join by the code meanwhile"))
    else:
        yield Slot(8, tr("Welcome, content note, words we use, background; phones join meanwhile"))
    if plan.questions:
        yield Slot(_ASKED, tr("A few questions on the phones, before anybody knows a role"))
    if plan.practice and public.id != PRACTICE:
        yield Slot(_PRACTICE_MINUTES, tr("A practice round on Lantern Strait: each finds the buttons, nothing counts"))
    if at_home:
        told = tr("Roles by lot; everybody reads their sheet on the phone, the public sheet was read at home")
    else:
        told = tr("Roles by lot; everybody reads the case and their own sheet on the phone")
    yield Slot(_reading(scenario, at_home=at_home), told)
    yield Slot(_NOTE, tr("On the phone: a target, and a guess what matters to each of the others"))


def _talks(public: Public, sessions: int, pace: int) -> str:
    if sessions == public.sessions:
        return tr_n("{n} session of {pace} minutes", "{n} sessions of {pace} minutes each", sessions, pace=number(pace))
    return tr(
        "{n} sessions of {pace} minutes each, instead of {all}: say so before the first, and call the question at "
        "every table after the last",
        n=number(sessions),
        pace=number(pace),
        all=number(public.sessions),
    )


def _debrief(public: Public, minutes: int) -> Iterator[Slot]:
    """The debrief in one part, or in two where there is time for both."""
    if minutes < 14:
        yield Slot(minutes, tr("Debrief on the projector: all tables against what was possible; each phone its own"))
        return
    second = max(5, minutes // 3)
    first = tr("Debrief on the projector: all tables against what was possible, what was signed, which swaps were left")
    yield Slot(minutes - second, first)
    if public.reference is not None and not public.fictional:
        told = tr("Debrief, part two: words and deeds; what the real text said, and who was not in the room")
    else:
        told = tr("Debrief, part two: words and deeds; who bears the result and was not in the room")
    yield Slot(second, told)


def _spare(minutes: int) -> Iterator[Slot]:
    if minutes > 0:
        yield Slot(minutes, tr("To spare: the questions before and after, in this pack, in writing; or a longer case"))


# -- on paper --------------------------------------------------------------------------------


def with_phones(page: Paper, scenario: Scenario) -> None:
    """A page of the teacher's pack: before the lesson, three lessons, and what helps when something goes wrong."""
    host = host_command(scenario)
    page.heading(tr("With phones"))
    page.points(
        [
            tr(
                "The day before, in the room itself: {command} 8, if it is 8 metres from the screen to the last row. "
                "It says at which address phones come in, and what to do where they cannot.",
                command=f"{host} --check --depth",
            ),
            tr(
                "In the lesson: {host}. Your page opens on the laptop; show the page with the code on the projector. "
                "Everybody switches mobile data off, scans or types the six letters, and chooses a name for today.",
                host=host,
            ),
            tr(
                "Draw the lot when all are there. Who is left over shares a seat with somebody, watches, or has a "
                "computer at the table, which says that it is one."
            ),
        ],
        mark="{}.",
    )
    for minutes in LESSONS:
        _lesson(page, scenario, minutes)
    page.short_list(tr("When something goes wrong"), _mishaps())


def host_command(scenario: Scenario) -> str:
    """The command that hosts this case, at this level and with these papers."""
    words = ["communique", "host", scenario.public.id]
    words += ["--level", scenario.public.level] if scenario.public.level else []
    words += [] if scenario.papers is None else ["--papers", str(scenario.papers)]
    return " ".join(words)


def rows_of(table: Timetable) -> Iterator[tuple[str, str]]:
    """From which minute to which, and what."""
    begun = 0
    for step in table.steps:
        yield tr("{first} to {last}", first=number(begun), last=number(begun + step.minutes)), step.text
        begun += step.minutes


def _lesson(page: Paper, scenario: Scenario, minutes: int) -> None:
    table = phone_timetable(scenario, minutes)
    if table is None:
        page.prose(tr("In {n} minutes this case does not fit at this level: take an easier one.", n=number(minutes)))
        return
    rows = [(tr("Minute"), tr("What")), *rows_of(table)]
    page.titled_grid(tr("With phones: {lesson}", lesson=table.name), rows, (14, 86))


def _mishaps() -> list[str]:
    return [
        tr("A phone falls asleep, or its page is closed: opened again, it is back in its seat, at the same screen."),
        tr("Somebody leaves: a computer takes the chair and says so; when they are back, they take it again."),
        tr("A table is stuck: look in, then call the question. It signs the draft as it is, or adjourns."),
        tr("The laptop stops: start the same command again in the same folder. Nothing that was shown is lost."),
        tr("No phone comes in: the laptop's own network, a small router, one keyboard, or these papers."),
    ]
