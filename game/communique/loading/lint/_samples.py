"""Small scenarios that lints are tried on: two principals or more, called P0, P1 and so on, over issues of few options.

Each lint names two: one that it lets pass, one that it does not. What a sample shows is how its points lie to each
other; everything else about it is as plain as can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model.package import Package
from communique.model.scenario import (
    Feasibility,
    Goal,
    Issue,
    Level,
    Line,
    News,
    Option,
    Party,
    Public,
    Reference,
    Role,
    Seat,
    Signing,
)  # fmt: skip
from communique.model.sheet import Scenario, Sheet

Rows = Sequence[Sequence[int]]
"""A party's points, a row for each issue, by option."""


def sample(
    points: Sequence[Rows],
    reservations: Sequence[int],
    *,
    briefs: Sequence[int] = (),
    fictional: bool = True,
    reference: Package | None = None,
) -> Scenario:
    """The scenario with these points. `briefs` are lengths in words; what is not `fictional` is about real people."""
    parties = tuple(_party(seat) for seat in range(len(points)))
    issues = tuple(_issue(number, len(row)) for number, row in enumerate(points[0]))
    happened = None if reference is None else Reference(reference, "What happened.")
    public = Public(
        "sample", "A sample", "A place", "A day", "A story.", "", fictional, parties, issues, Signing("principals"),
        reference=happened,
    )  # fmt: skip
    words = tuple(briefs) or (0,) * len(points)
    sheets = tuple(
        Sheet(Seat(seat), tuple(map(tuple, rows)), (), reservations[seat], brief="word " * words[seat])
        for seat, rows in enumerate(points)
    )
    return Scenario(public, sheets, "")


def contest(high: int, low: int, issues: int, reservation: int) -> Scenario:
    """Two at odds over an even number of issues of three options, each caring more about half of them."""
    mine = [[0, high // 2, high] if k % 2 == 0 else [0, low // 2, low] for k in range(issues)]
    theirs = [[low, low // 2, 0] if k % 2 == 0 else [high, high // 2, 0] for k in range(issues)]
    return sample([mine, theirs], [reservation, reservation])


def even() -> Scenario:
    """A zero-sum affair: whatever one gains the other loses."""
    return contest(8, 8, 4, 16)


def uneven() -> Scenario:
    """Three issues matter to one, three to the other."""
    return contest(20, 4, 6, 44)


def accord(*, briefs: Sequence[int] = (), fictional: bool = True, reference: Package | None = None) -> Scenario:
    """One package is best for both."""
    points = [[[0, 9], [0, 5]], [[0, 7], [0, 6]]]
    return sample(points, [1, 1], briefs=briefs, fictional=fictional, reference=reference)


def deck(
    cards: int,
    *,
    own_words: bool = True,
    capital: tuple[int, ...] = (),
    fictional: bool = True,
    text: str = "Something happened.",
) -> Scenario:
    """The accord with news in six sessions: cards of two lines, the first with this effect."""
    scenario = accord(fictional=fictional)
    own = ("P0 asks for calm.", "P1 hopes for calm.") if own_words else ()
    lines = tuple(Line(f"l{k}", f"Line {k}", "" if own_words else "Calm.", texts=own) for k in range(2))
    news = [News(f"n{k}", f"Card {k}", text, lines, capital=capital if k == 0 else ()) for k in range(cards)]
    return replace(scenario, public=replace(scenario.public, news=tuple(news)))


def saying(story: str) -> Scenario:
    """The accord as a real case with this story."""
    scenario = accord(fictional=False)
    return replace(scenario, public=replace(scenario.public, story=story))


def explained(why: str) -> Scenario:
    """The accord with a rule that is explained so."""
    scenario = accord()
    rule = Feasibility("excludes", 0, 0, 1, 1, why)
    return replace(scenario, public=replace(scenario.public, feasibility=(rule,)))


def levelled(brief: str) -> Scenario:
    """The accord with a level of its first issue alone, and this brief for both."""
    scenario = accord()
    public = replace(scenario.public, levels=(Level("first", "First", "One issue.", (0,)),))
    return replace(scenario, public=public, sheets=tuple(replace(sheet, brief=brief) for sheet in scenario.sheets))


def wanting(one: int, other: int) -> Scenario:
    """The accord between parties with so many public goals."""
    scenario = accord()
    goal = Goal("It wants the first option.", 0, (1,), assumption=True)
    counts = zip(scenario.public.parties, (one, other), strict=True)
    parties = tuple(replace(party, goals=(goal,) * count) for party, count in counts)
    return replace(scenario, public=replace(scenario.public, parties=parties))


def humane(row: tuple[int, ...]) -> Scenario:
    """One humanitarian issue that is worth this to both."""
    scenario = sample([[row], [row]], [1, 1])
    issues = tuple(replace(issue, humanitarian=True) for issue in scenario.public.issues)
    return replace(scenario, public=replace(scenario.public, issues=issues))


def centre() -> Scenario:
    """They ask for opposite things, and only the middle suits both."""
    return sample([[[0, 9, 10]], [[10, 9, 0]]], [9, 9])


def hopeless() -> Scenario:
    """Nothing is acceptable to both."""
    return sample([[[0, 9]], [[9, 0]]], [9, 9])


def expecting_no_deal(scenario: Scenario) -> Scenario:
    """The scenario as one that says that walking away is right."""
    return replace(scenario, no_deal_expected=True)


def _party(seat: int) -> Party:
    return Party(f"p{seat}", f"Party {seat}", f"P{seat}", Role.PRINCIPAL, "A head", "An office", f"P{seat}", "knot", ())


def _issue(number: int, size: int) -> Issue:
    options = (Option(f"o{k}", f"Option {k}", f"Clause {k}." if k else "") for k in range(size))
    return Issue(f"i{number}", f"Issue {number}", f"Issue {number}", "A matter.", "choice", tuple(options))
