"""Scenario files: where they are, and a file as a `Scenario` or as a list of findings.

One way through: find the file, read its YAML, examine its data, translate its texts where the language has them, and
build. Each step gives what it found with its place; the next goes on only from data without an error.

>>> load_scenario("lantern-strait").public.title
'Lantern Strait'
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique import shipped, words
from communique.loading import strict
from communique.loading.build import Drawings, build
from communique.loading.consistency import consistency
from communique.loading.descent import shown_texts
from communique.loading.finding import ERROR, Finding, ScenarioError
from communique.loading.fresh.case import fresh
from communique.loading.guess import guess, shown
from communique.loading.lettering import lettering
from communique.loading.models import ScenarioForm
from communique.loading.overview import survey
from communique.loading.own_emblem import EmblemError, emblem_names, emblem_path, read_emblem
from communique.loading.passages import passages
from communique.loading.placing import placed
from communique.loading.ranges import ranges
from communique.loading.references import references
from communique.loading.region_map import MapError, map_names, map_path, read_map
from communique.loading.strict import YamlDocument
from communique.loading.structure import UnplacedFinding, structure
from communique.loading.translation import head_findings, keys_of, laid_over, text_findings
from communique.loading.translation_files import translation_name, translation_path, translations_beside
from communique.model.emblems import EMBLEMS
from communique.model.kinds import PLAIN, Spelling
from communique.model.sheet import Scenario
from communique.words import tr

__all__ = [
    "Finding",
    "ScenarioError",
    "find_scenario",
    "findings_in",
    "list_scenarios",
    "load_scenario",
    "read_document",
    "read_scenario_text",
    "scenario_of",
]

_ENDINGS: Final = (".yaml", ".yml")
_MAP_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SEED_BYTES: Final = 2_000_000


class _Examined(NamedTuple):
    """A file's data and what was found in it."""

    document: YamlDocument
    """What the file says, the original of a translation included."""
    form: ScenarioForm | None
    findings: tuple[Finding, ...]

    def sound(self) -> ScenarioForm:
        """The form. Raises ScenarioError with every error."""
        errors = [finding for finding in self.findings if finding.severity == ERROR]
        if errors or self.form is None:
            raise ScenarioError(errors)
        return self.form


def load_scenario(
    source: str | os.PathLike[str], language: str | None = None, *, papers: int | None = None
) -> Scenario:
    """The scenario in a file, or the one that comes with the program under this id.

    A name that ends in .yaml or .yml is a file. Its texts are those of the translation beside it into `language` (the
    language spoken, unless given), where there is one. With a number of `papers` its sheets are drawn anew from that
    number, within the ranges of the file. Raises ScenarioError with every finding, and PapersError.
    """
    written = _loaded(source, language)
    return written if papers is None else fresh(written, papers)


def scenario_of(one: Scenario | str | os.PathLike[str]) -> Scenario:
    """`one` itself, or what `load_scenario` makes of the id or file that it is. Raises what that raises."""
    return one if isinstance(one, Scenario) else load_scenario(one)


def _loaded(source: str | os.PathLike[str], language: str | None) -> Scenario:
    path, spoken = find_scenario(source), language or words.language()
    if path.parent != shipped.scenarios():
        return _read(source, path, spoken)
    said = tuple(_content(file) for file in (path, translation_path(path, spoken)))
    return replace(_ours(os.fspath(source), path, spoken, said))


@lru_cache(maxsize=64)
def _ours(source: str, path: Path, spoken: str, said: tuple[bytes | None, ...]) -> Scenario:
    """A shipped scenario, read once for what its files `said`: whoever changes one while we run has it read anew.

    Equals `_read`. Whoever loads it gets a copy, so that what is worked out at one table stays there. Other scenarios
    are read each time: the maps and fact sheets beside them are their authors', and change.
    """
    return _read(source, path, spoken)


