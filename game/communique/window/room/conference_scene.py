"""The conference, drawn where it happens: one widget that stays through all phases of the talks.

It is told what changed, and moves only that: papers travel, marks appear, chairs empty. Everything in it is a child of
its own that the keyboard reaches, one's own seat first and the others clockwise.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Unpack

from pygame import Rect, Surface

from communique.model.scenario import NATURE, Seat
from communique.present import OfferSheet, RoomView
from communique.window.kit import Size, Widget, paint
from communique.window.kit.style import Rgb
from communique.window.kit.widget import Callback, Common
from communique.window.room.aside import CaucusCorner, PressCorner, Walker
from communique.window.room.room_head import CourseSign, HeadChip
from communique.window.room.room_papers import MiddleSpot, MoreSpot, OfferSpot
from communique.window.room.seat_spot import SeatSpot
from communique.window.room.seating import SeatingPlan, Setting, at_the_side, ring_of, seated
from communique.window.room.table_picture import empty_room
from communique.words import tr

BLOTTER: Rgb = (38, 50, 47)
CHALK: Rgb = (164, 190, 176)
STITCH: Rgb = (92, 84, 62)


@dataclass(frozen=True, slots=True)
class RoomActions:
    """What the room calls when somebody uses it."""

    delegation: Callable[[Seat], None]
    """A delegation was pressed: open all about it."""
    text: Callable[[str], None]
    """The sheet in the middle or an offer was pressed; told its id."""
    caucus: Callback
    press: Callback
    news: Callback
    meters: Callback


class ConferenceRoom(Widget):
    """The room. State: what is shown, and where everything stands."""

    role = "room"

    def __init__(self, shown: RoomView, actions: RoomActions, **common: Unpack[Common]) -> None:
        common.setdefault("id", "room")
        common.setdefault("label", tr("The room"))
        common.setdefault("tone", "room")
        super().__init__(**common)
        self.room, self._actions = shown, actions
        self.plan: SeatingPlan | None = None
        self._planned_for: Hashable = None
        self._names = tuple(d.called for d in shown.seats)
        self._thinking = False
        self.course = CourseSign(shown.course, shown.tension, actions.meters)
        self.news = HeadChip("newspaper", actions.news, id="room-news", label=tr("The news"))
        self.caucus_chip = HeadChip("caucus", actions.caucus, id="room-caucus", label=tr("Caucus"))
        self.offers_chip = HeadChip("offer", self._newest, id="room-offers", label=tr("Offers"))
        self.press_chip = HeadChip("microphone", actions.press, id="room-press", label=tr("The press"))
        self.seats = [SeatSpot(d, self._names, partial(actions.delegation, d.seat)) for d in shown.seats]
        self.sheet = MiddleSpot(actions.text)
        self.caucus = CaucusCorner(actions.caucus)
        self.press = PressCorner(actions.press)
        self.offers: dict[str, OfferSpot] = {}
        self.more = [MoreSpot(d.seat, actions.text) for d in shown.seats]
        self.add(self.course, self.news, self.offers_chip, self.caucus_chip, self.press_chip, *self.seats)
        self.add(self.caucus, self.press, self.sheet, *self.more)
        self.walkers = [Walker(d) for d in shown.seats]
        self.add(*self.walkers)
        self._tell(shown, first=True)

    def show(self, shown: RoomView) -> None:
        """Show the room as it now is."""
        if shown != self.room:
            before, self.room = self.room, shown
            self._tell(shown, first=False)
            self._walk(before.aside, shown.aside)
            if before.tension != shown.tension or (before.sheet is None) != (shown.sheet is None):
                self.repaint()

    def think(self, on: bool) -> None:
        """Show that whoever has the floor is deciding, or no longer."""
        self._thinking = on
        for spot in self.seats:
            spot.think(on=on and spot.delegation.seat == self.room.floor and not spot.delegation.mine)

    def point(self, seat: Seat | None) -> None:
        """Point at a delegation, or at none."""
        for spot in self.seats:
            spot.point(on=spot.delegation.seat == seat)

    def text(self) -> str:
        return self.room.words

    # inside

    def _tell(self, shown: RoomView, *, first: bool) -> None:
        self.course.show(shown.course, shown.tension)
        for spot, d in zip(self.seats, shown.seats, strict=True):
            spot.show(d, aside=d.seat in shown.aside)
        self.think(self._thinking)
        another = self.sheet.show(shown.sheet)
        self.sheet.mark_fresh(fresh=another and not first)
        new = self._papers(shown.offers, first=first)
        in_caucus = {shown.seats[0].seat, *(c.partner for c in shown.caucuses)} if shown.caucuses else set()
        party = [d for d in shown.seats if d.seat in in_caucus]
        self.caucus.show(shown.caucuses, party, [d for d in party if d.seat in shown.aside])
        self.press.show(shown.press)
        self.offers_chip.say(str(len(shown.offers)), "\n".join(o.words.partition("\n")[0] for o in shown.offers))
        if shown.news is not None:
            self.news.say(shown.news.title, shown.news.words, lit=True)
        if shown.press is not None:
            self.press_chip.say("", shown.press.words, lit=shown.press.open)
        if shown.caucuses:
            self.caucus_chip.say("", "\n".join(c.words for c in shown.caucuses), lit=True)
        if self.mounted:
            self.arrange()
            self._send(new, another and not first)

    def _papers(self, offers: Sequence[OfferSheet], *, first: bool) -> list[OfferSpot]:
        """Spots for all offers; returns those that are new."""
        new = []
        for spot in self.offers.values():
            spot.mark_fresh(fresh=False)
        gone = set(self.offers) - {offer.id for offer in offers}
        for id in gone:
            self._take_away(self.offers.pop(id))
        for offer in offers:
            known = self.offers.get(offer.id)
            if known is not None:
                known.show(offer)
                continue
            spot = self.offers[offer.id] = OfferSpot(offer, self._actions.text)
            spot.mark_fresh(fresh=not first)
            self.add(spot)
            new.append(spot)
        return [] if first else new

    def _take_away(self, child: Widget) -> None:
        child.repaint()
        child.unmount()
        self.children.remove(child)

    def _send(self, new: Sequence[OfferSpot], sheet: bool) -> None:
        """Let new papers come from their authors."""
        if self.plan is None:
            return
        middle = self.plan.middle
        for spot in new:
            start = self._from(spot.offer.by, spot.home)
            over = Rect((0, 0), spot.home.size)
            over.center = middle.center
            if spot.visible and start is not None:
                spot.travel(start, over) if spot.offer.to == NATURE else spot.travel(start)
        if sheet and self.room.sheet is not None and self.room.sheet.by != NATURE:
            start = self._from(self.room.sheet.by, Rect(0, 0, middle.w // 5, middle.h // 3))
            if start is not None:
                self.sheet.travel(start)

    def _walk(self, before: Sequence[Seat], after: Sequence[Seat]) -> None:
        """Let emblems go aside, or come back."""
        if not self.mounted or not self.caucus.visible:
            return
        chairs = {d.seat: place for d, place in zip(self.caucus.party, self.caucus.chairs(), strict=True)}
        for spot, walker in zip(self.seats, self.walkers, strict=True):
            seat, here = spot.delegation.seat, spot.emblem_rect()
            if seat in chairs and (seat in before) != (seat in after):
                there = chairs[seat]
                walker.go(*((here, there) if seat in after else (there, here)))

    def _newest(self) -> None:
        if self.room.offers:
            self._actions.text(self.room.offers[-1].id)

    def _from(self, seat: Seat, size: Rect) -> Rect | None:
        for spot in self.seats:
            if spot.delegation.seat == seat:
                start = Rect((0, 0), size.size)
                start.center = spot.emblem_rect().center
                return start.clamp(self.rect)
        return None

    # size

    def measure(self, width: int) -> Size:
        return (width, max(self.lowest(width), round(width * 0.66)))

    def narrowest(self) -> int:
        return self.style.px(280)

    def lowest(self, width: int) -> int:
        return self.style.px(200)

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        self.arrange()

    def arrange(self) -> None:
        """Give everything its place."""
        plan = self._planned()
        low = {*plan.ring.bottom, *plan.ring.left, *plan.ring.right}
        for number, (spot, place) in enumerate(zip(self.seats, plan.seats, strict=True)):
            beside = number in plan.ring.left + plan.ring.right
            spot.set(at_the_side(plan.setting) if beside else plan.setting, low=number in low)
            spot.layout(place)
        self._stand_aside(plan)
        self._stand_head(plan)
        if self.room.sheet is not None:
            self.sheet.layout(self.sheet.fitted(plan.middle))
        self._lay_offers(plan)

    def _planned(self) -> SeatingPlan:
        """Where everything stands. It depends on who sits there and on the room alone, so it is seldom made anew."""
        style, room = self.style, self.room
        key = (*self.rect, style.scale, style.text_scale, *self._names, room.issues, room.signatories)
        if self.plan is None or key != self._planned_for:
            head = max(style.tall(20), style.px(22))
            self._planned_for = key
            ring = ring_of(len(self.seats), self._between())
            self.plan = seated(self.rect, style, ring, self._measure_seat, head, self._carries_words)
            self.repaint()
        return self.plan

    def _between(self) -> int:
        """Which seat around the table mediates between the others; -1 where none does, or more than one."""
        found = [number for number, spot in enumerate(self.seats) if spot.delegation.mediator]
        return found[0] if len(found) == 1 else -1

    def _measure_seat(self, number: int, setting: Setting, width: int) -> Size:
        return self.seats[number].wanted(setting, width)

    def _carries_words(self, width: int, height: int) -> bool:
        # Room for the whole text, whatever is in it now: so the seats stay where they are.
        return self.sheet.carries(width, height, self.room.issues, self.room.signatories)

    def _stand_aside(self, plan: SeatingPlan) -> None:
        shown = self.room
        corners = plan.corners
        self._set(self.caucus, bool(shown.caucuses) and corners is not None)
        self._set(self.press, shown.press is not None and corners is not None)
        if corners is not None:
            self.press.layout(corners[0])
            self.caucus.layout(corners[1])

    def _stand_head(self, plan: SeatingPlan) -> None:
        shown, head, gap = self.room, plan.head, self.style.px(5)
        alone = plan.corners is None
        self._set(self.news, shown.news is not None)
        self._set(self.caucus_chip, alone and bool(shown.caucuses))
        self._set(self.press_chip, alone and shown.press is not None)
        self._set(self.offers_chip, bool(shown.offers) and not any(plan.slots))
        chips = [self.offers_chip, self.caucus_chip, self.press_chip, self.news]
        chips = [chip for chip in chips if chip.visible]
        least = sum(chip.bare() + gap for chip in chips)
        course = self.course.wanted(head.w - least)
        self.course.layout(Rect(head.x, head.y, course, head.h))
        spare = head.w - course - least
        x = head.right
        for chip in reversed(chips):
            wide = chip.wanted(chip.bare() + spare)
            spare -= wide - chip.bare()
            x -= wide
            chip.layout(Rect(x, head.y, wide, head.h))
            x -= gap

    def _set(self, child: Widget, visible: bool) -> None:
        """Show or hide a child whose place is free in any case: nothing else has to be measured for it."""
        if child._visible != visible:
            child.repaint()
            child._visible = visible
            child.repaint()

    def _lay_offers(self, plan: SeatingPlan) -> None:
        for number, spot in enumerate(self.seats):
            seat, slots = spot.delegation.seat, plan.slots[number]
            lying = [o for o in self.offers.values() if o.offer.before == seat]
            room = len(slots) if len(lying) <= len(slots) else max(0, len(slots) - 1)
            # The newest are what people look for.
            own = lying[max(0, len(lying) - room) :] if room else []
            for sheet in lying:
                self._set(sheet, sheet in own)
            start = (len(slots) - len(lying)) // 2 if len(lying) < len(slots) else 0
            for sheet, place in zip(own, slots[start:], strict=False):
                sheet.layout(place)
            more, rest = self.more[number], [o.offer for o in lying if o not in own]
            more.show(rest)
            self._set(more, bool(rest) and bool(slots))
            if rest and slots:
                more.layout(slots[-1])

    def paint(self, surface: Surface) -> None:
        plan = self.plan
        if plan is None:
            return
        t = self.room.tension
        table = plan.table.move(-self.rect.x, -self.rect.y)
        picture = empty_room(self.rect.size, (*table,), 0.0 if t is None else t.level / t.most)
        surface.blit(picture, self.rect)
        for slots in filter(None, plan.slots):
            pad = slots[0].unionall(slots[1:])
            pad = pad.inflate(min(0, slots[0].w * 2 - pad.w), min(0, slots[0].h + self.style.px(4) - pad.h))
            paint.box(surface, self.style, pad, BLOTTER, radius=4, edge=STITCH)
        if self.room.sheet is None:
            self._say_there_is_none(surface, plan.middle)

    def _say_there_is_none(self, surface: Surface, middle: Rect) -> None:
        """Words on the bare baize, where a text would lie; none where they have no room."""
        words, face = self.room.bare_words, self.style.face("small")
        if self.style.text_width(words, face) <= middle.w and self.style.line_height(face) <= middle.h:
            paint.stamp(surface, self.ink(words, face, CHALK), middle.center)
