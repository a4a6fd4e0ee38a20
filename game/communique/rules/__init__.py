"""Verbs of the game, pure: what is legal, what a move does, when it ends.

The rules know the public part of a scenario and never a utility, so they cannot leak what they were never
given. `communique.rules.protocol` is the one interface; `alternating` and `conference` stand behind it.
"""
