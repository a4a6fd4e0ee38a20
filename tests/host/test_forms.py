"""Every move from a phone: what the rules offer can be filled in, and whatever is posted is read without a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from builders import few, many, moves_of, play_on, rich, two
from hypothesis import given
from hypothesis import strategies as st

from communique.host.forms import FORMS, Hidden, fields_of, form_for, read_form, read_package
from communique.host.html import Markup
from communique.host.pages.phone import table_page
from communique.host.pages.phone_state import PhoneState
from communique.host.places import MOVE, PROPOSE
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import actions, sentence_of
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import KINDS, kind_of
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.remark import Remark
from communique.rules.moves.tell import Tell
from communique.session.session import Session
from communique.views import PartyView

HIDDEN = Hidden(3, "once")
Controls = dict[str, set[str]]


class FormReader(HTMLParser):
    """The controls of a form: by name, the values that a person can post with it."""

    def __init__(self) -> None:
        super().__init__()
        self.controls: Controls = {}
        self.labelled = 0
        self._select = ""
        self._labels = 0
        self.bare: list[str] = []
        """Controls outside any label."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "label":
            self._labels += 1
        if tag == "select":
            self._select = at["name"]
        seen = tag == "select" or (tag == "input" and at.get("type") != "hidden")
        if seen and not self._labels:
            self.bare.append(at.get("name", ""))
        if tag == "option" and "disabled" not in at:
            self.controls.setdefault(self._select, set()).add(at["value"])
        if tag in ("input", "button") and at.get("name") and "disabled" not in at:
            self.controls.setdefault(at["name"], set()).add(at.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._labels -= 1


def controls(form: Markup) -> FormReader:
    reader = FormReader()
    reader.feed(str(form))
    return reader


def moments(session: Session, luck: int, steps: int = 60) -> Iterator[PartyView]:
    """The view of who has to move, at every step of a random game."""
    for _ in range(steps):
        if session.over:
            return
        yield session.chair(session.turn).view()
        play_on(session, luck, 1)
        luck += 1


def cannot(view: PartyView, moves: Iterable[Move]) -> list[str]:
    """What is wrong with the forms of moves that the rules offer."""
    drawn: dict[str, Controls] = {}
    wrong = []
    for move in moves:
        posted, name = fields_of(view, move), kind_of(move).name
        if read_form(view, posted) != move:
            wrong.append(f"{move} reads back as {read_form(view, posted)}")
        if name not in drawn:
            drawn[name] = controls(form_for(view, name, HIDDEN)).controls
        for field, values in posted.items():
            known = drawn[name].get(field, {""})  # a field that is not shown says nothing
            wrong += [f"{name}: {field}={value} is not among {known}" for value in values if value not in known]
    return wrong


def test_every_move_that_somebody_makes_has_a_form() -> None:
    """But for free words, which a class does not offer."""
    assert set(FORMS) == {name for name, kind in KINDS.items() if not kind.by_itself} - {"say"}


def test_words_of_ones_own_are_neither_offered_to_a_phone_nor_taken_from_one() -> None:
    view = Session.open(rich(), 1).chair(Seat(0)).view()
    assert "say" in {action.name for action in actions(view)}
    assert "Say it" not in str(table_page(view, PhoneState("Fox", "Table 1", "k")))
    assert read_form(view, {"move": ["say"], "text": ["Hello."]}) == "There is no such move."


def test_every_move_that_the_rules_offer_can_be_filled_in_and_reads_back_as_itself() -> None:
    seen = set()
    for luck in range(12):
        for view in moments(Session.open(rich(), luck), luck):
            moves = [_as_on_the_sheet(view, move) for move in moves_of(view)]
            assert cannot(view, moves) == []
            seen |= {kind_of(move).name for move in moves}
    assert seen == {name for name, kind in KINDS.items() if not kind.by_itself} - {"leave", "say"}


def _as_on_the_sheet(view: PartyView, move: Move) -> Move:
    """A card is laid down as it stands on the sheet, its issue named."""
    if isinstance(move, Tell) and move.card:
        held = next(card for card in view.sheet.cards if card.id == move.card)
        return Tell(held.issue, card=held.id, text=held.text, to=move.to)
    return move


@given(st.integers(0, 10**6))
@few
def test_alternating_offers_are_played_from_a_phone_as_well(luck: int) -> None:
    for view in moments(Session.open(two(rounds=4), luck, protocol="alternating"), luck):
        assert cannot(view, view.candidates()) == []


values = st.one_of(
    st.text(max_size=12),
    st.integers(-3, 20).map(str),
    st.tuples(st.integers(-3, 9), st.integers(-3, 9)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    st.sampled_from(["draft", "P1", "W0-2.1", "W", "W9-9.9", "compare", "need", "take", "prefer", "terms", "issues",
                     "high", "card.c0", "moved.4", "thanks", "1", "²", "99999999999", "to=7&issue=x"]),
)  # fmt: skip
names = st.one_of(
    st.sampled_from(["after", "key", "to", "of", "offer", "target", "other", "says", "need", "clause", "mine", "theirs",
                     "private", "what", "issue", "other_issue", "question", "whom", "said", "session", "line", "way",
                     "gesture", "guarantee", "all", "change0", "change1", "change2", "point0", "point1", "reason0",
                     "c0", "c1", "c2", "c3", "m0", "m1", "m2", "m3"]),
    st.text(max_size=6),
)  # fmt: skip
posts = st.dictionaries(names, st.lists(values, max_size=3), max_size=14)


@given(st.integers(0, 40), st.integers(0, 50), st.one_of(st.sampled_from(sorted(KINDS)), values), posts)
@many
def test_whatever_is_posted_is_a_move_that_can_be_put_to_the_rules_or_a_sentence(
    luck: int, step: int, move: str, posted: dict[str, list[str]]
) -> None:
    session = play_on(Session.open(rich(), luck), luck, step)
    for seat in range(3):
        view = session.chair(Seat(seat)).view()
        found = read_form(view, {**posted, "move": [move]})
        if isinstance(found, str):
            assert found
            continue
        if view.refusal(found) is None:
            assert sentence_of(view.public, view.seat, found)
        read_package(view, posted)


def view_of(session: Session, seat: int | None = None) -> PartyView:
    return session.chair(session.turn if seat is None else Seat(seat)).view()


def floor(luck: int = 1) -> PartyView:
    """Aland has the floor, nothing lies on the table."""
    session = Session.open(rich(news=()), luck)
    return view_of(session)


def test_a_package_form_holds_a_choice_an_option_and_one_for_none() -> None:
    found = controls(form_for(floor(), "offer", HIDDEN)).controls
    assert found["c0"] == {"0", "1", "2", "-1"}
    assert found["after"] == {"3"}
    assert found["key"] == {"once"}


def test_what_is_not_chosen_of_a_package_stays_open() -> None:
    assert read_form(floor(), {"move": ["offer"], "c1": ["2"]}) == Offer((OPEN, 2, OPEN, OPEN))


def test_the_button_that_was_pressed_says_which_move_a_package_makes() -> None:
    found = read_form(floor(), {"move": ["offer", "final"], "c1": ["2"]})
    assert kind_of(found).name == "final" if isinstance(found, Move) else False


def test_who_does_not_hold_the_pen_proposes() -> None:
    form = str(form_for(floor(), "warn", Hidden(0, "k", PROPOSE)))
    assert 'action="/seat/propose"' in form
    assert "Propose to your team" in form


def test_what_a_remark_of_its_kind_does_not_name_is_passed_over() -> None:
    posted = {"move": ["remark"], "said": ["firm"], "whom": ["1"], "clause": ["2.1"], "session": ["0"]}
    assert read_form(floor(), posted) == Remark("firm", Seat(1), 2)


def test_a_question_about_two_issues_says_nothing_of_options() -> None:
    posted = {"move": ["ask"], "question": ["compare"], "of": ["1"], "issue": ["0"], "other_issue": ["2"],
              "clause": ["1.1"], "target": ["draft"]}  # fmt: skip
    assert read_form(floor(), posted) == Ask("compare", 0, other_issue=2, of=Seat(1))


def test_a_mark_that_changes_nothing_is_not_made_again() -> None:
    session = Session.open(rich(news=()), 1)
    play_on(session, 9, 40)
    view = view_of(session)
    if view.table.draft is None:
        pytest.skip("no draft in this game")
    before = view.table.conference.marks[view.seat] if view.table.conference else ()
    posted = {"move": ["mark"], **{f"m{i}": [str(int(mark))] for i, mark in enumerate(before)}}
    assert read_form(view, posted) == Mark((0,) * len(before))


def test_a_move_that_is_unknown_is_answered_in_a_sentence() -> None:
    assert read_form(floor(), {"move": ["draw"]}) == "There is no such move."
    assert read_form(floor(), {}) == "There is no such move."


def test_an_answer_that_names_nothing_says_what_is_missing() -> None:
    assert read_form(floor(), {"move": ["answer"], "says": ["need"]}) == "Name a clause that you would need."
    assert read_form(floor(), {"move": ["answer"], "says": ["decline"]}) == Answer("decline")


def test_every_control_has_a_label() -> None:
    for luck in range(3):
        for view in moments(Session.open(rich(), luck), luck, 25):
            for name in {kind_of(move).name for move in view.candidates()}:
                assert controls(form_for(view, name, HIDDEN)).bare == []


class PageReader(HTMLParser):
    """The forms of a page: by form, what it carries, what can be chosen, and its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[dict[str, str], Controls, list[tuple[str, str]]]] = []
        self._action = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._action = at["action"]
            self.forms.append(({"": self._action}, {}, []))
        if not self._action or "disabled" in at:
            return
        carried, chosen, buttons = self.forms[-1]
        if tag == "input" and at["type"] == "hidden":
            carried[at["name"]] = at["value"]
        elif tag == "input":
            chosen.setdefault(at["name"], set()).add(at["value"])
        elif tag == "select":
            self._select = at["name"]
        elif tag == "option":
            chosen.setdefault(self._select, set()).add(at["value"])
        elif tag == "button" and "formaction" not in at:
            buttons.append((at.get("name", ""), at.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._action = ""


def posted_by_chance(view: PartyView, dice: Dice) -> dict[str, list[str]] | None:
    """What somebody posts who presses a button of their page and fills its form in by chance."""
    reader = PageReader()
    reader.feed(str(table_page(view, PhoneState("Fox", "Table 1", "k"))))
    forms = [form for form in reader.forms if form[0][""] == MOVE and form[2]]
    stays = [form for form in forms if form[0]["move"] not in ("leave", "walk", "withhold")]
    forms = stays if stays and dice.chance(98) else forms
    carried, chosen, buttons = dice.pick(forms)
    out = {name: [value] for name, value in carried.items() if name}
    for name, values in chosen.items():
        if dice.chance(80):
            out[name] = [dice.pick(sorted(values))]
    name, value = dice.pick(buttons)
    if name:
        out.setdefault(name, []).append(value)
    return out


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
def test_whole_games_can_be_played_from_the_pages_alone(protocol: str) -> None:
    made, ended = set(), 0
    for luck in range(6):
        session = Session.open(rich(rounds=6), luck, protocol=protocol)
        for step in range(700):
            if session.over:
                ended += 1
                break
            view = view_of(session)
            move = read_form(view, posted_by_chance(view, Dice(luck, step, "phone")) or {})
            if not isinstance(move, str) and session.chair(view.seat).submit(move, after=view.n) is None:
                made.add(kind_of(move).name)
    assert ended == 6
    every = {"offer", "accept", "pass"}
    if protocol == "conference":
        every |= {"amend", "reject", "mark", "table", "ask", "answer", "tell", "press", "line", "if-then", "remark"}
    assert every - made == set()
