"""Whatever a file holds, what is said of it stays short; and a bomb is refused before it costs much work."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.interop import literal, safexml
from communique.interop.domain import Refused, Source
from communique.interop.formats import formats
from communique.interop.importing import imported
from communique.loading import strict
from communique.loading.finding import ScenarioError
from communique.loading.guess import shortened
from communique.loading.scenario_file import findings_in, load_scenario, read_scenario_text
from communique.session.log import header_line
from communique.session.recorder import SaveError
from communique.session.session import Session
from communique.session.store import read_save, restore
from communique.simulation.sweep.whole_grid import read_plan, read_plan_text

LONG = st.sampled_from(
    [
        "x" * 19_000,
        "0" * 19_000,
        "9" * 19_000,
        "a b" * 6_000,
        'a"b' * 6_000,
        "é\u202e" * 9_000,
        "a." * 9_000,
        "[" * 9_000,
    ]
)
SCENARIO: Any = yaml.safe_load((Path(__file__).resolve().parents[1] / "loading" / "sample.yaml").read_text("utf-8"))
PLAN: Any = {
    "format": "communique-sweep 1", "scenarios": ["lantern-strait", "a.yaml"], "levels": ["guided"], "games": 1,
    "protocols": ["conference"], "lineups": [{"osmark": "firm"}, {"all_of": ["linear"]}], "logs": True,
}  # fmt: skip


def paths(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in plain data."""
    yield above
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from paths(value, (*above, step))


def put(data: Any, path: tuple[Any, ...], text: str, key: bool) -> Any:
    """A copy of `data` with `text` as the value at `path`, or as the key there."""
    if not path:
        return text
    copy = dict(data) if isinstance(data, dict) else list(data)
    if key and len(path) == 1 and isinstance(copy, dict):
        copy[text] = copy.pop(path[0])
    else:
        copy[path[0]] = put(data[path[0]], path[1:], text, key)
    return copy


def spoilt(data: Any) -> st.SearchStrategy[Any]:
    places = sorted(paths(data), key=str)
    return st.builds(put, st.just(data), st.sampled_from(places), LONG, st.booleans())


@pytest.mark.slow
@many
@given(spoilt(SCENARIO))
def test_findings_in_a_scenario_are_short(data: Any) -> None:
    assert longest(lambda: read_scenario_text(json.dumps(data), "x.yaml")) <= 500


@many
@given(spoilt(PLAN))
def test_findings_in_a_plan_are_short(data: Any) -> None:
    assert longest(lambda: read_plan_text(json.dumps(data), "x.yaml")) <= 500


def longest(read: Callable[[], object]) -> int:
    """The length of the longest line in which `read` refuses; 0 when it does not."""
    try:
        read()
    except (ScenarioError, SaveError, Refused) as error:
        return max(map(len, str(error).split("\n")))
    return 0


def _save() -> list[Any]:
    session = Session.open(load_scenario("lantern-strait"), 1, level="guided", lineup=("human", "firm"))
    moves = [
        {"seat": 0, "move": "offer", "terms": [1, 1, 1, 1]}, {"seat": 0, "move": "press", "line": "x"}, {"undo": 0},
        {"note": {"seat": 0, "goal": "x"}}, {"assent": {"seat": 0, "yes": True}},
    ]  # fmt: skip
    return [json.loads(header_line(session.header)), *moves]


@many
@given(spoilt(_save()))
def test_what_is_said_of_a_save_is_short(tmp_path_factory: pytest.TempPathFactory, lines: Any) -> None:
    path = Path(os.path.relpath(tmp_path_factory.getbasetemp() / "x.communique"))
    path.write_text("".join(json.dumps(line) + "\n" for line in (lines if isinstance(lines, list) else [lines])))
    assert longest(lambda: restore(read_save(path), load_scenario("lantern-strait"))) <= 500


DOMAINS: dict[str, dict[str, str]] = {
    "genius": {
        "d.xml": '<negotiation_template><utility_space><objective name="@"><issue index="1" name="@" type="@">'
        '<item index="1" value="@"/></issue></objective></utility_space></negotiation_template>',
        "a.xml": '<utility_space><objective name="x"><issue index="@" name="@" type="discrete"><item value="@" '
        'evaluation="@"/></issue></objective><weight index="1" value="@"/></utility_space>',
    },
    "geniusweb": {
        "d.json": '{"name": "@", "issuesValues": {"@": {"values": ["@"]}, "b": {"range": ["@", 1, 1]}}}',
        "a.json": '{"LinearAdditiveUtilitySpace": {"issueUtilities": {"@": {"@": 1}}, "issueWeights": {"@": "@"}}}',
    },
    "negmas": {
        "d.yml": 'type: OutcomeSpace\nname: "@"\nissues: [{name: "@", type: "@", values: ["@"]}]\n',
        "a.yml": 'type: "@ufun"\nvalues: {"@": {type: "@"}}\n',
    },
}


