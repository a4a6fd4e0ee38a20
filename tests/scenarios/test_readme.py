"""The guide for authors tells the truth: its figures are those of the files, its keys those of the format."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel
from reference_pages import NUMBERS, cases, kinds

from communique.cli import main
from communique.loading import issue_forms, models, sheet_form
from communique.loading.lint import LINTS
from communique.loading.quality import quality
from communique.loading.scenario_file import list_scenarios, load_scenario

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under a heading of the second order."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def rows(title: str) -> dict[str, str]:
    """The rows of a section's tables: what each says, by the words in code that it begins with."""
    cells = [line.strip("|").split(" | ", 1) for line in section(title).splitlines() if line.startswith("| `")]
    return {name: rest for names, rest in cells for name in code(names)}


def code(text: str) -> list[str]:
    """Every name within code."""
    return [name for span in re.findall(r"`([^`]+)`", text) for name in re.findall(r"[a-z_]+", span)]


def keys(*forms: type[BaseModel]) -> set[str]:
    return {name for form in forms for name in form.model_fields}


def braced(command: str) -> list[str]:
    """The words of a command of the shell, `{a,b}` written out."""
    words = []
    for word in shlex.split(command):
        before, brace, rest = word.partition("{")
        inside, _, after = rest.partition("}")
        words += [f"{before}{one}{after}" for one in inside.split(",")] if brace else [word]
    return words


# -- figures ---------------------------------------------------------------------


def test_the_table_of_figures_is_what_the_program_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = re.search(r"^communique (check --lint --markdown .*)$", TEXT, re.MULTILINE)
    assert told is not None
    monkeypatch.chdir(ROOT)
    shipped = {f"scenarios/{path.name}" for path in (ROOT / "scenarios").glob("*.yaml")}
    assert set(braced(told[1])[3:]) < shipped
    assert main(braced(told[1])) == 0
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == 2 + len(LINTS)
    assert f"\n\n{printed}\n" in section("Is it a good exercise?")


# -- keys ------------------------------------------------------------------------


IMPORTED = "Imported domains"
"""The section for keys that only imported domains have."""


@pytest.mark.parametrize(
    ("title", "form"),
    [("Keys at the top", models.ScenarioForm), ("Sheets", sheet_form.SheetForm)],
)
def test_every_key_has_its_row_and_every_row_its_key(title: str, form: type[BaseModel]) -> None:
    told, further = set(rows(title)), set(rows(IMPORTED))
    assert keys(form) - told <= further
    assert told <= keys(form)


def test_what_only_imported_domains_have_is_told_with_its_place() -> None:
    usual = {*rows("Keys at the top"), *rows("Sheets")}
    extra = (keys(models.ScenarioForm, sheet_form.SheetForm) - usual) | {"no_provision"}
    assert set(rows(IMPORTED)) == extra
    assert set(code(rows(IMPORTED)["origin"])) >= keys(models.OriginForm)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("feasibility", [models.FeasibilityForm]),
        ("news", [models.NewsForm, models.LineForm]),
        ("gestures", [models.GestureForm]),
        ("guarantees", [models.GuaranteeForm]),
        ("levels", [models.LevelForm]),
    ],
)
def test_the_row_of_a_list_names_every_key_of_its_entries(name: str, forms: list[type[BaseModel]]) -> None:
    assert keys(*forms) <= set(code(rows("Rules, cards and steps")[name]))


