"""The face of `ask`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="ask",
    category=Category.TALK,
    words={
        "name": N_("ask"),
        "said_all": N_("{who} asks everyone: {question}"),
        "line_all": N_("Asks everyone: {question}"),
        "said": N_("{who} asks {whom}: {question}"),
        "line": N_("Asks {whom}: {question}"),
        "said_private": N_("{who} asks {whom}, in private: {question}"),
        "line_private": N_("Asks {whom}, in private: {question}"),
        "compare": N_("which matters more, {issue} or {other}?"),
        "need": N_('what would be needed for "{option}" ({issue})?'),
        "take": N_("what would have to change in {text} for it to be accepted?"),
        "prefer": N_("which would be the better text, {text} or {other}?"),
        "the_offer": N_("offer {offer}"),
        "the_draft": N_("the draft"),
        "kind": N_('Questions are "compare", "need", "take" or "prefer", not "{question}".'),
        "issues": N_("Issues are numbered 0 to {last}, not {issue}."),
        "different": N_("Compare two different issues."),
        "no_option": N_("A comparison is between issues, not options."),
        "one": N_("Ask what would be needed for one clause at a time."),
        "option": N_("There is no option {option} of that issue."),
        "another": N_("Ask another party."),
        "left": N_("{party} has left the table."),
        "nobody": N_("There is nobody at the table to ask."),
        "private": N_("A private question goes to the party asked."),
        "no_text": N_("A question about issues names no text."),
        "no_issue": N_("A question about a text names no issue."),
        "one_party": N_("Ask one party about a text, not all at once."),
        "none": N_('There is no standing offer "{target}" to ask about.'),
        "no_draft": N_("There is no draft on the table to ask about."),
        "overheard": N_("Ask about a private offer in private, and only who has heard it."),
        "one_text": N_("Ask what it would take for one text at a time."),
        "same_text": N_("The two texts say the same."),
        "signs_nothing": N_("{party} signs nothing; ask it which of two texts would be the better one."),
        "agreed": N_("{party} has put that text forward or accepted it."),
    },
    title=N_("Ask"),
    group=Group.MAIN,
    key="K",
    icon="ask",
    about=N_("Ask what matters more to them, or what it would take."),
    place=4,
    price=N_("1 point"),
    help=N_(
        "Which of two clauses matters more? What would be needed for this one? What would it take to accept this text? "
        "Which of two texts is better?"
    ),
    help_place=6,
)
