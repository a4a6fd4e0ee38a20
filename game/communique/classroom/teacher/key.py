"""The answer key: what the exercise allows by its numbers, with the frontier drawn.

It shows every sheet's consequences and belongs in nobody's hands before the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.analysis.joint_analysis import Analysis
from communique.analysis.seats import IntArray
from communique.classroom.paper import Paper
from communique.classroom.teacher.frontier_panels import FrontierPanel, SeatPair, draw, pairs_of, span_of
from communique.model.package import PackageId, decode
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, number, of_hundred, say, tr, tr_n

COLUMNS: Final = 16
"""The most parties that have a column each."""
MOST: Final = 6
"""The most pairs of delegations that have a chart."""
SOLUTIONS: Final = {
    "nash": N_("Nash: the largest product of gains"),
    "nash_principals": N_("Nash for the principals alone"),
    "kalai_smorodinsky": N_("Kalai-Smorodinsky: equal shares of the possible"),
    "egalitarian": N_("Egalitarian: the smallest gain as large as it can be"),
    "utilitarian": N_("Utilitarian: the largest sum"),
}


_SHORT: Final = {
    "nash": N_("Nash"), "nash_principals": N_("Nash, principals"), "kalai_smorodinsky": N_("Kalai & Smorodinsky"),
    "egalitarian": N_("Egalitarian"), "utilitarian": N_("Utilitarian"),
}  # fmt: skip


KeyColumns = dict[str, tuple[str, IntArray, int]]
"""By a solution's key its name, the points by party, and a package."""


def answer_key(page: Paper, scenario: Scenario, analysis: Analysis) -> None:
    """Sizes, solution points, a package for each, and the frontier drawn with scales."""
    page.heading(tr("Answer key"), room=100)
    page.box(tr("These figures follow from our numbers. They show what the exercise allows, not what was right to do."))
    page.prose(_size(analysis))
    if not analysis.reach.frontier:
        page.prose(" ".join(map(say, analysis.statement)))
    found = _shown(analysis)
    _points(page, scenario, found)
    _packages(page, scenario.public, analysis, found)
    if analysis.reach.frontier:
        charts(page, scenario, analysis)


def _shown(analysis: Analysis) -> KeyColumns:
    """By its first key each solution once: its name, points and package; those that fall together share a line."""
    found: dict[tuple[int, ...], list[str]] = {}
    for key in SOLUTIONS:
        if len(analysis.solutions[key]):
            found.setdefault(tuple(analysis.solutions[key].vectors[0].tolist()), []).append(key)
    shown: KeyColumns = {}
    for keys in found.values():
        names = keys if "nash" not in keys else [key for key in keys if key != "nash_principals"]
        solution = analysis.solutions[keys[0]]
        shown[keys[0]] = in_a_row([tr(SOLUTIONS[key]) for key in names]), solution.vectors[0], int(solution.packages[0])
    return shown


def _points(page: Paper, scenario: Scenario, found: KeyColumns) -> None:
    """The solution points, a row each; a row for each party where there are more of them than columns on a page."""
    public = scenario.public
    rows = [("", *(party.short for party in public.parties))]
    rows.append((tr("No deal"), *(of_hundred(public, sheet.reservation) for sheet in scenario.sheets)))
    rows += [(name, *(of_hundred(public, int(points)) for points in vector)) for name, vector, _ in found.values()]
    if len(public.parties) > COLUMNS:
        across = list(zip(*rows, strict=True))
        page.grid(across, (20, *(80 / (len(rows) - 1),) * (len(rows) - 1)))
        return
    share = 62 / len(public.parties)
    page.grid(rows, (38, *(share,) * len(public.parties)), align=("LEFT", *("RIGHT",) * len(public.parties)))


def _size(analysis: Analysis) -> str:
    """How many packages there are, and how large the frontier is where it is known."""
    counted = _counted(analysis)
    if not analysis.reach.frontier:
        return counted
    frontier = tr_n(
        "The frontier has {points} point, {acceptable} of them acceptable.",
        "The frontier has {points} points, {acceptable} of them acceptable.",
        len(analysis.frontier),
        points=number(len(analysis.frontier)),
        acceptable=number(int(analysis.frontier.acceptable.sum())),
    )
    return f"{counted} {frontier}"


def _counted(analysis: Analysis) -> str:
    packages = number(analysis.packages)
    if analysis.acceptable is None:
        return tr("There are {packages} packages.", packages=packages)
    signed = number(analysis.acceptable)
    return tr("There are {packages} packages; {signed} of them can be signed.", packages=packages, signed=signed)


def _packages(page: Paper, public: Public, analysis: Analysis, found: KeyColumns) -> None:
    if not found:
        return
    chosen = [decode(PackageId(package), analysis.frontier.sizes) for *_, package in found.values()]
    rows = [(tr("Issue"), *(tr(_SHORT[key]) for key in found))]
    for i, issue in enumerate(public.issues):
        rows.append((issue.short, *(issue.options[package[i]].label for package in chosen)))
    share = 82 / len(found)
    page.titled_grid(tr("One package for each solution"), rows, (18, *(share,) * len(found)))


def charts(page: Paper, scenario: Scenario, analysis: Analysis) -> None:
    """The frontier, two delegations a panel: a dot a package, no-deal lines, the Nash point as a square."""
    public = scenario.public
    pairs = pairs_of(public, MOST)
    across = min(len(pairs), 3)
    side = min(92.0, (page.epw - 14 * across) / across)
    explained = _charted(public, pairs)
    page.heading(
        tr("The frontier"), room=16 + page.prose_height(explained, size=9) + -(-len(pairs) // across) * (side + 12)
    )
    page.prose(explained, size=9)
    span = span_of(scenario, analysis, pairs)
    for row in range(0, len(pairs), across):
        if page.will_page_break(side + 12):
            page.add_page()
        top = page.get_y() + 1
        for k, pair in enumerate(pairs[row : row + across]):
            draw(FrontierPanel(page, scenario, pair, (page.l_margin + 12 + k * (side + 14), top, side), span), analysis)
        page.set_y(top + side + 11)


def _charted(public: Public, pairs: Sequence[SeatPair]) -> str:
    every = len(public.parties) * (len(public.parties) - 1) // 2
    what = tr(
        "Each dot is a package that no other beats for everyone; filled dots can be signed. Dashed lines: no deal. "
        "Square: "
        "the Nash solution. Draw your tables in by their points, with a letter each."
    )
    if len(pairs) == every:
        return what
    shown = tr("{n} of {all} pairs of delegations are shown.", n=number(len(pairs)), all=number(every))
    return f"{what} {shown}"
