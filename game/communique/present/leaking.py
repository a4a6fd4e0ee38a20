"""What words of one's own would give away: figures of the confidential sheet that stand in a text about to be said.

It warns and forbids nothing: to show one's hand may be what one wants. A number counts as a figure of the sheet when it
is what no deal is worth, or when the text names the issue or option that is worth so much, or speaks of points.
"""

from __future__ import annotations

import re
from typing import Final

from communique.rules.kind import Move
from communique.rules.moves.say import OwnWords
from communique.views import PartyView
from communique.words import tr

_NUMBERS: Final = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w%])")
_OF_POINTS: Final = re.compile(r"\b(?:points?|worth|value|score)\b", re.IGNORECASE)


def leaks(view: PartyView, text: str) -> tuple[str, ...]:
    """What `text` would tell of the seat's own sheet, a sentence each; empty when nothing is seen.

    It goes by numbers alone: what is told in words, it does not see.
    """
    numbers = [float(found.replace(",", ".")) for found in _NUMBERS.findall(text)]
    if not numbers:
        return ()
    found = []
    for number in dict.fromkeys(numbers):
        if number in (_shown(view, view.sheet.reservation), _shown(view, view.no_deal)):
            found.append(tr("{number} is what no deal is worth to you.", number=_figure(number)))
        elif (option := _worth(view, text, number)) is not None:
            found.append(tr('{number} is what "{option}" is worth to you.', number=_figure(number), option=option))
    return tuple(found)


def leaks_of(view: PartyView, move: Move) -> tuple[str, ...]:
    """What `move` would tell of the seat's own sheet; empty for moves that hold no words of one's own."""
    return leaks(view, move.text) if isinstance(move, OwnWords) else ()


def _worth(view: PartyView, text: str, number: float) -> str | None:
    """The label of an option that is worth so much, where the text is about it or about points; None for none."""
    of_points = _OF_POINTS.search(text) is not None
    for issue, row in zip(view.public.issues, view.sheet.points, strict=True):
        for option, points in zip(issue.options, row, strict=True):
            named = any(_names(text, name) for name in (issue.short, issue.title, option.label))
            if points and (named or of_points) and number == _shown(view, points):
                return option.label
    return None


def _names(text: str, name: str) -> bool:
    """True when `name` stands in the text as a word, or as words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _shown(view: PartyView, points: int) -> float:
    """Points as people read them: of a hundred, to one decimal where the scenario counts finer."""
    return round(100 * points / view.public.scale, 1)


def _figure(number: float) -> str:
    from communique.words import number as figure

    return figure(number, 0 if number == int(number) else 1)
