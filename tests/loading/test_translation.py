"""A scenario in another language: every text said otherwise, nothing else changed, every slip found with its place."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from pseudo import plain_words, pseudo, pseudo_scenario, within_bounds
from shapes import one_of_each_shape

from communique.cli import main
from communique.loading.scenario_file import (
    ScenarioError,
    find_scenario,
    findings_in,
    list_scenarios,
    load_scenario,
    read_document,
    read_scenario_text,
)
from communique.loading.translation import skeleton
from communique.simulation.playing import play
from communique.words import speaking

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
DATA = read_document(Path(__file__).parent / "sample.yaml", "sample.yaml").data
ID = DATA["id"]
RUSSIAN = skeleton(DATA, "ru", within_bounds)
"""A translation in which every letter is another."""
NO_WORDS = {
    "id",
    "kind",
    "rule",
    "emblem",
    "seed",
    "cites",
    "level",
    "digest",
    "adviser",
    "styles",
    "role",
    "map",
    "address",
    "discount_by",
}
"""Fields of a scenario that are not for people."""
COUNTED = {"days", "date"}
"""What the kind of an issue says that it counts, for programs."""


def strings(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Every text in a scenario, with the name of its field."""
    if isinstance(value, str):
        return [(name, str(value))]
    if is_dataclass(value) and not isinstance(value, type):
        return [pair for f in fields(value) for pair in strings(getattr(value, f.name), f.name)]
    if isinstance(value, dict):
        return [pair for key, one in value.items() for pair in (("id", key), *strings(one, name))]
    return [pair for one in value for pair in strings(one, name)] if isinstance(value, tuple) else []


def numbers(value: Any) -> Any:
    """A scenario without its texts."""
    if isinstance(value, str):
        return ""
    if is_dataclass(value) and not isinstance(value, type):
        return [numbers(getattr(value, f.name)) for f in fields(value) if f.init]
    return [numbers(one) for one in value] if isinstance(value, tuple) else value


def folder(tmp_path: Path, translation: str, language: str = "ru") -> Path:
    """The sample in a folder, with a translation beside it."""
    path = tmp_path / f"{ID}.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    (tmp_path / f"{ID}.{language}.yaml").write_text(translation, encoding="utf-8")
    (tmp_path / "seeds").mkdir(exist_ok=True)
    for seed in (Path(__file__).parent / "seeds").iterdir():
        (tmp_path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    return path


def found(tmp_path: Path, translation: str) -> list[str]:
    """What is found in a translation: line, and sentence."""
    path = folder(tmp_path, translation)
    return [f"{one.line}: {one.sentence}" for one in findings_in(path.with_name(f"{ID}.ru.yaml"))]


def line(text: str, part: str) -> int:
    """The first line of `text` that has `part` in it."""
    return next(k for k, one in enumerate(text.splitlines(), 1) if part in one)


# -- what a translation changes ------------------------------------------------------------


@pytest.mark.parametrize("name", list_scenarios())
def test_of_a_translated_scenario_everything_that_people_read_differs_and_nothing_else(name: str) -> None:
    original, other = load_scenario(name, "en"), pseudo_scenario(name)
    assert other.digest == original.digest
    assert numbers(other) == numbers(original)
    before, after = strings(original), strings(other)
    assert [field for field, _ in before] == [field for field, _ in after]
    for (field, was), (_, now) in zip(before, after, strict=True):
        if field in NO_WORDS or field == "format" or was in COUNTED:
            assert now == was, field
        elif was:
            assert plain_words(now) == [], (field, now)


@pytest.mark.slow
@pytest.mark.parametrize("name", one_of_each_shape())
def test_a_translated_game_is_the_same_game_but_for_the_words_of_evidence(name: str) -> None:
    games = [play(scenario, {}, 3).log_text() for scenario in (load_scenario(name, "en"), pseudo_scenario(name))]
    original, other = (re.sub(r'"text":"[^"]*"', "", log) for log in games)
    assert other == original


def test_the_language_spoken_or_the_one_asked_for_is_loaded_and_else_the_original(tmp_path: Path) -> None:
    path = folder(tmp_path, skeleton(DATA, "pseudo", within_bounds), "pseudo")
    assert load_scenario(path).public.title == DATA["title"]
    assert load_scenario(path, "hy").public.title == DATA["title"]
    assert plain_words(load_scenario(path, "pseudo").public.title) == []
    with speaking("pseudo"):
        assert plain_words(load_scenario(path).public.title) == []
        assert load_scenario(path, "en").public.title == DATA["title"]


def test_dates_and_numbers_in_clauses_are_written_as_the_language_has_it() -> None:
    review = read_scenario_text(SAMPLE, translation=RUSSIAN).public.issues[3]
    assert "31 December 1721" in review.options[1].label, "Russian has no catalogue here"
    spoken = RUSSIAN.replace("language: ru", "language: pseudo")
    review = read_scenario_text(SAMPLE, translation=spoken).public.issues[3]
    assert "31 Ďéćéɱƀéŕ" in review.options[1].label


def test_translations_are_no_scenarios_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path, RUSSIAN)
    monkeypatch.setattr("communique.shipped.scenarios", lambda: tmp_path)
    assert list_scenarios() == (ID,)


