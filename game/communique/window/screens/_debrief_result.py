"""The first page of the debrief: points, the several numbers, conduct, and whether the text would be kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from communique.debrief import ALONE, Conduct, Debrief, Said, about_people
from communique.debrief.explained_measures import explained
from communique.debrief.plain_words import in_plain_words
from communique.debrief.sentences import walking_away
from communique.present import humanitarian
from communique.window.kit import Grid, Label, Panel, Rich, Rule, Widget
from communique.window.screens._debrief_words import addresses, plain, table
from communique.window.table.sum_figure import SumFigure
from communique.words import N_, gain_of_hundred, in_a_row, of_hundred, say, tr


def result(found: Debrief, opens_sum: Callable[[int], None] | None = None) -> list[Widget]:
    """Points, the several numbers, conduct, who would keep it. What a delegation has opens its sum, by its seat."""
    end, public, told = found.outcome, found.public, partial(of_hundred, found.public)
    rows: list[list[str | Widget]] = [
        [
            party.short,
            _points(told(end.points[p]), p, party.short, opens_sum),
            told(end.no_deal[p]),
            gain_of_hundred(public, end.surplus[p]),
        ]
        for p, party in enumerate(public.parties)
    ]
    plain = in_plain_words(found)
    shown: list[Widget] = [Label(plain.signed, "lead"), Label(plain.left), Label(plain.next), Rule()]
    shown.append(Label(found.ended, "heading"))
    if not end.agreement:
        shown.append(Label(end.why, colour="muted"))
    if found.call:
        shown.append(Label(found.call, colour="muted", id="call"))
    if walking_away(found):
        shown.append(Label(walking_away(found), id="walking-away"))
    if said := found.marks.said():
        shown.append(Label(" ".join(said), "small", colour="muted", id="marks"))
    shown += [
        Rich(tr("**{party}:** {audience} rejected the text at home.", party=public.parties[p].short, audience=name))
        for p, name in end.rejected_by
    ]
    shown += [
        table([tr("Delegation"), tr("Points"), tr("No deal"), tr("Over no deal")], rows, numbers=3),
        *_people(found),
        Rule(),
        Label(tr("Measures, for those who want them"), "subheading"),
        Grid(*(_figure(figure, said) for figure, said in explained(found)), cell=240, gap=10),
        Rule(),
        Label(tr("Conduct"), "subheading"),
        _conduct(found),
    ]
    shown += [*_untrue(found), *_acceptable(found)]
    return [*shown, *_keeping(found)]


def _points(figure: str, seat: int, party: str, opens_sum: Callable[[int], None] | None) -> str | Widget:
    """What a delegation has: words alone where its sheet is not at hand."""
    if opens_sum is None:
        return figure
    shown = Label(figure, "small_strong", wrap=False)
    return SumFigure(shown, partial(opens_sum, seat), id=f"points-sum{seat}", label=party)


def _people(found: Debrief) -> list[Widget]:
    """Whether people should have been traded at all, what the law says, and who has no points."""
    asked = about_people(found)
    if not asked:
        return []
    question, *rest = asked
    shown: list[Widget] = [Rule(), Label(tr("People"), "subheading"), Label(question, "strong", id="people")]
    shown += [Label(said) for said in rest]
    if (note := humanitarian.law(found.public)) is not None:
        shown += [Label(tr("What the law says"), "small_strong"), Rich(plain(note.text), "small")]
        sources = dict.fromkeys(source for fact in note.facts for source in fact.sources)
        shown.append(addresses(sources))
    uncounted = humanitarian.uncounted(found.public)
    return [*shown, *([] if uncounted is None else [Label(say(uncounted), "small", colour="muted")])]


def _figure(figure: str, said: str) -> Widget:
    return Panel(
        Label(figure, "number", colour="accent_text"), Label(said, "small"), pad=12, gap=2, shadow=0, fill="raised"
    )


def _conduct(found: Debrief) -> Widget:
    head = ["", *(party.short for party in found.public.parties)]
    rows = [[tr(name), *(count(one) for one in found.conduct)] for name, count in _COUNTS.items()]
    return table(head, rows, numbers=len(found.public.parties))


def _share(said: tuple[Said, ...]) -> str:
    judged = [one for one in said if one.true is not None]
    return tr("{count} of {all}", count=sum(one.true is True for one in judged), all=len(judged)) if judged else "–"


def _promises(one: Conduct) -> str:
    kept = sum(p.kept_at is not None for p in one.promises)
    return tr("{count} of {all}", count=kept, all=len(one.promises)) if one.promises else "–"


_COUNTS: Final[dict[str, Callable[[Conduct], str]]] = {
    N_("Questions asked"): lambda one: str(one.asked),
    N_("Answers: true, vague, refused, false"): lambda one: in_a_row([str(n) for n in one.answers()]),
    N_("Statements that were so"): lambda one: _share(one.spoken("statement")),
    N_("Reasons that were so"): lambda one: _share(one.spoken("reason")),
    N_("If-then promises called on"): _promises,
    N_("Warnings, kept"): lambda one: in_a_row([str(one.warnings), str(one.warnings_kept)]) if one.warnings else "–",
    N_("Initials withdrawn"): lambda one: str(one.withdrawn),
    N_("Gestures"): lambda one: str(len(one.gestures)),
    N_("Evidence"): lambda one: str(len(one.evidence)),
}


def _spoken(said: Said, party: str) -> str:
    """A statement that was not so, as an item of a list."""
    where = tr("Event {event}, **{party}**:", event=said.event, party=party)
    return f"- {where} {plain(said.words)} {plain(said.why)}"


def _acceptable(found: Debrief) -> list[Widget]:
    """What was said to be acceptable, and what became of it."""
    names = [party.short for party in found.public.parties]
    told = [
        Rich(f"{_spoken(said, names[one.seat])} {said.kept.words}", "small")
        for one in found.conduct
        for said in one.said
        if said.kept is not None
    ]
    return [Label(tr("Said to be acceptable"), "small_strong"), *told] if told else []


def _untrue(found: Debrief) -> list[Widget]:
    names = [party.short for party in found.public.parties]
    told = [
        Rich(_spoken(said, names[one.seat]), "small")
        for one in found.conduct
        for said in one.said
        if said.true is False
    ]
    return [Label(tr("Not so by the speaker's own sheet"), "small_strong"), *told] if told else []


def _keeping(found: Debrief) -> list[Widget]:
    if not found.keeping:
        return []
    rows: list[Widget] = [Label(tr(ALONE), "small", colour="muted")]
    rows += [Label(" ".join(one.words), "small") for one in found.keeping]
    rows += [Label(one.words, "small") for one in found.coalitions]
    if found.instead("coalitions"):
        rows.append(Label(found.instead("coalitions"), "small", colour="muted"))
    return [Rule(), Label(tr("Would they keep it?"), "subheading"), *rows]
