"""The course of a conference: who acts next, when a phase ends, when the talks do.

Moves change the table and then hand it here: `advance` lets the next in the queue act and, when nobody is
left, opens the next phase; `to_signing` sends agreed terms to the signing table.

    news -> floor -> ballot -> press -> news ...            a session; no news where no card is left, or at the brink,
              |        |                                    and no ballot where no draft lies on the table
              +--------+-> signing -> the end, or back      where enough agree; a hand that is withheld leads back to
              |                                             the very turn that was broken into
              +-> final -> the end, or the closing call     once; so does the last session lead to the call,
                                                            where something lies on the table, and then to the end
"""

from __future__ import annotations

from itertools import combinations

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Role, Seat
from communique.rules.meters import add_capital, add_credibility, add_tension, add_trust, initialled_by_all
from communique.rules.news import points_from_news
from communique.rules.state import (
    AT_THE_TABLE,
    EMPTY_DESK,
    INITIAL,
    NO_MARK,
    NO_NEWS,
    SILENT,
    TENSION_MAX,
    Agreed,
    ConferenceTable,
    Desk,
    Ending,
    EndingKind,
    Phase,
    PressLine,
    Standing,
    Talks,
    TextSource,
    new_state,
)
from communique.rules.terms import broken, needed, satisfied, signatories

POINTS = {Role.PRINCIPAL: 2, Role.MEDIATOR: 3}
"""Action points of a floor turn, by role."""

HEATED = 3
"""Tension from which one firm line in the press is enough to raise it."""

UNKEPT_PRICE = (1, 2, 4)
"""Credibility an unkept warning costs: the first, the second, every further one."""


def rotation(public: Public, session: int) -> tuple[Seat, ...]:
    """The order of speaking in a session: it moves on by one party each time."""
    n = len(public.parties)
    return tuple(Seat((session + k) % n) for k in range(n))


def opening_table(public: Public) -> ConferenceTable:
    """The table before the first session."""
    n, m = len(public.parties), len(public.issues)
    start = public.meters
    table = ConferenceTable(
        session=0,
        phase=Phase.FLOOR,
        queue=(),
        capital=(start.capital,) * n,
        trust=((start.trust,) * n,) * n,
        tension=start.tension if public.tension_on else 0,
        credibility=(start.credibility,) * n,
        offers=(),
        offered=0,
        draft=None,
        marks=((NO_MARK,) * m,) * n,
        conditions=(),
        floors=(0,) * m,
        unlocked=(),
        gestures=(),
        away=(AT_THE_TABLE,) * n,
        warned=(False,) * n,
        unkept=(0,) * n,
        final_used=False,
        agreed=None,
        signed=(),
        resume=(Phase.FLOOR, ()),
        question=None,
        news=NO_NEWS,
        drawn=(),
        expected=NO_NEWS,
        awaiting_news=False,
        brink=False,
        press=(SILENT,) * n,
        met=(),
        evidence=(),
        remarked=(),
        changes=(),
        ending=None,
    )
    return open_session(public, table)


def open_session(public: Public, table: ConferenceTable) -> ConferenceTable:
    """The table at the start of `table.session`: news are due, or the floor opens."""
    n = len(public.parties)
    brink = table.tension >= TENSION_MAX
    table = table._replace(news=NO_NEWS, press=(SILENT,) * n, warned=(False,) * n, brink=brink, remarked=())
    if not table.brink and len(table.drawn) < len(public.news):
        return table._replace(phase=Phase.NEWS, awaiting_news=True, queue=())
    return open_floor(public, table)


def open_floor(public: Public, table: ConferenceTable) -> ConferenceTable:
    """The table with the floor open to all in this session's order."""
    return table._replace(phase=Phase.FLOOR, queue=rotation(public, table.session))


def fresh_points(public: Public, table: ConferenceTable, seat: Seat) -> int:
    """The action points of a floor turn in this session: those of the role, and what the news add or take."""
    return max(0, POINTS[public.parties[seat].role] + points_from_news(public, table, seat))


def present(public: Public, table: ConferenceTable) -> tuple[Seat, ...]:
    """The seats at the table, in this session's order."""
    return tuple(seat for seat in rotation(public, table.session) if not table.is_away(seat))


