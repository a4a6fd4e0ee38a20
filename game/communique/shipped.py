"""Where the files that travel with the program are: assets, scenarios, seeds.

In an installed wheel they lie under `communique/_shipped/`; in an editable checkout they lie beside the package.
Nothing here reads a file.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of fonts, map data and pictures."""
    return _shipped("assets")


def scenarios() -> Path:
    """The folder of scenario files."""
    return _shipped("scenarios")


def seeds() -> Path:
    """The folder of fact sheets."""
    return _shipped("seeds")


def _shipped(name: str) -> Path:
    places = (_PACKAGE / "_shipped" / name, _PACKAGE.parents[1] / name)
    for place in places:
        if place.is_dir():
            return place
    tried = " nor ".join(map(str, places))
    raise FileNotFoundError(f'The folder "{name}" is missing: neither {tried} exists. Install the program again.')
