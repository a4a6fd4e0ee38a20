"""The sections of a report in words: the result, the text, what was open, what happened, what to reflect on."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from communique.classroom import report_html as html
from communique.debrief import ASSUMPTION, OUT_OF_ROLE, ClauseChange, Deal, Debrief, Home, SeedFact
from communique.debrief.deal import by_party, ratio

SHOWN_CHANGES = 6


def result(found: Debrief) -> str:
    """Points and gains, and the several numbers that say how it went."""
    end, public = found.outcome, found.public
    rows = [
        (
            party.short,
            public.of_hundred(end.points[p]),
            public.of_hundred(end.no_deal[p]),
            public.gain_of_hundred(end.surplus[p]),
        )
        for p, party in enumerate(public.parties)
    ]
    cause = "" if end.agreement else end.why
    return html.section(
        "result", "Result",
        html.paragraph(found.ended),
        html.paragraph(cause),
        html.paragraph(" ".join(found.marks.said())),
        html.listed(f"{public.parties[p].short}: {name} rejected the text at home." for p, name in end.rejected_by),
        html.table("Points at the end", ("Delegation", "#Points", "#No deal", "#Over no deal"), rows),
        html.listed_markup(_figures(found), "figures"),
        html.paragraph(ASSUMPTION, "note"),
    )  # fmt: skip


def _figures(found: Debrief) -> Iterator[str]:
    left, say = found.left, found.public.of_hundred
    if found.instead("left"):
        yield _number("–", "joint efficiency: it cannot be said exactly here")
    elif left is None:
        yield _number("–", "joint efficiency: nothing is at least as good for all by the numbers")
    else:
        yield _number(say(left.gain), "points more for everybody were still open at once")
    if found.balance is not None:
        yield _number(ratio(found.balance), "balance: the smallest gain, as a share of the most it could be")
    if found.brittle is not None:
        word = "Brittle" if found.brittle else "Not brittle"
        yield _number(word, "brittle means that the gains of those who sign differ by more than 25 points")
    if found.share is not None:
        yield _number(f"{found.share:.1f} %", "of the packages possible at the end could have been signed")
    if found.mediation is not None:
        durability, impartiality = map(say, (found.mediation.durability, found.mediation.impartiality))
        yield _number(durability, "durability: the smallest gain of a principal")
        yield _number(impartiality, "impartiality: how far the principals' gains lie apart")


def _number(figure: str, words: str) -> str:
    return f"<b>{escape(figure)}</b>{escape(words)}"


def document(found: Debrief) -> str:
    """The text of record, and the audiences at home."""
    text = found.document
    signed = [f"{delegation}: {office} {name}" for delegation, office, name in text.signatures]
    paper = "".join(map(html.paragraph, text.paragraphs))
    return html.section(
        "document", "The text",
        f'<div class="paper">{html.heading(text.title)}{html.paragraph(text.dateline, "quiet")}{paper}'
        f"{html.listed(signed)}</div>",
        _homes(found),
    )  # fmt: skip


def _homes(found: Debrief) -> str:
    if not found.homes:
        return ""
    say = found.public.of_hundred
    rows = [
        (found.public.parties[home.seat].short, home.name, _stand(found, home), say(home.points), say(home.threshold))
        for home in found.homes
    ]
    head = ("Delegation", "Audience", "Stand", "#Points on its issues", "#Wanted")
    return html.table(f"Audiences at home, on {found.base_title}", head, rows)


def _stand(found: Debrief, home: Home) -> str:
    signs = "" if home.seat in found.public.signatories else " (its delegation does not sign)"
    return ("content" if home.content else "would reject") + signs


def openings(found: Debrief) -> str:
    """What was still open: the largest equal gain, the smallest changes, a round after the round."""
    return html.section("open", "What was still open", _left(found), _changes(found), _better(found), _proposals(found))


def _left(found: Debrief) -> str:
    left, against = found.left, found.against
    if found.instead("left"):
        return html.paragraph(found.instead("left"))
    if left is None:
        return html.paragraph(f"No package that can be listed is at least as good for all as {against}.")
    if left.efficient:
        return html.paragraph("Nothing could have helped one delegation without costing another.")
    given = _given(found, left.gains)
    if left.gain == 0:
        words = f"No package gives everybody more than {against}, but one hurts nobody: {given}."
    else:
        gain = found.public.of_hundred(left.gain)
        words = f"Against {against}, one package gives everybody at least {gain} points more: {given}."
    package = zip(found.public.issues, left.deal.package, strict=True)
    clauses = (f"{issue.short}: {issue.options[choice].label}" for issue, choice in package)
    return html.paragraph(words) + html.listed(clauses, "small") + _flags(found, left.deal)


def _given(found: Debrief, gains: tuple[int, ...]) -> str:
    return by_party(found.public, gains, signed=True)


def _flags(found: Debrief, deal: Deal) -> str:
    """What stands in the way of a package, as a quiet line."""
    parties = found.public.parties
    said = [f"{name} ({parties[p].short}) would have rejected it at home" for p, name in deal.rejected_by]
    said += [f'it needs the guarantee "{title}"' for title in deal.needs]
    return html.paragraph(f"To mind: {'; '.join(said)}.", "quiet small") if said else ""


def _changes(found: Debrief) -> str:
    title = html.heading(f"The smallest changes to {found.base_title} that hurt nobody")
    short = html.paragraph(found.instead("changes"), "quiet small")
    if not found.changes:
        none = "No change of one to three clauses would have helped one and hurt nobody."
        return title + (short or html.paragraph(none))
    items = [_change(found, change) for change in found.changes[:SHOWN_CHANGES]]
    more = found.changes_found - len(items)
    tail = html.paragraph(f"{more} more such changes were found.", "quiet small") if more > 0 else ""
    return title + html.listed_markup(items) + tail + short


def _change(found: Debrief, change: ClauseChange) -> str:
    return f"<b>{escape(change.words)}</b>{html.listed(change.clauses, 'small')}{_flags(found, change.deal)}"


def _better(found: Debrief) -> str:
    if not found.better:
        return ""
    events = ", ".join(map(str, found.better))
    return html.paragraph(
        f"Some texts were on the table and would have hurt nobody, measured against {found.against}: events {events}."
    )


def _proposals(found: Debrief) -> str:
    if found.instead("proposals"):
        return html.paragraph(found.instead("proposals"), "quiet")
    if not found.proposals:
        return ""
    head = ("Package", *(f"#{party.short}" for party in found.public.parties), "Changes to " + found.base_title)
    rows = [
        (one.title, *map(found.public.gain_of_hundred, one.gains), "; ".join(one.clauses) or "none")
        for one in found.proposals
    ]
    words = (
        "A round after the round (Raiffa 1985): each of these hurts nobody and would not be rejected at home. "
        "Would all accept one of them?"
    )
    table = html.table("Gains by delegation", head, rows)
    return html.heading("After the settlement") + html.paragraph(words) + table + html.paragraph(_second(found))


def _second(found: Debrief) -> str:
    """What came of the second round, in a sentence; empty where nobody was asked or has answered."""
    second = found.second
    if not second.answered:
        return ""
    if second.settled is None:
        return "In a second round there was no package to which all said yes; the first text stands."
    return f"In a second round all who signed said yes to one of them: {second.settled.title.lower()}."


def record(found: Debrief) -> str:
    """What really happened, its sources, and who was not at the table."""
    absent = html.heading("Who was not at the table") + html.listed(found.public.absent) if found.public.absent else ""
    known = found.reference
    if known is None:
        invented = html.paragraph("This case is invented; there is no record.")
        return html.section("record", "What happened", invented, absent)
    rows = [
        (issue.short, issue.options[real].label, issue.options[ours].label)
        for issue, real, ours in zip(found.public.issues, known.deal.package, found.text.package, strict=True)
    ]
    given = by_party(found.public, known.deal.points)
    return html.section(
        "record", "What really happened", html.paragraphs(known.text),
        html.table("Clause by clause", ("Issue", "What happened, the nearest option", f"In {found.base_title}"), rows),
        html.paragraph(f"By our numbers that package would give: {given}. It is one answer, and not the right one."),
        html.heading("Sources"), html.listed_markup(map(_fact, known.facts)),
        html.paragraph(f"Not found in the fact sheet: {', '.join(known.missing)}." if known.missing else "", "quiet"),
        html.heading("What happened later") if known.later else "", html.listed_markup(map(_fact, known.later)),
        absent,
    )  # fmt: skip


def _fact(fact: SeedFact) -> str:
    sources = "; ".join(map(html.source, fact.sources))
    return f'<b>{escape(fact.mark)}</b> {escape(fact.text)} <span class="quiet small">{sources}</span>'


def reflection(found: Debrief) -> str:
    """One question, and a place to write out of role."""
    lines = '<div class="lines" aria-hidden="true"><i></i><i></i><i></i></div>'
    return html.section(
        "reflect", "To reflect on", html.paragraph(found.question), lines, html.paragraph(OUT_OF_ROLE), lines
    )
