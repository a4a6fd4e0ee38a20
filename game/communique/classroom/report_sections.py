"""The sections of a report in words: the result, the text, what was open, what happened, what to reflect on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from communique.classroom import report_html as html
from communique.debrief import (
    ASSUMPTION,
    OUT_OF_ROLE,
    UNSCORED,
    ClauseChange,
    Deal,
    Debrief,
    Home,
    RecordedIssue,
    SeedFact,
    about_people,
    beside_people,
    nothing_left,
    sentences,
    study_facts,
    told,
    told_to,
)
from communique.debrief.deal import by_party
from communique.debrief.explained_measures import explained
from communique.debrief.plain_words import in_plain_words
from communique.debrief.sentences import walking_away
from communique.model.scenario import Seat
from communique.present import humanitarian
from communique.session.log import HUMAN
from communique.words import N_, clauses, gain_of_hundred, in_a_row, of_hundred, tr, tr_n

SHOWN_CHANGES = 6
NO_DEAL = N_(
    "No deal is what leaving without a text is worth to a delegation, by its sheet: a text that gives less than that "
    "is not worth signing."
)


def plainly(found: Debrief) -> str:
    """The game in three plain sentences, for somebody who reads no further."""
    return html.section("short", tr("In three sentences"), html.ordered(in_plain_words(found)))


def story(found: Debrief) -> str:
    """The game told to each person who played, with what texts revealed, and the price of the mediator's interests."""
    people = [seat for seat in told_to(found) if found.header.lineup[seat] == HUMAN]
    price = "" if found.price is None else html.paragraph(found.price.words(found.public))
    if not people and not price:
        return ""
    return html.section("story", tr("Told to each seat"), *(_told(found, seat) for seat in people), price)


def _told(found: Debrief, seat: Seat) -> str:
    revealed = "".join(html.paragraph(one.words()) for one in found.revealed if one.seat == seat)
    return html.heading(found.public.parties[seat].short) + html.ordered(told(found, seat)) + revealed


def result(found: Debrief) -> str:
    """Points and gains, and how the talks came to their end."""
    end, public = found.outcome, found.public
    rows = [
        (
            party.short,
            of_hundred(public, end.points[p]),
            of_hundred(public, end.no_deal[p]),
            gain_of_hundred(public, end.surplus[p]),
        )
        for p, party in enumerate(public.parties)
    ]
    cause = "" if end.agreement else end.why
    return html.section(
        "result", tr("Result"),
        html.paragraph(found.ended),
        html.paragraph(cause),
        html.paragraph(found.call),
        html.paragraph(walking_away(found)),
        html.paragraph(" ".join(found.marks.said())),
        html.listed(
            tr("{party}: {audience} rejected the text at home.", party=public.parties[p].short, audience=name)
            for p, name in end.rejected_by
        ),
        html.table(
            tr("Points at the end"),
            (tr("Delegation"), "#" + tr("Points"), "#" + tr("No deal"), "#" + tr("Over no deal")), rows,
        ),
        html.paragraph(tr(NO_DEAL), "quiet small"),
        html.paragraph(tr(ASSUMPTION), "note"),
    )  # fmt: skip


def people(found: Debrief) -> str:
    """Whether people should have been traded at all, what the law says, and who has no points; empty elsewhere."""
    asked = about_people(found)
    if not asked:
        return ""
    question, *rest = asked
    note = humanitarian.law(found.public)
    law = "" if note is None else html.heading(tr("What the law says")) + html.paragraphs(note.text)
    facts = "" if note is None else html.listed_markup(map(_fact, note.facts), "small")
    return html.section(
        "people", tr("People"), html.paragraph(question, "note"), html.listed(rest), law, facts,
    )  # fmt: skip


def measures(found: Debrief) -> str:
    """The several numbers that a course would speak of, each with what it means."""
    words = tr(
        "From here on the report is for those who want the figures of a course; nobody needs them to talk it over."
    )
    return html.section(
        "measures", tr("Measures"), html.paragraph(words, "quiet"), html.listed_markup(_figures(found), "figures"),
    )  # fmt: skip


