"""A thin retained-mode widget kit on pygame-ce.

Widgets measure, lay out and paint themselves; the window repaints only what changed. Everything a screen
needs is re-exported here. Nothing in the kit knows about the game, its colours or its fonts: those come in as
a `Look`.

A screen is a function that returns a widget, shown with `UI.show`; to change much, build it again and show
that, and focus and scroll positions stay by id. To change little, keep the widget and call its `set`.
"""

from communique.window.kit.canvas import Canvas, Picture, Rule
from communique.window.kit.choice import Card, Cards, Mark, Option, Segmented, Tabs
from communique.window.kit.controls import Button, Chip, HoldButton, Toggle
from communique.window.kit.field import TextField
from communique.window.kit.layout import Column, Flow, Grid, Panel, Row, Spacer, Stack
from communique.window.kit.loop import Loop, open_window, prepare
from communique.window.kit.meter import Bar, Gauge, Meter, Piece
from communique.window.kit.overlay import Dialog, ask
from communique.window.kit.paint import SHAPES
from communique.window.kit.report import Overflow
from communique.window.kit.root import UI
from communique.window.kit.scroll import Scroll
from communique.window.kit.steps import Steps
from communique.window.kit.style import Colour, Face, Look, Rgb, Size, Style
from communique.window.kit.text import Label, Number, Rich, Span
from communique.window.kit.widget import Widget

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
