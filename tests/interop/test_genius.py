"""Genius XML: utilities worked out by hand, and what is mended, noted and refused."""

# ruff: noqa: E501 - a refusal stands on one line with what provokes it

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from domain_samples import ADA, BEN, ORCHARD, orchard, put, read, utilities

from communique.interop.domain import Refused
from communique.interop.importing import imported

F = Fraction


def test_evaluations_are_divided_by_the_largest_of_their_issue(tmp_path: Path) -> None:
    found = read(orchard(tmp_path))
    # Ada: 0.6 * 4/8 + 0.4 * 5/10, 0.6 + 0.4, 0.6 * 2/8 + 0.4 * 10/10
    assert utilities(found, 0, (0, 0), (1, 1), (2, 1)) == [F("0.5"), F(1), F("0.55")]
    # Ben: 0.6 * 9/9 + 0.4 * 10/10, 0.6 * 8/9 + 0.4 * 5/10
    assert utilities(found, 1, (0, 1), (1, 0)) == [F(1), F(8, 15) + F(1, 5)]


def test_short_fractions_are_kept_exactly(tmp_path: Path) -> None:
    public = read(orchard(tmp_path)).scenario.public
    assert public.origin is not None
    # 0.6 * 2/8 needs twentieths, 0.6 * 8/9 fifteenths, together sixtieths
    assert public.origin.points_per_unit == 60
    assert public.scale == 60


def test_the_reservation_value_is_kept_and_discounted_with_the_rest(tmp_path: Path) -> None:
    sheet = read(orchard(tmp_path)).scenario.sheets[0]
    assert sheet.reservation == 18  # 0.3 of 60
    assert sheet.discount == "0.5"
    assert sheet.discounted(100, 0, 8) == 100
    assert sheet.discounted(100, 1, 8) == 50
    assert sheet.discounted(sheet.reservation, 1, 8) == 9
    assert sheet.discounted(100, 0.5, 8) == pytest.approx(70.71, abs=0.01)


def test_names_become_titles_parties_and_clauses(tmp_path: Path) -> None:
    public = read(orchard(tmp_path)).scenario.public
    assert public.title == "Orchard"
    assert [party.name for party in public.parties] == ["Ada", "Ben"]
    assert [issue.title for issue in public.issues] == ["Fence", "Water"]
    assert public.issues[0].options[0].clause == "Fence: hedge."
    assert not public.issues[0].optional
    assert public.fictional


def test_without_terms_no_deal_is_worth_nothing_and_time_costs_nothing(tmp_path: Path) -> None:
    plain = ADA.replace('<discount_factor value="0.5"/>\n<reservation value="0.3"/>\n', "")
    sheet = read(orchard(tmp_path, ada=plain)).scenario.sheets[0]
    assert (sheet.reservation, sheet.discount) == (0, "1")


@pytest.mark.parametrize("factor", ["0", "1.5", "-0.5"])
def test_a_discount_out_of_bounds_is_taken_as_1_with_a_note(tmp_path: Path, factor: str) -> None:
    found = read(orchard(tmp_path, ada=ADA.replace('r value="0.5"', f'r value="{factor}"')))
    assert found.scenario.sheets[0].discount == "1"
    assert any("discount factor" in note for note in found.notes)


def test_an_issue_without_a_positive_evaluation_counts_nothing(tmp_path: Path) -> None:
    ada = ADA.replace('evaluation="5"', 'evaluation="0"').replace('evaluation="10"', 'evaluation="0"')
    assert utilities(read(orchard(tmp_path, ada=ada)), 0, (1, 0), (1, 1)) == [F("0.6"), F("0.6")]


def test_issues_are_matched_by_index_and_values_by_text(tmp_path: Path) -> None:
    ada = ADA.replace('value="hedge" evaluation="4"', 'value="X"').replace(
        'value="wall" evaluation="8"', 'value="hedge" evaluation="4"'
    )
    ada = ada.replace('value="X"', 'value="wall" evaluation="8"').replace('name="Fence"', 'name="Fences"')
    found = read(orchard(tmp_path, ada=ada))
    assert utilities(found, 0, (0, 0), (1, 1)) == [F("0.5"), F(1)]
    assert any('"Fences" here and "Fence" in the domain' in note for note in found.notes)


