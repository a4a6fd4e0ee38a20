"""GeniusWeb, NegMAS, NegoLog and LLM-Deliberation: utilities worked out by hand, and what is refused."""

# ruff: noqa: E501 - a refusal stands on one line with what provokes it

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from domain_samples import (
    FERRY,
    KILN_ONE,
    KILN_TWO,
    MEADOW_ONE,
    MEADOW_SPACE,
    MEADOW_TWO,
    PIER_DOMAIN,
    PIER_ONE,
    PIER_TWO,
    put,
    read,
    utilities,
)

from communique.interop.domain import Refused
from communique.interop.importing import imported

F = Fraction


def pier(folder: Path, **changes: str) -> Path:
    files = {"domain": PIER_DOMAIN, "keeper": PIER_ONE, "skipper": PIER_TWO} | changes
    return put(folder, {f"{name}.json": text for name, text in files.items()})


def meadow(folder: Path, **changes: str) -> Path:
    files = {"space": MEADOW_SPACE, "farmer": MEADOW_ONE, "walker": MEADOW_TWO} | changes
    return put(folder, {f"{name}.yml": text for name, text in files.items()})


def kiln(folder: Path, **changes: str) -> Path:
    files = {"one": KILN_ONE, "two": KILN_TWO} | changes
    return put(folder, {f"{name}.json": text for name, text in files.items()})


def ferry(folder: Path, changes: Mapping[str, str] = {}) -> Path:
    return put(folder, {**FERRY, **changes})


def test_geniusweb_utilities_are_as_the_files_say(tmp_path: Path) -> None:
    found = read(pier(tmp_path))
    assert [o.label for o in found.scenario.public.issues[1].options] == ["0", "2", "4"]
    # 0.4 * 0.25 + 0.6 * 0.2; 0.4 + 0.6 * 0.6; 0.4 + 0.6
    assert utilities(found, 0, (0, 0), (1, 1), (1, 2)) == [F("0.22"), F("0.76"), F(1)]


def test_geniusweb_no_deal_is_worth_the_reservation_bid(tmp_path: Path) -> None:
    found = read(pier(tmp_path))
    # 0.4 * 0.25 + 0.6 * 0.2 and 0.4 * 1 + 0.6 * 0.2, in points
    assert [sheet.reservation for sheet in found.scenario.sheets] == [22, 52]


def test_geniusweb_without_a_reservation_bid_no_deal_is_worth_nothing(tmp_path: Path) -> None:
    bid = '"reservationBid": {"issuevalues": {"Length": "short", "Toll": "0"}},'
    found = read(pier(tmp_path, keeper=PIER_ONE.replace(bid, "")))
    assert found.scenario.sheets[0].reservation == 0


def test_negmas_utilities_are_weights_times_value_functions(tmp_path: Path) -> None:
    found = read(meadow(tmp_path))
    assert [o.label for o in found.scenario.public.issues[1].options] == ["1", "2", "3"]
    # 0.5 * 0.5 + 0.5 * (0.25 + 0.25); 0.5 + 0.5 * (0.25 + 0.75)
    assert utilities(found, 0, (0, 0), (1, 2)) == [F("0.5"), F(1)]
    assert [party.name for party in found.scenario.public.parties] == ["Farmer", "Walker"]


def test_negmas_minus_infinity_means_that_every_package_is_better_than_none(tmp_path: Path) -> None:
    found = read(meadow(tmp_path))
    farmer, walker = found.scenario.sheets
    assert F(farmer.reservation, found.scenario.public.scale) == F("0.125")
    # Walker's worst package: 0.5 + 0.5 * 0.5
    assert F(walker.reservation, found.scenario.public.scale) == F("0.75")


def test_negmas_bias_is_part_of_every_utility(tmp_path: Path) -> None:
    found = read(meadow(tmp_path, farmer=MEADOW_ONE + "bias: 0.25\n"))
    assert utilities(found, 0, (0, 0), (1, 2)) == [F("0.75"), F("1.25")]


def test_negmas_linear_functions_take_the_numbers_themselves(tmp_path: Path) -> None:
    space = MEADOW_SPACE.replace("CategoricalIssue", "DiscreteCardinalIssue").replace("early", "5").replace("late", "9")
    linear = "type: LinearUtilityFunction\nweights: [0.5, 2.0]\nreserved_value: 3.5\n"
    found = read(meadow(tmp_path, space=space, farmer=linear, walker=linear))
    assert utilities(found, 0, (0, 0), (1, 2)) == [F("4.5"), F("10.5")]


