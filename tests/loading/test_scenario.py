"""Loading: files and ids, what a scenario becomes, its digest, and the scenarios that come with the program."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from communique import shipped
from communique.loading import schema, strict
from communique.loading.descent import shown_texts
from communique.loading.finding import Finding, ScenarioError
from communique.loading.findings import check_files
from communique.loading.scenario_file import (
    find_scenario,
    findings_in,
    list_scenarios,
    load_scenario,
    read_scenario_text,
)
from communique.model.kinds import issue_kinds
from communique.model.levels import at_level
from communique.model.scenario import Meters, Role, Signing

HERE = Path(__file__).parent
SAMPLE = (HERE / "sample.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list_scenarios())
def test_a_shipped_scenario_has_no_findings(name: str) -> None:
    assert findings_in(name) == ()
    scenario = load_scenario(name)
    assert scenario.public.id == name
    for level in scenario.public.levels:
        assert at_level(scenario, level.id).public.level == level.id


def test_a_scenario_of_ours_is_read_once_and_again_when_its_file_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reads: list[object] = []

    def counted(source: bytes, name: str) -> strict.YamlDocument:
        reads.append(name)
        return read(source, name)

    read = strict.read
    monkeypatch.setattr(strict, "read", counted)
    monkeypatch.setattr(shipped, "scenarios", lambda: tmp_path)
    file = tmp_path / "sample.yaml"
    file.write_text(SAMPLE, encoding="utf-8")
    first, second = load_scenario("sample"), load_scenario("sample")
    assert (len(reads), second == first) == (1, True)
    second.cuts["far"] = second
    assert load_scenario("sample").cuts == {}
    file.write_text(SAMPLE.replace("The gate and the mill", "The mill"), encoding="utf-8")
    assert load_scenario("sample").public.title == "The mill"
    assert len(reads) == 2


def test_parties_issues_and_options_become_seats_and_positions() -> None:
    public = read_scenario_text(SAMPLE).public
    assert [party.role for party in public.parties] == [Role.PRINCIPAL, Role.PRINCIPAL, Role.MEDIATOR]
    assert public.sizes == (3, 4, 3, 3)
    assert public.signing == Signing("k-of-n", 2, (0, 1))
    assert public.meters == Meters(3, 6, 2, 7)
    assert public.tension_shift[1] == (0, 0, -1, -1, -2)
    assert (public.parties[1].goals[0].issue, public.parties[1].goals[0].options) == (0, (0, 1))
    assert (public.gestures[0].seat, public.gestures[0].issue, public.gestures[0].floor) == (1, 0, 1)
    assert [option.guarantee for option in public.issues[0].options] == [None, None, 0]
    assert public.reference is not None
    assert public.reference.package == (1, 1, 2, 2)
    assert public.reference.by_issue == ()
    assert public.feasibility[1].kind == "requires"
    assert (public.feasibility[1].issue, public.feasibility[1].option) == (1, 3)
    assert [level.issues for level in public.levels] == [(0, 1), (0, 1, 2, 3)]
    assert public.levels[0].styles == ("conceder", "", "")


def test_sheets_are_in_the_order_of_the_seats() -> None:
    north, south, guild = read_scenario_text(SAMPLE).sheets
    assert (north.seat, south.seat, guild.seat) == (0, 1, 2)
    assert north.points == ((0, 20, 35), (0, 10, 20, 30), (0, 20, 10), (5, 10, 20))
    assert north.level_reservations == {"guided": 25}
    assert north.value((2, 3, 1, 2)) == 100
    assert north.audiences[0].issues == (0, 1)
    assert north.cards[0].issue == 0


def test_an_amount_makes_an_option_of_each_number() -> None:
    issue = read_scenario_text(SAMPLE).public.issues[1]
    assert [option.id for option in issue.options] == ["none", "a10", "a20", "a30"]
    assert [option.label for option in issue.options][:2] == ["Nothing about carts", "10 carts a week"]
    assert issue.options[3].clause == "The mill takes 30 carts a week."
    assert issue.options[3].value == 30


def test_a_schedule_makes_an_option_of_each_span_or_date() -> None:
    _, _, opening, review = read_scenario_text(SAMPLE).public.issues
    assert [option.id for option in opening.options] == ["none", "d30", "d60"]
    assert opening.options[1].value == 30
    assert [option.id for option in review.options] == ["none", "d1721-12-31", "d1722-03-31"]
    assert review.options[1].clause == "The rules are looked at again by 31 December 1721."
    first, second = review.options[1].value, review.options[2].value
    assert first is not None
    assert second is not None
    assert second - first == 90


def test_numbers_of_five_digits_are_grouped_and_years_are_not() -> None:
    text = SAMPLE.replace("{from: 10, to: 30, step: 10}", "[10, 2021, 189000]")
    text = re.sub(r"\ba20\b", "a2021", text).replace("a30", "a189000")
    labels = [option.label for option in read_scenario_text(text).public.issues[1].options]
    assert labels[2:] == ["2021 carts a week", "189,000 carts a week"]


def test_layout_comments_and_quotes_do_not_change_the_digest() -> None:
    text = SAMPLE.replace("title: The mill", 'title:   "The mill"').replace("sessions: 4", "sessions:  4  # four")
    text = "# A comment.\n" + text.replace("signing: {rule: k-of-n, k: 2, vetoes: [north, south]}", (
        "signing:\n  vetoes:\n    - north\n    - south\n  k: 2\n  rule: k-of-n"))  # fmt: skip
    assert read_scenario_text(text).digest == read_scenario_text(SAMPLE).digest


def test_one_point_changes_the_digest() -> None:
    changed = SAMPLE.replace("gate: {none: 0, day: 20, night: 35}", "gate: {none: 1, day: 20, night: 35}")
    assert read_scenario_text(changed).digest != read_scenario_text(SAMPLE).digest
    assert re.fullmatch("[0-9a-f]{64}", read_scenario_text(SAMPLE).digest)


def test_an_id_that_is_not_known_is_met_with_the_nearest_one() -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario("lantern-strat")
    assert str(caught.value) == ('"lantern-strat": there is no scenario of this name; did you mean "lantern-strait"?')


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("absent.yaml", "absent.yaml: there is no such file"),
        ("folder.yaml", "folder.yaml: this is not a file"),
        ("x\0.yaml", "x\0.yaml: the file cannot be read (its name cannot be used)"),
        ("x" * 300 + ".yaml", "x" * 300 + ".yaml: the file cannot be read (File name too long)"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(
    name: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(ScenarioError) as caught:
        load_scenario(name)
    assert str(caught.value) == sentence


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(ScenarioError, match="this is not a file"):
        load_scenario(tmp_path / "pipe.yaml")


def test_an_id_never_leads_out_of_the_folder_of_scenarios() -> None:
    for name in ("../seeds/README", "/etc/passwd", "", ".", "schema"):
        with pytest.raises(ScenarioError, match="there is no scenario of this name"):
            find_scenario(name)


def test_a_name_with_the_ending_of_yaml_is_a_file() -> None:
    assert find_scenario("some/where.yml") == Path("some/where.yml")
    assert find_scenario("lantern-strait") == shipped.scenarios() / "lantern-strait.yaml"


def test_a_fact_sheet_that_is_not_there_is_a_warning_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    assert load_scenario(path).public.seed == "sample.md"
    sentence = 'the fact sheet "sample.md" was not found, so cites were not checked'
    assert check_files([path]) == [Finding(str(path), 13, 7, "warning", sentence)]
    assert str(check_files([path])[0]) == f"{path}:13:7: warning: {sentence}"


def test_files_are_checked_one_after_another(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("a: NO\n")
    two.write_text("- 1\n")
    findings = check_files([two, one, tmp_path / "three.yaml", HERE / "sample.yaml"])
    assert [finding.file for finding in findings][:2] == [str(two), str(one)]
    assert findings[-1] == Finding(str(tmp_path / "three.yaml"), 0, 0, "error", "there is no such file")


def test_an_error_survives_pickling() -> None:
    with pytest.raises(ScenarioError) as caught:
        read_scenario_text("a: NO\n")
    assert pickle.loads(pickle.dumps(caught.value)).findings == caught.value.findings


def test_the_example_for_authors_loads() -> None:
    text = (shipped.scenarios() / "README.md").read_text(encoding="utf-8")
    examples = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "format:" in block]
    original, translation = [block for block in examples if "communique-survey" not in block]
    assert read_scenario_text(original).public.id == "two-gardens"
    with pytest.raises(ScenarioError) as caught:
        read_scenario_text(original, translation=translation)
    assert {one.sentence for one in caught.value.findings} == {
        f'"texts" has no "{key}", and the original has'
        for key in ("story", "date", "preamble", "adjournment", "parties", "issues", "sheets")
    }


def test_the_guide_for_authors_names_every_key() -> None:
    text = (shipped.scenarios() / "README.md").read_text(encoding="utf-8")
    keys: set[str] = set()
    for form in [schema.schema(), *schema.schema()["$defs"].values()]:
        keys |= set(form.get("properties", {}))
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def test_the_schema_in_the_folder_is_current() -> None:
    assert (shipped.scenarios() / "schema.json").read_text(encoding="utf-8") == schema.schema_text()


def test_the_schema_knows_each_kind_by_its_name() -> None:
    forms = json.loads(schema.schema_text())["$defs"]
    kinds = {form["properties"]["kind"]["const"] for name, form in forms.items() if name.endswith("Issue")}
    assert kinds == set(issue_kinds()) >= {"amount", "choice", "schedule"}
    assert set(forms["StepsForm"]["properties"]) == {"from", "to", "step"}


def test_importing_the_package_or_the_kinds_brings_in_neither_pydantic_nor_yaml() -> None:
    code = (
        "import sys, communique, communique.loading, communique.model.kinds as kinds; kinds.issue_kinds(); "
        "print({'pydantic', 'yaml', 'numpy'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_of_what_is_said_to_teachers_the_notes_alone_count_in_the_digest() -> None:
    notes = "teaching: |\n  Ask before you offer.\n"
    lesson = "teaching:\n  notes: |\n    Ask before you offer.\n  goals: [Ask.]\n  opening: Good morning.\n"
    assert notes in SAMPLE
    written, taught = read_scenario_text(SAMPLE), read_scenario_text(SAMPLE.replace(notes, lesson))
    assert taught.digest == written.digest
    assert taught.public.teaching == written.public.teaching == "Ask before you offer."
    assert (taught.public.lesson.goals, taught.public.lesson.opening) == (("Ask.",), "Good morning.")
    assert written.public.lesson.goals == ()


def test_a_lesson_is_translated_with_the_rest() -> None:
    data = {"teaching": {"notes": "Ask.", "goals": ["Know."], "reading": [{"text": "Read.", "address": "https://a.b"}]}}
    found = [(text.path, text.text) for text in shown_texts(data) if text.path[0] == "teaching"]
    assert found == [
        (("teaching", "notes"), "Ask."),
        (("teaching", "goals", 0), "Know."),
        (("teaching", "reading", 0, "text"), "Read."),
    ]
