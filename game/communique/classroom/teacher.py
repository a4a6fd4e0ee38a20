"""The teacher's pack: plans for three lengths, questions, and the answer key with the frontier.

It shows every sheet's consequences and belongs in nobody's hands before the end.
"""

from __future__ import annotations

from typing import Final

from communique.analysis.joint_analysis import Analysis, analyse
from communique.analysis.seats import IntArray, Mask
from communique.classroom.paper import BRASS, INK, LINE, MUTED, Paper, named
from communique.classroom.stock import Stock
from communique.model.package import PackageId, decode
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, number, say, tr, tr_n

PLANS: Final = {
    45: (
        (5, N_("Content note, words, roles by lot (never by origin); an observer's chair is open to all")),
        (8, N_("Read the public sheet and the role sheet; write down a target and a guess about the others")),
        (20, N_("Three sessions and the closing call; or the guided level with four issues")),
        (12, N_("Outcome form, then debrief: what did you leave on the table?")),
    ),
    75: (
        (5, N_("Content note, words, roles by lot (never by origin); an observer's chair is open to all")),
        (10, N_("Read the public sheet and the role sheet; write down a target and a guess about the others")),
        (40, N_("Six sessions of about six minutes, and the closing call")),
        (20, N_("Outcome form, debrief with the frontier, what really happened, who was not in the room")),
    ),
    120: (
        (10, N_("Content note, words, background; roles by lot (never by origin); an observer's chair is open to all")),
        (15, N_("Read; delegations of two prepare together; a target and a guess about the others in writing")),
        (55, N_("Six sessions of about nine minutes, and the closing call")),
        (15, N_("Second round: may any change of one to three clauses help everybody? All must agree to it")),
        (25, N_("Debrief with the frontier, what really happened, who was not in the room, leaving the roles")),
    ),
}

DOTS = 4000
"""The most dots of a chart."""
COLUMNS = 16
"""The most parties that have a column each."""
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


def teacher_pack(scenario: Scenario, *, paper: str | Stock = "a4") -> Paper:
    """The pack for whoever leads the class; `scenario` is cut to the level that will be played."""
    public = scenario.public
    analysis = analyse(scenario)
    page = Paper(
        tr("{scenario}: teacher's pack", scenario=named(public)),
        tr("For the teacher only · {scenario}", scenario=named(public)),
        paper=paper,
    )
    page.top(tr("Teacher's pack"), public.title, tr("Keep this apart from the role sheets: it holds the answer key."))
    page.prose(public.teaching)
    if scenario.papers is not None:
        page.box(
            tr(
                "Fresh papers {number}: points were drawn for this number, so every delegation needs a sheet with it. "
                "Digest {digest}.",
                number=scenario.papers,
                digest=scenario.digest[:12],
            )
        )
    _plans(page)
    if public.questions:
        page.heading(tr("Questions for the debrief"), room=32 + 8 * len(public.questions))  # with the box below
        page.points(public.questions, mark="{}.")
    page.box(tr("To leave the roles, each person ends with one sentence: “What I think, and not my role, is …”"))
    _key(page, scenario, analysis)
    _reference(page, scenario)
    page.short_list(tr("Who was not in the room"), public.absent)
    return page


def _plans(page: Paper) -> None:
    for minutes, steps in PLANS.items():
        page.heading(tr("Plan for {n} minutes", n=minutes), room=50)
        page.grid(
            [(tr("Minutes"), tr("What")), *((number(n), tr(what)) for n, what in steps)],
            (14, 86),
            align=("RIGHT", "LEFT"),
        )


def _key(page: Paper, scenario: Scenario, analysis: Analysis) -> None:
    public = scenario.public
    page.add_page()
    page.heading(tr("Answer key"))
    page.box(tr("These figures follow from our numbers. They show what the exercise allows, not what was right to do."))
    page.prose(_size(analysis))
    if not analysis.reach.frontier:
        page.prose(" ".join(map(say, analysis.statement)))
    _points(page, scenario, analysis)
    _packages(page, public, analysis)
    if analysis.reach.frontier:
        _charts(page, public, scenario, analysis)


def _points(page: Paper, scenario: Scenario, analysis: Analysis) -> None:
    """The solution points, a row each; a row for each party where there are more of them than columns on a page."""
    public = scenario.public
    head = ("", *(party.short for party in public.parties))
    rows = [head, (tr("No deal"), *(public.of_hundred(sheet.reservation) for sheet in scenario.sheets))]
    rows += [
        (tr(title), *(public.of_hundred(int(points)) for points in analysis.solutions[key].vectors[0]))
        for key, title in SOLUTIONS.items()
        if len(analysis.solutions[key])
    ]
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


