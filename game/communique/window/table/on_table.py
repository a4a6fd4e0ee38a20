"""What lies on the table: the draft and the standing offers, each as a difference from my package, and promises."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from communique.present import CURRENT, DRAFT, Appraisal, Clause, DraftClause, DraftText, PromisedClauses, Proposal
from communique.window import theme
from communique.window.kit import Button, Chip, Column, Flow, Label, Panel, Rich, Row, TextSpan, Widget
from communique.window.table.clause_list import ClauseLine, ClauseList, TakeActions
from communique.window.table.signs import MarkStrip
from communique.window.table.sum_figure import SumFigure
from communique.words import tr

TextAction = Callable[[str], None]
Make = Callable[[dict[Hashable, Widget]], Widget]


@dataclass(frozen=True, slots=True)
class TextActions:
    """What can be done with a text on the table; each is told its id."""

    compare: TextAction
    take: TextAction
    act: Callable[[str, str], None]
    """Open what makes the move of that name, about the text."""
    work_on: TextAction
    """Open the desk with the text on it."""
    take_clause: Callable[[int, int], None]
    """Put a clause into the package."""
    look: Callable[..., None]
    """The person looks at the text, `on`, or no longer."""
    sum: TextAction
    """Open what its worth is made of."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Everything the panel shows."""

    draft: DraftText | None
    proposals: tuple[Proposal, ...]
    promises: tuple[PromisedClauses, ...]
    compared: str
    watching: bool
    mark: str
    """Why the draft cannot be marked now; empty when it can."""
    amend: str
    reject: str
    ask: str
    """Why nobody can be asked what it would take to accept the draft; empty when somebody can."""
    advised: bool = False
    """Whether the adviser can be asked to work on a text."""


