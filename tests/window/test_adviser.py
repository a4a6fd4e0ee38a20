"""The adviser at the table: when it speaks, when it is silent, and what can be asked of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import terms, three, two
from shapes import one_of_each_shape
from tabling import KEYBOARD, MOUSE, Hand, floor, move, opened

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import Level, Seat
from communique.model.sheet import Scenario
from communique.present.advice import Discretion, adviser_of, hush, whisper
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.session import Session
from communique.window.table.weight_bars import WeightBars

WHOLE = (0, 1, 2, 3)


def advised(scenario: Scenario, adviser: str) -> Scenario:
    """The scenario with one level, at which everything is on and the adviser is as told."""
    level = Level("easy", "Easy", "Everything.", WHOLE, adviser=adviser)
    return replace(scenario, public=replace(scenario.public, levels=(level,)))


def at_table(adviser: str, seat: int | None = 0, *, scenario: Scenario | None = None) -> Session:
    whole = advised(scenario or two(goals={1: ((0, (1,)),)}), adviser)
    lineup = tuple("human" if p == seat else "dull" for p in range(len(whole.sheets)))
    return floor(Session.open(whole, 1, level="easy", lineup=lineup), seat or 0)


def shows(hand: Hand, id: str) -> bool:
    hand.look()
    return any(w.id == id and w.visible for w in hand.ui.walk())


# -- when it speaks ----------------------------------------------------------


def test_where_the_level_has_an_adviser_a_newcomer_finds_a_first_step_above_the_bar() -> None:
    hand = Hand(at_table("on"))
    assert shows(hand, "adviser")
    assert hand.says("adviser-said").startswith("Begin with a question: which matters more to Borea, A or B?")
    assert hand.ui.find("adviser").rect.bottom <= hand.ui.find("bar").rect.top


def test_on_request_it_waits_to_be_asked() -> None:
    hand = Hand(at_table("request"))
    assert not shows(hand, "adviser")
    assert shows(hand, "ask-adviser")


def test_off_is_off() -> None:
    hand = Hand(at_table("off"))
    assert not shows(hand, "adviser")
    assert not shows(hand, "ask-adviser")
    hand.key("v")
    assert not hand.ui.dialogs


def test_an_observer_has_no_adviser() -> None:
    hand = Hand(opened(advised(two(), "on"), None))
    assert not shows(hand, "adviser")
    assert not shows(hand, "ask-adviser")
    hand.key("v")
    assert not hand.ui.dialogs


def test_a_scenario_without_levels_has_an_adviser_on_request() -> None:
    assert adviser_of(two().public) == "request"


@pytest.mark.parametrize("scenario", list_scenarios())
def test_a_level_has_the_adviser_that_its_file_says(scenario: str) -> None:
    public = load_scenario(scenario).public
    for level in public.levels:
        assert adviser_of(replace(public, level=level.id)) == level.adviser


@pytest.mark.parametrize("by", [MOUSE, KEYBOARD])
def test_not_now_silences_it_for_the_turn(by: str) -> None:
    hand = Hand(at_table("on"), by=by)
    hand.use("adviser-hush")
    assert not shows(hand, "adviser")
    move(hand.session, Offer(terms(hand.session.scenario.public, A=2)))
    hand.table.refresh()
    assert not shows(hand, "adviser"), "one unasked nudge a turn"


def test_a_nudge_that_was_heeded_goes_away_and_none_follows_in_that_turn() -> None:
    session = at_table("on")
    held = Discretion()
    first = whisper(session.chair(Seat(0)).view(), held)
    assert first is not None
    assert first.trigger == "first"
    move(session, Offer(terms(session.scenario.public, A=2)))
    assert whisper(session.chair(Seat(0)).view(), held) is None
    assert whisper(session.chair(Seat(0)).view(), held) is None


def test_the_same_nudge_comes_once_a_session_and_again_in_the_next() -> None:
    session = at_table("on")
    move(session, Offer(terms(session.scenario.public, A=2)))
    held = Discretion()
    said = whisper(session.chair(Seat(0)).view(), held)
    assert said is not None
    assert said.trigger == "below"
    hush(held)
    assert whisper(session.chair(Seat(0)).view(), held) is None
    move(session, Pass())
    floor(session, 0)
    again = whisper(session.chair(Seat(0)).view(), held)
    assert again is not None
    assert again.trigger == "below"


def test_it_is_silent_while_others_have_the_floor() -> None:
    session = at_table("on")
    move(session, Pass())
    assert session.turn != 0
    assert whisper(session.chair(Seat(0)).view(), Discretion()) is None


def test_each_person_at_one_screen_is_told_about_their_own_papers() -> None:
    whole = advised(two(), "on")
    session = floor(Session.open(whole, 1, level="easy", lineup=("human", "human")), 1)
    move(session, Offer(terms(whole.public, A=2, B=2, C=1, D=2)))
    move(session, Pass())
    floor(session, 0)
    hand = Hand(session)
    hand.game.sit(Seat(0))
    hand.table.refresh()
    assert hand.says("adviser-said") == (
        "Offer P1 by Borea is worth 53 to you, 23 over no deal. You can accept it, or build on it."
    )


# -- the panel ---------------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "button", "why"])
def test_the_panel_opens_by_key_by_button_and_by_why(way: str) -> None:
    hand = Hand(at_table("on"))
    if way == "key":
        hand.key("v")
    else:
        hand.use("ask-adviser" if way == "button" else "adviser-why")
    said = hand.words()
    assert "You care little about A (5 points at most); Borea has called for it in public." in said
    assert "A package to consider" in said
    assert "What may matter to Borea" in said
    hand.key("escape")
    assert not hand.ui.dialogs


def test_the_package_to_consider_goes_into_the_rows() -> None:
    hand = Hand(at_table("request"))
    hand.key("v")
    hand.use("adviser-take")
    assert not hand.ui.dialogs
    package = hand.table.notepad.package
    assert -1 not in package
    assert hand.session.scenario.sheets[0].value(package) > 30
    assert hand.moves(0) == [m for m in hand.moves(0) if not isinstance(m, Offer)], "nothing was offered"


def test_the_bars_tell_estimate_and_range_in_words() -> None:
    hand = Hand(at_table("request"))
    hand.key("v")
    bars = hand.ui.find("adviser-bars")
    assert isinstance(bars, WeightBars)
    assert bars.text() == (
        "What may matter to Borea: A about 33 %, 21 to 45; B about 22 %, 10 to 34; "
        "C about 22 %, 10 to 34; D about 22 %, 10 to 34"
    )


def test_with_several_others_each_can_be_looked_at() -> None:
    hand = Hand(at_table("request", scenario=three()), by=KEYBOARD)
    hand.key("v")
    assert "What may matter to Borea" in hand.says("adviser-bars")
    hand.pick("adviser-whom", 1)
    assert "What may matter to Medina" in hand.says("adviser-bars")
    assert hand.focus == "adviser-whom"


def test_a_mediators_own_moves_have_a_key_beside_the_advisers() -> None:
    hand = Hand(at_table("request", seat=2, scenario=three()))
    hand.key("v")
    assert shows(hand, "adviser-panel")
    hand.key("escape", "e")
    assert shows(hand, "group")


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 150), ((820, 600), 150)]
)
@pytest.mark.parametrize("scenario", one_of_each_shape())
def test_everything_fits_at_every_size(scenario: str, size: tuple[int, int], text: int) -> None:
    whole = load_scenario(scenario)
    level = next(level.id for level in whole.public.levels if level.adviser == "on")
    lineup = ("human", *["dull"] * (len(whole.sheets) - 1))
    hand = Hand(floor(Session.open(whole, 1, level=level, lineup=lineup), 0), size=size, text=text)
    assert shows(hand, "adviser")
    assert not hand.overflowing()
    hand.key("v")
    assert not hand.overflowing()


def test_hushing_paints_only_what_moved_and_the_same_picture_as_a_window_built_anew() -> None:
    hand = Hand(at_table("on"))
    hand.use("adviser-hush")
    hand.look()
    grown = hand.pixels()
    hand.ui.damage(hand.screen.get_rect())
    hand.look()
    assert hand.pixels() == grown


# -- the desk ----------------------------------------------------------------


def on_the_desk(mode: str = "request", by: str = MOUSE) -> Hand:
    """The desk, with a package of one clause on it."""
    hand = Hand(at_table(mode), by=by)
    hand.pick("issue3", 3)
    hand.key("ctrl+m")
    return hand


@pytest.mark.parametrize("by", [MOUSE, KEYBOARD])
def test_what_it_would_take_is_a_difference_one_press_from_the_rows(by: str) -> None:
    hand = on_the_desk(by=by)
    assert "about +" in hand.says("desk-theirs-worth")
    assert hand.says("desk-theirs-worth").startswith("you ")
    hand.use("desk-theirs-take")
    assert not hand.ui.dialogs
    package = hand.table.notepad.package
    assert 1 < sum(choice >= 0 for choice in package) <= 4


@pytest.mark.parametrize("by", [MOUSE, KEYBOARD])
def test_and_one_press_from_an_offer(by: str) -> None:
    hand = on_the_desk(by=by)
    hand.use("desk-theirs-offer")
    while hand.ui.dialogs:
        hand.use("form-yes")
    made = hand.last(0)
    assert isinstance(made, Offer)
    assert made.terms == hand.table.notepad.package


def test_where_the_level_has_no_adviser_there_is_no_desk() -> None:
    assert not on_the_desk("off").ui.dialogs
