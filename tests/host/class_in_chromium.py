"""A class in a real browser: a host in a process of its own, a phone for each person, the board and the wall.

What people do here they do by touching what the pages show. Holds state: the host, the browser, who sits where.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from host.browser import Browser, Page
from host.hosted import Hosted, free_port, lan_address

NAMES: Final = ("Ana", "Ben", "Cleo", "Dov", "Eli", "Fay", "Gus", "Hana", "Ivo")
SIZES: Final = ((390, 844), (360, 640))
MINE: Final = "document.querySelector('main').dataset.turn === 'mine'"
LOST: Final = "document.getElementById('says').textContent === document.body.dataset.lost"
HEARD: Final = "document.querySelector('main').dataset.heard"


class ClassInChromium:
    """A class, its pages open."""

    def __init__(
        self, chromium: str, folder: Path, *arguments: str, people: int = 6, scale: float = 1, port: int = 0
    ) -> None:
        """`arguments` are those of `communique host`; phones have dark pages and light ones by turns."""
        address = lan_address() or "127.0.0.1"
        self.host = Hosted(folder / "six.class", port or free_port(), *arguments, address=address)
        self.browser = Browser(chromium, folder / "chromium")
        self.phones = [
            self.browser.person(name=name, size=SIZES[k % 2], dark=k % 4 > 1, scale=scale)
            for k, name in enumerate(NAMES[:people])
        ]
        self.board = self.browser.person(name="board", size=(1280, 800), touch=False, scale=scale)
        self.wall = self.browser.person(name="wall", size=(1920, 1080), touch=False)

    @property
    def pages(self) -> list[Page]:
        """Every page that is open."""
        return [*self.phones, self.board, self.wall]

    def end(self) -> str:
        """Close everything; what the host said at its end."""
        self.browser.close()
        return self.host.end()

    def open_teachers_pages(self) -> None:
        """The board, and the wall beside it."""
        for page in (self.board, self.wall):
            page.go(self.host.origin + self.host.key)
        self.wall.go(f"{self.host.origin}/projector")

    def come_in(self, phone: Page) -> None:
        """Type the letters from the wall, and what to be called."""
        phone.go(f"{self.host.origin}/")
        phone.type("input[name=code]", self.host.letters.lower())
        phone.tap("button", "Join")
        phone.says("What shall we call you?")
        phone.type("input[name=alias]", phone.name)
        phone.tap("button", "Go in")
        phone.says(f"Welcome, {phone.name}")

    def draw_seats(self, tables: int) -> None:
        """Have the lot thrown."""
        self.board.tap("button", f"Draw seats for {len(self.phones)} people")
        self.board.says(f"{tables} tables" if tables > 1 else "1 table")

    def tables(self) -> list[list[Page]]:
        """Who sits at which table, by the order of their turns in the first session."""
        found: dict[str, list[Page]] = {}
        for phone in self.phones:
            found.setdefault(at(phone), []).append(phone)
        return [sorted(found[name], key=lambda one: not one.js(MINE)) for name in sorted(found)]

    def cut(self) -> None:
        """Kill the host, as a power cut does, and start it again; nobody touches a page."""
        for page in self.pages:
            page.cut_off = True
        self.host.kill()
        for page in self.pages:
            page.wait(LOST, "that the host is gone")
        self.host.begin()
        for page in self.pages:
            page.wait(f"!({LOST})", "that the host is back")
            page.cut_off = False


def at(phone: Page) -> str:
    """What the table is called at which a phone sits."""
    return str(phone.js("document.querySelector('.where').textContent.split(' · ')[0]"))


def toast(page: Page) -> str:
    """What a page says by itself, below everything else."""
    return str(page.js("document.getElementById('says').textContent"))


def read_sheet(phone: Page) -> tuple[str, str, str]:
    """The sheet before it is held, while it is held, and after it was let go: what of it can be read."""
    said: list[str] = []

    def read() -> None:
        said.append(str(phone.wait("document.querySelector('.veil').innerText.trim()", "the sheet")))

    veil = "document.querySelector('.veil').checkVisibility() ? document.querySelector('.veil').innerText : ''"
    before = phone.js(veil)
    # As long as somebody who reads: shorter is a tap, which keeps it open.
    phone.tap("label.hold", held=lambda: (read(), phone.wait("new Promise((go) => setTimeout(() => go(true), 400))")))
    phone.wait(f"!({veil})", "that the sheet is closed again")
    return before, said[0], phone.js(veil)


def answer_questions(phone: Page, step: int = 4) -> None:
    """Answer every scale with `step`, and send."""
    for name in phone.js("[...new Set([...document.querySelectorAll('.scale input')].map((one) => one.name))]"):
        phone.tap(f"input[name='{name}'][value='{step}']")
    phone.tap("main form button", "Send")


def compose(phone: Page, terms: Sequence[int]) -> None:
    """Put a package together, issue by issue."""
    phone.tap(".tabs a", "Package")
    for issue, option in enumerate(terms):
        phone.tap(f"#form-package input[name=c{issue}][value='{option}']")


def put_forward(phone: Page, terms: Sequence[int], button: str = "Offer") -> None:
    """Put a package together and make the move of that button."""
    compose(phone, terms)
    heard = phone.js(HEARD)
    phone.tap("#form-package button", button)
    phone.wait(f"{HEARD} !== '{heard}'", "that the move is heard")


def make(phone: Page, move: str, button: str = "") -> None:
    """Open the form of a move from where the turn stands, and send it."""
    phone.wait(MINE, "its turn")
    heard = phone.js(HEARD)
    phone.tap(f"#now a[data-form={move}]")
    phone.tap(f"#act-{move} form button", button)
    phone.wait(f"document.querySelector('main').dataset.heard !== '{heard}'", "that the move is heard")


def accept(phone: Page) -> None:
    """Accept the newest offer of the others."""
    phone.wait(MINE, "its turn")
    phone.tap("#texts article button", "Accept")


def sign(phone: Page) -> None:
    """Sign what lies on the signing table."""
    phone.wait(f"{MINE} && !!document.querySelector('#due')", "the signing table")
    phone.tap("#due button", "Sign")
