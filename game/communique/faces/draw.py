"""The face of `draw`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="draw",
    category=Category.NEWS,
    words={
        "name": N_("draw"),
        "said": N_("News: {news}. {text}"),
        "line": N_("{news}. {text}"),
        "said_more": N_("News: {news}. {text} {more}"),
        "line_more": N_("{news}. {text} {more}"),
        "sequel": N_("{first} {next}"),
        "capital": N_("Capital: {change} for {parties}."),
        "points": N_("Action points in the session: {change} for {parties}."),
        "no_caucus": N_("No delegation meets another in private in the session."),
        "watched": N_(
            "{issue} is in the eye of the public in the session: initials taken back there cost 1 capital more, and "
            "when all who sign have initialled the clause, each of them gains 1."
        ),
        "watched_cause": N_("{issue} was settled in the eye of the public"),
        "expected": N_("Expected in the next session: {news}."),
        "cause": N_("news: {news}"),
    },
)
