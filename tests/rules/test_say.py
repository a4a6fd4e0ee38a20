"""Say: words of one's own are heard, and change nothing else; in both protocols."""

from __future__ import annotations

import json

import pytest
from builders import many, rich, trio, two
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import NATURE, Seat
from communique.negotiators.registry import NEGOTIATORS
from communique.present.past_tables import tables_of
from communique.present.transcript import entries
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.line import TakeLine
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.say import MOST_CHARACTERS, MOST_OFTEN, OwnWords
from communique.rules.state import Phase
from communique.session import Session
from communique.session.log import decode_event, event_line
from communique.simulation.playing import play
from communique.words import say

PROTOCOLS = ("conference", "alternating")
CHANGES = {"conference": {"changes": ()}, "alternating": {}}
"""What the last move did is not what a table is compared by."""


def opened(protocol: str) -> Session:
    return Session.open(trio(), 1, protocol=protocol)


def refused(session: Session, move: Move) -> str:
    refusal = session.chair(session.turn).view().refusal(move)
    return "" if refusal is None else say(refusal.message)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_words_are_heard_and_the_table_stays_as_it_was(protocol: str) -> None:
    session = opened(protocol)
    turn, before = session.turn, session.state
    assert session.chair(turn).submit(OwnWords("We are glad to be here.")) is None
    assert session.turn == turn
    assert session.state.table == before.table
    assert session.state.desks[turn]._replace(words=0) == before.desks[turn]
    for seat in range(3):
        (heard,) = session.chair(Seat(seat)).view().heard[-1:]
        assert (heard.seat, heard.move, heard.private) == (turn, OwnWords("We are glad to be here."), False)


def test_a_word_in_private_is_heard_by_two_and_leaves_no_trace_with_the_third() -> None:
    session = opened("alternating")
    before = session.chair(Seat(2)).view()
    luck = [session.chair(Seat(2)).dice().below(1000) for _ in range(3)]
    assert session.chair(Seat(0)).submit(OwnWords("Between us.", Seat(1))) is None
    after = session.chair(Seat(2)).view()
    assert (after.heard, after.table, after.desk) == (before.heard, before.table, before.desk)
    assert [session.chair(Seat(2)).dice().below(1000) for _ in range(3)] == luck
    assert session.chair(Seat(1)).view().heard[-1].private
    assert session.chair(Seat(0)).view().heard[-1].private


def test_in_a_conference_a_word_in_private_takes_a_caucus() -> None:
    session = opened("conference")
    speaker = session.turn
    other = Seat((speaker + 1) % 3)
    assert "caucus" in refused(session, OwnWords("Between us.", other))
    assert session.chair(speaker).submit(Caucus(other)) is None
    assert session.chair(speaker).submit(OwnWords("Between us.", other)) is None
    assert session.chair(other).view().heard[-1].move == OwnWords("Between us.", other)
    third = next(Seat(s) for s in range(3) if s not in (speaker, other))
    assert OwnWords("Between us.", other) not in [one.move for one in session.chair(third).view().heard]


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("x" * 300, ""),
        ("Ça va? \N{GREEK SMALL LETTER ALPHA} \N{GRINNING FACE}", ""),
        ("x" * 301, "Words of your own have at most 300 characters; these have 301."),
        ("one\ntwo", "Words of your own stand in one line, in characters that print."),
        ("\x1b[2J", "Words of your own stand in one line, in characters that print."),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "Words of your own stand in one line, in characters that print."),
        ("\ud800", "Words of your own stand in one line, in characters that print."),
    ],
)
def test_words_are_short_and_print(protocol: str, text: str, sentence: str) -> None:
    assert refused(opened(protocol), OwnWords(text)) == sentence


@pytest.mark.parametrize("to", [Seat(-1), Seat(3), Seat(0)])
def test_nobody_speaks_in_private_to_itself_or_to_no_party(to: Seat) -> None:
    assert refused(opened("alternating"), OwnWords("Hello.", to)) != ""


