"""What one chair may know: the table, its desk and what it heard; nothing of others' sheets, no trace of a whisper."""

import re
from dataclasses import replace

import pytest
from builders import (
    bytes_of,
    card,
    choose,
    drift,
    few,
    lucks,
    moves_of,
    news,
    other_secrets,
    play_on,
    played,
    rich,
    scenarios,
    six,
    three,
    trio,
)
from hypothesis import assume, example, given
from hypothesis import strategies as st

from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Audience, Link, Sheet
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.rules.moves.announce import Announce
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.consult import Consult
from communique.rules.moves.draw import Draw
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.session import Session
from communique.views import Briefing, Fold, Heard, Hearing, brief


def private(session, event):
    """True when not everyone heard the event."""
    return (
        kind_of(event.move).audience(session.scenario.public, session.state.table, event.seat, event.move) is not None
    )


def unheard(session, seat):
    """The events of which `seat` heard nothing, as numbers."""
    out, heard = [], list(session.chair(Seat(seat)).view().heard)
    at = 0
    for number, event in enumerate(session.events):
        if (
            at < len(heard)
            and (heard[at].seat, heard[at].move) == tuple(event)
            and heard[at].private == private(session, event)
        ):
            at += 1
        else:
            out.append(number)
    assert at == len(heard)
    return out


# -- a whisper leaves no trace ----------------------------------------------------


@given(st.one_of(scenarios(), st.sampled_from((rich(), trio(), six(sessions=2)))), lucks, st.integers(5, 80))
@example(trio(), 3, 60)
@example(six(), 1, 120)
@example(six(sessions=2), 49, 150)
@example(rich(), 9, 60)
@few
def test_a_whisper_leaves_no_trace(scenario, luck, depth):
    session = played(scenario, luck, depth)
    for seat in range(len(scenario.sheets)):
        silent, cut = without(session, scenario, unheard(session, seat))
        loud = session.branch(cut)
        assert len(loud.events) == cut
        assert bytes_of(silent.chair(Seat(seat)).view()) == bytes_of(loud.chair(Seat(seat)).view())
        assert silent.chair(Seat(seat)).dice().below(10**9) == loud.chair(Seat(seat)).dice().below(10**9)


def without(session, scenario, hidden):
    """The game without the `hidden` moves, and how far it goes on as `session` did.

    Terms agreed in a caucus are announced, and a promise made there is kept, for all to see: what follows from a
    whisper in the open may be known, so the game is followed up to there.
    """
    silent = Session.open(scenario, seed=session.header.seed)
    at = len(silent.events)
    while at < len(session.events):
        group = [at]
        while group[-1] + 1 < len(session.events) and kind_of(session.events[group[-1] + 1].move).by_itself:
            group.append(group[-1] + 1)
        events = [session.events[number] for number in group if number not in hidden]
        before = len(silent.events)
        if at not in hidden:
            assert silent.chair(events[0].seat).submit(events[0].move) is None
        if silent.events[before:] != events:
            assert {type(session.events[number].move) for number in group[1:]} <= {Announce, Fulfil, Draw}
            silent.undo(before)
            break
        at = group[-1] + 1
    return silent, at


@given(lucks, st.integers(0, 40))
@few
def test_a_whisper_put_into_a_game_leaves_no_trace(luck, depth):
    loud = played(trio(), luck, depth)
    assume(not loud.over and loud.state.table.question is None and loud.turn >= 0)
    seat = loud.turn
    third = next(p for p in range(3) if p != seat and (seat + 1) % 3 != p)
    before = bytes_of(loud.chair(Seat(third)).view())
    told = []
    loud.chair(Seat(third)).subscribe(lambda: told.append(1))
    to = Seat((seat + 1) % 3)
    made = [
        loud.chair(seat).submit(move) is None
        for move in (Caucus(to), Offer((1, 1, 1, 1), to), Tell(0, "high", to=to), Ask("need", 0, 1, of=to, to=to))
    ]
    if made[3]:
        made.append(loud.chair(to).submit(Answer("decline", to=seat)) is None)
    assert bytes_of(loud.chair(Seat(third)).view()) == before
    assert told == []


