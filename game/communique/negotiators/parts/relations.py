"""How a seat stands with the others: what each gave, said and kept, what it promised itself, and what calls for a word.

    heard          an offer worse than the last, initials taken back, a gesture, a reason, a warning, silence ...
    account        what each party's conduct comes to, in points of the seat's own sheet and in counts
    occasions      what a person would not let pass without a word; they wait until the seat has the floor

Facts, no opinion: what follows from them is the business of `mood` and of the style. Part of a memory, and like it
never changed once a view has given it: everything here is replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from communique.model.package import OPEN, Package, Terms, settle
from communique.model.scenario import NATURE, Role, Seat
from communique.negotiators.parts.own_packages import Space
from communique.rules.state import BLOCK, INITIAL, NO_MARK, quick_replace

# A number and not None, since it takes part as it is: the better of nothing and a worth is the worth, and a session is
# never that of nothing. Accounts change with most of what is heard.
NOTHING: Final = -1
"""In place of a worth, an issue or a session while there is none."""
_LONG: Final = 12
"""Occasions that are kept at most; the oldest are let pass."""
_LIE: Final = 3
"""Slights that a false statement counts for, once its own conduct has belied who made it."""
_STEP: Final = 3
"""Points that an offer must be better or worse than the last to be taken for a move."""


WAYS: Final = frozenset({"reason", "answer", "priority", "evidence", "promise", "question"})
"""Ways to let others know what one needs and why."""


class Account(NamedTuple):
    """One party's conduct towards the seat that remembers. Worths are points of that seat's own sheet."""

    first: int = NOTHING
    """What its first offer was worth."""
    best: int = NOTHING
    last: int = NOTHING
    terms: Terms = ()
    """Its latest offer."""
    told: int = 0
    """Questions answered, priorities and evidence told, wishes named, promises made."""
    ways: frozenset[str] = frozenset()
    """In which of WAYS it has told the seat something."""
    gestures: int = 0
    slights: int = 0
    """Questions declined, offers and initials taken back, warnings not kept, demands that insult."""
    warned: int = NOTHING
    """The session of its latest warning."""
    moved: int = NOTHING
    """The session in which it last gave something."""
    spoke: int = NOTHING
    """The session in which it last said anything on the floor, passing apart."""
    reason: int = NOTHING
    """The reason it gave last for a no, a number in REASONS."""
    refused: int = NOTHING
    """The issue that this reason was about."""
    offered: int = NOTHING
    """The session of its latest offer."""
    gestured: int = NOTHING
    """The session of its latest gesture."""

    def given(self, bottom: int) -> int:
        """Points that it has moved towards the seat: from its first offer, or above what no deal is worth."""
        if self.best == NOTHING:
            return 0
        return max(0, self.best - self.first, self.best - bottom)


# An account changes with most of what is heard.
Account._replace = quick_replace(Account)  # type: ignore[method-assign]  # same signature, half the price


class Occasion(NamedTuple):
    """Something to say a word about: the kind of a `Remark`, and what it names."""

    about: str
    whom: Seat
    issue: int | None = None
    option: int | None = None
    session: int | None = None
    level: int | None = None
    private: bool = False
    """Nobody else knows of it, so that it is spoken of in private or not at all."""


class Relations:
    """Everything of the kind that one seat remembers. Part of a `Memory`."""

    __slots__ = (
        "accounts", "belittled", "fresh", "marks", "mediated", "occasions", "pledges", "rejected", "resented", "space",
    )  # fmt: skip

    def __init__(self, space: Space) -> None:
        self.space = space
        self.accounts: tuple[Account, ...] = (Account(),) * len(space.public.parties)
        self.occasions: tuple[Occasion, ...] = ()
        self.rejected: dict[tuple[int, int], int] = {}
        """(issue, option) that the seat has called unacceptable in a text, and the session in which it last did."""
        self.pledges: tuple[tuple[int, Package], ...] = ()
        """(session, package): what the seat said would do; it keeps its word."""
        self.belittled: frozenset[tuple[Seat, int]] = frozenset()
        """(party, issue) of which the party has said that it matters little to it, and has not been caught yet."""
        self.fresh: frozenset[Seat] = frozenset()
        """Parties that have made an offer since the seat last gave up the floor."""
        self.resented: frozenset[tuple[Seat, int, int]] = frozenset()
        """(party, issue, option) that the seat has taken exception to: once is enough."""
        self.mediated: int = NOTHING
        """The session in which a mediator last took part in the talks, as far as the seat has heard."""
        self.marks: dict[Seat, tuple[int, tuple[int, ...]]] = {}
        """By party, the version of the draft it marked last, and how."""

    def copy(self) -> Relations:
        """Equal relations that can change while these stay as they are."""
        other = Relations.__new__(Relations)
        other.space, other.accounts, other.occasions = self.space, self.accounts, self.occasions
        other.belittled, other.resented, other.fresh = self.belittled, self.resented, self.fresh
        other.rejected, other.pledges, other.marks = self.rejected, self.pledges, self.marks
        other.mediated = self.mediated
        return other

    # -- what others do ----------------------------------------------------------------

    def offered(self, seat: Seat, terms: Terms, floors: Sequence[int], session: int, *, private: bool = False) -> None:
        """Another party put forward `terms`."""
        account = self.accounts[seat]
        worth = self.space.value(settle(terms, floors))
        first = worth if account.first == NOTHING else account.first
        better = account.best != NOTHING and worth >= account.best + _STEP
        if account.terms and worth < account.last:
            self._taken_back(seat, account.terms, terms, private=private)
            account = self.accounts[seat]
        elif better:
            self._occasion(Occasion("thanks", seat, self._gained(account.terms, terms), level=1, private=private))
        moved = session if better else account.moved
        self.fresh |= {seat}
        self._put(
            seat,
            account._replace(
                first=first, best=max(account.best, worth), last=worth, terms=terms,
                moved=moved, spoke=session, offered=session,
            ),
        )  # fmt: skip

    def _taken_back(self, seat: Seat, before: Terms, after: Terms, *, private: bool) -> None:
        rows = self.space.rows
        # Only where neither text leaves the issue open.
        lost = [(rows[i][k] - rows[i][after[i]], i) for i, k in enumerate(before) if k != OPEN != after[i]]
        most, issue = max(lost, default=(0, NOTHING))
        if most >= _STEP:
            self._slighted(seat)
            when = self.accounts[seat].offered
            self._occasion(Occasion("reminds", seat, issue, before[issue], when, private=private))

    def _gained(self, before: Terms, after: Terms) -> int | None:
        """The issue on which the seat has gained most."""
        if not before:
            return None
        rows = self.space.rows
        # Issues count downwards, so that of equal gains `max` takes the first.
        gains = [(rows[i][k] - rows[i][before[i]], -i) for i, k in enumerate(after) if k != OPEN != before[i]]
        most, issue = max(gains, default=(0, 1))
        return -issue if most > 0 else None

    def marked(
        self, seat: Seat, version: int, draft: Terms, marks: Sequence[int], floors: Sequence[int], session: int
    ) -> None:
        """Another party marked the draft: initials taken back are a slight, a whole draft initialled is an offer."""
        account = self.accounts[seat]
        known, before = self.marks.get(seat, (version, (NO_MARK,) * len(marks)))
        if known != version:
            before = (NO_MARK,) * len(marks)
        after = tuple([new or old for old, new in zip(before, marks, strict=True)])
        self.marks = {**self.marks, seat: (version, after)}
        self._caught(seat, [i for i, mark in enumerate(after) if mark == BLOCK])
        account = self.accounts[seat]
        taken = [i for i, (old, new) in enumerate(zip(before, after, strict=True)) if old == INITIAL != new]
        if taken:
            self._slighted(seat)
            self._occasion(Occasion("broken", seat, taken[0], draft[taken[0]]))
        elif all(mark == INITIAL for mark, k in zip(after, draft, strict=True) if k != OPEN):
            worth = self.space.value(settle(draft, floors))
            if worth > account.best:
                first = worth if account.first == NOTHING else account.first
                self._put(seat, account._replace(first=first, best=worth, last=worth, moved=session, spoke=session))

    def rejects(
        self, seat: Seat, points: Sequence[tuple[int, int, int]], session: int, *, private: bool = False
    ) -> None:
        """Another party gave reasons for a no."""
        issue, _, reason = points[0]
        self._caught(seat, [point[0] for point in points])
        account = self._told(seat, session, "reason")
        self._put(seat, account._replace(reason=reason, refused=issue))
        self._occasion(Occasion("listens", seat, issue, level=reason, private=private))

    def answered(
        self, seat: Seat, issue: int | None, *, declined: bool, asked_by_me: bool, session: int, private: bool = False
    ) -> None:
        """Another party answered a question, or declined."""
        if not declined:
            self._told(seat, session, "answer")
            if asked_by_me:
                self._occasion(Occasion("thanks", seat, issue, level=2, private=private))
        elif asked_by_me:
            self._slighted(seat)
            self._occasion(Occasion("unanswered", seat, issue, session=session, private=private))

    def _caught(self, seat: Seat, issues: Sequence[int]) -> None:
        """Who makes much of a clause that was said to matter little has misled; it costs more than it brought."""
        for issue in issues:
            if (seat, issue) in self.belittled:
                self.belittled -= {(seat, issue)}
                self._slighted(seat, _LIE)
                self._occasion(Occasion("denies", seat, issue))

    def told(
        self, seat: Seat, issue: int | None, session: int, way: str, *, little: bool = False, private: bool = False
    ) -> None:
        """Another party named a priority, or promised something."""
        if little and issue is not None:
            self.belittled |= {(seat, issue)}
        self._told(seat, session, way)
        self._occasion(Occasion("listens", seat, issue, private=private))

    def asked(self, seat: Seat, issue: int | None, session: int) -> None:
        """Another party asked this seat a question: it wants to know, and shows what it thinks about."""
        self.told(seat, issue, session, "question")

    def shown(self, seat: Seat, issue: int | None, session: int, *, private: bool = False) -> None:
        """Another party laid evidence on the table; `issue` is what it speaks of, if it says."""
        self._told(seat, session, "evidence")
        if issue is not None:
            self._occasion(Occasion("confirms", seat, issue, private=private))

    def gestured(self, seat: Seat, issue: int, session: int) -> None:
        """Another party made a gesture."""
        account = self.accounts[seat]
        self._put(seat, account._replace(gestures=account.gestures + 1, moved=session, spoke=session, gestured=session))
        self._occasion(Occasion("thanks", seat, issue, level=0))

    def warned(self, seat: Seat, session: int) -> None:
        """Another party warned of leaving."""
        self._put(seat, self.accounts[seat]._replace(warned=session, spoke=session))
        self._occasion(Occasion("patience", seat, level=1))

    def bluffed(self, session: int) -> None:
        """A session is over: who warned in it and is still there has bluffed."""
        for p, account in enumerate(self.accounts):
            if account.warned == session != NOTHING:
                self._slighted(Seat(p))
                self._occasion(Occasion("unkept", Seat(p), session=session))

    def drafted(self, seat: Seat, before: Terms, terms: Terms, session: int) -> None:
        """A text was tabled or mended: one that says what the seat has called unacceptable leaps over it."""
        role = self.space.public.parties[seat].role
        for issue, option in enumerate(terms):
            fresh = not before or before[issue] != option
            if fresh and (issue, option) in self.rejected and role is Role.MEDIATOR:
                self._occasion(Occasion("leapt", seat, issue, option))
                return

    def left(self, seat: Seat, session: int) -> None:
        """Another party walked out: what it warned of, it has done."""
        self._put(seat, self.accounts[seat]._replace(warned=NOTHING, spoke=session))

    # -- what the seat does itself ----------------------------------------------------------

    def i_rejected(
        self, terms: Terms, points: Sequence[tuple[int, int, int]], floors: Sequence[int], session: int
    ) -> None:
        """The seat said no to `terms`, and what it would take instead: where all name a wish, it is a pledge."""
        said = {(issue, terms[issue]): session for issue, _, _ in points if terms[issue] != OPEN}
        wishes = {issue: wish for issue, wish, _ in points}
        self.rejected = {
            **{key: s for key, s in self.rejected.items() if key[0] not in wishes or key[1] != wishes[key[0]]},
            **said,
        }
        if all(wish != OPEN for wish in wishes.values()):
            wanted = tuple(wishes.get(i, choice) for i, choice in enumerate(terms))
            self.pledges = (*self.pledges[-3:], (session, settle(wanted, floors)))

    def i_would_take(self, terms: Terms, floors: Sequence[int], session: int) -> None:
        """The seat said that it would accept `terms`."""
        self.pledges = (*self.pledges[-3:], (session, settle(terms, floors)))

    def i_can_live_with(self, issue: int, option: int) -> None:
        """The seat said that it no longer rejects a clause."""
        self.rejected = {key: s for key, s in self.rejected.items() if key != (issue, option)}

    def i_said(self, about: str, whom: Seat, issue: int | None) -> None:
        """The seat has made a remark: that occasion is over."""
        self.occasions = tuple([o for o in self.occasions if (o.about, o.whom, o.issue) != (about, whom, issue)])

    def i_resented(self, whom: Seat, issue: int, option: int) -> None:
        """The seat has taken exception to a demand."""
        self.resented |= {(whom, issue, option)}

    def let_pass(self) -> None:
        """What was not said in time is not said any more."""
        if self.occasions:
            self.occasions = ()
        self.fresh = frozenset()

    def pledged(self, session: int) -> list[Package]:
        """What the seat has said would do, in this session or the last."""
        return [package for said, package in self.pledges if said >= session - 1]

    # -- inside -------------------------------------------------------------------------------

    def _told(self, seat: Seat, session: int, way: str) -> Account:
        account = self.accounts[seat]
        account = account._replace(told=account.told + 1, ways=account.ways | {way}, spoke=session)
        self._put(seat, account)
        return account

    def _slighted(self, seat: Seat, weight: int = 1) -> None:
        account = self.accounts[seat]
        self._put(seat, account._replace(slights=account.slights + weight))

    def _put(self, seat: Seat, account: Account) -> None:
        self.accounts = (*self.accounts[:seat], account, *self.accounts[seat + 1 :])

    def _occasion(self, occasion: Occasion) -> None:
        if occasion.whom != NATURE:
            self.occasions = (*self.occasions[1 - _LONG :], occasion)
