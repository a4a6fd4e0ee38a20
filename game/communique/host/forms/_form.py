"""What a form of a phone is made of: how it is drawn, how it is read back, and how a move is written into its fields.

`read` and `write` are inverses: what `write` gives for a move, `read` reads as that very move. A form asks for no more
than a view, and what is posted is untrusted: `read` gives a sentence for whatever does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from communique.faces import FACES
from communique.host.html import Child, Markup, el
from communique.host.places import MOVE, PROPOSE
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.present import costs_words
from communique.rules.kind import Move
from communique.views import PartyView
from communique.words import tr

Posted = Mapping[str, Sequence[str]]
"""The fields of a form as a browser posts them."""
Written = dict[str, list[str]]
"""The same as we write them."""
MOST: Final = 3
"""How many clauses one amendment, objection or answer may name."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What every form carries without showing it."""

    after: int
    """How much the seat had heard when the form was drawn."""
    key: str
    """A form that comes twice with the same key counts once."""
    action: str = MOVE
    """Where it is posted: `MOVE` for who holds the pen, else `PROPOSE`."""

    @property
    def pen(self) -> bool:
        """True when the form makes the move; False when it proposes it to the team."""
        return self.action != PROPOSE


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is asked for."""

    view: PartyView
    hidden: Hidden
    text: str = ""
    """The text on the table that it is about, an offer's id or `draft`; empty for none."""
    package: Terms = ()
    """What the phone has put together; empty for nothing yet."""
    price: str = ""
    """What the move costs, in words."""

    @property
    def public(self) -> Public:
        """The public part of the scenario."""
        return self.view.public

    @property
    def terms(self) -> Terms:
        """The package, with every issue open where there is none."""
        count = len(self.public.issues)
        return self.package if len(self.package) == count else (OPEN,) * count


class PhoneForm(NamedTuple):
    """How one move is made from a phone."""

    move: str
    """The move's word on the wire."""
    draw: Callable[[Asked], Markup]
    read: Callable[[PartyView, FormFields], Move | str]
    write: Callable[[PartyView, Move], Written]


class FormFields:
    """What was posted, asked for field by field. Reads whatever comes and never raises."""

    __slots__ = ("_posted",)

    def __init__(self, posted: Posted) -> None:
        self._posted = posted

    def text(self, name: str) -> str:
        """The field's text, the first where there are several; empty where there is none, and cut where it is long."""
        found = self._posted.get(name, ())
        return str(found[0])[:LONGEST].strip() if found else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """All texts of the field, a bounded number of them."""
        return tuple(str(one)[:LONGEST].strip() for one in list(self._posted.get(name, ()))[:MANY])

    def number(self, name: str) -> int | None:
        """The field's whole number; None for anything else."""
        return whole(self.text(name))

    def seat(self, view: PartyView, name: str) -> Seat | None:
        """A seat of the table; None for none and for anything else."""
        number = self.number(name)
        return Seat(number) if number is not None and 0 <= number < len(view.public.parties) else None

    def issue(self, view: PartyView, name: str) -> int | None:
        """An issue by its number; None for none and for anything else."""
        number = self.number(name)
        return number if number is not None and 0 <= number < len(view.public.issues) else None

    def clause(self, view: PartyView, name: str) -> tuple[int, int] | None:
        """An issue and an option of it, or OPEN, written `2.1`; None for none and for anything else."""
        issue, _, option = self.text(name).partition(".")
        i, k = whole(issue), whole(option)
        if i is None or k is None or not 0 <= i < len(view.public.issues):
            return None
        return (i, k) if OPEN <= k < len(view.public.issues[i].options) else None

    def clauses(self, view: PartyView, name: str) -> tuple[tuple[int, int], ...]:
        """Those of the fields `name0`, `name1`, ... that name a clause, in their order."""
        found = (self.clause(view, f"{name}{number}") for number in range(MOST))
        return tuple(one for one in found if one is not None)


LONGEST: Final = 600
MANY: Final = 64
_WHOLE: Final = re.compile(r"-?[0-9]{1,6}\Z")


def whole(text: str) -> int | None:
    """The whole number that a text is; None for any other text.

    >>> whole("-3"), whole("3.5"), whole("²")
    (-3, None, None)
    """
    return int(text) if _WHOLE.match(text) else None


def clause_text(issue: int, option: int) -> str:
    """How a field names a clause. Inverse of `FormFields.clause`."""
    return f"{issue}.{option}"


def number_text(number: int | None) -> list[str]:
    """A number as a field holds it; an empty text for None."""
    return ["" if number is None else str(number)]


def frame(asked: Asked, move: str, *parts: Child, submit: str, danger: bool = False, id: str = "") -> Markup:
    """A form that makes the move with one button."""
    return bare(asked, move, *parts, button(asked, submit, danger=danger), id=id)


def bare(asked: Asked, move: str, *parts: Child, id: str = "") -> Markup:
    """A form without a button of its own: its parts bring theirs."""
    hidden = asked.hidden
    return el(
        "form",
        el("input", type="hidden", name="after", value=hidden.after),
        el("input", type="hidden", name="key", value=hidden.key),
        el("input", type="hidden", name="move", value=move),
        parts,
        el("p", class_="refused", role="alert", hidden=True),
        method="post",
        action=hidden.action,
        id=id or f"form-{move}",
        class_="do",
        data_move=move,
    )


def button(asked: Asked, words: str, *, danger: bool = False) -> Markup:
    """The button that makes the move, with what it costs; for who does not hold the pen, the one that proposes it."""
    price = costs_words(asked.price)
    return el(
        "p",
        el("button", words if asked.hidden.pen else tr("Propose to your team"), type="submit", class_=_coat(danger)),
        el("small", price) if price else None,
        class_="submit",
    )


def _coat(danger: bool) -> str:
    return "danger" if danger else "primary"


def title_of(asked: Asked, move: str) -> str:
    """What the move's button is called for this seat."""
    face, mine = FACES[move], asked.public.parties[asked.view.seat].role
    return tr(face.mediator_title) if face.mediator_title and mine == "mediator" else tr(face.title)
