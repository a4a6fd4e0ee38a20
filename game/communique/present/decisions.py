"""Decisions that the course of the game asks for: a line on the news, the press, an answer, a signature.

Each comes with what there is to choose from, what it does to the meters, and the move that makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Line, Public, Seat
from communique.present.appraisal import Appraisal, appraise, signed
from communique.present.measure import measure_of
from communique.present.offers import Clause, clauses_of, offer_title, terms_of
from communique.present.possible_moves import why_not
from communique.rules.flow import HEATED
from communique.rules.kind import Move, filled, name_of
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.line import TakeLine
from communique.rules.moves.press import Press, told_of
from communique.rules.moves.reject import REASON_WORDS
from communique.rules.news import card_now, to_plan_with
from communique.rules.state import NO_NEWS, REASONS, Phase, PressLine, Question, QuestionKind, TextSource
from communique.views import PartyView
from communique.words import in_a_row, say, tr


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """One way to decide."""

    label: str
    note: str
    """What it does, in a few words."""
    text: str
    """What is said, in full."""
    move: Move
    reason: str = ""
    """Why it is shut; empty when it is open."""
    harm: str = ""
    """What speaks against it, as a sentence; empty when nothing does."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: a heading, the matter, the ways."""

    title: str
    text: str
    ways: tuple[DecisionChoice, ...]
    needs_clause: bool = False
    """True for a question whose full answer names a clause; the ways then hold only what needs none."""
    to: Seat | None = None
    """Who alone will hear it; None for all."""
    about: str = ""
    """The text, an offer's id or `draft`, whose clauses a full answer changes; empty where it names one clause."""
    by_hand: str = ""
    """The move whose form decides it clause by clause, where the ways are short cuts; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class SigningDecision:
    """Terms on the signing table, and what signing or withholding them means for the seat."""

    title: str
    source: str
    terms: Terms
    clauses: tuple[Clause, ...]
    texts: tuple[str, ...]
    """The clauses as they will stand in the communiqué."""
    left_open: tuple[str, ...]
    appraisal: Appraisal | None
    signed: tuple[str, ...]
    waiting: tuple[str, ...]
    withhold_price: str
    final: bool

    @property
    def harm(self) -> str:
        """What speaks against signing, as a sentence; empty when it is no worse than no deal."""
        return "" if self.appraisal is None else self.appraisal.harm

    @property
    def verdict(self) -> str:
        """What signing means, in words."""
        if self.appraisal is None:
            return ""
        a = self.appraisal
        if a.against:
            return tr(
                "{points} on paper, but would not be ratified: {audiences}. Signing then stands as a statement of "
                "intent and counts as no deal, {no_deal}.",
                points=a.told,
                audiences=a.against_words,
                no_deal=a.measure.words(a.no_deal),
            )
        no_deal = a.measure.figure(a.no_deal)
        worth = tr("{points}, {distance} ({no_deal}).", points=a.told, distance=a.margin_words, no_deal=no_deal)
        return f"{worth} {a.home_words}".strip()


class _Reason(NamedTuple):
    name: str
    line: str


_REASONS: Final = {
    "value": _Reason(N_("Value"), N_("value: {words}")),
    "reciprocity": _Reason(N_("Reciprocity"), N_("reciprocity: {words}")),
    "wording": _Reason(N_("Wording"), N_("wording: {words}")),
    "verification": _Reason(N_("Verification"), N_("verification: {words}")),
    "sequence": _Reason(N_("Sequence"), N_("sequence: {words}")),
    "home": _Reason(N_("Home"), N_("home: {words}")),
    "principle": _Reason(N_("Principle"), N_("principle: {words}")),
}
_PRESS: Final = (
    (N_("Open line"), N_("others trust you more")),
    (N_("Neutral line"), N_("changes nothing")),
    (N_("Firm line"), N_("capital +1, others trust you less")),
)
_SOURCES: Final[dict[str, str]] = {
    TextSource.DRAFT: N_("Every clause of the draft has been initialled."),
    TextSource.CLOSING: N_("Time is up. This is what all have initialled; the rest stays open."),
    TextSource.FINAL: N_("The mediator asks for yes or no."),
    TextSource.CAUCUS: N_("Agreed in a caucus and announced."),
}


def asked_for(view: PartyView) -> tuple[str, ...]:
    """The moves without a button that the course of the game asks of the seat now and that a form makes."""
    if not view.my_turn or view.over:
        return ()
    if view.table.agreed is not None:
        return "sign", "withhold"
    decision = answer_decision(view)
    return ("answer",) if decision is not None and decision.needs_clause else ()


def reason_words() -> tuple[tuple[str, str], ...]:
    """The reasons of a rejection, in the order of their numbers: the name, and the name with what it says."""
    return tuple(
        (tr(_REASONS[reason].name), tr(_REASONS[reason].line, words=say(REASON_WORDS[reason]))) for reason in REASONS
    )


def news_decision(view: PartyView) -> Decision | None:
    """The line to take on this session's news; None when there is no news."""
    news = view.table.news
    if news == NO_NEWS:
        return None
    card = view.public.news[news]
    ways = tuple(_line_way(view, news, k, line) for k, line in enumerate(card.lines))
    more = news_now(view)
    return Decision(card.title, tr("{text} {more}", text=card.text, more=" ".join(more)) if more else card.text, ways)


