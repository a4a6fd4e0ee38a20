"""Talk as a whole: what it is worth, whether a granted wish is taken, and whether offers contradict refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bench.table.branching import Play, follows, started
from bench.table.figures import Share, mean, table
from bench.table.games import Job, defaults, principals_of, seat_names, seated
from bench.table.listens import STYLES
from bench.table.players import TRADER, Stonewaller
from bench.table.setting import Setting
from bench.table.skill import ahead
from bench.table.tricks import PLAIN

from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend, amended
from communique.rules.moves.answer import Answer, changed
from communique.rules.moves.ask import Ask
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.sign import Sign
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.withhold import Withhold
from communique.rules.standing import find
from communique.rules.state import ConferenceTable, Desk
from communique.session import Session

TRADED = ("sochi-2021", "harbour-at-sel")
ASKED = ("sochi-2021", "lantern-strait")
UNBOUND = ("two-faced", "firm")
ASKING = Stonewaller("asking", 0.8)
"""Asks for much throughout, so that it is refused early and late."""


def run(setting: Setting) -> None:
    """Print the tables."""
    _worth(setting)
    _granted(setting)
    _contradictions(setting)


def _worth(setting: Setting) -> None:
    rows: list[list[object]] = []
    every: list[float] = []
    for name, level in setting.cells(TRADED):
        for seat in principals_of(name):
            talks, silent = (setting.own(name, level, defaults(name, level), seat, one) for one in (TRADER, PLAIN))
            every += [a.surplus[seat] - b.surplus[seat] for a, b in zip(talks, silent, strict=True)]
            own = [mean(game.surplus[seat] for game in games) for games in (talks, silent)]
            rows.append([f"{name} {level} {seat_names(name)[seat]}", *own, ahead(talks, silent, seat)])
    head = ["case and seat", "with all talk", "without any", "more"]
    setting.say(table(f"Talk: own surplus of the trader, {setting.games} games", head, rows))
    more = mean(every)
    setting.goal("talk is worth 3 points or more to the trader", more, more.value >= 3)


# -- given what it asked for ------------------------------------------------------------


def text_of(table: ConferenceTable, desk: Desk, target: str) -> Terms | None:
    """The terms of an offer or the draft by name; None when they are gone."""
    if target == "draft":
        return table.draft.terms if table.draft is not None else None
    standing = find(table, desk, target)
    return standing.terms if standing is not None else None


def wished(play: Play, style: Seat) -> Terms | None:
    """The text that the style refused last, with all its wishes granted; None when it named no wish for some clause.

    The text is looked up at the moment of the refusal.
    """
    session = play.session
    for number in range(len(session.events) - 1, -1, -1):
        seat, move = session.events[number]
        if seat == style and isinstance(move, Reject):
            then = session.branch(number).state
            table = then.table.conference
            terms = text_of(table, then.desks[seat], move.target) if table is not None else None
            if terms is None or any(wish < 0 for _, wish, _ in move.points):
                return None
            out = list(terms)
            for issue, wish, _ in move.points:
                out[issue] = wish
            return tuple(out)
    return None


def asked(job: Job, seat: int, style: int) -> list[tuple[str, bool]]:
    """At each moment when an offer of the seat's stands: asked what it would take, and given it, does it accept?

    By what was said: `terms` with all changes made, or `as-is`, where the offer itself should be accepted.
    """
    play, me, other = started(job), Seat(seat), Seat(style)
    found: list[tuple[str, bool]] = []
    for view in play.moments(me):
        mine = [o for o in view.table.offers if o.by == me]
        question = Ask("take", of=other, target=str(mine[-1].id)) if mine else None
        if question is None or not follows(view, other) or view.refusal(question) is not None:
            continue
        branch = play.again(len(play.session.events))
        branch.step(question)
        step = branch.step()
        answer = step[1] if step is not None else None
        if not isinstance(answer, Answer) or answer.says not in ("terms", "as-is"):
            found.append((answer.says if isinstance(answer, Answer) else "other", False))
            continue
        yes = str(mine[-1].id)
        if answer.says == "terms":
            offer = Offer(changed(mine[-1].terms, answer.changes))
            if branch.session.chair(me).view().refusal(offer) is not None:
                continue
            branch.step(offer)
            yes = str(branch.session.state.table.offers[-1].id)
        turn = branch.course(me, other, ()).next_turn
        if had_the_floor(turn):
            found.append((answer.says, any(isinstance(move, Accept) and move.offer == yes for move in turn)))
    return found


def granted(job: Job, seat: int, style: int) -> list[bool]:
    """At each of the seat's moments after a refusal: offered all that it wished, did the style accept?

    Where all sign another text before its turn comes, it was asked nothing, and the moment does not count.
    """
    play, me, other = started(job), Seat(seat), Seat(style)
    found: list[bool] = []
    tried: set[Terms] = set()
    for view in play.moments(me):
        terms = wished(play, other)
        if terms is None or terms in tried or not follows(view, other) or view.refusal(Offer(terms)) is not None:
            continue
        tried.add(terms)
        branch = play.again(len(play.session.events))
        branch.step(Offer(terms))
        mine = [o for o in branch.session.state.table.offers if o.by == me and o.terms == terms]
        course = branch.course(me, other, ()) if mine else None
        if course is not None and had_the_floor(course.next_turn):
            yes = {str(o.id) for o in mine}
            found.append(any(isinstance(move, Accept) and move.offer in yes for move in course.next_turn))
    return found


def had_the_floor(turn: Sequence[Move]) -> bool:
    """True when a next turn was one on the floor, and not a signature or marks to what others had done."""
    return any(not isinstance(move, Sign | Withhold | Mark) for move in turn)


def _granted(setting: Setting) -> None:
    seeds = setting.seeds[: max(2, setting.games // 10)]
    rows: list[list[object]] = []
    sums: dict[str, list[bool]] = {style: [] for style in STYLES}
    answers: dict[str, list[tuple[str, bool]]] = {style: [] for style in STYLES}
    for name, level in setting.cells(ASKED, ("delegate", "envoy", "minister")):
        seats = principals_of(name)
        cells: list[object] = []
        for style in STYLES:
            tasks = []
            for seed in seeds:
                seat, other = (seats[0], seats[1]) if seed % 2 else (seats[1], seats[0])
                for asker in (TRADER, ASKING):
                    lineup = seated(seated(defaults(name, level), seat, asker), other, style)
                    tasks.append((Job(name, level, lineup, seed), seat, other))
            found = [one for ones in setting.hall.call(granted, tasks) for one in ones]
            sums[style] += found
            cells.append(Share(sum(found), len(found)))
            answers[style] += [one for ones in setting.hall.call(asked, tasks) for one in ones]
        rows.append([f"{name} {level}", *cells])
    setting.say(table("Given exactly what it asked for, does it accept?", ["case", *STYLES], rows))
    for style, found in sums.items():
        share = Share(sum(found), len(found))
        if style not in UNBOUND:
            setting.goal(f"{style} takes what it asked for in 80 % or more", share, share.value >= 0.80)
    _asked(setting, answers)


def _asked(setting: Setting, answers: dict[str, list[tuple[str, bool]]]) -> None:
    rows: list[list[object]] = []
    kept: dict[str, Share] = {}
    for style, found in answers.items():
        said = Counter(says for says, _ in found)
        named = [yes for says, yes in found if says in ("terms", "as-is")]
        kept[style] = Share(sum(named), len(named))
        told = ", ".join(f"{says} {n}" for says, n in said.most_common())
        rows.append([style, len(found), kept[style], told or "-"])
    head = ["style", "asked", "takes what it said it would", "answers"]
    setting.say(table("Asked what it would take, and given it, does it accept?", head, rows))
    for style, share in kept.items():
        if style not in UNBOUND:
            setting.goal(f"{style} takes what it said it would take in 80 % or more", share, share.value >= 0.80)


# -- contradictions ---------------------------------------------------------------------


class Offers(NamedTuple):
    """A game's offers."""

    of: int
    against: int
    """Holding a clause that their author had refused before."""
    unsaid: int
    """Of these, with such a clause of which it has not said that it has moved."""


