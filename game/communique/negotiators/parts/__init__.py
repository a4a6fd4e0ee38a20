"""What strategies are made of: beliefs, bidding, acceptance, memory, mood and voice. Nothing here is a negotiator.

A part gets what a negotiator has (a view, its own sums, dice) and decides one thing; a strategy puts parts together.
"""
