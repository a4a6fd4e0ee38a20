"""How people in each role did over all tables, topic by topic: paths, beliefs, words and deeds, the pulse."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from communique.classroom import report_html as html
from communique.classroom.class_people import (
    Guesses,
    PulseMeans,
    deeds,
    guessed_about,
    guesses,
    paths,
    pulse_rows,
    too_few,
)
from communique.classroom.class_tables import CaseTables
from communique.classroom.class_topics import Topic, bar, evenly, packs
from communique.classroom.svg_class_rows import path_chart
from communique.model.scenario import Seat
from communique.session.notes import MOST
from communique.words import number, percent, tr, tr_n

_ISSUES: Final = 8
"""How many issues of a delegation a slide shows."""


def concessions(case: CaseTables, prefix: str) -> Topic:
    """What each delegation asked for itself, session by session."""
    drawn = [
        html.figure(path_chart(case, seat, found, id=f"{prefix}-paths-{seat}"), case.public.parties[seat].short)
        for seat in _seats(case)
        if (found := paths(case, seat))
    ]
    words = tr(
        "What a delegation's last text of each session was worth to itself: a thin line for each table, the thick one "
        "their middle; signs at the end: what it got. Dashed: no deal."
    )
    slides = tuple(
        html.paragraph(words, "small") + f'<div class="panels n{len(some)}">{"".join(some)}</div>'
        for some in evenly(drawn, 3)
    )
    return Topic("paths", tr("What was asked for, session by session"), slides, hidden=not slides)


# -- beliefs ------------------------------------------------------------------------


def beliefs(case: CaseTables) -> Topic:
    """What people guessed of each other before the talks, against the sheets; without slides where nobody guessed."""
    title = tr("Belief and truth")
    if not any(table.guesses for table in case.tables):
        return Topic("beliefs", title, ())
    found = [made for seat in _seats(case) if (made := guesses(case, seat)) is not None]
    if not found:
        return Topic("beliefs", title, (), hidden=True)
    intro = tr(
        "Before the talks people named what they thought would matter most to each of the others. So much of it is "
        "right by the sheets; below it, how much would have been by what was said and done at the table, and by "
        "drawing lots."
    )
    rows = "".join(_hit_rows(case, one) for one in found)
    hidden = html.paragraph(too_few(), "quiet small") if len(found) < len(case.public.parties) else ""
    slide = html.paragraph(intro, "small") + f'<div class="roles">{rows}</div>' + hidden
    return Topic("beliefs", title, (slide, *_issue_slides(case)))


def _hit_rows(case: CaseTables, one: Guesses) -> str:
    head = tr_n(
        "{party}: {n} person guessed", "{party}: {n} people guessed", one.people,
        party=case.public.parties[one.seat].short,
    )  # fmt: skip
    shares = (
        (tr("guessed right"), one.right), (tr("by what was heard"), one.heard), (tr("by drawing lots"), one.chance),
    )  # fmt: skip
    rows = "".join(
        f"<li><span>{escape(words)}</span>{bar(share)}<b>{escape(percent(100 * share))}</b></li>"
        for words, share in ((words, count / one.named) for words, count in shares)
    )
    return f'<div>{html.heading(head)}<ul class="bars">{rows}</ul></div>'


def _issue_slides(case: CaseTables) -> Iterator[str]:
    """For each delegation the issues that matter to it, the weightiest first, and how many people had thought so."""
    blocks = []
    for other in _seats(case):
        told = guessed_about(case, other, MOST)
        if told is None:
            continue
        people, issues = told
        head = tr("What matters to {party}", party=case.public.parties[other].short)
        rows = "".join(
            f"<li{'' if one.true else ' class=none'}><span>{escape(_issue_name(case, one.issue, true=one.true))}</span>"
            f"{bar(one.people / people)}<b>{one.people}</b></li>"
            for one in issues[:_ISSUES]
        )
        blocks.append(f'<div>{html.heading(head)}<ul class="bars">{rows}</ul></div>')
    words = tr(
        "The issues of each delegation, the weightiest on its sheet first, and those that weigh most with a star. The "
        "number: how many people had named it; a person may name {most}.",
        most=MOST,
    )
    for three in packs(blocks, 3):
        yield html.paragraph(words, "small") + f'<div class="columns">{"".join(three)}</div>'


def _issue_name(case: CaseTables, issue: int, *, true: bool) -> str:
    name = case.public.issues[issue].short
    return f"★ {name}" if true else name


# -- words and deeds ----------------------------------------------------------------


def words_and_deeds(case: CaseTables) -> Topic:
    """What each role said and did over all tables."""
    title, seats = tr("Words and deeds"), _seats(case)
    found = [rows for seat in seats if (rows := deeds(case, seat)) is not None]
    if not found:
        return Topic("deeds", title, (), hidden=True)
    head = (tr("What"), *(f"#{case.public.parties[seat].short}" for seat in seats))
    rows = [
        (row[0][0], *(html.FigureText(figure) for _, figure in row)) for row in zip(*found, strict=True)
    ]  # fmt: skip
    words = tr(
        "Counted over all tables. Whether a word was so is read off the speaker's own sheet, which nobody at the table "
        "could see; what gave way may have been paid for elsewhere. Counted, not judged."
    )
    slide = html.table(tr("All tables together"), head, rows) + html.paragraph(words, "quiet small")
    return Topic("deeds", title, (slide,))


# -- the pulse ----------------------------------------------------------------------


def pulse(case: CaseTables) -> Topic:
    """Satisfaction, trust and fairness beside points; without slides where nobody was asked."""
    title = tr("How it felt, beside the points")
    if not case.pulses():
        return Topic("pulse", title, ())
    rows = list(pulse_rows(case))
    if not any(one.means for one in rows):
        return Topic("pulse", title, (), hidden=True)
    head = (
        tr("Who"), "#" + tr("People"), tr("Satisfied"), tr("Would trust again"), tr("Found it fair"),
        "#" + tr("Mean points"),
    )  # fmt: skip
    body = "".join(_pulse_row(one.who, one.means, one.points) for one in rows)
    top = "".join(
        f'<th scope="col"{" class=n" if one[0] == "#" else ""}>{escape(one.lstrip("#"))}</th>' for one in head
    )
    caption = tr("Three taps from 1 to 5 after the talks: means")
    table = (
        f'<div class="scroll"><table class="pulse"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    hidden = any(one.means is None for one in rows)
    words = tr("Who has many points need not be content, and who is content need not have many. Why?")
    return Topic(
        "pulse", title,
        (table + html.paragraph(words, "lead") + (html.paragraph(too_few(), "quiet small") if hidden else ""),),
    )  # fmt: skip


def _pulse_row(who: str, means: PulseMeans | None, points: float | None) -> str:
    got = "" if points is None else number(points, 0)
    if means is None:
        cells = '<td class="n">–</td>' * 4
    else:
        felt = (means.satisfaction, means.trust, means.fairness)
        cells = f'<td class="n">{means.people}</td>' + "".join(
            f"<td>{bar(value / 5)}<b>{escape(number(value, 1))}</b></td>" for value in felt
        )
    return f'<tr><th scope="row">{escape(who)}</th>{cells}<td class="n">{escape(got)}</td></tr>'


def _seats(case: CaseTables) -> list[Seat]:
    return [Seat(p) for p in range(len(case.public.parties))]
