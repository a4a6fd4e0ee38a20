"""From paths to the text of a scenario: which files belong together, and a file that is loaded before it is written.

>>> imported([Path("nowhere")])
Traceback (most recent call last):
communique.interop.domain.Refused: nowhere: there is no such file or folder
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple

from communique.interop.domain import (
    MOST_VALUES,
    Domain,
    FilePart,
    Format,
    Profile,
    Refused,
    Source,
    Wishes,
    in_one_line,
)
from communique.interop.formats import formats
from communique.interop.import_scale import ImportScale, choose
from communique.interop.scenario_text import one_line, readable, replaced, scenario_text, slug
from communique.interop.variants import named_among, parties_among
from communique.loading.scenario_file import ScenarioError, read_scenario_text
from communique.model.sheet import Scenario
from communique.words import clauses, in_a_row, tr
from communique.words import number as written

MAX_BYTES: Final = 4_000_000
MAX_FILES: Final = 2_000
MANY: Final = 10
"""A folder with more profiles than this is not taken as a whole: the caller picks."""
MOST_PARTIES: Final = 64
MOST_ISSUES: Final = 64
BESIDE: Final = ("scores_files", "individual_instructions", "individual_instructions/*")
"""Folders below a domain's own that are part of it."""


class NothingOfOurs(Refused):
    """No file is of a format that is read."""


class FilesFound(NamedTuple):
    """Files of one format."""

    format: Format
    parts: list[FilePart]
    strays: list[Source]
    """Files that are named like one of the format and are none."""
    broken: list[FilePart]
    """Files that are named like one of the format and are too broken to tell."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A domain that has been read, as a scenario."""

    scenario: Scenario
    text: str
    """The scenario file."""
    format: str
    notes: tuple[str, ...]
    """What was read with a warning, one sentence each."""
    profiles: tuple[Path, ...] = ()
    """The files of the profiles, in the order in which they were taken."""


def imported(
    paths: Sequence[str | os.PathLike[str]],
    *,
    profiles: Sequence[str] = (),
    steps: int | None = None,
    id: str = "",
    title: str = "",
) -> Imported:
    """The domain that `paths` hold: a folder, or a domain file and profiles.

    `profiles` picks parties by file name; `steps` cuts numeric issues into so many values. Raises Refused, which
    names the file, the place and the reason.
    """  # fmt: skip
    if steps is not None and not 2 <= steps <= MOST_VALUES:
        raise Refused("--steps", tr("there should be 2 to {most} steps, not {steps}", most=MOST_VALUES, steps=steps))
    wishes = Wishes(tuple(profiles), steps)
    found = files_of([Path(path) for path in paths])
    one = found.format
    described, chosen, passed = _chosen(found, wishes)
    domain = one.join(described, chosen, wishes)
    files = [part.source for part in (*described, *chosen)]
    _bounded(domain, files[0].name)
    scale = _scale(domain, files[0].name)
    # Windows and Unix write paths differently; the names alone say where the content came from.
    source = f"{domain.name}: {', '.join(dict.fromkeys(file.path.name for file in files))}"
    text = scenario_text(
        domain, scale, id=id or slug(title or domain.name, "domain"), title=title or _title(domain.name),
        format=one.name, source=one_line(source, 1900),
    )  # fmt: skip
    try:
        scenario = read_scenario_text(text)
    except ScenarioError as error:
        raise Refused(
            files[0].name, tr("the domain makes no sound scenario: {finding}", finding=error.findings[0].sentence)
        ) from None
    notes = map(in_one_line, (*passed, *domain.notes, *scale.notes, *replaced(domain)))
    return Imported(scenario, text, one.name, tuple(dict.fromkeys(notes)), tuple(part.source.path for part in chosen))


def _scale(domain: Domain, file: str) -> ImportScale:
    """The points of a unit. Places in an order are whole as they are: one point each."""
    if all(profile.ordinal for profile in domain.profiles):
        return ImportScale(Fraction(1), (Fraction(1),) * len(domain.profiles), _last(domain), Fraction(0))
    return choose([_in_rows(profile) for profile in domain.profiles], file)


def _last(domain: Domain) -> int:
    """The place of the best package, at least 1."""
    return max(1, *(int(max(profile.bundle, default=0)) for profile in domain.profiles))


def _in_rows(profile: Profile) -> Profile:
    """The profile with each box as an issue of its own, which holds it or not: all that a scale has to hold exactly."""
    return replace(profile, rows=(*profile.rows, *((Fraction(0), box.worth) for box in profile.boxes)), boxes=())


def _title(name: str) -> str:
    """A domain's name as a title: `EnglandZimbabwe_domain` reads as England Zimbabwe."""
    words = re.sub(r"[_\-]+", " ", name)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    kept = [word for word in words.split() if word.lower() not in ("domain", "xml")]
    return " ".join(kept)[:1].upper() + " ".join(kept)[1:] if kept else name


