"""The papers of a class in one file, from the teacher's page."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
pytest.importorskip("segno", reason="codes need the extra [classroom]")

from communique.classroom.joining import Joining
from communique.host.class_papers import class_papers
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

JOINING = Joining("HTTP://10.0.0.5:8000/J/KTQWXZ", 2)


def test_a_class_gets_its_role_sheets_and_signs_and_nothing_that_could_be_printed_before() -> None:
    scenario = at_level(load_scenario("one-pitch"), "guided")
    packed = class_papers(scenario, JOINING)
    with ZipFile(BytesIO(packed)) as folder:
        expected = [*sorted(f"role-{party.id}.pdf" for party in scenario.public.parties), "table-sign.pdf"]
        assert sorted(folder.namelist()) == expected
        assert all(folder.read(name).startswith(b"%PDF") for name in folder.namelist())
    assert class_papers(scenario, JOINING) == packed
