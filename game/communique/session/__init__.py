"""A game in progress: one append-only log, a chair for every seat, saves that survive a power cut."""

from communique.session.chair import Chair
from communique.session.log import Event, Header
from communique.session.recorder import Recorder, SaveError
from communique.session.running import Facilitator
from communique.session.scoring import Outcome, outcome
from communique.session.session import Session
from communique.session.store import read_save

__all__ = [
    "Chair",
    "Event",
    "Facilitator",
    "Header",
    "Outcome",
    "Recorder",
    "SaveError",
    "Session",
    "outcome",
    "read_save",
]
