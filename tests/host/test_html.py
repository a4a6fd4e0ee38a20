"""The builder of pages: what goes in as text comes out as text, and nothing runs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.host.html import Markup, el, join, our_own, page

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)
nasty = st.sampled_from(
    [
        "</p><script>alert(1)</script>",
        "\" onclick='x'",
        "&lt;",
        "<!--",
        "]]>",
        "'\"><img src=x onerror=y>",
        "&#60;b&#62;",
    ]
)
words = st.one_of(texts, nasty)


class Reader(HTMLParser):
    """What a browser would find: tags with their attributes, and the text in between."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: Markup) -> Reader:
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    return reader


def test_an_element_holds_its_attributes_and_its_children_in_order() -> None:
    assert str(el("p", "One ", el("b", 2), ["; ", None, ("three",)], class_="lead", data_points=3)) == (
        '<p class="lead" data-points="3">One <b>2</b>; three</p>'
    )


def test_what_is_none_or_false_is_left_out_and_what_is_true_is_a_name_alone() -> None:
    assert str(el("input", type="radio", checked=True, disabled=False, id=None)) == '<input type="radio" checked>'


def test_what_is_no_markup_is_text() -> None:
    assert str(join("a < b", f"{el('b')}")) == "a &lt; b&lt;b&gt;&lt;/b&gt;"


def test_a_drawing_of_ours_stands_as_it_is() -> None:
    assert str(el("span", our_own("<svg></svg>"))) == "<span><svg></svg></span>"


@given(words, words, words)
@many
def test_whatever_goes_in_comes_out_and_adds_no_tag(body: str, value: str, inner: str) -> None:
    found = read(el("div", body, el("i", inner), title=value))
    assert found.text == body + inner
    assert [tag for tag, _ in found.tags] == ["div", "i"]
    assert found.tags[0][1] == {"title": value}


@given(st.text(max_size=20))
@many
def test_no_letter_that_html_forbids_reaches_a_page(body: str) -> None:
    html = str(el("p", body, title=body))
    assert not {"\x00", "\r", "\x0c", "\ufffe", "\ud800"} & set(html)
    html.encode()


@pytest.mark.parametrize("name", ["onclick", "onClick", "style", "srcdoc", "a b", "x>", ""])
def test_an_attribute_that_could_run_something_is_refused(name: str) -> None:
    with pytest.raises(AssertionError):
        el("p", **{name: "x"})


@pytest.mark.parametrize("tag", ["style", "iframe", "p onload", "P", "", "object"])
def test_a_tag_that_could_run_something_is_refused(tag: str) -> None:
    with pytest.raises(AssertionError):
        el(tag)


@pytest.mark.parametrize("place", ["javascript:alert(1)", "//elsewhere", "data:text/html,x", "seat"])
def test_a_link_leads_to_a_path_of_ours_or_to_the_web_and_nowhere_else(place: str) -> None:
    with pytest.raises(AssertionError):
        el("a", "there", href=place)


def test_what_holds_nothing_is_given_nothing() -> None:
    with pytest.raises(AssertionError):
        el("br", "x")


def test_true_and_false_are_no_text() -> None:
    with pytest.raises(AssertionError):
        el("p", False)


def test_markup_never_changes() -> None:
    with pytest.raises(AttributeError):
        el("p")._html = "x"


def test_a_page_says_its_language() -> None:
    assert page("de", el("title", "T"), el("body")) == (
        '<!DOCTYPE html>\n<html lang="de"><head><title>T</title></head><body></body></html>\n'
    )
