"""What a group without a computer plays from: rules with issues, cards, both names, an order that moves on."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from communique.classroom.paper import Paper
from communique.classroom.papers import PAPERS, Printing, documents
from communique.classroom.papers._words import order
from communique.classroom.papers.cards import cards_paper
from communique.classroom.papers.facts import _files as facts
from communique.classroom.papers.outcome_form import outcome_form
from communique.classroom.papers.public_sheet import public_sheet
from communique.classroom.papers.role_sheet import role_sheet
from communique.loading.fact_sheet import seed_facts
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Seat
from communique.views import brief


def flat(page: Paper) -> str:
    reader = PdfReader(BytesIO(bytes(page.output())))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


@cache
def sochi_public() -> str:
    return flat(public_sheet(load_scenario("sochi-2021").public))


def test_no_label_stands_in_a_rule_without_its_issue() -> None:
    assert (
        "“Peace treaty: Drafting on the basis of mutual recognition” cannot stand with “State border:" in sochi_public()
    )
    assert "“No provision”" not in sochi_public()


def test_no_label_stands_in_a_link_without_its_issue() -> None:
    two = load_scenario("two-valleys")
    page = flat(role_sheet(brief(two, Seat(0))))
    assert two.sheets[0].links
    for link in two.sheets[0].links:
        one, other = two.public.issues[link.issue], two.public.issues[link.other_issue]
        named = (
            f"{one.short}: {one.options[link.option].label} + {other.short}: {other.options[link.other_option].label}."
        )
        assert named in page


def test_a_clause_that_needs_a_guarantee_says_which() -> None:
    page = flat(public_sheet(load_scenario("two-valleys").public))
    guarantee = load_scenario("two-valleys").public.guarantees[0].title
    assert f"(Needs a guarantee: {guarantee}.)" in page


def test_the_cards_of_a_mediator_hold_price_and_what_they_unlock() -> None:
    two = load_scenario("two-valleys")
    page = flat(cards_paper(brief(two, Seat(2))))
    assert page.count("GUARANTEE") == 2 * len(two.public.guarantees)
    assert page.count("EVIDENCE") == 2 * len(two.sheets[2].cards)
    cost = two.public.guarantees[0].cost
    assert f"Price: {cost} capital, no action, once." in page
    unlocked = [(one.short, k.label) for one in two.public.issues for k in one.options if k.guarantee == 0]
    assert unlocked
    assert all(f"{issue}: {option}" in page for issue, option in unlocked)


def test_as_many_sets_of_cards_stand_on_a_page_as_it_holds_and_it_says_how_many() -> None:
    cards = cards_paper(brief(load_scenario("sochi-2021"), Seat(0)))
    page = flat(cards)
    assert (cards.sets, cards.leaf) == (3, 1)
    assert "3 sets, one for each table." in page
    assert page.count("EVIDENCE · Delegation A Two exchanges") == page.count("GESTURE · Delegation A") == 3


def test_a_public_sheet_says_once_what_0_means_and_lists_it_where_it_means_something_else() -> None:
    page = flat(public_sheet(load_scenario("one-plough").public))
    assert "Wherever no 0 is listed, 0 is No provision." in page
    assert "(0) No provision" not in page
    assert "(0) Nothing agreed for the school" in page
    crates = flat(public_sheet(load_scenario("closed-theatre").public))
    assert "Wherever no 0 is listed, 0 is Left in the cellar." in crates


def test_what_is_on_the_table_begins_on_the_page_of_its_heading() -> None:
    page = public_sheet(at_level(load_scenario("harbour-at-sel"), "guided").public)
    sheets = [" ".join(one.extract_text().split()) for one in PdfReader(BytesIO(bytes(page.output()))).pages]
    headed = next(one for one in sheets if "What is on the table" in one)
    assert "The harbour handles clean goods" in headed


def test_a_clause_that_differs_in_a_figure_alone_is_printed_once() -> None:
    page = flat(public_sheet(load_scenario("three-reaches").public))
    assert page.count("lets out at least") == 1
    assert "(2) 600 million cubic metres The same, but 600 million cubic metres." in page
    assert "(2) 15 April 2031 The same, but 15 April 2031." in page
    pitch = flat(public_sheet(load_scenario("two-valleys").public))
    assert "The same, but" not in pitch


@pytest.mark.parametrize("name", ["outcome", "public", "role"])
def test_an_options_digit_and_the_figure_of_its_label_are_told_apart(name: str) -> None:
    for one in PAPERS[name].files(load_scenario("three-reaches"), Printing()):
        said = flat(one.make()).replace("\N{NO-BREAK SPACE}", " ")
        assert "(1) 300 million" in said
        assert not re.search(r"(?<![\d(])\d 300 million", said)


def test_what_a_delegation_calls_for_stands_on_the_page_of_its_name() -> None:
    public = at_level(load_scenario("sochi-2021"), "minister").public
    pages = [
        " ".join(page.extract_text().split()) for page in PdfReader(BytesIO(bytes(public_sheet(public).output()))).pages
    ]
    for party in public.parties:
        named = next(page for page in pages if f"{party.alias} ({party.short}) {party.name}." in page)
        assert all(goal.text.rstrip(".") in named for goal in party.goals)


@pytest.mark.parametrize("name", ["lantern-strait", "sochi-2021", "two-valleys", "harbour-at-sel"])
def test_the_rules_of_a_first_level_take_one_page(name: str) -> None:
    rules = [one for one in documents(at_level(load_scenario(name), "guided")) if one.name == "rules.pdf"]
    assert [one.make().leaf for one in rules] == [1]


def test_one_deck_of_news_serves_the_class_and_everybody_is_told() -> None:
    case = at_level(load_scenario("one-pitch"), "envoy")
    said = {name: flat(next(PAPERS[name].files(case, Printing())).make()) for name in ("rules", "news", "teacher")}
    assert "One card is drawn for all tables and read out." in said["rules"]
    assert "One deck for the class. Cut it, and shuffle." in said["news"]
    assert "News cards One deck, for you: the whole class hears the same news." in said["teacher"]
    assert "“others' trust” moves the coin of whoever takes the line" in said["rules"]


def test_a_goal_says_which_digits_meet_it_so_that_capital_can_be_counted() -> None:
    page = flat(public_sheet(load_scenario("two-valleys").public))
    assert "No more incidents on the ridge (4: 1, 2, 3). Trains and lorries" in page
    assert "Work on a peace treaty in which each state recognises the other's territory (8: 3)." in page


def test_a_mediator_that_signs_nothing_is_told_that_its_audiences_stop_nothing() -> None:
    two = load_scenario("two-valleys")
    mediator, principal = (flat(role_sheet(brief(two, Seat(seat)))) for seat in (2, 0))
    assert "You sign nothing, so they cannot stop a text." in mediator
    assert "If one is not, nobody has a deal." not in mediator
    assert "What you sign holds when each of them is content. If one is not, nobody has a deal." in principal


@pytest.mark.parametrize("names", ["aliases", "real"])
def test_the_name_asked_for_is_the_title_and_the_other_stands_below(names: str) -> None:
    page = flat(role_sheet(brief(load_scenario("two-valleys"), Seat(1)), Printing(names=names)))
    title, other = ("Delegation B", "Delegation of Velmar") if names == "aliases" else ("Velmar", "Delegation B")
    assert page.startswith(f"CONFIDENTIAL ROLE SHEET {title} {other}. Head of delegation: Joren Aldis")


def test_each_paper_begins_with_another_delegation() -> None:
    public = load_scenario("two-valleys").public
    assert [order(public, paper)[0] for paper in range(4)] == [0, 1, 2, 0]
    assert flat(public_sheet(public)).index("Delegation B (Velmar)") < flat(public_sheet(public)).index(
        "Delegation A ("
    )


def test_the_outcome_form_asks_who_when_and_what_each_has() -> None:
    page = flat(outcome_form(at_level(load_scenario("two-valleys"), "guided").public))
    for asked in (
        "Table",
        "Date",
        "Begun at",
        "Ended at",
        "Names",
        "Points",
        "No deal",
        "Signature",
        "Code for the class",
    ):
        assert asked in page
    assert "Delegation C (mediator, as witness)" in page
    assert "Level guided" in page


def test_facts_stand_with_the_addresses_of_their_sources() -> None:
    two = load_scenario("sochi-2021")
    told = {one.name: flat(one.make()) for one in facts(two, Printing())}
    assert set(told) == {"facts.pdf", "facts-later.pdf"}
    known = seed_facts(two.public)["S12"]
    assert f"[S12] {known.text}" in told["facts.pdf"]
    assert known.sources[0] in told["facts.pdf"]
    assert "[L1]" in told["facts-later.pdf"]
    assert "[L1]" not in told["facts.pdf"]
    assert "[P8] The joint statement" in told["facts-later.pdf"]
    assert "[P8]" not in told["facts.pdf"]


def test_a_level_without_guarantees_gestures_and_news_keeps_no_tracks() -> None:
    guided = at_level(load_scenario("lantern-strait"), "guided")
    (rules,) = PAPERS["rules"].files(guided, Printing())
    said = flat(rules.make())
    assert "At this level the program keeps capital, trust and credibility; paper leaves them out" in said
    assert "Gesture" not in said
    assert "What moves the tracks" not in said
