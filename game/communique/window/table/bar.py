"""The bar at the foot: what to do now, and the buttons that do it.

On the floor it shows the main moves and three groups; at other times the decision that is due, with its ways as
buttons. State: what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from communique.faces import FACES, Group
from communique.model.message import N_
from communique.present import Action, Decision, DecisionChoice, SigningDecision, Status
from communique.window.icons import known_icon
from communique.window.kit import Button, Column, Flow, Label, Panel, Row, Scroll, Spacer, Widget
from communique.window.table.keybutton import KeyButton
from communique.window.table.signs import Pips, Thinking
from communique.words import tr


class GroupButton(NamedTuple):
    """The button behind which a group of moves stands."""

    words: str
    key: str
    tip: str


GROUPS: Final = {
    Group.TALK: GroupButton(N_("Talk"), "Z", N_("Tell, reject with reasons, amend, if-then, caucus.")),
    Group.HOME: GroupButton(N_("Home and exit"), "X", N_("Gestures, the capital, warnings, leaving.")),
    Group.MEDIATOR: GroupButton(N_("Mediator"), "E", N_("Drafts, guarantees, the final text.")),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Everything the bar shows."""

    status: Status
    actions: tuple[Action, ...]
    points: tuple[int, int] | None
    """Action points left and those of a fresh turn, on my floor."""
    decision: Decision | None
    """The news, the press or a question, when it is mine to decide."""
    signing: SigningDecision | None
    watching: bool
    fast: bool
    adviser: bool = False
    """True when the adviser can be asked."""
    held: bool = False
    """True while the person holds the talks."""
    waits: bool = False
    """True while the others wait for the person to go on."""
    looking: bool = False
    """True when a text is being signed elsewhere, and this is only looked at."""


@dataclass(frozen=True, slots=True)
class BarActions:
    """What the bar's buttons do."""

    act: Callable[[str], None]
    """Open or make the move of that name."""
    group: Callable[[Group], None]
    """Open a group of moves."""
    way: Callable[[DecisionChoice], None]
    hurry: Callable[[], None]
    adviser: Callable[[], None]
    hold: Callable[[], None]
    go_on: Callable[[], None]
    text: Callable[[], None]
    """Go back to the text that is being signed."""


