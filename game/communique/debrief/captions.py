"""A finished game told event by event in two voices: what was meant by the speaker's own points, what each heard.

The text in play at an event is the one that it puts forward, or speaks of; else the one last put forward, whoever heard
it. Points are of that text at the tension and above the floors of the moment, as if it had been signed on the spot.
Captions say what sheets say, which nobody at the table could see, and never what anybody thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.debrief.conduct import Said, conduct
from communique.debrief.deal import scale
from communique.debrief.path import Position, path
from communique.debrief.statements import stakes
from communique.debrief.steps import Step, steps
from communique.model.package import Package, Terms, settle
from communique.model.scenario import NATURE, Public, Seat
from communique.model.sheet import Scenario
from communique.rules.moves.answer import Answer, pending
from communique.rules.moves.ask import Ask
from communique.rules.moves.mark import Mark
from communique.rules.moves.tell import Tell
from communique.rules.offer_id import OfferId
from communique.rules.standing import find
from communique.rules.state import TextSource
from communique.session.log import Header
from communique.session.session import Session
from communique.words import gain_of_hundred, in_a_row, of_hundred, tr


@dataclass(frozen=True, slots=True)
class TextInPlay:
    """The text that an event puts forward or speaks of, or that was the last before it."""

    title: str
    by: Seat | None
    """Who put it forward; None for one that nobody did alone."""
    terms: Terms
    package: Package
    """Open clauses settled, as if it had been signed on the spot."""
    points: tuple[int, ...]
    """By seat."""
    no_deal: tuple[int, ...]
    """By seat, what no deal was worth at the moment."""


@dataclass(frozen=True, slots=True)
class Caption:
    """One event in two voices."""

    meant: tuple[str, ...]
    """By the own points of who spoke, a sentence each; empty for chance."""
    heard: tuple[str, ...]
    """By seat, what it heard; empty for who spoke, and none for chance, which everybody hears alike."""
    text: TextInPlay | None
    """None before anything was put forward."""
    puts: bool
    """Whether the event puts the text forward."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """A finished game to go through, event by event."""

    public: Public
    header: Header
    ended: str
    """The ending in one sentence."""
    steps: tuple[Step, ...]
    captions: tuple[Caption, ...]
    """By step."""

    @property
    def texts(self) -> tuple[int, ...]:
        """The numbers of the events that put a text forward, from 1."""
        return tuple(n for n, caption in enumerate(self.captions, start=1) if caption.puts)


def retell(session: Session) -> Retelling:
    """The events of a finished game with their captions; the session is only read. Raises ValueError while it runs."""
    from communique.debrief.finished_game import ENDED

    end, played = session.outcome(), steps(session)
    teller = _Teller(session.scenario, played, path(played, scale(session)))
    captions = tuple(teller.caption(step) for step in played)
    return Retelling(session.scenario.public, session.header, tr(ENDED[end.kind]), played, captions)


class _Teller:
    """Goes through the events in order. Holds state: the text in play, and the last text of each seat."""

    def __init__(self, scenario: Scenario, played: tuple[Step, ...], positions: Iterable[Position]) -> None:
        self._scenario, self._public = scenario, scenario.public
        self._positions = {position.event: position for position in positions}
        self._said: dict[int, list[Said]] = {}
        for one in conduct(scenario, played):
            for said in one.said:
                self._said.setdefault(said.event, []).append(said)
        self._last: TextInPlay | None = None
        self._own: dict[Seat, Position] = {}

    def caption(self, step: Step) -> Caption:
        """What is said of the next event."""
        position = self._positions.get(step.number)
        text = self._in_play(step, position)
        spoke = step.seat != NATURE
        named = text if position is not None or self._spoken_of(step) is not None else None
        seats = range(len(self._public.parties))
        heard = tuple(self._heard(step, Seat(p), named, position) for p in seats) if spoke else ()
        meant = tuple(self._meant(step, text, named, position)) if spoke else ()
        self._last = text
        if position is not None:
            self._own[step.seat] = position
        return Caption(meant, heard, text, position is not None)

    # the text in play

    def _in_play(self, step: Step, position: Position | None) -> TextInPlay | None:
        if position is not None:
            title = self._title(position.kind, position.name, position.seat, position.to)
            return self._measured(step, title, position.seat, position.terms)
        spoken = self._spoken_of(step)
        if spoken is not None:
            return self._measured(step, *spoken)
        if self._last is None:
            return None
        return self._measured(step, self._last.title, self._last.by, self._last.terms)

    def _measured(self, step: Step, title: str, by: Seat | None, terms: Terms) -> TextInPlay:
        package, tension = settle(terms, step.floors), step.before.table.tension
        sheets = self._scenario.sheets
        points = tuple(sheet.value(package) for sheet in sheets)
        return TextInPlay(
            title, by, terms, package, points, tuple(sheet.no_deal(self._public, tension) for sheet in sheets)
        )

    def _title(self, kind: str, name: str, by: Seat | None, to: Seat | None) -> str:
        who = "" if by is None else self._public.parties[by].short
        if kind == "draft":
            return tr("the draft of {party}", party=who)
        if kind == "final":
            return tr("the final text of {party}", party=who)
        if to is not None:
            other = self._public.parties[to].short
            return tr("the offer of {party} to {other} in private", party=who, other=other)
        if name == OfferId(name) and name.startswith("P"):
            return tr("offer {offer} of {party}", offer=name, party=who)
        return tr("the offer of {party}", party=who)

    def _spoken_of(self, step: Step) -> tuple[str, Seat | None, Terms] | None:
        """Title, author and terms of the text that a move speaks of; None for a move that speaks of none."""
        table, move = step.before.table.conference, step.move
        if step.seat == NATURE:
            return None
        if table is None:
            standing = step.before.table.offers
            return (
                (self._title("offer", "", standing[0].by, None), standing[0].by, standing[0].terms)
                if standing
                else None
            )
        if table.agreed is not None:
            return tr("the text on the signing table"), None, table.agreed.terms
        target = (
            TextSource.DRAFT if isinstance(move, Mark) else getattr(move, "offer", "") or getattr(move, "target", "")
        )
        if target == TextSource.DRAFT and table.draft is not None:
            return self._title("draft", "", table.draft.by, None), table.draft.by, table.draft.terms
        found = find(table, step.before.desks[step.seat], target) if target else None
        if found is None:
            return None
        return self._title("offer", found.id, found.by, found.id.partner(found.by)), found.by, found.terms

    # the voices

    def _meant(
        self, step: Step, text: TextInPlay | None, named: TextInPlay | None, position: Position | None
    ) -> Iterator[str]:
        said = self._said.get(step.number, ())
        for one in said:
            yield f"{_verdict(one)} {one.why}"
        if issues := _issues(step):
            if not said:
                yield tr("Its own stake: {stakes}.", stakes=self._stakes(step.seat, issues))
        elif text is None:
            yield tr("Nothing had been put forward yet.")
        elif position is not None:
            yield tr("This text gave it {worth}.", worth=self._worth(step, text, step.seat))
            yield from self._moved(step.seat, text)
        elif named is not None:
            yield tr("{text} gave it {worth}.", text=_capital(text.title), worth=self._worth(step, text, step.seat))
        else:
            worth = self._worth(step, text, step.seat)
            yield tr("At that moment {text} gave it {worth}.", text=text.title, worth=worth)

    def _stakes(self, seat: Seat, issues: tuple[int, ...]) -> str:
        """What a party has at stake in each of `issues`: the points between its best and its worst option."""
        at_stake = stakes(self._scenario.sheets[seat])
        return in_a_row([f"{self._public.issues[i].short} {of_hundred(self._public, at_stake[i])}" for i in issues])

    def _moved(self, seat: Seat, text: TextInPlay) -> Iterator[str]:
        """How far the text is from the last of the same seat, by its own points."""
        before = self._own.get(seat)
        if before is None:
            return
        change = text.points[seat] - before.points[seat]
        by = of_hundred(self._public, abs(change))
        if change < 0:
            yield tr("It asked for {points} less than in its last text.", points=by)
        elif change > 0:
            yield tr("It asked for {points} more than in its last text.", points=by)
        else:
            yield tr("It asked for as much as in its last text.")

    def _heard(self, step: Step, seat: Seat, text: TextInPlay | None, position: Position | None) -> str:
        """What one seat heard; empty for who spoke."""
        if seat == step.seat:
            return ""
        if not step.heard_by(seat):
            return tr("Did not hear it.")
        if issues := _issues(step):
            return tr("Heard it, and had at stake: {stakes}.", stakes=self._stakes(seat, issues))
        if text is None:
            return tr("Heard the words alone.")
        worth = self._worth(step, text, seat)
        if position is None:
            return tr("Heard it said of a text that gave it {worth}.", worth=worth)
        before = self._own.get(step.seat)
        known = before is not None and (before.to is None or seat == before.to)
        if before is None or not known:
            return tr("Heard a text that gave it {worth}.", worth=worth)
        change = gain_of_hundred(self._public, text.points[seat] - before.points[seat])
        return tr("Heard a text that gave it {worth}; {change} against the last of the same author.",
                  worth=worth, change=change)  # fmt: skip

    def _worth(self, step: Step, text: TextInPlay, seat: Seat) -> str:
        """What the text is worth to a seat, beside no deal, and who at home would turn it down."""
        points, gap = text.points[seat], text.points[seat] - text.no_deal[seat]
        said, by = of_hundred(self._public, points), of_hundred(self._public, abs(gap))
        if gap > 0:
            words = tr("{points}, which is {gap} above no deal", points=said, gap=by)
        elif gap < 0:
            words = tr("{points}, which is {gap} below no deal", points=said, gap=by)
        else:
            words = tr("{points}, as much as no deal", points=said)
        home = [audience.name for audience in self._scenario.sheets[seat].unhappy(text.package)]
        if home and step.before.table.unlocked is not None:  # alternating offers know no home
            return tr("{worth}, and would have been rejected at home ({audiences})",
                      worth=words, audiences=in_a_row(home))  # fmt: skip
        return words


def _verdict(said: Said) -> str:
    if said.true is None:
        return tr("No sheet can say whether this was so.")
    return tr("By its own sheet this was so.") if said.true else tr("By its own sheet this was not so.")


def _issues(step: Step) -> tuple[int, ...]:
    """The issues that a question, an answer or a statement is about, where it is about issues and not about a text."""
    move, table = step.move, step.before.table.conference
    if isinstance(move, Answer) and table is not None:
        move_or_question: object = pending(table, step.before.desks[step.seat], step.seat)
    else:
        move_or_question = move if isinstance(move, Ask | Tell) else None
    named = (getattr(move_or_question, "issue", None), getattr(move_or_question, "other_issue", None))
    return tuple(issue for issue in named if issue is not None and issue >= 0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
