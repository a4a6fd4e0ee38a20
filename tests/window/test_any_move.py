"""Whatever the rules allow a person can be done at the table, in any language, and fits: random games are walked.

No list of moves stands here: what is possible is asked of the rules, and what there should be of the registries.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import choose, moves_of, rich, two
from pseudo import plain_words, pseudo, pseudo_scenario, pseudo_words
from tabling import Hand, opened
from window.said import painted, said

from communique.faces import FACES
from communique.model.scenario import NATURE
from communique.model.sheet import Scenario
from communique.present import actions, answer_decision, asked_for, news_decision, press_decision
from communique.rules.dice import Dice
from communique.rules.moves import KINDS, kind_of
from communique.rules.state import ALTERNATING_OFFERS, CONFERENCE, Phase
from communique.session.session import Session
from communique.views import PartyView
from communique.window.screens.table import letters

pytestmark = pytest.mark.slow

KEYS = ("Ctrl", "Esc")
"""Names of keys that the kit puts behind words."""
SIZES = [(1280, 720), (800, 500)]
PROTOCOLS = (CONFERENCE, ALTERNATING_OFFERS)
NAMES = ["rich", "harbour-at-sel", "sochi-2021"]
IN_FULL = 24
"""Games in which every move that can be opened is; those after them are for the moves that were not opened yet."""


def scenario(name: str) -> Scenario:
    return pseudo_words(rich()) if name == "rich" else pseudo_scenario(name)


def turns(session: Session, luck: int, limit: int = 300) -> Iterator[PartyView]:
    """A game played by chance; before each move, the view of whoever has to make it."""
    for step in range(limit):
        if session.over:
            return
        seat = session.turn
        assert seat != NATURE
        view = session.chair(seat).view()
        yield view
        if session.turn == seat:
            assert (
                session.chair(seat).submit(choose(moves_of(session.chair(seat).view()), Dice(luck, step, "playout")))
                is None
            )


def ways(view: PartyView) -> set[str]:
    """The moves that the bar's decision of the moment makes with one press."""
    decide = {Phase.NEWS: news_decision, Phase.PRESS: press_decision}.get(view.table.phase)
    found = [answer_decision(view), decide(view) if decide else None]
    return {kind_of(way.move).name for decision in found if decision for way in decision.ways}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("luck", range(12))
def test_whatever_the_rules_allow_has_a_button_or_is_asked_for(protocol: str, luck: int) -> None:
    session = Session.open(rich() if luck % 3 else two(), luck, protocol=protocol)
    for view in turns(session, luck):
        can = {action.name for action in actions(view) if not action.reason} | set(asked_for(view)) | ways(view)
        legal = {kind_of(move).name for move in view.candidates()}
        assert legal - can == set(), view.table.phase


WITHOUT_A_LETTER = {"say"}
"""Reached by its group or by Tab: of all letters Q alone is free, and the guide gives it away."""


def test_every_face_with_a_button_says_all_that_a_button_needs() -> None:
    for face in FACES.values():
        if face.group:
            assert face.title, face.move
            assert face.key or face.move in WITHOUT_A_LETTER, face.move
            assert face.about, face.move
            assert not KINDS[face.move].by_itself, face.move


def test_every_move_is_opened_at_the_table_somewhere() -> None:
    all_there_are = {kind.name for kind in KINDS.values() if not kind.by_itself}
    found: set[str] = set()
    for luck in range(240):
        if all_there_are - found:
            known = frozenset(found if luck >= IN_FULL else ())
            found |= _opened("rich", PROTOCOLS[luck % 2], luck // 2, SIZES[0], translated=False, known=known)
    assert all_there_are - found == set()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", NAMES)
def test_every_form_speaks_another_language_and_fits(name: str, protocol: str, size: tuple[int, int]) -> None:
    with pseudo():
        _opened(name, protocol, len(name) + size[0], size, translated=True)


def _opened(
    name: str, protocol: str, luck: int, size: tuple[int, int], *, translated: bool, known: frozenset[str] = frozenset()
) -> set[str]:
    """The moves whose forms were opened in a game, but for those `known`; with `translated`, each must say no plain
    word and fit."""
    whole = scenario(name)
    seat = luck % len(whole.public.parties)
    session = opened(whole, seat, protocol=protocol, seed=luck)
    found: set[str] = set(known)
    with painted() as lines:
        hand = Hand(session, size=size)
        for view in turns(session, luck):
            if view.seat != seat:
                continue
            found |= ways(view)
            new = {*(a.name for a in actions(view) if not a.reason), *asked_for(view)} - found
            if not new and not translated:
                continue
            hand.table.refresh()
            if translated and view.n % 3 == 0:
                hand.look()
                _legible(hand, "the table")
            for move in sorted(new):
                found.add(move)
                before = view.n
                hand.table.act(move)
                if translated:
                    hand.look()
                    _legible(hand, move)
                if session.chair(view.seat).view().n > before:  # a move that is made at once
                    assert not hand.ui.dialogs
                    break
                assert hand.ui.dialogs, move
                hand.table.close_all()
    if translated:
        assert _plain("\n".join(lines)) == []
    return found


@pytest.mark.parametrize(
    ("protocol", "size"), [(CONFERENCE, SIZES[0]), (CONFERENCE, SIZES[1]), (ALTERNATING_OFFERS, SIZES[1])]
)
@pytest.mark.parametrize("seat", [0, 2, None], ids=["principal", "mediator", "onlooker"])
@pytest.mark.parametrize("name", NAMES)
def test_every_other_key_of_the_table_opens_what_speaks_another_language_and_fits(
    name: str, seat: int | None, protocol: str, size: tuple[int, int]
) -> None:
    with pseudo(), painted() as lines:
        whole = scenario(name)
        here = seat if seat is None or seat < len(whole.public.parties) else 1
        session = opened(whole, here, protocol=protocol, seed=3)
        for number, view in enumerate(turns(session, 3, limit=60)):
            if number > 20 and here in (None, view.seat):
                break
        hand = Hand(session, size=size)
        _legible(hand, "the table")
        for key, binding in hand.table.keys().items():
            if key not in letters() and key != "v":
                assert _plain(binding.says) == []
                binding.action()
                hand.look()
                _legible(hand, key)
                hand.table.close_all()
    assert _plain("\n".join(lines)) == []


def _plain(text: str) -> list[str]:
    """Its plain words, but for the key I."""
    return [word for word in plain_words(text, KEYS) if word != "I"]


def _legible(hand: Hand, what: str) -> None:
    assert _plain(said(hand.ui)) == [], what
    assert hand.overflowing() == [], what