def _content(file: Path) -> bytes | None:
    """What a file holds; None where it cannot be read, which is told by who reads it for its sense."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def _read(source: str | os.PathLike[str], path: Path, spoken: str) -> Scenario:
    examined = _examined(read_document(path, source), path)
    form = examined.sound()
    other = translation_path(path, spoken)
    if other.is_file():
        translated = _translated(examined.document, read_document(other, _beside(source, path, other)), path, spoken)
        return _built(translated.sound(), examined.document, path, spoken)
    return _built(form, examined.document, path)


def read_scenario_text(
    text: str | bytes, name: str = "scenario", *, translation: str | bytes = "", beside: Path | None = None
) -> Scenario:
    """The scenario that `text` says, in the words of `translation` when there is one.

    `name` stands for the file in findings; a map of its own lies in the folder of `beside`. Raises ScenarioError.
    """
    examined = _examined(strict.read(text, name), beside)
    form = examined.sound()
    if not translation:
        return _built(form, examined.document, beside)
    given = strict.read(translation, name)
    spoken = str(given.data.get("language")) if isinstance(given.data, dict) else ""
    return _built(_translated(examined.document, given, beside, spoken).sound(), examined.document, beside, spoken)


def findings_in(source: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """Everything found in a file or a scenario by id, warnings included, and in the translations beside it.

    Of a translation's own file, what is found in it alone.
    """
    try:
        path = find_scenario(source)
        named = translation_name(path)
        if named is not None:
            return _translation_findings(path.with_name(named.scenario + path.suffix), path, source)
        examined = _examined(read_document(path, source), path)
    except ScenarioError as error:
        return error.findings
    if any(finding.severity == ERROR for finding in examined.findings):
        return examined.findings
    beside = [(other, _beside(source, path, other)) for other in translations_beside(path)]
    more = [finding for other, name in beside for finding in _translation_findings(path, other, name)]
    return (*examined.findings, *more)


def read_document(path: Path, source: str | os.PathLike[str]) -> YamlDocument:
    """What the file at `path`, which was asked for as `source`, says. Raises ScenarioError."""
    return strict.read(_bytes(path, str(source)), _name(path, source))


def find_scenario(name: str | os.PathLike[str]) -> Path:
    """The file of a scenario: `name` itself when it ends in .yaml or .yml, else the one that comes with the program.

    Raises ScenarioError when no scenario has this id; whether the file can be read is not looked at.
    """
    text = os.fspath(name)
    if text.lower().endswith(_ENDINGS):
        return Path(text)
    known = list_scenarios()
    if text not in known:
        raise ScenarioError(
            [_whole(shown(text), tr("there is no scenario of this name; {hint}", hint=guess(text, known)))]
        )
    return shipped.scenarios() / f"{text}.yaml"


def list_scenarios() -> tuple[str, ...]:
    """The ids of the scenarios that come with the program, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped.scenarios().glob("*.yaml") if not translation_name(path)))


def _examined(document: YamlDocument, path: Path | None) -> _Examined:
    """The document examined as a scenario's original."""
    form, found = _found(document.data, path)
    return _Examined(document, form, placed(document, found))


def _found(data: Any, path: Path | None) -> tuple[ScenarioForm | None, list[UnplacedFinding]]:
    """The form of a scenario's data, None where it has none, and everything that is to be said of the data."""
    form, found = structure(data)
    overview = survey(data, form, (one.path for one in found))
    seed = _seed_text(overview.seed, path)
    found += [
        *references(overview, seed),
        *consistency(overview),
        *passages(overview),
        *ranges(overview),
        *_stem(data, path),
        *lettering(data),
    ]
    found += [*_unusable_map(data, path), *_unusable_emblems(data, path)]
    if overview.seed is not None and seed is None and path is not None:
        sentence = tr("the fact sheet {seed} was not found, so cites were not checked", seed=shown(overview.seed))
        found.append(UnplacedFinding(("seed",), sentence, warning=True))
    return form, found


def _unusable_map(data: Any, path: Path | None) -> list[UnplacedFinding]:
    """What is wrong with the map that a scenario names, when its name is well formed."""
    name = data.get("map") if isinstance(data, dict) else None
    if not isinstance(name, str) or not _MAP_NAME.fullmatch(name):
        return []
    file = map_path(name, path)
    if file is None:
        sentence = tr('there is no map "{name}"; {hint}', name=name, hint=guess(name, map_names(path)))
        return [UnplacedFinding(("map",), sentence)]
    try:
        read_map(file)
    except MapError as error:
        return [UnplacedFinding(("map",), tr('the map "{name}" cannot be used: {reason}', name=name, reason=error))]
    return []


def _unusable_emblems(data: Any, path: Path | None) -> Iterator[UnplacedFinding]:
    """What is wrong with the emblems that parties name, when their names are well formed."""
    parties = data.get("parties") if isinstance(data, dict) else None
    for number, party in enumerate(parties if isinstance(parties, list) else ()):
        name = party.get("emblem") if isinstance(party, dict) else None
        if isinstance(name, str) and _MAP_NAME.fullmatch(name) and name not in EMBLEMS:
            why = _why_no_emblem(name, path)
            yield from [UnplacedFinding(("parties", number, "emblem"), why)] if why else []


