"""The API reference, built from docstrings: `python tests/api_reference.py FOLDER` writes a page for every module.

A docstring or annotation that pdoc cannot read is an error, not a warning.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "game"))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

try:
    import pdoc
    import pdoc.extract
    import pdoc.render
except ModuleNotFoundError as error:
    if error.name != "pdoc":
        raise
    sys.exit('This needs pdoc: pip install -e ".[dev]".')

import communique

HARMLESS = (
    r".* type annotation .*for (?!communique\.)",  # of a library, inherited by a class of ours
    r"Error parsing type annotation ForwardRef",  # a named tuple's fields are text without a module to look them up in
    r"(?s)Couldn't import communique\..*pip install",  # it needs an extra that is not here
    r".*'array\.array' is not subscriptable",  # it is from Python 3.12 on
)
"""What pdoc warns of without a fault of ours."""


def modules() -> Iterator[str]:
    """Every module but those whose name begins with an underscore."""
    yield "communique"
    for module in walk_packages(communique.__path__, "communique."):
        if not any(part.startswith("_") for part in module.name.split(".")):
            yield module.name


def build(folder: Path) -> int:
    """Write the reference; how many pages it has. Raises the first warning."""
    warnings.simplefilter("error")
    # The window tells the desktop its name by a variable, and pdoc takes a default that says the same for a secret.
    os.environ["PDOC_DISPLAY_ENV_VARS"] = "1"
    for harmless in HARMLESS:
        warnings.filterwarnings("ignore", harmless)
    pdoc.render.configure(docformat="markdown", show_source=False, footer_text=f"Communiqué {communique.__version__}")
    names = list(modules())
    left_out = [f"!{name}" for name in names if not _can_be_had(name)]
    covered: set[str] = set()
    asked = []
    for name in names:
        if name not in covered and f"!{name}" not in left_out:
            asked.append(name)
            covered |= set(pdoc.extract.walk_specs([name, *left_out]))  # most packages bring their modules along
    pdoc.pdoc(*asked, *left_out, output_directory=folder)
    return len(covered)


def _can_be_had(name: str) -> bool:
    """False, with a word why, for a module whose library is an extra that is not installed."""
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        print(f"{name} is left out: {error.name} is not installed")
        return False
    return True


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder to write to: python tests/api_reference.py FOLDER")
    print(f"{build(Path(sys.argv[1]))} pages in {sys.argv[1]}")
