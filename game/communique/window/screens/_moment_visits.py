"""Ways to see the table at a moment: games that are played by hand until there is one of the kind.

Every seat is a person's, and makes the moves that lead there as soon as it can, and else the least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Protocol, cast

from communique.model.scenario import Seat
from communique.present.moments import moments
from communique.present.recap import recap
from communique.rules.kind import Move
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import HOLD, PressLine
from communique.views import PartyView
from communique.window.moments.following import Following, MomentParts
from communique.window.screens._visit import Guide, Visit

if TYPE_CHECKING:
    from communique.window.game import Game


class ToldTable(Protocol):
    """The table screen, as far as it tells moments."""

    following: Following

    @property
    def told_by(self) -> MomentParts | None:
        """Its widgets for this; None before it is built."""
        ...


LEADS: Final[dict[str, tuple[type[Move], ...]]] = {
    "gesture": (MakeGesture,),
    "walk-out": (Walk,),
    "warning": (Warn,),
    "caucus": (Caucus,),
    "guarantee": (GiveGuarantee,),
    "draft": (TableDraft,),
    "if-then": (TableDraft, IfThen, Mark),
    "last-session": (),
}
"""By kind of moment, the moves that lead to it, each made once a seat."""
LONG: Final = 400
"""Moves after which nobody waits for it any longer."""


def played_towards(guide: Guide, leads: tuple[type[Move], ...], there: Callable[[PartyView], bool]) -> Game:
    """A game of people alone, brought to where the person whose turn it is may see what is wanted."""
    game = guide.play(people=len(guide.scenario.public.parties))
    made: set[tuple[Seat, type[Move]]] = set()
    for _ in range(LONG):
        if game.turn is None:
            break
        guide.give_the_screen(game)
        view = game.view()
        if there(view):
            break
        game.submit(_next(view, leads, made))
    return game


def _next(view: PartyView, leads: tuple[type[Move], ...], made: set[tuple[Seat, type[Move]]]) -> Move:
    able = list(view.candidates())
    for kind in leads:
        new = kind is not Mark or any(promise.of == view.seat for promise in view.table.conditions)
        found = next((move for move in able if type(move) is kind and new and (view.seat, kind) not in made), None)
        if found is not None:
            made.add((view.seat, kind))
            return found
    return next((move for move in able if _least(move)), able[0])


def _least(move: Move) -> bool:
    """Whether it says as little as can be said."""
    return isinstance(move, Pass) or move == Press(PressLine.NEUTRAL) or (isinstance(move, Mark) and HOLD in move.marks)


def shown_at_the_table(guide: Guide, game: Game) -> ToldTable:
    """The table of that game, shown to whoever sits at the screen."""
    return cast(ToldTable, guide.app.begin("table", game=game))


def _at(kind: str) -> Visit:
    """The table with the card of that kind on it."""

    def there(view: PartyView) -> bool:
        since = recap(view)
        first = since.cards[0].number if since.cards else view.n
        return any(moment.kind == kind for moment in moments(view, first))

    def visit(guide: Guide) -> None:
        screen = shown_at_the_table(guide, played_towards(guide, LEADS[kind], there))
        for _ in range(LONG):
            shown = screen.told_by.stage.card if screen.told_by is not None else None
            if shown is None or shown.told.kind == kind:
                break
            screen.following.go_on()

    return visit


def _some(view: PartyView) -> bool:
    return len(recap(view).cards) > 2 and bool(recap(view).rows)


def _recap(guide: Guide) -> ToldTable:
    """The table with a recap of several cards, all moments read."""
    screen = shown_at_the_table(guide, played_towards(guide, (Offer, MakeGesture), _some))
    while screen.following.reading and screen.following.go_on():
        pass
    return screen


def _recap_stepped(guide: Guide) -> None:
    _recap(guide).following.step(-1)


def _recap_list(guide: Guide) -> None:
    _recap(guide).following.whole()


def _gathered(guide: Guide) -> None:
    """The table with one card that names several moments."""
    game = played_towards(guide, (Offer, MakeGesture, Warn), lambda view: len(moments(view)) > 4)
    game.set_fast(True)
    shown_at_the_table(guide, game)


def _held(guide: Guide) -> None:
    """The table while the talks are held, and others would be to move."""
    guide.app.set(pace="steady", reduced_motion=False)
    game = guide.play()
    game.pacing.hold(on=True)
    guide.app.enter_game()
    for _ in range(LONG):
        if not game.my_turn or game.over:
            break
        game.submit(_next(game.view(), (), set()))
        game.pacing.hold(on=True)
    guide.app.set(reduced_motion=True)
    guide.app.follow()


def moment_visits() -> Iterator[tuple[str, Visit]]:
    """All of them, by name."""
    yield from ((f"at-{kind}", _at(kind)) for kind in LEADS)
    yield "at-several-moments", _gathered
    yield "with-recap", _recap
    yield "with-recap-stepped", _recap_stepped
    yield "with-recap-list", _recap_list
    yield "held", _held
