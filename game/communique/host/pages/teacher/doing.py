"""What the teacher's pages are made of: forms that do one thing, links that open over the board, clocks that count."""

from __future__ import annotations

from typing import Final

from communique.host.html import Markup, el, join
from communique.host.pages.board_state import ACTIONS, PLACE_DO, Presence
from communique.host.symbols import unseen
from communique.words import N_, tr

Part = Markup | str | int | None
_MINUTE: Final = 60
_HOUR: Final = 3600


def do(action: str, *children: Part, back: str, kind: str = "", id: str = "", **fields: str | int) -> Markup:
    """A form that does `action` with these `fields`; `children` ask for what is not given, and submit it.

    `back` is the page to return to without script. The form's id says what it does, so that it is found again in the
    page that comes next.
    """
    unknown = set(fields) - set(ACTIONS[action])
    assert not unknown, f"{action} has no {', '.join(sorted(unknown))}"
    hidden = [
        _hidden("action", action),
        _hidden("from", back),
        *(_hidden(name, value) for name, value in fields.items()),
    ]
    named = id or "-".join(["do", action, *(f"{value}".replace(".", "-") for value in fields.values())])
    return el("form", hidden, *children, id=named, class_=f"do {kind}".strip(), method="post", action=PLACE_DO)


def press(
    action: str, words: str, *, back: str, kind: str = "", about: str = "", id: str = "", **fields: str | int
) -> Markup:
    """A button that does `action` at once. `about` is read after the words where they do not say of what."""
    return do(action, submit(words, kind=kind, about=about), back=back, kind="", id=id, **fields)


def submit(words: str, *, kind: str = "", about: str = "") -> Markup:
    """The button at the end of a form."""
    return el("button", words, about_it(about), type="submit", class_=kind or None)


def about_it(words: str) -> Markup | None:
    """More words for who hears the page; nothing for no words."""
    return join(" ", unseen(words)) if words else None


def over(place: str, *words: Part, kind: str = "", about: str = "") -> Markup:
    """A link to a page that opens over this one where there is script."""
    return el("a", *words, about_it(about), href=place, class_=kind or None, data_over=True)


def labelled(words: str, field: Markup, *, kind: str = "") -> Markup:
    """A field in its label."""
    return el("label", el("span", words), field, class_=f"field {kind}".strip())


def chooser(name: str, choices: list[tuple[str, str]], chosen: str = "", *, id: str = "") -> Markup:
    """A list to choose one of: what is posted, and its words."""
    options = [el("option", words, value=value, selected=value == chosen) for value, words in choices]
    return el("select", options, name=name, id=id or None)


def folded(summary: str, *inside: Part, id: str, kind: str = "") -> Markup:
    """What opens when its summary is pressed; its id keeps it open in the page that comes next."""
    return el("details", el("summary", summary), join(*inside), id=id, class_=kind or None)


def digits(seconds: float) -> str:
    """A time as a clock shows it.

    >>> digits(125), digits(3725), digits(-3)
    ('2:05', '1:02:05', '0:00')
    """
    left = max(0, int(seconds))
    hours, rest = divmod(left, _HOUR)
    minutes, last = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{last:02}" if hours else f"{minutes}:{last:02}"


def counting_down(until: float, now: float, *, out: bool = False) -> Markup:
    """What is left until then; the screen counts on by itself. `out` says that nothing is."""
    # Rounded up, so that a clock just set to ten minutes shows ten.
    return el("span", digits(until - now + 0.999), class_="count up" if out else "count",
              role="timer", data_until=int(until))  # fmt: skip


def counting_up(since: float, now: float) -> Markup:
    """How long it has been since then; the screen counts on by itself."""
    return el("span", digits(now - since), class_="count", data_since=int(since))


SIGNS: Final = {Presence.HERE: "●", Presence.ASLEEP: "◐", Presence.NEVER: "○"}
"""A shape for each, so that colour is not the only sign."""
_PRESENCE: Final = {Presence.HERE: N_("here"), Presence.ASLEEP: N_("asleep"), Presence.NEVER: N_("never came")}


def presence_words(presence: Presence) -> str:
    """`here`, `asleep` or `never came`."""
    return tr(_PRESENCE[presence])


def dot(presence: Presence) -> Markup:
    """The shape of how a phone is; the words stand beside it."""
    return el("span", SIGNS[presence], class_=f"dot {presence.value}", aria_hidden="true")


def _hidden(name: str, value: str | int) -> Markup:
    return el("input", type="hidden", name=name, value=str(value))
