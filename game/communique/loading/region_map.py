"""Maps of a region: where the file is, and what it holds. The window draws any of them.

A map is JSON, `<name>.map.json` beside a scenario, or one of ours below `assets/map/`. Everything is in degrees,
longitude first; its lines come from others, so the file names their source.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field, ValidationError, model_validator

from communique import shipped
from communique.loading.vocabulary import StrictForm, Text, TextLine
from communique.model.errors import ErrorForPeople
from communique.words import number, tr

MAP_FORMAT: Final = "communique-map 1"
MAX_BYTES: Final = 5_000_000
Degrees = tuple[float, float]


class MapError(ErrorForPeople):
    """A map cannot be used."""


class View(NamedTuple):
    """The part of the world shown, in degrees."""

    west: float
    south: float
    east: float
    north: float


class MapName(NamedTuple):
    """A name on the map.

    `rank` 0 is a capital, 1 a town, 2 a small town, and -1 a point the caller insists on.
    """

    name: str
    lon: float
    lat: float
    rank: int = 1


class Area(NamedTuple):
    """The name of a country or sea, and where its middle is."""

    name: str
    lon: float
    lat: float
    water: bool = False
    capitals: str = ""
    """The name in capitals, where its language does not make them as others do; empty otherwise."""

    @property
    def large(self) -> str:
        """The name as it stands on land, in capitals."""
        return self.capitals or self.name.upper()


class Ridge(NamedTuple):
    """A range of hills: along which line, how many, and how large each is."""

    line: tuple[Degrees, ...]
    hills: int
    size: float


class RegionMap(NamedTuple):
    """What a map shows."""

    view: View
    areas: tuple[Area, ...]
    places: tuple[MapName, ...]
    lakes: tuple[tuple[Degrees, ...], ...]
    ridges: tuple[Ridge, ...]
    outlines: tuple[tuple[Degrees, ...], ...]
    """The coasts and outlines of all countries."""
    borders: tuple[tuple[Degrees, ...], ...]
    """The boundaries between them."""
    source: str = ""
    """Whose lines these are, as the file says it."""
    invented: bool = False
    """True for a place that does not exist, which has no scale."""


Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
LonLat = tuple[Longitude, Latitude]
LonLatLine = Annotated[tuple[LonLat, ...], Field(min_length=2)]
LonLatRing = Annotated[tuple[LonLat, ...], Field(min_length=3)]


class AreaForm(StrictForm):
    """The name of a country or sea."""

    name: TextLine
    lon: Longitude
    lat: Latitude
    water: bool = False
    capitals: TextLine = ""


class PlaceForm(StrictForm):
    """The name of a town."""

    name: TextLine
    lon: Longitude
    lat: Latitude
    rank: int = Field(default=1, ge=0, le=2)


class RidgeForm(StrictForm):
    """A range of hills."""

    line: LonLatLine
    hills: int = Field(ge=2, le=200)
    size: float = Field(gt=0, le=40)


class MapForm(StrictForm):
    """A map file."""

    format: Literal["communique-map 1"]
    source: Text
    view: tuple[Longitude, Latitude, Longitude, Latitude]
    areas: tuple[AreaForm, ...] = ()
    places: tuple[PlaceForm, ...] = ()
    lakes: tuple[LonLatRing, ...] = ()
    ridges: tuple[RidgeForm, ...] = ()
    land: dict[str, tuple[LonLatRing, ...]]
    borders: tuple[LonLatLine, ...] = ()
    invented: bool = False

    @model_validator(mode="after")
    def _has_an_area(self) -> MapForm:
        west, south, east, north = self.view
        if not (west < east and south < north):
            raise ValueError
        return self


def map_names(beside: Path | None) -> tuple[str, ...]:
    """The maps that a scenario in the file `beside` can name, in alphabetical order."""
    ours = {path.stem for path in (shipped.assets() / "map").glob("*.json")}
    own = [] if beside is None else list(beside.parent.glob("*.map.json"))
    return tuple(sorted(ours | {path.name.removesuffix(".map.json") for path in own}))


def map_path(name: str, beside: Path | None) -> Path | None:
    """The file of the map `name`: beside the scenario's own file, else one of ours; None when there is neither."""
    own = () if beside is None else (beside.parent / f"{name}.map.json",)
    return next((path for path in (*own, shipped.assets() / "map" / f"{name}.json") if path.is_file()), None)


def read_map(path: Path) -> RegionMap:
    """The map in a file. Raises MapError with a sentence that names the file and the place in it."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise MapError(tr("{file} cannot be read ({reason})", file=path.name, reason=error.strerror)) from None
    if len(data) > MAX_BYTES:
        raise MapError(tr("{file} is larger than {n} bytes", file=path.name, n=number(MAX_BYTES)))
    try:
        form = MapForm.model_validate_json(data)
    except ValidationError as error:
        raise MapError(_sentence(path.name, error)) from None
    return RegionMap(
        view=View(*form.view),
        areas=tuple(Area(one.name, one.lon, one.lat, one.water, one.capitals) for one in form.areas),
        places=tuple(MapName(one.name, one.lon, one.lat, one.rank) for one in form.places),
        lakes=form.lakes,
        ridges=tuple(Ridge(one.line, one.hills, one.size) for one in form.ridges),
        outlines=tuple(ring for rings in form.land.values() for ring in rings),
        borders=form.borders,
        source=form.source,
        invented=form.invented,
    )


def _sentence(file: str, error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return tr("{file} is no JSON", file=file)
    place = ".".join(map(str, first["loc"])) or "view"
    if first["type"] == "missing":
        return tr('{file} has no "{place}"', file=file, place=place)
    return tr('{file} holds at "{place}" what a map cannot hold there', file=file, place=place)
