"""Every screen in every state, at every size of window and text, in a language two fifths longer than English."""

from __future__ import annotations

from pathlib import Path

import pytest
from pseudo import pseudo
from window.sweep import SIZES, SMALL, VISITS, swept, visited

from communique.window.preferences import TEXT_SIZES


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_as_well_in_a_language_two_fifths_longer(name: str, visit: str, translated: Path) -> None:
    with pseudo():
        person = visited(name, visit)
        assert swept(person, (SMALL,), TEXT_SIZES[:1]) + swept(person, SIZES) == []
