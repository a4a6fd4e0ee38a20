"""What all errors share whose text is meant for the person who can act, not for whoever reads the program."""

from __future__ import annotations


class ErrorForPeople(Exception):
    """Its text is a sentence to show as it is; any other error that comes this far is a fault of the program."""

    code: int = 1
    """The exit code of a command that it ends: 1 for what a file or a game holds, 2 for a call that was off."""
