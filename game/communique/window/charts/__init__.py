"""Charts drawn directly on the window: the frontier, the shares, the path of texts, beliefs against truth.

A chart is a widget of the kit. What it shows comes from `communique.debrief.figures`, in points; here points become
pixels. Whatever stands for an event can be pointed at, and be reached with the arrow keys.
"""

from communique.window.charts.belief_chart import BeliefBars
from communique.window.charts.chart import Chart, Spot
from communique.window.charts.curves import CurvesChart
from communique.window.charts.frontier_chart import PairChart, TriangleChart, key

__all__ = ["BeliefBars", "Chart", "CurvesChart", "PairChart", "Spot", "TriangleChart", "key"]