def _packages(page: Paper, public: Public, analysis: Analysis) -> None:
    found = {key: analysis.solutions[key] for key in SOLUTIONS if len(analysis.solutions[key])}
    if not found:
        return
    page.heading(tr("One package for each solution"))
    chosen = [decode(PackageId(int(one.packages[0])), analysis.frontier.sizes) for one in found.values()]
    rows = [(tr("Issue"), *(tr(_SHORT[key]) for key in found))]
    for i, issue in enumerate(public.issues):
        rows.append((issue.short, *(issue.options[package[i]].label for package in chosen)))
    share = 82 / len(found)
    page.grid(rows, (18, *(share,) * len(found)))


def _reference(page: Paper, scenario: Scenario) -> None:
    public = scenario.public
    reference = public.reference
    if reference is None:
        return
    page.heading(tr("What really happened"))
    page.prose(reference.text)
    scores = [
        tr(
            "{party} {points} (no deal {no_deal})",
            party=party.short,
            points=public.of_hundred(sheet.value(reference.package)),
            no_deal=public.of_hundred(sheet.reservation),
        )
        for party, sheet in zip(public.parties, scenario.sheets, strict=True)
    ]
    page.prose(
        tr(
            "The nearest package in this exercise would score: {scores}. Sources: {sources}.",
            scores=in_a_row(scores),
            sources=in_a_row(reference.cites),
        )
    )


def _charts(page: Paper, public: Public, scenario: Scenario, analysis: Analysis) -> None:
    """The frontier, seen for the first pairs of parties: a dot a vector, no-deal lines, the Nash point as a square."""
    pairs = [(0, 1)] if len(public.parties) == 2 else [(0, 1), (0, 2), (1, 2)]
    side = min(54.0, (page.epw - 6 * (len(pairs) - 1)) / len(pairs) - 6)
    page.heading(tr("The frontier"), room=side + 30)
    top = page.get_y() + 2
    for k, (x, y) in enumerate(pairs):
        _panel(page, public, scenario, analysis, (x, y), (page.l_margin + 6 + k * (side + 12), top, side))
    page.set_y(top + side + 10)
    page.prose(
        tr(
            "Each dot is a package that no other beats for everyone; filled dots can be signed. Dashed lines: no deal. "
            "Square: the Nash solution."
        ),
        size=8,
        muted=True,
    )


def _dots(vectors: IntArray, good: Mask, pair: tuple[int, int]) -> list[tuple[int, int, bool]]:
    """What two parties see of the frontier, each place once; evenly thinned to `DOTS`, so that a page can hold it."""
    x, y = pair
    places = sorted(set(zip(vectors[:, x].tolist(), vectors[:, y].tolist(), good.tolist(), strict=True)))
    return places[:: -(-len(places) // DOTS) or 1]


def _panel(
    page: Paper,
    public: Public,
    scenario: Scenario,
    analysis: Analysis,
    pair: tuple[int, int],
    place: tuple[float, float, float],
) -> None:
    left, top, side = place
    x, y = pair
    vectors = analysis.frontier.vectors
    seen = [scenario.sheets[p].reservation for p in pair] + vectors[:, list(pair)].ravel().tolist()
    margin = 4 * public.scale / 100
    low, high = min(seen) - margin, max(seen) + margin
    scale = side / (high - low)
    page.set_draw_color(*LINE)
    page.rect(left, top, side, side)
    page.set_draw_color(*MUTED)
    page.set_dash_pattern(dash=1, gap=1)
    rx, ry = ((scenario.sheets[p].reservation - low) * scale for p in pair)
    page.line(left + rx, top, left + rx, top + side)
    page.line(left, top + side - ry, left + side, top + side - ry)
    page.set_dash_pattern()
    page.set_fill_color(*INK)
    page.set_draw_color(*INK)
    for u, v, good in _dots(vectors, analysis.frontier.acceptable, pair):
        px, py = left + (u - low) * scale, top + side - (v - low) * scale
        page.circle(px, py, 0.6, style="F" if good else "D")
    solution = analysis.solutions["nash"]
    page.set_fill_color(*BRASS)
    for vector in solution.vectors.tolist():
        px, py = left + (vector[x] - low) * scale, top + side - (vector[y] - low) * scale
        page.rect(px - 1.2, py - 1.2, 2.4, 2.4, "F")
    page.set_font("sans", "", 8)
    page.set_text_color(*MUTED)
    across, up = public.parties[x].short, public.parties[y].short
    page.text(left + side / 2 - page.get_string_width(across) / 2, top + side + 5, across)
    with page.rotation(90, left - 2, top + side / 2):
        page.text(left - 2 - page.get_string_width(up) / 2, top + side / 2, up)
