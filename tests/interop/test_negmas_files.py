"""What NegMAS writes from its own classes reads back as it values it; skipped where NegMAS is not installed."""

from __future__ import annotations

import warnings
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from domain_samples import read

from communique.interop.exporting import exported

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    negmas = pytest.importorskip("negmas", reason="NegMAS is not installed")
    inout = pytest.importorskip("negmas.inout")
    outcomes = pytest.importorskip("negmas.outcomes")
    preferences = pytest.importorskip("negmas.preferences")
    fun = pytest.importorskip("negmas.preferences.value_fun")

COLOURS = ["red", "blue", "violet"]


def space() -> Any:
    """A category, two ranges of whole numbers, and a list of decimals."""
    make = outcomes.make_issue
    issues = [make(COLOURS, "colour"), make((1, 6), "tins"), make(4, "coats"), make([0.5, 1.5, 2.5], "litres")]
    return outcomes.make_os(issues, name="paint")


def written(folder: Path, ending: str, *ufuns: Any) -> Path:
    """The folder, once NegMAS has written it."""
    scenario = inout.Scenario(ufuns[0].outcome_space, ufuns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scenario.dumpas(folder, ending)
    return folder


def same(folder: Path, ufuns: Any) -> None:
    """Every package is worth to every party what NegMAS says."""
    found = read(folder)
    public = found.scenario.public
    assert public.origin is not None
    os = ufuns[0].outcome_space
    values = [list(issue.all) for issue in os.issues]
    assert [[option.label for option in issue.options] for issue in public.issues] == [
        [str(value) for value in row] for row in values
    ]
    parties = zip(public.parties, found.scenario.sheets, strict=True)
    by_name = {party.name.lower(): (party, sheet) for party, sheet in parties}
    for ufun in ufuns:
        party, sheet = by_name[ufun.name]
        for package in product(*map(range, public.sizes)):
            theirs = ufun(tuple(row[k] for row, k in zip(values, package, strict=True)))
            assert float(public.origin.in_units(sheet.value(package), party.id)) == pytest.approx(theirs, abs=2e-6)


TABLE = {"red": 1.0, "blue": 0.25, "violet": 0.4}
FUNCTIONS = {
    "affine": fun.AffineFun(0.1, 0.05),
    "linear": fun.LinearFun(0.2),
    "identity": fun.IdentityFun(),
    "constant": fun.ConstFun(0.5),
    "table": fun.TableFun({k: k * k / 30 for k in range(1, 7)}),
    "quadratic": fun.QuadraticFun(0.1, -0.2, 0.3),
    "polynomial": fun.PolynomialFun((0.1, -0.05, 0.01), 0.2),
    "triangular": fun.TriangularFun(1, 3, 6, 0.1, 2),
    "one-sided triangle": fun.TriangularFun(1, 1, 6),
    "trapezoidal": fun.TrapezoidalFun(1, 2, 4, 6, 0.1, 0.5),
    "steep trapezoid": fun.TrapezoidalFun(2, 2, 4, 4),
    "exponential": fun.ExponentialFun(-0.3, 0.1),
    "power of two": fun.ExponentialFun(0.5, 0.1, 2.0),
    "logarithm": fun.LogFun(0.7, 0.1, 10.0, 0.5),
    "gaussian": fun.GaussianFun(3, 1.5, 0.1, 0.8),
    "cosine": fun.CosFun(0.7, 0.1, 0.2, 0.5),
    "sine": fun.SinFun(7, 0.1, 0.2, 0.5),
    "biased": fun.BiasedFun(fun.LinearFun(0.2), 0.3),
    "sum": fun.AggregatingFun((fun.LinearFun(0.2), fun.GaussianFun(3, 1)), (0.5, 2.0), 0.1),
    "two trapezoids": fun.MultiModalTrapezoidalFun((1, 4), (2, 5), (2, 5), (3, 6), weights=(0.3, 0.7)),
    "two bells": fun.MultiModalGaussianFun((2, 5), (0.5, 0.7), scales=(0.5, 1.0)),
}
"""A value function of each kind over the tins, 1 to 6."""


def additive(name: str, function: Any, **more: Any) -> Any:
    return preferences.LinearAdditiveUtilityFunction(
        [fun.TableFun(TABLE), function, fun.IdentityFun(), fun.LinearFun(0.3)],
        weights=[0.4, 0.3, 0.05, 0.1], outcome_space=space(), name=name, reserved_value=0.1, **more,
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["yml", "json"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_value_function_reads_back(tmp_path: Path, name: str, ending: str) -> None:
    # NegMAS leaves the bias of such a function out of these files, and reads them back without it.
    ufuns = additive("ann", FUNCTIONS[name]), additive("bob", fun.LinearFun(0.1))
    folder = written(tmp_path / "out", ending, *ufuns)
    same(folder, ufuns)


@pytest.mark.parametrize("ending", ["yml", "json"])
def test_affine_and_linear_functions_read_back(tmp_path: Path, ending: str) -> None:
    os = outcomes.make_os([outcomes.make_issue((0, 3), "x"), outcomes.make_issue((2, 4), "y")], name="lines")
    ufuns = (
        preferences.AffineUtilityFunction([0.5, 0.25], bias=0.1, outcome_space=os, name="ann", reserved_value=0.3),
        preferences.LinearUtilityFunction([-0.5, 0.25], outcome_space=os, name="bob"),
    )
    folder = written(tmp_path / "out", ending, *ufuns)
    same(folder, ufuns)


@pytest.mark.parametrize("ending", ["yml", "json"])
@pytest.mark.parametrize(("factor", "by"), [("step", "round"), ("relative_time", "deadline")])
def test_discounts_read_back(tmp_path: Path, ending: str, factor: str, by: str) -> None:
    inner = additive("ann", fun.LinearFun(0.1))
    ann = preferences.ExpDiscountedUFun(
        inner, discount=0.9, factor=factor, outcome_space=space(), name="ann", reserved_value=0.1
    )
    bob = additive("bob", fun.AffineFun(-0.1, 0.9))
    folder = written(tmp_path / "out", ending, ann, bob)
    same(folder, (ann, bob))
    first, second = read(folder).scenario.sheets
    assert [(first.discount, first.discount_by), (second.discount, second.discount_by)] == [
        ("0.9", by),
        ("1", "deadline"),
    ]


IN_XML = {key: FUNCTIONS[key] for key in ("affine", "linear", "identity", "constant", "table")} | {
    "triangle": fun.TriangularFun(1, 3, 6),
    "one-sided triangle": fun.TriangularFun(1, 1, 6),
}
"""What NegMAS can write as XML over whole numbers."""


@pytest.mark.parametrize("name", IN_XML)
def test_xml_that_negmas_writes_reads_back_as_negmas_reads_it(tmp_path: Path, name: str) -> None:
    ufuns = additive("ann", IN_XML[name], bias=0.125), additive("bob", fun.LinearFun(0.1))
    folder = written(tmp_path / "out", "xml", *ufuns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = inout.Scenario.from_genius_folder(folder)
    assert [type(ufun).__name__ for ufun in theirs.ufuns] == ["LinearAdditiveUtilityFunction"] * 2
    same(folder, theirs.ufuns)
    same(folder, ufuns)


def test_a_discount_in_xml_that_negmas_writes_is_its_own(tmp_path: Path) -> None:
    discounted = [
        preferences.ExpDiscountedUFun(
            additive(name, fun.LinearFun(0.1)), discount=0.9, factor=factor, outcome_space=space(), name=name,
            reserved_value=0.1,
        )
        for name, factor in (("ann", "step"), ("bob", "relative_time"))
    ]  # fmt: skip
    folder = written(tmp_path / "out", "xml", *discounted)
    sheets = read(folder).scenario.sheets
    assert [(sheet.discount, sheet.discount_by) for sheet in sheets] == [("0.9", "round"), ("0.9", "deadline")]
    same(folder, discounted)


def test_negmas_reads_what_we_write_of_a_discount_by_round(tmp_path: Path) -> None:
    ann = preferences.ExpDiscountedUFun(
        additive("ann", fun.LinearFun(0.1)), discount=0.9, outcome_space=space(), name="ann", reserved_value=0.1
    )
    folder = written(tmp_path / "out", "yml", ann, additive("bob", fun.LinearFun(0.2)))
    again = tmp_path / "again"
    again.mkdir()
    for name, text in exported(read(folder).scenario, "negmas").files.items():
        (again / name).write_text(text, encoding="utf-8")
    theirs = {ufun.name: ufun for ufun in inout.Scenario.load(again).ufuns}
    assert (theirs["ann"].discount, theirs["ann"].factor) == (0.9, "step")
