"""What a seat signs where nothing comes after: what beats no deal, and of who has been hard not the smaller part."""

from __future__ import annotations

import pytest
from builders import three
from rooms import Room

from communique.model.scenario import Seat
from communique.negotiators.parts.acceptance import good_in_the_end
from communique.negotiators.parts.beliefs import Beliefs
from communique.negotiators.parts.mood import least_of
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Temper
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer

ALAND, BOREA = Seat(0), Seat(1)
BETTER = (1, 2, 0, 3)
"""Worth 40 of 62 to Aland, whom no deal brings 30."""
HARDLY = (0, 1, 0, 3)
"""Worth 32: 16 thousandths of its best more than the 31 that beat no deal."""


def _aland(*, silent: bool) -> Situation:
    """A proud Aland in the last session; Borea has asked for all that it can, or has said nothing."""
    room = Room(three(sessions=2), {})
    if not silent:
        room.floor(BOREA).submit(Offer((0, 0, 0, 0)), Pass())
    room.until(lambda: room.table.session == 1).floor(ALAND)
    return Situation(room.session.chair(ALAND).view(), Temper(start=90, end=28, pride=60))


@pytest.mark.parametrize(("theirs", "signs"), [(745, True), (746, False)])
def test_of_who_has_been_hard_it_takes_what_is_no_insult(
    theirs: int, signs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wants 35 percent of what Borea gains over 500, of which it may be mistaken by 200: 16 will do for 45."""
    aland = _aland(silent=False)
    assert least_of(aland) == 50 > aland.points(HARDLY) == 32
    monkeypatch.setattr(Beliefs, "share", lambda self, seat, package: theirs)
    assert good_in_the_end(aland, HARDLY) == signs


def test_of_who_has_said_nothing_it_takes_no_less_than_its_pride_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beliefs, "share", lambda self, seat, package: 0)
    assert good_in_the_end(_aland(silent=False), BETTER)
    assert not good_in_the_end(_aland(silent=True), BETTER)


def test_what_does_not_beat_no_deal_is_never_fair(monkeypatch: pytest.MonkeyPatch) -> None:
    """(0, 0, 0, 3) is worth 26 to Aland."""
    monkeypatch.setattr(Beliefs, "share", lambda self, seat, package: 0)
    assert not good_in_the_end(_aland(silent=False), (0, 0, 0, 3))
