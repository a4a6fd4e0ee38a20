"""Findings about references: a name that nothing bears, an id given twice, a fact that the seed does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from communique.loading.descent import Mention, mentions
from communique.loading.guess import guess, shown
from communique.loading.overview import Ids, Overview
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr

_MARK: Final = re.compile(r"\[([A-Z][0-9]+)\]")


def references(survey: Overview, seed_text: str | None) -> Iterator[UnplacedFinding]:
    """Everything that is wrong with names. `seed_text` is the fact sheet's text, None when it cannot be read."""
    facts = None if seed_text is None else frozenset(_MARK.findall(seed_text))
    everything = list(mentions(survey.data))
    yield from _unseeded(survey, everything)
    for mention in everything:
        if mention.sort == "fact":
            yield from _fact(survey, mention, facts)
        else:
            yield from _unknown(survey, mention)
    yield from _repeated_mentions(survey, everything)
    yield from _repeated_ids(survey.data, survey.data, ())


def _unknown(survey: Overview, mention: Mention) -> Iterator[UnplacedFinding]:
    known = _known(survey, mention)
    if known is None or mention.name in known:
        return
    whose = _holder(survey, mention)
    of = tr(" of issue {issue}", issue=shown(mention.issue)) if mention.sort == "option" else ""
    what = f"{mention.sort} {shown(mention.name)}{of}"
    sentence = tr(
        "{whose} refers to {what}, which does not exist; {hint}",
        whose=whose,
        what=what,
        hint=guess(mention.name, known),
    )
    yield UnplacedFinding(mention.path, sentence, mention.on_key)


def _known(survey: Overview, mention: Mention) -> Ids:
    if mention.sort == "option":
        return survey.options.get(mention.issue or "")
    return {
        "party": survey.parties,
        "issue": survey.issues,
        "guarantee": survey.guarantees,
        "level": survey.levels,
    }[mention.sort]


def _holder(survey: Overview, mention: Mention) -> str:
    path = mention.path[:-1]
    return subject(survey.data, path if path else mention.path)


def _fact(survey: Overview, mention: Mention, facts: frozenset[str] | None) -> Iterator[UnplacedFinding]:
    well_formed = _MARK.fullmatch(f"[{mention.name}]")  # if not, that is a finding of structure
    if facts is not None and well_formed and mention.name not in facts:
        whose = subject(survey.data, mention.path[:-2])
        yield UnplacedFinding(
            mention.path,
            tr("{whose} cites {name}, which is not a mark in {seed}", whose=whose, name=mention.name, seed=survey.seed),
        )


def _unseeded(survey: Overview, everything: list[Mention]) -> Iterator[UnplacedFinding]:
    """The first fact that is cited though no fact sheet is named; a scenario that needs one is told elsewhere."""
    cited = next((mention for mention in everything if mention.sort == "fact"), None)
    if cited is not None and survey.seed is None and survey.fictional is not False:
        whose = subject(survey.data, cited.path[:-2])
        yield UnplacedFinding(
            cited.path,
            tr('{whose} cites {name}, but the scenario names no "seed"', whose=whose, name=shown(cited.name)),
        )


def _repeated_mentions(survey: Overview, everything: list[Mention]) -> Iterator[UnplacedFinding]:
    seen: set[tuple[Path, str]] = set()
    for mention in everything:
        if not isinstance(mention.path[-1], int):
            continue
        one = (mention.path[:-1], mention.name)
        if one in seen:
            yield UnplacedFinding(
                mention.path,
                tr("{what} names {name} twice", what=subject(survey.data, mention.path[:-1]), name=shown(mention.name)),
            )
        seen.add(one)


def _repeated_ids(whole: Any, data: Any, path: Path) -> Iterator[UnplacedFinding]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _repeated_ids(whole, value, (*path, key))
    elif isinstance(data, list):
        first: set[str] = set()
        for place, item in enumerate(data):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name in first:
                yield UnplacedFinding(
                    (*path, place, "id"),
                    tr("{whole} has the id of one before it", whole=subject(whole, (*path, place))),
                )
            elif isinstance(name, str):
                first.add(name)
            yield from _repeated_ids(whole, item, (*path, place))
