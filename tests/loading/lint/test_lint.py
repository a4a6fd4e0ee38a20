"""Every lint, on a scenario that trips it and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.build import scenario
from pseudo import plain_words, pseudo

from communique.analysis import tabulate
from communique.loading.lint import LINTS, LintResult, LintStatus, lint
from communique.loading.lint._samples import deck
from communique.loading.lint.efficient_share import by_chance
from communique.model.scenario import Goal, Guarantee, Reference, Seat, Signing
from communique.model.sheet import Scenario
from communique.words import tr


def result(name: str, case: Scenario) -> LintResult:
    return LINTS[name].measure(case, tabulate(case.public, case.sheets))


def real(case: Scenario, **public: object) -> Scenario:
    """The scenario as a case of real people."""
    return replace(case, public=replace(case.public, fictional=False, **public))


def briefed(case: Scenario, *words: int) -> Scenario:
    sheets = zip(case.sheets, words, strict=True)
    return replace(case, sheets=tuple(replace(sheet, brief="word " * count) for sheet, count in sheets))


def contest(high: int, low: int, issues: int, reservation: int) -> Scenario:
    """Two principals at odds over an even number of issues of three options, each caring more about half of them."""
    mine = [[0, high // 2, high] if k % 2 == 0 else [0, low // 2, low] for k in range(issues)]
    theirs = [[low, low // 2, 0] if k % 2 == 0 else [high, high // 2, 0] for k in range(issues)]
    return scenario([mine, theirs], [reservation, reservation])


EVEN = contest(8, 8, 4, 16)
"""A zero-sum affair: whatever one gains the other loses."""
UNEVEN = contest(20, 4, 6, 44)
"""Three issues matter to one, three to the other."""
ACCORD = scenario([[[0, 9], [0, 5]], [[0, 7], [0, 6]]], [1, 1])
"""One package is best for both."""
CENTRE = scenario([[[0, 9, 10]], [[10, 9, 0]]], [9, 9])
"""They ask for opposite things, and only the middle suits both."""
POOR = scenario([[[0, 9]], [[9, 0]]], [9, 9])
"""Nothing is acceptable to both."""

UNSIGNED = real(ACCORD, reference=Reference((0, 0), "Nothing was agreed."))
"""What really happened is below both reservations, which is nobody's fault: a real text is not scored."""


@pytest.mark.parametrize(
    ("name", "case", "figure"),
    [
        ("efficient_share", scenario([[list(range(11))]] * 2, [0, 0]), "9.1 %"),
        ("midpoint_trap", UNEVEN, "24 left for each"),
        ("pair_trades", UNEVEN, "9"),
        ("issue_weight", UNEVEN, "28 %"),
        ("issue_weight", contest(18, 7, 4, 0), "36 %"),
        ("efficient_count", ACCORD, "1"),
        ("settled_issues", EVEN, "0 of 4"),
        ("settled_issues", ACCORD, "0 of 2"),
        ("dominant_opening", UNEVEN, "0 of 2"),
        ("mutual_need", UNEVEN, "2 of 2"),
        ("cheap_concessions", UNEVEN, "2 of 2"),
        ("shared_interest", ACCORD, "2"),
        ("sources", ACCORD, "fictional"),
        ("reference_outcome", ACCORD, "fictional"),
        ("reference_outcome", UNSIGNED, "told"),
        ("brief_lengths", briefed(ACCORD, 30, 45), "1.5 times"),
    ],
)
def test_a_scenario_in_range_passes(name: str, case: Scenario, figure: str) -> None:
    assert result(name, case) == LintResult(name, LintStatus.PASS, figure, "")


