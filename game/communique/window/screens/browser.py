"""The scenarios there are: a card for each on the left, what it is about on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.loading.quality import GRADE_NAMES, Quality, quality
from communique.window import theme
from communique.window.app import App, KeyBinding, Screen
from communique.window.kit import (
    Button,
    Cards,
    Chip,
    ChoiceCard,
    Column,
    Flow,
    Label,
    Panel,
    Rich,
    Row,
    Rule,
    Scroll,
    Spacer,
    Widget,
)
from communique.window.screens import _parts
from communique.words import in_a_row, tr, tr_n

if TYPE_CHECKING:
    from communique.model.scenario import Public
    from communique.model.sheet import Scenario

_KNOWN: dict[str, tuple[Public, Quality]] = {}
"""By id what was last asked for: the lints take a while, and the browser is opened often. A scenario whose file has
changed has another public part, so nothing old is shown; no sheet is kept."""


class Browser(Screen):
    """Cards to choose a scenario from. State: the scenarios read, or why one cannot be; their quality; the choice."""

    name = "browser"
    first = "open"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.found = _read_all()
        self.quality = {name: _quality(one) for name, one in self.found.items() if not isinstance(one, str)}
        self.chosen = next((name for name, one in self.found.items() if not isinstance(one, str)), "")

    def build(self) -> Widget:
        names = list(self.found)
        value = names.index(self.chosen) if self.chosen else None
        cards = Cards(
            *(self._card(name) for name in names), value=value, on=self._choose, id="cards", label=tr("Scenarios")
        )
        left = Scroll(cards, flex=5, id="list")
        body = Row(left, self._about(), gap=theme.GAP, align="stretch", flex=1)
        head = _parts.bar(self.app, tr("Choose a scenario"), under=tr("A real meeting, or an invented one to learn on"))
        return _parts.page(head, body)

    def keys(self) -> dict[str, KeyBinding]:
        return {"ctrl+return": KeyBinding(tr("Choose a delegation"), self._open)}

    def _choose(self, index: int) -> None:
        name = list(self.found)[index]
        if not isinstance(self.found[name], str):
            self.chosen = name
        self.app.rebuild()

    def _open(self) -> None:
        scenario = self.found.get(self.chosen, "")
        if not isinstance(scenario, str):
            self.app.go("seat", scenario=scenario)

    def _card(self, name: str) -> ChoiceCard:
        one = self.found[name]
        if isinstance(one, str):
            body = (
                Label(name, "heading"),
                Chip(tr("Cannot be opened"), icon="warning", hue="bad"),
                Label(one, "small"),
            )
            return ChoiceCard(*body, label=name, reason=one, id=f"card-{name}", tone="paper")
        public, style = one.public, self.app.ui.style
        emblems = [_parts.emblem(style, seat, party, 34) for seat, party in enumerate(public.parties)]
        title = Column(
            Label(public.title, "heading"),
            Label(_parts.held(public), "small", colour="muted"),
            gap=0,
            flex=1,
        )
        medals = Flow(*emblems, Chip(tr(GRADE_NAMES[self.quality[name].step]), icon="check"), gap=4)
        return ChoiceCard(
            title,
            medals,
            _chips(public),
            label=public.title,
            id=f"card-{name}",
            gap=8,
            pad=16,
            tone="paper",
        )

    def _about(self) -> Widget:
        scenario = self.found.get(self.chosen, tr("No scenario can be opened."))
        if isinstance(scenario, str):
            return Panel(Label(scenario), flex=7)
        public = scenario.public
        open_it = Button(tr("Choose a delegation"), self._open, kind="primary", icon="arrow", id="open")
        parties = Flow(*(_parts.party_chip(seat, party) for seat, party in enumerate(public.parties)), gap=6)
        issues = in_a_row([issue.title[:1].lower() + issue.title[1:] for issue in public.issues])
        words = Column(
            Label(public.title, "title"),
            Label(_parts.held(public), "body", colour="muted"),
            Rule(hue="accent", thickness=2),
            Rich(public.story.strip(), "lead"),
            Label(tr("At the table"), "subheading"),
            parties,
            Label(tr("On the agenda"), "subheading"),
            Label(tr("{parts}.", parts=f"{issues[:1].upper()}{issues[1:]}")),
            Label(tr("On the quality scale"), "subheading"),
            *_standing(self.quality[self.chosen]),
            gap=10,
        )
        return Panel(Scroll(words, id="about"), Row(Spacer(), open_it), flex=7, pad=24, gap=12)


def _chips(public: Public) -> Widget:
    kind = Chip(tr("Fictional"), icon="star") if public.fictional else Chip(tr("Historical"), icon="globe")
    facts = [
        kind,
        Chip(tr_n("{n} delegation", "{n} delegations", len(public.parties)), icon="people"),
        Chip(tr_n("{n} issue", "{n} issues", len(public.issues)), icon="draft"),
        Chip(tr_n("{n} session", "{n} sessions", public.sessions), icon="clock"),
    ]
    return Flow(*facts, gap=6)


def _quality(scenario: Scenario) -> Quality:
    """Where a scenario stands, worked out once for as long as its file stays as it is."""
    name = scenario.public.id
    if name not in _KNOWN or _KNOWN[name][0] is not scenario.public:
        _KNOWN[name] = (scenario.public, quality(scenario))
    return _KNOWN[name][1]


def _standing(quality: Quality) -> list[Widget]:
    """The step, and a sentence for each thing that the next one asks for."""
    step = tr(GRADE_NAMES[quality.step])
    if quality.following is None:
        return [Label(tr("{step}: nothing is missing.", step=step))]
    following = tr(GRADE_NAMES[quality.following])
    head = Label(tr("{step}. {following} asks for:", step=step, following=following))
    return [head, *(Label(one.sentence, "small", colour="muted") for one in quality.missing)]


def _read_all() -> dict[str, Scenario | str]:
    """Every shipped scenario by its id; a sentence for each finding in place of one that cannot be read."""
    from communique.loading.scenario_file import ScenarioError, list_scenarios, load_scenario

    found: dict[str, Scenario | str] = {}
    for name in list_scenarios():
        try:
            found[str(name)] = load_scenario(name)
        except (ScenarioError, OSError) as error:
            found[str(name)] = str(error)
    return dict(sorted(found.items(), key=lambda pair: _rank(pair[1])))


def _rank(one: Scenario | str) -> int:
    """Where a scenario stands in the list: what really happened, then what is invented, then what is broken."""
    return 2 if isinstance(one, str) else int(one.public.fictional)


SCREEN = Browser
