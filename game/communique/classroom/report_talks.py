"""The sections of a report about the talks: what was possible, the path, conduct, belief and truth."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from itertools import islice
from typing import Final

from communique.classroom import report_html as html
from communique.classroom import svg_curves, svg_panels
from communique.debrief import ALONE, AnswerVerdict, Conduct, Debrief, Position, Promise, Said, sentences
from communique.debrief import figures as shown
from communique.debrief.deal import differences
from communique.model.scenario import Seat
from communique.rules.moves.draw import Draw
from communique.rules.moves.line import TakeLine
from communique.words import N_, clauses, in_a_row, joined, number, of_hundred, tr, tr_n

DRAWN: Final = 16
"""The most parties that charts are drawn for, each with each."""
ANSWERS: Final[dict[str, str]] = {
    AnswerVerdict.TRUE: N_("true"),
    AnswerVerdict.VAGUE: N_("vague"),
    AnswerVerdict.REFUSED: N_("refused"),
    AnswerVerdict.FALSE: N_("false"),
}
TRUE: Final = {True: N_("so"), False: N_("not so"), None: N_("no sheet can say")}


def frontier(found: Debrief) -> str:
    """Panels, triangle, solution points, stability, coalitions."""
    public = found.public
    panels = "".join(
        html.figure(svg_panels.panel(found, a, b), joined([public.parties[a].short, public.parties[b].short]))
        for a, b in shown.pairs(public)
        if max(a, b) < DRAWN
    )
    three = html.figure(svg_panels.triangle(found), tr("Shares of the gain over no deal"))
    drawn = shown.triangle(found)
    legend = svg_panels.legend(found)
    keys = html.listed_markup((f"{key}<span>{escape(words)}</span>" for key, words in legend), "legend")
    words = tr(
        "Each dot is a text that was put forward; hollow dots were private. The line is the edge of what was possible "
        "for the two delegations; small brown points are packages that could not be bettered for one delegation "
        "without costing some other. The tinted field is better than no deal for both. Grey: a sample of all packages."
    )
    return html.section(
        "frontier", tr("What was possible"),
        html.paragraph(words), keys, f'<div class="charts">{panels}{three}</div>',
        *(html.paragraph(note, "quiet small") for note in (drawn.note if drawn else "", shown.floor_note(found))),
        html.paragraph(_first(len(public.parties)), "quiet small"),
        html.paragraph(found.statement, "quiet small"),
        _space(found), _solutions(found), _keeping(found), _coalitions(found),
    )  # fmt: skip


def _first(parties: int) -> str:
    """That charts are drawn for some alone; empty where they are drawn for all."""
    return "" if parties <= DRAWN else tr("Charts are drawn for the first {n} delegations only.", n=DRAWN)


def _space(found: Debrief) -> str:
    efficient = found.instead("frontier") or tr_n(
        "{count} different result could not be bettered for one delegation without costing another.",
        "{count} different results could not be bettered for one delegation without costing another.",
        len(found.frontier),
        count=number(len(found.frontier)),
    )
    return html.paragraph(f"{_counted(found)} {efficient}".strip())


def _counted(found: Debrief) -> str:
    """How many packages there were at the end; empty where they cannot be counted."""
    if found.feasible is None:
        return ""
    if found.acceptable is None:
        return tr_n(
            "{packages} package was possible at the end.", "{packages} packages were possible at the end.",
            found.feasible, packages=number(found.feasible),
        )  # fmt: skip
    return tr_n(
        "{packages} package was possible at the end, of which {signable} could be signed.",
        "{packages} packages were possible at the end, of which {signable} could be signed.",
        found.feasible,
        packages=number(found.feasible),
        signable=number(found.acceptable),
    )


def _solutions(found: Debrief) -> str:
    head = (tr("Point"), *(f"#{party.short}" for party in found.public.parties), tr("What it is"))
    points = partial(of_hundred, found.public)
    rows = [(tr("No deal"), *map(points, found.outcome.no_deal), "")]
    rows += [
        (point.title, *map(points, point.deal.points), _meaning(point.meaning, point.tied)) for point in found.points
    ]
    if not found.points and found.instead("frontier"):
        return html.paragraph(tr("The solution points of theory were not worked out."))
    if not found.points:
        return html.paragraph(tr("No package could be signed, so theory names no solution point."))
    note = tr(
        "Theory answers questions of its own, and each point answers another one. None of them is the right answer."
    )
    return html.table(tr("Solution points"), head, rows) + html.paragraph(note, "quiet small")


def _meaning(words: str, tied: int) -> str:
    return words if tied == 1 else f"{words} {tr('One of {n} that tie.', n=tied)}"


def _keeping(found: Debrief) -> str:
    title = html.heading(tr("Would they keep it?"))
    if not found.keeping:
        return title + html.paragraph(tr("Nothing was signed, so there is nothing to keep."))
    items = (" ".join(one.words) for one in found.keeping)
    note = html.paragraph(tr(ALONE), "quiet small")
    return title + note + html.listed(items)


def _coalitions(found: Debrief) -> str:
    if found.public.signing.rule != "k-of-n":
        return ""
    title = html.heading(tr("Who could have agreed without the others?"))
    if found.instead("coalitions"):
        return title + html.paragraph(found.instead("coalitions"))
    if not found.coalitions:
        return title + html.paragraph(sentences.no_group(found))
    return title + html.listed(one.words for one in found.coalitions)


def path(found: Debrief) -> str:
    """Concession paths and the table of all texts."""
    public = found.public
    if not found.path:
        return html.section("path", tr("The path of the talks"), html.paragraph(tr("No text was put forward.")))
    charts = [html.figure(svg_curves.own_curves(found), tr("What each delegation's texts gave to itself"))]
    charts += [
        html.figure(
            svg_curves.curves_of(found, Seat(p)),
            tr("The texts of {party}, and what they gave to each", party=party.short),
        )
        for p, party in islice(enumerate(public.parties), DRAWN)
    ]
    head = ("#" + tr("Event"), tr("Who"), tr("Text"), tr("Heard by"), *(f"#{party.short}" for party in public.parties))
    rows = [
        (
            p.event, public.parties[p.seat].short, p.title,
            tr("all") if p.to is None else public.parties[p.to].short, *map(partial(of_hundred, public), p.points),
        )
        for p in found.path
    ]  # fmt: skip
    return html.section(
        "path", tr("The path of the talks"), f'<div class="charts">{"".join(charts)}</div>',
        html.table(tr("Every text that was put forward, and what it would have given"), head, rows),
        html.heading(tr("The texts in words")), html.listed_markup((_worded(found, p) for p in found.path), "small"),
        _news(found),
    )  # fmt: skip


def _news(found: Debrief) -> str:
    """The cards that were drawn, each with what the delegations were reported to say of it."""
    items: list[list[str]] = []
    for step in found.steps:
        if isinstance(step.move, Draw):
            items.append([step.sentence])
        elif isinstance(step.move, TakeLine):
            items[-1].append(step.sentence)
    title = html.heading(tr("The news, and what was said of it")) if items else ""
    return title + html.listed((" ".join(item) for item in items), "small")


def _worded(found: Debrief, position: Position) -> str:
    who = found.public.parties[position.seat].short
    head = tr("Event {event}, {text} of {party}.", event=position.event, text=position.title, party=who)
    return f"<b>{escape(head)}</b> {escape(_since(found, position))}"


def _since(found: Debrief, position: Position) -> str:
    """What a text says, or how it differs from the last one of its author."""
    earlier = [p for p in found.path if p.seat == position.seat and p.event < position.event]
    if not earlier:
        return position.sentence
    changes = differences(found.public, earlier[-1].package, position.package)
    if not changes:
        return tr("Since its last text: the same.")
    return tr("Since its last text: {changes}.", changes=clauses(changes))


def conduct(found: Debrief) -> str:
    """What each party asked, answered, promised; which reasons were so."""
    names = [party.short for party in found.public.parties]
    head = (tr("What"), *(f"#{name}" for name in names))
    rows = [(tr(label), *(figure(one) for one in found.conduct)) for label, figure in _COUNTS.items()]
    named = [
        tr("{party}: {title}", party=names[one.seat], title=title)
        for one in found.conduct
        for title in (*one.gestures, *one.guarantees, *one.evidence)
    ]
    said = [
        (s.event, names[one.seat], tr(_KINDS[s.kind]), s.words, _judged(s), _figures(s))
        for one in found.conduct
        for s in one.said
    ]
    promises = _promises(found)
    words = tr(
        "Nobody could know at the table whether a word was so. Here it is checked against the speaker's own sheet."
    )
    columns = (
        "#" + tr("Event"), tr("Who"), tr("What"), tr("Words"), tr("By its sheet"), tr("Figures"),
    )  # fmt: skip
    return html.section(
        "conduct", tr("Conduct"), html.table(tr("Counted from the log"), head, rows),
        html.heading(tr("Gestures, guarantees, evidence")) if named else "", html.listed(named),
        html.heading(tr("What was said, and whether it was so")) if said else "", html.paragraph(words if said else ""),
        html.table(tr("Answers, statements and reasons"), columns, sorted(said)) if said else "",
        html.heading(tr("Promises")) if promises else "", html.listed(promises),
    )  # fmt: skip


def _judged(said: Said) -> str:
    """Whether it was so; of an answer, what it was."""
    return tr(ANSWERS[said.verdict]) if said.verdict else tr(TRUE[said.true])


def _figures(said: Said) -> str:
    return said.why if said.kept is None else f"{said.why} {said.kept.words}"


def _count(said: tuple[Said, ...]) -> str:
    judged = [one for one in said if one.true is not None]
    return _of(sum(one.true is True for one in judged), len(judged))


def _of(some: int, all: int) -> str:
    """`2 of 3`; a dash for none of none."""
    return html.FigureText(tr("{some} of {all}", some=some, all=all)) if all else "–"


def _kept(one: Conduct) -> str:
    if not one.promises:
        return "–"
    kept = sum(promise.kept_at is not None for promise in one.promises)
    open_still = len(one.promises) - kept
    if not open_still:
        return tr("{kept} kept", kept=kept)
    return tr("{kept} kept, {open} not called on", kept=kept, open=open_still)


_KINDS: Final = {"answer": N_("answer"), "statement": N_("statement"), "reason": N_("reason")}


_COUNTS: Final[dict[str, Callable[[Conduct], object]]] = {
    N_("Questions asked"): lambda one: one.asked,
    N_("Questions answered"): lambda one: one.answered,
    N_("Questions declined"): lambda one: one.declined,
    N_("Answers: true, vague, refused, false"): lambda one: in_a_row([str(n) for n in one.answers()]),
    N_("Statements that were so"): lambda one: _count(one.spoken("statement")),
    N_("Reasons that were so"): lambda one: _count(one.spoken("reason")),
    N_("If-then promises"): _kept,
    N_("Warnings of leaving, kept"): lambda one: _of(one.warnings_kept, one.warnings),
    N_("Initials withdrawn"): lambda one: one.withdrawn,
    N_("Signatures withheld"): lambda one: one.withheld,
    N_("Private meetings opened"): lambda one: one.met_in_private,
}


def _promises(found: Debrief) -> list[str]:
    return [_promise(p) for p in sorted((p for one in found.conduct for p in one.promises), key=lambda p: p.event)]


def _promise(one: Promise) -> str:
    if one.kept_at is None:
        return tr("Event {event}: {promise} It was not called on.", event=one.event, promise=one.words)
    return tr(
        "Event {event}: {promise} It was kept at event {kept_at}.",
        event=one.event, promise=one.words, kept_at=one.kept_at,
    )  # fmt: skip


def beliefs(found: Debrief) -> str:
    """Belief against truth, a chart for each party about each other."""
    public = found.public
    if found.instead("beliefs"):
        return html.section("beliefs", tr("Belief and truth"), html.paragraph(found.instead("beliefs")))
    charts = "".join(
        html.figure(
            svg_curves.belief(found, one),
            one.words(public),
        )
        for one in found.beliefs
    )
    words = tr(
        "What matters to a delegation, issue by issue, of 100 points: the upper bar is what another could have "
        "believed at the end from what it had heard, the lower bar what the sheet says, the upright mark what the "
        "public goals alone suggest. It is an estimate; the fewer moves it heard, the less it is worth. What the "
        "people at the table really thought is not in it."
    )
    return html.section(
        "beliefs", tr("Belief and truth"),
        html.paragraph(words), html.listed(found.noted), f'<div class="charts">{charts}</div>',
    )  # fmt: skip
