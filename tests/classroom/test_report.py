"""The report: one file that loads nothing, runs nothing, escapes everything, and can be read out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from builders import drift
from debrief.cases import adjourned, talked, tiny

from communique.classroom.report import report, write_report
from communique.classroom.report_html import source
from communique.debrief import Debrief, debrief
from communique.loading.scenario_file import load_scenario
from communique.session.session import Session
from communique.simulation import play

LOADING = {"script", "link", "img", "iframe", "object", "embed", "image", "use", "form", "base", "audio", "video"}


class Page(HTMLParser):
    """What is on a page: tags with their attributes, whether they close, the words by tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@cache
def games(name: str) -> Debrief:
    """A finished game of each sort."""
    if name == "by hand":
        return debrief(talked())
    if name == "nothing said":
        return debrief(adjourned())
    scenario, level, seed = {
        "sochi": ("sochi-2021", "envoy", 3),
        "six parties": ("harbour-at-sel", "envoy", 2),
        "two parties": ("lantern-strait", "", 1),
    }[name]
    return debrief(play(load_scenario(scenario), {}, seed, level=level))


ALL = ("by hand", "nothing said", "sochi", "six parties", "two parties")


@pytest.mark.parametrize("name", ALL)
def test_every_element_closes_and_every_id_is_there_once(name: str) -> None:
    page = Page(report(games(name)))
    assert (page.open, page.wrong) == ([], [])
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    wanted = [part for _, attrs in page.tags for part in (attrs.get("aria-labelledby") or "").split()]
    wanted += [attrs["href"][1:] for attrs in page.all("a") if (attrs["href"] or "").startswith("#")]  # type: ignore[index]
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    text = report(games(name))
    page = Page(text)
    assert not LOADING & {tag for tag, _ in page.tags}
    assert not {"src", "srcset", "xlink:href", "style"} & {key for _, attrs in page.tags for key in attrs}
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on")]
    (style,) = page.words["style"]
    assert "url(" not in style
    assert "@import" not in style
    links = [attrs["href"] or "" for attrs in page.all("a")]
    assert all(link.startswith(("#", "https://")) for link in links)
    assert any(link.startswith("https://") for link in links) == (name == "sochi")


@pytest.mark.parametrize("name", ALL)
def test_drawings_tables_and_headings_can_be_read_out(name: str) -> None:
    page = Page(report(games(name)))
    drawings = [attrs for attrs in page.all("svg") if attrs.get("aria-hidden") != "true"]
    assert all(attrs["role"] == "img" for attrs in drawings)
    assert all((attrs["aria-labelledby"] or "").count("-") >= 2 for attrs in drawings)
    assert len(page.all("desc")) == len(drawings)
    assert all(words.strip() for words in page.words["desc"])
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(attrs.get("scope") in ("row", "col") for attrs in page.all("th"))
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_there_is_a_panel_for_each_pair_and_a_chart_for_each_belief() -> None:
    ids = {attrs.get("id") for _, attrs in Page(report(games("six parties"))).tags}
    panels = {f"panel-{a}-{b}-title" for a in range(6) for b in range(a + 1, 6)}
    beliefs = {f"belief-{a}-{b}-title" for a in range(6) for b in range(6) if a != b}
    assert panels | beliefs <= ids
    assert "triangle-title" not in ids
    assert "triangle-title" in {attrs.get("id") for _, attrs in Page(report(games("sochi"))).tags}


def test_the_figures_of_the_tiny_case_are_in_the_report() -> None:
    text = report(games("by hand"))
    for words in (
        "A and B together: Aland +10, Borea +10",
        "<b>10</b>points more for every delegation at once were still possible",
        "<b>44.4 %</b>of the texts possible at the end were good enough to be signed; the fewer, the harder the talks",
        "teaching assumption of this exercise",
        "Event 1: P1 of Aland. Aland 5, Borea 25.",
        "not so",
    ):
        assert words in text


def test_what_was_not_signed_is_not_kept_and_has_no_letter_d() -> None:
    text = report(games("nothing said"))
    assert "Nothing was signed, so there is nothing to keep." in text
    assert "D: The deal" not in text
    assert "No text was put forward." in text


def test_the_news_are_told_with_what_each_delegation_said_of_them() -> None:
    words = report(debrief(play(load_scenario("sochi-2021"), {}, 7, level="envoy")))
    listed = words.split("The news, and what was said of it</h3>")[1].split("</ul>")[0]
    assert listed.count("<li>News: ") >= 1
    for party in ("Armenia&#x27;s delegation ", "Azerbaijan&#x27;s delegation ", "Russia&#x27;s delegation "):
        assert party in listed


def test_whatever_a_scenario_says_is_escaped() -> None:
    evil = '<script>alert("x")</script>&'
    scenario = tiny()
    parties = tuple(replace(party, short=evil, name=evil) for party in scenario.public.parties)
    issues = tuple(
        replace(issue, short=evil, options=tuple(replace(option, label=evil, clause=evil) for option in issue.options))
        for issue in scenario.public.issues
    )
    public = replace(scenario.public, title=evil, parties=parties, issues=issues, absent=(evil,), questions=(evil,))
    session = drift(Session.open(replace(scenario, public=public), seed=1))
    text = report(debrief(session))
    assert "<script" not in text
    assert Page(text).wrong == []
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;" in text


@pytest.mark.parametrize(
    ("address", "markup"),
    [
        ("hetq.am/en/article/1", '<a href="https://hetq.am/en/article/1" rel="noreferrer">hetq.am/en/article/1</a>'),
        ("tass.com, 2021", '<a href="https://tass.com" rel="noreferrer">tass.com</a>, 2021'),
        ("a book, page 3", "a book, page 3"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ('x.org/"onclick="y', "x.org/&quot;onclick=&quot;y"),
    ],
)
def test_only_an_address_becomes_a_link(address: str, markup: str) -> None:
    assert source(address) == markup


def test_a_report_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_report(games("by hand"), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_report(games("by hand"), path, force=True)
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [("report.html", "before")]


def test_an_invented_case_has_no_part_on_what_really_happened() -> None:
    assert "really happened" not in report(games("six parties"))
    assert 'id="record"' in report(games("sochi"))
