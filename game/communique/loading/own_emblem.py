"""Emblems of an author's own: where the file is, and what it holds. The window draws any of them.

An emblem is JSON, `<name>.emblem.json` beside a scenario: a few simple shapes in a circle of radius 1 around 0, 0, x to
the right and y downwards. No faces, no flags, no arms of a state: it says nothing about a people.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from communique.loading.vocabulary import StrictForm, Text
from communique.model.emblems import EMBLEM_ENDING, EMBLEMS
from communique.model.errors import ErrorForPeople
from communique.words import number, tr

EMBLEM_FORMAT: Final = "communique-emblem 1"
MOST_BYTES: Final = 100_000


class EmblemError(ErrorForPeople):
    """An emblem cannot be used."""


def _inside(point: tuple[float, float]) -> tuple[float, float]:
    if math.hypot(*point) > 1:
        raise ValueError
    return point


Measure01 = Annotated[float, Field(gt=0, le=1)]
CirclePoint = Annotated[tuple[float, float], AfterValidator(_inside)]
"""A point of the circle."""
Stroke = Annotated[float, Field(gt=0, le=0.4)]


class AreaShape(StrictForm):
    """A filled shape."""

    draw: Literal["area"]
    points: tuple[CirclePoint, ...] = Field(min_length=3, max_length=80)
    soft: bool = False


class LineShape(StrictForm):
    """A stroke with round ends."""

    draw: Literal["line"]
    points: tuple[CirclePoint, ...] = Field(min_length=2, max_length=80)
    width: Stroke = 0.07
    soft: bool = False


class RoundShape(StrictForm):
    """What has a middle and a radius, and stays in the circle all around."""

    at: CirclePoint
    radius: Measure01
    soft: bool = False

    @model_validator(mode="after")
    def _stays_inside(self) -> Self:
        if math.hypot(*self.at) + self.radius > 1:
            raise ValueError
        return self


class DiscShape(RoundShape):
    """A filled circle."""

    draw: Literal["disc"]


class ArcShape(RoundShape):
    """A part of a circle, from and to in degrees, clockwise from the right."""

    draw: Literal["arc"]
    span: tuple[Annotated[float, Field(ge=-720, le=720)], Annotated[float, Field(ge=-720, le=720)]] = (0.0, 360.0)
    width: Stroke = 0.07


EmblemShape = AreaShape | LineShape | DiscShape | ArcShape


class EmblemForm(StrictForm):
    """An emblem file. `soft` shapes are a little darker than the others."""

    format: Literal["communique-emblem 1"]
    source: Text
    shapes: tuple[Annotated[EmblemShape, Field(discriminator="draw")], ...] = Field(min_length=1, max_length=80)


def emblem_names(beside: Path | None) -> tuple[str, ...]:
    """The emblems that a scenario in the file `beside` can name, in alphabetical order."""
    own = [] if beside is None else list(beside.parent.glob(f"*{EMBLEM_ENDING}"))
    return tuple(sorted({*EMBLEMS, *(path.name.removesuffix(EMBLEM_ENDING) for path in own)}))


def emblem_path(name: str, beside: Path | None) -> Path | None:
    """The file of an emblem beside the scenario; None where there is none, and for a name that everybody may use."""
    if beside is None or name in EMBLEMS:
        return None
    path = beside.parent / f"{name}{EMBLEM_ENDING}"
    return path if path.is_file() else None


def read_emblem(path: Path) -> tuple[EmblemShape, ...]:
    """The shapes in a file. Raises EmblemError with a sentence that names the file and the place in it."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise EmblemError(tr("{file} cannot be read ({reason})", file=path.name, reason=error.strerror)) from None
    if len(data) > MOST_BYTES:
        raise EmblemError(tr("{file} is larger than {n} bytes", file=path.name, n=number(MOST_BYTES)))
    try:
        return EmblemForm.model_validate_json(data).shapes
    except ValidationError as error:
        raise EmblemError(_sentence(path.name, error)) from None


def _sentence(file: str, error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return tr("{file} is no JSON", file=file)
    # The kind of a shape stands in the way to what is wrong with it, and in the file it does not.
    place = ".".join(str(step) for step in first["loc"] if step not in ("area", "line", "disc", "arc"))
    if first["type"] == "missing":
        return tr('{file} has no "{place}"', file=file, place=place)
    return tr('{file} holds at "{place}" what an emblem cannot hold there', file=file, place=place)
