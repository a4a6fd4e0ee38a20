"""Every domain in a folder with all that lies below it, or in a zip archive, each as a scenario or with what stops it.

A folder is a domain when files of a format lie in it; one with several domain files is several, each with the
profiles that it names or that are called as it is. Archives are unpacked into a folder of the program's own, within
bounds that are checked on the bytes that come out, not on what the archive says of itself.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final, Literal, NamedTuple

from communique.interop.domain import FilePart, Refused, in_one_line
from communique.interop.formats import formats
from communique.interop.importing import BESIDE, MAX_BYTES, Imported, NothingOfOurs, files_of, imported
from communique.interop.scenario_text import slug
from communique.interop.variants import named_among
from communique.words import N_, tr
from communique.words import number as written

MAX_UNPACKED: Final = 500_000_000
MAX_ENTRIES: Final = 100_000
MAX_DEPTH: Final = 20
MAX_DOMAINS: Final = 5_000
_LONGEST: Final = 120
"""Characters of one name inside an archive."""
_ENDING: Final = re.compile(r"[ _.-]*(?:domain|template)$", re.IGNORECASE)
Result = Literal["read", "noted", "refused"]
RESULTS: Final[tuple[Result, ...]] = ("read", "noted", "refused")
"""What may become of a domain: read; read with notes; refused."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of one domain."""

    domain: str
    """Where it lies, below what was named."""
    result: Result
    id: str = ""
    """Of its scenario; empty when it was refused."""
    format: str = ""
    parties: int = 0
    issues: int = 0
    packages: int = 0
    notes: tuple[str, ...] = ()
    reason: str = ""
    """Why it was refused, with the file and the place; empty when it was read."""
    text: str = ""
    """The scenario file."""


def gathered(path: Path, *, steps: int | None = None, ids: set[str] | None = None) -> Iterator[Gathered]:
    """Every domain in a folder or zip archive, in the order of their names.

    `ids` are those that are taken, and learn of those given. Raises Refused when there is nothing to look through or
    too much; what goes wrong with one domain is told of it alone.
    """
    taken = set() if ids is None else ids
    for place in domains_below(path):
        row = _read(place.name, place.files, steps, _unused(place.name, taken))
        if row.id:
            taken.add(row.id)
        yield _named_as_given(row, place.below, path)


class DomainPlace(NamedTuple):
    """Where a domain lies."""

    name: str
    """Its folder or domain file, below what was named."""
    files: list[Path]
    """A folder, or a domain file and its profiles."""
    below: Path
    """What was named, or the folder that it is unpacked into while it is looked at."""


def domains_below(path: Path) -> Iterator[DomainPlace]:
    """Where the domains in a folder or zip archive lie; files of an archive are there until the last was looked at.

    Raises Refused when there is nothing to look through or too much.
    """
    with _unpacked(path) as folder:
        for place, files in _places(folder, path):
            yield DomainPlace(place.relative_to(folder).as_posix() if place != folder else path.stem, files, folder)


def _read(name: str, files: Sequence[Path], steps: int | None, id: str) -> Gathered:
    try:
        found: Imported = imported(files, steps=steps, id=id)
    except Refused as refusal:
        return Gathered(name, "refused", reason=str(refusal))
    except Exception as fault:  # one domain must not end the others, and the table tells of the fault
        return Gathered(name, "refused", reason=tr("the program failed on it ({fault})", fault=type(fault).__name__))
    public = found.scenario.public
    counts = len(public.parties), len(public.issues), prod(public.sizes)
    return Gathered(name, "noted" if found.notes else "read", id, found.format, *counts, found.notes, "", found.text)


def _named_as_given(row: Gathered, folder: Path, path: Path) -> Gathered:
    """The row with paths below what the caller named, not below where it was unpacked."""
    given = {f"{folder}{os.sep}": f"{path}/" if folder != path else f"{path}{os.sep}"}

    def said(text: str) -> str:
        for inner, outer in given.items():
            text = text.replace(inner, outer)
        return in_one_line(text)

    # What a system's name for a file cannot be written as is shown as a sign of doubt.
    domain = row.domain.encode("utf-8", "replace").decode()
    return Gathered(
        domain, row.result, row.id, row.format, row.parties, row.issues, row.packages,
        tuple(map(said, row.notes)), said(row.reason), row.text,
    )  # fmt: skip


def _unused(name: str, taken: set[str]) -> str:
    """An id for a domain by the last part of its place, with more parts or a number where that is taken."""
    parts = [part for part in PurePosixPath(name).parts if part not in (".", "..")]
    for count in range(1, len(parts) + 1):
        one = slug("-".join(parts[-count:]), "domain")
        if one not in taken:
            return one
    base, k = slug(parts[-1] if parts else "", "domain")[:50], 2
    while f"{base}-{k}" in taken:
        k += 1
    return f"{base}-{k}"


def _places(folder: Path, path: Path) -> Iterator[tuple[Path, list[Path]]]:
    """(Where, files) of each domain: a folder, or a domain file with its profiles. Raises Refused."""
    count = 0
    for inner in _folders(folder, path):
        for place, files in _domains(inner):
            count += 1
            if count > MAX_DOMAINS:
                raise Refused(str(path), tr("it holds more than {most} domains", most=written(MAX_DOMAINS)))
            yield place, files
    if not count:
        raise Refused(str(path), tr("nothing in it is of a format that is read"))


