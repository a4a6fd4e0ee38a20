"""What people did at tables like this one stands beside what this table did."""

from __future__ import annotations

from dataclasses import replace

from debrief.cases import talked

from communique.debrief import beside_people, debrief, study_facts
from communique.debrief.people import counted, efficient
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Study
from communique.simulation import play, simulate
from communique.simulation.efficiency import efficient_deals

STUDY = Study("s", "A study", "People met.", 3000, 1000)


def test_a_study_is_counted_in_one_sentence() -> None:
    assert counted(STUDY) == (
        "A study: of 3,000 deals between people 1,000 (33.3 %) could not have been bettered for one without "
        "costing the other."
    )


def test_nothing_is_said_of_people_where_no_study_is_named() -> None:
    found = debrief(talked())
    assert beside_people(found) == []
    assert study_facts(found.public) == ()


def test_the_deal_of_a_table_is_called_efficient_exactly_when_its_package_is() -> None:
    """Counted by hand from the sheets: lamps for timber, and any division of the cloth."""
    scenario = load_scenario("closed-theatre")
    told = {}
    for seed in range(1, 13):
        session = play(scenario, None, seed, level="guided")
        found = debrief(session)
        options = [i.options[o].id for i, o in zip(found.public.issues, session.outcome().package, strict=True)]
        good = "none" not in options and (
            (options[0] == "four" and options[2] == "nil")
            or (options[2] == "nil" and options[1] == "nil")
            or (options[0] == "four" and options[1] == "four")
        )
        assert efficient(found) is good, options
        told[good] = beside_people(found)[-1]
    assert told == {
        True: "The deal of this table is one that could not have been bettered so.",
        False: "The deal of this table could have been bettered for one without costing the other.",
    }


def test_a_table_without_a_deal_counts_neither_way() -> None:
    found = debrief(talked())
    public = replace(found.public, studies=(STUDY,))
    without = replace(found, public=public, left=None)
    assert efficient(without) is None
    assert beside_people(without)[-1] == "At this table there was no deal, so it is not counted either way."


def test_a_batch_counts_its_efficient_deals_as_the_debriefs_of_its_games_do() -> None:
    scenario = load_scenario("closed-theatre")
    results = simulate(scenario, games=6, seed=1, level="guided")
    found = [debrief(play(scenario, None, row.seed, level="guided")) for row in results.rows]
    assert efficient_deals(results, scenario) == (6, sum(efficient(one) is True for one in found))


def test_the_facts_behind_a_study_come_with_their_addresses() -> None:
    facts = study_facts(load_scenario("spare-rolling-stock").public)
    assert [fact.mark for fact in facts] == ["P4", "P5", "P6"]
    assert facts[1].sources[0].startswith("github.com/facebookresearch/end-to-end-negotiator/")
