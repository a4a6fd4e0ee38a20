"""The contract of every voice: the places of what it says, reported speech, and nothing that two voices share."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

import communique.words.voices
from communique.words import templates
from communique.words.voices import VOICES

EVERY = [(voice, id, text) for voice in VOICES.values() for id, ways in voice.words.items() for text in ways]
OF_US = frozenset(("we", "us", "our", "ours", "i", "my", "you", "your"))


def places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


@pytest.mark.parametrize("name", sorted(VOICES))
def test_a_voice_says_what_the_move_says_and_nothing_else(name: str) -> None:
    for id, ways in VOICES[name].words.items():
        area, _, key = id.partition(".")
        plain = templates()[area][key]
        assert isinstance(plain, str)
        assert {places(text) for text in ways} == {places(plain)}, id


def test_voices_report_and_do_not_quote() -> None:
    for voice, id, text in EVERY:
        assert not OF_US & frozenset(text.lower().replace(",", " ").replace(".", " ").split()), (voice.name, id, text)
        assert "“" not in text
        assert text.replace('"{option}"', "").count('"') == 0, text
        assert text[-1] in ".}"
        assert text[0].isupper() or text[0] == "{"
        assert len(text) <= 160, text


def test_no_two_ways_of_saying_anything_are_alike() -> None:
    texts = [text for *_, text in EVERY]
    plain = [text for area, words in templates().items() if not area.startswith("voice_") for text in words.values()]
    assert len(set(texts)) == len(texts)
    assert set(texts) & set(plain) == set()


def test_all_voices_have_words_for_the_same_things() -> None:
    said = {name: frozenset(voice.words) for name, voice in VOICES.items()}
    assert len(said) >= 6
    assert len(set(said.values())) == 1


def test_a_file_more_is_a_voice_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "from communique.words.voices import VoiceWords\n"
        "VOICE = VoiceWords('brisk', {'pass.line': ('Moves on.', 'Next, it says.')})\n"
    )
    (tmp_path / "brisk.py").write_text(text)
    monkeypatch.setattr(communique.words.voices, "__path__", [*communique.words.voices.__path__, str(tmp_path)])
    found = communique.words.voices._scan()
    assert set(found) == {*VOICES, "brisk"}
    assert found["brisk"].table() == {"pass.line.a": "Moves on.", "pass.line.b": "Next, it says."}
