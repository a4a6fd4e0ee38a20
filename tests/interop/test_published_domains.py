"""Kinds of published domains that went wrong once: small domains of our own, and the values worked out by hand.

The cases they come from lie beside the checkout where they are at all; without them those tests are skipped.
"""

# ruff: noqa: E501 - what is said stands on one line with what provokes it

from __future__ import annotations

import os
from fractions import Fraction as F
from itertools import product
from pathlib import Path

import pytest
from domain_samples import (
    ADA,
    BEN,
    FERRY,
    MEADOW_ONE,
    MEADOW_SPACE,
    MEADOW_TWO,
    ORCHARD,
    PIER_DOMAIN,
    PIER_ONE,
    PIER_TWO,
    orchard,
    put,
    read,
    utilities,
)

from communique.analysis.joint_analysis import analyse
from communique.interop.domain import Refused
from communique.interop.exporting import exported
from communique.interop.importing import Imported
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.scoring import outcome
from communique.session.session import Session

CASES = Path(os.environ.get("COMMUNIQUE_CASES", Path(__file__).resolve().parents[3] / "shared" / "cases"))
beside = pytest.mark.skipif(not CASES.is_dir(), reason="no folder of cases beside the checkout")


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def meadow(folder: Path, head: str = "", **changes: str) -> Imported:
    """The NegMAS sample; with a `head`, the farmer's function lies inside another."""
    farmer = MEADOW_ONE if not head else head + "ufun:\n" + indented(MEADOW_ONE)
    files = {"space.yml": MEADOW_SPACE, "farmer.yml": farmer, "walker.yml": MEADOW_TWO}
    return read(put(folder, files | {f"{name}.yml": text for name, text in changes.items()}))


BY_STEP = "type: ExpDiscountedUFun\ndiscount: 0.9\ndynamic_reservation: true\nreserved_value: 0.125\n"


@pytest.mark.parametrize("factor", ["", "factor: step\n", "factor: null\n"])
def test_a_discount_of_negmas_is_by_round_unless_the_file_says_otherwise(tmp_path: Path, factor: str) -> None:
    farmer, walker = meadow(tmp_path, BY_STEP + factor).scenario.sheets
    assert (farmer.discount, farmer.discount_by) == ("0.9", "round")
    assert (walker.discount, walker.discount_by) == ("1", "deadline")
    # 0.9 twice, however long the talks may last; by deadline it would be the 2 / 8 and 2 / 40 of it
    assert [farmer.discounted(1000, F(2, rounds), rounds) for rounds in (8, 40)] == [810, 810]


def test_a_discount_over_relative_time_is_another_thing(tmp_path: Path) -> None:
    farmer = meadow(tmp_path, BY_STEP + "factor: relative_time\n").scenario.sheets[0]
    assert (farmer.discount, farmer.discount_by) == ("0.9", "deadline")
    assert farmer.discounted(1000, 1, 8) == 900
    # 0.9 to the 1 / 4 is 0.9740037
    assert farmer.discounted(1000, F(2, 8), 8) == pytest.approx(974.0037, abs=1e-4)


def test_a_discount_of_nothing_is_none_to_negmas(tmp_path: Path) -> None:
    found = meadow(tmp_path, BY_STEP.replace("0.9", "0.0"))
    assert found.scenario.sheets[0].discount == "1"
    assert [note for note in found.notes if "the discount is 0, which NegMAS takes for none" in note]


