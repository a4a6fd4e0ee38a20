"""Conduct: what each party asked, answered, gave as reasons, promised and took back. Counted, never judged.

Everything is read off the log. Whether a word was so comes from `communique.debrief.statements`. A promise fires by
itself once its condition is met, so it is either kept or was never called on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from communique.debrief import statements
from communique.debrief.answers import Acceptance, AnswerVerdict, kept, verdict
from communique.debrief.steps import Step
from communique.model.package import settle
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.rules.moves.amend import Amend, amended
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.reject import REASON_WORDS, Reject
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.moves.withhold import Withhold
from communique.rules.standing import text_of
from communique.rules.state import BLOCK, HOLD, INITIAL, REASONS, ConferenceTable, Desk, Question
from communique.words import say, tr


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, a statement or a reason, and whether it was so by the speaker's own sheet."""

    event: int
    kind: str
    """`answer`, `statement` or `reason`."""
    words: str
    true: bool | None
    """None when no sheet can say."""
    why: str
    verdict: str = ""
    """Of an answer: a value of `AnswerVerdict`; empty for other words."""
    kept: Acceptance | None = None
    """What became of the text that an answer called acceptable; None when it named none."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An "if you, then we"."""

    event: int
    words: str
    kept_at: int | None
    """The event in which the promised initials were given; None when the promise was never called on."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """What one party did besides offers."""

    seat: Seat
    asked: int
    answered: int
    declined: int
    said: tuple[Said, ...]
    promises: tuple[Promise, ...]
    warnings: int
    warnings_kept: int
    """Warnings after which the party did leave in the same session."""
    warnings_unkept: int
    """Warnings that a session closed over. The rest were given in a session that never closed."""
    withdrawn: int
    """Initials taken back, in clauses."""
    withheld: int
    """Signatures withheld from terms the party had agreed to."""
    gestures: tuple[str, ...]
    guarantees: tuple[str, ...]
    evidence: tuple[str, ...]
    """Titles of the cards it laid down or showed."""
    met_in_private: int
    """Caucuses it opened."""

    def spoken(self, kind: str) -> tuple[Said, ...]:
        """What it said of one kind."""
        return tuple(said for said in self.said if said.kind == kind)

    def answers(self) -> tuple[int, ...]:
        """How many of its answers were of each kind, in the order of `AnswerVerdict`."""
        verdicts = [said.verdict for said in self.spoken("answer")]
        return tuple(verdicts.count(one) for one in AnswerVerdict)


def conduct(scenario: Scenario, steps: tuple[Step, ...], unkept: tuple[int, ...] = ()) -> tuple[Conduct, ...]:
    """By seat. `unkept` is how many warnings each party did not keep, as the rules counted."""
    return tuple(_of(scenario, Seat(p), steps, unkept[p] if unkept else 0) for p in range(len(scenario.sheets)))


@dataclass
class _Tally:
    """What is being counted for one party. Holds state."""

    scenario: Scenario
    seat: Seat
    steps: tuple[Step, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    promises: list[tuple[int, str, IfThen]] = field(default_factory=list)
    called: dict[int, int] = field(default_factory=dict)
    """By the event of a promise, the event in which it was kept."""
    titles: dict[str, list[str]] = field(default_factory=dict)
    warned_in: set[int] = field(default_factory=set)

    @property
    def public(self) -> Public:
        return self.scenario.public

    def count(self, what: str, by: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + by

    def name(self, what: str, title: str) -> None:
        titles = self.titles.setdefault(what, [])
        if title not in titles:
            titles.append(title)

    def speak(self, step: Step, kind: str, words: str, found: statements.StatementCheck) -> None:
        self.said.append(Said(step.number, kind, words, found.true, found.why))

    def reply(self, step: Step, said: Answer, found: statements.StatementCheck) -> None:
        held = verdict(said, found.true), kept(step, self.steps)
        self.said.append(Said(step.number, "answer", step.sentence, found.true, found.why, *held))


def _of(scenario: Scenario, seat: Seat, steps: tuple[Step, ...], unkept: int) -> Conduct:
    tally = _Tally(scenario, seat, steps)
    for step in steps:
        handler = _HANDLERS.get(type(step.move)) if step.seat == seat else None
        table = step.before.table.conference
        if handler is not None and table is not None:
            handler(tally, step, step.move, table)
    count, titles = tally.counts.get, tally.titles.get
    return Conduct(
        seat=seat,
        asked=count("asked", 0), answered=count("answered", 0), declined=count("declined", 0),
        said=tuple(tally.said),
        promises=tuple(Promise(number, words, tally.called.get(number)) for number, words, _ in tally.promises),
        warnings=count("warnings", 0), warnings_kept=count("warnings kept", 0), warnings_unkept=unkept,
        withdrawn=count("withdrawn", 0), withheld=count("withheld", 0),
        gestures=tuple(titles("gestures", [])), guarantees=tuple(titles("guarantees", [])),
        evidence=tuple(titles("evidence", [])), met_in_private=count("caucuses", 0),
    )  # fmt: skip


def _ask(tally: _Tally, step: Step, move: Ask, table: ConferenceTable) -> None:
    tally.count("asked")


def _answer(tally: _Tally, step: Step, move: Answer, table: ConferenceTable) -> None:
    if move.says == "decline":
        tally.count("declined")
        tally.reply(step, move, statements.StatementCheck(None, tr("It did not answer.")))
        return
    tally.count("answered")
    question = pending(table, step.before.desks[step.seat], step.seat)
    assert question is not None, "the log was legal"
    sheet, texts = tally.scenario.sheets[step.seat], _texts(table, step.before.desks[step.seat], question)
    found = statements.answer(tally.public, sheet, question, move, texts)
    tally.reply(step, move, found)


def _texts(table: ConferenceTable, desk: Desk, question: Question) -> statements.Texts | None:
    """The texts on the table that a question was about; None for a question about issues."""
    terms = text_of(table, desk, question.target)
    if terms is None:
        return None
    other = text_of(table, desk, question.other)
    target, beside = (settle(one, table.floors) if one is not None else () for one in (terms, other))
    return statements.Texts(target, beside, table.floors, table.tension)


def _tell(tally: _Tally, step: Step, move: Tell, table: ConferenceTable) -> None:
    sheet = tally.scenario.sheets[step.seat]
    if move.card:
        tally.name("evidence", next((card.title for card in sheet.cards if card.id == move.card), move.card))
    else:
        tally.speak(step, "statement", step.sentence, statements.statement(tally.public, sheet, move))


def _reject(tally: _Tally, step: Step, move: Reject, table: ConferenceTable) -> None:
    terms = amended(table, step.before.desks[step.seat], Amend(move.target, ()))
    assert terms is not None, "the log was legal"
    package, sheet = settle(terms, table.floors), tally.scenario.sheets[step.seat]
    for issue, _, why in move.points:
        found = statements.reason(tally.public, sheet, package, issue, why, table.floors)
        tally.speak(step, "reason", _reason(tally.public.issues[issue].short, why), found)


def _reason(issue: str, why: int) -> str:
    return tr("{issue}: {reason}", issue=issue, reason=say(REASON_WORDS[REASONS[why]]))


def _if_then(tally: _Tally, step: Step, move: IfThen, table: ConferenceTable) -> None:
    tally.promises.append((step.number, step.sentence, move))


def _mark(tally: _Tally, step: Step, move: Mark, table: ConferenceTable) -> None:
    pairs = zip(table.marks[step.seat], move.marks, strict=True)
    tally.count("withdrawn", sum(old == INITIAL and new in (HOLD, BLOCK) for old, new in pairs))
    for issue, mark in enumerate(move.marks):
        if mark == INITIAL:
            _keep(tally, step, issue, table)


def _fulfil(tally: _Tally, step: Step, move: Fulfil, table: ConferenceTable) -> None:
    _keep(tally, step, move.issue, table)


def _keep(tally: _Tally, step: Step, issue: int, table: ConferenceTable) -> None:
    """Note the promises that initials on `issue` keep, whether they came by themselves or by hand."""
    assert table.draft is not None, "marks are set on a draft"
    for number, _, promise in tally.promises:
        if (promise.issue, promise.option) == (issue, table.draft.terms[issue]):
            tally.called.setdefault(number, step.number)


def _warn(tally: _Tally, step: Step, move: Warn, table: ConferenceTable) -> None:
    tally.count("warnings")
    tally.warned_in.add(table.session)


def _walk(tally: _Tally, step: Step, move: Walk, table: ConferenceTable) -> None:
    tally.count("warnings kept", table.session in tally.warned_in)


def _withhold(tally: _Tally, step: Step, move: Withhold, table: ConferenceTable) -> None:
    tally.count("withheld", table.agreed is not None and step.seat in table.agreed.consent)


def _gesture(tally: _Tally, step: Step, move: MakeGesture, table: ConferenceTable) -> None:
    tally.name("gestures", tally.public.gestures[move.gesture].title)


def _guarantee(tally: _Tally, step: Step, move: GiveGuarantee, table: ConferenceTable) -> None:
    tally.name("guarantees", tally.public.guarantees[move.guarantee].title)


def _caucus(tally: _Tally, step: Step, move: Caucus, table: ConferenceTable) -> None:
    tally.count("caucuses")


_HANDLERS: dict[type, Callable[[_Tally, Step, Any, ConferenceTable], None]] = {
    Ask: _ask,
    Answer: _answer,
    Tell: _tell,
    Reject: _reject,
    IfThen: _if_then,
    Mark: _mark,
    Fulfil: _fulfil,
    Warn: _warn,
    Walk: _walk,
    Withhold: _withhold,
    MakeGesture: _gesture,
    GiveGuarantee: _guarantee,
    Caucus: _caucus,
}