# -- what the check finds --------------------------------------------------------------------


def test_a_whole_translation_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, RUSSIAN) == []
    assert findings_in(folder(tmp_path, RUSSIAN)) == ()


def test_a_fresh_skeleton_says_of_each_text_that_it_is_not_translated(tmp_path: Path) -> None:
    fresh = skeleton(DATA, "ru")
    told = found(tmp_path, fresh)
    assert len(told) == fresh.count(': ""')
    assert told[0] == f'{line(fresh, "title:")}: "title" is not translated yet'
    assert f'"alias" of party "{DATA["parties"][0]["id"]}" is not translated yet' in " ".join(told)


def test_an_id_that_is_not_in_the_original_is_found_with_the_nearest_one(tmp_path: Path) -> None:
    wrong = RUSSIAN.replace("    north:", "    nort:", 1)
    assert found(tmp_path, wrong)[:2] == [
        f'{line(wrong, "parties:")}: "parties" of "texts" has no "north", and the original has',
        f'{line(wrong, "nort:")}: the original has no "nort" here; did you mean "north"?',
    ]


def test_a_text_for_something_that_has_none_is_found(tmp_path: Path) -> None:
    wrong = RUSSIAN.replace("    north:\n", "    north:\n      emblem: якорь\n", 1)
    told = f'{line(wrong, "emblem:")}: "emblem" holds no text in the original; it should be taken out'
    assert found(tmp_path, wrong) == [told]


def test_a_place_for_a_number_that_is_lost_or_misspelled_is_found(tmp_path: Path) -> None:
    assert RUSSIAN.count("{amount}") == 4, "label and clause, each below its original"
    label = next(one for one in RUSSIAN.splitlines() if "{amount}" in one and "label:" in one)
    wrong = RUSSIAN.replace(label, label.replace("{amount}", "{сумма}"))
    at = line(wrong, "{сумма}")
    places = "it should contain {amount}", "contains {сумма}; the only word in braces should be {amount}"
    told = found(tmp_path, wrong)
    assert all(one.startswith(f"{at}: ") for one in told)
    assert [any(place in one for one in told) for place in places] == [True, True]


def test_bounds_hold_in_every_language_and_the_place_is_that_of_the_translation(tmp_path: Path) -> None:
    wrong = re.sub(r'( +short: )".*"', r'\1"слишком длинное название"', RUSSIAN, count=1)
    assert "24 characters" not in "".join(found(tmp_path, wrong))
    wrong = re.sub(r'( +short: )".*"', r'\1"слишком длинное название, право"', RUSSIAN, count=1)
    told = found(tmp_path, wrong)
    assert told == [f'{line(wrong, "право")}: "short" of party "north" is 31 characters long; it should be at most 24']


