"""The contract of every face: its key is its own wherever it is offered, its icon is drawn and its sound is made."""

from __future__ import annotations

from functools import cache

import pytest
from builders import play_on, rich, two
from tabling import Hand, opened

from communique.faces import FACES
from communique.model.scenario import Seat
from communique.present import asked_for
from communique.rules.moves import belonging
from communique.rules.state import ALTERNATING_OFFERS, CONFERENCE
from communique.session.session import Session
from communique.window.icons import ICONS
from communique.window.screens.table import letters
from communique.window.sound import SOUNDS


@cache
def moments() -> frozenset[tuple[frozenset[str], frozenset[str]]]:
    """From games played by chance: the moves with a button that a seat has at one moment, and those it is asked for."""
    found = set()
    for scenario in (rich(), two()):
        for protocol in (CONFERENCE, ALTERNATING_OFFERS):
            session = Session.open(scenario, 5, protocol=protocol)
            for step in range(60):
                found |= {_moment(session, Seat(seat)) for seat in range(len(scenario.sheets))}
                play_on(session, step, limit=1)
    return frozenset(found)


def _moment(session: Session, seat: Seat) -> tuple[frozenset[str], frozenset[str]]:
    view = session.chair(seat).view()
    mine = {kind.name for kind in belonging(view.public, view.table, view.desk, seat)}
    return frozenset(name for name in mine if FACES[name].group), frozenset(asked_for(view))


def of_key(name: str, names: frozenset[str]) -> set[str]:
    """Those of `names` that have the key of `name`."""
    return {one for one in names if FACES[one].key == FACES[name].key}


@pytest.mark.parametrize("name", sorted(name for name, face in FACES.items() if face.key))
def test_no_two_moves_that_can_be_offered_together_have_one_key(name: str) -> None:
    """One letter may serve several: what the course of the game asks for, and a button; a seat home, and one here."""
    for buttons, asked in moments():
        if name in buttons:
            assert of_key(name, buttons) == {name}
        if name in asked:
            assert of_key(name, asked) == {name}


def test_no_key_of_a_move_is_one_of_the_tables_own() -> None:
    """The sheet, the meters, the adviser, the pace and the groups of moves have letters, too."""
    keys = Hand(opened(rich(), 0)).table.keys()
    titles = {letter: FACES[names[-1]].title for letter, names in letters().items()}
    assert {letter: keys[letter].says for letter in titles} == titles


@pytest.mark.parametrize("name", sorted(FACES))
def test_a_face_has_a_letter_an_icon_that_is_drawn_and_a_sound_that_is_made(name: str) -> None:
    face = FACES[name]
    assert face.key == "" or (len(face.key) == 1 and "A" <= face.key <= "Z")
    assert face.icon in ICONS if face.group else face.icon in {"", *ICONS}
    assert face.sound in SOUNDS
