"""The pages of a phone: whole HTML, nothing that runs, nobody else's secrets, and what people need in sight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from builders import drift, few, play_on, rich, two
from hypothesis import given
from hypothesis import strategies as st

from communique.host.html import VOID, Markup
from communique.host.pages.phone import (
    alias_page,
    brief_page,
    ended_page,
    instead,
    join_page,
    lobby_page,
    notice_page,
    pulse_page,
    record_page,
    stopping,
    table_page,
    watching_page,
)
from communique.host.pages.phone_state import PhoneState, TeamProposal
from communique.host.pages.shell import shell
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.state import Phase
from communique.session.notes import OpeningNote
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.views import PartyView, brief

HOSTILE = "</p><script>alert('x')</script>\"' onload=\"x"
STATE = PhoneState("Blue Heron", "Table 3", "k1")


class Structure(HTMLParser):
    """Checks that tags nest, and keeps what a test may ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.tags: Counter[str] = Counter()
        self.levels: list[int] = []
        self.actions: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        self.tags[tag] += 1
        if at.get("id"):
            self.ids.append(str(at["id"]))
        self.wrong += [f"{tag} {name}" for name in at if name.startswith("on") or name == "style"]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "form":
            self.actions.add(str(at["action"]))
            if "form" in self.open:
                self.wrong.append("a form in a form")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> out of place")


def structure(markup: Markup | str) -> Structure:
    found = Structure()
    found.feed(str(markup))
    found.close()
    found.wrong += [f"<{tag}> is left open" for tag in found.open]
    found.wrong += [f"id {id} twice" for id, count in Counter(found.ids).items() if count > 1]
    jumps = zip([0, *found.levels], found.levels, strict=False)
    found.wrong += [f"h{after} after h{before}" for before, after in jumps if after > before + 1]
    if found.tags["h1"] != 1:
        found.wrong.append(f"{found.tags['h1']} headings of the page")
    return found