def test_a_whisper_to_one_leaves_no_trace_in_the_channel_with_another():
    games = []
    for first in ((Caucus(Seat(1)), Offer((2, 2, 1, 3), Seat(1)), Pass()), (Pass(),)):
        session = Session.open(trio(), seed=1)
        for move in first:
            assert session.chair(session.turn).submit(move) is None
        drift(session, lambda s: s.state.table.session == 1 and s.turn == 0)
        for move in (Caucus(Seat(2)), Offer((1, 1, 1, 1), Seat(2)), Pass()):
            assert session.chair(session.turn).submit(move) is None
        games.append(session)
    loud, silent = games
    assert bytes_of(loud.chair(Seat(2)).view()) == bytes_of(silent.chair(Seat(2)).view())


def test_what_a_third_party_hears_is_numbered_without_the_whispers():
    session = Session.open(trio(), seed=1)
    for move in (Caucus(Seat(1)), Offer((1, 1, 1, 1), Seat(1)), Pass(), Consult()):
        assert session.chair(session.turn).submit(move) is None
    assert [h.move for h in session.chair(Seat(2)).view().heard] == [Pass(), Consult()]
    assert session.chair(Seat(2)).view().n == 2
    assert session.chair(Seat(0)).view().n == session.chair(Seat(1)).view().n == 4


def test_who_hears_a_whisper_knows_that_it_is_one():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Caucus(Seat(1)))
    assert session.chair(Seat(1)).view().heard == (Heard(Seat(0), Caucus(Seat(1)), True, (), 0),)


def test_what_all_heard_comes_with_its_changes_and_its_session():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    (heard,) = session.chair(Seat(2)).view().heard
    assert (heard.seat, heard.private, heard.session) == (0, False, 0)
    assert [(c.meter, c.before, c.after) for c in heard.changes] == [("capital", 4, 5)]


def test_a_whisper_after_a_change_does_not_repeat_the_change():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    session.chair(Seat(0)).submit(Caucus(Seat(1)))
    assert session.chair(Seat(1)).view().heard[-1].changes == ()


def test_chance_is_heard_by_all_as_natures():
    session = Session.open(three(news=(news(),)), seed=1)
    assert all(session.chair(Seat(p)).view().heard[0].seat == NATURE for p in range(3))


# -- nobody else's secrets -----------------------------------------------------------


@given(st.one_of(scenarios(), st.sampled_from((rich(), six(sessions=2)))), lucks, st.integers(0, 60))
@few
def test_another_partys_sheet_never_changes_a_byte_of_my_view(scenario, luck, depth):
    session = played(scenario, luck, depth)
    for seat in range(len(scenario.sheets)):
        changed = other_secrets(scenario, keep=seat)
        again = Session.resume(changed, session.header, session.events)
        mine, same = session.chair(Seat(seat)).view(), again.chair(Seat(seat)).view()
        assert bytes_of(mine) == bytes_of(same)
        assert mine.briefing == same.briefing
        assert mine.no_deal == same.no_deal
        assert re.sub("0x[0-9a-f]+", "", repr(mine)) == re.sub("0x[0-9a-f]+", "", repr(same))


NUMBERS = (9173, 8264, 7355, 6446, 5537)


def marked():
    """A scenario whose sheets hold numbers and words found nowhere else."""
    whole = rich(cards={0: (card(),)})
    sheet = Sheet(
        Seat(0),
        points=((0, 9173), (0, 8264)),
        links=(Link(0, 1, 1, 1, 7355, why="SECRET"),),
        reservation=6446,
        audiences=(Audience("SECRET", "SECRET", (0,), 5537, "SECRET"),),
        cards=(replace(card(), title="SECRET", text="SECRET"),),
        brief="SECRET",
        level_reservations={"easy": 5537},
    )
    return replace(whole, sheets=(sheet, *whole.sheets[1:]))