DISCOUNTED = """\
type: ExpDiscountedUFun
discount: 0.8
factor: relative_time
dynamic_reservation: true
reserved_value: 0.25
ufun:
"""


def test_negmas_discounts_over_relative_time_are_read(tmp_path: Path) -> None:
    inner = "".join(f"  {line}\n" for line in MEADOW_ONE.splitlines())
    sheet = read(meadow(tmp_path, farmer=DISCOUNTED + inner)).scenario.sheets[0]
    assert sheet.discount == "0.8"


def test_negologs_issues_and_values_are_those_of_the_first_profile(tmp_path: Path) -> None:
    found = read(kiln(tmp_path))
    assert [issue.title for issue in found.scenario.public.issues] == ["Glaze", "Hours"]
    # 0.75 * 1 + 0.25 * 0.2; 0.75 * 0.5 + 0.25 * 1
    assert utilities(found, 0, (0, 0), (1, 1)) == [F("0.8"), F("0.625")]
    assert utilities(found, 1, (1, 0)) == [F(1)]
    assert F(found.scenario.sheets[0].reservation, found.scenario.public.scale) == F("0.2")


def test_scores_are_added_and_the_threshold_is_the_last_line(tmp_path: Path) -> None:
    found = read(ferry(tmp_path))
    public = found.scenario.public
    assert [party.name for party in public.parties] == ["Ferry owner", "Island", "Crew"]
    assert (public.scale, [sheet.reservation for sheet in found.scenario.sheets]) == (100, [55, 50, 65])
    assert utilities(found, 0, (1, 2)) == [100]
    assert utilities(found, 2, (0, 1)) == [60]


def test_a_deal_needs_all_but_one_and_the_two_with_a_veto(tmp_path: Path) -> None:
    signing = read(ferry(tmp_path)).scenario.public.signing
    assert (signing.rule, signing.k, signing.vetoes) == ("k-of-n", 2, (0, 1))


def test_options_are_called_what_the_instructions_call_them(tmp_path: Path) -> None:
    public = read(ferry(tmp_path)).scenario.public
    assert [issue.title for issue in public.issues] == ["A Engine", "B Pier"]
    assert [o.label for o in public.issues[0].options] == ["A1 sail", "A2 diesel"]
    assert [o.label for o in public.issues[1].options] == ["B1 north pier", "B2 south pier", "B3 no pier"]


def test_without_instructions_letters_and_numbers_do(tmp_path: Path) -> None:
    put(tmp_path, {name: text for name, text in FERRY.items() if name != "global_instructions.txt"})
    public = read(tmp_path).scenario.public
    assert [(issue.title, [o.label for o in issue.options]) for issue in public.issues] == [
        ("Issue A", ["A1", "A2"]), ("Issue B", ["B1", "B2", "B3"]),
    ]  # fmt: skip


GENIUSWEB_REFUSALS = {
    "JSON that is none": ({"keeper": PIER_ONE[:200]}, r"keeper\.json:\d+:\d+: this is not JSON"),
    "a key that stands twice": ({"keeper": PIER_ONE.replace('"Toll": 0.6', '"Length": 0.6')}, r'keeper\.json: the key "Length" stands twice'),
    "a utility that is no number": ({"keeper": PIER_ONE.replace("0.25", "true")}, r'keeper\.json: the utility of "short" of issue "Length" is "true"'),
    "infinity": ({"keeper": PIER_ONE.replace("0.25", "Infinity")}, r'keeper\.json: the utility of "short".* is "Infinity"; it should be a number'),
    "an issue that the domain lacks": ({"keeper": PIER_ONE.replace('"Toll": 0.6', '"Tolls": 0.6')}, r'keeper\.json: the profile speaks of issue "Tolls"'),
    "a bid for no value": ({"keeper": PIER_ONE.replace('"Toll": "0"', '"Toll": "9"')}, r'keeper\.json: "reservationBid" has "9" for issue "Toll"'),
    "groups": ({"keeper": '{"SumOfGroupsUtilitySpace": {"issue": 1}}'}, r"keeper\.json: this profile is a SumOfGroupsUtilitySpace, which cannot be expressed"),
    "partial orders": ({"keeper": '{"DefaultPartialOrdering": {"issue": 1}}'}, r"keeper\.json: this profile only orders packages and others give points"),
    "a range without a step": ({"domain": PIER_DOMAIN.replace('"4", "2"', '"4"')}, r'domain\.json: "range" of issue "Toll" has 2 numbers'),
    "a step of nothing": ({"domain": PIER_DOMAIN.replace('"4", "2"', '"4", "0"')}, r'domain\.json: "range" of issue "Toll" has the step 0'),
    "a long range": ({"domain": PIER_DOMAIN.replace('"4", "2"', '"4", "0.0005"')}, r'domain\.json: issue "Toll" has 8001 values; say with --steps'),
    "no values": ({"domain": PIER_DOMAIN.replace('["short", "long"]', "[]")}, r'domain\.json: issue "Length" has no values'),
}  # fmt: skip


