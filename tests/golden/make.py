"""Games of the shipped scenarios, as a reader of a replay sees them: `python tests/golden/make.py` writes them.

They are there to be read, from first line to last; `README.md` says what each delegation wanted and whether one can
tell. A change that is meant to change what is said or done makes them anew, and somebody reads what has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from communique.debrief.steps import steps
from communique.loading.scenario_file import load_scenario
from communique.present.transcript import CALL
from communique.session.communique import communique
from communique.session.session import Session
from communique.simulation import play
from communique.words import gain_of_hundred, of_hundred

GAMES = (
    ("lantern-strait", "guided", 9001),
    ("lantern-strait", "envoy", 9002),
    ("sochi-2021", "guided", 9020),
    ("sochi-2021", "delegate", 9003),
    ("sochi-2021", "envoy", 9021),
    ("sochi-2021", "minister", 9004),
    ("harbour-at-sel", "guided", 9005),
    ("harbour-at-sel", "envoy", 9006),
    ("two-valleys", "guided", 9007),
    ("two-valleys", "delegate", 9022),
    ("two-valleys", "envoy", 9008),
    ("two-valleys", "minister", 9023),
    ("cape-quern", "guided", 9024),
    ("cape-quern", "delegate", 9010),
    ("cape-quern", "envoy", 9025),
    ("cape-quern", "minister", 9026),
    ("closed-theatre", "guided", 9027),
    ("closed-theatre", "delegate", 9028),
    ("closed-theatre", "envoy", 9011),
    ("old-ferry", "guided", 9029),
    ("old-ferry", "delegate", 9030),
    ("old-ferry", "envoy", 9012),
    ("old-ferry", "minister", 9031),
    ("one-pitch", "guided", 9013),
    ("one-pitch", "envoy", 9032),
    ("one-plough", "guided", 9033),
    ("one-plough", "delegate", 9014),
    ("one-plough", "envoy", 9034),
    ("one-plough", "minister", 9035),
    ("orrin-glass", "guided", 9036),
    ("orrin-glass", "delegate", 9037),
    ("orrin-glass", "envoy", 9015),
    ("orrin-glass", "minister", 9038),
    ("seed-house", "guided", 9039),
    ("seed-house", "delegate", 9040),
    ("seed-house", "envoy", 9041),
    ("seed-house", "minister", 9016),
    ("spare-rolling-stock", "guided", 9042),
    ("spare-rolling-stock", "delegate", 9017),
    ("spare-rolling-stock", "envoy", 9043),
    ("three-reaches", "guided", 9044),
    ("three-reaches", "delegate", 9045),
    ("three-reaches", "envoy", 9046),
    ("three-reaches", "minister", 9018),
    ("trieste-1954", "guided", 9047),
    ("trieste-1954", "delegate", 9048),
    ("trieste-1954", "envoy", 9019),
    ("trieste-1954", "minister", 9049),
)
"""Scenario, level and seed: every level of every case. The seeds are none that numbers were tuned with."""
FOLDER = Path(__file__).parent
WIDTH = len("999  ")


def path_of(scenario: str, level: str, seed: int) -> Path:
    """Where a game is written down."""
    return FOLDER / f"{scenario}-{level}-{seed}.txt"


def transcript(scenario: str, level: str, seed: int) -> str:
    """One game between the delegations that play the level, written down with headings and its ending."""
    session = play(load_scenario(scenario), seed=seed, level=level)
    return "\n".join([*_heading(session), *_talks(session), "", *_ending(session)]) + "\n"


def _heading(session: Session) -> Iterator[str]:
    public, header = session.scenario.public, session.header
    yield f"{public.title}, {header.level}, seed {header.seed}"
    for party, name in zip(public.parties, header.lineup, strict=True):
        yield f"{party.short}: {name}"


def _talks(session: Session) -> Iterator[str]:
    before, called = 0, False
    for step in steps(session):
        if step.in_call and not called:
            called = True
            yield f"\n{CALL}\n"
        elif step.session != before and not called:
            yield f"\nSession {step.session} of {session.scenario.public.sessions}\n"
        before = step.session
        yield f"{step.number:3}  " + step.sentence.rstrip().replace("\n", "\n" + WIDTH * " ")


def _ending(session: Session) -> Iterator[str]:
    end, public = session.outcome(), session.scenario.public
    yield f"Ending: {end.kind}. {end.why}"
    for party, points, surplus in zip(public.parties, end.points, end.surplus, strict=True):
        yield f"{party.short}: {of_hundred(public, points)} points, {gain_of_hundred(public, surplus)} over no deal"
    yield ""
    signed, kind = end.package or (), str(end.kind)
    yield communique(public, kind, signed, (), cause=end.cause).text().rstrip()


def main(chosen: list[str]) -> None:
    """Write the games, or those of the scenarios that are named."""
    for game in GAMES:
        if not chosen or game[0] in chosen:
            path_of(*game).write_text(transcript(*game), encoding="utf-8")
            print(path_of(*game).name)


if __name__ == "__main__":
    main(sys.argv[1:])
