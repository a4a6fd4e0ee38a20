"""No sentence of the session room escapes the translators: spoken in the pseudo-locale, none keeps plain words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from builders import rich
from pseudo import plain_words, pseudo

from communique.model.message import message
from communique.rules.state import EndingKind
from communique.session import Session
from communique.session.communique import communique
from communique.session.marks import Marks

ROOM = Path(__file__).resolve().parents[2] / "game" / "communique" / "session"
SAID = {"SaveError", "ValueError", "WireError", "DamagedError"}
"""Errors of this room whose first argument people read."""


def said_plainly() -> list[str]:
    """Where an error is raised with a text that did not pass through the catalogue."""
    found = []
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in SAID:
                continue
            if node.args and isinstance(node.args[0], (ast.JoinedStr, ast.Constant)):
                found.append(f"{path.name}:{node.lineno}")
    return found


def test_no_error_is_raised_with_words_that_cannot_be_translated() -> None:
    assert said_plainly() == []


@pytest.mark.parametrize("kind", list(EndingKind))
def test_a_document_says_all_but_the_scenarios_words_in_the_language(kind: EndingKind) -> None:
    public = rich().public
    own = (public.title, public.place, public.date, public.preamble, public.adjournment)
    names = [word for party in public.parties for word in (party.name, party.office, party.head, party.short)]
    clauses = [option.clause for issue in public.issues for option in issue.options]
    shorts = [issue.short for issue in public.issues if len(issue.short) > 1]
    terms = (0, -1, 1, 1) if kind in (EndingKind.JOINT, EndingKind.PARTIAL, EndingKind.NOT_RATIFIED) else ()
    with pseudo():
        text = communique(public, kind, terms, (), cause=message("ending.cause_tension")).text()
    assert plain_words(text, [one for one in (*own, *names, *clauses, *shorts) if one]) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_marks_are_said_in_the_language(count: int) -> None:
    with pseudo():
        said = Marks(takebacks=count, after_end=count, sheets_opened=True, moves_after=count).said()
    assert len(said) == 3
    assert plain_words(" ".join(said)) == []


def test_a_refusal_of_the_session_is_said_in_the_language() -> None:
    session = Session.open(rich(), 1, scored=True)
    with pseudo(), pytest.raises(ValueError, match=r"\d+") as refused:
        session.undo(99)
    assert plain_words(str(refused.value)) == []
