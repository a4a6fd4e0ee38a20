"""Whatever is done to a scenario file, the end is a scenario or findings with a line and a column in the file."""
# ruff: noqa: E501 - a sentence stands on one line here as it does in a terminal

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from communique.loading import strict
from communique.loading.finding import ScenarioError
from communique.loading.scenario_file import read_scenario_text
from communique.model.sheet import Scenario

pytestmark = pytest.mark.slow

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
DOCUMENT = yaml.load(SAMPLE, Loader=yaml.SafeLoader)
LINES = SAMPLE.split("\n")
TOKENS = re.findall(r"[A-Za-z0-9_-]+|[^\sA-Za-z0-9_-]", SAMPLE)
NASTY = (
    "NO", "012", "1:30", "1e3", "0x1F", "0o17", "1_000", "2021-11-26", "~", "null", "true", ".inf", "-0", "+5", "9" * 5000,
    "&a x", "*a", "!!python/object x", "<<", "{}", "[]", "[[[[]]]]", "{a: {b: {c: d}}}", "'", '"', "|", ">", "%", "@", "`", "\t",
    "\0", "\x85", "\u2028", "\ufeff", "\ud800", '"\\ud800"', '"\\0"', '"\\x07"', '"\\UFFFFFFFF"', "? x", ": ", "- ", "#", "---", "...",
    "ё", "𝔘", "a" * 30_000, "[" * 200, "{" * 200, "- " * 200,
)  # fmt: skip
CALM = settings(
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


def ends_well(source: str | bytes) -> None:
    """The one property: a scenario, or findings that each stand at a place in the file."""
    try:
        assert isinstance(read_scenario_text(source, "sample.yaml"), Scenario)
        return
    except ScenarioError as error:
        findings = error.findings
    assert findings
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for finding in findings:
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert "\n" not in finding.sentence
        # What the file itself says may be cited: a key may be called None.
        ours = "does not fit here|written otherwise|Input should|pydantic" + ("" if "None" in text else "|None")
        assert not re.search(ours, finding.sentence), finding
        str(finding).encode("utf-8")


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"], scope="module")
def loader(request: pytest.FixtureRequest) -> Any:
    """Both of PyYAML's scanners: the one in C, and the one in Python where there is no C."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML is without its C part here")
    before, strict._LOADER = strict._LOADER, getattr(yaml, request.param)
    yield
    strict._LOADER = before


@CALM
@given(st.data())
def test_lines_may_be_dropped_doubled_moved_or_replaced(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "move", "indent", "replace"])):
            case "drop":
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "move":
                lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(place))
            case "indent":
                lines[place] = " " * data.draw(st.integers(1, 4)) + lines[place]
            case _:
                lines[place] = data.draw(st.sampled_from(LINES))
        lines = lines or [""]
    ends_well("\n".join(lines))


@CALM
@given(st.integers(0, len(TOKENS) - 1), st.sampled_from(TOKENS) | st.sampled_from(NASTY) | st.text(max_size=8))
def test_a_word_may_become_any_other(place: int, word: str) -> None:
    start = 0
    for token in TOKENS[: place + 1]:
        start = SAMPLE.index(token, start) + len(token)
    ends_well(SAMPLE[: start - len(TOKENS[place])] + word + SAMPLE[start:])


@CALM
@given(st.data())
def test_a_key_or_value_may_become_anything_of_any_sort(data: st.DataObject) -> None:
    document = deepcopy(DOCUMENT)
    for _ in range(data.draw(st.integers(1, 3))):
        holder: Any = document
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            key = data.draw(st.sampled_from(keys))
            inner = holder[key]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 3)) == 0:
                break
            holder = inner
        match data.draw(st.sampled_from(["value", "delete", "rename", "copy"])):
            case "value":
                holder[key] = data.draw(ANYTHING)
            case "rename" if isinstance(holder, dict):
                holder[
                    data.draw(st.text(max_size=5) | st.sampled_from(["id", "kind", "points", "issues", "<list>"]))
                ] = holder.pop(key)
            case "copy" if isinstance(holder, list):
                holder.append(holder[key])
            case _:
                del holder[key]
        if not document:
            break
    ends_well(yaml.dump(document, Dumper=_NoAliases, allow_unicode=True, sort_keys=False))


class _NoAliases(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:
        return True


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(["none", "gate", "a10", "north", "all", "k-of-n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@CALM
@given(st.binary(max_size=12), st.integers(0, len(SAMPLE.encode())), st.integers(0, 20))
def test_bytes_may_be_put_anywhere(piece: bytes, place: int, gone: int) -> None:
    source = SAMPLE.encode()
    ends_well(source[:place] + piece + source[place + gone :])


@CALM
@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"---")
@example(b"{")
@example(b"%YAML " + b"9" * 5000 + b".1\n---\na: 1")
@example(b"[" * 500_000)
@example(b"{a: " * 100_000)
@example(b"- " * 400_000)
@example(b"? " * 400_000)
@example(b"a: " * 300_000)
@example(b"x: " + b"9" * 900_000)
@example(b'"' + b"\\x41" * 200_000)
@example(b"a:\n" * 200_000)
@example(b"- a\n" * 200_000)
@example(b"&a [*a, *a, *a, *a]\n" * 10_000)
@example(b"a" * 2_000_000)
def test_any_bytes_end_well(source: bytes) -> None:
    ends_well(source)


@CALM
@given(
    st.lists(
        st.sampled_from((*NASTY, "a", ":", " ", "\n", "\r", "\r\n", ",", "}", "]", "{", "[", "key: ", "\n  ")),
        max_size=25,
    ).map("".join)
)
def test_any_soup_of_signs_ends_well(text: str) -> None:
    ends_well(text)


def test_cut_anywhere_a_file_ends_well() -> None:
    for end in range(0, len(SAMPLE), 61):
        ends_well(SAMPLE[:end])
