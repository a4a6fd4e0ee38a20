"""Writing and reading again: every writer gives back what its format can hold, and names what it cannot."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from domain_samples import ADA, BEN, MEADOW_ONE, MEADOW_SPACE, MEADOW_TWO, orchard, put, read
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.interop.domain import Domain, DomainIssue, Profile, Refused
from communique.interop.exporting import exported, write_folder, writers
from communique.interop.import_scale import choose
from communique.interop.importing import imported
from communique.interop.scenario_text import scenario_text
from communique.loading.scenario_file import list_scenarios, load_scenario, read_scenario_text
from communique.model.scenario import Public
from communique.model.sheet import Scenario, Sheet

SOURCES = {"ada": ADA, "ben": BEN}
every_writer = pytest.mark.parametrize("to", writers())


def again(scenario: Scenario, to: str, folder: Path, *, leave_out: bool = False) -> Scenario:
    files = exported(scenario, to, leave_out=leave_out).files
    write_folder(folder, files)
    domain = [name for name in files if Path(name).stem not in [party.id for party in scenario.public.parties]]
    parties = [f"{party.id}{Path(domain[0]).suffix}" for party in scenario.public.parties]
    return imported([folder / name for name in (*domain, *parties)]).scenario


def unit(public: Public) -> Fraction:
    return public.origin.points_per_unit if public.origin else Fraction(public.scale)


def in_units(scenario: Scenario) -> list[tuple[list[Fraction], Fraction, str]]:
    """For each party what every package is worth, the worth of no deal, and the discount."""
    packages = list(itertools.product(*map(range, scenario.public.sizes)))
    one = unit(scenario.public)
    return [
        ([sheet.value(package) / one for package in packages], sheet.reservation / one, sheet.discount)
        for sheet in scenario.sheets
    ]


def names(scenario: Scenario) -> list[tuple[str, list[str]]]:
    return [(issue.title, [option.label for option in issue.options]) for issue in scenario.public.issues]


def without_what_no_format_holds(scenario: Scenario) -> Scenario:
    public = replace(scenario.public, feasibility=())
    return replace(scenario, public=public, sheets=tuple(replace(sheet, links=()) for sheet in scenario.sheets))


def worths(sheet: Sheet, public: Public) -> set[int]:
    return {sheet.value(package) for package in itertools.product(*map(range, public.sizes))}


@pytest.mark.slow
@every_writer
@pytest.mark.parametrize("name", list_scenarios())
def test_a_shipped_scenario_comes_back_as_far_as_the_format_holds_it(name: str, to: str, tmp_path: Path) -> None:
    small = without_what_no_format_holds(load_scenario(name))
    if to == "geniusweb" and not all(sheet.reservation in worths(sheet, small.public) for sheet in small.sheets):
        with pytest.raises(Refused, match="no package is worth that; GeniusWeb gives it as a bid"):
            again(small, to, tmp_path / "out")
        return
    back = again(small, to, tmp_path / "out")
    assert names(back) == names(small)
    best = max(sum(map(max, sheet.points)) for sheet in small.sheets)  # above the scale where links weighed it down
    assert back.public.scale in {small.public.scale, best}
    assert [(s.points, s.reservation) for s in back.sheets] == [(s.points, s.reservation) for s in small.sheets]
    assert [party.id for party in back.public.parties] == [party.id for party in small.public.parties]


@every_writer
def test_an_imported_domain_comes_back_the_same(to: str, tmp_path: Path) -> None:
    terms = '<discount_factor value="0.5"/>\n<reservation value="0.3"/>\n'
    plain = {name: text.replace(terms, "") for name, text in SOURCES.items()}
    first = read(orchard(tmp_path / "in", **(plain if to == "geniusweb" else SOURCES))).scenario
    back = again(first, to, tmp_path / "out")
    assert in_units(back) == in_units(first)
    assert back.sheets[0].points == first.sheets[0].points
    assert names(back) == names(first)


def test_minus_infinity_comes_back_as_the_worst_package(tmp_path: Path) -> None:
    files = {"space.yml": MEADOW_SPACE, "farmer.yml": MEADOW_ONE, "walker.yml": MEADOW_TWO}
    first = read(put(tmp_path / "in", files)).scenario
    assert in_units(again(first, "negmas", tmp_path / "out")) == in_units(first)


utility = st.integers(0, 40).map(lambda k: Fraction(k, 200))


@st.composite
def domains(draw: st.DrawFn) -> Domain:
    """Random domains whose best package is worth 1 at most and more than nothing."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    questions = tuple(
        DomainIssue(draw(words).strip() or "Q", tuple(f"{draw(words)} {k}" for k in range(size))) for size in sizes
    )
    parties = draw(st.integers(2, 4))
    rows = st.tuples(*(st.tuples(*(utility for _ in range(size))) for size in sizes))
    discounts = st.sampled_from([Fraction(1), Fraction("0.2"), Fraction("0.42441038")])
    profiles = tuple(
        Profile(f"seat {k}", draw(rows.filter(lambda table: any(map(any, table)))), draw(utility), draw(discounts))
        for k in range(parties)
    )
    return Domain("random", questions, profiles, "as said")


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)


@pytest.mark.slow
@pytest.mark.parametrize("to", ["genius", "negmas"])
@given(domain=domains())
@settings(max_examples=40, deadline=None)
def test_random_domains_come_back_the_same(to: str, domain: Domain, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = scenario_text(domain, choose(domain.profiles, "x"), id="random", title="Random", format="x", source="x")
    first = read_scenario_text(text)
    back = again(first, to, tmp_path_factory.mktemp("domain") / "out")
    assert in_units(back) == in_units(first)
    assert names(back) == names(first)


@every_writer
def test_linked_clauses_and_rules_are_refused_by_name_or_left_out(to: str, tmp_path: Path) -> None:
    lantern = load_scenario("lantern-strait")
    with pytest.raises(Refused, match="has no place for feasibility rules, and this scenario has 1"):
        exported(lantern, to)
    notes = exported(lantern, to, leave_out=True).notes
    assert any("1 feasibility rule was left out" in note for note in notes)
    assert any("audiences at home" in note for note in notes)


def test_geniusweb_refuses_a_discount_and_a_no_deal_that_no_bid_is_worth(tmp_path: Path) -> None:
    scenario = read(orchard(tmp_path)).scenario
    with pytest.raises(Refused, match="GeniusWeb has no discount"):
        exported(scenario, "geniusweb")
    plain = replace(scenario, sheets=tuple(replace(sheet, discount="1") for sheet in scenario.sheets))
    with pytest.raises(Refused, match=r"no deal is worth 0\.3, and no package is worth that"):
        exported(plain, "geniusweb")


def test_genius_refuses_an_issue_that_is_worth_less_than_nothing(tmp_path: Path) -> None:
    scenario = read(orchard(tmp_path)).scenario
    ada = replace(scenario.sheets[0], points=((-1, -2, -3), scenario.sheets[0].points[1]))
    with pytest.raises(Refused, match='every value of "Fence" is worth 0 or less, and Genius divides by the largest'):
        exported(replace(scenario, sheets=(ada, scenario.sheets[1])), "genius")


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.xml").write_text("mine")
    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "out", {"a.xml": "1", "b.xml": "2"})
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b.xml", "out"]
    write_folder(tmp_path / "out", {"a.xml": "1", "b.xml": "2"}, force=True)
    assert (tmp_path / "out" / "b.xml").read_text() == "2"
