"""Who sits where: the delegations, the people and computers that lead them, the level, the protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from secrets import randbelow
from typing import TYPE_CHECKING

from communique.loading.measured_odds import measured_odds
from communique.model.levels import at_level
from communique.present.odds import level_odds, seat_odds
from communique.session.log import HUMAN
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.game import Setup
from communique.window.kit import (
    Button,
    Cards,
    Chip,
    ChoiceCard,
    ChoiceOption,
    Column,
    Dialog,
    Flow,
    Grid,
    Label,
    Panel,
    Rich,
    Row,
    Scroll,
    Segmented,
    Spacer,
    TextField,
    Widget,
)
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.loading.measured_odds import Odds
    from communique.model.scenario import Party, Public
    from communique.model.sheet import Scenario
    from communique.negotiators.negotiator import Negotiator

WHO = (
    ChoiceOption(N_("One person"), tip=N_("You lead one delegation, computers lead the others.")),
    ChoiceOption(
        N_("Several people"), tip=N_("People share this keyboard; a curtain covers the screen between turns.")
    ),
    ChoiceOption(N_("Watch"), tip=N_("Computers lead every delegation; you observe.")),
)
PROTOCOLS = ("conference", "alternating")
PROTOCOL_OPTIONS = (
    ChoiceOption(N_("Conference"), tip=N_("Sessions with news, a floor, a ballot on the draft, and the press.")),
    ChoiceOption(
        N_("Alternating offers"),
        tip=N_("Whole packages in turn: offer, accept or leave. The protocol of the research literature."),
    ),
)
RULES = (
    ChoiceOption(
        N_("Practice"), tip=N_("Take back any decision of yours, also what others have answered. It is counted.")
    ),
    ChoiceOption(
        N_("For score"), tip=N_("A decision can be taken back until somebody else has moved or chance has spoken.")
    ),
)
"""What may be taken back; the second is for games whose results are compared."""
FAIR = N_("Seats are not given by nationality or opinion: take any, and perhaps the one that is farthest from you.")
ROLES = {"principal": N_("Principal: signs"), "mediator": N_("Mediator: has interests of its own")}
SHEETS = (
    ChoiceOption(N_("As written"), tip=N_("The points that stand in the scenario.")),
    ChoiceOption(
        N_("Fresh papers"),
        tip=N_("Points drawn anew by number, so that nobody knows the answer. Who wants what most stays."),
    ),
)
SEEDS = 1_000_000
PAPERS = 1_000_000


class SeatScreen(Screen):
    """Choosing before a game. State: the choices made so far."""

    name = "seat"
    first = "go"

    def __init__(self, app: App, scenario: Scenario) -> None:
        super().__init__(app)
        self.scenario = scenario.written or scenario
        self.public = scenario.public
        self.papers = randbelow(PAPERS) if scenario.papers is None else scenario.papers
        """The number of the fresh papers, whether they are chosen or not."""
        self.is_fresh = scenario.papers is not None
        self.drawn = scenario
        self.level = 0
        self.protocol = 0
        self.who = 0
        self.people: set[int] = {0}
        self.seed = randbelow(SEEDS)
        self.scored: bool | None = None
        """Whether it is for score, once that was chosen; until then the first level is for practice."""
        self.styles: dict[int, str] = {}
        """Styles chosen by hand, by seat; the level names the others."""

    def build(self) -> Widget:
        go = Button(tr("Read the briefing"), self._go, kind="primary", icon="arrow", id="go")
        if self.who == 1 and len(self.people) < 2:
            go.disable(tr("Choose at least two seats that people take."))
        more = Button(tr("More"), self._more, icon="gear", kind="ghost", id="more", tip=tr("The seed of chance"))
        note = Label(tr(FAIR), "small", colour="muted", flex=1)
        head = _parts.bar(
            self.app,
            tr("Choose a delegation"),
            under=tr("{title}, {date}", title=self.public.title, date=self.public.date),
        )
        cards = Grid(*(self._seat(k) for k in range(len(self.public.parties))), cell=330, gap=12)
        seats = Scroll(Column(*self._papers(), cards, gap=theme.GAP), id="seats")  # small windows have no room above it
        body = Column(self._choices(), seats, gap=theme.GAP, flex=1)
        return _parts.page(head, body, note, more, go)

    def keys(self) -> dict[str, KeyBinding]:
        return {"ctrl+return": KeyBinding(tr("Read the briefing"), self._go)}

    # parts

    def _choices(self) -> Widget:
        levels = self.public.levels
        parts: list[Widget] = []
        if levels:
            options = [ChoiceOption(level.title, tip=level.text) for level in levels]
            choice = Segmented(options, self.level, self._set_level, id="level", label=tr("Level"))
            parts.append(_choice(tr("Level"), levels[self.level].text, choice, 4))
        people = Segmented(_said(WHO), self.who, self._set_who, id="who", label=tr("Who plays"))
        parts.append(_choice(tr("Who plays"), tr(WHO[self.who].tip), people, 4))
        protocol = Segmented(
            _said(PROTOCOL_OPTIONS), self.protocol, self._set_protocol, id="protocol", label=tr("Protocol")
        )
        parts.append(_choice(tr("Protocol"), tr(PROTOCOL_OPTIONS[self.protocol].tip), protocol, 4))
        if self.who != 2:
            rules = Segmented(
                _said(RULES), int(self._for_score()), self._set_scored, id="scored", label=tr("Taking back")
            )
            parts.append(_choice(tr("Taking back"), tr(RULES[int(self._for_score())].tip), rules, 3))
        return Row(*parts, gap=24, align="start")

    def _papers(self) -> list[Widget]:
        """What the sheets hold, where the scenario states ranges."""
        if self.scenario.ranges is None:
            return []
        kind = Segmented(_said(SHEETS), int(self.is_fresh), self._set_fresh, id="papers", label=tr("Papers"))
        parts: list[Widget] = [Label(tr("Papers"), "small_strong", colour="accent_text"), Column(kind, flex=2)]
        if self.is_fresh:
            field = TextField(str(self.papers), self._set_papers, max_length=15, id="number", label=tr("Number"))
            another = Button(
                tr("Another"), self._another, icon="redo", id="another", tip=tr("Another number by chance")
            )
            parts += [Column(field, flex=1), another]
        return [Row(*parts, Label(tr(SHEETS[int(self.is_fresh)].tip), "caption", colour="muted", flex=3), gap=12)]

    def _seat(self, seat: int) -> Widget:
        party, style = self.public.parties[seat], self.app.ui.style
        sign = theme.sign(seat)
        person = seat in self._taken()
        names = Column(
            Label(party.name, "subheading"),
            Label(f"{party.office} {party.head}", "small", colour="muted"),
            gap=1,
            flex=1,
        )
        role = Chip(tr(ROLES[party.role.value]), mark=sign.shape, hue=sign.colour)
        goals = "\n".join(f"- {goal.text}" for goal in self._at_level().parties[seat].goals)
        return Panel(
            Row(_parts.emblem(style, seat, party, 54), names, gap=12),
            Flow(role),
            Rich(goals, "body"),
            Spacer(),
            self._leader(seat),
            *self._odds(seat),
            self._take(seat, party, person=person),
            gap=9,
            edge=sign.colour if person else "line",
            border=2.5 if person else 1,
        )

    def _leader(self, seat: int) -> Widget:
        if seat in self._taken():
            whose = tr("Led by you.") if self.who == 0 else tr("Led by a person at this keyboard.")
            return Label(whose, "small_strong", colour="accent_text")
        style = self._negotiators()[self._style(seat)]
        return Label(tr(style.description), "italic", colour="muted")

    def _odds(self, seat: int) -> list[Widget]:
        """What a reference player came to in the seat, where what is chosen is what was measured."""
        level, party = self._level_id(), self.public.parties[seat]
        odds = self._measured()
        if seat not in self._taken() or party.id not in odds.get(level, {}):
            return []
        levels = [(one.id, one.title) for one in self.public.levels]
        said = [seat_odds(odds[level][party.id]), level_odds(levels, odds, party.id)]
        return [Column(*(Label(one, "caption", colour="muted") for one in said if one), gap=2)]

    def _measured(self) -> Mapping[str, Mapping[str, Odds]]:
        """The odds by level and party: of one person in a conference on papers as written, with the level's styles.

        Where no deal is expected they would give the lesson away.
        """
        others = {seat: style for seat, style in self.styles.items() if seat not in self._taken()}
        as_measured = all(style == self._usual(seat) for seat, style in others.items())
        if self.who or self.protocol or self.is_fresh or not as_measured or self.scenario.no_deal_expected:
            return {}
        return measured_odds(self.public.id, self.scenario.digest, self.public.rules)

    def _take(self, seat: int, party: Party, *, person: bool) -> Widget:
        if self.who == 2:
            return Flow(self._style_button(seat, party))
        label = tr("Your seat") if self.who == 0 else tr("A person's seat")
        words = label if person else tr("Take this seat")
        take = Button(
            words,
            lambda: self._toggle(seat),
            kind="primary" if person else "plain",
            icon="check" if person else "person",
            id=f"take{seat}",
            label=tr("{what}: {party}", what=words, party=party.name),
        )
        return Flow(take) if person else Flow(take, self._style_button(seat, party))

    def _style_button(self, seat: int, party: Party) -> Button:
        name = tr(self._negotiators()[self._style(seat)].title)
        return Button(
            name,
            lambda: self._choose_style(seat),
            icon="scales",
            id=f"style{seat}",
            label=tr("Style of {party}: {style}", party=party.name, style=name),
        )

    # choices

    def _for_score(self) -> bool:
        return self.level > 0 if self.scored is None else self.scored

    def _set_scored(self, rules: int) -> None:
        self.scored = rules == 1
        self.app.rebuild()

    def _set_fresh(self, kind: int) -> None:
        self.is_fresh = kind == 1
        self.app.rebuild()

    def _set_papers(self, text: str) -> None:
        if text.strip().isdecimal():
            self.papers = int(text)

    def _another(self) -> None:
        self.papers = randbelow(PAPERS)
        self.app.rebuild()

    def _case(self) -> Scenario:
        """The scenario with the papers chosen. Raises PapersError."""
        if not self.is_fresh:
            return self.scenario
        if self.drawn.papers != self.papers:
            from communique.loading.fresh import fresh

            self.drawn = fresh(self.scenario, self.papers)
        return self.drawn

    def _taken(self) -> set[int]:
        return set() if self.who == 2 else self.people

    def _usual(self, seat: int) -> str:
        """The style that the level names."""
        level = self.public.levels[self.level] if self.public.levels else None
        return level.styles[seat] if level and level.styles else "problem-solver"

    def _style(self, seat: int) -> str:
        name = self.styles.get(seat, self._usual(seat))
        return name if name in self._negotiators() else next(iter(self._negotiators()))

    @staticmethod
    def _negotiators() -> Mapping[str, Negotiator]:
        from communique.negotiators.registry import every

        return every()

    def _level_id(self) -> str:
        """The level chosen; empty where the scenario has none."""
        return self.public.levels[self.level].id if self.public.levels else ""

    def _at_level(self) -> Public:
        """What everybody may know at the level chosen, so that nobody is shown a goal on what is not in play."""
        level = self._level_id()
        return at_level(self.scenario, level).public if level else self.public

    def _set_level(self, level: int) -> None:
        self.level = level
        self.app.rebuild()

    def _set_who(self, who: int) -> None:
        self.who = who
        if who == 0:
            self.people = {min(self.people, default=0)}
        elif who == 1 and len(self.people) < 2:
            self.people = set(self.people) | set(sorted(set(range(len(self.public.parties))) - self.people)[:1])
        self.app.rebuild()

    def _set_protocol(self, protocol: int) -> None:
        self.protocol = protocol
        self.app.rebuild()

    def _toggle(self, seat: int) -> None:
        if self.who == 0:
            self.people = {seat}
        else:
            self.people = self.people ^ {seat}
        self.app.rebuild()

    def _choose_style(self, seat: int) -> None:
        party, known = self.public.parties[seat], self._negotiators()
        names = sorted(known, key=lambda name: tr(known[name].title).casefold())
        cards = Cards(
            *(_style_card(known[name]) for name in names),
            value=names.index(self._style(seat)),
            on=lambda k: self._set_style(seat, names[k]),
            id="styles",
            label=tr("Style of {party}", party=party.name),
        )
        done = Button(tr("Done"), self.app.ui.close, kind="primary", id="done")
        words = Label(
            tr("How the computer negotiates for this delegation. It knows its own sheet and what it hears."), "small"
        )
        panel = Panel(
            Label(party.name, "heading"),
            words,
            Scroll(cards, flex=0),
            Row(Spacer(), done),
            pad=22,
            gap=12,
            width=560,
            shadow=14,
        )
        self.app.dialog(
            Dialog(
                panel,
                first=f"style-{self._style(seat)}",
                label=tr("Style"),
                id="style-dialog",
                on_close=lambda: self.app.focus(f"style{seat}"),
            )
        )

    def _set_style(self, seat: int, name: str) -> None:
        self.styles[seat] = name
        self.app.rebuild()

    def _more(self) -> None:
        field = TextField(str(self.seed), self._set_seed, max_length=18, id="seed", label=tr("Seed"))
        words = Label(
            tr("The seed of chance. The same seed, choices and moves give the same game, on any machine."), "body"
        )
        done = Button(tr("Done"), self.app.ui.close, kind="primary", id="done")
        panel = Panel(
            Label(tr("More"), "heading"), words, field, Row(Spacer(), done), pad=22, gap=12, width=460, shadow=14
        )
        self.app.dialog(Dialog(panel, first="seed", label=tr("More"), id="more-dialog"))

    def _set_seed(self, text: str) -> None:
        if text.strip().isdecimal():
            self.seed = int(text)

    def _go(self) -> None:
        if self.who == 1 and len(self.people) < 2:
            return
        from communique.loading.fresh import PapersError

        try:
            case = self._case()
        except PapersError as error:
            self.app.tell(tr("Fresh papers"), str(error))
            return
        level = self._level_id()
        lineup = tuple(
            HUMAN if seat in self._taken() else self._style(seat) for seat in range(len(self.public.parties))
        )
        scored = self.who != 2 and self._for_score()
        setup = Setup(case, level, PROTOCOLS[self.protocol], self.seed, lineup, scored)
        self.app.go("briefing", setup=setup)


def again(app: App, setup: Setup) -> None:
    """Show this screen with the choices of `setup`, another seed, and the title behind it."""
    app.begin("browser")
    screen = app.go("seat", scenario=setup.scenario)
    assert isinstance(screen, SeatScreen)
    levels = [level.id for level in screen.public.levels]
    screen.level = levels.index(setup.level) if setup.level in levels else 0
    screen.protocol = PROTOCOLS.index(setup.protocol)
    screen.people = {int(seat) for seat in setup.humans} or {0}
    screen.who = min(1, len(setup.humans) - 1) if setup.humans else 2
    screen.scored = setup.scored
    screen.styles = {seat: name for seat, name in enumerate(setup.lineup) if name != HUMAN}
    app.rebuild()


def reseeded(setup: Setup) -> Setup:
    """The same choices with another seed."""
    return replace(setup, seed=randbelow(SEEDS))


def _said(options: tuple[ChoiceOption, ...]) -> list[ChoiceOption]:
    """Options of the tables above, in the language spoken."""
    return [replace(option, text=tr(option.text), tip=tr(option.tip)) for option in options]


def _choice(title: str, text: str, control: Widget, flex: float) -> Widget:
    return Column(
        Label(title, "small_strong", colour="accent_text"),
        control,
        Label(text, "caption", colour="muted"),
        gap=4,
        flex=flex,
    )


def _style_card(one: Negotiator) -> ChoiceCard:
    words = Column(Label(tr(one.title), "strong"), Label(tr(one.description), "small", colour="muted"), gap=1)
    return ChoiceCard(words, label=tr(one.title), id=f"style-{one.name}", pad=10, tone="paper")


def _choosing(who: int, then: Callable[[SeatScreen], None] = lambda screen: None) -> Visit:
    def visit(guide: Guide) -> None:
        screen = guide.app.go("seat", scenario=guide.scenario)
        assert isinstance(screen, SeatScreen)
        screen._set_who(who)
        then(screen)

    return visit


SCREEN = SeatScreen
VISITS = {
    "one-person": _choosing(0),
    "several-people": _choosing(1),
    "watching": _choosing(2),
    "a-style": _choosing(0, lambda screen: screen._choose_style(1)),
    "more": _choosing(0, SeatScreen._more),
    "fresh-papers": _choosing(0, lambda screen: screen._set_fresh(1)),
}
