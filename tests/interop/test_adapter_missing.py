"""Without NegMAS, its negotiators are refused in a sentence that says how to get it."""

from __future__ import annotations

import sys

import pytest

from communique.interop import negmas_adapter
from communique.negotiators.registry import negotiator


def test_where_negmas_is_missing_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    negmas_adapter._class.cache_clear()
    for name in ("negmas", "negmas.gb"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(KeyError, match=r'pip install "communique\[research\]"'):
        negotiator("negmas:BoulwareTBNegotiator")
