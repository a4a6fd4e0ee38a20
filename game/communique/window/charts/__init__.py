"""Charts drawn directly on the window: the frontier, the shares, the path of texts, beliefs against truth, a story.

A chart is a widget of the kit. What it shows comes from `communique.debrief.figures`, in points; here points become
pixels. Whatever stands for an event can be pointed at, and be reached with the arrow keys.
"""

from communique.window.charts.chart import Chart, Spot
from communique.window.charts.curves import CurvesChart
from communique.window.charts.frontier_chart import PairChart, TriangleChart, key
from communique.window.charts.story_charts import PlaceChart, RevealedChart
from communique.window.charts.two_bars import BeliefBars, PriceBars

__all__ = [
    "BeliefBars", "Chart", "CurvesChart", "PairChart", "PlaceChart", "PriceBars", "RevealedChart", "Spot",
    "TriangleChart", "key",
]  # fmt: skip
