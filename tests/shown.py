"""What a save held after each of its lines: a reader of its own, by the text of the lines alone.

A program that is to be killed prints the digest of its log whenever it has shown a state of the game; every digest
that was heard must be one of these.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

from communique.session.session import Session


def digest(session: Session) -> str:
    """The name of the game as it stands: what a program prints once it has shown it."""
    return sha256(session.log_text().encode()).hexdigest()[:16]


def states(path: Path) -> list[str]:
    """The digest of the log after the header, and after each whole line of the save at `path`."""
    text = re.sub(r',"crc":"[0-9a-f]{8}"\}\n', "}\n", path.read_text(encoding="utf-8"))
    header, *lines = text[: text.rfind("\n")].split("\n") if "\n" in text else [text]
    log, found = [header.replace('"communique-game 2"', '"communique-game 1"')], []
    for line in [None, *lines]:
        told = {} if line is None else json.loads(line)
        if "undo" in told:
            del log[1 + told["undo"] :]
        elif "move" in told:
            log.append(line)
        found.append(sha256(("\n".join(log) + "\n").encode()).hexdigest()[:16])
    return found