@pytest.mark.parametrize(
    ("name", "case", "status", "figure", "words"),
    [
        ("acceptable_share", POOR, "fail", "0 %", "lower some reservations"),
        ("acceptable_share", ACCORD, "warn", "75.0 %", "Raise reservations"),
        ("efficient_share", POOR, "fail", "none", "No package is acceptable"),
        ("efficient_share", EVEN, "warn", "100.0 %", "under 19 %"),
        ("efficient_count", POOR, "warn", "0", "until 1 acceptable packages"),
        ("solution_points", POOR, "fail", "0", "no solution point"),
        ("solution_points", ACCORD, "warn", "1", "agree on one package"),
        ("pair_trades", EVEN, "warn", "0", "let these weigh issues more differently: P0 and P1."),
        ("midpoint_trap", EVEN, "warn", "efficient", "so that trading pays"),
        ("issue_weight", scenario([[[0, 9], [0, 2]], [[0, 7], [0, 6]]], [1, 1]), "warn", "82 %", "Issue 0 for P0: no"),
        ("issue_weight", contest(20, 5, 4, 0), "warn", "40 %", "no issue above 37.5 %"),
        ("settled_issues", CENTRE, "warn", "1 of 1", 'settle Issue 0 on "Option 1": bring'),
        ("settled_issues", POOR, "fail", "none", "lower some reservations"),
        ("dominant_opening", ACCORD, "warn", "2 of 2", "All would take what P0, P1 can ask for"),
        ("dominant_opening", POOR, "fail", "no agreement", "lower some reservations"),
        ("mutual_need", ACCORD, "warn", "0 of 2", "P1 can have its best package signed"),
        ("mutual_need", contest(20, 4, 6, 58), "warn", "0 of 2", "P0 gains too little by agreeing"),
        ("mutual_need", POOR, "fail", "no agreement", "lower reservations"),
        ("cheap_concessions", EVEN, "warn", "0 of 2", "Give P0, P1 an issue worth little to it"),
        ("shared_interest", EVEN, "warn", "0", "like the same provision best"),
        ("sources", real(ACCORD), "fail", "2 without", 'clause "Option 1" of Issue 0'),
        ("reference_outcome", real(ACCORD), "warn", "missing", "what really happened"),
        ("brief_lengths", ACCORD, "fail", "missing", "Write a brief for P0, P1."),
        ("brief_lengths", briefed(ACCORD, 30, 60), "warn", "2.0 times", "P1 has 60 words, that of P0 30"),
    ],
)
def test_a_scenario_out_of_range_is_told_what_to_change(
    name: str, case: Scenario, status: str, figure: str, words: str
) -> None:
    found = result(name, case)
    assert (found.status, found.figure) == (status, figure)
    assert words in found.sentence


def test_between_two_and_fifteen_percent_acceptable_is_in_range() -> None:
    steps = [[list(range(11)) for _ in range(2)], [list(range(11))[::-1] for _ in range(2)]]
    assert result("acceptable_share", scenario(steps, [10, 10])).figure == "9.1 %"  # the 11 of 121 with sum 10
    assert result("acceptable_share", scenario(steps, [10, 10])).status == "pass"


def test_twenty_five_good_agreements_are_enough() -> None:
    idle = [1] + [0] * 99
    steps = [[list(range(25)), idle], [list(range(25))[::-1], idle]]
    assert result("efficient_count", scenario(steps, [0, 0])) == LintResult(
        "efficient_count", LintStatus.PASS, "25", ""
    )
    assert result("efficient_count", scenario(steps, [2, 0])).status == "warn"


def test_in_a_small_space_one_per_cent_of_the_packages_are_enough() -> None:
    idle = [1] + [0] * 95
    steps = [[list(range(25)), idle], [list(range(25))[::-1], idle]]
    assert result("efficient_count", scenario(steps, [2, 0])) == LintResult(
        "efficient_count", LintStatus.PASS, "24", ""
    )


def test_what_is_efficient_by_chance_is_the_average_over_all_orders() -> None:
    assert by_chance(1, 3) == 1
    assert by_chance(2, 2) == 1.5
    assert by_chance(3, 2) == pytest.approx(1 + 1 / 2 + 1 / 3)
    assert by_chance(4, 3) == pytest.approx(1 + 1.5 / 2 + (1 + 1 / 2 + 1 / 3) / 3 + (1 + 1 / 2 + 1 / 3 + 1 / 4) / 4)
    assert round(by_chance(86, 6)) == 53


def test_three_parties_may_have_more_efficient_packages_than_a_tenth_but_not_more_than_chance_gives() -> None:
    half = scenario([[[0, 0, 3, 0]], [[0, 1, 0, 3]], [[0, 1, 0, 3]]], [0, 0, 0])
    assert result("efficient_share", half) == LintResult("efficient_share", LintStatus.PASS, "50.0 %", "")
    most = scenario([[[0, 2, 3, 0]], [[0, 2, 0, 3]], [[0, 1, 0, 3]]], [0, 0, 0])
    found = result("efficient_share", most)
    assert (found.status, found.figure) == ("warn", "75.0 %")
    assert "under 72 %" in found.sentence