def test_nested_objectives_come_before_the_issues_beside_them(tmp_path: Path) -> None:
    def nest(text: str) -> str:
        return text.replace('<issue index="2"', '<objective index="9" name="Inner"><issue index="2"').replace(
            "</issue>\n<weight", "</issue></objective>\n<weight").replace("</issue>\n</objective>", "</issue></objective>\n</objective>")  # fmt: skip

    found = read(orchard(tmp_path, domain=nest(ORCHARD), ada=nest(ADA), ben=nest(BEN)))
    assert [issue.title for issue in found.scenario.public.issues] == ["Water", "Fence"]
    assert utilities(found, 0, (0, 0)) == [F("0.5")]


def test_weights_that_add_up_to_more_are_noted_and_kept(tmp_path: Path) -> None:
    found = read(orchard(tmp_path, ada=ADA.replace('value="0.6"', 'value="0.601"')))
    assert utilities(found, 0, (1, 1)) == [F("1.001")]
    assert any("worth 1.001; Genius would cut it to 1" in note for note in found.notes)


def test_a_missing_evaluation_or_weight_counts_nothing_with_a_note(tmp_path: Path) -> None:
    ada = ADA.replace(' evaluation="4"', "").replace('<weight index="2" value="0.4"/>', "")
    found = read(orchard(tmp_path, ada=ada))
    assert utilities(found, 0, (0, 0), (1, 1)) == [F(0), F("0.6")]
    assert any('value "hedge" of issue "Fence" has no evaluation' in note for note in found.notes)
    assert any('issue "Water" has no weight' in note for note in found.notes)


NUMERIC = """\
<utility_space><objective index="0" name="Dam" type="objective">
<issue index="1" name="Height" type="integer" etype="integer" vtype="integer" lowerbound="2" upperbound="6">
<evaluator ftype="linear" offset="0.1" slope="0.3"/></issue>
<issue index="2" name="Flow" type="real" etype="real" vtype="real"><range lowerbound="0.0" upperbound="1.0"/>
<evaluator ftype="{kind}" parameter0="{a}" parameter1="{b}" parameter2="{c}"/></issue>
<weight index="1" value="0.5"/><weight index="2" value="0.5"/></objective></utility_space>
"""
LINEAR = NUMERIC.format(kind="linear", a="0.25", b="0.5", c="0")
TRIANGLE = NUMERIC.format(kind="triangular", a="0.0", b="1.0", c="0.25")


def test_integer_issues_count_from_their_lower_bound_and_stay_within_1(tmp_path: Path) -> None:
    found = read(put(tmp_path, {"one.xml": LINEAR, "two.xml": TRIANGLE}), steps=5)
    assert [o.label for o in found.scenario.public.issues[0].options] == ["2", "3", "4", "5", "6"]
    # 0.1 + 0.3 * (value - 2), at most 1; half of it, and a quarter of 1/2 for the flow
    assert utilities(found, 0, (0, 0), (3, 0), (4, 0)) == [F("0.175"), F("0.625"), F("0.625")]


def test_real_issues_are_cut_into_steps_and_evaluated_there(tmp_path: Path) -> None:
    found = read(put(tmp_path, {"one.xml": LINEAR, "two.xml": TRIANGLE}), steps=5)
    assert [o.label for o in found.scenario.public.issues[1].options] == ["0", "0.25", "0.5", "0.75", "1"]
    # linear: 0.25 + 0.5 x; triangle: up to 1 at 0.25, down to 0 at 1
    assert utilities(found, 0, (0, 0), (0, 4)) == [F("0.175"), F("0.425")]
    assert utilities(found, 1, (0, 0), (0, 1), (0, 2), (0, 4)) == [F("0.05"), F("0.55"), F("0.05") + F(1, 3), F("0.05")]


def test_a_real_issue_without_steps_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r'one\.xml.*issue "Flow" is a real number; say with --steps'):
        read(put(tmp_path, {"one.xml": LINEAR, "two.xml": TRIANGLE}))


def test_a_long_integer_issue_is_cut_when_asked(tmp_path: Path) -> None:
    long = LINEAR.replace('upperbound="6"', 'upperbound="8002"').replace('slope="0.3"', 'slope="0.0001"')
    with pytest.raises(Refused, match='issue "Height" has 8001 values; say with --steps'):
        read(put(tmp_path, {"one.xml": long, "two.xml": long}))
    found = read(tmp_path, steps=3)
    assert [o.label for o in found.scenario.public.issues[0].options] == ["2", "4002", "8002"]
    assert utilities(found, 0, (1, 0)) == [(F("0.1") + F("0.0001") * 4000) / 2 + F("0.125")]


