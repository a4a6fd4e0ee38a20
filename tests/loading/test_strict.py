"""The strict reader: what it refuses, word for word, and what it reads."""
# ruff: noqa: E501 - a sentence stands on one line here as it does in a terminal

from __future__ import annotations

from typing import Any

import pytest
import yaml

from communique.loading import strict
from communique.loading.finding import ScenarioError


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML is without its C part here")
    monkeypatch.setattr(strict, "_LOADER", getattr(yaml, request.param))


def found(source: bytes | str) -> list[str]:
    try:
        return [str(finding) for finding in strict.read(source, "x.yaml").findings]
    except ScenarioError as error:
        return [str(finding) for finding in error.findings]


QUOTE = 'x.yaml:1:4: some programs read {0} as {1}; it should be in quotes: "{0}"'
PLAIN = 'x.yaml:1:4: some programs read {0} as {1}; a number should be plain digits, and text in quotes: "{0}"'
DOUBTFUL = {
    "NO": (QUOTE, "false"),
    "off": (QUOTE, "false"),
    "n": (QUOTE, "false"),
    "yes": (QUOTE, "true"),
    "On": (QUOTE, "true"),
    "Y": (QUOTE, "true"),
    "2021-11-26": (QUOTE, "a date"),
    "2021-11-26T10:00:00Z": (QUOTE, "a date"),
    "1:30": (QUOTE, "a number to the base 60"),
    "=": (QUOTE, "a default value"),
    ".inf": (QUOTE, "infinity or not a number"),
    "012": (PLAIN, "an octal number"),
    "0o17": (PLAIN, "an octal number"),
    "0x1F": (PLAIN, "a hexadecimal number"),
    "0b101": (PLAIN, "a binary number"),
    "1_000": (PLAIN, "a number with its underscores left out"),
    "1e3": (PLAIN, "a number with an exponent"),
}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_scalar_that_programs_read_differently_is_refused(both: None, text: str) -> None:
    template, reading = DOUBTFUL[text]
    assert found(f"a: {text}\n") == [template.format(text, reading)]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_the_same_in_quotes_is_text(both: None, text: str) -> None:
    assert strict.read(f"a: '{text}'\n", "x.yaml").data == {"a": text}


@pytest.mark.parametrize("text", ["NO", "012", "1e3", "2021-11-26"])
def test_a_doubtful_key_is_refused_as_well(both: None, text: str) -> None:
    assert found(f"{text}: 1\n")[0].startswith(f"x.yaml:1:1: some programs read {text} as ")


PLAIN_VALUES: dict[str, Any] = {
    "0": 0, "7": 7, "-12": -12, "+5": 5, "100": 100, "true": True, "False": False, "null": None, "~": None, "": None,
    "none": "none", "26 November 2021": "26 November 2021", "a10": "a10", "1:30 in the afternoon": "1:30 in the afternoon",
    "-": [None], "1st": "1st", "Norway": "Norway",
}  # fmt: skip


@pytest.mark.parametrize("text", PLAIN_VALUES)
def test_a_plain_scalar_is_read_as_every_program_reads_it(both: None, text: str) -> None:
    source = f"a: {text}\n" if text != "-" else "a:\n  -\n"
    document = strict.read(source, "x.yaml")
    assert (document.data, document.findings) == ({"a": PLAIN_VALUES[text]}, ())


