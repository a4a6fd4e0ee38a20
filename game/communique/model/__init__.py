"""Nouns of the game, data only: what a scenario is, what a confidential sheet is, what a package is.

Nothing here acts. The confidential types live alone in `communique.model.sheet`, so that an import of that
module is the visible sign that somebody may read secrets; the rules never do.
"""
