"""Remark: what a delegation says of what has happened. Free, and without effect on any meter: others draw conclusions.

The rules check that a remark names what it needs and that this exists; whether it is fair is for those who hear it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from communique.model.message import Message, message
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Move, MoveKind, addressed, known, name_of
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


class Shape(NamedTuple):
    """What a remark of one kind names: field names in `needs` must be filled, those in `takes` may be, no others."""

    needs: tuple[str, ...]
    takes: tuple[str, ...] = ()
    levels: int = 0
    """How many values `level` may have, from 0."""


_WHOM, _ISSUE = ("whom",), ("whom", "issue")

SHAPES: Final = {
    "thanks": Shape(_WHOM, ("issue", "level"), 3),
    "reminds": Shape(("whom", "issue", "option", "session")),
    "unanswered": Shape(("whom", "session"), ("issue",)),
    "unreturned": Shape(_WHOM, ("issue",)),
    "leapt": Shape(_ISSUE, ("option",)),
    "broken": Shape(_ISSUE, ("option",)),
    "kept": Shape(_WHOM, ("issue",)),
    "unkept": Shape(_WHOM, ("session",)),
    "moved": Shape(("issue", "option", "level"), ("whom",), 5),
    "firm": Shape(_WHOM, ("issue",)),
    "patience": Shape(("level",), ("whom",), 4),
    "close": Shape(("issue",), ("whom",)),
    "listens": Shape(_ISSUE),
    "insulted": Shape(_ISSUE, ("option",)),
    "confirms": Shape(_ISSUE),
    "denies": Shape(_ISSUE),
}
"""What each kind of remark names."""

REMARKS: Final = tuple(SHAPES)
"""The kinds of remarks. `level` of `thanks`: for a gesture, a concession, an answer; of `moved`: since the other moved,
by evidence, by time, by a gesture, for the sake of the whole; of `patience`: from full, 0, to nearly gone, 3."""

THANKS: Final = ("gesture", "concession", "answer")
MOVED: Final = ("movement", "evidence", "time", "gesture", "whole")
NOBODYS: Final = ("time", "whole")
"""Those of `moved` that are nobody's doing."""
_NOBODYS: Final = frozenset(MOVED.index(name) for name in NOBODYS)
PATIENCE: Final = ("full", "less", "thin", "gone")
"""What the levels mean, by number; the words of the face are named so."""


@dataclass(frozen=True, slots=True)
class Remark(Move):
    """A remark of kind `about`, one of REMARKS; what else it names is in SHAPES.

    `whom` is NATURE and a number None where it names none. `session` is when it happened, from 0; with `to` it is said
    to that party alone, in a caucus.
    """

    about: str
    whom: Seat = NATURE
    issue: int | None = None
    option: int | None = None
    session: int | None = None
    level: int | None = None
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Remark) -> Message | None:
    shape = SHAPES.get(move.about)
    if shape is None:
        return message("remark.about", about=move.about[:40])
    refused = _shape_refusal(shape, move) or _fields_refusal(public, table, seat, shape, move)
    if refused is not None:
        return refused
    refused = whisper_refusal(public, desk, seat, move.to)
    if refused is not None:
        return refused
    said = desk.remarked if move.to is not None else table.remarked
    return message("remark.again") if _said(seat, move) in said else None


def _shape_refusal(shape: Shape, move: Remark) -> Message | None:
    for field, wrong in _MISSING.items():
        named = _names(move, field)
        if named and field not in shape.needs + shape.takes:
            return message("remark.silent")
        if not named and field in shape.needs:
            return wrong
    if move.about == "moved" and (move.level in _NOBODYS) != (move.whom == NATURE):
        return message("remark.silent") if move.whom != NATURE else _MISSING["whom"]
    if move.about == "thanks" and THANKS.index("concession") == move.level and move.issue is None:
        return _MISSING["issue"]
    return None


_MISSING: Final = {
    "whom": message("remark.whom"),
    "issue": message("remark.issue"),
    "option": message("remark.option"),
    "session": message("remark.session"),
    "level": message("remark.level"),
}


def _fields_refusal(public: Public, table: ConferenceTable, seat: Seat, shape: Shape, move: Remark) -> Message | None:
    if move.whom != NATURE and (not 0 <= move.whom < len(public.parties) or move.whom == seat):
        return _MISSING["whom"]
    if move.issue is not None and not known(move.issue, public.issues):
        return _MISSING["issue"]
    if move.option is not None and (move.issue is None or not known(move.option, public.issues[move.issue].options)):
        return _MISSING["option"]
    if move.session is not None and not 0 <= move.session <= table.session:
        return _MISSING["session"]
    if move.level is not None and not 0 <= move.level < shape.levels:
        return _MISSING["level"]
    return None


def _names(move: Remark, field: str) -> bool:
    """True when the remark says something in `field`."""
    return getattr(move, field) not in (None, NATURE)


def _said(seat: Seat, move: Remark) -> tuple[Seat, str, Seat, int | None]:
    """What counts as the same remark within a session."""
    return seat, move.about, move.whom, move.issue


def perform(public: Public, state: Talks, seat: Seat, move: Remark) -> Talks:
    table, desks = state
    said = _said(seat, move)
    if move.to is None:
        return State(table._replace(remarked=(*table.remarked, said)), desks)
    own = desks[seat]._replace(remarked=(*desks[seat].remarked, said))
    return State(table, desks[:seat] + (own,) + desks[seat + 1 :])


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Remark]:
    for whom in (Seat(p) for p in range(len(public.parties)) if p != seat):
        yield Remark("thanks", whom)
        yield Remark("firm", whom)
    yield Remark("patience", level=1)
    for partner in desk.caucus:
        yield Remark("patience", level=1, to=partner)


def told(public: Public, seat: Seat, move: Remark) -> Message:
    said = _told(public, seat, move)
    if move.to is None:
        return said
    return message("remark.said_private", whom=name_of(public, move.to), remark=said)


def _told(public: Public, seat: Seat, move: Remark) -> Message:
    issue = public.issues[move.issue] if move.issue is not None else None
    key = f"said_{'_'.join(_key(move))}"
    return message(
        f"remark.{key}",
        who=name_of(public, seat),
        whom=name_of(public, move.whom) if move.whom != NATURE else "",
        issue=issue.short if issue else "",
        option=issue.options[move.option].label if issue and move.option is not None else "",
        session=0 if move.session is None else move.session + 1,
    )


def _key(move: Remark) -> Iterator[str]:
    """The words in the key of its text: the kind, its level, and what it names that others of the kind do not."""
    yield move.about
    if move.about in _LEVELS and move.level is not None:
        yield _LEVELS[move.about][move.level]
    if move.about != "moved":
        for field in SHAPES[move.about].takes:
            if field != "level" and _names(move, field):
                yield field


_LEVELS: Final = {"thanks": THANKS, "moved": MOVED, "patience": PATIENCE}


KIND = MoveKind(
    name="remark",
    type=Remark,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=addressed,
    candidates=candidates,
)
