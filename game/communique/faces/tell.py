"""The face of `tell`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="tell",
    category=Category.TALK,
    words={
        "name": N_("tell"),
        "said_evidence": N_("{who} lays evidence on the table: {text}"),
        "line_evidence": N_("Lays evidence on the table: {text}"),
        "said_evidence_private": N_("{who} shows evidence to {whom}, in private: {text}"),
        "line_evidence_private": N_("Shows evidence to {whom}, in private: {text}"),
        "said_high": N_("{who} says that {issue} matters much to it."),
        "line_high": N_("Says that {issue} matters much to it."),
        "said_low": N_("{who} says that {issue} matters less than other things to it."),
        "line_low": N_("Says that {issue} matters less than other things to it."),
        "said_high_private": N_("{who} says to {whom}, in private, that {issue} matters much to it."),
        "line_high_private": N_("Says to {whom}, in private, that {issue} matters much to it."),
        "said_low_private": N_("{who} says to {whom}, in private, that {issue} matters less than other things to it."),
        "line_low_private": N_("Says to {whom}, in private, that {issue} matters less than other things to it."),
        "long": N_("A card's text has at most {most} characters."),
        "evidence": N_("Evidence speaks for itself: name the card, its text and its issue, nothing else."),
        "again": N_("This evidence is on the table already."),
        "statement": N_("A statement has no text of its own; name the issue and how much it matters."),
        "issues": N_("Issues are numbered 0 to {last}, not {issue}."),
        "weight": N_('Say that the issue matters "high" or "low", not "{weight}".'),
        "cause": N_("{party} laid evidence on the table"),
    },
    title=N_("Tell"),
    group=Group.TALK,
    key="T",
    icon="tell",
    about=N_("State a priority, or lay evidence on the table."),
    place=6,
    price=N_("free or 1"),
    help=N_("A priority, or a piece of evidence. Evidence can be checked, a statement cannot."),
    help_place=7,
)
