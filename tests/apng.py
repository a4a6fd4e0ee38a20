"""Animated PNG in plain Python: pictures in, bytes out, and back. A frame holds the rectangle that has changed.

Colours are cut to 256 for the whole picture, by halving the box of colours that holds most until there are so many
(median cut, Heckbert 1982). What stands still for a while is one frame with a longer time.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
COLOURS: Final = 256
Rgb = tuple[int, int, int]


@dataclass
class Frame:
    """What one frame changes, and for how long it stands. `pixels` are numbers of colours."""

    rect: Rect
    pixels: bytes
    ms: int


def encode(pictures: Sequence[Surface], ms: int) -> bytes:
    """The moving picture of these pictures, each shown for `ms` milliseconds, beginning again for ever."""
    palette = colours(pictures)
    frames = list(_frames(pictures, palette, ms))
    size = pictures[0].get_size()
    out = [SIGNATURE, _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0))]
    out.append(_chunk(b"PLTE", b"".join(bytes(colour) for colour in palette)))
    out.append(_chunk(b"acTL", struct.pack(">II", len(frames), 0)))
    number = 0
    for frame in frames:
        x, y, w, h = frame.rect
        out.append(_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, w, h, x, y, frame.ms, 1000, 0, 0)))
        number += 1
        rows = b"".join(b"\0" + frame.pixels[row * w : (row + 1) * w] for row in range(h))
        data = zlib.compress(rows, 9)
        if number == 1:
            out.append(_chunk(b"IDAT", data))
        else:
            out.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return b"".join([*out, _chunk(b"IEND", b"")])


def decode(data: bytes) -> tuple[list[tuple[Surface, int]], int]:
    """The pictures as they are seen, each with its milliseconds, and how often it plays; 0 for ever."""
    size, palette, plays = (0, 0), list[Rgb](), -1
    shown: Surface | None = None
    found: list[tuple[Surface, int]] = []
    place, ms = Rect(0, 0, 0, 0), 0
    for name, body in _chunks(data):
        if name == b"IHDR":
            size = struct.unpack(">II", body[:8])
        elif name == b"PLTE":
            palette = [(body[k], body[k + 1], body[k + 2]) for k in range(0, len(body), 3)]
        elif name == b"acTL":
            plays = struct.unpack(">II", body)[1]
        elif name == b"fcTL":
            _, w, h, x, y, top, bottom = struct.unpack(">IIIIIHH", body[:24])
            place, ms = Rect(x, y, w, h), round(1000 * top / bottom)
        elif name in (b"IDAT", b"fdAT"):
            rows = zlib.decompress(body if name == b"IDAT" else body[4:])
            step = place.w + 1
            pixels = b"".join(rows[row * step + 1 : (row + 1) * step] for row in range(place.h))
            part = pygame.image.frombytes(pixels, place.size, "P")
            part.set_palette(palette)
            shown = Surface(size) if shown is None else shown.copy()
            shown.blit(part, place)
            found.append((shown, ms))
    return found, plays


def colours(pictures: Sequence[Surface]) -> list[Rgb]:
    """At most 256 colours that stand for all of these pictures."""
    counts: Counter[bytes] = Counter()
    for picture in pictures[:: max(1, len(pictures) // 8)]:
        data = pygame.image.tobytes(picture, "RGB")
        counts.update(data[k : k + 3] for k in range(0, len(data), 3))
    boxes = [[(colour[0], colour[1], colour[2], n) for colour, n in counts.items()]]
    while len(boxes) < COLOURS:
        # The widest box of those that hold much is cut: fine shades of a large ground do not eat up all colours.
        at = max(range(len(boxes)), key=lambda k: _spread(boxes[k])[0] * sum(one[3] for one in boxes[k]) ** 0.75)
        wide, axis = _spread(boxes[at])
        if not wide:
            break
        box = sorted(boxes.pop(at), key=lambda one: one[axis])
        cut = _middle(box)
        boxes += [box[:cut], box[cut:]]
    return [_mean(box) for box in boxes]


def _spread(box: list[tuple[int, int, int, int]]) -> tuple[int, int]:
    """How wide the box is along its longest side, and which side that is."""
    return max((max(one[k] for one in box) - min(one[k] for one in box), k) for k in range(3))


def _middle(box: list[tuple[int, int, int, int]]) -> int:
    half, run = sum(one[3] for one in box) / 2, 0
    for k, one in enumerate(box):
        run += one[3]
        if run >= half:
            return max(1, min(len(box) - 1, k + 1))
    return len(box) - 1


def _mean(box: list[tuple[int, int, int, int]]) -> Rgb:
    total = sum(one[3] for one in box)
    red, green, blue = (round(sum(one[k] * one[3] for one in box) / total) for k in range(3))
    return (red, green, blue)


def _frames(pictures: Sequence[Surface], palette: list[Rgb], ms: int) -> Iterator[Frame]:
    numbers: dict[bytes, int] = {}
    last: bytes | None = None
    waiting: Frame | None = None
    for picture in pictures:
        size, data = picture.get_size(), pygame.image.tobytes(picture, "RGB")
        rect = Rect((0, 0), size) if last is None else _changed(last, data, size)
        if rect.w == 0 and waiting is not None:
            waiting.ms += ms
        else:
            if waiting is not None:
                yield waiting
            waiting = Frame(rect, _numbers(data, rect, size[0], palette, numbers), ms)
        last = data
    if waiting is not None:
        yield waiting


def _numbers(data: bytes, rect: Rect, wide: int, palette: list[Rgb], known: dict[bytes, int]) -> bytes:
    """The pixels in `rect`, each as the number of the nearest colour there is. SDL would look at three bits of each."""
    out = bytearray()
    for row in range(rect.top, rect.bottom):
        start = 3 * (row * wide + rect.left)
        for k in range(start, start + 3 * rect.w, 3):
            colour = data[k : k + 3]
            number = known.get(colour)
            if number is None:
                number = known[colour] = _nearest(colour, palette)
            out.append(number)
    return bytes(out)


def _nearest(colour: bytes, palette: list[Rgb]) -> int:
    red, green, blue = colour
    far = [(red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2 for r, g, b in palette]
    return far.index(min(far))


def _changed(one: bytes, other: bytes, size: tuple[int, int]) -> Rect:
    """The least rectangle outside of which both are alike."""
    wide, high = 3 * size[0], size[1]
    rows = [y for y in range(high) if one[y * wide : (y + 1) * wide] != other[y * wide : (y + 1) * wide]]
    if not rows:
        return Rect(0, 0, 0, 0)
    pairs = [(one[y * wide : (y + 1) * wide], other[y * wide : (y + 1) * wide]) for y in rows]
    left = min(next(k for k in range(wide) if a[k] != b[k]) for a, b in pairs) // 3
    right = max(next(k for k in range(wide - 1, -1, -1) if a[k] != b[k]) for a, b in pairs) // 3
    return Rect(left, rows[0], right - left + 1, rows[-1] - rows[0] + 1)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12
