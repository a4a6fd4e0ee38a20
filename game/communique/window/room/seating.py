"""Where everything in the room stands: seats around the table, the sheet in the middle, offers before their seats.

Pure geometry on pixels. A room may be small and its text large, so the seats are tried in several settings, the richest
first: what is said under a name goes before the name, and the emblems stay equal whatever is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pygame import Rect

from communique.window.kit import Size, Style

FULL, STATE, NAME = 2, 1, 0
"""How much is said beside an emblem: name, state and standing; name, and the one or the other; the name alone."""
SIDES: Final = (76, 68, 60, 52, 46, 40, 35, 30, 26, 22)
"""Sides of emblems to try, in design units."""
LEAST: Final = {FULL: 35, STATE: 30, NAME: 22}
"""The smallest emblem with each detail: rather say less than show less."""
WORDY: Final = 0.3
"""The share of the height for the middle at which it is asked to carry words as well."""
MOST_SLOTS: Final = 3
"""Sheets that lie side by side before a seat; when there are more, the last stands for all others."""
LEAN: Final = 0.14
"""By how much sheets lie nearer to the middle than the seats they lie before."""
CROWDED: Final = 5
"""From so many seats on, the row at the bottom is full, and what would stand in its corners goes to the head."""


class Setting(NamedTuple):
    """How every seat is set."""

    side: int
    """Of the emblem, in pixels."""
    stacked: bool
    """Words above or below the emblem; beside it where False."""
    detail: int
    narrow: bool = False
    """True at the sides of the table, where words take from its width."""


def at_the_side(setting: Setting) -> Setting:
    """The same for a seat at the side of the table."""
    return setting._replace(stacked=True, narrow=True, detail=min(setting.detail, STATE))


class Ring(NamedTuple):
    """Which seats stand where, by number around the table; seat 0 is at the bottom, and they go clockwise."""

    bottom: tuple[int, ...]
    left: tuple[int, ...]
    top: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True)
class SeatingPlan:
    """The room laid out."""

    setting: Setting
    ring: Ring
    head: Rect
    """The strip at the top, for the course of the talks."""
    seats: tuple[Rect, ...]
    table: Rect
    middle: Rect
    """Where the sheet in the middle may lie."""
    slots: tuple[tuple[Rect, ...], ...]
    """By seat, where sheets may lie before it; nowhere in a room that is too small for them."""
    corners: tuple[Rect, Rect] | None
    """Left and right of the seat at the bottom, where there is room."""


MeasureSeat = Callable[[int, Setting, int], Size]
"""The size of a seat by its number around the table, in a setting, when so many pixels across are to be had."""


def ring_of(count: int, between: int = -1) -> Ring:
    """Who sits where: never more than three in a row, and at the sides only where the rows are full.

    Of three, one that mediates between the others, by its number, sits at a side as far from one as from the other.

    >>> ring_of(3)
    Ring(bottom=(0,), left=(), top=(1, 2), right=())
    >>> ring_of(3, between=2)
    Ring(bottom=(0,), left=(), top=(1,), right=(2,))
    >>> ring_of(8)
    Ring(bottom=(7, 0, 1), left=(2,), top=(3, 4, 5), right=(6,))
    """
    if count == 3 and between >= 0:
        return (Ring((0,), (1,), (), (2,)), Ring((0,), (1,), (2,), ()), Ring((0,), (), (1,), (2,)))[between]
    low = 3 if count >= CROWDED else 1
    sides = 1 if count > 6 else 0
    beside = (low - 1) // 2
    up = count - low - 2 * sides
    first = beside + 1
    left = tuple(range(first, first + sides))
    top = tuple(range(first + sides, first + sides + up))
    right = tuple(range(first + sides + up, first + 2 * sides + up))
    bottom = (*range(count - beside, count), 0, *range(1, 1 + beside))
    return Ring(bottom, left, top, right)


CarriesWords = Callable[[int, int], bool]
"""Whether a sheet of so many pixels across and down can say the clauses of a whole text in words."""


def seated(rect: Rect, style: Style, ring: Ring, measure: MeasureSeat, head: int, words: CarriesWords) -> SeatingPlan:
    """The richest setting that fits; where none does, the poorest. `head` is the height of the strip at the top."""
    for setting, share in _settings(style):
        best = _laid_out(rect, style, ring, setting, measure, head)
        if _fits(best, rect, style, share) and (share < WORDY or words(*best.middle.size)):
            return best
    return _without_slots(rect, style, ring, measure, head)


def _without_slots(rect: Rect, style: Style, ring: Ring, measure: MeasureSeat, head: int) -> SeatingPlan:
    """The poorest: names and emblems around a sheet, and no sheets before them."""
    found: SeatingPlan | None = None
    for side in SIDES[5:]:
        setting = Setting(style.px(side), False, NAME)
        found = _laid_out(rect, style, ring, setting, measure, head, sheets=False)
        if _fits(found, rect, style, 0.0):
            break
    assert found is not None
    return found


def _settings(style: Style) -> Iterator[tuple[Setting, float]]:
    """Settings to try, each with the share of the height that must be left for the middle."""
    for share in (WORDY, 0.24, 0.16):
        for detail in (FULL, STATE, NAME):
            for side in SIDES:
                if side >= (LEAST[STATE] if share == WORDY else 0) and side >= LEAST[detail]:
                    for stacked in (True, False):
                        yield Setting(style.px(side), stacked, detail), share


def slot_size(style: Style) -> Size:
    """The size of a sheet that lies before a seat."""
    return (max(style.tall(27), style.px(25)), max(style.tall(21), style.px(23)))


def _laid_out(
    rect: Rect,
    style: Style,
    ring: Ring,
    setting: Setting,
    measure: MeasureSeat,
    head: int,
    *,
    sheets: bool = True,
) -> SeatingPlan:
    edge, gap = style.px(8), style.px(5)
    inner = rect.inflate(-2 * edge, -2 * edge)
    strip = Rect(inner.x, inner.y, inner.w, head)
    seats = [Rect(0, 0, 0, 0)] * sum(map(len, ring))
    above = _row(seats, ring.top, setting, measure, Rect(inner.x, strip.bottom + gap, inner.w, 0), low=False)
    below = _row(seats, ring.bottom, setting, measure, Rect(inner.x, inner.bottom, inner.w, 0), low=True)
    slot_w, slot_h = slot_size(style) if sheets else (0, 0)
    top, bottom = above + gap + slot_h + gap, below - gap - slot_h - gap
    left, right = inner.x, inner.right
    for number in ring.left:
        left = _beside(seats, number, setting, measure, Rect(inner.x, above, inner.w // 3, below - above), right=False)
    for number in ring.right:
        right = _beside(seats, number, setting, measure, Rect(inner.x, above, inner.w, below - above), right=True)
    lead, tail = (gap + slot_w + gap if sits else style.px(20) for sits in (ring.left, ring.right))
    middle = Rect(left + lead, top, right - left - lead - tail, max(0, bottom - top))
    slots = _slots(seats, ring, Rect(inner.x, above, inner.w, below - above), (slot_w, slot_h), gap, middle)
    if not sheets:
        slots = ((),) * len(seats)
    lap = setting.side // 6 if setting.stacked else style.px(3)
    table = Rect(left - (lap if ring.left else 0), above - lap, 0, below - above + 2 * lap)
    table.w = right + (lap if ring.right else 0) - table.x
    if not ring.left:
        table.inflate_ip(-style.px(10), 0)
    return SeatingPlan(setting, ring, strip, tuple(seats), table, middle, slots, _corners(seats[0], inner, style, ring))


def _row(
    seats: list[Rect], numbers: Sequence[int], setting: Setting, measure: MeasureSeat, line: Rect, *, low: bool
) -> int:
    """Seats side by side along a line, hanging from it or, where `low`, standing on it. Where the row ends."""
    cell = line.w // max(1, len(numbers))
    sizes = [measure(number, setting, cell) for number in numbers]
    high = max((h for _, h in sizes), default=0)
    y = line.y - high if low else line.y
    for place, (number, (w, h)) in enumerate(zip(numbers, sizes, strict=True)):
        x = line.x + round(line.w * (place + 0.5) / len(numbers)) - w // 2
        # Words stand away from the table, emblems at it.
        seats[number] = Rect(max(line.x, min(x, line.right - w)), y if low else y + high - h, w, h)
    return y if low else y + high


def _beside(seats: list[Rect], number: int, setting: Setting, measure: MeasureSeat, room: Rect, *, right: bool) -> int:
    """A seat at the side of the table, in the middle of its height. Where the table begins."""
    w, h = measure(number, at_the_side(setting), room.w // 3 if right else room.w)
    seats[number] = Rect(room.right - w if right else room.x, room.y + (room.h - h) // 2, w, h)
    return seats[number].x if right else seats[number].right


def _slots(
    seats: Sequence[Rect], ring: Ring, band: Rect, slot: Size, gap: int, middle: Rect
) -> tuple[tuple[Rect, ...], ...]:
    found: list[tuple[Rect, ...]] = [()] * len(seats)
    w, h = slot
    for numbers, y in ((ring.top, band.top + gap), (ring.bottom, band.bottom - gap - h)):
        cell = round(band.w / max(1, len(numbers)) * (1 - LEAN))
        count = max(1, min(MOST_SLOTS, cell // (w + gap)))
        for place, number in enumerate(numbers):
            # What lies before the outer seats leans inwards, where the table is.
            centre = band.centerx + round((place + 0.5 - len(numbers) / 2) * cell)
            start = centre - (count * (w + gap) - gap) // 2
            found[number] = tuple(Rect(start + k * (w + gap), y, w, h) for k in range(count))
    for number, right in [(n, False) for n in ring.left] + [(n, True) for n in ring.right]:
        count = max(1, min(MOST_SLOTS, middle.h // (h + gap // 2)))
        x = seats[number].x - gap - w if right else seats[number].right + gap
        start = middle.centery - (count * (h + gap // 2) - gap // 2) // 2
        found[number] = tuple(Rect(x, start + k * (h + gap // 2), w, h) for k in range(count))
    return tuple(found)


def _corners(own: Rect, inner: Rect, style: Style, ring: Ring) -> tuple[Rect, Rect] | None:
    if len(ring.bottom) > 1:
        return None
    gap, least = style.px(6), style.px(64)
    room = min(own.x - inner.x, inner.right - own.right) - gap
    if room < least:
        return None
    width = min(room, style.across(132))
    left = Rect(inner.x, own.y, width, own.h)
    return left, Rect(inner.right - width, own.y, width, own.h)


def _fits(plan: SeatingPlan, rect: Rect, style: Style, share: float) -> bool:
    if plan.middle.h < max(rect.h * share, style.px(30)) or plan.middle.w < style.px(96):
        return False
    inside = rect.inflate(-2 * style.px(4), -2 * style.px(4))
    everything = [*plan.seats, *(slot for row in plan.slots for slot in row), plan.head]
    return all(inside.contains(one) for one in everything) and not _overlapping(everything)


def _overlapping(rects: Sequence[Rect]) -> bool:
    return any(one.collidelist(rects[k + 1 :]) >= 0 for k, one in enumerate(rects))
