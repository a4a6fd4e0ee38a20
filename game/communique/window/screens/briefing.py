"""The briefing: content note, story, delegations and their goals, and one's own confidential sheet.

Shown before a game, page by page, and again from the table to read up. When several people share the screen,
the public pages are for all, and each sheet is read alone, behind the curtain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect, Surface

from communique.present import Measure, measure_of
from communique.session.notes import OpeningNote
from communique.session.recorder import SaveError
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.game import Game, Setup, open_game
from communique.window.kit import (
    Button,
    Canvas,
    Chip,
    Column,
    Flow,
    Gauge,
    Grid,
    Label,
    Panel,
    PartsBar,
    Piece,
    Rich,
    Row,
    Rule,
    Scroll,
    Spacer,
    Style,
    Tabs,
    Widget,
)
from communique.window.screens import _parts
from communique.window.screens._opening_notes import FOR, OpeningNotes
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, in_a_row, of_hundred, tr, tr_n

if TYPE_CHECKING:
    from communique.model.scenario import Issue, Party, Public, Seat
    from communique.model.sheet import Sheet

ASSUMPTION = N_(
    "The numbers are teaching assumptions of ours, made so that the exercise works. "
    "They are no claim about any person, party or state."
)

BEFORE, STORY, DELEGATIONS = N_("Before you play"), N_("Story"), N_("Delegations")
SHEET, SHEETS = N_("Your sheet"), N_("Your sheets")
MAP_ASPECT = 1.4
"""Width by height at which the map shows the whole region."""


class BriefingScreen(Screen):
    """Pages to read. State: the page, and whose sheet is open."""

    name = "briefing"
    first = "next"

    def __init__(self, app: App, setup: Setup | None = None, game: Game | None = None) -> None:
        """Before a game with `setup`; during one with `game`."""
        super().__init__(app)
        self.setup, self.playing = setup, game is not None
        self.private = self.playing
        self.sheets: Mapping[Seat, Sheet]
        """By seat, what the readers may read here; each when it is the one at the screen."""
        self.public, self.sheets = _before(setup) if game is None else _during(game)
        self.readers = tuple(self.sheets)
        self.page = 0 if game is None else len(self._titles()) - 1
        self.open: Seat | None = self.readers[0] if len(self.readers) == 1 else None
        """Whose sheet may be shown now."""
        self.turn = 0
        """How many of the readers have read their sheet."""
        self.notes: dict[Seat, OpeningNote] = {}
        """What the readers guess and aim at."""

    def build(self) -> Widget:
        titles = self._titles()
        body = self._body(titles[self.page])
        tabs = Tabs([tr(title) for title in titles], self.page, self._to, id="pages", label=tr("Pages"), max_width=720)
        head = _parts.bar(self.app, self.public.title, under=_parts.held(self.public), back=self.escape)
        return _parts.page(head, Column(tabs, body, gap=theme.GAP, flex=1), *self._foot())

    def keys(self) -> dict[str, KeyBinding]:
        return {"ctrl+return": KeyBinding(tr("Go on"), self._next)}

    def escape(self) -> None:
        if self.page > 0 and not self.playing:
            self._to(self.page - 1)
        else:
            self.app.back()

    def hidden(self) -> None:
        if len(self.readers) > 1:
            self.open = None

    # pages

    def _titles(self) -> list[str]:
        titles = [BEFORE] if self.public.content_note and not self.playing else []
        titles += [STORY, DELEGATIONS]
        if len(self.readers) == 1:
            titles.append(SHEET)
        elif self.readers:
            titles.append(SHEETS)
        return titles

    def _body(self, title: str) -> Widget:
        pages = {BEFORE: self._note, STORY: self._story, DELEGATIONS: self._delegations}
        return pages.get(title, self._sheet)()

    def _note(self) -> Widget:
        sheet = Panel(
            Label(tr(BEFORE), "title"),
            Rule(hue="accent", thickness=2),
            Rich(self.public.content_note.strip(), "lead"),
            Rich(tr(ASSUMPTION), colour="muted"),
            gap=14,
            pad=32,
        )
        return _parts.scrolled("note", sheet, width=760)

    def _story(self) -> Widget:
        words: list[Widget] = [
            Label(self.public.title, "title"),
            Label(_parts.held(self.public), colour="muted"),
            Rule(hue="accent", thickness=2),
            Rich(self.public.story.strip(), "lead"),
        ]
        if self.public.words:
            words += [Label(tr("The words we use"), "subheading"), _words(self.public.words)]
        story = Panel(Scroll(Column(*words, gap=12), id="story"), pad=(24, 20, 12, 20), flex=4)
        if not self.public.map:
            return Row(story, self._agenda(), gap=theme.GAP, align="stretch", flex=1)
        drawing = partial(_map, self.public.map)
        picture = Canvas(drawing, keep=True, flex=7, id="map", label=tr("A schematic map of the region"))
        return Row(story, picture, gap=theme.GAP, align="stretch", flex=1)

    def _agenda(self) -> Widget:
        rows: list[Widget] = [Label(tr("On the agenda"), "heading")]
        for issue in self.public.issues:
            rows += [Label(issue.title, "subheading"), Label(issue.about.strip())]
        return Panel(Scroll(Column(*rows, gap=8), id="agenda"), pad=(24, 20, 12, 20), flex=5)

    def _delegations(self) -> Widget:
        cards = [self._delegation(k, party) for k, party in enumerate(self.public.parties)]
        return Scroll(Grid(*cards, cell=340, gap=12), id="delegations")

    def _delegation(self, seat: int, party: Party) -> Widget:
        names = Column(
            Label(party.name, "subheading"),
            Label(f"{party.office} {party.head}", "small", colour="muted"),
            gap=1,
            flex=1,
        )
        goals = [_goal(goal.text, goal.cites, assumed=goal.assumption) for goal in party.goals]
        if not goals:
            goals = [Label(tr("Has stated no goal on these issues."), "small", colour="muted")]
        return Panel(
            Row(_parts.emblem(self.app.ui.style, seat, party, 54), names, gap=12),
            Label(tr("Stated goals"), "small_strong", colour="accent_text"),
            *goals,
            Spacer(),
            Flow(*self._sources(seat, party)),
            gap=7,
        )

    def _sources(self, seat: int, party: Party) -> list[Widget]:
        marks = [mark for goal in party.goals for mark in goal.cites]
        if not marks or not self.public.seed:
            return []
        words = _parts.sourced(self.public, marks)
        return [
            Button(
                tr("Sources"),
                lambda: self.app.tell(tr("{party}: sources", party=party.name), words),
                icon="book",
                kind="quiet",
                id=f"sources{seat}",
                label=tr("Sources of {party}", party=party.name),
            )
        ]

    def _sheet(self) -> Widget:
        if self.open is None:
            return self._between()
        seat = self.open
        sheet, party = self.sheets[seat], self.public.parties[seat]
        hue = theme.sign(seat).colour
        left = Scroll(Grid(*self._issues(sheet, hue), cell=330, gap=10), flex=7, id=f"points{seat}")
        right = Panel(
            Scroll(Column(*self._desk(seat, sheet, party), gap=10), id=f"desk{seat}"), pad=(20, 16, 10, 16), flex=4
        )
        return Row(left, right, gap=theme.GAP, align="stretch", flex=1)

    def _between(self) -> Widget:
        """What lies on the screen while nobody's sheet is open."""
        party = self.public.parties[self.readers[self.turn]]
        sheet = Panel(
            _parts.emblem(self.app.ui.style, self.readers[self.turn], party, 96),
            Label(party.name, "title", align="center"),
            Label(tr("Please come to the screen alone and read your sheet."), align="center"),
            Button(
                tr("I am {party}: open the sheet", party=party.short),
                self._open,
                kind="primary",
                icon="unlock",
                id="open",
                min_width=260,
            ),
            gap=14,
            pad=32,
            align="center",
            width=460,
            shadow=14,
        )
        return Scroll(Column(Spacer(), sheet, Spacer(), align="center"), flex=1, id="between")

    def _issues(self, sheet: Sheet, hue: str) -> list[Widget]:
        best, said = max(max(row) for row in sheet.points), measure_of(self.public)
        rows = zip(self.public.issues, sheet.points, strict=True)
        return [_points(issue, row, best, hue, said) for issue, row in rows]

    def _desk(self, seat: Seat, sheet: Sheet, party: Party) -> list[Widget]:
        rows: list[Widget] = [
            Row(
                _parts.emblem(self.app.ui.style, seat, party, 44),
                Column(
                    Label(party.name, "subheading"), Chip(tr("Confidential"), icon="lock"), gap=3, align="start", flex=1
                ),
                gap=10,
            ),
            Row(
                Gauge(
                    tr("No deal"),
                    measure_of(self.public).share(sheet.no_deal(self.public)),
                    hue=theme.sign(seat).colour,
                    diameter=78,
                ),
                Label(_no_deal(self.public, sheet), "small", flex=1),
                gap=12,
            ),
            Rule(),
            Rich(sheet.brief.strip()),
            *self._noting(seat),
        ]
        rows += _audiences(self.public, sheet) + _links(self.public, sheet) + _cards(sheet)
        return [*rows, Rule(), Label(tr(ASSUMPTION), "small", colour="muted")]

    def _noting(self, seat: Seat) -> list[Widget]:
        """The way to the opening notes, before a game."""
        if self.playing:
            return []
        words = _noted(self.public, self.notes.get(seat)) or tr(FOR)
        note = Button(
            tr("Guess and aim"), self._write, icon="note", id="notes-open", label=tr("Before you begin: guess and aim")
        )
        return [
            Rule(),
            Label(tr("Before you begin (if you like)"), "subheading"),
            Label(words, "small"),
            Row(note, Spacer()),
        ]

    def _write(self) -> None:
        seat = self.open
        if seat is None or self.playing:
            return
        note = self.notes.get(seat, OpeningNote(seat))
        OpeningNotes(self.app, self.public, note, self._keep).open()

    def _keep(self, note: OpeningNote) -> None:
        self.notes[note.seat] = note

    # going on

    def _foot(self) -> list[Widget]:
        if self.playing:
            back = Button(tr("Back to the table"), self.app.back, kind="primary", icon="table", id="next")
            return [Spacer(), back]
        note: Widget = Label(self._whisper(), "small", colour="muted", flex=1)
        last = self.page == len(self._titles()) - 1
        if last and self.readers and self.open is None:
            return [note]
        if not last:
            go = Button(tr("Go on"), self._next, kind="primary", icon="arrow", id="next")
        elif len(self.readers) > 1 and self.turn < len(self.readers) - 1:
            go = Button(tr("Close the sheet"), self._next, kind="primary", icon="lock", id="next")
        else:
            go = Button(
                tr("Begin the talks") if self.readers else tr("Watch the talks"),
                self._next,
                kind="primary",
                icon="table",
                id="next",
            )
        return [note, go]

    def _whisper(self) -> str:
        if self.open is not None and self._titles()[self.page] in (SHEET, SHEETS):
            return tr("Only you see this page. You can read it again at any time during the talks.")
        return tr("Everybody may read this page.")

    def _to(self, page: int) -> None:
        self.page = page
        self.app.play_sound("page")
        if len(self.readers) > 1:
            self.open = None
        self.app.rebuild()

    def _open(self) -> None:
        self.open = self.readers[self.turn]
        self.app.rebuild()

    def _next(self) -> None:
        if self.playing:
            self.app.back()
        elif self.page < len(self._titles()) - 1:
            self._to(self.page + 1)
        elif self.readers and self.open is None:
            self._open()
        elif self.turn < len(self.readers) - 1:
            self.turn += 1
            self.open = None
            self.app.rebuild()
        else:
            self._begin()

    def _begin(self) -> None:
        self.open = None
        assert self.setup is not None
        game = open_game(self.app, self.setup)
        try:
            for note in self.notes.values():
                game.write_note(note)
        except SaveError as error:
            self.app.tell(tr("The notes could not be kept"), str(error))
        self.app.play(game)
        self.app.play_sound("gavel")
        self.app.enter_game()


