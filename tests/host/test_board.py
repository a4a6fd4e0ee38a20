"""The teacher's pages and the wall: nothing of points, forms as the table of actions says, hostile names as text."""

from __future__ import annotations

import re
import typing
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser

import boards
import pytest
from boards import NOW, asleep, board, person, table, top
from builders import played, rich
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.host.doctor import Diagnosis, Health
from communique.host.gathering import PHASES
from communique.host.html import VOID
from communique.host.pages import board_state, projector
from communique.host.pages.board_state import (
    ACTIONS,
    ClockShown,
    LookState,
    Presence,
    ProjectorState,
    SeatShown,
)
from communique.host.pages.teacher import class_board as board_module
from communique.host.pages.teacher.class_board import board_page
from communique.host.pages.teacher.doing import digits, do
from communique.host.pages.teacher.everybody import people_page, person_page
from communique.host.pages.teacher.look import look_page, question_page
from communique.host.pages.teacher.room_doctor import Measured, doctor_page
from communique.host.pages.teacher.start import start_page
from communique.host.pages.teacher.steering import phases
from communique.host.pages.teacher.table_card import lot_words, needs
from communique.model.scenario import Seat
from communique.session.onlooker import Onlooker

HOSTILE = "</li></main><script>alert('x')</script>\"><img src=x onerror=y>"


