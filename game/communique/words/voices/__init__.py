"""Voices: ways in which a delegation is told to say things. One voice a file; each exports `VOICE`, found by scan.

A voice belongs to nobody: who speaks in which is drawn for each game (`communique.present.telling`), and what a file
leaves out is said in the words of the move's face.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from communique.words.voices._voice import LETTERS, VoiceWords

__all__ = ["LETTERS", "VOICES", "VoiceWords"]


def _scan() -> dict[str, VoiceWords]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[VoiceWords] = [import_module(f"{__name__}.{name}").VOICE for name in names]
    return {voice.name: voice for voice in found}


VOICES: Final = _scan()
"""Every voice by its name."""
