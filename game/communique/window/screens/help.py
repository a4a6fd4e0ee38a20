"""How to play: a session, the moves, the endings, the keys. Words only."""

from __future__ import annotations

from collections.abc import Sequence

from communique.present import moves_explained
from communique.window.app import App, Screen
from communique.window.kit import Button, Grid, Label, Panel, Rich, Tabs, Widget
from communique.window.screens import _parts
from communique.window.screens._visit import Guide, Visit
from communique.words import N_, tr

SESSION = (
    N_(
        "**The quickest way in is to play.** *Learn by playing*, on the title, leads through a first game in a few "
        "minutes. F2 opens the glossary from anywhere, and what is underlined with dots opens: a figure shows what it "
        "is made of."
    ),
    N_(
        "**You lead a delegation.** Your sheet says what every option of every issue is worth to you, and what "
        "going home "
        "without an agreement is worth. Nobody else sees it. The others have sheets of their own."
    ),
    N_("**A game has a few sessions, and each has four parts.**"),
    N_(
        "- **News.** At most one card. It asks for a line to take, and may give or take capital or action points, stop "
        "meetings in private, or put an issue in the eye of the public. Some cards are announced a session before. "
        "News moves the mood and the price of moves, never the worth of a clause."
    ),
    N_(
        "- **Floor.** In turn, each delegation spends two action points (a mediator three): offers, questions, "
        "evidence."
    ),
    N_(
        "- **Ballot.** When a draft is on the table, each signatory initials, holds or blocks its clauses. Nothing is "
        "agreed until everything is."
    ),
    N_("- **Press.** Each delegation takes a line: open, neutral or firm."),
    N_(
        "**After the last session there is a closing call.** Whoever signs accepts or refuses what lies on the table, "
        "once more and without action points; nothing new is put forward. So what comes in the last moves can be "
        "answered. A final text that is refused leads there too."
    ),
    N_(
        "**Tension** rises when two delegations are firm with the press (at 3, one is enough, and who raises it pays 1 "
        "capital), and from the second session on when no further clause was initialled by all. It falls when all "
        "are open."
    ),
    N_(
        "**What is good for you?** An agreement worth more than your no-deal value. Clauses matter differently to "
        "different delegations: what costs you little may be worth much to somebody else, and the other way "
        "round. Asking "
        "is cheap. Giving a little here for much there is how both sides gain."
    ),
    N_(
        "**Meters** (capital, trust, tension, credibility) say what you may do and what it costs. They never "
        "change what "
        "a clause is worth. Tension moves what *no deal* is worth, by a table that everybody can read."
    ),
    N_("Everything is saved as it happens. You may stop at any time and go on later."),
)
ENDINGS = (
    N_("**Joint communiqué.** Everything on the table is settled and signed."),
    N_("**Partial agreement.** Some issues are settled, the others stay as they are today."),
    N_("**Adjourned.** The talks go on another day. Each delegation has its no-deal value."),
    N_("**Not ratified.** Signed, and rejected by an audience at home. You could see that before you signed."),
    N_("**Breakdown.** The talks ended. Each delegation has its no-deal value."),
    N_(
        "After the end you read what was signed, what it is worth to you, and what really happened. What "
        "happened is not "
        "the right answer; it is one answer."
    ),
)
KEYS = (
    (N_("Tab, Shift + Tab"), N_("to the next control, or back")),
    (N_("Arrows, 1 to 9"), N_("choose within a row of options")),
    (N_("Enter, Space"), N_("press what has the focus")),
    (N_("Escape"), N_("close, or go back; at the table, pause")),
    (N_("Page Up, Page Down"), N_("scroll")),
    (N_("Ctrl + Z"), N_("take your last decision back")),
    (N_("Ctrl + Y"), N_("make it again")),
    (N_("F4"), N_("at the table: all that has happened since your last move")),
    (N_(", and ."), N_("the card before, the next card; while the talks wait, the next move")),
    (N_("Ctrl + H"), N_("hold the talks, or let them go on")),
    (N_("Ctrl + F"), N_("at the table and in a replay: search the transcript")),
    (N_("Alt + 1 to 9"), N_("at the table: to that issue; while marking the draft, to that clause")),
    (N_("Alt + T"), N_("at the table: to the texts; Enter takes a clause into your package, Ctrl + Enter all of them")),
    (N_("I, H, B"), N_("while marking the draft: initial, hold, block, and on to the next clause")),
    (N_("Ctrl + M"), N_("at the table: work on a text with your adviser")),
    (N_("Ctrl + P"), N_("at the table: a page of your own, for notes")),
    (N_("Left, Right"), N_("in a replay: the event before, the next; O goes to the next text, W asks what if")),
    ("F1", N_("this page")),
    ("F2", N_("the glossary: every word of the game, to be searched")),
    ("F3", N_("while you are led, or given a tip: put the focus on what is outlined")),
    ("F11", N_("full screen")),
    (N_("Ctrl + N, Ctrl + O"), N_("on the title: new game, load a game")),
)
_PAGES = (N_("A session"), N_("Moves"), N_("Endings"), N_("Keys"))


class Help(Screen):
    """Four pages of words. State: the page."""

    name = "help"
    first = "pages"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.page = 0

    def build(self) -> Widget:
        tabs = Tabs([tr(page) for page in _PAGES], self.page, self._turn, id="pages", label=tr("Pages"))
        sheet = Panel(self._words(), pad=26)
        body = _parts.scrolled(f"scroll{self.page}", tabs, sheet, width=860)
        words = Button(tr("Glossary"), lambda: self._glossary(), icon="book", kind="ghost", id="glossary")
        return _parts.page(_parts.bar(self.app, tr("How to play"), words), body)

    def _glossary(self) -> None:
        self.app.go("glossary")

    def _turn(self, page: int) -> None:
        self.page = page
        self.app.rebuild()

    def _words(self) -> Widget:
        if self.page == 1:
            cells = [cell for move in moves_explained() for cell in _move(*move)]
            return Grid(*cells, columns=(2, 1, 5), gap=9, align="start")
        if self.page == 3:
            cells = [cell for keys, text in KEYS for cell in (Label(_key(keys), "strong"), Label(tr(text)))]
            return Grid(*cells, columns=(2, 5), gap=9, align="start")
        return Rich(_told(SESSION if self.page == 0 else ENDINGS), "lead")


def _key(keys: str) -> str:
    """Keys in the language spoken; those of one sign have no other name."""
    return keys if keys[1:].isdigit() else tr(keys)


def _told(texts: Sequence[str]) -> str:
    """Paragraphs, with a space between them but for items of one list."""
    told = ""
    for said in map(tr, texts):
        told += said if not told else f"\n{said}" if said.startswith("- ") else f"\n\n{said}"
    return told


def _move(name: str, cost: str, text: str) -> tuple[Widget, ...]:
    return (Label(name, "strong"), Label(cost, "small", colour="muted"), Label(text))


def _page(page: int) -> Visit:
    def visit(guide: Guide) -> None:
        screen = guide.app.go("help")
        assert isinstance(screen, Help)
        screen._turn(page)

    return visit


SCREEN = Help
VISITS = {name: _page(page) for page, name in enumerate(_PAGES)}