def test_among_many_principals_allies_need_not_trade_but_each_needs_half_of_the_others() -> None:
    one, other = UNEVEN.sheets[0].points, UNEVEN.sheets[1].points
    sides = scenario([one, one, other, other], [0, 0, 0, 0])
    assert result("pair_trades", sides) == LintResult("pair_trades", LintStatus.PASS, "2 of 3 partners", "")
    found = result("pair_trades", scenario([one, one, one, other], [0, 0, 0, 0]))
    assert (found.status, found.figure) == ("warn", "1 of 3 partners")
    assert "from others: P0, P1, P2." in found.sentence


def test_an_opening_that_grants_what_others_say_in_public_may_be_too_good() -> None:
    public = UNEVEN.public
    goals = tuple(Goal("As it is.", issue, (0,), assumption=True) for issue in (1, 3, 5))
    told = replace(UNEVEN, public=replace(public, parties=(public.parties[0], replace(public.parties[1], goals=goals))))
    found = result("dominant_opening", told)
    assert (found.status, found.figure) == ("warn", "1 of 3")
    assert "what P0 can ask for" in found.sentence


def test_whoever_does_not_sign_is_needed_for_a_guarantee_or_not_at_all() -> None:
    one, other = UNEVEN.sheets[0].points, UNEVEN.sheets[1].points
    host = [[0, 5, 9]] * 5 + [[9, 5, 0]]
    without = scenario([one, other, host], [44, 44, 20], mediators=[2])
    found = result("mutual_need", without)
    assert (found.status, found.figure) == ("warn", "2 of 3")
    assert "Nobody needs P2" in found.sentence
    monitors = Guarantee("monitors", Seat(2), "Monitors", "They watch.", 1)
    told = replace(without, public=replace(without.public, guarantees=(monitors,)))
    assert result("mutual_need", told).figure == "3 of 3"


def test_concepts_that_disagree_pass() -> None:
    steps = scenario([[[100, 80, 60, 0]], [[20, 50, 60, 70]]], [0, 0])
    assert result("solution_points", steps).figure == "2"


def test_few_acceptable_packages_ask_for_lower_reservations() -> None:
    steps = [[list(range(101))], [list(range(101))[::-1]]]
    found = result("acceptable_share", scenario(steps, [50, 50]))
    assert (found.status, found.figure) == ("warn", "1.0 %")
    assert found.sentence.startswith("Lower reservations")


def test_a_real_case_with_sources_and_marked_assumptions_passes() -> None:
    public = ACCORD.public
    cited = replace(public.issues[0], options=tuple(replace(o, cites=("a#b",)) for o in public.issues[0].options))
    ours = replace(public.issues[1], assumption=True)
    goal = Goal("Peace.", 0, (1,), assumption=True)
    parties = (replace(public.parties[0], goals=(goal,)), public.parties[1])
    told = real(ACCORD, issues=(cited, ours), parties=parties)
    assert result("sources", told).figure == "all sourced"
    bare = replace(parties[0], goals=(replace(goal, assumption=False),))
    assert 'goal "Peace." of P0' in result("sources", real(told, parties=(bare, parties[1]))).sentence


def test_a_reference_outcome_must_keep_the_rules() -> None:
    ruled = scenario([[[0, 9]], [[0, 7]]], [1, 1], rules=[("excludes", 0, 1, 0, 1)])
    assert result("reference_outcome", real(ruled, reference=Reference((1,), "Signed."))).figure == "not feasible"
    free = real(ACCORD, reference=Reference((1, 1), "Signed."))
    assert result("reference_outcome", free).figure == "told"


def test_a_midpoint_that_breaks_a_rule_is_no_easy_way_out() -> None:
    ruled = scenario([[[0, 1, 2]] * 2, [[2, 1, 0]] * 2], [0, 0], rules=[("excludes", 0, 1, 1, 1)])
    assert result("midpoint_trap", ruled).figure == "not feasible"


def test_a_single_principal_has_no_pair_to_trade() -> None:
    alone = scenario([[[0, 1]], [[1, 0]]], [0, 0], mediators=[1])
    assert result("pair_trades", alone).figure == "no pair"


