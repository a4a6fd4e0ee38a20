"""What a class came to, topic by topic: how tables ended, where they lie, chance, clauses, what each left, people.

A topic is a title and slides, each of which fits on a screen that the last row reads; what is too long for one follows
in the file alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from communique.classroom import report_html as html
from communique.classroom.class_tables import CaseTables
from communique.classroom.report_class import ENDED_SO, at_the_fullest
from communique.classroom.svg import number as coordinate
from communique.classroom.svg_class import scatter, scatter_legend
from communique.classroom.svg_class_rows import luck, middle_of
from communique.debrief import ASSUMPTION, ClauseChange, Debrief, in_plain_words, nothing_left, sentences
from communique.debrief.deal import by_party
from communique.debrief.figures import pairs
from communique.debrief.plain_words import best_change
from communique.model.scenario import Issue, Public, Seat
from communique.present import humanitarian
from communique.words import clauses, joined, number, of_hundred, say, tr, tr_n

T = TypeVar("T")
PANELS: Final = 6
"""How many pairs of delegations are drawn at most, three a slide."""
_LINES: Final = 21
"""How many lines a column of clauses holds."""
_LETTERS: Final = 23
"""How many letters a line of a column holds."""
_ACROSS: Final = 88
"""How many letters a line across a slide holds."""
_CHANGES: Final = 3
"""How many different changes of the same issues are told in words."""
_SLIDES: Final = 3
"""How many slides are given to swaps at most; the page to keep has them all."""


class Topic(NamedTuple):
    """One thing to look at together."""

    id: str
    title: str
    slides: tuple[str, ...]
    more: str = ""
    """What follows on paper alone."""
    page: str = ""
    """What stands on paper instead of the slides; empty where they stand there one after another."""
    hidden: bool = False
    """Whether there is something to show, of too few people to show it."""

    @property
    def on_paper(self) -> str:
        """The whole of it below each other."""
        return (self.page or "".join(self.slides)) + self.more


def endings(case: CaseTables) -> Topic:
    """How the tables ended."""
    kinds = Counter(table.outcome.kind.value for table in case.tables)
    figures = "".join(
        f"<li><b>{number(kinds[kind])}</b>{escape(tr(words))}</li>" for kind, words in ENDED_SO.items() if kinds[kind]
    )
    counted = tr_n("{n} table played this.", "{n} tables played this.", len(case.tables))
    told = tr(
        "Tables stand here without names and in an order that says nothing. What each of you reached yourselves is on "
        "your own phone."
    )
    body = (
        html.paragraph(counted, "lead") + f'<ul class="figures">{figures}</ul>'
        + html.paragraph(told) + html.paragraph(tr(ASSUMPTION), "note")
    )  # fmt: skip
    return Topic("endings", tr("How the talks ended"), (body,))


# -- where they lie -----------------------------------------------------------------


def shown_pairs(public: Public) -> tuple[tuple[Seat, Seat], ...]:
    """Every two delegations where there are few, else each with the next."""
    every = pairs(public)
    if len(every) <= PANELS:
        return every
    seats = len(public.parties)
    ring = [(k, (k + 1) % seats) for k in range(seats)]
    return tuple((Seat(min(pair)), Seat(max(pair))) for pair in ring)[:PANELS]


def where(case: CaseTables, prefix: str) -> Topic:
    """Every table against the frontier."""
    panels = [
        html.figure(
            scatter(case, a, b, id=f"{prefix}-scatter-{a}-{b}"),
            joined([case.public.parties[a].short, case.public.parties[b].short]),
        )
        for a, b in shown_pairs(case.public)
    ]
    keys = (f"{key}<span>{escape(words)}</span>" for key, words in scatter_legend(case))
    legend = html.listed_markup(keys, "legend")
    slides = tuple(legend + f'<div class="panels n{len(three)}">{"".join(three)}</div>' for three in evenly(panels, 3))
    statement = case.ground.statement if case.ground else case.tables[0].statement
    words = tr(
        "Each panel shows two delegations: the further to the right and up, the more for them. Dashed: what no deal is "
        "worth to them while the talks are calm; in the tinted field both have more than that. The edge is exact."
    )
    return Topic("where", tr("Every table, and what was possible"), slides, html.paragraph(f"{words} {statement}"))


def chance(case: CaseTables, prefix: str) -> Topic:
    """Luck apart from skill; without slides where no tables were simulated."""
    drawing, ground = luck(case, id=f"{prefix}-luck"), case.ground
    title = tr("Luck apart from skill")
    if not drawing or ground is None:
        return Topic("chance", title, ())
    public, own = case.public, [min(table.outcome.surplus) for table in case.tables]
    gains = ground.smallest_gains()
    words = tr(
        "The same papers, played {n} times by the computer delegations of this level (seed {seed}). Between those "
        "tables only chance differs. Thick bar: half of them; thin bar: nine of ten; stroke: the middle; dashed: no "
        "deal. Signs above: your tables. Where the bar is long, chance alone moves a table; what lies outside it, "
        "chance does not explain.",
        n=number(ground.games), seed=ground.seed,
    )  # fmt: skip
    agreed = tr(
        "A text in force: at {n} of {games} simulated tables, at {own} of {all} of yours. What the delegation that "
        "gained least has over no deal: {usual} points in the middle of the simulated tables, {mine} in the middle of "
        "yours.",
        n=number(ground.agreements), games=number(ground.games),
        own=sum(table.outcome.agreement for table in case.tables), all=len(case.tables),
        usual=of_hundred(public, int(middle_of(gains))), mine=of_hundred(public, int(middle_of(own))),
    )  # fmt: skip
    note = tr("People have off days, grow fond of a clause and learn; computer delegations do not. No rank follows.")
    slide = html.paragraph(words, "small") + html.figure(drawing, "", "wide") + html.paragraph(agreed)
    return Topic("chance", title, (slide,), html.paragraph(note, "quiet"))


# -- clauses ------------------------------------------------------------------------


def signed(case: CaseTables) -> Topic:
    """What was signed where, clause by clause."""
    title, texts = tr("What was signed, clause by clause"), sum(table.outcome.agreement for table in case.tables)
    if not texts:
        return Topic("signed", title, (html.paragraph(tr("No table has a text in force."), "lead"),))
    head = html.paragraph(
        tr_n(
            "{n} table has a text in force. Counted are tables, never people.",
            "{n} tables have a text in force. Counted are tables, never people.",
            texts,
        ),
        "quiet",
    )
    blocks = [_issue(issue, case.group.chosen(i), texts) for i, issue in enumerate(case.public.issues)]
    high = filled(list(zip(case.public.issues, blocks, strict=True)), _LINES, lines=lambda one: _height(one[0]))
    columns = ["".join(block for _, block in column) for column in high]
    slides = tuple(
        head + f'<div class="columns">{"".join(f"<div>{column}</div>" for column in three)}</div>'
        for three in packs(columns, 3)
    )
    return Topic(
        "signed",
        title,
        slides,
        page=f'{head}<div class="columns">{"".join(f"<div>{one}</div>" for one in blocks)}</div>',
    )


def _issue(issue: Issue, counts: Sequence[int], texts: int) -> str:
    rows = "".join(
        f"<li{_quiet(not count)}><span>{escape(option.label)}</span>{bar(count / texts)}<b>{count}</b></li>"
        for option, count in zip(issue.options, counts, strict=True)
    )
    return f'{html.heading(issue.short)}<ul class="bars">{rows}</ul>'


def _quiet(yes: bool) -> str:
    return ' class="none"' if yes else ""


def _height(issue: Issue) -> int:
    return 2 + sum(1 + len(option.label) // _LETTERS for option in issue.options)


def bar(share: float) -> str:
    """A bar, for eyes alone: its figure stands beside it."""
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="ground" width="100" height="10"/>'
        f'<rect class="full" width="{coordinate(100 * share)}" height="10"/></svg>'
    )


# -- what each left -----------------------------------------------------------------


def swaps(case: CaseTables) -> Topic:
    """The swap that each table left on the table."""
    found = [_swap(table) for table in case.tables]
    left = [one for one in found if one is not None]
    head = tr_n(
        "At {n} of {all} tables a change of up to three clauses would have cost no delegation a point.",
        "At {n} of {all} tables a change of up to three clauses would have cost no delegation a point.",
        len(left), all=len(found),
    )  # fmt: skip
    best = sum(table.left is not None and table.left.efficient and table.outcome.agreement for table in case.tables)
    nothing = tr_n("At {n} table: {words}", "At {n} tables: {words}", best, words=nothing_left(case.tables[0]))
    beside = "".join(html.paragraph(said, "quiet small") for said in sentences.beside_people(case.tables[0]))
    top = html.paragraph(head, "lead") + (html.paragraph(nothing) if best else "") + html.paragraph(_missed(case))
    rows = [_row(case.public, issues, some) for issues, some in _by_issues(left)]
    packed = filled(rows, 16, lines=_row_height, taken=7)
    slides = [html.listed_markup(some, "swaps") for some in packed]
    slides[:1] = [top + part + beside for part in slides[:1]]
    said = Counter(in_plain_words(table).left for table in case.tables)
    every = (
        f"<b>{escape(tr_n('{n} table:', '{n} tables:', count))}</b> {escape(words)}"
        for words, count in sorted(said.items(), key=lambda one: (-one[1], one[0]))
    )
    more = html.heading(tr("In words, with the number of tables")) + html.listed_markup(every, "small")
    title, page = tr("What each table left on the table"), top + html.listed_markup(rows, "swaps") + beside
    return Topic("swaps", title, tuple(slides[:_SLIDES]) or (top + beside,), more, page)


def _missed(case: CaseTables) -> str:
    """What tables without a text in force could have had; empty where there is none."""
    missed = [one.left.gain for one in case.tables if not one.outcome.agreement and one.left and one.left.gain]
    if not missed:
        return ""
    return tr_n(
        "At {n} table without a text in force some text gave every delegation {low} points or more over no deal.",
        "At {n} tables without a text in force some text gave every delegation {low} points or more over no deal.",
        len(missed), low=of_hundred(case.public, min(missed)),
    )  # fmt: skip


def _swap(found: Debrief) -> ClauseChange | None:
    """The change to name of a text in force that could be bettered; None where there is none."""
    if not found.outcome.agreement or (found.left is not None and found.left.efficient):
        return None
    return best_change(found)


def _by_issues(left: Sequence[ClauseChange]) -> list[tuple[tuple[int, ...], list[ClauseChange]]]:
    """Changes of the same issues together, the most frequent first."""
    alike: dict[tuple[int, ...], list[ClauseChange]] = {}
    for one in left:
        alike.setdefault(one.issues, []).append(one)
    return sorted(alike.items(), key=lambda item: (-len(item[1]), item[0]))


def _row_height(row: str) -> int:
    return sum(1 + len(line) // _ACROSS for line in row.split("<br>"))


def _row(public: Public, issues: Sequence[int], some: Sequence[ClauseChange]) -> str:
    """Changes of the same issues at several tables: each that differs with how many left it, the most frequent first.

    What one table left is never told as what others left too. Of many the rest is counted.
    """
    names, count = joined([public.issues[i].short for i in issues]), tr_n("{n} table", "{n} tables", len(some))
    alike = Counter((clauses(one.clauses), by_party(public, one.gains, signed=True)) for one in some).most_common()
    head = f"<b>{escape(names)}</b> <i>{escape(count)}</i>"
    if len(alike) == 1:
        (((changed, gains), _),) = alike
        return f"{head}<br>{escape(changed)}<br>{escape(gains)}"
    told = [
        f"<br>{escape(tr_n('{n} table:', '{n} tables:', n))} {escape(changed)} · {escape(gains)}"
        for (changed, gains), n in alike[:_CHANGES]
    ]
    rest = sum(n for _, n in alike[_CHANGES:])
    others = tr_n(
        "{n} more table left another change of these.", "{n} more tables left other changes of these.", rest
    )  # fmt: skip
    return head + "".join(told) + (f"<br>{escape(others)}" if rest else "")


# -- people -------------------------------------------------------------------------


def people(case: CaseTables) -> Topic:
    """Whether people should have been traded; without slides where they were not."""
    public, asked = case.public, humanitarian.question(case.public)
    title = tr("People")
    if asked is None or not case.group.traded:
        return Topic("people", title, ())
    uncounted, note = humanitarian.uncounted(public), humanitarian.law(public)
    slide = (
        html.paragraph(say(asked), "note lead") + html.listed(at_the_fullest(case.group))
        + html.paragraph("" if uncounted is None else say(uncounted), "quiet")
    )  # fmt: skip
    law = () if note is None else (prose(html.heading(tr("What the law says")), html.paragraphs(note.text)),)
    sources = () if note is None else dict.fromkeys(source for fact in note.facts for source in fact.sources)
    return Topic("people", title, (slide, *law), html.listed_markup(map(html.source, sources), "small"))


def prose(*parts: str) -> str:
    """Sentences set larger than what stands beside figures."""
    return f'<div class="prose">{"".join(parts)}</div>'


def filled(things: Sequence[T], room: int, lines: Callable[[T], int], *, taken: int = 0) -> list[list[T]]:
    """Things in their order, as many together as have no more than `room` lines, and one at least.

    `taken` lines of the first are wanted for something else.

    >>> filled(["a", "bbb", "cc"], 4, lines=len)
    [['a', 'bbb'], ['cc']]
    """
    packed: list[list[T]] = []
    left = 0
    for one in things:
        if not packed or lines(one) > left:
            left = room if packed else room - taken
            packed.append([])
        packed[-1].append(one)
        left -= lines(one)
    return packed


def evenly(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Things in their order, at most `most` together, and none alone where that can be helped.

    >>> list(evenly("abcd", 3)), list(evenly("abcdefg", 3))
    (['ab', 'cd'], ['abc', 'de', 'fg'])
    """
    slides = -(-len(things) // most)
    cuts = [-(-k * len(things) // slides) for k in range(slides + 1)] if slides else [0]
    return (things[start:end] for start, end in pairwise(cuts))


def packs(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Things in their order, at most `size` together.

    >>> list(packs("abcde", 2))
    ['ab', 'cd', 'e']
    """
    return (things[k : k + size] for k in range(0, len(things), size))