class OnTable(Column):
    """The texts on the table. State: what is shown, and the widgets of each text and each clause, to use again."""

    def __init__(self, shown: Lying, actions: TextActions) -> None:
        self._shown, self._actions = shown, actions
        self._sheets: dict[Hashable, Widget] = {}
        self._lines: dict[Hashable, Widget] = {}
        super().__init__(gap=8, id="on-table-list")
        self.add(*self._parts())

    def show(self, shown: Lying) -> None:
        """Show the table as it now is."""
        if shown != self._shown:
            self._shown = shown
            parts = self._parts()
            if parts != self.children:
                self.replace(*parts)

    def stale(self) -> None:
        self._sheets.clear()
        self._lines.clear()
        super().stale()

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the texts that lie there."""
        drafted = (DRAFT,) if self._shown.draft is not None else ()
        return (*drafted, *(p.id for p in self._shown.proposals))

    def _parts(self) -> list[Widget]:
        """Sheets that show what they showed before are the same widgets as before."""
        shown = self._shown
        before, lines = self._sheets, self._lines
        self._sheets, self._lines = {}, {}
        parts: list[Widget] = []
        if shown.draft is not None:
            why = shown.mark, shown.amend, shown.reject, shown.ask
            key: Hashable = (shown.draft, shown.compared == DRAFT, why)
            parts.append(self._kept(key, before, lines, partial(self._draft, shown.draft)))
        parts += [
            self._kept((p, shown.compared == p.id), before, lines, partial(self._proposal, p)) for p in shown.proposals
        ]
        if shown.promises:
            parts.append(Label(tr("Promises that wait"), "small_strong"))
            parts += [self._promise(n, one) for n, one in enumerate(shown.promises)]
        if not parts:
            words = tr("Nothing is on the table yet. Offers and the draft will lie here, held against your package.")
            parts.append(Label(words, "small", colour="muted"))
        return parts

    def _kept(self, key: Hashable, before: dict[Hashable, Widget], lines: dict[Hashable, Widget], make: Make) -> Widget:
        found = before.get(key)
        if found is None:
            found = make(lines)
        else:
            self._lines |= {line: widget for line, widget in lines.items() if widget in found.walk()}
        self._sheets[key] = found
        return found

    def _line(self, key: Hashable, lines: dict[Hashable, Widget], make: Callable[[], Widget]) -> Widget:
        """The widget of a clause, the one of before if it says the same: measuring words is what costs."""
        widget = lines.get(key) or make()
        self._lines[key] = widget
        return widget

    def _draft(self, draft: DraftText, lines: dict[Hashable, Widget]) -> Widget:
        head = Row(
            Label(tr("Draft, version {n}", n=draft.version), "subheading", flex=1),
            *_worth(draft.appraisal, DRAFT, self._actions.sum),
            gap=8,
        )
        said = [
            ClauseLine(c.clause.issue, c.option, _words(c.clause), self._line((DRAFT, c), lines, partial(_marked, c)))
            for c in draft.clauses
            if not c.clause.same
        ]
        buttons = (
            []
            if self._shown.watching
            else [
                self._button("mark", DRAFT, tr("Mark"), "initial", self._shown.mark, kind=_gold(draft.appraisal)),
                self._button("amend", DRAFT, tr("Amend"), "", self._shown.amend),
                self._button("reject", DRAFT, tr("Criticise"), "", self._shown.reject),
                self._button("ask", DRAFT, tr("Ask"), "", self._shown.ask),
            ]
        )
        about = tr("by {author} · {marks}", author=draft.author, marks=draft.words)
        under = Label(about, "caption", colour="muted")
        alike = [c.clause for c in draft.clauses if c.clause.same]
        clauses = self._clauses(DRAFT, tr("The draft"), said, *_alike(alike))
        return self._sheet(DRAFT, head, [under, *_beside(draft.beside)], clauses, buttons, edge="accent")

    def _proposal(self, p: Proposal, lines: dict[Hashable, Widget]) -> Widget:
        sign = theme.sign(p.by)
        head = Row(
            Chip(p.title, mark=sign.shape, hue=sign.colour, face="small_strong", fill=None),
            Label(tr("yours") if p.mine else p.author, "subheading", flex=1),
            *_worth(p.appraisal, p.id, self._actions.sum),
            gap=8,
        )
        about = [part for part in (p.private, p.parent, p.accepted_words) if part]
        under = Label(" · ".join(about), "caption", colour="muted")
        said = [
            ClauseLine(c.issue, p.terms[c.issue], _words(c), self._line((p.id, c), lines, partial(_clause, c)))
            for c in p.clauses
            if not c.same
        ]
        clauses = self._clauses(p.id, p.title, said, *_alike([c for c in p.clauses if c.same]))
        buttons = []
        if not self._shown.watching:
            if not p.mine:
                buttons.append(self._button("accept", p.id, tr("Accept"), "accept", p.accept, kind=_gold(p.appraisal)))
            if p.id != CURRENT:
                buttons.append(self._button("amend", p.id, tr("Amend"), "", p.amend))
            if not p.mine and p.id != CURRENT:
                buttons.append(self._button("reject", p.id, tr("Reject"), "", p.reject))
            if p.id != CURRENT:
                buttons.append(self._button("ask", p.id, tr("Ask"), "", p.ask))
        return self._sheet(p.id, head, [under, *_beside(p.beside)], clauses, buttons, edge=sign.colour)

    def _clauses(self, id: str, title: str, lines: Sequence[ClauseLine], *rest: Widget) -> ClauseList:
        take = None if self._shown.watching else TakeActions(self._actions.take_clause, lambda: self._actions.take(id))
        return ClauseList(lines, take, *rest, id=f"clauses-{id}", label=title)

    def _promise(self, number: int, one: PromisedClauses) -> Widget:
        """An if-then with its two clauses, each to be taken."""
        lines = [
            ClauseLine(c.issue, c.option, _words(c.clause), _clause(c.clause)) for c in one.clauses if not c.clause.same
        ]
        take = None if self._shown.watching else TakeActions(self._actions.take_clause, partial(self._take_both, one))
        clauses = ClauseList(lines, take, id=f"clauses-promise{number}", label=tr("A promise that waits"))
        return Column(Label(one.words, "small", colour="muted"), clauses, gap=1)

    def _take_both(self, one: PromisedClauses) -> None:
        for clause in one.clauses:
            self._actions.take_clause(clause.issue, clause.option)

    def _sheet(
        self, id: str, head: Widget, under: Sequence[Widget], clauses: Widget, buttons: list[Button], *, edge: str
    ) -> Widget:
        parts: list[Widget] = [head, *under]
        if not self._shown.watching:
            held = self._shown.compared == id
            compare = Button(
                tr("Comparing") if held else tr("Compare"),
                lambda: self._actions.compare(id),
                kind="plain" if held else "quiet",
                face="small_strong",
                id=f"compare-{id}",
                tip=tr("Outline its options in the rows of your package."),
                icon="eye",
            )
            take = Button(
                tr("Take over"),
                lambda: self._actions.take(id),
                kind="quiet",
                face="small_strong",
                id=f"take-{id}",
                tip=tr("Copy its clauses into your package, to work on from there."),
            )
            parts.append(Flow(*buttons, compare, take, *self._work_on(id), gap=5))
        parts.append(clauses)
        return TextSheet(
            *parts,
            looked=partial(self._actions.look, id),
            gap=4,
            pad=(12, 8, 10, 9),
            radius=9,
            shadow=0,
            edge=edge,
            fill="field",
            id=f"text-{id}",
        )

    def _work_on(self, id: str) -> list[Button]:
        if not self._shown.advised:
            return []
        tip = tr("What would make it acceptable, to you or to them, and which swaps there are (Ctrl + M).")
        return [
            Button(
                tr("Work on it"),
                lambda: self._actions.work_on(id),
                kind="quiet",
                face="small_strong",
                id=f"work-{id}",
                tip=tip,
                icon="info",
            )
        ]

    def _button(self, does: str, id: str, words: str, icon: str, reason: str, *, kind: str = "plain") -> Button:
        return Button(
            words,
            lambda: self._actions.act(does, id),
            kind="plain" if reason else kind,
            icon=icon,
            face="small_strong",
            reason=reason,
            id=f"{does}-{id}",
        )


class TextSheet(Panel):
    """A text on the table, which tells when the person attends to any part of it."""

    def __init__(self, *children: Widget, looked: Callable[..., None], **rest: Any) -> None:
        super().__init__(*children, **rest)
        self._looked = looked

    def on_attention(self, *, on: bool) -> None:
        self._looked(on=on)


def _beside(words: str) -> list[Widget]:
    """What the text comes to against the package; nothing while there is no package."""
    return [Label(words, "small", colour="ink")] if words else []


def _alike(clauses: Sequence[Clause]) -> list[Widget]:
    """The clauses that say what my package says, named in one line; their marks stand in the rows."""
    names = ", ".join(clause.short for clause in clauses)
    return [Label(tr("= As yours: {issues}", issues=names), "small", colour="muted")] if names else []


def _words(clause: Clause) -> str:
    return tr("{issue}: {option}", issue=clause.short, option=clause.says)


def _worth(appraisal: Appraisal | None, id: str, opens: TextAction) -> list[Widget]:
    """My points for a text and the distance to no deal, which open their sum; nothing for onlookers."""
    if appraisal is None:
        return []
    a = appraisal
    sign = "▲" if a.margin > 0 else "▼" if a.margin < 0 else "="
    tip = f"{tr('{points} to you, {distance}.', points=a.told, distance=a.margin_words)}\n{a.home_words}".rstrip()
    parts: list[Widget] = []
    if a.against:
        parts.append(
            Chip(tr("home"), icon="cross", hue="bad", ink="bad_text", face="caption", fill=None, tip=a.home_words)
        )
    figure = Label(
        f"{a.measure.figure(a.points)}  {sign}{a.measure.figure(abs(a.margin))}",
        "strong",
        colour="good_text" if a.margin >= 0 else "bad_text",
        wrap=False,
        id=f"worth-{id}",
    )
    return [*parts, SumFigure(figure, partial(opens, id), id=f"sum-{id}", tip=tip, label=tr("What it is worth to you"))]


def _gold(a: Appraisal | None) -> str:
    """The coat of the button that agrees to a text: gold only where that is no worse than no deal."""
    return "plain" if a is not None and a.harm else "primary"


def _marked(c: DraftClause) -> Widget:
    """A clause of the draft with its marks: beside it, or below it where there are many to sign."""
    strip = MarkStrip(c.marks, id=f"draft-marks{c.clause.issue}")
    if len(c.marks) > 3:
        return Column(_clause(c.clause), Row(strip), gap=0)
    return Row(_clause(c.clause, flex=1), strip, gap=8)


def _clause(clause: Clause, *, flex: float = 0) -> Widget:
    """A clause beside mine: in full, with what it means for me in points."""
    mark = "≠\N{NO-BREAK SPACE}" if clause.mine else "·\N{NO-BREAK SPACE}"
    line = [TextSpan(mark, "semibold", "accent_text"), TextSpan(f"{clause.short}: ", "semibold"), TextSpan(clause.says)]
    if clause.swing is not None:
        hue = "good_text" if clause.swing > 0 else "bad_text" if clause.swing < 0 else "muted"
        line.append(TextSpan(f"  {clause.difference}", "semibold", hue))
    if clause.mine:
        line.append(TextSpan(tr("  (yours: {option})", option=clause.mine), colour="muted"))
    return Rich([line], "small", flex=flex)