def test_a_list_or_number_where_text_should_be_is_found(tmp_path: Path) -> None:
    wrong = re.sub(r"\n  title: .*", "\n  title: [a, b]", RUSSIAN, count=1)
    assert found(tmp_path, wrong) == [f'{line(wrong, "[a, b]")}: "title" is a list; it should be text']
    wrong = re.sub(r"\n  parties:\n(    .*\n)*", "\n  parties: 3\n", RUSSIAN, count=1)
    assert found(tmp_path, wrong) == [f'{line(wrong, "parties:")}: "parties" of "texts" is 3; it should be a mapping']


def test_the_head_names_format_scenario_and_language(tmp_path: Path) -> None:
    wrong = RUSSIAN.replace("language: ru", "language: hy").replace(f"scenario: {ID}", "scenario: other\ntitle: x")
    assert found(tmp_path, wrong) == [
        f'3: "scenario" is "other"; it should be {ID}',
        '4: the translation has the unknown key "title"; there are: format, scenario, language, texts',
        '5: "language" is "hy"; it should be ru',
    ]
    assert found(tmp_path, "format: [") != []
    assert found(tmp_path, "a") == ['1: this is "a"; it should be a mapping']


def test_a_translation_with_a_finding_is_not_loaded(tmp_path: Path) -> None:
    path = folder(tmp_path, skeleton(DATA, "ru"))
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path, "ru")
    assert f"{ID}.ru.yaml:" in str(caught.value)
    assert load_scenario(path).public.title == DATA["title"]


def test_findings_in_translations_are_said_in_the_language_spoken(tmp_path: Path) -> None:
    wrong = (
        skeleton(DATA, "hy").replace("    north:\n", "    nort:\n      emblem: x\n", 1).replace("format:", "fromat:")
    )
    path = folder(tmp_path, wrong)
    with pseudo():
        said = [one.sentence for one in findings_in(path)]
    quoted = {
        *re.findall(r'"[^"]*"', " ".join(said)),
        "communique-translation 1",
        "format",
        "language",
        "scenario",
        "ru",
    }
    assert [plain_words(one, {*quoted, "texts"}) for one in said] == [[] for _ in said]


# -- the commands ------------------------------------------------------------------------------


def test_check_looks_at_translations_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder(tmp_path, RUSSIAN)
    assert main(["check", str(path)]) == 0
    path = folder(tmp_path, skeleton(DATA, "ru"))
    assert main(["check", str(path)]) == 1
    assert f'{path.with_name(f"{ID}.ru.yaml")}:7:10: "title" is not translated yet' in capsys.readouterr().out
    assert main(["check", str(path), str(path.with_name(f"{ID}.ru.yaml"))]) == 1
    assert capsys.readouterr().out.count('"title" is not') == 1


def test_translate_writes_a_file_with_every_original_above_its_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lantern-strait.ru.yaml"
    assert main(["translate", "lantern-strait", "--language", "ru", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert out.read_text(encoding="utf-8").startswith(
        "# Lantern Strait\nformat: communique-translation 1\nscenario: lantern-strait\nlanguage: ru\n"
        'texts:\n  # Lantern Strait\n  title: ""\n'
    )
    assert main(["translate", "lantern-strait", "--language", "ru", "--out", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["translate", "lantern-strait", "--language", "Russian!"]) == 2
    assert main(["translate", "lantern-strait", "--language", "ru"]) == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", list_scenarios())
def test_a_skeleton_filled_is_read_as_it_was_written(name: str) -> None:
    path = find_scenario(name)
    copied = skeleton(read_document(path, name).data, "en", lambda text: text.text)
    assert read_scenario_text(path.read_bytes(), translation=copied, beside=path) == load_scenario(name, "en")