def quiet(session: Session, seat: Seat) -> Session:
    """The game when the seat has the floor again, and all have let it go by."""
    while session.turn != seat or session.state.table.phase is not Phase.FLOOR:
        view = session.chair(session.turn).view()
        move = next(m for m in view.candidates() if isinstance(m, Pass | Press | TakeLine))
        assert session.chair(session.turn).submit(move) is None
    return session


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_talk_is_cheap_and_not_endless(protocol: str) -> None:
    session = opened(protocol)
    seat = session.turn
    for _ in range(MOST_OFTEN):
        assert session.chair(seat).submit(OwnWords("And another thing.")) is None
    assert session.chair(seat).submit(OwnWords("And another thing.")) is not None
    assert session.chair(seat).submit(Pass()) is None
    assert quiet(session, seat).state.desks[seat].words == 0
    assert session.chair(seat).submit(OwnWords("Another turn.")) is None


def test_nobody_speaks_out_of_turn_or_after_the_end() -> None:
    session = Session.open(two(), 1, protocol="alternating")
    assert session.chair(Seat(1)).submit(OwnWords("May I?")) is not None
    assert session.chair(Seat(0)).submit(Offer((0,) * len(two().public.issues))) is None
    assert session.chair(Seat(1)).submit(Accept()) is None
    assert session.over
    assert session.chair(Seat(1)).submit(OwnWords("Thank you.")) is not None


def test_what_was_said_is_told_as_it_was_said_whatever_it_holds() -> None:
    session = opened("alternating")
    text = 'A {brace}, a <b>tag</b>, "quotes" and %s.'
    assert session.chair(Seat(0)).submit(OwnWords(text)) is None

    (line,) = [one for one in entries(session.chair(Seat(1)).view()) if one.seat == 0]
    assert line.text == f"“{text}”"


@given(st.text(max_size=MOST_CHARACTERS))
@many
def test_what_can_be_said_goes_over_the_wire_and_back(text: str) -> None:
    session = Session.open(two(), 1, protocol="alternating")
    if session.chair(Seat(0)).submit(OwnWords(text)) is None:
        (event,) = session.events
        line = event_line(event)
        assert "\n" not in line
        assert decode_event(json.loads(line.encode())) == event
        again = Session.resume(two(), session.header, [event])
        assert again.log_text() == session.log_text()
    else:
        assert not text.isprintable()


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", sorted(NEGOTIATORS))
def test_computer_delegations_take_no_notice(name: str, protocol: str) -> None:
    """Each plays the same game whatever is said around it: speakers before each of its turns, and it says the same."""
    scenario = rich() if protocol == "conference" else two()
    lineup = [name] * len(scenario.sheets)
    for seed in range(3):
        quiet = play(scenario, lineup, seed, protocol=protocol)
        loud = Session.open(scenario, seed, protocol=protocol, lineup=lineup)
        while loud.turn != NATURE:
            chair = loud.chair(loud.turn)
            chair.submit(OwnWords("Whatever you think of it."))  # refused where it is no time to speak
            partner = Seat((loud.turn + 1) % len(lineup))
            chair.submit(OwnWords("And you?", partner))
            move = NEGOTIATORS[name].decide(chair.view(), chair.dice())
            if (refusal := chair.submit(move)) is not None:
                pytest.fail(say(refusal.message))
        assert [event for event in loud.events if not isinstance(event.move, OwnWords)] == list(quiet.events)
        assert sum(isinstance(event.move, OwnWords) for event in loud.events) > 3


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_past_is_told_with_the_words_in_it(protocol: str) -> None:
    session = opened(protocol)
    for _ in range(6):
        session.chair(session.turn).submit(OwnWords("To all."))
        view = session.chair(session.turn).view()
        assert session.chair(session.turn).submit(next(iter(view.candidates()))) is None
    view = session.chair(Seat(2)).view()
    assert tables_of(view)[-1]._replace(**CHANGES[protocol]) == view.table._replace(**CHANGES[protocol])
    assert len(tables_of(view)) == view.n + 1