class Page(HTMLParser):
    """A page as a browser reads it. Raises where a tag does not close in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.forms: list[dict[str, list[str]]] = []
        self.text = ""
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open, f"left open: {self._open}"
        self.text = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        assert len(found) == len(attrs), f"<{tag}> says something twice: {attrs}"
        self.tags.append((tag, found))
        if tag == "form" and found.get("method") != "post":
            # It asks for a page, and does nothing.
            assert found["action"] == "/teacher/doctor"
        elif tag == "form":
            self.forms.append({})
        elif "form" in self._open and found.get("name") and self.forms:
            self.forms[-1].setdefault(found["name"], []).append(found.get("value", ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In a drawing, as HTML has it; nowhere else.
        assert "svg" in self._open, f"<{tag}/> is no HTML"
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [found for one, found in self.tags if one == tag]

    def ids(self) -> list[str]:
        return [found["id"] for _, found in self.tags if "id" in found]


@cache
def pages() -> dict[str, str]:
    """Every page there is, in each shape it takes."""
    view = Onlooker(played(rich(), 3, 60)).view()
    out = {
        "board": board_page(boards.everything("Ada")),
        "empty board": board_page(board(unseated=(person(),), top=top("gathering"))),
        "resting board": board_page(board(table(), paused=True)),
        "people": people_page(boards.people_state()),
        "nobody": people_page(replace(boards.people_state(), people=())),
        "person": person_page(boards.person_state(partners=("Ben",))),
        "person with letters": person_page(boards.person_state(person=person(letters="HVTRNP"))),
        "look": look_page(boards.look_state(), view),
        "look from a seat": look_page(boards.look_state(seat=1), played(rich(), 3, 60).chair(Seat(1)).view()),
        "look before the talks": look_page(LookState(top("reading"), table(session=0)), None),
        "question": question_page(boards.question_state()),
        "no question": question_page(boards.question_state(refusal="There is no draft on the table.")),
        "start": start_page(boards.start_state()),
        "later": start_page(boards.start_state(settled="The talks have begun.", practising=True, talking=2, papers=7)),
        "practice": start_page(boards.start_state(practising=True, top=top("gathering", survey=False))),
        "start at the debrief": start_page(boards.start_state(top=top("debrief"))),
        "doctor": doctor_page(top(), FINDINGS, ("A travel router.",)),
    }
    for phase in PHASES:
        out[f"board in {phase}"] = board_page(replace(boards.everything("Ada"), top=top(phase)))
        state = boards.projector_state(top=top(phase), announcement="Soon.", clocks=(ClockShown("phase", NOW + 60),))
        out[f"wall in {phase}"] = projector.projector_page(replace(state, tables=boards.bars(14), done=1))
    out["wall at rest"] = projector.projector_page(boards.projector_state(paused=True, locked=True))
    return out


FINDINGS = (
    Diagnosis("address", Health.OK, "Phones reach this laptop at 10.0.0.5."),
    Diagnosis("mobile-data", Health.NOTE, "Mobile data off."),
    Diagnosis("isolation", Health.FAIL, "Nobody has joined.", "Open a hotspot."),
    Diagnosis("firewall", Health.WARN, "A firewall is on.", "Let the port in."),
)


# nothing of points


def test_no_field_of_a_state_could_hold_points_a_sheet_or_a_package() -> None:
    """A number in a state is one of these, and each counts people, tables, time or moves."""
    numbers = set()
    for kind in vars(board_state).values():
        if not (isinstance(kind, type) and is_dataclass(kind)):
            continue
        for name, type_ in typing.get_type_hints(kind).items():
            said = str(type_)
            assert "communique.model" not in said, f"{kind.__name__}.{name} holds a thing of the game: {said}"
            assert not re.search("Any|object", said), f"{kind.__name__}.{name} could hold anything"
            if re.search(r"\b(int|float)\b", said):
                numbers.add(f"{kind.__name__}.{name}")
    assert numbers == {
        "PersonShown.id",
        "PersonShown.since",
        "SeatShown.seat",
        "BoardState.done",
        "BackShown.to",
        "TableShown.number",
        "TableShown.session",
        "TableShown.sessions",
        "TableShown.moved",
        "TableShown.turn_since",
        "TableShown.initials",
        "TableShown.needed",
        "ClockShown.until",
        "ClassShown.now",
        "BoardState.stuck_minutes",
        "LookState.seat",
        "StartState.joined",
        "StartState.laid",
        "StartState.parties",
        "StartState.papers",
        "StartState.stand_in",
        "StartState.talking",
        "TableBar.number",
        "BoardState.minutes",
        "TableShown.offers",
        "TableShown.signed",
        "TableShown.signing",
        "TableBar.session",
        "TableBar.sessions",
        "ProjectorState.joined",
        "ProjectorState.done",
    }


def test_a_state_never_changes() -> None:
    kinds = [kind for kind in vars(board_state).values() if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 15
    for kind in kinds:
        assert kind.__dataclass_params__.frozen, kind.__name__
        assert hasattr(kind, "__slots__"), kind.__name__


def test_a_look_from_a_seat_shows_none_of_its_points() -> None:
    """The same page with every point on its sheet another."""
    session = played(rich(), 3, 60)
    view = session.chair(Seat(1)).view()
    sheet = view.sheet
    other = replace(sheet, points=tuple(tuple(9000 + p for p in row) for row in sheet.points))
    changed = replace(view, briefing=replace(view.briefing, sheet=other))
    assert look_page(boards.look_state(seat=1), view) == look_page(boards.look_state(seat=1), changed)


def test_the_wall_does_not_tell_how_a_table_has_ended() -> None:
    assert {field.name for field in fields(board_state.TableBar)} == {
        "number", "session", "sessions", "ended", "practice",
    }  # fmt: skip
    page = Page(projector.projector_page(boards.projector_state(top=top(), tables=boards.bars(7))))
    assert "Table 7 ended" in page.text


def test_the_teachers_key_and_seats_names_are_not_on_the_wall() -> None:
    """The wall is given no board: it has the class, how many have joined, clocks and bars."""
    hints = typing.get_type_hints(ProjectorState)
    assert not any("TableShown" in str(hint) or "PersonShown" in str(hint) for hint in hints.values())


# forms


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_is_well_formed_and_every_id_is_there_once(name: str) -> None:
    page = Page(pages()[name])
    assert len(page.ids()) == len(set(page.ids())), sorted(id for id in page.ids() if page.ids().count(id) > 1)
    assert [found["id"] for found in page.named("main")] == ["view"]
    assert len(page.named("h1")) == 1


@pytest.mark.parametrize("name", sorted(pages()))
def test_every_form_posts_an_action_with_fields_of_the_table_and_no_others(name: str) -> None:
    for form in Page(pages()[name]).forms:
        (action,) = form["action"]
        assert set(form) - {"action", "from"} <= set(ACTIONS[action])
        assert form["from"][0].startswith("/teacher")


def test_every_action_has_a_form_somewhere_with_all_its_fields() -> None:
    posted: dict[str, set[str]] = {}
    for page in pages().values():
        for form in Page(page).forms:
            posted.setdefault(form["action"][0], set()).update(form)
    assert {action: given - {"action", "from"} for action, given in posted.items()} == {
        action: set(names) for action, names in ACTIONS.items()
    }


def test_the_table_in_the_docstring_is_the_table_of_the_program() -> None:
    rows = re.findall(r"^\| ([a-z-]+) \| ([a-z, ]*)\|", board_state.__doc__ or "", re.MULTILINE)
    said = {action: tuple(filter(None, (one.strip() for one in names.split(",")))) for action, names in rows[1:]}
    assert rows[0][0] == "action"
    assert said == dict(ACTIONS)


def test_a_form_with_a_field_of_another_action_is_not_made() -> None:
    with pytest.raises(AssertionError, match="lock has no table"):
        do("lock", back="/teacher", table=3)


def test_forms_go_to_the_one_place_and_buttons_say_what_they_do() -> None:
    for name, page in pages().items():
        read = Page(page)
        doing = [found for found in read.named("form") if found.get("method") == "post"]
        assert {found["action"] for found in doing} <= {"/teacher/do"}, name
        assert not re.search(r"<button[^>]*>\s*</button>", page), name


def test_no_page_needs_anything_inline_or_from_elsewhere() -> None:
    for name, page in pages().items():
        for tag, found in Page(page).tags:
            assert not any(one.startswith("on") or one == "style" for one in found), (name, tag)
            for place in ("src", "href", "action"):
                assert found.get(place, "/").startswith(("/", "#")), (name, tag, found)
        assert "<style" not in page
        assert all(found.get("src", "").startswith("/static/") for found in Page(page).named("script"))


# names of people


@pytest.mark.parametrize("make", [
    lambda alias: board_page(boards.everything(alias)),
    lambda alias: people_page(boards.people_state(person(1, alias, sits=alias), asleep(2, alias))),
    lambda alias: person_page(boards.person_state(person=person(1, alias), partners=(alias, alias))),
    lambda alias: look_page(boards.look_state(table=table(1, person(1, alias), asleep(2, alias))), None),
    lambda alias: projector.projector_page(boards.projector_state(aliases=(alias,), announcement=alias)),
], ids=["board", "people", "person", "look", "wall"])  # fmt: skip
def test_a_hostile_name_is_text_wherever_it_stands(make: typing.Callable[[str], str]) -> None:
    plain, hostile = Page(make("Ada")), Page(make(HOSTILE))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert HOSTILE in hostile.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=24))
@settings(max_examples=25, deadline=None)
def test_no_name_changes_the_board_around_it(alias: str) -> None:
    plain, other = Page(board_page(boards.everything("Ada"))), Page(board_page(boards.everything(alias)))
    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in other.tags]


# which table needs the teacher


def test_a_table_that_does_well_needs_nobody() -> None:
    assert needs(table(), NOW, 6) == ()


def test_a_seat_whose_turn_it_is_and_whose_phone_sleeps_needs_the_teacher_most() -> None:
    found = needs(table(1, asleep(1, "Ada"), person(2, "Ben"), moved=NOW - 480), NOW, 6)
    assert [need.words for need in found] == [
        "It is the turn of Osmark, and nobody of it is here.",
        "Nobody has moved for 8 minutes.",
    ]


def test_a_sleeping_phone_out_of_turn_can_wait() -> None:
    assert needs(table(1, person(1, "Ada"), asleep(2, "Ben")), NOW, 6) == ()


def test_one_of_a_pair_who_is_here_is_enough() -> None:
    pair = SeatShown(0, "Osmark", (asleep(1, "Ada"), person(3, "Eve")), turn=True)
    assert needs(replace(table(), seats=(pair,)), NOW, 6) == ()


def test_an_empty_seat_needs_the_teacher_and_one_with_a_computer_does_not() -> None:
    empty, filled = SeatShown(1, "Pellin"), SeatShown(1, "Pellin", computer="Statesman", turn=True)
    assert [need.words for need in needs(replace(table(), seats=(empty,)), NOW, 6)] == ["Nobody sits for Pellin."]
    assert needs(replace(table(), seats=(filled,)), NOW, 6) == ()


@pytest.mark.parametrize("changes", [{"ended": "Adjourned"}, {"paused": True}, {"session": 0}])
def test_who_has_ended_rests_or_has_not_begun_needs_nobody(changes: dict[str, typing.Any]) -> None:
    assert needs(table(1, asleep(1), asleep(2), moved=NOW - 900, **changes), NOW, 6) == ()


def cards(page: str) -> list[str]:
    return re.findall(r'<article id="table-(\d+)"', page)


def test_tables_that_need_the_teacher_stand_first_and_those_that_have_ended_last() -> None:
    stuck = table(3, moved=NOW - 700)
    absent = table(5, asleep(9), person(10))
    shown = board_page(board(table(1, ended="Adjourned"), table(2), stuck, table(4), absent))
    assert cards(shown) == ["5", "3", "2", "4", "1"]
    assert "2 need you" in Page(shown).text


def test_while_everything_is_paused_no_table_needs_the_teacher() -> None:
    assert cards(board_page(board(table(1), table(2, moved=NOW - 900), paused=True))) == ["1", "2"]


def test_thirty_tables_have_smaller_cards() -> None:
    assert 'class="cards many"' in board_page(board(*(table(n) for n in range(1, 31))))
    assert 'class="cards"' in board_page(board(*(table(n) for n in range(1, board_module.MANY + 1))))


def test_a_chair_is_offered_to_a_computer_while_its_phone_sleeps_and_handed_back_when_it_wakes() -> None:
    def offered(seat: SeatShown) -> list[str]:
        page = Page(board_page(board(replace(table(), seats=(seat,)))))
        return [form["action"][0] for form in page.forms if form["action"][0] in ("chair", "hand-back")]

    assert offered(SeatShown(0, "Osmark", (asleep(),))) == ["chair"]
    assert offered(SeatShown(0, "Osmark", (person(),))) == []
    assert offered(SeatShown(0, "Osmark", (person(),), computer="Statesman")) == ["hand-back"]
    assert offered(SeatShown(0, "Osmark", (asleep(),), computer="Statesman")) == []
    assert offered(SeatShown(0, "Osmark")) == ["chair"]


def test_what_the_lot_did_with_odd_numbers_is_said() -> None:
    pair = SeatShown(0, "Osmark", (person(1, "Ada"), person(2, "Ben")))
    shown = replace(table(4), seats=(pair, SeatShown(1, "Pellin", computer="Statesman")), observers=(person(3, "Eve"),))
    assert lot_words((table(1), shown)) == (
        "Table 4: Ada and Ben share the seat of Osmark.",
        "Table 4: a computer plays Pellin.",
        "Table 4: Eve observes.",
    )


# phases and clocks


def test_without_a_survey_its_phases_are_passed_over() -> None:
    assert phases(top("gathering", survey=False)) == ["gathering", "reading", "talks", "debrief", "over"]
    assert phases(top("after", survey=False)) == ["gathering", "reading", "talks", "after", "debrief", "over"]


@pytest.mark.parametrize(
    ("phase", "action", "to"),
    [
        ("gathering", "phase", "before"),
        ("before", "phase", "reading"),
        ("reading", "phase", "talks"),
        ("talks", "phase", "after"),
        ("after", "release", None),
        ("debrief", "phase", "over"),
    ],
)
def test_one_button_leads_to_the_next_phase(phase: str, action: str, to: str | None) -> None:
    forms = Page(board_page(board(table(ended="Adjourned"), top=top(phase)))).forms
    onward = [form for form in forms if form["action"][0] in ("phase", "release") and form.get("to", [""])[0] != "back"]
    last = onward[-1]
    assert last["action"] == [action]
    assert last.get("to") == (None if to is None else [to])


def test_nothing_leads_back_from_the_debrief() -> None:
    assert "do-phase-back" in Page(board_page(board(top=top("talks")))).ids()
    assert "do-phase-back" not in Page(board_page(board(top=top("debrief")))).ids()


def test_closing_the_talks_while_tables_talk_is_done_in_two_steps() -> None:
    page = Page(board_page(board(table(1), table(2), table(3, ended="Adjourned"))))
    assert "2 tables still talk. Their talks stop where they stand." in page.text


def test_a_minute_more_is_said_as_the_time_it_ends() -> None:
    def more(until: float) -> list[str]:
        forms = Page(board_page(board(clocks=(ClockShown("session", until),)))).forms
        return next(form["until"] for form in forms if form.get("what") == ["session"] and form.get("until"))

    assert more(NOW + 90) == [str(int(NOW) + 150)]
    # A clock that has run out gets its minute from now.
    assert more(NOW - 400) == [str(int(NOW) + 60)]


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3600, "1:00:00")])
def test_a_clock_shows_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert digits(seconds) == shown


# the wall


def test_the_wall_has_the_code_for_eyes_in_letters_and_for_ears_as_one() -> None:
    page = projector.projector_page(boards.projector_state())
    assert '<span class="vh">K 7 Q W X Z</span>' in page
    assert "mobile data off" in page
    assert "10.0.0.5:8000" in Page(page).text


def test_a_locked_class_shows_no_code_on_the_wall() -> None:
    for phase in PHASES:
        page = projector.projector_page(boards.projector_state(locked=True, top=top(phase)))
        assert "K7QWXZ" not in page
        assert "<b>K</b>" not in page


def test_the_newest_name_stands_first_on_the_wall() -> None:
    page = projector.projector_page(boards.projector_state(aliases=("Ada", "Ben", "Eve")))
    assert re.findall(r"<bdi>(\w+)</bdi>", page) == ["Eve", "Ben", "Ada"]


def test_the_clock_of_the_session_stands_before_that_of_the_whole() -> None:
    clocks = (ClockShown("whole", NOW + 600), ClockShown("session", NOW + 90))
    text = Page(projector.projector_page(boards.projector_state(top=top(), clocks=clocks))).text
    assert text.index("1:30 left in this session") < text.index("10:00 left in all")


def test_a_session_has_its_clock_on_the_wall_while_the_tables_talk() -> None:
    clocks = (ClockShown("session", NOW + 90),)
    for phase, shown in (("talks", True), ("after", False), ("debrief", False)):
        page = projector.projector_page(boards.projector_state(top=top(phase), clocks=clocks))
        assert ("left in this session" in page) == shown


# looks, questions, the doctor


def test_a_look_says_that_it_is_private() -> None:
    assert "Private: not for the projector." in Page(pages()["look"]).text


def test_a_draft_that_cannot_be_put_leaves_adjourning_and_says_why() -> None:
    page = Page(pages()["no question"])
    assert "There is no draft on the table." in page.text
    assert [form["action"] for form in page.forms] == [["adjourn"]]


def test_talks_that_have_ended_can_be_taken_back_and_nothing_else() -> None:
    page = Page(look_page(boards.look_state(table=table(ended="Adjourned")), None))
    assert [form["action"] for form in page.forms] == [["back"]]


def test_a_question_about_offers_alone_says_that_there_is_no_draft() -> None:
    page = Page(question_page(boards.question_state(draft=())))
    assert "There is no draft; offers lie on the table." in page.text
    assert [form["action"] for form in page.forms] == [["question"], ["adjourn"]]


def test_the_question_says_what_is_initialled_by_all() -> None:
    text = Page(pages()["question"]).text
    assert "1 of 2 clauses are initialled by all." in text
    assert "initialled by Osmark; Pellin: hold" in text


def test_the_worst_finding_comes_first() -> None:
    assert re.findall(r'id="finding-([a-z-]+)"', pages()["doctor"]) == [
        "isolation",
        "firewall",
        "mobile-data",
        "address",
    ]


def test_what_was_measured_in_the_room_stands_in_the_form_to_look_again() -> None:
    page = Page(doctor_page(top(), FINDINGS, measured=Measured(8, None)))
    assert [(found["name"], found.get("value")) for found in page.named("input")] == [("depth", "8"), ("edge", None)]


def test_forgetting_asks_for_the_letters_of_the_class() -> None:
    (form,) = [form for form in Page(pages()["start"]).forms if form["action"] == ["forget"]]
    assert form["letters"] == [""]
    assert not any(found.get("value") == "K7QWXZ" for found in Page(pages()["start"]).named("input"))


def test_presence_is_said_in_words_beside_its_sign() -> None:
    shown = board(table(1, asleep(1, "Ada", 125), person(2, "Ben", presence=Presence.NEVER)))
    text = Page(board_page(shown)).text
    assert "Ada asleep 2:05" in text
    assert "Ben never came" in text