def contradictions(session: Session) -> Offers:
    """Count the offers of a finished game, drafts and amendments among them."""
    public, rules = session.scenario.public, session.rules
    state = rules.opening(public)
    refused: dict[Seat, set[tuple[int, int]]] = {}
    admitted: dict[Seat, set[tuple[int, int]]] = {}
    of = against = unsaid = 0
    for number, (seat, move) in enumerate(session.events):
        table = state.table.conference
        if table is not None and seat >= 0:
            desk, known = state.desks[seat], refused.setdefault(seat, set())
            if isinstance(move, Reject):
                terms = text_of(table, desk, move.target)
                points = move.points if terms is not None else ()
                fresh = {(i, terms[i]) for i, wish, _ in points if terms is not None and terms[i] not in (OPEN, wish)}
                known |= fresh
                admitted.setdefault(seat, set()).difference_update(fresh)
            openly = admitted.setdefault(seat, set())
            openly |= moved(move)
            if isinstance(move, Offer | TableDraft | Amend):
                said = amended(table, desk, move) if isinstance(move, Amend) else move.terms
                held = known & set(enumerate(said or ()))
                open_ = held - openly - remarked(session, number, seat)
                of, against, unsaid = of + 1, against + bool(held), unsaid + bool(open_)
        state = rules.apply(public, state, seat, move)
    return Offers(of, against, unsaid)


def moved(move: Move) -> set[tuple[int, int]]:
    """The clause that a remark says its author can live with by now."""
    told = kind_of(move).name == "remark" and getattr(move, "about", "") == "moved"
    return {(getattr(move, "issue", -1), getattr(move, "option", -1))} if told else set()


def remarked(session: Session, number: int, seat: Seat) -> set[tuple[int, int]]:
    """The clauses of which the seat says so next to the event, with nobody else's move between."""
    found: set[tuple[int, int]] = set()
    for step in (-1, 1):
        k = number + step
        while 0 <= k < len(session.events) and session.events[k].seat == seat:
            found |= moved(session.events[k].move)
            k += step
    return found


def _contradictions(setting: Setting) -> None:
    rows: list[list[object]] = []
    every: list[Offers] = []
    for name, level in setting.cells():
        jobs = [Job(name, level, defaults(name, level), seed, contradictions) for seed in setting.seeds]
        found: Sequence[Offers] = setting.hall.play(jobs)
        every += found
        of = sum(one.of for one in found)
        rows.append([f"{name} {level}", of, *(Share(sum(one[k] for one in found), of) for k in (1, 2))])
    head = ["case", "offers", "hold a clause refused before", "and nothing is said of it"]
    setting.say(table(f"Contradictions: default line-ups, {setting.games} games", head, rows))
    unsaid = Share(sum(one.unsaid for one in every), sum(one.of for one in every))
    setting.goal("contradictions of which nothing is said: under 2 % of offers", unsaid, unsaid.value < 0.02)
