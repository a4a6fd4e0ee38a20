"""Papers that carry a class's code, in one file to be downloaded: role sheets for each table, and the tables' signs."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from communique.classroom.joining import Joining
from communique.classroom.paper_stock import Stock
from communique.classroom.papers import Printing, documents
from communique.model.sheet import Scenario
from communique.present.naming import ALIASES

CARRY_THE_CODE: Final = ("role-", "table-sign")
"""How the names of papers begin that are made anew for every class; all others may be printed any day before."""
_DAY: Final = (2021, 11, 26, 0, 0, 0)


def class_papers(scenario: Scenario, joining: Joining, names: str = ALIASES, stock: str | Stock = "a4") -> bytes:
    """A ZIP file of the papers with codes, the same bytes for the same class; `scenario` is cut to its level.

    `names` says which name of a delegation comes first: one of `present.naming.NAMES`.
    Takes some tenths of a second a table. Raises ImportError without the extra `classroom`.
    """
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as folder:
        for one in documents(scenario, Printing(stock, names, joining)):
            if one.name.startswith(CARRY_THE_CODE):
                folder.writestr(ZipInfo(one.name, _DAY), bytes(one.make().output()), ZIP_DEFLATED)
    return packed.getvalue()
