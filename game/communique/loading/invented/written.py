"""The file of an invented scenario: its data in the order of the format, and the YAML of it.

Texts are English, as in the scenarios that come with the program; `communique translate` writes the file for others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import prod
from typing import Any, Final

from communique.loading.fresh.keeping import stakes
from communique.loading.invented.river_news import NEWS, VOICES, StockNews
from communique.loading.invented.stock import ISSUES, MEDIATOR, PARTIES, StockIssue, StockParty
from communique.loading.models import FORMAT
from communique.model.scenario import Issue, Role
from communique.model.sheet import Scenario, Sheet
from communique.rules.dice import Dice

_GUIDED: Final = 4
"""The matters in play at the first level, where there is more than one."""
_PACKAGES: Final = {2: 10_000, 3: 10_000, 4: 8_192}
_FEWER: Final = 6_000
"""Packages at most, by the number of parties where it is small; sixteen issues have 65,536 with two options each."""
_RICH: Final = 10
"""The first so many issues of the stock have most options; the others come in where these do not suffice."""
_STYLES: Final = (
    "problem-solver",
    "reciprocator",
    "legalist",
    "boulware",
    "linear",
    "tit-for-tat",
    "statesman",
    "firm",
)
_SIMPLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9 '-]*[A-Za-z0-9.]|[A-Za-z]")
_WORDS: Final = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))


def document(id: str, parties: int, issues: int, seed: int) -> dict[str, Any]:
    """The scenario without points, goals and briefs, which `numbers` adds."""
    chosen = _issues(parties, issues, Dice(seed, 0, f"issues of {id}"))
    towns = _parties(parties)
    ids = [town.short.lower() for town in towns]
    return {
        "format": FORMAT,
        "id": id,
        "title": "Talks on the river",
        "place": "The ferry house",
        "date": "a week in spring",
        "fictional": True,
        "story": _story(towns, chosen),
        "content_note": "An invented case without violence. You may stop whenever you like.\n",
        "preamble": "The delegations met in the ferry house and agreed on the following.",
        "adjournment": "The delegations met in the ferry house and will meet again in a month.",
        "sessions": 6,
        "rounds": 20,
        "tension_shift": {name: [0, -1, -2, -3, -4] for name in ids},
        "signing": _signing(ids, towns),
        "parties": [_party(town, k) for k, town in enumerate(towns)],
        "issues": [_issue(one, guaranteed=MEDIATOR in towns and k == 0) for k, one in enumerate(chosen)],
        "news": [_news(card, ids, towns) for card in NEWS],
        "guarantees": [_GUARANTEE] if MEDIATOR in towns else [],
        "levels": _levels(ids, towns, [one.id for one in chosen]),
        "absent": ["Boatmen who live on the river", "Villages farther down", "Children who will cross the river later"],
        "teaching": "Drawn by the program: the towns, the clauses and all numbers are invented. Ask before the first "
        "offer what matters most to the others, and afterwards compare with what was signed.\n",
        "questions": [
            "Which matter cost you least and helped another most, and when did you find out?",
            "On one matter all principals wanted the same. Did you notice?",
        ],
        "sheets": {
            name: {"reservation": 0, "points": {one.id: [0] * (len(one.options) + 1) for one in chosen}, "brief": "-"}
            | _home(chosen, k)
            for k, name in enumerate(ids)
        },
    }


def numbers(data: dict[str, Any], case: Scenario) -> dict[str, Any]:
    """What depends on points: goals, gestures, sheets, and ranges for fresh papers."""
    public = case.public
    return {
        "parties": [
            party | {"goals": [_goal(case, goal.issue, goal.options[0]) for goal in own.goals]}
            for party, own in zip(data["parties"], public.parties, strict=True)
        ],
        "gestures": [_gesture(case, case.sheets[seat]) for seat in range(2)],
        "sheets": {
            party.id: _sheet(case, sheet, data["sheets"][party.id])
            for party, sheet in zip(public.parties, case.sheets, strict=True)
        },
        "papers": {"weights": {"from": 75, "to": 130}, "steps": 5, "acceptable": {"from": 2, "to": 15}},
    }


def yaml_text(data: dict[str, Any]) -> str:
    """The file."""
    head = "# Drawn by `communique new --random`. Towns, clauses and points are invented; change what you like.\n"
    order = ("feasibility", "news", "gestures", "guarantees", "levels")
    keys = [key for key in data if key not in (*order, "absent", "teaching", "questions", "sheets", "papers")]
    keys += [key for key in (*order, "absent", "teaching", "questions", "sheets", "papers") if key in data]
    return head + "\n".join(line for key in keys for line in _lines(key, data[key], "")) + "\n"


def _parties(count: int) -> list[StockParty]:
    """The towns; among three or four one more mediates."""
    return [*PARTIES[: count - 1], MEDIATOR] if count in (3, 4) else list(PARTIES[:count])


def _issues(parties: int, count: int, dice: Dice) -> list[StockIssue]:
    left = list(range(max(count, _RICH)))
    chosen = sorted(left.pop(dice.below(len(left))) for _ in range(count))
    found = [ISSUES[k] for k in chosen]
    most = _PACKAGES.get(parties, _FEWER)
    while prod(len(one.options) + 1 for one in found) > most:
        longest = max(range(count), key=lambda k: (len(found[k].options), k))
        if len(found[longest].options) == 1:
            break
        found[longest] = found[longest]._replace(options=found[longest].options[:-1])
    return found


def _story(towns: list[StockParty], chosen: list[StockIssue]) -> str:
    names = [town.name for town in towns]
    matters = [_low(one.title) for one in chosen]
    further = "".join(f" {{{one.id}: Further down: {_low(one.title)}.}}" for one in chosen[_GUIDED:])
    return (
        f"In the ferry house {_joined(names)} meet for a week. On the slate: {_joined(matters[:_GUIDED])}.{further}\n\n"
        "Each town has told the others what it wants, and none has told them how much.\n"
    )


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _signing(ids: list[str], towns: list[StockParty]) -> dict[str, Any]:
    if MEDIATOR in towns:
        return {"rule": "principals"}
    return {"rule": "unanimity"} if len(ids) < 5 else {"rule": "k-of-n", "k": len(ids) - 1, "vetoes": [ids[0]]}


def _party(town: StockParty, place: int) -> dict[str, Any]:
    return {
        "id": town.short.lower(), "name": town.name, "short": town.short, "alias": f"Delegation {'ABCDEFGH'[place]}",
        "role": "mediator" if town == MEDIATOR else "principal", "head": town.head,
        "office": "Chair" if town == MEDIATOR else "Mayor", "emblem": town.emblem,
    }  # fmt: skip


_GUARANTEE: Final = {
    "id": "chest", "party": "council", "title": "The council's chest",
    "text": "The council undertakes to pay for the first year.", "cost": 1,
}  # fmt: skip


def _news(card: StockNews, ids: list[str], towns: list[StockParty]) -> dict[str, Any]:
    """A card with a sentence for each party: what it does, and one of as many ways to say it as there are parties."""
    lines = []
    for line in card.lines:
        said = {
            id: f"{town.short} {line.does}, {VOICES[k]}." for k, (id, town) in enumerate(zip(ids, towns, strict=True))
        }
        tension, capital, trust = line.moves
        moves = {"tension": tension, "capital": capital, "trust": trust}
        lines.append({"id": line.id, "label": line.label, "text": said, **moves})
    return {"id": card.id, "title": card.title, "text": card.text, "tension": card.tension, "lines": lines}


def _issue(one: StockIssue, *, guaranteed: bool) -> dict[str, Any]:
    options: list[dict[str, Any]] = [{"id": "none", "label": "No provision"}]
    options += [{"id": id, "label": label, "clause": clause} for id, label, clause in one.options]
    if guaranteed:
        options[-1]["guarantee"] = _GUARANTEE["id"]
    return {
        "id": one.id, "kind": "choice", "title": one.title, "short": one.short, "about": one.about, "options": options,
    }  # fmt: skip


def _levels(ids: list[str], towns: list[StockParty], issues: list[str]) -> list[dict[str, Any]]:
    whole = {
        "id": "envoy", "title": "Envoy", "text": "Everything on the slate, with news, gestures and people at home.",
        "issues": "all", "adviser": "request", "styles": dict(zip(ids, _styles(towns, _STYLES), strict=True)),
    }  # fmt: skip
    if len(issues) <= _GUIDED:
        return [whole]
    plain = dict.fromkeys(("audiences", "links", "news", "gestures", "tension"), False)
    guided = {
        "id": "guided", "title": "Guided", "text": "Four matters, an adviser at your side, and no surprises.",
        "issues": issues[:_GUIDED], **plain, "adviser": "on",
        "styles": dict(zip(ids, _styles(towns, ("conceder",) * 8), strict=True)),
    }  # fmt: skip
    return [guided, whole]


def _styles(towns: list[StockParty], styles: tuple[str, ...]) -> list[str]:
    return ["mediator" if town == MEDIATOR else style for town, style in zip(towns, styles, strict=False)]


def _home(chosen: list[StockIssue], place: int) -> dict[str, Any]:
    """An audience that looks at two matters, another two for each party."""
    issues = list(dict.fromkeys(chosen[(place + k) % len(chosen)].id for k in range(2)))
    text = "They ask what will be different next year."
    return {
        "audiences": [{"id": "people", "name": "The town's meeting", "issues": issues, "threshold": 0, "text": text}]
    }


def _goal(case: Scenario, issue: int, option: int) -> dict[str, Any]:
    matter = case.public.issues[issue]
    return {
        "text": f"{matter.title}: {_low(matter.options[option].label)}.", "issue": matter.id,
        "options": [matter.options[option].id], "assumption": True,
    }  # fmt: skip


def _low(label: str) -> str:
    return label[:1].lower() + label[1:]


def _gesture(case: Scenario, sheet: Sheet) -> dict[str, Any]:
    """A first step on what a party has least at stake on."""
    party, issue = case.public.parties[sheet.seat], case.public.issues[_ranked(sheet)[-1]]
    return {
        "id": f"first-{party.id}", "party": party.id, "title": "A first step",
        "text": f"{party.name} agrees to this at the least, whatever else is agreed: {_low(issue.options[1].label)}.",
        "issue": issue.id, "floor": issue.options[1].id, "trust": 1, "tension": -1,
    }  # fmt: skip


def _ranked(sheet: Sheet) -> list[int]:
    """Issues by what is at stake, the most first."""
    sizes = stakes(sheet.points)
    return sorted(range(len(sizes)), key=lambda issue: (-sizes[issue], issue))


def _sheet(case: Scenario, sheet: Sheet, given: dict[str, Any]) -> dict[str, Any]:
    issues = case.public.issues
    audiences = [
        one | {"threshold": own.threshold} for one, own in zip(given["audiences"], sheet.audiences, strict=True)
    ]
    links = [
        {
            "issue": issues[k.issue].id, "option": issues[k.issue].options[k.option].id,
            "other_issue": issues[k.other_issue].id, "other_option": issues[k.other_issue].options[k.other_option].id,
            "points": k.points, "why": "One is worth more with the other.",
        }
        for k in sheet.links
    ]  # fmt: skip
    return {
        "reservation": sheet.reservation,
        "points": {
            issue.id: dict(zip((option.id for option in issue.options), row, strict=True))
            for issue, row in zip(issues, sheet.points, strict=True)
        },
        **({"links": links} if links else {}),
        "audiences": audiences,
        "brief": _brief(case, sheet),
    }


def _brief(case: Scenario, sheet: Sheet) -> str:
    party, issues = case.public.parties[sheet.seat], case.public.issues
    ranked = _ranked(sheet)
    told = [f"You speak for {party.name}."]
    for place, how in zip(ranked[:2], ("matters most to you", "comes next"), strict=False):
        told.append(_in_play(issues, place, _best(issues[place], sheet.points[place], how)))
    if len(ranked) > 2:
        least = f"{issues[ranked[-1]].title} matters least to you, and may matter much to others: ask."
        told.append(_in_play(issues, ranked[-1], least))
    if party.role is Role.MEDIATOR:
        told.append("You do not sign, yet you have interests of your own and are scored like the others.")
    return (
        f"{' '.join(told)}\n\nLeave with less than your no-deal value only if you can say why. All weights on this "
        "sheet are teaching assumptions about an invented town.\n"
    )


def _in_play(issues: tuple[Issue, ...], place: int, said: str) -> str:
    """`said` of an issue: a passage that goes where the first level cuts the issue."""
    return said if place < _GUIDED else f"{{{issues[place].id}: {said}}}"


def _best(issue: Issue, row: tuple[int, ...], how: str) -> str:
    option = issue.options[row.index(max(row))]
    return f"{issue.title} {how}: you would like “{_low(option.label)}” best."


def _lines(key: str, value: Any, indent: str) -> Iterator[str]:
    """An entry in block style as far as it is deep, and on one line where it is flat."""
    if isinstance(value, str) and "\n" in value:
        yield f"{indent}{key}: |"
        yield from (f"{indent}  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
    elif isinstance(value, dict) and _is_deep(value):
        yield f"{indent}{key}:"
        for inner, one in value.items():
            yield from _lines(inner, one, indent + "  ")
    elif isinstance(value, list) and value and any(isinstance(one, dict) for one in value):
        yield f"{indent}{key}:"
        for one in value:
            yield from _item(one, indent + "  ")
    else:
        yield f"{indent}{key}: {_flat(value)}"


def _item(value: dict[str, Any], indent: str) -> Iterator[str]:
    if not _is_deep(value):
        yield f"{indent}- {_flat(value)}"
        return
    lines = [line for key, one in value.items() for line in _lines(key, one, indent + "  ")]
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _is_deep(value: dict[str, Any]) -> bool:
    inner = list(value.values())
    return any(isinstance(one, dict) or (isinstance(one, list) and _nested(one)) for one in inner) or any(
        isinstance(one, str) and "\n" in one for one in inner
    )


def _nested(value: list[Any]) -> bool:
    return any(isinstance(one, dict | list) for one in value)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flat(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    if isinstance(value, str):
        return _text(value)
    return "null" if value is None else str(value).lower()


def _text(value: str) -> str:
    """Text as it is where nobody can take it for something else, and in quotes otherwise."""
    return value if _SIMPLE.fullmatch(value) and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)
