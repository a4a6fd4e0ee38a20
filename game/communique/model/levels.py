"""Cutting a scenario down to a difficulty level: fewer issues, some rules switched off.

The cut is a scenario like any other: issues are renumbered, everything that refers to a missing issue is
gone, texts lose the passages that speak of one, and points of the options that stay are unchanged. A party's
no-deal value at the level is the one its sheet gives for it, or the same share of its best package as in the
whole scenario, rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from communique.model.bilateral import Talk
from communique.model.level_text import PARTS, LevelText, with_texts
from communique.model.scenario import Feasibility, Gesture, Level, News, Party, Public, Reference
from communique.model.sheet import Audience, Bundle, Card, Link, Scenario, Sheet, SheetBox


def find_level(public: Public, name: str) -> Level:
    """The level called `name`; raises KeyError with the names there are."""
    for level in public.levels:
        if level.id == name:
            return level
    known = ", ".join(level.id for level in public.levels) or "none"
    raise KeyError(f'Scenario "{public.id}" has no level "{name}"; it has: {known}.')


def at_level(scenario: Scenario, name: str) -> Scenario:
    """`scenario` as it is played at level `name`. Raises KeyError when there is no such level.

    The scenario keeps its cuts: a batch of games asks for the same one again and again.
    """
    if name not in scenario.cuts:
        scenario.cuts[name] = _cut(scenario, name)
    return scenario.cuts[name]


def _cut(scenario: Scenario, name: str) -> Scenario:
    level = find_level(scenario.public, name)
    place = {issue: k for k, issue in enumerate(level.issues)}
    public = _cut_public(scenario.public, level, place)
    sheets = tuple(_cut_sheet(sheet, level, place) for sheet in scenario.sheets)
    in_play = {scenario.public.issues[issue].id for issue in level.issues} | _parts(level)

    def told(text: str) -> str:
        return text.where(in_play) if isinstance(text, LevelText) else text

    said = tuple(_without_silent_cards(with_texts(sheet, told)) for sheet in sheets)
    return Scenario(public=_without_silent(with_texts(public, told)), sheets=said, digest=scenario.digest)


def _parts(level: Level) -> set[str]:
    return {part for part in PARTS if getattr(level, part)}


def _without_silent(public: Public) -> Public:
    """The public part without the entries of which the level has left no word."""
    return replace(
        public,
        news=tuple(card for card in public.news if card.text),
        absent=tuple(text for text in public.absent if text),
        words=tuple(word for word in public.words if word.note),
        questions=tuple(text for text in public.questions if text),
    )


def _without_silent_cards(sheet: Sheet) -> Sheet:
    return replace(sheet, cards=tuple(card for card in sheet.cards if card.text))


def _cut_public(public: Public, level: Level, place: dict[int, int]) -> Public:
    used = {
        option.guarantee
        for issue in level.issues
        for option in public.issues[issue].options
        if option.guarantee is not None
    }
    kept = sorted(used)
    renumber = {old: new for new, old in enumerate(kept)}
    issues = tuple(
        replace(
            public.issues[i],
            options=tuple(
                replace(o, guarantee=None if o.guarantee is None else renumber[o.guarantee])
                for o in public.issues[i].options
            ),
        )
        for i in level.issues
    )
    return replace(
        public,
        issues=issues,
        parties=tuple(_cut_party(party, place) for party in public.parties),
        talks=_cut_talks(public.talks, place),
        feasibility=tuple(_cut_rule(rule, place) for rule in public.feasibility if _stays(rule, place)),
        news=tuple(_cut_news(card, place) for card in public.news) if level.news else (),
        gestures=tuple(_cut_gesture(g, place) for g in public.gestures if level.gestures and g.issue in place),
        guarantees=tuple(public.guarantees[old] for old in kept),
        tension_on=public.tension_on and level.tension,
        level=level.id,
        reference=_cut_reference(public.reference, level),
        law=public.law if any(issue.humanitarian for issue in issues) else None,
    )


def _stays(rule: Feasibility, place: dict[int, int]) -> bool:
    return rule.issue in place and rule.other_issue in place


def _cut_party(party: Party, place: dict[int, int]) -> Party:
    goals = tuple(replace(goal, issue=place[goal.issue]) for goal in party.goals if goal.issue in place)
    return replace(party, goals=goals)


def _cut_rule(rule: Feasibility, place: dict[int, int]) -> Feasibility:
    return replace(rule, issue=place[rule.issue], other_issue=place[rule.other_issue])


def _cut_news(card: News, place: dict[int, int]) -> News:
    """The card, with its issue where the level has it; at a level without the issue nobody watches."""
    return replace(card, watched=None if card.watched is None else place.get(card.watched))


def _cut_gesture(gesture: Gesture, place: dict[int, int]) -> Gesture:
    return replace(gesture, issue=place[gesture.issue])


def _cut_reference(reference: Reference | None, level: Level) -> Reference | None:
    if reference is None:
        return None
    told = tuple(reference.by_issue[i] for i in level.issues) if reference.by_issue else ()
    return replace(reference, package=tuple(reference.package[i] for i in level.issues), by_issue=told)


def _cut_sheet(sheet: Sheet, level: Level, place: dict[int, int]) -> Sheet:
    points = tuple(sheet.points[i] for i in level.issues)
    links = tuple(_cut_link(k, place) for k in sheet.links if level.links and _link_stays(k, place))
    bundles = tuple(_cut_bundle(one, place) for one in sheet.bundles if set(one.issues) <= set(place))
    heard = (a for a in sheet.audiences if level.audiences and set(a.issues) <= set(place))
    boxes = tuple(_cut_box(one, place) for one in sheet.boxes if {i for i, _, _ in one.bounds} <= set(place))
    audiences = tuple(_cut_audience(a, place) for a in heard)
    cards = tuple(_cut_card(card, place) for card in sheet.cards if card.issue is None or card.issue in place)
    best, whole = (sum(max(row) for row in rows) for rows in (points, sheet.points))
    # To the nearest whole point, halves upwards.
    share = (sheet.reservation * best * 2 + whole) // (2 * whole) if whole else sheet.reservation
    full = len(place) == len(sheet.points)
    reservation = sheet.level_reservations.get(level.id, sheet.reservation if full else share)
    return replace(
        sheet,
        points=points,
        links=links,
        boxes=boxes,
        bundles=bundles,
        audiences=audiences,
        cards=cards,
        reservation=reservation,
        level_reservations={},
    )


def _link_stays(link: Link, place: dict[int, int]) -> bool:
    return link.issue in place and link.other_issue in place


def _cut_link(link: Link, place: dict[int, int]) -> Link:
    return replace(link, issue=place[link.issue], other_issue=place[link.other_issue])


def _cut_talks(talks: Sequence[Talk], place: dict[int, int]) -> tuple[Talk, ...]:
    """The talks that have something left to talk about."""
    kept = (replace(talk, issues=tuple(sorted(place[i] for i in talk.issues if i in place))) for talk in talks)
    return tuple(talk for talk in kept if talk.issues)


def _cut_box(box: SheetBox, place: dict[int, int]) -> SheetBox:
    return replace(box, bounds=tuple(sorted((place[issue], first, last) for issue, first, last in box.bounds)))


def _cut_bundle(bundle: Bundle, place: dict[int, int]) -> Bundle:
    """The bundle with its issues where the level has them: in another order, if need be, and so its points."""
    issues = [place[i] for i in bundle.issues]
    if issues == sorted(issues):
        return replace(bundle, issues=tuple(issues))
    order = sorted(range(len(issues)), key=issues.__getitem__)
    sizes = tuple(bundle.sizes[k] for k in order)
    points = []
    for options in product(*map(range, sizes)):
        written = {bundle.issues[k]: option for k, option in zip(order, options, strict=True)}
        points.append(bundle.value(tuple(written.get(i, 0) for i in range(max(bundle.issues) + 1))))
    return Bundle(tuple(sorted(issues)), sizes, tuple(points))


def _cut_audience(audience: Audience, place: dict[int, int]) -> Audience:
    return replace(audience, issues=tuple(place[i] for i in audience.issues))


def _cut_card(card: Card, place: dict[int, int]) -> Card:
    return card if card.issue is None else replace(card, issue=place[card.issue])
