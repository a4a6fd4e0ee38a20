"""What can befall a save in the middle of a game: it or its folder deleted, renamed, replaced, changed, closed, full.

Each loss is done to the save at a path, and says how to mend the folder, so that saving can go on.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Mend = Callable[[], None]
Loss = Callable[[Path], Mend]


def _nothing() -> None:
    """What needs no mending."""


def _aside(path: Path) -> Path:
    return path.with_name(f"aside-{len(list(path.parent.iterdir()))}-{path.name}")


def delete(path: Path) -> Mend:
    path.unlink()
    return _nothing


def rename(path: Path) -> Mend:
    path.rename(_aside(path))
    return _nothing


def replace(path: Path) -> Mend:
    path.rename(_aside(path))
    path.write_text("somebody else's words")
    return _nothing


def replace_by_a_folder(path: Path) -> Mend:
    path.unlink()
    path.mkdir()
    return _nothing


def replace_by_a_dangling_link(path: Path) -> Mend:
    path.unlink()
    path.symlink_to("nowhere")
    return _nothing


def append(path: Path) -> Mend:
    with path.open("ab") as file:
        file.write(b'{"seat":0,"move":"walk"}\n')
    return _nothing


def truncate(path: Path) -> Mend:
    os.truncate(path, path.stat().st_size // 2)
    return _nothing


def empty(path: Path) -> Mend:
    os.truncate(path, 0)
    return _nothing


def delete_the_folder(path: Path) -> Mend:
    shutil.rmtree(path.parent)
    return _nothing


def rename_the_folder(path: Path) -> Mend:
    folder = path.parent
    folder.rename(folder.with_name(f"{folder.name}-{len(list(folder.parent.iterdir()))}"))
    return _nothing


def replace_the_folder_by_a_file(path: Path) -> Mend:
    rename_the_folder(path)
    path.parent.write_text("no folder")
    return path.parent.unlink


def close_the_folder(path: Path) -> Mend:
    """Nothing in it can be reached; a superuser is not kept out."""
    path.parent.chmod(0)
    return lambda: path.parent.chmod(0o700)


def delete_and_make_the_folder_read_only(path: Path) -> Mend:
    """A superuser is not kept out."""
    path.unlink()
    path.parent.chmod(0o500)
    return lambda: path.parent.chmod(0o700)


def fill_the_disk(path: Path) -> Mend:
    """Only on a small disk of its own."""
    filler = path.parent.parent / "filler"
    with filler.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 64):
            pass
    return lambda: filler.unlink(missing_ok=True)


def delete_on_a_full_disk(path: Path) -> Mend:
    path.unlink()
    return fill_the_disk(path)


LOSSES: tuple[Loss, ...] = (
    delete, rename, replace, replace_by_a_folder, replace_by_a_dangling_link, append, truncate, empty,
    delete_the_folder, rename_the_folder, replace_the_folder_by_a_file,
)  # fmt: skip
"""Those that anybody can do anywhere."""
GUARDED: tuple[Loss, ...] = (close_the_folder, delete_and_make_the_folder_read_only)
"""Those that keep out all but a superuser."""
FULL: tuple[Loss, ...] = (fill_the_disk, delete_on_a_full_disk)
"""Those that need a small disk of its own."""