@pytest.mark.parametrize("name", GENIUSWEB_REFUSALS)
def test_geniusweb_files_are_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    changes, words = GENIUSWEB_REFUSALS[name]
    with pytest.raises(Refused, match=words):
        read(pier(tmp_path, **changes))


NEGMAS_REFUSALS = {
    "YAML that is none": ({"farmer": MEADOW_ONE + "]"}, r"farmer\.yml:15:1: this is not YAML"),
    "an anchor": ({"farmer": MEADOW_ONE.replace("- 0.5\n- 0.5", "- &a 0.5\n- *a")}, r"farmer\.yml:14:3: anchors and aliases are not read"),
    "a key that stands twice": ({"farmer": MEADOW_ONE + "name: again\n"}, r'farmer\.yml:15:1: the key "name" stands twice'),
    "a second document": ({"farmer": MEADOW_ONE + "---\na: 1\n"}, r"farmer\.yml:15:1: the file holds more than one document"),
    "a function that is not linear": ({"farmer": "type: HyperRectangleUtilityFunction\n"}, r"farmer\.yml: this is a HyperRectangleUtilityFunction, which cannot be expressed"),
    "a value function that is not known": ({"farmer": MEADOW_ONE.replace("AffineFun", "LambdaFun")}, r'farmer\.yml: the value function of issue "Gate" is a LambdaFun'),
    "too few weights": ({"farmer": MEADOW_ONE[: -len("- 0.5\n")]}, r'farmer\.yml: "weights" has 1 entries for 2 issues'),
    "a discount by the clock": ({"farmer": DISCOUNTED.replace("relative_time", "time") + "  type: ConstUtilityFunction\n  value: 1\n"}, r'farmer\.yml: it discounts by "time"; "step" and "relative_time" can be expressed'),
    "a reservation that stays": ({"farmer": DISCOUNTED.replace("true", "false") + "  type: ConstUtilityFunction\n  value: 1\n"}, r"farmer\.yml: its reserved value is not discounted with it"),
    "a real issue": ({"space": MEADOW_SPACE.replace("ContiguousIssue", "ContinuousIssue")}, r'space\.yml: issue "Gate" is a real number; say with --steps'),
    "no outcome space": ({"space": "nothing: here\n"}, r"there is no file with the outcome space"),
}  # fmt: skip


@pytest.mark.parametrize("name", NEGMAS_REFUSALS)
def test_negmas_files_are_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    changes, words = NEGMAS_REFUSALS[name]
    with pytest.raises(Refused, match=words):
        read(meadow(tmp_path, **changes))


def test_negolog_files_are_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r'two\.json: value "red" of issue "Glaze" is not in the first profile'):
        read(kiln(tmp_path, two=KILN_TWO.replace('"blue"', '"red"')))
    with pytest.raises(Refused, match=r'two\.json: the weight of issue "Hours" is missing; it should be a number'):
        read(kiln(tmp_path, two=KILN_TWO.replace('"Hours": 0.5', '"Hour": 0.5')))


FERRY_REFUSALS = {
    "letters for scores": ({"scores_files/crew.txt": "30, x\n60, 30, 0\n65"}, r'crew\.txt:1:1: "30, x" should be numbers'),
    "no threshold": ({"scores_files/crew.txt": "30, 40\n60, 30, 0\n"}, r"crew\.txt:2:1: the last line should be the threshold"),
    "another shape": ({"scores_files/crew.txt": "30, 40\n60, 30\n65"}, r"crew\.txt: it scores 2, 2 options; the first party's file has 2, 3"),
    "an empty file": ({"scores_files/crew.txt": "\n"}, r"crew\.txt: a score file has a line for each issue"),
    "a party that nobody names": ({"scores_files/owl.txt": "1, 2\n1, 2, 3\n4"}, r"owl\.txt: .*config\.txt names no party with this score file"),
    "a line that is too short": ({"config.txt": FERRY["config.txt"] + "alone\n"}, r"config\.txt:4:1: a party should have a name, a score file and a role"),
}  # fmt: skip


@pytest.mark.parametrize("name", FERRY_REFUSALS)
def test_score_files_are_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    changes, words = FERRY_REFUSALS[name]
    with pytest.raises(Refused, match=words):
        read(ferry(tmp_path, changes))


