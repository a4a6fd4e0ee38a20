"""What a face says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from communique.model.message import Template


class Group(StrEnum):
    """Where its button stands."""

    MAIN = "main"
    TALK = "talk"
    HOME = "home"
    """Press and leave: what concerns one's own capital and place at the table."""
    MEDIATOR = "mediator"
    NONE = ""
    """No button: chance, consequences, and what the course of the game asks for."""


class Category(StrEnum):
    """The kind of transcript line that it makes; a reader can choose to see one kind alone."""

    OFFERS = "offers"
    TALK = "talk"
    MARKS = "marks"
    METERS = "meters"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Face:
    """What people see of one move."""

    move: str
    """The move's word on the wire."""
    category: Category
    words: Mapping[str, Template]
    """The texts of its messages by key: what happened (`said` with who did it, `line` without), refusals, causes."""
    title: str = ""
    """On its button; empty when it has none."""
    mediator_title: str = ""
    """On the button of a mediator, where that is another word."""
    group: Group = Group.NONE
    mediator_group: Group | None = None
    """Where its button stands for a mediator, when elsewhere."""
    key: str = ""
    """The letter that makes it. One letter may serve several moves: those without a button, which the course of the
    game asks for, go first, then those that belong to the moment."""
    icon: str = ""
    about: str = ""
    """What it does, in a sentence."""
    nothing: str = ""
    """Why it is not possible when there is nothing to do it with."""
    grave: bool = False
    """True when it cannot be taken back at the table, or costs dearly: no button puts it forward."""
    sound: str = "page"
    place: int = 99
    """Its place among the buttons, from 0."""
    help_title: str = ""
    """Its name on the page that explains the moves, where that is not its title."""
    price: str = ""
    """What it costs, on that page."""
    help: str = ""
    """What that page says of it; where empty, what it does."""
    help_place: int = 99
    """Its place on that page, from 0."""
    help_with: str = ""
    """The move whose line on that page speaks of this one, too."""
