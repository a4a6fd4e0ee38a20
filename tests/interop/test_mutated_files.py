"""Mutated domain files end in a refusal that names the file, or in a scenario that loads; never in anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from domain_samples import ADA, BEN, ORCHARD, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.interop.domain import Refused
from communique.interop.formats import formats
from communique.interop.importing import Imported, imported
from communique.loading.scenario_file import read_scenario_text

pytestmark = pytest.mark.slow

SAMPLES: Mapping[str, Mapping[str, str]] = {name: one.sample for name, one in formats().items()}
STRANGE = st.sampled_from(
    [
        b"", b"&", b"<", b">", b'"', b"{", b"}", b"[", b"]", b":", b",", b"-", b"\n", b"\0", b"\xff", b"\xe9", b"&a;",
        b"<!DOCTYPE a>", b"<?xml version='1.0' encoding='utf-7'?>", b"1e400", b"-1e99", b"1e-99", b"NaN", b"-.inf",
        b"null", b"true", b"9" * 70, b"0", b"-5", b"*a", b"&a ", b"? ", b"<issue/>", b"<weight/>", b"'''",
        b"\xef\xbb\xbf",
    ]
)  # fmt: skip


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
