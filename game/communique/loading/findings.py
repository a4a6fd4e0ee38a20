"""Findings in scenario files, for the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable

from communique.loading.finding import Finding
from communique.loading.scenario_file import findings_in


def check_files(paths: Iterable[str | os.PathLike[str]]) -> list[Finding]:
    """Every finding in every file, file after file, each in the order of its lines, and each once."""
    return list(dict.fromkeys(finding for path in paths for finding in findings_in(path)))
