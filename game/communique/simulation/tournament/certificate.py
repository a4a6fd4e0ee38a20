"""A certificate: what a tournament was to be, written before its first game, and what it came to, sealed at its end.

    before   the plan with the scenarios' digests, the versions of what plays, and the plan's SHA-256
    after    the SHA-256 of every game with all its figures, of all of them together, the league table, and a seal:
             the SHA-256 over all that stands before it

The plan's number can be told to others before anybody knows a result. Nothing here says when it was written: equal runs
give equal certificates. A seal tells of a slip and of careless tampering, since anybody can make a new one; what cannot
be made up is that the games come out the same when they are played again, and `check` does that.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique.files import read_regular, write_whole
from communique.model.sheet import Scenario
from communique.rules.dice import dice
from communique.simulation.apart.failure import BY_LIMIT, NOT_LOADED, Failure
from communique.simulation.apart.limits import Limits
from communique.simulation.batch import Progress
from communique.simulation.deadline import DeadlineRange
from communique.simulation.tournament.every_seating import Tournament, TournamentError, TournamentGame
from communique.simulation.tournament.ledger import header_of
from communique.simulation.tournament.standings import standings
from communique.words import N_, tr

FORMAT: Final = "communique-certificate 1"
_MADE: Final[dict[str, Callable[..., Any]]] = {"rounds": DeadlineRange, "limits": Limits}
"""What a plan holds besides plain values, by its name."""
_MOST: Final = 64 << 20
"""Bytes of a certificate, at most."""
_SHORT: Final = 16
"""Hexadecimal digits that each game's digest is cut to; all of them together are digested whole."""
_LIBRARIES: Final = ("numpy", "numba", "highspy", "negmas")
"""Versions that are named where these are installed; those of packages that negotiators come from are named too."""


def planned(tournament: Tournament, places: Sequence[str], papers: int | None) -> dict[str, Any]:
    """What can be said before the first game. `places` are the scenarios as they were asked for, in that order."""
    plan = header_of(tournament.plan)
    scenarios = [
        {"id": id, "digest": digest, "place": place}
        for (id, digest), place in zip(tournament.plan.scenarios, places, strict=True)
    ]
    told = {"plan": {**plan, "scenarios": scenarios}, "papers": papers, "games": len(tournament.pairings)}
    return {
        "format": FORMAT,
        **told,
        "plan_sha256": _digest(told),
        "versions": versions(tournament.plan.negotiators),
    }


def begin(path: Path, plan: Mapping[str, Any]) -> None:
    """Write the plan to `path` before the first game.

    A certificate of the same plan that is there, sealed or not, is left alone, so that a tournament that was stopped
    goes on. Raises TournamentError where the file holds anything else, or the versions have changed since.
    """
    if not path.exists():
        write_whole(path, _text(plan))
        return
    found = read(path)
    for key, said in (("plan_sha256", _OTHER_PLAN), ("versions", _OTHER_VERSIONS)):
        if found.get(key) != plan[key]:
            raise TournamentError(tr(said, path=path))


def seal(path: Path, tournament: Tournament, games: Sequence[TournamentGame]) -> None:
    """Complete the certificate at `path` with what the games came to.

    Raises TournamentError where it is sealed already, over other games.
    """
    found = read(path)
    result = _result(tournament, games)
    sealed = {**{key: value for key, value in found.items() if key not in ("result", "seal")}, "result": result}
    sealed["seal"] = _digest(sealed)
    if "seal" in found and found != sealed:
        raise TournamentError(
            tr("{path}: this certificate is sealed over other games; choose another name.", path=path)
        )
    write_whole(path, _text(sealed))


