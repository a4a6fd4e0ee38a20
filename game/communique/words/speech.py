"""From a message to text: the template that its id names, said in the language spoken, its places filled.

Templates stand in tables: one for each face of a move (`communique.faces`), one for each module of
`communique.words.messages`, one for each voice, one for each kind of issue with flaws of its own. A file more in any of
these is a table more.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import communique.words.messages
from communique.faces import FACES
from communique.model.kinds import issue_kinds
from communique.model.message import Figure, Message, Plural, Template
from communique.words.catalogue import tr, tr_n
from communique.words.numbers import clauses, figure, number
from communique.words.voices import VOICES


@cache
def templates() -> Mapping[str, Mapping[str, Template]]:
    """Every table of texts by its area: what stands before the dot of a message's id."""
    found: dict[str, Mapping[str, Template]] = {name: face.words for name, face in FACES.items()}
    for module in iter_modules(communique.words.messages.__path__):
        words: Mapping[str, Template] = import_module(f"{communique.words.messages.__name__}.{module.name}").WORDS
        found[module.name] = words
    found |= {name: kind.words for name, kind in issue_kinds().items() if kind.words}
    return found | {voice.area: voice.table() for voice in VOICES.values()}


def say(message: Message) -> str:
    """`message` in words. Raises KeyError when no table has its id."""
    area, _, key = message.id.partition(".")
    template = templates()[area][key]
    arguments = {name: _said(value) for name, value in message.arguments}
    if isinstance(template, Plural):
        n = arguments["n"]
        assert isinstance(n, int)
        return tr_n(template.one, template.many, n, **arguments)
    return tr(template, **arguments)


def _said(value: str | int | Figure | Message | tuple[str | Message, ...]) -> str | int:
    """An argument in words. A list is set with semicolons, as clauses are."""
    if isinstance(value, Figure):
        return figure(value)
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, tuple):
        return clauses([say(part) if isinstance(part, Message) else part for part in value])
    return _Counted(value) if isinstance(value, int) else value


class _Counted(int):
    """A number among the arguments: a place `{n:,}` shows it with the language's mark between thousands."""

    def __format__(self, spec: str) -> str:
        return number(int(self)) if spec == "," else int(self).__format__(spec)
