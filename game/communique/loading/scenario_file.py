"""Scenario files: where they are, and a file as a `Scenario` or as a list of findings.

>>> load_scenario("lantern-strait").public.title
'Lantern Strait'
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

from communique import shipped
from communique.loading import strict
from communique.loading.build import build
from communique.loading.consistency import consistency
from communique.loading.finding import ERROR, WARNING, Finding, ScenarioError
from communique.loading.guess import guess, shown
from communique.loading.lettering import lettering
from communique.loading.overview import survey
from communique.loading.references import references
from communique.loading.strict import YamlDocument
from communique.loading.structure import UnplacedFinding, structure
from communique.model.sheet import Scenario
from communique.words import tr

__all__ = [
    "Finding",
    "ScenarioError",
    "find_scenario",
    "findings_in",
    "list_scenarios",
    "load_scenario",
    "read_scenario_text",
]

_ENDINGS: Final = (".yaml", ".yml")
_SEED_BYTES: Final = 2_000_000


def load_scenario(source: str | os.PathLike[str]) -> Scenario:
    """The scenario in a file, or the one that comes with the program under this id.

    A name that ends in .yaml or .yml is a file. Raises ScenarioError with every finding.
    """
    path = find_scenario(source)
    return _scenario(_bytes(path, str(source)), _name(path, source), path)


def read_scenario_text(text: str | bytes, name: str = "scenario") -> Scenario:
    """The scenario that `text` says. `name` stands for the file in findings. Raises ScenarioError."""
    return _scenario(text, name, None)


def findings_in(source: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """Everything found in a file or a scenario by id, warnings included; empty when there is nothing."""
    try:
        path = find_scenario(source)
        return _examined(_bytes(path, str(source)), _name(path, source), path)[1]
    except ScenarioError as error:
        return error.findings


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
    return tuple(sorted(path.stem for path in shipped.scenarios().glob("*.yaml")))


def _scenario(source: str | bytes, name: str, path: Path | None) -> Scenario:
    scenario, findings = _examined(source, name, path)
    if scenario is None:
        raise ScenarioError(finding for finding in findings if finding.severity == ERROR)
    return scenario


def _examined(source: str | bytes, name: str, path: Path | None) -> tuple[Scenario | None, tuple[Finding, ...]]:
    """The scenario, None when there is an error, and everything found."""
    document = strict.read(source, name)
    form, found = structure(document.data)
    overview = survey(document.data, form, (one.path for one in found))
    seed = _seed_text(overview.seed, path)
    found += [*references(overview, seed), *consistency(overview), *_stem(document.data, path)]
    found += lettering(document.data)
    if overview.seed is not None and seed is None and path is not None:
        sentence = tr("the fact sheet {seed} was not found, so cites were not checked", seed=shown(overview.seed))
        found.append(UnplacedFinding(("seed",), sentence, warning=True))
    findings = _findings(document, found)
    if form is None or any(finding.severity == ERROR for finding in findings):
        return None, findings
    return build(form, _digest(document.data)), findings


def _findings(document: YamlDocument, found: list[UnplacedFinding]) -> tuple[Finding, ...]:
    """Everything found, in the order of the file. A value that could not be read is not judged a second time."""
    unread = {(finding.line, finding.column) for finding in document.findings}
    placed = []
    for one in found:
        place = document.key_place(one.path) if one.on_key else document.place(one.path)
        if place not in unread:
            severity = WARNING if one.warning else ERROR
            placed.append(Finding(document.file, *place, severity, one.sentence))
    every = sorted({*document.findings, *placed})
    if len(every) > strict.MAX_FINDINGS:
        last = every[strict.MAX_FINDINGS - 1]
        more = tr("there are {every} more findings", every=len(every) - strict.MAX_FINDINGS + 1)
        every = [*every[: strict.MAX_FINDINGS - 1], Finding(last.file, last.line, last.column, ERROR, more)]
    return tuple(every)


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
    """SHA-256 over the content as canonical JSON, so that layout, comments and quoting do not count."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _name(path: Path, source: str | os.PathLike[str]) -> str:
    """The file's name in findings: as it was given, or below the current folder when it comes with the program."""
    if os.fspath(source) == str(path):
        return str(path)
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


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
