"""A delegation's place among simulated tables, counted by hand."""

from __future__ import annotations

from dataclasses import replace

from debrief.cases import BOREA, talked

from communique.classroom.case_ground import CaseGround
from communique.classroom.table_place import place_of
from communique.debrief import debrief


def ground(*points: tuple[tuple[int, int], int]) -> CaseGround:
    games = sum(count for _, count in points)
    return CaseGround("digest", "", 1, (), (), "", (15, 15), games, 7, agreements=games - 1, points=points)


def test_tables_below_and_level_are_counted_and_the_middle_one_is_named() -> None:
    # Borea ended with 20 points. Of seven tables two gave it less, three as much, two more.
    behind = ground(((30, 30), 2), ((15, 15), 1), ((20, 20), 3), ((40, 10), 1))
    found = debrief(talked())
    place = place_of(found, behind, BOREA)
    assert place is not None
    assert (place.others, place.below, place.same) == ((10, 15, 20, 20, 20, 30, 30), 2, 3)
    assert place.words(found.public) == (
        "Your 20 points are more than computers got in your seat at 2 of 7 tables with the same papers, and as many as "
        "at 3 of them; the middle table came to 20. At 6 of them a text came into force."
    )


def test_where_no_table_could_be_played_there_is_no_place() -> None:
    assert place_of(debrief(talked()), replace(ground(), agreements=0), BOREA) is None
