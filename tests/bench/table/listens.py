"""Somebody listens: the same moment with one move or another, and the trader with each kind of talk and without."""

from __future__ import annotations

from bench.table.belief import believed
from bench.table.branching import Pair, branched
from bench.table.figures import Share, mean, table
from bench.table.games import Job, defaults, principals_of, seat_names, seated
from bench.table.look import Look
from bench.table.players import TALK, TRADER, Trader, by_weight, missing
from bench.table.setting import Setting

from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.moves.ask import Ask
from communique.rules.moves.consult import Consult
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.reject import Reject
from communique.rules.moves.tell import Tell
from communique.rules.moves.warn import Warn
from communique.rules.state import REASONS
from communique.views import PartyView

STYLES = ("problem-solver", "statesman", "reciprocator", "legalist", "two-faced", "firm", "deadline-watcher")
KINDS = ("reason", "warning", "evidence", "gesture", "priority", "question", "if-then", "criticism")
BRANCHED = ("sochi-2021", "lantern-strait")
SCRIPTED = Trader("scripted", talk=TALK - {"gesture", "evidence", "priority"})
"""The trader that has not yet said what is to be tried."""
TRADED = ("sochi-2021", "harbour-at-sel")


def alternatives(view: PartyView, neighbour: Seat) -> dict[str, Pair]:
    """What a sensible seat could say here, each beside something neutral that says nothing to the neighbour.

    The neutral thing is a call to the capital; a reason stands beside another reason for the same clauses.
    """
    conference = view.table.conference
    assert conference is not None
    look, quiet = Look(view, conference), (Consult(),)
    wanted = look.lowest(look.aim(0.6), believed(look)[1])
    order = by_weight(look)
    one, other = order[0], order[1]
    found: dict[str, tuple[Move, ...]] = {
        "warning": (Warn(),),
        "priority": (Tell(one, "high"),),
        "question": (Ask("compare", one, other_issue=other, of=neighbour),),
    }
    cards = [Tell(card.issue, card=card.id, text=card.text) for card in view.sheet.cards]
    found["evidence"] = tuple(move for move in cards if view.refusal(move) is None)[:1]
    steps = [MakeGesture(k) for k, gesture in enumerate(view.public.gestures) if gesture.seat == view.seat]
    found["gesture"] = tuple(move for move in steps if view.refusal(move) is None)[:1]
    draft = conference.draft
    if draft is not None and wanted is not None:
        points = missing(look, draft.terms, wanted)
        found["criticism"] = (Reject("draft", points),) if points else ()
    if wanted is not None:
        found["if-then"] = tuple(_tied(look, neighbour, wanted))[:1]
    out: dict[str, Pair] = {kind: (said, quiet) for kind, said in found.items() if said}
    theirs = [o for o in look.standing if o.by == neighbour]
    if theirs and wanted is not None:
        points = missing(look, theirs[-1].terms, wanted)
        home, principle = (tuple((i, k, REASONS.index(why)) for i, k, _ in points) for why in ("home", "principle"))
        if points:
            out["reason"] = (Reject(theirs[-1].id, home),), (Reject(theirs[-1].id, principle),)
    return out


def _tied(look: Look, neighbour: Seat, wanted: tuple[int, ...]) -> list[Move]:
    """If-thens that suit: the cheapest clause for the dearest, of the draft where there is one."""
    draft, order = look.table.draft, by_weight(look)
    if neighbour not in look.public.signatories:
        return []
    moves: list[Move] = []
    for give in reversed(order):
        for get in order:
            given = draft.terms[give] if draft is not None and draft.terms[give] != OPEN else wanted[give]
            move = IfThen(give, given, neighbour, get, wanted[get])
            if give != get and look.view.refusal(move) is None:
                moves.append(move)
    return moves


def run(setting: Setting) -> None:
    """Print the tables."""
    _branches(setting)
    _worth(setting)


def _branches(setting: Setting) -> None:
    seeds = setting.seeds[: max(1, setting.games // 25)]
    tasks: list[tuple[Job, int, int]] = []
    who: list[str] = []
    for name, level in setting.cells(BRANCHED, ("envoy",)):
        seats = principals_of(name)
        for k, style in enumerate(STYLES):
            for seed in seeds:
                seat, neighbour = (seats[0], seats[1]) if (seed + k) % 2 else (seats[1], seats[0])
                lineup = seated(seated(defaults(name, level), seat, SCRIPTED), neighbour, style)
                tasks.append((Job(name, level, lineup, seed), seat, neighbour))
                who.append(style)
    found = setting.hall.call(_at_moments, tasks)
    every = [(style, *one) for style, ones in zip(who, found, strict=True) for one in ones]
    rows: list[list[object]] = []
    for kind in KINDS:
        of = [one for one in every if one[1] == kind]
        turn, end = (Share(sum(one[k] for one in of), len(of)) for k in (2, 3))
        by = [Share(sum(one[2] for one in of if one[0] == s), sum(one[0] == s for one in of)) for s in STYLES]
        rows.append([kind, len(of), turn, end, *(f"{100 * share.value:.0f}" for share in by)])
    head = ["said, or not", "points", "next turn changes", "ending changes", *STYLES]
    setting.say(table("Listens: one moment with one move or another, styles as neighbours (next turn, %)", head, rows))
    for row in rows:
        share = row[2]
        assert isinstance(share, Share)
        setting.goal(f"{row[0]} changes the next turn in 25 % or more", share, share.value >= 0.25)


def _at_moments(job: Job, seat: int, neighbour: int) -> list[tuple[str, bool, bool]]:
    return branched(job, seat, neighbour, alternatives)


def _worth(setting: Setting) -> None:
    """What each kind of talk is worth to the trader, by seed."""
    rows: list[list[object]] = []
    gains: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for name, level in setting.cells(TRADED, ("delegate", "envoy", "minister")):
        for seat in principals_of(name):
            cells: list[object] = []
            for kind in KINDS:
                games = [setting.own(name, level, defaults(name, level), seat, one) for one in with_and_without(kind)]
                more = [a.surplus[seat] - b.surplus[seat] for a, b in zip(*games, strict=True)]
                gains[kind] += more
                cells.append(mean(more))
            rows.append([f"{name} {level} {seat_names(name)[seat]}", *cells])
    rows.append(["all", *(mean(gains[kind]) for kind in KINDS)])
    title = f"Listens: own surplus of the trader with a kind of talk, over without; {setting.games} games"
    setting.say(table(title, ["case and seat", *KINDS], rows))
    for kind in KINDS:
        more = mean(gains[kind])
        setting.goal(f"{kind} is worth something to the trader", more, more.low > 0)


def with_and_without(kind: str) -> tuple[Trader, Trader]:
    """The trader with this kind of talk and the trader without it; it warns only where that is asked."""
    if kind == "warning":
        return Trader("trader+warning", talk=TALK | {"warning"}), TRADER
    return TRADER, Trader(f"trader-{kind}", talk=TALK - {kind})
