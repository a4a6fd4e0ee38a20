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
        "kind": N_('Questions are "compare" or "need", not "{question}".'),
        "issues": N_("Issues are numbered 0 to {last}, not {issue}."),
        "different": N_("Compare two different issues."),
        "no_option": N_("A comparison is between issues, not options."),
        "one": N_("Ask what would be needed for one clause at a time."),
        "option": N_("There is no option {option} of that issue."),
        "another": N_("Ask another party."),
        "left": N_("{party} has left the table."),
        "nobody": N_("There is nobody at the table to ask."),
        "private": N_("A private question goes to the party asked."),
    },
    title=N_("Ask"),
    group=Group.MAIN,
    key="K",
    icon="ask",
    about=N_("Ask what matters more to them, or what they would need."),
    place=4,
    price=N_("1 point"),
    help=N_("Which of two clauses matters more to you? What would you need for this one?"),
    help_place=6,
)
