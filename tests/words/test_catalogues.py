"""The contract of every catalogue: a translation has the places of its original; one that has not breaks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from communique.words import catalogue, tr, tr_n
from communique.words.catalogue import LOCALES


def files() -> list[Path]:
    """Every catalogue of the house, written and compiled."""
    return sorted(path for end in ("po", "mo") for path in LOCALES.glob(f"*/LC_MESSAGES/*.{end}"))


def misfits(found: Catalog) -> Iterator[str]:
    """The originals whose translation has other places, or braces that are none.

    Guesses that a tool has made from similar texts are marked fuzzy: nobody sees them, they are not compiled.
    """
    for one in found:
        if one.fuzzy:
            continue
        originals, translations = _texts(one.id), _texts(one.string)
        if any(originals) and any(translations):
            known = {frozenset(places(text)) for text in originals}
            if any(text and places(text) not in known for text in translations):
                yield originals[0]


def places(text: str) -> frozenset[str] | None:
    """The names of a text's places; None where its braces do not fit together."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _texts(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.parent.parent.name + path.suffix) for path in files()])
def test_every_translation_has_the_places_of_its_original(path: Path) -> None:
    with path.open("rb") as file:
        found = read_po(file) if path.suffix == ".po" else read_mo(file)
    assert list(misfits(found)) == []


@pytest.mark.parametrize(
    ("original", "translated", "fits"),
    [
        ("{who} signs.", "{who} signe.", True),
        ("{who} signs.", "{qui} signe.", False),
        ("{who} signs.", "Signé.", False),
        ("{who} signs.", "{who signe.", False),
        ("Sign", "{who} signe", False),
        (("{n} file", "{n} files"), ("{n} fichier", "{n} fichiers"), True),
        (("{n} file", "{n} files"), ("{n} fichier", "{nombre} fichiers"), False),
        (("One file", "{n} files"), ("Un fichier", "{n} fichiers"), True),
    ],
)
def test_other_places_are_found(
    original: str | tuple[str, str], translated: str | tuple[str, str], *, fits: bool
) -> None:
    found = Catalog(locale="fr")
    found.add(original, translated)
    assert (list(misfits(found)) == []) is fits


def test_a_guess_that_nobody_has_looked_at_is_no_translation() -> None:
    found = Catalog(locale="fr")
    found.add("{scenario}: agenda", "Scénario", flags={"fuzzy"})
    assert list(misfits(found)) == []


class _Broken(NullTranslations):
    """French by somebody who translated the names of places, too."""

    def gettext(self, message: str) -> str:
        return {"{who} signs.": "{qui} signe.", "{n} in {all}": "{n} de {"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{nombre} fichier" if n < 2 else "{nombre} fichiers"


def test_a_text_whose_places_do_not_fit_is_said_as_it_stands_in_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue._PROCESS, "catalogue", _Broken())
    assert tr("{who} signs.", who="Elona") == "Elona signs."
    assert tr("{n} in {all}", n=1, all=3) == "1 in 3"
    assert [tr_n("{n} file", "{n} files", n) for n in (1, 2)] == ["1 file", "2 files"]
