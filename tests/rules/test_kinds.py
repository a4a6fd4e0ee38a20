"""The contract of every move: words for everything, a wire form and back, and no value that makes it raise."""

import json
import re
from dataclasses import replace
from functools import cache
from types import UnionType
from typing import NewType, Union, get_args, get_origin, get_type_hints

import pytest
from builders import few, lucks, many, moves_of, play_on, played, rich, scenarios, six, trio
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import NATURE, Seat
from communique.rules.kind import Move
from communique.rules.moves import BY_TYPE, KINDS, kind_of
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.remark import REMARKS, Remark
from communique.rules.moves.tell import Tell
from communique.session.log import Event, WireError, decode_event, decode_move, encode_event, event_line
from communique.session.session import Session
from communique.words import say

SENTENCE = re.compile(r"^\S.*[.?!:”]$", re.DOTALL)

hostile_ints = st.one_of(st.integers(-3, 6), st.sampled_from((NATURE, 99, -99, 2**31, 2**53, -(2**53))))
hostile_words = st.sampled_from(
    ("", "W", "Wx-1.2", "W0-99.1", "W0-1.1", "W1-0.1", "P1", "P2", "P999999", "draft", "final", "closing", "compare",
     "need", "take", "prefer", "first", "terms", "as-is", "issues", "decline",
     "high", "low", "c0", "The map of seat 0.", "\x00", "é", "W-", "W0-.", "W0-1",
     "x" * 700, *REMARKS)
) | st.text(max_size=3)  # fmt: skip


def hostile(kind: object) -> st.SearchStrategy[object]:
    """Any value of this type that a line of JSON can carry; a move's field has no other types."""
    if isinstance(kind, NewType):
        return hostile(kind.__supertype__)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(hostile(one) for one in get_args(kind)))
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            return st.lists(hostile(first), max_size=6)
        return st.tuples(*(hostile(one) for one in (first, *rest)))
    return HOSTILE[kind]


HOSTILE: dict[object, st.SearchStrategy[object]] = {
    int: hostile_ints, str: hostile_words, bool: st.booleans(), type(None): st.none()
}  # fmt: skip


def hostile_move(name: str) -> st.SearchStrategy[Move]:
    """Any move of the kind called `name` that the wire can carry; its fields are drawn by their types alone."""
    hints = get_type_hints(KINDS[name].type)
    wanted = {field: hostile(hints[field]) for field in KINDS[name].type.__dataclass_fields__}
    return st.fixed_dictionaries(wanted).map(lambda values: decode_move(name, values))


hostile_moves = st.sampled_from(sorted(KINDS)).flatmap(hostile_move)


def test_no_move_that_a_save_may_hold_has_gone():
    """There may be more: whoever adds a move writes nothing here."""
    assert {
        "accept", "amend", "announce", "answer", "ask", "caucus", "consult", "draw", "final", "fulfil", "gesture",
        "guarantee", "if-then", "leave", "line", "mark", "offer", "pass", "press", "reject", "remark", "return", "sign",
        "table", "tell", "walk", "warn", "withhold",
    } - set(KINDS) == set()  # fmt: skip


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_is_found_by_its_name_and_by_its_type(name):
    kind = KINDS[name]
    assert kind.name == name
    assert BY_TYPE[kind.type] is kind
    assert issubclass(kind.type, Move)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_happens_by_itself_is_never_a_candidate(name):
    kind = KINDS[name]
    session = played(rich(), luck=3, limit=20)
    table, desks = session.state
    seat = Seat(max(session.turn, 0))
    found = list(kind.candidates(session.scenario.public, table, desks[seat], seat))
    assert not (kind.by_itself and found)


@cache
def every_event():
    """The events of a few random games, each with its scenario."""
    games = [(scenario, played(scenario, luck)) for scenario in (rich(), six(), trio()) for luck in range(8)]
    return [(scenario, event) for scenario, game in games for event in game.events]