def _figures(found: Debrief) -> Iterator[str]:
    if found.instead("left"):
        yield _number("–", tr("joint efficiency: it cannot be said exactly here"))
    elif found.left is None:
        yield _number("–", tr("joint efficiency: nothing is at least as good for all by the numbers"))
    yield from (_number(figure, words) for figure, words in explained(found))


def _number(figure: str, words: str) -> str:
    return f"<b>{escape(figure)}</b>{escape(words)}"


def document(found: Debrief) -> str:
    """The text of record, and the audiences at home."""
    text = found.document
    signed = [tr("{delegation}: {office}", delegation=who, office=office) for who, office in text.signatures]
    paper = "".join(map(html.paragraph, text.paragraphs))
    return html.section(
        "document", tr("The text"),
        f'<div class="paper">{html.paragraph(text.exercise, "note")}{html.heading(text.title)}'
        f"{html.paragraph(text.dateline, 'quiet')}{paper}{html.listed(signed)}</div>",
        _homes(found),
    )  # fmt: skip


def _homes(found: Debrief) -> str:
    if not found.homes:
        return ""
    points = partial(of_hundred, found.public)
    parties = found.public.parties
    rows = [
        (parties[home.seat].short, home.name, _stand(found, home), points(home.points), points(home.threshold))
        for home in found.homes
    ]
    head = (
        tr("Delegation"), tr("Audience"), tr("Stand"), "#" + tr("Points on its issues"), "#" + tr("Wanted"),
    )  # fmt: skip
    return html.table(sentences.homes_title(found), head, rows)


def _stand(found: Debrief, home: Home) -> str:
    if home.seat in found.public.signatories:
        return tr("content") if home.content else tr("would reject")
    if home.content:
        return tr("content (its delegation does not sign)")
    return tr("would reject (its delegation does not sign)")


def openings(found: Debrief) -> str:
    """What was still open: the largest equal gain, the smallest changes, a round after the round."""
    return html.section(
        "open", tr("What was still open"), _left(found), _changes(found), _better(found), _proposals(found)
    )


def _left(found: Debrief) -> str:
    left = found.left
    if found.instead("left"):
        return html.paragraph(found.instead("left"))
    if left is None:
        return html.paragraph(sentences.none_as_good(found))
    if left.efficient:
        return html.paragraph(nothing_left(found))
    given = _given(found, left.gains)
    if left.gain == 0:
        words = sentences.one_costs_nobody(found, given)
    else:
        words = sentences.all_gain(found, of_hundred(found.public, left.gain), given)
    package = zip(found.public.issues, left.deal.package, strict=True)
    settled = (
        tr("{issue}: {option}", issue=issue.short, option=issue.options[choice].label) for issue, choice in package
    )
    return html.paragraph(words) + html.listed(settled, "small") + _flags(found, left.deal)


def _given(found: Debrief, gains: tuple[int, ...]) -> str:
    return by_party(found.public, gains, signed=True)


def _flags(found: Debrief, deal: Deal) -> str:
    """What stands in the way of a package, as a quiet line."""
    parties = found.public.parties
    said = [
        tr("{audience} ({party}) would have rejected it at home", audience=name, party=parties[p].short)
        for p, name in deal.rejected_by
    ]
    said += [tr('it needs the guarantee "{guarantee}"', guarantee=title) for title in deal.needs]
    return html.paragraph(tr("To mind: {what}.", what=clauses(said)), "quiet small") if said else ""


def _changes(found: Debrief) -> str:
    beside = (html.paragraph(said, "quiet small") for said in sentences.beside_people(found))
    title = html.heading(sentences.changes_title(found)) + "".join(beside)
    short = html.paragraph(found.instead("changes"), "quiet small")
    if not found.changes:
        return title + (short or html.paragraph(sentences.no_change(found)))
    items = [_change(found, change) for change in found.changes[:SHOWN_CHANGES]]
    more = found.changes_found - len(items)
    words = tr_n("{n} more such change was found.", "{n} more such changes were found.", more) if more > 0 else ""
    tail = html.paragraph(words, "quiet small")
    return title + html.listed_markup(items) + tail + short


