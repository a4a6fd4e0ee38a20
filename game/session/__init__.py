"""A game in progress: one append-only log, a chair for every seat, saves that survive a power cut."""

from game.session.chair import Chair
from game.session.log import Event, Header
from game.session.outcome import Outcome, outcome
from game.session.recorder import Recorder, SaveError
from game.session.session import Session
from game.session.store import read_save

__all__ = ["Chair", "Event", "Header", "Outcome", "Recorder", "SaveError", "Session", "outcome", "read_save"]
