"""What the class answered before and after the talks: the mean of a scale, how often each answer was chosen.

Of a scale only the mean is shown, and of a choice only the counts: both of one question would together say what was
left out of either. It is shown once nobody answers any more, since every answer that came later could be told from
two means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from communique.classroom import report_html as html
from communique.classroom.asked_of_class import AskedOfClass
from communique.classroom.class_tables import ClassRecord
from communique.classroom.class_topics import Topic, bar, evenly
from communique.classroom.small_groups import FEWEST, shown_counts
from communique.words import number, tr, tr_n

_SLIDE: Final = 6
"""Questions on a slide, at most."""


def answered(record: ClassRecord) -> Topic:
    """A block for each question that five people or more have answered; without slides where there is none."""
    title = tr("What you thought before and after")
    blocks = [block for one in record.answers if (block := _block(one))]
    slides = tuple(
        html.paragraph(tr("Each of you answered as yourself. Nothing is shown of fewer than {n}.", n=FEWEST), "small")
        + f'<div class="columns">{"".join(some)}</div>'
        for some in evenly(blocks, _SLIDE)
    )
    return Topic("answers", title, slides, hidden=not slides and bool(record.answers))


def _block(one: AskedOfClass) -> str:
    rows = [*_rows(one, one.before, tr("before")), *_rows(one, one.after, tr("after"))]
    if not rows:
        return ""
    ends = tr("1: {low}; {most}: {high}", low=one.low, most=len(one.answers), high=one.high) if one.low else ""
    return (
        f'<div>{html.heading(one.ask)}<ul class="bars">{"".join(rows)}</ul>{html.paragraph(ends, "quiet small")}</div>'
    )


def _rows(one: AskedOfClass, counts: Sequence[int], when: str) -> Iterator[str]:
    people = sum(counts)
    if people < FEWEST:
        return
    said = tr_n("{when}, {n} person", "{when}, {n} people", people, when=when)
    if one.low:
        mean = sum(step * count for step, count in enumerate(counts, start=1)) / people
        yield _row(said, (mean - 1) / (len(counts) - 1), number(mean, 1))
        return
    shown = shown_counts(dict(enumerate(counts)))
    if all(count is None for count in shown.values()):
        return
    both = bool(one.before and one.after)
    for answer, count in zip(one.answers, shown.values(), strict=True):
        label = tr("{answer} ({when})", answer=answer, when=when) if both else answer
        yield _row(label, (count or 0) / people, "–" if count is None else str(count))


def _row(label: str, share: float, figure: str) -> str:
    return f"<li><span>{escape(label)}</span>{bar(share)}<b>{escape(figure)}</b></li>"
