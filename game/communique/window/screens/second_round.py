"""The second round before the sheets are opened: each person says yes or no to packages that cost nobody a point.

Whoever answers sees what a package would bring the own delegation, and nobody else's points; between two people the
curtain falls. State: who has still to answer, the answers given so far by the one at the screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from communique.debrief.post_settlement import ask, second_round
from communique.model.scenario import Seat
from communique.present import measure_of
from communique.session.assent import Assent
from communique.session.recorder import SaveError
from communique.window.app import App, KeyBinding
from communique.window.kit import Button, Column, Label, Panel, Rich, Row, Segmented, Spacer, Widget
from communique.window.screens import _parts
from communique.window.screens._debrief_words import plain
from communique.window.screens._visit import Guide, Visit
from communique.window.screens.curtain import Curtain
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.debrief import SecondRound, SecondRoundProposal
    from communique.window.game import Game

TITLE = N_("Second round")
ASKED = N_(
    "None of these gives any delegation fewer points than the text you signed. If all who signed say yes to one of "
    "them, it takes its place; one no, and the first text stands. Until the debrief is opened, nobody is shown what "
    "you answer."
)
NOTHING = N_("No other text that could be signed and ratified helps one delegation without costing another.")
STANDS = N_("There is no package to which all said yes. The first text stands.")
SETTLED = N_("All who signed have said yes to another text. It takes the place of the first:")
ANSWERS = (N_("Yes"), N_("No"))


class SecondRoundScreen(Curtain):
    """Asks one person after the other, then says what came of it."""

    name = "second_round"
    follows = False

    def __init__(self, app: App, found: SecondRound | None = None) -> None:
        """`found` is the second round as it stands, where it is known: to find its packages may take seconds."""
        super().__init__(app)
        assert app.game is not None
        self.game: Game = app.game
        self.round: SecondRound = found or ask(self.game.ended())
        self.left: list[Seat] = list(self.round.waiting)
        """Whose answer is still missing, in the order they are asked."""
        self.answers: dict[int, int] = {}
        """By proposal, the answer of who is at the screen: 0 for yes, 1 for no."""
        self.seated = len(self.game.humans) == 1
        """True when the one to be asked is at the screen."""

    @property
    def seat(self) -> Seat:
        """Who is asked now."""
        return self.left[0]

    def build(self) -> Widget:
        if not self.left:
            return self._page(self._result(), Spacer(), *self._ways_on())
        if not self.seated:
            return super().build()
        return self._page(self._asked(), Spacer(), self._cast())

    def keys(self) -> dict[str, KeyBinding]:
        return {}

    def escape(self) -> None:
        self.app.begin("closing")

    def _open(self) -> None:
        if self.app.screen is self:
            self.seated = True
            self._again("answer0")

    def _page(self, rows: list[Widget], *foot: Widget) -> Widget:
        head = _parts.bar(self.app, tr(TITLE), under=self.game.public.title, back=self.escape)
        return _parts.page(head, Panel(_parts.scrolled("asked", *rows), pad=(20, 12, 14, 14), flex=1), *foot)

    # asking

    def _asked(self) -> list[Widget]:
        name = self.game.public.parties[self.seat].name
        rows: list[Widget] = [
            Label(tr("{party}: would you sign one of these instead?", party=name), "heading"),
            Label(tr(ASKED)),
        ]
        return [*rows, *(self._proposal(k, one) for k, one in enumerate(self.round.proposals))]

    def _proposal(self, number: int, one: SecondRoundProposal) -> Widget:
        public = self.game.public
        name, gain = public.parties[self.seat].short, measure_of(public).signed(one.gains[self.seat])
        answer = Segmented(
            [tr(answer) for answer in ANSWERS],
            self.answers.get(number),
            partial(self._answer, number),
            id=f"answer{number}",
            label=tr("Package {number}, {gain} points for {party}", number=number + 1, gain=gain, party=name),
        )
        head = Row(
            Label(tr("Package {number}", number=number + 1), "strong"),
            Label(tr("{gain} points for {party}", gain=gain, party=name), "strong"),
            gap=14,
        )
        clauses = Rich("\n".join(f"- {plain(clause)}" for clause in one.clauses), "small")
        answers = Row(Column(answer, width=260), Spacer())
        return Panel(head, clauses, answers, pad=12, gap=6, shadow=2, fill="raised")

    def _answer(self, number: int, answer: int) -> None:
        self.answers[number] = answer
        self.app.rebuild()

    def _cast(self) -> Widget:
        cast = Button(tr("Give these answers"), self._give, kind="primary", id="cast")
        if len(self.answers) < len(self.round.proposals):
            cast.disable(tr("Say yes or no to each package first."))
        return cast

    def _give(self) -> None:
        yes = [one.deal.package for k, one in enumerate(self.round.proposals) if self.answers[k] == 0]
        try:
            self.game.assent(Assent(self.seat, tuple(yes)))
        except (SaveError, ValueError) as error:
            self.app.tell(tr("The answers could not be kept"), str(error))
            return
        self.left.pop(0)
        self.answers, self.seated = {}, len(self.game.humans) == 1
        if not self.left:
            self.round = second_round(self.game.ended(), self.game.outcome(), self.round.proposals)
            self.app.play_sound("accept" if self.round.settled else "page")
        self._again("reveal" if self.left else "closing")

    def _again(self, focus: str) -> None:
        self.app.rebuild()
        self.app.focus(focus)

    # what came of it

    def _result(self) -> list[Widget]:
        if not self.round.proposals:
            return [Label(tr(NOTHING), "lead", id="second-result")]
        if self.round.document is None:
            return [Label(tr(STANDS), "lead", id="second-result")]
        text = self.round.document
        rows: list[Widget] = [
            Label(tr(SETTLED), "lead", id="second-result"),
            Label(text.exercise, "small", colour="muted"),
            Label(text.title, "heading"),
        ]
        return rows + [Label(paragraph) for paragraph in text.paragraphs if paragraph]

    def _ways_on(self) -> list[Widget]:
        return [
            Button(tr("Open the debrief"), self._debrief, icon="chart", id="debrief"),
            Button(tr("To the closing"), self.escape, kind="primary", id="closing"),
        ]

    def _debrief(self) -> None:
        self.app.go("debrief")


def _after_the_talks(guide: Guide) -> None:
    guide.finish()
    guide.app.go("second_round")


SCREEN = SecondRoundScreen
VISITS: dict[str, Visit] = {"after-the-talks": _after_the_talks}
