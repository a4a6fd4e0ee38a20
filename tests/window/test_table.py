"""The table screen: what it says and refuses, how it follows the game, and that it fits at every size and phase."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import other_secrets, rich, six, three, trio, two
from tabling import KEYBOARD, Hand, floor, move, opened, phase

from communique.model.package import OPEN
from communique.model.scenario import Level, Seat
from communique.rules.moves.accept import Accept
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.state import Phase
from communique.session.session import Session
from communique.window.kit import Scroll, Tabs
from communique.window.table import turn_clock
from communique.window.table.issue_rows import IssueStrip

DRAFT = (1, 1, OPEN, 1)


def busy(seat: int | None = 0) -> Session:
    """A game with a draft and its marks, offers in the open and in private, a gesture, a promise."""
    session = floor(opened(rich(sessions=6), seat), 2)
    move(session, TableDraft(DRAFT), Pass())
    floor(session, 0)
    move(session, MakeGesture(0), Offer((1, 2, 0, 1)), Pass())
    floor(session, 1)
    move(session, Caucus(Seat(0)), Offer((1, 0, 0, 2), Seat(0)), Pass())
    floor(session, 1)
    return move(session, IfThen(3, 1, Seat(0), 0, 1), Pass())


def signing() -> Session:
    session = floor(opened(rich(), 0), 1)
    move(session, Offer(DRAFT))
    floor(session, 0)
    move(session, Accept("P1"))
    return phase(session, Phase.SIGNING, 0)


def asked(question: Ask) -> Session:
    return move(floor(opened(rich(), 0), 1), question)


PHASES: dict[str, Callable[[], Session]] = {
    "start": lambda: floor(opened(rich(), 0), 0),
    "news": lambda: phase(opened(rich(), 0), Phase.NEWS, 0),
    "busy floor": lambda: floor(busy(), 0),
    "waiting": lambda: busy(),
    "ballot": lambda: phase(busy(), Phase.BALLOT, 0),
    "press": lambda: phase(busy(), Phase.PRESS, 0),
    "signing": signing,
    "compare": lambda: asked(Ask("compare", 0, other_issue=1)),
    "need": lambda: asked(Ask("need", 0, option=1)),
    "mediator": lambda: floor(busy(2), 2),
    "observer": lambda: busy(None),
    "six": lambda: move(floor(opened(six(), 0), 0), Offer((1, 1, 1, 1))),
    "trio": lambda: floor(opened(trio(), 1), 1),
    "alternating": lambda: move(opened(two(), 1, protocol="alternating"), Offer((1, 1, 1, 1))),
}
LARGE = (1920, 1080)
"""Everything is shown at once."""
SIZES = [(1280, 720), (1280, 800), (1920, 1080), (2560, 1440), (1024, 720)]


@pytest.mark.parametrize("name", PHASES)
@pytest.mark.parametrize(
    "text", [pytest.param(100, marks=pytest.mark.slow), pytest.param(125, marks=pytest.mark.slow), 150]
)
def test_nothing_is_cut_off(name: str, text: int) -> None:
    session = PHASES[name]()
    for size in SIZES:
        hand = Hand(session, size=size, text=text)
        assert hand.overflowing() == [], (size, text)


@pytest.mark.parametrize("name", ["busy floor", "signing", "mediator", "alternating"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 150), ((1280, 800), 100)])
def test_no_form_is_cut_off(name: str, size: tuple[int, int], text: int) -> None:
    hand = Hand(PHASES[name](), size=size, text=text)
    for action in hand.table.actions:
        if action.reason:
            continue
        hand.table.act(action.name)
        assert hand.overflowing() == [], action.name
        while hand.ui.dialogs:
            hand.ui.close()
    if name == "signing":
        hand.table.act("sign")
        assert hand.overflowing() == []
        hand.ui.close()
    for show in (hand.table.show_sheet, hand.table.show_meters):
        show()
        assert hand.overflowing() == []
        hand.ui.close()


@pytest.mark.parametrize("name", ["busy floor", "six", "alternating"])
def test_what_is_painted_bit_by_bit_equals_what_is_painted_whole(name: str) -> None:
    hand = Hand(PHASES[name]())
    for step in range(6):
        hand.table.hand.choose(step % 4, step % 2)
        if step == 2 and hand.table.parts is not None and hand.table.parts.table.texts:
            hand.table.hand.compare(hand.table.parts.table.texts[0])
        if step == 4 and hand.game.my_turn:
            hand.game.submit(Pass())
            hand.others()
        hand.point("bar")
        hand.look()
        bit_by_bit = hand.pixels()
        hand.ui.paint_all(hand.screen)
        assert hand.pixels() == bit_by_bit, step


def test_it_is_said_whose_turn_it_is_and_what_to_do() -> None:
    hand = Hand(PHASES["start"]())
    assert hand.says("status") == "Session 1 of 3 · the floor · you have the floor"
    assert hand.says("prompt") == "Your floor: 2 action points. Choose options in the rows and make an offer, or ask."
    assert hand.says("points") == "Action points 2 of 2"


def test_a_button_that_cannot_be_used_says_why_on_hover() -> None:
    hand = Hand(PHASES["start"]())
    assert hand.tooltip("do-accept") == "There is no standing offer to accept."
    assert hand.tooltip("do-mark") == "There is no draft on the table to mark."


def test_a_button_that_cannot_be_used_says_why_on_focus() -> None:
    hand = Hand(PHASES["start"](), by=KEYBOARD)
    hand.walk_to("do-accept")
    assert hand.tip() == "There is no standing offer to accept."


def test_a_letter_for_what_cannot_be_done_says_why_in_passing() -> None:
    hand = Hand(PHASES["start"]())
    hand.key("a")
    assert "There is no standing offer to accept." in hand.dump()
    assert not hand.ui.dialogs


def test_while_another_speaks_the_buttons_say_so() -> None:
    session = floor(opened(rich(), 0), 1)
    hand = Hand(session)
    assert hand.says("prompt") == "Borea speaks. You can prepare your package meanwhile."
    assert hand.ui.find("do-offer").reason == "It is Borea's turn, not yours."


def test_the_indicator_breathes_while_a_delegation_decides() -> None:
    hand = Hand(floor(opened(rich(), 0), 1), reduced_motion=False)
    assert hand.says("thinking") == "deciding"
    assert hand.ui.awake


def test_choosing_changes_the_points_at_once() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue3", 2)
    assert hand.says("summary-points") == "17"
    hand.pick("issue1", 2)
    assert hand.says("summary-points") == "29"
    assert hand.says("summary-margin") == "▼ 1 under no deal"


def test_pressing_the_chosen_option_again_leaves_the_issue_open() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue1", 2)
    hand.pick("issue1", 2)
    assert hand.table.notepad.package == (OPEN,) * 4


def test_nought_leaves_the_focused_issue_open() -> None:
    hand = Hand(PHASES["start"](), by=KEYBOARD)
    hand.pick("issue1", 2)
    hand.key("0")
    assert hand.table.notepad.package == (OPEN,) * 4


def test_arrows_walk_the_rows_and_the_options() -> None:
    hand = Hand(PHASES["start"](), by=KEYBOARD)
    hand.walk_to("issue0")
    hand.key("right", "right", "down")
    assert hand.focus == "issue1"
    assert hand.table.notepad.package[0] == 1


def test_a_locked_option_says_whose_guarantee_it_needs() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue3", 3)
    assert hand.table.notepad.package[3] == OPEN
    assert hand.tip() == 'Locked until Medina gives the guarantee "Monitors".'


def test_an_audience_that_would_reject_is_named() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue0", 1)
    chips = [w.tip for w in hand.ui.find("summary-facts").walk() if w.tip]
    assert chips == ["The harbour would reject it (2 of 12 points)"]


def test_terms_that_cannot_stand_say_why() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue0", 2)
    assert hand.says("summary-problem") == '"A: A2" requires "B: B2": maps need people.'
    hand.pick("issue1", 2)
    assert "summary-problem" not in hand.dump()
    assert "+6 linked" in hand.dump()


def test_an_offer_is_shown_as_a_difference_from_my_package() -> None:
    hand = Hand(PHASES["busy floor"](), size=LARGE)
    hand.table.hand.choose(0, 1)
    hand.table.hand.choose(3, 2)
    text = "\n".join(w.text() for w in hand.ui.find("text-draft").walk())
    assert "≠\N{NO-BREAK SPACE}D: D1  −9  (yours: D2)" in text
    assert "= As yours: A" in text


def test_comparing_outlines_the_options_and_says_the_swing() -> None:
    hand = Hand(PHASES["busy floor"](), size=LARGE)
    hand.table.hand.choose(3, 2)
    hand.use("compare-draft")
    row = hand.ui.find("issue3").parent
    assert isinstance(row, IssueStrip)
    assert row.choices.row.compared == 1
    assert "'≠ −9'" in hand.dump()
    hand.use("compare-draft")
    assert "'≠ −9'" in hand.dump()  # while the pointer rests on its sheet
    hand.point("menu")
    assert "'≠ −9'" not in hand.dump()


def test_taking_over_an_offer_copies_its_clauses_and_keeps_the_rest() -> None:
    hand = Hand(PHASES["busy floor"](), size=LARGE)
    hand.table.hand.choose(2, 1)
    hand.use("take-draft")
    assert hand.table.notepad.package == (1, 1, 1, 1)


def test_the_marks_of_all_stand_beside_the_clause() -> None:
    session = floor(busy(), 0)
    move(session, Mark((1, 0, 0, 0)))
    hand = Hand(session)
    assert hand.says("marks0") == "Aland: initial, Borea: hold"
    assert hand.says("marks3") == "Aland: hold, Borea: initial", "the promise has come true"


def test_a_private_offer_is_marked_as_private() -> None:
    hand = Hand(PHASES["busy floor"](), size=LARGE)
    assert "in private with Borea" in "\n".join(w.text() for w in hand.ui.find("on-table-list").walk())


def test_a_promise_that_waits_is_written_out() -> None:
    hand = Hand(PHASES["busy floor"](), size=LARGE)
    assert 'Borea will initial "D1" (D) once Aland has initialled "A1" (A).' in hand.words()


def test_new_lines_and_changed_rows_stand_out() -> None:
    session = floor(opened(rich(), 0), 1)
    hand = Hand(session, reduced_motion=False)
    move(session, Offer(DRAFT))
    hand.table.refresh()
    hand.look()
    assert hand.table.parts is not None
    assert hand.table.parts.log._glow > 0.9
    row = hand.ui.find("issue0").parent
    assert isinstance(row, IssueStrip)
    assert row._glow > 0.9
    hand.ui.tick(5000)
    assert (hand.table.parts.log._glow, row._glow) == (0.0, 0.0)


def test_the_transcript_can_be_filtered() -> None:
    hand = Hand(PHASES["busy floor"]())
    hand.pick("pages", 1)
    hand.pick("filter", 3)
    assert hand.table.parts is not None
    kinds = {line.category for line in hand.table.parts.log.lines}
    assert kinds == {"session", "marks"}


def test_escape_closes_a_form_and_then_opens_the_pause() -> None:
    hand = Hand(PHASES["start"]())
    hand.key("o", "escape")
    assert hand.app.screen.name == "table"
    assert not hand.ui.dialogs
    hand.key("escape")
    assert hand.app.screen.name == "pause"


def test_tab_goes_all_the_way_round() -> None:
    hand = Hand(PHASES["busy floor"](), by=KEYBOARD, size=LARGE)
    hand.walk_to("issue0")
    seen = []
    for _ in range(120):
        hand.key("tab")
        seen.append(hand.focus)
        if seen[-1] == "issue0":
            break
    assert seen[-1] == "issue0"
    assert {"issue3", "do-offer", "menu", "filter", "group-talk", "amend-draft"} <= set(seen)


def test_the_sheet_is_one_key_away() -> None:
    hand = Hand(PHASES["start"]())
    hand.key("b")
    words = hand.words()
    assert "The brief of Aland." in words
    assert "Without a deal you score 30 points of 100." in words
    assert "The harbour pass a text that brings 12 points on A, B." in words
    assert "+6 A2 + B2." in words


def test_the_meters_tell_their_causes() -> None:
    hand = Hand(PHASES["busy floor"]())
    hand.key("j")
    assert "Session 1: 4 → 3: Aland spent it: gesture" in hand.words() or "Aland spent it: gesture" in hand.words()


def test_the_package_outlives_a_look_at_the_help() -> None:
    hand = Hand(PHASES["start"]())
    hand.pick("issue3", 2)
    hand.key("f1", "escape")
    assert hand.app.screen.name == "table"
    assert hand.table.notepad.package == (OPEN, OPEN, OPEN, 2)
    assert hand.says("summary-points") == "17"


def test_my_last_decision_can_be_taken_back() -> None:
    hand = Hand(opened(three(), 0))
    assert hand.ui.find("undo").reason == "There is no move of yours to take back yet."
    hand.pick("issue0", 1)
    hand.key("o", "tab", "return")
    assert len(hand.session.state.table.offers) == 1  # type: ignore[union-attr]
    hand.key("ctrl+z")
    assert hand.session.state.table.offers == ()  # type: ignore[union-attr]
    assert "text-P1" not in hand.dump()


def test_signing_shows_what_it_would_mean_at_home() -> None:
    hand = Hand(PHASES["signing"]())
    hand.use("sign")
    words = hand.words()
    assert "1. Clause A1." in words
    assert "16 points on paper, but would not be ratified: The harbour." in words
    assert "counts as no deal, 30 points" in words


def test_withholding_names_its_price() -> None:
    hand = Hand(PHASES["signing"]())
    hand.use("withhold")
    assert "You had agreed: withholding costs 2 credibility and 2 of every signatory's trust." in hand.words()


def test_an_observer_sees_the_public_table_only() -> None:
    hand = Hand(PHASES["observer"](), size=LARGE)
    said = hand.dump() + hand.words()
    assert "You are watching. Nothing confidential is shown." in said
    assert "points" not in hand.words().replace("Action points", "")
    assert "in private" not in said
    assert "text-P1" in said
    assert "text-W0-1.1" not in said
    assert not [w.id for w in hand.ui.walk() if w.id.startswith("do-")]
    assert hand.ui.find("issue0").focusable


def test_an_observer_cannot_open_a_sheet() -> None:
    hand = Hand(PHASES["observer"]())
    hand.key("b", "o")
    assert not hand.ui.dialogs


def test_the_secrets_of_others_never_change_what_is_shown() -> None:
    def look(secret: bool) -> str:
        scenario = other_secrets(rich(), 0) if secret else rich()
        session = floor(opened(scenario, 0), 1)
        move(session, Offer(DRAFT), Tell(0, "high"))
        return Hand(floor(session, 0)).dump()

    assert look(False) == look(True)


def test_a_smaller_window_turns_columns_into_tabs() -> None:
    hand = Hand(PHASES["busy floor"](), size=(1920, 1080))
    assert not [w for w in hand.ui.walk() if isinstance(w, Tabs)]
    hand.ui.resize((900, 700))
    hand.look()
    hand.ui.pump()
    hand.look()
    assert [w.id for w in hand.ui.walk() if isinstance(w, Tabs)] == ["pages"]


def test_the_pages_of_a_small_window_can_be_turned_by_keyboard() -> None:
    hand = Hand(PHASES["busy floor"](), size=(1280, 720), text=150, by=KEYBOARD)
    hand.pick("pages", 1)
    assert "log" in {w.id for w in hand.ui.walk()}
    hand.pick("pages", 0)
    assert "on-table-list" in {w.id for w in hand.ui.walk()}


def test_a_screen_is_not_built_again_for_one_event() -> None:
    session = floor(opened(rich(), 0), 1)
    hand = Hand(session, size=LARGE)
    before = hand.ui.content
    move(session, Offer(DRAFT))
    hand.table.refresh()
    assert hand.ui.content is before
    assert "text-P1" in hand.dump()


def test_the_transcript_follows_the_talk() -> None:
    session = floor(opened(rich(), 0), 1)
    hand = Hand(session, size=(1920, 1080))
    for _ in range(8):
        move(session, Tell(0, "high"))
    hand.table.refresh()
    hand.look()
    scroll = hand.ui.find("transcript", Scroll)
    assert scroll.offset == scroll._content - scroll.rect.h


def test_computers_move_and_the_person_gets_the_floor_back() -> None:
    hand = Hand(PHASES["start"]())
    hand.key("p")
    hand.others()
    assert hand.game.my_turn
    assert hand.says("prompt") == "The press is waiting: choose a line." or hand.ui.find("way0")


def test_the_two_people_of_one_screen_have_papers_of_their_own() -> None:
    scenario = two()
    session = Session.open(scenario, 1, lineup=("human", "human"))
    hand = Hand(session)
    hand.game.sit(Seat(0))
    hand.app.begin("table", game=hand.game)
    hand.table.hand.choose(0, 1)
    hand.game.sit(Seat(1))
    hand.app.begin("table", game=hand.game)
    assert hand.table.notepad.package == (OPEN,) * 4


def clocked() -> Session:
    """Aland has the floor at a level that gives two minutes for it."""
    level = Level("fast", "Fast", "", (0, 1, 2, 3), clock=120)
    session = Session.open(rich(levels=(level,)), 1, level="fast", lineup=("human", "dull", "dull"))
    return floor(session, 0)


@pytest.fixture
def stopped_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time stands still, but for what a test takes off the clock: a slow machine shows the same seconds."""
    monkeypatch.setattr(turn_clock, "monotonic", lambda: 1000.0)


