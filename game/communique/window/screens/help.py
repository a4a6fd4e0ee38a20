"""How to play: a session, the moves, the endings, the keys. Words only."""

from __future__ import annotations

from communique.present import moves_explained
from communique.window.app import App, Screen
from communique.window.kit import Grid, Label, Panel, Rich, Tabs, Widget
from communique.window.screens import _parts

SESSION = """**You lead a delegation.** Your sheet says what every option of every issue is worth to you, and what \
going home without an agreement is worth. Nobody else sees it. The others have sheets of their own.

**A game has a few sessions, and each has four parts.**
- **News.** At most one card. It asks for a line to take. News moves the mood, never the worth of a clause.
- **Floor.** In turn, each delegation spends two action points (a mediator three): offers, questions, evidence.
- **Ballot.** When a draft is on the table, each signatory initials, holds or blocks its clauses. Nothing is agreed \
until everything is.
- **Press.** Each delegation takes a line: open, neutral or firm.

**What is good for you?** An agreement worth more than your no-deal value. Clauses matter differently to different \
delegations: what costs you little may be worth much to somebody else, and the other way round. Asking is cheap. \
Giving a little here for much there is how both sides gain.

**Meters** (capital, trust, tension, credibility) say what you may do and what it costs. They never change what a \
clause is worth. Tension moves what *no deal* is worth, by a table that everybody can read.

Everything is saved as it happens. You may stop at any time and go on later."""

ENDINGS = """**Joint communiqué.** Everything on the table is settled and signed.

**Partial agreement.** Some issues are settled, the others stay as they are today.

**Adjourned.** The talks go on another day. Each delegation has its no-deal value.

**Not ratified.** Signed, and rejected by an audience at home. You could see that before you signed.

**Breakdown.** The talks ended. Each delegation has its no-deal value.

After the end you read what was signed, what it is worth to you, and what really happened. What happened is not the \
right answer; it is one answer."""

KEYS = (
    ("Tab, Shift + Tab", "to the next control, or back"),
    ("Arrows, 1 to 9", "choose within a row of options"),
    ("Enter, Space", "press what has the focus"),
    ("Escape", "close, or go back; at the table, pause"),
    ("Page Up, Page Down", "scroll"),
    ("Ctrl + Z", "take your last decision back"),
    ("Ctrl + Y", "make it again"),
    ("F1", "this page"),
    ("F11", "full screen"),
    ("Ctrl + N, Ctrl + O", "on the title: new game, load a game"),
)
_PAGES = ("A session", "Moves", "Endings", "Keys")


class Help(Screen):
    """Four pages of words. State: the page."""

    name = "help"
    first = "pages"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.page = 0

    def build(self) -> Widget:
        tabs = Tabs(_PAGES, self.page, self._turn, id="pages", label="Pages")
        sheet = Panel(self._words(), pad=26)
        body = _parts.scrolled(f"scroll{self.page}", tabs, sheet, width=860)
        return _parts.page(_parts.bar(self.app, "How to play"), body)

    def _turn(self, page: int) -> None:
        self.page = page
        self.app.rebuild()

    def _words(self) -> Widget:
        if self.page == 1:
            cells = [cell for move in moves_explained() for cell in _move(*move)]
            return Grid(*cells, columns=(2, 1, 5), gap=9, align="start")
        if self.page == 3:
            cells = [cell for keys, text in KEYS for cell in (Label(keys, "strong"), Label(text))]
            return Grid(*cells, columns=(2, 5), gap=9, align="start")
        return Rich(SESSION if self.page == 0 else ENDINGS, "lead")


def _move(name: str, cost: str, text: str) -> tuple[Widget, ...]:
    return (Label(name, "strong"), Label(cost, "small", colour="muted"), Label(text))


SCREEN = Help
