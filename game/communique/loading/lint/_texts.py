"""Every text of a scenario that people read, with what it belongs to; lints that read words walk it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final, NamedTuple

from communique.model.sheet import Scenario
from communique.words import N_, tr


class ToldText(NamedTuple):
    """A text, and where it stands."""

    where: str
    """The name of what it belongs to: an issue, a card, a delegation; `story` and the like for the whole."""
    field: str
    """What it is there: `about`, `why`, `brief`."""
    text: str


_UNREAD: Final = frozenset(
    (
        "id", "kind", "emblem", "seed", "map", "level", "levels", "rule", "cites", "discount", "origin", "digest",
        "discount_by", "ranges", "cuts", "facts", "level_reservations", "signing", "meters", "unit", "role",
    )
)  # fmt: skip
"""Fields that hold no text for people, or none that a lint looks at."""
_WHOLE: Final = {
    "story": N_("the story"),
    "content_note": N_("the content note"),
    "teaching": N_("the notes for teachers"),
    "questions": N_("the questions"),
    "absent": N_("who is not at the table"),
    "reference": N_("the record"),
    "law": N_("the law"),
    "preamble": N_("the preamble"),
    "adjournment": N_("the sentence of adjournment"),
}
_NAMES: Final = ("title", "short", "name", "term")


def texts(scenario: Scenario, *, without: Collection[str] = ()) -> Iterator[ToldText]:
    """Every text of the public part, then of the sheets in seat order; `without` names fields to leave out."""
    unread = _UNREAD.union(without)
    yield from _walked(scenario.public, "", "", unread)
    for party, sheet in zip(scenario.public.parties, scenario.sheets, strict=True):
        yield from _walked(sheet, party.short, "", unread)


def _walked(value: Any, where: str, field: str, unread: frozenset[str]) -> Iterator[ToldText]:
    if isinstance(value, str):
        if value.strip():
            yield ToldText(where or _whole(field), field, value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _walked(one, where, field, unread)
    elif is_dataclass(value):
        names = [str(getattr(value, key, "")) for key in _NAMES]
        own = next((name for name in names if name), where)
        inside = (own or _whole(field)) if where or field else ""
        for one in fields(value):
            if one.name not in unread and not one.name.startswith("_"):
                yield from _walked(getattr(value, one.name), inside, one.name, unread)


def _whole(field: str) -> str:
    """What a part of the whole scenario is called."""
    return tr(_WHOLE[field]) if field in _WHOLE else tr("the scenario")
