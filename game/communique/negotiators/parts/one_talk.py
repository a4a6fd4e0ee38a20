"""One talk of several held in turn, as whoever plays alternating offers sees it: two parties, and its issues alone.

A mind that knows alternating offers plays in turn by this view and needs to know nothing of it. Its sheet is the
seat's own, as it is once the earlier talks have come to what they have come to; of the talks to come it reckons with
no agreement (option 0). What it is worth to part without one is what that leaves. So a centre does look at what it has
agreed, and not at what it may agree later: whoever wants to plan ahead reads the whole view and decides by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Final, NamedTuple, cast

from communique.model.bilateral import Talk
from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import NATURE, Public, Seat, Signing
from communique.model.sheet import Bundle, Sheet
from communique.rules.alternating import Alternating
from communique.rules.dice import Dice
from communique.rules.in_turn import rounds_each, settled, talk_held, written
from communique.rules.kind import Move
from communique.rules.moves.offer import Offer
from communique.rules.protocol import Rules
from communique.rules.state import EMPTY_DESK, Rounds, Table
from communique.views.briefing import Briefing
from communique.views.view import Fold, Heard, Hearing, PartyView
from communique.words import number, tr

_ALTERNATING: Final = cast(Rules[Table], Alternating())
_TURNS: Final = Alternating()
LARGEST: Final = 100_000
"""The most packages of one talk that are valued one by one, where issues are tied together."""

Decide = Callable[[PartyView, Dice], Move]


class _Held(NamedTuple):
    """The talk that is held, as one of its two parties sees it; for others the briefing is None."""

    talk: int
    known: Terms
    """What the talks before have come to."""
    briefing: Briefing | None
    state: Rounds
    hearing: Hearing
    heard: int
    """How much of the hearing belongs here."""
    whole: Briefing


def in_one_talk(decide: Decide, view: PartyView, dice: Dice) -> Move:
    """What `decide` does in the talk that is held, as a move of the whole game. Raises ValueError out of turn."""
    held = view.fold(_TALKS)
    if held.briefing is None or not view.my_turn:
        raise ValueError(tr("Only who is in the talk that is held has a move to make."))
    seen = PartyView(held.briefing, _ALTERNATING, held.state.table, EMPTY_DESK, held.hearing, held.heard)
    move = decide(seen, dice)
    if not isinstance(move, Offer):
        return move
    table = view.table.alternating
    assert table is not None, "talks in turn are held at a table of alternating offers"
    return Offer(written(settled(view.public, table), talk_held(view.public, table), list(move.terms)))


def talk_public(public: Public, talk: Talk) -> Public:
    """The public part as it is in one talk: its two parties, its issues, the rules between them, its rounds."""
    place = {issue: k for k, issue in enumerate(talk.issues)}
    rules = tuple(
        replace(rule, issue=place[rule.issue], other_issue=place[rule.other_issue])
        for rule in public.feasibility
        if rule.issue in place and rule.other_issue in place
    )
    parties = tuple(
        replace(
            public.parties[seat],
            goals=tuple(
                replace(goal, issue=place[goal.issue]) for goal in public.parties[seat].goals if goal.issue in place
            ),
        )
        for seat in talk.seats
    )
    return replace(
        public,
        parties=parties,
        issues=tuple(public.issues[i] for i in talk.issues),
        signing=Signing("unanimity"),
        feasibility=rules,
        talks=(),
        news=(),
        gestures=(),
        guarantees=(),
        tension_shift=(),
        levels=(),
        reference=None,
        rounds=rounds_each(public),
    )


def talk_sheet(sheet: Sheet, talk: Talk, known: Terms, sizes: Sequence[int]) -> Sheet:
    """The seat's sheet in one talk, exactly: what each of its packages makes of the whole, later talks left at 0.

    Raises ValueError where issues are tied together and a talk has more than `LARGEST` packages.
    """
    base = [0 if choice == OPEN else choice for choice in known]
    own = tuple(sizes[i] for i in talk.issues)

    def value(options: Sequence[int]) -> int:
        for issue, option in zip(talk.issues, options, strict=True):
            base[issue] = option
        return sheet.value(tuple(base))

    nothing = (0,) * len(own)
    none = value(nothing)
    seat = Seat(talk.seats.index(sheet.seat))
    if not (sheet.links or sheet.together):
        rows = [[points - sheet.points[i][0] for points in sheet.points[i]] for i in talk.issues]
        rows[0] = [points + none for points in rows[0]]
        return Sheet(seat, tuple(map(tuple, rows)), (), none, brief=sheet.brief)
    if prod(own) > LARGEST:
        raise ValueError(
            tr(
                "One talk has {count} packages, more than the {most} that are valued one by one.",
                count=number(prod(own)),
                most=number(LARGEST),
            )
        )
    worth = tuple(value(options) for options in product(*map(range, own)))
    if len(own) == 1:
        return Sheet(seat, (worth,), (), none, brief=sheet.brief)
    rows = [[0] * size for size in own]
    bundle = Bundle(tuple(range(len(own))), own, worth)
    return Sheet(seat, tuple(map(tuple, rows)), (), none, brief=sheet.brief, bundles=(bundle,))


def _start(view: PartyView) -> _Held:
    return _begun(view.briefing, 0, (OPEN,) * len(view.public.issues))


def _begun(whole: Briefing, number: int, known: Terms) -> _Held:
    public = whole.public
    talk = public.talks[number]
    cut = talk_public(public, talk)
    briefing = None
    if whole.seat in talk.seats:
        sheet = talk_sheet(whole.sheet, talk, known, public.sizes)
        briefing = Briefing(cut, sheet.seat, sheet)
    opening = _TURNS.opening(cut)
    return _Held(number, known, briefing, opening, Hearing(), 0, whole)


def _step(held: _Held, heard: Heard) -> _Held:
    """One move further: in the talk that is held, or, where it ends that one, at the beginning of the next."""
    public = held.whole.public
    talk = public.talks[held.talk]
    cut = held.briefing.public if held.briefing is not None else talk_public(public, talk)
    own = Seat(talk.seats.index(heard.seat)) if heard.seat != NATURE else NATURE
    move = heard.move
    if isinstance(move, Offer):
        move = Offer(tuple(move.terms[i] for i in talk.issues))
    state = _TURNS.apply(cut, held.state, own, move)
    ending = state.table.ending
    if ending is not None:
        options: Package = ending.terms or (0,) * len(talk.issues)
        known = written(held.known, talk, options)
        if held.talk + 1 < len(public.talks):
            return _begun(held.whole, held.talk + 1, known)
        return held._replace(known=known, state=state)
    hearing = held.hearing
    if len(hearing.heard) != held.heard:
        # An older view has gone on from here already: what it heard is its own.
        hearing = Hearing()
        hearing.heard.extend(held.hearing.heard[: held.heard])
    hearing.add(Heard(own, move, heard.private, (), held.state.table.round))
    return held._replace(state=state, hearing=hearing, heard=held.heard + 1)


_TALKS: Final[Fold[_Held]] = Fold(_start, _step)
"""The talk that is held, from all that has been heard."""
