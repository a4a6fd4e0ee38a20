"""The room: everybody equal, nothing on top of anything, papers that arrive, and nothing that a seat may not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from math import dist

import pygame
import pytest
from builders import lucks, other_secrets, play_on, played, rich, trio
from hypothesis import given, settings
from pygame import Rect
from pygame.event import Event
from window.edges import faint, lost, outside, overlapping

from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.present import (
    CaucusAside,
    Course,
    Delegation,
    MiddleSheet,
    NewsSheet,
    OfferSheet,
    PressStand,
    RoomView,
    SheetLine,
    TensionNow,
    room_of,
)
from communique.present.package_rows import ClauseMark
from communique.rules.moves import kind_of
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.window import theme
from communique.window.kit import UI, Widget
from communique.window.room import ConferenceRoom, RoomActions
from communique.window.room.seat_spot import SeatSpot
from communique.window.room.seating import ring_of

SIZES = ((300, 210), (380, 260), (430, 290), (520, 340), (620, 460))
TEXTS = (1.0, 1.25, 1.5)
COUNTS = range(2, 9)
NAMES = ("Yugoslavia", "Pellin", "Other ports", "Conciliator", "UK-US team", "Azerbaijan", "Friends", "Ministry")
ISSUES = ("Missing and displaced", "Ground without weapons", "Port", "Money owed", "Traffic and fishing", "Follow-up")


def seat(number: int) -> Delegation:
    return Delegation(
        seat=Seat(number),
        name=f"The delegation of {NAMES[number]}",
        short=NAMES[number],
        head="Head of delegation",
        emblem=("knot", "rings", "compass", "wave")[number % 4],
        mine=number == 0,
        mediator=number == 2,
        signs=number != 2,
        doing="has the floor" if number == 1 else "",
        away=number == 3,
        capital=4,
        credibility=8,
        my_trust=None if number == 0 else 6,
        trusts_me="" if number == 0 else "medium",
        press="press: neutral" if number == 2 else "",
    )


def offer(number: int, by: int, to: int = NATURE) -> OfferSheet:
    before = by if to == NATURE else to
    words = f"P{number}: {NAMES[by]} to all"
    return OfferSheet(f"P{number}", f"P{number}", str(number), Seat(by), Seat(to), Seat(before), by == 0, (), words)


def draft(count: int, version: int = 2, marked: int = 3) -> MiddleSheet:
    marks = [INITIAL, HOLD, BLOCK, NO_MARK]
    lines = tuple(
        SheetLine(
            k,
            short,
            "as agreed",
            tuple(
                ClauseMark(Seat(s), NAMES[s], marks[(k + s) % 4] if k < marked else NO_MARK)
                for s in range(min(count, 6))
            ),
        )
        for k, short in enumerate(ISSUES)
    )
    return MiddleSheet("draft", f"Draft, version {version}", NAMES[1], Seat(1), version, lines, together=False)


def crowded(count: int) -> RoomView:
    """A room in which as much as can be is going on at once."""
    seats = tuple(seat(n) for n in range(count))
    offers = [offer(k + 1, k % count) for k in range(2 * count)]
    offers += [offer(90 + k, 0) for k in range(3)]
    offers.append(offer(95, 0, 1))
    return RoomView(
        seats=seats,
        floor=Seat(1),
        issues=ISSUES,
        signatories=min(count, 6),
        sheet=draft(count),
        offers=tuple(offers),
        caucuses=(CaucusAside(Seat(1), NAMES[1], talking=True),),
        press=PressStand(((Seat(1), "press: firm"),), open=True, words="The press is waiting."),
        news=NewsSheet("A storm over the strait", "A storm over the strait\nNobody sails."),
        course=Course(rounds=False, now=4, last=6, words="Session 4 of 6", tip="two more sessions"),
        tension=TensionNow(3, 4, "Tension 3 of 4", "Tension 3 of 4."),
        line="Session 4 of 6",
    )


def ignore(*_: object) -> None:
    """Nothing happens."""


class Stage:
    """A window with nothing but a room in it."""

    def __init__(self, shown: RoomView, size: tuple[int, int] = (430, 290), text: float = 1.0, still: bool = True):
        self.used: list[tuple[str, object]] = []
        actions = RoomActions(
            delegation=lambda seat: self.used.append(("delegation", seat)),
            text=lambda id: self.used.append(("text", id)),
            caucus=lambda: self.used.append(("caucus", None)),
            press=lambda: self.used.append(("press", None)),
            news=lambda: self.used.append(("news", None)),
            meters=lambda: self.used.append(("meters", None)),
        )
        self.room = ConferenceRoom(shown, actions)
        style = theme.style(text_scale=text, reduced_motion=still)
        # Columns widen with the root of the text, as every panel does.
        self.size = (style.across(size[0]), style.px(size[1]))
        self.ui = UI(style, self.size)
        style.rescale(1.0)
        self.ui.show(self.room)
        self.surface = pygame.Surface(self.size)
        self.ui.paint_all(self.surface)

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.surface, "RGB")

    def afresh(self) -> bytes:
        whole = pygame.Surface(self.size)
        self.ui.paint_all(whole)
        return pygame.image.tobytes(whole, "RGB")

    def parts(self) -> dict[str, Rect]:
        return {child.id: child.rect for child in self.room.children if child.visible and child.rect.w}

    def key(self, key: int) -> None:
        self.ui.handle(Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        self.ui.handle(Event(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0))

    def click(self, id: str) -> None:
        pos = self.ui.find(id).rect.center
        self.ui.handle(Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1))
        self.ui.handle(Event(pygame.MOUSEBUTTONUP, pos=pos, button=1))


@pytest.fixture(autouse=True)
def display() -> None:
    pygame.display.set_mode((64, 64))


# -- where everything stands ------------------------------------------------------------------


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS)
def test_nothing_lies_on_anything_and_all_of_it_is_in_the_room(count: int, size: tuple[int, int], text: float) -> None:
    stage = Stage(crowded(count), size, text)
    parts = stage.parts()
    for (one, first), (other, second) in combinations(parts.items(), 2):
        assert not first.colliderect(second), f"{one} {first} and {other} {second} in {stage.size}"
    for id, rect in parts.items():
        assert stage.room.rect.contains(rect), f"{id} {rect} is outside"
    assert "; ".join(f"{o}" for o in stage.ui.overflowing()) == ""


@pytest.mark.parametrize("count", [2, 3, 5, 6, 8])
@pytest.mark.parametrize("size", [(300, 210), (430, 290), (620, 460)])
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_in_the_room_paints_within_its_place_and_can_be_seen(
    count: int, size: tuple[int, int], text: float
) -> None:
    stage = Stage(crowded(count), size, text)
    assert outside(stage.ui) == []
    assert overlapping(stage.ui) == []
    assert lost(stage.ui) == []
    assert faint(stage.ui, stage.surface) == []


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SIZES)
def test_all_emblems_are_of_one_size(count: int, size: tuple[int, int]) -> None:
    spots = [w for w in Stage(crowded(count), size).room.children if isinstance(w, SeatSpot)]
    assert len({spot.emblem_rect().size for spot in spots}) == 1
    assert all(spot.rect.contains(spot.emblem_rect()) for spot in spots)


@pytest.mark.parametrize("count", COUNTS)
def test_the_others_sit_clockwise_from_the_one_who_looks(count: int) -> None:
    """Seen from the middle of the table, each is farther around than the one before."""
    ring = ring_of(count)
    assert [*ring.bottom[len(ring.bottom) // 2 :], *ring.left, *ring.top, *ring.right][
        : count - len(ring.bottom) // 2
    ] == [*range(count - len(ring.bottom) // 2)]
    spots = [w for w in Stage(crowded(count), (620, 460)).room.children if isinstance(w, SeatSpot)]
    assert spots[0].rect.centery == max(spot.rect.centery for spot in spots)


@pytest.mark.parametrize("between", [0, 1, 2])
def test_who_mediates_between_two_sits_as_far_from_one_as_from_the_other(between: int) -> None:
    full = crowded(3)
    seats = tuple(replace(d, mediator=number == between) for number, d in enumerate(full.seats))
    stage = Stage(replace(full, seats=seats), (620, 460))
    spots = [w.emblem_rect().center for w in stage.room.children if isinstance(w, SeatSpot)]
    middle = spots.pop(between)
    near, far = sorted(dist(middle, other) for other in spots)
    assert far < 1.35 * near


@pytest.mark.parametrize("count", COUNTS)
def test_seats_stay_where_they_are_whatever_happens(count: int) -> None:
    full = crowded(count)
    stage = Stage(full)
    before = {id: rect for id, rect in stage.parts().items() if id.startswith("seat")}
    quiet = tuple(replace(d, doing="", away=False, press="") for d in full.seats)
    stage.room.show(replace(full, seats=quiet, offers=(), caucuses=(), press=None, news=None, sheet=None))
    stage.ui.settle()
    assert {id: rect for id, rect in stage.parts().items() if id.startswith("seat")} == before


# -- what changes -----------------------------------------------------------------------------


def changes(full: RoomView) -> Iterator[RoomView]:
    """One thing after another."""
    yield replace(full, floor=Seat(0), seats=tuple(replace(d, doing="speaks" if d.mine else "") for d in full.seats))
    yield replace(full, offers=full.offers[2:])
    yield replace(full, offers=(*full.offers, offer(99, 1)))
    yield replace(full, sheet=None)
    yield replace(full, sheet=draft(len(full.seats), version=3, marked=0))
    yield replace(full, sheet=draft(len(full.seats), version=3, marked=5))
    yield replace(full, caucuses=(), press=None, news=None)
    yield replace(full, tension=TensionNow(0, 4, "Tension 0 of 4", "Calm."))
    yield replace(full, seats=tuple(replace(d, away=not d.away) for d in full.seats))


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("count", [2, 3, 6, 8])
def test_painting_what_changed_is_painting_it_all(count: int, still: bool) -> None:
    full = crowded(count)
    stage = Stage(full, still=still)
    for number, shown in enumerate(changes(full)):
        stage.room.show(shown)
        for _ in range(9):
            stage.ui.tick(130)
            stage.ui.render(stage.surface)
            assert stage.pixels() == stage.afresh(), number


@pytest.mark.parametrize("to", [NATURE, 2])
def test_a_new_offer_comes_from_its_author_and_ends_where_it_lies(to: int) -> None:
    before = replace(crowded(3), offers=())
    stage = Stage(before, still=False)
    stage.room.show(replace(before, offers=(offer(1, 1, to),)))
    stage.ui.settle()
    spot = stage.ui.find("room-offer-P1")
    assert stage.ui.find("seat1").rect.colliderect(spot.rect)
    seen = set()
    for _ in range(60):
        stage.ui.tick(20)
        stage.ui.render(stage.surface)
        seen.add(spot.rect.center)
        assert stage.room.rect.contains(spot.rect)
    assert len(seen) > 10
    there = spot.rect.copy()
    assert there in stage.room.plan.slots[1 if to == NATURE else 2]  # type: ignore[union-attr]
    at_once = Stage(replace(before, offers=(offer(1, 1, to),)))
    assert at_once.ui.find("room-offer-P1").rect == there


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_as_many_offers_lie_before_a_seat_as_have_room(count: int) -> None:
    """One sheet stands for those that do not."""
    stage = Stage(replace(crowded(3), offers=tuple(offer(k, 1) for k in range(1, count + 1))))
    lying = [id for id in stage.parts() if id.startswith("room-offer-")]
    slots = len(stage.room.plan.slots[1])  # type: ignore[union-attr]
    assert len(lying) == (count if count <= slots else slots - 1)
    assert ("room-more1" in stage.parts()) is (count > slots)
    if count > slots:
        assert stage.ui.find("room-more1").tooltip().count("\n") == count - len(lying) - 1


@pytest.mark.parametrize("still", [True, False])
def test_emblems_go_aside_and_come_back(still: bool) -> None:
    apart = crowded(3)
    together = replace(apart, caucuses=tuple(replace(one, talking=False) for one in apart.caucuses))
    stage = Stage(together, still=still)
    for shown in (apart, together):
        stage.room.show(shown)
        seen = set()
        for _ in range(50):
            stage.ui.tick(20)
            stage.ui.render(stage.surface)
            seen |= {walker.rect.center for walker in stage.room.walkers if walker.visible}
            assert stage.pixels() == stage.afresh()
        assert (len(seen) > 10) is not still
        assert not any(walker.visible for walker in stage.room.walkers)
        assert stage.pixels() == Stage(shown, still=still).pixels() or not still


def test_without_motion_a_new_offer_lies_there_with_an_outline() -> None:
    before = replace(crowded(3), offers=())
    after = replace(before, offers=(offer(1, 1),))
    stage, known = Stage(before), Stage(after)
    stage.room.show(after)
    stage.ui.render(stage.surface)
    assert stage.ui.find("room-offer-P1").rect == known.ui.find("room-offer-P1").rect
    assert stage.pixels() != known.pixels()


def test_marks_appear_one_by_one() -> None:
    before = replace(crowded(3), sheet=draft(3, marked=0))
    stage = Stage(before, (620, 460), still=False)
    stage.room.show(replace(before, sheet=draft(3, marked=4)))
    pictures = set()
    for _ in range(100):
        stage.ui.tick(20)
        stage.ui.render(stage.surface)
        pictures.add(pygame.image.tobytes(stage.surface.subsurface(stage.ui.find("room-draft").rect), "RGB"))
    new = sum(m.mark != NO_MARK for line in draft(3, marked=4).lines for m in line.marks)
    assert len(pictures) >= new
    assert stage.pixels() == stage.afresh()


def test_a_glow_does_not_keep_the_window_awake() -> None:
    stage = Stage(crowded(3), still=False)
    stage.room.think(on=True)
    for _ in range(60):
        stage.ui.tick(20)
    assert not stage.ui.awake
    before = stage.pixels()
    stage.ui.tick(300)
    stage.ui.render(stage.surface)
    assert stage.pixels() != before


def test_reduced_motion_keeps_everything_still() -> None:
    stage = Stage(crowded(3))
    stage.room.think(on=True)
    stage.ui.render(stage.surface)
    before = stage.pixels()
    for _ in range(20):
        stage.ui.tick(300)
        assert stage.ui.render(stage.surface) == []
    assert stage.pixels() == before


def test_pointing_at_a_seat_shows_and_goes() -> None:
    stage = Stage(crowded(4))
    before = stage.pixels()
    stage.room.point(Seat(2))
    stage.ui.render(stage.surface)
    assert stage.pixels() != before
    stage.room.point(None)
    stage.ui.render(stage.surface)
    assert stage.pixels() == before


# -- using it -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", COUNTS)
def test_the_keyboard_reaches_everything_and_seats_in_their_order(count: int) -> None:
    stage = Stage(crowded(count))
    reached: list[str] = []
    for _ in range(80):
        stage.key(pygame.K_TAB)
        assert stage.ui.focused is not None
        if stage.ui.focused.id in reached:
            break
        reached.append(stage.ui.focused.id)
    assert set(reached) == set(stage.parts())
    assert [id for id in reached if id.startswith("seat")] == [f"seat{n}" for n in range(count)]


@pytest.mark.parametrize(
    ("id", "does"),
    [
        ("seat1", ("delegation", 1)),
        ("room-draft", ("text", "draft")),
        ("room-offer-P2", ("text", "P2")),
        ("room-caucus", ("caucus", None)),
        ("room-press", ("press", None)),
        ("room-news", ("news", None)),
        ("room-course", ("meters", None)),
    ],
)
@pytest.mark.parametrize("count", [3, 7])
def test_everything_can_be_pressed(id: str, does: tuple[str, object], count: int) -> None:
    stage = Stage(crowded(count))
    stage.click(id)
    stage.ui.focus(stage.ui.find(id))
    stage.key(pygame.K_RETURN)
    assert stage.used == [does, does]


def test_everything_says_what_it_is() -> None:
    stage = Stage(crowded(8))
    for child in stage.room.children:
        if child.visible and child.rect.w:
            assert child.text(), child.id
            assert child.tooltip(), child.id
            assert child.label, child.id
    assert "has the floor" in stage.room.text()


# -- what a seat may know ----------------------------------------------------------------------------


def seats(session: Session) -> Iterator[Seat]:
    yield from (Seat(p) for p in range(len(session.scenario.sheets)))


@given(luck=lucks)
@settings(max_examples=15, deadline=None)
def test_a_room_is_blind_to_the_sheets_of_others(luck: int) -> None:
    scenario = rich()
    session = played(scenario, luck, 40)
    told = [(e.seat, e.move) for e in session.events if not kind_of(e.move).by_itself]
    for p in seats(session):
        world = other_secrets(scenario, p)
        again = Session.open(world, seed=luck)
        for mover, move in told:
            assert again.chair(mover).submit(move) is None
        assert room_of(again.chair(p).view()) == room_of(session.chair(p).view())


@given(luck=lucks)
@settings(max_examples=15, deadline=None)
def test_nobody_sees_the_papers_of_a_caucus_that_is_not_theirs(luck: int) -> None:
    session = Session.open(trio(), seed=luck)
    for _ in range(12):
        play_on(session, luck, 4)
        for p in seats(session):
            view = session.chair(p).view()
            shown = room_of(view)
            assert all(p in (o.by, o.to) for o in shown.offers if o.private)
            assert {c.partner for c in shown.caucuses} == set(view.desk.caucus)
            assert shown.seats[0].seat == p
            if session.over:
                return


@pytest.mark.parametrize("scenario", [rich, trio])
def test_a_room_of_alternating_offers_shows_the_one_offer(scenario: Callable[[], Scenario]) -> None:
    session = played(scenario(), 5, 3, protocol="alternating")
    shown = room_of(session.chair(Seat(0)).view())
    assert shown.offers == ()
    assert shown.tension is None
    assert shown.sheet is None or shown.sheet.together
    assert Stage(shown, (300, 210)).ui.overflowing() == []


def test_whoever_watches_sees_the_first_seat_at_the_bottom_and_nothing_private() -> None:
    session = played(trio(), 3, 30)
    shown = room_of(Onlooker(session).view())
    assert shown.seats[0].seat == 0
    assert not any(d.mine for d in shown.seats)
    assert not any(o.private for o in shown.offers)
    assert isinstance(Stage(shown).room, Widget)
