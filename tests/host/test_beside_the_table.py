"""What is read beside the table, and what a phone is told when something is over: pages, streams and their words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import boards
from builders import rich, two
from host.rooms_of import Clock, case_of, joined, move_computer, move_somebody, room_in

import communique
from communique import shipped
from communique.classroom.teacher.phone_lesson import LESSONS, lesson_clocks, phone_timetable
from communique.host import board, playing, running, showing
from communique.host.debriefing import Debriefs
from communique.host.forms._parts import whom_select
from communique.host.gathering import Person
from communique.host.pages import projector
from communique.host.pages.board_state import TableBar
from communique.host.pages.phone import brief_page, table_page
from communique.host.pages.phone_state import PhoneState, TeamProposal
from communique.host.pages.teacher.class_board import board_page
from communique.host.pages.teacher.everybody import person_page
from communique.host.pages.teacher.table_card import card
from communique.host.room import Room
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Seat
from communique.present import status
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.session.session import Session
from communique.views import brief

LINK = "http://10.0.0.5:8000"
STATE = PhoneState("Blue Heron", "Table 3", "k1")


def talking(folder: Path, *aliases: str, phase: str = "talks", clock: Clock | None = None) -> Room:
    room = room_in(folder, clock=clock)
    joined(room, *aliases)
    assert running.lot(room, tables=1) == ""
    assert running.go_on(room, phase) == ""
    return room


def until_the_floor_of(room: Room, seat: int) -> None:
    """Move at random until that seat may move what it likes."""
    while room.tables[1].turn != seat or status(room.tables[1].view(seat)).situation != "floor":
        assert move_somebody(room, 1)


def shown(room: Room, person: Person, aside: showing.Asides = "") -> str:
    return showing.main(room, Debriefs(room), person, aside)


def sitting(room: Room, seat: int | None) -> Person:
    return next(one for one in room.gathering.here() if one.seat == seat)


def test_a_brief_stays_on_the_screen_while_the_talks_go_on(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    ada = sitting(room, 0)
    page = showing.page(room, Debriefs(room), ada, "brief")
    assert 'data-stream="/seat/stream?aside=brief"' in page
    before = shown(room, ada, "brief")
    assert 'class="brief"' in before
    for _ in range(4):
        move_somebody(room, 1)
        assert 'class="brief"' in shown(room, ada, "brief")
        assert 'class="reading"' in shown(room, ada, "record")


def test_what_comes_to_be_said_comes_into_the_whole_record(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    ada = sitting(room, 0)
    counts = []
    for _ in range(5):
        counts.append(shown(room, ada, "record").count("<li"))
        move_somebody(room, 1)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_whoever_reads_beside_the_table_is_told_that_it_is_their_turn(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    for _ in range(6):
        seat = room.tables[1].turn
        for person in room.gathering.here():
            for page in (shown(room, person, "brief"), shown(room, person, "record")):
                assert ('data-turn="mine"' in page) == (person.seat == seat)
                assert ("It is your turn: to the table" in page) == (person.seat == seat)
        move_somebody(room, 1)


def test_once_the_talks_are_over_a_reader_is_asked_how_they_felt(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    ada = sitting(room, 0)
    assert running.adjourn(room, 1) == ""
    assert 'id="form-pulse"' in shown(room, ada, "record")
    assert playing.pulse(room, ada, 3, 3, 3) == ""
    assert 'class="reading"' in shown(room, ada, "record")
    assert running.go_on(room, "over") == ""
    assert 'class="reading"' in shown(room, ada, "record")


def test_nobody_reads_a_brief_before_it_is_handed_out(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo", phase="gathering")
    assert 'class="entrance lobby"' in shown(room, sitting(room, 0), "brief")


def test_what_happened_meanwhile_goes_when_it_has_been_read(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    ada = sitting(room, room.tables[1].turn or 0)
    assert running.seat_computer(room, 1, ada.seat or 0) == ""
    move_computer(room, 1)
    assert running.hand_back(room, 1, ada.seat or 0) == ""
    assert "While you were away" in shown(room, ada)
    room.present(ada.id).seen = room.present(ada.id).caught_up = room.tables[1].heard(ada.seat or 0)
    assert "While you were away" not in shown(room, ada)


def test_a_round_of_practice_says_so_on_phones_board_and_wall(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Cleo")
    assert running.practise(room, case_of(2, practice=True)) == ""
    ada = sitting(room, 0)
    assert "This is practice" in shown(room, ada)
    assert board.projector(room, ["10.0.0.5"], 8000).top.practice
    assert board.start(room, LINK, fresh=False).practising
    assert running.go_on(room, "reading") == ""
    assert "nothing counts" in shown(room, ada)
    assert running.go_on(room, "talks") == ""
    assert '<strong class="practice">Practice</strong>' in shown(room, ada)


def test_after_practice_nobody_sits_in_talks_without_having_been_handed_a_brief(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Cleo")
    assert running.end_practice(room) != ""
    assert running.practise(room, case_of(2, practice=True)) == ""
    for phase in ("reading", "talks"):
        assert running.go_on(room, phase) == ""
    for person in room.gathering.here():
        assert playing.read_brief(room, person) == ""
    assert running.end_practice(room) == ""
    assert room.gathering.phase == "gathering"
    assert not board.board(room, LINK).top.practice
    assert "Welcome, Ada" in shown(room, next(iter(room.gathering.here())))
    assert not any(person.read for person in room.gathering.here())


def test_no_page_of_the_class_itself_says_practice(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    assert "ractice" not in shown(room, sitting(room, 0))
    assert not board.board(room, LINK).top.practice


def test_research_is_asked_about_when_the_teacher_asks_for_it(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo", phase="before")
    ada = sitting(room, 0)
    assert 'id="form-survey"' in shown(room, ada)
    assert running.ask_about_research(room, True) == ""
    assert 'id="form-consent"' in shown(room, ada)
    assert playing.consent(room, ada, False) == ""
    assert 'id="form-survey"' in shown(room, ada)
    assert running.ask_questions(room, True) == ""
    assert room.gathering.research, "whether questions are asked is another matter"


def test_a_name_that_is_hidden_stands_neither_on_the_wall_nor_on_phones_that_wait(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Ada", "Ben", "Rude Thing")
    ada = next(iter(room.gathering.here()))
    assert "Rude Thing" in shown(room, ada)
    assert running.show_names(room, False) == ""
    assert "Rude Thing" not in shown(room, ada)
    assert board.projector(room, ["10.0.0.5"], 8000).aliases == ()
    assert "Rude Thing" in [one.alias for one in board.board(room, LINK).unseated]


def test_a_sheet_comes_before_the_button_that_says_that_it_was_read() -> None:
    page = str(brief_page(brief(rich(), Seat(0)), replace(STATE, talks=False)))
    assert page.index('href="#sheet"') < page.index("I have read it")
    assert 'data-sheet="k1"' in page


def test_of_four_issues_no_more_than_two_may_matter_most() -> None:
    page = str(brief_page(brief(rich(), Seat(0)), STATE))
    assert len(rich().public.issues) == 4
    assert 'data-most="2"' in page
    assert "Up to 2 issues." in page


def test_a_proposal_to_the_pen_is_counted_at_the_way_to_it_and_stands_first() -> None:
    view = Session.open(rich(news=()), 1).chair(Seat(0)).view()
    fields = (("move", "pass"),)
    two = (TeamProposal(4, "Owl", "Aland ends its turn.", fields), TeamProposal(7, "Fox", "Aland asks.", fields))
    page = str(table_page(view, replace(STATE, proposals=two)))
    assert 'data-proposed="4 7"' in page
    assert re.search(r'href="#texts">.*?<b class="new">2<', page)
    assert page.index('id="team"') < page.index('id="texts"')
    assert "data-proposed" not in str(table_page(view, replace(STATE, proposals=two, pen=False)))


def test_a_team_hears_of_what_is_proposed_where_the_pen_is(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo", "Dov")
    seat = next(s for s in range(3) if len(room.gathering.team(1, s)) == 2)
    pen, other = room.gathering.team(1, seat)
    until_the_floor_of(room, seat)
    assert playing.propose(room, other, Pass()) == ""
    assert f'data-proposed="{other.id}"' in shown(room, pen)
    assert f'data-proposed="{other.id}"' in shown(room, pen, "brief")
    assert "data-proposed" not in shown(room, other)


def test_a_clock_that_has_run_out_says_what_that_means(tmp_path: Path) -> None:
    clock = Clock()
    room = talking(tmp_path, "Ada", "Ben", "Cleo", clock=clock)
    assert running.clock(room, "session", 4) == ""
    ada = sitting(room, 0)
    assert '<time data-until="1000240">4:00</time>' in shown(room, ada)
    clock.now += 241
    page = shown(room, ada)
    assert '<time data-until="1000240" class="up">0:00</time>' in page
    assert "The time of this session is up" in page


def test_a_card_says_what_lies_there_offers_and_signatures(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    until_the_floor_of(room, 0)
    view = room.tables[1].view(0)
    assert playing.make(room, sitting(room, 0), Offer((1, 2, 0, 1)), after=view.n, key="a") == ""
    assert board.table(room, 1).offers >= 1
    assert "on the table" in str(card(board.table(room, 1), room.now(), ()))
    assert (board.table(room, 1).signing, board.table(room, 1).signed) == (0, 0)


def test_clocks_begin_with_the_minutes_of_the_lesson(tmp_path: Path) -> None:
    """Lantern Strait at its first level: 45 minutes, four sessions of four, and 3 + 2 minutes to read and to guess."""
    clocks = lesson_clocks(at_level(load_scenario("lantern-strait"), "guided"))
    timetable = phone_timetable(at_level(load_scenario("lantern-strait"), "guided"), 45)
    assert timetable is not None
    assert (clocks.whole, clocks.session, clocks.talks) == (45, 4, 16)
    assert [step.minutes for step in timetable.steps if "4 sessions" in step.text] == [clocks.talks]
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    shown_ = board_page(board.board(room, LINK))
    for what, minutes in board.minutes(room):
        form = shown_[shown_.index(f'id="do-clock-set-{what}"') :]
        assert f'value="{minutes}"' in form[: form.index("</form>")]


def test_a_case_that_fits_no_lesson_has_clocks_all_the_same() -> None:
    for path in sorted(shipped.scenarios().glob("*.yaml")):
        whole = load_scenario(path.stem)
        for cut in (whole, *(at_level(whole, level.id) for level in whole.public.levels)):
            assert min(lesson_clocks(cut)) >= 1
            assert lesson_clocks(cut).whole in LESSONS


def test_a_card_at_the_signing_says_how_many_have_signed() -> None:
    said = str(card(boards.table(signing=2, signed=1), boards.NOW, ()))
    assert "At the signing: 1 of 2" in said
    assert "Initials" not in said


def test_to_remove_somebody_one_is_told_to_lock_first() -> None:
    open_, locked = (str(person_page(boards.person_state(locked=on))) for on in (False, True))
    assert "Lock the class first" in open_
    assert "Lock the class first" not in locked


def test_practice_ends_on_the_board_before_the_class_goes_on() -> None:
    page = str(board_page(boards.board(boards.table(practice=True), top=boards.top(practice=True))))
    assert "End the practice" in page
    assert 'name="to" value="after"' not in page
    assert "Close the talks" in str(board_page(boards.board(boards.table())))


def test_a_few_tables_are_large_on_the_wall() -> None:
    bars = tuple(TableBar(n, 1, 4, False) for n in range(1, 20))
    for count, kind in ((1, "bars few"), (4, "bars few"), (5, "bars"), (12, "bars"), (13, "bars many")):
        state = boards.projector_state(top=boards.top(), tables=bars[:count])
        assert f'class="{kind}"' in str(projector.main(state))


def test_two_at_a_table_are_not_told_of_a_caucus() -> None:
    view = Session.open(two(), 1).chair(Seat(0)).view()
    assert "caucus" not in str(whom_select(view))


def test_who_is_sent_out_is_shown_nothing_more_by_the_same_script() -> None:
    script = (Path(communique.__file__).parent / "host" / "static" / "live.js").read_text(encoding="utf-8")
    assert 'one.addEventListener("bye", (event) => over(event.data));' in script
    assert 'document.getElementById("view").replaceWith(main);' in script
