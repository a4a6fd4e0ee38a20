"""Where a clause can be let go: it goes into the package, on whatever part of the panel it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.window.kit import Panel, Parcel, Size, Widget
from communique.window.table.clause_list import CLAUSE


class PackagePanel(Panel):
    """A panel that takes clauses; without `dropped` it takes none."""

    def __init__(self, *children: Widget, dropped: Callable[[int, int], None] | None, **rest: Any) -> None:
        super().__init__(*children, **rest)
        self._dropped = dropped

    def takes(self, parcel: Parcel) -> bool:
        return self._dropped is not None and parcel.kind == CLAUSE

    def receive(self, parcel: Parcel, pos: Size) -> None:
        if self._dropped is not None:
            issue, option = parcel.content
            self._dropped(issue, option)
