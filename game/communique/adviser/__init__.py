"""The adviser: counsel for one seat, from that seat's own view and from nothing else."""

from communique.adviser.counsel import HINT, NUDGE, Advice, hint, nudges
from communique.adviser.picture import PartyPicture, Weight, pictures

__all__ = ["HINT", "NUDGE", "Advice", "PartyPicture", "Weight", "hint", "nudges", "pictures"]