def news_now(view: PartyView) -> tuple[str, ...]:
    """What this session's news do while it lasts, and what is expected next: a sentence each, for the seat to plan."""
    table = view.table.conference
    if table is None or table.phase is Phase.OVER:
        return ()
    return tuple(say(one) for one in to_plan_with(view.public, card_now(view.public, table), table.expected))


def line_words(line: PressLine) -> str:
    """What a press line is called: `Firm line`."""
    return tr(_PRESS[line][0])


def press_decision(view: PartyView) -> Decision:
    """The press line at the end of a session."""
    ways = tuple(
        DecisionChoice(tr(label), tr(note), say(told_of(k, tr("Your delegation"))), Press(k), why_not(view, Press(k)))
        for k, (label, note) in enumerate(_PRESS)
    )
    return Decision(tr("The press"), _press_text(view), ways)


def _press_text(view: PartyView) -> str:
    table = view.table.conference
    if not view.public.tension_on:
        return tr("What you say there is heard by those you talk with, and at home.")
    if view.public.rules < 2:
        return tr("If two delegations take a firm line, tension rises; if all are open, it falls.")
    if table is not None and table.tension >= HEATED:
        return tr(
            "Tension is high: one firm line is enough to raise it, and costs who takes it 1 capital. If all are open, "
            "it falls."
        )
    return tr(
        "If two delegations take a firm line, tension rises and each of them pays 1 capital; if all are open, it falls."
    )


def answer_decision(view: PartyView) -> Decision | None:
    """The question the seat has to answer now; None when there is none."""
    table = view.table.conference
    question = pending(table, view.desk, view.seat) if table is not None and view.seat != NATURE else None
    if question is None:
        return None
    asker = name_of(view.public, question.by)
    to = question.by if view.desk.question is not None else None
    title = tr("{party} asks", party=asker) if to is None else tr("{party} asks in private", party=asker)
    needs = question.kind in (QuestionKind.NEED, QuestionKind.TAKE)
    return Decision(
        title,
        question_words(view.public, question, view.seat),
        _answers(view, question, to),
        needs,
        to,
        _about(question),
    )


def _about(question: Question) -> str:
    return question.target if question.kind == QuestionKind.TAKE else ""


def signing(view: PartyView, package: Terms) -> SigningDecision | None:
    """What lies on the signing table; None when nothing does."""
    table = view.table.conference
    if table is None or table.agreed is None:
        return None
    agreed, public, final = table.agreed, view.public, table.agreed.source == TextSource.FINAL
    said = [(i, k) for i, k in enumerate(agreed.terms) if k > 0]
    broken = view.seat in agreed.consent
    return SigningDecision(
        title=tr("The final text") if final else tr("The signing table"),
        source=source_words(view, agreed.source),
        terms=agreed.terms,
        clauses=clauses_of(view, agreed.terms, package),
        texts=tuple(public.issues[i].options[k].clause for i, k in said),
        left_open=tuple(public.issues[i].short for i, k in enumerate(agreed.terms) if k == OPEN),
        appraisal=appraise(view, agreed.terms),
        signed=tuple(name_of(public, s) for s in table.signed),
        waiting=tuple(name_of(public, s) for s in table.queue),
        withhold_price=tr("You had agreed: withholding costs 2 credibility and 2 of every signatory's trust.")
        if broken
        else tr("You had not agreed before: withholding is free."),
        final=final,
    )


