"""Many games: play one to the end, or a thousand, on one core or several, with the same result."""

from game.simulate.batch import Row
from game.simulate.many import Results, simulate
from game.simulate.one import default_lineup, play

__all__ = ["Results", "Row", "default_lineup", "play", "simulate"]
