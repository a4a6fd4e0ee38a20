"""How a plan has its games played beside who plays: deadlines of alternating offers, and what entrants may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from communique.loading.guess import guess, shown
from communique.loading.strict import Path
from communique.rules.state import ALTERNATING_OFFERS
from communique.simulation.apart.limits import MOST, USUAL_LIMITS, Limits
from communique.simulation.deadline import Deadline, read_rounds
from communique.words import number, tr

_LIMITS: Final = ("move_seconds", "game_seconds", "session_seconds", "memory_mb")


class Note(Protocol):
    """Adds a finding to those of a plan."""

    def __call__(self, path: Path, sentence: str, *, on_key: bool = False) -> None:
        """The finding at `path`, or at its key."""
        ...


def deadlines(data: Mapping[str, Any], protocols: Sequence[str], note: Note, *, hidden: bool) -> list[Deadline]:
    """What `rounds` says: a number, a range as 20..60, or a list of such; the scenario's own where it says nothing."""
    if "rounds" not in data:
        if hidden:
            note(("hidden_deadline",), tr('"hidden_deadline" needs a range that is told, as "rounds": 20..60'))
        return [None]
    # Where a protocol is misspelt it may be the one that is meant.
    if ALTERNATING_OFFERS not in protocols and data.get("protocols", protocols) == protocols:
        note(("rounds",), tr('"rounds" are of alternating offers, which "protocols" does not name'), on_key=True)
    value = data["rounds"]
    if not isinstance(value, list) or not value:
        return [_deadline(("rounds",), value, note, hidden=hidden)]
    found = [_deadline(("rounds", place), one, note, hidden=hidden) for place, one in enumerate(value)]
    return list(dict.fromkeys(found))


def _deadline(path: Path, value: Any, note: Note, *, hidden: bool) -> Deadline:
    if type(value) not in (int, str):
        asked = tr(
            '"rounds" is {value}; it should be a number, a range as 20..60, or a list of such', value=shown(value)
        )
        note(path, asked)
        return None
    try:
        return read_rounds(str(value), hidden=hidden)
    except ValueError as error:
        sentence = str(error).rstrip(".")
        note(path, sentence[:1].lower() + sentence[1:])
        return None


def limits(data: Mapping[str, Any], note: Note) -> Limits:
    """What `limits` says that entrants may use, the rest as usual; a limit of 0 is none."""
    value = data.get("limits", {})
    if not isinstance(value, dict):
        note(("limits",), tr('"limits" is {value}; it should be a mapping, as move_seconds: 2', value=shown(value)))
        return USUAL_LIMITS
    good: dict[str, Any] = {}
    for key, amount in value.items():
        if key not in _LIMITS:
            sentence = tr("there is no limit {key}; {hint}", key=shown(key), hint=guess(str(key), _LIMITS))
            note(("limits", key), sentence, on_key=True)
        elif type(amount) not in (int, float) or not 0 <= amount <= MOST:
            asked = tr(
                "the limit {key} is {value}; it should be a number up to {most}, 0 for none",
                most=number(MOST),
                key=key,
                value=shown(amount),
            )
            note(("limits", key), asked)
        else:
            good[key] = amount or None
    return Limits(**good)
