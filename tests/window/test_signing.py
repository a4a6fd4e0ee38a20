"""The signing in the window: whole endings by mouse and keyboard, each hand in its turn, and nothing by a slip."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from behind import session_of
from builders import dull, rich, trio, two
from tabling import Dull, floor, move, opened
from window.people import Person

from communique.model.package import OPEN
from communique.model.sheet import Audience, Scenario
from communique.present.ceremony import Standpoint
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.rules.state import EndingKind, Phase
from communique.session.log import HUMAN
from communique.session.session import Session
from communique.views import PartyView
from communique.window import sound
from communique.window.game import Game, open_save
from communique.window.preferences import Settings
from communique.window.screens.signing import SigningScreen
from communique.window.signing import ink
from communique.window.signing.light import RoomLight
from communique.window.signing.sign_button import SignButton
from communique.window.signing.signature_mark import SignatureMark

WHOLE, PART = (1, 1, 1, 1), (1, 1, OPEN, 1)


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "saves"


def at_home(*, against: bool = False) -> dict[int, tuple[Audience, ...]]:
    return {0: (Audience("harbour", "The harbour", (0,), 99 if against else 1),)}


def calm(*, against: bool = False, **changes: object) -> Scenario:
    """Two principals and a mediator; Aland's harbour at home passes the text, or not."""
    return rich(audiences=at_home(against=against), **changes)


def agreed(
    scenario: Scenario, terms: tuple[int, ...] = WHOLE, lineup: tuple[str, ...] = (HUMAN, "dull", "dull")
) -> Session:
    """Borea's offer lies before Aland, who has the floor and a person."""
    session = floor(Session.open(scenario, 1, lineup=lineup), 1)
    move(session, Offer(terms))
    return floor(session, 0)


class Refusing(Dull):
    """Signs nothing."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        return Withhold() if view.refusal(Withhold()) is None else super().decide(view, dice)


def seated(session: Session, *, motion: bool = False, others: type[Dull] = Dull) -> Person:
    """A person at the table of that session."""
    person = Person(settings=Settings(reduced_motion=not motion, sound=False))
    game = Game(session.scenario, session, post=person.app.post, players=lambda name: others(), inline=True)
    person.app.play(game)
    person.app.enter_game()
    person.look()
    return person


def at_signing(terms: tuple[int, ...] = WHOLE, *, motion: bool = False, against: bool = False) -> Person:
    """A text has just been agreed, and Aland's person looks at it."""
    person = seated(agreed(calm(against=against), terms), motion=motion)
    assert game_of(person).submit(Accept("P1")) is None
    person.look()
    assert person.at == "signing"
    return person


def game_of(person: Person) -> Game:
    assert person.app.game is not None
    return person.app.game


def screen_of(person: Person) -> SigningScreen:
    assert isinstance(person.app.screen, SigningScreen)
    return person.app.screen


def my_turn(person: Person) -> None:
    """Let the others answer until it is for the person to decide."""
    for _ in range(200):
        if game_of(person).my_turn or screen_of(person).over:
            break
        person.wait(40)
    assert game_of(person).my_turn


def mark(person: Person, seat: int) -> SignatureMark:
    return person.ui.find(f"mark{seat}", SignatureMark)


def hold_key(person: Person, key: str = "return", ms: float = 900) -> None:
    person.key_down(key)
    person.wait(ms)
    person.key_up(key)


def to_the_closing(person: Person) -> list[str]:
    """Go on until the closing; the titles of the cards that were seen."""
    seen = []
    for _ in range(20):
        if person.at == "closing":
            return seen
        if person.at == "epilogue":
            seen.append(person.ui.find("card-title").text())
            person.click("next")
        else:
            person.click("go-on")
        person.wait(40)
    raise AssertionError(f"still at the {person.at}")


# -- whole endings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "title"), [(WHOLE, "The communiqué is signed"), (PART, "A part of the agenda is signed")]
)
def test_a_text_is_signed_by_holding_the_mouse(terms: tuple[int, ...], title: str) -> None:
    person = at_signing(terms)
    my_turn(person)
    person.hold("sign", 900)
    person.wait(40)
    assert Sign() in [event.move for event in session_of(game_of(person)).events if event.seat == 0]
    assert person.at == "signing"
    assert person.focus == "go-on"
    assert title in to_the_closing(person)


def test_a_text_is_signed_with_the_keyboard_alone() -> None:
    person = at_signing()
    my_turn(person)
    person.tab_to("sign")
    hold_key(person)
    assert game_of(person).over
    assert person.focus == "go-on"
    person.key("return")
    assert person.at == "epilogue"
    person.key("escape")
    assert person.at == "closing"