def test_the_candidates_are_all_that_a_kind_offers_and_nobody_refuses():
    """Kinds that cannot be made now are passed over whole, which may leave out no move."""
    phases = set()
    for session in (played(rich(), luck=luck) for luck in (3, 4, 5)):
        for at in range(0, len(session.events), 4):
            view = session.branch(at).chair(Seat(at % 3)).view()
            offered = [
                move
                for kind in KINDS.values()
                for move in kind.candidates(view.public, view.table, view.desk, view.seat)
            ]
            assert list(view.candidates()) == [move for move in offered if view.refusal(move) is None]
            phases.add(view.table.phase)
    assert len(phases) >= 4


@pytest.mark.slow
def test_random_games_make_every_move_of_the_conference():
    made = {kind_of(event.move).name for _, event in every_event()}
    ours = {name for name, kind in KINDS.items() if not kind.by_facilitator}  # no seat can make the others
    assert ours - made <= {"leave", "final", "announce", "say"}  # chance has no words of its own


def test_every_event_has_a_sentence():
    for scenario, (seat, move) in every_event():
        said = say(kind_of(move).told(scenario.public, seat, move))
        assert SENTENCE.match(said), said
        assert "None" not in said
        assert "  " not in said
        assert type(move).__name__ + "(" not in said


@given(scenarios(), lucks)
@few
def test_every_candidate_goes_over_the_wire_and_back(scenario, luck):
    session = Session.open(scenario, seed=luck)
    for round_ in range(25):
        if session.over:
            break
        for move in moves_of(session.chair(session.turn).view()):
            event = Event(session.turn, move)
            line = event_line(event)
            assert "\n" not in line
            assert decode_event(json.loads(line)) == event
            assert line == json.dumps(encode_event(event), ensure_ascii=False, separators=(",", ":"))
        play_on(session, luck + round_, limit=1)


@pytest.mark.parametrize(
    ("move", "fields"),
    [
        (Ask("compare", 0, other_issue=2), '"move":"ask","question":"compare","issue":0,"other_issue":2'),
        (Ask("take", target="P1", of=Seat(0)), '"move":"ask","question":"take","of":0,"target":"P1"'),
        (Answer("need", 0, 1), '"move":"answer","says":"need","issue":0,"option":1'),
        (Answer("issues", changes=((2, -1),)), '"move":"answer","says":"issues","changes":[[2,-1]]'),
        (Tell(0, "high"), '"move":"tell","issue":0,"weight":"high"'),
        (Tell(card="c0", text="A map."), '"move":"tell","card":"c0","text":"A map."'),
        (Remark("thanks", Seat(0), level=0), '"move":"remark","about":"thanks","whom":0,"level":0'),
        (Remark("close", issue=0), '"move":"remark","about":"close","issue":0'),
    ],
)
def test_a_field_that_says_nothing_is_not_on_the_wire_and_one_that_says_zero_is(move, fields):
    line = f'{{"seat":1,{fields}}}'
    assert event_line(Event(Seat(1), move)) == line
    assert decode_event(json.loads(line)) == Event(Seat(1), move)


@pytest.mark.slow
@given(scenarios(), lucks, st.integers(0, 40), st.lists(hostile_moves, min_size=10, max_size=40))
@many
def test_no_move_makes_a_refusal_raise_and_every_refusal_is_a_sentence(scenario, luck, depth, moves):
    session = played(scenario, luck, limit=depth)
    for move in moves:
        is_refused_or_applied(session, move)


@cache
def floors():
    """A game at its opening, and in its middle, when the mover may do most."""
    return [played(rich(), luck=3, limit=depth) for depth in (0, 20)]


@pytest.mark.parametrize("name", sorted(KINDS))
@given(st.data())
@few
def test_no_value_that_the_wire_carries_makes_a_move_raise(name, data):
    """Each kind by itself, so that whoever adds one sees it tried."""
    move = data.draw(hostile_move(name))
    for session in floors():
        is_refused_or_applied(session, move)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_an_empty_word_makes_no_move_raise(name):
    hints = get_type_hints(KINDS[name].type)
    for session in floors():
        seat = Seat(max(session.turn, 0))
        table, desks = session.state
        for move in KINDS[name].candidates(session.scenario.public, table, desks[seat], seat):
            for field in (one for one in hints if hints[one] is str and one in move.__dataclass_fields__):
                is_refused_or_applied(session, replace(move, **{field: ""}))


