"""The quick answer to whether terms can stand, held to the slow one that finds the words."""

from builders import few, rich, scenarios, three
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Seat
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.rules.terms import in_words, signatories, stands, terms_refusal
from communique.session import Session


@given(scenarios(), st.data())
@few
def test_the_quick_answer_is_that_of_the_words(scenario, data):
    public = scenario.public
    sizes = public.sizes
    said = data.draw(st.tuples(*[st.integers(-2, size) for size in sizes]) | st.lists(st.integers(-1, 1)).map(tuple))
    floors = data.draw(st.just(()) | st.tuples(*[st.integers(0, size - 1) for size in sizes]))
    unlocked = data.draw(st.none() | st.sets(st.integers(0, 1)).map(tuple))
    words = in_words(public, said, floors, unlocked)
    assert stands(public, said, floors, unlocked) == (words is None)
    assert terms_refusal(public, said, floors, unlocked) == words


@given(
    st.tuples(*[st.integers(-1, n) for n in (2, 2, 1, 3)]),
    st.integers(0, 2),
    st.none() | st.sampled_from([(), (0,)]),
)
def test_rules_floors_and_guarantees_count_in_the_quick_answer_too(said, floor, unlocked):
    public, floors = rich().public, (floor, 0, 0, 0)
    assert stands(public, said, floors, unlocked) == (in_words(public, said, floors, unlocked) is None)


@given(scenarios())
@few
def test_signatories_are_those_of_the_public_part(scenario):
    assert signatories(scenario.public) == scenario.public.signatories


def test_what_is_known_to_be_legal_is_known_for_that_move_at_that_table_only():
    session = Session.open(three(), 1)
    public, seat = session.scenario.public, session.turn
    view = session.chair(seat).view()
    move, other = Offer((1, 1, 1, 1)), Seat((seat + 1) % 3)
    assert view.refusal(move) is None
    assert session.chair(other).submit(move) is not None
    assert session.chair(seat).submit(Offer((9, 1, 1, 1))) is not None
    for _ in range(2):
        assert session.chair(seat).view().refusal(move) is None
        assert session.chair(seat).submit(move) is None
    table, desks = session.state
    assert session.rules.refusal(public, table, desks[seat], seat, move) is not None, "no action point is left"
    assert session.chair(seat).submit(move) is not None
    assert session.chair(seat).submit(Tell(0, "high")) is None