@pytest.mark.parametrize("shown", [repr, str, "{}".format])
def test_no_number_of_a_sheet_is_ever_printed(shown):
    scenario = marked()
    session = Session.open(scenario, seed=1)
    session.chair(session.turn).submit(next(session.chair(session.turn).view().candidates()))
    sheet, view = scenario.sheets[0], session.chair(Seat(0)).view()
    holders = (
        scenario, sheet, sheet.links[0], sheet.audiences[0], sheet.cards[0], brief(scenario, Seat(0)),
        view, session.briefings, session, session.chair(Seat(0)), view.hearing, session.facilitator,
    )  # fmt: skip
    for holder in holders:
        text = shown(holder)
        assert not [n for n in NUMBERS if str(n) in text]
        assert "SECRET" not in text


def test_a_sheet_prints_as_a_name():
    assert repr(marked().sheets[0]) == "<Sheet of seat 0, confidential>"
    assert repr(marked()) == "<Scenario 'harbour'>"


def test_a_briefing_holds_one_sheet_and_the_public_part():
    scenario = rich()
    briefing = brief(scenario, Seat(1))
    assert briefing == Briefing(scenario.public, Seat(1), scenario.sheets[1])
    assert briefing.party.short == "Borea"


def test_there_is_no_briefing_for_a_seat_that_is_not_there():
    with pytest.raises(IndexError):
        brief(rich(), Seat(3))


# -- the view and the rules agree ------------------------------------------------------


@given(st.one_of(scenarios(), st.sampled_from((rich(), trio(), six(sessions=2)))), lucks, st.integers(0, 60))
@few
def test_the_seats_own_view_refuses_what_the_session_refuses_and_nothing_else(scenario, luck, depth):
    session = played(scenario, luck, depth)
    tried = {move for seat in range(len(scenario.sheets)) for move in moves_of(session.chair(Seat(seat)).view())}
    tried |= {event.move for event in session.events}
    tried |= {Tell(card="c0", text="The map of seat 0."), Tell(card="c0", text="x"), Pass(), Consult()}
    for move in sorted(tried, key=repr)[:60]:
        for seat in range(len(scenario.sheets)):
            mine = session.chair(Seat(seat)).view().refusal(move)
            branch = session.branch(len(session.events))
            assert branch.chair(Seat(seat)).submit(move) == mine


@given(scenarios(), lucks, st.integers(0, 60))
@few
def test_only_whoever_has_to_move_has_candidates(scenario, luck, depth):
    session = played(scenario, luck, depth)
    for seat in range(len(scenario.sheets)):
        view = session.chair(Seat(seat)).view()
        assert bool(list(view.candidates())) == view.my_turn == (session.turn == seat)
        assert all(view.refusal(move) is None for move in view.candidates())


# -- the view itself --------------------------------------------------------------------


def test_an_older_view_stays_true_while_the_game_goes_on():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    view = session.chair(Seat(2)).view()
    seen = bytes_of(view)
    session.chair(Seat(0)).submit(Pass())
    assert bytes_of(view) == seen
    assert view.n == 1
    assert len(session.chair(Seat(2)).view().heard) == 2


def test_since_begins_at_a_number():
    session = Session.open(trio(), seed=1)
    for move in (Consult(), Pass(), Consult()):
        session.chair(session.turn).submit(move)
    assert [h.move for h in session.chair(Seat(0)).view().since(1)] == [Pass(), Consult()]


def test_no_deal_is_priced_by_tension():
    session = Session.open(rich(news=()), seed=1)
    view = session.chair(Seat(0)).view()
    assert (view.tension, view.no_deal) == (1, 29)


def test_alternating_offers_have_no_tension():
    view = Session.open(rich(), seed=1, protocol="alternating").chair(Seat(0)).view()
    assert (view.tension, view.no_deal) == (0, 30)


