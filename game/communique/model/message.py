"""Messages: what is to be said to people, before anybody knows in which language.

Rooms that work things out (rules, views, analysis) return messages; `communique.words` turns them into text. A
message compares by what it says, so it can stand in a state, a log of changes or a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple, Union

Argument = Union[str, int, "Figure", "Message", tuple[Union[str, "Message"], ...]]
"""What fills a place."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is said as the language writes numbers, with so many decimals; `signed` shows a plus sign, too."""

    value: float
    decimals: int = 0
    signed: bool = False


class Message(NamedTuple):
    """An id, and what fills the places in the text that it stands for. Make one with `message`."""

    id: str
    """`area.key`, such as `offer.silent`: the face or the table of words that holds the text, and its key there."""
    arguments: tuple[tuple[str, str | int | Figure | Message | tuple[str | Message, ...]], ...] = ()


def message(id: str, /, **arguments: str | int | Figure | Message | tuple[str | Message, ...]) -> Message:
    """The message `id` with its arguments.

    >>> message("caucus.open", party="Elona")
    Message(id='caucus.open', arguments=(('party', 'Elona'),))
    """
    return _new(Message, (id, tuple(arguments.items())))


_new: Final = tuple.__new__
"""What the constructor does, without a Python call: every change of a meter has its cause, said or not."""


def companion(message: Message, form: str) -> Message:
    """The same said in another form: the first word of its key, up to `_`, is `form`.

    >>> companion(message("offer.said_private", who="Elona"), "line").id
    'offer.line_private'
    """
    area, _, key = message.id.partition(".")
    first, more, rest = key.partition("_")
    arguments = tuple((name, _turned(value, f"{area}.{first}_", form)) for name, value in message.arguments)
    return Message(f"{area}.{form}{more}{rest}", arguments)


def _turned(value: Argument, head: str, form: str) -> Argument:
    """A message within one, said in the same other form; whatever else fills a place, as it is."""
    return companion(value, form) if isinstance(value, Message) and value.id.startswith(head) else value


class Plural(NamedTuple):
    """A text in its two English forms; which one is said depends on the argument `n`."""

    one: str
    many: str


Template = str | Plural
"""A text with places in braces, as it stands in the source: `{party} has left the table.`"""


def N_(text: str) -> str:
    """`text` itself: marks it as one to be translated where it is said later."""
    return text


def N_n(one: str, many: str) -> Plural:
    """A plural to be translated where it is said later."""
    return Plural(one, many)