def test_an_integer_issue_of_more_than_a_thousand_values_is_listed_whole(tmp_path: Path) -> None:
    long = LINEAR.replace('upperbound="6"', 'upperbound="1302"').replace('slope="0.3"', 'slope="0.0005"')
    found = read(put(tmp_path, {"one.xml": long, "two.xml": long}), steps=1301)
    options = found.scenario.public.issues[0].options
    assert (len(options), options[0].label, options[1300].label) == (1301, "2", "1302")
    assert utilities(found, 0, (1300, 0)) == [(F("0.1") + F("0.0005") * 1300) / 2 + F("0.125")]


BOXES = """\
<!-- a profile -->
<?xml version="1.0" encoding="utf-8"?>
<utility_space type="nonlinear"><objective index="0" name="Plot" type="objective">
<issue index="1" name="East" type="integer" lowerbound="0" upperbound="3"/>
<issue index="2" name="North" type="integer" lowerbound="0" upperbound="2"/>
<issue index="3" name="Depth" type="integer" lowerbound="1" upperbound="2"/>
<utility maxutility="{most}"><ufun type="PlainUfun" weight="7" aggregation="{how}">
<hyperRectangle utility="30"><INCLUDES index="1" min="1" max="2"/><INCLUDES index="2" min="0" max="1"/></hyperRectangle>
<hyperRectangle utility="10"><INCLUDES index="3" min="2" max="2"/></hyperRectangle>
<hyperRectangle utility="20" weight="0.5"><EXCLUDES index="1" min="0" max="0"/></hyperRectangle>
</ufun></utility></objective>
<discount_factor value="0.95"/><reservation value="0.60"/></utility_space>
"""


def test_small_hypervolumes_become_a_table_with_closed_bounds(tmp_path: Path) -> None:
    found = read(
        put(tmp_path, {"one.xml": BOXES.format(most=50, how="sum"), "two.xml": BOXES.format(most=100, how="sum")})
    )
    public = found.scenario.public
    assert [issue.title for issue in public.issues] == ["East + North", "Depth"]
    assert [len(issue.options) for issue in public.issues] == [12, 2]
    labels = [option.label for option in public.issues[0].options]
    at = {label: k for k, label in enumerate(labels)}
    # (1 + 0) and (2 + 1) lie on the edges of the box: 30 + 10 of 50, and 10 more at depth 2
    assert utilities(found, 0, (at["1 + 0"], 0), (at["2 + 1"], 1)) == [F(40, 50), F(1)]
    assert utilities(found, 0, (at["0 + 0"], 0), (at["3 + 0"], 0), (at["1 + 2"], 0)) == [F(0), F(1, 5), F(1, 5)]
    assert utilities(found, 1, (at["1 + 0"], 0)) == [F(40, 100)]
    assert any("tie East, North together; they became one table of 12 rows" in note for note in found.notes)
    assert (found.scenario.sheets[0].discount, utilities(found, 0)) == ("0.95", [])


def test_large_hypervolumes_stay_boxes(tmp_path: Path) -> None:
    big = BOXES.format(most=50, how="sum").replace('upperbound="3"', 'upperbound="80"').replace('upperbound="2"/>\n<issue index="3"', 'upperbound="80"/>\n<issue index="3"')  # fmt: skip
    found = read(put(tmp_path, {"one.xml": big, "two.xml": big}))
    assert [issue.title for issue in found.scenario.public.issues] == ["East", "North", "Depth"]
    assert [len(sheet.boxes) for sheet in found.scenario.sheets] == [1, 1]
    # As above: 30 + 10 of 50 within, 10 more at depth 2; what is told of East alone stands on its row.
    assert utilities(found, 0, (1, 0, 0), (2, 1, 1)) == [F(40, 50), F(1)]
    assert utilities(found, 0, (0, 0, 0), (3, 0, 0), (1, 2, 0), (80, 80, 1)) == [F(0), F(1, 5), F(1, 5), F(2, 5)]


def test_hypervolumes_that_take_the_largest_box_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match='a ufun takes the "max" of its boxes'):
        read(put(tmp_path, {"one.xml": BOXES.format(most=50, how="max"), "two.xml": BOXES.format(most=50, how="max")}))