@many
@given(st.sampled_from(sorted(DOMAINS)), LONG, st.sets(st.integers(0, 12)))
def test_what_is_said_of_a_domain_is_short(
    tmp_path_factory: pytest.TempPathFactory, kind: str, text: str, where: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("domain")
    value, count = text.replace('"', "'"), 0
    for name, body in DOMAINS[kind].items():
        first, *rest = body.split("@")
        for piece in rest:
            first += (value if count in where else "discrete") + piece
            count += 1
        for copy in (name, f"b{Path(name).suffix}") if name.startswith("a") else (name,):
            (folder / copy).write_text(first, encoding="utf-8")
    assert longest(lambda: imported([Path(os.path.relpath(folder))], steps=3)) <= 600


def test_a_long_value_is_cut_and_what_is_said_after_it_stays() -> None:
    said = shortened(f'issue "{"a" * 30_000}" has 7 values; a scenario may have 5')
    assert said == f'issue "{"a" * 57}..." has 7 values; a scenario may have 5'
    assert len(shortened("a" * 30_000)) == 479
    assert shortened("a" * 480) == "a" * 480


# -- bombs -------------------------------------------------------------------------------

XML_BOMBS = {
    "ampersands": ("<a>" + "&" * 60_000, "more than 50,000 signs &"),
    "tags": ("<a>" * 300_001, "more than 300,000 signs <"),
    "attributes": ("<a " + 'b="c" ' * 400_001, 'more than 800,000 signs "'),
    "single quotes": ("<a " + "b='c' " * 400_001, "more than 800,000 signs '"),
}


@pytest.mark.parametrize("name", XML_BOMBS)
def test_an_xml_bomb_is_weighed_before_anything_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("this is work")

    monkeypatch.setattr(safexml, "_mended", never)
    monkeypatch.setattr(safexml, "_Builder", never)
    text, words = XML_BOMBS[name]
    with pytest.raises(Refused, match=words):
        safexml.parse(text.encode(), "x")


YAML_BOMBS = {
    "anchors and aliases": "- &a b\n" + "- *a\n" * 300_000,
    "empty lists": "[" + "[]," * 600_000,
    "entries": "-\n" * 900_000,
    "keys": "".join(f"k{k}: 1\n" for k in range(150_000)),
    "deep flow": "[" * 1_000_000,
    "deep block": "".join(" " * k + "-\n" for k in range(1_200)),
    "complex keys": "? " * 900_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", YAML_BOMBS)
def test_a_yaml_bomb_is_refused_after_a_bounded_number_of_events(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    parse = yaml.parse

    def counted(*given: Any, **more: Any) -> Iterator[Any]:
        nonlocal taken
        for event in parse(*given, **more):
            taken += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    text = YAML_BOMBS[name]
    with pytest.raises(ScenarioError):
        strict.read(text[: strict.MAX_BYTES], "x.yaml")
    assert taken <= 2 * strict.MAX_NODES + 10
    taken = 0
    with pytest.raises(Refused):
        literal.read_yaml(f"a: 1\nb:\n{text}".encode()[: literal.MAX_YAML], "x.yml")
    assert taken <= 2 * literal.MAX_VALUES + 10


@pytest.mark.parametrize("line", ["%TAG !a{0}! b", "%a b{0}"])
def test_many_directives_are_refused_before_they_are_compared(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("this is work")

    monkeypatch.setattr(yaml, "parse", never)
    text = "".join(line.format(k) + "\n" for k in range(30_000))
    with pytest.raises(ScenarioError, match=r"x\.yaml:1:1: lines that begin with % have no use in a scenario file"):
        strict.read(text, "x.yaml")
    with pytest.raises(Refused, match="the file holds more than 10 lines that begin with %"):
        literal.read_yaml(text.encode(), "x.yml")


def test_a_yaml_file_of_more_than_two_million_characters_is_not_read() -> None:
    with pytest.raises(Refused, match="a YAML file of more than 2,000,000 characters is not read"):
        formats()["negmas"].open(Source(Path("x.yml"), b"a" * 2_000_001, named=True))


# -- files that are none ---------------------------------------------------------------------


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[2] / "scenarios" / "lantern-strait.yaml").read_text("utf-8")
    pipe = tmp_path / "lantern-strait.yaml"
    os.mkfifo(pipe)
    (tmp_path / "plan.yaml").write_text("format: communique-sweep 1\nscenarios: [lantern-strait.yaml]\ngames: 1\n")
    for read in (lambda: read_plan(tmp_path / "plan.yaml"), lambda: read_plan(pipe)):
        with pytest.raises(ScenarioError, match="this is not a file"):
            read()
    with pytest.raises(Refused, match="this is neither a file nor a folder"):
        imported([pipe])
    (tmp_path / "seeds").mkdir()
    os.mkfifo(tmp_path / "seeds" / "facts.md")
    (tmp_path / "talks").mkdir()
    named = tmp_path / "talks" / "lantern-strait.yaml"
    named.write_text(text.replace("fictional: true", "fictional: true\nseed: facts.md"), encoding="utf-8")
    assert [one.sentence for one in findings_in(named)] == [
        'the fact sheet "facts.md" was not found, so cites were not checked'
    ]
