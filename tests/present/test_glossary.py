"""The glossary: every word has an entry, is found, and is explained by words that can be read before it."""

from __future__ import annotations

import pytest
from pseudo import pseudo

from communique.faces import FACES
from communique.present.glossary import MOST_NESTED, GlossaryEntry, glossary, nested, search, see_also, words_in
from communique.present.glossary_words import WORDS, Word
from communique.words import tr

MET = """offer, draft, initial, hold, block, caucus, capital, trust, credibility, tension, no deal, audience, gesture,
guarantee, if-then, floor, session, ballot, press line, walk-out, final text, frontier, Nash point, package, sheet,
points, news, meter, signatory, mediator, evidence, debrief, stated goal, closing call, linked clauses"""
"""Words that a player meets."""


def entry(term: str) -> GlossaryEntry:
    return next(one for one in glossary() if one.term == term)


def test_no_word_is_explained_by_one_that_needs_it() -> None:
    uses = {one.term: [other.term for other in see_also(one)] for one in glossary()}

    def follow(term: str, way: tuple[str, ...]) -> None:
        assert term not in way, f"a circle: {' > '.join((*way, term))}"
        for other in uses[term]:
            follow(other, (*way, term))

    for term in uses:
        follow(term, ())


def test_every_word_that_a_player_meets_has_an_entry() -> None:
    known = {form for one in glossary() for form in one.forms}
    assert set(MET.replace("\n", " ").split(", ")) - known == set()


def test_every_move_with_a_button_has_an_entry() -> None:
    known = {form.casefold() for one in glossary() for form in one.forms}
    assert {face.title for face in FACES.values() if face.title and face.title.casefold() not in known} == set()


def test_no_word_stands_twice() -> None:
    forms = [form.casefold() for one in glossary() for form in one.forms]
    assert len(forms) == len(set(forms))
    assert len({one.id for one in glossary()}) == len(glossary())


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.term)
def test_a_word_is_explained_in_a_few_words_and_found_by_its_name(word: Word) -> None:
    assert word.means.count(". ") <= 2
    assert len(word.means) <= 200
    assert search(word.term)[0].term == word.term


def test_a_search_finds_by_name_then_by_what_is_said() -> None:
    assert [one.term for one in search("nash")] == ["Nash point"]
    assert search("draft")[0].term == "draft"
    assert {"draft", "ballot", "initial"} <= {one.term for one in search("draft")}
    assert search("xyzzy") == ()
    assert len(search("")) == len(glossary())


def test_words_are_found_whole_and_the_longest_counts() -> None:
    assert [one.term for one in words_in("Trust is low; the trustee waits.")] == ["trust"]
    assert [one.term for one in words_in("The final text has two linked clauses.")] == ["final text", "linked clauses"]
    assert words_in("They accept and pass.") == ()  # what is named like a button is meant when it is written like one
    assert [one.term for one in words_in("Press Accept.")] == ["Accept"]


def test_a_tip_explains_a_few_words_and_none_that_it_is_about() -> None:
    said = nested("Capital, trust, tension and credibility price the moves.")
    assert [word for word, _ in said] == ["capital", "trust"][:MOST_NESTED]
    assert nested(entry("capital").means) == ()
    assert nested("Nothing to explain here.") == ()


def test_it_speaks_the_language_chosen() -> None:
    with pseudo():
        found = glossary()
        assert len(found) == len(WORDS) + sum(one.named for one in found)
        tension = tr("tension")
        assert tension != "tension"
        assert [one.term for one in words_in(tr("Tension") + " " + tension)] == [tension]


def test_words_stand_in_order_whatever_marks_their_letters_bear() -> None:
    """By the numbers of letters the second of an audience, an u with a mark, comes before the c of an action point."""
    with pseudo():
        order = [one.term for one in glossary()]
        first, later = tr("action point"), tr("audience")
    assert first > later
    assert order.index(first) < order.index(later)
