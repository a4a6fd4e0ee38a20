"""The closing: what was signed, set on paper; what it is worth; what really happened; what to think about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.debrief.finished_game import BEYOND
from communique.debrief.reference import UNSCORED, reference_record
from communique.files import write_whole
from communique.model.message import Message
from communique.model.scenario import Seat
from communique.present import Measure, humanitarian, measure_of
from communique.present.ceremony import Standpoint
from communique.present.sums import sum_of_no_deal, sum_of_package
from communique.present.talks_status import call_words
from communique.session.communique import Document, communique
from communique.session.recorder import SaveError
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.beside import Beside
from communique.window.game import open_game
from communique.window.kit import (
    Button,
    Column,
    Flow,
    Label,
    Meter,
    Panel,
    Rich,
    Row,
    Rule,
    Scroll,
    Spacer,
    Tabs,
    TextField,
    Widget,
)
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.window.screens.seat import again, reseeded
from communique.window.signing.document_sheet import DocumentSheet, SigningLine, roomy
from communique.window.signing.playback import WHOLE
from communique.window.signing.signature_mark import SignatureMark
from communique.window.table.sum_dialog import sum_dialog
from communique.window.table.sum_figure import SumFigure
from communique.window.unsaved import explain
from communique.words import N_, say, tr

if TYPE_CHECKING:
    from communique.analysis.effort import Effort
    from communique.analysis.measures import LeftOnTable
    from communique.debrief.post_settlement import SignedText as Looked
    from communique.model.scenario import Public
    from communique.session.scoring import Outcome
    from communique.window.game import Game

PAGES = (N_("Result"), N_("The record"), N_("To reflect on"))
ENDED = {
    "joint": N_("A joint communiqué was signed."),
    "partial": N_("A communiqué on part of the agenda was signed."),
    "adjourned": N_("The talks were adjourned."),
    "not-ratified": N_("A text was signed, and not ratified at home."),
    "breakdown": N_("The talks ended without an agreement."),
}
WIDEST = 1440
"""Design units to which the paper and the page beside it grow together."""
REPLACED = N_("A second round has put another text in its place; the figures here are those of the first.")
WORKING = N_("What another text could have brought is being worked out.")
STOPPED = N_("What another text could have brought was not worked out.")
TAKEN_UP = N_("The talks go on from there in a save of their own; the game as it ended stays in the list.")
OPENED = N_("The talks are over, so what each delegation gained may be seen by all.")


class ClosingScreen(Screen):
    """The end of a game. State: the page on the right, the note written out of role, what was worked out so far.

    What is known stands there at once; what another text could have brought is worked out beside the window.
    """

    name = "closing"
    first = "again"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        assert app.game is not None
        self.game: Game = app.game
        self.public: Public = self.game.public
        self.outcome: Outcome = self.game.outcome()
        self.page = 0
        self.note = ""
        self.saved = ""
        self.looked: Looked | None = None
        """How the text does among all texts, once that is worked out."""
        self.work: Beside[Looked] | None = None
        """What is being worked out now."""
        self.failed = ""
        """Why it was not worked out, in a sentence; empty while it may be."""
        self.stopped = False
        """Whether that was because it was stopped; it is begun again when the screen is back."""
        self._begin()

    @property
    def second(self) -> Document | None:
        """The communiqué of a second round, where one took the place of the first."""
        return None if self.looked is None else self.looked.second.document

    def build(self) -> Widget:
        tabs = Tabs([tr(page) for page in PAGES], self.page, self._turn, id="pages", label=tr("Pages"))
        pages = (self._result, self._record, self._reflect)
        words = Scroll(Column(*pages[self.page](), gap=10), id=f"page{self.page}")
        beside = Panel(tabs, words, pad=(20, 12, 12, 18), flex=5, gap=12)
        paper = self._paper()
        paper.flex = 6
        both = Row(paper, beside, gap=theme.GAP, align="stretch", flex=1, max_width=WIDEST)
        body = Column(both, align="center", flex=1)
        head = _parts.bar(
            self.app, tr("Closing"), under=_parts.headed(self.public, tr(ENDED[self.outcome.kind])), back=self.app.home
        )
        return _parts.page(head, body, *self._foot())

    def keys(self) -> dict[str, KeyBinding]:
        return {
            "ctrl+z": KeyBinding(tr("Back to your last decision"), self._undo),
            "ctrl+s": KeyBinding(tr("Save the text"), self._save),
        }

    # working it out

    def _begin(self) -> None:
        """Begin with a copy: the game may be taken back meanwhile."""
        if not self.outcome.agreement or self.outcome.package is None:
            return
        copy = self.game.ended()

        def look(effort: Effort) -> Looked:
            from communique.debrief.post_settlement import close

            return close(copy, effort)

        self.failed, self.stopped = "", False
        self.work = Beside(self.app, look, done=self._done, failed=self._gave_up, moved=self._moved)
        self.work.start()

    def _done(self, looked: Looked) -> None:
        self.looked, self.work = looked, None
        self._anew()

    def _gave_up(self, error: Exception) -> None:
        self.work = None
        self.failed = tr(
            "What another text could have brought was not worked out ({error}).",
            error=f"{type(error).__name__}: {error}",
        )
        self._anew()

    def _stop(self) -> None:
        if self.work is not None:
            self.work.stop()
            self.work, self.failed, self.stopped = None, tr(STOPPED), True
            self._anew()

    def _go_on(self) -> None:
        self._begin()
        self._anew()

    def _moved(self) -> None:
        if self.work is not None and self.page == 0:
            self._anew()

    def _anew(self) -> None:
        if self.app.stack and self.app.screen is self:
            self.app.rebuild()

    def hidden(self) -> None:
        if self.work is not None:
            self.work.stop()
            self.work, self.failed, self.stopped = None, tr(STOPPED), True

    def shown(self) -> None:
        if self.stopped:
            self._go_on()
        self.app.play_sound("accept" if self.outcome.agreement else "gavel")

    def escape(self) -> None:
        self.app.home()

    def document(self) -> Document:
        """What stands in the end: what a second round settled, else what was signed, or why nothing was."""
        return self.second or self.first_document()

    def first_document(self) -> Document:
        """What the talks themselves ended with."""
        ending = self.game.view().table.ending
        assert ending is not None
        kind = self.outcome.kind if ending.terms else ending.kind
        return communique(self.public, kind, ending.terms, ending.signed, cause=ending.cause)

    # the paper

    def _paper(self) -> Widget:
        foot = roomy(self.app.ui.size, self.app.ui.style)
        sheet = DocumentSheet(self.document(), [*map(self._line, self._signed())], roomy=foot, id="document")
        sheet.flex = 6
        return sheet

    def _signed(self) -> tuple[Seat, ...]:
        ending = self.game.view().table.ending
        return () if ending is None else ending.signed

    def _line(self, seat: Seat) -> SigningLine:
        party = self.public.parties[seat]
        said = tr("{party} has signed.", party=party.short)
        mark = SignatureMark(seat, party, sealed=self.public.fictional, id=f"mark{seat}", label=said)
        mark.show(Standpoint.SIGNED, *WHOLE)
        return SigningLine(mark, party.name, party.office, "")

    # the pages beside it

    @property
    def _measure(self) -> Measure:
        return measure_of(self.public)

    def _result(self) -> list[Widget]:
        own = self.game.humans
        rows: list[Widget] = [Label(tr(ENDED[self.outcome.kind]), "subheading")]
        if not self.outcome.agreement:
            rows.append(Label(self.outcome.why, colour="muted"))
        table = self.game.view().table
        if (talks := table.conference) is not None and talks.call and talks.ending is not None:
            rows.append(Label(call_words(signed=bool(talks.ending.signed)), colour="muted", id="call"))
        if said := self.game.marks.said():
            rows.append(Label(" ".join(said), "small", colour="muted", id="marks"))
        for seat in own:
            rows += self._own(seat)
        rows += self._rejected()
        rows += [Rule(), Label(tr("Over no deal"), "subheading"), Label(tr(OPENED), "small", colour="muted")]
        rows += [self._gain(Seat(seat)) for seat in range(len(self.public.parties))]
        rows += self._left_open()
        debrief = Button(tr("Open the debrief"), self._debrief, icon="chart", id="debrief")
        why = tr("The frontier, the path of offers, what each could have known, and what might have helped everybody.")
        return [*rows, Rule(), Row(debrief, Spacer()), Label(why, "small", colour="muted")]

    def _own(self, seat: Seat) -> list[Widget]:
        points, no_deal, gain = (x[seat] for x in (self.outcome.points, self.outcome.no_deal, self.outcome.surplus))
        name, said = self.public.parties[seat].short, self._measure
        figure = Label(said.figure(points), "figure", colour="accent_text", wrap=False)
        worth: Widget = figure
        if len(self.game.humans) == 1:  # with several people at the screen, a sum would show one's sheet to the others
            worth = SumFigure(figure, self._sum, id="own-sum", label=tr("points for {party}", party=name))
        row = Row(
            _parts.emblem(self.app.ui.style, seat, self.public.parties[seat], 54),
            worth,
            Column(
                Label(tr("points for {party}", party=name), "strong"),
                Label(
                    tr(
                        "No deal was worth {no_deal}; that is {gain}.",
                        no_deal=said.figure(no_deal),
                        gain=said.signed(gain),
                    ),
                    "small",
                    colour="muted",
                ),
                gap=0,
                flex=1,
            ),
            gap=12,
        )
        return [row]

    def _sum(self) -> None:
        """Open what the own points are made of: the text that is in force, or no deal."""
        view, package = self.game.view(), self.outcome.package
        if self.outcome.agreement and package is not None:
            found = sum_of_package(view, package, tr("What was signed"))
        else:
            found = sum_of_no_deal(view)
        if found is not None:
            self.app.dialog(sum_dialog(found, self.app.ui.close))

    def _rejected(self) -> list[Widget]:
        return [
            Rich(
                tr(
                    "**{party}:** {audience} rejected the text at home.",
                    party=self.public.parties[seat].short,
                    audience=name,
                )
            )
            for seat, name in self.outcome.rejected_by
        ]

    def _gain(self, seat: Seat) -> Widget:
        gain, party = self.outcome.surplus[seat], self.public.parties[seat]
        if gain < 0:
            return Label(
                tr("{party}: {points} less than no deal", party=party.short, points=self._measure.figure(-gain)),
                "small",
            )
        shares = [self._measure.share(one) for one in self.outcome.surplus]
        hue, title = theme.sign(seat).colour, tr("{party}, over no deal", party=party.short)
        return Meter(title, shares[seat], maximum=max(40, *shares), hue=hue, id=f"gain{seat}")

    def _left_open(self) -> list[Widget]:
        """What another text could have brought, and whether this one is likely to be regretted."""
        if self.work is not None:
            stop = Button(tr("Stop"), self._stop, kind="ghost", id="stop")
            sign = Meter(tr("Worked out"), round(100 * self.work.share), maximum=100, id="working")
            return [Rule(), Label(tr("Left on the table"), "subheading"), Label(tr(WORKING)), sign, Row(stop, Spacer())]
        if self.failed:
            again = Button(tr("Work it out"), self._go_on, kind="ghost", id="work")
            return [Rule(), Label(tr("Left on the table"), "subheading"), Label(self.failed), Row(again, Spacer())]
        at = None if self.looked is None or self.looked.known is None else self.looked.known.at
        if at is None:
            return []
        said = tr(BEYOND["left"]) if at.left is None else _left(at.left, self._measure, self.public)
        rows: list[Widget] = [Rule(), Label(tr("Left on the table"), "subheading"), Label(said, id="left")]
        assert self.looked is not None
        if self.second:
            rows.append(Label(tr(REPLACED), "strong", id="replaced"))
        elif at.left is not None and not at.left.efficient:
            rows.append(Row(Button(tr("Ask for a second round"), self._second, icon="people", id="second"), Spacer()))
        rows += [Label(say(one), "small", colour="muted") for one in self._of_people()]
        if at.brittle:
            rows.append(
                Rich(tr("**Brittle.** The gains lie far apart; such a text is easily regretted by who gained less."))
            )
        return rows

    def _of_people(self) -> list[Message]:
        """Whether this should have been traded, where the text does less for people than it could; who counts."""
        package = self.outcome.package
        short = () if package is None else humanitarian.shortfalls(self.public, package)
        asked = humanitarian.question(self.public) if short else None
        return [one for one in (asked, *short, humanitarian.uncounted(self.public)) if one is not None]

    def _record(self) -> list[Widget]:
        known = reference_record(self.public)
        if known is None:
            return [Label(tr("This case is invented, so there is no record to compare with."))]
        rows: list[Widget] = [Label(tr("What really happened"), "subheading"), Rich(known.text), Rule()]
        if known.issues:
            rows.append(Label(tr("What the statement said, issue by issue"), "subheading"))
        rows += [Rich(f"**{self.public.issues[said.issue].short}.** {said.words}", "small") for said in known.issues]
        words = _parts.sourced(self.public, [fact.mark for fact in known.facts])
        sources = Button(tr("Sources"), lambda: self.app.tell(tr("Sources"), words), icon="book", id="sources")
        return [*rows, Label(tr(UNSCORED), "small", colour="muted"), Flow(sources)]

    def _reflect(self) -> list[Widget]:
        field = TextField(
            self.note, self._write, max_length=400, id="note", label=tr("Out of role"), placeholder=tr("In a line")
        )
        rows: list[Widget] = [
            Label(tr("Step out of the role"), "subheading"),
            Label(
                tr(
                    "You spoke for a delegation. What do you, not your role, think now? It is kept with the "
                    "text you save."
                )
            ),
            field,
        ]
        if self.public.questions:
            rows += [Rule(), Label(tr("Questions"), "subheading")]
            rows += [Rich(f"- {question}") for question in self.public.questions]
        if self.public.absent:
            rows += [Rule(), Label(tr("Who was not at the table"), "subheading")]
            rows += [Rich(f"- {who}") for who in self.public.absent]
        return rows

    # going on

    def _foot(self) -> list[Widget]:
        undo = Button(tr("Back to your last decision"), self._undo, icon="undo", kind="ghost", id="undo")
        if self.game.no_undo:
            undo.disable(self.game.no_undo)
        sign = Button(
            tr("Not saved"), lambda: explain(self.app, self.game.unsaved), kind="danger", icon="warning", id="not-saved"
        )
        sign.visible = bool(self.game.unsaved)
        return [
            sign,
            Button(tr("Save the text"), self._save, icon="save", kind="ghost", id="save"),
            undo,
            Spacer(),
            Button(tr("To the title"), self.app.home, icon="home", kind="ghost", id="title"),
            Button(tr("Another seat"), self._another, icon="people", id="another"),
            Button(tr("Play again"), self._again, kind="primary", icon="redo", id="again"),
        ]

    def _turn(self, page: int) -> None:
        self.page = page
        self.app.rebuild()

    def _debrief(self) -> None:
        self.app.go("debrief")

    def _second(self) -> None:
        assert self.looked is not None
        self.app.go("second_round", found=self.looked.second)

    def _write(self, text: str) -> None:
        self.note = text

    def _undo(self) -> None:
        again = self.game.taken_up()
        if again is None:
            self.app.toast(self.game.no_undo)
            return
        self.app.play(again)
        self.app.enter_game()
        self.app.toast(tr(TAKEN_UP))

    def _again(self) -> None:
        self.app.play(open_game(self.app, reseeded(self.game.setup())))
        self.app.enter_game()

    def _another(self) -> None:
        setup = self.game.setup()
        self.app.close_game()
        again(self.app, setup)

    def _save(self) -> None:
        try:
            path = self.game.path_of_text()
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, self.text())
        except (OSError, SaveError) as error:
            self.app.tell(tr("The text could not be saved"), str(error))
            return
        self.app.toast(tr("Saved as {path}", path=path))

    def text(self) -> str:
        """The document as plain text, a first one that it replaced, and the note out of role when there is one."""
        first = f"\n{tr('First signed:')}\n\n{self.first_document().text()}" if self.second else ""
        note = f"\n{tr('Out of role: {note}', note=self.note.strip())}\n" if self.note.strip() else ""
        return self.document().text() + first + note


def _left(left: LeftOnTable, said: Measure, public: Public) -> str:
    if left.efficient:
        if public.humanitarian:
            return tr(
                "Nothing: no text that does as much for people gives one delegation more without costing another."
            )
        return tr("Nothing: no delegation could have gained more without a loss to another.")
    if left.gain:
        return tr(
            "Another text was possible that gave every delegation at least {gain} more.", gain=said.words(left.gain)
        )
    return tr("Another text was possible that gave some delegations more and cost none a point.")


def _at_the_end(page: int) -> Visit:
    def visit(guide: Guide) -> None:
        guide.finish()
        screen = guide.app.begin("closing")
        assert isinstance(screen, ClosingScreen)
        screen._turn(page)

    return visit


SCREEN = ClosingScreen
VISITS = {name: _at_the_end(page) for page, name in enumerate(PAGES)}
