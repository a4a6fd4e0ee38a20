"""All the widgets of the table, built once for an arrangement, then told what changed.

State: the widgets. What they show is worked out from the view and the papers alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.model.package import Terms
from game.model.scenario import NATURE
from game.rules.state import TENSION_MAX, AlternatingTable, ConferenceTable
from game.views import PartyView
from game.window.kit import Button, Column, Label, Panel, Row, Scroll, Segmented, Widget
from game.window.present import (
    FILTERS,
    Action,
    Decision,
    Signing,
    action_points,
    actions,
    answer_decision,
    appraise,
    delegations,
    draft_text,
    entries,
    news_decision,
    press_decision,
    promises,
    proposals,
    rows,
    signing,
    status,
    tension_words,
    terms_of,
)
from game.window.table.arrange import Pages, Plan, Root, columns
from game.window.table.bar import Bar, Due, Hands
from game.window.table.delegation_card import Delegations
from game.window.table.issue_rows import IssueRows
from game.window.table.legend import Course, Legend
from game.window.table.on_table import Deeds, Lying, OnTable
from game.window.table.papers import Papers
from game.window.table.summary import Pin, Summary
from game.window.table.transcript_list import Transcript

LOG = 250
"""Height the transcript keeps, in design units, however much lies on the table."""
Nothing = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wires:
    """What the widgets call when somebody uses them."""

    choose: Callable[[int, int], None]
    clear: Nothing
    filter: Callable[[int], None]
    page: Callable[[int], None]
    meters: Nothing
    sheet: Nothing
    undo: Nothing
    menu: Nothing
    again: Nothing
    deeds: Deeds
    hands: Hands


@dataclass(frozen=True, slots=True)
class Around:
    """What the table knows of the running game beside the view."""

    fast: bool
    thinking: bool
    no_undo: str


class Parts:
    """The widgets of the table."""

    def __init__(self, view: PartyView, papers: Papers, shape: Plan, wires: Wires, around: Around) -> None:
        self.shape, self.wires, self.papers = shape, wires, papers
        self.watching = view.seat == NATURE
        compared = _compared(view, papers)
        self.delegations = Delegations(delegations(view))
        self.legend = Legend(course(view))
        self.rows = IssueRows(
            rows(view, papers.package, compared),
            None if self.watching else wires.choose,
            may_open=not isinstance(view.table, AlternatingTable),
            roomy=shape.split,
        )
        moves = actions(view)
        self.table = OnTable(_lying(view, papers, moves), wires.deeds)
        self.entries = entries(view)
        self.log = Transcript(self.entries, papers.filter)
        self.bar = Bar(_due(view, papers, moves, around), wires.hands)
        self.bar.think(on=around.thinking)
        self.status = Label(status(view).line, "strong", colour="accent_text", id="status")
        self.summary: Summary | None = None
        self.pages: Pages | None = None
        self._top_buttons(view, around)
        middle = self._middle(view)
        self.root = Root(self._top(view), middle, self.bar, shape=shape, again=wires.again)

    def show(self, view: PartyView, papers: Papers, around: Around) -> None:
        """Show the game as it now stands."""
        self.papers = papers
        moves = actions(view)
        self.delegations.show(delegations(view))
        self.legend.show(course(view))
        self.show_package(view)
        self.table.show(_lying(view, papers, moves))
        self._show_log(view)
        self.bar.show(_due(view, papers, moves, around))
        self.bar.think(on=around.thinking)
        self.status.set(status(view).line)
        self._show_top(view, around)
        if self.pages is not None:
            self.pages.rename(self._names(view))

    def show_package(self, view: PartyView) -> None:
        """Show the package, its worth, and what it is held against."""
        papers = self.papers
        self.rows.show(rows(view, papers.package, _compared(view, papers)))
        appraisal = appraise(view, papers.package)
        if self.summary is not None and appraisal is not None:
            self.summary.show(appraisal, pins(view, papers))

    def show_table(self, view: PartyView) -> None:
        """Show the texts on the table against the package."""
        self.table.show(_lying(view, self.papers, actions(view)))

    def _show_log(self, view: PartyView) -> None:
        heard = entries(view)
        self.log.show(heard, self.papers.filter)
        self.entries = heard

    # the top

    def _top_buttons(self, view: PartyView, around: Around) -> None:
        wires, words = self.wires, self.shape.words
        self.meters = Button("", wires.meters, kind="ghost", icon="chart", id="meters", label="Meters")
        self.undo = Button("", wires.undo, kind="ghost", icon="undo", id="undo", label="Take back", shortcut="ctrl+z")
        self.sheet = Button(
            "Your sheet" if words else "",
            wires.sheet,
            kind="ghost",
            icon="book",
            id="sheet-button",
            label="Your sheet",
            tip="Your confidential sheet: brief, audiences, links, evidence (key B)",
        )
        self.menu = Button(
            "Menu" if words else "", wires.menu, kind="ghost", icon="menu", id="menu", label="Menu", tip="Menu (Esc)"
        )
        self._show_top(view, around)

    def _show_top(self, view: PartyView, around: Around) -> None:
        table = view.table
        tense = isinstance(table, ConferenceTable) and view.public.tension_on
        level = table.tension if isinstance(table, ConferenceTable) else 0
        words = f"Tension {level} of {TENSION_MAX}" if tense else "Meters"
        if self.meters._text != words:
            self.meters.set(words)
        self.meters.visible = isinstance(table, ConferenceTable)
        self.meters.tip = f"{tension_words(view)}\nAll meters with their causes (key J)"
        if around.no_undo:
            self.undo.disable(around.no_undo)
        else:
            self.undo.enable()
            self.undo.tip = "Take your last decision back"

    def _top(self, view: PartyView) -> Widget:
        title = Label(view.public.title, "heading", max_lines=1, flex=1)
        mine = [] if self.watching else [self.sheet, self.undo]
        if self.shape.columns == 1:
            return Column(Row(title, self.meters, *mine, self.menu, gap=8), self.status, gap=2)
        return Row(title, self.status, self.meters, *mine, self.menu, gap=8, pad=(4, 0, 0, 0))

    # the middle

    def _seats(self, width: float = 0) -> Scroll:
        around = Column(self.delegations, self.legend, gap=8, pad=(0, 0, 2, 4), tone="room")
        return Scroll(around, id="delegations", flex=0, width=width) if width else Scroll(around, id="delegations")

    def _middle(self, view: PartyView) -> Widget:
        shape, package = self.shape, self._package_panel(view)
        lying = Scroll(self.table, id="on-table", flex=1)
        names = self._names(view)
        if shape.columns == 1:
            seats = self._seats()
            pages = [package, _sheet("", lying), _sheet("", self._log_body()), seats]
            self.pages = Pages(names, pages, min(self.papers.page, 3), self.wires.page, id="pages")
            return self.pages
        if shape.columns == 2:
            seats = self._seats()
            return columns(package, self._side(names, [lying, self._log_body(), seats]))
        seats = self._seats(width=244)
        if not shape.split:
            return columns(seats, package, self._side(names, [lying, self._log_body()]))
        both = Column(
            _sheet("On the table", lying, flex=0),
            _sheet("Transcript", self._log_body(), min_height=LOG),
            gap=10,
            width=shape.side,
        )
        return columns(seats, package, both)

    def _names(self, view: PartyView) -> list[str]:
        texts = len(self.table.texts)
        on_table = f"On the table ({texts})" if texts else "On the table"
        if self.shape.columns == 1:
            return ["Package", on_table, "Transcript", "Delegations"]
        names = [on_table, "Transcript"]
        return [*names, "Delegations"] if self.shape.columns == 2 else names

    def _side(self, names: list[str], pages: list[Widget]) -> Widget:
        at = min(self.papers.page, len(pages) - 1)
        self.pages = Pages(names, pages, at, self.wires.page, id="pages")
        return Panel(self.pages, gap=0, pad=(12, 6, 8, 10), width=self.shape.side)

    def _package_panel(self, view: PartyView) -> Panel:
        head: Widget = Label("The issues, and what is proposed", "heading")
        appraisal = appraise(view, self.papers.package)
        if appraisal is not None:
            clear = Button(
                "Clear", self.wires.clear, kind="quiet", face="small_strong", id="clear", tip="Start the package anew."
            )
            self.summary = Summary(
                appraisal, pins(view, self.papers), id="summary", title="Your package", extras=[clear]
            )
            head = self.summary
        scroll = Scroll(self.rows, id="rows", flex=1)
        return Panel(head, scroll, gap=6, pad=(16, 10, 8, 10), flex=1, id="package")

    def _log_body(self) -> Widget:
        names = [name.capitalize() for name in FILTERS]
        chooser = Narrow(
            names, FILTERS.index(self.papers.filter), self.wires.filter, face="caption", id="filter", label="Show"
        )
        return Column(chooser, Scroll(self.log, stick=True, id="transcript", flex=1), gap=5, flex=1)


class Narrow(Segmented):
    """Options close together."""

    def _margin(self) -> int:
        return self.style.px(4)


def course(view: PartyView) -> Course:
    """How far the talks are."""
    table, public = view.table, view.public
    if isinstance(table, AlternatingTable):
        return Course("Round", min(table.round + 1, public.rounds), public.rounds, None, 0, "")
    level = table.tension if public.tension_on else None
    return Course("Session", table.session + 1, public.sessions, level, TENSION_MAX, tension_words(view))


def pins(view: PartyView, papers: Papers) -> tuple[Pin, ...]:
    """The draft and the newest offer of each author, on the scale of my points."""
    out: list[Pin] = []
    draft = draft_text(view, papers.package)
    if draft is not None and draft.appraisal is not None:
        out.append(Pin(draft.appraisal.points, NATURE, "The draft"))
    authors = set()
    for p in proposals(view, papers.package):
        if p.appraisal is not None and not p.mine and p.by not in authors:
            authors.add(p.by)
            out.append(Pin(p.appraisal.points, p.by, f"{p.title} by {p.author}"))
    return tuple(out)


def _sheet(title: str, body: Widget, *, flex: float = 1, min_height: float = 0) -> Panel:
    head = [Label(title, "heading")] if title else []
    return Panel(*head, body, gap=5, pad=(14, 9, 8, 9), flex=flex, min_height=min_height)


def _compared(view: PartyView, papers: Papers) -> Terms:
    return terms_of(view, papers.compare) or () if papers.compare else ()


def _lying(view: PartyView, papers: Papers, moves: tuple[Action, ...]) -> Lying:
    why = {action.name: action.reason for action in moves}
    return Lying(
        draft=draft_text(view, papers.package),
        proposals=proposals(view, papers.package),
        promises=promises(view),
        compared=papers.compare,
        watching=view.seat == NATURE,
        mark=why.get("mark", "Only those who sign mark the draft."),
        amend=why.get("amend", ""),
        reject=why.get("reject", ""),
    )


_DECISIONS: dict[str, Callable[[PartyView], Decision | None]] = {
    "news": news_decision,
    "press": press_decision,
    "answer": answer_decision,
}


def _due(view: PartyView, papers: Papers, moves: tuple[Action, ...], around: Around) -> Due:
    now = status(view)
    decision: Decision | None = None
    signed: Signing | None = None
    if now.my_turn:
        decide = _DECISIONS.get(now.situation)
        decision = decide(view) if decide is not None else None
        signed = signing(view, papers.package) if now.situation in ("signing", "final") else None
    return Due(now, moves, action_points(view), decision, signed, view.seat == NATURE, around.fast)