def files_of(paths: Sequence[Path]) -> FilesFound:
    """The one format that these files are of. Raises Refused when there are several, NothingOfOurs for none."""
    found: dict[str, list[FilePart]] = {}
    strays: list[Source] = []
    for source in _sources(paths):
        name, part = _recognised(source)
        if part is not None:
            found.setdefault(name, []).append(part)
        else:
            strays.append(source)
    sound = {name: parts for name, parts in found.items() if any(part.trouble is None for part in parts)}
    lost = [part for name, parts in found.items() if sound and name not in sound for part in parts]
    found = sound or found
    where = str(paths[0]) if paths else "import"
    if not found:
        known = clauses([tr("{format}: {holds}", format=f.title, holds=tr(f.hints[0])) for f in formats().values()])
        raise NothingOfOurs(where, tr("nothing here is of a format that is read ({known})", known=known))
    if len(found) > 1:
        listed = clauses(
            [
                tr("{format}: {files}", format=name, files=in_a_row([p.source.path.name for p in parts]))
                for name, parts in found.items()
            ]
        )
        raise Refused(
            where,
            tr(
                "there are files of {count} formats; name those that belong together ({listed})",
                count=len(found),
                listed=listed,
            ),
        )
    name, parts = next(iter(found.items()))
    one = formats()[name]
    alike = [source for source in strays if source.path.suffix.lower() in one.endings]
    return FilesFound(one, parts, alike, [part for part in lost if part.source.path.suffix.lower() in one.endings])


def _recognised(source: Source) -> tuple[str, FilePart | None]:
    """The format of a file, and the file as that format sees it; trouble is kept until the file is needed."""
    for one in formats().values():
        if source.path.suffix.lower() not in one.endings:
            continue
        try:
            part = one.open(source)
        except Refused as refusal:
            return one.name, FilePart(source, "trouble", trouble=refusal)
        if part is not None:
            return one.name, part
    if source.named:
        endings = sorted({ending for one in formats().values() for ending in one.endings})
        raise Refused(
            source.name,
            tr("this is no domain and no profile of a format that is read ({listed})", listed=", ".join(endings)),
        )
    return "", None


def _sources(paths: Sequence[Path]) -> Iterator[Source]:
    given = {path.resolve() for path in paths if path.is_file()}
    taken: set[Path] = set()
    for path in paths:
        if path.is_dir() or path.is_file():
            if path.resolve() in taken:
                raise Refused(str(path), tr("this is named twice"))
            taken.add(path.resolve())
        if path.is_dir():
            for inner in _inside(path):
                # A file that is named as well counts once, as named.
                if inner.resolve() not in given:
                    yield Source(inner, _bytes(inner))
        elif path.is_file():
            yield Source(path, _bytes(path), named=True)
        elif path.exists():
            raise Refused(str(path), tr("this is neither a file nor a folder"))
        else:
            raise Refused(str(path), tr("there is no such file or folder"))


def _inside(folder: Path) -> list[Path]:
    """The files of a folder that may be a domain's, in the order that people count: 2 before 10."""
    endings = {ending for one in formats().values() for ending in one.endings}
    try:
        beside = [inner for name in BESIDE for inner in sorted(folder.glob(name)) if inner.is_dir()]
        files = [
            path
            for place in (folder, *beside)
            for path in place.iterdir()
            if path.suffix.lower() in endings and path.is_file()
        ]
    except OSError as error:
        raise Refused(str(folder), tr("the folder cannot be read ({reason})", reason=error.strerror)) from None
    if len(files) > MAX_FILES:
        raise Refused(str(folder), tr("the folder holds {count} files; name those that are meant", count=len(files)))
    return sorted((path for path in files if not path.name.startswith(".")), key=_counted)


def _counted(path: Path) -> tuple[object, ...]:
    pieces = re.split(r"([0-9]{1,9})", path.name.lower())
    return (len(path.parts), tuple((int(p), "") if p.isascii() and p.isdigit() else (-1, p) for p in pieces), path.name)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else tr("its name cannot be used")
        raise Refused(str(path), tr("the file cannot be read ({reason})", reason=reason)) from None
    if len(data) > MAX_BYTES:
        raise Refused(str(path), tr("the file is larger than {most} bytes", most=written(MAX_BYTES)))
    return data


