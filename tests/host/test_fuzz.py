"""Whatever is asked of a host, it answers clearly, tells nothing of its secrets, and the class goes on.

Ten thousand requests where slow tests run, some hundreds otherwise; and a part of them by a real socket, as bytes
that are no HTTP at all.
"""

from __future__ import annotations

from typing import TypeVar

import pytest

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")


T = TypeVar("T")
MARKER = "<zq\"'&>"
"""Comes back from nowhere as it is."""
SECRETS = (90_173, 80_264, 70_355)
"""Numbers of sheets that stand nowhere else."""
