"""What a class is asked before and after the talks: the questions, the usual ones, and answers as they are kept.

Nobody has to answer: a question left blank is kept as nothing. No question of ours is about who somebody is; what a
teacher asks in a file of their own is read by `survey_file.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from communique.classroom.asked_of_class import AskedOfClass
from communique.host.names import tidy
from communique.model.scenario import Public
from communique.words import N_, number, tr

BEFORE: Final = "before"
AFTER: Final = "after"
PARTS: Final[dict[str, str]] = {
    BEFORE: N_("Before the talks"),
    AFTER: N_("After the talks"),
}
"""The parts of a survey, each with its heading."""

SCALE: Final = "scale"
CHOICE: Final = "choice"
TEXT: Final = "text"
LONGEST: Final = 500
"""Characters of an answer in words, at most."""
STEPS: Final = (2, 11)
"""The fewest and the most steps of a scale."""
ITEMS: Final = 20
"""Questions of a part, at most."""
OPTIONS: Final = (2, 12)
"""The fewest and the most answers to choose from."""
FIELD: Final = "answer-"
"""What the name of a question's field begins with, in a form."""


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """One question."""

    id: str
    ask: str
    kind: str
    """`scale`, `choice` or `text`."""
    low: str = ""
    """What 1 means on a scale."""
    high: str = ""
    """What the last step means."""
    steps: int = 5
    options: tuple[tuple[str, str], ...] = ()
    """Of a choice: each answer's id, and its words."""
    longest: int = LONGEST
    """Of an answer in words."""

    @property
    def values(self) -> tuple[str, ...]:
        """All that can be answered, as it is kept; empty for an answer in words."""
        if self.kind == SCALE:
            return tuple(str(step) for step in range(1, self.steps + 1))
        return tuple(id for id, _ in self.options)

    def misfit(self, answer: str) -> str:
        """Why this is no answer, as a sentence without the question; empty when it is one."""
        if self.kind != TEXT:
            return "" if answer in self.values else tr("choose one of the answers shown.")
        if len(answer) <= self.longest:
            return ""
        return tr(
            "at most {most} characters, please; here are {count}.",
            most=number(self.longest),
            count=number(len(answer)),
        )


@dataclass(frozen=True, slots=True)
class ClassSurvey:
    """The questions of a class, by part."""

    before: tuple[SurveyItem, ...]
    after: tuple[SurveyItem, ...]

    def part(self, name: str) -> tuple[SurveyItem, ...]:
        """The questions of a part. Raises KeyError for another name."""
        return {BEFORE: self.before, AFTER: self.after}[name]


def read_answers(survey: ClassSurvey, part: str, fields: Mapping[str, Sequence[str]]) -> dict[str, str] | str:
    """The answers in the fields of a form, by question; a sentence when one does not fit.

    What is blank and what nobody asked is left out. Never raises, whatever is posted.
    """
    answers: dict[str, str] = {}
    for place, item in enumerate(survey.part(part), start=1):
        posted = fields.get(FIELD + item.id, ())
        # One longer than any answer, so that an answer too long is told from one that fits.
        answer = tidy(str(posted[0]), 2 * LONGEST) if posted else ""
        if not answer:
            continue
        if problem := item.misfit(answer):
            return tr("Question {n}: {problem}", n=place, problem=problem)
        answers[item.id] = answer
    return answers


