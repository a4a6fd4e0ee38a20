"""The contract of every format there is: it has a sample, the sample is read, and what is written comes back the same.

Nothing here names a format. A file more in `interop/formats` is held to all of this; without a sample it fails.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from domain_samples import put

from communique.interop.domain import Refused
from communique.interop.exporting import exported, write_folder, writers
from communique.interop.formats import formats
from communique.interop.importing import Imported, imported
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.sheet import Scenario

every_format = pytest.mark.parametrize("name", sorted(formats()))
every_writer = pytest.mark.parametrize("to", writers())


def sample(name: str, folder: Path) -> Imported:
    return imported([put(folder / name, dict(formats()[name].sample))])


def back(scenario: Scenario, to: str, folder: Path) -> Scenario:
    """`scenario`, written and read again. Raises Refused where the format cannot express it."""
    files = exported(scenario, to, leave_out=True).files
    write_folder(folder, files)
    ids = [party.id for party in scenario.public.parties]
    domain = [name for name in files if Path(name).stem not in ids]
    parties = [name for id in ids for name in files if Path(name).stem == id]
    return imported([folder / name for name in (*domain, *parties)]).scenario


def content(scenario: Scenario) -> tuple[object, ...]:
    """What a format holds: names, what each package is worth in the files' units without links, no deal, discounts.

    All packages are worth the same when the first one is, and each option adds the same to it.
    """
    public = scenario.public
    one = public.origin.points_per_unit if public.origin else Fraction(public.scale)
    return (
        [(issue.title, [option.label for option in issue.options]) for issue in public.issues],
        [party.id for party in public.parties],
        [
            (
                sum(row[0] for row in sheet.points) / one,
                [[(points - row[0]) / one for points in row] for row in sheet.points],
                sheet.reservation / one,
                sheet.discount,
            )
            for sheet in scenario.sheets
        ],
    )


@every_format
def test_a_format_says_what_it_is_and_brings_a_sample(name: str) -> None:
    one = formats()[name]
    assert one.title
    assert one.hints
    assert one.sample
    assert {Path(file).suffix for file in one.sample} <= set(one.endings)


@every_format
def test_the_sample_is_read_as_its_format_and_without_a_note(name: str, tmp_path: Path) -> None:
    found = sample(name, tmp_path)
    assert (found.format, found.notes) == (name, ())
    assert len(found.scenario.public.parties) >= 2
    assert len(found.scenario.public.issues) >= 2


@every_writer
def test_a_format_can_express_its_own_sample(to: str, tmp_path: Path) -> None:
    first = sample(to, tmp_path).scenario
    assert content(back(first, to, tmp_path / "out")) == content(first)


@every_writer
@every_format
def test_the_sample_of_any_format_comes_back_the_same(name: str, to: str, tmp_path: Path) -> None:
    first = sample(name, tmp_path).scenario
    try:
        found = back(first, to, tmp_path / "out")
    except Refused:
        return
    assert content(found) == content(first)


@every_writer
@pytest.mark.parametrize("name", list_scenarios())
def test_a_shipped_scenario_comes_back_the_same_where_it_can_be_expressed(name: str, to: str, tmp_path: Path) -> None:
    first = load_scenario(name)
    try:
        found = back(first, to, tmp_path / "out")
    except Refused:
        return
    assert content(found) == content(first)


@every_writer
def test_what_is_written_of_what_was_written_is_the_same_text(to: str, tmp_path: Path) -> None:
    first = back(sample(to, tmp_path).scenario, to, tmp_path / "out")
    second = back(first, to, tmp_path / "again")
    values = [exported(one, to).files[f"{party.id}{ending}"] for one in (first, second)
              for party in one.public.parties for ending in formats()[to].endings
              if f"{party.id}{ending}" in exported(one, to).files]  # fmt: skip
    assert values[: len(values) // 2] == values[len(values) // 2 :]
    assert values
