"""The scenario files as plain YAML, for tests that count without any code under test."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FIRST = ("harbour-at-sel", "lantern-strait", "sochi-2021", "two-valleys")
"""The first four, which have a test file of their own."""
FURTHER = tuple(sorted({path.stem for path in (ROOT / "scenarios").glob("*.yaml")} - set(FIRST)))
"""All others, found in the folder."""


@cache
def document(name: str) -> dict[str, Any]:
    """What the file of a scenario says."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8"))
    return read