def _before(setup: Setup | None) -> tuple[Public, Mapping[Seat, Sheet]]:
    """What lies ready before a game: for each person the own sheet."""
    assert setup is not None
    scenario = setup.cut()
    return scenario.public, {seat: scenario.sheets[seat] for seat in setup.humans}


def _during(game: Game) -> tuple[Public, Mapping[Seat, Sheet]]:
    """What may be read up during a game: the sheet of the person at the screen."""
    return game.public, {} if game.seat is None else {game.seat: game.view().briefing.sheet}


def _map(path: str, surface: Surface, rect: Rect, style: Style) -> None:
    from communique.window.map import draw_map, region_in

    sheet = Rect(rect.x, rect.y, rect.w, min(rect.h, round(rect.w / MAP_ASPECT)))
    draw_map(surface, sheet, style, region_in(path))


def _words(words: tuple[object, ...]) -> Widget:
    cells: list[Widget] = []
    for word in words:
        cells += [Label(getattr(word, "term", ""), "strong"), Label(getattr(word, "note", ""), "small")]
    return Grid(*cells, columns=(2, 5), gap=8, align="start")


def _goal(text: str, cites: tuple[str, ...], *, assumed: bool) -> Widget:
    tail = in_a_row(cites) if cites else tr("our assumption") if assumed else ""
    return Rich(f"- {text} *{tail}*" if tail else f"- {text}", "small")


