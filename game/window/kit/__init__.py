"""A thin retained-mode widget kit on pygame-ce.

Widgets measure, lay out and paint themselves; the window repaints only what changed. Everything a screen
needs is re-exported here. Nothing in the kit knows about the game, its colours or its fonts: those come in as
a `Look`.

A screen is a function that returns a widget, shown with `UI.show`; to change much, build it again and show
that, and focus and scroll positions stay by id. To change little, keep the widget and call its `set`.
"""

from game.window.kit.canvas import Canvas, Picture, Rule
from game.window.kit.choice import Card, Cards, Mark, Option, Segmented, Tabs
from game.window.kit.controls import Button, Chip, HoldButton, Toggle
from game.window.kit.field import TextField
from game.window.kit.layout import Column, Flow, Grid, Panel, Row, Spacer, Stack
from game.window.kit.loop import Loop, open_window, prepare
from game.window.kit.meter import Bar, Gauge, Meter, Piece
from game.window.kit.overlay import Dialog, ask
from game.window.kit.paint import SHAPES
from game.window.kit.report import Overflow
from game.window.kit.root import UI
from game.window.kit.scroll import Scroll
from game.window.kit.steps import Steps
from game.window.kit.style import Colour, Face, Look, Rgb, Size, Style
from game.window.kit.text import Label, Number, Rich, Span
from game.window.kit.widget import Widget

__all__ = [
    "SHAPES",
    "UI",
    "Bar",
    "Button",
    "Canvas",
    "Card",
    "Cards",
    "Chip",
    "Colour",
    "Column",
    "Dialog",
    "Face",
    "Flow",
    "Gauge",
    "Grid",
    "HoldButton",
    "Label",
    "Look",
    "Loop",
    "Mark",
    "Meter",
    "Number",
    "Option",
    "Overflow",
    "Panel",
    "Picture",
    "Piece",
    "Rgb",
    "Rich",
    "Row",
    "Rule",
    "Scroll",
    "Segmented",
    "Size",
    "Spacer",
    "Span",
    "Stack",
    "Steps",
    "Style",
    "Tabs",
    "TextField",
    "Toggle",
    "Widget",
    "ask",
    "open_window",
    "prepare",
]