SAME_BY_BOTH = {
    "a fraction": ("a: 1.5\n", ['1:4: 1.5 is a fraction; a number here should be whole, and text in quotes: "1.5"']),
    "a long number": ("a: 1234567890123456\n", ["1:4: 1234567890123456 is too large to be meant"]),
    "a number of 5000 digits": ("a: " + "9" * 5000, ["1:4: a number of 5000 digits is too large to be meant"]),
    "an alias": ("a: 1\nb: *x\n", ["2:4: *x is an alias; what it stands for should be written out"]),
    "an anchor": ("a: &x 1\n", ["1:4: &x is an anchor; it should be taken out, for nothing may refer to it"]),
    "a tag": ("a: !!str 1\n", ["1:4: tag:yaml.org,2002:str is a tag; it should be taken out"]),
    "a merge key": ("<<: {a: 1}\n", ["1:1: << is a merge key; what it would merge should be written out"]),
    "a key twice": ("a: 1\nb: 2\na: 3\n", ['3:1: the key "a" is given twice; it was given first on line 1']),
    "a key twice in braces": ("a: {b: 1, b: 2}\n", ['1:11: the key "b" is given twice; it was given first on line 1']),
    "no key": ("? ~\n: 1\n", ["1:3: a key is missing before the colon"]),
    "a list as key": ("? [a]\n: 1\n", ["1:3: a key should be text, not an alias, a list or a mapping"]),
    "a directive": (
        "%YAML 1.1\n---\na: 1\n",
        ["1:1: lines that begin with % have no use in a scenario file; they should be taken out"],
    ),
    "a second document": ("a: 1\n---\nb: 2\n", ["2:1: a second document begins here; a scenario file holds one"]),
    "a tab in text": ('a: "x\\ty"\n', ["1:4: a text contains a tab; it should have spaces instead"]),
    "an escape": ('a: "\\a"\n', ["1:4: an escape makes character U+0007, which cannot stand in a scenario"]),
    "a tab before a key": ("a:\n\tb: 1\n", ["2:1: a tab stands where spaces should; lines are indented with spaces"]),
    "a colon in text": (
        "a: b: c\n",
        [
            "1:5: a colon stands inside plain text here, or a line is indented too far; text with a colon should be in quotes"
        ],
    ),
    "an open quotation mark": ("a: 'b\nc: d\n", ["1:4: a quotation mark is opened here and never closed"]),
    "a line that is no key": (
        "- a\nb: 1\n",
        ["2:1: this does not fit the list above; each item should begin with - in the same column"],
    ),
    "a line too far in": (
        "a:\n    b: 1\n  c: 1\n",
        [
            "3:3: this does not fit the lines above; check the indentation, and quotes around text with special characters"
        ],
    ),
    "an at sign": ("a: @b\n", ["1:4: text cannot begin with this character; it should be in quotes"]),
    "a missing bracket": (
        "a: [b\nc: d\n",
        ["2:2: a list in square brackets goes wrong here; a comma or ] should come next"],
    ),
    "deep nesting": ("[" * 500, ["1:17: lists and mappings are nested more than 16 deep"]),
    "a long text": (
        "a: " + "b" * 20_001,
        ["1:4: a text of 20,001 characters is too long; there should be at most 20,000"],
    ),
    "a large file": ("#" * 1_000_001, ["1:1: the file is larger than 1,000,000 bytes; a scenario is far smaller"]),
    "utf-16": (b"\xff\xfea\0", ["1:1: the file is saved as UTF-16; it should be saved as UTF-8"]),
    "utf-16 without a mark": (
        b"a\0",
        ["1:2: character U+0000 cannot stand in a scenario file; is the file saved as UTF-16? It should be UTF-8"],
    ),
    "latin-1": (b"a: b\nc: caf\xe9\n", ["2:7: byte 0xe9 is not UTF-8 text; the file should be saved as UTF-8"]),
    "a control character": (
        b"a: \x1b[1m\n",
        ["1:4: character U+001B cannot stand in a scenario file; it should be taken out"],
    ),
    "an unusual line break": (
        "a: b\u2028c\n",
        ["1:5: character U+2028 LINE SEPARATOR cannot stand in a scenario file; it should be taken out"],
    ),
    "an override of direction": (
        "a: evil\u202elive\n",
        ["1:8: character U+202E RIGHT-TO-LEFT OVERRIDE cannot stand in a scenario file; it should be taken out"],
    ),
    "an isolate in a comment": (
        "a: 1 # \u2067\n",
        ["1:8: character U+2067 RIGHT-TO-LEFT ISOLATE cannot stand in a scenario file; it should be taken out"],
    ),
    "an override as an escape": (
        'a: "\\u202d"\n',
        ["1:4: an escape makes character U+202D LEFT-TO-RIGHT OVERRIDE, which cannot stand in a scenario"],
    ),
    "letters that hide": (
        "a: b\U000e0041\n",
        ["1:5: character U+E0041 TAG LATIN CAPITAL LETTER A cannot stand in a scenario file; it should be taken out"],
    ),
    "half a character": (
        "a: \ud800\n",
        ["1:4: character U+D800 cannot stand in a scenario file; it should be taken out"],
    ),
}


@pytest.mark.parametrize("name", SAME_BY_BOTH)
def test_what_is_not_read_is_refused_in_one_sentence(both: None, name: str) -> None:
    source, sentences = SAME_BY_BOTH[name]
    assert found(source) == [f"x.yaml:{sentence}" for sentence in sentences]


def test_endless_nesting_is_refused_whether_the_scanner_or_the_reader_gives_up_first(both: None) -> None:
    (said,) = found("[" * 100_000)
    assert said.endswith("lists and mappings are nested more than 16 deep")


def test_a_file_of_too_many_values_is_not_read_to_its_end(both: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "MAX_NODES", 1_000)
    assert found("- a\n" * 60_000) == [
        "x.yaml:1000:3: the file holds more than 1,000 values; a scenario holds far fewer"
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_read(both: None) -> None:
    document = strict.read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - 2\r\n", "x.yaml")
    assert document.data == {"a": 1, "b": [2]}
    assert document.place(("b", 0)) == (3, 5)


def test_every_value_and_every_key_has_a_place(both: None) -> None:
    document = strict.read("a:\n  - {b: é, c: d}\n", "x.yaml")
    assert document.place(()) == (1, 1)
    assert document.place(("a",)) == (2, 3)
    assert document.place(("a", 0)) == (2, 5)
    assert document.place(("a", 0, "c")) == (2, 15)
    assert document.key_place(("a", 0, "c")) == (2, 12)
    assert document.key_place(("a",)) == (1, 1)


def test_the_place_of_what_is_not_there_is_the_place_around_it(both: None) -> None:
    document = strict.read("a:\n  - {b: c}\n", "x.yaml")
    assert document.place(("a", 0, "z", 4)) == (2, 5)
    assert document.key_place(("a", 7, "z")) == (2, 3)


def test_reading_goes_on_after_a_finding(both: None) -> None:
    document = strict.read("a: NO\nb: *x\nc: 3\nc: 4\n", "x.yaml")
    assert document.data == {"a": "", "b": None, "c": 3}
    assert [finding.line for finding in document.findings] == [1, 2, 4]


def test_two_hundred_findings_end_the_reading(both: None) -> None:
    assert len(found("- NO\n" * 5000)) == 200