def advance(public: Public, state: Talks) -> Talks:
    """`state` after the holder is done in this phase."""
    table = state.table
    table = table._replace(queue=table.queue[1:])
    if table.queue:
        return enter(public, new_state((table, state.desks)))
    after = _next_phase(public, table)
    # Where a signing came to nothing the turn that it broke into goes on, and does not begin anew, with its points
    # back.
    resumed = table.phase is Phase.SIGNING and (after.phase, after.queue) == table.resume
    moved: Talks = new_state((after, state.desks))
    return moved if resumed else enter(public, moved)


def enter(public: Public, state: Talks) -> Talks:
    """`state` with the holder's desk ready if a floor turn begins now, and caucuses shut between sessions."""
    table, desks = state
    if table.phase is not Phase.FLOOR or not table.queue:
        return state
    seat = table.queue[0]
    # All are in the queue only as a session opens.
    if len(table.queue) == len(public.parties) and not table.call:
        desks = tuple(_shut(desk) for desk in desks)
    points = 0 if table.call else fresh_points(public, table, seat)
    desk = desks[seat]._replace(points=points, free=0, words=0)
    return new_state((table, desks[:seat] + (desk,) + desks[seat + 1 :]))


def _shut(desk: Desk) -> Desk:
    return desk if desk == EMPTY_DESK else desk._replace(points=0, free=0, caucus=(), remarked=())


def _next_phase(public: Public, table: ConferenceTable) -> ConferenceTable:
    if table.call and table.phase is Phase.FLOOR:
        return _close_talks(public, table)
    if table.phase is Phase.NEWS:
        return open_floor(public, table)
    if table.phase is Phase.FLOOR and table.draft is not None:
        hands = signatories(public)
        voters = tuple(s for s in present(public, table) if s in hands)
        if voters:
            return table._replace(phase=Phase.BALLOT, queue=voters)
    if table.phase in (Phase.FLOOR, Phase.BALLOT):
        reporters = present(public, table)
        if reporters:
            return table._replace(phase=Phase.PRESS, queue=reporters)
    if table.phase is Phase.SIGNING:
        return _count_signatures(public, table)
    if table.phase is Phase.FINAL:
        return _count_final(public, table)
    return _close_session(public, table)


def _close_session(public: Public, table: ConferenceTable) -> ConferenceTable:
    # In this order: the heat of the press is that of the table at which the lines were chosen, before it grows
    # otherwise.
    table = _judge_press(public, table)
    table = _judge_warnings(public, table)
    if public.rules > 1:
        table = _judge_progress(public, table)
    if table.brink:
        table = add_tension(public, table, -1, message("cause.brink"))
    gone = [p for p in range(len(table.away)) if table.is_away(Seat(p)) and needed(public, Seat(p))]
    last = table.session + 1 == public.sessions
    for p in gone:
        # Who left in an earlier session has had the whole of this one to return.
        if last or table.away[p] < table.session:
            return end(table, EndingKind.BREAKDOWN, (), (), message("ending.cause_left", party=public.parties[p].short))
    if not satisfied(public, present(public, table)) and (last or max(table.away) < table.session):
        return end(table, EndingKind.BREAKDOWN, (), (), message("ending.cause_few"))
    if last:
        return _closing_call(public, table)
    return open_session(public, table._replace(session=table.session + 1))


def _judge_press(public: Public, table: ConferenceTable) -> ConferenceTable:
    lines = [line for line in table.press if line != SILENT]
    firm = [Seat(p) for p, line in enumerate(table.press) if line == PressLine.FIRM]
    if len(firm) >= 2 or (public.rules > 1 and firm and table.tension >= HEATED):
        cause = message("cause.press_firm" if len(firm) >= 2 else "cause.press_heated")
        table = add_tension(public, table, 1, cause)
        return _pay_for_heat(table, firm) if public.rules > 1 else table
    if lines and all(line == PressLine.OPEN for line in lines):
        return add_tension(public, table, -1, message("cause.press_open"))
    return table


def _pay_for_heat(table: ConferenceTable, firm: list[Seat]) -> ConferenceTable:
    """Who has fed the tension hears of it at home first."""
    for seat in firm:
        table = add_capital(table, seat, -1, message("cause.fed"))
    return table


def _judge_progress(public: Public, table: ConferenceTable) -> ConferenceTable:
    """A session in which no further clause was initialled by all makes talks tenser: a stalemate hurts those in it."""
    common = sum(initialled_by_all(public, table, i) for i in range(len(public.issues))) if table.draft else 0
    if common <= table.common and table.session:
        table = add_tension(public, table, 1, message("cause.stalled"))
    return table._replace(common=common)


