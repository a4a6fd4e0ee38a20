"""Replay: a finished game gone through event by event, with everything open, and a way on from any of them.

All is worked out once, from a copy of the game. State: the event shown, and what is looked for. The one thing to
understand: whoever draws the knob holds on to the widgets, so that a step puts other words into them and builds nothing
else anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.debrief.captions import Caption, Retelling, TextInPlay, retell
from communique.model.package import OPEN
from communique.model.scenario import NATURE, Seat
from communique.session.about import SaveLabel
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.kit import (
    Button,
    Chip,
    Column,
    Flow,
    Label,
    Panel,
    Rich,
    Row,
    Rule,
    Scroll,
    TextField,
    Widget,
)
from communique.window.screens import _parts
from communique.window.screens._debrief_words import plain, table
from communique.window.screens._event_list import EventList
from communique.window.screens._naming import ask_name
from communique.window.screens._time_line import TimeLine
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, gain_of_hundred, of_hundred, tr

if TYPE_CHECKING:
    from communique.debrief import Step
    from communique.window.game import Game

OPENED = N_("The talks are over, so every sheet is open here. Clauses left open count as no provision.")
ON_FROM = N_("The talks go on from before this event, in a save of their own; the game looked at stays as it was.")


class Replay(Screen):
    """Shows the game that is open, which has ended, from event `at` on."""

    name = "replay"
    first = "line"

    def __init__(self, app: App, at: int = 1) -> None:
        super().__init__(app)
        assert app.game is not None
        self.game: Game = app.game
        self.game.open_sheets()
        self.told: Retelling = retell(self.game.ended())
        self.at = max(1, min(at, len(self.told.steps)))
        self.words = ""

    # what is shown

    def build(self) -> Widget:
        told = self.told
        self.line = TimeLine(told, self.at, self.go, id="line", label=tr("Event"), flex=1)
        self.events = EventList(told.public, told.steps, self.at, self.go, words=self.words, id="events")
        self.shows = Column(*self._now(), gap=8, pad=(0, 2, 6, 6))
        self.scroll = Scroll(self.events, id="events-scroll", flex=1)
        field = TextField(
            self.words,
            self._search,
            id="search",
            label=tr("Search the transcript"),
            placeholder=tr("Words to look for"),
        )
        left = Panel(Scroll(self.shows, id="now", flex=1), pad=(18, 10, 8, 10), flex=3)
        right = Panel(field, self.scroll, gap=8, pad=(12, 10, 8, 10), flex=2)
        what_if = Button(tr("What if?"), self._what_if, kind="primary", icon="link", id="what-if", tip=tr(ON_FROM))
        head = _parts.bar(self.app, tr("Replay"), what_if, under=_parts.headed(told.public, told.ended))
        steps = Panel(Row(*self._steps(), gap=6), pad=(12, 4, 12, 6))
        body = Column(steps, Row(left, right, gap=12, align="stretch", flex=1), gap=theme.GAP, flex=1)
        return _parts.page(head, body)

    def shown(self) -> None:
        self._find_line()

    def keys(self) -> dict[str, KeyBinding]:
        return {
            "left": KeyBinding(tr("The event before"), lambda: self.go(self.at - 1)),
            "right": KeyBinding(tr("The next event"), lambda: self.go(self.at + 1)),
            "o": KeyBinding(tr("The next text"), lambda: self._text(1)),
            "shift+o": KeyBinding(tr("The text before"), lambda: self._text(-1)),
            "w": KeyBinding(tr("What if?"), self._what_if),
            "ctrl+f": KeyBinding(tr("Search the transcript"), lambda: self.app.focus("search")),
        }

    def _steps(self) -> list[Widget]:
        back = Button("", lambda: self.go(self.at - 1), icon="chevron-left", id="before",
                      label=tr("The event before"), tip=tr("The event before"))  # fmt: skip
        on = Button("", lambda: self.go(self.at + 1), icon="chevron-right", id="after",
                    label=tr("The next event"), tip=tr("The next event"))  # fmt: skip
        text_back = Button("", lambda: self._text(-1), icon="arrow-left", id="text-before",
                           label=tr("The text before"), tip=tr("The text before"))  # fmt: skip
        text_on = Button("", lambda: self._text(1), icon="arrow", id="text-after",
                         label=tr("The next text"), tip=tr("The next text (key O)"))  # fmt: skip
        return [text_back, back, self.line, on, text_on]

    # going through

    def go(self, number: int) -> None:
        """Show another event."""
        number = max(1, min(len(self.told.steps), number))
        if number == self.at:
            return
        self.at = number
        self.line.set(number)
        self.events.set(number)
        self.shows.replace(*self._now())
        self.app.ui.settle()
        self._find_line()

    def _text(self, by: int) -> None:
        """Go to the next event that puts a text forward, or to the last before."""
        texts = self.told.texts
        beyond = [n for n in texts if n > self.at] if by > 0 else [n for n in reversed(texts) if n < self.at]
        if beyond:
            self.go(beyond[0])

    def _find_line(self) -> None:
        self.app.ui.settle()
        place = self.events.place_of(self.at)
        if place is not None:
            self.scroll.ensure_visible(place)

    def _search(self, words: str) -> None:
        self.words = words
        self.events.search(words)
        self._find_line()

    def _what_if(self) -> None:
        def go_on(label: SaveLabel) -> None:
            branch = self.game.branch(self.at - 1, label)
            self.app.play(branch)
            self.app.enter_game()
            self.app.toast(tr(ON_FROM))

        name = SaveLabel(tr("What if, from event {n}", n=self.at))
        ask_name(self.app, tr("What if it had gone otherwise?"), name, go_on, yes=tr("Go on from here"))

    # the event

    def _now(self) -> list[Widget]:
        step, caption = self.told.steps[self.at - 1], self.told.captions[self.at - 1]
        shown: list[Widget] = [Flow(*self._chips(step), gap=6), Label(step.sentence, "lead", id="sentence")]
        if caption.meant:
            shown += [Rule(), Label(tr("What was meant, by the speaker's own sheet"), "subheading")]
            shown += [Label(said, "small") for said in caption.meant]
        if any(caption.heard):
            shown += [Label(tr("What each heard, by its own sheet"), "subheading")]
            shown += [self._hears(Seat(seat), said) for seat, said in enumerate(caption.heard) if said]
        if caption.text is not None:
            shown += [Rule(), *self._in_play(caption, caption.text)]
        return shown

    def _chips(self, step: Step) -> list[Widget]:
        parties = self.told.public.parties
        session = tr("Session {n}", n=step.session)
        if step.before.table.conference is None:
            session = tr("Round {n}", n=step.session)
        chips: list[Widget] = [Chip(tr("{at} of {count}", at=step.number, count=len(self.told.steps))), Chip(session)]
        if step.seat != NATURE:
            chips.append(_parts.party_chip(step.seat, parties[step.seat]))
        partner = step.partner()
        if partner is not None:
            chips.append(Chip(tr("in private with {party}", party=parties[partner].short), icon="lock"))
        return chips

    def _hears(self, seat: Seat, said: str) -> Widget:
        return Row(_parts.party_chip(seat, self.told.public.parties[seat]), Label(said, "small", flex=1), gap=8)

    def _in_play(self, caption: Caption, text: TextInPlay) -> list[Widget]:
        public = self.told.public
        title = (
            tr("Put forward here: {text}", text=text.title) if caption.puts else tr("In play: {text}", text=text.title)
        )
        rows = [
            [
                party.short,
                of_hundred(public, points),
                of_hundred(public, least),
                gain_of_hundred(public, points - least),
            ]
            for party, points, least in zip(public.parties, text.points, text.no_deal, strict=True)
        ]
        head = [tr("Delegation"), tr("Points"), tr("No deal"), tr("Against it")]
        clauses = "\n".join(
            f"- **{plain(issue.short)}:** {plain(issue.options[option].label) if option != OPEN else tr('open')}"
            for issue, option in zip(public.issues, text.terms, strict=True)
        )
        return [
            Label(title, "subheading", id="text-in-play"),
            table(head, rows, numbers=3),
            Rich(clauses, "small"),
            Label(tr(OPENED), "caption", colour="muted"),
        ]


def _through(at: int) -> Visit:
    def visit(guide: Guide) -> None:
        guide.finish()
        guide.app.begin("closing")
        guide.app.go("replay", at=at)

    return visit


def _asked(guide: Guide) -> None:
    _through(3)(guide)
    screen = guide.app.screen
    assert isinstance(screen, Replay)
    screen._what_if()


SCREEN = Replay
VISITS: dict[str, Visit] = {
    "at-the-beginning": _through(1),
    "in-the-middle": _through(18),
    "at-the-end": _through(10_000),
    "what-if": _asked,
}
