"""Fresh papers: a scenario's sheets drawn anew from a number, within the ranges that its file states.

>>> from communique import load_scenario
>>> load_scenario("lantern-strait", papers=7).papers
7
"""

from communique.loading.fresh.case import MOST, PapersError, fresh

__all__ = ["MOST", "PapersError", "fresh"]