def _judge_warnings(public: Public, table: ConferenceTable) -> ConferenceTable:
    for p, warned in enumerate(table.warned):
        if warned:
            price = UNKEPT_PRICE[min(table.unkept[p], len(UNKEPT_PRICE) - 1)]
            unkept = table.unkept[:p] + (table.unkept[p] + 1,) + table.unkept[p + 1 :]
            table = add_credibility(table, Seat(p), -price, message("cause.unkept"))
            table = table._replace(unkept=unkept)
    return table


def _closing_call(public: Public, table: ConferenceTable) -> ConferenceTable:
    """The closing call, once: what lies on the table may still be accepted or refused. The end, where nothing does.

    So what is put forward in the last moves can be answered. Whoever has a signature to give is called, in the order
    of this session; a mediator has nothing to add.
    """
    hands = signatories(public)
    called = tuple(s for s in present(public, table) if s in hands)
    if table.call or public.rules < 2 or not called or not (table.offers or table.draft):
        return _close_talks(public, table)
    return table._replace(phase=Phase.FLOOR, queue=called, call=True)


def _close_talks(public: Public, table: ConferenceTable) -> ConferenceTable:
    """After the last session: sign what all have initialled, or adjourn, or break off at the highest tension."""
    terms = common_ground(public, table)
    if any(choice != OPEN for choice in terms):
        return to_signing(public, table, Agreed(terms, TextSource.CLOSING))
    return _without_agreement(public, table)


def _without_agreement(public: Public, table: ConferenceTable) -> ConferenceTable:
    if table.final_used:  # nobody asks for a final yes or no twice: this one was refused
        return end(table, EndingKind.BREAKDOWN, (), (), message("ending.cause_refused"))
    if table.tension >= TENSION_MAX:
        return end(table, EndingKind.BREAKDOWN, (), (), message("ending.cause_tension"))
    # The question may have been called before the sessions were used up.
    early = table.call and table.session + 1 < public.sessions
    cause = message("question.cause") if early else message("ending.cause_sessions")
    return end(table, EndingKind.ADJOURNED, (), (), cause)