@pytest.mark.parametrize(
    ("title", "name", "form"),
    [
        ("Keys at the top", "meters", models.MetersForm),
        ("Keys at the top", "signing", models.SigningForm),
        ("Keys at the top", "words", models.WordingForm),
        ("Sheets", "links", sheet_form.LinkForm),
        ("Sheets", "audiences", sheet_form.AudienceForm),
        ("Sheets", "cards", sheet_form.CardForm),
    ],
)
def test_the_row_of_a_mapping_names_every_key_in_it(title: str, name: str, form: type[BaseModel]) -> None:
    assert keys(form) <= set(code(rows(title)[name]))


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("Parties", [models.PartyForm, models.GoalForm]),
        ("Rules, cards and steps", [models.ReferenceForm]),
        ("Issues", list(issue_forms.ISSUE_FORMS.values())),
    ],
)
def test_the_prose_of_a_section_names_every_key(title: str, forms: list[type[BaseModel]]) -> None:
    assert keys(*forms) - set(code(section(title))) <= {"no_provision"}


def test_the_row_of_a_kind_of_issue_names_its_own_keys() -> None:
    common = keys(issue_forms.IssueForm) | {"no_provision"}
    for kind, form in issue_forms.ISSUE_FORMS.items():
        assert keys(form) - common <= set(code(rows("Issues")[kind])), kind


def test_the_line_of_the_example_gives_each_party_its_words() -> None:
    block = next(part for part in section("Rules, cards and steps").split("```yaml\n")[1:] if "share" in part)
    (line,) = yaml.safe_load(block.split("```")[0])["lines"]
    form = models.LineForm.model_validate(line)
    assert isinstance(form.text, dict)
    assert form.text["south"] == "South offers the dry side."


def test_every_effect_of_a_card_has_its_row() -> None:
    told = {name for name in ("capital", "points", "no_caucus", "watched", "foretold") if f"| `{name}` |" in TEXT}
    assert told == keys(models.NewsForm) - {"id", "title", "text", "cites", "tension", "lines"}


def test_the_readme_names_every_scenario_and_how_many_sit_at_its_table() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| At the table |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| ([^|]+) \| (\d) \|", table, re.MULTILINE)
    told = {title: int(seats) for titles, seats in rows for title in titles.split(", ")}
    cases = [load_scenario(name).public for name in list_scenarios() if name != "sochi-2021"]
    assert told == {case.title: len(case.parties) for case in cases}
    assert f"\n{NUMBERS[len(cases)]} more cases come" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_numbers_are_written_out() -> None:
    assert [NUMBERS[n] for n in (0, 1, 12, 13, 20)] == ["No", "One", "Twelve", "Thirteen", "Twenty"]


def test_a_page_that_knows_all_there_is_stays_as_it_is() -> None:
    assert kinds(TEXT) == TEXT
    assert cases((ROOT / "README.md").read_text(encoding="utf-8")) == (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_case_that_the_readme_does_not_know_gets_its_row_at_the_end_of_the_table() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| Trieste 1954 |"))
    added = next(line for line in cases(text.replace(f"{row}\n", "")).splitlines() if line.startswith("| Trieste 1954"))
    assert re.fullmatch(r"\| Trieste 1954 \| 3 \| [^|]+[^.|] \| (silver|gold) \|", added)


def test_the_readme_says_on_which_step_of_the_quality_scale_each_scenario_stands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.split("| At the table |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| ([^|]+) \| \d \|.*\| (\w+) \|$", table, re.MULTILINE)
    told = {title: step for titles, step in rows for title in titles.split(", ")}
    cases = {name: load_scenario(name) for name in list_scenarios()}
    steps = {case.public.title: quality(case).step.value for name, case in cases.items() if name != "sochi-2021"}
    assert told == steps
    assert f"Sochi is {quality(cases['sochi-2021']).step}." in text


def test_the_page_names_every_matter_of_the_case_that_it_opens_with_and_none_by_one_sides_wish() -> None:
    """Each issue by its own short title, in the order of the case."""
    said = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .split("publicly wanted on nine matters:")[1]
        .split("You take")[0]
    )
    told = " ".join(said.split()).lower()
    matters = [issue.short.lower() for issue in load_scenario("sochi-2021").public.issues]
    assert len(matters) == 9
    assert all(matter in told for matter in matters)
    assert sorted(matters, key=told.index) == matters
