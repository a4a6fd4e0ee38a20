"""The bench of the living table, in parts: reference players, games in bulk, figures with intervals, and the tables.

The thing to understand is that the players here are fixed. They import nothing of the minds in `communique.negotiators`
that could change, so that what a level does to them can be compared from one version to the next.
"""