REFUSALS = {
    "an evaluation that is no number": ({"ada": ADA.replace('"8"', '"eight"')}, r'ada\.xml:4:\d+: issue "Fence": "evaluation" is "eight"; it should be a number'),
    "an infinite evaluation": ({"ada": ADA.replace('"8"', '"Infinity"')}, r'ada\.xml:4:\d+: .*"Infinity"'),
    "a number that would fill the memory": ({"ada": ADA.replace('"8"', '"1e999999999"')}, r"ada\.xml:4:\d+: .*should be a number"),
    "a weight that is no number": ({"ada": ADA.replace('"0.6"', '"0,6"')}, r'ada\.xml:10:1: the weight of issue 1: "value" is "0,6"'),
    "an issue of an unknown type": ({"domain": ORCHARD.replace('type="discrete"', 'type="fuzzy"', 1)}, r'orchard\.xml:4:1: an issue is of the type "fuzzy"'),
    "an issue without an index": ({"domain": ORCHARD.replace('index="1" name="Fence"', 'name="Fence"')}, r'orchard\.xml:4:1: an issue has the index ""'),
    "two issues with one index": ({"domain": ORCHARD.replace('index="2" name="Water"', 'index="1" name="Water"')}, r'orchard\.xml:7:1: issue "Water" has the index 1'),
    "a profile that lacks an issue": ({"ada": ADA.replace('<issue index="2"', '<issue index="5"')}, r'ada\.xml: the profile says nothing about issue "Water"'),
    "a domain without issues": ({"domain": "<negotiation_template><utility_space><objective index='0'/></utility_space></negotiation_template>"}, r"orchard\.xml:1:1: the domain has no issue"),
    "an issue without values": ({"domain": ORCHARD.replace('<item index="1" value="well"/><item index="2" value="stream"/>', "")}, r'orchard\.xml:7:1: issue "Water" has no value'),
    "a profile without weights": ({"ada": ADA.replace("<weight ", "<mass ")}, r"ada\.xml:1:1: the profile has no weights"),
    "a constraint utility space": ({"ada": ADA.replace("<discount_factor", "<rules/><discount_factor")}, r"ada\.xml:13:1: this is a constraint utility space"),
    "no objective": ({"domain": "<negotiation_template/>"}, r"orchard\.xml:1:1: there is no objective"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_read_is_refused_with_file_place_and_reason(tmp_path: Path, name: str) -> None:
    changes, words = REFUSALS[name]
    with pytest.raises(Refused, match=words):
        read(orchard(tmp_path, **changes))


def test_a_domain_with_many_profiles_asks_which(tmp_path: Path) -> None:
    put(tmp_path, {"orchard.xml": ORCHARD} | {f"profile{k}.xml": ADA for k in range(1, 21)})
    with pytest.raises(
        Refused, match=r"there are 20 profiles: profile1\.xml, profile2\.xml, .*pick some with --profiles"
    ):
        read(tmp_path)
    found = read(tmp_path, profiles=["profile3", "profile20.xml"])
    assert len(found.scenario.sheets) == 2


def test_an_unknown_profile_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r'there is no profile "cid"; there are: ada\.xml, ben\.xml'):
        read(orchard(tmp_path), profiles=["ada", "cid"])


def test_a_broken_profile_does_not_matter_when_others_are_picked(tmp_path: Path) -> None:
    orchard(tmp_path, cid="<utility_space>")
    with pytest.raises(Refused, match=r"cid\.xml:1:16: this is not well-formed XML \(no element found\)"):
        read(tmp_path)
    assert len(read(tmp_path, profiles=["ben", "ada"]).scenario.sheets) == 2


def test_two_domains_in_one_folder_are_refused_by_name(tmp_path: Path) -> None:
    orchard(tmp_path, other=ORCHARD)
    with pytest.raises(Refused, match=r"there are 2 domains: orchard\.xml, other\.xml; name one of them"):
        read(tmp_path)
    files = [tmp_path / name for name in ("other.xml", "ben.xml", "ada.xml")]
    assert [party.name for party in imported(files).scenario.public.parties] == ["Ben", "Ada"]


def test_one_profile_is_not_enough(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"needs two profiles or more, and here are 1 \(ada\.xml\)"):
        read(put(tmp_path, {"orchard.xml": ORCHARD, "ada.xml": ADA}))


def test_profiles_without_a_domain_file_bring_their_own_issues(tmp_path: Path) -> None:
    found = read(put(tmp_path, {"ada.xml": ADA, "ben.xml": BEN}))
    assert utilities(found, 0, (0, 0)) == [F("0.5")]
    assert any("there is no domain file" in note for note in found.notes)


def test_profiles_sit_in_the_order_in_which_the_folder_names_them(tmp_path: Path) -> None:
    found = read(put(tmp_path / "BenVsAda", {"orchard.xml": ORCHARD, "ada.xml": ADA, "ben.xml": BEN}))
    assert [party.name for party in found.scenario.public.parties] == ["Ben", "Ada"]
