"""What a program answers: one line of JSON, read with suspicion. What is wrong with one is a sentence for it."""

from __future__ import annotations

import json
from typing import Any, Final, Never

from communique.interop.programs.seat_messages import PROTOCOL, WANTS
from communique.model.package import OPEN
from communique.model.scenario import Public
from communique.rules.kind import Move
from communique.rules.moves import KINDS
from communique.session.log import WireError, decode_move
from communique.words import tr

_SHOWN: Final = 40


class AnswerError(ValueError):
    """An answer that cannot be read; the message is a sentence for whoever wrote the program."""


def answer(line: bytes) -> dict[str, Any]:
    """The JSON object in the line. Raises AnswerError."""
    try:
        read = json.loads(line.decode("utf-8"), parse_constant=_constant)
    except UnicodeDecodeError:
        raise AnswerError(tr("An answer is in UTF-8, and this line is not.")) from None
    except (ValueError, RecursionError):
        raise AnswerError(
            tr("An answer is one JSON object on one line, not {line}.", line=_shown(line.decode("utf-8", "replace")))
        ) from None
    if not isinstance(read, dict):
        raise AnswerError(tr("An answer is a JSON object, not {line}.", line=_shown(line.decode("utf-8", "replace"))))
    return read


def wishes(said: dict[str, Any]) -> frozenset[str]:
    """What the program that answers a hello so wants to be told. Raises AnswerError where it is no answer to one."""
    if said.get("type") != "ready":
        raise AnswerError(tr('A hello is answered with "type": "ready".'))
    if said.get("protocol") != PROTOCOL:
        raise AnswerError(tr('The protocol is "{name}"; a "ready" says so.', name=PROTOCOL))
    wants = said.get("wants", sorted(WANTS))
    if not isinstance(wants, list) or not all(isinstance(one, str) and one in WANTS for one in wants):
        known = ", ".join(sorted(WANTS))
        raise AnswerError(tr('"wants" is a list of some of these: {known}.', known=known))
    return frozenset(wants)


def move_of(public: Public, said: dict[str, Any]) -> Move:
    """The move in an answer, legal or not. Raises AnswerError.

    Terms may be said by ids as well, `{"issue": "option"}`; an issue that is left out is left open.
    """
    values = {key: value for key, value in said.items() if key not in ("id", "move", "type")}
    name = said.get("move")
    if not isinstance(name, str) or name not in KINDS:
        raise AnswerError(tr('There is no move {name}; "move" names one.', name=_shown(name)))
    if isinstance(values.get("terms"), dict):
        values["terms"] = _terms(public, values["terms"])
    try:
        return decode_move(name, values)
    except WireError as error:
        raise AnswerError(str(error)) from None
    except (ValueError, RecursionError):
        raise AnswerError(tr('The fields of the move "{name}" cannot be read.', name=name)) from None


def _terms(public: Public, said: dict[str, Any]) -> list[int]:
    terms = [OPEN] * len(public.issues)
    issues = {issue.id: k for k, issue in enumerate(public.issues)}
    for key, value in said.items():
        if key not in issues:
            raise AnswerError(tr("There is no issue {name}.", name=_shown(key)))
        options = [option.id for option in public.issues[issues[key]].options]
        if value not in options:
            raise AnswerError(tr('The issue "{issue}" has no option {name}.', issue=key, name=_shown(value)))
        terms[issues[key]] = options.index(value)
    return terms


def _shown(value: object) -> str:
    """The beginning of a value, as JSON would have it, in letters that any terminal prints."""
    return ascii(value)[:_SHOWN]


def _constant(name: str) -> Never:
    raise ValueError(name)
