"""JSON and YAML as plain data with every number and word kept as it is written, read so that no file can do harm.

Scalars stay text: a domain's value `10` and a weight `0.1` are told apart by who asks. Aliases, second documents,
repeated keys and deep nesting are refused.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any, Final

import yaml

from communique.interop.domain import Refused
from communique.interop.encodings import decoded
from communique.words import number as written
from communique.words import tr

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 200_000
MAX_YAML: Final = 2_000_000
"""Characters of a YAML file; its parser takes its time over each."""
MAX_DIRECTIVES: Final = 10

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
"""Each is compared with all before it, so that many of them would cost the square of their number."""

Data = Any
"""Mappings with text as keys, lists, text, and None for JSON's null."""


class _Repeated(ValueError):
    """A key that stands twice in one mapping."""


def read_json(data: bytes, file: str) -> tuple[Data, list[str]]:
    """The value of a JSON file; numbers, true and false are text. Raises Refused."""
    text, notes = decoded(data, file)
    try:
        value = json.loads(text, object_pairs_hook=_mapping, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Refused(file, tr("this is not JSON ({reason})", reason=error.msg), error.lineno, error.colno) from None
    except _Repeated as error:
        raise Refused(file, tr('the key "{reason}" stands twice in one mapping', reason=error.args[0])) from None
    except RecursionError:
        raise Refused(file, tr("lists and mappings are nested more than {most} deep", most=MAX_DEPTH)) from None
    _bounded(value, file)
    return value, notes


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Repeated(key)
        found[key] = "true" if value is True else "false" if value is False else value
    return found


def _bounded(value: Any, file: str) -> None:
    """Refuse data that is nested too deep or holds too much. Walks with a list, so that depth costs no stack."""
    count, left = 0, [(value, 0)]
    while left:
        one, depth = left.pop()
        count += 1
        if depth > MAX_DEPTH:
            raise Refused(file, tr("lists and mappings are nested more than {most} deep", most=MAX_DEPTH))
        if count > MAX_VALUES:
            raise Refused(file, tr("the file holds more than {most} values", most=written(MAX_VALUES)))
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        left.extend((each, depth + 1) for each in inner)


def read_yaml(data: bytes, file: str) -> tuple[Data, list[str]]:
    """The value of a YAML file; every scalar is text. Raises Refused."""
    text, notes = decoded(data, file)
    if len(text) > MAX_YAML:
        raise Refused(file, tr("a YAML file of more than {most} characters is not read", most=written(MAX_YAML)))
    directives = sum(1 for _ in islice(_DIRECTIVE.finditer(text), MAX_DIRECTIVES + 1))
    if directives > MAX_DIRECTIVES:
        raise Refused(file, tr("the file holds more than {most} lines that begin with %", most=MAX_DIRECTIVES))
    reading = _Reading(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (0, 0) if mark is None else (mark.line + 1, mark.column + 1)
        raise Refused(file, tr("this is not YAML ({reason})", reason=error.problem or error.context), *place) from None
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        raise Refused(file, tr("this is not YAML (it holds characters that YAML does not allow)")) from None
    return reading.root, notes


class _Reading:
    """Builds plain data from events, and refuses what should not grow at the moment it is seen. Holds state."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Data = None
        self.open: list[Any] = []
        """The lists and mappings that are not closed yet."""
        self.keys: list[str | None] = []
        """For each of these, the key whose value is to come."""
        self.count = self.documents = 0
        self.place = (0, 0)

    def take(self, event: Any) -> None:
        """One more event of the file."""
        mark = event.start_mark
        self.place = (0, 0) if mark is None else (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._refused(tr("the file holds more than one document"))
        elif isinstance(event, yaml.AliasEvent):
            raise self._refused(tr("anchors and aliases are not read: they can be made to do harm"))
        elif isinstance(event, yaml.NodeEvent):
            self._value(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()

    def _value(self, event: Any) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            raise self._refused(tr("the file holds more than {most} values", most=written(MAX_VALUES)))
        scalar = isinstance(event, yaml.ScalarEvent)
        if self.open and isinstance(self.open[-1], dict) and self.keys[-1] is None:
            self._key(event.value if scalar else None)
            return
        value: Data = event.value if scalar else {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(value)
        if not scalar:
            self.open.append(value)
            self.keys.append(None)
            if len(self.open) > MAX_DEPTH:
                raise self._refused(tr("lists and mappings are nested more than {most} deep", most=MAX_DEPTH))

    def _key(self, key: str | None) -> None:
        if key is None:
            raise self._refused(tr("a key is a list or a mapping; it should be text"))
        if key in self.open[-1]:
            raise self._refused(tr('the key "{key}" stands twice in one mapping', key=key))
        self.keys[-1] = key

    def _put(self, value: Data) -> None:
        if not self.open:
            self.root = value
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        else:
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = None

    def _refused(self, reason: str) -> Refused:
        return Refused(self.file, reason, *self.place)