def _noted(public: Public, note: OpeningNote | None) -> str:
    """What has been noted, in a sentence; empty for nothing."""
    if note is None or (not note.guesses and note.target is None):
        return ""
    guessed = tr_n("{n} delegation", "{n} delegations", len(note.guesses))
    if note.target is None:
        return tr("Noted: a guess about {delegations}, no aim yet.", delegations=guessed)
    aim = of_hundred(public, note.target)
    return tr("Noted: a guess about {delegations}, an aim of {points} points.", delegations=guessed, points=aim)


def _points(issue: Issue, row: tuple[int, ...], best: int, hue: str, said: Measure) -> Widget:
    """An issue with a bar and a number for each option."""
    cells: list[Widget] = []
    for option, points in zip(issue.options, row, strict=True):
        bar = PartsBar(
            [Piece(option.label, said.share(max(0, points)), hue)], maximum=said.share(best), thickness=9, width=92
        )
        cells += [Label(option.label, "small"), bar, Label(said.figure(points), "small_strong", align="right")]
    rows = Grid(*cells, columns=(1, 0, 0), gap=6, align="center")
    return Panel(Label(issue.title, "subheading"), rows, gap=7, pad=14, shadow=3, tip=issue.about.strip())


def _no_deal(public: Public, sheet: Sheet) -> str:
    said = measure_of(public)
    worth = said.words(sheet.no_deal(public))
    words = [
        tr("Going home without an agreement is worth {points} to you.", points=worth),
        tr("Your favourite option on every issue would add up to {points}.", points=said.figure(_best(sheet))),
    ]
    shift = public.tension_shift
    if shift and public.tension_on:
        tense = said.figure(sheet.no_deal(public, 4))
        words.append(tr("At the highest tension no deal is worth {points}.", points=tense))
    return " ".join(words)


