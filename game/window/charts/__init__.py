"""Charts drawn directly on the window: the frontier, the shares, the path of texts, beliefs against truth.

A chart is a widget of the kit. What it shows comes from `game.debrief.figures`, in points; here points become
pixels. Whatever stands for an event can be pointed at, and be reached with the arrow keys.
"""

from game.window.charts.beliefs import BeliefBars
from game.window.charts.chart import Chart, Spot
from game.window.charts.curves import CurvesChart
from game.window.charts.frontier import PairChart, TriangleChart, key

__all__ = ["BeliefBars", "Chart", "CurvesChart", "PairChart", "Spot", "TriangleChart", "key"]