@pytest.mark.parametrize("key", ["return", "space"])
def test_a_short_press_asks_first_and_the_answer_signs(key: str) -> None:
    person = at_signing()
    my_turn(person)
    person.tab_to("sign")
    person.key(key)
    assert [dialog.id for dialog in person.ui.dialogs] == ["confirm"]
    assert not game_of(person).over
    person.key("escape")
    assert not person.ui.dialogs
    person.key("s")
    assert person.focus == "yes"
    person.key("return")
    assert game_of(person).over


def test_what_does_harm_is_not_put_forward() -> None:
    good, bad = at_signing(), at_signing(against=True)
    my_turn(good)
    my_turn(bad)
    assert good.ui.find("sign", SignButton).kind == "primary"
    assert bad.ui.find("sign", SignButton).kind == "plain"
    assert bad.focus not in ("sign", "withhold")
    assert "The harbour would reject it" in bad.ui.dump()
    assert "it would not be ratified" in bad.ui.find("foreseen").text()
    bad.key("s")
    assert bad.focus == "no"


def test_what_home_turns_down_is_told_before_and_after() -> None:
    person = at_signing(against=True)
    my_turn(person)
    person.key("s")
    person.click("yes")
    assert game_of(person).outcome().kind is EndingKind.NOT_RATIFIED
    assert "Signed, and not ratified" in to_the_closing(person)
    assert "A text was signed, and not ratified at home." in person.ui.dump()


def test_a_text_is_withheld_after_a_question_and_the_talks_go_on() -> None:
    person = at_signing()
    my_turn(person)
    person.key("w")
    assert person.focus == "no"
    assert "withholding costs 2 credibility" in person.ui.dump()
    person.click("yes")
    assert Withhold() in [event.move for event in session_of(game_of(person)).events if event.seat == 0]
    assert person.at == "table"


def test_who_sees_another_withhold_goes_back_to_the_table_by_one_press() -> None:
    person = seated(agreed(calm()), others=Refusing)
    game = game_of(person)
    assert game.submit(Accept("P1")) is None
    person.look()
    my_turn(person)
    person.hold("sign", 900)
    assert person.at == "signing"
    assert person.ui.find("reached-title").text() == "Not signed"
    assert "Borea withheld." in person.ui.find("reached-sentence").text()
    assert person.ui.find("go-on").text() == "Back to the table"
    person.key("return")
    assert person.at == "table"
    assert not game.over


def least(game: Game) -> None:
    """The person does the least there is."""
    view = game.view()
    assert game.submit(dull(view.public, view.table, view.desk, view.seat)) is None


def test_talks_that_run_out_end_with_the_same_cards() -> None:
    person = seated(floor(opened(calm(sessions=1), 0), 0))
    game = game_of(person)
    while not game.over:
        assert person.at == "table"
        least(game)
        person.look()
    assert person.at == "epilogue"
    titles = to_the_closing(person)
    assert titles[:2] == ["The talks are adjourned", "What stays as it is"]


def test_talks_that_break_down_end_with_the_same_cards() -> None:
    person = seated(opened(two(), 0, protocol="alternating"))
    game = game_of(person)
    assert game.submit(Leave()) is None
    person.look()
    assert game.outcome().kind is EndingKind.BREAKDOWN
    assert person.at == "epilogue"
    assert person.ui.find("card-title").text() == "The talks have ended without an agreement"
    bad = person.ui.style.colour("bad_text", "paper")
    colours = {person.screen.get_at((x, y))[:3] for x in range(300, 980, 2) for y in range(150, 650, 2)}
    assert bad not in colours
    assert to_the_closing(person)[-1] == "What stays as it is"
    assert "The talks ended without an agreement." in person.ui.dump()


# -- each hand in its turn -----------------------------------------------------------------------


def test_the_card_says_what_was_reached_and_passes_by_itself_or_by_a_key() -> None:
    person = at_signing(motion=True)
    assert person.focus == "to-the-text"
    assert "Agreement reached" in person.ui.dump()
    person.key("return")
    assert person.there("text")
    other = at_signing(motion=True)
    other.wait(4000)
    assert other.there("text")
    assert other.focus not in ("sign", "withhold")


def test_strokes_are_drawn_one_after_the_other_and_each_takes_less_than_a_second() -> None:
    person = at_signing(motion=True)
    person.key("return")
    my_turn(person)
    person.press("sign")
    person.wait(300)
    assert 0 < mark(person, 0).stroke < 1
    person.wait(500)
    assert game_of(person).my_turn or game_of(person).over
    person.send(pygame.MOUSEBUTTONUP, pos=person.middle("go-on"), button=1)
    person.wait(2000)
    assert [(mark(person, seat).stroke, mark(person, seat).pressed_in) for seat in (0, 1)] == [(1, 1), (1, 1)]


