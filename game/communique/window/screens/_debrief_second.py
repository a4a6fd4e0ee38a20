"""The page of the debrief on the second round: packages that cost nobody a point, and who would sign one instead.

Every sheet is open by now, so people answer side by side, without a curtain. State: the answers ticked so far.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from communique.debrief import Debrief, SecondRound, SecondRoundProposal, second_round
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.session.assent import Assent
from communique.session.log import HUMAN
from communique.session.recorder import SaveError
from communique.window import theme
from communique.window.kit import Button, Chip, Flow, Label, Panel, Rich, Row, Rule, Spacer, Toggle, Widget
from communique.window.screens._debrief_words import given, plain
from communique.words import N_, clauses, gain_of_hundred, in_a_row, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.window.app import App
    from communique.window.game import Game

ASKED = N_(
    "Each of these costs no delegation a point and would not be rejected at home. If all who signed say yes to one "
    "of them, it takes the place of the text; one no, and the first text stands."
)
NO_TEXT = N_("Only a text that is in force can be bettered in a second round, and there is none.")
BEST = N_("Nothing that could be signed and ratified helps one without costing another, so there is nothing to ask.")
STANDS = N_("There is no package to which all said yes. The first text stands.")


class Ballot:
    """What people have ticked, and the way to put it to all. Holds state."""

    def __init__(self, app: App, game: Game | None, show: Callable[[Debrief], None]) -> None:
        """`game` is the finished one that keeps the answers; None when it is only looked at.

        `show` is given the debrief as the answers have changed it.
        """
        self.app, self.game, self._show = app, game, show
        self._ticked: dict[Seat, set[Package]] = {}

    def page(self, found: Debrief) -> list[Widget]:
        """The page."""
        second = found.second
        rows: list[Widget] = [Label(tr("A second round"), "heading")]
        if found.instead("proposals"):
            return [*rows, Label(found.instead("proposals"))]
        if not second.proposals:
            return [*rows, Label(tr(BEST) if found.outcome.agreement else tr(NO_TEXT))]
        rows.append(Label(tr(ASKED)))
        rows += [self._proposal(found, second, k, one) for k, one in enumerate(second.proposals)]
        rows += self._result(found, second)
        if self._people(found):
            words = tr("Put it to all again") if second.answered else tr("Put it to all")
            ask = Button(words, partial(self._put, found), kind="primary", icon="people", id="second-put")
            rows.append(Row(ask, Spacer()))
        return rows

    def _people(self, found: Debrief) -> tuple[Seat, ...]:
        """Who is asked and can answer here."""
        if self.game is None:
            return ()
        return tuple(seat for seat in found.second.asked if found.header.lineup[seat] == HUMAN)

    def _proposal(self, found: Debrief, second: SecondRound, number: int, one: SecondRoundProposal) -> Widget:
        parties, gain_of = found.public.parties, partial(gain_of_hundred, found.public)
        gains = [
            Chip(f"{party.short} {gain}", mark=theme.sign(p).shape, hue=theme.sign(p).colour)
            for p, (party, gain) in enumerate(zip(parties, map(gain_of, one.gains), strict=True))
        ]
        rows: list[Widget] = [Label(one.title, "strong"), Flow(*gains, gap=6)]
        rows.append(Rich("\n".join(f"- {plain(clause)}" for clause in one.clauses), "small"))
        package, people = one.deal.package, self._people(found)
        ticks = [
            Toggle(
                tr("{party} says yes", party=parties[seat].short),
                package in self._yes(second, seat),
                partial(self._tick, second, seat, package),
                id=f"second-{number}-{seat}",
            )
            for seat in people
        ]
        others = [seat for seat in second.asked if seat not in people]
        said = [_says(parties[seat].short, second.says(seat, package)) for seat in others]
        if said:
            rows.append(Label(tr("{parts}.", parts=clauses(said)), "small", colour="muted"))
        if ticks:
            rows.append(Flow(*ticks, gap=14))
        return Panel(*rows, pad=12, gap=6, shadow=2, fill="raised")

    def _yes(self, second: SecondRound, seat: Seat) -> set[Package]:
        if seat not in self._ticked:
            said = [one.deal.package for one in second.proposals if second.says(seat, one.deal.package)]
            self._ticked[seat] = set(said)
        return self._ticked[seat]

    def _tick(self, second: SecondRound, seat: Seat, package: Package, on: bool) -> None:
        chosen = self._yes(second, seat)
        (chosen.add if on else chosen.discard)(package)

    def _put(self, found: Debrief) -> None:
        """Keep everybody's answer with the game, and show what comes of it."""
        game = self.game
        assert game is not None
        try:
            for seat in self._people(found):
                yes = self._yes(found.second, seat)
                order = [one.deal.package for one in found.second.proposals if one.deal.package in yes]
                game.assent(Assent(seat, tuple(order)))
        except (SaveError, ValueError) as error:
            self.app.tell(tr("The answers could not be kept"), str(error))
        again = second_round(game.ended(), found.outcome, found.proposals)
        self._show(replace(found, second=again))

    def _result(self, found: Debrief, second: SecondRound) -> list[Widget]:
        if not second.answered:
            names = in_a_row([found.public.parties[seat].short for seat in second.waiting])
            return [Label(tr("Not answered yet: {names}.", names=names), "small", colour="muted")]
        if second.settled is None or second.document is None:
            return [Rule(), Label(tr(STANDS), "strong", id="second-result")]
        told = given(found, second.settled.gains, signed=True)
        rows: list[Widget] = [
            Rule(),
            Label(
                tr("All who signed say yes to: {title}.", title=second.settled.title.lower()),
                "strong",
                id="second-result",
            ),
            Label(tr("Over the first text: {told}. The communiqué then reads:", told=told)),
            Label(second.document.exercise, "small", colour="muted"),
        ]
        return rows + [Label(paragraph, "small") for paragraph in second.document.paragraphs if paragraph]


def _says(party: str, says: bool | None) -> str:
    if says is None:
        return tr("{party} says nothing yet", party=party)
    return tr("{party} says yes", party=party) if says else tr("{party} says no", party=party)
