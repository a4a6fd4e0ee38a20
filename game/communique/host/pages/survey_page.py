"""The survey and the question about research, on a phone. Both are answered as oneself, and neither has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from communique.host.html import Markup, el
from communique.host.pages.shell import main
from communique.host.places import CONSENT, SURVEY
from communique.host.surveys import BEFORE, CHOICE, FIELD, PARTS, SCALE, ClassSurvey, SurveyItem
from communique.host.symbols import icon
from communique.words import N_, tr

ASKED: Final = (
    N_(
        "This question is apart from the lesson. Whatever you answer, you play as everybody does. It counts for no "
        "grade, and nobody at your table learns it."
    ),
    N_(
        "What would be used: your moves at the table, the answers that you choose, and how you felt about the talks. "
        "Not your alias, and nothing that you write in your own words."
    ),
    N_("The talks of your table are used only if everybody who played there says yes."),
    N_(
        "All of it is kept in one file on your teacher's laptop, and nothing is sent to anybody. It is gone when your "
        "teacher deletes the class; you can ask to have yours alone deleted, too."
    ),
    N_("You can change your answer until the debrief."),
)
"""What somebody should know who is asked, a paragraph each."""


def survey_page(
    survey: ClassSurvey, part: str, answers: Mapping[str, str] | None = None, consent: bool | None = None
) -> Markup:
    """A part of the survey; `answers` are those given before, None where none were sent yet.

    Where somebody was asked for `consent`, they can say otherwise below.
    """
    return main(
        el("header", el("h1", tr(PARTS[part])), class_="bar"),
        *(_asked_first(survey, part) if answers is None else _answered(survey, part, answers)),
        _again(consent) if consent is not None else None,
        kind="pulse survey",
        title=tr(PARTS[part]),
    )


def _asked_first(survey: ClassSurvey, part: str) -> list[Markup]:
    return [
        el("p", tr("As yourself, not as your delegation. Leave blank what you do not want to answer."), class_="lead"),
        el("p", _kept(part), class_="quiet"),
        _form(survey, part, {}),
    ]


def _answered(survey: ClassSurvey, part: str, answers: Mapping[str, str]) -> list[Markup]:
    """That they are done, and what comes; the questions are folded away."""
    return [
        el("p", icon("check"), " ", tr("Noted. That was all; thank you."), class_="done lead"),
        el("p", icon("clock"), " ", tr("Keep this page open. It goes on by itself, when all are ready.")),
        el(
            "details",
            el("summary", tr("Look at my answers, or change them")),
            el("p", _kept(part), class_="quiet"),
            _form(survey, part, answers),
            id="answers",
        ),
    ]


def _form(survey: ClassSurvey, part: str, given: Mapping[str, str]) -> Markup:
    return el(
        "form",
        el("input", type="hidden", name="part", value=part),
        [_question(item, given.get(item.id, "")) for item in survey.part(part)],
        el("p", class_="refused", role="alert", hidden=True),
        el("p", el("button", tr("Send"), type="submit", class_="primary"), class_="submit"),
        method="post",
        action=SURVEY,
        id="form-survey",
        class_="do",
    )


def consent_page(consent: bool | None = None) -> Markup:
    """Whether somebody's data may be used for research; None where they have not said yet."""
    title = tr("May your data be used for research?")
    return main(
        el("header", el("h1", title), class_="bar"),
        el("p", icon("check"), " ", _said(consent), class_="done") if consent is not None else None,
        _why(),
        _buttons(consent),
        kind="pulse consent",
        title=title,
    )


def _again(consent: bool) -> Markup:
    """What somebody has said about research, and how to say otherwise."""
    summary = el("summary", _said(consent), " ", el("span", tr("Change"), class_="change"))
    return el("details", summary, _why(), _buttons(consent))


def _kept(part: str) -> str:
    if part == BEFORE:
        return tr("Your answers stay on your teacher's laptop; what is shown of them is of five people or more.")
    return tr(
        "Your answers stay on your teacher's laptop; what is shown of them is of five people or more. "
        "What you write in your own words is not shown to the class."
    )


def _said(consent: bool) -> str:
    return tr("You have said: yes, for research.") if consent else tr("You have said: not for research.")


def _why() -> Markup:
    return el("div", [el("p", tr(words)) for words in ASKED], class_="why")


def _buttons(consent: bool | None) -> Markup:
    """Two buttons of one kind, so that neither answer looks like the right one."""
    ways = (("1", tr("Yes, my data may be used")), ("0", tr("No, please not")))
    return el(
        "form",
        [
            el("button", words, type="submit", name="yes", value=value, class_="plain",
               aria_pressed=None if consent is None else str(consent == (value == "1")).lower())
            for value, words in ways
        ],
        el("p", class_="refused", role="alert", hidden=True),
        method="post",
        action=CONSENT,
        id="form-consent",
        class_="two",
    )  # fmt: skip


def _question(item: SurveyItem, given: str) -> Markup:
    name = FIELD + item.id
    if item.kind == SCALE:
        steps = el("div", [_tap(name, value, value, given, "step") for value in item.values], class_="steps")
        ends = el("p", el("span", item.low), el("span", item.high), class_="ends")
        return _asked(item, steps, ends, _blank(name, given), kind="scale")
    if item.kind == CHOICE:
        return _asked(item, _ways(name, item.options, given), _blank(name, given), kind="ways")
    text = el("textarea", given, name=name, rows=3, maxlength=item.longest)
    return el("label", el("span", item.ask), text, class_="field")


def _asked(item: SurveyItem, *parts: Markup | Iterable[Markup], kind: str) -> Markup:
    return el("fieldset", el("legend", item.ask), parts, class_=kind)


def _ways(name: str, options: Iterable[tuple[str, str]], given: str) -> list[Markup]:
    return [_tap(name, value, words, given, "way") for value, words in options]


def _blank(name: str, given: str) -> Markup:
    """What takes a tap back: a circle once filled cannot be emptied otherwise."""
    return _tap(name, "", tr("No answer"), given, "way blank")


def _tap(name: str, value: str, words: str, given: str, kind: str) -> Markup:
    tap = el("input", type="radio", name=name, value=value, checked=value == given)
    return el("label", tap, el("span", words), class_=kind)