def test_nothing_is_told_before_it_is_seen() -> None:
    person = at_signing(motion=True)
    person.key("return")
    my_turn(person)
    person.key("s")
    person.key("return")
    person.wait(200)
    assert game_of(person).over
    assert "The talks are over." not in person.ui.find("reached-sentence").text()
    person.wait(3000)
    assert "The talks are over." in person.ui.find("reached-sentence").text()


def test_a_hold_that_is_let_go_signs_nothing_and_the_stroke_goes_back() -> None:
    person = at_signing(motion=True)
    person.key("return")
    my_turn(person)
    before = len(session_of(game_of(person)).events)
    button = person.ui.find("sign", SignButton)
    person.press("sign")
    person.wait(440)
    assert button.way > 0.75
    person.send(pygame.MOUSEBUTTONUP, pos=person.middle("sign"), button=1)
    person.wait(600)
    assert not person.ui.dialogs
    assert len(session_of(game_of(person)).events) == before
    assert mark(person, 0).stroke == 0


def test_with_reduced_motion_everything_is_simply_there_and_said() -> None:
    person = at_signing()
    my_turn(person)
    person.hold("sign", 900)
    assert not person.ui.awake
    assert all(mark(person, seat).pressed_in == 1 for seat in (0, 1))
    assert person.ui.find("prompt").text().endswith("signs.")
    light = next(widget for widget in person.ui.walk() if isinstance(widget, RoomLight))
    assert light.level == 1


def test_whoever_does_not_wait_goes_on_at_once() -> None:
    person = at_signing(motion=True)
    person.key("return")
    my_turn(person)
    person.key("s")
    person.key("return")
    person.click("go-on")
    assert person.at == "epilogue"
    person.key("escape")
    assert person.at == "closing"
    person.wait(4000)


def test_the_stroke_is_the_same_for_all_and_a_seal_stands_on_invented_cases_alone() -> None:
    person = at_signing()
    my_turn(person)
    person.hold("sign", 900)
    marks = [mark(person, seat) for seat in (0, 1)]
    assert {one.rect.size for one in marks} == {marks[0].rect.size}
    assert all(one.sealed for one in marks)
    style = person.ui.style
    assert ink.drawn(style, (200, 66), 1.0, pen=False) is ink.drawn(style, (200, 66), 1.0, pen=True)
    real = seated(agreed(calm(fictional=False)))
    assert game_of(real).submit(Accept("P1")) is None
    real.look()
    assert not any(mark(real, seat).sealed for seat in (0, 1))
    assert "Nobody named in the case has signed it or said it." in real.ui.find("exercise").text()


def test_its_sounds_can_be_made() -> None:
    assert all(max(map(abs, sound.SOUNDS[name]())) > 0.01 for name in ("pen", "seal", "agreement", "rest"))


# -- around it -------------------------------------------------------------------------------------


def test_the_last_decision_is_taken_back_at_the_signing_and_made_again() -> None:
    person = at_signing()
    my_turn(person)
    person.key("ctrl+z")
    assert person.at == "table"
    assert game_of(person).view().table.agreed is None
    person.key("ctrl+y")
    assert person.at == "signing"


def test_the_table_can_be_looked_at_and_leads_back() -> None:
    person = at_signing()
    my_turn(person)
    person.key("t")
    assert person.at == "table"
    assert person.there("to-signing")
    person.click("to-signing")
    assert person.at == "signing"
    person.click("look")
    person.key("escape")
    assert person.at == "signing"


def test_a_pause_leads_back_to_the_text() -> None:
    person = at_signing()
    my_turn(person)
    person.key("escape")
    assert person.at == "pause"
    person.click("resume")
    assert person.at == "signing"


def test_a_save_opened_at_the_signing_shows_who_has_signed_without_a_card() -> None:
    person = Person()
    for step in ("new", "card-lantern-strait", "open", "go"):
        person.click(step)
    while person.at == "briefing":
        person.click("next")
    game = game_of(person)
    for _ in range(300):
        if person.at == "signing" and game.my_turn:
            break
        assert not game.over
        if game.my_turn:
            moves = list(game.view().candidates())
            accept = next((one for one in moves if isinstance(one, Accept)), None)
            game.submit(
                accept or next(one for one in moves if type(one).__name__ in ("TakeLine", "Offer", "Press", "Pass"))
            )
        person.look()
    signed = screen_of(person).ceremony.hands
    assert game.recorder is not None
    path = game.recorder.path
    person.app.close_game()
    again = Person(settings=Settings(sound=False))
    again.app.play(open_save(again.app, path))
    again.app.enter_game()
    again.look()
    assert again.at == "signing"
    assert not screen_of(again).card
    assert screen_of(again).ceremony.hands == signed
    assert all(mark(again, seat).pressed_in == 1 for seat in signed)