def _best(sheet: Sheet) -> int:
    """The points of the favourite options, linked clauses left aside."""
    return sum(max(row) for row in sheet.points)


def _audiences(public: Public, sheet: Sheet) -> list[Widget]:
    if not sheet.audiences:
        return []
    rows: list[Widget] = [Label(tr("Who listens at home"), "subheading")]
    for one in sheet.audiences:
        names = in_a_row([public.issues[i].short for i in one.issues])
        least = measure_of(public).words(one.threshold)
        needs = tr("At least {points} from: {issues}.", points=least, issues=names)
        rows.append(Rich(f"**{one.name}.** {one.text.strip()} {needs}"))
    return rows


def _links(public: Public, sheet: Sheet) -> list[Widget]:
    if not (sheet.links or sheet.bundles):
        return []
    rows: list[Widget] = [Label(tr("Clauses that belong together"), "subheading")]
    issues = public.issues
    for bundle in sheet.bundles:
        several = in_a_row([issues[i].short for i in bundle.issues])
        rows.append(Rich(tr("What {issues} are worth together is added by the program.", issues=several)))
    for link in sheet.links:
        one, other = issues[link.issue], issues[link.other_issue]
        pair = tr(
            "{issue}: {option} with {other_issue}: {other}.",
            issue=one.short,
            option=one.options[link.option].label,
            other_issue=other.short,
            other=other.options[link.other_option].label,
        )
        rows.append(Rich(f"**{measure_of(public).signed(link.points)}**  {pair} {link.why.strip()}"))
    return rows


def _cards(sheet: Sheet) -> list[Widget]:
    if not sheet.cards:
        return []
    rows: list[Widget] = [Label(tr("Evidence you may lay on the table"), "subheading")]
    rows += [Rich(f"**{card.title}.** {card.text.strip()}") for card in sheet.cards]
    return rows


def _reading(title: str, people: int = 1, then: Callable[[BriefingScreen], None] = lambda screen: None) -> Visit:
    def visit(guide: Guide) -> None:
        screen = guide.app.go("briefing", setup=guide.setup(people))
        assert isinstance(screen, BriefingScreen)
        if title in screen._titles():
            screen._to(screen._titles().index(title))
        then(screen)

    return visit


def _again(guide: Guide) -> None:
    guide.app.go("briefing", game=guide.play())


SCREEN = BriefingScreen
VISITS: dict[str, Visit] = {
    **{title: _reading(title) for title in (BEFORE, STORY, DELEGATIONS, SHEET)},
    "opening-notes": _reading(SHEET, then=BriefingScreen._write),
    "between-people": _reading(SHEETS, people=2),
    "anothers-sheet": _reading(SHEETS, people=2, then=BriefingScreen._open),
    "to-read-up": _again,
}
