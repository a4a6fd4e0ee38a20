"""The language that is spoken, and its catalogue. Holds state: one language for the process, another for a context.

A catalogue is a compiled gettext file, `locale/<language>/LC_MESSAGES/communique.mo`; a folder there is a language.
English needs none: it is what stands in the source.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from communique.words.pseudo import Pseudo

ENGLISH: Final = "en"
PSEUDO: Final = "pseudo"
"""A language for tests: every letter changed, everything longer. What stays legible was not translated."""
DOMAIN: Final = "communique"
LOCALES: Final = Path(__file__).parent / "locale"


class _Voice:
    """The process's language. State: its name and its catalogue."""

    def __init__(self) -> None:
        self.language: str = ENGLISH
        self.catalogue: NullTranslations = NullTranslations()


_PROCESS: Final = _Voice()
_CONTEXT: Final[ContextVar[_Voice | None]] = ContextVar("communique.words", default=None)


def languages() -> tuple[str, ...]:
    """The languages there are: English, and those with a catalogue, in alphabetical order."""
    found = {path.parent.parent.name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return tuple(sorted({ENGLISH, *found}))


def choose(preferred: str = "") -> None:
    """Speak the language of `COMMUNIQUE_LANGUAGE`, else the one preferred, else the system's, else English.

    Raises KeyError with a sentence when the variable names a language without a catalogue; a preference that has none
    any more is passed over.
    """
    named = os.environ.get("COMMUNIQUE_LANGUAGE", "")
    if named:
        use(named)
        return
    system = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    known = languages()
    # Of de_AT.UTF-8 first the language as its country speaks it, then the language.
    use(next((one for one in (preferred, system[:5].replace("-", "_"), system[:2]) if one in known), ENGLISH))


def language() -> str:
    """The language spoken now."""
    return (_CONTEXT.get() or _PROCESS).language


def use(language: str) -> None:
    """Speak `language` in this process from now on. Raises KeyError with a sentence when it has no catalogue."""
    _PROCESS.catalogue, _PROCESS.language = _catalogue(language), language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` in this thread or task while inside. Raises KeyError as `use` does."""
    voice = _Voice()
    voice.catalogue, voice.language = _catalogue(language), language
    token = _CONTEXT.set(voice)
    try:
        yield
    finally:
        _CONTEXT.reset(token)


def tr(text: str, /, **arguments: object) -> str:
    """`text` in the language spoken, its places in braces filled. `text` is a literal, for it is also the key.

    >>> tr("{party} has left the table.", party="Elona")
    'Elona has left the table.'
    """
    found = (_CONTEXT.get() or _PROCESS).catalogue.gettext(text)
    return _filled(found, text, arguments) if arguments else found


def tr_n(one: str, many: str, n: int, /, **arguments: object) -> str:
    """`one` or `many` as the language counts `n`, which fills the place `{n}` where nothing else is given for it.

    >>> tr_n("{n} clause", "{n} clauses", 2)
    '2 clauses'
    """
    found = (_CONTEXT.get() or _PROCESS).catalogue.ngettext(one, many, n)
    return _filled(found, one if n == 1 else many, {"n": n, **arguments})


def _filled(found: str, original: str, arguments: Mapping[str, object]) -> str:
    """`found` with its places filled; where they are not those of the original, the original with them filled."""
    try:
        return found.format(**arguments)
    except (KeyError, IndexError, ValueError, AttributeError):
        # A catalogue comes from outside: a sentence in English is better than none.
        return original.format(**arguments)


def _catalogue(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    if language == PSEUDO:
        return Pseudo()
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if language not in languages():
        known = ", ".join(languages())
        raise KeyError(f'There are no words for the language "{language:.20}"; there are: {known}.')
    with path.open("rb") as file:
        return GNUTranslations(file)
