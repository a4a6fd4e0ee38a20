"""Many games: play one to the end, or a thousand, on one core or several, with the same result."""

from communique.simulate.batch import Row
from communique.simulate.many import Results, simulate
from communique.simulate.one import default_lineup, play

__all__ = ["Results", "Row", "default_lineup", "play", "simulate"]