def test_a_file_too_broken_to_tell_is_named_where_it_is_needed_and_else_passed_over(tmp_path: Path) -> None:
    kiln = put(tmp_path, {"one.json": KILN_ONE, "two.json": KILN_TWO[:40]})
    for folder in ([kiln], [kiln / "one.json", kiln / "two.json"]):
        with pytest.raises(Refused, match=r"two\.json:1:\d+: this is not JSON"):
            imported(folder)
    found = read(put(kiln, {"last.json": KILN_TWO}))
    assert len(found.scenario.sheets) == 2
    (note,) = found.notes
    assert "two.json:1:" in note
    assert note.endswith("; the file was passed over")
    with pytest.raises(Refused, match=r"two\.json:1:\d+: this is not JSON"):
        imported([kiln / name for name in ("one.json", "last.json", "two.json")])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_in_any_encoding_is_read(tmp_path: Path, codec: str) -> None:
    found = read(put(tmp_path, {"one.json": KILN_ONE.encode(codec), "two.json": KILN_TWO.encode(codec)}))
    assert utilities(found, 0, (1, 0)) == [F("0.75") * F("0.5") + F("0.25") * F("0.2")]


def test_values_of_a_geniusweb_profile_that_the_domain_lacks_are_told(tmp_path: Path) -> None:
    one = PIER_ONE.replace('"short": 0.25', '"short": 0.25, "Short": 1')
    found = read(put(tmp_path, {"pier.json": PIER_DOMAIN, "keeper.json": one, "skipper.json": PIER_TWO}))
    (note,) = found.notes
    assert note.endswith('keeper.json: not in the domain, and worth nothing: "Short" of issue "Length"')


def test_a_party_without_its_score_file_is_no_game_of_the_others(tmp_path: Path) -> None:
    folder = put(tmp_path, {name: text for name, text in FERRY.items() if "crew" not in name})
    with pytest.raises(Refused, match=r'config\.txt:3:1: party "Crew" has no score file "crew\.txt"'):
        read(folder)
    assert len(read(folder, profiles=["owner", "island"]).scenario.sheets) == 2


def test_a_file_that_is_named_twice_is_no_second_party(tmp_path: Path) -> None:
    kiln = put(tmp_path, {"one.json": KILN_ONE, "two.json": KILN_TWO})
    for again in ([kiln / "one.json"] * 2, [kiln, kiln]):
        with pytest.raises(Refused, match="this is named twice"):
            imported(again)
    found = imported([kiln, kiln / "one.json"])
    assert (len(found.scenario.sheets), found.notes) == (2, ())


def test_files_of_two_formats_are_not_mixed(tmp_path: Path) -> None:
    kiln(pier(tmp_path))
    with pytest.raises(
        Refused, match=r"files of 2 formats; name those that belong together \(geniusweb: .*; negolog: "
    ):
        read(tmp_path)


def test_a_folder_without_a_domain_says_what_is_read(tmp_path: Path) -> None:
    put(tmp_path, {"notes.md": "nothing"})
    with pytest.raises(Refused, match=r"nothing here is of a format that is read \(Genius XML: a domain file"):
        read(tmp_path)


def test_our_own_scenarios_are_no_foreign_domains(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": "format: communique-scenario 1\nid: a\n"})
    with pytest.raises(Refused, match="nothing here is of a format"):
        read(tmp_path)


def test_what_a_scenario_may_not_hold_is_replaced_and_told(tmp_path: Path) -> None:
    changed = {name: text.replace("long", "lo\u202eng") for name, text in
               (("domain", PIER_DOMAIN), ("keeper", PIER_ONE), ("skipper", PIER_TWO))}  # fmt: skip
    found = read(pier(tmp_path, **changed))
    assert [o.label for o in found.scenario.public.issues[0].options] == ["short", "lo ng"]
    assert found.notes == (
        "U+202E RIGHT-TO-LEFT OVERRIDE, which no scenario may hold, was replaced by a space (1 time).",
    )


def test_a_value_that_shows_nothing_is_called_empty(tmp_path: Path) -> None:
    changed = {name: text.replace("long", "\u200b") for name, text in
               (("domain", PIER_DOMAIN), ("keeper", PIER_ONE), ("skipper", PIER_TWO))}  # fmt: skip
    found = read(pier(tmp_path, **changed))
    assert [o.label for o in found.scenario.public.issues[0].options] == ["short", "(empty)"]
    assert found.notes == ("1 text showed nothing and got other words.",)
