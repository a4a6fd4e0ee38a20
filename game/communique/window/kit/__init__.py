"""A thin retained-mode widget kit on pygame-ce.

Widgets measure, lay out and paint themselves; the window repaints only what changed. Everything a screen
needs is re-exported here. Nothing in the kit knows about the game, its colours or its fonts: those come in as
a `Look`.

A screen is a function that returns a widget, shown with `UI.show`; to change much, build it again and show
that, and focus and scroll positions stay by id. To change little, keep the widget and call its `set`.
"""

from communique.window.kit.canvas import Canvas, Picture, Rule
from communique.window.kit.chooser import Cards, ChoiceCard, ChoiceOption, OptionSign, Segmented, Tabs
from communique.window.kit.controls import Button, Chip, HoldButton, Toggle
from communique.window.kit.field import TextField
from communique.window.kit.layout import Column, Flow, Grid, Panel, Row, Spacer, Stack
from communique.window.kit.layout_report import Overflow
from communique.window.kit.loop import Loop, open_window, prepare
from communique.window.kit.meter import Gauge, Meter, PartsBar, Piece
from communique.window.kit.overlay import Dialog, ask
from communique.window.kit.paint import SHAPES
from communique.window.kit.parcel import Parcel
from communique.window.kit.root import UI
from communique.window.kit.scroll import Scroll
from communique.window.kit.slider import StepSlider
from communique.window.kit.style import Colour, Look, Rgb, Size, Style, TextStyle
from communique.window.kit.text import Label, Number, Rich, TextSpan
from communique.window.kit.widget import Widget

__all__ = [
    "SHAPES",
    "UI",
    "Button",
    "Canvas",
    "Cards",
    "Chip",
    "ChoiceCard",
    "ChoiceOption",
    "Colour",
    "Column",
    "Dialog",
    "Flow",
    "Gauge",
    "Grid",
    "HoldButton",
    "Label",
    "Look",
    "Loop",
    "Meter",
    "Number",
    "OptionSign",
    "Overflow",
    "Panel",
    "Parcel",
    "PartsBar",
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
    "Stack",
    "StepSlider",
    "Style",
    "Tabs",
    "TextField",
    "TextSpan",
    "TextStyle",
    "Toggle",
    "Widget",
    "ask",
    "open_window",
    "prepare",
]
