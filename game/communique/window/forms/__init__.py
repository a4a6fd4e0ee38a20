"""How each move is put together in the window: one move a file, found by scan.

A file `<move>.py` exports `FORM`. A move without a file gets the form of `_generic.py`, made from its face and from
what its kind suggests: a plain question, or a list to choose from.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from communique.window.forms._form import Form, MoveForm
from communique.window.forms._generic import open_generic

__all__ = ["FORMS", "Form", "MoveForm", "form_of"]


def _scan() -> dict[str, MoveForm]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[MoveForm] = [import_module(f"{__name__}.{name}").FORM for name in names]
    return {form.move: form for form in found}


FORMS: dict[str, MoveForm] = _scan()
"""The forms of their own, by the move's name on the wire."""


def form_of(move: str) -> MoveForm:
    """The form for that move: its own, or the generic one."""
    return FORMS.get(move) or MoveForm(move, partial(open_generic, move))
