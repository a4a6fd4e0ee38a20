"""Names: nobody is unseen, nobody has another's, and every script's letters and pictures stay whole."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from host.rooms_of import joined, room_in
from hypothesis import given
from hypothesis import strategies as st

from communique.host import coming, running
from communique.host.keeping import forget_person
from communique.host.names import ALIAS_MOST, likeness, name_of, same_name, tidy

WHOLE = (
    "Zoë", "می\u200cخواهم", "क्\u200dष", "שָׁלוֹם", "Đặng Thị", "น้ำ", "รู้จัก", "བསྒྲུབ", "👩\u200d🚀", "👍🏽", "❤\ufe0f", "🇦🇲",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "1\ufe0f\u20e3", "\U0001fae8", "O'Neill",
    "Jean-Luc", "李明", "Ann 3",
)  # fmt: skip
"""Names that people have, each as they write it."""
UNSEEN = (
    "\u3164", "\u115f", "\u2800", "\ufe0f", "\u200d", "\u202e", "\U000e0041\U000e0042", "\u0301", "...", "", "\t \n",
)  # fmt: skip
TWINS = (
    "anna", "Ａnna", "\u0410nna", "\u0391nna", "Anna\u034f", "Anna\ufe0f", "Ann\u00ada", "A\u200dnna", "Ânna",
    "An\u0332na",
)  # fmt: skip
"""Ways to look like Anna."""


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_stays_as_people_write_it(name: str) -> None:
    assert name_of(f"  {name} ") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_that_nobody_sees_is_none(name: str, tmp_path: Path) -> None:
    assert name_of(name) == ""
    room = room_in(tmp_path)
    assert isinstance(coming.join(room, name), str)
    (ada,) = joined(room, "Ada")
    assert running.rename(room, ada.id, name) != ""
    assert ada.alias == "Ada"


@pytest.mark.parametrize("twin", TWINS)
def test_a_name_that_reads_as_anothers_is_taken(twin: str, tmp_path: Path) -> None:
    room = room_in(tmp_path)
    _, ben = joined(room, "Anna", "Ben")
    assert isinstance(coming.join(room, twin), str)
    assert "already" in running.rename(room, ben.id, twin)
    assert ben.alias == "Ben"


def test_who_is_renamed_may_keep_the_same_letters(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    (anna,) = joined(room, "anna")
    assert running.rename(room, anna.id, "Anna") == ""
    assert anna.alias == "Anna"


def test_one_name_written_in_two_ways_is_one() -> None:
    assert name_of("Zoe\u0308") == name_of("Zo\u00eb")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "Hanna"), ("कल", "कुल"), ("ปู", "ปู่"), ("李明", "李鸣"), ("🚀", "👩"), ("Kai", "Kal"), ("Нина", "Ника")],
)
def test_names_that_read_otherwise_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_heap_of_marks_is_taken_down_to_three() -> None:
    # The first of them makes one letter with the e.
    assert name_of("e" + "\u0301" * 23) == "é" + "\u0301" * 3


def test_a_name_is_not_cut_within_a_picture() -> None:
    assert tidy("x" * 23 + "👩\u200d🚀") == "x" * 23
    assert tidy("x" * 21 + "👩\u200d🚀") == "x" * 21 + "👩\u200d🚀"
    assert tidy("x" * 23 + "🇦🇲") == "x" * 23


def test_who_is_forgotten_is_found_however_the_name_is_typed(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    joined(room, "Zoë", "Zora")
    room.close()
    assert forget_person(room.path, "zoe\u0308") == 1


_LETTERS = st.one_of(
    st.text(max_size=40),
    st.text(
        "aé \u0301\u0308\u200c\u200d\ufe0f\u202e🇦🇲👩🏽🚀❤א\u05b8क\u094d\U0001f3f4\U000e0067\U000e007f1", max_size=40
    ),
)


@given(_LETTERS)
def test_what_is_tidy_stays_tidy(text: str) -> None:
    name = tidy(text)
    assert tidy(name) == name
    assert len(name) <= ALIAS_MOST
    assert name == " ".join(name.split())


@given(_LETTERS)
def test_likeness_is_of_itself(text: str) -> None:
    assert likeness(likeness(text)) == likeness(text)
