"""Mutated domain files end in a refusal that names the file, or in a scenario that loads; never in anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from domain_samples import ADA, BEN, FERRY, ORCHARD, PIER_DOMAIN, PIER_ONE, PIER_TWO, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.interop.domain import Refused
from communique.interop.formats import formats
from communique.interop.importing import Imported, imported
from communique.loading.scenario_file import read_scenario_text

pytestmark = pytest.mark.slow

CURVES = [
    "{type: AffineFun, slope: 0.25, bias: 0.5}", "{type: QuadraticFun, a2: 0.1, a1: 0.2}",
    "{type: PolynomialFun, coefficients: [0.1, 0.2]}", "{type: TriangularFun, start: 1, middle: 2, end: 3}",
    "{type: TrapezoidalFun, start: 1, rise_end: 2, fall_start: 2, end: 3}", "{type: ExponentialFun, tau: 0.5}",
    "{type: LogFun, tau: 0.7, base: 10}", "{type: GaussianFun, center: 2, sigma: 1.5}",
    "{type: CosFun, multiplier: 0.7}", "{type: SinFun, phase: 0.2}",
    "{type: BiasedFun, bias: 1, fun: {type: LinearFun, slope: 2}}",
    "{type: AggregatingFun, weights: [1, 2], funs: [{type: IdentityFun}, {type: ConstFun, bias: 3}]}",
    "{type: MultiModalGaussianFun, centers: [1, 3], sigmas: [1, 2]}",
    "{type: TableFun, mapping: {1: 0, 2: 1, 3.0: 0.5}}",
]  # fmt: skip
HEAD = (
    "type: ExpDiscountedUFun\ndiscount: 0.9\ndynamic_reservation: true\nufun:\n  type: LinearAdditiveUtilityFunction\n"
)
SAMPLES: Mapping[str, Mapping[str, str]] = {name: one.sample for name, one in formats().items()} | {
    "functions": {
        "space.yml": "type: CartesianOutcomeSpace\nissues:\n"
        + "".join(f"- {{name: i{k}, type: ContiguousIssue, values: [1, 3]}}\n" for k in range(len(CURVES))),
        "one.yml": HEAD + "  values:\n" + "".join(f"  - {curve}\n" for curve in CURVES),
        "two.yml": "type: LinearUtilityFunction\nweights: [" + ", ".join("1" * len(CURVES)) + "]\n",
    },
    "json": {
        "space.json": '{"type": "CartesianOutcomeSpace", "issues": '
        '[{"name": "a", "type": "CategoricalIssue", "values": ["x", "y"]}]}',
    }
    | {
        f"{name}.json": '{"type": "LinearAdditiveUtilityFunction", '
        '"values": [{"type": "TableFun", "mapping": {"x": ' + worth + ', "y": 3e-2}}]}'
        for name, worth in (("one", "1"), ("two", "0"))
    },
    "uncertain": {
        "orchard.xml": ORCHARD, "ben.xml": BEN, "ada_rv_20.xml": ADA,
        "ada.xml": ADA.replace("</utility_space>", "<comparisons>5</comparisons><errors>1</errors></utility_space>"),
    },
    "by NegMAS": {
        "orchard.xml": ORCHARD,
        **{
            f"{name}.xml": ADA.replace('index="0" name="Orchard"', 'index="1" name="any"').replace(
                '<weight index="2"', '<weight index="3" value="0.125"/><weight index="2"'
            )
            for name in ("ada", "ben")
        },
    },
    "older": {
        "a.json": PIER_DOMAIN, "c.json": PIER_TWO,
        "b.json": PIER_ONE.replace("DiscreteValueSetUtilities", "discreteutils"),
    },
    "instructions": dict(FERRY) | {"individual_instructions/greedy/owner.txt": "Yours: #A1_NUM of #A_MAX_NUM."},
}  # fmt: skip
"""The sample of every format, and more of what their files hold."""
STRANGE = st.sampled_from(
    [
        b"", b"&", b"<", b">", b'"', b"{", b"}", b"[", b"]", b":", b",", b"-", b"\n", b"\0", b"\xff", b"\xe9", b"&a;",
        b"<!DOCTYPE a>", b"<?xml version='1.0' encoding='utf-7'?>", b"1e400", b"-1e99", b"1e-99", b"NaN", b"-.inf",
        b"null", b"true", b"9" * 70, b"0", b"-5", b"*a", b"&a ", b"? ", b"<issue/>", b"<weight/>", b"'''",
        b"\xef\xbb\xbf",
    ]
)  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_mutated_loads_as_it_is(name: str, tmp_path: Path) -> None:
    assert imported([put(tmp_path, SAMPLES[name])]).scenario.sheets


@st.composite
def mutated(draw: st.DrawFn, files: Mapping[str, str]) -> dict[str, bytes]:
    """The files with one to three spans cut, doubled, moved or replaced."""
    found = {name: text.encode() for name, text in files.items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(found)))
        data = found[name]
        tokens = [match.span() for match in re.finditer(rb"[A-Za-z_]+|[0-9.]+|[^A-Za-z0-9_\s]", data)] or [(0, 0)]
        begin, end = draw(st.sampled_from(tokens))
        if draw(st.booleans()):
            end = draw(st.sampled_from(tokens))[1]
        begin, end = min(begin, end), max(begin, end)
        moved = slice(*draw(st.sampled_from(tokens)))
        instead = draw(st.one_of(STRANGE, st.sampled_from([data[begin:end] * 2, data[moved]])))
        found[name] = data[:begin] + instead + data[end:]
    return found


def read_or_refusal(folder: Path, steps: int | None) -> Imported | Refused:
    try:
        return imported([folder], steps=steps)
    except Refused as refusal:
        return refusal


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_domain_is_refused_or_loads(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = data.draw(mutated(SAMPLES[name]))
    folder = put(tmp_path_factory.mktemp("domain"), files)
    found = read_or_refusal(folder, data.draw(st.sampled_from([None, 3])))
    if isinstance(found, Refused):
        assert str(found).isprintable()
        assert found.reason
        assert found.file.startswith(str(folder))
        return
    assert read_scenario_text(found.text) == found.scenario
    for sheet in found.scenario.sheets:
        assert all(abs(points) <= found.scenario.public.scale for row in sheet.points for points in row)


@given(
    text=st.text(st.sampled_from('<>&!?-"=/ \nabutility_space[]{}:,*'), max_size=120),
    ending=st.sampled_from(["xml", "json", "yml", "txt"]),
)
@settings(max_examples=150, deadline=None)
def test_any_soup_of_signs_is_refused(text: str, ending: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = put(tmp_path_factory.mktemp("soup"), {f"a.{ending}": text, f"b.{ending}": text})
    with pytest.raises(Refused):
        imported([folder])
    with pytest.raises(Refused):
        imported([folder / f"a.{ending}", folder / f"b.{ending}"])


def test_a_refusal_is_one_line(tmp_path: Path) -> None:
    put(tmp_path, {"orchard.xml": ORCHARD, "ada.xml": ADA.replace('"8"', '"a&#10;b"'), "ben.xml": BEN})
    with pytest.raises(Refused) as caught:
        imported([tmp_path])
    assert "\n" not in str(caught.value)
