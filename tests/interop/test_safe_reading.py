"""Files that are meant to do harm are refused; files that are merely untidy are read, with a note."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from domain_samples import ADA, ORCHARD, orchard, put, read, utilities

from communique.interop.domain import Refused
from communique.interop.safexml import MAX_DEPTH, parse

HALF = [Fraction(1, 2)]
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<utility_space>&c;</utility_space>
"""
OUTSIDE = """<!DOCTYPE u [<!ENTITY file SYSTEM "file:///etc/hostname">]><utility_space>&file;</utility_space>"""

HARM = {
    "an entity bomb": (LAUGHS, r"x:2:\d+: document types and entities are not read"),
    "an external entity": (OUTSIDE, r"x:1:\d+: document types and entities are not read"),
    "an external document type": ('<!DOCTYPE u SYSTEM "http://example.org/u.dtd"><u/>', r"x:1:\d+: document types"),
    "a parameter entity": ('<!DOCTYPE u [<!ENTITY % p SYSTEM "x"> %p;]><u/>', r"x:1:\d+: document types"),
    "deep nesting": ("<a>" * 100_000, rf"x:1:\d+: elements are nested more than {MAX_DEPTH} deep"),
    "many elements": ("<a>" + "<b/>" * 200_001 + "</a>", r"x:1:\d+: the file holds more than 100000 elements"),
    "many attributes": ("<a " + " ".join(f'a{k}=""' for k in range(99)) + "/>", r"x:1:1: an element has more than 64"),
    "nothing at all": ("", r"x:1:1: this is not well-formed XML \(no element found\)"),
    "a null byte": ("<a>\0</a>", r"x:1:4: this is not well-formed XML"),
    "an undefined prefix of an entity": ("<a>&#xFFFFFF;</a>", r"x:1:\d+: this is not well-formed XML"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARM)
def test_harm_is_refused_where_it_stands(name: str) -> None:
    text, words = HARM[name]
    with pytest.raises(Refused, match=words):
        parse(text.encode(), "x")


ENCODINGS = {
    "a byte order mark": ADA.encode("utf-8-sig"),
    "UTF-16 with a byte order mark": ADA.encode("utf-16"),
    "UTF-16 without one": ADA.encode("utf-16-le"),
    "UTF-32": ADA.encode("utf-32"),
    "a declared encoding": ('<?xml version="1.0" encoding="ISO-8859-2"?>\n' + ADA).encode("iso-8859-2"),
    "a declaration that is wrong": ('<?xml version="1.0" encoding="utf-16"?>\n' + ADA).encode(),
    "an encoding that there is not": ('<?xml version="1.0" encoding="klingon"?>\n' + ADA).encode(),
    "a codec that is no encoding": ('<?xml version="1.0" encoding="zip_codec"?>\n' + ADA).encode(),
    "a comment before the declaration": ('<!-- by hand -->\n\n<?xml version="1.0" encoding="utf-8"?>\n' + ADA).encode(),
    "blank lines before the declaration": ('\n \n<?xml version="1.0"?>' + ADA).encode(),
    "Windows line breaks": ADA.replace("\n", "\r\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODINGS)
def test_any_encoding_is_read(tmp_path: Path, name: str) -> None:
    assert utilities(read(orchard(tmp_path, ada=ENCODINGS[name])), 0, (0, 0)) == HALF


def test_latin_letters_without_a_declaration_are_read_with_a_note(tmp_path: Path) -> None:
    texts = {k: v.replace("hedge", "haie dorée").encode("cp1252") for k, v in {"domain": ORCHARD, "ada": ADA}.items()}
    found = read(orchard(tmp_path, **texts, ben=texts["ada"]))
    assert found.scenario.public.issues[0].options[0].label == "haie dorée"
    assert any("the text is not UTF-8; it was read as Windows-1252" in note for note in found.notes)


def test_bytes_that_fit_nowhere_are_refused_with_their_place(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"ada\.xml:2:\d+: the text is not UTF-8, and byte \d+ fits no other encoding"):
        read(orchard(tmp_path, ada=ADA.encode().replace(b"Orchard", b"\x81\x8d")))


def test_bare_ampersands_are_read_as_they_stand(tmp_path: Path) -> None:
    texts = {
        k: v.replace("hedge", "hedge & ditch &c; &eacute; &amp; &#65;")
        for k, v in {"domain": ORCHARD, "ada": ADA}.items()
    }
    found = read(orchard(tmp_path, **texts, ben=texts["ada"]))
    assert found.scenario.public.issues[0].options[0].label == "hedge & ditch &c; é & A"
    assert any("ampersands that begin no entity were read as they stand" in note for note in found.notes)


def test_attributes_with_no_space_between_are_read_with_a_note(tmp_path: Path) -> None:
    """So stands the Car domain of ANAC 2011 in GENIUS's own distribution, whose reader takes it."""
    text = ADA.replace('" name=', '"name=')
    assert text != ADA
    found, plain = read(orchard(tmp_path / "close", ada=text)), read(orchard(tmp_path / "plain"))
    assert found.scenario.sheets == plain.scenario.sheets
    note = "attributes with no space between them were read as if there were one"
    assert [note in one for one in found.notes] == [True]
    assert not plain.notes


def test_what_looks_like_a_missing_space_inside_a_value_stays(tmp_path: Path) -> None:
    texts = {k: v.replace("hedge", "5'x'y > a='1'b='2'") for k, v in {"domain": ORCHARD, "ada": ADA}.items()}
    found = read(orchard(tmp_path, **texts, ben=texts["ada"]))
    assert found.scenario.public.issues[0].options[0].label == "5'x'y > a='1'b='2'"


@pytest.mark.parametrize("piece", ['<a b="', "<a ", "<!--", '<a b="c"d=', "<a b='c"])
def test_many_broken_tags_are_refused_at_once(tmp_path: Path, piece: str) -> None:
    with pytest.raises(Refused, match="not well-formed"):
        read(orchard(tmp_path, ada="<utility_space>" + piece * 200_000))


@pytest.mark.parametrize("piece", ['<a b="', "<!--"])
def test_broken_tags_that_speak_of_nothing_are_passed_over_by_name(tmp_path: Path, piece: str) -> None:
    with pytest.raises(Refused, match=r"here are 1 \(ben\.xml\); passed over: ada\.xml"):
        read(orchard(tmp_path, ada=piece * 200_000))


def test_places_are_right_although_the_head_was_mended(tmp_path: Path) -> None:
    text = "<!-- one\ntwo -->\n<?xml version='1.0'?>" + ADA.replace('"8"', '"x"')
    with pytest.raises(Refused, match=r"ada\.xml:6:\d+: "):
        read(orchard(tmp_path, ada=text))


def test_values_that_differ_by_little_become_labels_that_differ(tmp_path: Path) -> None:
    texts = {
        k: v.replace('"hedge"', '"WALL"').replace('"none"', '""') for k, v in {"domain": ORCHARD, "ada": ADA}.items()
    }
    found = read(orchard(tmp_path, **texts, ben=texts["ada"]))
    assert [o.label for o in found.scenario.public.issues[0].options] == ["WALL", "wall (2)", "(empty)"]
    assert utilities(found, 0, (0, 0), (1, 1)) == [Fraction(1, 2), Fraction(1)]


def test_words_that_yaml_programs_disagree_about_stay_words(tmp_path: Path) -> None:
    texts = {
        k: v.replace("hedge", "yes").replace("wall", "no").replace("none", "1:30")
        for k, v in {"domain": ORCHARD, "ada": ADA}.items()
    }
    found = read(orchard(tmp_path, **texts, ben=texts["ada"]))
    assert [o.id for o in found.scenario.public.issues[0].options] == ["yes", "no", "option-1-30"]


def test_control_characters_and_long_texts_fit_a_scenario_file(tmp_path: Path) -> None:
    long = "very " * 100
    texts = {
        k: v.replace("hedge", long + "&#x85;").replace("Fence", "A \u2028 fence")
        for k, v in {"domain": ORCHARD, "ada": ADA}.items()
    }
    issue = read(orchard(tmp_path, **texts, ben=texts["ada"])).scenario.public.issues[0]
    assert (issue.title, len(issue.options[0].label)) == ("A fence", 80)


JSON_HARM = {
    "deep nesting": ('{"issuesValues":' + "[" * 100_000, "nested more than|not JSON"),
    "deep nesting that ends": ('{"issuesValues":' + "[" * 60 + "]" * 60 + "}", "nested more than 40 deep"),
    "many values": ('{"issuesValues":[' + "1," * 200_001 + "1]}", "holds more than 200,000 values"),
    "a long number": ('{"issuesValues":{"a":{"range":[0,' + "9" * 10_000 + ",1]}}}", "should be a number"),
}  # fmt: skip


@pytest.mark.parametrize("name", JSON_HARM)
def test_json_harm_is_refused(tmp_path: Path, name: str) -> None:
    text, words = JSON_HARM[name]
    profile = '{"LinearAdditiveUtilitySpace": {"issueUtilities": {}, "issueWeights": {}}}'
    with pytest.raises(Refused, match=words):
        read(put(tmp_path, {"d.json": text, "a.json": profile, "b.json": profile}))


YAML_HARM = {
    "an alias bomb": ("type: OutcomeSpace\na: &a [x, x]\nb: &b [*a, *a]\n", "anchors and aliases are not read"),
    "deep nesting": ("type: OutcomeSpace\nissues: " + "[" * 5_000, "nested more than 40 deep|not YAML"),
    "a tag that runs code": ("type: OutcomeSpace\nissues: !!python/object/apply:os.getcwd []\n", "has no issue"),
    "a list for a key": ("type: OutcomeSpace\n? [a]\n: b\n", "a key is a list or a mapping"),
}  # fmt: skip


@pytest.mark.parametrize("name", YAML_HARM)
def test_yaml_harm_is_refused(tmp_path: Path, name: str) -> None:
    text, words = YAML_HARM[name]
    ufun = "type: LinearAdditiveUtilityFunction\n"
    with pytest.raises(Refused, match=words):
        read(put(tmp_path, {"d.yml": text, "a.yml": ufun, "b.yml": ufun}))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"ada\.xml: the file is larger than 4,000,000 bytes"):
        read(orchard(tmp_path, ada=ADA + " " * 4_000_000))


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nowhere: there is no such file or folder"):
        read(tmp_path / "nowhere")
