"""Small domains of our own in every format, written by hand, and short ways to read them.

The utilities in the tests are worked out by hand from what each format's documentation says.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from communique.interop.importing import Imported, imported

ORCHARD = """\
<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" name="Orchard" type="objective" etype="objective" description="">
<issue index="1" name="Fence" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="hedge"/><item index="2" value="wall"/><item index="3" value="none"/>
</issue>
<issue index="2" name="Water" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="well"/><item index="2" value="stream"/>
</issue>
</objective>
</utility_space>
</negotiation_template>
"""

ADA = """\
<utility_space>
<objective index="0" name="Orchard" type="objective" etype="objective" description="">
<issue index="1" name="Fence" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="hedge" evaluation="4"/><item index="2" value="wall" evaluation="8"/>
<item index="3" value="none" evaluation="2"/>
</issue>
<issue index="2" name="Water" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="well" evaluation="5"/><item index="2" value="stream" evaluation="10"/>
</issue>
<weight index="1" value="0.6"/>
<weight index="2" value="0.4"/>
</objective>
<discount_factor value="0.5"/>
<reservation value="0.3"/>
</utility_space>
"""

BEN = ADA.replace('evaluation="4"', 'evaluation="9"').replace('evaluation="2"', 'evaluation="3"')
"""Fence 9, 8, 3 of 9 at most; the rest as Ada."""

PIER_DOMAIN = """{"name": "pier", "issuesValues": {
  "Length": {"values": ["short", "long"]},
  "Toll": {"range": ["0", "4", "2"]}}}
"""
PIER_ONE = """{"LinearAdditiveUtilitySpace": {"name": "keeper",
  "issueUtilities": {
    "Length": {"DiscreteValueSetUtilities": {"valueUtilities": {"short": 0.25, "long": 1}}},
    "Toll": {"NumberValueSetUtilities": {"lowValue": 0, "lowUtility": 0.2, "highValue": 4, "highUtility": 1.0}}},
  "issueWeights": {"Length": 0.4, "Toll": 0.6},
  "reservationBid": {"issuevalues": {"Length": "short", "Toll": "0"}},
  "domain": {"name": "pier", "issuesValues": {"Length": {"values": ["short", "long"]}}}}}
"""
PIER_TWO = PIER_ONE.replace("keeper", "skipper").replace('"short": 0.25, "long": 1', '"short": 1, "long": 0.5')

MEADOW_SPACE = """\
issues:
- name: Hay
  type: CategoricalIssue
  values:
  - early
  - late
- name: Gate
  type: ContiguousIssue
  values:
  - 1
  - 3
name: meadow
type: CartesianOutcomeSpace
"""
MEADOW_ONE = """\
name: farmer
reserved_value: 0.125
type: LinearAdditiveUtilityFunction
values:
- mapping:
    early: 0.5
    late: 1.0
  type: TableFun
- bias: 0.25
  slope: 0.25
  type: AffineFun
weights:
- 0.5
- 0.5
"""
MEADOW_TWO = MEADOW_ONE.replace("farmer", "walker").replace("0.125", "-.inf").replace("early: 0.5", "early: 1.0")

KILN_ONE = """{"reservationValue": 0.2, "issueWeights": {"Glaze": 0.75, "Hours": 0.25},
 "issues": {"Glaze": {"blue": 1.0, "ash": 0.5}, "Hours": {"day": 0.2, "night": 1.0}}}
"""
KILN_TWO = """{"reservationValue": 0.0, "issueWeights": {"Glaze": 0.5, "Hours": 0.5},
 "issues": {"Glaze": {"blue": 0.0, "ash": 1.0}, "Hours": {"day": 1.0, "night": 0.0}}}
"""

FERRY: Mapping[str, str] = {
    "config.txt": "Ferry owner,owner,p1,greedy,x\nIsland,island,p2,greedy,x\nCrew,crew,player,cooperative,x\n",
    "global_instructions.txt": 'A ferry is to be built.\nIssue A: "Engine"\nA1 "sail": quiet.\nA2 "diesel": fast.\n'
    'Issue B: "Pier"\nB1: north pier\nB2: south pier\nB3: no pier\n',
    "scores_files/owner.txt": "10, 50\n0, 20, 50\n55",
    "scores_files/island.txt": "60, 0\n40, 20, 0\n50\n",
    "scores_files/crew.txt": "30, 40\n60, 30, 0\n65 \n",
}


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The files written below `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def orchard(folder: Path, **changes: str | bytes) -> Path:
    """The Genius sample; `domain`, `ada` or `ben` replaced, or another file added."""
    files: dict[str, str | bytes] = {"orchard.xml": ORCHARD, "ada.xml": ADA, "ben.xml": BEN}
    return put(folder, files | {("orchard" if k == "domain" else k) + ".xml": v for k, v in changes.items()})


def utilities(found: Imported, party: int, *packages: tuple[int, ...]) -> list[Fraction]:
    """What packages are worth to a party, in the units of the files."""
    origin = found.scenario.public.origin
    assert origin is not None
    return [
        origin.in_units(found.scenario.sheets[party].value(package), found.scenario.public.parties[party].id)
        for package in packages
    ]


def read(folder: Path, **options: object) -> Imported:
    """The domain in a folder."""
    return imported([folder], **options)  # type: ignore[arg-type]