def test_two_people_sign_in_turn_behind_the_curtain() -> None:
    session = agreed(calm(), lineup=(HUMAN, HUMAN, "dull"))
    person = seated(session)
    shown: list[str] = []
    for _ in range(40):
        if game_of(person).over:
            break
        if person.at == "curtain":
            shown.append("curtain")
            person.hold("reveal")
        elif person.at == "signing":
            words = person.ui.dump()
            shown.append(f"signing {game_of(person).seat}")
            assert ("The harbour" in words) == (game_of(person).seat == 0)
            person.hold("sign", 900)
        else:
            game_of(person).submit(Accept("P1"))
        person.wait(40)
    signings = [one for one in shown if one.startswith("signing")]
    assert sorted(signings) == ["signing 0", "signing 1"]
    assert shown.index(signings[1]) - 1 == shown.index("curtain", shown.index(signings[0]))
    assert "The harbour" not in person.ui.dump()
    assert game_of(person).over
    assert [one.standpoint for one in screen_of(person).ceremony.signatories] == [Standpoint.SIGNED] * 2
    while person.at != "closing":
        assert "The harbour" not in person.ui.dump(), "what home says stands on one person's sheet"
        person.click("next" if person.at == "epilogue" else "go-on")
        person.wait(40)
    assert not person.there("own-sum"), "and so does what a figure is made of"


def waiting_by_hand() -> Person:
    """Three have agreed; one computer has signed, the next one waits for Aland's person, who comes last."""
    session = floor(Session.open(trio(), 1, lineup=(HUMAN, "dull", "dull")), 1)
    move(session, Offer(WHOLE))
    floor(session, 2)
    move(session, Accept("P1"))
    person = seated(floor(session, 0))
    game = game_of(person)
    game.pacing.by_hand = True
    assert game.submit(Accept("P1")) is None
    person.look()
    assert person.at == "signing"
    assert not game.my_turn
    return person


def test_by_hand_each_answer_waits_for_the_person() -> None:
    person = waiting_by_hand()
    hands = len(screen_of(person).ceremony.hands)
    person.click("next-move")
    assert len(screen_of(person).ceremony.hands) == hands + 1
    other = waiting_by_hand()
    other.key(".")
    assert len(screen_of(other).ceremony.hands) == hands + 1


def test_who_looks_at_the_table_stays_there_while_another_signs() -> None:
    person = waiting_by_hand()
    person.key("t")
    assert person.at == "table"
    before = len(session_of(game_of(person)).events)
    game_of(person).pacing.step()
    person.look()
    assert len(session_of(game_of(person)).events) > before
    assert person.at == "table"
    person.key("escape")
    assert person.at == "signing"


@pytest.mark.parametrize("size", [(800, 500), (1024, 640), (1280, 800), (1920, 1080)])
def test_a_window_that_grows_is_laid_out_anew(size: tuple[int, int]) -> None:
    person = at_signing()
    my_turn(person)
    person.ui.resize(size)
    person.screen = pygame.display.set_mode(size)
    person.look()
    person.look()
    assert person.ui.overflowing() == []
    width = size[0] / person.ui.style.scale
    assert person.there("programme") == (width >= 1180)


def test_painting_while_a_hand_signs_is_painting_all_of_it() -> None:
    person = at_signing(motion=True)
    for _ in range(12):
        person.wait(100)
        before = person.pixels()
        person.ui.paint_all(person.screen)
        assert person.pixels() == before
    person.key("return")
    my_turn(person)
    person.press("sign")
    for _ in range(24):
        person.wait(80)
        before = person.pixels()
        person.ui.paint_all(person.screen)
        assert person.pixels() == before


def test_a_closing_shows_the_sheet_that_was_signed() -> None:
    person = at_signing()
    my_turn(person)
    before = [widget.text() for widget in person.ui.find("text").walk() if widget.role == "label" and widget.text()]
    person.hold("sign", 900)
    to_the_closing(person)
    after = [widget.text() for widget in person.ui.find("document").walk() if widget.role == "label" and widget.text()]
    assert before == after
    assert session_of(game_of(person)).state.table.phase is Phase.OVER