def _folders(folder: Path, path: Path) -> Iterator[Path]:
    """The folders that hold files of some format, each before those below it. No link is followed."""
    endings = {ending for one in formats().values() for ending in one.endings}

    def cannot(error: OSError) -> None:
        raise Refused(str(error.filename), tr("the folder cannot be read ({reason})", reason=error.strerror))

    seen = 0
    for place, inner, files in os.walk(folder, onerror=cannot):
        seen += len(inner) + len(files)
        if seen > MAX_ENTRIES:
            raise Refused(str(path), tr("it holds more than {most} files", most=written(MAX_ENTRIES)))
        here = Path(place)
        deep = len(here.relative_to(folder).parts)
        if deep > MAX_DEPTH:
            raise Refused(str(path), tr("its folders lie more than {most} deep", most=MAX_DEPTH))
        beside = {Path(name).parts[0] for name in BESIDE} if "config.txt" in files else set()
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__MACOSX")) and name not in beside)
        if any(Path(name).suffix.lower() in endings and not name.startswith(".") for name in files):
            yield here


def _domains(folder: Path) -> list[tuple[Path, list[Path]]]:
    """The domains of one folder, by their files; none when nothing in it is of a format.

    A profile goes with the domain file that names it, else with the one that it is called as. A domain file with none
    stands alone, and is refused by its own name.
    """
    try:
        parts = files_of([folder]).parts
    except NothingOfOurs:
        return []
    except Refused:
        return [(folder, [folder])]
    heads = [part for part in parts if part.role == "domain"]
    profiles = [part for part in parts if part.role == "profile"]
    if len(heads) < 2 or len(profiles) < 2:
        return [(folder, [folder])]
    homes: list[list[FilePart]] = [named_among(profiles, head.named) for head in heads]
    strangers = [profile for profile in profiles if not any(profile in home for home in homes)]
    for profile in list(strangers):
        home = _home(profile.stem, [_ENDING.sub("", head.stem) for head in heads])
        if home is not None:
            homes[home].append(profile)
            strangers.remove(profile)
    if not any(homes) or (strangers and not all(homes)):
        return [(folder, [folder])]
    return [
        (folder / head.stem, [head.source.path, *(profile.source.path for profile in home)])
        for head, home in zip(heads, homes, strict=True)
    ]


def _home(stem: str, keys: Sequence[str]) -> int | None:
    """The domain whose name a profile's goes on from; the longest where several do."""
    low = stem.lower()
    fitting = [
        k for k, key in enumerate(keys) if key and low.startswith(key.lower()) and not low[len(key) :][:1].isalnum()
    ]
    return max(fitting, key=lambda k: len(keys[k]), default=None)


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """The folder itself, or one with what a zip archive holds of our formats. Raises Refused."""
    if path.is_dir():
        yield path
        return
    if not path.is_file():
        there = path.exists()
        raise Refused(
            str(path), tr("this is neither a file nor a folder") if there else tr("there is no such file or folder")
        )
    with TemporaryDirectory(prefix="communique-") as made:
        folder = Path(made).resolve()
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, folder, path)
        # What zipfile raises for no archive, a compression it does not know, and one that is cut off or damaged.
        except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, zlib.error):
            raise Refused(str(path), tr("this is neither a folder nor a zip archive that can be read")) from None
        except RuntimeError:
            raise Refused(str(path), tr("the archive is locked with a password")) from None
        except OSError as error:
            raise Refused(str(path), tr("the archive cannot be read ({reason})", reason=error.strerror)) from None
        yield folder


def _unpack(archive: zipfile.ZipFile, folder: Path, path: Path) -> None:
    endings = {ending for one in formats().values() for ending in one.endings}
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused(str(path), tr("it holds more than {most} files", most=written(MAX_ENTRIES)))
    left = MAX_UNPACKED
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or name.suffix.lower() not in endings or stat.S_ISLNK(entry.external_attr >> 16):
            continue
        unfit = _unfit(name)
        if unfit:
            raise Refused(str(path), tr(unfit, name=entry.filename[:60]))
        with archive.open(entry) as inside:
            # One byte more than a file may have tells one that is too large, and it is refused by its name.
            data = inside.read(min(MAX_BYTES + 1, left + 1))
        left -= len(data)
        if left < 0:
            raise Refused(str(path), tr("it unpacks to more than {most} bytes", most=written(MAX_UNPACKED)))
        target = folder / name
        if target.exists():
            raise Refused(str(path), tr('it holds the name "{name}" twice', name=entry.filename[:60]))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _unfit(name: PurePosixPath) -> str:
    """What keeps a name in an archive from being unpacked, on any system; empty when it may be."""
    parts = name.parts
    if name.is_absolute() or not parts or ".." in parts or any(sign in part for part in parts for sign in ":\0"):
        return N_('it holds the name "{name}", which leads elsewhere')
    if len(parts) > MAX_DEPTH + 1 or any(len(part) > _LONGEST for part in parts):
        return N_('it holds the name "{name}", which is too long or too deep')
    return ""
