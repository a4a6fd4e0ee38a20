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
        "does": N_("This session: {does}."),
        "capital": N_("capital {change} for {parties}"),
        "points": N_("action points {change} for {parties}"),
        "everybody": N_("all"),
        "no_caucus": N_("no meetings in private"),
        "watched": N_(
            "the public watches {issue}: initials taken back cost 1 capital more, and a clause that all initial brings "
            "each 1"
        ),
        "watched_cause": N_("{issue} was settled in the eye of the public"),
        "expected": N_("Expected in the next session: {news}."),
        "expected_with": N_("Expected in the next session: {news} ({does})."),
        "cause": N_("news: {news}"),
    },
)
