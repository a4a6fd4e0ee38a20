"""The files of a new negotiator: `mine.py`, made from an example that our own tests play, and a test for it."""

from __future__ import annotations

import keyword
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from communique.commands._common import check_free, printable, refuse
from communique.words import tr

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEST: Final = '''"""What {name} has to hold: what every negotiator does, and what you expect of it yourself."""

import communique
from communique.testing import check_negotiator
from {name} import {name}


def test_{name}_is_legal_on_every_scenario_the_same_for_the_same_seed_and_blind_to_others() -> None:
    check_negotiator({name})


def test_{name}_takes_nothing_that_is_worth_less_than_no_deal() -> None:
    scenario = communique.load_scenario("lantern-strait")
    results = communique.simulate(scenario, {{"osmark": {name}}}, games=20, seed=1, protocol="alternating")
    assert all(row.surplus[0] >= 0 for row in results.rows)
'''


def write_negotiator(name: str, folder: Path, *, force: bool) -> None:
    """Write `name`.py and its test into `folder`. Stops with a sentence where that cannot be."""
    from communique.files import write_whole

    _check(name)
    files = {folder / f"{name}.py": _negotiator(name), folder / f"test_{name}.py": _TEST.format(name=name)}
    check_free(*files, force=force)
    for path, text in files.items():
        try:
            write_whole(path, text)
        except OSError as error:
            refuse(tr("{out}: it cannot be written here ({reason}).", out=path, reason=error.strerror or error), code=1)
    shown = ", ".join(str(path) for path in files)
    print(printable(tr("Written to {out}.", out=shown)))
    print(printable(tr("Edit {file}, then try:", file=next(iter(files)))))
    own = f"{next(iter(files))}:{name}"
    print(printable(f"  communique simulate lantern-strait --protocol alternating --seat osmark={own}"))
    print(printable(f"  communique tournament lantern-strait closed-theatre --with {own}"))


def _check(name: str) -> None:
    """Stop with a sentence for a name that no file of Python's can well have."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        refuse(
            tr(
                'A negotiator is called by small letters, digits and _, as in my_first; "{name}" is not.',
                name=name,
            )
        )
    # A file of that name would be imported in the place of what has it already, by whatever runs beside it.
    if find_spec(name) is not None and not Path(f"{name}.py").exists():
        refuse(tr('Python has a module "{name}" already, which such a file would hide; take another name.', name=name))


def _negotiator(name: str) -> str:
    """The example, called by this name."""
    from communique.testing import example

    text = Path(example.__file__).read_text(encoding="utf-8")
    words = "".join(part.capitalize() for part in name.split("_"))
    return re.sub(r"\bexample\b", name, re.sub(r"\bExample\b", words, text).replace("test_example", f"test_{name}"))
