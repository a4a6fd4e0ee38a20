"""What a class is asked, and how answers are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.classroom.asked_of_class import AskedOfClass
from communique.host import coming, playing, running
from communique.host.class_file import ClassFileError
from communique.host.options import Options
from communique.host.room import Room
from communique.host.survey_file import PRIVATE, load_survey, read_survey, survey_of
from communique.host.surveys import (
    AFTER,
    BEFORE,
    FIELD,
    ClassSurvey,
    SurveyItem,
    asked_of_class,
    read_answers,
    sound_answers,
    usual_survey,
)
from communique.loading.finding import ScenarioError
from communique.loading.scenario_file import load_scenario
from communique.words import speaking

OWN = """\
format: communique-survey 1
before:
  - id: calm
    kind: scale
    ask: How calm are you?
    low: not at all
    high: very
    steps: 7
after:
  - id: won
    kind: choice
    ask: Who had the better of it?
    options:
      - {id: we, label: We}
      - {id: they, label: They}
  - id: word
    kind: text
    ask: One word, please.
    longest: 20
"""
SURVEY = ClassSurvey(
    (SurveyItem("calm", "How calm are you?", "scale", "not at all", "very", 7),),
    (
        SurveyItem("won", "Who had the better of it?", "choice", options=(("we", "We"), ("they", "They"))),
        SurveyItem("word", "One word, please.", "text", longest=20),
    ),
)


def test_a_file_says_a_survey() -> None:
    assert read_survey(OWN) == SURVEY


def test_a_file_in_order_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    assert load_survey(path) == OWN
    assert survey_of(load_survey(path)) == SURVEY


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="there is no such file"):
        load_survey(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("survey 1", "survey 2",
         'own:1:9: "format" is "communique-survey 2"; this program reads "communique-survey 1"'),
        ("before:", "befor:", 'own:2:1: the survey has no "before" (found "befor"; did you mean "before"?)'),
        ("after:", "third: []\nafter:", 'own:9:1: the survey has the unknown key "third"; '
         "there are: format, title, before, after"),
        ("    kind: scale\n", "    kind: scal\n",
         'own:4:11: "kind" of question "calm" is "scal"; did you mean "scale"?'),
        ("    low: not at all\n", "", 'own:3:5: question "calm" has no "low"'),
        ("steps: 7", "steps: 12", 'own:8:12: "steps" of question "calm" is 12; it should be at most 11'),
        ("steps: 7", "longest: 7", 'own:8:5: question "calm" is a scale and has no use for "longest"'),
        ("id: word", "id: won", 'own:16:9: question "won" has the id of one before it'),
        ("id: they", "id: we", 'own:15:14: answer "we" of question "won" has the id of one before it'),
        ("longest: 20", "longest: 501", 'own:19:14: "longest" of question "word" is 501; it should be at most 500'),
        ("id: word", "id: nationality", 'own:16:9: question "nationality" asks who somebody is; '
         "people have an alias here, and nothing else"),
        ("      - {id: they, label: They}\n", "",
         'own:14:7: "options" of question "won" has 1 entry; there should be at least 2'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_where_it_stands(old: str, new: str, finding: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_survey(OWN.replace(old, new, 1), "own")
    assert str(refused.value) == finding


def test_every_finding_comes_at_once() -> None:
    with pytest.raises(ScenarioError) as refused:
        read_survey(OWN.replace("steps: 7", "steps: 1").replace("longest: 20", "longest: 0"), "own")
    assert len(refused.value.findings) == 2


@many
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_whatever_is_read_is_a_survey_or_a_finding(text: bytes | str) -> None:
    with pytest.raises(ScenarioError):
        read_survey(text)


@pytest.mark.parametrize("language", ["en", "pseudo"])
def test_the_usual_survey_is_one_a_file_could_say(language: str) -> None:
    with speaking(language):
        survey = usual_survey(load_scenario("lantern-strait").public)
    assert len(survey.before) == 6
    assert len(survey.after) == 8
    for part in (survey.before, survey.after):
        assert len({item.id for item in part}) == len(part)
        assert all(len(item.ask) <= 300 and item.id not in PRIVATE for item in part)
        assert all(item.kind != "scale" or (item.low and item.high) for item in part)
    assert survey.after[-1].id == "leave"


def test_the_question_of_a_case_is_asked_before_and_after() -> None:
    survey = usual_survey(load_scenario("lantern-strait").public)
    assert [item.ask[:38] for item in (survey.before[-1], survey.after[-2])] == [
        "Two people divide four questions betwe"
    ] * 2  # fmt: skip
    assert len(usual_survey().before) == 5
    assert len(usual_survey().after) == 7


def test_answers_are_read_and_blanks_left_out() -> None:
    fields = {FIELD + "won": ["they"], FIELD + "word": ["  long\n talks "], "key": ["abc"], FIELD + "calm": ["3"]}
    assert read_answers(SURVEY, AFTER, fields) == {"won": "they", "word": "long talks"}
    assert read_answers(SURVEY, BEFORE, fields) == {"calm": "3"}
    assert read_answers(SURVEY, BEFORE, {FIELD + "calm": [" "]}) == {}


@pytest.mark.parametrize(
    ("field", "answer", "sentence"),
    [
        ("won", "nobody", "Question 1: choose one of the answers shown."),
        ("word", "x" * 21, "Question 2: at most 20 characters, please; here are 21."),
    ],
)
def test_an_answer_that_does_not_fit_is_said(field: str, answer: str, sentence: str) -> None:
    assert read_answers(SURVEY, AFTER, {FIELD + field: [answer]}) == sentence


@pytest.mark.parametrize("answer", ["0", "8", "3.5", "-1", "³", "07"])
def test_a_scale_has_whole_steps(answer: str) -> None:
    assert read_answers(SURVEY, BEFORE, {FIELD + "calm": [answer]}) == "Question 1: choose one of the answers shown."


@many
@given(st.dictionaries(st.sampled_from([FIELD + one for one in ("calm", "won", "word", "x")]) | st.text(max_size=5),
                       st.lists(st.text(max_size=40), max_size=3), max_size=6))  # fmt: skip
def test_what_is_read_is_sound_whatever_is_posted(fields: dict[str, list[str]]) -> None:
    for part in (BEFORE, AFTER):
        read = read_answers(SURVEY, part, fields)
        if isinstance(read, dict):
            assert sound_answers(SURVEY, part, read) == read
        else:
            assert read.startswith("Question ")


def test_answers_to_another_survey_are_not_sound() -> None:
    kept = {"won": "us", "word": "fair", "origin": "here"}
    assert sound_answers(SURVEY, AFTER, kept) == {"word": "fair"}


# -- the survey of a class ---------------------------------------------------------------


def opened_with(file: Path, survey: str) -> Room:
    server = pytest.importorskip("communique.host.server")
    room: Room = server.opened(Options("lantern-strait", "guided", None, 1, file, survey=survey))
    return room


def test_a_class_is_asked_what_the_file_says_also_when_it_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.class"
    for survey in (OWN, "", OWN):
        room = opened_with(file, survey)
        assert room.gathering.survey == OWN
        room.close()


def test_questions_stay_once_somebody_has_answered(tmp_path: Path) -> None:
    file = tmp_path / "a.class"
    room = opened_with(file, OWN)
    assert not isinstance(coming.join(room, "Ada"), str)
    assert running.go_on(room, "before") == ""
    assert playing.survey(room, room.gathering.people[1], "before", {"calm": "3"}) == ""
    room.close()
    with pytest.raises(ClassFileError, match="Somebody has answered the questions already"):
        opened_with(file, OWN.replace("calm", "quiet"))
    room = opened_with(file, OWN)
    room.close()


def test_the_example_of_the_page_for_authors_is_a_survey() -> None:
    page = (Path(__file__).parents[2] / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = next(block for block in page.split("```yaml\n") if block.startswith("format: communique-survey"))
    survey = read_survey(example.split("```")[0])
    assert [item.id for item in (*survey.before, *survey.after)] == ["calm", "better", "leave"]


# -- what the class answered ---------------------------------------------------------------


def test_answers_are_counted_and_words_are_not() -> None:
    both = ClassSurvey(SURVEY.before, (*SURVEY.before, *SURVEY.after))
    people = [
        {"before": {"calm": "1"}, "after": {"calm": "7", "won": "we", "word": "fair"}},
        {"before": {"calm": "1"}, "after": {"won": "they"}},
        {"before": {"calm": "9"}},
        {},
    ]
    assert asked_of_class(both, people) == (
        AskedOfClass(
            "How calm are you?", ("1", "2", "3", "4", "5", "6", "7"), (2, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 1),
            "not at all", "very",
        ),
        AskedOfClass("Who had the better of it?", ("We", "They"), (), (1, 1)),
    )  # fmt: skip