def _why_no_emblem(name: str, path: Path | None) -> str:
    file = emblem_path(name, path)
    if file is None:
        return tr('there is no emblem "{name}"; {hint}', name=name, hint=guess(name, emblem_names(path)))
    try:
        read_emblem(file)
    except EmblemError as error:
        return tr('the emblem "{name}" cannot be used: {reason}', name=name, reason=error)
    return ""


def _translated(original: YamlDocument, given: YamlDocument, path: Path | None, language: str) -> _Examined:
    """A translation laid over its original, which has no error. What is found has its place in the translation."""
    found = [*head_findings(given.data, original.data["id"], language), *text_findings(original.data, given.data)]
    data = laid_over(original.data, given.data)
    form, further = _found(data, path)
    texts = {text.path for text in shown_texts(original.data)}
    new = (one for one in further if one.path in texts or not one.warning)
    found += [one._replace(path=("texts", *keys_of(data, one.path)), on_key=False) for one in new]
    return _Examined(given, form, placed(given, found))


def _translation_findings(path: Path, other: Path, source: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """What is found in the translation `other` of the scenario in `path`."""
    named = translation_name(other)
    assert named is not None
    try:
        original = _examined(read_document(path, path), path)
        original.sound()
        return _translated(original.document, read_document(other, source), path, named.language).findings
    except ScenarioError as error:
        return error.findings


def _built(form: ScenarioForm, original: YamlDocument, path: Path | None, language: str = "") -> Scenario:
    """The scenario of a sound form, with the digest of its original."""
    drawing = map_path(form.map, path) if form.map else None
    own = {party.emblem: emblem_path(party.emblem, path) for party in form.parties}
    drawn = Drawings("" if drawing is None else str(drawing), {name: str(file) for name, file in own.items() if file})
    if language not in (*words.languages(), words.PSEUDO):
        return build(form, _digest(original.data), PLAIN, drawn)
    with words.speaking(language):
        spelling = Spelling(lambda n: words.number(n) if n >= 10_000 else PLAIN.number(n), words.date)
        return build(form, _digest(original.data), spelling, drawn)


def _stem(data: Any, path: Path | None) -> list[UnplacedFinding]:
    given = data.get("id") if isinstance(data, dict) else None
    if path is None or not isinstance(given, str) or given == path.stem:
        return []
    return [
        UnplacedFinding(
            ("id",),
            tr('"id" is {given}; it should be the name of the file, {stem}', given=shown(given), stem=shown(path.stem)),
        )
    ]


def _digest(data: Any) -> str:
    """SHA-256 over the content as canonical JSON, so that layout, comments, quoting and the map do not count.

    Nor do ranges, which change nothing in a game as written; what is drawn from them has a digest of its own. Nor does
    what people said of it. Of what is said to teachers the notes count alone, as they always did.
    """
    content = {key: value for key, value in data.items() if key not in ("map", "papers", "reviews")}
    if isinstance(content.get("teaching"), dict):
        content["teaching"] = content["teaching"]["notes"]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _name(path: Path, source: str | os.PathLike[str]) -> str:
    """The file's name in findings: as it was given, or below the current folder when it comes with the program."""
    if os.fspath(source) == str(path):
        return str(path)
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _beside(source: str | os.PathLike[str], path: Path, other: Path) -> str | os.PathLike[str]:
    """How a translation beside `path` is asked for, when that was asked for as `source`."""
    return other if os.fspath(source) == str(path) else source


def _whole(file: str, sentence: str) -> Finding:
    return Finding(file, 0, 0, ERROR, sentence)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ScenarioError([_whole(name, tr("this is not a file"))])
        with path.open("rb") as file:
            return file.read(strict.MAX_BYTES + 1)
    except FileNotFoundError:
        raise ScenarioError([_whole(name, tr("there is no such file"))]) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else tr("its name cannot be used")
        raise ScenarioError([_whole(name, tr("the file cannot be read ({reason})", reason=reason))]) from None


def _seed_text(seed: str | None, path: Path | None) -> str | None:
    """The text of a fact sheet: below the shipped seeds, or in a folder `seeds` near the scenario's file."""
    if seed is None or "/" in seed or "\\" in seed or not seed.endswith(".md"):
        return None
    folders = [shipped.seeds()] + ([] if path is None else [path.parent / "seeds", path.parent.parent / "seeds"])
    for folder in folders:
        try:
            if not (folder / seed).is_file():
                continue
            with (folder / seed).open("rb") as file:
                return file.read(_SEED_BYTES).decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
    return None
