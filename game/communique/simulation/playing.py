"""One game, played by negotiators from opening to ending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count, filterfalse
from os import PathLike
from typing import Final

from communique.loading.scenario_file import scenario_of
from communique.model.errors import ErrorForPeople
from communique.model.scenario import NATURE, Public, Role, Seat
from communique.model.sheet import Scenario
from communique.negotiators.guests import Guest, invited
from communique.negotiators.negotiator import Attending, Negotiator
from communique.negotiators.registry import bring, misplaced, negotiator, registered
from communique.rules.dice import USUAL_SEED
from communique.rules.in_turn import InTurn
from communique.rules.moves import kind_of
from communique.session import Session
from communique.simulation.deadline import check_deadline
from communique.words import say, tr

Lineup = Mapping[str, str | Guest] | Sequence[str | Guest]
"""Who plays: a negotiator for each party id, or by seat. Each is a name, or an object, class or function that decides
(see `communique.negotiators.guests`)."""

MOST_MOVES: Final = 20_000
"""No game takes more; one that would has a negotiator that does not end its turn."""


class PlayError(ErrorForPeople, RuntimeError):
    """A negotiator made an illegal move or does not come to an end: a bug in it, never skipped."""


class RefusedMove(PlayError):
    """A negotiator made an illegal move; the session is at its turn still."""

    def __init__(self, sentence: str, refused: str = "") -> None:
        super().__init__(sentence)
        self.refused = refused
        """The move by its name, and why it was refused."""


def play(
    scenario: Scenario | str | PathLike[str],
    lineup: Lineup | None = None,
    seed: int = USUAL_SEED,
    *,
    protocol: str = "conference",
    level: str = "",
    rounds: int | None = None,
) -> Session:
    """A finished game. `lineup` None means `default_lineup`; `scenario` is one, or the id or file of one.

    Raises KeyError for an unknown name, level or protocol, ValueError for a line-up or `rounds` that do not fit,
    ScenarioError where the scenario cannot be loaded, PlayError when a negotiator makes an illegal move, and GuestFault
    when one that somebody has brought along fails.
    """
    scenario = scenario_of(scenario)
    check_deadline(protocol, rounds)
    names = seated(scenario.public, lineup, protocol=protocol, level=level)
    session = Session.open(scenario, seed, protocol=protocol, level=level, lineup=names, rounds=rounds)
    run(session, [negotiator(name) for name in names])
    return session


def run(session: Session, players: Sequence[Negotiator]) -> tuple[int, ...]:
    """Play `session` to its end, `players[seat]` deciding for each seat. Raises PlayError.

    Returns, by seat, how many of its moves another negotiator made in its place: 0 but for `Attending` ones.
    """
    chairs = [session.chair(Seat(seat)) for seat in range(len(players))]
    while (seat := session.turn) != NATURE:
        chair = chairs[seat]
        move = players[seat].decide(chair.view(), chair.dice())
        refusal = chair.submit(move)
        if refusal is not None:
            who, what = players[seat].name, kind_of(move).name
            party = session.scenario.public.parties[seat].id
            raise RefusedMove(
                tr(
                    'Negotiator "{who}" ({party}) made an illegal move after {events} events of seed {seed}: {kind} '
                    "{move}: {refusal}",
                    who=who,
                    party=party,
                    events=len(session.events),
                    seed=session.header.seed,
                    kind=what,
                    move=repr(move),
                    refusal=say(refusal.message),
                ),
                tr("{move}: {refusal}", move=what, refusal=say(refusal.message)),
            )
        if len(session.events) > MOST_MOVES:
            raise too_long(session.header.seed)
    return tuple(
        player.ended(chair.view()) if isinstance(player, Attending) else 0
        for chair, player in zip(chairs, players, strict=True)
    )


def too_long(seed: int) -> PlayError:
    """What a game of more than MOST_MOVES moves comes to."""
    return PlayError(tr("The game of seed {seed} has taken more than {most} moves.", seed=seed, most=MOST_MOVES))


def seated(public: Public, lineup: Lineup | None, *, protocol: str, level: str) -> tuple[str, ...]:
    """The line-up as names by seat, what it holds besides names brought along (`bring`).

    Raises ValueError when parties are missing or too many, no talks to be held in turn are named, or somebody cannot
    play this, and KeyError for what does not decide.
    """
    names = _seated(public, lineup, protocol=protocol, level=level)
    for name in dict.fromkeys(names):
        if sentence := misplaced(name, replace(public, level=level or public.level), protocol):
            raise ValueError(sentence)
    return names


def _seated(public: Public, lineup: Lineup | None, *, protocol: str, level: str) -> tuple[str, ...]:
    if protocol == InTurn.name and not public.talks:
        raise ValueError(tr('"{id}" names no talks of two, which are held in turn.', id=public.id))
    if lineup is None:
        return default_lineup(public, protocol=protocol, level=level)
    ids = [party.id for party in public.parties]
    if not isinstance(lineup, Mapping):
        if len(lineup) != len(ids):
            raise ValueError(
                tr(
                    "The line-up names {named} of {count} parties: {parties}.",
                    named=len(lineup),
                    count=len(ids),
                    parties=", ".join(ids),
                )
            )
        return _names(lineup)
    for name in lineup:
        check_party(public, name)
    usual = default_lineup(public, protocol=protocol, level=level)
    return _names([lineup.get(party, fallback) for party, fallback in zip(ids, usual, strict=True)])


def check_party(public: Public, party: str) -> None:
    """Raise ValueError with a sentence that lists the parties where `party` is the id of none."""
    ids = [one.id for one in public.parties]
    if party not in ids:
        raise ValueError(tr('There is no party "{name}"; there are: {parties}.', name=party, parties=", ".join(ids)))


def _names(players: Sequence[str | Guest]) -> tuple[str, ...]:
    """By seat, the names; of several objects that are called alike, the second is numbered 2, and so on."""
    brought: dict[int, str] = {}
    names = []
    for one in players:
        if isinstance(one, str):
            names.append(one)
            continue
        if id(one) not in brought:
            guest, taken = invited(one), {*brought.values()}
            numbered = (f"{guest.name}-{k}" for k in count(2))
            brought[id(one)] = bring(guest, next(filterfalse(taken.__contains__, chain([guest.name], numbered))))
        names.append(brought[id(one)])
    return tuple(names)


def default_lineup(public: Public, *, protocol: str = "conference", level: str = "") -> tuple[str, ...]:
    """Who plays when nobody says: the level's styles, else by role and protocol.

    Raises KeyError with a sentence for a style that is not registered: a scenario has nothing imported.
    """
    principal = "problem-solver" if protocol == "conference" else "linear"
    usual = tuple("mediator" if party.role is Role.MEDIATOR else principal for party in public.parties)
    for known in public.levels:
        if known.id == level and known.styles and protocol == "conference":
            styles = zip(known.styles, usual, strict=True)
            return tuple(registered(style).name if style else fallback for style, fallback in styles)
    return usual
