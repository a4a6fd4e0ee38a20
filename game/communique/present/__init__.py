"""What the table screen shows, worked out from a party's view alone: pure, without pygame, without a session.

Every value here is frozen and compares equal to its like, so a screen can see at once what changed.
"""

from communique.present.appraisal import Appraisal, AudienceVerdict, Fired, appraise, problem, signed
from communique.present.decisions import (
    Decision,
    DecisionChoice,
    SigningDecision,
    answer_decision,
    asked_for,
    line_effects,
    news_decision,
    news_now,
    press_decision,
    question_words,
    reason_words,
    signing,
)
from communique.present.delegation import Delegation, action_points, delegations
from communique.present.harm import harm_of, withdraws
from communique.present.measure import Measure, measure_of
from communique.present.meter_words import Reading, effects, readings, tension_words, trust_band
from communique.present.move_help import MoveHelp, moves_explained
from communique.present.offers import (
    DRAFT,
    Clause,
    DraftClause,
    DraftText,
    Proposal,
    accept_move,
    clauses_of,
    draft_text,
    offer_title,
    promises,
    proposals,
    terms_of,
)
from communique.present.package_rows import CURRENT, Choice, ClauseMark, IssueRow, Proposed, rows, standing_offers
from communique.present.possible_moves import Action, actions, costs_words, possible, price_words, sentence_of, why_not
from communique.present.questions import about, comparable, takeable, texts_for, whom_to_ask, why_not_ask
from communique.present.talks_status import Status, status
from communique.present.transcript import FILTERS, TranscriptLine, entries, filter_names

__all__ = [
    "CURRENT",
    "DRAFT",
    "FILTERS",
    "Action",
    "Appraisal",
    "AudienceVerdict",
    "Choice",
    "Clause",
    "ClauseMark",
    "Decision",
    "DecisionChoice",
    "Delegation",
    "DraftClause",
    "DraftText",
    "Fired",
    "IssueRow",
    "Measure",
    "MoveHelp",
    "Proposal",
    "Proposed",
    "Reading",
    "SigningDecision",
    "Status",
    "TranscriptLine",
    "about",
    "accept_move",
    "action_points",
    "actions",
    "answer_decision",
    "appraise",
    "asked_for",
    "clauses_of",
    "comparable",
    "costs_words",
    "delegations",
    "draft_text",
    "effects",
    "entries",
    "filter_names",
    "harm_of",
    "line_effects",
    "measure_of",
    "moves_explained",
    "news_decision",
    "news_now",
    "offer_title",
    "possible",
    "press_decision",
    "price_words",
    "problem",
    "promises",
    "proposals",
    "question_words",
    "readings",
    "reason_words",
    "rows",
    "sentence_of",
    "signed",
    "signing",
    "standing_offers",
    "status",
    "takeable",
    "tension_words",
    "terms_of",
    "texts_for",
    "trust_band",
    "whom_to_ask",
    "why_not",
    "why_not_ask",
    "withdraws",
]
