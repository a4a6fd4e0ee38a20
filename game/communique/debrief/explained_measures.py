"""The several numbers of an end that a course speaks of, each with a sentence that says what it means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from communique.words import of_hundred, percent, tr

if TYPE_CHECKING:
    from communique.debrief.finished_game import Debrief


def explained(found: Debrief) -> Iterator[tuple[str, str]]:
    """(figure, what it means) pairs, in the order in which they are told; without those that cannot be had."""
    say = partial(of_hundred, found.public)
    if found.left is not None and not found.instead("left"):
        yield say(found.left.gain), tr("points more for every delegation at once were still possible")
    if found.balance is not None:
        yield (
            percent(float(100 * found.balance)),
            tr(
                "balance: of the most that it could have gained over no deal, the delegation that came off worst got "
                "so much; the higher, the more even"
            ),
        )
    if found.brittle is not None:
        yield (
            tr("Brittle") if found.brittle else tr("Not brittle"),
            tr(
                "a text is brittle when the gains of those who sign lie more than 25 points apart: whoever gained "
                "least is likely to regret it"
            ),
        )
    if found.share is not None:
        yield (
            percent(found.share, 1),
            tr("of the texts possible at the end were good enough to be signed; the fewer, the harder the talks"),
        )
    if found.mediation is not None:
        yield (
            say(found.mediation.durability),
            tr(
                "durability: points over no deal for the principal that gained least, and so its reason to keep the "
                "text"
            ),
        )
        yield (
            say(found.mediation.impartiality),
            tr("impartiality: points between the gains of the principals; at 0 the text favours none of them"),
        )
