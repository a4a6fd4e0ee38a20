"""The room behind the screens, and the table in it: drawn from nothing, the same on every machine.

Gradients are painted small and scaled up, so that a backdrop costs a few milliseconds at any size.
"""

from __future__ import annotations

import math
import random

import pygame
from pygame import Rect, Surface

from game.window import emblems, theme
from game.window.kit import Rgb, Style
from game.window.kit.paint import canvas, mix

NIGHT: Rgb = (17, 21, 29)
DUSK: Rgb = (37, 45, 59)
LAMP: Rgb = (74, 70, 66)
BLACK: Rgb = (0, 0, 0)
GUESTS = ("knot", "rings", "compass", "anchor", "lighthouse", "oak")
"""The emblems around the table of the title."""


def backdrop(size: tuple[int, int]) -> Surface:
    """A dark room with a lamp somewhere above the middle, `size` pixels large."""
    width, height = 96, 60
    small = Surface((width, height))
    for y in range(height):
        for x in range(width):
            far = min(1.0, math.hypot((x - width * 0.5) / (width * 0.62), (y - height * 0.22) / (height * 0.9)))
            shade = mix(DUSK, NIGHT, far)
            small.set_at((x, y), mix(LAMP, shade, min(1.0, 0.78 + far)))
    return pygame.transform.smoothscale(small, size)


def draw_table(surface: Surface, rect: Rect, style: Style) -> None:
    """Paint a round table with papers, and emblems sitting at it, into `rect`."""
    fine = 2
    width, height = rect.w * fine, rect.h * fine
    large = canvas(width, height, (24, 20, 18))
    middle, reach = (width / 2, height * 0.5), (width * 0.41, height * 0.335)
    _wood(large, middle, reach)
    _baize(large, middle, (reach[0] * 0.64, reach[1] * 0.6))
    _papers(large, middle, reach)
    surface.blit(pygame.transform.smoothscale(large, rect.size), rect)
    _sit(surface, rect, style)


def _oval(middle: tuple[float, float], reach: tuple[float, float]) -> Rect:
    return Rect(middle[0] - reach[0], middle[1] - reach[1], 2 * reach[0], 2 * reach[1])


def _wood(large: Surface, middle: tuple[float, float], reach: tuple[float, float]) -> None:
    top = theme.TONES["any"]["wood"]
    thick = reach[1] * 0.16
    pygame.draw.ellipse(large, (10, 12, 16, 120), _oval((middle[0], middle[1] + thick * 2.1), (reach[0] * 1.04, reach[1] * 1.02)))
    for step in range(int(thick), 0, -1):
        shade = mix(mix(top, BLACK, 0.72), mix(top, BLACK, 0.45), 1 - step / thick)
        pygame.draw.ellipse(large, (*shade, 255), _oval((middle[0], middle[1] + step), reach))
    plate = canvas(round(2 * reach[0]), round(2 * reach[1]), top)
    plate.fill((*top, 255))
    _grain(plate, top)
    mask = canvas(*plate.get_size())
    pygame.draw.ellipse(mask, (255, 255, 255, 255), mask.get_rect())
    plate.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    large.blit(plate, _oval(middle, reach))
    pygame.draw.ellipse(large, (*mix(top, (255, 214, 160), 0.42), 255), _oval(middle, reach), 5)


def _grain(plate: Surface, top: Rgb) -> None:
    """Fine streaks along the wood, and light falling from above. Scattered by a fixed seed."""
    scatter = random.Random(5)
    width, height = plate.get_size()
    for _ in range(height):
        y, x = scatter.randrange(height), scatter.randrange(width)
        length = scatter.randrange(width // 10, width // 2)
        light = scatter.random() < 0.5
        shade = mix(top, (160, 116, 80) if light else BLACK, scatter.uniform(0.04, 0.18))
        pygame.draw.line(plate, (*shade, 255), (x - length // 2, y), (x + length // 2, y), 2)
    sheen = Surface((1, 32), pygame.SRCALPHA)
    for y in range(32):
        sheen.set_at((0, y), (255, 226, 180, max(0, 46 - 2 * y)) if y < 22 else (0, 0, 0, 4 * (y - 21)))
    plate.blit(pygame.transform.smoothscale(sheen, plate.get_size()), (0, 0))


def _baize(large: Surface, middle: tuple[float, float], reach: tuple[float, float]) -> None:
    green = theme.TONES["any"]["baize"]
    for step in range(24):
        part = step / 24
        shrunk = (reach[0] * (1 - part * 0.5), reach[1] * (1 - part * 0.5))
        pygame.draw.ellipse(large, (*mix(mix(green, BLACK, 0.24), mix(green, (255, 255, 255), 0.1), part), 255), _oval(middle, shrunk))
    pygame.draw.ellipse(large, (*theme.TONES["any"]["brass"], 255), _oval(middle, reach), 3)


def _papers(large: Surface, middle: tuple[float, float], reach: tuple[float, float]) -> None:
    for angle in _places(len(GUESTS)):
        x = middle[0] + math.cos(angle) * reach[0] * 0.46
        y = middle[1] + math.sin(angle) * reach[1] * 0.42
        sheet = Rect(0, 0, reach[0] * 0.11, reach[1] * 0.13)
        sheet.center = (round(x), round(y))
        pygame.draw.rect(large, (22, 40, 34, 110), sheet.move(3, 5), border_radius=3)
        pygame.draw.rect(large, (*theme.TONES["paper"]["ground"], 255), sheet, border_radius=3)
        for row in range(1, 5):
            line = sheet.y + sheet.h * row // 5
            pygame.draw.line(large, (176, 168, 150, 255), (sheet.x + 8, line), (sheet.right - 8, line), 2)


def _sit(surface: Surface, rect: Rect, style: Style) -> None:
    side = max(24, min(rect.w // 8, rect.h // 6))
    for number, angle in enumerate(_places(len(GUESTS))):
        x = rect.centerx + math.cos(angle) * rect.w * 0.41
        y = rect.y + rect.h * 0.5 + math.sin(angle) * rect.h * 0.36
        colour = style.colour(theme.sign(number).colour, "paper")
        image = emblems.emblem(side, GUESTS[number], colour)
        surface.blit(image, image.get_rect(center=(round(x), round(y))))


def _places(count: int) -> list[float]:
    return [math.tau * (number + 0.5) / count for number in range(count)]
