"""The emblems that a party may bear, by name. How each looks is the window's business.

A name more here is a name that scenarios may use; the window then owes a drawing (`communique.window.emblem_art`), and
a test holds that neither side has one that the other lacks.
"""

from __future__ import annotations

from typing import Final

EMBLEM_ENDING: Final = ".emblem.json"
"""How the name of a file ends in which a scenario brings an emblem of its own."""
EMBLEMS: Final = (
    "mountain", "star", "column", "wave", "wheat", "lighthouse", "anchor", "oak", "bridge", "knot", "rings", "compass",
    "key", "lamp", "vine", "weave",
)  # fmt: skip