class FootBar(Panel):
    """The panel at the foot of the table."""

    def __init__(self, due: Due, actions: BarActions) -> None:
        self._due, self._actions = due, actions
        self._thinking = Thinking(id="thinking")
        self._clock = Label("", "strong", colour="accent_text", wrap=False, id="clock", visible=False)
        super().__init__(tone="room", pad=(16, 10, 12, 10), gap=8, radius=10, shadow=5, id="bar")
        self._edge()
        self._held = Column(*self._parts(), gap=8)
        self.add(Scroll(self._held))  # long news and large letters in a small window

    def show(self, due: Due) -> None:
        """Show what is due now."""
        if due != self._due:
            self._due = due
            self._edge()
            self.repaint()
            self._held.replace(*self._parts())

    def think(self, *, on: bool) -> None:
        """Show that a delegation is deciding, or stop."""
        self._thinking.show(on=on)

    def time(self, words: str) -> None:
        """Show the time left for the turn; nothing for none."""
        self._clock.set(words)
        self._clock.visible = bool(words)

    def _edge(self) -> None:
        """A brass edge when it is one's own turn."""
        mine = self._due.status.my_turn
        self.edge, self.border = ("brass", 1.5) if mine else ("line", 1)

    def _parts(self) -> list[Widget]:
        due = self._due
        words: list[Widget] = [Label(due.status.prompt, "strong", id="prompt")]
        if due.decision is not None:
            words = [
                Label(due.decision.title, "strong", colour="accent_text", id="prompt"),
                Label(due.decision.text, "body", id="matter"),
            ]
        elif due.signing is not None:
            words.append(Label(due.signing.verdict, "body", id="matter"))
        side = [*self._back(), *self._adviser(), *self._left()]
        head = Row(Column(*words, gap=1, flex=1), self._thinking, self._clock, *side, gap=12)
        buttons = self._buttons()
        return [head, Flow(*buttons, gap=7)] if buttons else [head]

    def _back(self) -> list[Widget]:
        if not self._due.looking:
            return []
        back = self._actions.text
        return [KeyButton(tr("Back to the text"), back, key=tr("Esc"), kind="ghost", icon="draft", id="to-signing")]

    def _adviser(self) -> list[Widget]:
        if not self._due.adviser:
            return []
        words, tip = tr("Ask the adviser"), tr("A hint from your own papers and from what you heard.")
        ask = self._actions.adviser
        return [KeyButton(words, ask, key="V", kind="quiet", face="small_strong", id="ask-adviser", tip=tip)]

    def _left(self) -> list[Widget]:
        if self._due.points is not None:
            left, whole = self._due.points
            tip = tr("Action points of this turn. Offers, questions and the like cost one; a draft costs two.")
            return [Pips(tr("Action points"), left, max(left, whole), id="points", tip=tip)]
        if self._due.status.my_turn:
            return []
        return self._pace()

    def _pace(self) -> list[Widget]:
        """How the others' moves follow each other."""
        due, does = self._due, self._actions
        if due.waits or due.held:
            tip = tr("Let one more move happen.")
            on = KeyButton(
                tr("Next move"), does.go_on, key=".", kind="primary", face="small_strong", id="next-move", tip=tip
            )
            words, tip = tr("Go on"), tr("Let the talks go on by themselves.")
            free = KeyButton(words, does.hold, key=tr("Ctrl H"), kind="quiet", face="small_strong", id="hold", tip=tip)
            return [on, *([free] if due.held else []), self._hurry()]
        tip = tr("Hold the talks, to look at what has happened.")
        hold = KeyButton(tr("Hold"), does.hold, key=tr("Ctrl H"), kind="quiet", face="small_strong", id="hold", tip=tip)
        return [hold, self._hurry()]

    def _hurry(self) -> Widget:
        words = tr("Slower") if self._due.fast else tr("Faster")
        tip = tr("Let the delegations move without a pause, or with one.")
        return KeyButton(words, self._actions.hurry, key="H", kind="quiet", face="small_strong", id="hurry", tip=tip)

    def _buttons(self) -> Sequence[Widget]:
        due = self._due
        if due.watching:
            return []
        if due.decision is not None:
            return self._ways(due.decision)
        if due.signing is not None:
            return self._signing(due.signing)
        return self._moves(due.actions)

    def _ways(self, decision: Decision) -> list[Button]:
        buttons: list[Button] = []
        if decision.needs_clause:
            buttons.append(
                KeyButton(
                    tr("Name the changes") if decision.about else tr("Name a clause"),
                    partial(self._actions.act, "answer"),
                    key=FACES["answer"].key,
                    kind="primary",
                    icon="ask",
                    id="answer-clause",
                )
            )
        for number, way in enumerate(decision.ways, start=1):
            best = bool(decision.by_hand) and number == 1 and not way.reason and not way.harm
            buttons.append(
                KeyButton(
                    way.label,
                    partial(self._actions.way, way),
                    key=tr("Ctrl {n}", n=number),
                    shortcut=f"ctrl+{number}",
                    note=way.note,
                    tip=f"{way.text}\n{way.harm}".strip(),
                    kind="primary" if best else "plain",
                    reason=way.reason,
                    id=f"way{number - 1}",
                )
            )
        if decision.by_hand:
            clauses = partial(self._actions.act, decision.by_hand)
            face = FACES[decision.by_hand]
            buttons.append(
                KeyButton(
                    tr("Clause by clause"),
                    clauses,
                    key=face.key,
                    icon=known_icon(face.icon),
                    kind="plain" if any(b.kind == "primary" for b in buttons) else "primary",
                    id=f"do-{decision.by_hand}",
                )
            )
        return buttons

    def _signing(self, signing: SigningDecision) -> list[Widget]:
        final, act = signing.final, self._actions.act
        sign = tr("Yes, sign") if final else tr("Sign")
        withhold = tr("No, withhold") if final else tr("Withhold")
        keys = FACES["sign"].key, FACES["withhold"].key
        return [
            KeyButton(
                sign,
                partial(act, "sign"),
                key=keys[0],
                kind="plain" if signing.harm else "primary",
                icon="sign",
                tip=signing.harm,
                id="sign",
            ),
            KeyButton(withhold, partial(act, "withhold"), key=keys[1], kind="danger", icon="reject", id="withhold"),
        ]

    def _moves(self, actions: Sequence[Action]) -> list[Widget]:
        main = [a for a in actions if a.group is Group.MAIN]
        if not main:
            return []
        best = _best(main)
        buttons: list[Widget] = [self._move(a, kind="primary" if a.name == best else "plain") for a in main]
        others = [a for a in actions if a.group is not Group.MAIN]
        if len(others) <= 2:
            return buttons + [self._move(a, kind="quiet") for a in others]
        buttons.append(Spacer(width=10, height=10))
        for name in GROUPS:
            inside = [a for a in others if a.group is name]
            if inside:
                buttons.append(self._group(name, inside))
        return buttons

    def _group(self, name: Group, inside: list[Action]) -> Widget:
        words, key, tip = tr(GROUPS[name].words), GROUPS[name].key, tr(GROUPS[name].tip)
        closed = all(a.reason for a in inside)
        said = f"{tip} {inside[0].reason}" if closed else tip
        act = partial(self._actions.group, name)
        return KeyButton(words, act, key=key, kind="ghost", icon="chevron-up", tip=said, id=f"group-{name}")

    def _move(self, action: Action, *, kind: str) -> Widget:
        return KeyButton(
            action.title,
            lambda: self._actions.act(action.name),
            key=action.face.key,
            icon=known_icon(action.face.icon),
            kind="plain" if action.reason else kind,
            reason=action.reason,
            tip=action.about,
            id=f"do-{action.name}",
        )


def _best(main: Sequence[Action]) -> str:
    """The main move to put forward: the first that is possible and harms nobody's case, or passing if none else is."""
    possible = [a.name for a in main if not a.reason and not a.harm]
    return possible[0] if possible else ""
