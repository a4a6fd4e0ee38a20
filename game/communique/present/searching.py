"""Looking for words in what was said: all of them, in any order, capitals and accents aside."""

from __future__ import annotations

from unicodedata import combining, normalize


def matches(words: str, text: str) -> bool:
    """Whether `text` holds each of `words`, as a part of a word or a whole one. No words are in every text.

    >>> matches("mines HANDOVER", "Handover of maps of mines"), matches("mines road", "Handover of maps of mines")
    (True, False)
    >>> matches("communique", "A joint communiqué")
    True
    """
    told = plain(text)
    return all(word in told for word in plain(words).split())


def plain(text: str) -> str:
    """What is compared of a text: small letters without their marks, so that an accented one stands beside its own."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
