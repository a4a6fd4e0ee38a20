"""What a mediator is there for: what the two cannot take from each other, and texts from what both have asked for."""

from __future__ import annotations

import pytest
from builders import rich, three, two
from rooms import Room

from communique.model.scenario import Seat, Signing
from communique.model.sheet import Scenario
from communique.negotiators.parts import player, single_text
from communique.negotiators.parts.acceptance import wariness
from communique.negotiators.parts.beliefs import Beliefs
from communique.negotiators.parts.character import Character, Mood
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.steadfast import taken_up
from communique.negotiators.parts.temper import Temper
from communique.negotiators.registry import NEGOTIATORS
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.guarantee import GiveGuarantee
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.warn import Warn
from communique.rules.state import REASONS

ALAND, BOREA, MEDIATOR = Seat(0), Seat(1), Seat(2)
WARY = Temper(start=90, end=30, wary=80)


def _seen(room: Room, seat: Seat, temper: Temper = WARY) -> Situation:
    return Situation(room.session.chair(seat).view(), temper)


def _in_session(scenario: Scenario, session: int) -> Room:
    room = Room(scenario, {})
    return room.until(lambda: room.table.session == session)


def _third_session(*, mediator: str = "") -> Room:
    """Aland's floor in the third session; the mediator says nothing, tells something in it, or has tabled a text."""
    room = Room(three(sessions=6), {})
    if mediator == "drafts":
        room.floor(MEDIATOR).submit(TableDraft((1, 1, 1, 1)), Pass())
    room.until(lambda: room.table.session == 2)
    if mediator == "tells":
        room.floor(MEDIATOR).submit(Tell(0, "high"), Pass())
    return room.floor(ALAND)


def test_who_trusts_a_little_is_wary_of_what_the_other_offers_while_no_mediator_takes_part() -> None:
    """80 percent of the range from no deal to the best, less a twentieth of that for each step of trust."""
    room = _third_session()
    aland = _seen(room, ALAND)
    trust = room.table.trust[ALAND][BOREA]
    assert 0 < trust < 10
    assert wariness(aland, BOREA) == (aland.top - aland.opening) * 80 * (20 - trust) // 2000 > 0


def test_nobody_is_wary_of_a_mediator() -> None:
    assert wariness(_seen(_third_session(), ALAND), MEDIATOR) == 0


@pytest.mark.parametrize("mediator", ["drafts", "tells"])
def test_nobody_is_wary_where_a_mediator_takes_part(mediator: str) -> None:
    assert wariness(_seen(_third_session(mediator=mediator), ALAND), BOREA) == 0


def test_where_no_chair_is_a_mediators_one_deals_with_whom_one_has() -> None:
    room = Room(two(sessions=6), {})
    room.until(lambda: room.table.session == 2).floor(ALAND)
    assert wariness(_seen(room, ALAND), BOREA) == 0


def test_what_would_do_from_others_is_refused_since_nobody_can_verify_it() -> None:
    """(2, 1, 1, 3) is worth 56 of 62 points; Aland takes it where a mediator takes part."""
    answers = []
    for mediator in ("drafts", ""):
        room = _third_session(mediator=mediator)
        room.submit(Pass()).floor(BOREA).submit(Offer((2, 1, 1, 3)), Pass()).floor(ALAND)
        while isinstance(move := room.next(ALAND, "problem-solver"), Remark):
            room.submit(move)
        answers.append(move)
    taken, refused = answers
    assert isinstance(taken, Accept)
    assert isinstance(refused, Reject)
    assert REASONS[refused.points[0][2]] == "verification"


def test_a_mediator_writes_between_what_the_two_asked_for_at_first() -> None:
    room = Room(three(), {}).floor(0).submit(Offer((2, 1, 1, 3)), Pass()).floor(1).submit(Offer((0, 1, 0, 1)), Pass())
    mediator = _seen(room.floor(2), MEDIATOR, Temper(start=20, end=5))
    assert single_text._bridges(mediator) == ((2, 1, 1, 3), (0, 1, 0, 1))
    assert [list(options) for options in single_text._open_to(mediator)] == [[0, 1, 2], [1], [0, 1], [1, 2, 3]]
    text = single_text.balanced(mediator, mediator.bottom)
    assert text[1] == 1
    assert text[3] >= 1


def test_while_one_has_said_nothing_a_text_may_hold_anything() -> None:
    room = Room(three(), {}).floor(0).submit(Offer((2, 1, 1, 3)), Pass()).floor(2)
    mediator = _seen(room, MEDIATOR, Temper(start=20, end=5))
    assert single_text._open_to(mediator) == mediator.menu.options


