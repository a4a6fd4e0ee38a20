"""Moments and the recap in the window: each is shown once, none is missed, and nobody has to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from behind import session_of
from builders import news, rich, trio
from shapes import one_of_each_shape
from tabling import Hand, floor, move, opened
from window.people import Person
from window.test_whole_game import by_keyboard, step

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.present.moments import DIGEST, ToldMoment, moments
from communique.present.recap import recap
from communique.rules.moves import kind_of
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.session.log import HUMAN
from communique.session.session import Session
from communique.window.game import Game, Setup, open_game
from communique.window.moments.following import TOLD_AT_SIGNING
from communique.window.moments.moment_stage import MomentStage
from communique.window.preferences import Settings
from communique.window.screens._visit import Guide, visits
from communique.window.screens.table import TableScreen
from communique.window.sound import SOUNDS
from communique.window.table.choices import Choices

A, B, C = Seat(0), Seat(1), Seat(2)


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[ToldMoment]:
    """What has been put on the table."""
    told: list[ToldMoment] = []
    show = MomentStage.show

    def shown(self: MomentStage, one: ToldMoment, *, at: int, of: int, words: str) -> None:
        told.append(one)
        show(self, one, at=at, of=of, words=words)

    monkeypatch.setattr(MomentStage, "show", shown)
    return told


def gesture_by_aland(seat: int = 1) -> Session:
    """A game in which Aland has made its gesture, and it is the turn of a person in `seat`."""
    session = floor(opened(rich(), seat), 0)
    move(session, MakeGesture(0))
    return floor(session, seat)


def card(hand: Hand | Person) -> str:
    """What the card on the table says; empty for none."""
    return next((w.text() for w in hand.ui.walk() if w.id == "moment"), "")


def through(hand: Hand | Person) -> list[str]:
    """Read all the cards there are; their titles."""
    read = []
    for _ in range(40):
        if not card(hand):
            return read
        read.append(hand.ui.find("moment-title").text())
        hand.click("moment-on")
    raise AssertionError("the cards do not end")


# -- one card --------------------------------------------------------------------------------


def test_a_gesture_lies_on_the_table_as_a_card_that_says_what_it_fixes() -> None:
    hand = Hand(gesture_by_aland())
    said = ""
    while card(hand):
        said += card(hand)
        hand.key("space")
    assert "A gesture: " in said
    assert "from now on" in said


@pytest.mark.parametrize("how", ["space", "return", "escape", "click"])
def test_a_card_goes_by_any_of_these(how: str) -> None:
    hand = Hand(gesture_by_aland())
    before = card(hand)
    if how == "click":
        hand.click("moment-on")
    else:
        hand.ui.focus(None)
        hand.key(how)
    assert card(hand) != before
    assert hand.app.at == "table"


def test_after_the_last_card_escape_opens_the_menu_again() -> None:
    hand = Hand(gesture_by_aland())
    through(hand)
    hand.key("escape")
    assert hand.app.at == "pause"


def test_a_card_covers_nothing_of_the_package() -> None:
    for size in ((1280, 800), (1024, 640), (1920, 1080)):
        for text in (100, 125, 150):
            hand = Hand(gesture_by_aland(), size=size, text=text)
            assert card(hand)
            assert hand.overflowing() == []
            if hand.table.parts is not None and hand.table.parts.shape.columns > 1:
                assert not hand.ui.find("moment").rect.colliderect(hand.ui.find("package").rect)


def test_a_card_is_told_once_and_not_again_after_a_look_at_the_menu() -> None:
    hand = Hand(gesture_by_aland())
    assert through(hand)
    hand.key("escape")
    hand.click("resume")
    assert not card(hand)


def test_a_card_that_comes_takes_nothing_from_a_person_who_types() -> None:
    hand = Hand(floor(opened(rich(), 1), 0))
    hand.key("ctrl+f")
    for letter in "map":
        hand.send(pygame.TEXTINPUT, text=letter)
    through(hand)
    hand.app.focus("search")
    move(hand.session, MakeGesture(0))
    hand.table.refresh()
    hand.look()
    assert card(hand)
    assert hand.focus == "search"
    hand.send(pygame.TEXTINPUT, text="s")
    assert hand.says("search") == "Search the transcript: maps"


def test_a_move_of_ones_own_takes_the_cards_away_and_the_recap_keeps_them() -> None:
    hand = Hand(gesture_by_aland())
    assert card(hand)
    assert hand.table.submit(Tell(0, "high"))
    hand.look()
    assert not card(hand)
    hand.key("f4")
    assert "from now on" in hand.words()


def test_a_card_comes_to_lie_where_it_lies_at_once_with_reduced_motion() -> None:
    pictures = []
    for still in (True, False):
        hand = Hand(gesture_by_aland(), reduced_motion=still)
        moving = pygame.image.tobytes(hand.screen.subsurface(hand.ui.find("moment").rect), "RGB")
        for _ in range(300):
            hand.ui.tick(20)
            hand.look()
        pictures.append(pygame.image.tobytes(hand.screen.subsurface(hand.ui.find("moment").rect), "RGB"))
        assert still == (moving == pictures[-1])
    assert pictures[0] == pictures[1]


def test_the_rows_that_a_card_bears_on_are_painted() -> None:
    hand = Hand(gesture_by_aland())
    gesture = hand.session.scenario.public.gestures[0]
    while "A gesture" not in card(hand):
        hand.key("space")
    row = hand.ui.find(f"issue{gesture.issue}")
    assert isinstance(row, Choices)
    assert row._touched == (gesture.floor,)


def test_news_lead_on_to_the_line_that_they_ask_for() -> None:
    hand = Hand(opened(trio(news=(news(),)), 0))
    assert "Storm" in card(hand)
    assert hand.says("moment-on") == "Take a line"
    hand.click("moment-on")
    assert hand.focus == "way0"


def test_every_moment_has_a_sound_that_there_is() -> None:
    for name in one_of_each_shape():
        session = finished(load_scenario(name), 5)
        for seat in range(len(session.scenario.public.parties)):
            assert {one.sound for one in moments(session.chair(Seat(seat)).view())} <= set(SOUNDS)


# -- pace ------------------------------------------------------------------------------------


def watched(settings: Settings, people: int = 1, seed: int = 7) -> tuple[Person, Game]:
    """A person at the first seat of a conference with news, and computers at the others."""
    person = Person(settings=settings)
    whole = load_scenario("sochi-2021")
    lineup = (HUMAN,) * people + ("random",) * (3 - people)
    game = open_game(person.app, Setup(whole, "minister", "conference", seed, lineup))
    person.app.play(game)
    person.app.enter_game()
    person.look()
    return person, game


@pytest.mark.parametrize(("seed", "unheard"), [(7, 0), (9, 4), (12, 2)])
def test_by_hand_each_move_of_the_others_waits_for_the_person(seed: int, unheard: int) -> None:
    """Each that the person hears: what others say in private is not told by a key that has to be pressed for it."""
    person, game = watched(Settings(sound=False, reduced_motion=True, pace="hand"), seed=seed)
    stops = 0
    for _ in range(60):
        through(person)
        before = game.view().n
        if game.my_turn:
            step(person, person.click)
            continue
        assert person.there("next-move")
        person.look()
        assert game.view().n == before
        person.key(".")
        person.look()
        assert 1 <= game.view().n - before <= 3  # one move, and what follows from it by itself
        stops += 1
    assert stops > 8
    assert len(session_of(game).events) - game.view().n == unheard


def test_faster_lets_all_move_at_once() -> None:
    person, game = watched(Settings(sound=False, reduced_motion=True, pace="hand"))
    through(person)
    person.click("way0")
    through(person)
    assert not game.my_turn
    person.key("h")
    person.wait(40)
    assert game.my_turn or game.over


def test_the_talks_can_be_held_and_let_go() -> None:
    person, game = watched(Settings(sound=False, reduced_motion=True))
    through(person)
    game.pacing.hold(on=True)
    assert game.submit(next(iter(game.view().candidates()))) is None
    assert game.my_turn or game.pacing.waits is False  # a move of one's own lets them go on
    person.wait(40)
    person.key("ctrl+h")
    assert game.pacing.held
    person.key("ctrl+h")
    assert not game.pacing.held


def test_a_card_lets_the_others_wait_until_it_is_read_or_its_time_is_over() -> None:
    for reads in (True, False):
        person, game = watched(Settings(sound=False, reduced_motion=False, pace="brisk"))
        game.delay = 0.001
        while not (card(person) and not game.my_turn):
            assert not game.over
            through(person)
            if game.my_turn:
                step(person, person.click)
            else:
                person.look()
        before = game.view().n
        person.wait(200)
        assert game.view().n == before
        if reads:
            through(person)
        person.wait(20_000)
        assert game.view().n > before


# -- the recap -------------------------------------------------------------------------------


def told_recap(seat: int = 1) -> Hand:
    """A person before whom another has offered and made a gesture, all cards read."""
    session = floor(opened(rich(), seat), 0)
    move(session, Offer((1, 1, 1, 0)), MakeGesture(0))
    hand = Hand(floor(session, seat))
    through(hand)
    return hand


def test_the_recap_shows_the_newest_card_and_steps_back_and_on() -> None:
    hand = told_recap()
    cards = recap(hand.table.view).cards
    assert [kind_of(hand.table.view.heard[one.number].move).name for one in cards if one.seat == A] == [
        "offer",
        "gesture",
    ]
    assert hand.says("recap").endswith(f"{len(cards)} of {len(cards)}")
    hand.use("recap-back")
    assert hand.says("recap").endswith(f"{len(cards) - 1} of {len(cards)}")
    hand.key(".")
    assert hand.says("recap").endswith(f"{len(cards)} of {len(cards)}")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_card_of_an_offer_leads_to_the_offer(by: str) -> None:
    hand = told_recap()
    hand.by = by
    number = next(one.number for one in recap(hand.table.view).cards if one.target == "P1")
    while not hand.ui.find("recap").text().endswith(f"1 of {len(recap(hand.table.view).cards)}"):
        hand.key(",")
        if any(w.id == f"recap{number}" for w in hand.ui.walk()):
            break
    hand.use(f"recap{number}")
    assert hand.focus == "compare-P1"


def test_a_card_of_a_gesture_leads_to_its_row() -> None:
    hand = told_recap()
    gesture = hand.session.scenario.public.gestures[0]
    hand.key("f4")
    number = next(one.number for one in recap(hand.table.view).cards if one.moments and one.seat == A)
    hand.click(f"recap{number}")
    assert hand.focus == f"issue{gesture.issue}"


def test_a_card_of_words_leads_to_its_line_in_the_transcript() -> None:
    session = floor(opened(rich(), 1), 0)
    move(session, Pass())
    session = floor(session, 1)
    hand = Hand(session)
    through(hand)
    cards = recap(hand.table.view).cards
    plain = next((one for one in cards if not one.target and not one.touched), None)
    if plain is None:
        pytest.skip("Everything that was said bears on a row.")
    hand.key("f4")
    hand.click(f"recap{plain.number}")
    assert hand.table.parts is not None
    assert hand.table.parts.log._pointed == plain.number


def test_the_recap_stays_until_others_have_moved_again() -> None:
    hand = told_recap()
    before = recap(hand.table.view).cards
    hand.table.submit(Tell(0, "high"))
    hand.look()
    again = recap(hand.table.view)
    assert again.cards == before
    assert not again.fresh


# -- whole games -----------------------------------------------------------------------------


def finished(whole: Scenario, seed: int) -> Session:
    """A game that computers have played by chance."""
    from builders import played

    return played(whole, seed)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("name", ["lantern-strait", "sochi-2021"])
def test_in_a_whole_game_each_moment_is_put_on_the_table_once(name: str, by: str, put: list[ToldMoment]) -> None:
    person = Person()
    whole = load_scenario(name)
    count = len(whole.public.parties)
    level = whole.public.levels[-1].id
    game = open_game(person.app, Setup(whole, level, "conference", 11, (HUMAN,) + ("random",) * (count - 1)))
    person.app.play(game)
    person.app.enter_game()
    person.look()
    use: Callable[[str], None] = person.click if by == "mouse" else by_keyboard(person)
    for _ in range(2000):
        if person.at == "closing":
            break
        through(person)
        step(person, use)
        person.wait(20)
    assert person.at == "closing"
    view = session_of(game).chair(A).view()
    wanted = [one for one in moments(view) if one.number < view.n - 1 and one.kind not in TOLD_AT_SIGNING]
    shown = [one for one in put if one.kind != DIGEST]
    assert len(set(shown)) == len(shown)
    gathered = {one.number for one in put if one.kind == DIGEST}
    missed = [one for one in wanted if one not in shown]
    assert all(any(one.number <= last for last in gathered) for one in missed)


@pytest.mark.slow
def test_two_people_at_one_screen_each_have_a_recap_of_their_own() -> None:
    person, game = watched(Settings(sound=False, reduced_motion=True), people=2)
    seen: dict[int, set[int]] = {0: set(), 1: set()}
    for _ in range(400):
        if person.at == "closing":
            break
        if person.at == "table" and game.seat is not None:
            view = game.view()
            cards = recap(view).cards
            whispers = [one for one in cards if one.private]
            assert all(
                view.seat in _between(view.heard[one.number].seat, view.heard[one.number].move) for one in whispers
            )
            seen[game.seat] |= {one.number for one in cards}
            through(person)
        step(person, person.click)
        person.wait(20)
    assert person.at == "closing"
    assert all(seen.values())


def _between(seat: Seat, made: object) -> tuple[int, ...]:
    whom = getattr(made, "to", None)
    about = getattr(made, "offer", "") or getattr(made, "target", "")
    if whom is None and about:
        one, other = about[1:].partition(".")[0].split("-")
        return int(one), int(other)
    return (seat, whom)


# -- every way to see them -------------------------------------------------------------------


def states() -> Iterator[str]:
    yield from (name for name in visits("table") if name.startswith(("at-", "with-recap", "held")))


@pytest.mark.parametrize("name", list(states()))
def test_every_state_is_what_its_name_says(name: str) -> None:
    person = Person()
    whole = load_scenario("sochi-2021")
    visits("table")[name](Guide(person.app, whole, "minister"))
    person.look()
    screen = person.app.screen
    assert isinstance(screen, TableScreen)
    kind = name.removeprefix("at-")
    if name == "at-several-moments":
        assert person.ui.find("moment-title").text().endswith("things happened meanwhile")
    elif name in ("held", "at-the-beginning") or name.startswith("with-recap"):
        assert name != "held" or person.there("next-move")
    else:
        assert screen.parts is not None
        assert screen.parts.stage.card is not None
        assert screen.parts.stage.card.told.kind == kind


def test_a_caucus_is_told_to_whom_it_is_opened_with_and_to_nobody_else() -> None:
    session = floor(opened(rich(), 1), 0)
    move(session, Caucus(B))
    kinds = [{one.kind for one in moments(session.chair(seat).view())} for seat in (A, B, C)]
    assert [("caucus" in found) for found in kinds] == [False, True, False]


def test_a_card_has_the_focus_again_after_a_look_at_the_menu() -> None:
    hand = Hand(gesture_by_aland())
    before = hand.focus
    hand.app.go("pause")
    hand.key("escape")
    assert hand.app.screen.name == "table"
    assert hand.focus == before != "issue0"
