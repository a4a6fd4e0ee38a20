"""The survey and the question about research on a phone."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.host.html import Markup
from communique.host.pages.survey_page import consent_page, survey_page
from communique.host.surveys import AFTER, BEFORE, PARTS, SurveyItem, read_answers, usual_survey
from communique.loading.scenario_file import load_scenario

SURVEY = usual_survey(load_scenario("lantern-strait").public)


class Posted(HTMLParser):
    """What a browser would post of a page's first form, and all that it says."""

    def __init__(self, markup: Markup) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.names: set[str] = set()
        self.says: list[str] = []
        self.labels = 0
        self._area = ""
        self.feed(str(markup))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        self.labels += tag in ("label", "legend")
        if tag in ("input", "textarea"):
            self.names.add(name)
        if tag == "input" and (found.get("type") == "hidden" or "checked" in found):
            self.fields[name] = [found.get("value", "")]
        if tag == "textarea":
            self._area = name
            self.fields[name] = [""]

    def handle_endtag(self, tag: str) -> None:
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        self.says.append(data)
        if self._area:
            self.fields[self._area][0] += data


@pytest.mark.parametrize("part", PARTS)
def test_every_question_is_asked_and_nothing_has_to_be_answered(part: str) -> None:
    posted = Posted(survey_page(SURVEY, part))
    assert posted.names == {"part", *(f"answer-{item.id}" for item in SURVEY.part(part))}
    assert all(item.ask in posted.says for item in SURVEY.part(part))
    assert posted.fields["part"] == [part]
    assert read_answers(SURVEY, part, posted.fields) == {}


def answer_to(item: SurveyItem) -> st.SearchStrategy[str]:
    return st.sampled_from(item.values) if item.values else st.text(max_size=60)


@many
@given(st.data())
def test_a_page_posts_the_answers_that_it_shows(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([BEFORE, AFTER]))
    chosen = {item.id: [data.draw(answer_to(item))] for item in SURVEY.part(part) if data.draw(st.booleans())}
    answers = read_answers(SURVEY, part, {f"answer-{id}": given for id, given in chosen.items()})
    assert isinstance(answers, dict)
    assert read_answers(SURVEY, part, Posted(survey_page(SURVEY, part, answers)).fields) == answers


def test_who_has_answered_reads_that_it_was_noted() -> None:
    assert "Noted." not in str(survey_page(SURVEY, BEFORE))
    assert "Noted." in str(survey_page(SURVEY, BEFORE, {}))


def test_both_answers_about_research_look_alike() -> None:
    page = str(consent_page())
    yes, no = page.split("<button")[1:]
    assert yes.split(">")[0].replace('value="1"', "") == no.split(">")[0].replace('value="0"', "")


@pytest.mark.parametrize(("consent", "words"), [(True, "yes, for research"), (False, "not for research")])
def test_what_was_said_about_research_can_be_changed(consent: bool, words: str) -> None:
    assert words in str(consent_page(consent))
    page = str(survey_page(SURVEY, AFTER, {}, consent))
    assert words in page
    assert page.count('name="yes"') == 2
    assert 'name="yes"' not in str(survey_page(SURVEY, AFTER, {}))


def test_refusing_is_said_to_cost_nothing_and_where_things_are_kept() -> None:
    page = str(consent_page())
    for words in ("you play as everybody does", "no grade", "one file on your teacher&#x27;s laptop", "deletes"):
        assert words in page
