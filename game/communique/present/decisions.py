"""Decisions that the course of the game asks for: a line on the news, the press, an answer, a signature.

Each comes with what there is to choose from, what it does to the meters, and the move that makes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.package import Terms
from communique.model.scenario import NATURE, Line, Public, Seat
from communique.present.appraisal import Appraisal, appraise, signed
from communique.present.measure import measure_of
from communique.present.offers import Clause, clauses_of, offer_title
from communique.present.possible_moves import why_not
from communique.rules.kind import Move, name_of
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.line import TakeLine
from communique.rules.moves.press import Press, told_of
from communique.rules.state import ConferenceTable, Question
from communique.views import PartyView
from communique.words import say


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


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: a heading, the matter, the ways."""

    title: str
    text: str
    ways: tuple[DecisionChoice, ...]
    needs_clause: bool = False
    """True for a question whose full answer names a clause; the ways then hold only what needs none."""


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
    def verdict(self) -> str:
        """What signing means, in words."""
        if self.appraisal is None:
            return ""
        a = self.appraisal
        if a.against:
            return (
                f"{a.told} on paper, but {a.home_words[0].lower()}{a.home_words[1:]} "
                f"Signing then stands as a statement of intent and counts as no deal, {a.measure.words(a.no_deal)}."
            )
        home = f" {a.home_words}" if a.home_words else ""
        return f"{a.told}, {a.margin_words} ({a.measure.figure(a.no_deal)}).{home}"


def news_decision(view: PartyView) -> Decision | None:
    """The line to take on this session's news; None when there is no news."""
    table = view.table
    if not isinstance(table, ConferenceTable) or table.news < 0:
        return None
    card = view.public.news[table.news]
    ways = tuple(_line_way(view, table.news, k, line) for k, line in enumerate(card.lines))
    return Decision(card.title, card.text, ways)


def press_decision(view: PartyView) -> Decision:
    """The press line at the end of a session."""
    notes = ("others trust you more", "changes nothing", "capital +1, others trust you less")
    ways = tuple(
        DecisionChoice(label, notes[k], say(told_of(k, "Your delegation")), Press(k), why_not(view, Press(k)))
        for k, label in enumerate(("Open line", "Neutral line", "Firm line"))
    )
    return Decision("The press", "If two delegations take a firm line, tension rises; if all are open, it falls.", ways)


def answer_decision(view: PartyView) -> Decision | None:
    """The question the seat has to answer now; None when there is none."""
    table = view.table
    if not isinstance(table, ConferenceTable) or view.seat == NATURE:
        return None
    question = pending(table, view.desk, view.seat)
    if question is None:
        return None
    to = question.by if view.desk.question is not None else None
    title = f"{name_of(view.public, question.by)} asks{' in private' if to is not None else ''}"
    needs = question.kind == "need"
    return Decision(title, question_words(view.public, question), _answers(view, question, to), needs)


def signing(view: PartyView, package: Terms) -> SigningDecision | None:
    """What lies on the signing table; None when nothing does."""
    table = view.table
    if not isinstance(table, ConferenceTable) or table.agreed is None:
        return None
    agreed, public, final = table.agreed, view.public, table.agreed.source == "final"
    said = [(i, k) for i, k in enumerate(agreed.terms) if k > 0]
    broken = view.seat in agreed.consent
    return SigningDecision(
        title="The final text" if final else "The signing table",
        source=_source(view, agreed.source),
        terms=agreed.terms,
        clauses=clauses_of(view, agreed.terms, package),
        texts=tuple(public.issues[i].options[k].clause for i, k in said),
        left_open=tuple(public.issues[i].short for i, k in enumerate(agreed.terms) if k < 0),
        appraisal=appraise(view, agreed.terms),
        signed=tuple(name_of(public, s) for s in table.signed),
        waiting=tuple(name_of(public, s) for s in table.queue),
        withhold_price="You had agreed: withholding costs 2 credibility and 2 of every signatory's trust."
        if broken
        else "You had not agreed before: withholding is free.",
        final=final,
    )


def question_words(public: Public, question: Question) -> str:
    """The question as a sentence."""
    issue = public.issues[question.issue]
    if question.kind == "compare":
        return f"Which matters more to you, {issue.short} or {public.issues[question.other_issue].short}?"
    return f'What would you need for "{issue.options[question.option].label}" ({issue.short})?'


def _answers(view: PartyView, question: Question, to: Seat | None) -> tuple[DecisionChoice, ...]:
    decline = DecisionChoice("Decline", "say nothing", "Decline to answer.", Answer("decline", to=to))
    if question.kind == "need":
        return (decline,)
    issues = view.public.issues
    one, other = issues[question.issue].short, issues[question.other_issue].short
    said = measure_of(view.public).words
    worth = tuple(said(max(view.sheet.points[i])) for i in (question.issue, question.other_issue))
    return (
        DecisionChoice(one, f"up to {worth[0]} to you", f"{one} matters more.", Answer("first", to=to)),
        DecisionChoice(other, f"up to {worth[1]} to you", f"{other} matters more.", Answer("second", to=to)),
        DecisionChoice("About the same", "say they weigh alike", "They matter about the same.", Answer("equal", to=to)),
        decline,
    )


def _line_way(view: PartyView, news: int, k: int, line: Line) -> DecisionChoice:
    parts = [f"tension {signed(line.tension)}"] if line.tension and view.public.tension_on else []
    parts += [f"capital {signed(line.capital)}"] if line.capital else []
    parts += [f"others' trust {signed(line.trust)}"] if line.trust else []
    move = TakeLine(news, k)
    return DecisionChoice(line.label, ", ".join(parts) or "changes nothing", line.text, move, why_not(view, move))


def _source(view: PartyView, source: str) -> str:
    named = {
        "draft": "Every clause of the draft has been initialled.",
        "closing": "Time is up. This is what all have initialled; the rest stays open.",
        "final": "The mediator asks for yes or no.",
        "caucus": "Agreed in a caucus and announced.",
    }
    return named.get(source) or f"Offer {offer_title(view.public, source, view.seat)} has been accepted."
