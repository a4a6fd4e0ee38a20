"""From checked forms to the nouns of `communique.model`: every name becomes an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from communique.loading.issue_forms import IssueForm, spec_of
from communique.loading.models import LevelForm, LineForm, NewsForm, PartyForm, ScenarioForm, TalkForm, TeachingForm
from communique.loading.sheet_form import BoundsForm, BoxForm, BundleForm, PapersForm, PartyPapersForm, SheetForm
from communique.model import scenario as model
from communique.model import sheet as secret
from communique.model.bilateral import Talk
from communique.model.kinds import PLAIN, Spelling, issue_kinds
from communique.model.level_text import LevelText, has_passages, with_texts
from communique.model.papers import Bounds, Keep, Ranges
from communique.model.scenario import Seat


class _Names:
    """The index of every name of one scenario."""

    def __init__(self, form: ScenarioForm, issues: Sequence[model.Issue]) -> None:
        self.seats: Mapping[str, Seat] = {party.id: Seat(k) for k, party in enumerate(form.parties)}
        self.issues = {issue.id: k for k, issue in enumerate(issues)}
        self.options = {issue.id: {option.id: k for k, option in enumerate(issue.options)} for issue in issues}

    def pair(self, pair: Any) -> dict[str, int]:
        """The four indices of a link or a feasibility rule."""
        return {
            "issue": self.issues[pair.issue],
            "option": self.options[pair.issue][pair.option],
            "other_issue": self.issues[pair.other_issue],
            "other_option": self.options[pair.other_issue][pair.other_option],
        }


class Drawings(NamedTuple):
    """The files of what a scenario draws itself: its map, empty for none, and by name the emblems of its own."""

    map: str = ""
    emblems: Mapping[str, str] = MappingProxyType({})


NOT_DRAWN = Drawings()
"""A scenario that draws nothing itself."""


def build(
    form: ScenarioForm, digest: str, spelling: Spelling = PLAIN, drawings: Drawings = NOT_DRAWN
) -> secret.Scenario:
    """The scenario of a form without findings; `spelling` says how its language writes numbers and days."""
    guarantees = {guarantee.id: k for k, guarantee in enumerate(form.guarantees)}
    issues = tuple(_issue(issue, guarantees, spelling) for issue in form.issues)
    names = _Names(form, issues)
    sheets = tuple(_sheet(form.sheets[party], seat, names) for party, seat in names.seats.items())
    public = _public(form, issues, names, drawings)
    ranges = None if form.papers is None else _ranges(form.papers, names)
    return secret.Scenario(
        public=_with_passages(public),
        sheets=tuple(with_texts(sheet, _text) for sheet in sheets),
        digest=digest,
        ranges=ranges,
        no_deal_expected=form.expects == "no_deal",
    )


def _with_passages(public: model.Public) -> model.Public:
    """The public part with texts that levels cut; what options say is the deal itself, and never is cut."""
    kept = [issue.options for issue in public.issues]
    told = with_texts(replace(public, issues=tuple(replace(issue, options=()) for issue in public.issues)), _text)
    issues = tuple(replace(issue, options=own) for issue, own in zip(told.issues, kept, strict=True))
    return replace(told, issues=issues)


def _text(written: str) -> str:
    return LevelText(written) if has_passages(written) else written


def _ranges(form: PapersForm, names: _Names) -> Ranges:
    own = {party: form.parties.get(party, PartyPapersForm()) for party in names.seats}
    return Ranges(
        weights=tuple(
            tuple(_bounds(one.weights.get(issue, form.weights)) for issue in names.issues) for one in own.values()
        ),
        steps=form.steps,
        links=_bounds(form.links),
        audiences=form.audiences,
        no_deal=_bounds(form.no_deal),
        acceptable=_bounds(form.acceptable),
        keeps=tuple(
            tuple(Keep(names.issues[more], names.issues[less]) for chain in one.keeps for more, less in pairwise(chain))
            for one in own.values()
        ),
    )


def _bounds(form: BoundsForm) -> Bounds:
    return Bounds(form.low, form.to)


def _public(form: ScenarioForm, issues: tuple[model.Issue, ...], names: _Names, drawings: Drawings) -> model.Public:
    return model.Public(
        id=form.id,
        title=form.title,
        place=form.place,
        date=form.date,
        story=form.story,
        content_note=form.content_note or "",
        fictional=form.fictional,
        parties=tuple(_party(party, names, drawings) for party in form.parties),
        issues=issues,
        signing=model.Signing(
            form.signing.rule, form.signing.k or 0, tuple(names.seats[party] for party in form.signing.vetoes)
        ),
        feasibility=tuple(model.Feasibility(kind=r.kind, why=r.why, **names.pair(r)) for r in form.feasibility),
        news=tuple(_news(card, names) for card in form.news),
        gestures=tuple(
            model.Gesture(
                id=g.id,
                seat=names.seats[g.party],
                title=g.title,
                text=g.text,
                issue=names.issues[g.issue],
                floor=names.options[g.issue][g.floor],
                trust=g.trust,
                tension=g.tension,
                cites=tuple(g.cites),
            )
            for g in form.gestures
        ),
        guarantees=tuple(model.Guarantee(g.id, names.seats[g.party], g.title, g.text, g.cost) for g in form.guarantees),
        meters=model.Meters(**form.meters.model_dump()),
        talks=tuple(_talk(talk, names) for talk in form.talks),
        tension_shift=tuple(tuple(form.tension_shift[party]) for party in names.seats) if form.tension_shift else (),
        sessions=form.sessions,
        rounds=form.rounds,
        levels=tuple(_level(level, names) for level in form.levels),
        reference=_reference(form, names),
        law=None if form.law is None else model.Law(form.law.text.strip(), tuple(form.law.cites)),
        studies=tuple(model.Study(s.id, s.title, s.text, s.deals, s.efficient, tuple(s.cites)) for s in form.studies),
        reviews=tuple(
            model.Review(r.by, r.date, r.text.strip(), None if r.party is None else names.seats[r.party])
            for r in form.reviews
        ),
        absent=tuple(form.absent),
        words=tuple(model.Wording(word.term, word.note) for word in form.words),
        teaching=_notes(form.teaching),
        lesson=_lesson(form.teaching),
        questions=tuple(form.questions),
        seed=form.seed or "",
        preamble=form.preamble or "",
        adjournment=form.adjournment or "",
        scale=form.scale or 100,
        origin=_origin(form),
        map=drawings.map,
    )


def _notes(form: str | TeachingForm | None) -> str:
    return form.notes if isinstance(form, TeachingForm) else form or ""


def _lesson(form: str | TeachingForm | None) -> model.Lesson:
    if not isinstance(form, TeachingForm):
        return model.Lesson()
    return model.Lesson(
        goals=tuple(form.goals),
        opening=form.opening or "",
        watch=tuple(form.watch),
        lessons=tuple(form.lessons),
        before=tuple(form.before),
        reading=tuple(model.ReadingItem(one.text, one.address or "") for one in form.reading),
    )


def _origin(form: ScenarioForm) -> model.Origin | None:
    if form.origin is None:
        return None
    origin = form.origin
    own = {party: Fraction(points) for party, points in origin.own_points_per_unit.items()}
    return model.Origin(origin.format, origin.source, origin.utilities, Fraction(origin.points_per_unit), own)


def _issue(form: IssueForm, guarantees: Mapping[str, int], spelling: Spelling) -> model.Issue:
    kind = issue_kinds()[form.kind]
    spec = spec_of(kind, form)
    return model.Issue(
        id=form.id,
        title=form.title,
        short=form.short,
        about=form.about,
        kind=form.kind,
        options=kind.options(spec, guarantees, spelling),
        unit=kind.unit(spec),
        assumption=form.assumption,
        optional=getattr(spec, "no_provision", True),
        humanitarian=form.humanitarian,
    )


def _party(form: PartyForm, names: _Names, drawings: Drawings) -> model.Party:
    goals = tuple(
        model.Goal(
            text=goal.text,
            issue=names.issues[goal.issue],
            options=tuple(names.options[goal.issue][option] for option in goal.options),
            cites=tuple(goal.cites),
            assumption=goal.assumption,
        )
        for goal in form.goals
    )
    return model.Party(
        id=form.id,
        name=form.name,
        short=form.short,
        role=model.Role(form.role),
        head=form.head,
        office=form.office,
        alias=form.alias,
        emblem=drawings.emblems.get(form.emblem, form.emblem),
        goals=goals,
    )


def _news(form: NewsForm, names: _Names) -> model.News:
    return model.News(
        id=form.id,
        title=form.title,
        text=form.text,
        lines=tuple(_line(line, names) for line in form.lines),
        cites=tuple(form.cites),
        tension=form.tension,
        capital=_by_seat(form.capital, names),
        points=_by_seat(form.points, names),
        no_caucus=form.no_caucus,
        watched=None if form.watched is None else names.issues[form.watched],
        foretold=form.foretold,
    )


def _by_seat(changes: Mapping[str, int], names: _Names) -> tuple[int, ...]:
    return tuple(changes.get(party, 0) for party in names.seats) if any(changes.values()) else ()


def _line(form: LineForm, names: _Names) -> model.Line:
    alone = form.text if isinstance(form.text, str) else ""
    own = () if isinstance(form.text, str) else tuple(form.text[party] for party in names.seats)
    return model.Line(form.id, form.label, alone, form.tension, form.capital, form.trust, own)


def _level(form: LevelForm, names: _Names) -> model.Level:
    kept = list(names.issues) if form.issues == "all" else form.issues
    return model.Level(
        id=form.id,
        title=form.title,
        text=form.text,
        issues=tuple(names.issues[issue] for issue in kept),
        audiences=form.audiences,
        links=form.links,
        news=form.news,
        gestures=form.gestures,
        tension=form.tension,
        adviser=form.adviser,
        clock=form.clock,
        styles=tuple(form.styles.get(party, "") for party in names.seats) if form.styles else (),
    )


def _reference(form: ScenarioForm, names: _Names) -> model.Reference | None:
    if form.reference is None:
        return None
    package = tuple(names.options[issue][form.reference.package[issue]] for issue in names.issues)
    told = form.reference.by_issue
    records = tuple(
        model.IssueRecord(told[i].settled, told[i].text, tuple(told[i].cites)) for i in names.issues if told
    )
    return model.Reference(package, form.reference.text, tuple(form.reference.cites), records)


def _sheet(form: SheetForm, seat: Seat, names: _Names) -> secret.Sheet:
    return secret.Sheet(
        seat=seat,
        points=tuple(_row(form.points[issue], names.options[issue]) for issue in names.issues),
        links=tuple(secret.Link(points=link.points, why=link.why or "", **names.pair(link)) for link in form.links),
        reservation=form.reservation,
        audiences=tuple(
            secret.Audience(a.id, a.name, tuple(names.issues[i] for i in a.issues), a.threshold, a.text or "")
            for a in form.audiences
        ),
        cards=tuple(
            secret.Card(c.id, c.title, c.text, None if c.issue is None else names.issues[c.issue], tuple(c.cites))
            for c in form.cards
        ),
        brief=form.brief,
        level_reservations=dict(form.level_reservations),
        discount=form.discount,
        discount_by=form.discount_by,
        ordinal=form.ordinal,
        boxes=tuple(_box(box, names) for box in form.boxes),
        bundles=tuple(_bundle(bundle, names) for bundle in form.bundles),
    )


def _bundle(form: BundleForm, names: _Names) -> secret.Bundle:
    return secret.Bundle(
        tuple(names.issues[issue] for issue in form.issues),
        tuple(len(names.options[issue]) for issue in form.issues),
        form.numbers(),
    )


def _talk(form: TalkForm, names: _Names) -> Talk:
    first, second = (names.seats[party] for party in form.between)
    return Talk((first, second), tuple(sorted(names.issues[issue] for issue in form.issues)))


def _box(form: BoxForm, names: _Names) -> secret.SheetBox:
    sides = ((side, names.options[side.issue]) for side in form.within)
    bounds = ((names.issues[side.issue], options[side.option], options[side.to]) for side, options in sides)
    return secret.SheetBox(tuple(sorted(bounds)), form.points)


def _row(row: dict[str, int] | list[int], options: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(row[option] for option in options) if isinstance(row, dict) else tuple(row)
