"""Every command that prints what a package is worth says whose figures these are, as the house's other pages do."""

from __future__ import annotations

from pathlib import Path

import pytest
from domain_orders import TOTAL

import communique
from communique.cli import main
from communique.debrief import ASSUMPTION, TEST_DATA


@pytest.mark.parametrize(
    "call",
    [
        "analyse sochi-2021 --level guided",
        "simulate sochi-2021 -n 1 --protocol alternating --rounds 2",
        "tournament lantern-strait linear --rounds 2",
        "debrief game.communique",
        "debrief game.communique other.communique",
    ],
)
def test_points_of_a_case_are_its_authors_assumption(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    log = communique.play("lantern-strait", protocol="alternating", rounds=3).log_text()
    for name in ("game", "other"):
        Path(f"{name}.communique").write_text(log, encoding="utf-8")
    assert main(call.split()) == 0
    assert " ".join(capsys.readouterr().out.split()).count(ASSUMPTION) == 1


def test_those_of_a_research_domain_are_test_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:

    out = tmp_path / "tile.yaml"
    for name, text in TOTAL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["import", *(str(tmp_path / name) for name in TOTAL), "--out", str(out)]) == 0
    assert main(["analyse", str(out)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert TEST_DATA in told
    assert ASSUMPTION not in told
