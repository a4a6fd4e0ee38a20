"""Whether somebody can name the result before listening.

A party that has only read its own sheet and the public goals can open in two ways: with its best package, or with
the same package after granting the others' stated goals wherever it has stated none itself. When one of these suits
everybody and gives its author the share of the Nash point (Nash 1950), that opening is all there is to the game.
"""

from __future__ import annotations

import numpy as np

from communique.analysis.solutions import solve
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed, warned
from communique.loading.lint._samples import accord, uneven
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The openings made without listening that all would accept and that leave nothing to win for their author."""
    nash = solve(efficient())["nash"].vectors
    if not len(nash):
        return failed(
            tr("no agreement"), tr("No package suits all, so no opening leads anywhere: lower some reservations.")
        )
    share = nash.min(axis=0)
    parties = scenario.public.parties
    dominant = []
    count = 0
    for seat, party in enumerate(parties):
        for package in openings(scenario, space, Seat(seat)):
            number = space.encode(package)
            count += 1
            if space.acceptable_to_all[number] and space.points[seat, number] >= share[seat]:
                dominant.append(party.short)
    figure = tr("{good} of {all}", good=len(dominant), all=count)
    if not dominant:
        return passed(figure)
    return warned(
        figure,
        tr(
            "All would take what {dominant} can ask for without listening: set the parties' wishes further "
            "apart, or raise reservations.",
            dominant=listing(list(dict.fromkeys(dominant))),
        ),
    )


def openings(scenario: Scenario, space: OutcomeSpace, seat: Seat) -> list[Package]:
    """The party's best feasible package, and that package with the others' goals granted if it is feasible."""
    own = np.where(space.feasible, space.points[seat], np.iinfo(np.int32).min)
    ideal = space.decode(int(own.argmax()))
    granted = _granting(scenario, seat, ideal)
    return [ideal, granted] if granted != ideal and space.feasible[space.encode(granted)] else [ideal]


def _granting(scenario: Scenario, seat: Seat, ideal: Package) -> Package:
    """The ideal, but on issues where only others have goals the one of their options that costs the party least."""
    parties = scenario.public.parties
    mine = {goal.issue for goal in parties[seat].goals}
    theirs = [goal for other, party in enumerate(parties) if other != seat for goal in party.goals]
    package = list(ideal)
    for issue, row in enumerate(scenario.sheets[seat].points):
        wished = {option for goal in theirs if goal.issue == issue for option in goal.options}
        if wished and issue not in mine:
            package[issue] = max(sorted(wished), key=lambda option: row[option])
    return tuple(package)


LINT = Lint(
    "dominant_opening",
    N_("The openings made without listening that suit all and give their author its share of the Nash point: none."),
    judge,
    passes=uneven,
    trips=accord,
    of_deals=True,
)
