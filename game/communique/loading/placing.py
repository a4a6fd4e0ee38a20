"""From what was found to findings with their places in a file."""

from __future__ import annotations

from collections.abc import Iterable

from communique.loading import strict
from communique.loading.finding import ERROR, WARNING, Finding
from communique.loading.strict import YamlDocument
from communique.loading.structure import UnplacedFinding
from communique.words import tr


def placed(document: YamlDocument, found: Iterable[UnplacedFinding]) -> tuple[Finding, ...]:
    """Everything found, in the order of the file. A value that could not be read is not judged a second time."""
    unread = {(finding.line, finding.column) for finding in document.findings}
    known = {_placed(document, one) for one in found}
    every = sorted({*document.findings, *(one for one in known if (one.line, one.column) not in unread)})
    return tuple(every) if len(every) <= strict.MAX_FINDINGS else _cut(every)


def _placed(document: YamlDocument, one: UnplacedFinding) -> Finding:
    place = document.key_place(one.path) if one.on_key else document.place(one.path)
    return Finding(document.file, *place, WARNING if one.warning else ERROR, one.sentence)


def _cut(every: list[Finding]) -> tuple[Finding, ...]:
    """The first findings, and how many more there are."""
    last = every[strict.MAX_FINDINGS - 1]
    more = tr("there are {every} more findings", every=len(every) - strict.MAX_FINDINGS + 1)
    return (*every[: strict.MAX_FINDINGS - 1], Finding(last.file, last.line, last.column, ERROR, more))
