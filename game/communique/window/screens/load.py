"""The saved games, the last played first: open one, or delete one after a question. Broken ones say what is wrong.

The list is made from first lines. How far a game has come is worked out only while a budget of bytes lasts, so that
no folder, whatever is in it, keeps the screen waiting.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from communique.session.folder import Listed, delete, listing, placeless, saves_folder
from communique.session.log import HUMAN, Header
from communique.session.recorder import SaveError
from communique.session.store import DamagedError, SavedProgress, read_save, saved_progress
from communique.window.app import App, Screen
from communique.window.kit import Button, Chip, Column, Flow, Label, Panel, Row, Widget
from communique.window.legible import legible, shown
from communique.window.screens import _parts
from communique.window.screens._saves import described, offer_copy, open_it, title_of, when
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, in_a_row, language, tr

if TYPE_CHECKING:
    from communique.model.sheet import Scenario

BUDGET = 500_000
"""Bytes of saves that are played through to say how far each has come: some forty games."""

ENDINGS = {
    "joint": N_("Ended with a joint communiqué"),
    "partial": N_("Ended with a partial agreement"),
    "adjourned": N_("Adjourned"),
    "not-ratified": N_("Signed, not ratified"),
    "breakdown": N_("Broken off"),
}
ELSEWHERE = N_("Its scenario is not one that comes with the program. Open it with: {command}")
COMMAND = "communique play SCENARIO.yaml --save FILE"


class SaveRow(NamedTuple):
    """What the list says about one save. `problem` is empty when it can be opened."""

    found: Listed
    title: str
    chips: tuple[str, ...] = ()
    seats: str = ""
    problem: str = ""
    damaged: DamagedError | None = None
    """Set where the beginning of it is a game."""


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
                    Label(tr("There is no saved game yet."), "lead"),
                    Label(tr("Every game is saved as it is played.")),
                    pad=28,
                )
            ]
        head = _parts.bar(self.app, tr("Load a game"), under=_where())
        return _parts.page(head, _parts.scrolled("saves", *rows, width=940))

    def _row(self, number: int, entry: SaveRow) -> Widget:
        words = Column(Label(entry.title, "subheading"), gap=5, flex=1)
        chips = [Chip(text) for text in entry.chips if text]
        if entry.problem:
            words.add(Flow(Chip(tr("Cannot be opened"), icon="warning", hue="bad"), *chips, gap=6))
            words.add(Label(legible(entry.problem), "small"))
        else:
            words.add(Label(entry.seats, "small", colour="muted"), Flow(*chips, gap=6))
        title = entry.title
        buttons = [
            Button(
                tr("Delete"),
                lambda: self._ask(number),
                kind="danger",
                icon="cross",
                id=f"delete{number}",
                label=tr("Delete {title}", title=title),
            )
        ]
        if damaged := entry.damaged:
            copy = Button(tr("Open a copy"), lambda: offer_copy(self.app, damaged), icon="save", id=f"copy{number}")
            buttons.append(copy)
        elif not entry.problem:
            go = Button(tr("Open"), lambda: self._open(entry), kind="primary", icon="play", id=f"open{number}")
            buttons.append(go)
        return Panel(Row(words, *buttons, gap=10), pad=16, shadow=3)

    def _open(self, entry: SaveRow) -> None:
        open_it(self.app, entry.found.path)

    def _ask(self, number: int) -> None:
        body = tr("{game}. It cannot be brought back.", game=described(self.entries[number].found))
        self.app.confirm(tr("Delete this game?"), body, tr("Delete"), lambda: self._delete(number), no=tr("Keep"))

    def _delete(self, number: int) -> None:
        try:
            delete(self.entries[number].found.path)
        except SaveError as error:
            self.app.tell(tr("The game could not be deleted"), legible(str(error)))
        self.entries = _entries()
        self.app.rebuild()


def _where() -> str:
    """The folder of saves, or why there is none."""
    try:
        return shown(saves_folder())
    except SaveError as error:
        return str(error)


def _entries() -> list[SaveRow]:
    """What is said of each save; the first ones are played through, as far as the budget goes."""
    left, entries = BUDGET, []
    for one in listing():
        if one.header is None:
            entries.append(SaveRow(one, _name(one), (when(one.when),), problem=one.problem))
            continue
        whole = one.size <= left  # a large one is not played through, and leaves room for the small ones
        left -= one.size if whole else 0
        entries.append(_entry(one, one.header, whole=whole))
    return entries


def _name(one: Listed) -> str:
    return shown(one.path.relative_to(one.path.parent))


def _entry(one: Listed, header: Header, *, whole: bool) -> SaveRow:
    from communique.loading.fresh import PapersError
    from communique.loading.scenario_file import ScenarioError, list_scenarios

    title, damaged = title_of(header.scenario), None
    if header.scenario not in list_scenarios():
        return SaveRow(one, title, (when(one.when), _name(one)), problem=tr(ELSEWHERE, command=COMMAND))
    try:
        return _known(one, header, whole=whole)
    except DamagedError as error:
        problem, damaged = placeless(one.path, error), error
    except SaveError as error:
        problem = placeless(one.path, error)
    except (ScenarioError, PapersError, OSError) as error:
        problem = str(error)
    except Exception as error:  # one save that nobody foresaw must not hide the others
        problem = tr("It cannot be read ({error}).", error=type(error).__name__)
    return SaveRow(one, title, (when(one.when), _name(one)), problem=problem, damaged=damaged)


def _known(one: Listed, header: Header, *, whole: bool) -> SaveRow:
    """What is said of a save of a scenario that is here. Raises what `restore` raises."""
    scenario = _scenario(header.scenario, header.digest, header.papers, language())
    stands = saved_progress(read_save(one.path), scenario) if whole else None
    public = scenario.public
    if len(header.lineup) != len(public.parties):
        raise SaveError(
            tr("The line-up names {count} of {all} seats.", count=len(header.lineup), all=len(public.parties))
        )
    named = zip(public.parties, header.lineup, strict=True)
    seats = in_a_row([tr("{party}: {leader}", party=party.short, leader=_leader(name)) for party, name in named])
    level = [level.title for level in public.levels if level.id == header.level]
    return SaveRow(one, public.title, (when(one.when), *level, _how_far(stands) if stands else ""), seats)


def _leader(name: str) -> str:
    if name == HUMAN:
        return tr("a person")
    from communique.negotiators.registry import every

    known = every()
    return tr(known[name].title).lower() if name in known else shown(name)


def _how_far(stands: SavedProgress) -> str:
    table, public = stands.table, stands.public
    if stands.ending is not None:
        return tr(ENDINGS[stands.ending])
    if table.alternating is not None:
        return tr("Round {round} of {rounds}", round=table.when + 1, rounds=public.rounds)
    return tr("Session {session} of {sessions}", session=min(table.when + 1, public.sessions), sessions=public.sessions)


@lru_cache(maxsize=16)
def _scenario(name: str, digest: str, papers: int | None, spoken: str) -> Scenario:
    """The edition that a save was played with; `spoken` is the language it is read in, so that each is kept."""
    from communique.loading.earlier import load_edition

    return load_edition(name, digest, papers)


def _with_saves(guide: Guide) -> None:
    guide.play().close()
    guide.app.go("load")


def _asked(guide: Guide) -> None:
    _with_saves(guide)
    screen = guide.app.screen
    assert isinstance(screen, Load)
    screen._ask(0)


SCREEN = Load
VISITS: dict[str, Visit] = {
    "without-saves": lambda guide: guide.app.go("load"),
    "with-saves": _with_saves,
    "before-one-is-deleted": _asked,
}