def sound_answers(survey: ClassSurvey, part: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers that are answers to this survey, in its order."""
    return {
        item.id: answers[item.id]
        for item in survey.part(part)
        if answers.get(item.id) and not item.misfit(answers[item.id])
    }


def usual_survey(public: Public | None = None) -> ClassSurvey:
    """What is asked where the teacher has no file: five questions before, six after, and one to leave the role.

    A case that brings questions of its own (`teaching: before:`) has the first of them asked before and after.
    """
    own = () if public is None or not public.lesson.before else (_of_case(public.lesson.before[0]),)
    before = tuple(_said(item) for item in _BEFORE)
    *after, leaving = (_said(item) for item in _AFTER)
    return ClassSurvey((*before, *own), (*after, *own, leaving))


def _of_case(question: str) -> SurveyItem:
    return SurveyItem("case", " ".join(question.split()), TEXT)


def _said(item: SurveyItem) -> SurveyItem:
    """The question in the language spoken."""
    low, high = (tr(end) if end else "" for end in (item.low, item.high))
    options = tuple((id, tr(words)) for id, words in item.options)
    return SurveyItem(item.id, tr(item.ask), item.kind, low, high, item.steps, options, item.longest)


_NOT, _FULLY = N_("not at all"), N_("fully")
_RELY: Final = SurveyItem(
    "rely", N_("How far can one rely on what the others say in talks like these?"), SCALE, _NOT, _FULLY
)
_SUM: Final = SurveyItem(
    "sum", N_("What one delegation gains, another has to lose."), SCALE, N_("I disagree"), N_("I agree")
)
_BEFORE: Final = (
    SurveyItem(
        "practice",
        N_("How often have you negotiated about something that mattered to you?"),
        SCALE,
        N_("never"),
        N_("very often"),
    ),
    SurveyItem("sure", N_("How sure are you of yourself before these talks?"), SCALE, _NOT, N_("very")),
    SurveyItem(
        "hope",
        N_("What do you hope for most?"),
        CHOICE,
        options=(
            ("own", N_("As much as possible for my delegation")),
            ("all", N_("A text that is good for everybody")),
            ("signed", N_("That something is signed")),
            ("learn", N_("To learn something")),
        ),
    ),
    _RELY,
    _SUM,
)
_AFTER: Final = (
    SurveyItem(
        "knew", N_("How well did you know in the end what mattered to the others?"), SCALE, _NOT, N_("very well")
    ),
    SurveyItem("heard", N_("How well did the others understand what mattered to you?"), SCALE, _NOT, N_("very well")),
    SurveyItem(
        "again",
        N_("Would you negotiate with the same people again?"),
        CHOICE,
        options=(("yes", N_("Yes, gladly")), ("must", N_("If it has to be")), ("no", N_("Rather not"))),
    ),
    _RELY,
    _SUM,
    SurveyItem("otherwise", N_("What would you do otherwise next time?"), TEXT),
    SurveyItem("leave", N_("Leave your role: one thing you would tell your counterpart, now as yourself."), TEXT),
)


def asked_of_class(survey: ClassSurvey, people: Iterable[Mapping[str, Mapping[str, str]]]) -> tuple[AskedOfClass, ...]:
    """How often each answer was given, questions asked twice first; `people` are everybody's answers by part.

    Answers in words are left out, and whatever is no answer to this survey.
    """
    everybody = list(people)
    before, after = ({item.id: item for item in survey.part(part) if item.values} for part in (BEFORE, AFTER))
    twice = [id for id, item in before.items() if after.get(id) == item]
    once = [(part, item) for part, asked in ((BEFORE, before), (AFTER, after)) for item in asked.values()]
    found = [_asked(before[id], everybody, (BEFORE, AFTER)) for id in twice]
    return (*found, *(_asked(item, everybody, (part,)) for part, item in once if item.id not in twice))


def _asked(item: SurveyItem, people: Iterable[Mapping[str, Mapping[str, str]]], parts: Sequence[str]) -> AskedOfClass:
    labels = item.values if item.kind == SCALE else tuple(words for _, words in item.options)
    given = {part: Counter(person.get(part, {}).get(item.id, "") for person in people) for part in parts}
    counts = {part: tuple(count[value] for value in item.values) for part, count in given.items()}
    return AskedOfClass(item.ask, labels, counts.get(BEFORE, ()), counts.get(AFTER, ()), item.low, item.high)
