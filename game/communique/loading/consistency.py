"""Findings of sense: entries that are each well formed and do not fit together, or do not add up.

One function for each noun. Each looks only at sound entries, so that a slip elsewhere neither hides a finding
nor makes one up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.loading.best import Tie, best
from communique.loading.boxes import box_findings
from communique.loading.bundles import bundle_findings, cubes_of
from communique.loading.guess import nearest, shown
from communique.loading.models import FeasibilityForm, LevelForm
from communique.loading.overview import IssueEntry, Overview
from communique.loading.scale import best_is_off, given_scale, out_of_scale, sizes
from communique.loading.sheet_form import AudienceForm, BundleForm, LinkForm, SheetForm
from communique.loading.strict import Path
from communique.loading.structure import UnplacedFinding
from communique.loading.talks import talk_findings, worth_of_none
from communique.loading.wording import subject
from communique.model.scenario import TENSION_STEPS
from communique.words import say, tr


def consistency(survey: Overview) -> Iterator[UnplacedFinding]:
    """Everything that does not fit together."""
    if not isinstance(survey.data, dict):
        return
    yield from sizes(survey)
    for check in (
        _seed,
        _parties,
        _goals,
        _signing,
        _issues,
        _feasibility,
        talk_findings,
        _news,
        _gestures,
        _tension,
        _reference,
        _studies,
        _sheets,
    ):
        yield from check(survey)


def _seed(survey: Overview) -> Iterator[UnplacedFinding]:
    if survey.fictional is False and survey.data.get("seed") is None:
        yield UnplacedFinding(
            (), tr('the scenario is not fictional and has no "seed"; it should name the fact sheet it rests on')
        )


def _parties(survey: Overview) -> Iterator[UnplacedFinding]:
    entries = survey.party_entries
    for key in ("name", "short", "alias"):
        yield from _same(survey, "parties", key, ((k, str(getattr(p, key))) for k, p in entries.items()))


def _same(survey: Overview, section: str, key: str, texts: Iterable[tuple[int, str]]) -> Iterator[UnplacedFinding]:
    first: dict[str, int] = {}
    for place, text in texts:
        before = first.setdefault(text.casefold(), place)
        if before != place:
            one, other = subject(survey.data, (section, place)), subject(survey.data, (section, before))
            yield UnplacedFinding(
                (section, place, key),
                tr('{one} has the same "{key}" as {other}: {text}', one=one, key=key, other=other, text=shown(text)),
            )


def _goals(survey: Overview) -> Iterator[UnplacedFinding]:
    for place, party in survey.party_entries.items():
        for k, goal in enumerate(party.goals):
            if not goal.cites and not goal.assumption:
                path = ("parties", place, "goals", k)
                yield UnplacedFinding(
                    path,
                    tr(
                        '{what} cites nothing; it should cite a fact or say "assumption: true"',
                        what=subject(survey.data, path),
                    ),
                )


def _signing(survey: Overview) -> Iterator[UnplacedFinding]:
    signing = survey.signing
    if signing is None:
        return
    if signing.rule != "k-of-n":
        for key in ("k", "vetoes"):
            if getattr(signing, key):
                yield UnplacedFinding(
                    ("signing", key),
                    tr('"{key}" belongs to the rule k-of-n; this one is {rule}', key=key, rule=signing.rule),
                    True,
                )
    elif signing.k is None:
        yield UnplacedFinding(
            ("signing",), tr('"signing" has the rule k-of-n and no "k"; it should say how many must sign'), True
        )
    elif survey.parties is not None and not 1 <= signing.k <= len(survey.parties):
        most = len(survey.parties)
        yield UnplacedFinding(
            ("signing", "k"), tr('"k" is {k}; it should be 1 to {most}, the number of parties', k=signing.k, most=most)
        )
    whole = survey.parties is not None and len(survey.party_entries) == len(survey.parties)
    if signing.rule == "principals" and whole and all(p.role != "principal" for p in survey.party_entries.values()):
        yield UnplacedFinding(("signing", "rule"), tr("the principals must sign, and no party is a principal"))


def _issues(survey: Overview) -> Iterator[UnplacedFinding]:
    entries = survey.issue_entries
    for key in ("title", "short"):
        yield from _same(survey, "issues", key, ((k, str(getattr(e.form, key))) for k, e in entries.items()))
    for place, entry in entries.items():
        path: Path = ("issues", place)
        yield from (
            UnplacedFinding(
                (*path, *f.path), tr("{what}: {flaw}", what=subject(survey.data, path), flaw=say(f.message))
            )
            for f in entry.flaws
        )
        yield from _labels(survey, path, entry)
        if survey.fictional is False and not entry.form.assumption:
            yield from _uncited(survey, path, entry)


def _labels(survey: Overview, path: Path, entry: IssueEntry) -> Iterator[UnplacedFinding]:
    first: dict[str, str] = {}
    for k, option in enumerate(entry.options):
        before = first.setdefault(option.label.casefold(), option.id)
        if before != option.id:
            yield UnplacedFinding(
                _option_path(survey, path, k),
                tr(
                    'option "{id}" of {what} has the same label as option "{before}": {label}',
                    id=option.id,
                    what=subject(survey.data, path),
                    before=before,
                    label=shown(option.label),
                ),
            )


def _option_path(survey: Overview, path: Path, option: int) -> Path:
    """Where an option stands: its own entry, or the issue when the kind makes options out of numbers."""
    issue = survey.data["issues"][path[1]]
    return (*path, "options", option) if isinstance(issue.get("options"), list) else path


def _uncited(survey: Overview, path: Path, entry: IssueEntry) -> Iterator[UnplacedFinding]:
    whose = subject(survey.data, path)
    advice = tr('it should cite a fact, or the issue should say "assumption: true"')
    bare = [k for k, option in enumerate(entry.options) if option.clause and not option.cites]
    # From the last to the first, so that where all options share a place it is named by the first.
    places = {_option_path(survey, path, k): entry.options[k].id for k in reversed(bare)}
    for place, name in sorted(places.items()):
        sentence = (
            tr("{whose} cites nothing", whose=whose)
            if place == path
            else tr('option "{name}" of {whose} cites nothing', name=name, whose=whose)
        )
        yield UnplacedFinding(place, f"{sentence}; {advice}")


def _feasibility(survey: Overview) -> Iterator[UnplacedFinding]:
    for place, rule in survey.feasibility.items():
        path: Path = ("feasibility", place)
        whose = subject(survey.data, path)
        one, two = _index(survey, rule.issue, rule.option), _index(survey, rule.other_issue, rule.other_option)
        if rule.issue == rule.other_issue:
            yield UnplacedFinding((*path, "other_issue"), _one_issue(whose, rule))
        elif one == 0 and two is not None and (two == 0) == (rule.kind == "excludes"):
            yield UnplacedFinding(
                path,
                tr(
                    "{whose} forbids the package without any provision; nothing may stand in the way of no "
                    "agreement on every issue",
                    whose=whose,
                ),
            )


def _one_issue(whose: str, pair: LinkForm | FeasibilityForm) -> str:
    return tr('{whose} has issue "{issue}" on both sides; it should be two issues', whose=whose, issue=pair.issue)


def _index(survey: Overview, issue: str, option: str) -> int | None:
    known = survey.options.get(issue)
    return known.index(option) if known and option in known else None


def _news(survey: Overview) -> Iterator[UnplacedFinding]:
    for place, card in survey.news.items():
        for k, line in enumerate(card.lines):
            path: Path = ("news", place, "lines", k)
            for party in _lacking(survey.parties, line.text) if isinstance(line.text, dict) else ():
                what = subject(survey.data, path)
                sentence = tr(
                    '{what} has no text for party "{party}"; each party should have one, or all the same',
                    what=what,
                    party=party,
                )
                yield UnplacedFinding((*path, "text"), sentence, True)


def _gestures(survey: Overview) -> Iterator[UnplacedFinding]:
    for place, gesture in survey.gestures.items():
        if _index(survey, gesture.issue, gesture.floor) == 0:
            path: Path = ("gestures", place)
            yield UnplacedFinding(
                (*path, "floor"),
                tr(
                    '{what} has the floor "{floor}", which is no provision; it should be a later option, or the '
                    "gesture gives nothing",
                    what=subject(survey.data, path),
                    floor=gesture.floor,
                ),
            )


def _tension(survey: Overview) -> Iterator[UnplacedFinding]:
    shift = survey.data.get("tension_shift")
    if isinstance(shift, dict) and shift:
        for party in _lacking(survey.parties, shift):
            yield UnplacedFinding(
                ("tension_shift",),
                tr(
                    '"tension_shift" has no row for party "{party}"; each party should have {tension_steps} numbers',
                    party=party,
                    tension_steps=TENSION_STEPS,
                ),
                True,
            )


def _lacking(wanted: Sequence[str] | None, given: Iterable[str]) -> list[str]:
    """The wanted names that are not given, and are not misspelled either: that is a finding of its own."""
    names, there = set(wanted or ()), set(given)
    missing = [name for name in dict.fromkeys(wanted or ()) if name not in there]
    misspelled = {nearest(word, names) for word in there - names} if missing else set()
    return [name for name in missing if name not in misspelled]


def _reference(survey: Overview) -> Iterator[UnplacedFinding]:
    reference = survey.reference
    if reference is None:
        return
    for issue in _lacking(survey.issues, reference.package):
        yield UnplacedFinding(
            ("reference", "package"), tr('the reference package says nothing about issue "{issue}"', issue=issue), True
        )
    for issue in _lacking(survey.issues, reference.by_issue) if reference.by_issue else ():
        yield UnplacedFinding(
            ("reference", "by_issue"), tr('"by_issue" does not say what was said on issue "{issue}"', issue=issue), True
        )
    for place, rule in survey.feasibility.items():
        has = reference.package.get(rule.issue) == rule.option
        if has and (reference.package.get(rule.other_issue) == rule.other_option) == (rule.kind == "excludes"):
            whose = subject(survey.data, ("feasibility", place))
            yield UnplacedFinding(
                ("reference", "package"),
                tr("the reference package breaks {whose}: {why}", whose=whose, why=shown(rule.why)),
                True,
            )


def _studies(survey: Overview) -> Iterator[UnplacedFinding]:
    for place, study in survey.studies.items():
        if study.efficient > study.deals:
            what = subject(survey.data, ("studies", place))
            yield UnplacedFinding(
                ("studies", place, "efficient"),
                tr(
                    "{what} counts {efficient} efficient deals of {deals}; there can be no more than there are deals",
                    what=what,
                    efficient=study.efficient,
                    deals=study.deals,
                ),
            )


def _sheets(survey: Overview) -> Iterator[UnplacedFinding]:
    raw = survey.data.get("sheets")
    if isinstance(raw, dict):
        for party in _lacking(survey.parties, raw):
            yield UnplacedFinding(("sheets",), tr('party "{party}" has no sheet', party=party), True)
    for party, sheet in survey.sheets.items():
        path: Path = ("sheets", party)
        yield from _points(survey, path, sheet)
        yield from out_of_scale(survey, path, sheet)
        yield from _links(survey, path, sheet.links)
        yield from box_findings(survey, path, sheet.boxes)
        yield from bundle_findings(survey, path, sheet.bundles)
        rows = _rows(survey, sheet)
        # What the best of a space is worth that is never listed is a question for a solver, not for a reader.
        if rows is not None and not sheet.boxes:
            yield from _worth(survey, path, sheet, rows)
        if rows is not None:
            yield from worth_of_none(survey, path, sheet, rows)
            yield from _audiences(survey, path, sheet.audiences, rows)


def _points(survey: Overview, path: Path, sheet: SheetForm) -> Iterator[UnplacedFinding]:
    whose = subject(survey.data, path)
    for issue in _lacking(survey.issues, sheet.points):
        yield UnplacedFinding(
            (*path, "points"), tr('{whose} has no points for issue "{issue}"', whose=whose, issue=issue), True
        )
    for issue, row in sheet.points.items():
        options = survey.options.get(issue)
        if options is None:
            continue
        if isinstance(row, dict):
            for option in _lacking(options, row):
                sentence = tr(
                    '{whose} has no points for option "{option}" of issue "{issue}"',
                    whose=whose,
                    option=option,
                    issue=issue,
                )
                yield UnplacedFinding((*path, "points", issue), sentence, True)
        elif len(row) != len(options):
            yield UnplacedFinding(
                (*path, "points", issue),
                tr(
                    '{whose} has {row} points for issue "{issue}"; it should be {options}, one for each of {list}',
                    whose=whose,
                    row=len(row),
                    issue=issue,
                    options=len(options),
                    list=", ".join(options),
                ),
            )


def _links(survey: Overview, path: Path, links: Sequence[LinkForm]) -> Iterator[UnplacedFinding]:
    for k, link in enumerate(links):
        if link.issue == link.other_issue:
            here = (*path, "links", k)
            yield UnplacedFinding(
                (*here, "other_issue"),
                _one_issue(subject(survey.data, here), link),
            )


def _rows(survey: Overview, sheet: SheetForm) -> list[list[int]] | None:
    """points[issue][option] when they are complete; None otherwise."""
    entries = survey.rows()
    if entries is None or survey.issues is None or len(set(survey.issues)) != len(survey.issues):
        return None
    rows: list[list[int]] = []
    for entry in entries:
        row, options = sheet.points.get(entry.form.id), [option.id for option in entry.options]
        if row is None or len(row) != len(options) or len(set(options)) != len(options):
            return None
        if isinstance(row, dict) and set(row) != set(options):
            return None
        rows.append([row[name] for name in options] if isinstance(row, dict) else list(row))
    return rows


def _worth(survey: Overview, path: Path, sheet: SheetForm, rows: list[list[int]]) -> Iterator[UnplacedFinding]:
    issues = list(survey.issues or ())
    most = _best(survey, sheet.links, rows, issues, sheet.bundles)
    whose = subject(survey.data, path)
    should_be = None if most is None else best_is_off(survey, most)
    if should_be is not None:
        yield UnplacedFinding(
            (*path, "points"),
            tr(
                "the best package of {whose} is worth {most}; it should be {should_be}",
                whose=whose,
                most=most,
                should_be=should_be,
            ),
            True,
        )
    if given_scale(survey) is not None:
        return  # a domain as it was found: it may hold nothing that a party would sign
    if most is not None and sheet.reservation >= most:
        yield UnplacedFinding(
            (*path, "reservation"),
            tr(
                '"reservation" of {whose} is {reservation}; it should be below the best package, worth {most}',
                whose=whose,
                reservation=sheet.reservation,
                most=most,
            ),
        )
    for level in survey.level_entries.values():
        own = sheet.level_reservations.get(level.id)
        at_best = None if own is None else _level_best(survey, sheet, rows, issues, level)
        if own is not None and at_best is not None and own >= at_best:
            yield UnplacedFinding(
                (*path, "level_reservations", level.id),
                tr(
                    'the reservation of {whose} at level "{id}" is {own}; it should be below the best package '
                    "there, worth {at_best}",
                    whose=whose,
                    id=level.id,
                    own=own,
                    at_best=at_best,
                ),
            )


def _level_best(
    survey: Overview, sheet: SheetForm, rows: list[list[int]], issues: list[str], level: LevelForm
) -> int | None:
    kept = issues if level.issues == "all" else list(level.issues)
    if not set(kept) <= set(issues):
        return None
    links = sheet.links if level.links else []
    bundles = [bundle for bundle in sheet.bundles if set(bundle.issues) <= set(kept)]
    return _best(survey, links, [rows[issues.index(name)] for name in kept], kept, bundles)


def _best(
    survey: Overview,
    links: Sequence[LinkForm],
    rows: list[list[int]],
    issues: list[str],
    bundles: Sequence[BundleForm],
) -> int | None:
    """The worth of the best feasible package on `issues`; None when it cannot be told."""
    rules = list(survey.feasibility.values())
    pairs: list[LinkForm | FeasibilityForm] = [*links, *rules]
    if not all(_sound(survey, pair) for pair in pairs):
        return None
    ties: list[Tie] = []
    for link in links:
        ends = _ends(survey, link, issues)
        ties += [] if ends is None else [Tie(*ends, points=link.points)]
    for rule in rules:
        ends = _ends(survey, rule, issues)
        ties += [] if ends is None else _forbidden(rule.kind, ends, rows)
    cubes = cubes_of(bundles, rows, issues)
    return None if cubes is None else best(rows, ties, cubes)


def _sound(survey: Overview, pair: LinkForm | FeasibilityForm) -> bool:
    one, two = _index(survey, pair.issue, pair.option), _index(survey, pair.other_issue, pair.other_option)
    return one is not None and two is not None and pair.issue != pair.other_issue


def _ends(survey: Overview, pair: LinkForm | FeasibilityForm, issues: list[str]) -> tuple[int, int, int, int] | None:
    """The indices of a sound pair; None when one of its issues is not on the table."""
    one, two = _index(survey, pair.issue, pair.option), _index(survey, pair.other_issue, pair.other_option)
    if one is None or two is None or pair.issue not in issues or pair.other_issue not in issues:
        return None
    return issues.index(pair.issue), one, issues.index(pair.other_issue), two


def _forbidden(kind: str, ends: tuple[int, int, int, int], rows: list[list[int]]) -> list[Tie]:
    issue, option, other_issue, other_option = ends
    if kind == "excludes":
        return [Tie(*ends, points=None)]
    others = (k for k in range(len(rows[other_issue])) if k != other_option)
    return [Tie(issue, option, other_issue, k, points=None) for k in others]


def _audiences(
    survey: Overview, path: Path, audiences: Sequence[AudienceForm], rows: list[list[int]]
) -> Iterator[UnplacedFinding]:
    issues = list(survey.issues or ())
    for k, audience in enumerate(audiences):
        if not set(audience.issues) <= set(issues):
            continue
        most = sum(max(rows[issues.index(name)]) for name in dict.fromkeys(audience.issues))
        if audience.threshold > most:
            here = (*path, "audiences", k)
            yield UnplacedFinding(
                (*here, "threshold"),
                tr(
                    "{what} can never be content: its threshold is {threshold}, and the best options of its "
                    "issues are worth {most}",
                    what=subject(survey.data, here),
                    threshold=audience.threshold,
                    most=most,
                ),
            )
