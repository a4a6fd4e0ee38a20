"""JSON and YAML as plain data with every number and word kept as it is written, read so that no file can do harm.

Scalars stay text: a domain's value `10` and a weight `0.1` are told apart by who asks. Aliases, second documents,
repeated keys and deep nesting are refused.
"""

from __future__ import annotations

import json
from typing import Any, Final

import yaml

from game.interop.domain import Refused
from game.interop.encodings import decoded

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 200_000

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
        raise Refused(file, f"this is not JSON ({error.msg})", error.lineno, error.colno) from None
    except _Repeated as error:
        raise Refused(file, f'the key "{error.args[0]}" stands twice in one mapping') from None
    except RecursionError:
        raise Refused(file, f"lists and mappings are nested more than {MAX_DEPTH} deep") from None
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
            raise Refused(file, f"lists and mappings are nested more than {MAX_DEPTH} deep")
        if count > MAX_VALUES:
            raise Refused(file, f"the file holds more than {MAX_VALUES:,} values")
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        left.extend((each, depth + 1) for each in inner)


def read_yaml(data: bytes, file: str) -> tuple[Data, list[str]]:
    """The value of a YAML file; every scalar is text. Raises Refused."""
    text, notes = decoded(data, file)
    try:
        _checked_events(text, file)
        value = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (0, 0) if mark is None else (mark.line + 1, mark.column + 1)
        raise Refused(file, f"this is not YAML ({error.problem or error.context})", *place) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise Refused(file, "this is not YAML (it holds characters that YAML does not allow)") from None
    return value, notes


def _checked_events(text: str, file: str) -> None:
    """Refuse what must not reach the loader: aliases, a second document, depth, number, keys that are no text."""
    depth = count = documents = 0
    keys: list[set[str] | None] = []
    at_key: list[bool] = []
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        mark = event.start_mark
        place = (0, 0) if mark is None else (mark.line + 1, mark.column + 1)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise Refused(file, "the file holds more than one document", *place)
        if isinstance(event, yaml.AliasEvent):
            raise Refused(file, "anchors and aliases are not read: they can be made to do harm", *place)
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            keys.pop(), at_key.pop()
            continue
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            continue
        count += 1
        if keys and keys[-1] is not None:
            at_key[-1] = not at_key[-1]
            if at_key[-1]:
                _new_key(event, keys[-1], file, place)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            keys.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
            at_key.append(False)
        if depth > MAX_DEPTH:
            raise Refused(file, f"lists and mappings are nested more than {MAX_DEPTH} deep", *place)
        if count > MAX_VALUES:
            raise Refused(file, f"the file holds more than {MAX_VALUES:,} values", *place)


def _new_key(event: Any, seen: set[str], file: str, place: tuple[int, int]) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        raise Refused(file, "a key is a list or a mapping; it should be text", *place)
    if event.value in seen:
        raise Refused(file, f'the key "{event.value}" stands twice in one mapping', *place)
    seen.add(event.value)