def test_a_level_with_a_clock_shows_the_time_left(stopped_watch: None) -> None:
    hand = Hand(clocked())
    assert hand.says("clock") == "2:00 left"
    hand.table.hidden()
    assert "clock" not in {w.id for w in Hand(PHASES["start"]()).ui.walk()}


def test_when_the_time_is_up_the_floor_is_given_up(stopped_watch: None) -> None:
    hand = Hand(clocked())
    hand.key("o")
    hand.table.time.clock._ends -= 120
    hand.table.time.tick()
    assert hand.last(0) == Pass()
    assert not hand.ui.dialogs
    assert not hand.table.time.clock.running


def test_the_clock_stands_still_while_the_table_is_not_shown(stopped_watch: None) -> None:
    hand = Hand(clocked())
    hand.table.time.clock._ends -= 60
    table = hand.table
    hand.key("escape")
    assert not table.time.clock.running
    assert 59 < table.notepad.clock[1] <= 60
    hand.key("escape")
    assert hand.says("clock") == "1:00 left"
    hand.table.hidden()


def test_the_clock_waits_while_another_answers(stopped_watch: None) -> None:
    hand = Hand(clocked())
    hand.table.time.clock._ends -= 60
    hand.table.submit(Ask("compare", 0, other_issue=1, of=Seat(1)))
    assert not hand.table.time.clock.running
    hand.others()
    assert hand.says("clock") == "1:00 left"
    hand.table.hidden()
