"""Partial orders in GeniusWeb's files, small enough to be worked out by hand."""

from __future__ import annotations

import json
from typing import Any, Final


def bid(colour: str, size: str) -> dict[str, Any]:
    """A package as GeniusWeb writes it."""
    return {"issuevalues": {"Colour": colour, "Size": size}}


def profile(name: str, better: list[list[int]], no_deal: int | None = None) -> str:
    """A profile over the four packages, in the order of `BIDS`."""
    domain = {"name": "tile", "issuesValues": {"Colour": {"values": ["red", "blue"]}, "Size": {"values": ["s", "l"]}}}
    fields = {"name": name, "domain": domain, "bids": BIDS, "better": better}
    fields["reservationBid"] = None if no_deal is None else BIDS[no_deal]
    return json.dumps({"DefaultPartialOrdering": fields})


BIDS: Final = [bid("red", "s"), bid("red", "l"), bid("blue", "s"), bid("blue", "l")]
ORDERS: Final = {
    # Ada: red s over red l over blue l; nothing of blue s but that red s is better. No deal is worth red l.
    "ada.json": profile("Ada", [[0, 1], [1, 3], [0, 2]], no_deal=1),
    # Ben: blue l over everything, and red l over blue s.
    "ben.json": profile("Ben", [[3, 0], [3, 1], [3, 2], [1, 2]]),
}

TOTAL: Final = {
    # Ada: red s, red l, blue s, blue l, the best first; no deal is worth blue s. Ben: blue l, red l, blue s, red s.
    "ada.json": profile("Ada", [[0, 1], [1, 2], [2, 3]], no_deal=2),
    "ben.json": profile("Ben", [[3, 1], [1, 2], [2, 0]]),
}
