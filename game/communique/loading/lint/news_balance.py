"""Whether the deck does as much for and against each principal."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, passed, warned
from communique.loading.lint._samples import deck
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """How far apart principals are in what all cards together do to their capital and action points."""
    public = scenario.public
    sums = {public.parties[p].short: _sum(public, p) for p in public.principals}
    gap = max(sums.values(), default=0) - min(sums.values(), default=0)
    if not gap:
        return passed(tr("even") if public.news else tr("no news"))
    return warned(
        tr("{gap} apart", gap=gap),
        tr(
            "All cards together leave {worst} {gap} behind {best} in capital and action points: make up for it.",
            worst=min(sums, key=sums.__getitem__),
            best=max(sums, key=sums.__getitem__),
            gap=gap,
        ),
    )


def _sum(public: Public, seat: Seat) -> int:
    rows = [row for card in public.news for row in (card.capital, card.points) if row]
    return sum(row[seat] for row in rows)


LINT = Lint(
    "news_balance",
    N_("What the deck does to capital and action points of each principal, added up: the same for all."),
    judge,
    passes=lambda: deck(2, capital=(-1, -1)),
    trips=lambda: deck(2, capital=(-1, 0)),
)
