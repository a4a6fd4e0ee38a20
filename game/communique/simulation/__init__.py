"""Many games: play one to the end, or a thousand, on one core or several, with the same result."""

from communique.simulation.batch import GameRow
from communique.simulation.playing import Lineup, PlayError, default_lineup, play
from communique.simulation.runner import ENGINES, Results, simulate

__all__ = ["ENGINES", "GameRow", "Lineup", "PlayError", "Results", "default_lineup", "play", "simulate"]
