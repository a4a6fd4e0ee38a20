"""The glossary: every word of the game with what it means, found by search and by what a tip says.

It is made from the table of words and from the faces of the moves, so a move that is added has an entry at once. Words
are compared in the language spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from communique.faces import FACES, Face
from communique.present.glossary_words import MOVES, WORDS, Word
from communique.present.searching import plain
from communique.words import language, tr

MOST_NESTED: Final = 2
"""Words that one tip explains, at most."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word as people read it."""

    term: str
    means: str
    where: str
    forms: tuple[str, ...]
    """All the ways in which it stands in a sentence, its own name first."""
    nested: bool
    """Whether a tip that uses it explains it."""
    named: bool = False
    """Whether it is a name, such as that of a button, and meant only where it is written like one."""

    @property
    def id(self) -> str:
        """A name for controls, made of the word's letters."""
        return re.sub(r"\W+", "-", self.term.lower()).strip("-")


def glossary() -> tuple[GlossaryEntry, ...]:
    """Every word, in alphabetical order."""
    return _entries(language())


def search(words: str) -> tuple[GlossaryEntry, ...]:
    """The entries that have all these words in them: those that begin so first, then by name, then by what they say."""
    wanted = words.casefold().split()
    found = [entry for entry in glossary() if all(one in _all_of(entry) for one in wanted)]
    if not wanted:
        return tuple(found)
    first = " ".join(wanted)
    return tuple(sorted(found, key=lambda entry: _rank(entry, first)))


def words_in(text: str) -> tuple[GlossaryEntry, ...]:
    """The words of the glossary that a text uses, in the order in which it uses them; the longest where two overlap."""
    found, end = [], 0
    for at, stop, entry in sorted(_places(text), key=lambda place: (place[0], -place[1])):
        if at >= end:
            end = stop
            if entry not in found:
                found.append(entry)
    return tuple(found)


def see_also(entry: GlossaryEntry) -> tuple[GlossaryEntry, ...]:
    """The words that what an entry says makes use of."""
    return tuple(other for other in words_in(entry.means) if other.term != entry.term)


def nested(text: str) -> tuple[tuple[str, str], ...]:
    """The words in a tip that may need a word themselves: name and meaning, a few at most."""
    said = text.casefold()
    wanted = [one for one in words_in(text) if one.nested and one.means.casefold() not in said]
    return tuple((one.term, one.means) for one in wanted[:MOST_NESTED])


@lru_cache(maxsize=8)
def _entries(language: str) -> tuple[GlossaryEntry, ...]:
    known = [_of_word(word) for word in WORDS]
    names = {form.casefold() for entry in known for form in entry.forms}
    moves = [_of_face(face) for face in FACES.values() if face.title]
    entries = [*known, *(entry for entry in moves if entry.term.casefold() not in names)]
    return tuple(sorted(entries, key=lambda entry: plain(entry.term)))


def _of_word(word: Word) -> GlossaryEntry:
    forms = tuple(tr(form) for form in (word.term, *word.forms))
    return GlossaryEntry(forms[0], tr(word.means), tr(word.where), forms, word.nested)


def _of_face(face: Face) -> GlossaryEntry:
    """A move by its own name, with what the page on the moves says of it, or else what its button does."""
    term = tr(face.title)
    return GlossaryEntry(
        term, tr(face.help) if face.help else tr(face.about), tr(MOVES), (term,), nested=False, named=True
    )


def _all_of(entry: GlossaryEntry) -> str:
    return " ".join((*entry.forms, entry.means)).casefold()


def _rank(entry: GlossaryEntry, first: str) -> tuple[int, str]:
    names = [form.casefold() for form in entry.forms]
    if any(name.startswith(first) for name in names):
        return (0, names[0])
    return (1 if any(first in name for name in names) else 2, names[0])


def _places(text: str) -> Iterator[tuple[int, int, GlossaryEntry]]:
    for entry in glossary():
        for form in entry.forms:
            for found in _form(form, named=entry.named).finditer(text):
                yield found.start(), found.end(), entry


@lru_cache(maxsize=1000)
def _form(form: str, *, named: bool) -> re.Pattern[str]:
    """A form as a whole word."""
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.NOFLAG if named else re.IGNORECASE)
