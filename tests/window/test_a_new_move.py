"""A stranger's move: a file in the rules and a face, in a copy of the package, and it is made by mouse and by key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique import shipped

pytestmark = pytest.mark.slow

PACKAGE = Path(communique.__file__).parent
TESTS = Path(__file__).resolve().parents[1]

RULE = '''
"""{title}: a move that nobody here knows."""
from __future__ import annotations
from collections.abc import Iterator
from dataclasses import dataclass
from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, Talks


@dataclass(frozen=True, slots=True)
class {title}(Move):
    minutes: int


def perform(public: Public, state: Talks, seat: Seat, move: {title}) -> Talks:
    return state


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[{title}]:
    for minutes in {minutes}:
        yield {title}(minutes)


def told(public: Public, seat: Seat, move: {title}) -> Message:
    return message("{name}.said", who=name_of(public, seat), minutes=move.minutes)


KIND = MoveKind(
    name="{name}", type={title}, phases=frozenset({{Phase.FLOOR}}), perform=perform, told=told,
    cost=costs(points=1), candidates=candidates,
)
'''
FACE = '''
"""The face of `{name}`."""
from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="{name}",
    category=Category.TALK,
    words={{
        "name": N_("{name}"),
        "said": N_("{{who}} asks for {{minutes}} minutes."),
        "line": N_("Asks for {{minutes}} minutes."),
    }},
    title=N_("{title}"), group=Group.MAIN, key="Q", icon="clock", about=N_("Leave the room for a while."),
)
'''
PLAY = """
import pygame
from builders import rich
from communique.rules.moves import KINDS
from communique.window.kit import prepare
from tabling import KEYBOARD, MOUSE, Hand, floor, opened

prepare()
for by in (MOUSE, KEYBOARD):
    hand = Hand(floor(opened(rich(), 0), 0), by=by)
    if by == MOUSE:
        hand.use("do-{name}")
    else:
        hand.key("q")
    if {choices} > 1:
        hand.pick("form-step", {choices} - 1)
    assert "minutes" in hand.says("form-said"), hand.dump()
    assert hand.overflowing() == []
    hand.use("form-yes")
    assert type(hand.last(0)) is KINDS["{name}"].type, hand.last(0)
    print(by, hand.last(0).minutes, hand.table.parts.entries[-1].text)
"""


@pytest.mark.parametrize(("name", "minutes"), [("recess", (10,)), ("adjourn", (5, 10, 30))], ids=["one way", "some"])
def test_two_files_make_a_move_for_the_window(name: str, minutes: tuple[int, ...], tmp_path: Path) -> None:
    copy = tmp_path / "game" / "communique"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in (shipped.scenarios(), shipped.seeds(), shipped.assets()):
        shutil.copytree(folder, tmp_path / folder.name)
    named = {"name": name, "title": name.capitalize(), "minutes": minutes}
    (copy / "rules" / "moves" / f"{name}.py").write_text(RULE.format(**named), encoding="utf-8")
    (copy / "faces" / f"{name}.py").write_text(FACE.format(**named), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": f"{copy.parent}{os.pathsep}{TESTS}", "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", PLAY.format(name=name, choices=len(minutes))],
        capture_output=True, text=True, env=environment, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    said = f"{minutes[-1]} Asks for {minutes[-1]} minutes."
    assert run.stdout.splitlines()[-2:] == [f"mouse {said}", f"keyboard {said}"]
