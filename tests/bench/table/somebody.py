"""Somebody: whether delegations have words of their own, as people read them in the transcript."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from bench.table.figures import Share, table
from bench.table.games import Job, defaults
from bench.table.setting import Setting

from communique.model.scenario import Seat
from communique.present.transcript import SESSION, entries
from communique.rules.moves import kind_of
from communique.session import Session

SPOKEN = frozenset({"line", "press", "tell", "reject", "warn", "answer", "remark", "ask"})
"""Moves in which a delegation says something. To pass, to mark or to accept is an act, and may read the same twice."""


class Said(NamedTuple):
    """What was said in a game."""

    sentences: int
    chorus: int
    """Sessions in which two parties say the same sentence."""
    sessions: int
    again: Counter[str]
    """By move, sentences that their party has said before in the game."""
    of: Counter[str]
    distinct: frozenset[str]


def heard(session: Session) -> Said:
    """Count the sentences of a finished game, of all seats, whispers included."""
    told: list[tuple[int, int, str, str]] = []
    for seat in range(len(session.scenario.sheets)):
        view = session.chair(Seat(seat)).view()
        moves = view.heard
        for line in entries(view):
            if line.category == SESSION or line.seat != seat:
                continue
            kind = kind_of(moves[line.number].move).name
            if kind in SPOKEN:
                told.append((moves[line.number].session, seat, kind, line.text))
    return counted(told)


def counted(told: list[tuple[int, int, str, str]]) -> Said:
    speakers: dict[tuple[int, str], set[int]] = {}
    known: set[tuple[int, str]] = set()
    again: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for session, seat, kind, text in told:
        speakers.setdefault((session, text), set()).add(seat)
        of[kind] += 1
        again[kind] += (seat, text) in known
        known.add((seat, text))
    chorus = {session for (session, _), seats in speakers.items() if len(seats) > 1}
    sessions = {session for session, *_ in told}
    return Said(len(told), len(chorus), len(sessions), again, of, frozenset(text for *_, text in told))


def run(setting: Setting) -> None:
    """Print the tables."""
    rows: list[list[object]] = []
    goals: list[tuple[str, object, bool]] = []
    for name, level in setting.cells():
        jobs = [Job(name, level, defaults(name, level), seed, heard) for seed in setting.seeds]
        games: list[Said] = setting.hall.play(jobs)
        chorus = Share(sum(game.chorus for game in games), sum(game.sessions for game in games))
        again, of = sum((game.again for game in games), Counter()), sum((game.of for game in games), Counter())
        twice = Share(sum(again.values()), sum(of.values()))
        distinct = len(frozenset[str]().union(*(game.distinct for game in games[:50])))
        kinds = ", ".join(f"{kind} {100 * again[kind] / of[kind]:.0f} %" for kind in sorted(of))
        rows.append([f"{name} {level}", round(sum(of.values()) / len(games)), chorus, twice, distinct, kinds])
        goals.append((f"{name} {level}: no sentence by two parties in a session", chorus, chorus.hits == 0))
        goals.append((f"{name} {level}: under 3 % said again by a party", twice, twice.value < 0.03))
        if (name, level) == ("sochi-2021", "envoy"):
            goals.append(("sochi-2021 envoy: 300 different statements in 50 games", distinct, distinct >= 300))
    head = [
        "case",
        "sentences a game",
        "sessions with a chorus",
        "said again",
        "distinct in 50 games",
        "again, by move",
    ]
    setting.say(table(f"Somebody: default line-ups, {setting.games} games", head, rows))
    for goal in goals:
        setting.goal(*goal)