def is_refused_or_applied(session, move):
    """Whoever submits it: a sentence says why not, or it is written, told, heard and applied."""
    public = session.scenario.public
    table, desks = session.state
    for seat in map(Seat, range(len(desks))):
        refused = session.rules.refusal(public, table, desks[seat], seat, move)
        if refused is not None:
            assert SENTENCE.match(say(refused.message)), refused
            assert len(say(refused.message)) < 300
            continue
        event = Event(seat, move)
        assert decode_event(json.loads(event_line(event))) == event
        assert event_line(event) == json.dumps(encode_event(event), ensure_ascii=False, separators=(",", ":"))
        assert len(event_line(event)) < 2000
        assert SENTENCE.match(say(kind_of(move).told(public, seat, move)))
        session.rules.audience(public, table, seat, move)
        session.rules.apply(public, session.state, seat, move)


@given(scenarios(), lucks, st.integers(0, 12), st.lists(hostile_moves, min_size=10, max_size=40))
@few
def test_alternating_offers_refuse_any_move_with_a_sentence(scenario, luck, depth, moves):
    session = played(scenario, luck, limit=depth, protocol="alternating")
    table, desks = session.state
    for move in moves:
        for seat in range(len(desks)):
            refused = session.rules.refusal(scenario.public, table, desks[seat], Seat(seat), move)
            if refused is not None:
                assert SENTENCE.match(say(refused.message)), refused
            else:
                session.rules.apply(scenario.public, session.state, Seat(seat), move)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (7, "An event is a JSON object."),
        ([], "An event is a JSON object."),
        ({"move": "pass"}, 'An event names its "seat" as a whole number, not None.'),
        ({"seat": True, "move": "pass"}, 'An event names its "seat" as a whole number, not True.'),
        ({"seat": 1.0, "move": "pass"}, 'An event names its "seat" as a whole number, not 1.0.'),
        ({"seat": 0}, "There is no move None."),
        ({"seat": 0, "move": "dance"}, "There is no move 'dance'."),
        ({"seat": 0, "move": ["pass"]}, "There is no move ['pass']."),
        ({"seat": 0, "move": "pass", "x": 1}, "The move \"pass\" has no field 'x'."),
        ({"seat": 0, "move": "press"}, 'The move "press" has a bad "line": Field required.'),
        (
            {"seat": 0, "move": "press", "line": "1"},
            'The move "press" has a bad "line": Input should be a valid integer.',
        ),
        (
            {"seat": 0, "move": "press", "line": True},
            'The move "press" has a bad "line": Input should be a valid integer.',
        ),
        (
            {"seat": 0, "move": "offer", "terms": [1, "2"]},
            'The move "offer" has a bad "terms.1": Input should be a valid integer.',
        ),
        (
            {"seat": 0, "move": "press", "line": 10**400},
            'The move "press" has a bad "line": a number that large says nothing.',
        ),
        (
            {"seat": 0, "move": "offer", "terms": [0, -(2**53) - 1]},
            'The move "offer" has a bad "terms": a number that large says nothing.',
        ),
        (
            {"seat": 0, "move": "amend", "target": "P1", "changes": [[1]]},
            'The move "amend" has a bad "changes.0.1": Field required.',
        ),
    ],
)
def test_what_is_no_event_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(WireError) as caught:
        decode_event(data)
    assert str(caught.value) == sentence


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(("seat", "move", "terms", "to", "of", "offer", "text", "marks", "x")), json_values),
    st.sampled_from(sorted(KINDS)),
)
@many
def test_decoding_gives_an_event_or_a_wire_error_and_nothing_else(data, name):
    for attempt in (data, data | {"move": name}, data | {"seat": 0, "move": name}):
        outcome = decoded(attempt)
        if isinstance(outcome, str):
            assert SENTENCE.match(outcome)
        else:
            assert decode_event(json.loads(event_line(outcome))) == outcome


def decoded(data: object) -> Event | str:
    try:
        return decode_event(data)
    except WireError as error:
        return str(error)
