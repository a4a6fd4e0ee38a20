"""The contract of every kind of issue, over the registry: each carries samples that say what it takes and refuses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from pseudo import plain_words, pseudo

from communique.loading.issue_forms import ISSUE_FORMS, spec_of
from communique.model.kinds import PLAIN, Spelling, issue_kinds
from communique.words import say

KINDS = issue_kinds()
GUARANTEES: defaultdict[str, int] = defaultdict(int)


def written(value: Any) -> Any:
    """A spec as an author would write it in YAML, with no key left out."""
    if is_dataclass(value) and not isinstance(value, type):
        names = {f.name: f.metadata.get("alias", f.name) for f in fields(value)}
        given = {names[f.name]: written(getattr(value, f.name)) for f in fields(value)}
        return {key: one for key, one in given.items() if one is not None}
    return [written(one) for one in value] if isinstance(value, tuple) else value


def samples() -> list[tuple[str, Any]]:
    return [(name, spec) for name, kind in KINDS.items() for spec in kind.samples]


def flawed() -> list[tuple[str, Any]]:
    return [(name, spec) for name, kind in KINDS.items() for spec in kind.flawed]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_called_like_its_file_and_carries_samples(name: str) -> None:
    kind = KINDS[name]
    assert kind.name == name
    assert kind.samples
    assert kind.flawed


@pytest.mark.parametrize("name", KINDS)
def test_the_samples_of_a_kind_use_every_key_it_has(name: str) -> None:
    usual = {f.name: f.default for f in fields(KINDS[name].spec)}
    used = {key for spec in KINDS[name].samples for key, default in usual.items() if getattr(spec, key) != default}
    assert used == set(usual)


@pytest.mark.parametrize(("name", "spec"), samples())
def test_what_an_author_writes_comes_back_as_the_spec(name: str, spec: Any) -> None:
    head = {"id": "gate", "kind": name, "title": "The gate", "short": "Gate", "about": "A gate."}
    form = ISSUE_FORMS[name].model_validate(head | written(spec))
    assert spec_of(KINDS[name], form) == spec


@pytest.mark.parametrize(("name", "spec"), samples())
def test_a_sample_has_no_flaw_and_options_in_one_order(name: str, spec: Any) -> None:
    kind = KINDS[name]
    assert list(kind.flaws(spec)) == []
    options = kind.options(spec, GUARANTEES, PLAIN)
    assert options == kind.options(spec, GUARANTEES, PLAIN)
    assert len({option.id for option in options}) == len(options)
    assert [option.value for option in options if option.value is not None] == sorted(
        option.value for option in options if option.value is not None
    )


@pytest.mark.parametrize(("name", "spec"), samples())
def test_every_option_shows_words_and_the_first_puts_nothing_into_the_text_unless_it_says_so(
    name: str, spec: Any
) -> None:
    first, *others = KINDS[name].options(spec, GUARANTEES, PLAIN)
    assert all(option.label and option.clause for option in others)
    assert first.label
    if getattr(spec, "no_provision", True):
        assert (first.clause, first.value, first.guarantee) == ("", None, None)


@pytest.mark.parametrize(("name", "spec"), samples())
def test_numbers_and_days_are_spelled_as_the_language_of_the_text_has_it(name: str, spec: Any) -> None:
    kind = KINDS[name]
    spelling = Spelling(lambda n: f"<{n}>", lambda day: f"<{day.isoformat()}>")
    for option in kind.options(spec, GUARANTEES, spelling):
        if option.value is not None:
            day = "" if kind.unit(spec) != "date" else date.fromordinal(option.value).isoformat()
            assert f"<{day or option.value}>" in option.label
            assert f"<{day or option.value}>" in option.clause


@pytest.mark.parametrize(("name", "spec"), flawed())
def test_a_flawed_sample_has_a_flaw_that_is_said_in_the_language_spoken(name: str, spec: Any) -> None:
    found = list(KINDS[name].flaws(spec))
    assert found
    with pseudo():
        said = " ".join(say(flaw.message) for flaw in found)
    quoted = {value for flaw in found for _, value in flaw.message.arguments if isinstance(value, str)}
    assert plain_words(said, quoted) == []


def test_between_them_the_flawed_samples_show_every_flaw_there_is() -> None:
    from communique.words.messages.flaw import WORDS

    found = {flaw.message.id for name, spec in flawed() for flaw in KINDS[name].flaws(spec)}
    assert found == {f"flaw.{key}" for key in WORDS}
