"""What lies behind a class on its charts: the exact frontier, and a thousand tables of computer delegations.

The same papers, played over and over by the level's computer delegations, differ in chance alone. So where they lie
far apart chance moves a table far, and where a class lies outside them chance does not explain it. Nothing of it goes
by what the class did, so it can be worked out while people still read their sheets; it says what sheets are worth, so
it is shown after the end only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from communique.analysis import Effort, analyse
from communique.debrief.benchmarks import Vector, vectors
from communique.files import write_whole
from communique.model.levels import at_level
from communique.model.sheet import Scenario
from communique.simulation import PlayError, simulate
from communique.words import say

GAMES: Final = 1000
SEED: Final = 9500
"""The seed of the usual results of the teacher's pack: the same thousand tables."""
FORMAT: Final = "communique-ground 1"
_MOST: Final = 8_000_000
"""Bytes of a kept ground, at most."""


@dataclass(frozen=True, eq=False)
class CaseGround:
    """The frontier of a case at a level while the talks are calm, and how its simulated tables ended."""

    digest: str
    """Of the scenario, or of fresh papers."""
    level: str
    rules: int
    frontier: tuple[Vector, ...]
    acceptable: tuple[bool, ...]
    """Which of its vectors could be signed."""
    statement: str
    """What the frontier leaves out, in words; empty when nothing."""
    no_deal: Vector
    games: int
    """How many tables were simulated; 0 for none."""
    seed: int
    agreements: int
    """How many of them have a text in force."""
    points: tuple[tuple[Vector, int], ...]
    """What the tables came to, with or without a text, and how many came to that; in order."""

    @property
    def key(self) -> tuple[str, str]:
        """Which case it is the ground of."""
        return self.digest, self.level

    def of(self, seat: int) -> list[int]:
        """A party's points at each simulated table, lowest first."""
        return sorted(vector[seat] for vector, count in self.points for _ in range(count))

    def smallest_gains(self) -> list[int]:
        """What the delegation that gained least gained over a calm no deal, at each simulated table, lowest first."""
        gained = ((min(a - b for a, b in zip(v, self.no_deal, strict=True)), count) for v, count in self.points)
        return sorted(gain for gain, count in gained for _ in range(count))


def case_ground(
    scenario: Scenario,
    level: str = "",
    *,
    games: int = GAMES,
    seed: int = SEED,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    effort: Effort | None = None,
) -> CaseGround:
    """The ground of `scenario`, which is whole, at `level`. The same arguments give the same ground.

    A thousand tables of three delegations take half a minute of one core. `workers` above 1 play in processes of
    their own and leave this one free. `progress` hears how many games are done; what it raises ends the work.
    """
    case = at_level(scenario, level) if level else scenario
    known = analyse(case, effort=effort)
    rows = simulate(scenario, None, games, seed, level=level, workers=workers, progress=progress).rows
    listed, signable = vectors(known)
    return CaseGround(
        digest=scenario.digest,
        level=level,
        rules=scenario.public.rules,
        frontier=listed,
        acceptable=signable,
        statement=" ".join(map(say, known.statement)),
        no_deal=tuple(sheet.no_deal(case.public, 0) for sheet in case.sheets),
        games=games,
        seed=seed,
        agreements=sum(row.agreement for row in rows),
        points=tuple(sorted(Counter(row.points for row in rows).items())),
    )


def kept_ground(folder: Path, scenario: Scenario, level: str = "", **wishes: Any) -> CaseGround:
    """The ground from a file in `folder`, worked out and kept there where there is none; `wishes` as `case_ground`.

    A file that cannot be read or written is done without, and so are the simulated tables where the processes that
    play them die. It tells what sheets are worth, so `folder` is the teacher's and the file its owner's alone.
    """
    games, seed = wishes.get("games", GAMES), wishes.get("seed", SEED)
    found = ground_at_hand(folder, scenario, level, games=games, seed=seed)
    if found is not None:
        return found
    name = _name(scenario, level, games, seed)
    try:
        made = case_ground(scenario, level, **wishes)
    except PlayError:
        return case_ground(scenario, level, games=0, seed=seed)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / name, encode_ground(made))
        (folder / name).chmod(0o600)
    return made


def ground_at_hand(
    folder: Path, scenario: Scenario, level: str = "", *, games: int = GAMES, seed: int = SEED
) -> CaseGround | None:
    """The ground that `kept_ground` has kept in `folder`; None where it would have to be worked out."""
    found = _read(folder / _name(scenario, level, games, seed))
    wanted = (scenario.digest, level, scenario.public.rules, games, seed)
    if found is not None and (found.digest, found.level, found.rules, found.games, found.seed) == wanted:
        return found
    return None


def _name(scenario: Scenario, level: str, games: int, seed: int) -> str:
    return f"{scenario.digest[:16]}-{level or 'whole'}-{scenario.public.rules}-{games}-{seed}.ground.json"


def _read(path: Path) -> CaseGround | None:
    try:
        if path.stat().st_size > _MOST:
            return None
        return decode_ground(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def encode_ground(ground: CaseGround) -> str:
    """The ground as a line of JSON. Inverse of `decode_ground`."""
    held = {name: getattr(ground, name) for name in CaseGround.__dataclass_fields__}
    return json.dumps({"format": FORMAT, **held}, separators=(",", ":"), ensure_ascii=False) + "\n"


def decode_ground(text: str) -> CaseGround:
    """The ground in a line of JSON. Raises ValueError when it is none. Inverse of `encode_ground`."""
    try:
        held = json.loads(text)
        if held.pop("format") != FORMAT:
            raise ValueError
        ground = CaseGround(
            **{
                **held,
                "frontier": tuple(map(_vector, held["frontier"])),
                "acceptable": tuple(map(bool, held["acceptable"])),
                "no_deal": _vector(held["no_deal"]),
                "points": tuple((_vector(vector), int(count)) for vector, count in held["points"]),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("This is no ground of a case.") from error
    widths = {len(one) for one in (ground.no_deal, *ground.frontier, *(vector for vector, _ in ground.points))}
    counted = sum(count for _, count in ground.points) == ground.games and all(count > 0 for _, count in ground.points)
    if len(widths) != 1 or not counted or len(ground.acceptable) != len(ground.frontier):
        raise ValueError("This is no ground of a case.")
    return ground


def _vector(row: list[int]) -> Vector:
    if not all(type(one) is int for one in row):
        raise ValueError
    return tuple(row)