def test_every_lint_is_named_after_its_file_and_says_what_it_measures() -> None:
    assert list(LINTS) == sorted(LINTS)
    for name, one in LINTS.items():
        assert type(one.judge).__name__ == "function"
        assert one.judge.__module__ == f"communique.loading.lint.{name}"
        assert one.measures.endswith(".")


@pytest.mark.parametrize("case", [EVEN, UNEVEN, ACCORD, POOR], ids=["even", "uneven", "accord", "poor"])
def test_the_runner_gives_one_result_for_each_lint_and_words_for_each_that_does_not_pass(case: Scenario) -> None:
    found = lint(case)
    assert [one.name for one in found] == list(LINTS)
    assert all(bool(one.sentence) == (one.status is not LintStatus.PASS) for one in found)


def test_a_scenario_too_large_to_list_is_told_to_lint_a_level() -> None:
    (found,) = lint(scenario([[[0] * 10] * 9, [[0] * 10] * 9], [0, 0], signing=Signing("unanimity")))
    assert (found.name, found.status, found.figure) == ("size", "warn", "1,000,000,000 packages")
    assert "smaller level" in found.sentence


# -- the contract of every lint ------------------------------------------------------------


@pytest.mark.parametrize("name", LINTS)
def test_a_lint_lets_its_own_sample_pass(name: str) -> None:
    assert result(name, LINTS[name].passes()).status is LintStatus.PASS


@pytest.mark.parametrize("name", LINTS)
def test_a_lint_is_tripped_by_its_own_sample_and_says_what_to_change(name: str) -> None:
    found = result(name, LINTS[name].trips())
    assert found.status in (LintStatus.WARN, LintStatus.FAIL)
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("name", LINTS)
def test_what_a_lint_says_is_translated(name: str) -> None:
    one = LINTS[name]
    with pseudo():
        for case in (one.passes(), one.trips()):
            found = result(name, case)
            labels = ("Issue", "Option", "P0", "P1", "Card", "Line")
            assert plain_words(f"{found.figure} {found.sentence} {tr(one.measures)}", labels) == []


def test_words_on_the_news_of_unequal_length_are_named() -> None:
    one = deck(1)
    line = replace(one.public.news[0].lines[0], texts=("P0 asks.", "P1 asks for a good deal more."))
    cards = (replace(one.public.news[0], lines=(line,)),)
    uneven = replace(one, public=replace(one.public, news=cards))
    found = result("news_voices", uneven)
    assert found.status is LintStatus.WARN
    assert (found.figure, found.sentence) == (
        "3.5 times",
        'Bring what the parties say closer together in length: "Line 0" of Card 0.',
    )


def test_a_deck_smaller_than_the_sessions_fails() -> None:
    assert result("news_deck", deck(5)).status is LintStatus.FAIL


def test_words_quoted_in_an_invented_case_hurt_nobody() -> None:
    assert result("news_quotes", deck(2, text="One says: “No.”")).status is LintStatus.PASS


def test_where_no_deal_is_expected_nothing_is_asked_of_deals_but_that_there_are_none() -> None:
    case = replace(UNEVEN, sheets=tuple(replace(sheet, reservation=61) for sheet in UNEVEN.sheets))
    parting = replace(case, no_deal_expected=True)
    silent = {name for name in LINTS if result(name, parting).figure == "no deal expected"}
    assert silent == {
        "acceptable_share", "dominant_opening", "efficient_count", "efficient_share", "mutual_need", "settled_issues",
        "solution_points",
    }  # fmt: skip
    assert result("expected_no_deal", parting) == LintResult("expected_no_deal", LintStatus.PASS, "-1 at best", "")
    assert result("pair_trades", parting).figure == "9"


def test_a_case_that_expects_no_deal_and_has_one_fails() -> None:
    """Sixty for each: everybody has its own way on the three issues that matter most to it."""
    case = replace(UNEVEN, sheets=tuple(replace(sheet, reservation=60) for sheet in UNEVEN.sheets))
    found = result("expected_no_deal", replace(case, no_deal_expected=True))
    assert (found.status, found.figure) == ("fail", "0 at best")
    assert result("expected_no_deal", case).figure == "a deal expected"
