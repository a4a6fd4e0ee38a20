"""The saved games, the last played first, what branched off under what it left: open, replay, name or delete one.

The list is made from first lines, and of what a save says of itself. How far a game has come is worked out only while
a budget of bytes lasts, so that no folder, whatever is in it, keeps the screen waiting. Broken saves say what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.rules.state import ALTERNATING_OFFERS
from communique.session.about import UNLABELLED, SaveLabel
from communique.session.folder import MOST_LISTED, Listed, count, delete, labelled, listing, placeless, saves_folder
from communique.session.log import HUMAN, Header
from communique.session.recorder import SaveError
from communique.session.store import DamagedError, relabel
from communique.window.app import App, Screen
from communique.window.kit import Button, Chip, Column, Flow, Label, Panel, Row, Spacer, Widget
from communique.window.legible import legible, shown
from communique.window.screens import _parts
from communique.window.screens._naming import ask_name
from communique.window.screens._progress import BUDGET, known, progress, public_of
from communique.window.screens._saves import described, offer_copy, open_it, opened, title_of, when
from communique.window.screens._thumbnail import fullness, thumbnail
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, in_a_row, tr

if TYPE_CHECKING:
    from communique.model.scenario import Public
    from communique.session.progress import SavedProgress

ENDINGS = {
    "joint": N_("Ended with a joint communiqué"),
    "partial": N_("Ended with a partial agreement"),
    "adjourned": N_("Adjourned"),
    "not-ratified": N_("Signed, not ratified"),
    "breakdown": N_("Broken off"),
}
ELSEWHERE = N_("Its scenario is not one that comes with the program. Open it with: {command}")
COMMAND = "communique play SCENARIO.yaml --save FILE"
DEEPEST = 3
"""How far branches of branches are set in, at most."""


class SaveRow(NamedTuple):
    """What the list says about one save. `problem` is empty when it can be opened."""

    found: Listed
    title: str
    chips: tuple[str, ...] = ()
    seats: str = ""
    problem: str = ""
    damaged: DamagedError | None = None
    """Set where the beginning of it is a game."""
    label: SaveLabel = UNLABELLED
    ended: bool = False
    stands: SavedProgress | None = None
    """None where it was not played through."""
    depth: int = 0
    """How many saves that it branched off stand above it."""


class Load(Screen):
    """A list of saves. State: the entries read, and how many newer ones come before them."""

    name = "load"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.skip = 0
        self._read()

    def _read(self) -> None:
        self.entries = _in_order(_entries(self.skip))
        self.all = count()
        usable = [k for k, entry in enumerate(self.entries) if not entry.problem]
        self.first = f"open{usable[0]}" if usable else "back"

    def shown(self) -> None:
        if self.app.game is not None:  # looked at from here, and left again
            self.app.close_game()
            self._read()
            self.app.rebuild()

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
        return _parts.page(head, _parts.scrolled("saves", *rows, *self._more(), width=940))

    def _more(self) -> list[Widget]:
        """The way to saves that are older than those listed, and back."""
        if self.all <= MOST_LISTED:
            return []
        last = self.skip + len(self.entries)
        said = tr("{first} to {last} of {all}", first=self.skip + 1, last=last, all=self.all)
        newer = Button(tr("Newer"), lambda: self._turn(-MOST_LISTED), icon="chevron-left", id="newer")
        older = Button(tr("Older"), lambda: self._turn(MOST_LISTED), icon="chevron-right", id="older")
        if not self.skip:
            newer.disable(tr("These are the newest."))
        if last >= self.all:
            older.disable(tr("There are no older ones."))
        return [Flow(newer, older, Label(said, "small", colour="muted", wrap=False), gap=10)]

    def _turn(self, by: int) -> None:
        self.skip = max(0, self.skip + by)
        self._read()
        self.app.rebuild()
        self.app.focus(self.first)

    def _row(self, number: int, entry: SaveRow) -> Widget:
        words = Column(Label(entry.label.name or entry.title, "subheading"), gap=5, flex=1)
        chips = [Chip(text) for text in entry.chips if text]
        if entry.problem:
            words.add(Flow(Chip(tr("Cannot be opened"), icon="warning", hue="bad"), *chips, gap=6))
            words.add(Label(legible(entry.problem), "small"))
        else:
            words.add(*(Label(said, "small", colour="muted") for said in _about(entry) if said), Flow(*chips, gap=6))
        if entry.stands is not None and entry.stands.last:
            words.add(Label(entry.stands.last, "italic", max_lines=2))
        words.add(Flow(*self._buttons(number, entry), gap=8))
        picture: list[Widget] = []
        if entry.stands is not None:
            full = fullness(entry.stands.public, entry.stands.table)
            picture = [thumbnail(entry.stands.public, full, id=f"picture{number}")]
        row = Panel(Row(*picture, words, gap=14, align="start"), pad=16, shadow=3)
        if not entry.depth:
            return row
        row.flex = 1
        return Row(Spacer(width=26 * min(entry.depth, DEEPEST)), row, gap=0)

    def _buttons(self, number: int, entry: SaveRow) -> Iterator[Button]:
        name = entry.label.name or entry.title
        if damaged := entry.damaged:
            yield Button(tr("Open a copy"), lambda: offer_copy(self.app, damaged), icon="save", id=f"copy{number}")
        elif not entry.problem:
            yield Button(tr("Open"), lambda: self._open(entry), kind="primary", icon="play", id=f"open{number}")
            if entry.ended:
                yield Button(tr("Replay"), lambda: self._replay(entry), icon="history", id=f"replay{number}",
                             label=tr("Replay {title}", title=name))  # fmt: skip
            yield Button(tr("Name"), lambda: self._ask_name(number), icon="note", id=f"name{number}",
                         label=tr("Name {title}", title=name))  # fmt: skip
        yield Button(tr("Delete"), lambda: self._ask(number), kind="danger", icon="cross", id=f"delete{number}",
                     label=tr("Delete {title}", title=name))  # fmt: skip

    def _open(self, entry: SaveRow) -> None:
        open_it(self.app, entry.found.path)

    def _replay(self, entry: SaveRow) -> None:
        if (game := opened(self.app, entry.found.path)) is not None:
            self.app.play(game)
            self.app.go("replay") if game.over else self.app.enter_game()

    def _ask_name(self, number: int) -> None:
        entry = self.entries[number]

        def name(label: SaveLabel) -> None:
            try:
                relabel(entry.found.path, label)
            except SaveError as error:
                self.app.tell(tr("The game could not be named"), legible(str(error)))
            self._read()
            self.app.rebuild()
            self.app.focus(f"name{number}")

        ask_name(self.app, tr("Name this game"), entry.label, name, yes=tr("Keep"))

    def _ask(self, number: int) -> None:
        body = tr("{game}. It cannot be brought back.", game=described(self.entries[number].found))
        self.app.confirm(tr("Delete this game?"), body, tr("Delete"), lambda: self._delete(number), no=tr("Keep"))

    def _delete(self, number: int) -> None:
        try:
            delete(self.entries[number].found.path)
        except SaveError as error:
            self.app.tell(tr("The game could not be deleted"), legible(str(error)))
        self._read()
        self.app.rebuild()


def _about(entry: SaveRow) -> tuple[str, ...]:
    """The lines below the name: the scenario where the name is another, the note, what it branched off, who plays."""
    label = entry.label
    title = entry.title if label.name else ""
    branched = tr("Left the game above at event {n}", n=label.at) if entry.depth else ""
    if label.parent and not entry.depth:
        branched = tr("Left another game at event {n}", n=label.at)
    return title, label.note, branched, entry.seats


def _where() -> str:
    """The folder of saves, or why there is none."""
    try:
        return shown(saves_folder())
    except SaveError as error:
        return str(error)


def _in_order(entries: Sequence[SaveRow]) -> list[SaveRow]:
    """Each save with those that branched off it under it; one whose parent is not among them stands by itself."""
    below: dict[str, list[SaveRow]] = {}
    names = {entry.found.path.name for entry in entries}
    for entry in entries:
        parent = entry.label.parent
        below.setdefault(parent if parent in names else "", []).append(entry)
    found: list[SaveRow] = []

    def put(entry: SaveRow, depth: int) -> None:
        found.append(entry._replace(depth=depth))
        for branch in below.pop(entry.found.path.name, ()):
            put(branch, depth + 1)

    for entry in below.pop("", ()):
        put(entry, 0)
    while below:  # saves that name each other as parents: no program writes that, and a person may
        for entry in below.pop(next(iter(below))):
            put(entry, 0)
    return found


def _entries(skip: int = 0) -> list[SaveRow]:
    """What is said of each save; the first ones are played through, as far as the budget goes."""
    left, entries = BUDGET, []
    for one in listing(skip=skip):
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
    from communique.loading.scenario_file import ScenarioError

    title, damaged = title_of(header.scenario), None
    if not known(header):
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
    stands = progress(one, header) if whole else None
    public = public_of(header)
    label, stood = labelled(one.path)
    ended = stands.ending is not None if stands else stood is not None and stood.ending is not None
    named = zip(public.parties, header.lineup, strict=True)
    seats = in_a_row([tr("{party}: {leader}", party=party.short, leader=_leader(name)) for party, name in named])
    chips = (when(one.when), *_difficulty(public, header), _how_far(stands) if stands else "")
    return SaveRow(one, public.title, chips, seats, label=label, ended=ended, stands=stands)


def _difficulty(public: Public, header: Header) -> Iterator[str]:
    """The level, the protocol, what may be taken back, and the papers."""
    yield from (level.title for level in public.levels if level.id == header.level)
    if header.protocol == ALTERNATING_OFFERS:
        yield tr("Alternating offers")
    if HUMAN in header.lineup:
        yield tr("For score") if header.scored else tr("Practice")
    if header.papers is not None:
        yield tr("Papers {number}", number=header.papers)


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


def _with_saves(guide: Guide) -> None:
    guide.play().close()
    guide.app.go("load")


def _with_a_branch(guide: Guide) -> None:
    game = guide.play()
    game.branch().close()
    guide.app.close_game()
    guide.app.go("load")


def _asked(guide: Guide) -> None:
    _with_saves(guide)
    screen = guide.app.screen
    assert isinstance(screen, Load)
    screen._ask(0)


def _being_named(guide: Guide) -> None:
    _with_saves(guide)
    screen = guide.app.screen
    assert isinstance(screen, Load)
    screen._ask_name(0)


SCREEN = Load
VISITS: dict[str, Visit] = {
    "without-saves": lambda guide: guide.app.go("load"),
    "with-saves": _with_saves,
    "with-a-branch": _with_a_branch,
    "before-one-is-deleted": _asked,
    "while-one-is-named": _being_named,
}
