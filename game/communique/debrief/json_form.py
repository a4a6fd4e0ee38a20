"""A debrief in ids, numbers and words, ready for JSON: parties, issues and options by id, events by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.debrief.conduct import Conduct, Said
from communique.debrief.deal import Deal
from communique.debrief.path import Position
from communique.debrief.people import efficient
from communique.debrief.sentences import walking_away
from communique.debrief.story import told, told_to
from communique.loading.fact_sheet import SeedFact
from communique.model.package import OPEN
from communique.model.scenario import Public, Seat
from communique.session.marks import encode_marks
from communique.words import say

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief


def json_form(found: Debrief) -> dict[str, Any]:
    """The whole debrief."""
    words = _Words(found.public)
    return {
        "scenario": found.public.id,
        "papers": found.header.papers,
        "case": found.header.digest,
        "level": found.public.level,
        "protocol": found.header.protocol,
        "seed": found.header.seed,
        "lineup": {party.id: name for party, name in zip(found.public.parties, found.header.lineup, strict=True)},
        "scored": found.header.scored,
        "marks": encode_marks(found.marks),
        "outcome": _outcome(found, words),
        "closing_call": bool(found.call),
        "walking_away": bool(walking_away(found)),
        "space": _space(found),
        "text": {"is": found.base} | words.deal(found.text),
        "left_on_table": _left(found, words),
        "changes": [_change(found.public, change, words) for change in found.changes],
        "changes_found": found.changes_found,
        "solutions": {
            point.name: {"title": point.title, "tied": point.tied} | words.deal(point.deal) for point in found.points
        },
        "stability": _stability(found, words),
        "coalitions": _coalitions(found, words),
        "audiences": [
            {
                "party": words.id(home.seat), "name": home.name, "content": home.content,
                "points": home.points, "threshold": home.threshold,
            }
            for home in found.homes
        ],
        "reference": _reference(found),
        "efficient": efficient(found),
        "studies": [
            {"study": one.id, "deals": one.deals, "efficient": one.efficient, "facts": list(one.cites)}
            for one in found.public.studies
        ],
        "path": [_position(position, words) for position in found.path],
        "better_events": list(found.better),
        "post_settlement": [
            {"title": one.title, "gains": words.points(one.gains)} | words.deal(one.deal) for one in found.proposals
        ],
        "second_round": _second(found, words),
        "conduct": {words.id(one.seat): _conduct(one) for one in found.conduct},
        "said_to_matter": [
            {
                "event": one.event, "party": words.id(one.seat), "issue": found.public.issues[one.issue].id,
                "asked_at": one.asked_at, "asked": one.asked,
            }
            for one in found.matters
        ],
        "beliefs": [_belief(found, one, words) for one in found.beliefs],
        "stories": {words.id(seat): _story(found, seat, words) for seat in told_to(found)},
        "mediators_price": _price(found, words),
        "opening_notes": _notes(found, words),
        "absent": list(found.public.absent),
        "question": found.question,
    }  # fmt: skip


def _story(found: Debrief, seat: Seat, words: _Words) -> dict[str, Any]:
    """What is told to one seat: the sentences, the decisive move, what texts revealed, and its texts one by one."""
    move, ids = found.decisive[seat], [issue.id for issue in found.public.issues]
    revealed = next((one for one in found.revealed if one.seat == seat), None)
    return {
        "sentences": list(told(found, seat)),
        "cost": found.costs[seat].points,
        "decisive": None if move is None else {
            "event": move.event, "issues": [ids[i] for i in move.issues], "changes": words.points(move.changes),
            "lost_event": None if move.lost is None else move.lost.event,
        },
        "revealed": None if revealed is None else {
            "texts": revealed.texts, "tau": [round(tau, 4) for tau in revealed.taus],
        },
        "texts": [
            {
                "event": own.text.event, "points": own.points, "step": own.step, "back": own.back,
                "answer": None if own.answer is None else own.answer.event,
                "better": None if own.better is None else
                {"gain": own.better.gain, "changes": {ids[i]: found.public.issues[i].options[k].id
                                                      for i, k in own.better.changes}},
            }
            for own in found.own_texts if own.text.seat == seat
        ],
    }  # fmt: skip


def _price(found: Debrief, words: _Words) -> dict[str, Any] | None:
    price = found.price
    return None if price is None else {"paid": price.paid, "gains": words.points(price.gains)} | words.deal(price.deal)


def _notes(found: Debrief, words: _Words) -> dict[str, Any]:
    ids = [issue.id for issue in found.public.issues]
    guesses = [
        {"party": words.id(one.seat), "about": words.id(one.other), "right": one.right}
        | {
            "issues": [ids[i] for i in one.issues],
            "truth": [ids[i] for i in one.actual],
            "told": [ids[i] for i in one.estimated],
        }
        for one in found.guesses
    ]
    aims = {words.id(one.seat): {"target": one.target, "points": one.points} for one in found.aims}
    return {"guesses": guesses, "aims": aims}


def _second(found: Debrief, words: _Words) -> dict[str, Any] | None:
    second = found.second
    if not second.proposals:
        return None
    return {
        "asked": [words.id(seat) for seat in second.asked],
        "assents": {words.id(one.seat): [words.package(package) for package in one.packages] for one in second.assents},
        "waiting": [words.id(seat) for seat in second.waiting],
        "settled": None if second.settled is None else words.deal(second.settled.deal),
    }


class _Words:
    """Ids for indices."""

    def __init__(self, public: Public) -> None:
        self.public = public

    def id(self, seat: Seat | int) -> str:
        return self.public.parties[seat].id

    def points(self, points: Sequence[int]) -> dict[str, int]:
        return {party.id: int(u) for party, u in zip(self.public.parties, points, strict=True)}

    def by_issue(self, numbers: Sequence[int]) -> dict[str, int]:
        return {issue.id: number for issue, number in zip(self.public.issues, numbers, strict=True)}

    def package(self, terms: Sequence[int]) -> dict[str, str]:
        """Options by issue; what terms leave open is left out."""
        issues = zip(self.public.issues, terms, strict=True)
        return {issue.id: issue.options[choice].id for issue, choice in issues if choice != OPEN}

    def deal(self, deal: Deal) -> dict[str, Any]:
        return {
            "package": self.package(deal.package),
            "points": self.points(deal.points),
            "surplus": self.points(deal.surplus),
            "feasible": deal.feasible,
            "acceptable": deal.acceptable,
            "rejected_by": [[self.id(seat), name] for seat, name in deal.rejected_by],
            "needs": list(deal.needs),
        }


def _outcome(found: Debrief, words: _Words) -> dict[str, Any]:
    end = found.outcome
    mediation = found.mediation
    return {
        "kind": end.kind,
        "cause": say(end.cause),
        "rounds": end.rounds,
        "events": len(found.steps),
        "package": None if end.package is None else words.package(end.package),
        "signed": [words.id(seat) for seat in found.signed],
        "points": words.points(end.points),
        "no_deal": words.points(end.no_deal),
        "surplus": words.points(end.surplus),
        "rejected_by": [[words.id(seat), name] for seat, name in end.rejected_by],
        "tension": found.tension,
        "balance": None if found.balance is None else round(float(found.balance), 4),
        "brittle": found.brittle,
        "durability": mediation and mediation.durability,
        "impartiality": mediation and mediation.impartiality,
    }


def _space(found: Debrief) -> dict[str, Any]:
    return {
        "packages": found.packages,
        "feasible": found.feasible,
        "acceptable": found.acceptable,
        "acceptable_percent": None if found.share is None else round(found.share, 2),
        "frontier": [list(vector) for vector in found.frontier],
        "frontier_acceptable": list(found.frontier_acceptable),
        "statement": found.statement,
        "beyond": list(found.beyond),
    }


def _left(found: Debrief, words: _Words) -> dict[str, Any] | None:
    left = found.left
    if left is None:
        return None
    return {"gain": left.gain, "efficient": left.efficient, "gains": words.points(left.gains)} | words.deal(left.deal)


def _change(public: Public, change: Any, words: _Words) -> dict[str, Any]:
    rows = zip(change.issues, change.before, change.after, strict=True)
    clauses = {
        public.issues[i].id: [public.issues[i].options[old].id, public.issues[i].options[new].id]
        for i, old, new in rows
    }
    return {"words": change.words, "clauses": clauses, "gains": words.points(change.gains)} | {
        key: value for key, value in words.deal(change.deal).items() if key in ("rejected_by", "needs", "acceptable")
    }


def _stability(found: Debrief, words: _Words) -> dict[str, Any]:
    return {
        words.id(one.seat): {"kept": one.kept, "stalled": one.stalled, "stable": one.stable, "why": list(one.words)}
        for one in found.keeping
    }


def _coalitions(found: Debrief, words: _Words) -> dict[str, Any]:
    return {
        "least_temptation": found.least_temptation,
        "blocking": [
            {"parties": [words.id(seat) for seat in one.seats], "gains": list(one.gains), "words": one.words}
            | {"package": words.package(one.deal.package)}
            for one in found.coalitions
        ],
    }


def _reference(found: Debrief) -> dict[str, Any] | None:
    known = found.reference
    if known is None:
        return None
    return {
        "text": known.text,
        "clauses": {
            found.public.issues[said.issue].id: {
                "settled": said.settled,
                "text": said.text,
                "facts": [fact.mark for fact in said.facts],
            }
            for said in known.issues
        },
        "facts": [_fact(fact) for fact in known.facts],
        "missing": list(known.missing),
        "later": [_fact(fact) for fact in known.later],
    }


def _fact(fact: SeedFact) -> dict[str, Any]:
    return {"mark": fact.mark, "text": fact.text, "flags": list(fact.flags), "sources": list(fact.sources)}


def _position(position: Position, words: _Words) -> dict[str, Any]:
    return {
        "event": position.event,
        "party": words.id(position.seat),
        "kind": position.kind,
        "name": position.name,
        "session": position.session,
        "to": None if position.to is None else words.id(position.to),
        "terms": words.package(position.terms),
        "points": words.points(position.points),
        "sentence": position.sentence,
    }


def _conduct(one: Conduct) -> dict[str, Any]:
    counts = (
        "asked", "answered", "declined", "warnings", "warnings_kept", "warnings_unkept", "withdrawn", "withheld",
        "met_in_private",
    )  # fmt: skip
    said = [_words_said(s) for s in one.said]
    promises = [{"event": p.event, "words": p.words, "kept_at": p.kept_at} for p in one.promises]
    named = {name: list(getattr(one, name)) for name in ("gestures", "guarantees", "evidence")}
    return {name: getattr(one, name) for name in counts} | {"said": said, "promises": promises} | named


def _words_said(one: Said) -> dict[str, Any]:
    said = {"event": one.event, "kind": one.kind, "words": one.words, "true": one.true, "why": one.why}
    if one.verdict:
        said["verdict"] = one.verdict
    if one.kept is not None:
        said |= {"offered_at": one.kept.offered_at, "accepted_at": one.kept.accepted_at}
    return said


def _belief(found: Debrief, belief: Any, words: _Words) -> dict[str, Any]:
    return {
        "party": words.id(belief.seat),
        "about": words.id(belief.other),
        "signals": belief.signals,
        "before": words.by_issue(belief.before),
        "after": words.by_issue(belief.after),
        "truth": words.by_issue(belief.actual),
        "missed_before": belief.missed_before,
        "missed_after": belief.missed_after,
    }
