"""The sections of a report about the talks: what was possible, the path, conduct, belief and truth."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import islice
from typing import Final

from communique.classroom import report_html as html
from communique.classroom import svg_curves, svg_panels
from communique.debrief import Conduct, Debrief, Position, Said
from communique.debrief import figures as shown
from communique.debrief.deal import differences
from communique.model.scenario import Seat

DRAWN: Final = 16
"""The most parties that charts are drawn for, each with each."""
FIRST: Final = f"Charts are drawn for the first {DRAWN} delegations only."
TRUE = {True: "so", False: "not so", None: "no sheet can say"}


def frontier(found: Debrief) -> str:
    """Panels, triangle, solution points, stability, coalitions."""
    public = found.public
    panels = "".join(
        html.figure(svg_panels.panel(found, a, b), f"{public.parties[a].short} and {public.parties[b].short}")
        for a, b in shown.pairs(public)
        if max(a, b) < DRAWN
    )
    three = html.figure(svg_panels.triangle(found), "Shares of the gain over no deal")
    drawn = shown.triangle(found)
    legend = svg_panels.legend(found)
    keys = html.listed_markup((f"{key}<span>{escape(words)}</span>" for key, words in legend), "legend")
    words = (
        "Each dot is a text that was put forward; hollow dots were private. The line is the edge of what was possible "
        "for the two delegations; small brown points are packages that could not be bettered for one delegation "
        "without costing some other. The tinted field is better than no deal for both. Grey: a sample of all packages."
    )
    return html.section(
        "frontier", "What was possible",
        html.paragraph(words), keys, f'<div class="charts">{panels}{three}</div>',
        *(html.paragraph(note, "quiet small") for note in (drawn.note if drawn else "", shown.floor_note(found))),
        html.paragraph("" if len(public.parties) <= DRAWN else FIRST, "quiet small"),
        html.paragraph(found.statement, "quiet small"),
        _space(found), _solutions(found), _keeping(found), _coalitions(found),
    )  # fmt: skip


def _space(found: Debrief) -> str:
    signable = "" if found.acceptable is None else f", of which {found.acceptable:,} could be signed"
    counted = "" if found.feasible is None else f"{found.feasible:,} packages were possible at the end{signable}. "
    if found.instead("frontier"):
        return html.paragraph(counted + found.instead("frontier"))
    return html.paragraph(
        f"{counted}{len(found.frontier):,} different results could not be bettered for one delegation without costing "
        "another."
    )


def _solutions(found: Debrief) -> str:
    head = ("Point", *(f"#{party.short}" for party in found.public.parties), "What it is")
    say = found.public.of_hundred
    rows = [("No deal", *map(say, found.outcome.no_deal), "")]
    rows += [(point.title, *map(say, point.deal.points), _meaning(point.meaning, point.tied)) for point in found.points]
    if not found.points and found.instead("frontier"):
        return html.paragraph("The solution points of theory were not worked out.")
    if not found.points:
        return html.paragraph("No package could be signed, so theory names no solution point.")
    note = "Theory answers questions of its own, and each point answers another one. None of them is the right answer."
    return html.table("Solution points", head, rows) + html.paragraph(note, "quiet small")


def _meaning(words: str, tied: int) -> str:
    return words if tied == 1 else f"{words} One of {tied} that tie."


def _keeping(found: Debrief) -> str:
    title = html.heading("Would they keep it?")
    if not found.keeping:
        return title + html.paragraph("Nothing was signed, so there is nothing to keep.")
    items = (" ".join(one.words) for one in found.keeping)
    note = "By the points alone; trust, law and reputation are not in them."
    return title + html.listed(items) + html.paragraph(note, "quiet small")


def _coalitions(found: Debrief) -> str:
    if found.public.signing.rule != "k-of-n":
        return ""
    title = html.heading("Who could have agreed without the others?")
    if found.instead("coalitions"):
        return title + html.paragraph(found.instead("coalitions"))
    if not found.coalitions:
        words = f"No group large enough to sign has another text that all of it prefers to {found.base_title}."
        return title + html.paragraph(words)
    return title + html.listed(one.words for one in found.coalitions)


def path(found: Debrief) -> str:
    """Concession paths and the table of all texts."""
    public = found.public
    if not found.path:
        return html.section("path", "The path of the talks", html.paragraph("No text was put forward."))
    charts = [html.figure(svg_curves.own_curves(found), "What each delegation's texts gave to itself")]
    charts += [
        html.figure(svg_curves.curves_of(found, Seat(p)), f"The texts of {party.short}, and what they gave to each")
        for p, party in islice(enumerate(public.parties), DRAWN)
    ]
    head = ("#Event", "Who", "Text", "Heard by", *(f"#{party.short}" for party in public.parties))
    rows = [
        (
            p.event, public.parties[p.seat].short, p.name,
            "all" if p.to is None else public.parties[p.to].short, *map(public.of_hundred, p.points),
        )
        for p in found.path
    ]  # fmt: skip
    return html.section(
        "path", "The path of the talks", f'<div class="charts">{"".join(charts)}</div>',
        html.table("Every text that was put forward, and what it would have given", head, rows),
        html.heading("The texts in words"), html.listed_markup((_worded(found, p) for p in found.path), "small"),
    )  # fmt: skip


def _worded(found: Debrief, position: Position) -> str:
    who = found.public.parties[position.seat].short
    return f"<b>Event {position.event}, {escape(position.name)} of {escape(who)}.</b> {escape(_since(found, position))}"


def _since(found: Debrief, position: Position) -> str:
    """What a text says, or how it differs from the last one of its author."""
    earlier = [p for p in found.path if p.seat == position.seat and p.event < position.event]
    if not earlier:
        return position.sentence
    changes = differences(found.public, earlier[-1].package, position.package)
    return f"Since its last text: {'; '.join(changes) or 'the same'}."


def conduct(found: Debrief) -> str:
    """What each party asked, answered, promised; which reasons were so."""
    names = [party.short for party in found.public.parties]
    head = ("", *(f"#{name}" for name in names))
    rows = [(label, *(figure(one) for one in found.conduct)) for label, figure in _COUNTS.items()]
    named = [
        f"{names[one.seat]}: {title}"
        for one in found.conduct
        for title in (*one.gestures, *one.guarantees, *one.evidence)
    ]
    said = [(s.event, names[one.seat], s.kind, s.words, TRUE[s.true], s.why) for one in found.conduct for s in one.said]
    promises = _promises(found)
    words = "Nobody could know at the table whether a word was so. Here it is checked against the speaker's own sheet."
    return html.section(
        "conduct", "Conduct", html.table("Counted from the log", head, rows),
        html.heading("Gestures, guarantees, evidence") if named else "", html.listed(named),
        html.heading("What was said, and whether it was so") if said else "", html.paragraph(words if said else ""),
        html.table("Answers, statements and reasons", ("#Event", "Who", "What", "Words", "By its sheet", "Figures"),
                   sorted(said)) if said else "",
        html.heading("Promises") if promises else "", html.listed(promises),
    )  # fmt: skip


def _count(said: tuple[Said, ...]) -> str:
    judged = [one for one in said if one.true is not None]
    return f"{sum(one.true is True for one in judged)} of {len(judged)}" if judged else "–"


def _kept(one: Conduct) -> str:
    if not one.promises:
        return "–"
    kept = sum(promise.kept_at is not None for promise in one.promises)
    open_still = len(one.promises) - kept
    return f"{kept} kept" + (f", {open_still} not called on" if open_still else "")


_COUNTS: Final[dict[str, Callable[[Conduct], object]]] = {
    "Questions asked": lambda one: one.asked,
    "Questions answered": lambda one: one.answered,
    "Questions declined": lambda one: one.declined,
    "Answers that were so": lambda one: _count(one.spoken("answer")),
    "Statements that were so": lambda one: _count(one.spoken("statement")),
    "Reasons that were so": lambda one: _count(one.spoken("reason")),
    "If-then promises": _kept,
    "Warnings of leaving, kept": lambda one: f"{one.warnings_kept} of {one.warnings}" if one.warnings else "–",
    "Initials withdrawn": lambda one: one.withdrawn,
    "Signatures withheld": lambda one: one.withheld,
    "Private meetings opened": lambda one: one.met_in_private,
}


def _promises(found: Debrief) -> list[str]:
    told = sorted((p.event, p.words, p.kept_at) for one in found.conduct for p in one.promises)
    ends = ("not called on" if kept_at is None else f"kept at event {kept_at}" for _, _, kept_at in told)
    return [f"Event {event}: {words} It was {end}." for (event, words, _), end in zip(told, ends, strict=True)]


def beliefs(found: Debrief) -> str:
    """Belief against truth, a chart for each party about each other."""
    public = found.public
    if found.instead("beliefs"):
        return html.section("beliefs", "Belief and truth", html.paragraph(found.instead("beliefs")))
    charts = "".join(
        html.figure(
            svg_curves.belief(found, one),
            f"{public.parties[one.seat].short} about {public.parties[one.other].short}: "
            f"{one.missed_after} % on the wrong issues, {one.missed_before} % before the talks "
            f"({one.signals} moves heard)",
        )
        for one in found.beliefs
    )
    words = (
        "How the weight of the issues could be read from what a delegation heard, in percent: the upper bar is what it "
        "could have believed at the end, the lower bar what the other's sheet says, the upright mark what the public "
        "goals alone suggest. It is an estimate; the fewer moves it heard, the less it is worth. What the "
        "people at the table really thought is not in it."
    )
    return html.section(
        "beliefs", "Belief and truth",
        html.paragraph(words), html.listed(found.noted), f'<div class="charts">{charts}</div>',
    )  # fmt: skip