def read(path: Path) -> dict[str, Any]:
    """The certificate at `path`, its own sums found right. Raises TournamentError with a sentence otherwise."""
    try:
        found = json.loads(read_regular(path, _MOST))
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise TournamentError(tr("{path}: this is no certificate of a tournament.", path=path))
    told = {key: found.get(key) for key in ("plan", "papers", "games")}
    if _digest(told) != found.get("plan_sha256"):
        raise TournamentError(tr("{path}: the plan is not the one that was certified; it has been changed.", path=path))
    if "seal" in found and _digest({key: found[key] for key in found if key != "seal"}) != found["seal"]:
        raise TournamentError(tr("{path}: the seal is broken; something in the file has been changed.", path=path))
    return found


class PlayedAgain(NamedTuple):
    """What playing an entrant's games again came to."""

    negotiator: str
    checked: int
    """Its games that were played again; one in which it meets itself is one."""
    differ: int
    """Those of them that came out otherwise. One whose opponent plays differently each time has some, too."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a certificate came to."""

    checked: int
    """Games that were played again to an end of their own."""
    games: int
    differ: tuple[tuple[int, tuple[str, ...]], ...]
    """Those that came out otherwise: their numbers and line-ups."""
    struck: tuple[tuple[int, str, Failure], ...]
    """Those that a limit ended here, or whose entrant cannot be loaded here: their numbers, and who failed how."""
    entrants: tuple[PlayedAgain, ...]
    """By negotiator, those with the largest share that came out otherwise first."""
    table: bool | None
    """Whether the league table is that of the games; None where not all were played again."""
    notes: tuple[str, ...]
    """What is not as it was when the certificate was made."""

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against the certificate."""
        return not self.differ and not self.struck and self.table is not False


def tournament_of(
    path: Path, certificate: Mapping[str, Any], load: Callable[[str, int | None], Scenario]
) -> Tournament:
    """The tournament that the certificate describes; `load` finds a scenario by its place, with its papers.

    Raises TournamentError where a scenario is not the one that was certified.
    """
    plan = dict(certificate["plan"])
    named, players = plan.pop("scenarios"), plan.pop("negotiators")
    plan.pop("format", None)
    for key, kind in _MADE.items():
        if isinstance(plan.get(key), dict):
            plan[key] = kind(**plan[key])
    scenarios = []
    for one in named:
        scenario = load(one["place"], certificate["papers"])
        if scenario.digest != one["digest"]:
            raise TournamentError(
                tr(
                    '{path}: the scenario "{id}" in {place} is not the one that was certified; it has been changed.',
                    path=path,
                    id=one["id"],
                    place=one["place"],
                )
            )
        scenarios.append(scenario)
    try:
        return Tournament(scenarios, players, **plan)
    except TypeError:
        raise TournamentError(
            tr("{path}: this certificate is of another version of the program; it cannot be checked here.", path=path)
        ) from None


def check(
    path: Path,
    certificate: Mapping[str, Any],
    tournament: Tournament,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Verdict:
    """Play the certified games again, all of them or a `sample` drawn by chance, and compare.

    Raises TournamentError where the certificate was never sealed, and what playing raises.
    """
    result = certificate.get("result")
    if result is None:
        raise TournamentError(
            tr("{path}: this certificate is not sealed; its tournament has not been finished.", path=path)
        )
    count = len(tournament.pairings)
    numbers = list(range(count))
    if sample is not None and sample < count:
        root = int(str(certificate["seal"])[:15], 16)
        numbers = sorted(sorted(numbers, key=lambda k: dice(root, k, "checked"))[:sample])
    games = tuple(sorted(tournament.again(numbers, progress, workers=workers), key=lambda game: game.number))
    short = result["short"]
    otherwise = [game for game in games if game_digest(game)[:_SHORT] != short[game.number]]
    struck = tuple(
        (game.number, tournament.pairings[game.number].lineup[failure.seat], failure)
        for game in otherwise
        if (failure := _by_machine(game)) is not None
    )
    differ = tuple(
        (game.number, tournament.pairings[game.number].lineup) for game in otherwise if _by_machine(game) is None
    )
    table = None
    if len(games) == count and not struck:
        table = _result(tournament, games) == result
    ended = {number for number, *_ in struck}
    numbers = [game.number for game in games if game.number not in ended]
    return Verdict(
        len(numbers), count, differ, struck, _by_entrant(tournament, numbers, differ), table,
        tuple(_changes(certificate, tournament)),
    )  # fmt: skip


def _by_machine(game: TournamentGame) -> Failure | None:
    """The failure that ended the game, where it says something of this machine and nothing of the game."""
    failure = game.failure
    return failure if failure is not None and failure.way in {*BY_LIMIT, NOT_LOADED} else None


def _by_entrant(
    tournament: Tournament, checked: Sequence[int], differ: Sequence[tuple[int, tuple[str, ...]]]
) -> tuple[PlayedAgain, ...]:
    played = Counter(name for number in checked for name in set(tournament.pairings[number].lineup))
    otherwise = Counter(name for _, lineup in differ for name in set(lineup))
    found = [PlayedAgain(name, played[name], otherwise[name]) for name in tournament.plan.negotiators if played[name]]
    return tuple(sorted(found, key=lambda one: -one.differ / one.checked))


def game_digest(game: TournamentGame) -> str:
    """SHA-256 over a game with all its figures, by name; what it has none of does not count."""
    fields = {key: value for key, value in game._asdict().items() if value is not None}
    fields |= {"failure": game.failure._asdict()} if game.failure is not None else {}
    fields |= {"readings": [seat._asdict() for seat in game.readings]} if game.readings is not None else {}
    return _digest(fields)


def versions(negotiators: Sequence[str]) -> dict[str, str]:
    """The versions of the program, of Python, and of what else can change a game."""
    found = {
        "communique": _version("communique"),
        "source": _source(),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    packages = packages_distributions() if any(":" in name for name in negotiators) else {}
    for name in _LIBRARIES:
        if _version(name) != "":
            found[name] = _version(name)
    for name in negotiators:
        package = name.partition(":")[2].partition(".")[0]
        for distribution in packages.get(package, ()):
            found[distribution] = _version(distribution)
    return dict(sorted(found.items()))


def _source() -> str:
    """A digest of the program's own modules, which change between two versions too."""
    root = Path(__file__).parents[2]
    found = sha256()
    for module in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        found.update(module.relative_to(root).as_posix().encode() + b"\0" + module.read_bytes() + b"\0")
    return found.hexdigest()[:_SHORT]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _result(tournament: Tournament, games: Sequence[TournamentGame]) -> dict[str, Any]:
    digests = [game_digest(game) for game in games]
    table = standings(tournament, games).as_dict()
    return {
        "games_sha256": sha256("".join(digests).encode()).hexdigest(),
        "short": [digest[:_SHORT] for digest in digests],
        "league": [{"negotiator": row["negotiator"], "utility": row["utility"]["value"]} for row in table["league"]],
        "standings_sha256": _digest(table),
    }


def _changes(certificate: Mapping[str, Any], tournament: Tournament) -> Iterator[str]:
    then, now = certificate["versions"], versions(tournament.plan.negotiators)
    for name in dict.fromkeys([*then, *now]):
        if then.get(name) != now.get(name):
            yield tr(
                "{name} was {then} and is {now}.",
                name=name,
                then=then.get(name) or tr("not there"),
                now=now.get(name) or tr("not there"),
            )


def _digest(value: Any) -> str:
    """SHA-256 over the value as JSON, its keys in order and without a space."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError


def _text(certificate: Mapping[str, Any]) -> str:
    return json.dumps(certificate, ensure_ascii=False, indent=1) + "\n"


_OTHER_PLAN: Final = N_("{path}: this is the certificate of another tournament; choose another name.")
_OTHER_VERSIONS: Final = N_(
    "{path}: this certificate was begun with other versions of what plays; begin another under another name."
)
