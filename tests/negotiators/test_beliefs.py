"""What is inferred from what was said and done."""

from __future__ import annotations

from builders import build, three
from hypothesis import given
from hypothesis import strategies as st

from communique.model.scenario import Seat
from communique.negotiators.parts.beliefs import WHOLE, Beliefs
from communique.rules.state import BLOCK, HOLD, INITIAL, REASONS

BOREA = Seat(1)


def beliefs(**changes: object) -> Beliefs:
    return Beliefs(build(**changes).public, Seat(0))  # type: ignore[arg-type]


def test_a_stated_goal_is_believed_before_the_first_word() -> None:
    table = beliefs(goals={1: [(1, (2,))]}).table(BOREA)
    assert max(range(3), key=table[1].__getitem__) == 2
    assert max(table[1]) > max(table[0])


def test_without_a_word_all_options_are_alike() -> None:
    assert [len(set(row)) for row in beliefs().table(BOREA)] == [1, 1, 1, 1]


def test_a_clause_kept_from_offer_to_offer_weighs_more_than_one_that_moves() -> None:
    one = beliefs()
    for terms in ((2, 0, 0, 3), (1, 0, 0, 2), (0, 0, 0, 1)):
        one.offered(BOREA, terms, ())
    assert one.weights[BOREA][1] > one.weights[BOREA][0]
    assert one.weights[BOREA][2] > one.weights[BOREA][3]


def test_a_clause_that_answers_my_own_wish_says_little() -> None:
    asked, unasked = beliefs(), beliefs()
    asked.offered(BOREA, (2, 0, 0, 3), (2, 2, 1, 3))
    unasked.offered(BOREA, (2, 0, 0, 3), ())
    assert asked.likes[BOREA][0][2] < unasked.likes[BOREA][0][2]
    assert asked.likes[BOREA][1][0] == unasked.likes[BOREA][1][0]


def test_marks_teach_once_and_blocks_teach_most() -> None:
    one = beliefs()
    one.marked(BOREA, (1, 1, 1, 1), (INITIAL, HOLD, BLOCK, INITIAL))
    first = [row[1] for row in one.likes[BOREA]]
    one.marked(BOREA, (1, 1, 1, 1), (INITIAL, HOLD, BLOCK, INITIAL))
    assert first == [23, 14, 8, 23] == [row[1] for row in one.likes[BOREA]]
    assert one.weights[BOREA] == [10, 11, 13, 10]


def test_a_criticism_lowers_what_was_said_and_raises_what_is_wished() -> None:
    one = beliefs()
    one.criticised(BOREA, 3, 0, 2)
    assert one.likes[BOREA][3] == [12, 20, 30, 20]
    assert one.weights[BOREA][3] == 13


def test_what_fails_at_home_or_against_a_principle_is_held_to_be_liked_least() -> None:
    """Of 20 to begin with; an issue weighs 10. A reason of reciprocity says that something should come back for it."""
    disliked = {}
    for reason in ("principle", "home", "value", "reciprocity"):
        one = beliefs()
        one.criticised(BOREA, 3, 0, -1, REASONS.index(reason))
        disliked[reason] = one.likes[BOREA][3][0], one.weights[BOREA][3]
    assert disliked == {"principle": (-8, 15), "home": (4, 12), "value": (12, 13), "reciprocity": (16, 10)}


def test_answers_and_statements_move_the_weights() -> None:
    one = beliefs()
    one.compared(BOREA, 2, 0)
    one.stressed(BOREA, 3, True)
    one.stressed(BOREA, 1, False)
    one.wished(BOREA, 2, 1)
    assert one.weights[BOREA] == [6, 5, 16, 15]
    assert one.likes[BOREA][2] == [20, 32]


def test_what_one_party_says_teaches_nothing_of_another() -> None:
    one = Beliefs(three().public, Seat(0))
    before = one.table(Seat(2))
    one.offered(BOREA, (2, 0, 0, 3), ())
    one.accepted(BOREA, (2, 0, 0, 3))
    one.conceded(BOREA, 0, 1)
    assert one.table(Seat(2)) == before


lessons = st.lists(st.tuples(st.sampled_from(("offer", "reject", "mark", "weigh")), st.integers(0, 71)), max_size=30)


@given(lessons)
def test_a_table_gives_nobody_more_than_the_whole(heard: list[tuple[str, int]]) -> None:
    one = beliefs()
    for kind, luck in heard:
        terms = (luck % 3, luck // 3 % 3, luck % 2, luck % 4)
        if kind == "offer":
            one.offered(BOREA, terms, ())
        elif kind == "reject":
            one.criticised(BOREA, luck % 4, 0, 1)
        elif kind == "mark":
            one.marked(BOREA, terms, (luck % 4, 1, 2, 3))
        else:
            one.stressed(BOREA, luck % 4, luck % 2 == 0)
    table = one.table(BOREA)
    assert sum(max(row) for row in table) <= WHOLE
    assert min(min(row) for row in table) >= 0
    assert min(one.weights[BOREA]) >= 2