def counted(count, heard):
    return count + [type(heard.move).__name__]


MOVES = Fold(lambda view: [], counted)


def test_a_fold_grows_with_what_is_heard():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    assert session.chair(Seat(1)).view().fold(MOVES) == ["Consult"]
    session.chair(Seat(0)).submit(Pass())
    assert session.chair(Seat(1)).view().fold(MOVES) == ["Consult", "Pass"]


def test_a_fold_is_not_made_twice_over_what_was_heard():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    steps = []
    listening = Fold(lambda view: [], lambda value, heard: steps.append(heard) or value)
    view = session.chair(Seat(1)).view()
    for _ in range(3):
        view.fold(listening)
    assert len(steps) == 1


def test_a_fold_over_an_older_view_is_that_of_the_older_view():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    older = session.chair(Seat(1)).view()
    session.chair(Seat(0)).submit(Pass())
    assert session.chair(Seat(1)).view().fold(MOVES) == ["Consult", "Pass"]
    assert older.fold(MOVES) == ["Consult"]


def written(value, heard):
    value.append(type(heard.move).__name__)
    return value


@given(scenarios(), lucks)
@few
def test_a_fold_that_a_view_has_given_does_not_change_while_the_game_goes_on(scenario, luck):
    session, fold = Session.open(scenario, luck), Fold(lambda view: [], written, list)
    given_out = []
    for turn in range(12):
        views = [session.chair(Seat(seat)).view() for seat in range(len(scenario.sheets))]
        given_out += [(view, view.fold(fold), view.n) for view in views]
        play_on(session, luck + turn, limit=1)
    for view, value, n in given_out:
        assert value == view.fold(fold) == [type(heard.move).__name__ for heard in view.heard]
        assert len(value) == n


def test_a_fold_begins_anew_after_an_undo():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    session.chair(Seat(1)).view().fold(MOVES)
    session.undo(0)
    session.chair(Seat(0)).submit(Pass())
    assert session.chair(Seat(1)).view().fold(MOVES) == ["Pass"]


def test_seats_do_not_share_folds():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Caucus(Seat(1)))
    assert session.chair(Seat(1)).view().fold(MOVES) == ["Caucus"]
    assert session.chair(Seat(2)).view().fold(MOVES) == []


def test_a_hearing_only_grows():
    hearing = Hearing()
    hearing.add(Heard(Seat(0), Pass(), False, (), 0))
    assert len(hearing.heard) == 1


@given(scenarios(), lucks, st.integers(0, 40))
@few
def test_a_seats_chance_depends_on_what_it_heard_alone(scenario, luck, depth):
    session = played(scenario, luck, depth)
    for seat in range(len(scenario.sheets)):
        view = session.chair(Seat(seat)).view()
        again = Dice(session.header.seed, view.n, f"seat {seat}")
        assert session.chair(Seat(seat)).dice().below(10**9) == again.below(10**9)


def test_equal_luck_gives_equal_games():
    one, other = played(rich(), 8), played(rich(), 8)
    assert one.log_text() == other.log_text()
    assert choose([Pass(), Consult()], Dice(1, 1, "x")) == choose([Pass(), Consult()], Dice(1, 1, "x"))


def test_since_ends_where_an_older_view_does():
    session = Session.open(trio(), seed=1)
    session.chair(Seat(0)).submit(Consult())
    view = session.chair(Seat(1)).view()
    session.chair(Seat(0)).submit(Pass())
    assert [h.move for h in view.since(0)] == [Consult()]
    assert list(view.since(1)) == []


def test_a_move_that_closes_a_session_is_heard_in_that_session():
    session = drift(Session.open(trio(), seed=1), lambda s: s.state.table.session == 1)
    assert [h.session for h in session.chair(Seat(0)).view().heard] == [0] * 6
    session.chair(session.turn).submit(Consult())
    assert session.chair(Seat(0)).view().heard[-1].session == 1
