"""Many games: play one to the end, or a thousand, on one core or several, with the same result."""

from communique.simulation.batch import Row
from communique.simulation.game import default_lineup, play
from communique.simulation.runner import Results, simulate

__all__ = ["Results", "Row", "default_lineup", "play", "simulate"]