def words(markup: Markup | str) -> str:
    """What a page says."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", str(markup))))


def view(session: Session, seat: int | None = None) -> PartyView:
    return session.chair(session.turn if seat is None else Seat(seat)).view()


def games(scenario: Scenario | None = None, count: int = 6) -> Iterator[Session]:
    """Random games at some moments."""
    for luck in range(count):
        for steps in (0, 7, 25, 60, 400):
            yield play_on(Session.open(scenario or rich(), luck), luck, steps)


def test_every_page_of_a_game_is_whole_and_runs_nothing() -> None:
    for session in games():
        for seat in range(3):
            seen = view(session, seat)
            for page in (table_page(seen, STATE), record_page(seen, STATE)):
                assert structure(page).wrong == []
        watching = Onlooker(session).view()
        assert structure(watching_page(watching, STATE)).wrong == []


def test_pages_before_and_after_a_game_are_whole() -> None:
    scenario = rich()
    briefing = brief(scenario, Seat(0))
    note = OpeningNote(Seat(0), ((Seat(1), (0, 2)),), 60)
    pages = [
        join_page(), join_page("ABC", "No such room."), alias_page("ABCDEF"), alias_page("ABCDEF", "Taken.", "Fox"),
        lobby_page("Fox", "", ("Owl",), stopping("k", looks_on="Look."), note="War.", announcement="Soon."),
        notice_page("T", "S", way="/seat", words="W"),
        brief_page(briefing, STATE), brief_page(briefing, replace(STATE, note=note, brief_read=True)),
        pulse_page(STATE), pulse_page(replace(STATE, pulse=(1, 3, 5))),
    ]  # fmt: skip
    assert [structure(page).wrong for page in pages] == [[] for _ in pages]
    assert structure(shell("T", pages[0], stream="/seat/stream", waits=True)).wrong == []


def test_a_whole_document_loads_only_what_the_host_serves() -> None:
    html = shell("T", join_page(), lang="de", stream="/seat/stream", waits=True)
    assert html.startswith('<!DOCTYPE html>\n<html lang="de">')
    loaded = re.findall(r'(?:src|href)="([^"#][^"]*)"', html)
    assert {"/static/base.css", "/static/style.css", "/static/live.js", "/static/table.js"} <= set(loaded)
    assert all(place.startswith("/static/") for place in loaded)
    assert 'data-stream="/seat/stream"' in html
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in html


@given(st.text(max_size=30))
@few
def test_whatever_somebody_is_called_is_text(alias: str) -> None:
    seen = view(Session.open(two(), 1), 1)
    for one in (alias, HOSTILE):
        state = PhoneState(one, one, one, team=(one,), announcement=one, refused=one, clock=one, until=3.0, holder=one)
        page = table_page(seen, state)
        found = structure(page)
        assert found.wrong == []
        assert found.tags["script"] == 0
        assert structure(lobby_page(one, one, (one,), announcement=one)).tags["script"] == 0
        assert structure(alias_page(one, one, one)).tags["script"] == 0


def test_a_page_is_the_same_whatever_stands_on_the_sheets_of_others() -> None:
    for luck in range(5):
        written = rich()
        changed = [
            sheet if seat == 0 else replace(sheet, points=tuple(row[::-1] for row in sheet.points), reservation=71,
                                            brief="Something else.", audiences=(), links=())
            for seat, sheet in enumerate(written.sheets)
        ]  # fmt: skip
        other = replace(written, sheets=tuple(changed))
        one, two_ = (play_on(Session.open(case, luck), luck, 40) for case in (written, other))
        if one.events != two_.events:
            continue  # an audience may have ended it otherwise
        assert str(table_page(view(one, 0), STATE)) == str(table_page(view(two_, 0), STATE))
        watched = [str(watching_page(Onlooker(session).view(), STATE)) for session in (one, two_)]
        assert watched[0] == watched[1]
    assert str(brief_page(brief(written, Seat(0)), STATE)) == str(brief_page(brief(other, Seat(0)), STATE))


def test_whose_turn_it_is_stands_first_and_in_words() -> None:
    session = Session.open(rich(news=()), 1)
    assert "It is your turn" in words(table_page(view(session, 0), STATE))
    assert 'data-turn="mine"' in str(table_page(view(session, 0), STATE))
    waiting = words(table_page(view(session, 1), STATE))
    assert "It is your turn" not in waiting
    assert "Session 1 of 3 · the floor · Aland speaks" in waiting


def test_only_who_has_to_move_finds_forms_of_moves() -> None:
    session = Session.open(rich(news=()), 1)
    assert "/seat/move" in structure(table_page(view(session, 0), STATE)).actions
    page = table_page(view(session, 1), STATE)
    forms = re.findall(r'<form[^>]*action="/seat/move"[^>]*id="([^"]*)"', str(page))
    assert forms == ["form-package"], "a package may be prepared meanwhile"
    assert re.search(r'<button[^>]*name="move"', str(page)) is None


def test_a_move_that_is_not_possible_says_why() -> None:
    session = Session.open(rich(news=()), 1)
    page = words(table_page(view(session, 0), STATE))
    assert "There is no standing offer to accept." in page
    assert "It is Aland's turn, not yours." in words(table_page(view(session, 1), STATE))


def test_an_offer_is_shown_as_what_differs_from_the_own_package() -> None:
    session = Session.open(rich(news=()), 1)
    assert session.chair(Seat(0)).submit(Offer((1, 2, 0, 1))) is None
    page = str(table_page(view(session, 1), replace(STATE, package=(1, 0, 0, 1))))
    offer = page[page.index('id="text-P1"') :].split("</article>")[0]
    assert "yours: B0" in offer
    assert "3 clauses as in your package" in offer


def test_the_draft_shows_the_marks_of_all_who_sign_in_words() -> None:
    session = drift(Session.open(rich(news=()), 1), lambda s: s.turn == 2 and s.state.table.phase is Phase.FLOOR)
    assert session.chair(Seat(2)).submit(TableDraft((1, 1, 0, 1))) is None
    session = drift(session, lambda s: s.state.table.phase is Phase.BALLOT)
    seat = session.turn
    assert session.chair(seat).submit(Mark((1, 2, 3, 1))) is None
    page = words(table_page(view(session, 2), STATE))
    name = ("Aland", "Borea")[seat]
    for mark in ("initial", "hold", "block"):
        assert f"{name}: {mark}" in page


def test_what_was_said_stands_newest_first_with_a_mark_where_the_phone_has_looked() -> None:
    session = Session.open(rich(news=()), 1)
    chair = session.chair(Seat(0))
    assert chair.submit(Tell(0, "high")) is None
    seen = view(session, 1).n
    assert chair.submit(Tell(1, "low")) is None
    page = str(table_page(view(session, 1), replace(STATE, seen=seen)))
    record = page[page.index('id="record"') :]
    new, mark, old = record.index("line1"), record.index("New since you looked"), record.index("line0")
    assert new < mark < old


def test_a_phone_without_the_pen_proposes_and_can_take_it() -> None:
    state = replace(STATE, pen=False, holder="Amber Fox", team=("Amber Fox",))
    page = table_page(view(Session.open(rich(news=()), 1), 0), state)
    assert structure(page).actions >= {"/seat/propose", "/seat/pen"}
    assert "/seat/move" not in structure(page).actions
    assert "Propose to your team" in words(page)
    assert "Amber Fox holds the pen." in words(page)


def test_who_holds_the_pen_can_do_what_the_team_proposes_or_put_it_aside() -> None:
    proposal = TeamProposal(4, "Owl", "Aland ends its turn.", (("move", "pass"), ("key", "z"), ("after", "0")))
    page = table_page(view(Session.open(rich(news=()), 1), 0), replace(STATE, proposals=(proposal,)))
    text = str(page)
    adopt = text[text.index('id="adopt4"') - 200 : text.index('id="adopt4"') + 400]
    assert 'name="move" value="pass"' in adopt
    assert "/seat/dismiss" in structure(page).actions


def test_a_seat_that_a_computer_plays_says_so_and_can_be_taken_back() -> None:
    page = table_page(view(Session.open(rich(news=()), 1), 0), replace(STATE, computer_holds=True))
    assert "A computer plays this seat now" in words(page)
    assert "/seat/back" in structure(page).actions
    assert 'data-turn="other"' in str(page)


def test_who_was_away_reads_what_happened_meanwhile() -> None:
    session = Session.open(rich(news=()), 1)
    assert session.chair(Seat(0)).submit(Tell(1, "low")) is None
    page = words(table_page(view(session, 0), replace(STATE, away_since=0)))
    assert "While you were away" in page


def test_paused_talks_say_so_and_ask_for_nothing() -> None:
    page = table_page(view(Session.open(rich(news=()), 1), 0), replace(STATE, paused=True))
    assert "The talks are paused." in words(page)
    assert 'data-turn="other"' in str(page)


def test_the_clock_shows_what_is_left() -> None:
    page = words(
        table_page(view(Session.open(two(), 1)), replace(STATE, until=1125.0, now=1000.0, clock="This session"))
    )
    assert "This session 2:05" in page


def test_the_end_shows_the_text_and_no_points() -> None:
    for luck in range(20):
        session = play_on(Session.open(rich(), luck), luck, 500)
        if session.over:
            page = ended_page(view(session, 0), STATE)
            assert "points" not in words(page)
            assert "The talks are over." in words(page)
            return
    pytest.fail("no game ended")


def signed_text(*, fictional: bool) -> Markup:
    """The page of a table at which a text was signed."""
    for luck in range(40):
        session = play_on(Session.open(rich(fictional=fictional), luck), luck, 500)
        if session.over and view(session, 0).table.ending.signed:  # type: ignore[union-attr]
            return ended_page(view(session, 0), STATE)
    pytest.fail("no text was signed")


def test_a_signed_text_says_above_its_title_that_it_is_an_exercise_and_names_no_head() -> None:
    page = signed_text(fictional=False)
    said = words(page)
    assert "Table 3 · Text of an exercise. Nobody named in the case has signed it or said it." in said
    assert said.index("Text of an exercise") < said.index("communiqué")
    paper = words(str(page)[str(page).index('id="paper"') :])
    parties = rich().public.parties
    assert any(party.name in paper for party in parties)
    assert not any(party.head in paper for party in parties)


def test_a_text_between_real_states_bears_no_seal_and_an_invented_one_does() -> None:
    assert 'class="paper"' in str(signed_text(fictional=False))
    assert 'class="paper signed"' in str(signed_text(fictional=True))


def test_a_brief_holds_the_own_sheet_out_of_sight() -> None:
    page = str(brief_page(brief(rich(), Seat(0)), STATE))
    veil = page[page.index('class="veil"') :]
    assert "The brief of Aland." in veil
    assert "The brief of Aland." not in page[: page.index('class="veil"')]
    assert "The brief of Borea." not in page


def test_an_observer_finds_no_form_and_no_points() -> None:
    session = play_on(Session.open(rich(), 3), 3, 30)
    page = watching_page(Onlooker(session).view(), STATE)
    assert structure(page).actions == {"/seat/leave"}
    assert "no deal" not in words(page)


def test_a_brief_that_is_read_leads_to_the_table_once_there_is_one() -> None:
    briefing = brief(rich(), Seat(0))
    before = replace(STATE, talks=False)
    assert "/seat/read" in structure(brief_page(briefing, before)).actions
    waiting = brief_page(briefing, replace(before, brief_read=True))
    assert "/seat/read" not in structure(waiting).actions
    assert "The talks begin when all are ready." in words(waiting)
    assert 'href="/seat"' in str(brief_page(briefing, STATE))


def test_whoever_reads_a_brief_hears_what_the_class_is_told() -> None:
    state = replace(STATE, announcement="Five minutes.", until=1065.0, now=1000.0, clock="for this part", talks=False)
    page = words(brief_page(brief(rich(), Seat(0)), state))
    assert "Five minutes." in page
    assert "for this part 1:05" in page


# -- names, and the ways out ---------------------------------------------------------


def test_a_brief_says_the_neutral_name_first_and_names_no_head_beside_whom_one_speaks_for() -> None:
    page = words(brief_page(brief(rich(), Seat(1)), STATE))
    top = page[: page.index("What the delegations say they want")]
    assert "You speak for Delegation 1 (Borea)" in top
    assert "A head" not in top
    assert "Head of delegation: A head, President · principal" in page


def test_where_a_teacher_asks_for_it_the_name_of_the_case_comes_first() -> None:
    page = words(brief_page(brief(rich(), Seat(1)), replace(STATE, names="real")))
    assert "You speak for Borea (Delegation 1)" in page


def test_the_head_of_a_table_says_both_names_and_its_cards_name_nobody() -> None:
    page = words(table_page(view(Session.open(rich(), 1), 0), STATE))
    assert "Delegation 0 (Aland)" in page
    assert "A head" not in page


def test_the_lobby_says_what_the_case_deals_with_before_anybody_has_a_role() -> None:
    page = lobby_page(
        "Fox", "", (), stopping("k", looks_on=instead(seated=False, shared=False)), note="War, and mines."
    )
    said = words(page)
    assert "War, and mines." in said
    assert "You get no role." in said
    assert structure(page).actions == {"/seat/look-on", "/seat/leave"}


@pytest.mark.parametrize("talks", [False, True])
def test_a_brief_has_both_ways_out_and_each_asks_once_more(talks: bool) -> None:
    page = brief_page(brief(rich(), Seat(0)), replace(STATE, talks=talks))
    assert {"/seat/look-on", "/seat/leave"} <= structure(page).actions
    for way in ("look-on", "leave"):
        inside = str(page).split(f'<details id="stop-{way}">')[1].split("</details>")[0]
        assert "<summary>" in inside
        assert f'action="/seat/{way}"' in inside


def test_before_looking_on_it_is_said_who_plays_the_seat() -> None:
    alone = words(brief_page(brief(rich(), Seat(0)), STATE))
    shared = words(brief_page(brief(rich(), Seat(0)), replace(STATE, team=("Owl",))))
    assert "A computer plays your seat, and all at the table are told that it is one." in alone
    assert "The others who share your seat go on without you." in shared


def test_who_looks_on_can_still_leave() -> None:
    page = watching_page(Onlooker(play_on(Session.open(rich(), 3), 3, 30)).view(), STATE)
    assert "/seat/leave" in structure(page).actions
    assert "/seat/look-on" not in structure(page).actions