def question_words(public: Public, question: Question, seat: Seat) -> str:
    """The question as a sentence, to the seat asked."""
    if question.kind == QuestionKind.TAKE:
        text = offer_title(public, question.target, seat)
        return tr("{text}: what would have to change for you to accept it?", text=text)
    if question.kind == QuestionKind.PREFER:
        one, other = (offer_title(public, target, seat) for target in (question.target, question.other))
        return tr("Which would you rather have: {one}, or {other}?", one=one, other=other)
    issue = public.issues[filled(question.issue)]
    if question.kind == QuestionKind.COMPARE:
        other = public.issues[filled(question.other_issue)].short
        return tr("Which matters more to you, {issue} or {other}?", issue=issue.short, other=other)
    option = issue.options[filled(question.option)].label
    return tr('What would you need for "{option}" ({issue})?', option=option, issue=issue.short)


def _answers(view: PartyView, question: Question, to: Seat | None) -> tuple[DecisionChoice, ...]:
    decline = DecisionChoice(tr("Decline"), tr("say nothing"), tr("Decline to answer."), Answer("decline", to=to))
    if question.kind == QuestionKind.NEED:
        return (decline,)
    if question.kind == QuestionKind.TAKE:
        words = tr("It would be accepted as it stands.")
        return (
            DecisionChoice(tr("As it stands"), _text_worth(view, question.target), words, Answer("as-is", to=to)),
            decline,
        )
    if question.kind == QuestionKind.PREFER:
        return (*_preferences(view, question, to), decline)
    issues = view.public.issues
    pair = filled(question.issue), filled(question.other_issue)
    one, other = (issues[i].short for i in pair)
    said = measure_of(view.public).words
    worth = tuple(tr("up to {points} to you", points=said(max(view.sheet.points[i]))) for i in pair)
    alike = tr("About the same"), tr("say they weigh alike"), tr("They matter about the same.")
    return (
        DecisionChoice(one, worth[0], tr("{issue} matters more.", issue=one), Answer("first", to=to)),
        DecisionChoice(other, worth[1], tr("{issue} matters more.", issue=other), Answer("second", to=to)),
        DecisionChoice(*alike, Answer("equal", to=to)),
        decline,
    )


def _preferences(view: PartyView, question: Question, to: Seat | None) -> tuple[DecisionChoice, ...]:
    one, other = (offer_title(view.public, target, view.seat) for target in (question.target, question.other))
    alike = tr("About the same"), tr("say they are alike"), tr("They would be about the same.")
    return (
        DecisionChoice(
            one,
            _text_worth(view, question.target),
            tr("{text} would be the better text.", text=one),
            Answer("first", to=to),
        ),
        DecisionChoice(
            other,
            _text_worth(view, question.other),
            tr("{text} would be the better text.", text=other),
            Answer("second", to=to),
        ),
        DecisionChoice(*alike, Answer("equal", to=to)),
    )


def _text_worth(view: PartyView, target: str) -> str:
    """What a text on the table is worth to the seat."""
    terms = terms_of(view, target)
    found = appraise(view, terms) if terms is not None else None
    return tr("{points} to you", points=found.told) if found is not None else ""


def _line_way(view: PartyView, news: int, k: int, line: Line) -> DecisionChoice:
    move = TakeLine(news, k)
    said = line.text if view.seat == NATURE else line.said_by(view.seat)
    return DecisionChoice(line.label, line_effects(view.public, line), said, move, why_not(view, move))


def line_effects(public: Public, line: Line) -> str:
    """What taking a line on the news does to the meters, in a few words."""
    parts = [tr("tension {change}", change=signed(line.tension))] if line.tension and public.tension_on else []
    parts += [tr("capital {change}", change=signed(line.capital))] if line.capital else []
    parts += [tr("others' trust {change}", change=signed(line.trust))] if line.trust else []
    return in_a_row(parts) or tr("changes nothing")


def source_words(view: PartyView, source: str) -> str:
    """Where the text on the signing table comes from, as a sentence."""
    if source in _SOURCES:
        return tr(_SOURCES[source])
    return tr("Offer {offer} has been accepted.", offer=offer_title(view.public, source, view.seat))