def ended(scenario: Imported, rounds_passed: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Points and no deal when all agree on the first option of everything in the round after so many."""
    session = Session.open(scenario.scenario, 1, protocol="alternating", rounds=6)
    for _ in range(2 * rounds_passed):
        assert session.chair(session.turn).submit(Pass()) is None
    assert session.chair(session.turn).submit(Offer((0, 0))) is None
    assert session.chair(session.turn).submit(Accept()) is None
    end = outcome(session.scenario, session.state)
    return end.points, end.no_deal


def test_a_game_ends_with_what_the_rounds_have_left(tmp_path: Path) -> None:
    found = meadow(tmp_path, BY_STEP)
    unit = found.scenario.public.scale
    assert unit == 1000
    # Farmer 0.5 * 0.5 + 0.5 * 0.5, no deal 0.125; walker 0.5 * 1 + 0.5 * 0.5, no deal as the worst package: 0.75
    assert ended(found, 0) == ((500, 750), (125, 750))
    assert ended(found, 3) == ((round(500 * 0.729), 750), (round(125 * 0.729), 750))


def test_a_discount_by_round_goes_back_to_negmas_and_nowhere_else(tmp_path: Path) -> None:
    found = meadow(tmp_path / "first", BY_STEP)
    files = exported(found.scenario, "negmas").files
    assert "factor: step" in files["farmer.yml"]
    again = read(put(tmp_path / "again", files))
    assert [(s.discount, s.discount_by) for s in again.scenario.sheets] == [("0.9", "round"), ("1", "deadline")]
    with pytest.raises(Refused, match="Genius discounts by the share of the deadline that has passed"):
        exported(found.scenario, "genius")
    with pytest.raises(Refused, match="GeniusWeb has no discount"):
        exported(found.scenario, "geniusweb")


def test_a_scenario_file_keeps_the_discount_by_round(tmp_path: Path) -> None:
    text = meadow(tmp_path, BY_STEP).text
    assert '    discount: "0.9"\n    discount_by: round\n' in text
    assert "Time costs: after each round a point is worth 0.9 of what it was before." in text


THIRD = "0.3333333333333333"
LONG_SPACE = "type: CartesianOutcomeSpace\nname: quarry\nissues:\n" + "".join(
    f"- {{name: {name}, type: CategoricalIssue, values: [x, y, z]}}\n" for name in ("Dust", "Noise", "Road")
)


def long_profile(weights: list[str], rows: list[list[str]]) -> str:
    tables = "".join(f"- {{type: TableFun, mapping: {{x: {a}, y: {b}, z: {c}}}}}\n" for a, b, c in rows)
    return (
        f"type: LinearAdditiveUtilityFunction\nreserved_value: 0.0\nweights: [{', '.join(weights)}]\nvalues:\n{tables}"
    )


def frontier_of(tables: list[list[list[F]]]) -> int:
    """How many vectors no other is better than, by looking at every pair."""
    shapes = [len(row) for row in tables[0]]
    vectors = {
        tuple(sum((row[k] for row, k in zip(rows, package, strict=True)), F(0)) for rows in tables)
        for package in product(*map(range, shapes))
    }
    return sum(not any(o != v and all(a >= b for a, b in zip(o, v, strict=True)) for o in vectors) for v in vectors)


def test_thirds_keep_their_ties_and_long_decimals_say_where_they_end(tmp_path: Path) -> None:
    weights, rows = ["0.926506623785866", "0.4161799388943461", "0.9162698355052942"], [["1.0", "0.1", "0.0"]] * 3
    files = {
        "space.yml": LONG_SPACE,
        "one.yml": long_profile([THIRD] * 3, [["0.0", THIRD, "1.0"], ["0.0", "0.5", "1.0"], ["0.0", "0.5", "1.0"]]),
        "two.yml": long_profile(weights, rows),
    }
    found = read(put(tmp_path, files))
    # By hand: one third of 0, 1/3, 1 and of 0, 1/2, 1 twice
    third = F(1, 3)
    assert utilities(found, 0, (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1), (2, 0, 0)) == [
        third / 3, third / 2, third / 2, third, third,
    ]  # fmt: skip
    one = [[F(0), third / 3, third], [F(0), third / 2, third], [F(0), third / 2, third]]
    two = [[F(w), F(w) / 10, F(0)] for w in weights]
    assert len(analyse(found.scenario).frontier.vectors) == frontier_of([one, two])
    assert [note.partition(":")[0] for note in found.notes if "rounded" in note] == ["two"]
    assert any("such as 0.1111111111111111 for 1/9" in note for note in found.notes)


def test_parties_whose_fractions_have_no_common_scale_get_one_each(tmp_path: Path) -> None:
    # 9,973, 9,967 and 9,949 are primes: points that hold all of them would be 10^12 a unit, which no table holds.
    # Each party has many ties among its 1,296 packages, which rounding on another's scale would break.
    values, primes = "uvwxyz", {"one": 9973, "two": 9967, "three": 9949}
    parts = [[0, *((37 * k * k + 1211 * k * i) % 9900 for k in range(1, 6))] for i in range(4)]

    def profile(prime: int) -> str:
        entries = [", ".join(f"{v}: {k / prime:.17f}" for v, k in zip(values, row, strict=True)) for row in parts]
        tables = "".join(f"- {{type: TableFun, mapping: {{{row}}}}}\n" for row in entries)
        return f"type: LinearAdditiveUtilityFunction\nreserved_value: 0.0\nvalues:\n{tables}"

    space = "type: CartesianOutcomeSpace\nname: quarry\nissues:\n" + "".join(
        f"- {{name: i{k}, type: CategoricalIssue, values: [{', '.join(values)}]}}\n" for k in range(4)
    )
    files = {"space.yml": space} | {f"{name}.yml": profile(prime) for name, prime in primes.items()}
    found = read(put(tmp_path, files))
    assert found.scenario.public.origin is not None
    for party, name in enumerate(sorted(primes)):
        whole = [sum(row[k] for row, k in zip(parts, at, strict=True)) for at in ((1, 2, 3, 4), (5, 0, 2, 1))]
        assert utilities(found, party, (1, 2, 3, 4), (5, 0, 2, 1)) == [F(k, primes[name]) for k in whole]
    assert not [note for note in found.notes if "rounded" in note]
    assert found.scenario.public.origin.own
    again = read(put(tmp_path / "again", exported(found.scenario, "negmas").files))
    assert utilities(again, 2, (5, 0, 2, 1)) == utilities(found, 2, (5, 0, 2, 1))


def older(text: str) -> str:
    """The profile as the first editions of GeniusWeb write it."""
    return text.replace("DiscreteValueSetUtilities", "discreteutils").replace("NumberValueSetUtilities", "numberutils")


def test_older_geniusweb_is_read_as_todays(tmp_path: Path) -> None:
    assert "discreteutils" in older(PIER_ONE)
    names = {"domain.json": PIER_DOMAIN, "keeper.json": PIER_ONE, "skipper.json": PIER_TWO}
    today = read(put(tmp_path / "today", names))
    then = read(put(tmp_path / "then", {name: older(text) for name, text in names.items()}))
    assert then.scenario.sheets == today.scenario.sheets
    # 0.4 * 0.25 + 0.6 * 0.2, 0.4 * 1 + 0.6 * 1
    assert utilities(then, 0, (0, 0), (1, 2)) == [F("0.22"), F(1)]


def test_what_a_party_would_not_know_is_said(tmp_path: Path) -> None:
    asked = "<comparisons>\n100\n</comparisons><errors>3</errors><elicitation_cost>0.1</elicitation_cost>"
    text = ADA.replace("<utility_space>", '<utility_space type="UNCERTAIN">').replace(
        "</utility_space>", f"{asked}</utility_space>"
    )
    found = read(orchard(tmp_path, ada=text))
    assert [note.partition("ada.xml: ")[2] for note in found.notes] == [
        "in Genius this party is uncertain of its utilities (comparisons: 100, errors: 3, elicitation_cost: 0.1); "
        "here it knows them, and what it would have been told instead was left out"
    ]


LONG = "north pier, kept by the island for forty years, with a lamp at its end, two berths and no toll on Sundays"


def test_a_long_clause_is_whole_and_instructions_become_the_brief(tmp_path: Path) -> None:
    texts = {
        "global_instructions.txt": FERRY["global_instructions.txt"].replace("north pier", LONG),
        "individual_instructions/greedy/owner.txt": "You own the ferry.\n\n"
        "Diesel is #A2_NUM of at most #A_MAX_NUM; #Z1_NUM.",
        "individual_instructions/cooperative/owner.txt": "You give way.",
        "individual_instructions/cooperative/crew.txt": "You sail. #B1_NUM and #B3_NUM.",
    }
    found = read(put(tmp_path, dict(FERRY) | texts))
    pier = found.scenario.public.issues[1].options[0]
    assert pier.clause == f"B Pier: B1 {LONG}."
    assert len(pier.label) <= 80
    assert "…" not in "".join(option.clause for issue in found.scenario.public.issues for option in issue.options)
    owner, island, crew = (sheet.brief for sheet in found.scenario.sheets)
    assert owner.startswith("You own the ferry.\n\nDiesel is 50 of at most 50; #Z1_NUM.\n\nYou speak for Ferry owner.")
    assert island.startswith("You speak for Island.")
    assert crew.startswith("You sail. 60 and 0.\n\nYou speak for Crew.")


def test_an_option_goes_on_in_lines_that_are_set_in(tmp_path: Path) -> None:
    text = FERRY["global_instructions.txt"].replace("B1: north pier", "B1: north pier,\n    with a lamp")
    found = read(put(tmp_path, dict(FERRY) | {"global_instructions.txt": text}))
    clauses = [option.clause for option in found.scenario.public.issues[1].options]
    assert clauses == ["B Pier: B1 north pier, with a lamp.", "B Pier: B2 south pier.", "B Pier: B3 no pier."]


def test_a_value_longer_than_a_label_is_whole_in_its_clause(tmp_path: Path) -> None:
    space = MEADOW_SPACE.replace("- early", f"- {LONG}")
    one, two = (text.replace("early:", f"{LONG}:") for text in (MEADOW_ONE, MEADOW_TWO))
    found = meadow(tmp_path, space=space, farmer=one, walker=two)
    assert found.scenario.public.issues[0].options[0].clause == f"Hay: {LONG}."


def test_variants_of_a_profile_are_told_from_parties(tmp_path: Path) -> None:
    other = ADA.replace('"0.3"', '"0.9"')
    folder = orchard(tmp_path, ada_reservation_90=other, ben_reservation_90=other)
    found = read(folder)
    assert [party.name for party in found.scenario.public.parties] == ["Ada", "Ben"]
    assert [note for note in found.notes if "variant" in note] == [
        "taken as one profile a party: ada.xml, ben.xml; passed over as variants of them: ada_reservation_90.xml, "
        "ben_reservation_90.xml (--profiles picks others)"
    ]
    picked = read(folder, profiles=["ada_reservation_90.xml", "ben.xml"])
    assert utilities(picked, 0, (0, 0)) == [F("0.6") * F(1, 2) + F("0.4") * F(1, 2)]
    assert picked.scenario.sheets[0].reservation * 1 == F("0.9") * picked.scenario.public.origin.points_per_unit  # type: ignore[union-attr]


def test_series_of_reservations_are_two_parties_and_numbers_are_parties(tmp_path: Path) -> None:
    series = {f"{who}Reserve0{k}": ADA for who in ("Ada", "Ben") for k in (1, 2, 3)}
    found = read(put(tmp_path / "series", {f"{name}.xml": text for name, text in series.items()}))
    assert next(note for note in found.notes if "variant" in note).startswith(
        "taken as one profile a party: AdaReserve01.xml, BenReserve01.xml;"
    )
    numbered = read(put(tmp_path / "numbered", {f"plot{k}.xml": ADA for k in (1, 2, 3)}))
    assert len(numbered.scenario.sheets) == 3


def naming(*files: str) -> str:
    """The domain as Genius's first editions wrote it: with agents, and where their utilities stand."""
    agents = "".join(f'<agent class="a.B" name="x" utility_space="{file}"/>' for file in files)
    return ORCHARD.replace("<negotiation_template>", f"<negotiation_template>{agents}")


def test_the_profiles_that_a_domain_file_names_are_its_parties(tmp_path: Path) -> None:
    folder = orchard(tmp_path / "two", domain=naming("etc/old/Ben.xml", "ada.xml"), empty=ADA, test=BEN)
    found = read(folder)
    assert [party.name for party in found.scenario.public.parties] == ["Ada", "Ben"]
    assert found.notes == (
        "taken as one profile a party: ada.xml, ben.xml; passed over: empty.xml, test.xml, "
        "for the domain file does not name them (--profiles picks others)",
    )
    assert len(read(folder, profiles=["empty", "test", "ada"]).scenario.sheets) == 3
    # Names of files that there are not, and empty ones, tell nothing.
    blind = read(orchard(tmp_path / "blind", domain=naming("", "", "gone.xml"), empty=ADA))
    assert [note for note in blind.notes if "taken" in note] == [
        "each of the 3 profiles was taken for a party (--profiles picks others)"
    ]


def test_profiles_under_uncertainty_stand_for_no_party_beside_certain_ones(tmp_path: Path) -> None:
    vague = ADA.replace("<utility_space>", '<utility_space type="UNCERTAIN"><comparisons>9</comparisons>')
    found = read(orchard(tmp_path / "beside", AdaA100=vague, BenB20=vague))
    assert [party.name for party in found.scenario.public.parties] == ["Ada", "Ben"]
    assert found.notes == (
        "taken as one profile a party: ada.xml, ben.xml; passed over: AdaA100.xml, BenB20.xml, "
        "for their parties would not know them for certain (--profiles picks others)",
    )
    assert len(read(orchard(tmp_path / "alone", ben=vague, other=vague)).scenario.sheets) == 3


def test_a_domain_file_with_evaluations_and_no_weight_is_no_party(tmp_path: Path) -> None:
    found = read(orchard(tmp_path, domain=ORCHARD.replace('value="hedge"', 'value="hedge" evaluation="1"')))
    assert (len(found.scenario.sheets), found.notes) == (2, ())


@pytest.mark.parametrize("said", ['value="s"', ""])
def test_a_discount_that_is_no_number_is_none(tmp_path: Path, said: str) -> None:
    found = read(orchard(tmp_path, ada=ADA.replace('<discount_factor value="0.5"/>', f"<discount_factor {said}/>")))
    assert [sheet.discount for sheet in found.scenario.sheets] == ["1", "0.5"]
    shown = '"s"' if said else "missing"
    assert [n.partition("ada.xml: ")[2] for n in found.notes] == [
        f"the discount factor is no number ({shown}); Genius takes 1"
    ]


def test_a_reservation_that_is_no_number_is_none(tmp_path: Path) -> None:
    found = read(orchard(tmp_path, ada=ADA.replace('"0.3"', '"some"')))
    assert found.scenario.sheets[0].reservation == 0
    assert any('the reservation value is no number ("some"); Genius takes 0' in note for note in found.notes)


@pytest.mark.parametrize("text", ["\n0.5, 1.0\n1.0, 0.5\n", "<pareto><point/></pareto>", ""])
def test_a_stray_file_is_passed_over_by_name(tmp_path: Path, text: str) -> None:
    plain = read(orchard(tmp_path / "plain"))
    found = read(orchard(tmp_path / "stray", pareto=text))
    assert found.scenario.sheets == plain.scenario.sheets
    assert [
        note
        for note in found.notes
        if note.endswith("pareto.xml: this is no domain and no profile; it was passed over")
    ]


def test_a_table_that_lacks_a_value_counts_it_as_nothing(tmp_path: Path) -> None:
    found = meadow(tmp_path, farmer=MEADOW_ONE.replace("    late: 1.0\n", ""))
    # 0.5 * 0 + 0.5 * (0.25 + 0.25)
    assert utilities(found, 0, (1, 0)) == [F("0.25")]
    assert any('issue "Hay" does not list "late"; it counts 0' in note for note in found.notes)


def test_many_values_without_an_evaluation_are_one_note(tmp_path: Path) -> None:
    many = "".join(f'<item index="{k}" value="v{k}"/>' for k in range(4, 30))
    found = read(
        orchard(
            tmp_path, domain=ORCHARD.replace('<item index="3" value="none"/>', f'<item index="3" value="none"/>{many}')
        )
    )
    assert [note.partition(": ")[2] for note in found.notes] == [
        '26 values of issue "Fence" have no evaluation and count 0, such as "v4"'
    ] * 2


PLOT = (
    '<issue index="3" name="Plot" type="discrete"><item value="a" evaluation="1"/></issue><weight index="3" value="1"/>'
)
TOLD = {
    "another spelling": (ADA.replace('"hedge"', '"Hedge"'), 'not in the domain, and worth nothing: "Hedge" of issue "Fence"', 0),
    "two evaluations": (ADA.replace('"none"', '"hedge"'), 'value "hedge" of issue "Fence" has two evaluations; the last one counts', F("0.15")),
    "an issue more": (ADA.replace('<weight index="1"', f'{PLOT}<weight index="1"'), 'issue "Plot" (index 3) is not in the domain; it counts nothing', F("0.3")),
    "all below nothing": (ADA.replace('ation="', 'ation="-'), 'no evaluation of issue "Fence" is above 0.00001; all count 0, as in Genius', 0),
}  # fmt: skip
"""Ada's file, what is said of it, and what the hedge alone is worth to her: 0.6 times a share of 8."""


@pytest.mark.parametrize("name", TOLD)
def test_what_a_genius_profile_says_and_does_not_count_is_told(tmp_path: Path, name: str) -> None:
    text, said, worth = TOLD[name]
    found = read(orchard(tmp_path, ada=text))
    assert said in [note.partition("ada.xml: ")[2] for note in found.notes]
    assert found.scenario.sheets[0].points[0][0] == worth * found.scenario.public.origin.points_per_unit  # type: ignore[union-attr]


def test_a_value_that_a_domain_has_twice_is_one(tmp_path: Path) -> None:
    text = ORCHARD.replace('value="none"/>', 'value="none"/><item index="4" value="wall"/>')
    found = read(orchard(tmp_path, domain=text))
    assert found.scenario.public.sizes == (3, 2)
    assert [note.partition("orchard.xml: ")[2] for note in found.notes] == [
        'issue "Fence" has "wall" twice; it is one value'
    ]


@beside
@pytest.mark.parametrize(
    ("case", "sizes", "note"),
    [
        ("step_discount", (3,), ""),
        ("thirds", (3, 3, 3, 3), "rounded to whole points"),
        ("geniusweb_v1", (2, 2), ""),
        ("uncertain", (2,), "uncertain of its utilities (comparisons: 2, errors: 1)"),
        ("long_clause", (2, 2), ""),
        ("two_party_folder", (2,), "taken as one profile a party: a.xml, b.xml"),
        ("discount_text", (2,), "Genius takes 1"),
        ("stray_file", (2,), "pareto.xml: this is no domain and no profile"),
    ],
)
def test_the_cases_open_and_say_what_was_left_out(case: str, sizes: tuple[int, ...], note: str) -> None:
    found = read(CASES / case)
    assert found.scenario.public.sizes == sizes
    assert len(found.scenario.sheets) == (3 if case == "thirds" else 2)
    assert note in " ".join(found.notes)


@beside
def test_the_case_of_thirds_has_the_frontier_of_exact_fractions() -> None:
    assert len(analyse(read(CASES / "thirds").scenario).frontier.vectors) == 39


@beside
def test_the_case_of_a_long_clause_has_it_whole() -> None:
    clause = read(CASES / "long_clause").scenario.public.issues[0].options[0].clause
    assert clause.endswith("its upkeep is paid by the town, and lorries above ten tonnes may not use it.")