def _change(found: Debrief, change: ClauseChange) -> str:
    return f"<b>{escape(change.words)}</b>{html.listed(change.clauses, 'small')}{_flags(found, change.deal)}"


def _better(found: Debrief) -> str:
    if not found.better:
        return ""
    return html.paragraph(sentences.better_events(found, in_a_row(list(map(str, found.better)))))


def _proposals(found: Debrief) -> str:
    if found.instead("proposals"):
        return html.paragraph(found.instead("proposals"), "quiet")
    if not found.proposals:
        return ""
    head = (tr("Package"), *(f"#{party.short}" for party in found.public.parties), sentences.changes_column(found))
    rows = [
        (one.title, *map(partial(gain_of_hundred, found.public), one.gains), clauses(one.clauses) or tr("none"))
        for one in found.proposals
    ]
    words = tr(
        "A round after the round (Raiffa 1985): each of these costs no delegation a point and would not be rejected "
        "at home. Would all accept one of them?"
    )
    table = html.table(tr("Gains by delegation"), head, rows)
    came = html.paragraph(sentences.second_round_settled(found))
    return html.heading(tr("After the settlement")) + html.paragraph(words) + table + came


def absent(found: Debrief) -> str:
    """Who was not at the table; empty where the scenario names nobody."""
    named = found.public.absent
    return html.section("absent", tr("Who was not at the table"), html.listed(named)) if named else ""


def reference(found: Debrief) -> str:
    """What really happened and its sources; empty where the case is invented."""
    known = found.reference
    if known is None:
        return ""
    rows = [
        (found.public.issues[said.issue].short, said.words, _ours(found, said.issue), in_a_row(_marks(said)))
        for said in known.issues
    ]
    head = (tr("Issue"), tr("What the statement said"), sentences.ours_column(found), tr("Facts"))
    missing = in_a_row(known.missing)
    return html.section(
        "record", tr("What really happened"), html.paragraphs(known.text),
        html.table(tr("Clause by clause"), head, rows) if rows else "",
        html.paragraph(tr(UNSCORED)),
        html.heading(tr("Sources")), html.listed_markup(map(_fact, known.facts)),
        html.paragraph(tr("Not found in the fact sheet: {marks}.", marks=missing) if missing else "", "quiet"),
        html.heading(tr("What happened later")) if known.later else "", html.listed_markup(map(_fact, known.later)),
    )  # fmt: skip


def studies(found: Debrief) -> str:
    """How people did at tables like this one; empty where no study is named."""
    if not found.public.studies:
        return ""
    told = [html.paragraphs(study.text) for study in found.public.studies]
    told += [html.paragraph(words) for words in beside_people(found)]
    facts = html.listed_markup(map(_fact, study_facts(found.public)))
    return html.section("studies", tr("How people did at such tables"), *told, facts)


def _ours(found: Debrief, issue: int) -> str:
    return found.public.issues[issue].options[found.text.package[issue]].label


def _marks(said: RecordedIssue) -> list[str]:
    return [fact.mark for fact in said.facts]


def _fact(fact: SeedFact) -> str:
    sources = "; ".join(map(html.source, fact.sources))
    return f'<b>{escape(fact.mark)}</b> {escape(fact.text)} <span class="quiet small">{sources}</span>'


def reflection(found: Debrief) -> str:
    """One question, and a place to write out of role."""
    lines = '<div class="lines" aria-hidden="true"><i></i><i></i><i></i></div>'
    return html.section(
        "reflect", tr("To reflect on"), html.paragraph(found.question), lines, html.paragraph(tr(OUT_OF_ROLE)), lines
    )
