"""Statistics for reviewers: pure functions on plain numbers, which know nothing of games.

Each names its source, and none needs more than numpy. Chance comes from a seed by `draws`, so that equal data and an
equal seed give equal figures on every machine. What a tournament makes of them is in
`communique.simulation.tournament.reviewers_report`.
"""
