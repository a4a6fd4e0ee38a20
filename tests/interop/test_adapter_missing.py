"""Without NegMAS, its negotiators are refused in a sentence that says how to get it."""

from __future__ import annotations

import sys

import pytest

from communique.interop import negmas_library, negmas_negotiators
from communique.negotiators.registry import negotiator


def test_where_negmas_is_missing_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    negmas_library.negotiator_class.cache_clear()
    for name in ("negmas", "negmas.gb"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(KeyError, match=r'pip install "communique\[research\]"'):
        negotiator("negmas:BoulwareTBNegotiator")


def test_a_class_for_negmas_is_refused_by_the_import_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(negmas_negotiators.__dict__, "Statesman", raising=False)
    for name in ("negmas", "negmas.sao"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=r'pip install "communique\[research\]"'):
        from communique.interop.negmas_negotiators import Statesman  # noqa: F401