def call_question(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` in its closing call, though sessions are left."""
    return _closing_call(public, table)


def adjourn(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` closed where it stands: what all have initialled is to be signed, unless hands are asked for already."""
    asked = table.phase in (Phase.SIGNING, Phase.FINAL)
    terms = common_ground(public, table)
    if not asked and any(choice != OPEN for choice in terms) and satisfied(public, present(public, table)):
        return to_signing(public, table, Agreed(terms, TextSource.CLOSING))
    return end(table._replace(agreed=None, signed=()), EndingKind.ADJOURNED, (), (), message("adjourn.cause"))


def unasked(state: Talks) -> Talks:
    """`state` with no card to draw, nobody in the queue, and no question, public or private, left to answer."""
    table = state.table._replace(question=None, awaiting_news=False, queue=())
    desks = tuple(desk._replace(question=None, waiting=NATURE) for desk in state.desks)
    return new_state((table, desks))


def common_ground(public: Public, table: ConferenceTable) -> Terms:
    """The clauses of the draft that enough signatories to sign have initialled; open elsewhere.

    The same parties must have initialled every clause kept; under k-of-n they are chosen so that most clauses
    are kept. A clause that cannot stand without one that was not initialled is left out too.
    """
    draft = table.draft
    if draft is None:
        return (OPEN,) * len(public.issues)
    said = [i for i, choice in enumerate(draft.terms) if choice != OPEN]
    seats = _largest_side(public, table, said)
    kept = {i for i in said if all(table.marks[s][i] == INITIAL for s in seats)} if seats else set()
    return _standing_alone(public, table, tuple(choice if i in kept else OPEN for i, choice in enumerate(draft.terms)))


def _standing_alone(public: Public, table: ConferenceTable, terms: Terms) -> Terms:
    """`terms` without the clauses that break a rule between options, now that others are open."""
    while (rule := broken(public, terms, table.floors)) is not None:
        at = rule.issue if terms[rule.issue] != OPEN else rule.other_issue
        # Both of its clauses are open: then floors break the rule, and to leave out more would not help.
        if terms[at] == OPEN:
            return (OPEN,) * len(terms)
        terms = (*terms[:at], OPEN, *terms[at + 1 :])
    return terms


def _largest_side(public: Public, table: ConferenceTable, said: list[int]) -> tuple[Seat, ...]:
    if public.signing.rule != "k-of-n":
        return signatories(public)
    here = [s for s in signatories(public) if not table.is_away(s)]
    sides = [side for side in combinations(here, public.signing.k) if satisfied(public, side)]
    shared = {side: sum(all(table.marks[s][i] == INITIAL for s in side) for i in said) for side in sides}
    return max(sides, key=lambda side: shared[side], default=())


def drop_draft(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` without a draft, and without any mark."""
    return table._replace(draft=None, marks=((NO_MARK,) * len(public.issues),) * len(public.parties))


def check_draft(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` sent to signing when enough signatories have initialled every clause of the draft."""
    draft = table.draft
    if draft is None or table.phase not in (Phase.FLOOR, Phase.BALLOT):
        return table
    said = [i for i, choice in enumerate(draft.terms) if choice != OPEN]
    ready = [s for s in signatories(public) if all(table.marks[s][i] == INITIAL for i in said)]
    if said and satisfied(public, ready):
        return to_signing(public, table, Agreed(draft.terms, TextSource.DRAFT, tuple(ready)))
    return table


def to_signing(public: Public, table: ConferenceTable, agreed: Agreed) -> ConferenceTable:
    """`table` with `agreed` on the signing table, if enough are there to sign it.

    The talks go on where they were if a hand that is needed is withheld.
    """
    phase = Phase.FINAL if agreed.source is TextSource.FINAL else Phase.SIGNING
    hands = signatories(public)
    signers = tuple(s for s in present(public, table) if s in hands)
    if not satisfied(public, signers):
        return table
    return table._replace(phase=phase, queue=signers, agreed=agreed, signed=(), resume=(table.phase, table.queue))


def _count_signatures(public: Public, table: ConferenceTable) -> ConferenceTable:
    agreed = table.agreed
    assert agreed is not None
    if satisfied(public, table.signed):
        return _signed(table, agreed)
    table = table._replace(agreed=None, signed=())
    if agreed.source is TextSource.CLOSING:
        return _without_agreement(public, table)
    phase, queue = table.resume
    table = table._replace(offers=_without(table, agreed))
    if agreed.source is TextSource.DRAFT:
        table = drop_draft(public, table)
    # There is nothing left to mark.
    if phase is Phase.BALLOT and table.draft is None:
        return _next_phase(public, table._replace(phase=phase, queue=()))
    return table._replace(phase=phase, queue=queue)


def _without(table: ConferenceTable, agreed: Agreed) -> tuple[Standing, ...]:
    """The standing offers but for the one that was not signed."""
    return tuple(offer for offer in table.offers if offer.id != agreed.source)


def _count_final(public: Public, table: ConferenceTable) -> ConferenceTable:
    agreed = table.agreed
    assert agreed is not None
    if satisfied(public, table.signed):
        return _signed(table, agreed)
    if public.rules < 2 or table.call:
        return end(table, EndingKind.BREAKDOWN, (), (), message("ending.cause_refused"))
    return _closing_call(public, table._replace(agreed=None, signed=(), offers=_without(table, agreed)))


def _signed(table: ConferenceTable, agreed: Agreed) -> ConferenceTable:
    kind = EndingKind.PARTIAL if OPEN in agreed.terms else EndingKind.JOINT
    cause = message("ending.cause_open") if kind is EndingKind.PARTIAL else message("ending.cause_signed")
    return end(table, kind, agreed.terms, table.signed, cause)


def end(
    table: ConferenceTable, kind: EndingKind, terms: Terms, signed: tuple[Seat, ...], cause: Message
) -> ConferenceTable:
    """`table` with the game over."""
    return table._replace(
        phase=Phase.OVER, queue=(), question=None, awaiting_news=False, ending=Ending(kind, terms, signed, cause)
    )


def withheld(public: Public, table: ConferenceTable, seat: Seat) -> ConferenceTable:
    """The price of withholding a signature from terms one had agreed to; to refuse other terms is free."""
    agreed = table.agreed
    if agreed is None or seat not in agreed.consent:
        return table
    table = add_credibility(table, seat, -2, message("cause.withheld"))
    for other in signatories(public):
        table = add_trust(table, other, seat, -2, message("cause.withheld"))
    return table
