"""Programs for a chair, good and bad, as sources: each test writes the one that it needs into its own folder."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Final

_FRAME: Final = """
import hashlib, json, os, random, sys, time
READY = {"type": "ready", "protocol": "communique-seat 1"}

def say(message):
    sys.stdout.write(json.dumps(message) + "\\n")
    sys.stdout.flush()

def raw(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

def draw(told):
    return {"id": told["id"], **told["moves"][told["chance"] % len(told["moves"])]}

def ready(told):
    say(READY)

def drawn(told):
    say(draw(told))

on = {"hello": ready, "decide": drawn, "refused": lambda told: say({"id": told["id"], "move": "pass"})}
"""
_LOOP: Final = """
for line in sys.stdin:
    told = json.loads(line)
    on.get(told["type"], lambda told: None)(told)
"""


def bot(folder: Path, changes: str = "", *, name: str = "bot.py", terms: str = "") -> str:
    """The name in a line-up of a program that draws among its legal moves, but for `changes` to what it does."""
    path = folder / name
    path.write_text(_FRAME + changes + _LOOP, encoding="utf-8")
    return f"exec:{terms} {shlex.quote(sys.executable)} {shlex.quote(str(path))}"


BAD: Final = {
    "no JSON": ('on["decide"] = on["refused"] = lambda told: raw(b"hello there\\n")', "unreadable"),
    "no object": ('on["decide"] = on["refused"] = lambda told: raw(b"[1, 2]\\n")', "unreadable"),
    "NaN": (
        'NAN = b\'{"id": %d, "move": "pass", "type": NaN}\\n\'\n'
        'on["decide"] = on["refused"] = lambda told: raw(NAN % told["id"])',
        "unreadable",
    ),
    "bytes that are no text": ('on["decide"] = on["refused"] = lambda told: raw(b"\\xff\\xfe\\n")', "unreadable"),
    "a deep answer": ('on["decide"] = on["refused"] = lambda told: raw(b"[" * 100000 + b"\\n")', "unreadable"),
    "a number of many digits": ('on["decide"] = on["refused"] = lambda told: raw(b"9" * 9999 + b"\\n")', "unreadable"),
    "a line of a megabyte": ('on["decide"] = on["refused"] = lambda told: raw(b" " * 1000000 + b"\\n")', "unreadable"),
    "a line without end": (
        'on["decide"] = lambda told: [raw(b" " * 100_000) for _ in iter(int, 1)]', "unreadable"
    ),
    "no id": ('on["decide"] = on["refused"] = lambda told: say({"move": "pass"})', "unreadable"),
    "an id to come": (
        'on["decide"] = on["refused"] = lambda told: say({"move": "pass", "id": 10**9})', "unreadable"
    ),
    "a move that is none": (
        'on["decide"] = on["refused"] = lambda told: say({"move": "surrender", "id": told["id"]})', "unreadable"
    ),
    "half a surrogate": (
        'on["decide"] = on["refused"] = lambda told: say({"move": "\\ud800", "id": told["id"], "\\udfff": 1})',
        "unreadable",
    ),
    "a move that follows by itself": (
        'on["decide"] = on["refused"] = lambda told: say({"move": "adjourn", "id": told["id"]})', "illegal"
    ),
    "an illegal move": (
        'on["decide"] = on["refused"] = lambda told: say({"move": "offer", "terms": [99], "id": told["id"]})', "illegal"
    ),
    "half a line": ('on["decide"] = on["refused"] = lambda told: raw(b\'{"id": 1\')', "late"),
    "nothing": ('on["decide"] = on["refused"] = lambda told: None', "late"),
    "no hello": ('on["hello"] = lambda told: None', "late"),
    "another protocol": ('on["hello"] = lambda told: say({"type": "ready", "protocol": "uci"})', "unreadable"),
    "ends at once": ("sys.exit(3)", "ended"),
    "ends when asked": ('on["decide"] = lambda told: sys.exit(3)', "ended"),
    "an error": ('on["decide"] = lambda told: 1 / 0', "ended"),
    "closes its output": (
        'on["decide"] = lambda told: (os.close(1), time.sleep(60))', "ended"
    ),
    "never reads": ("time.sleep(60)", "late"),
    "never stops writing": (
        'on["decide"] = lambda told: [raw(b\'{"id": 1, "move": "pass"}\\n\' * 100) for _ in iter(int, 1)]', "unreadable"
    ),
    "a crowd of its own": (
        "import subprocess\nSLEEP = [sys.executable, '-c', 'import time; time.sleep(60)', sys.argv[0]]\n"
        'on["decide"] = lambda told: subprocess.Popen(SLEEP).wait()', "late"
    ),
}  # fmt: skip
"""By what is wrong with it, a program and the fault that is counted."""
