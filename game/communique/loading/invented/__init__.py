"""A scenario from nothing: invented towns, plain clauses, and points drawn for a given opposition of interests."""

from communique.loading.invented.searched import MOST_ISSUES, MOST_PARTIES, Invented, invent

__all__ = ["MOST_ISSUES", "MOST_PARTIES", "Invented", "invent"]
