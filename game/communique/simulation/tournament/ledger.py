"""The file of a tournament's finished games: the plan, then one game a line. It survives a kill at any moment."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from communique.files import Held, LostError, TakenError, unused, write_whole
from communique.simulation.apart.failure import Failure
from communique.simulation.tournament.planned import Pairing, TournamentError, TournamentGame, TournamentPlan
from communique.simulation.tournament.readings import SeatReading
from communique.words import tr

FORMAT: Final = "communique-tournament 1"
_SHOWN: Final = 60
"""Longer values are not spelt out in a refusal."""


def header_of(plan: TournamentPlan) -> dict[str, Any]:
    """The plan as the first line of a file of games has it."""
    return {"format": FORMAT, **json.loads(json.dumps(plan.as_dict()))}


class Ledger:
    """The file of finished games: the plan, then one game a line, only ever appended to. Holds the open file."""

    def __init__(self, path: Path, plan: TournamentPlan, pairings: Sequence[Pairing]) -> None:
        """Open or begin the file at `path`.

        Raises TournamentError when another tournament writes it, it holds another plan's games, or it is damaged
        anywhere but in its last line.
        """
        self._path, self._pairings = path, pairings
        self.games: dict[int, TournamentGame] = {}
        """What the file holds, in its order."""
        self._header = header_of(plan)
        self._held = self._open(path)
        try:
            self._begin()
        except BaseException:
            self._held.close()
            raise

    def _open(self, path: Path) -> Held:
        try:
            return Held.at(path)
        except TakenError:
            raise TournamentError(tr("{path}: another tournament is writing this file.", path=path)) from None

    def _begin(self) -> None:
        whole = self._read(self._held.read(self._held.length))
        if self._held.length > whole:
            self._held.cut(whole)
        if not whole:
            self._write(_line(self._header))

    def add(self, game: TournamentGame) -> None:
        """Append a finished game; it is with the operating system when this returns.

        Raises TournamentError when the file is no longer under its name, all games being in another then, and when it
        cannot be written.
        """
        self.games[game.number] = game
        self._write(_game_line(game, self._pairings[game.number]))

    def put_in_order(self) -> None:
        """Give the file its games in order of their numbers, whole or not at all, unless they stand so.

        Raises TournamentError as `add` does.
        """
        self._write(b"")
        if list(self.games) != sorted(self.games):
            if os.name == "nt":  # where nothing takes the place of an open file
                self.close()
            try:
                write_whole(self._path.resolve(), self._whole(sorted(self.games)))
            except OSError as error:
                raise self._unwritten(error) from None

    def _whole(self, numbers: Iterable[int]) -> bytes:
        """A file with these games, in this order."""
        lines = (_game_line(self.games[number], self._pairings[number]) for number in numbers)
        return b"".join([_line(self._header), *lines])

    def close(self) -> None:
        """Close the file, its content safely on disk."""
        if self._held.open:
            self._held.sync()
            self._held.close()

    def _write(self, line: bytes) -> None:
        try:
            self._held.append(line, sync=False)
        except LostError as error:
            kept = self._saved()
            raise TournamentError(
                tr("{problem} The games that were finished are in {kept}.", problem=error, kept=kept)
            ) from None
        except OSError as error:
            raise self._unwritten(error) from None

    def _unwritten(self, error: OSError) -> TournamentError:
        return TournamentError(
            tr(
                "{path}: it cannot be written here ({reason}); the games in it stay, and the same command goes on "
                "from there.",
                path=self._path, reason=error.strerror or error,
            )
        )  # fmt: skip

    def _saved(self) -> Path:
        """All games, in a new file: what has become of the old one, nobody can say."""
        kept = unused(self._path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, self._whole(self.games))
        return kept

    def _read(self, data: bytes) -> int:
        """Read what is there; returns how many bytes are whole lines. A torn last line is left out."""
        whole = data.rfind(b"\n") + 1
        if not whole and data and not _line(self._header).startswith(data):
            raise TournamentError(tr("{path}: this is no file of a tournament; choose another name.", path=self._path))
        for number, line in enumerate(data[:whole].split(b"\n")[:-1], start=1):
            try:
                fields = json.loads(line)
                if number == 1:
                    self._compare(fields, self._header)
                else:
                    self._game(fields)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                if isinstance(error, TournamentError):
                    raise
                raise TournamentError(
                    tr("{path}:{number}: this line is damaged; remove it to go on.", path=self._path, number=number)
                ) from None
        return whole

    def _compare(self, found: Any, header: dict[str, Any]) -> None:
        if not isinstance(found, dict) or not str(found.get("format", "")).startswith("communique-tournament"):
            raise TournamentError(tr("{path}: this is no file of a tournament; choose another name.", path=self._path))
        for key, value in {**dict.fromkeys(found), **header}.items():
            if found.get(key) != value:
                raise TournamentError(
                    self._differs(key.replace("_", " "), json.dumps(found.get(key)), json.dumps(value))
                )

    def _differs(self, key: str, theirs: str, ours: str) -> str:
        """Why a file that holds another tournament is refused; long values are left out."""
        if max(len(theirs), len(ours)) > _SHOWN:
            return tr(
                '{path}: this file holds another tournament, whose "{key}" differ; choose another name.',
                path=self._path,
                key=key,
            )
        return tr(
            '{path}: this file holds another tournament, whose "{key}" are {theirs}, not {ours}; choose another name.',
            path=self._path,
            key=key,
            theirs=theirs,
            ours=ours,
        )

    def _game(self, fields: dict[str, Any]) -> None:
        failure, seats = fields.get("failure"), fields.get("readings")
        if (seats is not None) != self._header.get("readings", False):
            raise ValueError
        values = {name: fields[name] for name in TournamentGame._fields if name not in _MAY_BE_MISSING}
        game = TournamentGame(
            **values,
            failure=None if failure is None else Failure(**failure),
            readings=None if seats is None else tuple(SeatReading(**one) for one in seats),
            stood_in=tuple(fields.get("stood_in", ())),
        )
        package = None if game.package is None else tuple(game.package)
        game = game._replace(points=tuple(game.points), no_deal=tuple(game.no_deal), package=package)
        if game.number in self.games or not 0 <= game.number < len(self._pairings):
            raise ValueError
        self.games[game.number] = game


_MAY_BE_MISSING: Final = ("failure", "readings", "stood_in")
"""Fields of a game that a line has only where there is something to say."""


def _game_line(game: TournamentGame, pairing: Pairing) -> bytes:
    fields = game._asdict()
    if game.failure is None:
        del fields["failure"]
    else:
        fields["failure"] = game.failure._asdict()
    if not game.stood_in:
        del fields["stood_in"]
    del fields["readings"]
    if game.readings is not None:
        fields["readings"] = [one._asdict() for one in game.readings]
    return _line({**fields, "lineup": pairing.lineup, "repetition": pairing.repetition})


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
