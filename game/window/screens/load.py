"""The saved games, the last played first: open one, or delete one after a question. Broken ones say what is wrong."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.rules.state import AlternatingTable
from game.session.log import HUMAN
from game.session.store import SaveError, read_save, restore, saves_folder
from game.window.app import App, Screen
from game.window.kit import Button, Chip, Column, Flow, Label, Panel, Row, Widget
from game.window.screens import _parts
from game.window.screens._saves import files, open_it, when

if TYPE_CHECKING:
    from game.model.sheet import Scenario
    from game.session.session import Session

MOST = 60
"""How many saves are listed."""

ENDINGS = {
    "joint": "Ended with a joint communiqué",
    "partial": "Ended with a partial agreement",
    "adjourned": "Adjourned",
    "not-ratified": "Signed, not ratified",
    "breakdown": "Broken off",
}


class Entry(NamedTuple):
    """What the list says about one save. `problem` is empty when it can be opened."""

    path: Path
    title: str
    chips: tuple[str, ...]
    seats: str
    problem: str


class Load(Screen):
    """A list of saves. State: the entries read."""

    name = "load"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.entries = _entries()
        usable = [k for k, entry in enumerate(self.entries) if not entry.problem]
        self.first = f"open{usable[0]}" if usable else "back"

    def build(self) -> Widget:
        rows = [self._row(k, entry) for k, entry in enumerate(self.entries)]
        if not rows:
            rows = [
                Panel(
                    Label("There is no saved game yet.", "lead"), Label("Every game is saved as it is played."), pad=28
                )
            ]
        head = _parts.bar(self.app, "Load a game", under=str(saves_folder()))
        return _parts.page(head, _parts.scrolled("saves", *rows, width=940))

    def _row(self, number: int, entry: Entry) -> Widget:
        words = Column(Label(entry.title, "subheading"), gap=5, flex=1)
        if entry.problem:
            words.add(Flow(Chip("Cannot be opened", icon="warning", hue="bad")), Label(entry.problem, "small"))
            return Panel(words, pad=16, shadow=3)
        chips = Flow(*(Chip(text) for text in entry.chips), gap=6)
        words.add(Label(entry.seats, "small", colour="muted"), chips)
        open_it = Button("Open", lambda: self._open(entry), kind="primary", icon="play", id=f"open{number}")
        delete = Button("Delete", lambda: self._ask(number), kind="danger", icon="cross", id=f"delete{number}")
        return Panel(Row(words, delete, open_it, gap=10), pad=16, shadow=3)

    def _open(self, entry: Entry) -> None:
        open_it(self.app, entry.path)

    def _ask(self, number: int) -> None:
        entry = self.entries[number]
        body = f"{entry.title}, {when(entry.path)}. It cannot be brought back."
        self.app.confirm("Delete this game?", body, "Delete", lambda: self._delete(number), no="Keep")

    def _delete(self, number: int) -> None:
        try:
            self.entries[number].path.unlink()
        except OSError as error:
            self.app.tell("The game could not be deleted", f"{self.entries[number].path}: {error.strerror}.")
        self.entries = _entries()
        self.app.rebuild()


def _entries() -> list[Entry]:
    return [_entry(path) for path in files()[:MOST]]


def _entry(path: Path) -> Entry:
    from game.loading.scenario import ScenarioError

    try:
        save = read_save(path)
        session = restore(save, _scenario(save.header.scenario))
    except (SaveError, ScenarioError, OSError) as error:
        return Entry(path, path.name, (), "", str(error))
    public = session.scenario.public
    named = zip(public.parties, save.header.lineup, strict=True)
    seats = ", ".join(f"{party.short}: {_leader(name)}" for party, name in named)
    level = [one.title for one in public.levels if one.id == save.header.level]
    return Entry(path, public.title, (when(path), *level, _how_far(session)), seats, "")


def _leader(name: str) -> str:
    if name == HUMAN:
        return "a person"
    from game.negotiators.registry import NEGOTIATORS

    return NEGOTIATORS[name].title.lower() if name in NEGOTIATORS else name


def _how_far(session: Session) -> str:
    table, public = session.state.table, session.scenario.public
    if table.ending is not None:
        return ENDINGS[session.outcome().kind]
    if isinstance(table, AlternatingTable):
        return f"Round {table.round + 1} of {public.rounds}"
    return f"Session {min(table.session + 1, public.sessions)} of {public.sessions}"


@lru_cache(maxsize=16)
def _scenario(name: str) -> Scenario:
    from game.loading.scenario import load_scenario

    return load_scenario(name)


SCREEN = Load
