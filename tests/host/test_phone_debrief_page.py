"""The debrief of a phone as a page: all of it, escaped, and without a script."""

from __future__ import annotations

from html import unescape

from classroom.class_records import ALAND, signed
from classroom.test_class_pages import Slides

from communique.classroom.phone_debrief import PhoneDebrief, PhoneItem, PhoneSection, phone_debrief
from communique.host.pages.phone_debrief import phone_debrief_page


def test_a_page_says_all_that_a_phone_is_told() -> None:
    told = phone_debrief(signed(), ALAND)
    text = str(phone_debrief_page(told))
    page = Slides(text)
    assert (page.open, page.wrong) == ([], [])
    plain = unescape(text)
    for section in told.sections:
        for words in (section.heading, *section.sentences, section.note):
            assert words in plain
        for item in section.items:
            assert item.words in plain
        for drawing in section.drawings:
            assert drawing.svg in text
    assert page.words["h1"] == [f"Debrief: {told.title}"]
    assert page.words["h2"] == [section.heading for section in told.sections]


def test_headings_and_drawings_have_ids_of_their_own_and_nothing_runs() -> None:
    page = Slides(str(phone_debrief_page(phone_debrief(signed(), ALAND))))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert page.all("link") == []
    assert not {"script", "style", "form"} & {tag for tag, _ in page.tags}
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on") or key == "style"]


def test_words_are_escaped_and_a_long_list_folds_its_end() -> None:
    items = tuple(PhoneItem(f"<{k}>", "a & b") for k in range(9))
    text = str(phone_debrief_page(PhoneDebrief("<b>", "&", (PhoneSection("deeds", "<i>", ("<u>",), items),))))
    assert "&lt;b&gt;" in text
    assert "<u>" not in text
    assert text.count("&lt;8&gt;") == 1
    assert "<summary>Show 3 more</summary>" in text
    assert text.index("&lt;5&gt;") < text.index("<details>") < text.index("&lt;6&gt;")
