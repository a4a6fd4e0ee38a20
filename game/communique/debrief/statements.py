"""Whether what a delegation said was so by its own sheet. Nobody at the table could know; a debrief can.

What matters to a party is its stake in an issue: the points between its best and its worst option there, linked
clauses left aside. Words that no sheet speaks about, such as a principle, are neither true nor untrue.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.model.package import Package, settle
from communique.model.scenario import Public
from communique.model.sheet import Sheet
from communique.rules.kind import filled
from communique.rules.moves.answer import Answer, changed
from communique.rules.moves.tell import Tell
from communique.rules.state import REASONS, Question, QuestionKind
from communique.words import gain_of_hundred, in_a_row, of_hundred, tr


class StatementCheck(NamedTuple):
    """Whether something said was so, and the figures it rests on, in words."""

    true: bool | None
    """None when no sheet can say."""
    why: str


NEARLY: Final = 10
"""Stakes that differ by at most this percentage of the larger count as about the same."""


def stakes(sheet: Sheet) -> tuple[int, ...]:
    """By issue, the points between the party's best and worst option."""
    return tuple(max(row) - min(row) for row in sheet.points)


class Texts(NamedTuple):
    """What lay on the table when a question about it was answered."""

    target: Package
    """The package that signing the text asked about would have brought about."""
    other: Package
    """The same of the text it was compared with; empty where there was none."""
    floors: tuple[int, ...]
    tension: int


def answer(
    public: Public, sheet: Sheet, question: Question, said: Answer, texts: Texts | None = None
) -> StatementCheck:
    """Whether an answer (not a refusal to answer) was so. `texts` for a question about texts on the table."""
    if texts is not None:
        held = _take if question.kind is QuestionKind.TAKE else _prefer
        return held(public, sheet, said, texts)
    if said.says == "need":
        return _need(public, sheet, said)
    one, other = (stakes(sheet)[filled(issue)] for issue in (question.issue, question.other_issue))
    first, second = (public.issues[filled(issue)].short for issue in (question.issue, question.other_issue))
    why = tr(
        "At stake: {first} {first_points} points, {second} {second_points}.",
        first=first, first_points=of_hundred(public, one), second=second, second_points=of_hundred(public, other),
    )  # fmt: skip
    if said.says == "equal":
        return StatementCheck(100 * abs(one - other) <= NEARLY * max(one, other), why)
    return StatementCheck(one > other if said.says == "first" else other > one, why)


def _take(public: Public, sheet: Sheet, said: Answer, texts: Texts) -> StatementCheck:
    """Whether the text named beats no deal, passes at home and, where something was to change, betters the one asked.

    A text that passes at home betters one that would not, whatever the points. Issues named
    without options were so when something better was to be had on each.
    """
    if said.says == "issues":
        return _missing(public, sheet, said, texts)
    package = settle(changed(texts.target, said.changes), texts.floors)
    worth, asked, least = sheet.value(package), sheet.value(texts.target), sheet.no_deal(public, texts.tension)
    unhappy = [audience.name for audience in sheet.unhappy(package)]
    if unhappy:
        return StatementCheck(False, tr("Would have been rejected at home: {audiences}.", audiences=in_a_row(unhappy)))
    why = tr(
        "That text is worth {points} points to it; the one asked about {asked}, no deal {no_deal}.",
        points=of_hundred(public, worth), asked=of_hundred(public, asked), no_deal=of_hundred(public, least),
    )  # fmt: skip
    betters = said.says == "as-is" or worth > asked or bool(sheet.unhappy(texts.target))
    return StatementCheck(worth > least and betters, why)


def _missing(public: Public, sheet: Sheet, said: Answer, texts: Texts) -> StatementCheck:
    rows = [(issue, sheet.points[issue][texts.floors[issue] :]) for issue, _ in said.changes]
    best = [public.issues[i].short for i, row in rows if sheet.points[i][texts.target[i]] >= max(row)]
    if best:
        return StatementCheck(False, tr("The text held its best option already on: {issues}.", issues=in_a_row(best)))
    return StatementCheck(True, tr("The text held less than its best option on each of them."))


def _prefer(public: Public, sheet: Sheet, said: Answer, texts: Texts) -> StatementCheck:
    one, other = sheet.value(texts.target), sheet.value(texts.other)
    why = tr(
        "Worth to it: the first {one} points, the second {other}.",
        one=of_hundred(public, one), other=of_hundred(public, other),
    )  # fmt: skip
    if said.says == "equal":
        return StatementCheck(100 * abs(one - other) <= NEARLY * max(one, other), why)
    return StatementCheck(one > other if said.says == "first" else other > one, why)


def statement(public: Public, sheet: Sheet, said: Tell) -> StatementCheck:
    """Whether an issue matters as much as was said: more, or less, than the average issue does."""
    every = stakes(sheet)
    mine, average = every[filled(said.issue)], sum(every) / len(every)
    at_stake, usual = of_hundred(public, mine), of_hundred(public, round(average))
    why = tr(
        "At stake: {issue} {points} points; an issue has {usual} on average.",
        issue=public.issues[filled(said.issue)].short, points=at_stake, usual=usual,
    )  # fmt: skip
    return StatementCheck(mine >= average if said.weight == "high" else mine <= average, why)


def reason(
    public: Public, sheet: Sheet, package: Package, issue: int, why: int, floors: tuple[int, ...] = ()
) -> StatementCheck:
    """Whether the reason for refusing the clause on `issue` of `package` was so; `why` indexes `REASONS`."""
    name = REASONS[why]
    if name in ("value", "reciprocity"):
        return _costs(public, sheet, package, issue, floors[issue] if floors else 0)
    if name == "home":
        return _home(public, sheet, package, issue)
    return StatementCheck(None, tr("No sheet speaks about this."))


def _need(public: Public, sheet: Sheet, said: Answer) -> StatementCheck:
    issue, option = filled(said.issue), filled(said.option)
    row = sheet.points[issue]
    gain = row[option] - row[0]
    label = public.issues[issue].options[option].label
    why = tr(
        '"{option}" is worth {gain} points to it, against no provision.',
        option=label, gain=gain_of_hundred(public, gain),
    )  # fmt: skip
    return StatementCheck(gain > 0, why)


def _costs(public: Public, sheet: Sheet, package: Package, issue: int, floor: int) -> StatementCheck:
    row, said = sheet.points[issue], package[issue]
    cost = max(row[floor:]) - row[said]
    label = public.issues[issue].options[said].label
    if cost > 0:
        below = of_hundred(public, cost)
        why = tr('"{option}" is {points} points below its best option on the issue.', option=label, points=below)
        return StatementCheck(True, why)
    return StatementCheck(False, tr('"{option}" is its best option on the issue.', option=label))


def _home(public: Public, sheet: Sheet, package: Package, issue: int) -> StatementCheck:
    unhappy = [audience.name for audience in sheet.unhappy(package) if issue in audience.issues]
    if unhappy:
        return StatementCheck(True, tr("Would have been rejected at home: {audiences}.", audiences=in_a_row(unhappy)))
    return StatementCheck(False, tr("No audience at home that looks at this clause would have rejected the text."))
