"""The face of each move: all that people see of it. One move a file, as in `communique.rules.moves`; found by scan.

A face is words and signs, nothing that acts: the window, a phone and a terminal draw the same one. What a move does
is said by its kind in the rules; how it is put together by a form, which the window has for those that need one.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from communique.faces._face import Category, Face, Group

__all__ = ["FACES", "Category", "Face", "Group"]


def _scan() -> dict[str, Face]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found = [import_module(f"{__name__}.{name}").FACE for name in names]
    return {face.move: face for face in sorted(found, key=lambda face: (face.place, face.move))}


FACES: dict[str, Face] = _scan()
"""Every face by its move's name on the wire, in the order of the buttons."""
