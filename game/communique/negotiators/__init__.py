"""Computer players: one strategy a file, found by `communique.negotiators.registry`.

A negotiator gets a `PartyView` and dice, and nothing else: no scenario, no other sheet, no session.
"""
