"""What a phone finds on a page: its state, the lines of its record, and the forms, filled in at random.

Nothing here knows the game: a move is made from what a page's own form holds and what its fields allow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from random import Random
from typing import Final

MAIN: Final = re.compile(r"<main\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_LINE: Final = re.compile(r'<li(?: class="whisper")? id="line(\d+)">(.*?)</li>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")

LIKED: Final = {"sign": 30.0, "mark": 6.0, "accept": 2.0, "pass": 4.0, "offer": 3.0, "table-draft": 3.0, "walk": 0.05}
"""How much likelier than another a move is made: a class of phones is to come to an end."""
INITIAL: Final = "1"
"""What `all` has to say to initial every clause."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a phone knows of a page at a glance: the attributes of its `<main>`."""

    heard: int
    mine: bool
    over: bool
    kind: str


def glance(html: str) -> Glance:
    """The page at a glance."""
    found = MAIN.search(html)
    known = dict(_ATTRIBUTE.findall(found[1])) if found else {}
    turn = known.get("data-turn", "")
    return Glance(int(known.get("data-heard", -1)), turn == "mine", turn == "over", known.get("class", ""))


def lines(html: str) -> dict[int, str]:
    """The lines of a record that stand on the page, by number, without their markup."""
    return {int(number): " ".join(unescape(_TAG.sub(" ", said)).split()) for number, said in _LINE.findall(html)}


@dataclass
class Button:
    """A button that sends a form."""

    name: str
    value: str
    elsewhere: str


@dataclass
class Form:
    """A form: where it leads, which fields it has with the values that each may take, and its buttons."""

    action: str
    move: str
    fixed: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    ticks: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def filled(self, dice: Random, button: Button) -> dict[str, object]:
        """The fields as somebody at random fills them in, sent by that button."""
        out: dict[str, object] = {}
        for name, value in self.fixed:
            out.setdefault(name, value)
        for name, values in self.choices.items():
            if values and (name in self.required or dice.random() < 0.8):
                out[name] = dice.choice(values)
        for name, value in self.ticks:
            if dice.random() < 0.3:
                out.setdefault(name, value)
        for name in self.texts:
            out[name] = ""
        if button.name:
            # Named by its hidden field and again by its button: the browser sends both.
            out[button.name] = [*([out[button.name]] if button.name in out else []), button.value]
        return out


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        if tag == "form" and known.get("method") == "post":
            self._form = Form(known.get("action") or "", known.get("data-move") or "")
            self.found.append(self._form)
        if self._form is None or "disabled" in known:
            return
        name, value = known.get("name") or "", known.get("value") or ""
        if tag == "input":
            self._input(self._form, known.get("type") or "text", name, value, required="required" in known)
        elif tag == "select":
            self._select = name
            self._form.choices[name] = []
            self._form.required.add(name)
        elif tag == "option" and self._select:
            self._form.choices[self._select].append(value)
        elif tag == "textarea":
            self._form.texts.append(name)
        elif tag == "button" and (known.get("type") or "submit") == "submit":
            self._form.buttons.append(Button(name, value, known.get("formaction") or ""))

    @staticmethod
    def _input(form: Form, kind: str, name: str, value: str, *, required: bool) -> None:
        if kind == "hidden":
            form.fixed.append((name, value))
        elif kind == "radio":
            form.choices.setdefault(name, []).append(value)
            if required:
                form.required.add(name)
        elif kind == "checkbox" and name:
            form.ticks.append((name, value or "on"))
        elif name:
            form.texts.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def forms(html: str) -> list[Form]:
    """The forms of a page."""
    parser = _Forms()
    parser.feed(html)
    return parser.found


def chosen(found: list[Form], dice: Random, *, without: frozenset[str] = frozenset()) -> tuple[Form, Button] | None:
    """A move's form and one of its buttons, by liking and chance; none of the moves `without`."""
    ways = [
        (form, button, button.value if button.name == "move" else form.move)
        for form in found
        if form.move
        for button in form.buttons
        if not button.elsewhere
    ]
    ways = [way for way in ways if way[2] not in without]
    if not ways:
        return None
    likings = [LIKED.get(move, 1.0) * _of_button(move, button) for _, button, move in ways]
    form, button, _ = dice.choices(ways, likings)[0]
    return form, button


def _of_button(move: str, button: Button) -> float:
    return (5.0 if button.value == INITIAL else 0.2) if move == "mark" and button.name == "all" else 1.0