def _chosen(found: FilesFound, wishes: Wishes) -> tuple[list[FilePart], list[FilePart], list[str]]:
    """The files that describe, the profiles that were picked, and notes on those that were not."""
    parts, strays = found.parts, found.strays
    notes: list[str] = []
    if wishes.profiles:
        profiles = _picked(parts, wishes.profiles)
    else:
        profiles = [part for part in parts if part.role == "profile"]
        if not all(part.source.named for part in profiles):
            named = [name for part in parts for name in part.named]
            profiles, notes = parties_among(profiles, named)
            if len(named_among(profiles, named)) < len(profiles) > 2 and not found.format.tells_parties:
                # Nothing in a folder tells a game of many from profiles to choose two or three of.
                count = len(profiles)
                notes.append(
                    tr("each of the {count} profiles was taken for a party (--profiles picks others)", count=count)
                )
        profiles = _by_name(profiles)
    for part in parts:
        if part.trouble is not None and (part.source.named or not wishes.profiles):
            raise part.trouble
    for part in found.broken:
        if part.trouble is not None and (part.source.named or len(profiles) < 2):
            raise part.trouble
        notes.append(tr("{trouble}; the file was passed over", trouble=part.trouble))
    notes += [tr("{file}: this is no domain and no profile; it was passed over", file=one.name) for one in strays]
    described = [part for part in parts if part.role in ("domain", "text")]
    domains = [part for part in described if part.role == "domain"]
    names = in_a_row([part.source.path.name for part in profiles])
    if len(profiles) > MANY and not wishes.profiles and not all(part.source.named for part in profiles):
        raise Refused(
            _where(parts),
            tr("there are {count} profiles: {names}; pick some with --profiles", count=len(profiles), names=names),
        )
    if len(profiles) < 2:
        raise Refused(_where(parts), _too_few(len(profiles), names or tr("none"), strays))
    if len(domains) > 1:
        listed = in_a_row([part.source.path.name for part in domains])
        raise Refused(
            _where(parts),
            tr(
                "there are {count} domains: {listed}; name one of them and its profiles",
                count=len(domains),
                listed=listed,
            ),
        )
    return described, profiles, notes


def _too_few(count: int, names: str, strays: Sequence[Source]) -> str:
    if not strays:
        return tr("a negotiation needs two profiles or more, and here are {count} ({names})", count=count, names=names)
    return tr(
        "a negotiation needs two profiles or more, and here are {count} ({names}); passed over: {others}",
        count=count,
        names=names,
        others=in_a_row([one.path.name for one in strays]),
    )


def _by_name(profiles: list[FilePart]) -> list[FilePart]:
    """Profiles in the order in which the domain's name names them (Itex and Cypress in `ItexvsCypress`), if it does.

    Files that the caller named stay as they are.
    """
    if len(profiles) < 2 or any(part.source.named for part in profiles):
        return profiles
    whole = profiles[0].source.path.resolve().parent.name.lower()
    names = [re.sub(r"[^a-z]+$", "", name.lower()) for name in readable([part.stem for part in profiles])]
    places = [whole.find(name) if name else -1 for name in names]
    if min(places) < 0 or len(set(places)) < len(places):
        return profiles
    return [part for _, part in sorted(zip(places, profiles, strict=True), key=lambda pair: pair[0])]


def _picked(parts: Sequence[FilePart], wanted: Sequence[str]) -> list[FilePart]:
    candidates = [part for part in parts if part.role in ("profile", "trouble")]
    found = []
    for name in wanted:
        same = [part for part in candidates if name in (part.source.path.name, part.stem, str(part.source.path))]
        if not same:
            known = in_a_row([part.source.path.name for part in candidates]) or tr("none")
            raise Refused("--profiles", tr('there is no profile "{name}"; there are: {known}', name=name, known=known))
        if same[0].trouble is not None:
            raise same[0].trouble
        if same[0] in found:
            raise Refused("--profiles", tr('"{name}" is named twice', name=name))
        found.append(same[0])
    return found


def _where(parts: Sequence[FilePart]) -> str:
    return str(parts[0].source.path.parent) if len(parts) > 1 else parts[0].source.name


def _bounded(domain: Domain, file: str) -> None:
    """Refuse what no scenario can hold, before its text is written."""
    parties, issues = len(domain.profiles), len(domain.questions)
    if parties > MOST_PARTIES:
        raise Refused(
            file,
            tr("the domain has {count} parties; a scenario may have {most}", count=parties, most=MOST_PARTIES),
        )
    if issues > MOST_ISSUES:
        raise Refused(
            file, tr("the domain has {count} issues; a scenario may have {most}", count=issues, most=MOST_ISSUES)
        )
    for question in domain.questions:
        if len(question.values) > MOST_VALUES:
            count = len(question.values)
            raise Refused(
                file,
                tr(
                    'issue "{issue}" has {count} values; a scenario may have {most}',
                    issue=question.name,
                    count=count,
                    most=MOST_VALUES,
                ),
            )
    entries = sum(len(question.values) for question in domain.questions) * (len(domain.profiles) + 6)
    if entries > 45_000:
        raise Refused(
            file,
            tr(
                "the domain holds {entries} entries, more than a scenario file may; pick fewer profiles or steps",
                entries=written(entries),
            ),
        )
