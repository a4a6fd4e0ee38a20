"""What each test run shares: byte code is kept, the dearest files go first, and who was brought along leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from dearest import place

# Where byte code is not kept, as in many containers, each of these processes compiles the whole package anew, and each
# run of the tests rewrites every assert. It goes beside the code, as everywhere else, and git does not see it.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the dearest files first; within a file, and among all others, the order stays."""
    items.sort(key=lambda item: place(item.nodeid.partition("::")[0]))


@pytest.fixture(autouse=True)
def guests_leave() -> Iterator[None]:
    """After each test, forget the negotiators that it has brought, and the folders of their files."""
    path = sys.path[:]
    yield
    registry = sys.modules.get("communique.negotiators.registry")
    if registry is not None and (registry._GUESTS or registry._WAITING):
        registry._GUESTS.clear()
        registry._WAITING.clear()
        sys.path[:] = path