@pytest.mark.parametrize(("best", "given"), [(101, [GiveGuarantee(0)]), (100, [])])
def test_a_guarantee_is_given_for_a_text_that_serves_all_better(
    best: int, given: list[GiveGuarantee], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Option 3 of the last issue needs it, and texts with it are worth so much; those without, 100."""
    room = Room(rich(), {}).floor(0).submit(Offer((2, 2, 0, 2)), Pass()).floor(2)
    mediator = _seen(room, MEDIATOR, Temper(start=20, end=5))
    monkeypatch.setattr(single_text, "balanced", lambda situation, target: (max(situation.menu.options[3]),))
    monkeypatch.setattr(single_text, "_product", lambda situation, text: best if text[0] == 3 else 100)
    assert list(single_text._guarantees(mediator, 20)) == given


@pytest.mark.parametrize(("patience", "first"), [(1, 0), (2, 1), (3, 2)])
def test_a_guarantee_that_makes_no_text_better_or_worse_is_given_in_time(
    patience: int, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_text, "_product", lambda situation, text: 100)
    room, given = Room(rich(sessions=4), {}).floor(0).submit(Offer((2, 2, 0, 2)), Pass()), []
    for session in range(3):
        room.until(lambda session=session: room.table.session == session).floor(2)
        mediator = _seen(room, MEDIATOR, Temper(start=20, end=5))
        mediator._character = Character(patience=patience)
        given.append(bool(list(single_text._guarantees(mediator, 20))))
        room.submit(Pass())
    assert given.index(True) == first
    assert all(given[first:])


def test_a_mediator_goes_on_from_what_the_two_ask_for_now_as_well() -> None:
    """Nothing said at first or since is forgotten: the text with the largest product of believed gains is taken."""
    room = Room(three(sessions=4), {}).floor(0).submit(Offer((2, 2, 1, 3)), Pass())
    room.floor(1).submit(Offer((0, 0, 0, 0)), Pass()).until(lambda: room.table.session == 1)
    room.floor(0).submit(Offer((2, 0, 1, 3)), Pass()).floor(1).submit(Offer((0, 2, 0, 0)), Pass())
    mediator = _seen(room.floor(2), MEDIATOR, Temper(start=20, end=5))
    assert single_text._bridges(mediator) == ((2, 2, 1, 3), (0, 0, 0, 0))
    assert single_text._asked_now(mediator) == ((2, 0, 1, 3), (0, 2, 0, 0))
    best = single_text._product(mediator, single_text.balanced(mediator, mediator.bottom))
    assert all(single_text._product(mediator, text) <= best for text in single_text._asked_now(mediator))


def _taken_up(draft: tuple[int, ...], target: int, shares: dict[tuple[int, ...], int]) -> tuple[int, ...]:
    """What Aland would put forward for (2, 1, 0, 3), worth 37, where the mediator has drafted this."""
    room = Room(three(), {}).floor(2).submit(TableDraft(draft), Pass())
    room.until(lambda: room.table.session == 1)
    aland = _seen(room.floor(0), ALAND)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Beliefs, "share", lambda self, seat, package: shares[tuple(package)])
        return taken_up(aland, target, (2, 1, 0, 3))


def test_a_draft_that_is_better_for_both_than_ones_own_bid_is_taken_up() -> None:
    """(1, 2, 0, 3) is worth 40 to Aland."""
    assert _taken_up((1, 2, 0, 3), 36, {(1, 2, 0, 3): 600, (2, 1, 0, 3): 500}) == (1, 2, 0, 3)


@pytest.mark.parametrize(
    ("draft", "target", "theirs"),
    [((1, 2, 0, 3), 36, 500), ((1, 2, 0, 3), 41, 600), ((1, 1, 0, 3), 30, 600)],
    ids=["as good to the other", "less than it asks for", "worse for itself"],
)
def test_no_draft_is_taken_up_that_is_not_better_for_both(draft: tuple[int, ...], target: int, theirs: int) -> None:
    assert _taken_up(draft, target, {draft: theirs, (2, 1, 0, 3): 500}) == (2, 1, 0, 3)


def test_what_a_guarantee_opens_is_no_reason_to_ask_for_more() -> None:
    room = Room(rich(), {}).floor(2)
    before = [_seen(room, seat).top for seat in (ALAND, BOREA)]
    best = [_seen(room, seat).menu.top(False) for seat in (ALAND, BOREA)]
    room.submit(GiveGuarantee(0))
    assert [_seen(room, seat).top for seat in (ALAND, BOREA)] == before
    assert max(_seen(room, seat).menu.top(False) for seat in (ALAND, BOREA)) > max(best)


def test_nobody_warns_or_leaves_in_the_last_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm Aland has long lost its patience, and nothing on the table will do."""
    monkeypatch.setattr(player, "_anything_will_do", lambda situation: False)
    monkeypatch.setattr(player, "mood_of", lambda situation: Mood(0, 0, 1000, 9))
    said = []
    for session in (1, 2):
        room = _in_session(three(sessions=3), session).floor(ALAND)
        aland = _seen(room, ALAND, NEGOTIATORS["firm"].mind.temper)
        said.append([type(move) for move in player._threats(aland)])
    assert said == [[Warn], []]


def test_a_mediator_who_signs_is_wary_of_nobody() -> None:
    room = _in_session(three(sessions=6, signing=Signing("unanimity")), 2).floor(2)
    assert wariness(_seen(room, MEDIATOR), ALAND) == 0


def test_a_guarantee_is_taking_part() -> None:
    room = _in_session(rich(sessions=6), 2).floor(2).submit(GiveGuarantee(0), Pass())
    assert wariness(_seen(room.floor(0), ALAND), BOREA) == 0


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_mediator_who_signs_tables_a_text_that_does_not_beat_no_deal_for_itself(seed: int) -> None:
    room = Room(three(signing=Signing("unanimity")), {2: "mediator"}, seed).floor(0).submit(Offer((2, 2, 1, 3)), Pass())
    room.floor(1).submit(Offer((0, 0, 0, 0)), Pass()).until(lambda: bool(room.moves(TableDraft, 2)))
    sheet = room.session.scenario.sheets[2]
    assert all(sheet.value(move.terms) > sheet.reservation for move in room.moves(TableDraft, 2))


def test_a_text_with_gaps_is_no_first_demand() -> None:
    room = Room(three(), {}).floor(0).submit(Offer((2, -1, 1, 3)), Offer((2, 1, 1, 3)), Pass()).floor(2)
    assert single_text._bridges(_seen(room, MEDIATOR)) == ((2, 1, 1, 3),)
